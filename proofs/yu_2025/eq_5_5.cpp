#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/lyapunov.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

claim::legacy::Argument argue(int sign) {
    claim::legacy::Argument argument;
    return argument.step("V = (" + std::to_string(sign) + ") sum ln(1 - u_i): V' = -u^T K^r u, 60 networks, exactly", for_seeds(60, [&](long seed) {
        const LyapunovRate r = lyapunov_rate(seed, sign);
        return rigor::truth(r.rate == -r.form);
    }));
}

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Finding finding = conclude(argue(1), claim::Evidence::proved, "false for every network, sample and time with u^T K^r u > 0");
    // Network (2.1), L = 1, m = 2, n = 1, x = 0, y = 1: V = 0, one active neuron with b = 1: f = 0, u = 1/2, K = 1.
    ExactNetwork network = ntk::yu_fully_connected<Rational>(1, std::vector<long>{2});
    network.maps[0].bias << Rational(1), Rational(-1);
    ExactMatrix point(1, 1);
    point << Rational(0);
    const Rational k = ntk::empirical_kernel(network, point)(0, 0), u(1, 2), moved = -u * (1 - u) * k * u, rate = -moved / (1 - u);
    finding.values = {{"witness: dV/dt for V = ln(1 - u)", Ball(rate).enclosure(context.digits)}, {"(5.5) says", Ball(Rational(-u * k * u)).enclosure(context.digits)}};
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "Network (2.1), L = 1, m = 2, one point x = 0 with y = 1, W^(2) = 0, b = (1, -1): f = 0, u = 1/2, K = 1. u' = -u (1 - u) K u = -1/8, d/dt ln(1 - u) = -u'/(1 - u) = 1/4; (5.5) gives -1/4.";
        finding.pari = "u = 1/2; k = 1; du = -u*(1 - u)*k*u; print(-du/(1 - u), \"  \", -u*k*u)";
        finding.harm = "None: a sign lost in (5.4); the appendix defines V with it. As printed V_t is negative and increases to 0.";
        finding.correction = {R"($V(u):=-\sum_{i=1}^n\ln(1-u_i(t))$; then $\frac d{dt}V_t=-u^T(t)\,\mathrm{diag}(2Y-1)K_t^m(X,X)\,\mathrm{diag}(2Y-1)u(t)$, which is (C.22).)", claim::verdict_of(argue(-1).conclusion()), claim::Evidence::proved,
                              "both networks, all n, along every absolutely continuous solution of (2.7), for almost every t"};
    }
    return finding;
}

}  // namespace

claim::legacy::Check eq_5_5() {
    return {
        .id = "yu-2025/eq-5.5",
        .check = check,
        .controls = {{"V = -2 sum ln(1 - u_i)", [](const claim::Context&) { return claim::verdict_of(argue(-2).conclusion()); }}},
        .property = claim::property("with the minus sign V' = -u^T K^r u, with the printed sign the opposite, for the network of a random seed, exactly",
                                    [](long seed) {
                                        const LyapunovRate with = lyapunov_rate(seed, -1), without = lyapunov_rate(seed, 1);
                                        return rigor::truth(with.rate == -with.form && without.rate == without.form);
                                    },
                                    claim::Input{"seed", claim::integers(1000, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_eq_5_5{eq_5_5};

}  // namespace proofs::yu_2025
