// Activations whose dual F(c, q) has a closed form that is analytic at c = q: the form is written once, as a function
// of two power series, and gives the duals and all moments.
#pragma once

#include "ntk/activation/activation.hpp"

#include <functional>

namespace ntk {

/// F(c, q), both series of the same order.
using DualFormula = std::function<rigor::BallSeries(const rigor::BallSeries& c, const rigor::BallSeries& q)>;

struct ClosedFormRow {
    std::string name, formula;
    HermiteSupport support;
    DualFormula dual;
    /// m_k(q), and m_k(q)/m_1(q) where that alone is rational; may be empty.
    std::function<rigor::Rational(int k, const rigor::Rational& q)> exact_moment;
    std::function<std::optional<rigor::Rational>(int k, const rigor::Rational& q)> exact_ratio;
    std::optional<rigor::Rational> supremum;
    bool only_at_unit_variance = false;
};

class ClosedFormActivation : public ActivationFunction {
public:
    explicit ClosedFormActivation(ClosedFormRow row) : row_(std::move(row)) {}

    std::string name() const override { return row_.name; }
    std::string formula() const override { return row_.formula; }
    GermKind germ() const override { return GermKind::smooth; }
    HermiteSupport hermite_support() const override { return row_.support; }
    rigor::Ball moment(int k, const rigor::Ball& q) const override;
    std::optional<rigor::Rational> exact_moment(int k, const rigor::Rational& q) const override;
    std::optional<rigor::Rational> exact_ratio(int k, const rigor::Rational& q) const override;
    rigor::Ball variance_slope(const rigor::Ball& q) const override;
    std::unique_ptr<PreparedDual> dual(const rigor::Ball& q) const override;
    std::optional<rigor::Rational> supremum() const override { return row_.supremum; }
    bool only_at_unit_variance() const override { return row_.only_at_unit_variance; }

private:
    ClosedFormRow row_;
};

// The rows, each with the derivation of its formula beside it.
ClosedFormRow erf_row();
ClosedFormRow sine_row();
ClosedFormRow cosine_row();
ClosedFormRow gelu_row();
ClosedFormRow exponential_row();
ClosedFormRow geometric_row();
/// Coefficients from the constant on; std::invalid_argument for a constant.
ClosedFormRow polynomial_row(const std::string& name, const std::vector<rigor::Rational>& coefficients);
/// Weights w_k >= 0 of rho^k; std::invalid_argument for a negative one, or if none beyond w_0 is positive.
ClosedFormRow hermite_row(const std::string& name, const std::vector<rigor::Rational>& weights);

}  // namespace ntk
