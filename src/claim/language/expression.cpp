// Construction, comparison and exact values of expressions.
#include "claim/language/expression.hpp"

#include <algorithm>
#include <functional>

namespace claim::language {

namespace {

std::size_t mix(std::size_t seed, std::size_t value) {
    return seed ^ (value + 0x9e3779b97f4a7c15ull + (seed << 6) + (seed >> 2));
}

std::size_t hash_text(const std::string& text) { return std::hash<std::string>()(text); }

std::size_t hash_domain(const Domain& d) {
    std::size_t h = mix(static_cast<std::size_t>(d.kind), 2 * d.lower_closed + d.upper_closed);
    for (const Expression& end : d.ends) h = mix(h, end->hash);
    return h;
}

constexpr unsigned largest_bits = 100'000;

unsigned bits(const rigor::Rational& q) {
    const auto of = [](const rigor::Integer& n) { return n == 0 ? 0u : static_cast<unsigned>(msb(abs(n))) + 1; };
    return of(numerator(q)) + of(denominator(q));
}

std::optional<rigor::Rational> exact_power(const rigor::Rational& base, const rigor::Rational& exponent) {
    if (denominator(exponent) != 1 || abs(exponent) > largest_bits) return std::nullopt;
    const long n = static_cast<long>(numerator(exponent));
    if (n < 0 && base == 0) return std::nullopt;
    if (bits(base) * static_cast<unsigned long>(std::labs(n)) > 2ul * largest_bits && abs(base) != 1 && base != 0)
        return std::nullopt;
    const rigor::Rational p = rigor::power(base, static_cast<unsigned long>(std::labs(n)));
    return n < 0 ? rigor::Rational(1 / p) : p;
}

}  // namespace

Expression::Expression(Node node) {
    std::size_t h = mix(static_cast<std::size_t>(node.kind), hash_text(node.name));
    if (node.kind == Kind::number) h = mix(h, hash_text(node.number.str()));
    h = mix(h, static_cast<std::size_t>(node.primes));
    for (const std::string& name : node.names) h = mix(h, hash_text(name));
    std::size_t height = 0;
    for (const Expression& child : node.children) {
        h = mix(h, child->hash);
        height = std::max(height, child->height);
    }
    if (node.binding) h = mix(h, hash_domain(node.binding->domain));
    node.hash = h;
    node.height = height + 1;
    node.free = std::make_shared<const std::set<std::string>>(detail::free_names(node));
    node_ = std::make_shared<const Node>(std::move(node));
}

bool operator==(const Expression& a, const Expression& b) {
    if (a.node_ == b.node_) return true;
    const Node &x = *a, &y = *b;
    if (x.hash != y.hash || x.kind != y.kind || x.number != y.number || x.name != y.name || x.primes != y.primes ||
        x.names != y.names || x.children.size() != y.children.size() || !x.binding != !y.binding)
        return false;
    return std::equal(x.children.begin(), x.children.end(), y.children.begin()) &&
           (!x.binding || *x.binding == *y.binding);
}

Expression number(const rigor::Rational& q) {
    if (q < 0) return negate(number(-q));
    return Expression({.kind = Kind::number, .number = q});
}
Expression constant(const std::string& name) { return Expression({.kind = Kind::constant, .name = name}); }
Expression variable(const std::string& name) { return Expression({.kind = Kind::variable, .name = name}); }

Expression sum(std::vector<Expression> terms) {
    if (terms.empty()) return number(0);
    if (terms.size() == 1) return terms[0];
    const Place place = terms[0]->place;
    return Expression({.kind = Kind::sum, .place = place, .children = std::move(terms)});
}

Expression product(std::vector<Expression> factors) {
    if (factors.empty()) return number(1);
    if (factors[0]->kind == Kind::reciprocal) factors.insert(factors.begin(), number(1));
    const Place place = factors[0]->place;
    while (factors.size() > 1 && factors[0]->kind == Kind::number && factors[1]->kind == Kind::reciprocal) {
        const Expression& divisor = factors[1]->children[0];
        if (divisor->kind != Kind::number || divisor->number == 0) break;
        factors[0] = Expression(
            {.kind = Kind::number, .place = place, .number = rigor::Rational(factors[0]->number / divisor->number)});
        factors.erase(factors.begin() + 1);
    }
    if (factors.size() == 1) return factors[0];
    return Expression({.kind = Kind::product, .place = place, .children = std::move(factors)});
}

Expression negate(const Expression& e) {
    return Expression({.kind = Kind::negate, .place = e->place, .children = {e}});
}
Expression reciprocal(const Expression& e) {
    return Expression({.kind = Kind::reciprocal, .place = e->place, .children = {e}});
}
Expression power(const Expression& base, const Expression& exponent) {
    return Expression({.kind = Kind::power, .place = base->place, .children = {base, exponent}});
}
Expression call(const std::string& name, std::vector<Expression> arguments, int primes) {
    const Place place = arguments.empty() ? Place{} : arguments[0]->place;
    return Expression(
        {.kind = Kind::call, .place = place, .name = name, .primes = primes, .children = std::move(arguments)});
}

Expression operator+(const Expression& a, const Expression& b) {
    if (is_literal(a, 0)) return b;
    if (is_literal(b, 0)) return a;
    std::vector<Expression> terms = a->kind == Kind::sum ? a->children : std::vector<Expression>{a};
    if (b->kind == Kind::sum)
        terms.insert(terms.end(), b->children.begin(), b->children.end());
    else
        terms.push_back(b);
    return sum(std::move(terms));
}
Expression operator-(const Expression& a, const Expression& b) {
    if (is_literal(b, 0)) return a;
    if (b->kind == Kind::negate) return a + b->children[0];
    if (is_literal(a, 0)) return negate(b);
    std::vector<Expression> terms = a->kind == Kind::sum ? a->children : std::vector<Expression>{a};
    terms.push_back(negate(b));
    return sum(std::move(terms));
}
Expression operator*(const Expression& a, const Expression& b) {
    if (is_literal(a, 0) || is_literal(b, 0)) return number(0);
    if (is_literal(a, 1)) return b;
    if (is_literal(b, 1)) return a;
    if (a->kind == Kind::negate) return negate(a->children[0] * b);
    if (b->kind == Kind::negate) return negate(a * b->children[0]);
    std::vector<Expression> factors = a->kind == Kind::product ? a->children : std::vector<Expression>{a};
    if (b->kind == Kind::product)
        factors.insert(factors.end(), b->children.begin(), b->children.end());
    else
        factors.push_back(b);
    return product(std::move(factors));
}
Expression operator/(const Expression& a, const Expression& b) {
    if (is_literal(b, 1)) return a;
    if (a->kind == Kind::negate) return negate(a->children[0] / b);
    std::vector<Expression> factors = a->kind == Kind::product ? a->children : std::vector<Expression>{a};
    factors.push_back(reciprocal(b));
    return product(std::move(factors));
}

Expression placed(const Expression& e, Place place) {
    Node node = *e;
    node.place = place;
    return Expression(std::move(node));
}

bool is_literal(const Expression& e, long value) {
    if (value < 0) return e->kind == Kind::negate && is_literal(e->children[0], -value);
    return e->kind == Kind::number && e->number == value;
}

bool is_infinite(const Expression& e) {
    if (e->kind == Kind::negate) return is_infinite(e->children[0]);
    return e->kind == Kind::constant && e->name == "inf";
}

std::optional<rigor::Rational> rational_value(const Expression& e) {
    using rigor::Rational;
    std::vector<Rational> values;
    if (e->kind == Kind::number) return e->number;
    const bool arithmetic = e->kind == Kind::sum || e->kind == Kind::product || e->kind == Kind::negate ||
                            e->kind == Kind::reciprocal || e->kind == Kind::power || e->kind == Kind::factorial;
    if (!arithmetic) return std::nullopt;
    for (const Expression& child : e->children) {
        const auto value = rational_value(child);
        if (!value) return std::nullopt;
        values.push_back(*value);
    }
    Rational result = e->kind == Kind::product ? 1 : 0;
    switch (e->kind) {
        case Kind::sum:
            for (const Rational& v : values) result += v;
            break;
        case Kind::product:
            for (const Rational& v : values) result *= v;
            break;
        case Kind::negate: result = -values[0]; break;
        case Kind::reciprocal:
            if (values[0] == 0) return std::nullopt;
            result = 1 / values[0];
            break;
        case Kind::power: return exact_power(values[0], values[1]);
        default: {  // a factorial
            if (denominator(values[0]) != 1 || values[0] < 0 || values[0] > 5000) return std::nullopt;
            result = 1;
            for (long k = 2; k <= static_cast<long>(numerator(values[0])); ++k) result *= k;
        }
    }
    if (bits(result) > largest_bits) return std::nullopt;
    return result;
}

}  // namespace claim::language
