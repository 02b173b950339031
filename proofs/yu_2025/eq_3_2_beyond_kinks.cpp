// (3.2) where the flow goes on beyond the solutions of (2.7): it slides along a kink, as gradient descent with small steps does (Filippov's solution,
// eq_2_7_flow.cpp). TwoPointFlow of training_sample.hpp at b = 0: b' = s V (u_2 - D/2) = 0, so the flow uses D = 2 u_2 in place of the derivative of the ReLU
// at z(x_1) = 0. Then
//   d/dt f(x_2) = s (V' w + V w') = s^2 u_2 (V^2 + w^2),
// while K_t(x_2, x_1) = s^2 V^2 D is 0 with the printed D = 1(0 > 0), and (3.2) gives s^2 u_2 (2 V^2 + w^2): too large by s^2 u_2 V^2, for ever. With D = 1
// it is too small.
#include "claim/generators.hpp"
#include "proofs/yu_2025/claims.hpp"
#include "proofs/yu_2025/training_sample.hpp"
#include "proofs/yu_2025/two_point_flow.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

Ball true_rate(const TwoPointFlow& flow) { return flow.scale() * (flow.output_weight_rate() * flow.w + flow.v * flow.weight_rate()); }

/// Does (3.2) with this derivative at the kink give the true rate? Up to 2^-100, or certainly not.
Truth agrees(const TwoPointFlow& flow, const Ball& derivative) {
    const Ball gap = rigor::abs(flow.kernel_rate_at_second(derivative) - true_rate(flow));
    return rigor::certainly_less(gap, Ball::dyadic(1, -100));
}

claim::Argument argue(const TwoPointFlow& flow) {
    claim::Argument argument;
    argument.step("the rates on the two sides point to the kink: the flow slides", rigor::certainly_positive(flow.bias_rate(Ball(0))) && rigor::certainly_less(flow.bias_rate(Ball(1)), Ball(0)))
        .step("with 1(z > 0) = 0 on the kink (3.2) is not d/dt f(x_2)", !agrees(flow, Ball(0)))
        .step("nor is it with 1(z >= 0) = 1", !agrees(flow, Ball(1)));
    return argument;
}

/// With the coefficient of the slide (3.2) is right, exactly: kernel_at_kink against the forward pass.
Truth corrected(const Rational& v, const Rational& w, const Rational& u) {
    ExactNetwork network = ntk::yu_fully_connected<Rational>(1, std::vector<long>{2});
    network.maps[0].weights << w, Rational(-1);
    network.maps[0].bias << Rational(0), Rational(-1);
    network.maps[1].weights << v, Rational(1);
    ExactMatrix points(1, 2);
    points << Rational(0), Rational(1);
    ExactVector c(2);
    c << Rational(-1, 2), u;
    const ntk::KinkedPair kink{0, 0, 0};
    const auto rates = ntk::kink_rates(network, points, c, kink);
    if (ntk::kink_motion(rates) != ntk::KinkMotion::slides) return Truth::unknown;
    const Rational d = ntk::sliding_coefficient(rates);
    const ExactVector moved = ntk::kernel_at_kink(network, points, kink, d) * c;
    return rigor::truth(d == 2 * u && moved(0) == 0 && moved(1) == u * (v * v + w * w));
}

claim::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 128);
    const TwoPointFlow flow{1, Ball(1), Ball(1), Ball(0)};
    claim::Finding finding = refute(argue(flow), claim::Evidence::proved, "false at every time of a slide: network (2.1), L = m = d = 1, two points");
    finding.values = {{"V = w = 1: d/dt f(x_2) along the slide, 4 u_2", true_rate(flow).enclosure(context.digits)},
                      {"(3.2) with 1(z > 0)", flow.kernel_rate_at_second(Ball(0)).enclosure(context.digits)},
                      {"(3.2) with 1(z >= 0)", flow.kernel_rate_at_second(Ball(1)).enclosure(context.digits)}};
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "x_1 = 0, y_1 = 0, x_2 = 1, y_2 = 1, f = sqrt(2) V relu(w x + b), V = w = 1, b = 0. The flow keeps b = 0: V' = sqrt(2) u_2 w, w' = sqrt(2) u_2 V, d/dt f(x_2) = 2 u_2 (V^2 + w^2) = 4 u_2. "
                          "K_t(x_2, x_1) = 0 and K_t(x_2, x_2) = 2 (w^2 + 2 V^2) = 6: (3.2) says 6 u_2.";
        finding.pari = "u2 = 1/(1 + exp(sqrt(2))); print(4*u2, \"  \", 6*u2, \"  \", 6*u2 - 1)";
        finding.harm = "(C.1), (C.3), (C.22) rest on (3.2): along a slide V' is not -u^T K^r u, and lemma 8 loses its proof; theorem 1 is then false (yu-2025/theorem-1-beyond-kinks).";
        Truth right = Truth::yes;
        for (long p = 1; p < 10; ++p) right = right && corrected(Rational(p, 3), Rational(7, p), Rational(p, 21));
        finding.correction = {R"($\frac d{dt}f(x;\theta_t)=\sum_i\langle g(x),g_i\rangle(2y_i-1)u_i$ for almost every $t$, where $g_i$ are the generalised gradients with which the flow moves, $\theta_t'=\sum_i(2y_i-1)u_ig_i$, and $g(x)$ any generalised gradient of $f(x;\cdot)$ at $\theta_t$.)",
                              claim::verdict_of(right && for_seeds(60, [](long seed) { return chain_rule_on_kink(seed, true); })), claim::Evidence::proved,
                              "both networks, every absolutely continuous flow: the chain rule of training_sample.hpp holds with any value in [0, 1] for the derivative of the ReLU at 0"};
    }
    return finding;
}

}  // namespace

claim::Claim eq_3_2_beyond_kinks() {
    return {
        .id = "yu-2025/eq-3.2-beyond-kinks",
        .where = "section 3, (3.2)",
        .title = "The output moves by the empirical kernel, where the flow slides along a kink",
        .statement = R"($\frac d{dt}f(x;\theta_t)=\sum_{i=1}^nK_t(x,x_i)(2y_i-1)u_i.$)",
        .reading = "Training is what gradient descent tends to as its step does, a Filippov solution of (2.7), which exists for all t; K_t is formed with 1(z > 0).",
        .method = "The rates of the smallest slide in balls; in exact rationals with the general code.",
        .attack = "The counterexample was computed twice: by the suite's exact sliding rates and by hand (PARI: 0.782… and 1.173… against the rate 2 u_2 of the slide). Considered: every value D of the derivative at the kink; (3.2) is linear in D, only D = 2 u_2 gives the true rate, and u_2 changes along the slide.",
        .uses = {"yu-2025/eq-3.2", "yu-2025/eq-2.7-flow"},
        .check = check,
        .controls = {{"with D = 2 u_2 + 1e-20 on the kink", [](const claim::Context&) {
                          const rigor::Precision precision(256);
                          const TwoPointFlow flow{1, Ball(1), Ball(1), Ball(0)};
                          return claim::verdict_of(agrees(flow, flow.sliding_coefficient() + Ball(rigor::parse_rational("1e-20"))));
                      }},
                     {"at V = -1, where nothing slides", [](const claim::Context&) {
                          const rigor::Precision precision(256);
                          return claim::verdict_of(argue({1, Ball(-1), Ball(1), Ball(0)}).conclusion());
                      }}},
        .property = claim::property("b = 0, V, w > 0, u_2 < 1/2: with D = 2 u_2 at the kink (3.2) gives d/dt f = (0, u_2 (V^2 + w^2)), exactly (m = 2)", corrected, claim::Input{"V", claim::positive_rationals()},
                                    claim::Input{"w", claim::positive_rationals()}, claim::Input{"u_2", rc::gen::map(claim::integers(1, 499), [](long p) { return Rational(p, 1000); })}),
    };
}

}  // namespace proofs::yu_2025
