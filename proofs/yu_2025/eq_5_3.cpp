#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/positive_kernels.hpp"
#include "rigor/matrix/rational_matrix.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proofs::yu_2025::eq_5_3 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// For m >= m_0 |K_t - K|_F is at most distance lambda_0; then lambda_min(K_t(X, X)) >= C = share lambda_0.
struct Reading {
    Rational distance{1, 2}, share{1, 2};
    bool repeated = false;
};

/// K = lambda I + b b^T and K_t = K - delta v v^T/|v|^2, |K_t - K|_F = delta: is lambda_min(K_t) >= share lambda for
/// delta = distance lambda? For n >= 2 lambda is lambda_min(K).
Truth stays(const std::vector<long>& b, const std::vector<long>& v, const Rational& lambda, const Reading& reading) {
    const auto n = static_cast<long>(std::min(b.size(), v.size()));
    const auto at = [](const std::vector<long>& a, long i) { return a[static_cast<std::size_t>(i)]; };
    Rational norm = 0;
    for (long i = 0; i < n; ++i) norm += Rational(at(v, i) * at(v, i));
    RationalMatrix k(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j)
            k(i, j) = (i == j ? lambda : Rational(0)) + at(b, i) * at(b, j) -
                      reading.distance * lambda * at(v, i) * at(v, j) / norm;
    return rigor::truth(rigor::inertia(k.shifted(reading.share * lambda)).negative == 0);
}
Truth stays_at_random(claim::Sampler& sampler, const Reading& reading) {
    const long n = sampler.integer(2, 5);
    std::vector<long> b, v{sampler.integer(1, 9)};
    for (long i = 0; i < n; ++i) b.push_back(sampler.integer(-9, 9));
    for (long i = 1; i < n; ++i) v.push_back(sampler.integer(-9, 9));
    return stays(b, v, sampler.positive_rational(), reading);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "every n, different samples, both kernels (alpha != 0 in (2.2)), every m from some m_0 on, under the "
        "assumption (5.1)";
    result.steps.carries(claim::cites(context, "yu-2025/eq-5.2"))
        .carries(claim::cites(context, "yu-2025/proposition-1"))
        .supports(claim::instances("lambda_0 > 0 at random samples, K^FC, certified", context.seed, 12,
                                   [&](claim::Sampler& s) { return fully_connected_positive(s, reading.repeated); }))
        .supports(claim::instances("lambda_0 > 0 at random samples, K^Res, certified", context.seed, 12,
                                   [&](claim::Sampler& s) { return residual_positive(s, reading.repeated, false); }))
        .carries(claim::exact({"1 - |K_t - K|_F/lambda_0 for m >= m_0, at least", 1 - reading.distance},
                              Relation::at_least, {"C/lambda_0", reading.share}))
        .carries(claim::exact({"C/lambda_0", reading.share}, Relation::greater, {"0", 0}))
        .carries(claim::written(context, "half"))
        .supports(claim::instances(
            fmt::format("|K_t - K|_F = {} lambda_0 leaves lambda_min(K_t) >= {} lambda_0, K = lambda I + b b^T, "
                        "perturbations of rank one, exact inertia",
                        rigor::to_string(reading.distance), rigor::to_string(reading.share)),
            context.seed, 60, [&](claim::Sampler& sampler) { return stays_at_random(sampler, reading); }));
    return result;
}

rc::Gen<std::vector<long>> entries() { return rc::gen::container<std::vector<long>>(4, claim::integers(-9, 9)); }

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-5.3", check)
        .control("a sample taken twice: lambda_0 = 0", [](Reading& r) { r.repeated = true; })
        .control("|K_t - K|_F <= lambda_0 only, as at a width at which the network is dead",
                 [](Reading& r) { r.distance = 1; })
        .control("C = 0", [](Reading& r) { r.share = 0; })
        .property(claim::property_where(
            "v != 0: lambda_min(K_t) >= lambda_0/2 for K = lambda I + b b^T and a perturbation along v of norm "
            "lambda/2, "
            "exact inertia",
            [](const std::vector<long>&, const std::vector<long>& v, const Rational&) {
                return rigor::truth(std::any_of(v.begin(), v.end(), [](long x) { return x != 0; }));
            },
            [](const std::vector<long>& b, const std::vector<long>& v, const Rational& lambda) {
                return stays(b, v, lambda, {});
            },
            claim::Input{"b", entries()}, claim::Input{"v", entries()},
            claim::Input{"lambda", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_5_3
