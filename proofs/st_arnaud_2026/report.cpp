// The referee's words about the paper of St-Arnaud, Carvalho and Farnadi: every sentence names the verdicts on which it rests.
#include "proofs/st_arnaud_2026/report.hpp"

#include "proofs/common/paper_text.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

const PaperText text{"st-arnaud-2026"};

}  // namespace

claim::Assessment result() {
    return {"The normalized kernel does tend to 1/4 off the diagonal, but exactly at the rate log L/L and not O(1/L): theorem 2, corollary 1 and the first sentence of theorem 3 are false as printed. The projections of theorem 3 a) converge at the rate 1/L all the same; case a) cannot occur for n to infinity with n0 fixed, and case b) is false at L = 2 (true for L >= 3 and n0 <= 4, open for L >= 3 and n0 >= 5). Propositions 4 and 7 are false as printed, and so is appendix A on biases; invertibility is claimed from L = 2 on and holds from L = 3 on; the range in proposition 5 and the definiteness in proposition 8 fail as printed. The recurrences, the closed forms, lemma 1 and the predictor of proposition 6, on which the paper builds, hold up to small slips.",
            text.full({"theorem-2-limit", "theorem-3-projections", "proposition-5-recurrence", "lemma-1", "proposition-6"}), text.full({"theorem-2", "corollary-1", "theorem-3-rate", "theorem-3-scenarios", "theorem-3-early-stopping", "proposition-4", "proposition-7", "appendix-a-biases", "section-4-case-a", "proposition-5-range", "proposition-8-definite"})};
}

std::vector<claim::Assessment> assessment() {
    return {
        {"The limit of theorem 2 is right: off the diagonal the normalized kernel tends to 1/4. The rate is not 1/L but log L/L, exactly (3/8) log L/L + O(1/L) for every pair of different points; the proof loses the logarithm in one line, where it adds up the errors of (2). As far as we know the order log L/L for deep kernels stands first in Hayou, Doucet and Rousseau, arXiv:1905.13654 (abstract read, text not examined); the constant 3/8, the expansion, the bounds for every L and the refutation are from this suite.", text.full({"theorem-2-limit", "section-6.2-epsilon-recurrence"}),
         text.full({"theorem-2", "section-6.2-product-formula", "theorem-3-rate", "corollary-1"})},
        {"Theorem 3, case a): the projections do converge at the rate 1/L, although the entries and the Davis-Kahan step (4) do not support it, because the logarithm is the same in all entries: the distance is at most (8/L) (3 pi/sqrt(2 delta) + 1/2) for every L and n. The distance to the predictor of the limit kernel is O(n) for any t, as the theorem says; with one constant for all t, as section 6.3 says, from L = 3 on and not at L = 2. The case itself cannot occur for n to infinity with n0 fixed.", text.full({"theorem-3-projections", "theorem-3-difference"}),
         text.full({"eq-4", "theorem-3-scenarios", "section-6.3-omega", "section-6.3-difference"})},
        {"Theorem 3, case b) is false at L = 2: two antipodal pairs give a projection operator as large as one likes. True for every depth is the bound 0.6383 sqrt(t). From L = 3 on it is true for n0 = 2, where the norm is bounded for all n and t, and for n0 = 3 and 4, where it is in O(sqrt(n)); for n0 >= 5 and L >= 3 it is open here (theorem-3-early-stopping-higher).", text.full({"theorem-3-early-stopping-circle", "theorem-3-early-stopping-sphere"}), text.full({"theorem-3-early-stopping"})},
        {"The limit kernel is invertible for all data sets from L = 3 on, not from L = 2 on: six points of a regular hexagon. With biases its limit as L -> infinity is singular, against appendix A.", {}, text.full({"section-4-case-a", "section-4-case-b", "section-4-stereographic", "section-6.4-l-hat", "appendix-a-biases"})},
        {"Proposition 7 confuses the angle with the cosine, and is false for every delta in the smallest case; the probability of example 2 exceeds 1 - e^-100000 where the text has 0.04. With angles both are right.", {}, text.full({"proposition-7", "example-2-probability", "example-2-offset"})},
        {"Section 5: the toy example and proposition 4 do not show what they are meant to. For one hidden layer and inputs orthogonal to the data the inner product of the features never changes, whatever the width.", {}, text.full({"example-1-norm", "example-1-density", "example-1-gradient", "proposition-4", "proposition-4-limit"})},
        {"Between 1 and 1/4 the normalized kernel follows G(u) = ((1+u)^4 - 1)/(4u(1+u)^3), u = L/U_1, U_1 = 3 pi/(2 sin(theta_1/2)), with an explicit error (corollary-1, corrected). Its behaviour is that of the critical phase, not of the ordered one, as section 7 has it; section 2.2 is right about the criterion chi_1 < 1.", text.full({"section-2.2-ordered-phase"}), text.full({"corollary-1", "section-7-ordered-phase"})},
        {"Proposition 8: eta converges geometrically, but is not positive definite for L = 2, 3, 4.", text.full({"proposition-8-limit"}), text.full({"proposition-8-definite"})},
        {"The recurrence, the map h, lemma 1, the closed forms and the predictor of proposition 6 hold as printed or up to small slips.", text.full({"proposition-1", "proposition-2", "proposition-3", "proposition-5-recurrence", "proposition-6", "lemma-1", "definition-5"}), text.full({"proposition-5-range", "proposition-6-proof", "remark-1"})},
    };
}

std::vector<claim::Errata> errata() {
    return {
        {claim::Weight::result, text.full({"theorem-2", "theorem-3-rate", "theorem-3-early-stopping", "theorem-3-scenarios", "corollary-1", "proposition-4", "proposition-4-limit", "proposition-7", "proposition-5-range", "section-5-neuron-deviations", "appendix-a-biases", "proposition-8-definite"})},
        {claim::Weight::support, text.full({"section-6.2-product-formula", "section-6.2-delta", "eq-4", "corollary-1-proof", "section-4-case-a", "section-6.4-l-hat", "section-4-stereographic", "section-4-case-b", "section-5-dynamics", "eq-1", "proposition-4-nonzero", "proposition-4-limit-terms", "eq-5-omega", "section-6.3-omega", "section-6.3-difference"})},
        {claim::Weight::aside, text.full({"section-6.3-only-depth", "example-2-probability", "example-2-offset", "example-2-cai", "example-1-norm", "example-1-gradient", "example-1-density", "figure-7", "footnote-7", "section-6.3-leading-eigenvector", "section-6.3-leading-image", "section-6.3-monotone", "remark-1", "proposition-6-proof", "section-7-ordered-phase"})},
        {claim::Weight::slip, text.full({"section-6.2-product-logarithms", "section-6.2-harmonic-sum", "section-6.2-delta-factor", "section-6.2-arcsin-expansion", "proposition-7-union", "appendix-c-any-metric", "figure-2", "section-3-kernel-range", "theorem-1"})},
    };
}

}  // namespace proofs::st_arnaud_2026
