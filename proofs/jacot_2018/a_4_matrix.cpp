#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"

#include <array>

namespace proofs::jacot_2018::a_4_matrix {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix;

/// The lower left entry: (1/n_0) x^T x' + coefficient beta^2, or with x in place of x'.
struct Reading {
    bool second_point = true;
    Rational beta_coefficient = 1;
};

using Point = std::array<Rational, 2>;
Rational dot(const Point& x, const Point& y) { return x[0] * y[0] + x[1] * y[1]; }

/// The matrix at x = (1, 0), x' = (0, 1), n_0 = 2, beta = 1/2.
RationalMatrix example(const Reading& reading) {
    const Point x{1, 0}, y{0, 1};
    const Rational square(1, 4);  // free: which beta
    RationalMatrix sigma(2, 2);
    sigma(0, 0) = sigma(1, 1) = dot(x, x) / 2 + square;
    sigma(0, 1) = dot(x, y) / 2 + square;
    sigma(1, 0) = dot(x, reading.second_point ? y : x) / 2 + reading.beta_coefficient * square;
    return sigma;
}
RationalMatrix transposed(const RationalMatrix& a) {
    RationalMatrix t(a.columns(), a.rows());
    for (long i = 0; i < a.rows(); ++i)
        for (long j = 0; j < a.columns(); ++j) t(j, i) = a(i, j);
    return t;
}

/// Cov(f(x'), f(x)) for f(x) = (1/sqrt n_0) w^T x + beta b, n_0 = 4: the sum over the independent normal parameters of
/// the products of their coefficients.
claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all sigma with second moments, n_0, beta, x, x' of the unit sphere";
    const Rational factor = reading.beta_coefficient;
    const bool second = reading.second_point;
    result.steps.carries(claim::written(context, "covariance"))
        .supports(claim::identity<5>(
            "Cov(f(x'), f(x)) from the coefficients x'_i/2, x_i/2 and beta of the parameters, n_0 = 4",
            [](const auto& x1, const auto& x2, const auto& y1, const auto& y2, const auto& b) {
                return (y1 / 2) * (x1 / 2) + (y2 / 2) * (x2 / 2) + b * b;
            },
            (second ? "(1/n_0) x^T x' + " : "(1/n_0) x^T x + ") + rigor::to_string(factor) + " beta^2",
            [&](const auto& x1, const auto& x2, const auto& y1, const auto& y2, const auto& b) {
                return (second ? x1 * y1 + x2 * y2 : x1 * x1 + x2 * x2) / 4 + factor * b * b;
            }))
        .supports(
            claim::exact(claim::NamedMatrix{"Sigma~ at n_0 = 2, beta = 1/2, x = (1, 0), x' = (0, 1)", example(reading)},
                         Relation::equal, claim::NamedMatrix{"its transpose", transposed(example(reading))}));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.4-matrix", check)
        .control("x^T x in the lower left corner", [](Reading& r) { r.second_point = false; })
        .control("2 beta^2 there", [](Reading& r) { r.beta_coefficient = 2; })
        .property(claim::property_where(
            "different points of the circle, n_0 = k^2: the covariance from the coefficients x_i/k and beta is the "
            "corrected entry, exactly",
            [](const Rational& s, const Rational& t, const Rational&, long) { return rigor::truth(s != t); },
            [](const Rational& s, const Rational& t, const Rational& beta, long k) {
                const auto point = [](const Rational& u) {
                    return Point{(1 - u * u) / (1 + u * u), 2 * u / (1 + u * u)};
                };
                const Point x = point(s), y = point(t);
                const Rational sum = (x[0] / k) * (y[0] / k) + (x[1] / k) * (y[1] / k) + beta * beta;
                return rigor::truth(sum == dot(x, y) / (k * k) + beta * beta);
            },
            claim::Input{"s", claim::correlations()}, claim::Input{"t", claim::correlations()},
            claim::Input{"beta", claim::correlations()}, claim::Input{"sqrt n_0", claim::integers(1, 30)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_4_matrix
