#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/hermite_expansion.hpp"
#include "proofs/jacot_2018/common/sphere_series.hpp"

#include <algorithm>

namespace proofs::jacot_2018::a_4_step_4 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// Among a_k, …, a_(k + more) one is not 0, for every k: so infinitely many are not. For a sigma of each kind.
struct Reading {
    std::vector<Nonlinearity> sigma{Nonlinearity::relu, Nonlinearity::sine};
    long more = 1;
};

/// a_k^2 + … + a_(k + more)^2 at v = 1.
claim::Step infinitely_many(Nonlinearity sigma, long more) {
    return claim::range("k", 0, last,
                        {fmt::format("{}: a_k^2 + … + a_(k + {})^2", name_of(sigma), more),
                         [=](const long& k) {
                             Ball sum(0);
                             for (long i = k; i <= k + more; ++i) sum += squared_coefficient(sigma, 1, i);
                             return sum;
                         }},
                        Relation::greater, {"0", [](const long&) { return 0; }});
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(300);
    claim::Result result;
    result.scope = "all Lipschitz sigma that are no polynomials, n_0 >= 1, beta >= 0";
    result.steps.carries(claim::cites(context, "jacot-2018/lemma-2"))
        .carries(claim::written(context, "scaled"))
        .carries(claim::written(context, "finite"));
    for (const Nonlinearity sigma : reading.sigma) result.steps.supports(infinitely_many(sigma, reading.more));
    if (context.verdict_only) return result;
    for (const SmoothActivation a : {SmoothActivation::erf, SmoothActivation::tanh}) {
        const ntk::DualActivation dual(a, 1, last);
        result.steps.supports(claim::range("(k - 1)/2", 0, (last - 1) / 2,
                                           {fmt::format("{}: |a_k|, certified", name_of(a)),
                                            [&](const long& k) { return rigor::abs(dual.coefficient(2 * k + 1)); }},
                                           Relation::greater, {"0", [](const long&) { return 0; }}));
    }
    return result;
}

/// sqrt(k!) a_k.
Rational coefficient(const std::vector<long>& p, long k) {
    return ntk::gaussian_mean(times(ntk::RationalPolynomial(p.begin(), p.end()), hermite(k)), 1);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.4-step-4", check)
        .control("a polynomial, sigma = u^3", [](Reading& r) { r.sigma = {Nonlinearity::cube}; })
        .control("every a_i, in place of infinitely many", [](Reading& r) { r.more = 0; })
        .property(claim::property_where(
            "polynomials of degree d: a_d is not 0, and a_k = 0 for k = d + 1, …, d + 4, exactly",
            [](const std::vector<long>& p) { return rigor::truth(p.back() != 0); },
            [](const std::vector<long>& p) {
                const auto d = static_cast<long>(p.size()) - 1;
                bool right = coefficient(p, d) != 0;
                for (long k = d + 1; k <= d + 4; ++k) right = right && coefficient(p, k) == 0;
                return rigor::truth(right);
            },
            claim::Input{"sigma", rc::gen::mapcat(claim::integers(1, 6), [](long n) {
                             return rc::gen::container<std::vector<long>>(static_cast<std::size_t>(n),
                                                                          claim::integers(-9, 9));
                         })}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_4_step_4
