// Proof of lemma 1, the function g: "We define g(v) = sum u_(0,i) sigma(g(v_i))", and g_n(v_n) = sum_(i < n) u_(0,i) g(w_i) + u_(0,n) g(v_n), where g(w_i) of one number is not defined. As printed g is
// defined by itself. n = 1: g(v) = u_0 sigma(g(v)). For u_0 = 1 every function with values >= 0 solves it, for u_0 = -1 only g = 0 (g <= 0, so sigma(g) = 0), and g = 0 almost everywhere is what the proof
// means to exclude. Meant is g(v) = sum u_(0,i) sigma(v_i): then it is a definition, and g(v) = 0 almost everywhere is absurd.
#include "claim/generators.hpp"
#include "proofs/yu_2025/claims.hpp"
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

claim::Argument argue(bool corrected) {
    claim::Argument argument;
    return argument.step("n = 1, u_0 = 1: more than one value of g solves the equation", rigor::truth(solutions(1, corrected, 3) > 1))
        .step("n = 1, u_0 = -1: only g = 0 does, though u_0 != 0 (a solution is <= 0, so sigma of it is 0)", rigor::truth(solutions(-1, corrected, 3) == 1 && (corrected ? Rational(0) == -relu(3) : solves(-1, 0))));
}

claim::Finding check(const claim::Context&) {
    claim::Finding finding = refute(argue(false), claim::Evidence::proved, "as printed g is not defined: n = 1, u_0 = 1 and u_0 = -1");
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "n = 1, u_0 = 1: g = sigma(g) holds for every g with values >= 0. n = 1, u_0 = -1: g = -sigma(g) forces g = 0 everywhere, and then the measure of {g != 0} is 0.";
        finding.pari = "s(z) = max(z, 0);\nprint(select(g -> g == s(g), [-5..5]), \"  \", select(g -> g == -s(g), [-5..5]))\n\\\\ prints the values of -5, …, 5 that remain: 0, 1, 2, 3, 4, 5 and 0";
        finding.harm = "None: a slip; with v_i for g(v_i) the proof of lemma 1 is complete (yu-2025/lemma-1).";
        claim::Argument argument;
        bool unique = true;
        for (long v = -3; v <= 3; ++v) unique = unique && solutions(1, true, v) == 1;
        argument.step("g(v) = u_0 sigma(v) has one value at every v, not 0 for v > 0", rigor::truth(unique && relu(3) != 0));
        finding.correction = {R"($g(v)=\sum_{i=1}^nu_{0,i}\,\sigma(v_i)$, $g_n(v_n)=\sum_{i=1}^{n-1}u_{0,i}\,\sigma(w_i)+u_{0,n}\,\sigma(v_n)$.)", claim::verdict_of(argument.conclusion()), claim::Evidence::proved, "an explicit formula: all n, u_0, v"};
    }
    return finding;
}

}  // namespace

claim::Claim lemma_1_g() {
    return {
        .id = "yu-2025/lemma-1-g",
        .where = "appendix B.1, proof of lemma 1, definition of g and g_n",
        .title = "The function g in the proof of lemma 1",
        .statement = R"(We define $g(v)=\sum_{i=1}^nu_{0,i}\,\sigma(g(v_i))$; [for fixed $w\in\mathbb R^{n-1}$] $g_n(v_n)=g((w^T,v_n)^T)=\sum_{i=1}^{n-1}u_{0,i}\,g(w_i)+u_{0,n}\,g(v_n)$.)",
        .reading = "As an equation that defines g on R^n; for n = 1, where v_1 = v, it can be read literally.",
        .method = "The equation solved for n = 1.",
        .attack = "The counterexample was computed twice: by hand (a solution for u_0 = -1 is <= 0) and over a range of integers, here and in PARI. No reading of g(v_i) for one number v_i makes it a definition.",
        .uses = {},
        .check = check,
        .controls = {{"sigma(v_i) for sigma(g(v_i)): then there is no ambiguity to show", [](const claim::Context&) { return claim::verdict_of(argue(true).conclusion()); }}},
        .property = claim::property("g = sigma(g) for every g >= 0; g = -sigma(g) only for g = 0", [](const Rational& g) { return rigor::truth(solves(1, abs(g)) && solves(-1, g) == (g == 0)); }, claim::Input{"g", claim::correlations()}),
    };
}

}  // namespace proofs::yu_2025
