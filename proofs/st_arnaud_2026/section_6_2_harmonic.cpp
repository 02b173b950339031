// Section 6.2, proof of theorem 2, the display after (2), fourth and fifth line, and the sentence below:
//   sum_k (1/k) exp(-sum_(k'=k+1)^(L+1) 4/k') <= sum_k (1/k) exp(4 (ln(k/(L+1)) + delta)) "(using ln(n) ~ sum_(k=1)^n 1/k + gamma for large n)"  = e^delta sum_k (1/k) (k/(L+1))^4,
//   "where the multiplication factor e^delta can be made close to 1 (i.e. delta -> 0+ by choosing a large enough L)".
// Three statements. (a) ln n ~ H_n + gamma: the sign; H_n - ln n -> gamma = 0.577. (b) exp(4 (x + delta)) = e^(4 delta) e^(4 x), not e^delta e^(4 x). (c) The inequality needs delta >= ln((L+1)/k) - (H_(L+1) - H_k) for all k from 2 on; at k = 2 this
// increases with L to 3/2 - gamma - ln 2 = 0.2296…: delta does not go to 0 as L grows. It does if the sum starts at a large k.
#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

Rational harmonic(long n) {
    Rational sum = 0;
    for (long k = 1; k <= n; ++k) sum += Rational(1, k);
    return sum;
}
/// 1/(2 (n + 1)) < H_n - ln n - gamma < 1/(2 n) encloses gamma: from n = 2000, to 10^-6.
Ball euler_gamma() {
    const long n = 2000;
    const Ball d = Ball(harmonic(n)) - rigor::log(Ball(n));
    return Ball::hull(d - Ball(Rational(1, 2 * n)), d - Ball(Rational(1, 2 * (n + 1))));
}

/// |H_n + sign gamma - ln n| < 1/n at n = 10, 100, 1000.
claim::legacy::Argument asymptotics(int sign) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    const rigor::Precision precision(128);
    for (const long n : {10L, 100L, 1000L}) all = all && rigor::certainly_less(rigor::abs(Ball(harmonic(n)) + Ball(sign) * euler_gamma() - rigor::log(Ball(n))), Ball(Rational(1, n)));
    return argument.step(sign > 0 ? "|H_n + gamma - ln n| < 1/n at n = 10, 100, 1000" : "|H_n - gamma - ln n| < 1/n at n = 10, 100, 1000", all);
}

/// exp(4 (x + delta)) = e^(power delta) e^(4 x), delta = 1/2.
claim::legacy::Argument factor(long power) {
    claim::legacy::Argument argument;
    const rigor::Precision precision(128);
    const Ball left = rigor::exp(Ball(4) * (Ball(-1) + Ball(Rational(1, 2)))), right = rigor::exp(Ball(power) / Ball(2)) * rigor::exp(Ball(-4));
    return argument.step("exp(4 (x + delta)) = e^(" + std::to_string(power) + " delta) e^(4 x) at x = -1, delta = 1/2",
                         left.overlaps(right) ? rigor::certainly_less(rigor::abs(left - right), Ball::dyadic(1, -100)) : Truth::no);
}

/// What the term k needs: ln((L+1)/k) - (H_(L+1) - H_k).
Ball needed(long k, long L) { return rigor::log(Ball(Rational(L + 1, k))) - Ball(Rational(harmonic(L + 1) - harmonic(k))); }
/// Is the delta that all terms from `first` need below `delta` for L = 100, 300, 1000? (It is largest at k = first and increases with L.)
claim::legacy::Argument small(long first, const Rational& delta) {
    claim::legacy::Argument argument;
    const rigor::Precision precision(128);
    Truth all = Truth::yes;
    for (const long L : {100L, 300L, 1000L}) all = all && rigor::certainly_less(needed(first, L), Ball(delta));
    return argument.step("delta = " + rigor::to_string(delta) + " is enough at k = " + std::to_string(first) + ", L = 100, 300, 1000", all);
}
/// The deficit at k grows with L: ln((L+2)/(L+1)) > 1/(L+2); and falls with k: 1/(k+1) < ln((k+1)/k).
Truth monotone(long k) {
    const rigor::Precision precision(128);
    const Ball log = rigor::log(Ball(Rational(k + 1, k)));
    return rigor::certainly_less(Ball(Rational(1, k + 1)), log) && rigor::certainly_less(log, Ball(Rational(1, k)));
}

claim::Property property() {
    return claim::property("1/(k + 1) < ln((k + 1)/k) < 1/k: the deficit grows with L and falls with k, in balls", monotone, claim::Input{"k", claim::integers(1, 1'000'000)});
}

}  // namespace

claim::legacy::Check section_6_2_harmonic_sum() {
    return {
        .id = "st-arnaud-2026/section-6.2-harmonic-sum",
        .check = [](const claim::Context& context) {
            claim::legacy::Finding finding = conclude(asymptotics(1), claim::Evidence::proved, "n -> infinity: the difference tends to 2 gamma");
            const rigor::Precision precision(128);
            finding.values = {{"H_1000 + gamma - ln 1000", (Ball(harmonic(1000)) + euler_gamma() - rigor::log(Ball(1000))).enclosure(std::min(context.digits, 6L))}};
            finding.witness = "H_1000 = 7.4854…, ln 1000 = 6.9077…: ln n is smaller than the harmonic sum, by 0.5777…";
            finding.pari = "print(sum(k = 1, 1000, 1./k), \"  \", log(1000), \"  \", Euler)\n\\\\ prints 7.48547086…, 6.90775527…, 0.577215664…";
            finding.harm = "None: only differences H_(L+1) - H_k are used, and there gamma cancels.";
            finding.correction = {R"($\ln(n)=\sum_{k=1}^n\frac1k-\gamma+O\left(\frac1n\right)$.)", claim::verdict_of(asymptotics(-1).conclusion()), claim::Evidence::proved, "all n (0 < H_n - ln n - gamma < 1/(2n), as 1/(k+1) < ln((k+1)/k) < 1/k)"};
            return finding;
        },
        .controls = {{"ln n = H_n + 2 gamma", [](const claim::Context&) { return claim::verdict_of(asymptotics(2).conclusion()); }}},
        .property = property(),
    };
}
const claim::legacy::Registered registered_section_6_2_harmonic_sum{section_6_2_harmonic_sum};

claim::legacy::Check section_6_2_delta_factor() {
    return {
        .id = "st-arnaud-2026/section-6.2-delta-factor",
        .check = [](const claim::Context&) {
            claim::legacy::Finding finding = conclude(factor(1), claim::Evidence::proved, "every delta != 0");
            finding.witness = "exp(4 (x + delta)) = e^(4 delta) e^(4x); with delta = 1/2 the factor is e^2 = 7.389…, not e^(1/2) = 1.648…";
            finding.pari = "d = 1/2; x = -1; print(exp(4*(x + d)), \"  \", exp(d)*exp(4*x), \"  \", exp(4*d)*exp(4*x))\n\\\\ prints 0.135335283…, 0.0301973834…, 0.135335283…";
            finding.harm = "None: the factor is only said to be close to 1.";
            finding.correction = {R"(The factor is $e^{4\delta}$.)", claim::verdict_of(factor(4).conclusion()), claim::Evidence::proved, "all delta (functional equation of the exponential)"};
            return finding;
        },
        .controls = {{"e^(2 delta)", [](const claim::Context&) { return claim::verdict_of(factor(2).conclusion()); }}},
        .property = property(),
    };
}
const claim::legacy::Registered registered_section_6_2_delta_factor{section_6_2_delta_factor};

claim::legacy::Check section_6_2_delta() {
    return {
        .id = "st-arnaud-2026/section-6.2-delta",
        .check = [](const claim::Context& context) {
            claim::legacy::Finding finding = conclude(small(2, Rational(2, 10)), claim::Evidence::proved, "k = 2: delta must be at least 0.2 for every L >= 100 (its least value increases to 3/2 - gamma - ln 2 = 0.2296…)");
            const rigor::Precision precision(128);
            finding.values = {{"least delta for k = 2 at L = 1000", needed(2, 1000).enclosure(std::min(context.digits, 12L))}, {"least delta for k = 100 at L = 1000", needed(100, 1000).enclosure(std::min(context.digits, 12L))}};
            finding.witness = "k = 2, L = 1000: sum_(k'=3)^1001 1/k' = 5.98646…, ln(1001/2) = 6.21561…: delta >= 0.229, and it grows with L.";
            finding.pari = "for (e = 1, 5, L = 10^e; print(log((L + 1)/2) - sum(k = 3, L + 1, 1./k)))";
            finding.harm = "None in the end: for the terms from k = l + 1 on delta = 1/(2 l) is enough, and the others weigh (k/L)^4. Only \"by choosing a large enough L\" should be \"by starting at a large k\".";
            finding.correction = {R"(For the terms $k\ge l$ the inequality holds with $\delta=\frac1l$, for all $L$.)", claim::verdict_of(small(100, Rational(1, 100)).conclusion()), claim::Evidence::proved,
                                  "all L >= k >= l >= 1: ln((L+1)/k) - (H_(L+1) - H_k) <= sum (1/j - 1/(j+1)) over j >= k, which is at most 1/k"};
            return finding;
        },
        .controls = {{"delta = 0.001 from k = 100 on", [](const claim::Context&) { return claim::verdict_of(small(100, Rational(1, 1000)).conclusion()); }}},
        .property = property(),
    };
}
const claim::legacy::Registered registered_section_6_2_delta{section_6_2_delta};

}  // namespace proofs::st_arnaud_2026
