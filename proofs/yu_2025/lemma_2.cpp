#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/sphere_domain.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proofs::yu_2025::lemma_2 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;
using Points = std::vector<Vector>;

/// sum over k of q^-k u^(first + step k), k < terms (all k if terms is 0): u^first/(1 - u^step/q), minus `less`.
struct Series {
    long first, step;
    Rational q;
    long terms = 0;
    Rational less = 0;

    Rational at(const Rational& u) const {
        const Rational ratio = rigor::power(u, static_cast<unsigned long>(step)) / q;
        Rational value = rigor::power(u, static_cast<unsigned long>(first)) / (1 - ratio);
        if (terms > 0) value *= 1 - rigor::power(ratio, static_cast<unsigned long>(terms));
        return value - less;
    }
    std::string name() const {
        return fmt::format("u^{}/(1 - u^{}/{})", first, step, rigor::to_string(q)) +
               (terms > 0 ? fmt::format(", {} terms", terms) : "") + (less != 0 ? " - " + rigor::to_string(less) : "");
    }
};

/// The domain by the signs of the last coordinate that it admits, and series with the coefficients that are supposed:
/// here all powers, every third, even ones only, odd ones only, a late start.
struct Reading {
    SignsOfLastCoordinate domain;
    std::vector<Series> series{{0, 1, 2}, {0, 3, 2}, {0, 2, 2}, {1, 2, 5}, {20, 7, 3}};  // free: some of many
};

/// Points with rational coordinates; those on the equator and below come in with their antipodes.
std::vector<Points> point_sets(const SignsOfLastCoordinate& domain) {
    const Rational near = 1 - rigor::power_of_two(-8), tiny = rigor::power_of_two(-8);
    const Rational half(1, 2), third(1, 3), large(3, 5);
    std::vector<std::vector<Vector>> parameters{
        {{Rational(0)}},
        {{near}, {-near}, {Rational(0)}, {tiny}, {-tiny}},
        {{half}, {-half}, {third}, {-third}, {large}, {-large}, {Rational(0)}},
        {{half, half}, {-half, -half}, {half, -half}, {0, 0}, {0, near}, {0, -near}}};
    if (domain.admits(0)) parameters.push_back({{Rational(1)}, {Rational(-1)}});
    if (domain.admits(-1)) parameters.push_back({{half}, {Rational(-2)}});
    std::vector<Points> list;
    for (const auto& set : parameters) {
        Points points;
        for (const Vector& t : set) points.push_back(sphere_point(t));
        list.push_back(points);
    }
    return list;
}

RationalMatrix gram(const Series& f, const Points& points) {
    const auto n = static_cast<long>(points.size());
    RationalMatrix a(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j)
            a(i, j) = f.at(inner(points[static_cast<std::size_t>(i)], points[static_cast<std::size_t>(j)]));
    return a;
}

struct Case {
    Series f;
    Points points;
};
claim::Step definite_at_rational_points(const Reading& reading) {
    std::vector<Case> cases;
    std::string names;
    for (const Series& f : reading.series) {
        names += (names.empty() ? "" : "; ") + f.name();
        for (const Points& points : point_sets(reading.domain)) cases.push_back({f, points});
    }
    return claim::exact_for_each<Case>(
        fmt::format("{} at sets of 1 to 7 rational points of the circle and of S^2", names), cases,
        {"the number of eigenvalues of k(X, X) that are not positive",
         [](const Case& c) {
             const rigor::Inertia inertia = rigor::inertia(gram(c.f, c.points));
             return inertia.negative + inertia.zero;
         }},
        Relation::equal, {"0", [](const Case&) { return 0; }});
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all d, all n, all n different points of the open half sphere, all such f";
    result.steps.carries(no_antipodes(reading.domain))
        .carries(claim::written(context, "apart"))
        .carries(claim::written(context, "dominant"))
        .carries(claim::written(context, "sum"))
        .supports(definite_at_rational_points(reading));
    return result;
}

/// t/(1 + sum |t_i|) is in the open unit disc, so that its point is in the open half sphere.
Points half_sphere_points(const Points& parameters) {
    Points points;
    for (const Vector& t : parameters) {
        Rational size = 1;
        for (const Rational& e : t) size += abs(e);
        Vector inside = t;
        for (Rational& e : inside) e /= size;
        points.push_back(sphere_point(inside));
    }
    return points;
}
Truth different_points(const Points& parameters, long) {
    Points points = half_sphere_points(parameters);
    std::sort(points.begin(), points.end());
    return rigor::truth(std::adjacent_find(points.begin(), points.end()) == points.end());
}
/// With 1 - <x_i, x_j>^2 >= s and N > 2 log(2 (n - 1))/s, a_N > 0: (n - 1) eta^N < 1/2, so k(X, X) - (a_N/2) I is
/// positive definite. Exact elimination.
Truth exceeds_half_a_coefficient(const Points& parameters, long which) {
    const Series f = Reading{}.series[static_cast<std::size_t>(which)];
    const Points points = half_sphere_points(parameters);
    Rational s = 1;
    for (std::size_t i = 0; i < points.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const Rational u = inner(points[i], points[j]);
            s = std::min(s, Rational(1 - u * u));
        }
    // 2 log(2 (n - 1)) <= 2 log 8 < 6 for n <= 5.
    const Rational least = 6 / s;
    const long needed = static_cast<long>(rigor::Integer(numerator(least) / denominator(least))) + 1;
    const long k = needed <= f.first ? 0 : (needed - f.first + f.step - 1) / f.step;
    const Rational coefficient = 1 / rigor::power(f.q, static_cast<unsigned long>(k));
    return rigor::positive_definite(gram(f, points).shifted(coefficient / 2));
}

/// 2 to 5 points of R^1 or R^2, one of them perhaps the negative of another.
rc::Gen<Points> parameter_sets() {
    const auto entry = rc::gen::map(rc::gen::pair(claim::integers(-12, 12), claim::integers(1, 3)),
                                    [](const std::pair<long, long>& p) { return Rational(p.first, p.second); });
    return rc::gen::mapcat(
        rc::gen::pair(claim::integers(1, 2), claim::integers(1, 4)), [=](const std::pair<long, long>& shape) {
            const auto points =
                rc::gen::container<Points>(static_cast<std::size_t>(shape.second),
                                           rc::gen::container<Vector>(static_cast<std::size_t>(shape.first), entry));
            return rc::gen::map(points, [](Points x) {
                Vector other = x.front();
                for (Rational& e : other) e = -e;
                x.push_back(other);
                return x;
            });
        });
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/lemma-2", check)
        .control("on the whole sphere",
                 [](Reading& r) {
                     r.domain = {{-1, 0, 1}};
                 })
        .control("on the closed half sphere x_d >= 0",
                 [](Reading& r) {
                     r.domain = {{0, 1}};
                 })
        .control("finitely many a_n > 0: 1 + u/2 + u^2/4",
                 [](Reading& r) {
                     r.series = {{0, 1, 2, 3}};
                 })
        .control("a negative coefficient: 1/(1 - u/2) - 3",
                 [](Reading& r) {
                     r.series = {{0, 1, 2, 0, 3}};
                 })
        .property(claim::property_where(
            "different rational points of the open half of the circle and of S^2: lambda_min(k(X, X)) > a_N/2 for the "
            "least N >= 6/s with a_N > 0, s = min 1 - <x_i, x_j>^2, by exact elimination",
            different_points, exceeds_half_a_coefficient, claim::Input{"parameters", parameter_sets()},
            claim::Input{"f", claim::integers(0, 4)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::lemma_2
