#include "claim/generators.hpp"
#include "ntk/depth/depth_limit.hpp"
#include "ntk/depth/depth_sequences.hpp"
#include "claim/legacy.hpp"
#include "rigor/rate/rate_decision.hpp"

#include <fmt/format.h>

#include <utility>

namespace proofs::st_arnaud_2026 {
namespace {

using ntk::DepthConstants, ntk::NormalizedKernelIteration, ntk::RateClaim;
using rigor::Ball, rigor::Rational, rigor::Truth;

const RateClaim as_printed{Rational(1, 4), 1, 0};
const RateClaim corrected{Rational(1, 4), 1, 1};

claim::Verdict adjudicate_rate(const RateClaim& rate) {
    return claim::verdict_of(ntk::decide(rate, ntk::prove_depth_limit(ntk::prove_depth_constants())));
}

/// The second route: a rate claim against the expansion with coefficients in Q[pi, 1/pi, C], for all z in [-1, 1).
Truth by_expansion(const std::string& claim) {
    static const rigor::AsymptoticExpansion kernel(ntk::DepthSequences().expansion(ntk::depth_sequence("theta-bar")), 0);
    return rigor::decide(rigor::parse_rate_claim(claim, {ntk::DepthSequences::constant_name}), kernel).verdict;
}
claim::legacy::Control expansion_control(const std::string& claim) {
    return {"second route: " + claim, [claim](const claim::Context&) { return claim::verdict_of(by_expansion(claim)); }};
}

/// One walk with certified values of L (Theta_bar^(L) - 1/4), and the bounds that hold for all later layers.
struct Table {
    std::vector<claim::Value> values;
    std::vector<std::string> short_rows;  ///< the values to six digits, for the witness
    ntk::ExplicitDepthBounds beyond;
    Truth continues;  ///< the last value lies within the bounds computed a decade before it
};

Table tabulate(const char* z, long last, const DepthConstants& constants, long digits) {
    Table table;
    NormalizedKernelIteration<Ball> walk(rigor::parse_rational(z));
    ntk::ExplicitDepthBounds before;
    for (long L = 100; L <= last; L *= 10) {
        walk.advance_to(L);
        before = std::exchange(table.beyond, ntk::explicit_depth_bounds(walk, constants));
        table.values.push_back({fmt::format("L (Theta_bar^(L) - 1/4) at z = {}, L = {}", z, L), table.beyond.value.enclosure(digits)});
        table.short_rows.push_back(table.beyond.value.enclosure(6));
    }
    const Ball decade = rigor::log(Ball(10));
    table.continues = rigor::certainly_at_most(before.lower_constant + before.lower_slope * decade, table.beyond.value) &&
                      rigor::certainly_at_most(table.beyond.value, before.upper_constant + before.upper_slope * decade);
    table.values.push_back({fmt::format("increment from L = {} to {} at z = {}; (3/8) log 10 = 0.86346…", last / 10, last, z),
                            (table.beyond.value - before.value).enclosure(digits)});
    return table;
}

/// All lines of the refutation, with the numbers that they give. The verdict is what the whole argument shows, so every line counts.
struct Refuted {
    claim::legacy::Argument argument;
    std::vector<claim::Value> values;
    ntk::ExplicitDepthBounds at_zero;
    std::vector<std::string> at_zero_rows;
};
/// `last`: the depth of the walks; `deep`: the coefficient of log L in the line at L = 10^30.
Refuted refuting_lines(const ntk::DepthLimit& limit, const DepthConstants& constants, long digits, long last, const Rational& deep = Rational(3, 8)) {
    const rigor::Precision precision(rigor::bits_for_digits(digits) + ntk::guard_bits_for_depth(last));
    Refuted refuted;
    claim::legacy::Argument& argument = refuted.argument;
    argument
        .step(fmt::format("lemmas A and B: B, t, H, J > 0, H < {}, J < {} on all of [0, pi]", to_string(constants.H_max), to_string(constants.J_max)),
              constants.proved)
        .step("from the series at theta = 0, exactly: lim U (U' - U - 1) = 3/2, so the coefficient of log L/L is 3/8; and from layer 1 on |L (Theta_bar - 1/4) - (3/8) log L| <= U_1 + 1/2",
              limit.proved)
        .step("1/4 + O(1/L) contradicts 1/4 + (3/8) log L/L + O(1/L)", !ntk::decide(as_printed, limit))
        .step("second route, by the Fatou coordinate: 1/4 + O(1/L) is refuted", !by_expansion("1/4 + O(1/L)"))
        .step("second route: 1/4 + 3/8 log(L)/L + (C/4 - 1/8)/L + O(log(L)/L^2)", by_expansion("1/4 + 3/8*log(L)/L + (C/4 - 1/8)/L + O(log(L)/L^2)"));

    std::vector<claim::Value>& values = refuted.values;
    for (const char* z : {"0", "-1", "0.9"}) {
        Table table = tabulate(z, last, constants, digits);
        if (z == std::string("0")) {
            refuted.at_zero = table.beyond;
            refuted.at_zero_rows = table.short_rows;
        }
        values.insert(values.end(), table.values.begin(), table.values.end());
        argument.step(fmt::format("at z = {}: the certified value at L = {} lies within the bounds proved from L = {} on", z, last, last / 10), table.continues);
    }
    const ntk::ExplicitDepthBounds& at_zero = refuted.at_zero;
    values.push_back({fmt::format("a in: L (Theta_bar - 1/4) >= a + b log(L/{}) for all L >= {}, z = 0", last, last), at_zero.lower_constant.enclosure(digits)});
    values.push_back({"b", at_zero.lower_slope.enclosure(digits)});
    values.push_back({fmt::format("A in: L (Theta_bar - 1/4) <= A + B log(L/{}) for all L >= {}, z = 0", last, last), at_zero.upper_constant.enclosure(digits)});
    values.push_back({"B", at_zero.upper_slope.enclosure(digits)});
    values.push_back({fmt::format("T_L - U_L/4 at z = 0, L = {} (tends to -1/8)", last), at_zero.deviation.enclosure(digits)});

    const rigor::Precision more(rigor::Precision::bits() + 64);
    const Ball C = ntk::DepthOrbit(Rational(0), ntk::depth_jump_for(rigor::bits_for_digits(digits) + 32)).depth_constant();
    values.push_back({"C at z = 0", C.enclosure(digits)});
    values.push_back({"C/4 - 1/8 at z = 0, coefficient of 1/L", (C / Ball(4) - Ball(Rational(1, 8))).enclosure(digits)});
    const Ball depth(rigor::parse_rational("1e30"));
    const ntk::LayerState state = ntk::layer_state(0, numerator(rigor::parse_rational("1e30")), rigor::bits_for_digits(digits) + 32);
    values.push_back({"L (Theta_bar^(L) - 1/4) at z = 0, L = 10^30", state.excess.enclosure(digits)});
    argument.step(fmt::format("at z = 0, L = 10^30: |L (Theta_bar - 1/4) - ({}) log L - C/4 + 1/8| <= 4 log L/L by the jump in depth", to_string(deep)),
                  rigor::certainly_at_most(rigor::abs(state.excess - Ball(deep) * rigor::log(depth) - C / Ball(4) + Ball(Rational(1, 8))), Ball(4) * rigor::log(depth) / depth));
    return refuted;
}

claim::legacy::Finding check(const claim::Context& context) {
    const long last = context.thorough ? 10'000'000 : 1'000'000;
    const DepthConstants constants = ntk::prove_depth_constants();
    const ntk::DepthLimit limit = ntk::prove_depth_limit(constants);
    const Refuted refuted = refuting_lines(limit, constants, context.digits, last);
    const ntk::ExplicitDepthBounds& at_zero = refuted.at_zero;
    const std::vector<std::string>& at_zero_rows = refuted.at_zero_rows;

    claim::legacy::Finding finding = refute(refuted.argument, claim::Evidence::proved,
                                    "all z = <x, x'> in [-1, 1), all L (asymptotically; explicit bounds for all L >= " + std::to_string(last) + " at z = 0)");
    finding.values = refuted.values;
    finding.remark =
        "Prior work: that the tangent kernel of deep ReLU networks tends to its limit at the order log L/L off the diagonal stands, as far as we know, in S. Hayou, A. Doucet and J. Rousseau, \"Exact convergence rates of the neural tangent kernel in the large depth limit\" (arXiv:1905.13654, 2019), "
        "of which only the abstract was read here; its text was not examined. From this suite come the constant 3/8, C(z) with the whole expansion, the bounds for every L, and the refutation of the printed rate. "
        "By hand in double precision: 1 - r^2 cancels as r tends to 1, and the recurrence in r gives about 115 at L = 10^5 in place of 5.0396; compute in the angle (Python lines) or with more digits (PARI lines, 38 digits).";

    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = fmt::format(
            "Orthogonal x, x' (z = 0): L (Theta_bar^(L) - 1/4) is {} at L = 10^2, {} at 10^4, {} at 10^6, and for every L >= {} it is at least "
            "a + b log(L/{}), a = {}, b = {} (proved): no constant bounds it.",
            at_zero_rows[0], at_zero_rows[2], at_zero_rows[4], last, last, at_zero.lower_constant.enclosure(6), at_zero.lower_slope.enclosure(6));
        finding.pari = "r = 0.; T = 0.;  \\\\ z = 0, L = 1\n"
                       "for (L = 1, 10^4 - 1, T = (asin(r)/Pi + 1/2)*T; r = (r*asin(r) + sqrt(1 - r^2))/Pi + r/2; T += r);\n"
                       "print(T - 10^4/4)";
        // In the angle: 1 - r' = 1 - r - (sin a - a cos a)/pi has no cancellation, the difference by its series where a is small.
        finding.python = "from math import sin, cos, asin, sqrt, pi\n"
                         "a, T, row = pi/2, 0.0, []  # the angle and T = L Theta_bar at layer 1, z = 0\n"
                         "for L in range(1, 10**5 + 1):\n"
                         "    if L in (10**2, 10**4, 10**5): row.append('%.5f' % (T - L/4))\n"
                         "    b = sin(a) - a*cos(a) if a > 0.5 else a**3*(1/3 - a**2/30 + a**4/840 - a**6/45360 + a**8/3991680)\n"
                         "    T = (1 - a/pi)*T\n"
                         "    a = 2*asin(sqrt(sin(a/2)**2 - b/(2*pi)))\n"
                         "    T = T + cos(a)\n"
                         "print(*row)\n"
                         "# prints: 2.26676 4.17449 5.03964";
        finding.harm =
            "Corollary 1 and theorem 3 (its first sentence and case a)) repeat the rate; the projections of case a) converge at the rate 1/L all the same (theorem-3-projections). The limit 1/4 is untouched (theorem-2-limit).";
        finding.correction = {
            R"($\bar\Theta_\infty^{(L)}(x,x') = \frac14 + \frac38\,\frac{\log L}{L} + \left(\frac C4-\frac18\right)\frac1L + O\!\left(\frac{\log L}{L^2}\right)$ with $C = C(\langle x,x'\rangle) = \lim_{L\to\infty}\left(\frac{3\pi}{\theta_L}-L-\frac32\log L\right)$, $\cos\theta_L = \rho^{(L)}$: for $x \ne x'$ the value converges to $\frac14$ at the exact rate $\Theta\!\left(\frac{\log L}{L}\right)$. For every $L\ge1$: $\left|L\left(\bar\Theta_\infty^{(L)}(x,x')-\frac14\right)-\frac38\log L\right|\le\frac{3\pi}{2\sin(\theta_1/2)}+\frac12$.)",
            claim::verdict_of(limit.proved && ntk::decide(corrected, limit) && ntk::decide_log_coefficient(Rational(1, 4), Rational(3, 8), limit) &&
                              by_expansion("1/4 + 3/8*log(L)/L + (C/4 - 1/8)/L + O(log(L)/L^2)")),
            claim::Evidence::proved, "all z in [-1, 1), L -> infinity; the last bound for all L >= 1"};
    }
    return finding;
}

/// Both sides of L (Theta_bar - 1/4) = (U_L - L)/4 + D_L with the sums of lemmas A and B, from layer 1 on.
Truth bounds_hold(const Rational& z, long L) {
    static const DepthConstants constants = ntk::prove_depth_constants();
    const rigor::Precision precision(512);
    NormalizedKernelIteration<Ball> walk(z);
    const Ball first = ntk::depth_coordinate(walk.angle());
    const Ball start = walk.unnormalized() - first / Ball(4);
    Ball below(0), above(0);
    while (walk.layer() < L) {
        const Ball U = ntk::depth_coordinate(walk.angle());
        below += Ball(Rational(3, 2)) / U;
        above += Ball(constants.growth_max()) / U;
        walk.advance();
    }
    const Ball value = walk.unnormalized() - Ball(L) / Ball(4);
    const Ball shift = (first - Ball(1)) / Ball(4);
    const Ball least = shift + below / Ball(4) + rigor::minimum(start, -Ball(constants.J_max));
    const Ball most = shift + above / Ball(4);
    return constants.proved && rigor::certainly_at_most(least, value) && rigor::certainly_at_most(value, most);
}

}  // namespace

claim::legacy::Check theorem_2() {
    return {
        .id = "st-arnaud-2026/theorem-2",
        .check = check,
        .controls = {{"limit 1/4 + 1e-30, rate O(log L/L)", [](const claim::Context&) { return adjudicate_rate({Rational(1, 4) + rigor::parse_rational("1e-30"), 1, 1}); }},
                     {"limit 1/4, rate one class too fast: O(1/L)", [](const claim::Context&) { return adjudicate_rate(as_printed); }},
                     {"limit 1/4, rate O((log L)^(1 - 1e-6)/L)", [](const claim::Context&) { return adjudicate_rate({Rational(1, 4), 1, 1 - rigor::parse_rational("1e-6")}); }},
                     {"limit 1/4, rate O(log L/L^(1 + 1e-6))", [](const claim::Context&) { return adjudicate_rate({Rational(1, 4), 1 + rigor::parse_rational("1e-6"), 1}); }},
                     {"the lines of the refutation with 3/8 + 1e-20 in the last one, at L = 10^30", [](const claim::Context& context) {
                          const DepthConstants constants = ntk::prove_depth_constants();
                          return claim::verdict_of(refuting_lines(ntk::prove_depth_limit(constants), constants, context.digits, 1000, Rational(3, 8) + rigor::parse_rational("1e-20")).argument.conclusion());
                      }},
                     {"the lines of the refutation with an unproved limit", [](const claim::Context& context) {
                          const DepthConstants constants = ntk::prove_depth_constants();
                          ntk::DepthLimit limit = ntk::prove_depth_limit(constants);
                          limit.proved = Truth::unknown;
                          return claim::verdict_of(refuting_lines(limit, constants, context.digits, 1000).argument.conclusion());
                      }},
                     expansion_control("1/4 + 3/8*(1 + 1e-30)*log(L)/L + (C/4 - 1/8)/L + O(log(L)/L^2)"),
                     expansion_control("1/4 + 3/8*log(L)/L + (C/4 - 1/8 + 1e-30)/L + O(log(L)/L^2)"),
                     expansion_control("1/4 + (C/4 - 1/8)/L + O(log(L)/L^2)"),
                     expansion_control("1/4 + 3/8*log(L)/L + (C/4 - 1/8)/L + O(1/L^2)"),
                     {"coefficient of log L/L equal to 3/8 + 1e-20", [](const claim::Context&) {
                          return claim::verdict_of(ntk::decide_log_coefficient(Rational(1, 4), Rational(3, 8) + rigor::parse_rational("1e-20"), ntk::prove_depth_limit(ntk::prove_depth_constants())));
                      }}},
        .property = claim::property(
            "(U_1 - 1)/4 + (3/8) sum 1/U_k + min(D_1, -1.9) <= L (Theta_bar^(L) - 1/4) <= (U_1 - 1)/4 + (4.6/4) sum 1/U_k, for z in [-1, 1), 2 <= L <= 400 (an equality at L = 1)",
            bounds_hold, claim::Input{"z", claim::correlations_below_one()}, claim::Input{"L", claim::integers(2, 400)}),
    };
}
const claim::legacy::Registered registered_theorem_2{theorem_2};

}  // namespace proofs::st_arnaud_2026
