#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"

namespace proofs::yu_2025::eq_c_5 {
namespace {

using rigor::Rational, rigor::Truth;

/// Which blocks are summed: the weights of l = first_weights … L + last_weights, the biases of l = 1 … L +
/// last_bias (last_bias = 1: a bias of the output, whose derivative is 1), the second factor at x' or at x.
struct Reading {
    long first_weights = 1, last_weights = 1, last_bias = 0;
    bool same_point = false;
};

Truth agrees(const NetworkSample& sample, const Reading& reading) {
    const auto at_x = partial_derivatives(sample.network, sample.x),
               at_other = partial_derivatives(sample.network, sample.other);
    const auto& second = reading.same_point ? at_x : at_other;
    Rational sum = 0;
    for (long l = reading.first_weights; l <= sample.depth() + reading.last_weights; ++l)
        sum += weights_product(at_x[static_cast<std::size_t>(l - 1)], second[static_cast<std::size_t>(l - 1)]);
    for (long l = 1; l <= sample.depth() + reading.last_bias; ++l)
        sum += l > sample.depth()
                   ? Rational(1)
                   : bias_product(at_x[static_cast<std::size_t>(l - 1)], second[static_cast<std::size_t>(l - 1)]);
    return rigor::truth(full_product(at_x, at_other) == sum);
}

/// The suite's empirical kernel, layer by layer, against the inner product of all partial derivatives.
Truth code_agrees(const NetworkSample& sample) {
    ntk::DenseMatrix<Rational> points(sample.x.size(), 2);
    points.col(0) = sample.x;
    points.col(1) = sample.other;
    return rigor::truth(
        ntk::empirical_kernel(sample.network, points)(0, 1) ==
        full_product(partial_derivatives(sample.network, sample.x), partial_derivatives(sample.network, sample.other)));
}

/// The parameters are L + last_weights matrices and L + last_bias biases: their entries are as many as the network has.
Truth counts_parameters(const NetworkSample& sample, const Reading& reading) {
    long blocks = 0, width = sample.x.size(), parameters = 0;
    for (const auto& map : sample.network.maps) {
        ++blocks;
        if (blocks >= reading.first_weights && blocks <= sample.depth() + reading.last_weights)
            parameters += map.outputs() * width;
        if (blocks <= sample.depth() + reading.last_bias) parameters += map.outputs();
        width = map.outputs();
    }
    return rigor::truth(parameters == sample.network.parameters());
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "all L >= 1, all widths, all parameters, all x, x' at which f is differentiable in theta; everywhere with the "
        "derivative 0 of the ReLU at 0";
    const auto at_random = [&](Truth (*predicate)(const NetworkSample&, const Reading&)) {
        return [=](claim::Sampler& sampler) { return predicate(fully_connected_sample(sampler), reading); };
    };
    result.steps.carries(claim::written(context, "blocks"))
        .supports(claim::instances("the entries of the blocks are all parameters, random networks (2.1)", context.seed,
                                   60, at_random(counts_parameters)))
        .supports(claim::instances(
            "the inner product of all partial derivatives by dual numbers is the sum over the blocks, exactly",
            context.seed, 60, at_random(agrees)));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-c.5", check)
        .control("a bias of the output layer", [](Reading& r) { r.last_bias = 1; })
        .control("biases up to L - 1", [](Reading& r) { r.last_bias = -1; })
        .control("weights up to L", [](Reading& r) { r.last_weights = 0; })
        .control("weights from l = 2", [](Reading& r) { r.first_weights = 2; })
        .control("f(x) in both factors", [](Reading& r) { r.same_point = true; })
        .property(claim::property(
            "the blocks add up to the inner product of all partial derivatives, and the suite's kernel, computed layer by "
            "layer, is the same number; exactly, d, widths and L up to 3",
            [](const NetworkSample& sample) { return agrees(sample, {}) && code_agrees(sample); },
            claim::Input{"network", fully_connected_samples()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_c_5
