#include "verify/verbs/functions.hpp"

#include "ntk/kernel/arc_cosine_series.hpp"
#include "ntk/depth/deep_kernel.hpp"
#include "ntk/kernel/neural_tangent_kernel.hpp"
#include "rigor/number/ladder.hpp"
#include "verify/base/status.hpp"

#include <fmt/format.h>

namespace verify {
namespace {

using rigor::Ball, rigor::Rational;

constexpr long deepest_walk = ntk::longest_walk;  // under a minute at 30 digits
constexpr long most_digits_of_a_jump = 2000;  // the expansions then take half a minute

bool jumps(const std::string& name) { return name != "sigma" && name != "theta"; }

Ball layered(const std::string& name, const Arguments& a) {
    const long depth = *a.depth <= deepest_walk ? static_cast<long>(*a.depth) : deepest_walk + 1;
    if (!jumps(name)) {
        ntk::NeuralTangentKernelIteration<Ball> walk(*a.at, {a.n0.value_or(1), a.beta.value_or(0)});
        walk.advance_to(depth);
        return name == "sigma" ? walk.covariance() : walk.tangent_kernel();
    }
    // Shallow layers next to z = -1, where rho is tiny, are the walk's business: it starts from the exact z.
    if (depth <= ntk::crossover_depth(rigor::Precision::bits())) {
        if (name == "rho") return ntk::correlation<Ball>(*a.at, depth);
        if (name == "theta-bar") return ntk::normalized_neural_tangent_kernel<Ball>(*a.at, depth);
    }
    const ntk::LayerState layer = ntk::layer_state(*a.at, *a.depth, rigor::Precision::bits());
    if (name == "angle") return layer.angle;
    if (name == "one-minus-rho") return layer.one_minus_correlation();
    if (name == "theta-bar-excess") return layer.excess;
    return name == "rho" ? layer.correlation() : layer.unnormalized / Ball(Rational(*a.depth));
}

Ball depth_constant(const Rational& z) {
    const long accuracy = rigor::Precision::bits();
    const rigor::Precision precision(accuracy + 64);
    return ntk::DepthOrbit(z, ntk::depth_jump_for(accuracy)).depth_constant();
}

std::string shortened(const std::string& text) { return text.size() > 60 ? text.substr(0, 57) + "…" : text; }

/// Close to the ends of [-1, 1] the argument itself needs the bits that 1 - |z| has lost.
Ball pointwise(const std::string& name, const Rational& z) {
    const bool first = name == "kappa0" || name == "h-prime";
    if (z == 1) return 1;
    return first ? ntk::kappa_0(Ball(z)) : ntk::kappa_1(Ball(z));
}

}  // namespace

const std::vector<Function>& functions() {
    static const std::vector<Function> list{
        {"kappa0", "arc-cosine kernel of order 0, (pi - arccos z)/pi", {"at"}, {}},
        {"kappa1", "arc-cosine kernel of order 1", {"at"}, {}},
        {"h", "depth map (St-Arnaud et al., definition 5); equals kappa1", {"at"}, {}},
        {"h-prime", "its derivative; equals kappa0", {"at"}, {}},
        {"rho", "correlation rho^(L)", {"at", "depth"}, {}},
        {"theta-bar", "normalized kernel Theta_bar^(L) (St-Arnaud et al., definition 4)", {"at", "depth"}, {}},
        {"angle", "theta_L = arccos rho^(L), radians", {"at", "depth"}, {}},
        {"one-minus-rho", "1 - rho^(L)", {"at", "depth"}, {}},
        {"theta-bar-excess", "L (Theta_bar^(L) - 1/4)", {"at", "depth"}, {}},
        {"depth-constant", "C(z) = lim 3 pi/theta_L - L - (3/2) log L, z in [-1, 1), theta_1 = arccos z", {"at"}, {}},
        {"depth-coefficient", "exact coefficients of theta^n in the expansions at large depth", {"n"}, {}},
        {"theta", "limiting kernel Theta_infinity^(L), unit vectors", {"at", "depth"}, {"n0", "beta"}},
        {"sigma", "covariance Sigma^(L), unit vectors", {"at", "depth"}, {"n0", "beta"}},
        {"kappa0-coefficient", "Maclaurin coefficient of kappa0, exact", {"n"}, {}},
        {"kappa1-coefficient", "Maclaurin coefficient of kappa1, exact", {"n"}, {}},
    };
    return list;
}

const Function& function_with_name(const std::string& name) {
    std::string names;
    for (const Function& function : functions()) {
        if (function.name == name) return function;
        names += (names.empty() ? "" : ", ") + function.name;
    }
    throw BadInput(fmt::format("no function '{}'; expected one of {}", name.substr(0, 60), names));
}

Evaluation evaluate(const Function& function, const Arguments& arguments, long digits) {
    if (arguments.at && (*arguments.at < -1 || *arguments.at > 1))
        throw BadInput(fmt::format("--at {}: outside the domain of {}; expected a number in [-1, 1]", arguments.at->str().substr(0, 60), function.name));
    if (arguments.n0 && *arguments.n0 < 1) throw BadInput(fmt::format("--n0 {}: expected an integer of at least 1", arguments.n0->str().substr(0, 60)));
    if (arguments.beta && *arguments.beta < 0) throw BadInput(fmt::format("--beta {}: expected a number of at least 0", arguments.beta->str().substr(0, 60)));
    if (function.name == "depth-constant" && *arguments.at == 1)
        throw BadInput("--at 1: theta_L = 0 for all L; depth-constant is defined for z in [-1, 1)");
    const rigor::Integer depth = arguments.depth.value_or(1);
    if (depth > deepest_walk && !jumps(function.name))
        throw Undecided(fmt::format("--depth {}: {} is computed by direct iteration, which reaches depth {} within its budget", shortened(depth.str()), function.name, deepest_walk));
    const bool expansions = function.name == "depth-constant" || (jumps(function.name) && depth > deepest_walk);
    if (expansions && digits > most_digits_of_a_jump)
        throw Undecided(fmt::format("--digits {}: the expansions at large depth reach {} digits within their budget", digits, most_digits_of_a_jump));

    Evaluation evaluation;
    const bool coefficient = arguments.n.has_value();
    ntk::PiRational exact;
    if (coefficient) {
        exact = function.name == "kappa0-coefficient" ? ntk::kappa_0_coefficient(*arguments.n) : ntk::kappa_1_coefficient(*arguments.n);
        evaluation.exact = to_string(exact);
    }
    const long wanted = rigor::bits_for_digits(digits) + 1;
    const long walked = depth < deepest_walk ? static_cast<long>(depth) : deepest_walk;
    const long first = wanted + 16 + (arguments.depth || expansions ? ntk::guard_bits_for_depth(walked) : 8);
    // Depth times precision is the cost of a walk, the square of the precision that of the expansions: few rungs for both.
    const rigor::Ladder ladder{first, expansions || depth > 10'000 ? 4 * first : 64 * first + 400'000};
    const auto reached = rigor::climb(ladder, [&]() -> std::optional<Ball> {
        evaluation.bits = rigor::Precision::bits();
        Ball value = coefficient                         ? exact.value<Ball>()
                     : arguments.depth                    ? layered(function.name, arguments)
                     : function.name == "depth-constant" ? depth_constant(*arguments.at)
                                                         : pointwise(function.name, *arguments.at);
        if (value.is_finite() && (value.is_exact() || value.accurate_bits() >= wanted)) return value;
        return std::nullopt;
    });
    if (!reached) throw Undecided(fmt::format("{}: {} significant digits were not reached within {} bits (is the value zero?)", function.name, digits, ladder.last));
    evaluation.value = *reached;
    return evaluation;
}

}  // namespace verify
