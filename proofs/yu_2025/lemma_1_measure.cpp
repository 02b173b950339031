#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/piece_measure.hpp"

namespace proofs::yu_2025 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// The set on the left, {v: g(v) <relation> 0}; on the right stands {g != 0}.
struct Reading {
    Relation relation = Relation::greater;
};

/// n = 1: u_0.
claim::Side<Rational> measure_of(const std::string& name, Relation relation) {
    return {name, [relation](const Rational& u) { return measure_where({}, 0, u, relation); }};
}
claim::Side<Rational> left(const Reading& reading) {
    return measure_of(std::string("the measure of {v in [-1, 1]: g(v) ") + claim::to_string(reading.relation) + " 0}",
                      reading.relation);
}
claim::Side<Rational> right() {
    return measure_of("that of {v in [-1, 1]: v in A}, A = {g != 0}", Relation::different);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false for n = 1, u_0 = -1, and whenever all u_(0,i) <= 0";
    result.steps
        .carries(
            claim::witness<Rational>("n = 1, u_0 = -1, inside of [-1, 1]", -1, left(reading), Relation::equal, right()))
        .carries(claim::written(context, "empty"));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n, u_0 with u_(0,n) != 0; g = sum u_(0,i) sigma(v_i)";
    const std::vector<Rational> signs{-1, 1};
    result.steps.carries(claim::cites(context, "yu-2025/lemma-1-non-constant"))
        .carries(
            claim::exact_for_each<Rational>("n = 1, u_0 = -1 and 1", signs, left(reading), Relation::equal, right()))
        .carries(claim::written(context, "fubini"));
    return result;
}

using Integers = std::vector<long>;
Truth not_positive(const Integers& u, const Integers& v) {
    Rational g = 0;
    for (std::size_t i = 0; i < u.size(); ++i) g += u[i] * claim::PiecewiseLinear{}(v[i]);
    return rigor::truth(g <= 0);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/lemma-1-measure", check)
        .corrected(check_correction, {.relation = Relation::different})
        .correction_control("g(v) > 0 on the left", [](Reading& r) { r.relation = Relation::greater; })
        .property(claim::property("u_0 <= 0 entry by entry gives g <= 0 everywhere: {g > 0} is empty, exactly",
                                  not_positive,
                                  claim::Input{"u", rc::gen::container<Integers>(4, claim::integers(-9, 0))},
                                  claim::Input{"v", rc::gen::container<Integers>(4, claim::integers(-99, 99))}));
}};

}  // namespace
}  // namespace proofs::yu_2025
