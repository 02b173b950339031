// Builds and reads the tables of kernel_approximation.hpp, where the errors are accounted for.
#include "ntk/gram/kernel_approximation.hpp"

#include "ntk/gram/evaluate_table.hpp"

#include <bit>
#include <iomanip>
#include <sstream>

namespace ntk {

using rigor::Ball, rigor::Rational;

namespace {

/// Pieces in an octave: 2^bits; from 2^3 on the last piece ends at x <= 3/4.
constexpr int first_bits = 3, last_bits = 10;

/// The largest power of two up to 1/2 and 0.86 times a distance: finer pieces where the kernel is steeper.
double shift_for(double distance) { return std::min(0.5, std::ldexp(1.0, std::ilogb(0.86 * distance))); }

/// Covers the rounding of the few operations before it.
double rounded_up(double bound) { return bound * (1 + 0x1p-40); }

void require_within(double lowest, double x, double limit, const char* what) {
    if (x >= lowest && x <= limit) return;
    std::ostringstream message;
    message << std::setprecision(17) << what << " = " << x << "; expected a number in [" << lowest << ", " << limit
            << "]";
    throw std::domain_error(message.str());
}

}  // namespace

KernelApproximation KernelApproximation::of(long depth, const std::function<KernelRecurrence()>& recurrence,
                                            const Rational& tolerance) {
    const rigor::Precision scope(64 + guard_bits_for_depth(std::max(depth, 1L)));
    return {recurrence(), tolerance};
}

KernelApproximation KernelApproximation::normalized(long depth, const Rational& tolerance) {
    return of(
        depth, [&] { return KernelRecurrence::normalized(depth); }, tolerance);
}

KernelApproximation KernelApproximation::tangent(long depth, const NetworkParameters& network,
                                                 const Rational& tolerance) {
    return of(
        depth, [&] { return KernelRecurrence::tangent(depth, network); }, tolerance);
}

KernelApproximation KernelApproximation::residual(long depth, const Rational& alpha, const Rational& tolerance) {
    return of(
        depth, [&] { return KernelRecurrence::residual(depth, alpha); }, tolerance);
}

KernelApproximation::KernelApproximation(KernelRecurrence recurrence, const Rational& tolerance) {
    const Rational bias = 1 / recurrence.half_chord_square - 1;
    const Ball maximum = recurrence.maximum;
    if ((bias != 0 && bias < rigor::power_of_two(-900)) || bias > rigor::power_of_two(900) ||
        !(std::fabs(rigor::magnitude_log2(maximum)) <= 900))
        throw std::invalid_argument("a kernel whose maximum, or whose n0 beta^2, is not between 2^-900 and 2^900");
    if (tolerance <= 0)
        throw std::invalid_argument("tolerance " + rigor::to_string(tolerance) + "; expected a positive number");
    b_ = rigor::from_rational<double>(Rational(recurrence.half_chord_square / 2));
    a_ = rigor::from_rational<double>(Rational(1 - recurrence.half_chord_square));
    split_ = -rigor::from_rational<double>(bias);
    near_.shift = shift_for(recurrence.near_scale);
    far_.shift = shift_for(recurrence.far_scale);
    const Ball neglected = recurrence.neglected;
    const KernelWalk walk(recurrence);
    // A quarter of the tolerance for the remainders; a hopeless tolerance still gets a table, whose rounding errors
    // then name the limit.
    const double allowed = (maximum * Ball(std::max(Rational(tolerance / 4), rigor::power_of_two(-54)))).lower_double();
    Bounds bounds;
    build(near_, AngleSide::near, walk, allowed, bounds);
    build(far_, AngleSide::far, walk, allowed, bounds);
    const auto exact = [](double bound) {
        return std::isfinite(bound) ? Ball::exact_double(bound) : Ball(1) / Ball(0);
    };
    const Ball u = Ball::dyadic(1, -53);
    const Ball argument = u * (Ball(5) * exact(bounds.conditioning) + Ball(2) * exact(bounds.steepness));
    const Ball total = exact(bounds.piece) + argument + neglected;
    if (certainly_at_most(total, Ball(tolerance) * maximum) != rigor::Truth::yes)
        throw std::invalid_argument(
            "tolerance " + rigor::to_string(tolerance) + " is below what doubles can keep; the limit is " +
            (Ball(Rational(4, 3)) * (exact(bounds.rounding) + argument) / maximum).enclosure(3));
    error_bound_ = total.upper_double();
    remainder_ = (exact(bounds.remainder) + neglected).upper_double();
    slope_ = bounds.slope;
    conditioning_ = bounds.conditioning;
    maximum_ = maximum.approx_double();
}

void KernelApproximation::build(Table& table, AngleSide side, const KernelWalk& walk, double allowed, Bounds& bounds) {
    for (int bits = first_bits; bits <= last_bits; ++bits) {
        table.drop = 52 - bits;
        table.base = std::bit_cast<std::int64_t>(table.shift) >> table.drop;
        table.offset = static_cast<std::int64_t>(table_.size());
        // sqrt(1/2) < 0.70711: room for the rounding of x and of the choice of the side.
        const std::int64_t last = std::bit_cast<std::int64_t>(table.shift + 0.70711) >> table.drop;
        const std::int64_t count = last - table.base + 1;
        Bounds attempt = bounds;
        bool fits = true;
        for (std::int64_t i = 0; i < count && fits; ++i) {
            const auto end = [&](std::int64_t j) { return std::bit_cast<double>((table.base + j) << table.drop); };
            // Exact: y and shift are multiples of shift 2^-bits below 2.
            const double lower = end(i) - table.shift, upper = end(i + 1) - table.shift;
            const auto piece = kernel_piece(walk, side, lower, upper, allowed);
            fits = piece.has_value();
            if (!fits) break;
            const auto raise = [](double& bound, double value) { bound = std::fmax(bound, rounded_up(value)); };
            raise(attempt.piece, piece->remainder + piece->rounding);
            raise(attempt.rounding, piece->rounding);
            raise(attempt.remainder, piece->remainder);
            raise(attempt.slope, piece->slope);
            raise(attempt.conditioning, piece->slope * upper);
            raise(attempt.steepness, piece->slope * end(i + 1));
            table_.insert(table_.end(), piece->coefficients.begin(), piece->coefficients.end());
        }
        if (fits) {
            bounds = attempt;
            return;
        }
        table_.resize(static_cast<std::size_t>(table.offset));
    }
    throw std::invalid_argument("a table with " + std::to_string(1 << last_bits) +
                                " pieces an octave does not reach the tolerance");
}

KernelApproximation::Place KernelApproximation::place(const Table& table, double x) {
    const double y = x + table.shift;
    const auto bits = std::bit_cast<std::int64_t>(y);
    const std::int64_t piece = bits >> table.drop;
    const double middle = std::bit_cast<double>((2 * piece + 1) << (table.drop - 1));
    return {table.offset + (piece - table.base) * row_length, y - middle};
}

inline KernelApproximation::Place KernelApproximation::place(double z) const {
    const bool far = z < split_;
    const double square = (far ? a_ : 0.0) + b_ * (far ? 1 + z : 1 - z);
    return place(far ? far_ : near_, std::sqrt(square));
}

double KernelApproximation::operator()(double z) const {
    if (!(std::fabs(z) <= 1)) require_within(-1, z, 1, "z");
    const Place at = place(z);
    return KernelPiece::horner(table_.data() + at.row, at.t);
}

void KernelApproximation::evaluate(std::span<const double> z, std::span<double> values) const {
    if (z.size() != values.size())
        throw std::invalid_argument(std::to_string(z.size()) + " arguments and room for " +
                                    std::to_string(values.size()) + " values");
    // No way out of the loop: four comparisons at once.
    bool inside = true;
    for (const double x : z) inside &= std::fabs(x) <= 1;
    if (!inside)
        for (const double x : z) require_within(-1, x, 1, "z");
    const auto side = [](const Table& t) {
        return TableSide{.shift = t.shift, .drop = t.drop, .base = t.base, .offset = t.offset};
    };
    std::size_t done = 0;
    if (can_evaluate_four_at_once())
        done = static_cast<std::size_t>(evaluate_four_at_once({a_, b_, split_, side(near_), side(far_), table_.data()},
                                                              z.data(), values.data(),
                                                              static_cast<std::int64_t>(z.size())));
    // In blocks: the first loop has only arithmetic and square roots, which the compiler vectorises; the second reads
    // the table.
    constexpr std::size_t block = 256;
    std::array<double, block> t;
    std::array<std::int64_t, block> row;
    for (std::size_t from = done; from < z.size(); from += block) {
        const std::size_t n = std::min(block, z.size() - from);
        for (std::size_t i = 0; i < n; ++i) {
            const Place at = place(z[from + i]);
            t[i] = at.t;
            row[i] = at.row;
        }
        for (std::size_t i = 0; i < n; ++i) values[from + i] = KernelPiece::horner(table_.data() + row[i], t[i]);
    }
}

double KernelApproximation::at_half_distance(double w) const {
    require_within(0, w, 1, "w");
    const double s = 2 * b_ * (w * w);
    const Place at = s <= 0.5 ? place(near_, std::sqrt(s)) : place(far_, std::sqrt(a_ + 2 * b_ * ((1 - w) * (1 + w))));
    return KernelPiece::horner(table_.data() + at.row, at.t);
}

double KernelApproximation::at_half_sum(double h) const {
    require_within(0, h, 1, "h");
    const double c = a_ + 2 * b_ * (h * h);
    const Place at = c > 0.5 ? place(near_, std::sqrt(2 * b_ * ((1 - h) * (1 + h)))) : place(far_, std::sqrt(c));
    return KernelPiece::horner(table_.data() + at.row, at.t);
}

double KernelApproximation::error_bound(double argument_error) const {
    require_within(0, argument_error, 1, "argument error");
    return rounded_up(error_bound_ + slope_ * std::sqrt(b_ * argument_error));
}

double KernelApproximation::error_bound_at(double z, double argument_error) const {
    require_within(-1, z, 1, "z");
    double bound = error_bound(argument_error);
    const double margin = (1 - std::fabs(z)) * (1 - 0x1p-50) - argument_error;
    if (margin > 0) {
        const double derivative = std::min(slope_ * std::sqrt(b_) / std::sqrt(margin), conditioning_ / margin) / 2;
        bound = std::min(bound, rounded_up(error_bound_ + derivative * argument_error));
    }
    return bound;
}

double KernelApproximation::error_bound_at_half_distance(double w, double argument_error) const {
    return error_bound_at_half(w, argument_error, "w");
}
double KernelApproximation::error_bound_at_half_sum(double h, double argument_error) const {
    return error_bound_at_half(h, argument_error, "h");
}
double KernelApproximation::error_bound_at_half(double chord, double argument_error, const char* what) const {
    require_within(0, chord, 0.5, what);
    require_within(0, argument_error, 0.125, "argument error");
    return rounded_up(error_bound_ + slope_ * argument_error);
}

}  // namespace ntk
