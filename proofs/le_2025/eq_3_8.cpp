#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/dual_descent.hpp"

#include <optional>

namespace proofs::le_2025::eq_3_8 {
namespace {

using claim::RationalVector;
using rigor::Rational, rigor::Truth;

/// Features of the data and of a point x, with the dual variables alpha.
struct Inference {
    LinearFit fit;
    RationalVector alpha, feature;

    static Inference draw(claim::Sampler& sampler) {
        const LinearFit fit = LinearFit::draw(sampler);
        const RationalVector alpha = sampler.vector(fit.points());
        return {fit, alpha, sampler.vector(fit.dimension())};
    }
    /// w^T phi(x).
    Rational prediction() const { return dot(fit.features.transpose() * alpha, feature); }
    /// sum_i alpha_i K(x, x_i); with an index j, sum_i alpha_j K(x, x_i).
    Rational by_kernel(std::optional<std::size_t> j) const {
        const RationalVector kernels = fit.features * feature;
        Rational sum = 0;
        for (std::size_t i = 0; i < kernels.size(); ++i) sum += alpha.at(j.value_or(i)) * kernels[i];
        return sum;
    }
};

/// f_w(x) = factor sum_i alpha_i K(x, x_i); or with one index j of alpha in every term.
struct Reading {
    bool one_index = false;
    Rational factor = 1;
};

Truth predicts(const Inference& place, const Reading& reading) {
    for (std::size_t j = 0; j < place.alpha.size(); ++j)
        if (reading.factor * place.by_kernel(reading.one_index ? std::optional(j) : std::nullopt) != place.prediction())
            return Truth::no;
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all data sets, all alpha and x";
    result.steps.carries(claim::written(context, "inference"))
        .supports(
            claim::instances("w^T phi(x) = sum_i alpha_i K(x, x_i) for w = phi^T alpha", context.seed, 60,
                             [&](claim::Sampler& sampler) { return predicts(Inference::draw(sampler), reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/eq-3.8", check)
        .control("1 + 1e-20 times", [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .control("one alpha in every term", [](Reading& r) { r.one_index = true; })
        .property(claim::property(
            "exactly, at a random feature vector",
            [](long number) {
                claim::Sampler sampler(38, static_cast<std::uint64_t>(number));  // free: a seed
                return predicts(Inference::draw(sampler), {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::eq_3_8
