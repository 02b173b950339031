// Expressions of the statement language: immutable trees, shared, compared by structure. Nothing is simplified, so that
// an expression says what was written; only a quotient of literals is one rational number, "2/3" and "0.5/3".
#pragma once

#include "rigor/number/rational.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace claim::language {

/// Where a node began in the text, from 1; columns count characters, not bytes. Takes no part in comparisons.
struct Place {
    long line = 1, column = 1;
};

enum class Kind {
    number,           ///< number >= 0; a negative literal is a negate
    constant,         ///< name: "pi", "euler", "inf", "ones", "I", "J"
    variable,         ///< name
    sum,              ///< n-ary; what is subtracted is a negate
    product,          ///< n-ary, from left to right; what is divided by is a reciprocal, never the first child
    negate,           ///< unary
    reciprocal,       ///< only inside a product
    power,            ///< base, exponent; on matrices the matrix power, -1 the inverse
    entrywise_power,  ///< A^(o r)
    entrywise,        ///< A o B
    call,             ///< name, primes, arguments, then the options' values; names: the options
    function,         ///< a function as a value: name, primes
    lambda,           ///< names: parameters; child: body
    index,            ///< base, indices
    factorial,        ///< unary
    inner,            ///< <x, y>
    norm,             ///< ‖x‖
    transpose,        ///< x'
    tuple,            ///< (a, b, …), a point or vector
    set,              ///< {a, b, …}
    derivative,       ///< D(child, names[0])
    at,               ///< child 0 where names[0] = child 1
    big,              ///< name: sum, prod, max, min, sup, inf; binding; child: body
    integral,         ///< lower, upper, body; names[0]
    expectation,      ///< law, body; names: the random variables
    iterate           ///< function, count, start
};

struct Node;
struct Binding;

class Expression {
public:
    explicit Expression(Node node);

    const Node& operator*() const { return *node_; }
    const Node* operator->() const { return node_.get(); }

    /// Equality of structure; bound names count, places do not.
    friend bool operator==(const Expression& a, const Expression& b);

private:
    std::shared_ptr<const Node> node_;
};

struct Node {
    Kind kind;
    Place place = {};
    rigor::Rational number = 0;
    std::string name = {};
    int primes = 0;
    std::vector<std::string> names = {};
    std::vector<Expression> children = {};
    std::shared_ptr<const Binding> binding = nullptr;
    std::size_t hash = 0;                                         ///< filled by Expression
    std::size_t height = 0;                                       ///< filled by Expression
    std::shared_ptr<const std::set<std::string>> free = nullptr;  ///< free names; filled by Expression
};

inline std::size_t hash_of(const Expression& e) { return e->hash; }

/// The sets that names run through.
enum class DomainKind {
    interval,       ///< ends: lower, upper (may be inf); a real number
    integers,       ///< ends: lower, upper (may be inf)
    reals,          ///< R
    positive_from,  ///< ends: {a}; a real number > a
    other_than,     ///< ends: {a}; a real number != a
    space,          ///< R^d
    sphere,         ///< S^d: unit vectors of R^(d + 1)
    half_sphere,    ///< S+^d: those with positive last coordinate
    symmetric,      ///< Sym(n)
    finite,         ///< {a, b, …}
    members,        ///< ends: {X}, a data set; each name is one of its points
    box             ///< ends: lower, upper, dimension
};

struct Domain {
    DomainKind kind;
    std::vector<Expression> ends = {};
    bool lower_closed = false, upper_closed = false;  ///< of intervals and boxes
    friend bool operator==(const Domain&, const Domain&) = default;
};

/// How names run through a domain.
enum class Multiplicity {
    each,      ///< each name is an element
    subset,    ///< each name is a finite list of elements, repetitions allowed
    distinct,  ///< each name is a finite list of different elements
    unequal    ///< two names, elements that differ: "x != y in X"
};

/// "z, w in [-1, 1]", "L >= 1", "X distinct in S^(d-1)".
struct Binding {
    std::vector<std::string> names;
    Domain domain;
    Multiplicity multiplicity = Multiplicity::each;
    Place place = {};
    friend bool operator==(const Binding& a, const Binding& b) {
        return a.names == b.names && a.domain == b.domain && a.multiplicity == b.multiplicity;
    }
};

// Construction. The operators drop zeros and ones and merge nothing else; the functions below keep what they are given.
Expression number(const rigor::Rational& q);
Expression constant(const std::string& name);
Expression variable(const std::string& name);
/// Keeps all terms; one term is itself. Empty: 0.
Expression sum(std::vector<Expression> terms);
/// Keeps all factors; leading literals "2/3" become one number. Empty: 1.
Expression product(std::vector<Expression> factors);
Expression negate(const Expression& e);
/// A factor that divides; only inside product().
Expression reciprocal(const Expression& e);
Expression power(const Expression& base, const Expression& exponent);
Expression call(const std::string& name, std::vector<Expression> arguments, int primes = 0);
Expression operator+(const Expression& a, const Expression& b);
Expression operator-(const Expression& a, const Expression& b);
Expression operator*(const Expression& a, const Expression& b);
Expression operator/(const Expression& a, const Expression& b);

/// The same expression, written at another place.
Expression placed(const Expression& e, Place place);

/// The exact value of an expression of literals, + - * / ! and powers with integer exponents; empty for others, for a
/// division by 0 and for numbers beyond about 100,000 bits.
std::optional<rigor::Rational> rational_value(const Expression& e);
bool is_literal(const Expression& e, long value);
/// "inf" or "-inf".
bool is_infinite(const Expression& e);

/// The names that occur free. A function of a call is not a variable.
inline const std::set<std::string>& free_variables(const Expression& e) { return *e->free; }
/// Of a temporary, a copy: its node may end with it.
inline std::set<std::string> free_variables(Expression&& e) { return *e->free; }
std::set<std::string> free_variables(const Domain& d);
/// The names that a node binds in its children (not in the domain of its own binding).
std::vector<std::string> bound_names(const Node& node);

namespace detail {
/// The free names of a node, from those of its children.
std::set<std::string> free_names(const Node& node);
/// Whether a child lies outside of the scope of the names that its node binds.
bool is_outside(const Node& node, std::size_t child);
}  // namespace detail

/// e with the free variable replaced. Bound names that would capture a free name of the value are renamed.
Expression substitute(const Expression& e, const std::string& name, const Expression& value);
Domain substitute(const Domain& d, const std::string& name, const Expression& value);

/// A name like `wish` that is not in `taken`.
std::string fresh_name(const std::string& wish, const std::set<std::string>& taken);

/// e with its children replaced, one for one, and its domain.
Expression with_children(const Expression& e, std::vector<Expression> children,
                         std::optional<Domain> domain = std::nullopt);

}  // namespace claim::language
