// Activations by name, and what the correlation map of a wide network needs of each: its second moments and its dual.
// For a Gaussian pair (u, v) of variance q and covariance c = q rho, and Z standard normal,
//   moment k      m_k(q)  = E phi^(k)(sqrt(q) Z)^2,
//   dual          D(rho)  = E phi(u) phi(v)   = F(c, q),    D(1) = m_0,
//   dual of phi'  D'(rho) = E phi'(u) phi'(v) = dF/dc(c, q)      (Price's theorem), and so d^k F/dc^k(q, q) = m_k.
// D is a power series in rho with nonnegative coefficients (Mehler's formula): |D(rho)| <= m_0, |D'(rho)| <= m_1, and
// |dD'/drho| <= q m_2 on [-1, 1] where the moments are finite.
#pragma once

#include "ntk/activation/correlation_map.hpp"
#include "rigor/series/ball_series.hpp"
#include "rigor/series/symbolic_constant.hpp"

#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ntk {

/// The dual at one variance, prepared at one precision; to be used at that precision or a lower one.
class PreparedDual {
public:
    virtual ~PreparedDual() = default;
    /// E phi(u) phi(v) at an exact correlation in [-1, 1].
    virtual rigor::Ball value(const rigor::Ball& rho) const = 0;
    /// E phi'(u) phi'(v) on a ball of correlations; its part in [-1, 1] counts.
    virtual rigor::Ball slope(const rigor::Ball& rho) const = 0;
};

/// Which Hermite coefficients a_k of phi(sqrt(q) Z), and so powers of rho in the dual, are not 0: of each parity the
/// largest such k. The same for every q.
struct HermiteSupport {
    static constexpr long none = -1, unbounded = std::numeric_limits<long>::max();
    long even, odd;

    Parity parity() const { return odd == none ? Parity::even : even == none ? Parity::odd : Parity::unknown; }
};

/// A row of the table of activations. Variances q > 0, exact or enclosed; enclosures throughout, at the working
/// precision.
class ActivationFunction {
public:
    virtual ~ActivationFunction() = default;
    virtual std::string name() const = 0;     ///< as it is written: "leaky-relu:1/10"
    virtual std::string formula() const = 0;  ///< "phi(s) = …"
    /// The germ of the correlation map at rho = 1 where there is an edge of chaos.
    virtual GermKind germ() const = 0;
    virtual HermiteSupport hermite_support() const = 0;
    /// Whether phi, and with it the dual as a function of rho, is even or odd.
    Parity parity() const { return hermite_support().parity(); }
    /// E phi^(k)(sqrt(q) Z)^2, k >= 0; not finite where phi^(k) is not square integrable.
    virtual rigor::Ball moment(int k, const rigor::Ball& q) const = 0;
    /// The same where it is rational for rational q; nothing otherwise.
    virtual std::optional<rigor::Rational> exact_moment(int, const rigor::Rational&) const { return std::nullopt; }
    /// m_k(q)/m_1(q) where that is rational for rational q.
    virtual std::optional<rigor::Rational> exact_ratio(int k, const rigor::Rational& q) const;
    /// d/dq E phi(sqrt(q) Z)^2; not finite if the dual is given at q = 1 alone.
    virtual rigor::Ball variance_slope(const rigor::Ball& q) const = 0;
    /// Of use as long as this activation lives. Throws OutOfReach.
    virtual std::unique_ptr<PreparedDual> dual(const rigor::Ball& q) const = 0;

    /// Whether phi(t s) = t phi(s) for t > 0: m_0 is then proportional to q.
    virtual bool homogeneous() const { return false; }
    /// sup |phi|, if it is bounded.
    virtual std::optional<rigor::Rational> supremum() const { return std::nullopt; }
    /// Whether the dual is given at q = 1 alone.
    virtual bool only_at_unit_variance() const { return false; }
    /// kinked: Delta.
    virtual std::optional<rigor::Rational> delta() const { return std::nullopt; }
    /// The coefficient of the next term of the depth law at the edge of chaos (ntk/depth/depth_law.hpp), exactly, if it
    /// is known: kinked 3/8, smooth 1/3 - (2/9) h'''/h''^2, between -(1/5) d a^(-3/2).
    virtual std::optional<rigor::SymbolicConstant> exact_next_coefficient(const rigor::Rational& q) const;
    /// between: the numbers of CorrelationMap::between, at the edge of chaos.
    virtual std::optional<CorrelationMap::Between> between() const { return std::nullopt; }

    /// The variance as the activation may have it: std::domain_error for q <= 0, and for another than 1 where the dual
    /// is given there alone.
    void require_variance(const rigor::Rational& q) const;
};

/// A dual that takes more than is spent on it; it was not tried.
struct OutOfReach : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What a moment is where the derivative is not square integrable: a ball that is not finite.
rigor::Ball not_square_integrable();

/// A name with what may stand behind it.
struct ActivationName {
    std::string pattern, says;  ///< "leaky-relu:SLOPE", "max(s, SLOPE s)"
};
/// All of them, in the order in which they are listed.
const std::vector<ActivationName>& activation_names();

/// The activation of that name. Throws std::invalid_argument, one line, for a name that is none (with the list), for a
/// parameter that is no number or out of its range, and for what is not square integrable.
std::shared_ptr<const ActivationFunction> activation(const std::string& name);

}  // namespace ntk
