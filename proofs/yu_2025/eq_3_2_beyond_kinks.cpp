#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/kink_descent.hpp"
#include "proofs/yu_2025/common/moving_output.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"
#include "proofs/yu_2025/common/two_point_flow.hpp"

#include <fmt/format.h>

#include <optional>

namespace proofs::yu_2025::eq_3_2_beyond_kinks {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// The share of the steps with b > 0 is 2 u_2 + `more`; K_t is formed at each step, as printed, or with the derivative
/// of the ReLU that the slide has in the mean (frozen). The flow starts at (V, w, b) = (output_weight, 1, 0). Of the
/// correction: training stays on the kink.
struct Reading {
    Rational more = 0, output_weight = 1;
    bool mean_derivative = false;
    bool on_kink = true;
};
const Reading corrected{.mean_derivative = true};

/// The right side of (3.2) in the mean at b = 0, u_1 = 1/2, over s^2: at x_1, at x_2. D is the share of the steps with
/// b > 0, DD the mean of its square.
template <class T>
T share(const Reading& reading, const T& u) {
    return 2 * u + reading.more;
}
template <class T>
T share_of_products(const Reading& reading, const T& u) {
    const T D = share<T>(reading, u);
    return reading.mean_derivative ? T(D * D) : D;
}
claim::Step at_first_point(const Reading& reading) {
    return claim::identity<2>(
        "D V^2 u - DD V^2/2, the right side of (3.2) at x_1 in the mean, over s^2",
        [=](const auto& V, const auto& u) {
            using T = std::decay_t<decltype(u)>;
            return share<T>(reading, u) * V * V * u - share_of_products<T>(reading, u) * V * V / 2;
        },
        "-2 u (1/2 - u) V^2", [](const auto& V, const auto& u) { return -2 * u * (Rational(1, 2) - u) * V * V; });
}
claim::Step at_second_point(const Reading& reading) {
    return claim::identity<3>(
        "(w^2 + 2 V^2) u - D V^2/2, the right side of (3.2) at x_2 in the mean, over s^2",
        [=](const auto& V, const auto& w, const auto& u) {
            using T = std::decay_t<decltype(u)>;
            return (w * w + 2 * V * V) * u - share<T>(reading, u) * V * V / 2;
        },
        "u (V^2 + w^2), d/dt f(x_2) over s^2",
        [](const auto& V, const auto& w, const auto& u) { return u * (V * V + w * w); });
}
/// (C.22): the mean of b'^2, while b does not move.
claim::Step loss(const Reading& reading) {
    return claim::identity<2>(
        "(1 - D) V^2 u^2 + D V^2 (u - 1/2)^2, the mean of b'^2 over s^2",
        [=](const auto& V, const auto& u) {
            using T = std::decay_t<decltype(u)>;
            const T D = share<T>(reading, u), above = u - Rational(1, 2);
            return (1 - D) * V * V * u * u + D * V * V * above * above;
        },
        "V^2 u (1/2 - u)", [](const auto& V, const auto& u) { return V * V * u * (Rational(1, 2) - u); });
}

/// The general code at b = 0 with the errors 1/2 and u (m = 2, s = 1): the mean over the two sides of the kink.
Truth means_are(const Rational& v, const Rational& w, const Rational& u) {
    const auto [network, points, c, kink] = two_points_at_kink(v, w, u);
    const auto rates = ntk::kink_rates(network, points, c, kink);
    if (ntk::kink_motion(rates) != ntk::KinkMotion::slides) return Truth::unknown;
    const Rational D = ntk::sliding_coefficient(rates), inactive(0), active(1), half(1, 2);
    const ExactVector slide = ntk::kernel_at_kink(network, points, kink, D) * c,
                      below = ntk::kernel_at_kink(network, points, kink, inactive) * c,
                      above = ntk::kernel_at_kink(network, points, kink, active) * c,
                      by_kernel = (1 - D) * below + D * above;
    const Rational right = u * (v * v + w * w), extra = v * v * u * (half - u);
    return rigor::truth(D == 2 * u && slide(0) == 0 && slide(1) == right &&
                        by_kernel(0) == -2 * u * (half - u) * v * v && by_kernel(1) == right &&
                        c(0) * slide(0) + c(1) * slide(1) == u * right &&
                        c(0) * by_kernel(0) + c(1) * by_kernel(1) == u * right + extra && extra > 0);
}

/// The slide at m = 1 from V = w = 1: f(x_2) from sqrt(2) to its value at t.
struct Slide {
    Ball from, to;
};
Slide slide_until(const Rational& t) {
    const Ball start = rigor::sqrt(Ball(2));
    return {start, moving_output(start, t)};
}
Ball logistic(const Ball& f) { return rigor::log(Ball(1) + rigor::exp(-f)); }
/// int (u_2 - 1/2) df(x_2): what (3.2) adds up to at x_1.
Ball by_kernel_at_first(const Slide& slide) {
    return logistic(slide.from) - logistic(slide.to) - (slide.to - slide.from) / Ball(2);
}
/// u^T K^r u over the fall of the loss.
Ball excess(const Ball& f) { return Ball(Rational(1, 2)) + Ball(1) / (Ball(4) * error_at_margin(f)); }

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 128);
    const TwoPointFlow flow{1, Ball(reading.output_weight), Ball(1), Ball(0)};
    const std::string where = fmt::format("(V, w, b) = ({}, 1, 0), m = 1", rigor::to_string(reading.output_weight));
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope =
        "false along gradient descent in the limit of small steps, in the mean over the steps of any time: network "
        "(2.1), L = m = d = 1, two points; (3.2) at x_1 and (C.22)";
    result.steps
        .carries(
            claim::exact({"b' where 1(b > 0) = 0, " + where, flow.bias_rate(Ball(0))}, Relation::greater, {"0", 0}))
        .carries(claim::exact({"b' where 1(b > 0) = 1, " + where, flow.bias_rate(Ball(1))}, Relation::less, {"0", 0}))
        .carries(claim::written(context, "share"))
        .carries(at_first_point(reading))
        .carries(at_second_point(reading))
        .carries(claim::written(context, "kernel"))
        .carries(claim::witness<Rational>("x_1, V = w = 1, b = 0, m = 1, until t = 2", 2,
                                          {"f(x_1; theta_t) - f(x_1; theta_0)", [](const Rational&) { return 0; }},
                                          Relation::equal,
                                          {"the right side of (3.2), added up",
                                           [](const Rational& t) { return by_kernel_at_first(slide_until(t)); }}))
        .carries(loss(reading))
        .carries(claim::written(context, "loss"))
        .supports(claim::instances("the means over the two sides of the kink by the suite's kernels, exactly",
                                   context.seed, 40, [](claim::Sampler& sampler) {
                                       const Rational v = sampler.positive_rational(), w = sampler.positive_rational();
                                       return means_are(v, w, Rational(sampler.integer(1, 499), 1000));
                                   }));
    if (context.verdict_only) return result;
    const Slide slide = slide_until(2);
    const Ball by_kernel = by_kernel_at_first(slide), fall = logistic(slide.to) - logistic(slide.from);
    result.values = {{"t = 2, steps to 0: f(x_1) moved by", "0"},
                     {"by (3.2)", by_kernel.enclosure(context.digits)},
                     {"f(x_2) moved by, and by (3.2)", (slide.to - slide.from).enclosure(context.digits)},
                     {"the loss moved by", fall.enclosure(context.digits)},
                     {"by (C.22)", (fall + by_kernel / Ball(2)).enclosure(context.digits)},
                     {"u^T K^r u over the fall of the loss at t = 0", excess(slide.from).enclosure(context.digits)},
                     {"the same at t = 2", excess(slide.to).enclosure(context.digits)}};
    result.limits = told(two_point_runs(), 2);
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "both networks, every absolutely continuous flow of that form";
    result.steps.carries(claim::written(context, "chain"))
        .supports(claim::instances("d/dt f = <g, theta'> with the derivatives 0 and 1 of the ReLU at a kink, exactly",
                                   context.seed, 60, [&](claim::Sampler& sampler) {
                                       return chain_rule_on_kink(sampler.integer(1, 1'000'000'000), reading.on_kink);
                                   }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-3.2-beyond-kinks", check)
        .control("b > 0 at the share 2 u_2 + 1e-20 of the steps",
                 [](Reading& r) { r.more = rigor::parse_rational("1e-20"); })
        .control("at V = -1, where nothing jumps", [](Reading& r) { r.output_weight = -1; })
        .control("K_t formed with the mean of 1(b > 0)", [](Reading& r) { r.mean_derivative = true; })
        .corrected(check_correction, corrected)
        .correction_control("a velocity that leaves the kink", [](Reading& r) { r.on_kink = false; })
        .property(claim::property(
            "b = 0, V, w > 0, u_2 < 1/2: the means of (3.2) and (C.22) over the two sides of the kink, with share 2 "
            "u_2, exactly (m = 2)",
            means_are, claim::Input{"V", claim::positive_rationals()}, claim::Input{"w", claim::positive_rationals()},
            claim::Input{"u_2", rc::gen::map(claim::integers(1, 499), [](long p) { return Rational(p, 1000); })}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_3_2_beyond_kinks
