#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/half_sphere.hpp"
#include "rigor/number/truth.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

/// Does phi(x), up to the positive factor 1/|x~|, lie in the set with `coordinates` coordinates of which number `positive` (from 1) is > 0?
bool contains(const Vector& x, long coordinates, long positive) {
    Vector lifted = x;
    lifted.push_back(1);
    return static_cast<long>(lifted.size()) == coordinates && lifted[static_cast<std::size_t>(positive - 1)] > 0;
}
/// d coordinates as printed; d + 1 coordinates and x_d > 0; the correction.
enum class Reading { printed, sphere_of_next_dimension, corrected };
bool contains(const Vector& x, Reading reading) {
    const auto d = static_cast<long>(x.size());
    return reading == Reading::printed ? contains(x, d, d) : reading == Reading::sphere_of_next_dimension ? contains(x, d + 1, d) : contains(x, d + 1, d + 1);
}
claim::legacy::Argument argue(Reading reading) {
    claim::legacy::Argument argument;
    return argument.step("phi(0), d = 1, is not in the set", rigor::truth(!contains({Rational(0)}, reading))).step("nor phi(-1)", rigor::truth(!contains({Rational(-1)}, reading)));
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Argument both = argue(Reading::printed);
    const claim::legacy::Argument other = argue(Reading::sphere_of_next_dimension);
    for (const claim::legacy::Line& step : other.steps()) both.step("d + 1 coordinates, the d-th positive: " + step.says, step.truth);
    claim::legacy::Finding finding = refute(both, claim::Evidence::proved, "as printed, and also with x_d > 0 for points of R^(d+1), phi does not map R^d into the set: d = 1, x = 0 and x = -1");
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "d = 1: phi(0) = (0, 1) has two coordinates; the printed set has points with one coordinate, (x_1), x_1 > 0, and |x_1| = 1: the single point 1. With two coordinates and x_1 > 0 it does not contain (0, 1).";
        finding.pari = "phi(x) = [x, 1]/sqrt(x^2 + 1);\nprint(phi(0), \"  \", phi(-1))\n\\\\ prints 0, 1 and -0.70710678…, 0.70710678…";
        finding.harm = "None: an index. Lemma 2 is used for the open half sphere of R^(d+1) with the last coordinate positive.";
        claim::legacy::Argument corrected;
        bool all = true;
        for (long k = -20; k <= 20; ++k) all = all && contains({Rational(k, 3)}, Reading::corrected) && contains({Rational(k, 7), Rational(-k)}, Reading::corrected);
        corrected.step("phi(x) has d + 1 coordinates and the last one is positive: 1/|x~|", rigor::truth(all));
        finding.correction = {R"($\mathbb S_+^d:=\{(x_1,\dots,x_{d+1})\in\mathbb S^d\mid x_{d+1}>0\}$, $\mathbb S^d\subset\mathbb R^{d+1}$; $\phi$ maps $\mathbb R^d$ into it.)", claim::verdict_of(corrected.conclusion()), claim::Evidence::proved, "all d, all x"};
    }
    finding.remark = "Section 6.1 has the same shift: \"the unit sphere S^d\" for points of R^2, d = 2 (yu-2025/section-6.1-sphere).";
    return finding;
}

}  // namespace

claim::legacy::Check lemma_2_half_sphere() {
    return {
        .id = "yu-2025/lemma-2-half-sphere",
        .check = check,
        .controls = {{"d + 1 coordinates, the last one positive", [](const claim::Context&) { return claim::verdict_of(argue(Reading::corrected).conclusion()); }}},
        .property = claim::property("phi(x) is in the corrected set and not in the printed one", [](const std::pair<Vector, Vector>& p) { return rigor::truth(contains(p.first, Reading::corrected) && !contains(p.first, Reading::printed)); },
                                    claim::Input{"x", vector_pairs()}),
    };
}
const claim::legacy::Registered registered_lemma_2_half_sphere{lemma_2_half_sphere};

}  // namespace proofs::yu_2025
