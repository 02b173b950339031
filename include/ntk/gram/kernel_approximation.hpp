// Entries of large Gram matrices in tens of nanoseconds, with a proved error: a table of polynomials for
// Theta_bar^(L), Theta_infinity^(L) or the bracket of the residual kernel as a function of z = <x, x'>, two unit
// vectors. (Residual: u = <phi(x), phi(x')> is this z, Yu et al. (2025), (3.9).)
//
// Variable. s = sin^2(theta_1/2) = B (1 - z) with 2 B = 1/(1 + n0 beta^2), theta_1 the angle of layer 1 (2 B = 1 for
// the kernels without bias and the residual one); c = 1 - s = A + B (1 + z), A = 1 - 2 B. The table is in x = sqrt(s)
// for s <= 1/2 and in x = sqrt(c) otherwise, 0 <= x <= sqrt(1/2): a square root costs little, an arc cosine much, and
// the kernel is analytic in x up to z = 1 and z = -1.
//
// Pieces. Deep kernels are steep next to x = 0: the nearest complex singularity is about d = 3 pi/(2 L) away from
// z = 1, and for the residual kernel about alpha/sqrt(2) away from z = -1; elsewhere it is farther away in proportion
// to x + d. (A heuristic: nothing proved depends on it.) So the pieces have equal widths within each octave of
// y = x + shift, shift a power of two near d; the leading bits of y are the number of the piece, and t = y - (middle
// of the piece) is exact. The number of pieces grows like log L.
//
// Error of an entry, u = 2^-53; every term is an enclosure computed when the table is built:
//   piece         the remainder of the interpolating polynomial, what is stored of it, and Horner's rule in double:
//                 kernel_piece.hpp;
//   argument      s and c are sums and products of nonnegative numbers, at most 6 roundings with those of A and B, so
//                 x is right within (3 + 1 + small) u <= 5 u relatively, and y = x + shift is rounded once more
//                 (which also covers an underflow of s; fused multiply-adds leave roundings out and add none). Along
//                 the path from x to what was used, |df| <= max|x f'| dlog x and |df| <= max|y f'| dlog y: at most 5 u
//                 max|x f'| + 2 u max|y f'|;
//   neglected     for a residual network with a tiny alpha f is the kernel for alpha = 0, and the difference is added
//                 (kernel_recurrence.hpp).
// Where z selects the side (s <= 1/2 or not) does not matter to the error: both tables reach a little beyond.
//
// An inexact z. If |z~ - z| <= eps then |df/dz| <= max|f'| sqrt(B)/(2 sqrt(1 - |z|)) and <= max|x f'|/(2 (1 - |z|)),
// because x^2 >= B (1 - |z|) and |dx/dz| = B/(2 x) on both sides. Integrated over any interval of length eps <= 1 the
// first is at most max|f'| sqrt(B eps): the integrand is even and increases with |z|, so the interval [1 - eps, 1] is
// the worst. Next to z = 1 and z = -1 that loss belongs to z, not to the table: there, use the distance |x - x'| or
// the sum |x + x'| of the inputs. With w = |x - x'|/2, s = 2 B w^2 and c = A + 2 B (1 - w^2), so |dx/dw| <= 1 as long
// as w <= 5/8: sqrt(2 B) on the near side, at most sqrt(2 B) w/sqrt(1 - w^2) on the far side. With h = |x + x'|/2,
// c = A + 2 B h^2 and s = 2 B (1 - h^2): the same with the sides exchanged.
#pragma once

#include "ntk/gram/kernel_piece.hpp"
#include "ntk/kernel/normalized_kernel.hpp"

#include <cstdint>
#include <functional>
#include <span>

namespace ntk {

/// See the top of this file. Immutable after construction; reading it from several threads is safe.
class KernelApproximation {
    using Ball = rigor::Ball;
    using Rational = rigor::Rational;

public:
    /// The table of one recurrence, which is made, as the table is, at the precision that so many layers need. Its
    /// error_bound() is at most tolerance · max|f|. Throws what `recurrence` throws, and std::invalid_argument for a
    /// tolerance that doubles cannot keep (naming the limit) and for kernels whose maximum or whose n0 beta^2 is
    /// beyond 2^±900.
    static KernelApproximation of(long depth, const std::function<KernelRecurrence()>& recurrence,
                                  const Rational& tolerance = default_tolerance());
    /// Those of kernel_recurrence.hpp. Throw std::invalid_argument for depth < 1, std::domain_error for n0 < 1, beta
    /// < 0. Any rational alpha will do, as long as (1 + alpha^2)^depth keeps to 2^±900; far below 2^-30 the table is
    /// that of alpha = 0, and no larger.
    static KernelApproximation normalized(long depth, const Rational& tolerance = default_tolerance());
    static KernelApproximation tangent(long depth, const NetworkParameters& network,
                                       const Rational& tolerance = default_tolerance());
    static KernelApproximation residual(long depth, const Rational& alpha,
                                        const Rational& tolerance = default_tolerance());
    static Rational default_tolerance() { return Rational(1, 100'000'000'000'000); }

    /// The table of another process: `with` is called with every part of it, in one order, and sends it here, receives
    /// it there.
    template <class Transfer>
    void send(Transfer&& with) const {
        parts(*this, with);
    }
    template <class Transfer>
    static KernelApproximation received(Transfer&& with) {
        KernelApproximation f;
        parts(f, with);
        return f;
    }

    /// f(z) within error_bound(), z exact. Throws std::domain_error outside [-1, 1] and for nan.
    double operator()(double z) const;

    /// The same for all entries; `values` as long as `z` (std::invalid_argument), possibly the same memory. Throws
    /// before anything is written.
    void evaluate(std::span<const double> z, std::span<double> values) const;

    /// f at w = |x - x'|/2 = sin(half the angle of the inputs), in [0, 1] (std::domain_error); within error_bound(),
    /// w exact. Next to z = 1 this keeps what 1 - <x, x'> loses.
    double at_half_distance(double w) const;
    /// f at h = |x + x'|/2 = cos(half the angle of the inputs), in [0, 1] (std::domain_error); within error_bound(),
    /// h exact. Next to z = -1 this keeps what 1 + <x, x'> loses.
    double at_half_sum(double h) const;

    /// |computed - f(z)| for every double z in [-1, 1], at most.
    double error_bound() const { return error_bound_; }
    /// The same when z is known up to `argument_error`, 0 <= argument_error <= 1 (std::domain_error), and both z are
    /// in [-1, 1]: for every z.
    double error_bound(double argument_error) const;
    /// The same at one z: proportional to argument_error as soon as that is below 1 - |z|.
    double error_bound_at(double z, double argument_error) const;
    /// For at_half_distance when w <= 1/2 is known up to argument_error <= 1/8 (std::domain_error). Larger distances:
    /// z = 1 - 2 w^2.
    double error_bound_at_half_distance(double w, double argument_error) const;
    /// For at_half_sum, likewise. Larger sums: z = 2 h^2 - 1.
    double error_bound_at_half_sum(double h, double argument_error) const;

    /// max |df/dx| and max |x df/dx|, proved bounds; f without the neglected part.
    double slope_bound() const { return slope_; }
    double conditioning_bound() const { return conditioning_; }
    /// The part of error_bound() that is not rounding.
    double remainder_bound() const { return remainder_; }
    double maximum() const { return maximum_; }
    std::size_t pieces() const { return table_.size() / row_length; }

private:
    static constexpr std::int64_t row_length = KernelPiece::degree + 1;

    struct Table {
        double shift = 0.5;                 ///< power of two, at most 1/2
        int drop = 0;                       ///< bits of y within a piece
        std::int64_t base = 0, offset = 0;  ///< leading bits of y in the first piece; its first row
    };
    struct Place {
        std::int64_t row;
        double t;
    };
    /// What is collected over the pieces.
    struct Bounds {
        double piece = 0, rounding = 0, remainder = 0, slope = 0, conditioning = 0, steepness = 0;
    };

    KernelApproximation() = default;
    KernelApproximation(KernelRecurrence recurrence, const Rational& tolerance);
    template <class Self, class Transfer>
    static void parts(Self& self, Transfer& with) {
        with(self.near_);
        with(self.far_);
        for (auto* number : {&self.a_, &self.b_, &self.split_, &self.error_bound_, &self.remainder_, &self.slope_,
                             &self.conditioning_, &self.maximum_})
            with(*number);
        with(self.table_);
    }

    /// Appends the pieces of one side, the fewest a power of two allows with remainders <= allowed.
    void build(Table& table, AngleSide side, const KernelWalk& walk, double allowed, Bounds& bounds);
    static Place place(const Table& table, double x);
    Place place(double z) const;
    double error_bound_at_half(double chord, double argument_error, const char* what) const;

    Table near_, far_;
    double a_ = 0, b_ = 0.5, split_ = 0;
    double error_bound_ = 0, remainder_ = 0, slope_ = 0, conditioning_ = 0, maximum_ = 0;
    std::vector<double> table_;
};

}  // namespace ntk
