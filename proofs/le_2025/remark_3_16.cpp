#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/gradient_flow.hpp"
#include "rigor/matrix/rational_matrix.hpp"

namespace proofs::le_2025::remark_3_16 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The feature map is grad f: all of it, or without the derivative with respect to the last parameter.
struct Reading {
    bool all_parameters = true;
    Rational factor = 1;  ///< of the kernel
};

/// The features of the data and of one point more: a row for each point and output.
RationalMatrix features(const FlowPlace& place, const claim::RationalVector& elsewhere, const Reading& reading) {
    const auto parameters = static_cast<long>(place.theta.size()) - (reading.all_parameters ? 0 : 1);
    const long points = static_cast<long>(place.points.size()) + 1, outputs = place.family.outputs;
    RationalMatrix phi(points * outputs, parameters);
    for (long i = 0; i < points; ++i) {
        const bool last = i + 1 == points;
        const auto gradient = place.gradient(last ? elsewhere : place.points[static_cast<std::size_t>(i)]);
        for (long p = 0; p < parameters; ++p)
            for (long k = 0; k < outputs; ++k)
                phi(i * outputs + k, p) = gradient[static_cast<std::size_t>(p)][static_cast<std::size_t>(k)];
    }
    return phi;
}

/// The kernel of the feature map has Gram matrices without a negative eigenvalue, and it is the one that moves f.
Truth induced(claim::Sampler& sampler, const Reading& reading) {
    const long outputs = sampler.integer(1, 2);  // free: sizes of the samples
    const Family family = network_family(sampler, outputs);
    const FlowPlace place = FlowPlace::draw(sampler, family);
    const claim::RationalVector elsewhere = sampler.vector(family.inputs);
    const RationalMatrix phi = features(place, elsewhere, reading), gram = phi * phi.transpose();
    if (rigor::inertia(gram).negative > 0) return Truth::no;
    const auto m = static_cast<long>(place.points.size());
    claim::RationalVector velocity(static_cast<std::size_t>(outputs));
    for (long i = 0; i < m; ++i) {
        const claim::RationalVector d = place.d(static_cast<std::size_t>(i));
        for (long k = 0; k < outputs; ++k)
            for (long l = 0; l < outputs; ++l)
                velocity[static_cast<std::size_t>(k)] -=
                    reading.factor * gram(m * outputs + k, i * outputs + l) * d[static_cast<std::size_t>(l)] / m;
    }
    return rigor::truth(place.velocity(elsewhere, 1) == velocity);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all f_theta differentiable in theta, all outputs, finitely many points";
    result.steps.carries(claim::cites(context, "le-2025/section-3-chain-rule"))
        .carries(claim::written(context, "features"))
        .carries(claim::written(context, "tangent"))
        .supports(claim::instances(
            "networks with one output or two: the Gram matrix of phi = grad f has no negative eigenvalue, and the f of "
            "the gradient flow moves with -(1/m) sum_i phi(x)^T phi(x_i) d(x_i)",
            context.seed, 20, [&](claim::Sampler& sampler) { return induced(sampler, reading); }));  // free: how many
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/remark-3.16", check)
        .control("the feature map sqrt 2 grad f", [](Reading& r) { r.factor = 2; })
        .control("the gradient without the last parameter", [](Reading& r) { r.all_parameters = false; })
        .property(claim::property(
            "networks with one output or two: velocity of f = sum with phi(x)^T phi(x_i), exactly",
            [](long number) {
                claim::Sampler sampler(316, static_cast<std::uint64_t>(number));  // free: a seed
                return induced(sampler, {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::remark_3_16
