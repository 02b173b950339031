#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sphere_points.hpp"
#include "ntk/kernel/polynomial_dual.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::remark_5 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;
using Polynomial = ntk::RationalPolynomial;

/// Theta^(2) is not positive definite on the sphere for n_0 = dimension, …: it is singular at 2 d + points points of a
/// circle, d the degree of sigma.
struct Reading {
    long points = 2, dimension = 2;
};

/// Theta^(2) at the rows of `points` (unit vectors), exactly; n0 may exceed the number of their coordinates, which are
/// then those of a subspace.
RationalMatrix second_kernel(const Polynomial& sigma, long n0, const Rational& beta, const RationalMatrix& points) {
    const Rational square = beta * beta, v = Rational(1, n0) + square;
    const Polynomial covariance = ntk::dual_of_polynomial(sigma, v),
                     slope = ntk::dual_of_polynomial(ntk::derivative(sigma), v);
    const RationalMatrix inner = points * points.transpose();
    RationalMatrix theta(inner.rows(), inner.rows());
    for (long i = 0; i < theta.rows(); ++i)
        for (long j = 0; j < theta.rows(); ++j) {
            const Rational c = inner(i, j) / n0 + square;
            theta(i, j) = ntk::evaluate(slope, c) * c + ntk::evaluate(covariance, c) + square;
        }
    return theta;
}

/// (1 + x)^d: no coefficient and no Gaussian mean of a derivative vanishes.
Polynomial binomial_power(long d) {
    Polynomial p{1};
    for (long k = 0; k < d; ++k) p.push_back(p.back() * (d - k) / (k + 1));
    return p;
}

/// sigma, n_0 and beta; of degree d.
struct Case {
    Polynomial sigma;
    long degree, n0;
    Rational beta;

    /// The inertia of Theta^(2) at `count` points of d + 2 antipodal pairs of a circle, or at the two points of n0 = 1.
    rigor::Inertia inertia(long count) const {
        RationalMatrix points(2, 1);
        points(0, 0) = 1, points(1, 0) = -1;
        if (n0 > 1) points = claim::rows_of(claim::antipodal_circle_points(degree + 2), (1L << count) - 1);
        return rigor::inertia(second_kernel(sigma, n0, beta, points));
    }
};
std::vector<Case> cases(long first_dimension) {
    std::vector<Case> list;
    for (long d = 0; d <= 6; ++d)
        for (const long n0 : {first_dimension, 3L, 10L})
            for (const Rational& beta : {Rational(0), Rational(1, 10), Rational(1)})
                list.push_back({binomial_power(d), d, n0, beta});
    return list;
}

/// Mehler's formula for a monomial, against the moments worked out by hand.
claim::Step mehler(long power, const Rational& v, const Polynomial& expected, const std::string& formula) {
    Polynomial sigma(static_cast<std::size_t>(power + 1), 0);
    sigma.back() = 1;
    const Polynomial found = ntk::dual_of_polynomial(sigma, v);
    return claim::exact_for_each<Rational>(
        "c = -2, 0, 1/3, 5", {-2, 0, Rational(1, 3), 5},
        {fmt::format("E f^{0} f'^{0} for the variance {1}", power, rigor::to_string(v)),
         [found](const Rational& c) { return ntk::evaluate(found, c); }},
        claim::Relation::equal, {formula, [expected](const Rational& c) { return ntk::evaluate(expected, c); }});
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all polynomials sigma, all n_0 >= 2 (the statement asks for some n_0), all beta >= 0";
    result.steps.carries(claim::written(context, "mehler"))
        .carries(claim::written(context, "rank"))
        .carries(claim::exact_for_each<Case>(
            fmt::format("sigma = (1 + x)^d, d = 0 to 6, n_0 = {}, 3, 10, beta = 0, 1/10, 1", reading.dimension),
            cases(reading.dimension),
            {fmt::format("eigenvalues 0 of Theta^(2) at {} points of the sphere, by exact inertia",
                         reading.dimension == 1 ? "the two" : fmt::format("2 d + {}", reading.points)),
             [&](const Case& c) { return c.inertia(2 * c.degree + reading.points).zero; }},
            claim::Relation::at_least, {"1", [](const Case&) { return 1; }}));
    if (context.verdict_only) return result;
    result.steps.supports(mehler(2, 3, {9, 0, 2}, "v^2 + 2 c^2"))
        .supports(mehler(3, 2, {0, 36, 0, 6}, "9 v^2 c + 6 c^3"));
    const RationalMatrix square = claim::rows_of(claim::antipodal_circle_points(2), 15);
    const rigor::Inertia inertia = rigor::inertia(second_kernel({0, 1}, 2, 1, square));
    result.values = {
        {"sigma(x) = x, beta = 1, four points of the circle: eigenvalues that are zero", std::to_string(inertia.zero)},
        {"that are positive", std::to_string(inertia.positive)},
        {"that are negative", std::to_string(inertia.negative)}};
    return result;
}

Truth singular(const Case& c) {
    const rigor::Inertia inertia = c.inertia(2 * c.degree + 2);
    return rigor::truth(inertia.zero > 0 && inertia.negative == 0);
}
/// Coefficients a_0 … a_4.
long degree(const Polynomial& sigma) {
    long d = static_cast<long>(sigma.size()) - 1;
    while (d > 0 && sigma[static_cast<std::size_t>(d)] == 0) --d;
    return d;
}

const claim::Registered registered{[]() -> claim::Check {
    const auto coefficient = [](const char* name) { return claim::Input<long>{name, claim::integers(-3, 3)}; };
    return claim::checked("jacot-2018/remark-5", check)
        .control("at 2 d + 1 points", [](Reading& r) { r.points = 1; })
        .control("for n_0 = 1 as well", [](Reading& r) { r.dimension = 1; })
        .property(claim::property_where(
            "sigma of degree d = 1 to 4, n_0 = 2 to 9, beta = b/4: Theta^(2) at 2 d + 2 rational points of the circle "
            "is singular and semidefinite, by exact inertia",
            [](long a0, long a1, long a2, long a3, long a4, long, long) {
                return rigor::truth(degree({a0, a1, a2, a3, a4}) > 0);
            },
            [](long a0, long a1, long a2, long a3, long a4, long n0, long b) {
                Polynomial sigma{a0, a1, a2, a3, a4};
                const long d = degree(sigma);
                sigma.resize(static_cast<std::size_t>(d + 1));
                return singular(Case{sigma, d, n0, Rational(b, 4)});
            },
            coefficient("a0"), coefficient("a1"), coefficient("a2"), coefficient("a3"), coefficient("a4"),
            claim::Input{"n0", claim::integers(2, 9)}, claim::Input{"b", claim::integers(0, 8)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::remark_5
