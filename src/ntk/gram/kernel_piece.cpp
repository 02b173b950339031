// The interpolating polynomial of one piece of a kernel table and its bounds: ntk/gram/kernel_piece.hpp derives them.
#include "ntk/gram/kernel_piece.hpp"

#include "ntk/gram/long_numbers.hpp"
#include "rigor/number/ball_functions.hpp"

#include <cmath>
#include <limits>
#include <stdexcept>
#include <string>

namespace ntk {

namespace {

constexpr std::size_t nodes = KernelPiece::degree + 1;
constexpr double infinite = std::numeric_limits<double>::infinity();
/// Covers the rounding of the few dozen operations before it, on nonnegative numbers.
constexpr double up = 1 + 0x1p-40;

/// Of the interpolation on [-1, 1].
struct Interpolation {
    std::array<long double, nodes> from_left{}, node{};  ///< 1 + node and node, relative errors of a roundoff
    /// weights[k][j]: what the value at node j counts in the coefficient of the k-th power. A guess.
    std::array<std::array<long double, nodes>, nodes> weights{};

    Interpolation() {
        const rigor::Precision scope(128);
        using rigor::Ball;
        constexpr long n = nodes;
        for (long j = 0; j < n; ++j) {
            const Ball angle = Ball::pi() * Ball(rigor::Rational(2 * j + 1, 2 * n));
            const auto at = static_cast<std::size_t>(j);
            node[at] = detail::nearest_long_double(rigor::cos(angle));
            from_left[at] = detail::nearest_long_double(
                Ball(2) * rigor::square(rigor::cos(rigor::scaled_by_power_of_two(angle, -1))));
            // (1/n) (T_0 + 2 sum_m T_m(node) T_m) in powers
            std::array<std::array<long double, nodes>, nodes> chebyshev{};
            chebyshev[0][0] = chebyshev[1][1] = 1;
            for (std::size_t m = 2; m < nodes; ++m)
                for (std::size_t k = 0; k < nodes; ++k)
                    chebyshev[m][k] = (k > 0 ? 2 * chebyshev[m - 1][k - 1] : 0) - chebyshev[m - 2][k];
            for (std::size_t m = 0; m < nodes; ++m) {
                const long double value = detail::nearest_long_double(rigor::cos(Ball(static_cast<long>(m)) * angle));
                for (std::size_t k = 0; k < nodes; ++k)
                    weights[k][at] += (m == 0 ? 1 : 2) * value * chebyshev[m][k] / static_cast<long double>(n);
            }
        }
    }
};

const Interpolation& interpolation() {
    static const Interpolation made;
    return made;
}

/// M s/(s - q) T/T_10(s), at least.
double remainder_bound(double m, double s, double q, double t) {
    static_assert(nodes == 10);
    const double square = s * s, fifth = s * (square * (16 * square - 20) + 5), tenth = 2 * fifth * fifth - 1;
    return m * s / (s - q) * (t / tenth) * up;
}

}  // namespace

std::optional<KernelPiece> kernel_piece(const KernelWalk& kernel, AngleSide side, double lower, double upper,
                                        double allowed) {
    if (!(lower >= 0 && lower < upper && upper <= 0.75))
        throw std::domain_error("a piece over [" + std::to_string(lower) + ", " + std::to_string(upper) +
                                "]; expected a part of [0, 3/4]");
    const double half = (upper - lower) / 2, middle = lower + half;
    KernelPiece piece;
    double variation = infinite, ratio = 0;
    for (const double s : {24.0, 18.0, 40.0, 12.0, 8.0, 5.0, 3.0}) {
        const double m = kernel.variation(side, middle, s * half), bound = remainder_bound(m, s, 1, 1);
        if (!(bound <= allowed)) continue;
        piece.remainder = bound;
        variation = m;
        ratio = s;
        break;
    }
    if (ratio == 0) return std::nullopt;

    const Interpolation& at = interpolation();
    std::array<long double, nodes> x{};
    std::array<KernelWalk::Value, nodes> values{};
    for (std::size_t j = 0; j < nodes; ++j) x[j] = lower + half * at.from_left[j];
    kernel.at(side, x, values);

    auto& c = piece.coefficients;
    long double scale = 1;
    double sizes = 0, steepness = 0, power = 1;  // sum (18 + 3 k) |c_k| h^k, sum k |c_k| h^(k - 1)
    for (std::size_t k = 0; k < nodes; ++k) {
        long double sum = 0;
        for (std::size_t j = 0; j < nodes; ++j) sum += at.weights[k][j] * values[j].value;
        c[k] = static_cast<double>(sum / scale);
        scale *= half;
        const double size = std::fabs(c[k]) * power, degree = static_cast<double>(k);
        sizes += (18 + 3 * degree) * size;
        steepness += degree * size / half;
        power *= half;
    }
    double worst = 0;
    for (std::size_t j = 0; j < nodes; ++j) {
        const long double t = half * at.node[j];
        long double sum = 0;
        for (std::size_t k = nodes; k-- > 0;) sum = sum * t + static_cast<long double>(c[k]);
        const double off = static_cast<double>(std::fabs(values[j].value - sum)) + values[j].error;
        worst = off < infinite ? std::fmax(worst, off) : infinite;  // fmax would drop a nan
    }
    const double nodes_error = 2.467 * (worst + sizes * detail::long_roundoff) * up + 0x1p-1000;

    constexpr double u = 0x1p-53;
    double error = 0x1p-1000, partial = std::fabs(c[nodes - 1]);  // 2^-1000: products that underflow
    for (std::size_t k = nodes - 1; k-- > 0;) {
        const double product = partial * half * (1 + 2 * u), next = (product + std::fabs(c[k])) * (1 + 2 * u);
        error = error * half + u * product + u * next;
        partial = next;
    }
    piece.rounding = (nodes_error + error * up) * up;
    piece.slope = (steepness + (81 * nodes_error + remainder_bound(variation, ratio, 2, 930249)) / half) * up;
    if (!(piece.rounding < infinite) || !(piece.slope < infinite)) piece.rounding = piece.slope = infinite;
    return piece;
}

}  // namespace ntk
