#include "claim/generators.hpp"
#include "ntk/depth/depth_limit.hpp"
#include "claim/legacy.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// Is lim e_L^(-1/2)/L = c sqrt(2)/pi?
claim::legacy::Argument argue(const Rational& c) {
    claim::legacy::Argument argument;
    // e_L^(-1/2) = U_L sqrt(2)/(3 pi), and U_L/L -> 1.
    argument.step("U_L/L -> 1, from 1 < U' - U <= 1 + 4.6/U on (0, pi]", ntk::prove_depth_constants().proved)
        .step("the coefficient of L in units of sqrt(2)/pi is 1/3", rigor::truth(c == Rational(1, 3)));
    return argument;
}

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Finding finding = conclude(argue(1), claim::Evidence::proved, "all z in [-1, 1), L -> infinity");
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + ntk::guard_bits_for_depth(100'000));
    ntk::NormalizedKernelIteration<Ball> walk(Rational(0));
    walk.advance_to(100'000);
    const Ball ratio = Ball(1) / (rigor::sqrt(Ball(1) - walk.correlation()) * Ball(100'000));
    const Ball printed_constant = rigor::sqrt(Ball(2)) / Ball::pi(), true_constant = printed_constant / Ball(3);
    finding.values = {{"e_L^(-1/2)/L at z = 0, L = 100000", ratio.enclosure(context.digits)},
                      {"sqrt(2)/(3 pi)", true_constant.enclosure(context.digits)},
                      {"sqrt(2)/pi, as printed", printed_constant.enclosure(context.digits)}};
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = fmt::format("At z = 0 and L = 100000, e_L^(-1/2)/L is {}; sqrt(2)/(3 pi) is {}, the printed sqrt(2)/pi is {}.",
                                      ratio.enclosure(6), true_constant.enclosure(6), printed_constant.enclosure(6));
        finding.pari = "r = 0.; for (L = 1, 10^5 - 1, r = (r*asin(r) + sqrt(1 - r^2))/Pi + r/2);\nprint([1/sqrt(1 - r)/10^5, sqrt(2)/(3*Pi), sqrt(2)/Pi])";
        finding.harm = "A factor 3 in the depth that the corollary asks for; the statement names no constant.";
        finding.correction = {R"($e_L^{1/2}(z)=\frac{1}{e_2^{-1/2}(z)+\frac{L\sqrt2}{3\pi}+o(L)}$.)", claim::verdict_of(argue(Rational(1, 3)).conclusion()),
                              claim::Evidence::proved, "all z in [-1, 1), L -> infinity"};
    }
    return finding;
}

}  // namespace

claim::legacy::Check corollary_1_proof() {
    return {
        .id = "st-arnaud-2026/corollary-1-proof",
        .check = check,
        .controls = {{"coefficient (1/3 + 1e-20) sqrt(2)/pi", [](const claim::Context&) { return claim::verdict_of(argue(Rational(1, 3) + rigor::parse_rational("1e-20")).conclusion()); }},
                     {"coefficient sqrt(2)/(2 pi)", [](const claim::Context&) { return claim::verdict_of(argue(Rational(1, 2)).conclusion()); }}},
        .property = claim::property(
            "0 <= e_L^(-1/2) - e_1^(-1/2) - (L - 1) sqrt(2)/(3 pi) <= 4.6 (sqrt(2)/(3 pi))(1/U_1 + log L), z in [-1, 1), 2 <= L <= 400",
            [](const Rational& z, long L) {
                const rigor::Precision precision(600);
                ntk::NormalizedKernelIteration<Ball> walk(z);
                const Ball first = ntk::depth_coordinate(walk.angle());
                walk.advance_to(L);
                const Ball excess = ntk::depth_coordinate(walk.angle()) - first - Ball(L - 1);
                return rigor::certainly_nonnegative(excess) &&
                       rigor::certainly_at_most(excess, Ball(Rational(46, 10)) * (Ball(1) / first + rigor::log(Ball(L))));
            },
            claim::Input{"z", claim::correlations_below_one()}, claim::Input{"L", claim::integers(2, 400)}),
    };
}
const claim::legacy::Registered registered_corollary_1_proof{corollary_1_proof};

}  // namespace proofs::st_arnaud_2026
