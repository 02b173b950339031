#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// All factors 1 - 4/k', k' from `first` on, are positive; for k' >= 5 they are, increasing in k'.
bool positive_from(long first) {
    bool all = true;
    for (long k = first; k <= 60; ++k) all = all && 1 - Rational(4, k) > 0;
    return all;
}
/// prod = exp(sum ln) for k' = first … last, in balls.
Truth agrees(long first, long last) {
    const rigor::Precision precision(192);
    Rational product = 1;
    Ball sum(0);
    for (long k = first; k <= last; ++k) {
        product *= 1 - Rational(4, k);
        sum += rigor::log(Ball(Rational(1 - Rational(4, k))));
    }
    return rigor::certainly_less(rigor::abs(rigor::exp(sum) - Ball(product)), Ball::dyadic(1, -120));
}
claim::legacy::Argument argue(long first) {
    claim::legacy::Argument argument;
    return argument.step("every factor 1 - 4/k', k' >= " + std::to_string(first) + ", is positive, so that it has a logarithm", rigor::truth(positive_from(first)));
}

}  // namespace

claim::legacy::Check section_6_2_product_logarithms() {
    return {
        .id = "st-arnaud-2026/section-6.2-product-logarithms",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = conclude(argue(2), claim::Evidence::proved, "every L >= 1: the last term needs ln(1 - 4/2) = ln(-1)");
            if (finding.verdict == claim::Verdict::fails) {
                finding.witness = "k' = 2: 1 - 4/2 = -1; k' = 3: 1 - 4/3 = -1/3; k' = 4: 0. None has a real logarithm.";
                finding.pari = "print(vector(5, k, 1 - 4/(k + 1)), \"  \", log(-1.))\n\\\\ prints -1, -1/3, 0, 1/5, 1/3, and 3.14159265…*I";
                finding.harm = "None by itself: the terms concerned are 0 for L >= 3. The text announces an expansion \"up to eps_l, for a fixed and large l\", and prints l = 2.";
                finding.correction = {R"(The same with sums from $l+1$ and $\epsilon_l(z)$ for a fixed $l\ge4$: $\sum_{k=l+1}^{L+1}\frac1k\exp\left(\sum_{k'=k+1}^{L+1}\ln\left(1-\frac4{k'}\right)\right)$, $\epsilon_l(z)\exp\left(\sum_{k'=l+1}^{L+1}\ln\left(1-\frac4{k'}\right)\right)$.)", claim::verdict_of(argue(5).conclusion()),
                                      claim::Evidence::proved, "all L >= l >= 4, as a rewriting"};
            }
            return finding;
        },
        .controls = {{"factors from k' = 4", [](const claim::Context&) { return claim::verdict_of(argue(4).conclusion()); }}},
        .property = claim::property("prod (1 - 4/k') = exp(sum ln(1 - 4/k')) from k' >= 5 on, in balls", [](long first, long count) { return agrees(first, first + count); }, claim::Input{"first", claim::integers(5, 60)}, claim::Input{"count", claim::integers(0, 60)}),
    };
}
const claim::legacy::Registered registered_section_6_2_product_logarithms{section_6_2_product_logarithms};

}  // namespace proofs::st_arnaud_2026
