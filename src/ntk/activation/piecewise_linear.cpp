// phi = a s + b |s|. With E u v = c and E |u| |v| = q (2/pi) (sqrt(1 - rho^2) + rho arcsin rho), u |v| being odd,
//   D = q (a^2 rho + b^2 (2/pi) (sqrt(1 - rho^2) + rho arcsin rho)),   D' = a^2 + b^2 (2/pi) arcsin rho,
// m_0 = q (a^2 + b^2), m_1 = a^2 + b^2, phi'' is no function. At the edge of chaos w = 1/(a^2 + b^2), and the bias
// variance is 0: h = (1 - Delta) rho + Delta (2/pi) (…), Delta = b^2/(a^2 + b^2), whatever q is.
#include "ntk/activation/on_correlations.hpp"
#include "ntk/activation/relu_family.hpp"

namespace ntk {

using rigor::Ball, rigor::Rational;

namespace {

class PiecewiseLinearDual : public PreparedDual {
public:
    PiecewiseLinearDual(const Rational& a_square, const Rational& b_square, Ball q)
        : a_square_(a_square),
          b_square_(b_square),
          two_over_pi_(Ball(2) / Ball::pi()),
          q_(std::move(q)) {}

    Ball value(const Ball& rho) const override {
        const Ball theta = rigor::acos_on_domain(rho), sine = rigor::sin(theta);
        // rho arcsin rho + sqrt(1 - rho^2)
        const Ball bracket = rho * (Ball::pi() / Ball(2) - theta) + sine;
        return q_ * (a_square_ * rho + b_square_ * two_over_pi_ * bracket);
    }
    Ball slope(const Ball& rho) const override {
        const Ball arcsine = Ball::pi() / Ball(2) - rigor::acos_on_domain(rho);  // monotone: no Lipschitz constant
        return a_square_ + b_square_ * two_over_pi_ * arcsine;
    }

private:
    Ball a_square_, b_square_, two_over_pi_, q_;
};

class PiecewiseLinear : public ActivationFunction {
public:
    PiecewiseLinear(std::string name, const Rational& slope)
        : name_(std::move(name)),
          slope_(slope),
          a_square_((1 + slope) * (1 + slope) / 4),
          b_square_((1 - slope) * (1 - slope) / 4) {}

    std::string name() const override { return name_; }
    std::string formula() const override {
        if (slope_ == 0) return "max(s, 0)";
        return slope_ == -1 ? "|s|" : "s for s >= 0, (" + rigor::to_string(slope_) + ") s for s < 0";
    }
    GermKind germ() const override { return GermKind::kinked; }
    /// a s, and b |s|, which is no polynomial (b is not 0).
    HermiteSupport hermite_support() const override {
        return {HermiteSupport::unbounded, a_square_ == 0 ? HermiteSupport::none : 1};
    }
    Ball moment(int k, const Ball& q) const override {
        const Ball sum{Rational(a_square_ + b_square_)};
        return k == 0 ? q * sum : k == 1 ? sum : not_square_integrable();
    }
    std::optional<Rational> exact_moment(int k, const Rational& q) const override {
        if (k > 1) return std::nullopt;
        return (a_square_ + b_square_) * (k == 0 ? q : Rational(1));
    }
    Ball variance_slope(const Ball&) const override { return Ball(Rational(a_square_ + b_square_)); }
    std::unique_ptr<PreparedDual> dual(const Ball& q) const override {
        return std::make_unique<PiecewiseLinearDual>(a_square_, b_square_, q);
    }
    bool homogeneous() const override { return true; }
    std::optional<Rational> delta() const override { return b_square_ / (a_square_ + b_square_); }

private:
    std::string name_;
    Rational slope_, a_square_, b_square_;
};

}  // namespace

std::shared_ptr<const ActivationFunction> piecewise_linear(const std::string& name, const Rational& slope) {
    return std::make_shared<PiecewiseLinear>(name, slope);
}

}  // namespace ntk
