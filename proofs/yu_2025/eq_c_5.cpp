#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::Truth;

/// Which blocks are summed: weights of the layers first … L + 1 - weights_missing, biases of 1 … L - biases_missing; an output bias would add 1 · 1.
struct Reading {
    long first_weights = 1, weights_missing = 0, biases_missing = 0;
    bool output_bias = false, same_point = false;
};

Truth agrees(const NetworkSample& sample, const Reading& reading) {
    const auto at_x = partial_derivatives(sample.network, sample.x), at_other = partial_derivatives(sample.network, sample.other);
    const auto& second = reading.same_point ? at_x : at_other;
    const long depth = sample.depth();
    Rational sum = reading.output_bias ? 1 : 0;
    for (long l = reading.first_weights; l <= depth + 1 - reading.weights_missing; ++l) {
        const auto i = static_cast<std::size_t>(l - 1);
        sum += weights_product(at_x[i], second[i]);
    }
    for (long l = 1; l <= depth - reading.biases_missing; ++l) {
        const auto i = static_cast<std::size_t>(l - 1);
        sum += bias_product(at_x[i], second[i]);
    }
    return rigor::truth(full_product(at_x, at_other) == sum);
}

/// The suite's empirical kernel, layer by layer, against the full inner product of dual-number gradients.
Truth code_agrees(const NetworkSample& sample) {
    ntk::DenseMatrix<Rational> points(sample.x.size(), 2);
    points.col(0) = sample.x;
    points.col(1) = sample.other;
    return rigor::truth(ntk::empirical_kernel(sample.network, points)(0, 1) ==
                        full_product(partial_derivatives(sample.network, sample.x), partial_derivatives(sample.network, sample.other)));
}

Truth counts_parameters(const NetworkSample& sample) {
    long blocks = 0, biases = 0, width = sample.x.size(), parameters = 0;
    for (const auto& map : sample.network.maps) {
        ++blocks;
        biases += map.has_bias();
        parameters += map.outputs() * (width + (blocks <= sample.depth()));
        width = map.outputs();
    }
    return rigor::truth(blocks == sample.depth() + 1 && biases == sample.depth() && parameters == sample.network.parameters());
}

claim::legacy::Argument argue(const Reading& reading) {
    claim::legacy::Argument argument;
    argument.step("the parameters of (2.1) are L + 1 matrices and L biases, and no others", at_all(fully_connected_examples(), counts_parameters))
        .step("the inner product of all partial derivatives is the sum over the blocks: the fixed networks, exactly",
                  at_all(fully_connected_examples(), [&](const NetworkSample& s) { return agrees(s, reading); }));
    return argument;
}

claim::legacy::Finding check(const claim::Context&) {
    return conclude(argue({}), claim::Evidence::proved, "all L >= 1, all widths, all parameters, all x, x' at which f is differentiable in theta; with the derivative 0 of the ReLU at 0 everywhere");
}

claim::Verdict variant(const Reading& reading) { return claim::verdict_of(argue(reading).conclusion()); }

}  // namespace

claim::legacy::Check eq_c_5() {
    return {
        .id = "yu-2025/eq-c.5",
        .check = check,
        .controls = {{"a bias of the output layer", [](const claim::Context&) { return variant({.output_bias = true}); }},
                     {"no weights of the output layer", [](const claim::Context&) { return variant({.weights_missing = 1}); }},
                     {"no weights of the first layer", [](const claim::Context&) { return variant({.first_weights = 2}); }},
                     {"biases up to L - 1", [](const claim::Context&) { return variant({.biases_missing = 1}); }},
                     {"f(x) in both factors", [](const claim::Context&) { return variant({.same_point = true}); }}},
        .property = claim::property("the blocks add up to the inner product of all partial derivatives, and the suite's kernel, computed layer by layer, is the same number; exactly, d, widths and L up to 3",
                                    [](const NetworkSample& s) { return agrees(s, {}) && code_agrees(s); }, claim::Input{"network", fully_connected_samples()}),
    };
}
const claim::legacy::Registered registered_eq_c_5{eq_c_5};

}  // namespace proofs::yu_2025
