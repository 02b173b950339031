// The kernels of gram_kernel.hpp, one class each. The equations are those of normalized_kernel.hpp,
// two_point_kernel.hpp and residual_kernel.hpp; what is known of definiteness stands at the top of gram_structure.hpp.
#include "ntk/gram/gram_kernel.hpp"

#include "ntk/kernel/residual_kernel.hpp"
#include "ntk/kernel/two_point_kernel.hpp"

namespace ntk {

using rigor::Ball, rigor::Rational;

namespace {

const char* at_directions(const GramKernel& kernel) { return kernel.directions_only ? " at x/|x|" : ""; }

/// Without bias: st-arnaud-2026/section-4-case-a, -b.
KernelStructure homogeneous_structure(long depth) {
    if (depth == 1) return {true, Definiteness::linear, "", "singular at L = 1"};
    if (depth == 2)
        return {true, Definiteness::odd_part_linear,
                "no two points share a direction, and antipodal pairs have independent directions "
                "(st-arnaud-2026/section-4-case-a, -b)",
                "at L = 2 without bias the matrix is singular if and only if their directions are linearly dependent"};
    return {true, Definiteness::strict, "no two points share a direction (st-arnaud-2026/section-4-case-a, -b)",
            "harmless at L >= 3"};
}

/// With biases: linear in (x, 1), or strictly positive definite at distinct points by the theorem.
KernelStructure biased_structure(bool linear, std::string theorem) {
    if (linear) return {false, Definiteness::linear, "", "harmless with biases"};
    return {false, Definiteness::strict, std::move(theorem), "harmless with biases"};
}

Ball tangent_kernel(TwoPointKernelIteration<Ball> walk, long depth) {
    walk.advance_to(depth);
    return walk.tangent_kernel();
}

Ball angle_of_points(const BallPoints& points, long i, long j) {
    return i == j ? Ball(0) : angle_between(points.square(i), points.inner(i, j), points.square(j));
}

/// At x/|x|, or times the norms.
Ball scaled(const GramKernel& kernel, const BallPoints& points, long i, long j, const Ball& on_unit_vectors) {
    if (kernel.directions_only) return on_unit_vectors;
    return rigor::sqrt(points.square(i) * points.square(j)) * on_unit_vectors;
}

class Normalized final : public DeepKernel {
    std::string name() const override { return "normalized"; }
    std::string summary(const std::string&) const override { return "Theta_bar^(L)"; }
    std::string description(const GramKernel& kernel) const override {
        return std::string(kernel.directions_only ? "" : "|x| |x'| ") + "Theta_bar^(" + std::to_string(kernel.depth) +
               ") at x/|x| (St-Arnaud et al., definition 4)";
    }
    bool takes_beta() const override { return false; }
    bool takes_alpha() const override { return false; }
    bool usually_of_directions() const override { return true; }

    KernelStructure structure(const GramKernel& kernel) const override { return homogeneous_structure(kernel.depth); }
    KernelLift lift(const GramKernel&) const override { return KernelLift::none; }
    bool has_recurrence(const GramKernel&) const override { return true; }
    KernelRecurrence recurrence(const GramKernel& kernel) const override {
        return KernelRecurrence::normalized(kernel.depth);
    }
    Ball entry(const GramKernel& kernel, const BallPoints& points, long i, long j) const override {
        const auto convention = FullyConnectedKernel::without_bias();
        const Ball angle = angle_of_points(points, i, j);
        Ball value = tangent_kernel(TwoPointKernelIteration<Ball>::from_angle(angle, convention), kernel.depth);
        value /= Ball(kernel.depth);
        return scaled(kernel, points, i, j, value);
    }
};

class FullyConnected final : public DeepKernel {
    std::string name() const override { return "fc"; }
    std::string summary(const std::string& prefix) const override {
        return "Theta_infinity^(L) with " + prefix + "beta";
    }
    std::string description(const GramKernel& kernel) const override {
        return "Theta_infinity^(" + std::to_string(kernel.depth) + ")" + at_directions(kernel) +
               ", beta = " + rigor::to_string(kernel.beta) + ", n0 = " + rigor::to_string(kernel.input_dimension) +
               " (Jacot et al., theorem 1, for the ReLU)";
    }
    bool takes_beta() const override { return true; }
    bool takes_alpha() const override { return false; }
    bool usually_of_directions() const override { return false; }

    KernelStructure structure(const GramKernel& kernel) const override {
        if (kernel.beta == 0) return homogeneous_structure(kernel.depth);
        return biased_structure(kernel.depth == 1, "the points are distinct (yu-2025/proposition-2)");
    }
    KernelLift lift(const GramKernel& kernel) const override {
        return has_recurrence(kernel) ? KernelLift::none : KernelLift::bias;
    }
    bool has_recurrence(const GramKernel& kernel) const override { return kernel.directions_only || kernel.beta == 0; }
    KernelRecurrence recurrence(const GramKernel& kernel) const override {
        if (!has_recurrence(kernel)) throw std::logic_error("biases at unequal norms: no function of one angle");
        return KernelRecurrence::tangent(kernel.depth,
                                         {.input_dimension = kernel.input_dimension, .beta = kernel.beta});
    }
    Ball entry(const GramKernel& kernel, const BallPoints& points, long i, long j) const override {
        const auto convention = FullyConnectedKernel::jacot(kernel.input_dimension, kernel.beta);
        if (has_recurrence(kernel)) {
            const Ball angle = angle_of_points(points, i, j);
            const auto walk = TwoPointKernelIteration<Ball>::from_angle(angle, convention);
            return scaled(kernel, points, i, j, tangent_kernel(walk, kernel.depth));
        }
        const Ball &xx = points.square(i), &yy = points.square(j), xy = i == j ? xx : points.inner(i, j);
        const Ball scale(convention.input_scale), bias(convention.input_bias);
        const Ball a = scale * xx + bias, b = scale * yy + bias, c = scale * xy + bias;
        const Ball angle = i == j ? Ball(0) : angle_between(a, c, b);
        return tangent_kernel(TwoPointKernelIteration<Ball>::from_first_layer(angle, a, b, convention), kernel.depth);
    }
};

/// What K^Res as printed and corrected have in common: the lifted points, and theorem and parameter.
class ResidualKernel : public DeepKernel {
    bool takes_beta() const override { return false; }
    bool takes_alpha() const override { return true; }
    bool usually_of_directions() const override { return false; }

    KernelStructure structure(const GramKernel& kernel) const override {
        return biased_structure(kernel.alpha == 0, "the points are distinct (yu-2025/proposition-3)");
    }
    KernelLift lift(const GramKernel&) const override { return KernelLift::one; }

protected:
    static std::string described(const GramKernel& kernel, const char* which) {
        return std::string("K^Res") + at_directions(kernel) + " with " + std::to_string(kernel.depth) +
               " hidden layers, alpha = " + rigor::to_string(kernel.alpha) + ", " + which;
    }
    /// The norms |x~| |x~'| of the lifted points, and the parts of (3.9).
    struct Parts {
        Ball norms;
        ResidualKernelValue<Ball> value;
    };
    static Parts parts(const GramKernel& kernel, const BallPoints& points, long i, long j) {
        const Ball one(1), &xx = points.square(i), &yy = points.square(j), xy = i == j ? xx : points.inner(i, j);
        // x/|x| lifted has the inner product cos + 1.
        const Ball scale = kernel.directions_only ? rigor::sqrt(xx * yy) : one;
        const Ball a = kernel.directions_only ? Ball(2) : xx + one, b = kernel.directions_only ? Ball(2) : yy + one;
        const Ball angle = i == j ? Ball(0) : angle_between(a, xy / scale + one, b);
        return {rigor::sqrt(a * b), residual_kernel(angle, kernel.depth, kernel.alpha)};
    }
};

class ResidualAsPrinted final : public ResidualKernel {
    std::string name() const override { return "res"; }
    std::string summary(const std::string& prefix) const override {
        return "K^Res with " + prefix + "alpha, as printed";
    }
    std::string description(const GramKernel& kernel) const override {
        return described(kernel,
                         "as printed (Yu et al., (3.9)), which is not the limit of their network: see "
                         "res-corrected");
    }
    bool has_recurrence(const GramKernel&) const override { return true; }
    KernelRecurrence recurrence(const GramKernel& kernel) const override {
        return KernelRecurrence::residual(kernel.depth, kernel.alpha);
    }
    Ball entry(const GramKernel& kernel, const BallPoints& points, long i, long j) const override {
        const Parts p = parts(kernel, points, i, j);
        return p.norms * p.value.kernel;
    }
};

class ResidualCorrected final : public ResidualKernel {
    std::string name() const override { return "res-corrected"; }
    std::string summary(const std::string&) const override { return "the limit of the residual network"; }
    std::string description(const GramKernel& kernel) const override {
        return described(kernel, "the limit of network (2.2) of Yu et al. (yu-2025/eq-3.9, corrected)");
    }
    bool has_recurrence(const GramKernel&) const override { return false; }
    KernelRecurrence recurrence(const GramKernel&) const override {
        throw std::logic_error("the part of the biases has no factor |x~| |x~'|: no function of one angle");
    }
    Ball entry(const GramKernel& kernel, const BallPoints& points, long i, long j) const override {
        const Parts p = parts(kernel, points, i, j);
        return p.norms * (p.value.kernel - p.value.bias_part) + p.value.bias_part;
    }
};

}  // namespace

const std::vector<const DeepKernel*>& deep_kernels() {
    static const Normalized normalized;
    static const FullyConnected fully_connected;
    static const ResidualAsPrinted residual;
    static const ResidualCorrected residual_corrected;
    static const std::vector<const DeepKernel*> all{&normalized, &fully_connected, &residual, &residual_corrected};
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

void GramKernel::check() const {
    if (depth < 1) throw std::invalid_argument("L = " + std::to_string(depth) + "; expected L >= 1");
    if (kind.get().takes_beta()) static_cast<void>(FullyConnectedKernel::jacot(input_dimension, beta));
}

KernelApproximation GramKernel::table() const {
    return KernelApproximation::of(depth, [this] { return kind.get().recurrence(*this); });
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
