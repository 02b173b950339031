// The assumptions of the proofs by contradiction: (5.1), (C.8), (C.12), and (C.18), the hypothesis of lemma 7. Nothing is asserted by them, so there is nothing to adjudicate. What can be said: for n different samples and a strictly positive
// definite K each is refuted by theorem 2, at every width. The lines below are that refutation: entries within lambda_0/(2 n^2) keep lambda_min(K_t) above 0, the outputs diverge, and a large output needs a large kernel.
#include "claim/generators.hpp"
#include "proofs/yu_2025/claims.hpp"
#include "proofs/yu_2025/common/divergence.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational;

enum class Wiring { chain, residual, both };

claim::Argument refutation(Wiring wiring, const Rational& c) {
    claim::Argument argument = divergence_argument(c);
    if (wiring != Wiring::residual) argument.step("fully connected: K_t(x, x) >= 2 s |f_t(x)|, 60 networks, exactly", for_seeds(60, [](long seed) { return kernel_dominates_for_seed(seed, false, 4); }));
    if (wiring != Wiring::chain) argument.step("residual: K_t(x, x) >= 2 s |f_t(x)|, 60 networks, exactly", for_seeds(60, [](long seed) { return kernel_dominates_for_seed(seed, true, 4); }));
    return argument;
}

claim::Claim assumption(std::string id, std::string where, std::string title, std::string statement, std::string reading, std::string remark, Wiring wiring, std::vector<std::string> uses) {
    return {
        .id = "yu-2025/" + id,
        .where = std::move(where),
        .title = std::move(title),
        .statement = std::move(statement),
        .reading = std::move(reading),
        .method = "The lines of theorem 2, which refute it.",
        .attack = "Considered: how to satisfy it. For n different samples no network does at any width (theorem 2, with lambda_0/n for lambda_0/(2 n^2)); with a repeated sample lambda_0 = 0, and it would say K_t = K.",
        .uses = std::move(uses),
        .check = [wiring, remark](const claim::Context&) {
            claim::Finding finding = unchecked(refutation(wiring, Rational(1, 1000)), "an assumption: nothing is asserted by it");
            finding.remark = remark;
            return finding;
        },
        .controls = {{"the divergence argument with C = 0", [wiring](const claim::Context&) { return claim::verdict_of(refutation(wiring, 0).conclusion()); }}},
        .property = claim::property("K(x, x) >= 2 s |f(x)| for the network of a random seed, exactly", [wiring](long seed) { return kernel_dominates_for_seed(seed, wiring == Wiring::residual, 4); }, claim::Input{"seed", claim::integers(1000, 1'000'000)}),
    };
}

}  // namespace

claim::Claim eq_5_1() {
    return assumption("eq-5.1", "section 5, (5.1)", "The assumption of the proof sketch",
                      R"(For the sake of contradiction, we firstly assume that during training, NNK is invariant: $\sup_{x,x'\in\mathcal X}\sup_{t\ge0}|K_t^m(x,x')-K(x,x')|=o_m(1)$.)", "An assumption about all widths m -> infinity.",
                      "\"Invariant\" is not what the formula says: K_t may move by o_m(1). Its negation is weaker than theorem 2, which holds at every width.", Wiring::both, {"yu-2025/theorem-2-fully-connected", "yu-2025/theorem-2-residual"});
}
claim::Claim eq_c_8() {
    return assumption("eq-c.8", "appendix C.3, proof of theorem 2, part 1, (C.8)", "The assumption for the fully connected network",
                      R"(We first assume that there is a kind of parameter initialization such that $\sup_{t\ge0}|K_t(x_i,x_j)-K^{\mathrm{FC}}(x_i,x_j)|\le\frac{\lambda_0}{2n^2}$ holds for any $x_i,x_j\in\mathcal X$.)", "An assumption about one network, its initial parameters and all pairs of points.",
                      "The negation of theorem 2 has < where (C.8) has <=: refuting the weaker assumption gives > in the theorem, more than is printed. Only pairs of samples are used.", Wiring::chain, {"yu-2025/theorem-2-fully-connected"});
}
claim::Claim eq_c_12() {
    return assumption("eq-c.12", "appendix C.3, proof of theorem 2, part 2, (C.12)", "The assumption for the residual network",
                      R"(We first assume that there is a kind of parameter initialization such that $\sup_{t\ge0}|K_t(x_i,x_j)-K^{\mathrm{Res}}(x_i,x_j)|\le\frac{\lambda_0}{2n^2}$ holds for any $x_i,x_j\in\mathcal X$.)", "An assumption about one network, its initial parameters and all pairs of points.",
                      "As (C.8). \"Proposition 1 ensures that lambda_0 > 0\" needs alpha != 0.", Wiring::residual, {"yu-2025/theorem-2-residual"});
}
claim::Claim eq_c_18() {
    return assumption("eq-c.18", "appendix C.3, lemma 7, (C.18)", "The hypothesis of lemma 7",
                      R"(Suppose the NNK uniformly converges to the NTK over the samples, as the network width $m$ comes to infinity, namely, $\sup_{t\ge0}\sup_{i,j\in[n]}|K_t(x_i,x_j)-K(x_i,x_j)|\le\frac{\lambda_0}{2n^2}$.)", "The hypothesis of lemma 7 is the inequality, at one width.",
                      "The text calls it uniform convergence as m -> infinity; the formula is a bound at one width, and that is what the lemma uses. Convergence would give it for all m from some m_0 on.", Wiring::both, {"yu-2025/lemma-7"});
}

}  // namespace proofs::yu_2025
