#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::eq_c_11 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// The last member is factor s^power (W_j0 1(…))^2, with the indicator or without, s = sqrt(2/m_L); the factor of the
/// part of b^(L).
struct Reading {
    Rational factor{1}, of_bias{1};
    unsigned long power = 2;
    bool indicator = true;
};

/// The members of (C.11) at x; the left ones from derivatives by dual numbers.
struct Members {
    Rational kernel, biases = 0, last_bias, row;
    std::vector<Rational> entries;  ///< s^power (W_j 1(…))^2

    Members(const NetworkSample& sample, const Reading& reading) {
        const auto derivatives = partial_derivatives(sample.network, sample.x);
        const LayerMatrices layers(sample.network, sample.x);
        const long depth = layers.depth();
        kernel = full_product(derivatives, derivatives);
        for (const auto& block : derivatives) biases += bias_product(block, block);
        const auto& top = derivatives[static_cast<std::size_t>(depth - 1)];
        last_bias = bias_product(top, top);
        const auto output = layers.weights(depth + 1), alpha = layers.alpha(depth);
        const auto vector = scaled(output * layers.indicator(depth), layers.scale(depth));
        row = frobenius_product(vector, vector);
        for (long j = 0; j < alpha.rows(); ++j) {
            const Rational w = reading.indicator && alpha(j, 0) <= 0 ? Rational(0) : output(0, j);
            entries.push_back(rigor::power(layers.scale(depth), reading.power) * w * w);
        }
    }
};

Truth chain(const NetworkSample& sample, const Reading& reading) {
    const Members m(sample, reading);
    bool links = m.kernel >= m.biases && m.biases >= reading.of_bias * m.last_bias && m.last_bias == m.row;
    for (const Rational& entry : m.entries) links = links && m.row >= reading.factor * entry;
    return rigor::truth(links);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "all L >= 1, all widths, all parameters, all x, all j_0; \"-> infinity\" in the sense of the limit superior";
    const std::vector<NetworkSample> neurons{one_neuron(3, 0, 2, 2, 0), one_neuron(Rational(1, 3), 0, 2, 2, 0),
                                             one_neuron(3, 0, -1, 2, 0)};
    const std::string names = "one neuron, L = 1: active with s = 3 and s = 1/3, inactive";
    const auto bias = [&](const NetworkSample& s) { return Members(s, reading).last_bias; };
    const std::string last = fmt::format("{} s^{} (W_j0{})^2", rigor::to_string(reading.factor), reading.power,
                                         reading.indicator ? " 1(alpha_j0 > 0)" : "");
    result.steps.carries(claim::cites(context, "yu-2025/eq-c.5"))
        .carries(claim::cites(context, "yu-2025/eq-c.7"))
        .carries(claim::written(context, "links"))
        .supports(claim::instances(
            "every link, every j_0: networks (2.1), derivatives by dual numbers, exactly", context.seed, 80,
            [&](claim::Sampler& sampler) { return chain(fully_connected_sample(sampler), reading); }))
        .supports(claim::exact_for_each<NetworkSample>(
            names, neurons,
            {"the part of the biases", [&](const NetworkSample& s) { return Members(s, reading).biases; }},
            Relation::at_least,
            {rigor::to_string(reading.of_bias) + " |grad_(b^(L)) f|^2",
             [&](const NetworkSample& s) { return Rational(reading.of_bias * bias(s)); }}))
        .supports(claim::exact_for_each<NetworkSample>(
            names, neurons, {"|grad_(b^(L)) f|^2", bias}, Relation::at_least,
            {last,
             [&](const NetworkSample& s) { return Rational(reading.factor * Members(s, reading).entries.front()); }}))
        .carries(claim::written(context, "superior"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational little = rigor::parse_rational("1e-20");
    return claim::checked("yu-2025/eq-c.11", check)
        .control("last member (1 + 1e-20) times as large", [=](Reading& r) { r.factor += little; })
        .control("third member (1 + 1e-20) times as large", [=](Reading& r) { r.of_bias += little; })
        .control("last member without the indicator", [](Reading& r) { r.indicator = false; })
        .control("sqrt(2/m_L) in place of 2/m_L", [](Reading& r) { r.power = 1; })
        .control("(2/m_L)^2 in place of 2/m_L", [](Reading& r) { r.power = 4; })
        .property(claim::property_where(
            "where the last bias matters: every link for every j_0, exactly; d, widths and L up to 3",
            [](const NetworkSample& s) { return rigor::truth(Members(s, {}).last_bias > 0); },
            [](const NetworkSample& s) { return chain(s, {}); }, claim::Input{"network", fully_connected_samples()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_c_11
