#include "claim/generators.hpp"
#include "ntk/kernel/dual_activation.hpp"
#include "ntk/kernel/hermite_dual.hpp"
#include "ntk/kernel/polynomial_dual.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/jacot_2018/common/hermite_expansion.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proofs::jacot_2018 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// E p(X) p(rho X + s Z), rho^2 + s^2 = 1, by expanding the polynomial in two independent variables.
Rational by_moments(const ntk::RationalPolynomial& p, const Rational& rho, const Rational& s) {
    // Coefficients of X^i Z^j in p(rho X + s Z).
    Rational sum = 0;
    for (std::size_t n = 0; n < p.size(); ++n) {
        Rational binomial = 1;
        for (std::size_t j = 0; j <= n; ++j) {  // X^(n-j) Z^j
            ntk::RationalPolynomial shifted(n - j, Rational(0)), z(j, Rational(0));
            shifted.insert(shifted.end(), p.begin(), p.end());
            z.push_back(1);
            sum += p[n] * binomial * rigor::power(rho, static_cast<unsigned long>(n - j)) * rigor::power(s, static_cast<unsigned long>(j)) * ntk::gaussian_mean(z, 1) * ntk::gaussian_mean(shifted, 1);
            binomial = binomial * static_cast<long>(n - j) / static_cast<long>(j + 1);
        }
    }
    return sum;
}
bool polynomial_dual(const ntk::RationalPolynomial& p, long t, bool normalised) {
    const Rational square = 1 + Rational(t, 5) * Rational(t, 5), rho = (1 - Rational(t, 5) * Rational(t, 5)) / square, s = 2 * Rational(t, 5) / square;
    const Rational moments = by_moments(p, rho, s);
    return moments == by_hermite(p, rho, normalised) && (!normalised || moments == ntk::evaluate(ntk::dual_of_polynomial(p, 1), rho));
}
/// The sum against quadrature, and against closed forms: (2/pi) arcsin(2 v rho/(1 + 2 v)) for erf, e^-v sinh(v rho) for sin.
Truth smooth_dual(SmoothActivation a, const Rational& v, const Rational& rho, const Ball& factor, bool quadrature) {
    Ball sum;
    Truth agrees = Truth::yes;
    {
        const rigor::Precision precision(128);
        sum = ntk::DualActivation(a, v, last).at(rho) * factor;
        const Ball c{Rational(v * rho)}, variance{v};
        const Ball error(rigor::parse_rational("1e-9"));
        if (a == SmoothActivation::erf) agrees = rigor::certainly_less(rigor::abs(sum - Ball(2) / Ball::pi() * rigor::asin(Ball(2) * c / (Ball(1) + Ball(2) * variance))), error);
        if (a == SmoothActivation::sine) agrees = rigor::certainly_less(rigor::abs(sum - rigor::exp(-variance) * (rigor::exp(c) - rigor::exp(-c)) / Ball(2)), error);
    }
    if (quadrature) {
        const rigor::Precision precision(64);
        agrees = agrees && rigor::certainly_less(rigor::abs(sum - ntk::dual_by_quadrature(a, v, rho)), Ball(rigor::parse_rational("1e-8")));
    }
    return agrees;
}
/// 2 E relu relu: the exact coefficients up to k = 400 against kappa_1 in closed form at rho = 1/2: what is left is below 2^-400.
Truth relu_dual(const Rational& factor) {
    const rigor::Precision precision(256);
    const Rational rho(1, 2);
    Ball sum(0);
    for (long k = 400; k >= 0; --k) {
        const ntk::PiRational c = ntk::relu_dual_coefficient(k);
        sum = sum * Ball(rho) + Ball(c.plain) + Ball(c.over_pi) / Ball::pi();
    }
    const Ball angle = rigor::acos(Ball(rho)), closed = (rigor::sin(angle) + (Ball::pi() - angle) * Ball(rho)) / Ball::pi();
    return rigor::certainly_less(rigor::abs(sum * Ball(factor) - closed), Ball::dyadic(1, -200));
}
claim::legacy::Argument lemma(bool normalised, const Rational& factor = 1) {
    claim::legacy::Argument argument;
    bool exact = true;
    for (long t = 1; t <= 4; ++t)
        for (const ntk::RationalPolynomial& p : {ntk::RationalPolynomial{0, 1}, {-1, 0, 1}, {1, 2, 0, -1}, {1, 1, 1, 1, 1}}) exact = exact && polynomial_dual(p, t, normalised);
    argument.step(std::string("polynomials of degree 1 to 4 at four rational rho: E mu(X) mu(Y) by moments of two independent variables is sum a_k^2 rho^k with h_k = He_k") + (normalised ? "/sqrt(k!)" : "") + " (exact)", rigor::truth(exact));
    if (!normalised) return argument;
    argument.step("ReLU: exact coefficients up to k = 400 against the closed form, to 2^-200", relu_dual(factor));
    Truth closed = Truth::yes;
    for (const Rational& rho : {Rational(-3, 10), Rational(4, 5)})
        for (const Rational& v : {Rational(1, 2), Rational(1)}) closed = closed && smooth_dual(SmoothActivation::erf, v, rho, Ball(factor), false) && smooth_dual(SmoothActivation::sine, v, rho, Ball(factor), false);
    argument.step("erf and sin: certified coefficients up to k = 41 with a bound for the rest against closed forms, 1e-9, v = 1/2, 1", closed);
    if (argument.conclusion() != Truth::yes) return argument;
    Truth plane = Truth::yes;
    for (const SmoothActivation a : all_smooth) plane = plane && smooth_dual(a, 1, Rational(1, 2), Ball(factor), true);
    return argument.step("erf, sin, tanh, rho = 1/2: against certified quadrature in the plane, 1e-8", plane);
}

}  // namespace

claim::legacy::Check lemma_2() {
    return {
        .id = "jacot-2018/lemma-2",
        .check = with_misprint([](const claim::Context& context) {
            claim::legacy::Finding finding = conclude(lemma(true), claim::Evidence::proved, "all mu in L^2 of the Gaussian, |rho| <= 1 (Mehler's formula; the steps are exact and certified instances)");
            const rigor::Precision precision(160);
            for (const SmoothActivation a : all_smooth) {
                const ntk::DualActivation dual(a, 1, last);
                finding.values.push_back({fmt::format("{}, v = 1: a_1", name_of(a)), dual.coefficient(1).enclosure(std::min(context.digits, 25L))});
                finding.values.push_back({fmt::format("{}, v = 1: E mu(X) mu(Y) at rho = 1/2", name_of(a)), dual.at(Rational(1, 2)).enclosure(std::min(context.digits, 18L))});
                finding.values.push_back({fmt::format("{}, v = 1: E mu^2 - sum of a_k^2, k <= 41", name_of(a)), dual.rest().enclosure(6)});
            }
            finding.remark = "Lipschitz is not needed, a finite second moment is.";
            return finding;
        }, R"(With $h_i=\text{He}_i/\sqrt{i!}$, which are orthonormal for $N(0,1)$.)"),
        .controls = {control("He_i not normalised", [] { return lemma(false); }), control("1.00001 sum a_i^2 rho^i", [] { return lemma(true, rigor::parse_rational("1.00001")); })},
        .property = claim::property("random polynomials of degree <= 4 at rational rho: three routes agree exactly", [](long a, long b, long c, long d, long e, long t) { return rigor::truth(polynomial_dual({a, b, c, d, e}, t, true)); }, claim::Input{"a0", claim::integers(-4, 4)},
                                    claim::Input{"a1", claim::integers(-4, 4)}, claim::Input{"a2", claim::integers(-4, 4)}, claim::Input{"a3", claim::integers(-4, 4)}, claim::Input{"a4", claim::integers(-4, 4)}, claim::Input{"t", claim::integers(-9, 9)}),
    };
}
const claim::legacy::Registered registered_lemma_2{lemma_2};

}  // namespace proofs::jacot_2018
