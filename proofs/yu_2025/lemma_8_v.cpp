#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// V(r) >= sum r_i >= 0 at r_i = k_i/1000 in [0, 1).
Truth nonnegative(const std::vector<long>& numerators) {
    const rigor::Precision precision(192);
    Ball v(0);
    Rational sum = 0;
    for (const long k : numerators) {
        v -= rigor::log(Ball(Rational(1000 - k, 1000)));
        sum += Rational(k, 1000);
    }
    return rigor::certainly_less(Ball(sum), v + Ball::dyadic(1, -150)) && rigor::truth(sum >= 0);
}
claim::legacy::Argument argue(long from) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (long k = from; k <= 999; k += 9) all = all && nonnegative({k, k, 0}) && nonnegative({k});
    return argument.step("-ln(1 - r) >= r >= 0 for r in [0, 1): balls at r from " + std::to_string(from) + "/1000 to 999/1000, and the derivative 1/(1 - r) - 1 = r/(1 - r) >= 0 in between", all);
}

}  // namespace

claim::legacy::Check lemma_8_v() {
    return {
        .id = "yu-2025/lemma-8-v",
        .check = with_misprint([](const claim::Context&) {
            claim::legacy::Finding finding = conclude(argue(0), claim::Evidence::proved, "all n, all r in [0, 1)^n; V = +infinity on the rest of the closed cube");
            finding.remark = "The cube should be [0, 1)^n. V(u) is the cross-entropy itself: -ln(1 - u_i) = ln(1 + e^(-m_i)), m_i = (2 y_i - 1) f_t(x_i); its convergence is that of a decreasing function bounded below.";
            return finding;
        }, R"($r\in[0,1)^n$ for $r\in[0,1]^n$.)"),
        .controls = {{"r in [-1, 1]^n", [](const claim::Context&) { return claim::verdict_of(argue(-999).conclusion()); }}},
        .property = claim::property("V(r) >= sum r_i >= 0 at random r in [0, 1)^n, n up to 6, in balls", nonnegative,
                                    claim::Input{"1000 r", rc::gen::mapcat(claim::integers(1, 6), [](long n) { return rc::gen::container<std::vector<long>>(static_cast<std::size_t>(n), claim::integers(0, 999)); })}),
    };
}
const claim::legacy::Registered registered_lemma_8_v{lemma_8_v};

}  // namespace proofs::yu_2025
