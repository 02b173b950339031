// What earlier reports of this suite said wrongly about the paper of Yu, Tian and Chen, the newest first.
#include "proofs/yu_2025/report.hpp"

namespace proofs::yu_2025 {

std::vector<claim::OwnErratum> own_errata() {
    return {
        {"yu-2025/theorem-1-beyond-kinks", "0.2.0",
         "Theorem 1 is false where training goes on \"as gradient descent with small steps does\"; the summary and the page of theorem-1 said so, too.",
         "It is false for Filippov solutions with the kernel formed by 1(z > 0) on the kink. For gradient descent it is open, a claim of its own (yu-2025/theorem-1-gradient-descent).",
         "Gradient descent does not follow the Filippov solution in what its kernel does: from random starts near the witness it comes to states with exactly one of two kinked neurons active, where K_t(X, X) has rank 4 of 5, so that the hypothesis of theorem 1 fails."},
        {"yu-2025/theorem-1-beyond-kinks", "0.2.0", "\"For every m >= 3\" stood in the scope; the check was made at m = 3.", "The same, with its argument and its lines: K_m = K_inf + (2/m) P, P >= 0, K_inf positive definite.",
         "What was true had not been shown."},
        {"yu-2025/eq-3.2-beyond-kinks", "0.2.0",
         "Along a slide (3.2) is wrong at x_2 (6 u_2 against 4 u_2), \"as gradient descent with small steps does\"; \"0.782… and 1.173… against the rate 2 u_2 of the slide\".",
         "Along gradient descent (3.2) is right at x_2 in the mean and wrong at x_1: -0.4864… against 0 until t = 2; and (C.22) is off by a factor that grows from 1.778….",
         "The old witness froze the activation on the kink at 1(0 > 0) = 0 for ever, which no descent does. The sentence with the three numbers compared rates of f with 2 u_2, which is not a rate of f but the share of the steps at which the neuron is active."},
        {"yu-2025/abstract-kernel-logistic", "0.2.0",
         "The sentence \"has no proof in the paper\", and holds.",
         "It has no proof in the conference text; the body of the arXiv version, whose abstract says it, was not examined. It holds of the values f_t(x_i); the gap of the outputs o_i of (2.4) vanishes wherever the loss tends to 0 (3.2e-5 at t = 10^4 in the one-sample example).",
         "The sentence is one of the arXiv abstract, and it does not say whether values or output probabilities are compared."},
        {"yu-2025/eq-2.7-flow", "0.2.0", "The statement had \"for any initialized parameter theta_0, t >= 0\" as if it were printed at (2.7); rates \"-0.43 and 0.39 on the two sides\".",
         "The words are those of theorem 2, and marked so; the rates are -0.4305 above the kink and 0.2766 below.", "A quotation that was not exact; 0.39 is 2 u_2, the coefficient of the slide."},
        {"yu-2025/theorem-2-fully-connected", "0.2.0", "For flows that slide along kinks the statement \"is open here\", and \"any symmetric K\" (also on the page of theorem-2-residual).",
         "Open for K^FC and K^Res only; with an arbitrary symmetric K in their place it is false along Filippov solutions (yu-2025/theorem-2-beyond-kinks).",
         "The rest between kinks keeps its positive definite kernel for ever: for K = that kernel the distance is 0."},
        {"yu-2025/remark-1", "0.2.0", "Nothing was said of the printed u.", "With the printed u, which has the sign of the label in it, V' = -u^T K_t u: K_t(X, X) and not K^r.", "Only the missing lower bound of the loss had been seen."},
        {"yu-2025/section-3-whole-training", "0.2.0", "Fails: \"the empirical kernel stays at its limit during the whole training process\", with a statement spliced from two sentences.",
         "Not checkable: a quotation, which says what other papers show.", "The sentences report other people's results, and the paper says two sentences later that they do not carry over."},
        {"yu-2025/eq-3.3", "0.2.0", "The statement was put together from parts of the sentence, with K_0 for K_t.", "The sentence as printed, with what is left out marked; read at t = 0.", "A quotation that was not exact."},
        {"yu-2025/eq-3.6", "0.2.0", "\"Where the mean of K_0 is the same at every width it is that limit\"; the correction for all x, x'.",
         "The limit is at most the mean (Fatou: enough for the refutation), and equal to it because the second moments are bounded (proved). The correction is shown at L = 1 for all x, x' and at x = x' for every L, and says so.",
         "The step from the mean to the limit had no proof, and the formula of the correction went further than what was shown."},
        {"yu-2025/eq-3.9", "0.2.0", "\"Where the mean of K_0 is the same at every width it is the limit\"; the correction without a restriction.", "As for eq-3.6; the correction is stated at x = x', where it is shown.",
         "The step from the mean to the limit had no proof, and the formula of the correction went further than what was shown."},
        {"yu-2025/proposition-1", "0.2.0",
         "Hold, with what the print lacks in the reading alone: alpha != 0 (proposition-1, proposition-3, lemma-5, lemma-6, section-3.1-r-strictly-positive), different samples (abstract-training-samples, eq-5.3, eq-c.9, eq-c.13), misprints (lemma-1-non-constant, lemma-2, lemma-7, eq-3.5, eq-5.7, eq-b.5, eq-c.4, eq-c.7, eq-c.17, eq-c.23-inclusion, eq-c.24).",
         "The same verdicts, each with what should be printed.", "A repair in a reading is a finding for the authors, too."},
        {"yu-2025/figure-3", "0.2.0", "max |K_t - K_0| grows from record to record for each of four networks.",
         "It grows in the mean over 40 networks (by some ten standard errors).",
         "The verdict hung on the seed: of a single network the distance can shrink for a while (seeds 8 and 9)."},
    };
}

}  // namespace proofs::yu_2025
