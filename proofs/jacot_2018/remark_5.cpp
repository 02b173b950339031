#include "claim/generators.hpp"
#include "claim/sphere_points.hpp"
#include "ntk/kernel/polynomial_dual.hpp"
#include "claim/legacy.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;
using Polynomial = ntk::RationalPolynomial;

/// Theta^(2) at the rows of `points` (unit vectors), exactly; n0 may exceed the number of their coordinates, which are then those of a subspace.
RationalMatrix second_kernel(const Polynomial& sigma, long n0, const Rational& beta, const RationalMatrix& points) {
    const Rational square = beta * beta, v = Rational(1, n0) + square;
    const Polynomial covariance = ntk::dual_of_polynomial(sigma, v), slope = ntk::dual_of_polynomial(ntk::derivative(sigma), v);
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

/// Singular, and semidefinite, at `count` of the points of d + 2 antipodal pairs of the circle.
bool singular_at(const Polynomial& sigma, long n0, const Rational& beta, long count, long d) {
    const RationalMatrix points = claim::rows_of(claim::antipodal_circle_points(d + 2), (1L << count) - 1);
    const rigor::Inertia inertia = rigor::inertia(second_kernel(sigma, n0, beta, points));
    return inertia.zero > 0 && inertia.negative == 0;
}

/// For every degree d <= last: singular at 2d + 2 - fewer points of the circle.
claim::legacy::Argument argue(long fewer, long first_dimension = 2) {
    claim::legacy::Argument argument;
    argument.step("Mehler's formula, exact: sigma = x^2 gives E f^2 f'^2 = v^2 + 2 c^2", rigor::truth(ntk::dual_of_polynomial({0, 0, 1}, 3) == Polynomial{9, 0, 2}))
        .step("sigma = x^3: E f^3 f'^3 = 9 v^2 c + 6 c^3", rigor::truth(ntk::dual_of_polynomial({0, 0, 0, 1}, 2) == Polynomial{0, 36, 0, 6}));
    for (long d = 1; d <= 6; ++d)
        argument.step(fmt::format("sigma = (1 + x)^{}, n0 = 2, 3, 10, beta = 0, 1/10, 1: Theta^(2) is singular at {} points of the circle, exactly", d, 2 * d + 2 - fewer), rigor::truth([&] {
                          for (const long n0 : {2L, 3L, 10L})
                              for (const Rational& beta : {Rational(0), Rational(1, 10), Rational(1)})
                                  if (!singular_at(binomial_power(d), n0, beta, 2 * d + 2 - fewer, d)) return false;
                          return true;
                      }()));
    if (first_dimension < 2) {
        RationalMatrix two(2, 1);
        two(0, 0) = 1;
        two(1, 0) = -1;
        argument.step("n0 = 1, sigma(x) = x, beta = 1: singular at the two points of the sphere", rigor::truth(rigor::inertia(second_kernel({0, 1}, 1, 1, two)).zero > 0));
    }
    return argument;
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue(0), claim::Evidence::proved, "all polynomials sigma, all n0 >= 2, all beta >= 0 (the statement asks for some n0); the steps are exact instances of degree 1 to 6");
    const RationalMatrix square = claim::rows_of(claim::antipodal_circle_points(2), 15);
    const rigor::Inertia inertia = rigor::inertia(second_kernel({0, 1}, 2, 1, square));
    finding.values = {{"sigma(x) = x, beta = 1, four points of the circle: eigenvalues that are zero", std::to_string(inertia.zero)},
                      {"that are positive", std::to_string(inertia.positive)}, {"that are negative", std::to_string(inertia.negative)}};
    finding.stronger = "Every n0 >= 2 is such a dimension, and 2d + 2 points suffice. For n0 = 1 the kernel can be positive definite (sigma(x) = x, beta > 0). A polynomial of degree 2 or more is not Lipschitz; Theta^(2) is defined by the recursion of theorem 1 all the same.";
    return finding;
}

/// Random coefficients, degree at most 4.
Truth polynomial_is_singular(long a0, long a1, long a2, long a3, long a4, long n0, long b) {
    Polynomial sigma{a0, a1, a2, a3, a4};
    while (sigma.size() > 1 && sigma.back() == 0) sigma.pop_back();
    const long d = static_cast<long>(sigma.size()) - 1;
    return rigor::truth(singular_at(sigma, n0, Rational(b, 4), 2 * d + 2, d));
}

}  // namespace

claim::legacy::Check remark_5() {
    const auto coefficient = [](const char* name) { return claim::Input<long>{name, claim::integers(-3, 3)}; };
    return {
        .id = "jacot-2018/remark-5",
        .check = check,
        .controls = {{"2d + 1 points suffice", [](const claim::Context&) { return claim::verdict_of(argue(1).conclusion()); }},
                     {"n0 = 1 as well", [](const claim::Context&) { return claim::verdict_of(argue(0, 1).conclusion()); }}},
        .property = claim::property("random polynomial of degree d <= 4, n0 = 2 … 9, beta = b/4: Theta^(2) at 2d + 2 rational points of the circle is exactly singular and semidefinite", polynomial_is_singular, coefficient("a0"), coefficient("a1"),
                                    coefficient("a2"), coefficient("a3"), coefficient("a4"), claim::Input{"n0", claim::integers(2, 9)}, claim::Input{"b", claim::integers(0, 8)}),
    };
}
const claim::legacy::Registered registered_remark_5{remark_5};

}  // namespace proofs::jacot_2018
