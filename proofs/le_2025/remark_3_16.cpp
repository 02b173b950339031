#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/gradient_flow.hpp"
#include "rigor/matrix/rational_matrix.hpp"

namespace proofs::le_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The feature map is grad f: all of it, or without the derivative with respect to the last parameter.
struct Reading {
    bool all_parameters = true;
    Rational factor = 1;  ///< of the kernel
};

/// The features of the data and of one point more, as rows.
RationalMatrix features(const FlowPlace& place, const claim::RationalVector& elsewhere, const Reading& reading) {
    const auto parameters = static_cast<long>(place.theta.size()) - (reading.all_parameters ? 0 : 1);
    RationalMatrix phi(static_cast<long>(place.points.size()) + 1, parameters);
    for (long i = 0; i < phi.rows(); ++i) {
        const bool last = i + 1 == phi.rows();
        const auto gradient = place.gradient(last ? elsewhere : place.points[static_cast<std::size_t>(i)]);
        for (long p = 0; p < parameters; ++p) phi(i, p) = gradient[static_cast<std::size_t>(p)].front();
    }
    return phi;
}

/// The kernel of the feature map has Gram matrices without a negative eigenvalue, and it is the one that moves f.
Truth induced(claim::Sampler& sampler, const Reading& reading) {
    const Family family = network_family(sampler, 1);
    const FlowPlace place = FlowPlace::draw(sampler, family);
    const claim::RationalVector elsewhere = sampler.vector(family.inputs);
    const RationalMatrix phi = features(place, elsewhere, reading), gram = phi * phi.transpose();
    if (rigor::inertia(gram).negative > 0) return Truth::no;
    Rational velocity = 0;
    for (std::size_t i = 0; i < place.points.size(); ++i)
        velocity -= reading.factor * gram(phi.rows() - 1, static_cast<long>(i)) * place.d(i).front() /
                    static_cast<long>(place.points.size());
    return rigor::truth(place.velocity(elsewhere, 1).front() == velocity);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all f_theta differentiable in theta, one output, finitely many points";
    result.steps.carries(claim::cites(context, "le-2025/section-3-chain-rule"))
        .carries(claim::written(context, "features"))
        .carries(claim::written(context, "tangent"))
        .supports(claim::instances(
            "networks with one output: the Gram matrix of phi = grad f has no negative eigenvalue, and the f of the "
            "gradient flow moves with -(1/m) sum_i <phi(x), phi(x_i)> d(x_i)",
            context.seed, 20, [&](claim::Sampler& sampler) { return induced(sampler, reading); }));  // free: how many
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/remark-3.16", check)
        .control("the feature map sqrt 2 grad f", [](Reading& r) { r.factor = 2; })
        .control("the gradient without the last parameter", [](Reading& r) { r.all_parameters = false; })
        .property(claim::property(
            "networks with one output: velocity of f = sum with <phi(x), phi(x_i)>, exactly",
            [](long number) {
                claim::Sampler sampler(316, static_cast<std::uint64_t>(number));  // free: a seed
                return induced(sampler, {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025
