// Duals and moments from the series of the closed form: src/ntk/activation/closed_form.hpp.
#include "ntk/activation/closed_form.hpp"

#include "ntk/activation/on_correlations.hpp"

namespace ntk {

using rigor::Ball, rigor::BallSeries, rigor::Rational;

namespace {

class ClosedFormDual : public PreparedDual {
public:
    ClosedFormDual(const DualFormula& formula, const Ball& q, Ball lipschitz)
        : formula_(formula),
          q_(q),
          lipschitz_(std::move(lipschitz)) {}

    Ball value(const Ball& rho) const override {
        return formula_(BallSeries::constant(q_ * rho, 1), BallSeries::constant(q_, 1))[0];
    }
    Ball slope(const Ball& rho) const override {
        return on_correlations(rho, lipschitz_, [&](const Ball& point) {
            return formula_(rigor::line_through(q_ * point, 2), BallSeries::constant(q_, 2))[1];
        });
    }

private:
    const DualFormula& formula_;  // of the activation, which outlives its duals
    Ball q_, lipschitz_;
};

}  // namespace

Ball ClosedFormActivation::moment(int k, const Ball& q) const {
    Ball factorial(1);
    for (int j = 2; j <= k; ++j) factorial *= Ball(j);
    return factorial * row_.dual(rigor::line_through(q, k + 1), BallSeries::constant(q, k + 1))[k];
}

std::optional<Rational> ClosedFormActivation::exact_moment(int k, const Rational& q) const {
    return row_.exact_moment ? std::optional(row_.exact_moment(k, q)) : std::nullopt;
}

std::optional<Rational> ClosedFormActivation::exact_ratio(int k, const Rational& q) const {
    return row_.exact_ratio ? row_.exact_ratio(k, q) : ActivationFunction::exact_ratio(k, q);
}

Ball ClosedFormActivation::variance_slope(const Ball& q) const {
    if (row_.only_at_unit_variance) return not_square_integrable();
    return row_.dual(rigor::line_through(q, 2), rigor::line_through(q, 2))[1];
}

std::unique_ptr<PreparedDual> ClosedFormActivation::dual(const Ball& q) const {
    return std::make_unique<ClosedFormDual>(row_.dual, q, q * moment(2, q));
}

}  // namespace ntk
