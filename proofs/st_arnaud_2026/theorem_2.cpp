#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/depth/depth_limit.hpp"
#include "ntk/depth/depth_sequences.hpp"
#include "ntk/kernel/depth_map.hpp"
#include "proofs/st_arnaud_2026/common/depth_lemmas.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::theorem_2 {
namespace {

using claim::Relation;
using ntk::NormalizedKernelIteration;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// What is said of Theta_bar^(L), and of its value at one deep layer: |L (Theta_bar - 1/4) - c log L - C/4 + 1/8| is at
/// most 4 log L/L at z = 0, L = 10^30.
struct Reading {
    std::string rate = "1/4 + O(1/L)";
    Rational log_coefficient = 0;  // free: of the correction, which sets it
};
Reading corrected() {
    return {.rate = "1/4 + 3/8*log(L)/L + (C/4 - 1/8)/L + O(log(L)/L^2)", .log_coefficient = Rational(3, 8)};
}

/// L (Theta_bar^(L) - 1/4) by the recurrence in balls, layer by layer.
struct Walk {
    std::vector<claim::Value> values;
    std::vector<std::string> rows;  ///< to six digits, L = 10^2, 10^3, …
    ntk::ExplicitDepthBounds beyond;
};
Walk walk_to(long last, const char* z, long digits) {
    static const ntk::DepthConstants constants = ntk::prove_depth_constants();
    Walk table;
    NormalizedKernelIteration<Ball> walk(rigor::parse_rational(z));
    for (long L = 100; L <= last; L *= 10) {
        walk.advance_to(L);
        table.beyond = ntk::explicit_depth_bounds(walk, constants);
        table.values.push_back(
            {fmt::format("L (Theta_bar^(L) - 1/4) at z = {}, L = {}", z, L), table.beyond.value.enclosure(digits)});
        table.rows.push_back(table.beyond.value.enclosure(6));
    }
    return table;
}

/// A second computation: the jump in depth, by the Fatou coordinate.
claim::Step at_a_deep_layer(const Reading& reading, long digits) {
    const rigor::Precision precision(rigor::bits_for_digits(digits) + 192);
    const Ball depth(rigor::parse_rational("1e30"));
    const Ball C =
        ntk::DepthOrbit(Rational(0), ntk::depth_jump_for(rigor::bits_for_digits(digits) + 32)).depth_constant();
    const ntk::LayerState state =
        ntk::layer_state(0, numerator(rigor::parse_rational("1e30")), rigor::bits_for_digits(digits) + 32);
    const Ball rest =
        state.excess - Ball(reading.log_coefficient) * rigor::log(depth) - C / Ball(4) + Ball(Rational(1, 8));
    return claim::exact({fmt::format("|L (Theta_bar - 1/4) - {} log L - C/4 + 1/8| at z = 0, L = 10^30",
                                     rigor::to_string(reading.log_coefficient)),
                         rigor::abs(rest)},
                        Relation::at_most, {"4 log L/L", Ball(4) * rigor::log(depth) / depth});
}

Truth recurrence_of_U(claim::Sampler& sampler) {
    const rigor::Precision precision(256);
    const Ball theta(sampler.positive_rational(300, 100) / 301);
    const Ball U = ntk::depth_coordinate(theta),
               next = ntk::depth_coordinate(ntk::depth_map_of_angle(theta, Ball(1) / Ball::pi()).angle);
    const ntk::DepthGeometry g = ntk::depth_geometry(theta);
    const Ball gap = U * (next - U - Ball(1)) - Ball(Rational(3, 2)) - g.v * g.H;
    return rigor::certainly_less(rigor::abs(gap), Ball::dyadic(1, -100));
}

claim::Steps layer_and_sum(const claim::Context& context) {
    claim::Steps steps = lemmas_a_and_b();
    steps.carries(claim::written(context, "layer"))
        .supports(claim::instances("U (U' - U - 1) = 3/2 + v H, by the map of the angle, to 10^-30", context.seed, 50,
                                   recurrence_of_U))
        .carries(claim::written(context, "sum"));
    return steps;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    const long last = context.thorough ? 10'000'000 : 1'000'000;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + ntk::guard_bits_for_depth(last));
    claim::Result result;
    const RateSteps compared = compared_with_expansion(reading.rate);
    result.aim = compared.within ? claim::Result::Aim::show : claim::Result::Aim::refute;
    result.scope = "all z = <x, x'> in [-1, 1), L -> infinity";
    result.steps = layer_and_sum(context);
    result.steps.carries(compared.step).carries(claim::written(context, "expansion"));
    if (compared.within || context.verdict_only) return result;
    for (const char* z : {"0", "-1", "0.9"}) {
        const Walk walk = walk_to(last, z, context.digits);
        result.values.insert(result.values.end(), walk.values.begin(), walk.values.end());
        if (z != std::string("0")) continue;
        result.witness = fmt::format(
            "Orthogonal x, x' (z = 0): L (Theta_bar^(L) - 1/4) is {} at L = 10^2, {} at 10^4, {} at 10^6, and for every "
            "L >= {} it is at least a + b log(L/{}), a = {}, b = {} (proved): no constant bounds it.",
            walk.rows[0], walk.rows[2], walk.rows[4], last, last, walk.beyond.lower_constant.enclosure(6),
            walk.beyond.lower_slope.enclosure(6));
    }
    return result;
}

/// The correction: the expansion, and the bound for every L.
claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    const RateSteps compared = compared_with_expansion(reading.rate);
    result.scope = "all z in [-1, 1), L -> infinity; the last bound for all L >= 1";
    result.steps = layer_and_sum(context);
    if (!compared.within) result.aim = claim::Result::Aim::refute;
    result.steps.carries(compared.step)
        .carries(at_a_deep_layer(reading, context.digits))
        .carries(claim::written(context, "expansion"))
        .carries(claim::written(context, "every-layer"));
    return result;
}

/// Both sides of L (Theta_bar - 1/4) = (U_L - L)/4 + D_L with the sums of lemmas A and B, from layer 1 on.
Truth bounds_hold(const Rational& z, long L) {
    static const ntk::DepthConstants constants = ntk::prove_depth_constants();
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
    const Ball value = walk.unnormalized() - Ball(L) / Ball(4), shift = (first - Ball(1)) / Ball(4);
    const Ball least = shift + below / Ball(4) + rigor::minimum(start, -Ball(constants.J_max));
    const Ball most = shift + above / Ball(4);
    return constants.proved && rigor::certainly_at_most(least, value) && rigor::certainly_at_most(value, most);
}

const claim::Registered registered{[]() -> claim::Check {
    const auto rate = [](const char* text) { return [text](Reading& reading) { reading.rate = text; }; };
    return claim::checked("st-arnaud-2026/theorem-2", check)
        .control("rate O(log(L)/L)", rate("1/4 + O(log(L)/L)"))
        .control("rate O(1/L^(1/2))", rate("1/4 + O(1/L^(1/2))"))
        .corrected(check_correction, corrected())
        .correction_control("limit 1/4 + 1e-30", rate("1/4 + 1e-30 + 3/8*log(L)/L + (C/4 - 1/8)/L + O(log(L)/L^2)"))
        .correction_control("coefficient 3/8 (1 + 1e-30) of log L/L",
                            rate("1/4 + 3/8*(1 + 1e-30)*log(L)/L + (C/4 - 1/8)/L + O(log(L)/L^2)"))
        .correction_control("coefficient C/4 - 1/8 + 1e-30 of 1/L",
                            rate("1/4 + 3/8*log(L)/L + (C/4 - 1/8 + 1e-30)/L + O(log(L)/L^2)"))
        .correction_control("remainder O(1/L^2)", rate("1/4 + 3/8*log(L)/L + (C/4 - 1/8)/L + O(1/L^2)"))
        .correction_control("3/8 + 1e-20 at the layer 10^30",
                            [](Reading& r) { r.log_coefficient = Rational(3, 8) + rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "(U_1 - 1)/4 + (3/8) sum 1/U_k + min(D_1, -1.9) <= L (Theta_bar^(L) - 1/4) <= (U_1 - 1)/4 + "
            "(4.6/4) sum 1/U_k, for z in [-1, 1), 2 <= L <= 400 (an equality at L = 1)",
            bounds_hold, claim::Input{"z", claim::correlations_below_one()},
            claim::Input{"L", claim::integers(2, 400)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::theorem_2
