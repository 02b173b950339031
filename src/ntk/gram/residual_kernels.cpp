// The kernels of residual networks: residual_kernel.hpp. What is known of their definiteness stands at the top of
// gram_structure.hpp.
#include "ntk/gram/kernel_families.hpp"
#include "ntk/kernel/residual_kernel.hpp"

namespace ntk {

using rigor::Ball, rigor::Rational;

namespace {

/// What K^Res as printed and corrected have in common: the lifted points, and theorem and parameter.
class ResidualKernel : public DeepKernel {
    bool takes(KernelParameter parameter) const override { return parameter == KernelParameter::alpha; }
    bool usually_of_directions() const override { return false; }
    bool ignores_norms(const GramKernel&) const override { return false; }
    bool is_normalized_kernel(const GramKernel&) const override { return false; }
    std::string layers(const GramKernel& kernel) const override {
        return "L = " + std::to_string(kernel.depth) + ": " + counted(kernel.depth, "residual hidden layer") +
               " between the first and the last map";
    }

    KernelStructure structure(const GramKernel& kernel) const override {
        return biased_structure(kernel.alpha == 0, "the points are distinct (yu-2025/proposition-3)");
    }
    KernelLift lift(const GramKernel&) const override { return KernelLift::one; }

protected:
    /// Of (3.9), with the bracket and what stands beside it.
    static std::vector<std::string> recursion_to(const GramKernel& kernel, const std::string& value) {
        return {
            "K_0 = u, K_l = K_(l-1) + a (1 + a)^(l-1) kappa_1(w_(l-1)), w_l = K_l/(1 + a)^l; B_(L+1) = 1, "
            "B_l = B_(l+1) (1 + a kappa_0(w_(l-1)))",
            value + "; x~ = (x, 1), n = |x~| |x~'|, u = <x~, x~'>/n, a = alpha^2 = " +
                rigor::to_string(Rational(kernel.alpha * kernel.alpha))};
    }
    static KernelFacts facts_with(std::string equation, std::string entries, const std::string& prefix) {
        return {std::move(equation), prefix + "alpha, the scaling factor (1)",
                "residual hidden layers, between the first and the last map",
                "alpha = 0: linear, singular exactly where the points (x, 1) are linearly dependent; else strictly "
                "positive definite at distinct points (yu-2025/proposition-3)",
                std::move(entries)};
    }
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
    KernelFacts facts(const std::string& prefix) const override {
        return facts_with("K^Res of Yu et al. (2025), (3.9), as printed, which is not the limit of their network",
                          "table", prefix);
    }
    std::vector<std::string> recursion(const GramKernel& kernel) const override {
        return recursion_to(kernel,
                            "kernel n (u B_1 + K_L + a sum_l B_(l+1) ((1 + a)^(l-1) kappa_1 + (K_(l-1) + 1) kappa_0 "
                            "+ 1)), kappa at w_(l-1)");
    }
    std::string description(const GramKernel& kernel) const override {
        return described(kernel,
                         "as printed (Yu et al., (3.9)), which is not the limit of their network: see "
                         "res-corrected");
    }
    std::string no_recurrence(const GramKernel&) const override { return ""; }
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
    std::string summary(const std::string& prefix) const override {
        return "the limit of the residual network with " + prefix + "alpha";
    }
    KernelFacts facts(const std::string& prefix) const override {
        return facts_with("the limit of network (2.2) of Yu et al. (2025): (3.9) corrected (yu-2025/eq-3.9)", "balls",
                          prefix);
    }
    std::vector<std::string> recursion(const GramKernel& kernel) const override {
        return recursion_to(kernel,
                            "kernel n (u B_1 + K_L + a sum_l B_(l+1) ((1 + a)^(l-1) kappa_1 + K_(l-1) kappa_0)) + "
                            "a sum_l B_(l+1) (kappa_0 + 1), kappa at w_(l-1)");
    }
    std::string description(const GramKernel& kernel) const override {
        return described(kernel, "the limit of network (2.2) of Yu et al. (yu-2025/eq-3.9, corrected)");
    }
    std::string no_recurrence(const GramKernel&) const override {
        return "the part of the biases has no factor |x~| |x~'|, so that the kernel is no function of one angle";
    }
    KernelRecurrence recurrence(const GramKernel& kernel) const override {
        throw std::logic_error(no_recurrence(kernel));
    }
    Ball entry(const GramKernel& kernel, const BallPoints& points, long i, long j) const override {
        const Parts p = parts(kernel, points, i, j);
        return p.norms * (p.value.kernel - p.value.bias_part) + p.value.bias_part;
    }
};

}  // namespace

const DeepKernel& residual_kernel_as_printed() {
    static const ResidualAsPrinted kernel;
    return kernel;
}
const DeepKernel& residual_kernel_corrected() {
    static const ResidualCorrected kernel;
    return kernel;
}

}  // namespace ntk
