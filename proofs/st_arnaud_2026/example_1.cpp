#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/st_arnaud_2026/common/toy_network.hpp"
#include "rigor/matrix/rational_matrix.hpp"
#include "rigor/number/ball.hpp"

#include <fmt/format.h>

#include <array>

namespace proofs::st_arnaud_2026::example_1 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// The activations of both layers are this power; the paths are the product of the widths to these powers.
struct Reading {
    Monomial activations{0, -1, -1};
    std::array<long, 4> widths{1, 1, 1, 1};
};

/// One of the three exponents, of both layers against the printed one.
claim::Step exponent_is(const std::string& name, const Rational Monomial::*exponent, const Reading& r) {
    return claim::exact_for_each<long>("layers 1 and 2", {1, 2},
                                       {"the exponent of " + name + " in the activations",
                                        [=](const long& layer) { return activation(layer).*exponent; }},
                                       Relation::equal, {rigor::to_string(r.activations.*exponent), [=](const long&) {
                                                             return r.activations.*exponent;
                                                         }});
}

/// The activations of an exact network with n0 = a^2, n = b^2.
Truth network_has(const Monomial& claimed, long a, long b, long alpha) {
    const auto trace = ntk::forward(toy_network(a, b, alpha), toy_point(a));
    const Rational value = claimed.value(a, b, alpha);
    for (const std::size_t layer : {1U, 2U})
        for (long i = 0; i < trace.inputs[layer].size(); ++i)
            if (trace.inputs[layer](i) != value) return Truth::no;
    return Truth::yes;
}

/// Paths by the product of the adjacency matrices (all ones), summed over inputs and outputs.
Rational paths(const std::array<long, 4>& widths) {
    rigor::RationalMatrix count(1, widths.front());
    for (long j = 0; j < widths.front(); ++j) count(0, j) = 1;
    for (std::size_t l = 1; l < widths.size(); ++l) {
        rigor::RationalMatrix ones(widths[l - 1], widths[l]);
        for (long i = 0; i < ones.rows(); ++i)
            for (long j = 0; j < ones.columns(); ++j) ones(i, j) = 1;
        count = count * ones;
    }
    Rational sum(0);
    for (long j = 0; j < count.columns(); ++j) sum += count(0, j);
    return sum;
}
Rational product(const std::array<long, 4>& widths, const std::array<long, 4>& powers) {
    Rational all = 1;
    for (std::size_t l = 0; l < widths.size(); ++l)
        all *= rigor::power(Rational(widths[l]), static_cast<unsigned long>(powers[l]));
    return all;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n0, n = n1 = n2 and alpha >= 0 (activations, by exponents); all widths (paths)";
    result.steps.carries(exponent_is("n0", &Monomial::n0_power, reading))
        .carries(exponent_is("n without alpha", &Monomial::power, reading))
        .carries(exponent_is("n that alpha multiplies", &Monomial::alpha_power, reading))
        .carries(claim::exact({"the exponent of n at alpha = 0", reading.activations.power}, Relation::less, {"0", 0}))
        .carries(claim::exact({"its growth with alpha", reading.activations.alpha_power}, Relation::at_most, {"0", 0}))
        .carries(claim::written(context, "activations"))
        .supports(claim::instances("exact networks with n0 <= 9, n <= 16, alpha <= 2 have these activations",
                                   context.seed, 30,
                                   [](claim::Sampler& sampler) {
                                       const long a = sampler.integer(1, 3), b = sampler.integer(1, 4);
                                       return network_has(activation(1), a, b, sampler.integer(0, 2));
                                   }))
        .carries(claim::written(context, "paths"))
        .supports(claim::instances("the number of paths by products of adjacency matrices, widths up to 6",
                                   context.seed, 60, [&](claim::Sampler& sampler) {
                                       std::array<long, 4> widths{};
                                       for (long& width : widths) width = sampler.integer(1, 6);
                                       return rigor::truth(paths(widths) == product(widths, reading.widths));
                                   }));
    if (context.verdict_only) return result;
    result.values = {
        {"activation at n = 10,000, alpha = 0", Ball(activation(2).value(1, 100, 0)).enclosure(context.digits)},
        {"paths at n0 = 3, n = 10,000, n3 = 2",
         Ball(product({3, 10'000, 10'000, 2}, reading.widths)).enclosure(context.digits)}};
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational little = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/example-1", check)
        .control("activations n^(-alpha)", [](Reading& r) { r.activations.power = 0; })
        .control("activations n^(-(1 + 1e-20) - alpha)", [=](Reading& r) { r.activations.power -= little; })
        .control("activations n^(-1 - (1 + 1e-20) alpha)", [=](Reading& r) { r.activations.alpha_power -= little; })
        .control("activations n0^(1e-20) n^(-1 - alpha)", [=](Reading& r) { r.activations.n0_power = little; })
        .control("n1 n2 n3 paths", [](Reading& r) { r.widths[0] = 0; })
        .control("n0 n1 n2 paths", [](Reading& r) { r.widths[3] = 0; })
        .control("n0 n1^2 n2 n3 paths", [](Reading& r) { r.widths[1] = 2; })
        .control("n0 n1 n3 paths", [](Reading& r) { r.widths[2] = 0; })
        .property(claim::property(
            "alpha >= 0: exact networks have these activations",
            [](long a, long b, long alpha) { return network_has(Reading{}.activations, a, b, alpha); },
            claim::Input{"sqrt(n0)", claim::integers(1, 4)}, claim::Input{"sqrt(n)", claim::integers(1, 5)},
            claim::Input{"alpha", claim::integers(0, 6)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::example_1
