#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

namespace proofs::jacot_2018::section_3_1_limit {
namespace {

using rigor::Rational, rigor::Truth;

/// K~ = P^-power sum_p f^(p) ⊗ f^(p), with functions that are independent, or all the same one.
struct Reading {
    long power = 1;
    bool independent = true;
};

/// Mean and variance of K~_kk'(x, x') by going through all draws: each f^(p) is one of a list with equal probability, u
/// are the products f_k(x) f_k'(x') of the functions of the list.
template <class T>
struct Moments {
    T mean, variance;
};
template <class T>
Moments<T> by_enumeration(const Reading& reading, long P, const std::vector<T>& u) {
    const long list = static_cast<long>(u.size());
    long draws = 1, divisor = 1;
    for (long p = 0; p < (reading.independent ? P : 1); ++p) draws *= list;
    for (long k = 0; k < reading.power; ++k) divisor *= P;
    T mean = u[0] - u[0], square = u[0] - u[0];
    for (long draw = 0; draw < draws; ++draw) {
        T sum = u[0] - u[0];
        long rest = draw;
        for (long p = 0; p < P; ++p) {
            sum = sum + u[static_cast<std::size_t>(rest % list)];
            if (reading.independent) rest /= list;
        }
        const T k = sum / divisor;
        mean = mean + k / draws;
        square = square + k * k / draws;
    }
    return {mean, square - mean * mean};
}
/// The mean of the list and its variance.
template <class T>
Moments<T> of_list(const std::vector<T>& u) {
    return by_enumeration<T>({}, 1, u);
}

Truth mean_and_variance(claim::Sampler& sampler, const Reading& reading) {
    const long P = sampler.integer(2, 4), list = sampler.integer(2, 3);  // free: sizes
    std::vector<Rational> u;
    for (long k = 0; k < list; ++k) u.push_back(sampler.rational());
    u.push_back(u.front() + 1);  // not all the same
    const Moments<Rational> found = by_enumeration(reading, P, u), one = of_list(u);
    return rigor::truth(found.mean == one.mean && found.variance == one.variance / P);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "every distribution with second moments, every pair of points and of outputs, almost surely; for the descents "
        "costs whose derivative d is locally Lipschitz";
    const long P = 3;
    result.steps
        .carries(claim::identity<2>(
            fmt::format("the mean of K~, P = {}, two functions with equal probability, over all draws", P),
            [&](const auto& u, const auto& v) {
                return by_enumeration(reading, P, std::vector{u, v}).mean;
            },
            "E[f_k(x) f_k'(x')]", [](const auto& u, const auto& v) { return (u + v) / 2; }))
        .supports(claim::identity<2>(
            fmt::format("the variance of K~, P = {}, over all draws", P),
            [&](const auto& u, const auto& v) {
                return by_enumeration(reading, P, std::vector{u, v}).variance;
            },
            fmt::format("(1/{}) Var(f_k(x) f_k'(x'))", P),
            [&](const auto& u, const auto& v) { return (u - v) * (u - v) / (4 * P); }))
        .carries(claim::written(context, "mean"))
        .carries(claim::literature(context, "strong-law"))
        .carries(claim::written(context, "limit"))
        .supports(claim::instances("mean K and variance Var(f f')/P, lists of 3 and 4 functions, P = 2, 3, 4, over all "
                                   "draws, exactly",
                                   context.seed, 30,  // free: how many
                                   [&](claim::Sampler& s) { return mean_and_variance(s, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-3.1-limit", check)
        .control("K~ without 1/P", [](Reading& r) { r.power = 0; })
        .control("K~ with 1/P^2", [](Reading& r) { r.power = 2; })
        .control("all f^(p) the same function, not independent", [](Reading& r) { r.independent = false; })
        .property(claim::property(
            "mean K and variance Var(f f')/P for lists of functions of the seed, over all draws, exactly",
            [](long seed) {
                claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
                return mean_and_variance(sampler, {});
            },
            claim::Input{"seed", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_3_1_limit
