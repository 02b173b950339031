// The kernels of which users ask Gram matrices: one description, entries in balls at any data, and the fast table where the kernel is a function of one
// angle. Sizes aside, Theta_bar^(L), Theta_infinity^(L) without bias or at unit vectors, and K^Res as printed are such functions; with biases and unequal norms
// Theta_infinity^(L) is not, nor is K^Res corrected (residual_kernel.hpp): their entries are computed in balls.
#pragma once

#include "ntk/gram/gram_matrix.hpp"
#include "ntk/gram/gram_structure.hpp"
#include "ntk/gram/kernel_approximation.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "ntk/kernel/residual_kernel.hpp"

namespace ntk {

/// residual: (3.9) of Yu et al. as printed. residual_corrected: the limit of their network (2.2).
enum class KernelName { normalized, fully_connected, residual, residual_corrected };

struct GramKernel {
    KernelName name = KernelName::normalized;
    long depth = 2;                       ///< L: layers (normalized, fully_connected), hidden layers (residual)
    rigor::Rational input_dimension = 1;  ///< n0, of fully_connected
    rigor::Rational beta = 0, alpha = 1;
    bool directions_only = true;          ///< evaluate at x/|x|; otherwise at x (normalized: times |x| |x'|)

    /// Throws std::invalid_argument for depth < 1, std::domain_error for n0 < 1 and beta < 0.
    void check() const {
        if (depth < 1) throw std::invalid_argument("L = " + std::to_string(depth) + "; expected L >= 1");
        convention();
    }
    FullyConnectedKernel convention() const {
        return name == KernelName::fully_connected ? FullyConnectedKernel::jacot(input_dimension, beta) : FullyConnectedKernel::without_bias();
    }
    KernelClass theorem_class() const {
        return lifts() ? KernelClass::residual : beta != 0 && name == KernelName::fully_connected ? KernelClass::biased : KernelClass::homogeneous;
    }
    /// A table of one variable serves all entries.
    bool has_table() const { return name != KernelName::residual_corrected && (directions_only || theorem_class() != KernelClass::biased); }
    /// The table is one of the angle of the lifted points (x, 1).
    bool lifts() const { return name == KernelName::residual || name == KernelName::residual_corrected; }
    /// Entries are the table's values times the norms of the points, lifted or not.
    bool scales() const { return lifts() || !directions_only; }
    /// Requires has_table(). Errors as KernelApproximation.
    KernelApproximation table() const {
        switch (name) {
            case KernelName::normalized: return KernelApproximation::normalized(depth);
            case KernelName::fully_connected: return KernelApproximation::tangent(depth, {.input_dimension = input_dimension, .beta = beta});
            default: return KernelApproximation::residual(depth, alpha);
        }
    }
};

/// Points in balls, rows of a matrix, with their squared norms.
class BallPoints {
public:
    explicit BallPoints(rigor::BallMatrix rows) : rows_(std::move(rows)) {
        for (long i = 0; i < rows_.rows(); ++i) squares_.push_back(inner(i, i));
    }
    long size() const { return rows_.rows(); }
    const rigor::Ball& square(long i) const { return squares_[static_cast<std::size_t>(i)]; }
    rigor::Ball inner(long i, long j) const {
        rigor::Ball sum(0);
        if (rows_.columns() > 0)
            arb_dot(sum.raw(), nullptr, 0, rows_.entry(i, 0), 1, rows_.entry(j, 0), 1, rows_.columns(), rigor::Precision::bits());
        return sum;
    }

private:
    rigor::BallMatrix rows_;
    std::vector<rigor::Ball> squares_;
};

/// The angle of two vectors of which <x, x>, <x, x'>, <x', x'> are given, in [0, pi] radians up to rounding.
inline rigor::Ball angle_between(const rigor::Ball& xx, const rigor::Ball& xy, const rigor::Ball& yy) {
    const rigor::Ball height = rigor::sqrt_on_domain(xx * yy - rigor::square(xy));
    // A height that spills over 0 must not cross the branch cut of the arc tangent.
    return certainly_nonnegative(xy) == rigor::Truth::no ? rigor::Ball::pi() - atan2(height, -xy) : atan2(height, xy);
}

/// The kernel at points i and j, a ball at the working precision; i == j is exact where the point is. Points must not be 0 where directions are needed.
inline rigor::Ball gram_entry(const GramKernel& kernel, const BallPoints& points, long i, long j) {
    using rigor::Ball;
    const Ball one(1), &xx = points.square(i), &yy = points.square(j);
    Ball xy = i == j ? xx : points.inner(i, j);
    if (kernel.lifts()) {
        // x/|x| lifted has the inner product cos + 1.
        const Ball scale = kernel.directions_only ? rigor::sqrt(xx * yy) : one;
        const Ball a = kernel.directions_only ? Ball(2) : xx + one, b = kernel.directions_only ? Ball(2) : yy + one;
        const Ball angle = i == j ? Ball(0) : angle_between(a, xy / scale + one, b);
        const auto value = residual_kernel(angle, kernel.depth, kernel.alpha);
        if (kernel.name == KernelName::residual) return rigor::sqrt(a * b) * value.kernel;
        return rigor::sqrt(a * b) * (value.kernel - value.bias_part) + value.bias_part;
    }
    const FullyConnectedKernel convention = kernel.convention();
    const Ball angle = i == j ? Ball(0) : angle_between(xx, xy, yy);
    const auto value = [&](auto walk) {
        walk.advance_to(kernel.depth);
        return walk.tangent_kernel();
    };
    if (kernel.has_table()) {
        Ball result = value(TwoPointKernelIteration<Ball>::from_angle(angle, convention));
        if (kernel.name == KernelName::normalized) result /= Ball(kernel.depth);
        return kernel.directions_only ? result : rigor::sqrt(xx * yy) * result;
    }
    const Ball scale(convention.input_scale), bias(convention.input_bias);
    const Ball a = scale * xx + bias, b = scale * yy + bias, c = scale * xy + bias;
    return value(TwoPointKernelIteration<Ball>::from_first_layer(i == j ? Ball(0) : angle_between(a, c, b), a, b, convention));
}

}  // namespace ntk
