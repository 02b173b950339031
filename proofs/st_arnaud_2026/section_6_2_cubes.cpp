#include "claim/generators.hpp"
#include "claim/legacy.hpp"
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
claim::legacy::Argument argue(long first) {
    claim::legacy::Argument argument;
    bool all = true;
    for (long L = 0; L <= 40; ++L) all = all && holds(L, first);
    return argument.step("all three at L = 0 to 40: polynomial identities of degree 4 in L (for the sum: the difference of both sides between L - 1 and L is the identity (L+1)^3)", rigor::truth(all));
}

}  // namespace

claim::legacy::Check section_6_2_cubes() {
    return {
        .id = "st-arnaud-2026/section-6.2-cubes",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = conclude(argue(1), claim::Evidence::proved, "all L >= 0");
            finding.remark = "So the upper bound of the proof is 1/4 + 1/(2L) + …, were it not for the errors lost before (st-arnaud-2026/section-6.2-product-formula); it is an upper bound only, and a rate of convergence needs a lower one too.";
            return finding;
        },
        .controls = {{"the sum from k = 2", [](const claim::Context&) { return claim::verdict_of(argue(2).conclusion()); }}},
        .property = claim::property("the three identities, exactly", [](long L) { return rigor::truth(holds(L, 1)); }, claim::Input{"L", claim::integers(0, 300)}),
    };
}
const claim::legacy::Registered registered_section_6_2_cubes{section_6_2_cubes};

}  // namespace proofs::st_arnaud_2026
