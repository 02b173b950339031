// The table of layer_functions.hpp, where its errors are accounted for.
#include "ntk/gram/layer_functions.hpp"

#include "ntk/gram/long_numbers.hpp"
#include "rigor/matrix/double_matrix.hpp"
#include "rigor/number/ball.hpp"
#include "rigor/number/ball_functions.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <stdexcept>

namespace ntk::detail {

using rigor::Ball;

namespace {

constexpr int bits = 4;          // pieces in an octave of 1 - v: 2^bits
constexpr int drop = 52 - bits;  // what is left of the bits of 1 - v is the number of the piece
constexpr double farthest = 1 - LayerFunctions::reach;

std::int64_t key(double x) { return std::bit_cast<std::int64_t>(x) >> drop; }

/// Taylor coefficients of phi and q at c.
struct Taylor {
    std::vector<Ball> phi, q;
};
Taylor taylor(const Ball& c, long degree) {
    const Ball one(1), square = rigor::square(c), rest = one - square, root = rigor::sqrt(rest),
                       four_over_pi = Ball(4) / Ball::pi();
    Taylor a;
    a.phi.push_back(rigor::asin(c));
    a.q.push_back((c * root - (one - Ball(2) * square) * a.phi[0]) / (Ball::pi() * square));
    Ball before(0), g = one / root;
    for (long k = 0; k < degree; ++k) {
        a.phi.push_back(g / Ball(k + 1));
        Ball next = (c * Ball(2 * k + 1) * g + Ball(k) * before) / (rest * Ball(k + 1));
        before = std::move(g);
        g = std::move(next);
        const auto last = static_cast<std::size_t>(k);
        a.q.push_back((four_over_pi * a.phi[last] - Ball(k + 2) * a.q[last]) / (c * Ball(k + 1)));
    }
    return a;
}

constexpr double u = 0x1p-53, w = long_roundoff;
/// Covers the rounding of the few dozen operations of a sum of nonnegative numbers.
constexpr double up = 1 + 0x1p-40;

/// What Horner's rule has done so far, for |t| <= h.
struct Rounding {
    double h;
    double error = 0, size = 0;  ///< of the partial result, and what bounds it
    /// sum t + c, c off by `off`; `roundoff` is that of the product and of the sum.
    void step(double c, double off, double roundoff) {
        const double product = size * h * (1 + 2 * roundoff), next = (product + std::fabs(c)) * (1 + 2 * roundoff);
        error = error * h + off + roundoff * (product + next);
        size = next;
    }
};

}  // namespace

const LayerFunctions& LayerFunctions::table() {
    static const LayerFunctions functions;
    return functions;
}

double LayerFunctions::Polynomial::store(const std::vector<Ball>& exact, double h) {
    Rounding horner{h};
    const auto off = [](const Ball& b) { return rigor::abs(b).upper_double(); };
    double of_p = 0, slope = 0;  // |P'| h and |p'|
    for (long k = degree; k >= 2; --k) {
        const Ball& a = exact[static_cast<std::size_t>(k)];
        double& c = low[static_cast<std::size_t>(k - 2)];
        c = a.approx_double();
        horner.step(c, off(a - Ball::exact_double(c)), u);
        of_p = of_p * h + static_cast<double>(k - 2) * std::fabs(c);
        slope = slope * h + static_cast<double>(k) * off(a);
    }
    horner.error += u * of_p + 0x1p-1000;  // t rounded to double; underflow
    for (long k = 1; k >= 0; --k) {
        const Ball& a = exact[static_cast<std::size_t>(k)];
        long double& c = high[static_cast<std::size_t>(k)];
        c = nearest_long_double(a);
        horner.step(static_cast<double>(c) * up, off(a - exact_long_double(c)), w);
        if (k == 1) slope = slope * h + off(a);
    }
    return (horner.error + w * h * slope) * up;
}

LayerFunctions::LayerFunctions() {
    volatile long double one = 1, small = 0x1p-63L, sum = one + small;
    if (std::numeric_limits<long double>::digits < 64 || sum == one || !rigor::detail::usual_floating_point())
        throw std::invalid_argument("long double has fewer than 64 bits here, or does not round to nearest");
    const std::int64_t first = key(farthest), last = key(1.0);
    double tail = std::numbers::pi;  // twice what is needed: h is a little more than half of a width
    for (long k = 0; k <= degree; ++k) tail /= 33;
    for (std::int64_t k = first; k < last; ++k) {
        const double lower = std::bit_cast<double>(k << drop), upper = std::bit_cast<double>((k + 1) << drop);
        Piece piece;
        piece.centre = 1 - (lower + upper) / 2;
        // 1 - v is rounded to double where the piece is looked up.
        const double h = (upper - lower) / 2 * up;
        // What the coefficients of q lose.
        const rigor::Precision scope(96 - degree * std::ilogb(piece.centre));
        const Taylor a = taylor(Ball::exact_double(piece.centre), degree);
        phi_error_ = std::fmax(phi_error_, piece.phi.store(a.phi, h) + tail);
        q_error_ = std::fmax(q_error_, piece.q.store(a.q, h) + tail);
        pieces_.push_back(piece);
    }
    phi_error_ *= up;
    q_error_ *= up;
}

const LayerFunctions::Piece& LayerFunctions::piece_of(long double v) const {
    const std::int64_t place = key(1 - static_cast<double>(v)) - key(farthest);
    const std::int64_t last = static_cast<std::int64_t>(pieces_.size()) - 1;
    return pieces_[static_cast<std::size_t>(std::clamp<std::int64_t>(place, 0, last))];
}

LayerFunctions::Values LayerFunctions::operator()(long double v) const {
    Values value;
    at({&v, 1}, {&value, 1});
    return value;
}

void LayerFunctions::at(std::span<const long double> v, std::span<Values> values) const {
    constexpr std::size_t terms = degree - 1;
    const std::size_t n = v.size();
    if (n > together || values.size() != n) throw std::logic_error("too many points at once");
    std::array<const Piece*, together> pieces;
    std::array<double, together> t, phi, q;
    for (std::size_t i = 0; i < n; ++i) {
        pieces[i] = &piece_of(v[i]);
        t[i] = static_cast<double>(v[i] - static_cast<long double>(pieces[i]->centre));
        phi[i] = pieces[i]->phi.low[terms - 1];
        q[i] = pieces[i]->q.low[terms - 1];
    }
    for (std::size_t k = terms - 1; k-- > 0;)
        for (std::size_t i = 0; i < n; ++i) {
            phi[i] = phi[i] * t[i] + pieces[i]->phi.low[k];
            q[i] = q[i] * t[i] + pieces[i]->q.low[k];
        }
    for (std::size_t i = 0; i < n; ++i) {
        const long double x = v[i] - static_cast<long double>(pieces[i]->centre);
        const Polynomial &a = pieces[i]->phi, &b = pieces[i]->q;
        values[i] = {a.high[0] + x * (a.high[1] + x * static_cast<long double>(phi[i])),
                     b.high[0] + x * (b.high[1] + x * static_cast<long double>(q[i]))};
    }
}

}  // namespace ntk::detail
