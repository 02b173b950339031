#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/resting_network.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proofs::yu_2025::theorem_2_index {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// The label of the example's sample. Of the correction: is (2 y - 1) in front of the product?
struct Reading {
    long label = 0;
    bool with_sign = false;  // free here: of the correction
};

/// Network (2.1), L = m = d = 1, at x = 0 with W^(2) = -v, b^(1) = b and error u: f = W alpha = -s v b, s = 3/2 in
/// place of sqrt(2).
struct State {
    Rational v, b, u;
};
struct Moved {
    Rational product, output_weight, bias, kernel;
};
/// The product, the velocity of (2.7) by the suite's backward pass, and K.
Moved moved(const State& state, long label) {
    const Rational s(3, 2);
    const ExactNetwork network = one_layer({0}, {state.b}, {Rational(-state.v)}, s);
    const ExactMatrix point = ExactMatrix::Constant(1, 1, Rational(0));
    const auto velocity = flow_velocity(network, point, ExactVector::Constant(1, Rational((2 * label - 1) * state.u)));
    return {ntk::network_output(network, ExactVector(point.col(0)))(0), velocity[1].weights(0, 0), velocity[0].bias(0),
            ntk::empirical_kernel(network, point)(0, 0)};
}
std::vector<State> states() {
    std::vector<State> list;
    for (const long v : {1, 2, 7})
        for (const long b : {1, 3, 10})
            for (const long u : {1, 2}) list.push_back({v, b, Rational(u, 3)});
    return list;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false for y_i = 0: L = m = n = 1, x = 0, every theta_0 with V < 0 < b; true for y_i = 1";
    const std::string name = fmt::format(
        "V = -v, b > 0, label {}, s = 3/2; v, b, u at three, three and two values (each side of degree 1 in "
        "each of v, b, u, K of degree 2)",
        reading.label);
    const auto of = [&](Rational Moved::*part) {
        return [part, label = reading.label](const State& state) { return moved(state, label).*part; };
    };
    const Rational s(3, 2);
    const auto sides = [&](const std::string& left, Rational Moved::*part, Relation relation, const std::string& right,
                           const std::function<Rational(const State&)>& value) {
        return claim::exact_for_each<State>(name, states(), {left, of(part)}, relation, {right, value});
    };
    result.steps
        .carries(sides("W alpha", &Moved::product, Relation::equal, "-s v b",
                       [=](const State& a) { return Rational(-s * a.v * a.b); }))
        .carries(sides("V'", &Moved::output_weight, Relation::equal, "-s u b",
                       [=](const State& a) { return Rational(-s * a.u * a.b); }))
        .carries(sides("b'", &Moved::bias, Relation::equal, "s u v",
                       [=](const State& a) { return Rational(s * a.u * a.v); }))
        .carries(sides("K", &Moved::kernel, Relation::equal, "s^2 (b^2 + v^2)",
                       [=](const State& a) { return Rational(s * s * (a.b * a.b + a.v * a.v)); }))
        .carries(claim::cites(context, "yu-2025/lemma-8"))
        .carries(claim::written(context, "signs"));
    if (context.verdict_only) return result;
    result.witness =
        "n = 1, x = 0, y = 0, L = m = 1: f = sqrt(2) V relu(b), V_0 = -1, b_0 = 1. V' = -sqrt(2) u b < 0 and b' = "
        "-sqrt(2) u V > 0 for all t: the only product W alpha = sqrt(2) V b is below -sqrt(2) for ever, and tends to "
        "-infinity.";
    return result;
}

/// Among m numbers one is at least their mean.
Truth one_is_large(const std::vector<Rational>& terms) {
    Rational sum = 0;
    for (const Rational& t : terms) sum += t;
    return rigor::truth(*std::max_element(terms.begin(), terms.end()) * static_cast<long>(terms.size()) >= sum);
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "every network (2.1), both labels, under the hypothesis of lemma 8, which gives (2 y_i - 1) f_t(x_i) -> "
        "+infinity";
    const std::vector<long> labels{0, 1};
    result.steps.carries(claim::cites(context, "yu-2025/lemma-8"))
        .carries(claim::exact_for_each<long>(
            "both labels y, at margin (2 y - 1) f = 1", labels,
            {reading.with_sign ? "the sum of the (2 y - 1) W_j alpha_j" : "the sum of the W_j alpha_j",
             [&](const long& y) { return (2 * y - 1) * (reading.with_sign ? 2 * y - 1 : 1); }},
            Relation::at_least, {"the margin", [](const long&) { return 1; }}))
        .supports(claim::instances(
            "among m numbers one is at least their mean, exactly", context.seed, 60,
            [](claim::Sampler& sampler) { return one_is_large(sampler.vector(sampler.integer(1, 8))); }))
        .carries(claim::written(context, "pigeonhole"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/theorem-2-index", check)
        .control("label 1: V and b move towards 0", [](Reading& r) { r.label = 1; })
        .corrected(check_correction, {.label = 1, .with_sign = true})
        .correction_control("without the sign 2 y - 1", [](Reading& r) { r.with_sign = false; })
        .property(claim::property_where(
            "label 0, V < 0 < b: W alpha is negative and falls, and K >= 2 s |f|; random V, b, u, exactly",
            [](const Rational& v, const Rational& b, long u) {
                return rigor::truth(moved({v, b, Rational(u, 1000)}, 0).product < 0);
            },
            [](const Rational& v, const Rational& b, long u) {
                const Moved m = moved({v, b, Rational(u, 1000)}, 0);
                return rigor::truth(m.output_weight < 0 && m.bias > 0 && m.kernel >= -3 * m.product);
            },
            claim::Input{"-V", claim::positive_rationals()}, claim::Input{"b", claim::positive_rationals()},
            claim::Input{"1000 u", claim::integers(1, 999)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::theorem_2_index
