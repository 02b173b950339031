#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/jacot_2018/common/least_squares.hpp"
#include "rigor/number/ball_functions.hpp"

#include <algorithm>

namespace proofs::jacot_2018 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;
using Function = LeastSquares::Function;

/// f* + from_goal Delta^0 and f_0 + from_start sum_i Delta^i with the Delta of f* - f_0.
struct Formula {
    Rational from_goal, from_start;
};
const Formula printed{1, -1}, corrected{-1, 1};

struct Limits {
    Function by_goal, by_start;
};
Limits limits(const Formula& formula, const LeastSquares& sample) {
    Limits found{sample.goal, sample.start};
    for (const auto& [eigenvalue, part] : sample.components(combination(sample.goal, -1, sample.start))) {
        if (eigenvalue == 0)
            found.by_goal = combination(found.by_goal, formula.from_goal, part);
        else
            found.by_start = combination(found.by_start, formula.from_start, part);
    }
    return found;
}

/// f is where the flow goes: at rest, Pi (f* - f) = 0, and f_0 - f has no part in the null-space, so that e^(-t Pi)(f_0 - f) -> 0. There is one such f.
bool is_limit(const Function& f, const LeastSquares& sample) {
    const Function zero(f.size());
    return sample.map(combination(sample.goal, -1, f)) == zero && sample.components(combination(sample.start, -1, f)).back().part == zero;
}

claim::legacy::Argument argue(const Formula& formula) {
    bool by_goal = true, by_start = true, equal = true;
    for (long points = 1; points <= 4; ++points)
        for (long outputs = 1; outputs <= 2; ++outputs)
            for (long number = 0; number < 4; ++number) {
                const LeastSquares sample = least_squares(points, outputs, number % 2, number);
                const Limits found = limits(formula, sample);
                by_goal = by_goal && is_limit(found.by_goal, sample);
                by_start = by_start && is_limit(found.by_start, sample);
                equal = equal && found.by_goal == found.by_start;
            }
    claim::legacy::Argument argument;
    argument.step("f* with the multiple of Delta^0 is the limit of the flow: at rest, and f_0 minus it has no part in the null-space (exactly; 1 to 4 points, 1 and 2 outputs, singular kernels among them)", rigor::truth(by_goal))
        .step("f_0 with the multiple of sum Delta^i is the limit of the flow", rigor::truth(by_start))
        .step("the two are the same function", rigor::truth(equal));
    return argument;
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue(printed), claim::Evidence::proved, "f_infinity = f_0 - sum Delta^i is false whenever Pi (f_0 - f*) is not 0, f_infinity = f* + Delta^0 whenever Delta^0 is not 0");
    finding.values = {{"N = 1, K(x_1, x_1) = 1, f_0(x_1) = 0, f*(x_1) = 1: f_0 - Delta^1 at x_1", Ball(-1).enclosure(6)}, {"f* + Delta^0 at x_1, and f_infinity(x_1)", Ball(1).enclosure(6)}};
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "One data point with K(x_1, x_1) = 1, f_0(x_1) = 0, f*(x_1) = 1: Delta^0 = 0, Delta^1 = f* - f_0 = 1 at x_1. f_t(x_1) = 1 - e^-t tends to 1 = f* + Delta^0; f_0 - Delta^1 = -1.";
        finding.pari = "print(1 - exp(-200.), \"  \", 0 - 1)";
        finding.harm = "None: the slip of sign in the decomposition of f* - f_0 again. The closed form of f_infinity that follows it is right.";
        finding.correction = {R"($f_\infty=f^*-\Delta_f^0=f_0+\sum_i\Delta_f^i$ with $(f^*-f_0)=\Delta_f^0+\Delta_f^1+\dots$ as printed; or as printed, $f_\infty=f^*+\Delta_f^0=f_0-\sum_i\Delta_f^i$, with $(f_0-f^*)=\Delta_f^0+\Delta_f^1+\dots$)",
                              claim::verdict_of(argue(corrected).conclusion()), claim::Evidence::proved, "all f_0, f*, all finite data sets and positive semidefinite kernels (the argument in the file; exact instances)"};
    }
    return finding;
}

}  // namespace

claim::legacy::Check section_5_components() {
    return {
        .id = "jacot-2018/section-5-components",
        .check = check,
        .controls = {{"f* - Delta^0 = f_0 - sum Delta^i", [](const claim::Context&) { return claim::verdict_of(argue({-1, -1}).conclusion()); }},
                     {"f* + Delta^0 = f_0 + sum Delta^i", [](const claim::Context&) { return claim::verdict_of(argue({1, 1}).conclusion()); }},
                     {"corrected, but (1 + 1e-20) sum Delta^i", [](const claim::Context&) { return claim::verdict_of(argue({-1, 1 + rigor::parse_rational("1e-20")}).conclusion()); }}},
        .property = claim::property("the corrected equalities give the limit of the flow, exactly; the printed second one does not", [](long points, long outputs, long zeros, long number) {
            const LeastSquares sample = least_squares(points, outputs, std::min(zeros, points * outputs), number);
            const Limits right = limits(corrected, sample);
            const bool moves = zeros < points * outputs;  // not all eigenvalues are 0
            return rigor::truth(right.by_goal == right.by_start && is_limit(right.by_goal, sample) && is_limit(limits(printed, sample).by_start, sample) != moves);
        }, claim::Input{"N", claim::integers(1, 4)}, claim::Input{"n_L", claim::integers(1, 2)}, claim::Input{"zero eigenvalues", claim::integers(0, 2)}, claim::Input{"sample", claim::integers(0, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_section_5_components{section_5_components};

}  // namespace proofs::jacot_2018
