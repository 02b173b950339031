// The list of the kernels of gram_kernel.hpp, and what they share. The kernels stand in *_kernels.cpp, a file a family.
#include "ntk/gram/gram_kernel.hpp"

#include "ntk/gram/kernel_families.hpp"
#include "ntk/kernel/two_point_kernel.hpp"

namespace ntk {

using rigor::Ball, rigor::Rational;

const std::vector<const DeepKernel*>& deep_kernels() {
    static const std::vector<const DeepKernel*> all{
        &normalized_kernel(),          &fully_connected_kernel(),    &gaussian_process_kernel(), &arc_cosine_kernel(),
        &residual_kernel_as_printed(), &residual_kernel_corrected(), &activation_kernel()};
    return all;
}

const DeepKernel& deep_kernel(const std::string& name) {
    std::string names;
    for (const DeepKernel* kernel : deep_kernels()) {
        if (kernel->name() == name) return *kernel;
        names += (names.empty() ? "" : ", ") + kernel->name();
    }
    throw std::invalid_argument("no kernel '" + name.substr(0, 60) + "'; expected one of " + names);
}

FullyConnectedKernel convention_of(const GramKernel& kernel) {
    const Rational &n0 = kernel.input_dimension, &w = kernel.weight_variance, &b = kernel.bias_variance;
    if (n0 < 1) throw std::domain_error("n0 = " + rigor::to_string(n0) + "; expected at least 1");
    if (w <= 0) throw std::domain_error("weight variance " + rigor::to_string(w) + "; expected a positive number");
    if (b < 0) throw std::domain_error("bias variance " + rigor::to_string(b) + "; expected at least 0");
    return {w / n0, b, w / 2, b};
}

void GramKernel::check() const {
    if (depth < 1) throw std::invalid_argument("L = " + std::to_string(depth) + "; expected L >= 1");
    if (kind.get().takes(KernelParameter::variances)) static_cast<void>(convention_of(*this));
    if (kind.get().takes(KernelParameter::network)) {
        if (!network) throw std::invalid_argument(kind.get().name() + " without a network; expected one");
        static_cast<void>(network->at(depth));
    }
    if (!kind.get().takes(KernelParameter::order)) return;
    if (order < 0 || order > 2) throw std::domain_error("order " + std::to_string(order) + "; expected 0, 1 or 2");
    if (order == 2 && depth > deepest_of_order_2)
        throw std::invalid_argument("L = " + std::to_string(depth) + "; expected at most " +
                                    std::to_string(deepest_of_order_2) + " for order 2");
}

KernelApproximation GramKernel::table() const {
    return KernelApproximation::of(depth, [this] { return kind.get().recurrence(*this); });
}

std::optional<Rational> GramKernel::beta() const {
    if (weight_variance != 1 || bias_variance < 0) return std::nullopt;
    const rigor::Integer above = numerator(bias_variance), below = denominator(bias_variance);
    const rigor::Integer a = sqrt(above), b = sqrt(below);
    if (a * a != above || b * b != below) return std::nullopt;
    return Rational(a, b);
}

std::string GramKernel::bias_coordinate() const {
    return beta() ? "beta sqrt(n0)" : weight_variance == 1 ? "sqrt(n0 b)" : "sqrt(n0 b/w)";
}

Ball angle_of_points(const BallPoints& points, long i, long j) {
    return i == j ? Ball(0) : angle_between(points.square(i), points.inner(i, j), points.square(j));
}

Ball scaled(const GramKernel& kernel, const BallPoints& points, long i, long j, const Ball& on_unit_vectors) {
    if (kernel.directions_only) return on_unit_vectors;
    return rigor::sqrt(points.square(i) * points.square(j)) * on_unit_vectors;
}

KernelStructure biased_structure(bool linear, std::string theorem) {
    if (linear) return {false, Definiteness::linear, "", "harmless with biases"};
    return {false, Definiteness::strict, std::move(theorem), "harmless with biases"};
}

BallPoints::BallPoints(rigor::BallMatrix rows) : rows_(std::move(rows)) {
    for (long i = 0; i < rows_.rows(); ++i) squares_.push_back(inner(i, i));
}

Ball BallPoints::inner(long i, long j) const {
    Ball sum(0);
    if (rows_.columns() > 0)
        arb_dot(sum.raw(), nullptr, 0, rows_.entry(i, 0), 1, rows_.entry(j, 0), 1, rows_.columns(),
                rigor::Precision::bits());
    return sum;
}

Ball angle_between(const Ball& xx, const Ball& xy, const Ball& yy) {
    const Ball height = rigor::sqrt_on_domain(xx * yy - rigor::square(xy));
    // A height that spills over 0 must not cross the branch cut of the arc tangent.
    return certainly_nonnegative(xy) == rigor::Truth::no ? rigor::Ball::pi() - atan2(height, -xy) : atan2(height, xy);
}

Ball gram_entry(const GramKernel& kernel, const BallPoints& points, long i, long j) {
    return kernel.kind.get().entry(kernel, points, i, j);
}

}  // namespace ntk
