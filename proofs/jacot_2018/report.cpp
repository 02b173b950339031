// The referee's words about the paper of Jacot, Gabriel and Hongler: every sentence names the verdicts on which it rests.
#include "proofs/jacot_2018/report.hpp"

#include "proofs/common/paper_text.hpp"

namespace proofs::jacot_2018 {
namespace {

const PaperText text{"jacot-2018"};

}  // namespace

claim::Assessment result() {
    return {"The main results stand: the limits at initialisation and in training (simulated, and with complete proofs by hand in the source files, in training for the widths one after the other as in the appendix) and the positive-definiteness on the sphere, of which the exact conditions are given here. Two sentences of section 3 are false, and repeated by Le: a convex cost that is bounded from below does not make the function converge to a global minimum, nor to a critical point; the cross-entropy is the counterexample. Theorem 3 lacks the hypothesis b_n >= 0, and the printed proof of theorem 2 needs a stopping time and, at its end and that of lemma 1, an integration; the rest are slips (a sign in section 5, norms, indices and transposes in the appendix), each with its correction.",
            text.full({"theorem-1", "theorem-2", "proposition-2", "abstract-definite"}), text.full({"section-3-global-minimum", "section-3-critical-point", "section-5-trajectory"})};
}

std::vector<claim::Assessment> assessment() {
    return {
        {"The main results stand: the limits at initialisation (proposition 1, theorem 1), the constancy in training (theorem 2, simulated, with a proof by hand for the widths one after the other) and the positive-definiteness on the sphere for beta > 0 and a sigma that is no polynomial.",
         text.full({"proposition-1", "theorem-1", "theorem-2", "lemma-1", "proposition-2", "lemma-2", "remark-5"}), {}},
        {"Two sentences of section 3 are false, and repeated by Le: for a convex cost that is bounded from below kernel gradient descent need not converge to a global minimum, nor to any critical point. The cross-entropy, which the section names, is the counterexample. For least squares it is true; for convex costs in general the cost tends to its infimum (at the rate 1/t if that is attained).",
         text.full({"section-3-decay"}), text.full({"section-3-critical-point", "section-3-global-minimum"})},
        {"Positive-definiteness: proposition 2 holds for beta > 0 (section 2), and then the sphere is not even needed. Exact conditions for every sigma, beta, L >= 2 and dimension are given. Theorem 3 lacks the hypothesis b_n >= 0.", text.full({"proposition-2", "abstract-definite"}), text.full({"theorem-3"})},
        {"The printed proof of theorem 2 is false in these lines: |Theta|_op has to be read as the operator norm of Phi_Theta; rows of W/sqrt(n), not of W, are bounded; the speed of a preactivation need not become small, its change does; in lemma 1 the initial norms tend to 1, not 0, and A(t) tends to A(0) by integration. And the induction needs a stopping time, and for the kernel a sum over the neurons. "
         "A complete proof is at the head of the source file of theorem-2, for beta > 0 and the limit of the appendix, n_1 first, then n_2, and so on; it uses the same function A, and not lemma 1. Where the widths grow together, which the theorem in section 4.2 does not exclude, nothing is proved here.",
         text.full({"theorem-2", "a.2-induction", "a.2-gronwall", "a.2-rate", "a.2-kernel-variation"}),
         text.full({"appendix-a-norm", "a.2-operator-norm", "a.2-row-norm", "a.2-conclusion", "a.3-initial", "a.3-uniform"})},
        {"Section 5: the solution and its limit in closed form are right; the trajectory and the limit by components have the wrong sign, and the map Pi for several outputs has the outputs in the wrong order.", text.full({"section-5-solution", "section-5-limit", "section-5-ridge", "section-5-map-estimate"}),
         text.full({"section-5-map", "section-5-trajectory", "section-5-components"})},
        {"Slips that a reader will correct: the shape of W, the index 0 in the empirical distribution, a square, a transpose, an index of a layer, a factor beta, the variance of the biases that LeCun's initialisation needs to match.", {},
         text.full({"section-2-shapes", "section-2-measure", "remark-1-compensate", "section-4.2-preactivations", "a.2-bias-derivative", "a.3-subnetwork-kernels", "a.4-step-1", "a.4-matrix", "a.4-step-5"})},
    };
}

std::vector<claim::Errata> errata() {
    return {
        {claim::Weight::result, text.full({"section-3-global-minimum", "section-3-critical-point"})},
        {claim::Weight::support, text.full({"theorem-3", "a.3-uniform", "a.2-conclusion", "a.2-operator-norm", "appendix-a-norm", "a.3-initial"})},
        {claim::Weight::aside, text.full({"section-4.1-depends"})},
        {claim::Weight::slip, text.full({"section-4.2-preactivations", "section-5-trajectory", "section-5-components", "a.4-step-5", "a.4-step-1", "a.2-row-norm", "a.2-bias-derivative", "a.3-subnetwork-kernels", "a.4-matrix", "section-2-shapes", "section-2-measure", "section-5-map", "remark-1-compensate"})},
    };
}

}  // namespace proofs::jacot_2018
