#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::section_6_2_gaussian {
namespace {

using claim::Relation;
using rigor::Rational;

/// The cost is |f - f*|^power/power.
struct Reading {
    long power = 2;
};

constexpr std::size_t order = 6;

/// One data point, K = 1: the coefficients of t^0 … t^order of v = f_t - f*, which v' = -v^(power - 1) and v(0) = u
/// determine one after the other.
std::vector<Rational> flow(const Reading& reading, const Rational& u) {
    std::vector<Rational> v{u};
    while (v.size() <= order) {
        const std::size_t k = v.size() - 1;
        std::vector<Rational> product{1};  // v^(power - 1) up to t^k
        product.resize(k + 1);
        for (long factor = 1; factor < reading.power; ++factor) {
            std::vector<Rational> next(k + 1);
            for (std::size_t i = 0; i <= k; ++i)
                for (std::size_t j = 0; i + j <= k; ++j) next[i + j] += product[i] * v[j];
            product = next;
        }
        v.push_back(-product[k] / static_cast<long>(k + 1));
    }
    return v;
}
/// What is affine in the start has at (a + b)/2 the mean of what it has at a and b: the sum over t^0 … t^order of the
/// squares of the differences.
Rational distance_from_affine(const Reading& reading, const Rational& a, const Rational& b) {
    const std::vector<Rational> from_a = flow(reading, a), from_b = flow(reading, b),
                                middle = flow(reading, (a + b) / 2);
    Rational sum = 0;
    for (std::size_t k = 0; k <= order; ++k) {
        const Rational difference = middle[k] - (from_a[k] + from_b[k]) / 2;
        sum += difference * difference;
    }
    return sum;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "least squares, each t, and t -> infinity after the widths; the ReLU at equal widths, and the sigma and limits "
        "of footnote-1; beta > 0; gradient flow, as far as the training exists";
    result.steps.carries(claim::cites(context, "jacot-2018/footnote-1"))
        .carries(claim::cites(context, "jacot-2018/proposition-1"))
        .carries(claim::cites(context, "jacot-2018/section-5-gaussian"))
        .carries(claim::exact(
            {fmt::format("an instance: one data point, cost |f - f*|^{0}/{0}, f_0 - f* = 1, 5 and 3: squares of the "
                         "coefficients t^0 … t^6 from the equation, at 3 minus the means of those at 1 and 5",
                         reading.power),
             distance_from_affine(reading, 1, 5)},
            Relation::equal, {"0", 0}))
        .carries(claim::cites(context, "jacot-2018/section-5-solution"))
        .carries(claim::written(context, "all-times"))
        .carries(claim::cites(context, "jacot-2018/section-5-limit"))
        .carries(claim::cites_correction(context, "jacot-2018/section-5-components"))
        .carries(claim::written(context, "convergence"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-6.2-gaussian", check)
        .control("the cost |f - f*|^4/4", [](Reading& r) { r.power = 4; })
        .property(claim::property(
            "the cost |f - f*|^4/4: v = u/(1 + 2 t u^2)^(1/2) has v^2 < 1/(2 t), exactly",
            [](const Rational& u, const Rational& t) {
                return rigor::truth(u * u / (1 + 2 * t * u * u) < 1 / (2 * t));
            },
            claim::Input{"u", claim::positive_rationals()}, claim::Input{"t", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_6_2_gaussian
