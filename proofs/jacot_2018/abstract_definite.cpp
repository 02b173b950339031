#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sphere_points.hpp"
#include "ntk/kernel/polynomial_dual.hpp"
#include "proofs/jacot_2018/common/sphere_series.hpp"

namespace proofs::jacot_2018::abstract_definite {
namespace {

using claim::Relation;
using rigor::Ball, rigor::BallMatrix, rigor::Rational, rigor::RationalMatrix, rigor::Truth;
using Polynomial = ntk::RationalPolynomial;

/// The least depth, the nonlinearities and a beta of those that are supposed.
struct Reading {
    long depth = 2;
    std::vector<Nonlinearity> sigma{Nonlinearity::relu, Nonlinearity::sine};
    Rational beta{1, 10};  // free: any beta > 0
};

RationalMatrix circle(long pairs, long count) {
    return claim::rows_of(claim::antipodal_circle_points(pairs), (1L << count) - 1);
}
RationalMatrix two_points() {
    RationalMatrix p(2, 1);
    p(0, 0) = 1;
    p(1, 0) = -1;
    return p;
}

/// lambda_min > 0, enclosed.
claim::Step definite(const std::string& name, const std::function<BallMatrix()>& matrix) {
    const rigor::Precision precision(128);
    return claim::exact({"lambda_min of Theta_infinity, " + name,
                         rigor::smallest_eigenvalue(matrix, {.relative_width = Rational(1, 1000)}).ball()},
                        Relation::greater, {"0", 0});
}

/// Theta^(2) for a polynomial, exactly; points of R^2 stand for points of a plane of R^n0.
RationalMatrix polynomial_kernel(const Polynomial& sigma, long n0, const Rational& beta, const RationalMatrix& points) {
    const Rational square = beta * beta, v = Rational(1, n0) + square;
    const Polynomial covariance = ntk::dual_of_polynomial(sigma, v),
                     slope = ntk::dual_of_polynomial(ntk::derivative(sigma), v);
    RationalMatrix theta = rigor::row_products(points);
    for (long i = 0; i < theta.rows(); ++i)
        for (long j = 0; j < theta.rows(); ++j) {
            const Rational c = theta(i, j) / n0 + square;
            theta(i, j) = ntk::evaluate(slope, c) * c + ntk::evaluate(covariance, c) + square;
        }
    return theta;
}
/// (1 + u)^d.
Polynomial binomial_power(long d) {
    Polynomial p{1};
    for (long k = 0; k < d; ++k) p.push_back(p.back() * (d - k) / (k + 1));
    return p;
}
/// Positive eigenvalues of Theta^(2) for (1 + u)^d, beta = 1/3, at that many points of a circle.
long positive_eigenvalues(long d, long n0, long count) {
    return rigor::inertia(polynomial_kernel(binomial_power(d), n0, Rational(1, 3), circle(d + 2, count))).positive;
}

/// What decides the exact conditions of the page, on the sets where they decide.
void add_conditions(claim::Steps& steps, const claim::Context& context) {
    const RationalMatrix six = circle(3, 6), twelve = claim::sphere_points();
    RationalMatrix first_layer = rigor::row_products(circle(2, 4));  // beta = 1
    for (long i = 0; i < 4; ++i)
        for (long j = 0; j < 4; ++j) first_layer(i, j) = first_layer(i, j) / 2 + 1;
    const Rational tenth(1, 10);
    steps
        .supports(claim::exact_inertia({"Theta^(1), n_0 = 2, beta = 1, at four points of the circle", first_layer},
                                       {.zero = 1, .positive = 3}))
        .supports(
            definite("L = 2, beta = 1/10, ReLU, twelve points of S^2", [&] { return relu_kernel(2, tenth, twelve); }))
        .supports(definite("L = 2, beta = 1/10, sin, three antipodal pairs of the circle",
                           [&] { return sine_and_cosine_kernel(0, tenth, six); }))
        .supports(definite("L = 2, beta = 1/10, ReLU, n_0 = 1", [&] { return relu_kernel(2, tenth, two_points()); }))
        .supports(definite("L = 2, beta = 0, sin + cos, three antipodal pairs of the circle",
                           [&] { return sine_and_cosine_kernel(1, 0, six); }))
        .supports(definite("L = 2, beta = 0, ReLU, five points of three antipodal pairs",
                           [&] { return relu_kernel(2, 0, circle(3, 5)); }))
        .supports(definite("L = 3, beta = 0, ReLU, three antipodal pairs", [&] { return relu_kernel(3, 0, six); }))
        .supports(definite("L = 2, beta = 0, ReLU, n_0 = 1", [&] { return relu_kernel(2, 0, two_points()); }))
        .supports(claim::cites_correction(context, "st-arnaud-2026/section-4-case-a"));
}

/// Polynomials of degree d: positive definite at 2 d + 1 points of a circle, singular at one more.
void add_polynomials(claim::Steps& steps) {
    for (const long n0 : {2L, 3L, 7L})  // free: which dimensions
        for (const long more : {1L, 2L})
            steps.supports(claim::range(
                "d", 1, 4,
                {fmt::format("sigma = (1 + u)^d, beta = 1/3, n_0 = {}: positive eigenvalues of Theta^(2) at 2 d + {} "
                             "points of a circle",
                             n0, more),
                 [=](const long& d) { return positive_eigenvalues(d, n0, 2 * d + more); }},
                Relation::equal, {"2 d + 1", [](const long& d) { return 2 * d + 1; }}));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all Lipschitz sigma that are no polynomials, beta > 0, n_0 >= 1, L >= 2";
    result.steps.carries(claim::cites(context, "jacot-2018/proposition-2")).carries(claim::written(context, "short"));
    {
        const rigor::Precision precision(192);
        for (const Nonlinearity sigma : reading.sigma)
            result.steps.supports(every_power({sigma, reading.beta, 2}, reading.depth));
    }
    if (context.verdict_only) return result;
    add_polynomials(result.steps);
    add_conditions(result.steps, context);
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/abstract-definite", check)
        .control("L >= 1", [](Reading& r) { r.depth = 1; })
        .control("beta = 0", [](Reading& r) { r.beta = 0; })
        .control("a polynomial, sigma = u^3", [](Reading& r) { r.sigma = {Nonlinearity::cube}; })
        .property(claim::property_where(
            "sigma = (1 + u)^d, beta = b/4 > 0: positive definite at subsets of 2 d + 1 points of a circle, exactly",
            [](long d, long mask, long) { return rigor::truth(mask < 1L << (2 * d + 1)); },
            [](long d, long mask, long b) {
                const RationalMatrix points = claim::rows_of(circle(d + 1, 2 * d + 1), mask);
                return rigor::truth(
                    rigor::inertia(polynomial_kernel(binomial_power(d), 2, Rational(b, 4), points)).positive ==
                    points.rows());
            },
            claim::Input{"d", claim::integers(1, 4)}, claim::Input{"subset", claim::integers(1, 31)},
            claim::Input{"4 beta", claim::integers(1, 8)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::abstract_definite
