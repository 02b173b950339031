// The referee's words about the paper of Le: every sentence names the verdicts on which it rests.
#include "proofs/le_2025/report.hpp"

#include "proofs/common/paper_text.hpp"

namespace proofs::le_2025 {
namespace {

const PaperText text{"le-2025"};

}  // namespace

claim::Assessment result() {
    return {"A correct exposition in its main line. One statement that matters is false: kernel gradient descent from a network's initial function f_0 does not end at the interpolant of smallest norm (proposition 4.5, corollary 4.6); it does from f_0 = 0, and (for f_0 in the RKHS) exactly when f_0 is in the span of the kernel functions of the data. For the ReLU and inputs of dimension 3 or more f_0 is almost surely not in the RKHS, so that the trained network has no norm there. Convergence and positive-definiteness are quoted too generally; the rest are slips of indices, squares and signs.",
            text.full({"proposition-4.5-zero", "theorem-4.1"}), text.full({"proposition-4.5", "corollary-4.6", "corollary-4.6-norm", "section-3.4-global-minimum", "section-4.1-positive-definite"})};
}

std::vector<claim::Assessment> assessment() {
    return {
        {"A correct exposition in its main line: limits at initialisation, the functional dynamics, kernel regression, reproducing kernel Hilbert spaces, depth 1 as linear regression.", text.full({"theorem-2.6", "section-3-chain-rule", "proposition-3.4", "theorem-3.13", "section-3.3-depth-one", "theorem-4.1"}), {}},
        {"The one statement that matters and is false: kernel gradient descent from a network's initial function does not end at the interpolant of smallest norm (proposition 4.5, corollary 4.6). It does from f_0 = 0, and exactly when f_0 is in the span of the kernel functions of the data; in general the correction f_infinity - f_0 is the smallest one. For the ReLU, n_0 >= 3 and L >= 2 the initial function is almost surely outside the RKHS, and the norm of f_infinity is infinite: only the correction has a norm.",
         text.full({"proposition-4.5-zero"}), text.full({"proposition-4.5", "corollary-4.6", "corollary-4.6-norm"})},
        {"Convergence is claimed too generally: gradient descent needs a small enough step, and a convex cost that is bounded below need not have a minimum.", {}, text.full({"section-3.1-convergence", "section-3.4-critical-point", "section-3.4-global-minimum"})},
        {"Positive-definiteness is quoted without beta > 0; for the ReLU without biases it fails at L = 2.", {}, text.full({"section-4.1-positive-definite"})},
        {"Equations with slips of indices or squares: (3.6), (3.7), (3.8), the density of a multivariate normal, the covariance in the proof of theorem 2.6, the recursion of theorem 4.1, the semi-inner product, the sign and the square in the decay of the cost, the definition of positive definite, the norm of the RKHS, a span written as a set, a sign in a note.", {},
         text.full({"eq-3.6", "eq-3.7", "eq-3.8", "definition-2.2-density", "theorem-2.6-covariance", "theorem-4.1-recursion", "section-3.4-form", "section-3.4-cost", "section-3.4-decay", "section-3.4-definite", "section-4.2-norm", "proposition-3.4-display", "section-3-annotation"})},
    };
}

std::vector<claim::Errata> errata() {
    return {
        {claim::Weight::result, text.full({"proposition-4.5", "corollary-4.6", "corollary-4.6-norm", "section-3.4-global-minimum", "section-3.4-critical-point"})},
        {claim::Weight::support, text.full({"section-4.1-positive-definite", "section-3.1-convergence"})},
        {claim::Weight::aside, text.full({"section-3-annotation"})},
        {claim::Weight::slip, text.full({"eq-3.6", "eq-3.7", "eq-3.8", "section-3.4-cost", "section-3.4-decay", "section-3.4-form", "section-3.4-definite", "section-4.2-norm", "theorem-2.6-covariance", "definition-2.2-density", "proposition-3.4-display", "theorem-4.1-recursion"})},
    };
}

}  // namespace proofs::le_2025
