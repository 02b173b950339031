// Statements: formulas over expressions with explicit quantifiers, and the definitions, data and hints that they use.
#pragma once

#include "claim/language/expression.hpp"

#include <functional>

namespace claim::language {

enum class Connective {
    forall,       ///< bindings; parts[0]
    exists,       ///< bindings; parts[0]
    implies,      ///< parts[0] => parts[1]
    equivalent,   ///< parts[0] <=> parts[1]
    conjunction,  ///< all parts
    disjunction,  ///< any part
    negation,     ///< not parts[0]
    chain,        ///< sides[0] relations[0] sides[1] relations[1] …; on matrices < and <= are the Loewner order
    membership,   ///< sides[0] in domain
    order,        ///< sides[0] = sides[1] + landau(sides[2]) as limit; of `similar`: sides[0] ~ sides[2]
    limit,        ///< lim[limit] sides[0] relations[0] sides[1]
    shape,        ///< sides[0] is `shape` in names[0] on domain (or on the domain of that name's quantifier)
    range,        ///< sides[0] in ?: a question
    best          ///< names[0]: the best constant for parts[0], in which it stands free; a question
};

enum class Relation { less, at_most, equal, unequal, at_least, greater };
enum class Landau { big_o, little_o, theta, omega, similar };
enum class Shape { increasing, decreasing, nondecreasing, nonincreasing, convex, concave };  ///< the first two strictly

/// "as L -> inf", "as z -> 0+ uniformly in w".
struct Approach {
    std::string name;
    Expression point;  ///< may be inf or -inf
    char side = ' ';   ///< '+': from above, '-': from below, ' ': both, as far as there is a domain
    std::vector<std::string> uniform = {};  ///< names of which the constants do not depend
    friend bool operator==(const Approach&, const Approach&) = default;
};

struct FormulaNode;

class Formula {
public:
    explicit Formula(FormulaNode node);
    const FormulaNode& operator*() const { return *node_; }
    const FormulaNode* operator->() const { return node_.get(); }
    friend bool operator==(const Formula& a, const Formula& b);

private:
    std::shared_ptr<const FormulaNode> node_;
};

struct FormulaNode {
    Connective connective;
    Place place = {};
    std::vector<Binding> bindings = {};
    std::vector<Formula> parts = {};
    std::vector<Expression> sides = {};
    std::vector<Relation> relations = {};
    std::vector<std::string> names = {};
    std::optional<Domain> domain = {};
    std::optional<Approach> approach = {};
    std::optional<Landau> landau = {};
    std::optional<Shape> shape = {};
    friend bool operator==(const FormulaNode& a, const FormulaNode& b);  ///< places do not count
};

/// f(u, s) = body; a value without parameters; a recurrence r[1] = z, r[L+1] = body, in which r[L] stands.
struct Definition {
    std::string name;
    std::vector<std::string> parameters = {};
    Expression body;
    std::string index = {};                     ///< of a recurrence: the name L in r[L+1]; or of a family x[i] = …
    std::optional<rigor::Rational> first = {};  ///< of a recurrence: the index of its first member
    std::optional<Expression> start = {};       ///< and that member
    Place place = {};

    bool is_recurrence() const { return start.has_value(); }
    friend bool operator==(const Definition& a, const Definition& b) {
        return a.name == b.name && a.parameters == b.parameters && a.body == b.body && a.index == b.index &&
               a.first == b.first && a.start == b.start;
    }
};

/// A hint never changes what is proved. kind: "invariant" (formula), "induct" (name), "at", "split" (expression),
/// "rule" (name).
struct Hint {
    std::string kind, name;
    std::optional<Formula> formula = {};
    std::optional<Expression> expression = {};
    friend bool operator==(const Hint&, const Hint&) = default;
};

struct Statement {
    std::vector<Definition> definitions = {};
    std::vector<Binding> given = {};  ///< abstract data, "given K in Sym(n)"
    std::vector<Formula> facts = {};  ///< what is given of them, "K > 0"
    Formula formula;
    std::vector<Hint> hints = {};

    friend bool operator==(const Statement&, const Statement&) = default;
};

std::size_t hash_of(const Formula& f);

const char* to_string(Relation r);  ///< "<", "<=", "=", "!=", ">=", ">"
const char* to_string(Landau l);    ///< "O", "o", "Theta", "Omega", "~"
const char* to_string(Shape s);
Relation mirrored(Relation r);  ///< a r b is b mirrored(r) a
Relation opposite(Relation r);  ///< the relation that holds where r does not, for real numbers

std::set<std::string> free_variables(const Formula& f);
/// Replaces the free variable; bound names that would capture are renamed.
Formula substitute(const Formula& f, const std::string& name, const Expression& value);

using ExpressionMap = std::function<Expression(const Expression&)>;
/// With each expression in it (sides, ends of domains, points of limits) replaced; names are not looked at.
Domain with_expressions(Domain d, const ExpressionMap& map);
Formula with_expressions(const Formula& f, const ExpressionMap& map);

/// The formula that holds exactly where f is defined and does not hold; quantifiers are turned, real chains split.
/// What has no positive form (the Loewner order, order terms, limits, shapes) stands behind "not". Throws
/// std::invalid_argument for a question ("in ?", "best").
Formula negate(const Formula& f);
/// The negated statement; definitions, data and facts stay.
Statement negate(const Statement& s);

/// The statement without its definitions of functions and values: each use is replaced by what it stands for. Only
/// recurrences and families x[i] stay. Throws std::invalid_argument for a definition that uses itself.
Statement unfold_definitions(const Statement& s);

}  // namespace claim::language
