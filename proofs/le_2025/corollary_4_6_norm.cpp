#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/two_point_kernel.hpp"
#include "rigor/number/ball_functions.hpp"
#include "rigor/number/complex_ball.hpp"
#include "rigor/proof/integral.hpp"

#include <fmt/format.h>

namespace proofs::le_2025::corollary_4_6_norm {
namespace {

using claim::Relation;
using rigor::Ball, rigor::ComplexBall, rigor::Rational, rigor::Truth;

/// The ReLU, L = 2, beta = 0: mu_k/lambda_k = 3/(k^2 + k + constant) for even k on S^2, with 2k + 1 harmonics in the
/// degree k (n_0 >= 3), or 2/(m^2 + 3) with 2 on the circle (n_0 = 2); f_0 times `start`. Of the correction: the bound
/// decay/(k (k + 1)(k - 2)) of the singular parts, and whether the b_l of the general argument see beta.
struct Reading {
    long n0 = 3;
    Rational start = 1, constant = 4, decay = 1, circle_bound = 5;  // any bound from 4 on
    bool beta_ignored = false;
};

/// binomial(2m, m)/4^m.
Rational central(long m) {
    Rational a = 1;
    for (long i = 1; i <= m; ++i) a *= Rational(2 * i - 1, 2 * i);
    return a;
}
/// Legendre coefficients (1/2) int g P_k dt of kappa_0, kappa_1 and t kappa_0 + kappa_1.
Rational kappa_0_coefficient(long k) {
    if (k == 0) return Rational(1, 2);
    return k % 2 == 0 ? Rational(0) : Rational(central((k - 1) / 2) * central((k + 1) / 2) / (2 * k * (k + 1)));
}
Rational kappa_1_coefficient(long k) {
    if (k == 0) return Rational(3, 8);
    return (kappa_0_coefficient(k - 1) - kappa_0_coefficient(k + 1)) / (2 * k + 1);
}
Rational theta_coefficient(long k) {
    const Rational below = k == 0 ? Rational(0) : Rational(k * kappa_0_coefficient(k - 1));
    return ((k + 1) * kappa_0_coefficient(k + 1) + below) / (2 * k + 1) + kappa_1_coefficient(k);
}
/// mu_k/lambda_k on S^2 from the closed forms; for odd k >= 3 both are 0.
Truth has_ratio(long k, const Rational& constant) {
    if (k % 2 == 1 && k > 1) return rigor::truth(kappa_1_coefficient(k) == 0 && theta_coefficient(k) == 0);
    return rigor::truth(kappa_1_coefficient(k) * (k * k + k + constant) == 3 * theta_coefficient(k));
}

// The same coefficients as integrals, in the angle.

/// P_k(cos u) as a sum of cosines.
ComplexBall legendre(long k, const ComplexBall& u) {
    ComplexBall sum(Ball(0));
    for (long j = 0; j <= k; ++j)
        sum = sum + ComplexBall(Ball(Rational(central(j) * central(k - j)))) * cos(ComplexBall(Ball(k - 2 * j)) * u);
    return sum;
}
ComplexBall kappa_0(const ComplexBall& u) { return ComplexBall(Ball(1)) - u / ComplexBall(Ball::pi()); }
ComplexBall kappa_1(const ComplexBall& u) { return sin(u) / ComplexBall(Ball::pi()) + kappa_0(u) * cos(u); }
ComplexBall theta(const ComplexBall& u) { return cos(u) * kappa_0(u) + kappa_1(u); }

/// (1/2) int_0^pi g(u) P_k(cos u) sin u du, and int_0^pi g(u) cos(k u) du.
Ball coefficient(const rigor::Integrand& g, long k) {
    return rigor::integral([&](const ComplexBall& u) { return g(u) * legendre(k, u) * sin(u); }, Ball(0), Ball::pi()) /
           Ball(2);
}
Ball cosine_coefficient(const rigor::Integrand& g, long k) {
    return rigor::integral([&](const ComplexBall& u) { return g(u) * cos(ComplexBall(Ball(k)) * u); }, Ball(0),
                           Ball::pi());
}
Truth equal_to(const Ball& integral, const Ball& expected) {
    return rigor::certainly_less(rigor::abs(integral - expected), Ball::dyadic(1, -80));
}
Truth integrals_agree(long k) {
    const rigor::Precision precision(128);  // free: a precision
    return equal_to(coefficient(kappa_1, k), Ball(kappa_1_coefficient(k))) &&
           equal_to(coefficient(theta, k), Ball(theta_coefficient(k)));
}
/// On the circle: mu_m (m^2 + 3) = 2 lambda_m for m = 0, 1 and even m, and both vanish for the other odd m.
Truth circle_agrees(long m) {
    const rigor::Precision precision(128);  // free: a precision
    const Ball mu = cosine_coefficient(kappa_1, m), lambda = cosine_coefficient(theta, m);
    if (m % 2 == 1 && m > 1) return equal_to(mu, Ball(0)) && equal_to(lambda, Ball(0));
    return equal_to(mu * Ball(m * m + 3), Ball(2) * lambda);
}

/// The terms of E |f_0|^2: k times the term of the even degree k, as a function of x = 1/k.
Ball term_times_degree(const Ball& x, const Reading& reading) {
    const Ball square = Ball(Rational(reading.start * reading.start));
    if (reading.n0 == 2) return square * Ball(4) * x / (Ball(1) + Ball(3) * rigor::square(x));
    return square * Ball(3) * (Ball(2) + x) / (Ball(1) + x + Ball(reading.constant) * rigor::square(x));
}

/// Step `ratio`: for even k >= 2 from c_(k+1)/c_(k-1).
claim::Steps ratio_steps(const claim::Context& context, const Reading& reading) {
    claim::Steps steps;
    steps
        .carries(claim::identity<1>(
            "c_(k+1)/c_(k-1) from a_(m+1)/a_m = (2m + 1)/(2m + 2), even k",
            [](const auto& k) { return (k - 1) / k * ((k + 1) / (k + 2)) * ((k - 1) * k / ((k + 1) * (k + 2))); },
            "(k - 1)^2/(k + 2)^2", [](const auto& k) { return (k - 1) * (k - 1) / ((k + 2) * (k + 2)); }))
        .carries(claim::identity<1>(
            "mu_k/lambda_k = (1 - q)/((k + 1) q + k + 1 - q), q = c_(k+1)/c_(k-1)",
            [](const auto& k) {
                const auto q = (k - 1) * (k - 1) / ((k + 2) * (k + 2));
                return (1 - q) / ((k + 1) * q + k + 1 - q);
            },
            "3/(k^2 + k + " + rigor::to_string(reading.constant) + ")",
            [&](const auto& k) { return 3 / (k * k + k + reading.constant); }))
        .carries(claim::written(context, "ratio"))
        .supports(claim::range("k", 0, 60, "mu_k/lambda_k from the closed forms of the coefficients, exactly",
                               [&](long k) { return has_ratio(k, reading.constant); }));
    if (!context.verdict_only)
        steps.supports(claim::range(
            "k", 0, 8, "the closed forms of mu_k and lambda_k are the integrals, to 2^-80, by certified quadrature",
            integrals_agree));
    return steps;
}
claim::Step diverges(const Reading& reading) {
    return claim::everywhere({{{"x = 1/k", {0, Rational(1, 2)}}}},
                             {fmt::format("k times the term of the degree k in E |f_0|^2, n_0 = {}", reading.n0),
                              [=](const rigor::Point& p) { return term_times_degree(p[0], reading); }},
                             Relation::at_least, claim::constant(1));
}

Ball expected_norm(long last) {
    Ball sum = Ball(Rational(3, 4)) + Ball(Rational(3, 2));
    for (long k = 2; k <= last; k += 2) sum += Ball(3 * (2 * k + 1)) / Ball(k * k + k + 4);
    return sum;
}
Ball laplace_transform(long last) {
    Ball exponent = rigor::log(Ball(Rational(5, 2))) / Ball(2) + Ball(Rational(3, 2)) * rigor::log(Ball(2));
    for (long k = 2; k <= last; k += 2)
        exponent += Ball(Rational(2 * k + 1, 2)) * rigor::log(Ball(1) + Ball(6) / Ball(k * k + k + 4));
    return rigor::exp(-exponent);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope =
        "the ReLU, L = 2, beta = 0, n_0 >= 3, almost every initialisation; all L >= 2 and beta >= 0 by the "
        "correction";
    result.steps.carries(claim::cites_correction(context, "le-2025/proposition-4.5"))
        .carries(claim::literature(context, "aronszajn"))
        .carries(claim::literature(context, "schoenberg"))
        .carries(claim::literature(context, "mercer"))
        .carries(claim::written(context, "sphere"))
        .carries(claim::literature(context, "kolmogorov"))
        .carries(claim::written(context, "zero-or-one"))
        .append(ratio_steps(context, reading))
        .carries(diverges(reading))
        .carries(claim::written(context, "sum"));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    for (const long last : {100L, 10'000L, 1'000'000L})
        result.values.push_back(
            {fmt::format("n_0 = 3, L = 2, beta = 0: mean of |f_0|^2 without the degrees above {}", last),
             expected_norm(last).enclosure(context.digits)});
    result.values.push_back(
        {"mean of exp(-|f_0|^2) without the degrees above 2000", laplace_transform(2000).enclosure(context.digits)});
    // sum over j >= 1 of 1/(j^2 + a^2) = (pi a coth(pi a) - 1)/(2 a^2), a^2 = 3/4
    const Ball x = Ball::pi() * rigor::sqrt(Ball(3)) / Ball(2), up = rigor::exp(x), down = Ball(1) / up;
    result.values.push_back({"n_0 = 2, L = 2, beta = 0: mean of |f_0|^2",
                             (Ball(Rational(5, 3)) + (x * (up + down) / (up - down) - Ball(1)) * Ball(Rational(2, 3)))
                                 .enclosure(context.digits)});
    return result;
}

/// 2^(1-L) (b_1 + … + b_(L-1))/(pi n_0), from the recursion for the b_l^2. `ignored`: b_l as for beta = 0.
Ball slope_constant(long n0, const Rational& beta, long depth, bool ignored) {
    Rational v = Rational(1, n0) + beta * beta, square = ignored ? Rational(1) : Rational(1 / (n0 * v));
    Ball sum(0);
    for (long l = 1; l < depth; ++l) {
        sum += rigor::sqrt(Ball(square));
        const Rational next = v / 2 + beta * beta;
        if (!ignored) square *= v / (2 * next);
        v = next;
    }
    return sum / (Ball::pi() * Ball(n0) * Ball::dyadic(1, depth - 1));
}
/// (s'(1) - s'(cos phi))/phi at phi = 2^-80 from the recursion for the kernels, in the angle, divided by that constant.
Truth slope_agrees(long n0, const Rational& beta, long depth, bool ignored) {
    const rigor::Precision precision(512);  // free: a precision
    const Ball phi = Ball::dyadic(1, -80);
    auto walk = ntk::TwoPointKernelIteration<Ball>::from_angle(phi, ntk::FullyConnectedKernel::jacot(n0, beta));
    Ball product = Ball(1) / Ball(n0);
    for (long l = 1; l < depth; ++l) {
        product *= walk.derivative_covariance();
        walk.advance();
    }
    const Ball found = (Ball::dyadic(1, 1 - depth) / Ball(n0) - product) / phi,
               expected = slope_constant(n0, beta, depth, ignored);
    return rigor::certainly_positive(expected) &&
           rigor::certainly_less(rigor::abs(found / expected - Ball(1)), Ball::dyadic(1, -60));
}
Truth slopes_agree(long depth, bool ignored) {
    Truth all = Truth::yes;
    for (const long n0 : {3L, 10L})
        for (const Rational& beta : {Rational(0), Rational(1, 10), Rational(1)})
            all = all && slope_agrees(n0, beta, depth, ignored);
    return all;
}
/// The coefficients of phi (odd k) and sin phi (even k).
Ball singular_coefficient(long k) {
    const Rational product = k % 2 == 1 ? Rational(central((k - 1) / 2) * central((k + 1) / 2))
                                        : Rational(central(k / 2 - 1) * central(k / 2 + 1));
    return -Ball::pi() * Ball(product) / Ball(2 * k * (k + 1));
}
Truth singular_agrees(long k) {
    const rigor::Precision precision(128);  // free: a precision
    return equal_to(coefficient([&](const ComplexBall& u) { return k % 2 == 1 ? u : sin(u); }, k),
                    singular_coefficient(k));
}
Truth singular_decays(long k, const Rational& bound) {
    return rigor::certainly_at_most(rigor::abs(singular_coefficient(k)) * Ball(k * (k + 1) * (k - 2)), Ball(bound));
}
/// P_k'(1) and P_k''(1) by P_k' = sum (2j + 1) P_j, j = k - 1, k - 3, …, and the same for P_k''.
Truth legendre_derivatives(long k) {
    const auto first = [](long degree) {
        long sum = 0;
        for (long j = degree - 1; j >= 0; j -= 2) sum += 2 * j + 1;
        return sum;
    };
    long second = 0;
    for (long j = k - 1; j >= 0; j -= 2) second += (2 * j + 1) * first(j);
    return rigor::truth(2 * first(k) == k * (k + 1) && 8 * second == (k - 1) * k * (k + 1) * (k + 2));
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all L >= 2, beta >= 0, n_0 >= 3, each output; the circle for L = 2, beta = 0";
    Reading on_sphere = reading;
    on_sphere.n0 = 3;
    on_sphere.start = 1;
    result.steps.carries(claim::cites_correction(context, "le-2025/proposition-4.5"))
        .carries(claim::literature(context, "aronszajn"))
        .carries(claim::literature(context, "schoenberg"))
        .carries(claim::literature(context, "mercer"))
        .carries(claim::written(context, "sphere"))
        .carries(claim::literature(context, "kolmogorov"))
        .carries(claim::written(context, "zero-or-one"))
        .append(ratio_steps(context, on_sphere))
        .carries(diverges(on_sphere))
        .carries(claim::written(context, "sum"))
        .carries(claim::written(context, "decay"))
        .supports(claim::range("k", 3, 200,
                               fmt::format("the coefficients of phi and sin phi are at most {}/(k (k + 1)(k - 2)), in "
                                           "balls",
                                           rigor::to_string(reading.decay)),
                               [&](long k) { return singular_decays(k, reading.decay); }))
        .carries(claim::written(context, "derivative"))
        .supports(claim::range("k", 1, 60,
                               "P_k'(1) = k (k + 1)/2, P_k''(1) = (k - 1) k (k + 1)(k + 2)/8, from the sums",
                               legendre_derivatives))
        .supports(claim::range("L", 2, 5,
                               "(s'(1) - s'(cos phi))/phi at phi = 2^-80 is 2^(1-L) (b_1 + … + b_(L-1))/(pi n_0) to "
                               "2^-60, n_0 = 3 and 10, beta = 0, 1/10, 1, in balls",
                               [&](long L) { return slopes_agree(L, reading.beta_ignored); }))
        .carries(claim::everywhere(
            {{{"x = 1/m", {0, Rational(1, 2)}}}},
            {"the circle: m^2 times the term 4/(m^2 + 3) of E |f_0|^2",
             [](const rigor::Point& p) { return Ball(4) / (Ball(1) + Ball(3) * rigor::square(p[0])); }},
            Relation::at_most, claim::constant(reading.circle_bound)))
        .carries(claim::written(context, "circle"));
    if (context.verdict_only) return result;
    result.steps
        .supports(
            claim::range("k", 2, 8, "the coefficients of phi and sin phi are the integrals, to 2^-80", singular_agrees))
        .supports(
            claim::range("m", 0, 8,
                         "the circle: mu_m/lambda_m = 2/(m^2 + 3) for m = 0, 1 and even m, both 0 for the other m, "
                         "by certified quadrature",
                         circle_agrees));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/corollary-4.6-norm", check)
        .control("n_0 = 2, the circle", [](Reading& r) { r.n0 = 2; })
        .control("f_0 = 0", [](Reading& r) { r.start = 0; })
        .control("mu_k/lambda_k = 3/(k^2 + k + 5)", [](Reading& r) { r.constant = 5; })
        .corrected(check_correction, {.start = 0})
        .correction_control("mu_k/lambda_k = 3/(k^2 + k + 5)", [](Reading& r) { r.constant = 5; })
        .correction_control("half of the decay constant", [](Reading& r) { r.decay = Rational(1, 2); })
        .correction_control("beta left out of the b_l", [](Reading& r) { r.beta_ignored = true; })
        .correction_control("terms of the circle at most 3/m^2", [](Reading& r) { r.circle_bound = 3; })
        .property(claim::property(
            "mu_k/lambda_k = 3/(k^2 + k + 4) at even k, exactly, and the limit of (s'(1) - s'(cos phi))/phi, in balls",
            [](long half, long n0, long b, long depth) {
                return has_ratio(2 * half, 4) && slope_agrees(n0, Rational(b, 8), depth, false);
            },
            claim::Input{"k/2", claim::integers(1, 200)}, claim::Input{"n_0", claim::integers(3, 50)},
            claim::Input{"8 beta", claim::integers(0, 24)}, claim::Input{"L", claim::integers(2, 8)}));
}};

}  // namespace
}  // namespace proofs::le_2025::corollary_4_6_norm
