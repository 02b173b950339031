// tanh: phi^(k) = p_k(t), t = tanh s, p_0 = t, p_(k+1) = (1 - t^2) p_k'. Poles at i pi/2; in |Im s| <= b < pi/2
//   |tanh(x + iy)|^2 = (sinh^2 x + sin^2 y)/(sinh^2 x + cos^2 y) <= max(1, tan^2 b),
// which bounds |p_k| by the polynomial with the moduli of its coefficients.
#include "ntk/activation/strip_activation.hpp"
#include "ntk/kernel/polynomial_dual.hpp"

namespace ntk {

using rigor::Ball, rigor::Rational;

namespace {

/// p_k, integer coefficients.
RationalPolynomial derivative_in_t(int k) {
    RationalPolynomial p{0, 1};
    for (; k > 0; --k) {
        RationalPolynomial d = derivative(p), next = d;
        next.resize(d.size() + 2, 0);
        for (std::size_t i = 0; i < d.size(); ++i) next[i + 2] -= d[i];
        p = next;
    }
    return p;
}

Ball at(const RationalPolynomial& p, const Ball& t, bool of_moduli = false) {
    Ball sum(0);
    for (std::size_t i = p.size(); i-- > 0;) sum = sum * t + Ball(of_moduli ? Rational(abs(p[i])) : p[i]);
    return sum;
}

class Tanh : public StripActivation {
public:
    std::string name() const override { return "tanh"; }
    std::string formula() const override { return "tanh(s)"; }
    std::optional<Rational> supremum() const override { return 1; }

    std::function<Ball(const Ball&)> derivative(int k) const override {
        return [p = derivative_in_t(k)](const Ball& s) { return at(p, rigor::detail::unary(arb_tanh, s)); };
    }
    Ball strip_bound(int k, const Ball& b) const override {
        return at(derivative_in_t(k), rigor::maximum(Ball(1), rigor::sin(b) / rigor::cos(b)), true);
    }
    Ball half_width() const override { return Ball(Rational(7, 5)); }
    double approx_decay() const override { return 3.14159; }
};

}  // namespace

std::shared_ptr<const StripActivation> tanh_activation() { return std::make_shared<Tanh>(); }

}  // namespace ntk
