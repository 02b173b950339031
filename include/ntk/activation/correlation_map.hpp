// The correlation map of a wide network with one activation: what a hidden layer does to the correlation of two inputs
// of equal variance. phi is the activation, w the weight variance, b the bias variance, q a fixed point of the
// variance,
//   w E phi(sqrt(q) Z)^2 + b = q,   h(rho) = (w E phi(u) phi(v) + b)/q,   h'(rho) = w E phi'(u) phi'(v)   (Price),
// for a Gaussian pair (u, v) of variance q and correlation rho. h is a power series with nonnegative coefficients
// (Mehler), hence increasing and convex on [0, 1], and |h^(k)(rho)| <= h^(k)(1) on [-1, 1] where the latter is finite.
// Edge of chaos: h(1) = h'(1) = 1 (Poole et al. 2016; Schoenholz et al. 2017).
#pragma once

#include "rigor/number/ball.hpp"

#include <stdexcept>
#include <string>

namespace ntk {

/// What is known of h at rho = 1, at the edge of chaos.
enum class GermKind { kinked, smooth, between };

/// Where the iteration of h goes. ordered: chi = h'(1) < 1, rho -> 1 geometrically with ratio chi. edge: chi = 1.
/// chaotic: chi > 1, rho -> rho* < 1.
enum class Phase { ordered, edge, chaotic };
const char* to_string(Phase phase);

/// even: h(-rho) = h(rho) for all rho, so with z and -z all layers from the second on are the same. odd: h(-rho) =
/// -h(rho), so rho_L and T_L change their signs with z. unknown: neither is promised.
enum class Parity { unknown, even, odd };

/// The correlation map of one hidden layer at a fixed point of the variance.
class CorrelationMap {
public:
    virtual ~CorrelationMap() = default;
    virtual std::string name() const = 0;
    virtual GermKind germ() const = 0;
    virtual Parity parity() const { return Parity::unknown; }
    /// h and h' on a ball of correlations in [-1, 1], at the working precision.
    virtual rigor::Ball h(const rigor::Ball& rho) const = 0;
    virtual rigor::Ball h_prime(const rigor::Ball& rho) const = 0;
    /// smooth: h^(k)(1), k = 0 … 4 (k = 4 is needed as an upper bound only); throws std::logic_error for others.
    virtual rigor::Ball derivative_at_one(int k) const = 0;
    /// kinked: Delta in (0, 1], of h = (1 - Delta) rho + Delta (2/pi)(sqrt(1 - rho^2) + rho arcsin rho).
    /// std::logic_error for others.
    virtual rigor::Ball delta() const { throw std::logic_error(name() + ": no Delta, the germ is not kinked"); }
    /// between: a and d of h(1 - x) = 1 - x + a x^2 - d x^(5/2) + R, and M with |R| <= M x^3 and |R'| <= 3 M x^2 on
    /// [0, 1]. std::logic_error for others.
    struct Between {
        rigor::Ball a, d, bound;
    };
    virtual Between between() const { throw std::logic_error(name() + ": the germ is not that of a kinked slope"); }
};

}  // namespace ntk
