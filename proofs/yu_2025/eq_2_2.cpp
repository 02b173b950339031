#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;
using Vector = std::vector<Rational>;

/// alpha^(l) = skip alpha^(l-1) + alpha sqrt(1/m) (V alpha~ + d).
struct Reading {
    Rational skip = 1;
    bool alpha_on_weights = false;  ///< sqrt(1/m) (alpha V alpha~ + d)
    bool relu_of_branch = false;    ///< a ReLU around V alpha~ + d
};

/// W x + b, and the same with W times a factor.
Vector affine(const ntk::AffineMap<Rational>& map, const Vector& x, const Rational& factor = 1) {
    Vector y;
    for (long j = 0; j < map.outputs(); ++j) {
        Rational z = map.has_bias() ? map.bias(j) : Rational(0);
        for (std::size_t k = 0; k < x.size(); ++k) z += factor * map.weights(j, static_cast<long>(k)) * x[k];
        y.push_back(z);
    }
    return y;
}
Vector scaled(Vector x, const Rational& factor) {
    for (Rational& z : x) z *= factor;
    return x;
}
Vector relu(Vector x) {
    for (Rational& z : x)
        if (z < 0) z = 0;
    return x;
}

/// The formula, with loops.
Rational formula(const NetworkSample& sample, const Reading& reading) {
    const auto& maps = sample.network.maps;
    const Rational root_of_one = maps[0].weight_scale, root_of_two = maps[1].activation_scale;
    Vector x;
    for (long i = 0; i < sample.x.size(); ++i) x.push_back(sample.x(i));
    Vector stream = scaled(affine(maps[0], x), root_of_one);
    for (std::size_t l = 1; l + 1 < maps.size(); l += 2) {
        const Vector layer = scaled(relu(affine(maps[l], stream)), root_of_two);
        Vector branch = reading.alpha_on_weights ? affine(maps[l + 1], layer, sample.alpha)
                                                 : scaled(affine(maps[l + 1], layer), sample.alpha);
        if (reading.relu_of_branch) branch = relu(branch);
        for (std::size_t k = 0; k < stream.size(); ++k) stream[k] = reading.skip * stream[k] + root_of_one * branch[k];
    }
    return affine(maps.back(), stream)[0];
}
Truth agrees(const NetworkSample& sample, const Reading& reading) {
    return rigor::truth(formula(sample, reading) == ntk::network_output(sample.network, sample.x)(0));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::nothing;
    result.scope = "a definition: nothing in it is true or false";
    result.steps
        .carries(claim::instances(
            "the formula written out is f(x; theta) of the suite's network, exactly, L, d and widths 1 to 3",
            context.seed, 60, [&](claim::Sampler& sampler) { return agrees(residual_sample(sampler), reading); }))
        .carries(claim::written(context, "network"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-2.2", check)
        .control("without alpha^(l-1)", [](Reading& r) { r.skip = 0; })
        .control("1 + 1e-20 times alpha^(l-1)", [](Reading& r) { r.skip += rigor::parse_rational("1e-20"); })
        .control("alpha in front of V alpha~ alone", [](Reading& r) { r.alpha_on_weights = true; })
        .control("sigma(V alpha~ + d)", [](Reading& r) { r.relu_of_branch = true; })
        .property(claim::property(
            "the formula written out is f(x; theta) of the suite's network, exactly",
            [](const NetworkSample& sample) { return agrees(sample, {}); },
            claim::Input{"network", residual_samples()}));
}};

}  // namespace
}  // namespace proofs::yu_2025
