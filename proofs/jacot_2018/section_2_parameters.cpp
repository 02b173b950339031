#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/classical_parametrisation.hpp"

namespace proofs::jacot_2018::section_2_parameters {
namespace {

using rigor::Truth;

/// P is the sum from `first` to L - `before_end` of (n_l + ones) n_(l+1).
struct Reading {
    long ones = 1, first = 0, before_end = 1;

    template <class T>
    T count(const std::vector<T>& widths) const {
        const long L = static_cast<long>(widths.size()) - 1;
        T sum = 0;
        for (long l = first; l <= L - before_end; ++l)
            sum += T(widths[static_cast<std::size_t>(l)] + ones) * widths.at(static_cast<std::size_t>(l + 1));
        return sum;
    }
};

/// The partial derivatives of a random network, counted one by one, are as many as P.
Truth counts(claim::Sampler& sampler, const Reading& reading) {
    const long layers = sampler.integer(2, 5);                   // free: sizes
    const std::vector<long> widths = sampler.widths(layers, 4);  // free: sizes
    const ExactNetwork network = sampler.network(widths, true);
    long derivatives = 0;
    for (const auto& block : ntk::gradient(network, random_point(sampler, network)))
        derivatives += block.weights.size() + block.bias.size();
    return rigor::truth(derivatives == reading.count(widths));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every L >= 1, all widths";
    result.steps
        .carries(claim::identity<4>(
            "the entries of W^(0), b^(0), W^(1), b^(1), W^(2), b^(2), L = 3",
            [](const auto& n0, const auto& n1, const auto& n2, const auto& n3) {
                return n0 * n1 + n1 + n1 * n2 + n2 + n2 * n3 + n3;
            },
            fmt::format("sum_(l = {})^(L - {}) (n_l + {}) n_(l+1)", reading.first, reading.before_end, reading.ones),
            [&](const auto& n0, const auto& n1, const auto& n2, const auto& n3) {
                return reading.count(std::vector{n0, n1, n2, n3});
            }))
        .carries(claim::written(context, "count"))
        .supports(claim::instances("the partial derivatives of a network of one to four maps and unequal widths are as "
                                   "many as the formula says",
                                   context.seed, 60,  // free: how many
                                   [&](claim::Sampler& s) { return counts(s, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-2-parameters", check)
        .control("n_l n_(l+1): without the biases", [](Reading& r) { r.ones = 0; })
        .control("(n_l + 2) n_(l+1)", [](Reading& r) { r.ones = 2; })
        .control("the sum from l = 1", [](Reading& r) { r.first = 1; })
        .control("the sum to L - 2", [](Reading& r) { r.before_end = 2; })
        .property(claim::property(
            "the partial derivatives of the network of the seed are as many as the formula says",
            [](long seed) {
                claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
                return counts(sampler, {});
            },
            claim::Input{"seed", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_2_parameters
