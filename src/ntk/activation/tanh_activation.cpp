// tanh: phi^(k) = p_k(t), t = tanh s, p_0 = t, p_(k+1) = (1 - t^2) p_k'. Poles at i pi/2; in |Im s| <= b < pi/2
//   |tanh(x + iy)|^2 = (sinh^2 x + sin^2 y)/(sinh^2 x + cos^2 y) <= max(1, tan^2 b),
// which bounds |p_k| by the polynomial with the moduli of its coefficients.
//
// Hermite coefficients, k odd. E He_k(Z) f(Z) = E He_(k-1)(Z) f'(Z); int sech^2(s) exp(-iws) ds = pi w/sinh(pi w/2),
// and E exp(i w sqrt(q) Z) He_n(Z) = (i w sqrt(q))^n exp(-q w^2/2). So, up to a sign, without any cancellation,
//   a_k = sqrt(q^k/k!) I_k,   I_k = int_0^inf f_k,   f_k(w) = w^k exp(-q w^2/2)/sinh(pi w/2),
// and f_k is even: the trapezoidal rule on the whole line (strip_activation.hpp, 1.), in |Im w| <= c < 2, t = pi c/2.
//   |sinh v/v| = prod |1 + v^2/(pi n)^2| >= prod (1 - (Im v)^2/(pi n)^2) = sin(Im v)/Im v for |Im v| < pi, so
//   |f_k(x + iy)| <= (2/pi) (t/sin t) (x^2 + c^2)^m exp(-q (x^2 - c^2)/2),   k = 2 m + 1.
//   With (2j - 1)!! <= 2^j j!: E (Z^2 + B)^m = sum C(m, j) B^(m-j) (2j - 1)!! <= 2^m m! exp(B/2), here B = q c^2, and
//   (2^m m!)^2 <= (2m)!! (2m + 1)!! = k!: the integral of |f_k(x + iy)|, times sqrt(q^k/k!), is for every k at most
//   M = sqrt(8/pi) (t/sin t) exp(q c^2).
// Nodes w > R that are left out: there (log f_k)' <= k/R - q R - pi/2 =: -d, so if d > 0 f_k falls and
//   sum step f_k <= int_R^inf f_k <= f_k(R)/d.
#include "ntk/activation/strip_activation.hpp"
#include "ntk/kernel/polynomial_dual.hpp"
#include "rigor/proof/trapezoidal_rule.hpp"

#include <algorithm>
#include <cmath>

namespace ntk {

using rigor::Ball, rigor::Rational, rigor::Truth;

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

/// Nodes w_j = j numerator 2^-exponent, 1 <= j <= count, for the integrals I_k, k <= K.
struct FrequencyNodes {
    long numerator = 1, exponent = 0, count = 0;
    Ball strip;  ///< c

    /// A guess, which decides about the number of digits alone.
    FrequencyNodes(double q, long K, const QuadratureBudget& budget) {
        const auto bits = static_cast<double>(rigor::Precision::bits());
        const double wanted = bits * M_LN2, wanted_of_step = std::min(bits, static_cast<double>(budget.bits)) * M_LN2;
        const double c = std::min(1.5, std::sqrt(wanted / q));
        strip = Ball::dyadic(std::max(1L, static_cast<long>(std::ldexp(c, 10))), -10);
        const double longest = 2 * M_PI * c / (wanted_of_step + q * c * c);
        exponent = 8 - static_cast<long>(std::floor(std::log2(longest)));
        numerator = std::max(1L, static_cast<long>(std::floor(std::ldexp(longest, static_cast<int>(exponent)))));
        const auto log_term = [&](double R) {  // of sqrt(q^k/k!) f_k(R), the largest k <= K
            const double k = std::min(static_cast<double>(K), q * R * R);
            return k * std::log(R * std::sqrt(q)) - std::lgamma(k + 1) / 2 - q * R * R / 2 - M_PI * R / 2;
        };
        double R = 8;
        while (log_term(R) > -wanted) R *= 1.02;
        count = std::min(budget.nodes, static_cast<long>(std::ceil(R / longest)));
    }
    Ball node(long j) const { return Ball::dyadic(j * numerator, -exponent); }
    Ball step() const { return node(1); }
};

struct FrequencySums {
    std::vector<Ball> sums;  ///< f_k(0)/2 + sum over the nodes of f_k, k = 1, 3, …, K, times 2^(exponent k)
    std::vector<Ball> last;  ///< the same for f_k at the last node alone
};

FrequencySums frequency_sums(const FrequencyNodes& nodes, const Ball& q, long K) {
    const auto terms = static_cast<std::size_t>((K + 1) / 2);
    const long bits = rigor::Precision::bits();
    FrequencySums result{std::vector<Ball>(terms, Ball(0)), {}};
    result.sums.front() = rigor::scaled_by_power_of_two(Ball(1) / Ball::pi(), nodes.exponent);  // w/sinh(pi w/2) at 0
    for (long j = 1; j <= nodes.count; ++j) {
        const long w = j * nodes.numerator;  // below 2^24
        const Ball at = nodes.node(j), square = rigor::square(at);
        Ball term =
            Ball(w) * rigor::exp(-q * square / Ball(2)) / rigor::detail::unary(arb_sinh, at * Ball::pi() / Ball(2));
        for (Ball& sum : result.sums) {
            if (j == nodes.count) result.last.push_back(term);
            arb_add(sum.raw(), sum.raw(), term.raw(), bits);
            arb_mul_ui(term.raw(), term.raw(), static_cast<ulong>(w) * static_cast<ulong>(w), bits);
        }
    }
    return result;
}

std::vector<Ball> tanh_hermite_squares(const Ball& q, long K, const QuadratureBudget& budget) {
    const rigor::Precision precision(rigor::Precision::bits() + 32);  // K factors of a node
    const FrequencyNodes nodes(q.approx_double(), K, budget);
    const auto [sums, last] = frequency_sums(nodes, q, K);
    const Ball t = Ball::pi() * nodes.strip / Ball(2), step = nodes.step(), R = nodes.node(nodes.count);
    const Ball M = rigor::sqrt(Ball(8) / Ball::pi()) * t / rigor::sin(t) * rigor::exp(q * rigor::square(nodes.strip));
    const Ball rule_error = rigor::trapezoidal_rule_error(nodes.strip, step, M) / Ball(2);
    Ball factor = q;  // q^k/k!
    std::vector<Ball> squares;
    for (std::size_t i = 0; i < sums.size(); ++i) {
        const long k = 2 * static_cast<long>(i) + 1;
        if (k > 1) factor *= q * q / Ball(k * (k - 1));
        const Ball root = rigor::scaled_by_power_of_two(rigor::sqrt(factor), -nodes.exponent * k);
        const Ball fall = q * R + Ball::pi() / Ball(2) - Ball(k) / R;
        const Ball left_out =
            rigor::certainly_positive(fall) == Truth::yes ? root * last[i] / fall : not_square_integrable();
        squares.push_back(rigor::square((root * step * sums[i]).widened(rule_error + left_out)));
    }
    return squares;
}

class Tanh : public StripActivation {
public:
    explicit Tanh(const QuadratureBudget& budget) : budget_(budget) {}
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
    std::vector<Ball> hermite_squares(const Ball& q, long K) const override {
        return tanh_hermite_squares(q, K, budget_);
    }
    QuadratureBudget budget() const override { return budget_; }
    double approx_decay() const override { return 3.14159; }

private:
    QuadratureBudget budget_;
};

}  // namespace

std::shared_ptr<const StripActivation> tanh_activation(const QuadratureBudget& budget) {
    return std::make_shared<Tanh>(budget);
}

}  // namespace ntk
