#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/kernel/neural_tangent_kernel.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "ntk/kernel/relu_expectation.hpp"

namespace proofs::st_arnaud_2026::proposition_2 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// rho^(L+1) = root R/pi + linear rho + product rho A/pi and dotSigma^(L+1) = slope A/pi + constant, R = sqrt(1 -
/// rho^2) and A = arcsin rho; Theta(x, x') = |x|^degree |x'|^degree Theta(x/|x|, x'/|x'|).
struct Reading {
    Rational root = 1, linear{1, 2}, product = 1, slope{1, 2}, constant{1, 4};
    long degree = 1;
};

/// (R + s rho)/pi with s = pi/2 + A, against the printed formula; P stands for 1/pi.
claim::Step correlation_formula(const Reading& r) {
    return claim::identity<4>(
        "(R + (1/(2 P) + A) rho) P",
        [](const auto& R, const auto& rho, const auto& A, const auto& P) { return (R + (1 / (2 * P) + A) * rho) * P; },
        "rho^(L+1) as printed, P = 1/pi",
        [&](const auto& R, const auto& rho, const auto& A, const auto& P) {
            return r.root * R * P + r.linear * rho + r.product * rho * A * P;
        });
}
/// s/(2 pi) against the printed formula.
claim::Step derivative_formula(const Reading& r) {
    return claim::identity<2>(
        "(1/(2 P) + A) P/2", [](const auto& A, const auto& P) { return (1 / (2 * P) + A) * P / 2; },
        "dotSigma^(L+1) as printed, P = 1/pi",
        [&](const auto& A, const auto& P) { return r.slope * A * P + r.constant; });
}
Rational power_of(const Rational& a, long degree) { return rigor::power(a, static_cast<unsigned long>(degree)); }

/// One layer with relu(a z) = a relu(z), relu'(a z) = relu'(z): if Theta and Sigma at (a x, b x') are (a b)^degree
/// times theirs, so are the next ones. K, E, D, T: Sigma^(1), E relu relu', E relu' relu' and Theta at (x, x').
claim::Step homogeneity(const Reading& r) {
    const auto scaled = [degree = r.degree](const auto& a, const auto& b) {
        auto factor = a / a;
        for (long k = 0; k < degree; ++k) factor = factor * a * b;
        return factor;
    };
    claim::Steps base, step;
    base.carries(claim::identity<3>(
        "(a b) Sigma^(1), Sigma^(1) at (a x, b x')",
        [](const auto& a, const auto& b, const auto& K) { return a * b * K; }, "the printed factor times Sigma^(1)",
        [&](const auto& a, const auto& b, const auto& K) { return scaled(a, b) * K; }));
    step.carries(claim::identity<5>(
        "D (printed factor) T + (a b) E, the next Theta at (a x, b x')",
        [&](const auto& a, const auto& b, const auto& E, const auto& D, const auto& T) {
            return D * scaled(a, b) * T + a * b * E;
        },
        "the printed factor times (D T + E)",
        [&](const auto& a, const auto& b, const auto& E, const auto& D, const auto& T) {
            return scaled(a, b) * (D * T + E);
        }));
    return claim::induction("the layers, at (a x, b x')", base, step);
}

/// E[relu relu'] by certified quadrature against the printed rho^(L+1)/2.
Truth expectation_is(const Reading& r, const Rational& rho) {
    const rigor::Precision precision(256);
    const Ball theta = ntk::angle_of<Ball>(rho), A = Ball::pi() / Ball(2) - theta, R = rigor::sin(theta);
    const Ball printed = (Ball(r.root) * R + Ball(r.product) * Ball(rho) * A) / Ball::pi() + Ball(r.linear) * Ball(rho);
    return rigor::certainly_less(rigor::abs(ntk::relu_expectation_by_quadrature(theta) - printed / Ball(2)),
                                 Ball::dyadic(1, -80));
}

/// The kernel by its definition for norms a, b and correlation z, a layer at a time in balls, n0 = 1.
Truth homogeneous(const Reading& r, const Rational& a, const Rational& b, const Rational& z, long L) {
    const rigor::Precision precision(512);
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
    const Ball factor(Rational(power_of(a, r.degree) * power_of(b, r.degree)));
    return rigor::certainly_less(rigor::abs(theta - factor * unit.tangent_kernel()), factor * Ball::dyadic(1, -100));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all x, x' != 0 and all L; rho in [-1, 1]";
    result.steps.carries(claim::written(context, "sector"))
        .carries(derivative_formula(reading))
        .carries(claim::written(context, "quotient"))
        .carries(correlation_formula(reading))
        .carries(claim::written(context, "homogeneous"))
        .carries(homogeneity(reading));
    if (context.verdict_only) return result;
    result.steps
        .supports(claim::range("4 rho", -4, 4,
                               "E[relu relu'] by certified quadrature is half the printed rho^(L+1), to 2^-80",
                               [&](long k) { return expectation_is(reading, Rational(k, 4)); }))
        .supports(claim::instances(
            "Theta^(L) for norms a, b by the definition is a b Theta^(L) of the unit vectors, to 2^-100, L <= 6",
            context.seed, 40, [&](claim::Sampler& sampler) {
                const Rational a = sampler.positive_rational(), b = sampler.positive_rational(),
                               z = Rational(sampler.integer(-99, 99), 100);
                return homogeneous(reading, a, b, z, sampler.integer(1, 6));
            }));
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
    result.values = {
        {"Sigma_dot at rho = 1/2 (1/3)", (ntk::kappa_0(Ball(Rational(1, 2))) / Ball(2)).enclosure(context.digits)}};
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational little = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/proposition-2", check)
        .control("(1 + 1e-20) sqrt(1 - rho^2)/pi", [=](Reading& r) { r.root += little; })
        .control("rho/2 replaced by rho (1/2 + 1e-20)", [=](Reading& r) { r.linear += little; })
        .control("(1 + 1e-20) rho arcsin(rho)/pi", [=](Reading& r) { r.product += little; })
        .control("arcsin(rho)/(2 pi) replaced by arcsin(rho)/pi", [](Reading& r) { r.slope = 1; })
        .control("1/4 replaced by 1/4 + 1e-20", [=](Reading& r) { r.constant += little; })
        .control("homogeneous of degree 2", [](Reading& r) { r.degree = 2; })
        .control("homogeneous of degree 0", [](Reading& r) { r.degree = 0; })
        .property(claim::property(
            "Theta^(L) for norms a, b by the definition equals a b Theta^(L) of the unit vectors, |z| < 1, L <= 12",
            [](const Rational& a, const Rational& b, const Rational& z, long L) { return homogeneous({}, a, b, z, L); },
            claim::Input{"a", claim::positive_rationals()}, claim::Input{"b", claim::positive_rationals()},
            claim::Input{"z", claim::interior_correlations()}, claim::Input{"L", claim::integers(1, 12)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::proposition_2
