#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "rigor/number/rational.hpp"
#include "rigor/number/truth.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

Rational relu(const Rational& z) { return z > 0 ? z : Rational(0); }
/// Does the value g solve g = u sigma(g)?
bool solves(const Rational& u, const Rational& g) { return g == u * relu(g); }

/// How many of the values -5 … 5 solve the printed equation (n = 1), and the corrected one at v, where the value is prescribed.
long solutions(const Rational& u, bool corrected, const Rational& v) {
    long count = 0;
    for (long k = -5; k <= 5; ++k) count += corrected ? Rational(k) == u * relu(v) : solves(u, k);
    return count;
}

claim::legacy::Argument argue(bool corrected) {
    claim::legacy::Argument argument;
    return argument.step("n = 1, u_0 = 1: more than one value of g solves the equation", rigor::truth(solutions(1, corrected, 3) > 1))
        .step("n = 1, u_0 = -1: only g = 0 does, though u_0 != 0 (a solution is <= 0, so sigma of it is 0)", rigor::truth(solutions(-1, corrected, 3) == 1 && (corrected ? Rational(0) == -relu(3) : solves(-1, 0))));
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = refute(argue(false), claim::Evidence::proved, "as printed g is not defined: n = 1, u_0 = 1 and u_0 = -1");
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "n = 1, u_0 = 1: g = sigma(g) holds for every g with values >= 0. n = 1, u_0 = -1: g = -sigma(g) forces g = 0 everywhere, and then the measure of {g != 0} is 0.";
        finding.pari = "s(z) = max(z, 0);\nprint(select(g -> g == s(g), [-5..5]), \"  \", select(g -> g == -s(g), [-5..5]))\n\\\\ prints the values of -5, …, 5 that remain: 0, 1, 2, 3, 4, 5 and 0";
        finding.harm = "None: a slip; with v_i for g(v_i) the proof of lemma 1 is complete (yu-2025/lemma-1).";
        claim::legacy::Argument argument;
        bool unique = true;
        for (long v = -3; v <= 3; ++v) unique = unique && solutions(1, true, v) == 1;
        argument.step("g(v) = u_0 sigma(v) has one value at every v, not 0 for v > 0", rigor::truth(unique && relu(3) != 0));
        finding.correction = {R"($g(v)=\sum_{i=1}^nu_{0,i}\,\sigma(v_i)$, $g_n(v_n)=\sum_{i=1}^{n-1}u_{0,i}\,\sigma(w_i)+u_{0,n}\,\sigma(v_n)$.)", claim::verdict_of(argument.conclusion()), claim::Evidence::proved, "an explicit formula: all n, u_0, v"};
    }
    return finding;
}

}  // namespace

claim::legacy::Check lemma_1_g() {
    return {
        .id = "yu-2025/lemma-1-g",
        .check = check,
        .controls = {{"sigma(v_i) for sigma(g(v_i)): then there is no ambiguity to show", [](const claim::Context&) { return claim::verdict_of(argue(true).conclusion()); }}},
        .property = claim::property("g = sigma(g) for every g >= 0; g = -sigma(g) only for g = 0", [](const Rational& g) { return rigor::truth(solves(1, abs(g)) && solves(-1, g) == (g == 0)); }, claim::Input{"g", claim::correlations()}),
    };
}
const claim::legacy::Registered registered_lemma_1_g{lemma_1_g};

}  // namespace proofs::yu_2025
