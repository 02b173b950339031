// What earlier reports of this suite said wrongly about the paper of St-Arnaud, Carvalho and Farnadi, the newest first.
#include "proofs/st_arnaud_2026/report.hpp"

namespace proofs::st_arnaud_2026 {

std::vector<claim::OwnErratum> own_errata() {
    const std::string version = "0.2.0", paper = "st-arnaud-2026/";
    return {
        {.id = "st-arnaud-2026/theorem-3-early-stopping",
         .version = "0.2.0",
         .said = "Three antipodal pairs of S^2: the norm of the projection operator at time t is at least (1 - e^(-t lambda_n))/s.",
         .now = "Two antipodal pairs ±(c, s), ±(c, -s) of a circle: it is at least (1 - e^(-t lambda_n))/(2 s). For the three pairs it is at least "
                "(1 - e^(-t lambda_n)) sqrt(1 - s^2/2)/s.",
         .why = "sqrt(1 + c^2)/sqrt(2) = sqrt(1 - s^2/2) is less than 1: the last inequality pointed the wrong way. The page's own PARI/GP lines printed "
                "9.9772, 99.9977, 999.99977 where the bound said 10, 100, 1000. The verdict stands."},
        {.id = "st-arnaud-2026/theorem-3-early-stopping",
         .version = "0.2.0",
         .said = "False for L = 2, n0 = 3, every n >= 6; L >= 3 is not decided.",
         .now = "False for L = 2, every n0 >= 2, every n >= 4. For L >= 3 true for n0 = 2 (theorem-3-early-stopping-circle), 3 and 4 "
                "(theorem-3-early-stopping-sphere), and open for n0 >= 5 (theorem-3-early-stopping-higher).",
         .why = "A simpler example, and proofs for n0 <= 4. What is open is a claim of its own and no longer a remark."},
        {paper + "example-2-offset", version, "Small: 2.17 in place of 1.37, so the message (\"dominated by the depth L for even small values of L\") stands.",
         "The message does not stand: the offset equals the term that grows with the depth, L sqrt(2)/(3 pi), only at L = 14.4, and at the angle delta Theta_bar is 0.558, 0.461, 0.347 at L = 5, 10, 30.",
         "The sentence was not computed; the coefficient that refutes it stands in corollary-1-proof."},
        {paper + "example-2-probability", version, "The message of the example survives with other numbers.", "Close pairs can be excluded with high probability, at angles and not at cosines of 0.72; what the example concludes for the depth does not stand.",
         "As example-2-offset."},
        {paper + "section-7-ordered-phase", version, "One claim for the sentences of sections 2.2 and 7: holds, by chi_1 = 1/2 < 1.",
         "Two claims. Section 2.2's sentence holds (section-2.2-ordered-phase). Section 7's fails: the studied kernel is that of critical weights, and its correlations tend to 1 like 9 pi^2/(2 L^2), not exponentially.",
         "The behaviour that section 7 speaks of was set aside in a remark, against the sentence's own words."},
        {paper + "theorem-3-difference", version, "Holds with a constant that depends on delta, n0, L >= 3 and M: |f_t - f̂_t| <= n M (1/lambda_n + 4/3).",
         "Holds for any t, all L and all data sets with a constant that depends on t and B, |f_t - f̂_t| <= B sqrt n (sqrt t + 2/sqrt 3); with one constant for all t it is a claim of its own, section-6.3-difference: false at L = 2, true for L >= 3.",
         "1/lambda_n is no constant that depends on delta, n0 and L unless lambda_n is bounded below: the compactness argument was missing. At L = 2 there is no such bound, and the reading left L = 2 out without a verdict."},
        {paper + "theorem-3-projections", version, "Holds \"uniformly for points with x_i^T x_j <= 1 - delta\"; argued for fixed points, the constant depending on n0 and n too.",
         "Holds with an explicit constant, uniformly: at most (8/L) (3 pi/sqrt(2 delta) + 1/2) |v| for all L, n and n0.", "The uniformity was claimed and not proved; it is true, by explicit bounds of the expansion from layer 1 on (depth_limit.hpp)."},
        {paper + "section-6.3-monotone", version, "False for L = 2 to 12, near z = -1.", "False for every L >= 2: at the angle pi the derivative of L Theta_bar^(L) in the angle is (1/pi) prod_(l=2)^(L-1) (1 - theta_l/pi) > 0.",
         "Only twelve depths had been computed."},
        {paper + "theorem-3-non-trivial", version, "Holds, read as \"the operator is not the same for all x\".", "Not checkable: the paper does not define the word, and the condition on L has no constant. What was shown stands as a remark.",
         "An undefined word had been turned into an easy statement."},
        {paper + "figure-8", version, "Holds, read as \"L does not decrease as points are added to one growing sample\".", "Not checkable: the caption says what is drawn and asserts nothing. The values stand.", "A caption had been turned into an easy statement."},
        {paper + "theorem-1", version, "Weighted as a result that is false as printed, and named in the summary.", "A quotation without the hypothesis of its source (a Lipschitz activation); weighted as a slip.",
         "The paper uses the ReLU, for which the theorem cited holds: the measure of charity asks for the weight of a slip."},
        {paper + "theorem-2", version, "No prior work was named, and the line about L = 10^30 stood among the lines that show the verdict without deciding anything.",
         "The order log L/L is credited to Hayou, Doucet and Rousseau (arXiv:1905.13654, text not examined). All lines decide, and the bound |L (Theta_bar - 1/4) - (3/8) log L| <= 3 pi/(2 sin(theta_1/2)) + 1/2 holds for every L and z.",
         "The verdict was computed before the last line was appended, and its own flag for the expansion came from the lemmas alone."},
        {paper + "example-2-probability", version, "PARI/GP lines that print 458251841455933 for the expected number of pairs.",
         "Lines that print 458251981308753.4, the number of the page.",
         "The quadrature of the lines had seven correct digits; the enclosure on the page was right. A test runs the lines now."},
        {paper + "theorem-2", version, "A property for L >= 1, which left the verdict open for 16 of the seeds 1 to 40.",
         "The property for L >= 2.", "At L = 1 one side can be equal, and balls do not decide an equality."},
    };
}

}  // namespace proofs::st_arnaud_2026
