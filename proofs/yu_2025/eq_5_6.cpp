#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/divergence.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// sum u_i >= 1 - prod (1 - u_i) and n |u|^2 >= factor (sum u_i)^2, exactly.
Truth sums(const std::vector<long>& numerators, const Rational& factor) {
    Rational sum = 0, square = 0, product = 1;
    for (const long k : numerators) {
        const Rational u(k, 1000);
        sum += u;
        square += u * u;
        product *= 1 - u;
    }
    return rigor::truth(sum >= 1 - product && Rational(static_cast<long>(numerators.size())) * square >= factor * sum * sum);
}
/// y + ln y >= tau implies y >= tau - ln tau: at y = tau - ln tau y + ln y <= tau.
Truth inverts(const Rational& above_one) {
    const rigor::Precision precision(192);
    const Ball tau(Rational(1 + abs(above_one))), y = tau - rigor::log(tau);
    return rigor::certainly_less(y + rigor::log(y), tau + Ball::dyadic(1, -150));
}

claim::legacy::Argument argue(const Rational& c, const Rational& factor) {
    claim::legacy::Argument argument = divergence_argument(c);
    Truth all = Truth::yes, inverse = Truth::yes;
    for (long k = 1; k <= 60; ++k) {
        all = all && sums({k, 1000 - 7 * k, 13 * k}, factor) && sums({k, k, k, k}, factor);
        inverse = inverse && inverts(Rational(k * k, 3));
    }
    bool rate = true;
    for (long k = 1; k <= 20; ++k) {
        const Rational w(k, 3), share = w / (1 + w);  // w' = -(1 + w) share^2: (1/w - ln w)' = 1
        const Rational moved = -(1 + w) * share * share;
        rate = rate && -moved * (1 / (w * w) + 1 / w) == 1;
    }
    return argument.step("sum u_i >= 1 - prod (1 - u_i) and n |u|^2 >= (sum u_i)^2: 120 cases, exactly (induction; Cauchy-Schwarz)", all)
        .step("d/dt (1/w - ln w) = 1 for V' = -(1 - e^(-V))^2, w = e^V - 1: rational functions of w, 20 values", rigor::truth(rate))
        .step("y + ln y >= tau >= 1 gives y >= tau - ln tau (balls; y + ln y increases and ln(tau - ln tau) <= ln tau)", inverse);
}

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Finding finding = conclude(argue(Rational(1, 1000), 1), claim::Evidence::proved, "both networks, every n, samples, labels, widths and depths, every absolutely continuous solution of (2.7) on [0, infinity) with lambda_min(K_t(X, X)) >= C > 0");
    finding.stronger = "With a rate: (2 y_i - 1) f_t(x_i) >= ln(tau - ln tau) for tau = 1/w_0 - ln w_0 + C t/n >= 1, w_0 = e^(V_0) - 1 (V the cross-entropy itself): every margin grows at least like ln(C t/n), and V_t <= ln(1 + 1/(tau - ln tau)) falls at least like n/(C t).";
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
    const Ball w = rigor::power(Ball(2), Rational(6)) - Ball(1), tau = Ball(1) / w - rigor::log(w) + Ball(1'000'000);
    finding.values = {{"every margin at C t/n = 10^6, n = 6, f_0 = 0 (V_0 = 6 ln 2), at least", rigor::log(tau - rigor::log(tau)).enclosure(context.digits)}};
    return finding;
}

}  // namespace

claim::legacy::Check eq_5_6() {
    return {
        .id = "yu-2025/eq-5.6",
        .check = check,
        .controls = {{"C = 0", [](const claim::Context&) { return claim::verdict_of(argue(0, 1).conclusion()); }}, {"n |u|^2 >= (1 + 1e-20) (sum u_i)^2", [](const claim::Context&) { return claim::verdict_of(argue(Rational(1, 1000), 1 + rigor::parse_rational("1e-20")).conclusion()); }}},
        .property = claim::property("sum u_i >= 1 - prod (1 - u_i), n |u|^2 >= (sum u_i)^2, exactly, and the inversion at tau = 1 + |q|, in balls",
                                    [](const std::vector<long>& u, const Rational& q) { return sums(u, 1) && inverts(q); },
                                    claim::Input{"1000 u", rc::gen::mapcat(claim::integers(1, 7), [](long n) { return rc::gen::container<std::vector<long>>(static_cast<std::size_t>(n), claim::integers(1, 999)); })}, claim::Input{"q", claim::positive_rationals()}),
    };
}
const claim::legacy::Registered registered_eq_5_6{eq_5_6};

}  // namespace proofs::yu_2025
