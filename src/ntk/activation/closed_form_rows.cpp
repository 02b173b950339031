// The closed forms of F(c, q) = E phi(u) phi(v), for a Gaussian pair of variance q and covariance c.
#include "ntk/activation/closed_form.hpp"
#include "ntk/kernel/polynomial_dual.hpp"

#include <stdexcept>

namespace ntk {

using rigor::Ball, rigor::BallSeries, rigor::Rational;

namespace {

BallSeries square(const BallSeries& a) { return a * a; }
Ball half() { return Ball::dyadic(1, -1); }
Ball half_over_pi() { return half() / Ball::pi(); }

constexpr long none = HermiteSupport::none, unbounded = HermiteSupport::unbounded;
constexpr HermiteSupport only_odd{none, unbounded}, only_even{unbounded, none}, all_powers{unbounded, unbounded};
/// gelu: s/2, and s (Phi - 1/2), which is even and no polynomial.
constexpr HermiteSupport even_and_linear{unbounded, 1};
/// Of a polynomial, or of the dual of one: the largest degree of each parity.
HermiteSupport degrees_of(const RationalPolynomial& p) {
    HermiteSupport support{none, none};
    for (std::size_t k = 0; k < p.size(); ++k)
        if (p[k] != 0) (k % 2 == 0 ? support.even : support.odd) = static_cast<long>(k);
    return support;
}

/// The k-th derivative at x of the polynomial.
Rational derivative_at(RationalPolynomial p, int k, const Rational& x) {
    for (; k > 0; --k) p = derivative(p);
    return evaluate(p, x);
}

/// p(x).
BallSeries evaluated(const RationalPolynomial& p, const BallSeries& x) {
    BallSeries sum(x.order());
    for (std::size_t k = p.size(); k-- > 0;) sum = sum * x + Ball(p[k]);
    return sum;
}

/// E p(sqrt(q) Z), as a polynomial in q.
RationalPolynomial gaussian_mean_of_variance(const RationalPolynomial& p) {
    RationalPolynomial mean;
    Rational moment = 1;
    for (std::size_t k = 0; k < p.size(); k += 2) {
        mean.push_back(p[k] * moment);
        moment *= static_cast<long>(k + 1);
    }
    return mean;
}

/// m_k/m_1 of erf, derived below; E erf^2 is not rational.
std::optional<Rational> erf_ratio(int k, const Rational& q) {
    if (k == 0) return std::nullopt;
    const Rational alpha = -8 * q / (1 + 4 * q), beta = Rational(-4) / (1 + 4 * q);
    Rational below = 0, g = 1, factorial = 1;
    for (int n = 1; n < k; ++n) {
        const Rational next = -(alpha * Rational(2 * n - 1, 2) * g + beta * (n - 1) * below) / n;
        below = g;
        g = next;
        factorial *= n;
    }
    return factorial * g;
}

}  // namespace

// F = (2/pi) arcsin(2c/(1 + 2q)) (Williams 1997; ntk/kernel/erf_kernel.hpp). dF/dc is proportional to
// ((1 + 2q)^2 - 4c^2)^(-1/2), so at c = q + t to g = (1 + alpha t + beta t^2)^(-1/2), alpha = -8q/(1 + 4q),
// beta = -4/(1 + 4q), and m_k/m_1 = (k - 1)! g_(k-1); n g_n = -alpha (n - 1/2) g_(n-1) - beta (n - 1) g_(n-2).
ClosedFormRow erf_row() {
    return {"erf",
            "erf(s)",
            only_odd,
            [](const BallSeries& c, const BallSeries& q) {
                return Ball(2) / Ball::pi() * rigor::asin(Ball(2) * c * rigor::reciprocal(Ball(2) * q + Ball(1)));
            },
            {},
            erf_ratio,
            Rational(1)};
}

// 2 sin u sin v = cos(u - v) - cos(u + v), and E cos(g) = exp(-Var(g)/2): F = e^-q sinh c, and with a plus e^-q cosh c.
ClosedFormRow sine_row() {
    return {
        "sin",      "sin(s)",
        only_odd,   [](const BallSeries& c, const BallSeries& q) { return rigor::exp(Ball(-1) * q) * rigor::sinh(c); },
        {},         {},
        Rational(1)};
}
ClosedFormRow cosine_row() {
    return {
        "cos",      "cos(s)",
        only_even,  [](const BallSeries& c, const BallSeries& q) { return rigor::exp(Ball(-1) * q) * rigor::cosh(c); },
        {},         {},
        Rational(1)};
}

// phi(s) = s Phi(s), Phi the normal distribution function and g its density. By E u G = q E dG/du + c E dG/dv, with
// m = 1 + q:
//   A = E g(u) g(v) = 1/(2 pi sqrt(m^2 - c^2)),   B = E Phi(u) Phi(v) = 1/4 + arcsin(c/m)/(2 pi)   (dB/dc = A),
//   E u g(u) Phi(v) = c A/m,   E v g(u) Phi(v) = q A - c^2 A/m,
//   F = q E v g(u) Phi(v) + c B + c E v Phi(u) g(v) = (q^2 + c^2 (1 - q)/m) A + c B.
ClosedFormRow gelu_row() {
    return {"gelu",
            "s Phi(s), Phi the normal distribution function",
            even_and_linear,
            [](const BallSeries& c, const BallSeries& q) {
                const BallSeries m = q + Ball(1), over_m = rigor::reciprocal(m), c_square = square(c);
                const BallSeries A = half_over_pi() * rigor::reciprocal_sqrt(square(m) - c_square);
                const BallSeries B = half_over_pi() * rigor::asin(c * over_m) + half() * half();
                const BallSeries one_minus_q = Ball(-1) * q + Ball(1);
                return (square(q) + c_square * one_minus_q * over_m) * A + c * B;
            },
            {},
            {},
            std::nullopt};
}

// F = E e^(u + v) = e^(q + c): all moments are equal. At the edge of chaos h = 1 - (1 - e^(q (rho - 1)))/q, which is
// e^(rho - 1) at q = 1.
ClosedFormRow exponential_row() {
    return {"exp",       "exp(s); h = exp(rho - 1) at the edge of chaos for q = 1",
            all_powers,  [](const BallSeries& c, const BallSeries& q) { return rigor::exp(q + c); },
            {},          [](int, const Rational&) { return std::optional<Rational>(1); },
            std::nullopt};
}

// phi = sum 2^(-(k + 1)/2) h_k, h_k the normalised Hermite polynomials: F = sum c^k/2^(k + 1) = 1/(2 - c) at q = 1, and
// there the k-th derivative is k!.
ClosedFormRow geometric_row() {
    return {"geometric",
            "sum of 2^(-(k + 1)/2) He_k(s)/sqrt(k!), q = 1; h = 1/(2 - rho) at the edge of chaos",
            all_powers,
            [](const BallSeries& c, const BallSeries&) { return rigor::reciprocal(Ball(-1) * c + Ball(2)); },
            [](int k, const Rational&) {
                Rational factorial = 1;
                for (int j = 2; j <= k; ++j) factorial *= j;
                return factorial;
            },
            {},
            std::nullopt,
            true};
}

// F = sum (c^k/k!) (E p^(k)(sqrt(q) Z))^2 (ntk/kernel/polynomial_dual.hpp); each mean is a polynomial in q.
ClosedFormRow polynomial_row(const std::string& name, const std::vector<Rational>& coefficients) {
    RationalPolynomial p = coefficients;
    while (!p.empty() && p.back() == 0) p.pop_back();
    if (p.size() < 2)
        throw std::invalid_argument(name +
                                    ": a constant; expected a polynomial of degree at least 1, such as poly:0,1,1/3");
    std::vector<RationalPolynomial> means;
    RationalPolynomial d = p;
    for (; !d.empty(); d = derivative(d)) means.push_back(gaussian_mean_of_variance(d));
    return {name,
            "the polynomial with the coefficients " + name.substr(name.find(':') + 1) + " of 1, s, s^2, …",
            degrees_of(p),
            [means](const BallSeries& c, const BallSeries& q) {
                BallSeries sum(c.order());
                for (std::size_t k = means.size(); k-- > 0;) {
                    // Horner's rule for sum mean_k^2 c^k/k!
                    sum = Ball(Rational(1, static_cast<long>(k) + 1)) * (sum * c) + square(evaluated(means[k], q));
                }
                return sum;
            },
            [p](int k, const Rational& q) { return derivative_at(dual_of_polynomial(p, q), k, q); },
            {},
            std::nullopt};
}

// phi = sum sqrt(w_k) h_k: F = sum w_k c^k at q = 1.
ClosedFormRow hermite_row(const std::string& name, const std::vector<Rational>& weights) {
    bool varies = false;
    for (std::size_t k = 0; k < weights.size(); ++k) {
        if (weights[k] < 0)
            throw std::invalid_argument(name + ": the weight " + rigor::to_string(weights[k]) + " of rho^" +
                                        std::to_string(k) + " is negative; expected weights >= 0");
        varies = varies || (k > 0 && weights[k] > 0);
    }
    if (!varies)
        throw std::invalid_argument(name + ": a constant; expected weights w0,w1,… with a positive one beyond w0");
    const RationalPolynomial dual = weights;
    return {name,
            "sum of sqrt(w_k) He_k(s)/sqrt(k!) with the weights " + name.substr(name.find(':') + 1) + ", q = 1",
            degrees_of(dual),
            [dual](const BallSeries& c, const BallSeries&) { return evaluated(dual, c); },
            [dual](int k, const Rational&) { return derivative_at(dual, k, 1); },
            {},
            std::nullopt,
            true};
}

}  // namespace ntk
