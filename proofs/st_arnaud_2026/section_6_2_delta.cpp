#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/st_arnaud_2026/common/harmonic.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// Is the delta that all terms from `first` need below `delta` for L = 100, 300, 1000? (It is largest at k = first and
/// increases with L.)
claim::legacy::Argument small(long first, const Rational& delta) {
    claim::legacy::Argument argument;
    const rigor::Precision precision(128);
    Truth all = Truth::yes;
    for (const long L : {100L, 300L, 1000L}) all = all && rigor::certainly_less(needed_delta(first, L), Ball(delta));
    return argument.step(
        "delta = " + rigor::to_string(delta) + " is enough at k = " + std::to_string(first) + ", L = 100, 300, 1000",
        all);
}
/// The deficit at k grows with L: ln((L+2)/(L+1)) > 1/(L+2); and falls with k: 1/(k+1) < ln((k+1)/k).
Truth monotone(long k) {
    const rigor::Precision precision(128);
    const Ball log = rigor::log(Ball(Rational(k + 1, k)));
    return rigor::certainly_less(Ball(Rational(1, k + 1)), log) && rigor::certainly_less(log, Ball(Rational(1, k)));
}

claim::Property property() {
    return claim::property("1/(k + 1) < ln((k + 1)/k) < 1/k: the deficit grows with L and falls with k, in balls",
                           monotone, claim::Input{"k", claim::integers(1, 1'000'000)});
}

}  // namespace

claim::legacy::Check section_6_2_delta() {
    return {
        .id = "st-arnaud-2026/section-6.2-delta",
        .check =
            [](const claim::Context& context) {
                claim::legacy::Finding finding = conclude(
                    small(2, Rational(2, 10)), claim::Evidence::proved,
                    "k = 2: delta must be at least 0.2 for every L >= 100 (its least value increases to 3/2 - gamma - ln 2 = 0.2296…)");
                const rigor::Precision precision(128);
                finding.values = {{"least delta for k = 2 at L = 1000",
                                   needed_delta(2, 1000).enclosure(std::min(context.digits, 12L))},
                                  {"least delta for k = 100 at L = 1000",
                                   needed_delta(100, 1000).enclosure(std::min(context.digits, 12L))}};
                finding.witness =
                    "k = 2, L = 1000: sum_(k'=3)^1001 1/k' = 5.98646…, ln(1001/2) = 6.21561…: delta >= 0.229, and it grows with L.";
                finding.pari = "for (e = 1, 5, L = 10^e; print(log((L + 1)/2) - sum(k = 3, L + 1, 1./k)))";
                finding.harm =
                    "None in the end: for the terms from k = l + 1 on delta = 1/(2 l) is enough, and the others weigh (k/L)^4. Only \"by choosing a large enough L\" should be \"by starting at a large k\".";
                finding.correction = {
                    R"(For the terms $k\ge l$ the inequality holds with $\delta=\frac1l$, for all $L$.)",
                    claim::verdict_of(small(100, Rational(1, 100)).conclusion()), claim::Evidence::proved,
                    "all L >= k >= l >= 1: ln((L+1)/k) - (H_(L+1) - H_k) <= sum (1/j - 1/(j+1)) over j >= k, which is at most 1/k"};
                return finding;
            },
        .controls = {{"delta = 0.001 from k = 100 on",
                      [](const claim::Context&) {
                          return claim::verdict_of(small(100, Rational(1, 1000)).conclusion());
                      }}},
        .property = property(),
    };
}
const claim::legacy::Registered registered_section_6_2_delta{section_6_2_delta};

}  // namespace proofs::st_arnaud_2026
