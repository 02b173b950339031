#include "verify/functions.hpp"

#include "ntk/arc_cosine_series.hpp"
#include "ntk/neural_tangent_kernel.hpp"
#include "ntk/normalized_kernel.hpp"
#include "rigor/ladder.hpp"
#include "verify/status.hpp"

#include <fmt/format.h>

namespace verify {
namespace {

using rigor::Ball, rigor::Rational;

constexpr long deepest = 10'000'000;  // direct iteration: under a minute at 30 digits

Ball layered(const std::string& name, const Arguments& a) {
    if (name == "rho") return ntk::correlation<Ball>(*a.at, *a.depth);
    if (name == "theta-bar") return ntk::normalized_neural_tangent_kernel<Ball>(*a.at, *a.depth);
    ntk::NeuralTangentKernelIteration<Ball> walk(*a.at, {a.n0.value_or(1), a.beta.value_or(0)});
    walk.advance_to(*a.depth);
    return name == "sigma" ? walk.covariance() : walk.tangent_kernel();
}

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
    const long depth = arguments.depth.value_or(1);
    if (depth > deepest)
        throw Undecided(fmt::format("--depth {}: direct iteration reaches depth {} within its budget", depth, deepest));

    Evaluation evaluation;
    const bool coefficient = arguments.n.has_value();
    ntk::PiRational exact;
    if (coefficient) {
        exact = function.name == "kappa0-coefficient" ? ntk::kappa_0_coefficient(*arguments.n) : ntk::kappa_1_coefficient(*arguments.n);
        evaluation.exact = to_string(exact);
    }
    const long wanted = rigor::bits_for_digits(digits) + 1;
    const long first = wanted + 16 + (arguments.depth ? ntk::guard_bits_for_depth(depth) : 8);
    // Depth times precision is the cost: few rungs for a deep walk.
    const rigor::Ladder ladder{first, depth > 10'000 ? 4 * first : 64 * first + 400'000};
    const auto reached = rigor::climb(ladder, [&]() -> std::optional<Ball> {
        evaluation.bits = rigor::Precision::bits();
        Ball value = coefficient ? exact.value<Ball>() : arguments.depth ? layered(function.name, arguments) : pointwise(function.name, *arguments.at);
        if (value.is_finite() && (value.is_exact() || value.accurate_bits() >= wanted)) return value;
        return std::nullopt;
    });
    if (!reached) throw Undecided(fmt::format("{}: {} significant digits were not reached within {} bits (is the value zero?)", function.name, digits, ladder.last));
    evaluation.value = *reached;
    return evaluation;
}

}  // namespace verify
