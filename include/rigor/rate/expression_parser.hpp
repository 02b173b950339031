// Reads expressions in L such as "1/4 + 3/8 log L / L" into the tree of expression_tree.hpp.
//
// Grammar, from loose to tight:
//   sums        a + b - c, with a sign before the first term;
//   products    a * b / c, from left to right; juxtaposition is a product of the same rank: "1/2 L" is (1/2)*L,
//               "1/L C" is (1/L)*C. A number is never juxtaposed on the right ("L 2", "1.2.3" are errors);
//   minus       before a factor: "2*-L"; "-L^2" is -(L^2);
//   powers      a ^ b or a ** b, from right to left; b must reduce to a rational number: "L^-1.05", "L^(-1/2)";
//               "L^1/2" is (L^1)/2;
//   atoms       decimals (exact), pi, L, the symbols given, (…), and log or ln (natural) and sqrt of (…). A function
//               without parentheses takes the next name, or function, alone: "log L / L" is log(L)/L, "log log L" is
//               log(log(L)). "log^2 L" and "log(L)^2" are (log L)^2; "log L^2" is an error, because it is read in two
//               ways.
#pragma once

#include "rigor/rate/expression_tree.hpp"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace rigor::detail::rates {

struct Token {
    enum class Kind { number, name, mark, end };  ///< a mark is one of + - * / ^ ( ), and ** is read as ^
    Kind kind;
    std::string_view text;  ///< of an end: what follows the expression, if anything
    long column;

    bool is(const char* mark) const { return kind == Kind::mark && text == mark; }
};

/// The text in quotes, or "the end".
std::string described(const Token& token);

/// The tokens of the text, an end last. Throws ExpressionError for other characters and for text that is too long.
std::vector<Token> tokens(std::string_view text, long column_offset);

/// "L, pi, log, ln, sqrt" and the symbols.
std::string known_names(const std::set<std::string>& symbols);

/// The tree of an expression by the grammar at the top of this file, in L, pi and the symbols. The last token is an
/// end. Throws ExpressionError.
ExpressionNode parse(std::vector<Token> tokens, const std::set<std::string>& symbols);

}  // namespace rigor::detail::rates
