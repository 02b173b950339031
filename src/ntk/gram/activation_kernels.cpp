// The tangent kernel of a network with any activation at a fixed point of its variance: ntk/depth/network_kernel.hpp.
// What is known of its definiteness stands at the top of gram_structure.hpp.
//
// Each row is x/|x| times sqrt(q): the correlation of two inputs is the cosine z of their angle, as --at is for
// `verify eval theta-bar`. The first map adds no bias.
#include "ntk/gram/kernel_families.hpp"

namespace ntk {

using rigor::Ball, rigor::Rational;

namespace {

constexpr const char* proved = " (include/ntk/gram/gram_structure.hpp)";

const NetworkMap& map_of(const GramKernel& kernel) { return kernel.network->map(); }

/// The powers of h: those of phi, and 0 if there is a bias. At the edge of chaos h(rho) = rho or c_0 > 0.
HermiteSupport powers_of_h(const NetworkMap& map) {
    HermiteSupport powers = map.activation().hermite_support();
    const bool affine = powers.even <= 0 && powers.odd == 1;
    const bool constant = map.phase() == Phase::edge ? !affine : map.exact_bias_variance() != Rational(0);
    if (constant && powers.even == HermiteSupport::none) powers.even = 0;
    return powers;
}

/// degree^(depth - 1), up to KernelStructure::most_degree.
long degree_at(long degree, long depth) {
    long power = 1;
    for (long l = 1; l < depth && power < KernelStructure::most_degree; ++l)
        power = std::min(power * degree, KernelStructure::most_degree);
    return power;
}

KernelStructure structure_at(const HermiteSupport& powers, long depth) {
    const bool one_parity = powers.even == HermiteSupport::none || powers.odd == HermiteSupport::none;
    const long highest = std::max(powers.even, powers.odd), lowest = std::min(powers.even, powers.odd);
    if (depth == 1) return {true, Definiteness::linear, "", "singular at L = 1"};
    if (highest == 1)
        return {one_parity, Definiteness::linear, "", one_parity ? "singular: the kernel is linear" : "harmless"};
    if (highest < HermiteSupport::unbounded)
        return {true, one_parity ? Definiteness::form : Definiteness::polynomial, degree_at(highest, depth), "",
                one_parity ? "the kernel is even or odd, and the matrix singular" : "harmless by themselves"};
    const std::string distinct = "no two points share a direction";
    if (one_parity)
        return {true, Definiteness::antipodal, -1, distinct + ", and " + harmless_antipodes(-1) + proved,
                "the kernel is even or odd, and the matrix singular"};
    if (depth == 2 && lowest < HermiteSupport::unbounded)
        return {true, Definiteness::antipodal, lowest, distinct + ", and " + harmless_antipodes(lowest) + proved,
                "at L = 2 the matrix is singular unless " + harmless_antipodes(lowest)};
    return {true, Definiteness::strict, distinct + proved, "harmless"};
}

/// Exactly where it is, else to 15 digits.
std::string text_of(const std::optional<Rational>& exact, const Ball& value) {
    return exact ? rigor::to_string(*exact) : value.enclosure(15);
}
std::string numbers(const NetworkMap& map) {
    const rigor::Precision precision(128);
    return "w = " + text_of(map.exact_weight_variance(), map.weight_variance()) +
           ", b = " + text_of(map.exact_bias_variance(), map.bias_variance()) +
           ", q = " + text_of(map.exact_variance(), map.variance());
}

class ActivationKernel final : public DeepKernel {
    std::string name() const override { return "activation"; }
    std::string summary(const std::string& prefix) const override {
        return "Theta_bar^(L) of a network with " + prefix + "activation, at " + prefix + "edge-of-chaos or with " +
               prefix + "weight-variance and " + prefix + "bias-variance";
    }
    KernelFacts facts(const std::string& prefix) const override {
        return {
            "Theta_bar^(L) = T_L/L of a network whose pre-activations all have the variance q, a fixed point "
            "(docs/activations.md), at x/|x|: the tangent kernel over q L, all weights and biases trained, in the NTK "
            "parametrisation",
            prefix + "activation NAME, with " + prefix + "edge-of-chaos q=Q, or with " + prefix +
                "weight-variance and " + prefix + "bias-variance (0), whose stable fixed point is taken",
            "affine maps: L - 1 hidden layers",
            "where two points share a direction; L = 1: linear; an even activation (abs, cos), and an odd one (erf, sin, "
            "tanh) without a bias: where two points are parallel; other activations that are no polynomials: L >= 3 "
            "nowhere else, L = 2 as their even and odd Hermite coefficients say; a polynomial: the rank is bounded, more "
            "is not known beforehand (include/ntk/gram/gram_structure.hpp)",
            "table for relu and leaky-relu with a slope >= 0 at the edge of chaos; else balls"};
    }
    std::string description(const GramKernel& kernel) const override {
        const NetworkMap& map = map_of(kernel);
        const bool edge = map.phase() == Phase::edge;
        return "Theta_bar^(" + std::to_string(kernel.depth) + ") of " + map.name() + " at x/|x|, " +
               (edge ? "at the edge of chaos" : to_string(map.phase()) + std::string(" phase")) +
               ": weight variance w, " + "bias variance b, variance q; " + numbers(map);
    }
    std::vector<std::string> recursion(const GramKernel& kernel) const override {
        return {
            "z_1 = <x, x'>/(|x| |x'|), z_(l+1) = h(z_l); T_1 = z_1, T_(l+1) = h'(z_l) T_l + z_(l+1); kernel T_L/L: "
            "all weights and biases are trained, in the NTK parametrisation, over q L",
            "h(z) = (w E[phi(f) phi(f')] + b)/q, h'(z) = w E[phi'(f) phi'(f')], (f, f') ~ N(0, q (1 z; z 1)); "
            "phi(s) = " +
                map_of(kernel).activation().formula()};
    }
    std::string layers(const GramKernel& kernel) const override {
        return "L = " + std::to_string(kernel.depth) + ": " + counted(kernel.depth, "affine map") + ", " +
               counted(kernel.depth - 1, "hidden layer");
    }
    bool takes(KernelParameter parameter) const override { return parameter == KernelParameter::network; }
    bool usually_of_directions() const override { return true; }
    bool ignores_norms(const GramKernel&) const override { return true; }
    bool is_normalized_kernel(const GramKernel& kernel) const override {
        return map_of(kernel).phase() == Phase::edge && map_of(kernel).activation().delta() == Rational(1, 2);
    }

    KernelStructure structure(const GramKernel& kernel) const override {
        return structure_at(powers_of_h(map_of(kernel)), kernel.depth);
    }
    KernelLift lift(const GramKernel&) const override { return KernelLift::none; }
    std::string no_recurrence(const GramKernel& kernel) const override {
        const NetworkMap& map = map_of(kernel);
        const auto delta = map.activation().delta();
        if (map.phase() == Phase::edge && delta && *delta <= Rational(1, 2)) return "";
        return "there is no table for " + map.name() +
               (delta ? map.phase() == Phase::edge ? ", whose slope on the left is negative" : " off the edge of chaos"
                      : "");
    }
    KernelRecurrence recurrence(const GramKernel& kernel) const override {
        if (const std::string why = no_recurrence(kernel); !why.empty()) throw std::logic_error(why);
        return KernelRecurrence::kinked(kernel.depth, *map_of(kernel).activation().delta());
    }
    Ball entry(const GramKernel& kernel, const BallPoints& points, long i, long j) const override {
        const NetworkKernel& network = kernel.network->at(kernel.depth);
        const Ball value = i == j ? network.diagonal()
                                  : network(points.inner(i, j) / rigor::sqrt(points.square(i) * points.square(j)));
        return value / Ball(kernel.depth);
    }
};

}  // namespace

const DeepKernel& activation_kernel() {
    static const ActivationKernel kernel;
    return kernel;
}

}  // namespace ntk
