// Asymmetry and symmetric part, exactly or with the errors of rounding.
#include "services/matrix_entries.hpp"

#include <cmath>

namespace services {
namespace {

using rigor::Ball, rigor::Rational;

double largest_size(const SquareMatrix& m) {
    double most = 0;
    for (const double x : m.values) most = std::fmax(most, std::fabs(x));
    return most;
}

std::size_t index(const SquareMatrix& m, long i, long j) {
    return static_cast<std::size_t>(i) * static_cast<std::size_t>(m.n) + static_cast<std::size_t>(j);
}

Rational number(const SquareMatrix& m, long i, long j) {
    return m.exact.empty() ? Rational(m.values[index(m, i, j)]) : m.exact[index(m, i, j)];
}

/// |a - b| as the sum of two doubles, the first of them rounded to nearest: ordered as |a - b| are (no overflow).
struct Difference {
    double high = 0, low = 0;
    Difference() = default;
    Difference(double a, double b) {
        if (a < b) std::swap(a, b);
        high = a - b;
        const double back = high - a;
        low = (a - (high - back)) - (b + back);
    }
    bool operator>(const Difference& other) const {
        return high > other.high || (high == other.high && low > other.low);
    }
};

/// (a + b)/2, and whether it is that exactly.
double middle(double a, double b, bool& exact) {
    const double x = a / 2, y = b / 2, sum = x + y, back = sum - x;
    const double error = (x - (sum - back)) + (y - back);
    if (error != 0 || x * 2 != a || y * 2 != b) exact = false;
    return sum;
}

}  // namespace

std::optional<Asymmetry> largest_asymmetry(const SquareMatrix& m) {
    const bool exactly = !m.exact.empty() || largest_size(m) > 0x1p1000;
    Asymmetry found;
    Difference most;
    Rational most_exact(0);
    for (long i = 0; i < m.n; ++i)
        for (long j = 0; j < i; ++j) {
            const double a = m.values[index(m, i, j)], b = m.values[index(m, j, i)];
            if (exactly) {
                if (m.exact.empty() && a == b) continue;
                const Rational size = abs(Rational(number(m, i, j) - number(m, j, i)));
                if (size == 0) continue;
                ++found.pairs;
                if (size <= most_exact) continue;
                most_exact = size;
            } else {
                if (a == b) continue;
                ++found.pairs;
                const Difference size(a, b);
                if (!(size > most)) continue;
                most = size;
            }
            found.row = i;
            found.column = j;
        }
    if (found.pairs == 0) return std::nullopt;
    found.entry = number(m, found.row, found.column);
    found.mirrored = number(m, found.column, found.row);
    return found;
}

SymmetricEntries::SymmetricEntries(const SquareMatrix& input, bool symmetric_part)
    : input_(input),
      symmetric_part_(symmetric_part),
      values_(input.n, input.n) {
    const double most = largest_size(input);
    if (most != 0 && (most > 0x1p300 || most < 0x1p-300)) scale_ = std::ilogb(most);
    const double unit = std::ldexp(0x1p-1074, static_cast<int>(-scale_));  // >= what reading and halving may lose
    Eigen::MatrixXd radius(input.n, input.n);
    for (long j = 0; j < input.n; ++j)
        for (long i = j; i < input.n; ++i) {
            const double a = input.values[index(input, i, j)], b = input.values[index(input, j, i)];
            bool exact = input.exact.empty();
            const double value = symmetric_part && i != j ? middle(a, b, exact) : a;
            const double scaled = std::ldexp(value, static_cast<int>(-scale_));
            if (std::ldexp(scaled, static_cast<int>(scale_)) != value) exact = false;
            values_(i, j) = values_(j, i) = scaled;
            // Half a unit in the last place on reading; of the sum, of which either term is halved, once more.
            const auto sized = [&](double x) { return std::fabs(std::ldexp(x, static_cast<int>(-scale_))); };
            const double size = symmetric_part ? sized(a) + sized(b) : sized(a);
            radius(i, j) = exact ? 0 : 0x1.01p-53 * size + 2 * unit + 0x1p-1060;
            exact_ = exact_ && exact;
        }
    radius_norm_ = exact_ ? Ball(0) : Ball::exact_double(rigor::detail::row_sum_bound(radius));
}

Rational SymmetricEntries::given(long i, long j) const { return number(input_, i, j); }

Rational SymmetricEntries::entry(long i, long j) const {
    return symmetric_part_ ? Rational((given(i, j) + given(j, i)) / 2) : given(i, j);
}

rigor::RationalMatrix SymmetricEntries::rational() const {
    rigor::RationalMatrix a(size(), size());
    for (long i = 0; i < size(); ++i)
        for (long j = 0; j <= i; ++j) a(i, j) = a(j, i) = entry(i, j);
    return a;
}

}  // namespace services
