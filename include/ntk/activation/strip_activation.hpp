// Odd activations that are analytic in a strip |Im s| < b around the real line, and bounded there, but whose dual has
// no closed form: tanh, and as a test of the method sin. Everything is a Gaussian integral over the real line, by the
// trapezoidal rule, whose error is proved and falls geometrically.
//
// Let x = s/sqrt(q), a = b/sqrt(q) (chosen smaller where that is enough), g = exp(-x^2/2)/sqrt(2 pi).
// 1. Trapezoidal rule (Trefethen and Weideman 2014, theorem 5.1): if f is analytic in |Im x| < a, tends to 0 there
//    uniformly as |Re x| -> infinity, and int |f(x + iy)| dx <= M for all |y| < a, then
//      |int f - step · sum over all integers j of f(j step)| <= 2 M/(exp(2 pi a/step) - 1).
//    |g(x + iy)| = exp(y^2/2) g(x). So M = exp(a^2/2) sup|p| for f = p(sqrt(q) x) g(x).
// 2. Moments: p = (phi^(k))^2. Nodes |x| > R that are left out amount to at most sup|p| times
//    2 sum step g(j step) <= 2 int_R^inf g <= exp(-R^2/2).
// 3. Hermite coefficients: D(rho) = sum a_k^2 rho^k, a_k = int phi(sqrt(q) x) h_k(x) g(x) dx, h_k = He_k/sqrt(k!). By
//    Cauchy and Schwarz, and since He_k(x + iy) = sum C(k, j) (iy)^(k-j) He_j(x) is orthogonal,
//      int |h_k(x + iy)| g dx <= (int |h_k(x + iy)|^2 g dx)^(1/2) = (sum_m C(k, m) y^(2m)/m!)^(1/2) = L_k(-y^2)^(1/2)
//    (Laguerre): M = exp(a^2/2) sup|phi| L_k(-a^2)^(1/2), which increases with a and k. Nodes |x| > R: by
//    |h_k(x)| <= exp(x^2/4) (DLMF 18.14.9) and |phi| <= sup|phi| they amount to at most
//    sup|phi| (2/sqrt(2 pi)) int_R^inf exp(-x^2/4) dx <= sup|phi| exp(-R^2/4), R >= 2.
// 4. The terms k > K of D and of D' = (1/q) sum k a_k^2 rho^(k-1) are nonnegative at rho = 1, so their sums there are
//    m_0 - sum_(k <= K) a_k^2 and m_1 - (1/q) sum_(k <= K) k a_k^2, and at |rho| <= 1 at most these times |rho|^(K+2),
//    |rho|^(K+1) (phi is odd: no even terms).
// 5. d m_0/dq = (1/2) E (phi^2)''(sqrt(q) Z) = E phi'^2 + E phi phi''.
// K is chosen such that the rest is about the working precision; for tanh a_k^2 falls like exp(-pi sqrt(k/q)) only, so
// K is about q (bits log 2/pi)^2, at most 2500: a longer series is cut, and what it leaves out widens the answer. Where
// less than about 16 bits would remain it is refused (OutOfReach).
#pragma once

#include "ntk/activation/activation.hpp"

#include <functional>

namespace ntk {

class StripActivation : public ActivationFunction {
public:
    GermKind germ() const override { return GermKind::smooth; }
    rigor::Ball moment(int k, const rigor::Ball& q) const override;
    rigor::Ball variance_slope(const rigor::Ball& q) const override;
    std::unique_ptr<PreparedDual> dual(const rigor::Ball& q) const override;

    /// phi^(k), k >= 0, at real s.
    virtual std::function<rigor::Ball(const rigor::Ball& s)> derivative(int k) const = 0;
    /// A bound of |phi^(k)| in the strip |Im s| <= b.
    virtual rigor::Ball strip_bound(int k, const rigor::Ball& b) const = 0;
    /// The half width b of the strip that is used.
    virtual rigor::Ball half_width() const = 0;
    /// How fast the coefficients fall: a_k^2 about exp(-decay sqrt(k/q)); a guess, which decides about K alone.
    virtual double approx_decay() const = 0;
};

/// tanh.
std::shared_ptr<const StripActivation> tanh_activation();

/// a_1, a_3, …, a_K, and the sums that their squares leave; for tests, and for who wants to see them.
struct OddHermiteCoefficients {
    std::vector<rigor::Ball> squares;  ///< a_(2i+1)^2
    rigor::Ball rest, slope_rest;      ///< m_0 - sum a_k^2 and m_1 - (1/q) sum k a_k^2
};
/// At the working precision; K odd.
OddHermiteCoefficients odd_hermite_coefficients(const StripActivation& phi, const rigor::Ball& q, long K);

}  // namespace ntk
