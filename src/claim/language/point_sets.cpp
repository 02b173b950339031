// Named and explicit data sets.
#include "claim/language/point_sets.hpp"

#include "claim/language/constant_form.hpp"
#include "claim/language/evaluate.hpp"
#include "claim/language/text.hpp"

namespace claim::language {

using rigor::Ball, rigor::Rational;

namespace {

constexpr long most_points = 64;

/// cos(pi q) as a number, a root, or cos(...).
Expression cosine(const Rational& q) {
    const Expression e = call("cos", {product({number(abs(q)), constant("pi")})});
    return simplified_constant(e);
}

long literal_size(const Expression& e, const std::string& of) {
    const auto n = rational_value(e);
    if (!n || denominator(*n) != 1 || *n < 1 || *n > most_points)
        throw std::domain_error(of + "; expected an integer from 1 to " + std::to_string(most_points));
    return static_cast<long>(numerator(*n));
}

PointSet circle(const Expression& e) {
    const long n = literal_size(e->children[0], to_text(e));
    PointSet set{e, 2, {}};
    std::vector<Expression> by_difference;
    for (long k = 0; k < n; ++k) by_difference.push_back(cosine(Rational(2 * std::min(k, n - k), n)));
    for (long i = 0; i < n; ++i) {
        set.inner.emplace_back();
        for (long j = 0; j < n; ++j)
            set.inner.back().push_back(by_difference[static_cast<std::size_t>(std::abs(i - j))]);
    }
    return set;
}

PointSet antipodal(const Expression& e) {
    const long n = literal_size(e->children[0], to_text(e));
    if (2 * n > most_points) throw std::domain_error(to_text(e) + ", a set of too many points");
    PointSet set{e, 2, {}};
    const auto turn = [n](long i) { return Rational(i / 2, n) + i % 2; };  // in units of pi
    for (long i = 0; i < 2 * n; ++i) {
        set.inner.emplace_back();
        for (long j = 0; j < 2 * n; ++j) set.inner.back().push_back(cosine(Rational(turn(i) - turn(j))));
    }
    return set;
}

/// Refuses a z that is certainly no inner product of unit vectors.
void check_correlation(const Expression& z, const Expression& set) {
    const auto value = evaluate(z, Assignment<Ball>{});
    if (value.status == Status::undefined) throw std::domain_error(to_text(set) + ": " + value.why);
    if (!value) return;
    if (rigor::certainly_at_most(abs(value.result.value), Ball(1)) == rigor::Truth::no)
        throw std::domain_error(to_text(set) + "; expected an inner product in [-1, 1]");
}

PointSet pair_or_triple(const Expression& e) {
    check_correlation(e->children[0], e);
    const Expression z = free_variables(e).empty() ? simplified_constant(e->children[0]) : e->children[0];
    const Expression one = number(1), zero = number(0);
    if (e->name == "pair") return {e, 2, {{one, z}, {z, one}}};
    return {e, 3, {{one, z, zero}, {z, one, zero}, {zero, zero, one}}};
}

std::optional<PointSet> explicit_set(const Expression& e) {
    PointSet set{e, 0, {}};
    const auto coordinates = [](const Expression& point) {
        return point->kind == Kind::tuple ? point->children : std::vector<Expression>{point};
    };
    if (static_cast<long>(e->children.size()) > most_points)
        throw std::domain_error("a data set of more than " + std::to_string(most_points) + " points");
    set.dimension = static_cast<long>(coordinates(e->children[0]).size());
    for (const Expression& x : e->children) {
        set.inner.emplace_back();
        for (const Expression& y : e->children) {
            const auto a = coordinates(x), b = coordinates(y);
            if (a.size() != b.size()) throw std::domain_error(to_text(e) + ", points of different spaces");
            std::vector<Expression> terms;
            for (std::size_t k = 0; k < a.size(); ++k) terms.push_back(product({a[k], b[k]}));
            set.inner.back().push_back(simplified_constant(sum(std::move(terms))));
        }
    }
    return set;
}

}  // namespace

std::optional<PointSet> point_set(const Expression& e) {
    if (e->kind == Kind::set) return explicit_set(e);
    if (e->kind != Kind::call) return std::nullopt;
    if (e->name == "circle") return circle(e);
    if (e->name == "antipodal") return antipodal(e);
    if (e->name == "pair" || e->name == "triple") return pair_or_triple(e);
    return std::nullopt;
}

PointSet repeated_point(long copies) {
    const Expression point({.kind = Kind::tuple, .children = {number(1), number(0)}});
    return *explicit_set(
        Expression({.kind = Kind::set, .children = std::vector<Expression>(static_cast<std::size_t>(copies), point)}));
}

}  // namespace claim::language
