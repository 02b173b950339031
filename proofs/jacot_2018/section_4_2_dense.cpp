#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sphere_points.hpp"
#include "proofs/jacot_2018/common/exact_training.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::section_4_2_dense {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The limit is positive definite if the span of the derivatives has at most this codimension on the data.
struct Reading {
    long codimension = 0;
};

constexpr long pairs = 3, neurons = 16;

/// The dimension of the span of the derivatives on three antipodal pairs of the circle: the rank of the tangent kernel
/// of a ReLU network with two maps.
long span(long number, const Rational& beta) {
    ExactTraining t = ExactTraining::sample({4, neurons, 1}, 2 * pairs, number);
    for (auto& map : t.network.maps) map.bias_scale = beta;
    const RationalMatrix circle = claim::antipodal_circle_points(pairs);
    for (long i = 0; i < 2 * pairs; ++i) {
        for (long k = 0; k < 4; ++k) t.points(k, i) = 0;
        t.points(0, i) = circle(i, 0);
        t.points(1, i) = circle(i, 1);
    }
    // At a kink, which has probability 0 at initialisation, the ReLU has no derivative: draw again.
    const auto z = t.preactivations(1);
    for (long i = 0; i < z.size(); ++i)
        if (z.data()[i] == 0) return span(number + 1'000'003, beta);
    return rigor::rank(as_rational_matrix(t.subnetwork_kernel(2)));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "all Lipschitz sigma, L, n_0, n_L, beta > 0 (or beta = 0 and Sigma^(l)(x, x) > 0 for all l), finite "
        "data sets of different points; dense with a probability that does not tend to 0";
    result.steps.carries(claim::cites(context, "jacot-2018/proposition-1"))
        .carries(claim::written(context, "terms"))
        .carries(claim::written(context, "ranges"))
        .carries(claim::written(context, "paths"))
        .carries(claim::written(context, "end"))
        .carries(claim::written(context, "example"))
        .carries(claim::exact_for_each<long>(
            "six networks with 16 neurons at a singular limit: L = 2, ReLU, beta = 0, three antipodal pairs",
            {0, 1, 2, 3, 4, 5}, {"dimension of the span of the derivatives", [](long k) { return span(k, 0); }},
            Relation::less, {fmt::format("2 x 3 - {}, which would be dense", reading.codimension), [&](long) {
                                 return 2 * pairs - reading.codimension;
                             }}));
    if (!context.verdict_only)
        result.steps.supports(claim::exact(
            {"the same with beta = 1/2, where the limit is positive definite, one network", span(0, Rational(1, 2))},
            Relation::equal, {"6", 2 * pairs}));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-4.2-dense", check)
        .control("a span of codimension 1 in place of a dense one", [](Reading& r) { r.codimension = 1; })
        .property(claim::property(
            "ReLU networks without biases, L = 2, at three antipodal pairs: the span has at most dimension 5, exactly",
            [](long number) { return rigor::truth(span(number, 0) < 2 * pairs); },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: random inputs
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_4_2_dense
