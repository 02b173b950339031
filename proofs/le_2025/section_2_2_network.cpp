#include "claim/check.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/network/network_gradient.hpp"

namespace proofs::le_2025::section_2_2_network {
namespace {

using rigor::Rational, rigor::Truth;

/// The recursion: bias_factor beta b_i + n_l^(-1/2) sum_j W_ij alpha_j, the activation on the hidden layers only.
struct Reading {
    Rational bias_factor = 1;
    bool root = true;  ///< else 1/n_l
    bool activated_output = false;
};

/// The printed recursion, with the ReLU, against the network that the suite computes with.
Truth same_network(claim::Sampler& sampler, const Reading& reading) {
    std::vector<long> roots;  // of the widths: the factors 1/sqrt(n_l) are rational
    for (int l = 0; l < 4; ++l) roots.push_back(sampler.integer(1, 3));  // free: sizes of the samples
    const std::vector<long> widths{roots[0] * roots[0], roots[1] * roots[1], roots[2] * roots[2], roots[3]};
    const Rational beta = sampler.positive_rational();
    ntk::FiniteNetwork<Rational> network = ntk::jacot_network<Rational>(widths, beta);
    for (auto& map : network.maps) {
        for (long i = 0; i < map.weights.size(); ++i) map.weights.data()[i] = sampler.nonzero_rational();
        for (long i = 0; i < map.bias.size(); ++i) map.bias(i) = sampler.nonzero_rational();
    }
    ntk::DenseVector<Rational> x(widths.front());
    claim::RationalVector signal;
    for (long i = 0; i < x.size(); ++i) {
        x(i) = sampler.nonzero_rational();
        signal.push_back(x(i));
    }
    for (std::size_t l = 0; l < network.maps.size(); ++l) {
        const Rational scale(1, reading.root ? roots[l] : widths[l]);
        claim::RationalVector next;
        for (long i = 0; i < widths[l + 1]; ++i) {
            Rational z = reading.bias_factor * beta * network.maps[l].bias(i);
            for (long j = 0; j < widths[l]; ++j)
                z += scale * network.maps[l].weights(i, j) * signal[static_cast<std::size_t>(j)];
            const bool activated = l + 1 < network.maps.size() || reading.activated_output;
            next.push_back(activated && z < 0 ? Rational(0) : z);
        }
        signal = std::move(next);
    }
    const ntk::DenseVector<Rational> f = ntk::network_output(network, x);
    for (long i = 0; i < f.size(); ++i)
        if (f(i) != signal[static_cast<std::size_t>(i)]) return Truth::no;
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::nothing;
    result.scope = "a definition asserts nothing; it is the network of Jacot et al., section 2";
    result.steps.carries(
        claim::instances("the recursion gives the network of Jacot et al., section 2, with b^l for "
                         "b^(l): L = 3, ReLU, unequal widths",
                         context.seed, 30, [&](claim::Sampler& sampler) { return same_network(sampler, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-2.2-network", check)
        .control("(1 + 1e-20) beta", [](Reading& r) { r.bias_factor += rigor::parse_rational("1e-20"); })
        .control("1/n_l in place of 1/sqrt(n_l)", [](Reading& r) { r.root = false; })
        .control("an activation on the output", [](Reading& r) { r.activated_output = true; })
        .property(claim::property(
            "the recursion gives the outputs of ntk::jacot_network, exactly",
            [](long number) {
                claim::Sampler sampler(22, static_cast<std::uint64_t>(number));  // free: a seed
                return same_network(sampler, {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::section_2_2_network
