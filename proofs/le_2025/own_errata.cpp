// What earlier reports of this suite said wrongly about the paper of Le, the newest first.
#include "proofs/le_2025/report.hpp"

namespace proofs::le_2025 {

std::vector<claim::OwnErratum> own_errata() {
    return {
        {"le-2025/section-3.1-no-effect", "0.2.0", "Fails, read as a statement about predictions at any x; \"one wrong explanation after proposition 3.4\".",
         "Holds, for predictions on the data; that a component orthogonal to the data has an effect off the data is a remark.",
         "The sentence gives its reason, \"due to orthogonality with the data points\", which is about the data; the old reading went against its own words."},
        {"le-2025/corollary-4.6-norm", "0.2.0", "That f_0 is in general not in the RKHS stood, without a proof, only in a comment of a source file.",
         "A claim of its own, with a proof: for the ReLU, n_0 >= 3 and L >= 2 the f_0 of the network is almost surely not in the RKHS, and neither is f_infinity.",
         "A reader of the page could not see it, and \"in general\" is not a statement: for n_0 = 2, L = 2, beta = 0 f_0 is in the RKHS almost surely."},
        {"le-2025/section-3.4-critical-point", "0.2.0", "Of the correction: along a convergent sequence the rate cannot stay below a negative number, as C is bounded there.",
         "With the reason why each visit near such a point lowers C by a fixed amount: the speed |grad_K C| is bounded there. f_t has to be defined for all t.",
         "Without a bound on the speed the visits could be arbitrarily short. The bound follows from continuity; the correction stays true."},
        {"le-2025/corollary-4.4", "0.2.0", "sup |f_t - g_t| falls faster than n^(-1/4) (and remark-4.3), by 4 standard errors.",
         "It falls, by 5 standard errors; of remark-4.3 the kernel falls faster than n^(-1/4) from its start and than n^(-1/10) from its limit.", "The verdict hung on the seed (seed 9): the exponent lies some 4.4 standard errors below -1/4, and the corollary claims no rate."},
        {"le-2025/theorem-4.1", "0.2.0", "The mean square of Theta - Theta_infinity falls faster than n^(-1/2) (and theorem-2.6, remark-2.7).",
         "It falls faster than n^(-1/4), and the mean of Theta, extrapolated, is compatible with Theta_infinity.",
         "The verdict hung on the seed, and with seed 23 a control was accepted: at these widths the scatter hides a limit that is wrong by a third; the mean does not."},
    };
}

}  // namespace proofs::le_2025
