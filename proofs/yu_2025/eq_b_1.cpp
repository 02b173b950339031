#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/mean_square.hpp"

namespace proofs::yu_2025::eq_b_1 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// u^T K_2 u with the terms i != j weighted `cross` times, and how the mean square stands to 0.
struct Reading {
    Rational cross = 1;
    Relation sign = Relation::at_least;
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n, all points, all u in R^n and all K_1, singular ones included";
    result.steps.carries(square_expanded(reading.cross))
        .carries(claim::written(context, "expectation"))
        .carries(claim::exact_for_each<long>("the signs of u^T sigma(f(X))", {-1, 0, 1},
                                             {"the sign of its square", [](long sign) { return sign * sign; }},
                                             reading.sign, {"0", [](long) { return 0; }}))
        .carries(claim::written(context, "nonnegative"))
        .supports(claim::instances("both sides at a discrete law of f(X) at three points, exactly", context.seed, 60,
                                   [&](claim::Sampler& sampler) {
                                       const claim::RationalVector a = sampler.vector(6);
                                       const claim::RationalVector u = sampler.vector(3);
                                       return mean_square_expands(a, u, reading.cross);
                                   }));
    return result;
}

using Integers = std::vector<long>;
Truth expands(const Integers& a, const Integers& u) {
    return mean_square_expands(claim::RationalVector(a.begin(), a.end()), claim::RationalVector(u.begin(), u.end()), 1);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-b.1", check)
        .control("the terms i != j weighted 1 + 1e-20", [](Reading& r) { r.cross += rigor::parse_rational("1e-20"); })
        .control("> 0 for >= 0", [](Reading& r) { r.sign = Relation::greater; })
        .property(claim::property("both sides are equal and not negative for a discrete law of f at three points, "
                                  "random coefficients and u, exactly",
                                  expands, claim::Input{"A", rc::gen::container<Integers>(6, claim::integers(-9, 9))},
                                  claim::Input{"u", rc::gen::container<Integers>(3, claim::integers(-9, 9))}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_b_1
