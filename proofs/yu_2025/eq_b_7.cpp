#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/maclaurin.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::eq_b_7 {
namespace {

using rigor::Rational, rigor::Truth;

/// (B.7): the product of the two signs of the terms of the second sum of the first line; (n + shift)! and front/pi in
/// the second line.
struct Reading {
    long signs = -1;
    long shift = 1;
    Rational front{1, 2};
};

/// The coefficients of u^(2n+2), times pi, in terms of b = (2n)!/(4^n n!^2): by (B.6), by the second sum at n + 1,
/// where b_(n+1) = b (2n+1)/(2n+2), and by the second line.
claim::Step lines_agree(const Reading& reading) {
    return claim::identity<2>(
        fmt::format("b/(2n+1) + ({}) b ((2n+1)/(2n+2))/(2n+1), the first line", reading.signs),
        [=](const auto& n, const auto& b) {
            return b / (2 * n + 1) + reading.signs * b * ((2 * n + 1) / (2 * n + 2)) / (2 * n + 1);
        },
        fmt::format("{} b n!/(n+{})!/(2n+1), the second", rigor::to_string(reading.front), reading.shift),
        [=](const auto& n, const auto& b) {
            const auto one = n / n;
            const auto ratio = reading.shift == 1 ? one / (n + 1) : one;
            return reading.front * b * ratio / (2 * n + 1);
        });
}

/// Both lines as printed against the squared Hermite coefficients of the ReLU (Mehler).
Truth coefficients_by_hermite(long k) {
    const ntk::PiRational c = ntk::relu_dual_coefficient(k);
    return rigor::truth(b_7_first_line(k) == c && b_7_second_line(k) == c);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all u in [-1, 1], both lines";
    result.steps.carries(claim::cites(context, "yu-2025/eq-b.6"))
        .carries(claim::written(context, "root"))
        .carries(lines_agree(reading))
        .carries(claim::written(context, "second-line"))
        .supports(claim::range("k", 0, 300,
                               "the coefficients of u^k in both lines by the Hermite coefficients of the ReLU",
                               coefficients_by_hermite));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-b.7", check)
        .control("one of the two alternating signs dropped", [](Reading& r) { r.signs = 1; })
        .control("n! in place of (n + 1)!", [](Reading& r) { r.shift = 0; })
        .control("1/(2 pi) (1 + 2e-30)", [](Reading& r) { r.front += rigor::parse_rational("1e-30"); })
        .property(claim::property(
            "|partial sum of the second line - kappa_1(u)| <= proved tail, u in [-1, 1], 2 to 120 terms",
            [](const Rational& u, long terms) { return sums_to_closed_form(b_7_second_line, true, u, terms); },
            claim::Input{"u", claim::correlations()}, claim::Input{"terms", claim::integers(2, 120)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_b_7
