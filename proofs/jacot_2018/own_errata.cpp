// What earlier reports of this suite said wrongly about the paper of Jacot, Gabriel and Hongler, the newest first.
#include "proofs/jacot_2018/report.hpp"

namespace proofs::jacot_2018 {

std::vector<claim::OwnErratum> own_errata() {
    return {
        {"jacot-2018/theorem-2", "0.2.0", "\"The proof of theorem 2 holds with these repairs\", a list of five.",
         "A complete proof is written at the head of the source file of theorem-2, for beta > 0 and the widths one after the other; the printed proof has the false lines that the report names. Widths that grow together are "
         "not proved, which the reading now says.",
         "No complete proof was written anywhere, and the list was not one: the sum over the neurons (a.2-kernel-variation) was missing from it."},
        {"jacot-2018/a.2-conclusion", "0.2.0", "Fails, read with \"uniformly in [0, T]\"; witness |d_t| = t^(-1/2)/2.",
         "Fails as printed, at a single time t_0, by d_t = n on [t_0, t_0 + 1/n]: the speed there grows like sqrt n.",
         "\"Uniformly\" is not printed, and the old witness satisfies the sentence as printed, at each t > 0. The verdict stays."},
        {"jacot-2018/a.2-kernel-variation", "0.2.0", "Activations that vary by a common e change the sum by at most e (2 max |alpha| + e), so it varies at the rate n^(-1/2).",
         "Neuron i varies by its own e_i; the sum varies by at most (1/n) sum e_i (|alpha_i| + |alpha_i'| + e_i), and this mean is what is n^(-1/2) times a bounded variable.",
         "max |alpha_i| over n neurons grows like sqrt(2 log n), and so does the largest of the e_i times sqrt n: the old argument loses a power of log n. The verdict stays."},
        {"jacot-2018/section-3-critical-point", "0.2.0", "Of the correction: near a point that is not critical the rate is below a negative number, and C would fall without bound.",
         "The same with the reason why each visit lowers C by a fixed amount: the speed |grad_K C| is bounded near the point, so that each visit lasts long enough. f(t) has to be defined for all t.",
         "Without a bound on the speed the visits could be arbitrarily short. The bound follows from continuity; the correction stays true."},
        {"jacot-2018/a.4-step-1", "0.2.0", "Witness at beta = 0.", "Witness at beta = 1/10: 0.1026156 printed, 0.1078486 true.", "Section 2 has beta > 0. The verdict stays."},
        {"jacot-2018/section-4.1-depends", "0.2.0", "Witness beta = 0 against beta = 1.", "Witness beta = 1/10 against beta = 1.", "Section 2 has beta > 0. The verdict stays."},
        {"jacot-2018/section-4.2-preactivations", "0.2.0", "Witness at beta = 0.", "The same witness with b^(0) = 0, for every beta > 0.", "Section 2 has beta > 0. The verdict stays."},
        {"jacot-2018/remark-1-compensate", "0.2.0", "\"b ~ N(0, 1) … to compensate\" was mentioned under remark-1-functions as not part of the claim; the passage counted as covered by a claim that holds.",
         "A claim of its own, which fails: N(0, beta^2), except for beta = 1.", "It is part of the sentence, and remark-1-functions is about another one."},
        {"jacot-2018/theorem-2", "0.2.0", "24 and 32 networks a width, comparisons by 4 standard errors (also theorem-1, proposition-1, remark-4 and section-6.1-inflation).",
         "96 and 160 networks a width, comparisons by 5 standard errors; that E Theta_12^2 falls (theorem-1) is asked without the exponent 1/2.",
         "With so few networks the verdicts hung on the seed: some of the exponents lay no more than 5 standard errors below their bounds."},
        {"jacot-2018/a.2-second-derivative", "0.2.0", "A property computed with 128 bits.", "The same with 512 bits.",
         "At points that differ by less than 2^-100 the balls were too wide: seeds 13 and 27 left it open."},
    };
}

}  // namespace proofs::jacot_2018
