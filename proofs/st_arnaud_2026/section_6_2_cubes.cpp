// Section 6.2, proof of theorem 2, end: sum_(k=1)^(L+1) k^3 = ((L+1)(L+2)/2)^2 = ((L+1)^4 + 2 (L+1)^3 + (L+1)^2)/4, divided by (L+1)^4: 1/4 + 1/(2(L+1)) + 1/(4(L+1)^2). Polynomial identities of degree 4 in L; the first by induction. (The sum in the
// display starts at k = 2: one less.)
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/claims.hpp"
#include "rigor/number/rational.hpp"
#include "rigor/number/truth.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Rational;

bool holds(long L, long first) {
    Rational sum = 0;
    for (long k = first; k <= L + 1; ++k) sum += Rational(k) * k * k;
    const Rational n = L + 1, square = n * (n + 1) / 2;
    return sum == square * square && square * square == (n * n * n * n + 2 * n * n * n + n * n) / 4 && square * square / (n * n * n * n) == Rational(1, 4) + 1 / (2 * n) + 1 / (4 * n * n);
}
claim::Argument argue(long first) {
    claim::Argument argument;
    bool all = true;
    for (long L = 0; L <= 40; ++L) all = all && holds(L, first);
    return argument.step("all three at L = 0 to 40: polynomial identities of degree 4 in L (for the sum: the difference of both sides between L - 1 and L is the identity (L+1)^3)", rigor::truth(all));
}

}  // namespace

claim::Claim section_6_2_cubes() {
    return {
        .id = "st-arnaud-2026/section-6.2-cubes",
        .where = "section 6.2, proof of theorem 2, last display and the two sentences below",
        .title = "The sum of cubes",
        .statement = R"($\sum_{k=1}^{L+1}k^3=\left(\frac{(L+1)(L+2)}2\right)^2$; expanded, $\frac{(L+1)^4+2(L+1)^3+(L+1)^2}4$. Dividing by $(L+1)^4$: $\frac14+\frac1{2(L+1)}+\frac1{4(L+1)^2}$, which approaches $\frac14$.)",
        .reading = "As identities.",
        .method = "Exact values, more than the degree.",
        .attack = "Tried: L = 0; the sum from k = 2, which the display before has (control): it is smaller by 1, which the division by (L+1)^4 makes harmless.",
        .uses = {},
        .check = [](const claim::Context&) {
            claim::Finding finding = conclude(argue(1), claim::Evidence::proved, "all L >= 0");
            finding.remark = "So the upper bound of the proof is 1/4 + 1/(2L) + …, were it not for the errors lost before (st-arnaud-2026/section-6.2-product-formula); it is an upper bound only, and a rate of convergence needs a lower one too.";
            return finding;
        },
        .controls = {{"the sum from k = 2", [](const claim::Context&) { return claim::verdict_of(argue(2).conclusion()); }}},
        .property = claim::property("the three identities, exactly", [](long L) { return rigor::truth(holds(L, 1)); }, claim::Input{"L", claim::integers(0, 300)}),
    };
}

}  // namespace proofs::st_arnaud_2026
