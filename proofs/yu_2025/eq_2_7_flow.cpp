#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/kink_descent.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"
#include "proofs/yu_2025/common/two_point_flow.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// V and w in [1 - r, 1 + r].
Ball around_one(const Rational& r) { return Ball::interval(Rational(1 - r), Rational(1 + r)); }

/// The start: |V - 1|, |w - 1| <= 1/32, 0 < b <= 1/256. The box where the rates are bounded: |V - 1|, |w - 1| <= 1/8, |b| <= 1/64.
claim::legacy::Argument argue(long width, long second_label = 1) {
    const Rational start(1, 32), room(1, 8), height(1, 256), band(1, 64);
    const TwoPointFlow above{width, around_one(room), around_one(room), Ball::interval(Rational(0), band)}, below{width, around_one(room), around_one(room), Ball::interval(Rational(-band), Rational(0))};
    // With label 0 at x_2 both points pull f down: b' = -s V (u_2 + D u_1), u_2 = o(x_2); nothing holds b at 0.
    const auto rate = [&](const TwoPointFlow& box, long d) {
        return second_label == 1 ? box.bias_rate(Ball(d)) : -(box.scale() * box.v * (Ball(1) - box.second_error() + Ball(d) * box.first_error()));
    };
    const Ball fall = rate(above, 1), rise = rate(below, 0);
    claim::legacy::Argument argument;
    argument.step("b' < 0 on the box with 0 < b <= 1/64", rigor::certainly_less(fall, Ball(0)))
        .step("b' > 0 on the box with -1/64 <= b <= 0, where 1(b > 0) = 0", rigor::certainly_positive(rise));
    const Ball time = Ball(height) / (-fall);
    const Ball drift = rigor::maximum(rigor::abs(above.weight_rate()), rigor::abs(above.output_weight_rate())) * time;
    argument.step("from the start b reaches 0 before V or w can leave the box", rigor::certainly_less(drift, Ball(Rational(room - start))))
        .step("on the kink f(x_2) grows: (V w)' = V' w + V w' > 0", rigor::certainly_positive(below.output_weight_rate() * below.w + below.v * below.weight_rate()));
    return argument;
}

/// At b = 0, any V, w > 0: the two rates point to the kink, at the two ends of a rational interval around u_2, by the general code in exact arithmetic at m = 2.
Truth slides(const Rational& v, const Rational& w) {
    const rigor::Precision scope(128);
    const TwoPointFlow flow{2, Ball(v), Ball(w), Ball(0)};
    const Ball u = flow.second_error();
    ExactNetwork network = ntk::yu_fully_connected<Rational>(1, std::vector<long>{2});
    network.maps[0].weights << w, Rational(-1);
    network.maps[0].bias << Rational(0), Rational(-1);
    network.maps[1].weights << v, Rational(1);
    ExactMatrix points(1, 2);
    points << Rational(0), Rational(1);
    for (const Ball& end : {u.lower(), u.upper()}) {
        ExactVector c(2);
        c << Rational(-1, 2), rigor::rational_midpoint(end);
        const auto rates = ntk::kink_rates(network, points, c, {0, 0, 0});
        if (rates.inactive <= 0) return Truth::unknown;  // u_2 is below 2^-128
        if (ntk::kink_motion(rates) != ntk::KinkMotion::slides) return Truth::no;
    }
    return Truth::yes;
}

claim::legacy::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    claim::legacy::Finding finding = refute(argue(1), claim::Evidence::proved,
                                    "false for network (2.1), L = 1, d = 1, two points: from an open set of theta_0 no solution exists for all t >= 0; rates certified for m = 1, the same argument at every m");
    const TwoPointFlow flow{1, Ball(1), Ball(1), Ball(0)};
    finding.values = {{"m = 1, V = w = 1, b = 0: b' where 1(z > 0) = 0", flow.bias_rate(Ball(0)).enclosure(context.digits)},
                      {"b' just above", flow.bias_rate(Ball(1)).enclosure(context.digits)},
                      {"coefficient of the slide, 2 u_2", flow.sliding_coefficient().enclosure(context.digits)}};
    finding.remark = told(two_point_runs(), 2);
    if (finding.verdict == claim::Verdict::fails) {
        finding.witness = "Network (2.1), L = m = d = 1, x_1 = 0 with y_1 = 0, x_2 = 1 with y_2 = 1, theta_0 = (V, w, b) = (1, 1, 0). b' = s V u_2 > 0 for b <= 0 and b' = s V (u_2 - u_1) < 0 for b > 0: "
                          "b can neither leave 0 nor stay there. b_0 a little above 0 arrives there after a finite time.";
        finding.pari = "s = sqrt(2); u2 = 1/(1 + exp(s)); print(s*u2, \"  \", s*(u2 - 1/2), \"  \", 2*u2)";
        finding.harm = "Everything about t -> infinity (theorems 1 and 2, corollary 1, lemma 8) is about solutions that need not exist. Gradient descent with small steps goes on: b jumps to and fro over 0, within a step, and f(x_1) stays there. "
                       "What that does to (3.2) and theorems 1 and 2 is adjudicated in eq-3.2-beyond-kinks, theorem-1-beyond-kinks, theorem-1-gradient-descent and theorem-2-beyond-kinks.";
        claim::legacy::Argument correction;
        correction.step("along a slide d/dt L = -|theta'|^2, exactly", energy_along_slide());
        finding.correction = {
            R"(From every $\theta_0$ there is a solution for all $t\ge0$ in the sense of Filippov: absolutely continuous, $\theta_t'$ for almost every $t$ in the closed convex hull of the limits of $-\nabla\mathcal L$ at nearby points of differentiability. Where no preactivation vanishes at a sample point it satisfies (2.7).)",
            claim::verdict_of(correction.conclusion()), claim::Evidence::proved,
            "all theta_0; existence by Filippov's theorem (-grad L is measurable and locally bounded), for all t because L is piecewise smooth and d/dt L = -|theta'|^2 along solutions, so |theta_t - theta_0|^2 <= t L(theta_0)"};
    }
    return finding;
}

}  // namespace

claim::legacy::Check eq_2_7_flow() {
    return {
        .id = "yu-2025/eq-2.7-flow",
        .check = check,
        .controls = {{"label 0 at both points: no solution either", [](const claim::Context&) { return claim::verdict_of(argue(1, 0).conclusion()); }},
                     {"the rates at V = -1 point to the kink, too", [](const claim::Context&) {
                          const TwoPointFlow flow{1, Ball(-1), Ball(1), Ball(0)};
                          return claim::verdict_of(rigor::certainly_positive(flow.bias_rate(Ball(0))) && rigor::certainly_less(flow.bias_rate(Ball(1)), Ball(0)));
                      }}},
        .property = claim::property("V, w > 0, b = 0, m = 2: the one-sided rates point to the kink (exact, at both ends of an enclosure of u_2)", slides,
                                    claim::Input{"V", rc::gen::map(claim::gaps(), [](const Rational& q) { return Rational(q + Rational(1, 100)); })},
                                    claim::Input{"w", rc::gen::map(claim::gaps(), [](const Rational& q) { return Rational(q + Rational(1, 100)); })}),
    };
}
const claim::legacy::Registered registered_eq_2_7_flow{eq_2_7_flow};

}  // namespace proofs::yu_2025
