#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "rigor/number/rational.hpp"
#include "rigor/number/truth.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

Rational g(const std::vector<long>& u, const std::vector<long>& v) {
    Rational sum = 0;
    for (std::size_t i = 0; i < u.size(); ++i) sum += v[i] > 0 ? Rational(u[i] * v[i]) : Rational(0);
    return sum;
}
/// At v = (0, …, 0, 1) g is the last u: positive for one sign only, not 0 for both.
claim::legacy::Argument argue(long last) {
    claim::legacy::Argument argument;
    bool never = true, somewhere = false;
    for (long v = -20; v <= 20; ++v) {
        never = never && g({last}, {v}) <= 0;
        somewhere = somewhere || g({last}, {v}) != 0;
    }
    return argument.step("n = 1, u_0 = " + std::to_string(last) + ": g(v) = u_0 max(v, 0) <= 0 for all v (for v > 0 by the sign of u_0, else 0)", rigor::truth(never))
        .step("but g(v) != 0 for every v > 0: the right side is infinite", rigor::truth(somewhere));
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = refute(argue(-1), claim::Evidence::proved, "false for n = 1, u_0 = -1, and whenever all u_(0,i) <= 0");
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "n = 1, u_0 = -1: g(v) = -max(v, 0), so {g > 0} is empty and its measure is 0, while A = {v != 0, g(v) != 0} = (0, infinity) has infinite measure.";
        finding.pari = "g(v) = -max(v, 0);\nprint(select(v -> g(v) > 0, [-9..9]), \"  \", select(v -> g(v) != 0, [-9..9]))\n\\\\ prints none, and 1, 2, 3, 4, 5, 6, 7, 8, 9";
        finding.harm = "None: with \"g(v) != 0\" the line is Fubini's theorem and the proof is complete.";
        claim::legacy::Argument corrected;
        bool all = true;
        for (const long u : {-3, -1, 1, 2})
            for (long w = -2; w <= 2; ++w) all = all && (g({5, u}, {w, 40}) != 0 || g({5, u}, {w, 41}) != 0);
        corrected.step("for u_(0,n) != 0 g_n is strictly monotonic on v_n > 0, so it vanishes there at one point at most", rigor::truth(all));
        finding.correction = {R"($m_n(\{v\mid g(v)\ne0\})=\int_{\mathbb R^{n-1}}m_1(A_w)\,dw>0$.)", claim::verdict_of(corrected.conclusion()), claim::Evidence::proved, "all n, u_0 with u_(0,n) != 0; g = sum u_(0,i) sigma(v_i)"};
    }
    return finding;
}

}  // namespace

claim::legacy::Check lemma_1_measure() {
    return {
        .id = "yu-2025/lemma-1-measure",
        .check = check,
        .controls = {{"u_0 = 1", [](const claim::Context&) { return claim::verdict_of(argue(1).conclusion()); }}},
        .property = claim::property("u <= 0 entry by entry gives g <= 0, exactly", [](const std::vector<long>& u, const std::vector<long>& v) { return rigor::truth(g(u, v) <= 0); }, claim::Input{"u", rc::gen::container<std::vector<long>>(4, claim::integers(-9, 0))},
                                    claim::Input{"v", rc::gen::container<std::vector<long>>(4, claim::integers(-99, 99))}),
    };
}
const claim::legacy::Registered registered_lemma_1_measure{lemma_1_measure};

}  // namespace proofs::yu_2025
