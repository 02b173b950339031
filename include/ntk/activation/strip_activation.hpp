// Odd activations that are analytic in a strip |Im s| < b around the real line, and bounded there, but whose dual has
// no closed form: tanh, and as a test of the method sin. Moments are Gaussian integrals over the real line, by the
// trapezoidal rule, whose error is proved and falls geometrically; the dual is a Hermite series.
//
// Let x = s/sqrt(q), a = b/sqrt(q) (chosen smaller where that is enough), g = exp(-x^2/2)/sqrt(2 pi).
// 1. Trapezoidal rule (Trefethen and Weideman 2014, theorem 5.1): if f is analytic in |Im x| < a, tends to 0 there
//    uniformly as |Re x| -> infinity, and int |f(x + iy)| dx <= M for all |y| < a, then
//      |int f - step · sum over all integers j of f(j step)| <= 2 M/(exp(2 pi a/step) - 1).
//    |g(x + iy)| = exp(y^2/2) g(x). So M = exp(a^2/2) sup|p| for f = p(sqrt(q) x) g(x).
// 2. Moments: p = (phi^(k))^2. Nodes |x| > R that are left out amount to at most sup|p| times
//    2 sum step g(j step) <= 2 int_R^inf g <= exp(-R^2/2).
// 3. D(rho) = sum a_k^2 rho^k, a_k = E phi(sqrt(q) Z) He_k(Z)/sqrt(k!), k odd. The terms k > K of D and of
//    D' = (1/q) sum k a_k^2 rho^(k-1) are nonnegative at rho = 1, so their sums there are m_0 - sum_(k <= K) a_k^2 and
//    m_1 - (1/q) sum_(k <= K) k a_k^2, and at |rho| <= 1 at most these times |rho|^(K+2), |rho|^(K+1) (no even terms).
// 4. d m_0/dq = (1/2) E (phi^2)''(sqrt(q) Z) = E phi'^2 + E phi phi''.
// K is chosen such that the rest is about the working precision; for tanh a_k^2 falls like exp(-pi sqrt(k/q)) only, so
// K is about q (bits log 2/pi)^2, at most most_hermite_terms: a longer series is cut, and what it leaves out widens the
// answer. Where less than about 16 bits would remain it is refused (OutOfReach).
#pragma once

#include "ntk/activation/activation.hpp"

#include <functional>

namespace ntk {

inline constexpr long most_hermite_terms = 8000;  ///< K

/// Less than this widens the answers, and shows in tests that each bound is needed.
struct QuadratureBudget {
    long nodes = 20'000;  ///< on one side of 0; those beyond are left out
    long bits = 1 << 20;  ///< the step is chosen for no more
};

class StripActivation : public ActivationFunction {
public:
    GermKind germ() const override { return GermKind::smooth; }
    /// Odd; bounded and not constant, hence no polynomial.
    HermiteSupport hermite_support() const override { return {HermiteSupport::none, HermiteSupport::unbounded}; }
    rigor::Ball moment(int k, const rigor::Ball& q) const override;
    rigor::Ball variance_slope(const rigor::Ball& q) const override;
    std::unique_ptr<PreparedDual> dual(const rigor::Ball& q) const override;

    /// phi^(k), k >= 0, at real s.
    virtual std::function<rigor::Ball(const rigor::Ball& s)> derivative(int k) const = 0;
    /// A bound of |phi^(k)| in the strip |Im s| <= b.
    virtual rigor::Ball strip_bound(int k, const rigor::Ball& b) const = 0;
    /// The half width b of the strip that is used.
    virtual rigor::Ball half_width() const = 0;
    virtual QuadratureBudget budget() const { return {}; }
    /// a_1^2, a_3^2, …, a_K^2, K odd, at the working precision.
    virtual std::vector<rigor::Ball> hermite_squares(const rigor::Ball& q, long K) const = 0;
    /// How fast they fall: a_k^2 about exp(-decay sqrt(k/q)); a guess, which decides about K alone.
    virtual double approx_decay() const = 0;
};

/// tanh.
std::shared_ptr<const StripActivation> tanh_activation(const QuadratureBudget& budget = {});

/// What the squares up to K leave of the moments.
struct OddHermiteSeries {
    std::vector<rigor::Ball> squares;  ///< a_(2i+1)^2
    rigor::Ball rest, slope_rest;      ///< m_0 - sum a_k^2 and m_1 - (1/q) sum k a_k^2
};
/// At the working precision; K odd.
OddHermiteSeries odd_hermite_series(const StripActivation& phi, const rigor::Ball& q, long K);

}  // namespace ntk
