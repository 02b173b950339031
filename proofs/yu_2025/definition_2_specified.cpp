#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

#include <array>

namespace proofs::yu_2025 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// The laws of two values of mean 0 and covariance I that are admitted: the independent pair, and perhaps (X, ±X) with
/// an independent sign, of which each value is normal and the pair is not.
struct Reading {
    bool one_by_one = false;
};

/// E[X^k] for a standard X: (k - 1)!! for even k.
Rational moment(long k) {
    if (k % 2 == 1) return 0;
    Rational product = 1;
    for (long j = k - 1; j > 1; j -= 2) product *= j;
    return product;
}
struct Law {
    bool same_size;
    Rational fourth_moment() const { return same_size ? moment(4) : Rational(moment(2) * moment(2)); }
};

/// E[f^2 g^2] for f = p X + q Y, g = r X + s Y, X and Y independent, from the moments of X and Y.
Rational expanded(const std::array<Rational, 4>& a) {
    const auto& [p, q, r, s] = a;
    const std::array<Rational, 3> f{p * p, 2 * p * q, q * q}, g{r * r, 2 * r * s, s * s};
    Rational sum = 0;
    for (long i = 0; i < 3; ++i)
        for (long j = 0; j < 3; ++j)
            sum += f[static_cast<std::size_t>(i)] * g[static_cast<std::size_t>(j)] * moment(4 - i - j) * moment(i + j);
    return sum;
}
/// The same from the covariance alone: K_11 K_22 + 2 K_12^2, the derivative of the characteristic function.
Rational by_covariance(const std::array<Rational, 4>& a) {
    const auto& [p, q, r, s] = a;
    const Rational both = p * r + q * s;
    return (p * p + q * q) * (r * r + s * s) + 2 * both * both;
}
Truth depends_on_the_covariance(claim::Sampler& sampler) {
    std::array<Rational, 4> a;
    for (Rational& entry : a) entry = sampler.rational();
    return rigor::truth(expanded(a) == by_covariance(a));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "the finite-dimensional laws of every Gaussian process on any set, singular covariances included";
    std::vector<Law> laws{{false}};
    if (reading.one_by_one) laws.push_back({true});
    result.steps.carries(claim::written(context, "law"))
        .carries(claim::exact_for_each<Law>("the laws of two values with the mean 0 and the covariance I", laws,
                                            {"E[f^2 g^2]", [](const Law& law) { return law.fourth_moment(); }},
                                            Relation::equal,
                                            {"K_11 K_22 + 2 K_12^2",
                                             [](const Law&) {
                                                 return by_covariance({1, 0, 0, 1});
                                             }}))
        .supports(claim::instances("E[f^2 g^2] = K_11 K_22 + 2 K_12^2 for f = p X + q Y, g = r X + s Y, exactly",
                                   context.seed, 60, depends_on_the_covariance));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/definition-2-specified", check)
        .control("values that are normal one by one only", [](Reading& r) { r.one_by_one = true; })
        .property(claim::property(
            "E[f^2 g^2] is a function of the covariance, f and g combinations of two standard numbers, exactly",
            [](long number) {
                claim::Sampler sampler(2, static_cast<std::uint64_t>(number));  // free: a seed
                return depends_on_the_covariance(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025
