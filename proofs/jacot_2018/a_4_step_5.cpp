#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/jacot_2018/common/gaussian_polynomials.hpp"
#include "proofs/jacot_2018/common/hermite_expansion.hpp"
#include "proofs/jacot_2018/common/sphere_series.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::jacot_2018 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;
using Polynomial = ntk::RationalPolynomial;

/// nu = beta^2 + sum a_i^power (…)^i; the nonlinearity of the example, sin or u; the weight of n_0 beta^2 in the
/// numerator of (…).
struct Reading {
    long power = 1;
    bool sine = true;
    Rational weight = 1;
};

/// sum_i a_i^power of sin, a_i = (-1)^((i-1)/2) e^(-1/2)/sqrt(i!) for odd i. The terms beyond 41 are below those of a
/// geometric series with the ratio 1/2.
Ball sum_of_coefficients(long power) {
    Ball sum(0), square = rigor::exp(Ball(-1));  // a_i^2
    for (long i = 1; i <= last; i += 2) {
        const Ball a = i % 4 == 1 ? rigor::sqrt(square) : -rigor::sqrt(square);
        sum += power == 1 ? a : square;
        square = square / Ball(Rational((i + 1) * (i + 2)));
    }
    return sum.widened(Ball(2) * (power == 1 ? rigor::sqrt(square) : square));
}

/// (-1)^((i-1)/2) e^(-1/2)/sqrt(i!), i odd, against the certified coefficient; E sin(X)^2 against certified quadrature.
void add_second_computation(claim::Steps& steps) {
    const rigor::Precision precision(200);
    const ntk::DualActivation dual(SmoothActivation::sine, 1, last);
    const Rational little = rigor::parse_rational("1e-20");
    steps
        .supports(claim::range("(i - 1)/2", 0, (last - 1) / 2,
                               {"|±e^(-1/2)/sqrt(i!) - the certified coefficient of sin|",
                                [&](const long& j) {
                                    const long i = 2 * j + 1;
                                    const Ball size = rigor::sqrt(squared_coefficient(Nonlinearity::sine, 1, i));
                                    return rigor::abs((j % 2 == 0 ? size : -size) - dual.coefficient(i));
                                }},
                               Relation::less, {"1e-20", [=](const long&) { return little; }}))
        .supports(claim::exact({"|(1 - e^-2)/2 - E sin(X)^2 by certified quadrature|",
                                rigor::abs((Ball(1) - rigor::exp(Ball(-2))) / Ball(2) - dual.second_moment())},
                               Relation::less, {"1e-20", little}));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false for sigma = sin, rho = 1";
    const bool sine = reading.sine;
    result.steps.carries(
        claim::witness<long>(sine ? "sigma = sin, n_0 = 2, beta^2 = 1/2, x' = x (mu = sin, rho = 1)"
                                  : "sigma = u, n_0 = 2, beta^2 = 1/2, x' = x (a_1 = 1)",
                             reading.power,
                             {"Sigma^(2)(x, x) - beta^2 = E sigma(X)^2, X ~ N(0, 1)",
                              [=](const long&) -> claim::Quantity {
                                  if (!sine) return 1;
                                  return (Ball(1) - rigor::exp(Ball(-2))) / Ball(2);
                              }},
                             Relation::equal,
                             {reading.power == 1 ? "nu(1) - beta^2 = sum_i a_i" : "nu(1) - beta^2 = sum_i a_i^2",
                              [=](const long& power) -> claim::Quantity {
                                  if (!sine) return 1;
                                  return sum_of_coefficients(power);
                              }}));
    if (!context.verdict_only) add_second_computation(result.steps);
    return result;
}

/// Sigma^(2)(x, x') at v = 1/n_0 + beta^2 = (root)^2 and <x, x'> = z, from E sigma sigma by derivatives, against nu.
Truth nu_is(const Polynomial& sigma, long k, const Rational& b, const Rational& r, const Rational& z,
            const Reading& reading) {
    const Rational n0 = k * k, square = b * b / n0, root = r / k, c = z / n0 + square;
    Polynomial mu;
    for (std::size_t i = 0; i < sigma.size(); ++i)
        mu.push_back(sigma[i] * rigor::power(root, static_cast<unsigned long>(i)));
    const Rational argument = (reading.weight * n0 * square + z) / (n0 * square + 1);
    // For power 1 the printed coefficients: rational for mu of degree 1, whose a_0, a_1 are its own coefficients.
    const Rational series = reading.power == 2 ? by_hermite(mu, argument, true) : mu[0] + mu[1] * argument;
    return rigor::truth(ntk::evaluate(ntk::dual_of_polynomial(sigma, root * root), c) == series);
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all Lipschitz sigma, n_0 >= 1, beta, x, x' of the unit sphere";
    result.steps.carries(claim::cites(context, "jacot-2018/eq-1"))
        .carries(claim::cites(context, "jacot-2018/lemma-2"))
        .carries(claim::written(context, "combined"))
        .supports(claim::instances(
            reading.power == 2 ? "sigma a polynomial of degree 1 to 4: Sigma^(2) by derivatives is nu by Hermite "
                                 "coefficients, exactly"
                               : "sigma affine: Sigma^(2) by derivatives is nu with a_i, exactly",
            context.seed, 60,  // free: how many
            [&](claim::Sampler& sampler) {
                const long degree = reading.power == 2 ? sampler.integer(1, 4) : 1, k = sampler.integer(1, 4);
                const Polynomial sigma = random_polynomial(sampler, degree);
                const bool first = sampler.coin();
                return nu_is(sigma, k, first ? Rational(3, 4) : Rational(5, 12),
                             first ? Rational(5, 4) : Rational(13, 12), sampler.correlation(), reading);
            }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.4-step-5", check)
        .control("a_i^2 for a_i", [](Reading& r) { r.power = 2; })
        .control("sigma = u, for which a_1 = a_1^2", [](Reading& r) { r.sine = false; })
        .corrected(check_correction, {.power = 2})
        .correction_control("a_i for a_i^2", [](Reading& r) { r.power = 1; })
        .correction_control("2 n_0 beta^2 in the numerator", [](Reading& r) { r.weight = 2; })
        .property(claim::property_where(
            "sigma = b u with b sqrt v not 0 or 1, x' = x: E mu^2 is not sum a_i, exactly",
            [](const Rational& b, long k) { return rigor::truth(b != 0 && b * 5 != 4 * k); },
            [](const Rational& b, long k) {
                const Rational root = Rational(5, 4) / k;  // sqrt(1/n_0 + beta^2), n_0 = k^2, beta = 3/(4 k)
                const Rational square = ntk::gaussian_mean(times({0, b * root}, {0, b * root}), 1);
                return rigor::truth(square != b * root);
            },
            claim::Input{"b", claim::correlations()}, claim::Input{"sqrt n_0", claim::integers(1, 9)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018
