#include "claim/generators.hpp"
#include "ntk/kernel/arc_cosine_kernel.hpp"
#include "ntk/kernel/two_point_kernel.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "rigor/number/ball_functions.hpp"
#include "rigor/proof/integral.hpp"

#include <fmt/format.h>

namespace proofs::le_2025 {
namespace {

using rigor::Ball, rigor::ComplexBall, rigor::Rational, rigor::Truth;

/// binomial(2m, m)/4^m.
Rational central(long m) {
    Rational a = 1;
    for (long i = 1; i <= m; ++i) a *= Rational(2 * i - 1, 2 * i);
    return a;
}
/// Legendre coefficients (1/2) int g P_k dt of kappa_0, kappa_1 and t kappa_0, step 3.
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

/// P_k(cos u) as a sum of cosines.
ComplexBall legendre(long k, const ComplexBall& u) {
    ComplexBall sum(Ball(0));
    for (long j = 0; j <= k; ++j) sum = sum + ComplexBall(Ball(Rational(central(j) * central(k - j)))) * cos(ComplexBall(Ball(k - 2 * j)) * u);
    return sum;
}
ComplexBall kappa_0(const ComplexBall& u) { return ComplexBall(Ball(1)) - u / ComplexBall(Ball::pi()); }
ComplexBall kappa_1(const ComplexBall& u) { return sin(u) / ComplexBall(Ball::pi()) + kappa_0(u) * cos(u); }
ComplexBall theta(const ComplexBall& u) { return cos(u) * kappa_0(u) + kappa_1(u); }

/// (1/2) int_0^pi g(u) P_k(cos u) sin u du.
Ball coefficient(const rigor::Integrand& g, long k) {
    return rigor::integral([&](const ComplexBall& u) { return g(u) * legendre(k, u) * sin(u); }, Ball(0), Ball::pi()) / Ball(2);
}
bool equal_to(const Ball& integral, const Ball& expected) { return rigor::certainly_less(rigor::abs(integral - expected), Ball::dyadic(1, -80)) == Truth::yes; }

/// mu_k/lambda_k on S^2 for L = 2, beta = 0.
bool has_ratio(long k, long constant) { return kappa_1_coefficient(k) * (k * k + k + constant) == 3 * theta_coefficient(k); }
/// Step 3 for k = 0, 1 and even k up to `last`, and its two identities of degree 3 at more than 4 points.
bool ratios(long last, long constant) {
    for (long k = 0; k <= last; k += k == 0 ? 1 : k == 1 ? 1 : 2)
        if (!has_ratio(k, constant)) return false;
    for (long k = 0; k <= 6; ++k)
        if ((k + 2) * (k + 2) - (k - 1) * (k - 1) != 3 * (2 * k + 1) || (k + 1) * (k - 1) * (k - 1) + k * (k + 2) * (k + 2) != (2 * k + 1) * (k * k + k + 1)) return false;
    return true;
}
/// Whether the term number k (even) of E |f_0|^2 is at least 3/(k + 1) for all k >= 1. On S^2 an identity of degree 2, compared at more than 3 points; on the circle it is tried.
bool at_least_harmonic(bool circle) {
    for (long k = 1; k <= 8; ++k)
        if (circle ? Rational(4, k * k + 3) < Rational(3, k + 1) : (2 * k + 1) * (k + 1) - (k * k + k + 4) != (k - 1) * (k + 3)) return false;
    return true;
}
/// sum over k = 0, 1, 2, 4, … up to `last` of (2k + 1) 3/(k^2 + k + 4), and -log of E exp(-|f_0|^2) for these degrees.
Ball expected_norm(long last) {
    Ball sum = Ball(Rational(3, 4)) + Ball(Rational(3, 2));
    for (long k = 2; k <= last; k += 2) sum += Ball(3 * (2 * k + 1)) / Ball(k * k + k + 4);
    return sum;
}
Ball laplace_transform(long last) {
    Ball exponent = rigor::log(Ball(Rational(5, 2))) / Ball(2) + Ball(Rational(3, 2)) * rigor::log(Ball(2));
    for (long k = 2; k <= last; k += 2) exponent += Ball(Rational(2 * k + 1, 2)) * rigor::log(Ball(1) + Ball(6) / Ball(k * k + k + 4));
    return rigor::exp(-exponent);
}

/// Step 5: 2^(1-L) (b_1 + … + b_(L-1))/(pi n_0), from the recursion for the b_l^2. `ignored`: b_l as for beta = 0.
Ball slope_constant(long n0, const Rational& beta, long depth, bool ignored = false) {
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
/// (s'(1) - s'(cos phi))/phi at phi = 2^-80 from the recursion for the kernels, in the angle.
Truth slope_agrees(long n0, const Rational& beta, long depth, bool ignored = false) {
    const rigor::Precision precision(512);
    const Ball phi = Ball::dyadic(1, -80);
    auto walk = ntk::TwoPointKernelIteration<Ball>::from_angle(phi, ntk::FullyConnectedKernel::jacot(n0, beta));
    Ball product = Ball(1) / Ball(n0);
    for (long l = 1; l < depth; ++l) {
        product *= walk.derivative_covariance();
        walk.advance();
    }
    const Ball found = (Ball::dyadic(1, 1 - depth) / Ball(n0) - product) / phi, expected = slope_constant(n0, beta, depth, ignored);
    return rigor::certainly_positive(expected) && rigor::certainly_less(rigor::abs(found / expected - Ball(1)), Ball::dyadic(1, -60));
}
/// Step 4: the coefficients of phi (odd k) and sin phi (even k) in closed form; times k (k + 1)(k - 2) at most `bound` in modulus for k = 3 … last.
Ball singular_coefficient(long k) {
    const Rational product = k % 2 == 1 ? Rational(central((k - 1) / 2) * central((k + 1) / 2)) : Rational(central(k / 2 - 1) * central(k / 2 + 1));
    return -Ball::pi() * Ball(product) / Ball(2 * k * (k + 1));
}
Truth singular_parts_decay(long last, const Rational& bound) {
    Truth all = Truth::yes;
    for (long k = 3; k <= last; ++k) all = all && rigor::certainly_at_most(rigor::abs(singular_coefficient(k)) * Ball(k * (k + 1) * (k - 2)), Ball(bound));
    return all;
}
/// P_k'(1) and P_k''(1) by P_k' = sum (2j + 1) P_j, j = k - 1, k - 3, …, and the same for P_k''.
bool legendre_derivatives(long last) {
    std::vector<long> first{0}, second{0};
    for (long k = 1; k <= last; ++k) {
        long one = 0, two = 0;
        for (long j = k - 1; j >= 0; j -= 2) {
            one += 2 * j + 1;
            two += (2 * j + 1) * first[static_cast<std::size_t>(j)];
        }
        if (2 * one != k * (k + 1) || 8 * two != (k - 1) * k * (k + 1) * (k + 2)) return false;
        first.push_back(one);
        second.push_back(two);
    }
    return true;
}

/// The printed solution has a norm.
claim::legacy::Argument finite_norm() {
    claim::legacy::Argument argument;
    return argument.step("L = 2, beta = 0, ReLU, S^2 in R^(n_0), n_0 >= 3: E |f_0|^2 = sum (2k + 1) mu_k/lambda_k is finite",
                         ratios(200, 4) && at_least_harmonic(false) ? Truth::no : Truth::unknown);
}
struct Variant {
    long constant = 4;          ///< in 3/(k^2 + k + 4)
    bool circle_too = false;    ///< the sum diverges on the circle
    bool beta_ignored = false;  ///< in the constant of step 5
    Rational decay = 1;         ///< constant of step 4
};
claim::legacy::Argument infinite_norm(const Variant& variant) {
    const rigor::Precision precision(128);
    bool integrals = true, circle = true, singular = true;
    for (long k = 0; k <= 8; ++k) {
        integrals = integrals && equal_to(coefficient(kappa_1, k), Ball(kappa_1_coefficient(k))) && equal_to(coefficient(theta, k), Ball(theta_coefficient(k)));
        if (k >= 2) singular = singular && equal_to(coefficient([&](const ComplexBall& u) { return k % 2 == 1 ? u : sin(u); }, k), singular_coefficient(k));
        const auto cosine = [&](const rigor::Integrand& g) { return rigor::integral([&](const ComplexBall& u) { return g(u) * cos(ComplexBall(Ball(k)) * u); }, Ball(0), Ball::pi()); };
        circle = circle && equal_to(cosine(kappa_1) * Ball(k * k + 3), k % 2 == 0 || k == 1 ? Ball(2) * cosine(theta) : Ball(0));
    }
    Truth slopes = Truth::yes;
    for (const long n0 : {3L, 10L})
        for (const Rational& beta : {Rational(0), Rational(1, 10), Rational(1)})
            for (long depth = 2; depth <= 5; ++depth) slopes = slopes && slope_agrees(n0, beta, depth, variant.beta_ignored);
    claim::legacy::Argument argument;
    argument.step("step 3: the Legendre coefficients of kappa_1 and t kappa_0 + kappa_1 in closed form are the integrals, k = 0 … 8, to 2^-80 (certified integrals)", rigor::truth(integrals))
        .step(fmt::format("step 3: mu_k/lambda_k = 3/(k^2 + k + {}) for k = 0, 1 and the even k up to 200 from the closed forms (exact), and for all even k by its two identities of degree 3 (exact, at 7 points)", variant.constant), rigor::truth(ratios(200, variant.constant)))
        .step("step 3: (2k + 1) 3/(k^2 + k + 4) >= 3/(k + 1) for all k >= 1, by an identity of degree 2 (exact, at 8 points): the sum over even k diverges", rigor::truth(at_least_harmonic(false)))
        .step("step 4: the Legendre coefficients of phi and sin phi in closed form are the integrals, k = 2 … 8, to 2^-80 (certified integrals)", rigor::truth(singular))
        .step(fmt::format("step 4: they are at most {}/(k (k + 1)(k - 2)) in modulus, k = 3 … 200 (balls)", rigor::to_string(variant.decay)), singular_parts_decay(200, variant.decay))
        .step("step 5: P_k'(1) = k (k + 1)/2 and P_k''(1) = (k - 1) k (k + 1)(k + 2)/8, k <= 60, from the sums of Legendre polynomials (exact)", rigor::truth(legendre_derivatives(60)))
        .step("step 5: (s'(1) - s'(cos phi))/phi at phi = 2^-80 agrees with 2^(1-L) (b_1 + … + b_(L-1))/(pi n_0) to 2^-60, n_0 = 3 and 10, beta = 0, 1/10, 1, L = 2 … 5 (balls)", slopes);
    if (variant.circle_too)
        argument.step("on the circle the terms of E |f_0|^2 are at least 3/(m + 1)", rigor::truth(at_least_harmonic(true)));
    else
        argument.step("the circle, L = 2, beta = 0: the cosine coefficients of kappa_1 and t kappa_0 + kappa_1 have the ratio 2/(m^2 + 3), m = 0, 1 and even m <= 8, and those of kappa_1 vanish for odd m = 3 … 7 (certified integrals): E |f_0|^2 is finite", rigor::truth(circle));
    return argument;
}

}  // namespace

claim::legacy::Check corollary_4_6_norm() {
    return {
        .id = "le-2025/corollary-4.6-norm",
        .check = [](const claim::Context& context) {
            claim::legacy::Finding finding = adjudicated(finite_norm(), "the ReLU, n_0 >= 3, almost every initialisation: L = 2, beta = 0 by the lines below, all L >= 2 and beta >= 0 by the argument at the top of the file",
                {"ReLU, L = 2, beta = 0, n_0 = 3, on the unit sphere, t = <x, x'>: Sigma^2 = kappa_1(t)/6, Theta^2 = (t kappa_0(t) + kappa_1(t))/6. The quotient mu_k/lambda_k of their eigenvalues in the degree k is 3/(k^2 + k + 4) for even k: 3/10, 1/8, 3/46 for k = 2, 4, 6. f_0 has 2k + 1 independent N(0, mu_k) coefficients in the degree k, so |f_0|^2 is a sum of independent (mu_k/lambda_k) xi^2, whose means add up to sum 3 (2k + 1)/(k^2 + k + 4) >= sum 3/(k + 1) = infinity, and E exp(-|f_0|^2) = 0: f_0, and with it f_infinity, is almost surely not in H_Theta.",
                 "k0(p) = 1 - p/Pi;\nk1(p) = (sin(p) + (Pi - p)*cos(p))/Pi;\nc(f, k) = intnum(p = 0, Pi, f(p)*pollegendre(k, cos(p))*sin(p));\nth(p) = cos(p)*k0(p) + k1(p);\nprint([bestappr(c(k1, k)/c(th, k), 1000) | k <- [2, 4, 6]])",
                 "The lens of section 4.2 does not see the trained network itself, whose norm is infinite, but only its difference from the initial one.",
                 R"($f_\infty-f_0\in\mathcal H_\Theta$. For the ReLU, $n_0\ge3$ and $L\ge2$, $f_0$ and $f_\infty$ are almost surely not in $\mathcal H_\Theta$; for $n_0=2$, $L=2$ and $\beta=0$ they almost surely are.)", [] { return infinite_norm({}); },
                 "all beta >= 0 (top of the file); f_0 = GP(0, Sigma^L), each output; the lines check the closed forms for L = 2, beta = 0 completely, and the two constants of the general argument on instances"});
            const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
            for (const long last : {100L, 10'000L, 1'000'000L}) finding.values.push_back({fmt::format("n_0 = 3, L = 2, beta = 0: mean of |f_0|^2 without the degrees above {}", last), expected_norm(last).enclosure(context.digits)});
            finding.values.push_back({"mean of exp(-|f_0|^2) without the degrees above 2000", laplace_transform(2000).enclosure(context.digits)});
            // sum over j >= 1 of 1/(j^2 + a^2) = (pi a coth(pi a) - 1)/(2 a^2), a^2 = 3/4
            const Ball x = Ball::pi() * rigor::sqrt(Ball(3)) / Ball(2), up = rigor::exp(x), down = Ball(1) / up;
            finding.values.push_back({"n_0 = 2, L = 2, beta = 0: mean of |f_0|^2", (Ball(Rational(5, 3)) + (x * (up + down) / (up - down) - Ball(1)) * Ball(Rational(2, 3))).enclosure(context.digits)});
            finding.remark = "Prior work, as far as we know: the criterion is Driscoll's, in the form of Lukić and Beder (2001); the decay of such eigenvalues and the smoothness of f_0 are in arXiv:2009.10683 and arXiv:2506.22429, among others. Only their abstracts were read here, and nothing rests on them; that f_0 is outside H_Theta may well be known.";
            return finding;
        },
        .controls = {control("f_0 has a finite norm", [] { return finite_norm(); }), control("corrected, 3/(k^2 + k + 5)", [] { return infinite_norm({.constant = 5}); }),
                     control("corrected, the circle too", [] { return infinite_norm({.circle_too = true}); }), control("corrected, beta left out of the b_l", [] { return infinite_norm({.beta_ignored = true}); }),
                     control("corrected, half of the decay constant", [] { return infinite_norm({.decay = Rational(1, 2)}); })},
        .property = claim::property("mu_k/lambda_k = 3/(k^2 + k + 4) at even k, exactly, and the constant of step 5, in balls", [](long half, long n0, long b, long depth) { return rigor::truth(has_ratio(2 * half, 4)) && slope_agrees(n0, Rational(b, 8), depth); },
                                    claim::Input{"k/2", claim::integers(1, 200)}, claim::Input{"n_0", claim::integers(3, 50)}, claim::Input{"8 beta", claim::integers(0, 24)}, claim::Input{"L", claim::integers(2, 8)}),
    };
}
const claim::legacy::Registered registered_corollary_4_6_norm{corollary_4_6_norm};

}  // namespace proofs::le_2025
