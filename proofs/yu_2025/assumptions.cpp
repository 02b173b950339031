// The assumptions of the proofs by contradiction: (C.8), (C.12), and (C.18), the hypothesis of lemma 7. Nothing is asserted by them, so there is nothing to adjudicate. What can be said: for n different samples and a strictly positive
// definite K each is refuted by theorem 2, at every width. The lines below are that refutation: entries within lambda_0/(2 n^2) keep lambda_min(K_t) above 0, the outputs diverge, and a large output needs a large kernel.
#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/divergence.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational;

enum class Wiring { chain, residual, both };

claim::legacy::Argument refutation(Wiring wiring, const Rational& c) {
    claim::legacy::Argument argument = divergence_argument(c);
    if (wiring != Wiring::residual) argument.step("fully connected: K_t(x, x) >= 2 s |f_t(x)|, 60 networks, exactly", for_seeds(60, [](long seed) { return kernel_dominates_for_seed(seed, false, 4); }));
    if (wiring != Wiring::chain) argument.step("residual: K_t(x, x) >= 2 s |f_t(x)|, 60 networks, exactly", for_seeds(60, [](long seed) { return kernel_dominates_for_seed(seed, true, 4); }));
    return argument;
}

claim::legacy::Check assumption(std::string id, std::string remark, Wiring wiring) {
    return {
        .id = "yu-2025/" + id,
        .check = [wiring, remark](const claim::Context&) {
            claim::legacy::Finding finding = unchecked(refutation(wiring, Rational(1, 1000)), "an assumption: nothing is asserted by it");
            finding.remark = remark;
            return finding;
        },
        .controls = {{"the divergence argument with C = 0", [wiring](const claim::Context&) { return claim::verdict_of(refutation(wiring, 0).conclusion()); }}},
        .property = claim::property("K(x, x) >= 2 s |f(x)| for the network of a random seed, exactly", [wiring](long seed) { return kernel_dominates_for_seed(seed, wiring == Wiring::residual, 4); }, claim::Input{"seed", claim::integers(1000, 1'000'000)}),
    };
}

}  // namespace

claim::legacy::Check eq_c_8() {
    return assumption("eq-c.8",
                      "The negation of theorem 2 has < where (C.8) has <=: refuting the weaker assumption gives > in the theorem, more than is printed. Only pairs of samples are used.",
                      Wiring::chain);
}
const claim::legacy::Registered registered_eq_c_8{eq_c_8};
claim::legacy::Check eq_c_12() {
    return assumption("eq-c.12",
                      "As (C.8). \"Proposition 1 ensures that lambda_0 > 0\" needs alpha != 0.",
                      Wiring::residual);
}
const claim::legacy::Registered registered_eq_c_12{eq_c_12};
claim::legacy::Check eq_c_18() {
    return assumption("eq-c.18",
                      "The text calls it uniform convergence as m -> infinity; the formula is a bound at one width, and that is what the lemma uses. Convergence would give it for all m from some m_0 on.",
                      Wiring::both);
}
const claim::legacy::Registered registered_eq_c_18{eq_c_18};

}  // namespace proofs::yu_2025
