// What the statements about training with the cross-entropy, (2.7) and what follows from it, are tried on.
//
// Readings. A ReLU network is not differentiable where a preactivation is 0; there grad f(x; theta) and K_t are formed with 1(z > 0) in place of the derivative,
// as (C.4) prints it. A solution of (2.7) on an interval is an absolutely continuous theta_t that satisfies (2.7) for almost every t. It need not exist
// (eq_2_7_flow.cpp); along one that does, everything below holds for almost every t by this chain rule, for any absolutely continuous theta_t at all:
//   d/dt f(x; theta_t) = <grad f(x; theta_t), theta_t'> for almost every t.
// Layer by layer: a preactivation z is a polynomial of parameters and of activations that are absolutely continuous already, so the product rule holds
// almost everywhere; at almost every t with z = 0 also z' = 0 (a zero of z where z' exists and is not 0 is isolated, so there are countably many), and there
// relu(z) has the derivative 0 = D z' for every D, while elsewhere relu(z) has the derivative 1(z > 0) z'. So any value of the derivative of the ReLU at 0
// gives the same d/dt f, and the backward pass is this chain in matrix form.
#pragma once

#include "claim/claim.hpp"
#include "ntk/sliding_kink.hpp"
#include "rigor/ball_functions.hpp"
#include "rigor/truth.hpp"

namespace proofs::yu_2025 {

using ExactNetwork = ntk::FiniteNetwork<rigor::Rational>;
using ExactVector = ntk::DenseVector<rigor::Rational>;
using ExactMatrix = ntk::DenseMatrix<rigor::Rational>;

/// u = 1/(1 + e^z) of (2.6), z = (2 y - 1) f(x).
rigor::Ball error_at_margin(const rigor::Ball& z);

/// A small network with exact parameters, sample points, labels and numbers u_i in (0, 1) in place of the errors, which are not rational.
/// The wiring of (2.1) or (2.2) with L = 1 to 3, d = 1 or 2, widths and n from 1 to 3, the factors sqrt(2/m) and so on replaced by positive rationals; no
/// preactivation is 0 at a sample point. A function of the seed.
struct TrainingSample {
    ExactNetwork network;
    ExactMatrix points;
    std::vector<int> labels;
    ExactVector errors;

    /// c_i = (2 y_i - 1) u_i
    ExactVector coefficients() const;
};
TrainingSample training_sample(long seed);
/// K^r = diag(2 Y - 1) K(X, X) diag(2 Y - 1) of (C.2).
ExactMatrix signed_kernel(const TrainingSample& sample);

/// d/dt f(x) along theta + t velocity at t = 0, by dual numbers: through the forward pass alone. Where a preactivation vanishes its derivative must vanish too.
rigor::Rational derivative_along(const ExactNetwork& network, const ntk::NetworkGradient<rigor::Rational>& velocity, const ExactVector& x);
/// sum_i c_i grad f(x_i), the right side of (2.7).
ntk::NetworkGradient<rigor::Rational> flow_velocity(const ExactNetwork& network, const ExactMatrix& points, const ExactVector& c);
rigor::Rational inner_product(const ntk::NetworkGradient<rigor::Rational>& a, const ntk::NetworkGradient<rigor::Rational>& b);

/// The chain rule at a kink: the sample of the seed with one preactivation moved to 0 at one point, a random velocity, made tangential to the kink (z' = 0) or not;
/// whether d/dt f = <grad f, theta'> with both D = 0 and D = 1. Not tangential: whether the two D agree.
rigor::Truth chain_rule_on_kink(long seed, bool tangential);

/// The energy along a slide, on the two-point flow below with rational c: sum_i c_i d/dt f(x_i) = |theta'|^2, d/dt f through the forward pass alone.
rigor::Truth energy_along_slide();

/// Why a lower bound C of lambda_min(K_t(X, X)) drives every margin to infinity (lemma 8): each line for all n, u in (0, 1)^n and symmetric K^r with
/// lambda_min >= C.
///   V = -sum ln(1 - u_i), V' = -u^T K^r u <= -C |u|^2, and V <= -n ln(1 - max u_i), so V' <= -C (1 - e^(-V/n))^2 for almost every t: V decreases, and towards
/// no limit V_* > 0, for then V' <= -C (1 - e^(-V_*/n))^2 for ever. u_i <= V and the margin ln((1 - u_i)/u_i) decreases in u_i.
claim::Argument divergence_argument(const rigor::Rational& c);

/// factor s^2 f(x)^2 <= K(x, x)^2, which holds with factor 4: s is the scale in front of the last bias, sqrt(2/m_L) b^(L) in (2.1), (alpha/sqrt(m)) d^(L) in
/// (2.2) (theorem_2.cpp).
rigor::Truth kernel_dominates(const ExactNetwork& network, const ExactVector& x, const rigor::Rational& factor);
/// At the sample points of a network of this wiring, a function of the seed.
rigor::Truth kernel_dominates_for_seed(long seed, bool residual, const rigor::Rational& factor);
/// At a network where factor 4 is equality (up to 2^-100 for the residual one).
rigor::Truth kernel_dominates_at_equality(bool residual, const rigor::Rational& factor);

/// One point and a constant kernel k: u' = -k u^2 (1 - u). T(u) = 1/u + ln((1 - u)/u) has T'(u) = -1/(u^2 (1 - u)), so k times the time from u_0 to u_1 < u_0 is
/// T(u_1) - T(u_0), exactly.
rigor::Ball frozen_passage(const rigor::Rational& from, const rigor::Rational& to);

/// An argument that shows a statement to be false: every line yes gives fails; otherwise nothing is known.
claim::Finding refute(const claim::Argument& argument, claim::Evidence evidence, std::string scope);

/// yes if `check` says yes for the seeds 1 … count; otherwise the first other answer.
template <class Check>
rigor::Truth for_seeds(long count, Check check) {
    for (long seed = 1; seed <= count; ++seed)
        if (const rigor::Truth t = check(seed); t != rigor::Truth::yes) return t;
    return rigor::Truth::yes;
}

/// The smallest case of (2.7) without a solution. Network (2.1), L = 1, any width m, d = 1; x_1 = 0 with label 0, x_2 = 1 with label 1; neuron 0 has V, w >
/// 0 and b >= 0, the others are inactive at both points (b_j < 0, w_j + b_j < 0) and do not move. s = sqrt(2/m):
///   f(x_1) = s V b, f(x_2) = s V (w + b),   b' = s V (u_2 - D u_1),   w' = s V u_2,   V' = s (u_2 (w + b) - u_1 b),   D the derivative of the ReLU at z(x_1) = b.
struct TwoPointFlow {
    long width;
    rigor::Ball v, w, b;

    rigor::Ball scale() const;
    rigor::Ball first_error() const;   ///< u_1 = o(x_1)
    rigor::Ball second_error() const;  ///< u_2 = 1 - o(x_2)
    rigor::Ball bias_rate(const rigor::Ball& derivative) const;
    rigor::Ball weight_rate() const;
    rigor::Ball output_weight_rate() const;
    /// sum_i K(x_2, x_i) (2 y_i - 1) u_i at b = 0 with this derivative at the kink: the right side of (3.2) at x_2.
    rigor::Ball kernel_rate_at_second(const rigor::Ball& derivative) const;
    /// The coefficient of the slide at b = 0, u_2/u_1 = 2 u_2.
    rigor::Ball sliding_coefficient() const;
};

/// A point of rest between kinks. Network (2.1), L = 1, m >= 3, d = 1, points -4, -3, 0, 3, 4 with labels 0, 1, 0, 1, 0. Neuron A is constant, b = 1; B and C
/// are kinked at the point 0, w = 1/q and -1/q, b = 0; the others are inactive at all points. On the data f = alpha + beta |x|, s V_A = alpha, s V_B = s V_C
/// = q beta. With u(0) = a, u(+-3) = 2 a, u(+-4) = 3 a/2:  sum c_i = 0, sum c_i x_i = 0, sum over x > 0 of c_i x_i = 0, sum over x > 0 of c_i = a/2. So
/// everything rests except
///   b_B' = s V_B a (1/2 - D_B),   b_C' = s V_C a (1/2 - D_C),
/// which for V_B, V_C > 0 point to 0 from both sides: the flow slides with D = 1/2, that is, it rests. f is affine on x >= 0 exactly if
///   ((1 - 2 a)/(2 a))^4 = a/(1 - a) ((3 a/2)/(1 - 3 a/2))^3,
/// a polynomial equation with a root in (2/7, 1/3).
struct RestAtKinks {
    rigor::Rational below, above;  ///< the root a lies between: the two sides of the equation differ in opposite senses
    long bits;

    static RestAtKinks find(long bits);
    rigor::Ball a() const { return rigor::Ball::interval(below, above); }
    rigor::Ball alpha() const;  ///< f(0)
    rigor::Ball beta() const;   ///< (f(3) - f(0))/3
    /// The one-sided conditions: a sign change over [below, above], 0 < a < 1/2, beta > 0.
    rigor::Truth exists() const;
    /// b_B' in units of s V_B a, exact: a/2 - D a over a.
    static rigor::Rational bias_rate(const rigor::Rational& derivative);
    /// The sums that must vanish, in units of a: all exact.
    static rigor::Truth rests();
    /// K(x_i, x_j) at width m, q = 8, with this derivative at both kinks.
    rigor::Ball kernel(long width, long i, long j, const rigor::Rational& derivative) const;
};

}  // namespace proofs::yu_2025
