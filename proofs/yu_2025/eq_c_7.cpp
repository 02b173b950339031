#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "proofs/yu_2025/common/network_identities.hpp"

namespace proofs::yu_2025::eq_c_7 {
namespace {

using rigor::Rational, rigor::Truth;

/// Where the gradients on the left and the patterns on the right are taken (x twice, as printed, or x and x'), and
/// where the products and the sum begin and end: r = l + first, l = from … L - missing.
struct Reading {
    bool gradients_at_two_points = false, patterns_at_two_points = false;
    long first = 1, from = 1, missing = 0;
};

Truth equal(const NetworkSample& sample, const Reading& reading) {
    const auto at_x = partial_derivatives(sample.network, sample.x),
               second = partial_derivatives(sample.network, reading.gradients_at_two_points ? sample.other : sample.x);
    const LayerMatrices x(sample.network, sample.x),
        other(sample.network, reading.patterns_at_two_points ? sample.other : sample.x);
    Rational left = 0, right = 0;
    for (long l = 1; l <= x.depth(); ++l)
        left += bias_product(at_x[static_cast<std::size_t>(l - 1)], second[static_cast<std::size_t>(l - 1)]);
    for (long l = reading.from; l <= x.depth() - reading.missing; ++l)
        right += frobenius_product(x.row_product(l + reading.first), other.row_product(l + reading.first));
    return rigor::truth(left == right);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all L >= 1, all widths, all parameters, all x; the derivative of the ReLU at 0 taken as 0";
    result.steps.carries(claim::written(context, "chain"))
        .supports(claim::instances(
            "the sums agree, the left one by dual numbers, random networks (2.1), exactly", context.seed, 60,
            [&](claim::Sampler& sampler) { return equal(fully_connected_sample(sampler), reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-c.7", check)
        .control("x and x' on the left, D_x in both brackets", [](Reading& r) { r.gradients_at_two_points = true; })
        .control("D_x' in the second bracket, x twice on the left", [](Reading& r) { r.patterns_at_two_points = true; })
        .control("r from l + 2", [](Reading& r) { r.first = 2; })
        .control("l from 2", [](Reading& r) { r.from = 2; })
        .control("l up to L - 1", [](Reading& r) { r.missing = 1; })
        .property(claim::property(
            "as printed, and for two points with D_x' in the second bracket; exactly, d, widths and L up to 3",
            [](const NetworkSample& sample) {
                return equal(sample, {}) &&
                       equal(sample, {.gradients_at_two_points = true, .patterns_at_two_points = true});
            },
            claim::Input{"network", fully_connected_samples()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_c_7
