#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/piece_measure.hpp"

namespace proofs::yu_2025::lemma_1_non_constant {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// sigma, and the signs that u_(0,n) may have.
struct Reading {
    claim::PiecewiseLinear sigma;
    std::vector<long> signs{-1, 1};
};

struct Signs {
    long c, u;
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "the ReLU; all n, w and u_0 with u_(0,n) != 0";
    std::vector<Signs> all;
    for (const long c : {-1, 0, 1})
        for (const long u : reading.signs) all.push_back({c, u});
    result.steps.carries(claim::written(context, "scaling"))
        .carries(claim::exact_for_each<Signs>(
            "the signs of c and u_(0,n)", all,
            {"the measure of {v in [-1, 1]: c + u_(0,n) sigma(v) != 0}",
             [&](const Signs& s) { return measure_where(reading.sigma, s.c, s.u, Relation::different); }},
            Relation::greater, {"0", [](const Signs&) { return 0; }}));
    return result;
}

Truth not_zero(const Rational&, const Rational& u) { return rigor::truth(u != 0); }
Truth differs(const Rational& c, const Rational& u) {
    return rigor::truth(measure_where({}, c, u, Relation::different) > 0);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/lemma-1-non-constant", check)
        .control("sigma constant", [](Reading& r) { r.sigma.above = 0; })
        .control("u_(0,n) = 0 admitted", [](Reading& r) { r.signs.push_back(0); })
        .property(claim::property_where("u_(0,n) != 0: c + u_(0,n) sigma(v) differs from 0 on a part of [-1, 1] of "
                                        "positive measure, exactly",
                                        not_zero, differs, claim::Input{"c", claim::correlations()},
                                        claim::Input{"u", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::lemma_1_non_constant
