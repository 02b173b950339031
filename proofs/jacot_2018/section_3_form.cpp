#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

namespace proofs::jacot_2018 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// <f, g>_K is the mean of f(x)^first K(x, x') g(x')^second; a kernel may be the constant `least`.
struct Reading {
    long first = 1, second = 1;
    Rational least = 0;
};

template <class T>
T power_of(const T& base, long exponent) {
    T product = base;
    for (long k = 1; k < exponent; ++k) product = product * base;
    return product;
}
/// At two data points with K = [k11, k12; k12, k22].
template <class T>
T form(const Reading& r, const std::array<T, 3>& k, const T& f1, const T& f2, const T& g1, const T& g2) {
    const T a1 = power_of(f1, r.first), a2 = power_of(f2, r.first), b1 = power_of(g1, r.second),
            b2 = power_of(g2, r.second);
    return (a1 * k[0] * b1 + a1 * k[1] * b2 + a2 * k[1] * b1 + a2 * k[2] * b2) / 4;
}

/// A kernel of any rank: positive definite with respect to the seminorm, by the null vectors, exactly where the Gram
/// matrix is positive definite.
Truth definite_as_gram(claim::Sampler& sampler) {
    const long n = sampler.integer(1, 4), rank = sampler.integer(1, 4);  // free: sizes
    const RationalMatrix gram = sampler.positive_matrix(n, rank);
    const auto u = rigor::null_vector(gram);
    const std::vector<Rational> f = sampler.vector(n);
    const Rational value = rigor::quadratic_form(gram, f);
    if (u) return rigor::truth(rigor::quadratic_form(gram, *u) == 0 && rigor::inertia(gram).positive < n && value >= 0);
    bool zero = true;
    for (const Rational& q : f) zero = zero && q == 0;
    return rigor::truth(rigor::inertia(gram).positive == n && (zero || value > 0));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every finite data set and n_L; the condition for positive semidefinite kernels";
    const auto value = [&](const auto& f1, const auto& f2, const auto& g1, const auto& g2, const auto& k1,
                           const auto& k2, const auto& k3) {
        using T = std::decay_t<decltype(f1)>;
        return form<T>(reading, {k1, k2, k3}, f1, f2, g1, g2);
    };
    result.steps
        .carries(claim::identity<10>(
            "<f + c h, g>_K at two data points",
            [&](const auto& c, const auto& f1, const auto& f2, const auto& h1, const auto& h2, const auto& g1,
                const auto& g2, const auto& k1, const auto& k2, const auto& k3) {
                using T = std::decay_t<decltype(c)>;
                return value(T(f1 + c * h1), T(f2 + c * h2), g1, g2, k1, k2, k3);
            },
            "<f, g>_K + c <h, g>_K",
            [&](const auto& c, const auto& f1, const auto& f2, const auto& h1, const auto& h2, const auto& g1,
                const auto& g2, const auto& k1, const auto& k2,
                const auto& k3) { return value(f1, f2, g1, g2, k1, k2, k3) + c * value(h1, h2, g1, g2, k1, k2, k3); }))
        .carries(claim::identity<10>(
            "<g, f + c h>_K at two data points",
            [&](const auto& c, const auto& f1, const auto& f2, const auto& h1, const auto& h2, const auto& g1,
                const auto& g2, const auto& k1, const auto& k2, const auto& k3) {
                using T = std::decay_t<decltype(c)>;
                return value(g1, g2, T(f1 + c * h1), T(f2 + c * h2), k1, k2, k3);
            },
            "<g, f>_K + c <g, h>_K",
            [&](const auto& c, const auto& f1, const auto& f2, const auto& h1, const auto& h2, const auto& g1,
                const auto& g2, const auto& k1, const auto& k2,
                const auto& k3) { return value(g1, g2, f1, f2, k1, k2, k3) + c * value(g1, g2, h1, h2, k1, k2, k3); }))
        .carries(claim::written(context, "bilinear"))
        .carries(claim::exact({"<1, 1>_K for the constant kernel as small as is allowed",
                               form<Rational>(reading, {reading.least, reading.least, reading.least}, 1, 1, 1, 1)},
                              Relation::at_least, {"0, so that |1|_K is defined", 0}))
        .carries(claim::written(context, "definite"))
        .supports(claim::instances("some f with |f|_pin > 0 has |f|_K = 0 exactly where the Gram matrix is singular; "
                                   "matrices A A^T of any rank",
                                   context.seed, 60,  // free: how many
                                   definite_as_gram));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-3-form", check)
        .control("f(x)^2 in place of f(x)", [](Reading& r) { r.first = 2; })
        .control("g(x')^2 in place of g(x')", [](Reading& r) { r.second = 2; })
        .control("a kernel with the value -1: not positive semidefinite", [](Reading& r) { r.least = -1; })
        .property(claim::property(
            "the condition of positive definiteness against the inertia of a Gram matrix of the seed, exactly",
            [](long seed) {
                claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
                return definite_as_gram(sampler);
            },
            claim::Input{"seed", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018
