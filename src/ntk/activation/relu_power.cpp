// relu(s)^k, k >= 2. Let J_k(rho) = 2 pi E relu(u)^k relu(v)^k at variance 1, theta = arccos rho. By Price's theorem
// J_k' = k^2 J_(k-1), and J_0 = pi - theta; hence
//   J_k = P_k (pi - theta) + Q_k sin theta,   P_k' = k^2 P_(k-1),   (1 - rho^2) Q_k' - rho Q_k = k^2 (1 - rho^2)
//   Q_(k-1) - P_k
// with polynomials P_k of the parity of k, P_k(1) = (2k - 1)!! (E relu^2k = (2k - 1)!!/2), Q_k of degree k - 1: the
// coefficients of Q_k follow from the second equation, the highest first. At variance q, D = q^k J_k/(2 pi) and
// D' = k^2 q^(k-1) J_(k-1)/(2 pi); phi^(j) = k!/(k - j)! relu^(k-j), so
//   m_j = (k!/(k - j)!)^2 q^(k-j) (2k - 2j - 1)!!/2 for j <= k, (-1)!! = 1; the derivative k + 1 is no function.
// At the edge of chaos h does not depend on q (b/q = (k - 1)^2/k^2).
//
// k = 2, the germ: h' = J_1/pi = kappa_1, and by endpoint_expansion.hpp, with q_1 = 2/3 and q_n > 0,
//   h'(1 - x) = 1 - x + (sqrt(2)/pi) (q_1 x^(3/2) + sum_(n >= 2) q_n x^(n + 1/2)).
// Integrated: a = 1/2, d = (2/5) (sqrt(2)/pi) q_1 = 4 sqrt(2)/(15 pi), and for 0 <= x <= 1
//   |R'| <= x^2 (sqrt(2)/pi) sum_(n >= 2) q_n = x^2 (h'(0) - (sqrt(2)/pi) q_1) = 3 M x^2,   M = (3 - 2 sqrt(2))/(9 pi),
// since h'(0) = 1/pi; |R| <= M x^3 by integration.
#include "ntk/activation/on_correlations.hpp"
#include "ntk/activation/relu_family.hpp"
#include "ntk/kernel/polynomial_dual.hpp"

namespace ntk {

using rigor::Ball, rigor::Rational;

namespace {

/// 1 · 3 · 5 · … · (2n - 1).
Rational odd_factorial(int n) {
    Rational product = 1;
    for (int j = 1; j <= n; ++j) product *= 2 * j - 1;
    return product;
}

/// J_k = P (pi - theta) + Q sin theta.
struct ArcCosinePolynomials {
    RationalPolynomial P{1}, Q{};

    ArcCosinePolynomials next(int k) const {
        const Rational square(static_cast<long>(k) * k);
        ArcCosinePolynomials n;
        n.P.assign(static_cast<std::size_t>(k) + 1, 0);
        for (std::size_t i = 0; i < P.size(); ++i) n.P[i + 1] = square * P[i] / static_cast<long>(i + 1);
        if (k % 2 == 0) n.P[0] = odd_factorial(k) - evaluate(n.P, 1);
        // (m + 1) Q_(m+1) - m Q_(m-1) = r_m, r = k^2 (1 - rho^2) Q_(k-1) - P_k.
        n.Q.assign(static_cast<std::size_t>(k), 0);
        const auto at = [](const RationalPolynomial& p, long i) {
            return i >= 0 && i < static_cast<long>(p.size()) ? p[static_cast<std::size_t>(i)] : Rational(0);
        };
        for (long m = k; m >= 1; --m) {
            const Rational r = square * (at(Q, m) - at(Q, m - 2)) - at(n.P, m);
            n.Q[static_cast<std::size_t>(m - 1)] = ((m + 1) * at(n.Q, m + 1) - r) / m;
        }
        return n;
    }
    Ball operator()(const Ball& rho) const {
        const Ball theta = rigor::acos_on_domain(rho);
        const auto horner = [&](const RationalPolynomial& p) {
            Ball sum(0);
            for (std::size_t i = p.size(); i-- > 0;) sum = sum * rho + Ball(p[i]);
            return sum;
        };
        return horner(P) * (Ball::pi() - theta) + horner(Q) * rigor::sin(theta);
    }
};

class ReluPowerDual : public PreparedDual {
public:
    ReluPowerDual(const ArcCosinePolynomials& of_value, const ArcCosinePolynomials& of_slope, int k, const Ball& q,
                  Ball lipschitz)
        : of_value_(of_value),
          of_slope_(of_slope),
          value_factor_(rigor::power(q, static_cast<unsigned long>(k)) / (Ball(2) * Ball::pi())),
          slope_factor_(Ball(static_cast<long>(k) * k) * rigor::power(q, static_cast<unsigned long>(k - 1)) /
                        (Ball(2) * Ball::pi())),
          lipschitz_(std::move(lipschitz)) {}

    Ball value(const Ball& rho) const override { return value_factor_ * of_value_(rho); }
    Ball slope(const Ball& rho) const override {
        return on_correlations(rho, lipschitz_, [&](const Ball& point) { return slope_factor_ * of_slope_(point); });
    }

private:
    const ArcCosinePolynomials &of_value_, &of_slope_;  // of the activation, which outlives its duals
    Ball value_factor_, slope_factor_, lipschitz_;
};

class ReluPower : public ActivationFunction {
public:
    ReluPower(std::string name, int k) : name_(std::move(name)), k_(k) {
        for (int j = 1; j <= k; ++j) {
            of_slope_ = of_value_;
            of_value_ = of_value_.next(j);
        }
    }

    std::string name() const override { return name_; }
    std::string formula() const override { return "max(s, 0)^" + std::to_string(k_); }
    GermKind germ() const override { return k_ == 2 ? GermKind::between : GermKind::smooth; }
    /// (s^k + |s| s^(k - 1))/2: s^k has a positive coefficient for every degree of its parity up to k, the other half
    /// is no polynomial.
    HermiteSupport hermite_support() const override {
        if (k_ % 2 == 0) return {k_, HermiteSupport::unbounded};
        return {HermiteSupport::unbounded, k_};
    }
    Ball moment(int j, const Ball& q) const override {
        if (j > k_) return not_square_integrable();
        return rigor::power(q, static_cast<unsigned long>(k_ - j)) * Ball(*exact_moment(j, 1));
    }
    std::optional<Rational> exact_moment(int j, const Rational& q) const override {
        if (j > k_) return std::nullopt;
        Rational falling = 1;
        for (int i = 0; i < j; ++i) falling *= k_ - i;
        return falling * falling * rigor::power(q, static_cast<unsigned long>(k_ - j)) * odd_factorial(k_ - j) / 2;
    }
    Ball variance_slope(const Ball& q) const override {
        return Ball(k_) * rigor::power(q, static_cast<unsigned long>(k_ - 1)) * Ball(*exact_moment(0, 1));
    }
    std::unique_ptr<PreparedDual> dual(const Ball& q) const override {
        return std::make_unique<ReluPowerDual>(of_value_, of_slope_, k_, q, q * moment(2, q));
    }
    std::optional<rigor::SymbolicConstant> exact_next_coefficient(const Rational& q) const override {
        using rigor::SymbolicConstant;
        if (k_ != 2) return ActivationFunction::exact_next_coefficient(q);
        const SymbolicConstant d =
            SymbolicConstant(Rational(4, 15)) * SymbolicConstant::sqrt_of(2) * SymbolicConstant::pi().inverse();
        return SymbolicConstant(Rational(-1, 5)) * d * SymbolicConstant::sqrt_of(8);  // a^(-3/2) = sqrt 8
    }
    std::optional<CorrelationMap::Between> between() const override {
        if (k_ != 2) return std::nullopt;
        const Ball root = rigor::sqrt(Ball(2));
        return CorrelationMap::Between{Ball::dyadic(1, -1), Ball(4) * root / (Ball(15) * Ball::pi()),
                                       (Ball(3) - Ball(2) * root) / (Ball(9) * Ball::pi())};
    }

private:
    std::string name_;
    int k_;
    ArcCosinePolynomials of_value_, of_slope_;
};

}  // namespace

std::shared_ptr<const ActivationFunction> relu_power(const std::string& name, int k) {
    return std::make_shared<ReluPower>(name, k);
}

}  // namespace ntk
