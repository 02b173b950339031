// Entries of large Gram matrices in tens of nanoseconds, with a proved error: a table of polynomials for Theta_bar^(L), Theta_infinity^(L) or the bracket
// of the residual kernel as a function of z = <x, x'>, two unit vectors. (Residual: u = <phi(x), phi(x')> is this z, Yu et al. (2025), (3.9).)
//
// Variable. s = sin^2(theta_1/2) = B (1 - z) with 2 B = 1/(1 + n0 beta^2), theta_1 the angle of layer 1 (2 B = 1 for the kernels without bias and the
// residual one); c = 1 - s = A + B (1 + z), A = 1 - 2 B. The table is in x = sqrt(s) for s <= 1/2 and in x = sqrt(c) otherwise, 0 <= x <= sqrt(1/2): a
// square root costs little, an arc cosine much, and the kernel is analytic in x up to z = 1 and z = -1.
//
// Pieces. Deep kernels are steep next to x = 0: the nearest complex singularity is about d = 3 pi/(2 L) away from z = 1, and for the residual kernel about
// alpha/sqrt(2) away from z = -1; elsewhere it is farther away in proportion to x + d. (A heuristic: nothing proved depends on it.) So the pieces have
// equal widths within each octave of y = x + shift, shift a power of two near d; the leading bits of y are the number of the piece, and t = y - (middle of
// the piece) is exact. The number of pieces grows like log L.
//
// Error of an entry, u = 2^-53; every term is an enclosure computed when the table is built:
//   piece         the remainder of Taylor's polynomial, its coefficients rounded to double and Horner's rule: kernel_piece.hpp;
//   argument      s and c are sums and products of nonnegative numbers, at most 6 roundings with those of A and B, so x is right within
//                 (3 + 1 + small) u <= 5 u relatively, and y = x + shift is rounded once more (which also covers an underflow of s). Along the
//                 path from x to what was used, |df| <= max|x f'| dlog x and |df| <= max|y f'| dlog y: at most 5 u max|x f'| + 2 u max|y f'|;
//   neglected     for a residual network with a tiny alpha f is the kernel for alpha = 0, and the difference is added (kernel_recurrence.hpp).
// Where z selects the side (s <= 1/2 or not) does not matter to the error: both tables reach a little beyond.
//
// An inexact z. If |z~ - z| <= eps then |df/dz| <= max|f'| sqrt(B)/(2 sqrt(1 - |z|)) and <= max|x f'|/(2 (1 - |z|)), because x^2 >= B (1 - |z|) and
// |dx/dz| = B/(2 x) on both sides. Integrated over any interval of length eps <= 1 the first is at most max|f'| sqrt(B eps): the integrand is even and
// increases with |z|, so the interval [1 - eps, 1] is the worst. Next to z = 1 and z = -1 that loss belongs to z, not to the table: there, use the
// distance |x - x'| or the sum |x + x'| of the inputs. With w = |x - x'|/2, s = 2 B w^2 and c = A + 2 B (1 - w^2), so |dx/dw| <= 1 as long as w <= 5/8:
// sqrt(2 B) on the near side, at most sqrt(2 B) w/sqrt(1 - w^2) on the far side. With h = |x + x'|/2, c = A + 2 B h^2 and s = 2 B (1 - h^2): the same
// with the sides exchanged.
#pragma once

#include "ntk/gram/kernel_piece.hpp"
#include "ntk/kernel/normalized_kernel.hpp"

#include <bit>
#include <cstdint>
#include <iomanip>
#include <span>
#include <sstream>

namespace ntk {

/// See the top of this file. Immutable after construction; reading it from several threads is safe.
class KernelApproximation {
    using Ball = rigor::Ball;
    using Rational = rigor::Rational;

public:
    /// Tables whose error_bound() is at most tolerance · max|f|. Throws std::invalid_argument for depth < 1, for a tolerance that doubles cannot
    /// keep (naming the limit) and for kernels whose maximum or whose n0 beta^2 is beyond 2^±900; std::domain_error for n0 < 1, beta < 0.
    /// Any rational alpha will do, as long as (1 + alpha^2)^depth keeps to that; far below 2^-30 the table is that of alpha = 0, and no larger.
    static KernelApproximation normalized(long depth, const Rational& tolerance = default_tolerance()) {
        const rigor::Precision scope(working_bits(depth));
        return {KernelRecurrence::normalized(depth), tolerance};
    }
    static KernelApproximation tangent(long depth, const NetworkParameters& network, const Rational& tolerance = default_tolerance()) {
        const rigor::Precision scope(working_bits(depth));
        return {KernelRecurrence::tangent(depth, network), tolerance};
    }
    static KernelApproximation residual(long depth, const Rational& alpha, const Rational& tolerance = default_tolerance()) {
        const rigor::Precision scope(working_bits(depth));
        return {KernelRecurrence::residual(depth, alpha), tolerance};
    }
    static Rational default_tolerance() { return Rational(1, 100'000'000'000'000); }

    /// f(z) within error_bound(), z exact. Throws std::domain_error outside [-1, 1] and for nan.
    double operator()(double z) const {
        if (!(std::fabs(z) <= 1)) require_within(-1, z, 1, "z");
        const Place at = place(z);
        return KernelPiece::horner(table_.data() + at.row, at.t);
    }

    /// The same for all entries; `values` as long as `z` (std::invalid_argument), possibly the same memory. Throws before anything is written.
    void evaluate(std::span<const double> z, std::span<double> values) const {
        if (z.size() != values.size())
            throw std::invalid_argument(std::to_string(z.size()) + " arguments and room for " + std::to_string(values.size()) + " values");
        for (const double x : z)
            if (!(std::fabs(x) <= 1)) require_within(-1, x, 1, "z");
        // In blocks: the first loop has only arithmetic and square roots, which the compiler vectorises; the second reads the table.
        constexpr std::size_t block = 256;
        std::array<double, block> t;
        std::array<std::int64_t, block> row;
        for (std::size_t from = 0; from < z.size(); from += block) {
            const std::size_t n = std::min(block, z.size() - from);
            for (std::size_t i = 0; i < n; ++i) {
                const Place at = place(z[from + i]);
                t[i] = at.t;
                row[i] = at.row;
            }
            for (std::size_t i = 0; i < n; ++i) values[from + i] = KernelPiece::horner(table_.data() + row[i], t[i]);
        }
    }

    /// f at w = |x - x'|/2 = sin(half the angle of the inputs), in [0, 1] (std::domain_error); within error_bound(), w exact.
    /// Next to z = 1 this keeps what 1 - <x, x'> loses.
    double at_half_distance(double w) const {
        require_within(0, w, 1, "w");
        const double s = 2 * b_ * (w * w);
        const Place at = s <= 0.5 ? place(near_, std::sqrt(s)) : place(far_, std::sqrt(a_ + 2 * b_ * ((1 - w) * (1 + w))));
        return KernelPiece::horner(table_.data() + at.row, at.t);
    }
    /// f at h = |x + x'|/2 = cos(half the angle of the inputs), in [0, 1] (std::domain_error); within error_bound(), h exact.
    /// Next to z = -1 this keeps what 1 + <x, x'> loses.
    double at_half_sum(double h) const {
        require_within(0, h, 1, "h");
        const double c = a_ + 2 * b_ * (h * h);
        const Place at = c > 0.5 ? place(near_, std::sqrt(2 * b_ * ((1 - h) * (1 + h)))) : place(far_, std::sqrt(c));
        return KernelPiece::horner(table_.data() + at.row, at.t);
    }

    /// |computed - f(z)| for every double z in [-1, 1], at most.
    double error_bound() const { return error_bound_; }
    /// The same when z is known up to `argument_error`, 0 <= argument_error <= 1 (std::domain_error), and both z are in [-1, 1]: for every z.
    double error_bound(double argument_error) const {
        require_within(0, argument_error, 1, "argument error");
        return rounded_up(error_bound_ + slope_ * std::sqrt(b_ * argument_error));
    }
    /// The same at one z: proportional to argument_error as soon as that is below 1 - |z|.
    double error_bound_at(double z, double argument_error) const {
        require_within(-1, z, 1, "z");
        double bound = error_bound(argument_error);
        const double margin = (1 - std::fabs(z)) * (1 - 0x1p-50) - argument_error;
        if (margin > 0) {
            const double derivative = std::min(slope_ * std::sqrt(b_) / std::sqrt(margin), conditioning_ / margin) / 2;
            bound = std::min(bound, rounded_up(error_bound_ + derivative * argument_error));
        }
        return bound;
    }
    /// For at_half_distance when w <= 1/2 is known up to argument_error <= 1/8 (std::domain_error). Larger distances: z = 1 - 2 w^2.
    double error_bound_at_half_distance(double w, double argument_error) const { return error_bound_at_half(w, argument_error, "w"); }
    /// For at_half_sum, likewise. Larger sums: z = 2 h^2 - 1.
    double error_bound_at_half_sum(double h, double argument_error) const { return error_bound_at_half(h, argument_error, "h"); }

    /// max |df/dx| and max |x df/dx|, proved bounds; f without the neglected part.
    double slope_bound() const { return slope_; }
    double conditioning_bound() const { return conditioning_; }
    /// The part of error_bound() that is not rounding.
    double remainder_bound() const { return remainder_; }
    double maximum() const { return maximum_; }
    std::size_t pieces() const { return table_.size() / row_length; }

private:
    static constexpr std::int64_t row_length = KernelPiece::degree + 1;
    static constexpr long series_order = 14;  ///< m + 1; measured: shorter series need more pieces, longer ones cost more
    static constexpr int first_bits = 3, last_bits = 10;  ///< pieces in an octave: 2^bits; from 2^3 on the last piece ends at x <= 3/4

    struct Table {
        double shift = 0.5;                ///< power of two, at most 1/2
        int drop = 0;                      ///< bits of y within a piece
        std::int64_t base = 0, offset = 0; ///< leading bits of y in the first piece; its first row
    };
    struct Place {
        std::int64_t row;
        double t;
    };
    /// What is collected over the pieces.
    struct Bounds {
        Ball piece, rounding, remainder, slope, conditioning, steepness;
    };

    KernelApproximation(KernelRecurrence recurrence, const Rational& tolerance) {
        const Rational bias = 1 / recurrence.half_chord_square - 1;
        const Ball maximum = recurrence.maximum;
        if ((bias != 0 && bias < rigor::power_of_two(-900)) || bias > rigor::power_of_two(900) || !(std::fabs(rigor::magnitude_log2(maximum)) <= 900))
            throw std::invalid_argument("a kernel whose maximum, or whose n0 beta^2, is not between 2^-900 and 2^900");
        if (tolerance <= 0) throw std::invalid_argument("tolerance " + rigor::to_string(tolerance) + "; expected a positive number");
        b_ = rigor::from_rational<double>(Rational(recurrence.half_chord_square / 2));
        a_ = rigor::from_rational<double>(Rational(1 - recurrence.half_chord_square));
        split_ = -rigor::from_rational<double>(bias);
        near_.shift = shift_for(recurrence.near_scale);
        far_.shift = shift_for(recurrence.far_scale);
        const Ball neglected = recurrence.neglected;
        const KernelSeries series(std::move(recurrence), series_order);
        // Half of the tolerance for the remainders; a hopeless tolerance still gets a table, whose rounding errors then name the limit.
        const Ball allowed = maximum * Ball(std::max(Rational(tolerance / 2), rigor::power_of_two(-54)));
        Bounds bounds;
        build(near_, AngleSide::near, series, allowed, bounds);
        build(far_, AngleSide::far, series, allowed, bounds);

        const Ball u = Ball::dyadic(1, -53), argument = u * (Ball(5) * bounds.conditioning + Ball(2) * bounds.steepness);
        const Ball total = bounds.piece + argument + neglected;
        if (certainly_at_most(total, Ball(tolerance) * maximum) != rigor::Truth::yes)
            throw std::invalid_argument("tolerance " + rigor::to_string(tolerance) + " is below what doubles can keep; the limit is " +
                                        (Ball(2) * (bounds.rounding + argument) / maximum).upper().enclosure(3));
        error_bound_ = total.upper_double();
        remainder_ = (bounds.remainder + neglected).upper_double();
        slope_ = bounds.slope.upper_double();
        conditioning_ = bounds.conditioning.upper_double();
        maximum_ = maximum.approx_double();
    }

    /// Appends the pieces of one side, the fewest a power of two allows with remainders <= allowed.
    void build(Table& table, AngleSide side, const KernelSeries& series, const Ball& allowed, Bounds& bounds) {
        const Ball shift = Ball::exact_double(table.shift);
        for (int bits = first_bits; bits <= last_bits; ++bits) {
            table.drop = 52 - bits;
            table.base = std::bit_cast<std::int64_t>(table.shift) >> table.drop;
            table.offset = static_cast<std::int64_t>(table_.size());
            // sqrt(1/2) < 0.70711: room for the rounding of x and of the choice of the side.
            const std::int64_t count = (std::bit_cast<std::int64_t>(table.shift + 0.70711) >> table.drop) - table.base + 1;
            Bounds attempt = bounds;
            bool fits = true;
            for (std::int64_t i = 0; i < count && fits; ++i) {
                const auto end = [&](std::int64_t j) { return Ball::exact_double(std::bit_cast<double>((table.base + j) << table.drop)); };
                const KernelPiece piece = kernel_piece(series, side, end(i) - shift, end(i + 1) - shift);
                fits = certainly_at_most(piece.remainder, allowed) == rigor::Truth::yes;
                const auto raise = [](Ball& bound, const Ball& value) { bound = rigor::maximum(bound, value).upper(); };
                raise(attempt.piece, piece.remainder + piece.rounding);
                raise(attempt.rounding, piece.rounding);
                raise(attempt.remainder, piece.remainder);
                raise(attempt.slope, piece.slope);
                raise(attempt.conditioning, piece.slope * piece.upper);
                raise(attempt.steepness, piece.slope * (piece.upper + shift));
                table_.insert(table_.end(), piece.coefficients.begin(), piece.coefficients.end());
            }
            if (fits) {
                bounds = std::move(attempt);
                return;
            }
            table_.resize(static_cast<std::size_t>(table.offset));
        }
        throw std::invalid_argument("a table with " + std::to_string(1 << last_bits) + " pieces an octave does not reach the tolerance");
    }

    static Place place(const Table& table, double x) {
        const double y = x + table.shift;
        const auto bits = std::bit_cast<std::int64_t>(y);
        const std::int64_t piece = bits >> table.drop;
        const double middle = std::bit_cast<double>((2 * piece + 1) << (table.drop - 1));
        return {table.offset + (piece - table.base) * row_length, y - middle};
    }
    Place place(double z) const {
        const bool far = z < split_;
        const double square = (far ? a_ : 0.0) + b_ * (far ? 1 + z : 1 - z);
        return place(far ? far_ : near_, std::sqrt(square));
    }

    /// The largest power of two up to 1/2 and 0.86 times a distance: finer pieces where the kernel is steeper.
    static double shift_for(double distance) { return std::min(0.5, std::ldexp(1.0, std::ilogb(0.86 * distance))); }

    double error_bound_at_half(double chord, double argument_error, const char* what) const {
        require_within(0, chord, 0.5, what);
        require_within(0, argument_error, 0.125, "argument error");
        return rounded_up(error_bound_ + slope_ * argument_error);
    }
    /// Covers the rounding of the few operations before it.
    static double rounded_up(double bound) { return bound * (1 + 0x1p-40); }
    static void require_within(double lowest, double x, double limit, const char* what) {
        if (x >= lowest && x <= limit) return;
        std::ostringstream message;
        message << std::setprecision(17) << what << " = " << x << "; expected a number in [" << lowest << ", " << limit << "]";
        throw std::domain_error(message.str());
    }
    static long working_bits(long depth) { return 64 + guard_bits_for_depth(std::max(depth, 1L)); }

    Table near_, far_;
    double a_ = 0, b_ = 0.5, split_ = 0;
    double error_bound_ = 0, remainder_ = 0, slope_ = 0, conditioning_ = 0, maximum_ = 0;
    std::vector<double> table_;
};

}  // namespace ntk
