#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "ntk/network/finite_network.hpp"

#include <algorithm>
#include <vector>

namespace proofs::yu_2025::section_b_1_bias_terms {
namespace {

using claim::Relation;
using rigor::Rational;

/// Of how many layers of the other network it is said that they have a bias: at most one, "different" from several, or
/// all. Does it have its biases? How many layers of (2.1) have none?
struct Reading {
    bool all_layers = false, biases = true;
    long without_bias = 1;

    Rational said(long depth) const { return all_layers ? depth : 1; }
};
const Reading corrected{.all_layers = true};

long layers_with_bias(const ntk::FiniteNetwork<Rational>& network) {
    return std::count_if(network.maps.begin(), network.maps.end(), [](const auto& map) { return map.has_bias(); });
}
/// Jacot et al., section 2, L maps of width 1, with or without biases.
ntk::FiniteNetwork<Rational> jacot(long depth, bool biases) {
    const std::vector<long> widths(static_cast<std::size_t>(depth) + 1, 1);
    auto network = ntk::jacot_network<Rational>(widths, Rational(1, 2));
    if (!biases)
        for (auto& map : network.maps) map.bias.resize(0);
    return network;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false for the networks of Jacot et al. (2018), section 2, with L >= 2";
    result.steps
        .carries(claim::witness<long>(
            "Jacot et al., section 2, L = 2, n_0 = n_1 = n_2 = 1", 2,
            {"layers with a bias",
             [&](long depth) { return Rational(layers_with_bias(jacot(depth, reading.biases))); }},
            Relation::at_most,
            {reading.all_layers ? "L" : "1, not several", [&](long depth) { return reading.said(depth); }}))
        .carries(claim::written(context, "other"));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "networks (2.1) and those of Jacot et al., section 2";
    const std::vector<long> depths{1, 2, 3, 4};
    result.steps.carries(claim::written(context, "other"))
        .carries(claim::exact_for_each<long>(
            "L = 1 to 4", depths,
            {"layers of (2.1) without a bias",
             [](long depth) {
                 const auto network =
                     ntk::yu_fully_connected<Rational>(1, std::vector<long>(static_cast<std::size_t>(depth), 2));
                 return Rational(static_cast<long>(network.maps.size()) - layers_with_bias(network));
             }},
            Relation::equal, {"those of the output", [&](long) { return Rational(reading.without_bias); }}))
        .carries(claim::exact_for_each<long>(
            "L = 1 to 4", depths,
            {"layers with a bias, Jacot et al.",
             [&](long depth) { return Rational(layers_with_bias(jacot(depth, reading.biases))); }},
            Relation::equal, {reading.all_layers ? "L" : "1", [&](long depth) { return reading.said(depth); }}))
        .carries(claim::written(context, "different"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/section-b.1-bias-terms", check)
        .control("a network without biases", [](Reading& r) { r.biases = false; })
        .corrected(check_correction, corrected)
        .correction_control("one layer with a bias there", [](Reading& r) { r.all_layers = false; })
        .correction_control("no layer of (2.1) without a bias", [](Reading& r) { r.without_bias = 0; });
}};

}  // namespace
}  // namespace proofs::yu_2025::section_b_1_bias_terms
