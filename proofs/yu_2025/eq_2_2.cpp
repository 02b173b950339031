#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"

namespace proofs::yu_2025::eq_2_2 {
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

/// The factors of the suite's network of width m, which are rounded roots, against the formula by their squares, and
/// what starts at 0.
Truth has_the_factors(long m) {
    const Rational alpha(-2, 3), one(1);
    const auto is = [](double factor, const Rational& square) {
        const Rational q(factor);
        return abs(Rational(q * q - square)) <= square / (1L << 50);
    };
    const auto network = ntk::yu_residual<double>(3, m, 2, alpha);
    bool all = network.wiring == ntk::Wiring::residual && network.maps.size() == 6 && !network.maps.back().has_bias();
    for (std::size_t i = 0; i < network.maps.size(); ++i) {
        const auto& map = network.maps[i];
        const bool inner = i > 0 && i < 5, layer = inner && i % 2 == 1, branch = inner && i % 2 == 0;
        const Rational square = i == 0 ? Rational(1, m) : branch ? Rational(alpha * alpha / m) : one;
        all = all && is(map.weight_scale, square) && is(map.activation_scale, layer ? Rational(2, m) : one) &&
              (map.weight_scale < 0) == branch && map.activation_scale > 0 && map.outputs() == (i == 5 ? 1 : m) &&
              map.inputs() == (i == 0 ? 3 : m) && map.bias_starts_at_zero == inner;
        if (map.has_bias()) all = all && map.bias_scale == map.weight_scale;
    }
    return rigor::truth(all);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::nothing;
    result.scope = "a definition: nothing in it is true or false";
    result.steps
        .carries(claim::instances(
            "the formula written out is f(x; theta) of the suite's network, exactly, L, d and widths 1 to 3",
            context.seed, 60, [&](claim::Sampler& sampler) { return agrees(residual_sample(sampler), reading); }))
        .carries(claim::written(context, "network"))
        .supports(
            claim::range("m", 1, 50,
                         "the factors of the suite's network of width m in double precision, alpha = -2/3, have the "
                         "squares 1/m, 2/m, alpha^2/m up to 2^-50; b^(l) and d^(l) alone start at 0",
                         has_the_factors));
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
}  // namespace proofs::yu_2025::eq_2_2
