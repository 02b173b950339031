// The kernels of fully connected ReLU networks: two_point_kernel.hpp and normalized_kernel.hpp. What is known of their
// definiteness stands at the top of gram_structure.hpp.
#include "ntk/gram/kernel_families.hpp"

namespace ntk {

using rigor::Ball, rigor::Rational;

namespace {

/// Without bias: kappa_1 composed, or T_L.
KernelStructure homogeneous_structure(long depth) {
    if (depth == 1) return {true, Definiteness::linear, "", "singular at L = 1"};
    if (depth == 2)
        return {
            true, Definiteness::antipodal, 1,
            "no two points share a direction, and " + harmless_antipodes(1) + " (st-arnaud-2026/section-4-case-a, -b)",
            "at L = 2 without bias the matrix is singular if and only if their directions are linearly dependent"};
    return {true, Definiteness::strict, "no two points share a direction (st-arnaud-2026/section-4-case-a, -b)",
            "harmless at L >= 3"};
}

const char* const homogeneous_facts =
    "L = 1: linear, singular exactly where the points are linearly dependent; L = 2: where two points share a "
    "direction or the directions of antipodal pairs are linearly dependent; L >= 3: only where two points share a direction "
    "(st-arnaud-2026/section-4-case-a, -b)";

/// L maps, with L - 1 layers of ReLUs between them.
class FullyConnectedFamily : public DeepKernel {
    std::string layers(const GramKernel& kernel) const override {
        return "L = " + std::to_string(kernel.depth) + ": " + counted(kernel.depth, "affine map") + ", " +
               counted(kernel.depth - 1, "hidden layer");
    }
    bool ignores_norms(const GramKernel&) const override { return false; }

protected:
    static constexpr const char* depth_fact = "affine maps: L - 1 hidden layers";
};

class Normalized final : public FullyConnectedFamily {
    std::string name() const override { return "normalized"; }
    std::string summary(const std::string&) const override { return "Theta_bar^(L)"; }
    KernelFacts facts(const std::string&) const override {
        return {"Theta_bar^(L) = T_L/L of St-Arnaud et al. (2026), definition 4, at x/|x|, or times |x| |x'|", "none",
                depth_fact, homogeneous_facts, "table"};
    }
    std::string description(const GramKernel& kernel) const override {
        return std::string(kernel.directions_only ? "" : "|x| |x'| ") + "Theta_bar^(" + std::to_string(kernel.depth) +
               ") at x/|x| (St-Arnaud et al., definition 4)";
    }
    std::vector<std::string> recursion(const GramKernel& kernel) const override {
        return {
            "z_1 = <x, x'>/(|x| |x'|), z_(l+1) = kappa_1(z_l); T_1 = z_1, T_(l+1) = kappa_0(z_l) T_l + z_(l+1); "
            "kernel " +
                std::string(kernel.directions_only ? "" : "|x| |x'| ") + "T_L/L",
            "kappa_0(z) = 1 - arccos(z)/pi, kappa_1(z) = (z (pi - arccos z) + sqrt(1 - z^2))/pi"};
    }
    bool takes(KernelParameter) const override { return false; }
    bool usually_of_directions() const override { return true; }
    bool is_normalized_kernel(const GramKernel&) const override { return true; }

    KernelStructure structure(const GramKernel& kernel) const override { return homogeneous_structure(kernel.depth); }
    KernelLift lift(const GramKernel&) const override { return KernelLift::none; }
    std::string no_recurrence(const GramKernel&) const override { return ""; }
    KernelRecurrence recurrence(const GramKernel& kernel) const override {
        return KernelRecurrence::normalized(kernel.depth);
    }
    Ball entry(const GramKernel& kernel, const BallPoints& points, long i, long j) const override {
        const auto convention = FullyConnectedKernel::without_bias();
        auto walk = TwoPointKernelIteration<Ball>::from_angle(angle_of_points(points, i, j), convention);
        walk.advance_to(kernel.depth);
        return scaled(kernel, points, i, j, walk.tangent_kernel() / Ball(kernel.depth));
    }
};

/// Theta^(L) and Sigma^(L) for any variances of weights and biases.
class WithVariances : public FullyConnectedFamily {
    bool takes(KernelParameter parameter) const override { return parameter == KernelParameter::variances; }
    bool usually_of_directions() const override { return false; }

    KernelLift lift(const GramKernel& kernel) const override {
        return no_recurrence(kernel).empty() ? KernelLift::none : KernelLift::bias;
    }
    std::string no_recurrence(const GramKernel& kernel) const override {
        if (kernel.directions_only || kernel.bias_variance == 0) return "";
        return "with biases, at points of different norms, the kernel is no function of one angle";
    }
    Ball entry(const GramKernel& kernel, const BallPoints& points, long i, long j) const override {
        const FullyConnectedKernel convention = convention_of(kernel);
        if (no_recurrence(kernel).empty()) {
            auto walk = TwoPointKernelIteration<Ball>::from_angle(angle_of_points(points, i, j), convention);
            return scaled(kernel, points, i, j, value_at(walk, kernel.depth));
        }
        const Ball &xx = points.square(i), &yy = points.square(j), xy = i == j ? xx : points.inner(i, j);
        const Ball scale(convention.input_scale), bias(convention.input_bias);
        const Ball a = scale * xx + bias, b = scale * yy + bias, c = scale * xy + bias;
        const Ball angle = i == j ? Ball(0) : angle_between(a, c, b);
        auto walk = TwoPointKernelIteration<Ball>::from_first_layer(angle, a, b, convention);
        return value_at(walk, kernel.depth);
    }

protected:
    /// At layer `depth`, to which the walk is taken.
    virtual Ball value_at(TwoPointKernelIteration<Ball>& walk, long depth) const = 0;

    KernelRecurrence checked(const GramKernel& kernel,
                             KernelRecurrence (*made)(long, const FullyConnectedKernel&)) const {
        if (const std::string why = no_recurrence(kernel); !why.empty()) throw std::logic_error(why);
        return made(kernel.depth, convention_of(kernel));
    }
    static std::string variances(const GramKernel& kernel) {
        const std::string n0 = ", n0 = " + rigor::to_string(kernel.input_dimension);
        if (const auto beta = kernel.beta()) return "beta = " + rigor::to_string(*beta) + n0;
        return "weight variance " + rigor::to_string(kernel.weight_variance) + ", bias variance " +
               rigor::to_string(kernel.bias_variance) + n0;
    }
    static std::string covariances(const GramKernel& kernel) {
        return "q_1 = w <x, x'>/n0 + b, q_(l+1) = w E[relu(f) relu(f')] + b, (f, f') ~ N(0, q_l); w = " +
               rigor::to_string(kernel.weight_variance) + ", b = " + rigor::to_string(kernel.bias_variance) +
               ", n0 = " + rigor::to_string(kernel.input_dimension);
    }
    static std::string parameters(const std::string& prefix) {
        return prefix + "weight-variance (1), " + prefix + "bias-variance (0), or " + prefix +
               "beta (weight variance 1, bias variance beta^2), or " + prefix + "he (2 and 0); n0 is the dimension";
    }
    static std::string definiteness() {
        return std::string("without bias ") + homogeneous_facts +
               "; with biases L = 1: linear in (x, 1), L >= 2: strictly positive definite at distinct points "
               "(yu-2025/proposition-2; for all variances: include/ntk/gram/gram_structure.hpp)";
    }
    static constexpr const char* entries_fact = "table, but balls with biases at points of different norms";
};

class FullyConnected final : public WithVariances {
    std::string name() const override { return "fc"; }
    std::string summary(const std::string& prefix) const override {
        return "Theta_infinity^(L), the tangent kernel, with " + prefix + "beta, or " + prefix +
               "weight-variance and " + prefix + "bias-variance";
    }
    KernelFacts facts(const std::string& prefix) const override {
        return {
            "Theta_infinity^(L) of Jacot et al. (2018), theorem 1, for the ReLU: the tangent kernel, all weights and "
            "biases trained, in the NTK parametrisation",
            parameters(prefix), depth_fact, definiteness(), entries_fact};
    }
    std::string description(const GramKernel& kernel) const override {
        return "Theta_infinity^(" + std::to_string(kernel.depth) + ")" + at_directions(kernel) + ", " +
               variances(kernel) +
               (kernel.beta() ? " (Jacot et al., theorem 1, for the ReLU)" : " (NTK parametrisation, for the ReLU)");
    }
    std::vector<std::string> recursion(const GramKernel& kernel) const override {
        return {covariances(kernel),
                "T_1 = q_1, T_(l+1) = q_(l+1) + w T_l E[relu'(f) relu'(f')]; kernel T_L: all weights and biases are "
                "trained, in the NTK parametrisation"};
    }
    bool is_normalized_kernel(const GramKernel& kernel) const override { return kernel.bias_variance == 0; }

    KernelStructure structure(const GramKernel& kernel) const override {
        if (kernel.bias_variance == 0) return homogeneous_structure(kernel.depth);
        return biased_structure(kernel.depth == 1, "the points are distinct (yu-2025/proposition-2)");
    }
    KernelRecurrence recurrence(const GramKernel& kernel) const override {
        return checked(kernel, KernelRecurrence::fully_connected);
    }
    Ball value_at(TwoPointKernelIteration<Ball>& walk, long depth) const override {
        walk.advance_to(depth);
        return walk.tangent_kernel();
    }
};

class GaussianProcess final : public WithVariances {
    std::string name() const override { return "nngp"; }
    std::string summary(const std::string& prefix) const override {
        return "Sigma^(L), the covariance of the network at initialisation, with the parameters of fc (" + prefix +
               "he: those of He)";
    }
    KernelFacts facts(const std::string& prefix) const override {
        return {
            "Sigma^(L), the covariance of the outputs of wide networks at initialisation (NNGP; Jacot et al. (2018), "
            "proposition 1, for the ReLU)",
            parameters(prefix), depth_fact, definiteness(), entries_fact};
    }
    std::string description(const GramKernel& kernel) const override {
        return "Sigma^(" + std::to_string(kernel.depth) + ")" + at_directions(kernel) + ", " + variances(kernel) +
               " (NNGP; Jacot et al., proposition 1, for the ReLU)";
    }
    std::vector<std::string> recursion(const GramKernel& kernel) const override {
        return {covariances(kernel), "kernel q_L"};
    }
    bool is_normalized_kernel(const GramKernel&) const override { return false; }

    KernelStructure structure(const GramKernel& kernel) const override {
        if (kernel.bias_variance == 0) return homogeneous_structure(kernel.depth);
        return biased_structure(kernel.depth == 1, "the points are distinct (yu-2025/proposition-2, its covariances)");
    }
    KernelRecurrence recurrence(const GramKernel& kernel) const override {
        return checked(kernel, KernelRecurrence::covariance);
    }
    Ball value_at(TwoPointKernelIteration<Ball>& walk, long depth) const override {
        walk.advance_to(depth);
        return walk.covariance();
    }
};

}  // namespace

const DeepKernel& normalized_kernel() {
    static const Normalized kernel;
    return kernel;
}
const DeepKernel& fully_connected_kernel() {
    static const FullyConnected kernel;
    return kernel;
}
const DeepKernel& gaussian_process_kernel() {
    static const GaussianProcess kernel;
    return kernel;
}

}  // namespace ntk
