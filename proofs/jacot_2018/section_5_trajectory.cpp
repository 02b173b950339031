#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/jacot_2018/common/least_squares.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::jacot_2018 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;
using Function = LeastSquares::Function;

/// f* + null Delta^0 + rest sum_i e^(-speed lambda_i t) Delta^i with the Delta of f* - f_0.
struct Formula {
    Rational null, rest, speed = 1;
};
const Formula printed{1, 1}, corrected{-1, -1};

std::vector<Function> series(const Formula& formula, const LeastSquares& sample, long order) {
    const auto parts = sample.components(combination(sample.goal, -1, sample.start));
    std::vector<Function> all{sample.goal};
    all.resize(static_cast<std::size_t>(order) + 1, Function(sample.goal.size()));
    for (const auto& [eigenvalue, part] : parts) {
        Rational factor = eigenvalue == 0 ? formula.null : formula.rest;
        for (long k = 0; k <= order; ++k) {
            Function& coefficient = all[static_cast<std::size_t>(k)];
            coefficient = combination(coefficient, factor, part);
            factor *= -formula.speed * eigenvalue / (k + 1);
        }
    }
    return all;
}

/// Every Delta^i is an eigenfunction of Pi with its lambda_i (0 for Delta^0), and their sum is f* - f_0.
bool decomposes(const LeastSquares& sample) {
    const Function difference = combination(sample.goal, -1, sample.start);
    Function rest = difference;
    for (const auto& [eigenvalue, part] : sample.components(difference)) {
        const Function image = sample.map(part), zero(part.size());
        if (image != combination(zero, eigenvalue, part)) return false;
        rest = combination(rest, -1, part);
    }
    return rest == Function(rest.size());
}

claim::legacy::Argument argue(const Formula& formula) {
    bool parts = true, start = true, equal = true;
    for (long points = 1; points <= 4; ++points)
        for (long outputs = 1; outputs <= 2; ++outputs)
            for (long number = 0; number < 3; ++number) {
                const LeastSquares sample = least_squares(points, outputs, number == 2 ? 1 : 0, number);
                parts = parts && decomposes(sample);
                const auto formula_series = series(formula, sample, 10), flow = sample.flow(10);
                start = start && formula_series[0] == sample.start;
                equal = equal && formula_series == flow;
            }
    claim::legacy::Argument argument;
    argument.step("f* - f_0 is decomposed along null-space and eigenfunctions of Pi, exactly (1 to 4 points, 1 and 2 outputs, singular kernels among them)", rigor::truth(parts))
        .step("the formula gives f_0 at t = 0", rigor::truth(start))
        .step("the formula and the solution of the differential equation have the same coefficients of t^0 … t^10, on the data and off", rigor::truth(equal));
    return argument;
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue(printed), claim::Evidence::proved, "false whenever f_0 != f*, at every t: the formula is 2 f* - f_t");
    finding.values = {{"N = 1, K(x_1, x_1) = 1, f_0(x_1) = 0, f*(x_1) = 1, t = 0: f* + e^0 Delta^1", Ball(2).enclosure(6)}, {"f_0(x_1)", Ball(0).enclosure(6)}};
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "One data point with K(x_1, x_1) = 1, so Pi = 1 there; f_0(x_1) = 0, f*(x_1) = 1, Delta^1 = f* - f_0 = 1. Printed: f_t(x_1) = 1 + e^-t, 2 at t = 0. The solution is 1 - e^-t, 0 at t = 0.";
        finding.pari = "f = t -> 1 + exp(-t);\ng = t -> 1 - exp(-t);\nprint(f(0), \"  \", g(0), \"  \", f'(1) - (1 - f(1)), \"  \", g'(1) - (1 - g(1)))";
        finding.harm = "None: a slip of sign in the decomposition. With (f_0 - f*) = Delta^0 + Delta^1 + … this formula and f_infinity = f* + Delta^0 = f_0 - sum_i Delta^i are right, and so is the discussion of early stopping.";
        finding.correction = {R"(Decomposing $(f_0-f^*)=\Delta_f^0+\Delta_f^1+\dots+\Delta_f^{Nn_L}$ along the eigenspaces of $\Pi$: $f_t=f^*+\Delta_f^0+\sum_ie^{-t\lambda_i}\Delta_f^i$. Equivalently, with $\Delta$ of $f^*-f_0$ as printed, $f_t=f^*-\Delta_f^0-\sum_ie^{-t\lambda_i}\Delta_f^i$.)",
                              claim::verdict_of(argue(corrected).conclusion()), claim::Evidence::proved, "all t, f_0, f*, all finite data sets and positive semidefinite kernels (the argument in the file; exact instances)"};
    }
    return finding;
}

}  // namespace

claim::legacy::Check section_5_trajectory() {
    return {
        .id = "jacot-2018/section-5-trajectory",
        .check = check,
        .controls = {{"sign of Delta^0 only: f* - Delta^0 + sum", [](const claim::Context&) { return claim::verdict_of(argue({-1, 1}).conclusion()); }},
                     {"sign of the sum only: f* + Delta^0 - sum", [](const claim::Context&) { return claim::verdict_of(argue({1, -1}).conclusion()); }},
                     {"corrected, with e^(-(1 + 1e-20) t lambda_i)", [](const claim::Context&) { return claim::verdict_of(argue({-1, -1, 1 + rigor::parse_rational("1e-20")}).conclusion()); }}},
        .property = claim::property("the corrected trajectory is the solution to order 8 in t, and the printed one is 2 f* minus it", [](long points, long outputs, long zeros, long number) {
            const LeastSquares sample = least_squares(points, outputs, zeros, number);
            const auto flow = sample.flow(8), mirror = series(printed, sample, 8);
            bool mirrored = true;
            for (std::size_t k = 0; k < flow.size(); ++k) {
                const Function zero(sample.goal.size());
                mirrored = mirrored && combination(mirror[k], 1, flow[k]) == combination(zero, k == 0 ? 2 : 0, sample.goal);
            }
            return rigor::truth(decomposes(sample) && series(corrected, sample, 8) == flow && mirrored);
        }, claim::Input{"N", claim::integers(1, 3)}, claim::Input{"n_L", claim::integers(1, 2)}, claim::Input{"zero eigenvalues", claim::integers(0, 1)}, claim::Input{"sample", claim::integers(0, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_section_5_trajectory{section_5_trajectory};

}  // namespace proofs::jacot_2018
