#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/definite_at_hard_data.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::proposition_2 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// (3.4), (3.6): the constants as printed, Sigma^(1) = <x, x'> + input_bias, Sigma^(l+1) = gain kappa_1 + bias. L >=
/// first_depth hidden layers.
struct Reading {
    ntk::FullyConnectedKernel kernel = ntk::FullyConnectedKernel::yu_as_printed();
    long first_depth = 1;
};

GramAt tangent(const Reading& reading, long hidden_layers) {
    return [=](const Points& points) {
        return ntk::gram_matrix(matrix_of(points), reading.kernel, hidden_layers + 1, ntk::GramKind::tangent);
    };
}
BoundAt bound(long hidden_layers) {
    return [=](const Points& points) { return tangent_bound(points, hidden_layers); };
}

/// Sigma^(l), l >= 2: lemma 4, then lemma 1 from layer to layer.
claim::Step covariances(const claim::Context& context, const Reading& reading) {
    claim::Steps base, step;
    base.carries(claim::cites(context, "yu-2025/lemma-4"))
        .carries(
            claim::exact({"the constant of (3.4)", reading.kernel.input_bias}, Relation::greater, {"0", Rational(0)}));
    step.carries(claim::cites(context, "yu-2025/lemma-1"))
        .carries(claim::exact({"the factor of E[sigma sigma'] in (3.6)", Rational(2 * reading.kernel.gain)},
                              Relation::greater, {"0", Rational(0)}))
        .carries(claim::exact({"the constant of (3.6)", reading.kernel.bias}, Relation::at_least, {"0", Rational(0)}))
        .carries(claim::written(context, "covariances"));
    return claim::induction("the layers l >= 2 of Sigma^(l)", base, step);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "all d, all n, all n different points of R^d, all L >= 1; any constants >= 0 in place of the biases of (3.6)";
    claim::Steps from_one;
    from_one.carries(covariances(context, reading))
        .carries(claim::cites(context, "yu-2025/lemma-3"))
        .carries(claim::written(context, "derivatives"))
        .carries(claim::written(context, "recursion"));
    result.steps.carries(claim::cases("L", reading.first_depth, std::nullopt, {{1, std::nullopt, from_one}}));
    if (reading.kernel.bias < 0) return result;  // no such kernel
    for (const long hidden : {1L, 2L, 8L})
        result.steps.supports(exceeds_at_hard_data(fmt::format("Theta^({})", hidden + 1), tangent(reading, hidden),
                                                   "the sum of (1 - 1/pi)^j, j < L, times min |x~|^2/(12 (pi M)^(3/2))",
                                                   bound(hidden)));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    result.values = eigenvalues_at_hard_data("Theta^(4)", tangent(reading, 3), bound(3));
    return result;
}

/// Under each reading of the constants, also without one in the output layer.
Truth exceeds(const Points& points, long hidden, long which) {
    const BiasReading& reading = bias_readings()[static_cast<std::size_t>(which)];
    return smallest_exceeds([&] { return fully_connected_gram(points, reading, hidden + 1, ntk::GramKind::tangent); },
                            tangent_bound(points, hidden));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/proposition-2", check)
        .control("no bias in (3.4): without biases of rank one on a ray",
                 [](Reading& r) { r.kernel = ntk::FullyConnectedKernel::without_bias(); })
        .control("L = 0 admitted: Theta^(1) = <x, x'> + 1", [](Reading& r) { r.first_depth = 0; })
        .control("\"-2\" for \"+2\" in (3.6): Theta^(2)(0, 0) = 0", [](Reading& r) { r.kernel.bias = -2; })
        .property(claim::property("lambda_min(Theta^(L+1)) exceeds the explicit bound, certified, for random data, L = "
                                  "1 to 5 and each reading of the bias; d = 1 to 3, n <= 6",
                                  exceeds, claim::Input{"X", random_data()}, claim::Input{"L", claim::integers(1, 5)},
                                  claim::Input{"reading", claim::integers(0, 3)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::proposition_2
