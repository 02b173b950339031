#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/kernel/arc_cosine_kernel.hpp"
#include "proofs/jacot_2018/common/gaussian_polynomials.hpp"
#include "proofs/jacot_2018/common/hermite_expansion.hpp"
#include "proofs/jacot_2018/common/sphere_series.hpp"
#include "rigor/number/ball_functions.hpp"

#include <algorithm>
#include <array>

namespace proofs::jacot_2018::lemma_2 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// mu^(rho) = factor sum a_i^2 rho^(i + shift), with the h_i = He_i/sqrt(i!), or the He_i themselves.
struct Reading {
    bool normalised = true;
    Rational factor = 1;
    unsigned long shift = 0;
};

/// E mu(X) mu(rho X + s Z) for mu = p_0 + p_1 u + p_2 u^2 + p_3 u^3, from the moments of the independent X and Z.
template <class T>
T by_moments(const std::array<T, 4>& p, const T& rho, const T& s) {
    constexpr long moment[] = {1, 0, 1, 0, 3, 0, 15}, binomial[4][4] = {{1}, {1, 1}, {1, 2, 1}, {1, 3, 3, 1}};
    T sum = p[0] - p[0];
    for (std::size_t n = 0; n < 4; ++n)
        for (std::size_t m = 0; m < 4; ++m)
            for (std::size_t j = 0; j <= n; ++j) {
                const long c = binomial[n][j] * moment[j] * moment[m + n - j];
                if (c == 0) continue;
                T term = p[n] * p[m] * T(c);
                for (std::size_t k = 0; k < n - j; ++k) term = term * rho;
                for (std::size_t k = 0; k < j; ++k) term = term * s;
                sum = sum + term;
            }
    return sum;
}
/// The printed sum, with u = He_1, u^2 = He_2 + 1, u^3 = He_3 + 3 He_1: i! a_i^2 = (E mu He_i)^2.
template <class T>
T by_coefficients(const std::array<T, 4>& p, const T& rho, const Reading& reading) {
    const std::array<T, 4> he{p[0] + p[2], p[1] + T(3) * p[3], p[2], p[3]};  // mu = sum he_i He_i
    constexpr long factorial[] = {1, 1, 2, 6};
    T sum = p[0] - p[0], power = T(1);
    for (unsigned long k = 0; k < reading.shift; ++k) power = power * rho;
    for (std::size_t i = 0; i < 4; ++i) {
        // a_i = he_i sqrt(i!) for h_i, he_i for He_i.
        sum = sum + he[i] * he[i] * T(reading.normalised ? factorial[i] : 1) * power;
        power = power * rho;
    }
    return T(reading.factor) * sum;
}

/// Every polynomial of degree at most 3, every rho in (-1, 1]: rho = (1 - t^2)/(1 + t^2), s = 2 t/(1 + t^2).
claim::Step cubics(const Reading& reading) {
    const auto rho = [](const auto& t) { return (1 - t * t) / (1 + t * t); };
    return claim::identity<5>(
        "E mu(X) mu(rho X + s Z), mu = p_0 + p_1 u + p_2 u^2 + p_3 u^3, rho = (1 - t^2)/(1 + t^2), s = 2 t/(1 + t^2)",
        [=]<class T>(const T& a, const T& b, const T& c, const T& d, const T& t) {
            return by_moments<T>({a, b, c, d}, T(rho(t)), T(2 * t / (1 + t * t)));
        },
        "the printed sum",
        [=]<class T>(const T& a, const T& b, const T& c, const T& d, const T& t) {
            return by_coefficients<T>({a, b, c, d}, T(rho(t)), reading);
        });
}

/// A mu(u) = sigma(sqrt(v) u) whose dual has a closed form, at rho.
struct ClosedForm {
    Nonlinearity sigma;
    Rational v, rho;
};
/// The printed sum up to i = 400; what is left is below 2^-100 (a_i^2 <= E mu^2 <= v).
Ball printed_sum(const ClosedForm& c, const Reading& reading) {
    Ball sum(0);
    for (long i = 400; i >= 0; --i)  // free: how many terms
        sum = sum * Ball(c.rho) + squared_coefficient(c.sigma, c.v, i);
    return Ball(reading.factor) * sum * Ball(rigor::power(c.rho, reading.shift));
}
/// v kappa_1(rho)/2 for the ReLU, e^-v sinh(v rho) for sin.
Ball closed_form(const ClosedForm& c) {
    if (c.sigma == Nonlinearity::relu) return Ball(c.v) * ntk::kappa_1(Ball(c.rho)) / Ball(2);
    const Ball e = rigor::exp(Ball(Rational(c.v * c.rho)));
    return rigor::exp(-Ball(c.v)) * (e - Ball(1) / e) / Ball(2);
}
claim::Step closed_forms(const Reading& reading) {
    std::vector<ClosedForm> list;
    for (const Nonlinearity sigma : {Nonlinearity::relu, Nonlinearity::sine})
        for (const Rational& v : {Rational(1, 2), Rational(1)})
            for (const Rational& rho : {Rational(-3, 10), Rational(1, 2), Rational(4, 5)})
                list.push_back({sigma, v, rho});
    return claim::exact_for_each<ClosedForm>(
        "the ReLU and sin, v = 1/2, 1, rho = -3/10, 1/2, 4/5", list,
        {"|the printed sum up to i = 400 - v kappa_1(rho)/2 or e^-v sinh(v rho)|",
         [=](const ClosedForm& c) { return rigor::abs(printed_sum(c, reading) - closed_form(c)); }},
        Relation::less, {"2^-100", [](const ClosedForm&) { return Ball::dyadic(1, -100); }});
}

claim::Step quadrature(SmoothActivation a) {
    const rigor::Precision precision(64);
    const Rational rho(1, 2);
    return claim::exact(
        {fmt::format("{}, v = 1, rho = 1/2: |certified coefficients up to 41 and a bound of the rest - certified "
                     "quadrature in the plane|",
                     name_of(a)),
         rigor::abs(ntk::DualActivation(a, 1, last).at(rho) - ntk::dual_by_quadrature(a, 1, rho))},
        Relation::less, {"1e-8", rigor::parse_rational("1e-8")});
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(512);
    claim::Result result;
    result.scope = "all mu with E mu(X)^2 finite, |rho| <= 1";
    result.steps.carries(claim::written(context, "generating"))
        .carries(claim::written(context, "complete"))
        .carries(claim::written(context, "series"))
        .supports(cubics(reading))
        .supports(closed_forms(reading));
    if (context.verdict_only) return result;
    for (const SmoothActivation a : all_smooth) result.steps.supports(quadrature(a));
    const rigor::Precision shown(160);
    for (const SmoothActivation a : all_smooth) {
        const ntk::DualActivation dual(a, 1, last);
        result.values.push_back(
            {fmt::format("{}, v = 1: a_1", name_of(a)), dual.coefficient(1).enclosure(std::min(context.digits, 25L))});
        result.values.push_back({fmt::format("{}, v = 1: E mu(X) mu(Y) at rho = 1/2", name_of(a)),
                                 dual.at(Rational(1, 2)).enclosure(std::min(context.digits, 18L))});
        result.values.push_back(
            {fmt::format("{}, v = 1: E mu^2 - sum of a_k^2, k <= 41", name_of(a)), dual.rest().enclosure(6)});
    }
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/lemma-2", check)
        .control("He_i, not normalised", [](Reading& r) { r.normalised = false; })
        .control("(1 + 1e-20) sum a_i^2 rho^i", [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .control("sum a_i^2 rho^(i+1)", [](Reading& r) { r.shift = 1; })
        .property(claim::property_where(
            "polynomials of degree at most 5 at rational rho, 1 - rho^2 a square: moments of independent variables and "
            "Hermite coefficients agree exactly",
            [](const std::vector<long>& p, const Rational&) { return rigor::truth(p.back() != 0); },
            [](const std::vector<long>& p, const Rational& t) {
                const ntk::RationalPolynomial mu(p.begin(), p.end());
                const Rational square = 1 + t * t, rho = (1 - t * t) / square, s = 2 * t / square;
                const PlanePolynomial x = PlanePolynomial::composed(mu, 1, 0),
                                      y = PlanePolynomial::composed(mu, rho, s);
                return rigor::truth((x * y).mean() == by_hermite(mu, rho, true));
            },
            claim::Input{"mu", rc::gen::mapcat(claim::integers(1, 6),
                                               [](long n) {
                                                   return rc::gen::container<std::vector<long>>(
                                                       static_cast<std::size_t>(n), claim::integers(-4, 4));
                                               })},
            claim::Input{"t", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::lemma_2
