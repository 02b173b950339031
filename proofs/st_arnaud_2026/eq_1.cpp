#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/st_arnaud_2026/common/feature_flow.hpp"
#include "rigor/number/ball.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::eq_1 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// The last of the four terms, times a factor; the example is looked at where its weights are w_t.
struct Reading {
    enum class LastTerm { integral_of_product, product_of_integrals } last = LastTerm::integral_of_product;
    Rational factor = 1;
    Rational weight{1, 2};  // free: any point of the trajectory is a witness
};
Reading corrected() { return {.last = Reading::LastTerm::product_of_integrals}; }

ExactNetwork network_at(const Rational& w) {
    ExactNetwork network = exact_network({4, 1, 1}, 0);  // free: all weights used are set here
    network.maps[0].weights(0, 0) = network.maps[1].weights(0, 0) = w;
    network.maps[0].weights(0, 1) = 1;
    network.maps[0].weights(0, 2) = network.maps[0].weights(0, 3) = 0;
    return network;
}
TrainingSet data() { return {{one_hot(1)}, {0}, Loss::half_square}; }
ExactPoint x() { return one_hot(1); }
ExactPoint y() {
    return point({Rational(3, 5), Rational(4, 5), 0, 0});  // free: 3/5 and 4/5 make the number, any would do
}

/// w' on the flow of the example.
template <class T>
T speed(const T& w) {
    return -(w * w * w) / 4;
}
/// By exact gradients and dual numbers, w > 0: both weights w move like this, the others rest, h'(x) = w'/2 and
/// h'(x') = 3 w'/10.
Truth is_flow(const Rational& w) {
    const ExactNetwork at = network_at(w), moved = after_step(at, data(), 1);
    const auto& weights = moved.maps[0].weights;
    return rigor::truth(weights(0, 0) - w == speed(w) && moved.maps[1].weights(0, 0) - w == speed(w) &&
                        weights(0, 1) == 1 && weights(0, 2) == 0 && weights(0, 3) == 0 &&
                        feature_derivative(at, data(), x())(0) == speed(w) / 2 &&
                        feature_derivative(at, data(), y())(0) == 3 * speed(w) / 10);
}

/// int w'^2 ds from w_0 = 1 to w.
template <class T>
T energy(const T& w) {
    return (1 - w * w * w * w) / 16;
}
/// The four terms where the weights are w, from w_0 = 1.
template <class T>
T four_terms(const Reading& r, const T& w) {
    const T one = w / w, hx = one / 2, hy = 7 * one / 10, dx = (w - 1) / 2, dy = 3 * (w - 1) / 10;
    const T last = r.last == Reading::LastTerm::product_of_integrals ? T(dx * dy) : T(3 * energy(w) / 20);
    return hx * hy + hx * dy + hy * dx + r.factor * last;
}

/// That w = (1 + t/2)^(-1/2) and the values of the integrals are those of the flow.
claim::Steps closed_form() {
    claim::Steps steps;
    steps
        .carries(claim::identity<1>(
            "-f df/dw_1 at weights w, f = w w/2", [](const auto& w) { return -(w * w / 2) * (w / 2); }, "-w^3/4",
            [](const auto& w) { return speed(w); }))
        .carries(claim::identity<1>(
            "(w^-2)', w' = -w^3/4", [](const auto& w) { return -2 / (w * w * w) * speed(w); }, "1/2",
            [](const auto& w) { return w / w / 2; }))
        .carries(claim::identity<1>(
            "((1 - w^4)/16)'", [](const auto& w) { return -4 * (w * w * w) / 16 * speed(w); }, "w'^2",
            [](const auto& w) { return speed(w) * speed(w); }));
    return steps;
}
claim::Step flow_in_samples(const claim::Context& context) {
    return claim::instances("the example moves like this by exact gradients and dual numbers", context.seed, 40,
                            [](claim::Sampler& sampler) { return is_flow(sampler.positive_rational()); });
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope =
        "false in the example at t = 6; the first three terms are taken as exact (the first as <h_0, h_0'>, which "
        "Sigma^(L-1) is not)";
    result.steps = closed_form();
    result.steps.supports(flow_in_samples(context))
        .carries(claim::witness<Rational>(
            fmt::format("the example of the page with w_t = {}", rigor::to_string(reading.weight)), reading.weight,
            {"<h_t(x), h_t(x')>", [](const Rational& w) { return feature_product(network_at(w), x(), y()); }},
            Relation::equal, {"the four terms", [&](const Rational& w) { return four_terms(reading, w); }}));
    if (context.verdict_only) return result;
    const Rational w = reading.weight;
    const auto value = [&](const std::string& name, const Rational& number) {
        result.values.push_back({name, Ball(number).enclosure(context.digits)});
    };
    value("t = 6: <h_t(x), h_t(x')>", feature_product(network_at(w), x(), y()));
    value("the last term, product of integrals", 3 * (w - 1) * (w - 1) / 20);
    value("the last term as printed, integral of the product", 3 * energy(w) / 20);
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "bilinearity of the inner product: every network whose h_t is absolutely continuous in t";
    result.steps
        .carries(claim::identity<4>(
            "(a + p) (b + q), a neuron",
            [](const auto& a, const auto& b, const auto& p, const auto& q) { return (a + p) * (b + q); },
            fmt::format("a b + a q + b p + {} p q", rigor::to_string(reading.factor)),
            [&](const auto& a, const auto& b, const auto& p, const auto& q) {
                return a * b + a * q + b * p + reading.factor * p * q;
            }))
        .carries(claim::written(context, "bilinear"))
        .append(closed_form())
        .supports(flow_in_samples(context))
        .carries(claim::written(context, "example"))
        .carries(claim::identity<1>(
            "(w/2) (3 w + 4)/10, <h_t(x), h_t(x')> in the example",
            [](const auto& w) { return w / 2 * (3 * w + 4) / 10; }, "the four terms",
            [&](const auto& w) { return four_terms(reading, w); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/eq-1", check)
        .control("the product of the integrals", [](Reading& r) { r.last = corrected().last; })
        .control("t = 0", [](Reading& r) { r.weight = 1; })
        .corrected(check_correction, corrected())
        .correction_control("the integral of the product",
                            [](Reading& r) { r.last = Reading::LastTerm::integral_of_product; })
        .correction_control("the product of the integrals times 1 + 1e-20",
                            [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .correction_control("half the product of the integrals", [](Reading& r) { r.factor = Rational(1, 2); })
        .property(claim::property_where(
            "w_t in (0, 1): the product of the integrals completes the sum and the integral of the product does not",
            [](const Rational& w) { return rigor::truth(w > 0 && w < 1); },
            [](const Rational& w) {
                const Rational left = feature_product(network_at(w), x(), y());
                return is_flow(w) && rigor::truth(left == four_terms(corrected(), w) && left != four_terms({}, w));
            },
            claim::Input{"w_t", claim::gaps()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::eq_1
