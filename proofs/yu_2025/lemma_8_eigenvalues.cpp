#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/matrix/rational_matrix.hpp"

#include <fmt/format.h>

#include <vector>

namespace proofs::yu_2025::lemma_8_eigenvalues {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// S = diag(2 Y - offset), the labels 0 and `upper`.
struct Reading {
    Rational offset = 1;
    long upper = 1;

    Rational sign(bool label) const { return Rational(label ? 2 * upper : 0) - offset; }
};

/// The entries of S S.
claim::Step own_inverse(const Reading& reading) {
    const Rational offset = reading.offset;
    return claim::exact_for_each<long>(fmt::format("the labels y = 0 and {}", reading.upper), {0, reading.upper},
                                       {fmt::format("(2 y - {})^2", rigor::to_string(offset)),
                                        [=](long y) { return Rational((2 * y - offset) * (2 * y - offset)); }},
                                       Relation::equal, {"1", [](long) { return Rational(1); }});
}

/// K = Q + lambda I, Q = b b^T, has the eigenvalues lambda, for n >= 2, and lambda + |b|^2. S K S S = S K, and S K S -
/// s has the inertia of K - s, at a random s and at both eigenvalues.
Truth same_eigenvalues(claim::Sampler& sampler, const Reading& reading) {
    const long n = sampler.integer(1, 5);
    const claim::RationalVector b = sampler.vector(n);
    const Rational lambda = sampler.rational();
    Rational square = 0;
    std::vector<Rational> signs;
    RationalMatrix k(n, n);
    for (long i = 0; i < n; ++i) {
        const Rational& entry = b[static_cast<std::size_t>(i)];
        square += entry * entry;
        signs.push_back(reading.sign(sampler.coin()));
        for (long j = 0; j < n; ++j) k(i, j) = entry * b[static_cast<std::size_t>(j)] + (i == j ? lambda : Rational(0));
    }
    const RationalMatrix s = RationalMatrix::diagonal(signs), kr = s * k * s;
    bool same = kr * s == s * k;
    for (const Rational& at : {lambda, Rational(lambda + square), sampler.rational()})
        same = same && rigor::inertia(kr.shifted(at)) == rigor::inertia(k.shifted(at));
    return rigor::truth(same);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every n, all symmetric K_t(X, X), all labels 0 and 1";
    result.steps.carries(own_inverse(reading))
        .carries(claim::written(context, "similar"))
        .supports(claim::instances(
            "K^r S = S K, and K^r - s has the inertia of K - s at eigenvalues and other s, exactly, n = 1 to 5",
            context.seed, 60, [&](claim::Sampler& sampler) { return same_eigenvalues(sampler, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/lemma-8-eigenvalues", check)
        .control("diag(2 Y - (1 + 1e-20))", [](Reading& r) { r.offset += rigor::parse_rational("1e-20"); })
        .control("labels 0 and 2", [](Reading& r) { r.upper = 2; })
        .property(claim::property(
            "K^r S = S K, and K^r - s has the inertia of K - s, exactly",
            [](long number) {
                claim::Sampler sampler(88, static_cast<std::uint64_t>(number));
                return same_eigenvalues(sampler, {});
            },
            claim::Input{"sample", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::lemma_8_eigenvalues
