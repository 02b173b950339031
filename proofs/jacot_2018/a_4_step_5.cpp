#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/jacot_2018/common/gaussian_polynomials.hpp"
#include "proofs/jacot_2018/common/hermite_expansion.hpp"
#include "proofs/jacot_2018/common/sphere_series.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::a_4_step_5 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;
using Polynomial = ntk::RationalPolynomial;

/// nu = beta^2 + sum a_i^power ((weight n_0 beta^2 + rho)/(n_0 beta^2 + one))^i; the nonlinearity of the example, sin
/// or u.
struct Reading {
    long power = 1;
    bool sine = true;
    Rational weight = 1, one = 1;
    Rational bracket(const Rational& n0, const Rational& square, const Rational& rho) const {
        return (weight * n0 * square + rho) / (n0 * square + one);
    }
};

/// n_0, beta^2 and <x, x'> of the example.
struct Point {
    Rational n0, square, z;
    Rational variance() const { return 1 / n0 + square; }
    Rational covariance() const { return z / n0 + square; }
};

/// Sigma^(2)(x, x') = E sigma(X) sigma(Y) + beta^2: sin by certified quadrature in the plane, u exactly.
Ball second_layer(const Point& p, bool sine) {
    const Ball square(p.square);
    if (sine)
        return ntk::dual_by_quadrature(SmoothActivation::sine, p.variance(), p.covariance() / p.variance()) + square;
    return Ball(ntk::evaluate(ntk::dual_of_polynomial({0, 1}, p.variance()), p.covariance())) + square;
}

/// nu(<x, x'>) with the coefficients a_i of mu(u) = sigma(sqrt(v) u). Of sin certified up to 41, by quadrature; by the
/// inequality of Cauchy and Schwarz the terms beyond are at most sqrt(sum a_i^2 sum t^(2 i)), and with a_i^2 at most
/// t^42 sum a_i^2, sums over i > 41, t the bracket. Of u a_i = sqrt(v)^i E[U h_i(U)], i <= 1 (h_i = He_i there).
Ball nu(const Point& p, const Reading& reading) {
    const Rational t = reading.bracket(p.n0, p.square, p.z);
    Ball sum(p.square);
    const auto add = [&](const Ball& a, long i) {
        sum += (reading.power == 1 ? a : rigor::square(a)) * Ball(rigor::power(t, static_cast<unsigned long>(i)));
    };
    if (!reading.sine) {
        for (long i = 0; i <= 1; ++i) {
            const Ball scale = i == 0 ? Ball(1) : rigor::sqrt(Ball(p.variance()));
            add(scale * Ball(ntk::gaussian_mean(times({0, 1}, hermite(i)), 1)), i);
        }
        return sum;
    }
    const ntk::DualActivation dual(SmoothActivation::sine, p.variance(), last);
    for (long i = 0; i <= last; ++i) add(dual.coefficient(i), i);
    const Ball rest = rigor::abs(dual.rest()).upper(), next(rigor::power(Rational(abs(t)), last + 1));
    return sum.widened(reading.power == 1 ? next * rigor::sqrt(rest / Ball(Rational(1 - t * t))) : next * rest);
}

/// (-1)^((i-1)/2) e^(-1/2)/sqrt(i!), i odd, against the certified coefficient; e^-1 sinh(1/2), which is E sin(X) sin(Y)
/// for unit variances and covariance 1/2, against certified quadrature.
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
        .supports(
            claim::exact({"|(e^(-1/2) - e^(-3/2))/2 - E sin(X) sin(Y) by certified quadrature|, covariance 1/2",
                          rigor::abs((rigor::exp(Ball(Rational(-1, 2))) - rigor::exp(Ball(Rational(-3, 2)))) / Ball(2) -
                                     ntk::dual_by_quadrature(SmoothActivation::sine, 1, Rational(1, 2)))},
                         Relation::less, {"1e-8", rigor::parse_rational("1e-8")}));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false for sigma = sin, n_0 = 2, beta^2 = 1/2, rho = <x, x'> = 0";
    const Point point{2, Rational(1, 2), 0};
    result.steps.carries(claim::witness<Point>(
        fmt::format("sigma = {}, n_0 = 2, beta^2 = 1/2, <x, x'> = 0", reading.sine ? "sin" : "u"), point,
        {"Sigma^(2)(x, x') = E sigma(X) sigma(Y) + beta^2",
         [sine = reading.sine](const Point& p) { return second_layer(p, sine); }},
        Relation::equal,
        {fmt::format("nu(<x, x'>) = beta^2 + sum_i a_i{} ((n_0 beta^2 + <x, x'>)/(n_0 beta^2 + {}))^i",
                     reading.power == 1 ? "" : "^2", rigor::to_string(reading.one)),
         [&](const Point& p) { return nu(p, reading); }},
        {64, 64}));
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
    const Rational argument = reading.bracket(n0, square, z);
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
        .control("sigma = u, for which v = 1 makes a_1 = a_1^2", [](Reading& r) { r.sine = false; })
        .corrected(check_correction, {.power = 2})
        .correction_control("a_i for a_i^2", [](Reading& r) { r.power = 1; })
        .correction_control("2 n_0 beta^2 in the numerator", [](Reading& r) { r.weight = 2; })
        .correction_control("the denominator n_0 beta^2 + 2", [](Reading& r) { r.one = 2; })
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
}  // namespace proofs::jacot_2018::a_4_step_5
