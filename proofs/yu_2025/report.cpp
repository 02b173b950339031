// The referee's words about the paper of Yu, Tian and Chen: every sentence names the verdicts on which it rests.
#include "proofs/yu_2025/report.hpp"

#include "proofs/common/paper_text.hpp"

namespace proofs::yu_2025 {
namespace {

const PaperText text{"yu-2025"};

}  // namespace

claim::Assessment result() {
    return {"The theorems on divergence hold for exact solutions of the gradient flow, and both limit kernels are strictly positive definite, with explicit bounds that the paper does not have. But exact solutions need not exist: from an open set of initial parameters none exists for all times, since the flow runs into a kink of the ReLU. For the (Filippov) solutions that slide along it, the kernel formed with 1(z > 0), theorem 1 is false; for gradient descent it is open. Both printed limit kernels have wrong constants, without harm to definiteness, and three sentences of the abstract are false as printed.",
            text.full({"theorem-1", "theorem-2-fully-connected", "theorem-2-residual", "proposition-1"}), text.full({"eq-2.7-flow", "theorem-1-beyond-kinks", "eq-3.6", "eq-3.9", "abstract-parameters-diverge", "abstract-kernel-diverges", "abstract-other-structures"})};
}

std::vector<claim::Assessment> assessment() {
    return {
        {"The main theorems hold as statements about absolutely continuous solutions of the gradient flow (2.7): a kernel bounded below drives all outputs to infinity, and the empirical kernel does not stay near any strictly positive definite kernel.",
         text.full({"theorem-1", "theorem-2-fully-connected", "theorem-2-residual", "corollary-1", "lemma-7", "lemma-8"}), {}},
        {"Such a solution need not exist: from an open set of initial parameters (2.7) has none for all times, since the flow runs into a kink of the ReLU. Gradient descent with small steps goes on, jumping to and fro over the kink, and there (3.2) and (C.22) are wrong, also in the mean and however small the steps. "
         "For the Filippov solutions, which slide along the kink, theorem 1 is false if the kernel is formed with 1(z > 0). This is the most serious gap; the paper does not mention the kinks.",
         {}, text.full({"eq-2.7-flow", "eq-3.2-beyond-kinks", "theorem-1-beyond-kinks"})},
        {"Strict positive definiteness of both limit kernels (propositions 1 to 3, lemmas 1 to 6) holds, with explicit lower bounds that the paper does not have.", text.full({"proposition-1", "proposition-2", "proposition-3", "lemma-1", "lemma-2", "lemma-3", "lemma-4", "lemma-5", "lemma-6"}), {}},
        {"Neither printed limit kernel belongs to its network: constants of the biases are wrong in (3.6) and (3.9). Nothing about definiteness depends on it; every comparison of a network with the printed kernel does.", {}, text.full({"eq-3.6", "eq-3.9", "eq-b.8", "section-b.2-bias"})},
        {"Abstract and discussion say more than is proved: parameters and kernel need not diverge (there are networks at rest at every width), and other structures need one more property. What is proved can be said about the training samples alone, at every width.",
         text.full({"abstract-training-samples"}), text.full({"abstract-parameters-diverge", "abstract-kernel-diverges", "abstract-other-structures"})},
        {"The claim of the abstract page about functions, not kernels, has no proof in the conference text; the body of the version that has this abstract was not examined. It is true of the values of f on different samples, for every theta_0, kinks included: network and kernel logistic regression drift apart without bound, at least like ln ln t. Of the output probabilities (2.4) it is not: where the loss of the network tends to 0, their gap does.", text.full({"abstract-kernel-logistic"}), {}},
        {"Slips in formulas, harmless: signs, factors and a transpose in (5.4), (C.3), (C.6), (C.14), (C.23), the proof of lemma 1, an index in part 1 of the proof of theorem 2. (C.16) lacks alpha^2 and shows nothing at alpha = 0; remark 1 is false without a loss bounded below, and its u has a sign too much.", {},
         text.full({"eq-5.5", "eq-c.3", "eq-c.6", "eq-c.14", "eq-c.16", "eq-c.23", "lemma-1-g", "lemma-1-measure", "theorem-2-index", "remark-1"})},
    };
}

std::vector<claim::Errata> errata() {
    return {
        {claim::Weight::result, text.full({"eq-2.7-flow", "theorem-1-beyond-kinks", "abstract-parameters-diverge", "abstract-kernel-diverges", "abstract-other-structures"})},
        {claim::Weight::support, text.full({"eq-3.2-beyond-kinks", "eq-3.6", "eq-3.9", "section-b.2-bias", "eq-c.16"})},
        {claim::Weight::aside, text.full({"remark-1", "section-3-convexity"})},
        {claim::Weight::slip, text.full({"eq-c.23", "eq-b.8", "lemma-1-g", "lemma-1-measure", "theorem-2-index", "eq-c.14", "eq-c.6", "eq-c.3", "eq-5.5", "lemma-2-half-sphere", "section-6.1-sphere"})},
    };
}

}  // namespace proofs::yu_2025
