// Reads statements. The grammar, from loose to tight; what stands in one line binds alike:
//   statement    { definitions ";" } [ "given" facts ":" ] formula [ "where" definitions ]
//   formula      a => b, a <=> b (to the right); a or b; a and b; not a; forall …: formula, exists …: formula (as far
//   as
//                they reach); "(" formula ")"; "best C:" formula
//   bindings     "z, w in [-1, 1]", "L >= 1" (an integer), "s > 0", "a != 0" (real numbers), "k in 1..n",
//                "x, y in X" and "x != y in X" (points of a data set), "X subset S^2", "X distinct in S^(d-1)"; a name
//                with a capital letter "in" R^d, a sphere or a half sphere is a data set, and others are points
//   relations    a < b <= c; a in I; a in ?; f increasing in z on I; a = b + O(g) as L -> inf [uniformly in z];
//                a ~ b as …; lim[L -> inf] a = b
//   expressions  those of `verify rate` (rigor/rate/expression_parser.hpp) with more functions. A name before "(" is a
//                function or an error; the body of sum, E and so on reaches to the end of the product.
#pragma once

#include "claim/language/statement.hpp"
#include "claim/language/tokens.hpp"

namespace claim::language {

/// Names that the surroundings of a statement define: the page's `define`.
struct Context {
    std::vector<Definition> definitions;
};

/// Reads and checks (types.hpp) one statement. Throws StatementError.
Statement parse(std::string_view text, const Context& context = {});

/// Reads "k2(u) = …; r[1] = z, r[L+1] = c(r[L])", separated by ";", "," or line ends. Throws StatementError.
std::vector<Definition> parse_definitions(std::string_view text, const Context& context = {});

/// Reads an expression; its free names are not checked. Throws StatementError.
Expression parse_expression(std::string_view text, const Context& context = {});

/// Reads "invariant a <= b", "induct on L", "at e", "split at e", "rule name". Throws StatementError.
Hint parse_hint(std::string_view text, const Context& context = {});

}  // namespace claim::language
