#include "claim/generators.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "ntk/kernel/neural_tangent_kernel.hpp"
#include "ntk/kernel/relu_expectation.hpp"
#include "claim/legacy.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::PowerSeries, rigor::Rational, rigor::Truth;

/// The printed formulas are affine in theta = pi/2 - arcsin rho, with coefficients in Q(1/pi); compare exactly.
struct Printed {
    Rational slope_per_pi{1, 2};  ///< Sigma_dot = slope_per_pi · arcsin(rho)/pi + constant
    Rational constant{1, 4};
    Rational linear{1, 2};        ///< rho/2
};

claim::legacy::Argument argue(const Printed& printed) {
    claim::legacy::Argument argument;
    // s/(2 pi) with s = pi - theta = pi/2 + arcsin rho.
    argument.step("Sigma_dot = (pi/2 + arcsin rho)/(2 pi): coefficient of arcsin(rho)/pi and constant agree",
                  rigor::truth(printed.slope_per_pi == Rational(1, 2) && printed.constant == Rational(1, 2) * Rational(1, 2)));
    // rho^(L+1) pi = sqrt(1 - rho^2) + rho (pi linear + arcsin rho) must be sin s - s cos s with rho = -cos s, sqrt(1 - rho^2) = sin s,
    // arcsin rho = s - pi/2: sin s - s cos s + pi (1/2 - linear) cos s.
    argument.step("rho^(L+1): substituting rho = -cos s leaves sin s - s cos s", rigor::truth(printed.linear == Rational(1, 2)));
    const PowerSeries s = PowerSeries::variable(60);
    argument.step("2 E[relu relu'] = (sin s - s cos s)/pi: exact convolution series to order 60, and one differential equation for both sides (definition-5)",
                  rigor::truth(sin(s) - s * cos(s) == Rational(2) * ntk::relu_expectation_series(60)));
    return argument;
}

/// Homogeneity from the definitions: norms a, b, correlation z, one layer of the recursion at a time in balls, no bias.
Truth homogeneous(const Rational& a, const Rational& b, const Rational& z, long L) {
    const rigor::Precision precision(512);
    // Sigma^(1) entries for |x| = a, |x'| = b, n0 = 1.
    Ball xx(Rational(a * a)), yy(Rational(b * b)), xy(Rational(a * b * z)), theta = xy;
    for (long l = 1; l < L; ++l) {
        const Ball scale = rigor::sqrt(xx * yy), rho = xy / scale;
        theta = theta * ntk::kappa_0(rho) / Ball(2);
        xy = scale * ntk::kappa_1(rho) / Ball(2);
        theta += xy;
        xx = xx / Ball(2);
        yy = yy / Ball(2);
    }
    ntk::NeuralTangentKernelIteration<Ball> unit(z, {});
    unit.advance_to(L);
    const Ball expected = Ball(Rational(a * b)) * unit.tangent_kernel();
    const Ball error = rigor::abs(theta - expected);
    if (!theta.overlaps(expected)) return Truth::no;
    return rigor::certainly_less(error, Ball(Rational(a * b)) * Ball::dyadic(1, -100));
}

}  // namespace

claim::legacy::Check proposition_2() {
    return {
        .id = "st-arnaud-2026/proposition-2",
        .check =
            [](const claim::Context& context) {
                claim::legacy::Finding finding = conclude(argue({}), claim::Evidence::proved, "all x, x' != 0 and all L; rho in [-1, 1]");
                const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
                finding.values = {{"Sigma_dot at rho = 1/2 (1/3)", (ntk::kappa_0(Ball(Rational(1, 2))) / Ball(2)).enclosure(context.digits)}};
                finding.stronger = "Rho = 1 may be included (rho^(L+1) = 1, Sigma_dot = 1/2).";
                return finding;
            },
        .controls = {{"Sigma_dot with 1/4 replaced by 1/2", [](const claim::Context&) { return claim::verdict_of(argue({.constant = Rational(1, 2)}).conclusion()); }},
                     {"rho/2 replaced by rho (1/2 + 1e-20)", [](const claim::Context&) { return claim::verdict_of(argue({.linear = Rational(1, 2) + rigor::parse_rational("1e-20")}).conclusion()); }},
                     {"arcsin(rho)/(2 pi) replaced by arcsin(rho)/pi", [](const claim::Context&) { return claim::verdict_of(argue({.slope_per_pi = 1}).conclusion()); }}},
        .property = claim::property("Theta^(L) for norms a, b by the definition equals a b Theta^(L) of the unit vectors, z in (-1, 1), L <= 12", homogeneous,
                                    claim::Input{"a", claim::positive_rationals()}, claim::Input{"b", claim::positive_rationals()},
                                    claim::Input{"z", claim::interior_correlations()}, claim::Input{"L", claim::integers(1, 12)}),
    };
}
const claim::legacy::Registered registered_proposition_2{proposition_2};

}  // namespace proofs::st_arnaud_2026
