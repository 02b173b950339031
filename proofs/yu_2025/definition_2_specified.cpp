#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

#include <array>
#include <map>

namespace proofs::yu_2025::definition_2_specified {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// The laws of two values that are admitted: jointly normal, and perhaps (X, ±X) with an independent sign, of which
/// each value is normal and the pair is not. Does the formula know the mean?
struct Reading {
    bool one_by_one = false, mean = true;
};

/// E[X^k] for a standard X: (k - 1)!! for even k.
Rational moment(long k) {
    if (k % 2 == 1) return 0;
    Rational product = 1;
    for (long j = k - 1; j > 1; j -= 2) product *= j;
    return product;
}
/// f = mu + p X + q Y, g = nu + r X + s Y, X and Y independent; or (mu + X, nu ± X) with an independent sign, of the
/// covariance I.
struct Law {
    std::array<Rational, 2> mean;
    std::array<Rational, 4> factors{1, 0, 0, 1};
    bool same_size = false;
};
/// E[f^2 g^2] from the moments of X and Y: (mu + p X + q Y)^2 (nu + r X + s Y)^2, term by term.
Rational expanded(const Law& law) {
    const auto& [mu, nu] = law.mean;
    if (law.same_size)  // the mean over the sign of (mu + X)^2 (nu ± X)^2
        return mu * mu * nu * nu + (mu * mu + nu * nu) * moment(2) + moment(4);
    using Terms = std::map<std::pair<long, long>, Rational>;  // exponents of X and Y
    const auto product = [](const Terms& left, const Terms& right) {
        Terms all;
        for (const auto& [a, x] : left)
            for (const auto& [b, y] : right) all[{a.first + b.first, a.second + b.second}] += x * y;
        return all;
    };
    const auto& [p, q, r, s] = law.factors;
    const Terms f{{{0, 0}, mu}, {{1, 0}, p}, {{0, 1}, q}}, g{{{0, 0}, nu}, {{1, 0}, r}, {{0, 1}, s}};
    Rational sum = 0;
    for (const auto& [a, x] : product(product(f, f), product(g, g))) sum += x * moment(a.first) * moment(a.second);
    return sum;
}
/// The same from the mean and the covariance alone, by derivatives of the characteristic function.
Rational by_mean_and_covariance(const Law& law, bool with_mean) {
    const auto& [p, q, r, s] = law.factors;
    const Rational mu = with_mean ? law.mean[0] : Rational(0), nu = with_mean ? law.mean[1] : Rational(0);
    const Rational both = p * r + q * s;
    return (mu * mu + p * p + q * q) * (nu * nu + r * r + s * s) + 2 * both * both + 4 * mu * nu * both;
}
Truth specified(claim::Sampler& sampler, bool with_mean) {
    Law law;
    for (Rational& entry : law.mean) entry = sampler.rational();
    for (Rational& entry : law.factors) entry = sampler.rational();
    return rigor::truth(expanded(law) == by_mean_and_covariance(law, with_mean));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "the finite-dimensional laws of every Gaussian process on any set, singular covariances included";
    std::vector<Law> laws{{{0, 0}}, {{1, 2}}, {{1, 2}, {1, 0, Rational(3, 5), Rational(4, 5)}}, {{1, 2}, {1, 0, 1, 0}}};
    if (reading.one_by_one) laws.push_back({{0, 0}, {1, 0, 0, 1}, true});
    result.steps.carries(claim::literature(context, "characteristic-function"))
        .carries(claim::written(context, "law"))
        .carries(claim::exact_for_each<Law>(
            "laws of two values: mean 0 and covariance I, mean (1, 2), correlations 3/5 and 1", laws,
            {"E[f^2 g^2]", expanded}, Relation::equal,
            {"(mu^2 + K_11) (nu^2 + K_22) + 2 K_12^2 + 4 mu nu K_12",
             [&](const Law& law) { return by_mean_and_covariance(law, reading.mean); }}))
        .supports(claim::instances("the same for f = mu + p X + q Y, g = nu + r X + s Y, exactly", context.seed, 60,
                                   [&](claim::Sampler& sampler) { return specified(sampler, reading.mean); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/definition-2-specified", check)
        .control("values that are normal one by one only", [](Reading& r) { r.one_by_one = true; })
        .control("the mean left out", [](Reading& r) { r.mean = false; })
        .property(claim::property(
            "E[f^2 g^2] is a function of mean and covariance, f and g combinations of 1 and two standard numbers, exactly",
            [](long number) {
                claim::Sampler sampler(2, static_cast<std::uint64_t>(number));  // free: a seed
                return specified(sampler, true);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::definition_2_specified
