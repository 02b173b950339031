#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

#include <algorithm>

namespace proofs::yu_2025::theorem_2_cases {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// The activations are not negative, and both cases are looked at: alpha unbounded, W 1(alpha > 0) unbounded.
struct Reading {
    bool nonnegative = true, activations = true, weights = true;
};

struct Numbers {
    Rational w, alpha;
    Rational masked() const { return alpha > 0 ? w : Rational(0); }
};
/// W alpha <= max(B, 0) A for any A >= alpha, A >= 0, and any B >= W 1(alpha > 0).
Truth bounded(const Numbers& n, const Rational& above_alpha, const Rational& above_weight) {
    const Rational A = std::max(n.alpha, Rational(0)) + above_alpha, B = n.masked() + above_weight;
    return rigor::truth(n.w * n.alpha <= std::max(B, Rational(0)) * A);
}
Truth bounded_at_random(claim::Sampler& sampler, bool nonnegative) {
    Numbers n{sampler.rational(), sampler.rational()};
    if (nonnegative) n.alpha = abs(n.alpha);
    const Rational above_alpha = abs(sampler.rational()),
                   above_weight = sampler.coin() ? abs(sampler.rational()) : Rational(0);
    return bounded(n, above_alpha, above_weight);
}

/// W alpha = k at time k, where only alpha grows (W = 1), and where only W grows (alpha = 1).
std::vector<std::pair<long, Numbers>> growing() {
    std::vector<std::pair<long, Numbers>> list;
    for (long k = 2; k <= 20; ++k) {
        list.push_back({k, {1, k}});
        list.push_back({k, {k, 1}});
    }
    return list;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all functions W_t, alpha_t >= 0 of time";
    result.steps
        .carries(claim::identity<4>(
            "P A - W alpha",
            [](const auto& P, const auto& A, const auto& W, const auto& alpha) { return P * A - W * alpha; },
            "(P - W) alpha + P (A - alpha)",
            [](const auto& P, const auto& A, const auto& W, const auto& alpha) {
                return (P - W) * alpha + P * (A - alpha);
            }))
        .carries(claim::written(context, "bounded"))
        .supports(claim::instances(
            reading.nonnegative ? "W alpha <= max(B, 0) A for alpha in [0, A], W 1(alpha > 0) <= B, exactly"
                                : "W alpha <= max(B, 0) A for alpha <= A of either sign, W 1(alpha > 0) <= B, exactly",
            context.seed, 200,
            [&](claim::Sampler& sampler) { return bounded_at_random(sampler, reading.nonnegative); }))
        .supports(claim::exact_for_each<std::pair<long, Numbers>>(
            "W alpha = k, where alpha = k or W = k and the other is 1, k = 2 to 20", growing(),
            {"the largest of the quantities of the cases",
             [&](const std::pair<long, Numbers>& at) {
                 return std::max(reading.activations ? at.second.alpha : Rational(0),
                                 reading.weights ? at.second.masked() : Rational(0));
             }},
            Relation::at_least, {"k", [](const std::pair<long, Numbers>& at) { return at.first; }}));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/theorem-2-cases", check)
        .control("activations of either sign: W alpha grows with W -> -infinity, alpha = -1",
                 [](Reading& r) { r.nonnegative = false; })
        .control("the first case alone", [](Reading& r) { r.weights = false; })
        .control("the second case alone", [](Reading& r) { r.activations = false; })
        .property(claim::property_where(
            "W > 0 or alpha = 0 or B < 0: W alpha <= max(B, 0) A for alpha in [0, A], W 1(alpha > 0) <= B, exactly",
            [](const Rational& w, const Rational& alpha, const Rational&, const Rational& b) {
                return rigor::truth(w > 0 || alpha == 0 || w + abs(b) < 0);
            },
            [](const Rational& w, const Rational& alpha, const Rational& a, const Rational& b) {
                return bounded({w, abs(alpha)}, abs(a), abs(b));
            },
            claim::Input{"W", claim::correlations()}, claim::Input{"alpha", claim::correlations()},
            claim::Input{"A - alpha", claim::correlations()}, claim::Input{"B - W 1", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::theorem_2_cases
