#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/kink_descent.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"
#include "proofs/yu_2025/common/two_point_flow.hpp"

#include <fmt/format.h>

#include <optional>

namespace proofs::yu_2025::eq_2_7_flow {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// theta_0 = (V, w, b) = (output_weight, 1, 0) at m = 1; the derivative of the ReLU at its kink, 1(0 > 0) = 0 as
/// printed, or (none) whatever value in [0, 1] makes a solution, as Filippov has it. Of the correction: d/dt L = -loss
/// |theta'|^2 along the slide.
struct Reading {
    Rational output_weight = 1;
    std::optional<Rational> derivative = Rational(0);  // free: most values refute
    Rational loss = 1;
};
const Reading corrected{.derivative = std::nullopt};

TwoPointFlow start(const Reading& reading) { return {1, Ball(reading.output_weight), Ball(1), Ball(0)}; }
/// b'/(s V) over the kink, where the ReLU has the derivative 1, by P = e^(s V b), Q = e^(s V (w + b)).
claim::Step rate_above() {
    return claim::identity<2>(
        "u_2 - u_1, b' over s V for b > 0, P = e^f(x_1), Q = e^f(x_2)",
        [](const auto& P, const auto& Q) { return 1 / (1 + Q) - 1 / (1 + 1 / P); }, "(1 - P Q)/((1 + P) (1 + Q))",
        [](const auto& P, const auto& Q) { return (1 - P * Q) / ((1 + P) * (1 + Q)); });
}
/// d/dt (V w) at b = 0 where w' = s V u_2, V' = s w u_2.
claim::Step growth() {
    return claim::identity<4>(
        "V' w + V w' at b = 0, V' = s u w, w' = s u V",
        [](const auto& V, const auto& w, const auto& u, const auto& s) { return s * u * w * w + V * (s * u * V); },
        "s u (V^2 + w^2)",
        [](const auto& V, const auto& w, const auto& u, const auto& s) { return s * u * (V * V + w * w); });
}

/// The box at m = 1: V, w within 1/8 of 1.
const rigor::Interval near_one{Rational(7, 8), Rational(9, 8)};
constexpr long band = 64;  // |b| <= 1/64
claim::Side<rigor::Point> rate(const std::string& name, Ball (*of)(const TwoPointFlow&)) {
    return {name, [=](const rigor::Point& at) { return of({1, at[0], at[1], at[2]}); }};
}
/// From V, w within 1/32 of 1 and 0 < b <= 1/256 b comes to 0 before V or w leave the box.
claim::Steps reaches_the_kink() {
    const Rational fall(1, 4), drift(1, 2), room = Rational(1, 8) - Rational(1, 32), height(1, 256);
    const claim::Domain box{{{"V", near_one}, {"w", near_one}, {"b", {0, Rational(1, band)}}}};
    claim::Steps steps;
    steps
        .carries(claim::everywhere(box, rate("b'", [](const TwoPointFlow& flow) { return flow.bias_rate(Ball(1)); }),
                                   Relation::less, claim::constant(-fall)))
        .carries(claim::everywhere(
            box, rate("|w'|", [](const TwoPointFlow& flow) { return rigor::abs(flow.weight_rate()); }), Relation::less,
            claim::constant(drift)))
        .carries(claim::everywhere(
            box, rate("|V'|", [](const TwoPointFlow& flow) { return rigor::abs(flow.output_weight_rate()); }),
            Relation::less, claim::constant(drift)))
        .carries(claim::exact({"1/2 times the time of fall, (1/256)/(1/4)", Rational(drift * height / fall)},
                              Relation::less, {"1/8 - 1/32", room}));
    return steps;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    const TwoPointFlow flow = start(reading);
    // What the flow needs to stay on the kink, which Filippov's solutions may take.
    const Ball derivative = reading.derivative ? Ball(*reading.derivative) : flow.sliding_coefficient();
    const std::string where = fmt::format("theta_0 = ({}, 1, 0)", rigor::to_string(reading.output_weight));
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope =
        "false for network (2.1), L = 1, d = 1, two points, at every width: none from (V, w, b) = (1, 1, 0), and from an "
        "open set of theta_0 none for all t >= 0 (its size at m = 1)";
    result.steps.carries(rate_above())
        .carries(claim::exact({fmt::format("s V, the sign of b' for b <= 0, {}", where), flow.scale() * flow.v},
                              Relation::greater, {"0", 0}))
        .carries(claim::exact({fmt::format("b' on the kink, {}", where), flow.bias_rate(derivative)},
                              Relation::different, {"0", 0}))
        .carries(growth())
        .carries(claim::written(context, "none"))
        .append(reaches_the_kink())
        .carries(claim::written(context, "reached"));
    if (context.verdict_only) return result;
    result.values = {
        {"m = 1, V = w = 1, b = 0: b' where 1(z > 0) = 0", flow.bias_rate(Ball(0)).enclosure(context.digits)},
        {"b' just above", flow.bias_rate(Ball(1)).enclosure(context.digits)},
        {"coefficient of the slide, 2 u_2", flow.sliding_coefficient().enclosure(context.digits)}};
    result.limits = told(two_point_runs(), 2);
    return result;
}

/// Along the slide at b = 0 with u_1 = 1/2: sum c_i d/dt f(x_i) through the forward pass, and |theta'|^2, exactly (m =
/// 2).
struct SlideEnergy {
    Rational fall, square;
};
std::optional<SlideEnergy> energy(const Rational& v, const Rational& w, const Rational& u) {
    const auto [network, points, c, kink] = two_points_at_kink(v, w, u);
    const auto rates = ntk::kink_rates(network, points, c, kink);
    if (ntk::kink_motion(rates) != ntk::KinkMotion::slides) return std::nullopt;
    auto velocity = ntk::gradient_at_kink(network, points, kink, ntk::sliding_coefficient(rates));
    const auto other = ntk::gradient(network, ExactVector(points.col(1)));
    for (std::size_t i = 0; i < velocity.size(); ++i) {
        velocity[i].weights = (velocity[i].weights * c(0) + other[i].weights * c(1)).eval();
        velocity[i].bias = (velocity[i].bias * c(0) + other[i].bias * c(1)).eval();
    }
    SlideEnergy found{0, inner_product(velocity, velocity)};
    for (long i = 0; i < 2; ++i) found.fall += c(i) * derivative_along(network, velocity, ExactVector(points.col(i)));
    return found;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all theta_0, networks (2.1) and (2.2)";
    result.steps.carries(claim::literature(context, "filippov"))
        .carries(claim::written(context, "energy"))
        .supports(claim::instances(
            "along the slide of two points, V, w > 0, u_2 < 1/2: -d/dt L through the forward pass is |theta'|^2, exactly",
            context.seed, 40, [&](claim::Sampler& sampler) {
                const Rational v = sampler.positive_rational(), w = sampler.positive_rational();
                const auto found = energy(v, w, Rational(sampler.integer(1, 499), 1000));
                if (!found) return Truth::unknown;
                return rigor::truth(found->square > 0 && found->fall == reading.loss * found->square);
            }));
    return result;
}

/// At b = 0, any V, w > 0: the two rates point to the kink, at the two ends of a rational interval around u_2, by the
/// general code in exact arithmetic at m = 2.
Truth slides(const Rational& v, const Rational& w) {
    const rigor::Precision scope(128);
    const Ball u = TwoPointFlow{2, Ball(v), Ball(w), Ball(0)}.second_error();
    for (const Ball& end : {u.lower(), u.upper()}) {
        const auto [network, points, c, kink] = two_points_at_kink(v, w, rigor::rational_midpoint(end));
        const auto rates = ntk::kink_rates(network, points, c, kink);
        if (rates.inactive <= 0) return Truth::unknown;  // u_2 is below 2^-128
        if (ntk::kink_motion(rates) != ntk::KinkMotion::slides) return Truth::no;
    }
    return Truth::yes;
}

rc::Gen<Rational> weights() {
    return rc::gen::map(claim::gaps(), [](const Rational& q) { return Rational(q + Rational(1, 100)); });
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-2.7-flow", check)
        .control("from theta_0 = (-1, 1, 0)", [](Reading& r) { r.output_weight = -1; })
        .control("any value in [0, 1] for the derivative of the ReLU at 0", [](Reading& r) { r.derivative.reset(); })
        .corrected(check_correction, corrected)
        .correction_control("d/dt L = -(1 + 1e-20) |theta'|^2",
                            [](Reading& r) { r.loss += rigor::parse_rational("1e-20"); })
        .property(
            claim::property("V, w > 0, b = 0, m = 2: the one-sided rates point to the kink (exact, at both ends of "
                            "an enclosure of u_2)",
                            slides, claim::Input{"V", weights()}, claim::Input{"w", weights()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_2_7_flow
