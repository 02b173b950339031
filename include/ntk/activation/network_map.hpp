// The correlation map of a network with a named activation and its variances: at the edge of chaos for a given q, or
// for given variances of weights and biases at the fixed point q of the variance. Notation: correlation_map.hpp.
//
// Edge of chaos: h'(1) = w m_1 = 1 and w m_0 + b = q, so w = 1/m_1(q), b = q - m_0(q)/m_1(q); there is none where b <
// 0. h is evaluated at one point of a ball, and the radius carried over by |h'(rho)| <= h'(|rho|), h'(1) at most (the
// coefficients are nonnegative): at the edge a walk through the layers adds up roundings and nothing more.
#pragma once

#include "ntk/activation/variance_map.hpp"

#include <mutex>

namespace ntk {

/// No network as asked for: the text says why.
struct NoSuchNetwork : std::domain_error {
    using std::domain_error::domain_error;
};

class NetworkMap : public CorrelationMap {
public:
    /// Throws NoSuchNetwork for q <= 0, for a q at which the dual is not known, for an activation whose derivative is
    /// not square integrable, and for a negative bias variance.
    static std::shared_ptr<const NetworkMap> at_edge(std::shared_ptr<const ActivationFunction> phi,
                                                     const rigor::Rational& q);
    /// At the one stable fixed point q > 0 of the variance, or the only one. Throws NoSuchNetwork where there is none
    /// or where there are several to choose from, UndecidedVariance, and UndecidedVariance too if chi < 1, = 1 or > 1
    /// is not decided.
    static std::shared_ptr<const NetworkMap> with_variances(std::shared_ptr<const ActivationFunction> phi,
                                                            const rigor::Rational& w, const rigor::Rational& b);

    std::string name() const override { return phi_->name(); }
    GermKind germ() const override { return phi_->germ(); }
    /// That of phi; odd only without biases.
    Parity parity() const override;
    rigor::Ball h(const rigor::Ball& rho) const override;
    rigor::Ball h_prime(const rigor::Ball& rho) const override;
    /// w q^(k-1) m_k for every k >= 0; not finite where phi^(k) is not square integrable (relu^3, k = 4).
    rigor::Ball derivative_at_one(int k) const override;
    rigor::Ball delta() const override;
    Between between() const override;

    const ActivationFunction& activation() const { return *phi_; }
    Phase phase() const { return phase_; }
    // Enclosures at the working precision.
    rigor::Ball weight_variance() const;
    rigor::Ball bias_variance() const;
    rigor::Ball variance() const;        ///< q
    rigor::Ball slope_at_one() const;    ///< chi = h'(1) = w m_1(q)
    rigor::Ball variance_slope() const;  ///< V'(q): the fixed point q is stable if it is < 1
    // The same where they are rational.
    std::optional<rigor::Rational> exact_weight_variance() const;
    std::optional<rigor::Rational> exact_bias_variance() const;
    std::optional<rigor::Rational> exact_variance() const;
    /// What a reader must know of the fixed point: "" or a sentence.
    const std::string& remark() const { return remark_; }

private:
    /// What one precision needs.
    struct State {
        long bits = 0;
        rigor::Ball w, b, q, chi;
        std::unique_ptr<PreparedDual> dual;
    };

    NetworkMap(std::shared_ptr<const ActivationFunction> phi, Phase phase) : phi_(std::move(phi)), phase_(phase) {}

    /// That of the working precision, or a finer one that is there already.
    const State& state() const;
    State prepared() const;

    std::shared_ptr<const ActivationFunction> phi_;
    Phase phase_;
    std::string remark_;
    std::optional<rigor::Rational> edge_q_;          ///< at_edge
    rigor::Rational given_w_, given_b_;              ///< with_variances
    std::optional<VarianceFixedPoint> fixed_point_;  ///< with_variances
    mutable std::mutex mutex_;
    mutable std::vector<std::unique_ptr<State>> states_;  ///< by growing bits; none is thrown away, so references live
};

}  // namespace ntk
