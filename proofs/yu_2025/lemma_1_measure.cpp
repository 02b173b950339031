#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/piece_measure.hpp"

namespace proofs::yu_2025::lemma_1_measure {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// The set on the left, {v: g(v) <relation> 0}; on the right stands {g != 0}. Of the instances of the correction: do
/// the slices know w; the values that u_(0,2) takes.
struct Reading {
    Relation relation = Relation::greater;
    bool slices_know_w = true;
    std::vector<long> last{-2, -1, 1, 3};  // free: any that are not 0
};

/// n = 1: u_0.
claim::Side<Rational> measure_of(const std::string& name, Relation relation) {
    return {name, [relation](const Rational& u) { return measure_where({}, 0, u, relation); }};
}
claim::Side<Rational> left(const Reading& reading) {
    return measure_of(std::string("the measure of {v in [-1, 1]: g(v) ") + claim::to_string(reading.relation) +
                          " 0}, 0 if and only if that of the cone {g(v) " + claim::to_string(reading.relation) +
                          " 0} is 0",
                      reading.relation);
}

/// n = 2: u_0 = (first, last).
struct Pair {
    Rational first, last;
};
/// The area of {(a, b) in [0, 1]^2: p a + q b <relation> 0}.
Rational area(const Rational& p, const Rational& q, Relation relation) {
    if (relation == Relation::different) return p != 0 || q != 0 ? 1 : 0;
    if (p <= 0 && q <= 0) return 0;
    if (p >= 0 && q >= 0) return 1;
    const Rational ratio = p > 0 ? Rational(-p / q) : Rational(-q / p);  // b < ratio a, or a < ratio b
    return ratio <= 1 ? Rational(ratio / 2) : Rational(1 - 1 / (2 * ratio));
}
/// g(w, v) = first sigma(w) + last sigma(v) on [-1, 1]^2: linear on each of the four quadrants.
claim::Side<Pair> left_in_the_plane(const Reading& reading) {
    return {std::string("the area of {(w, v) in [-1, 1]^2: g(w, v) ") + claim::to_string(reading.relation) + " 0}",
            [relation = reading.relation](const Pair& u) {
                return Rational(area(u.first, u.last, relation) + area(u.first, 0, relation) +
                                area(0, u.last, relation) + area(0, 0, relation));
            }};
}
/// m_1(A_w) = m_1{v: c + last sigma(v) != 0}, c = first sigma(w), is the same for all w < 0 and for all w > 0.
claim::Side<Pair> integral_of_slices(const Reading& reading) {
    return {"the integral over w in [-1, 1] of m_1(A_w), A_w in [-1, 1]",
            [know = reading.slices_know_w](const Pair& u) {
                Rational sum = 0;
                for (const Rational& w : {Rational(-1, 2), Rational(1, 2)})
                    sum += measure_where({}, know ? Rational(u.first * claim::PiecewiseLinear{}(w)) : Rational(0),
                                         u.last, Relation::different);
                return sum;
            }};
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false for n = 1, u_0 = -1, and whenever all u_(0,i) <= 0";
    result.steps
        .carries(claim::witness<Rational>("n = 1, u_0 = -1", -1, left(reading), Relation::greater,
                                          {"0", [](const Rational&) { return 0; }}))
        .carries(claim::written(context, "empty"));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n, u_0 with u_(0,n) != 0; g = sum u_(0,i) sigma(v_i)";
    std::vector<Pair> pairs;
    for (const long first : {-2, -1, 0, 1, 2})
        for (const long last : reading.last) pairs.push_back({first, last});
    const std::string list = "n = 2, u_(0,1) = -2, …, 2 and u_(0,2) of a list";
    result.steps.carries(claim::cites(context, "yu-2025/lemma-1-non-constant"))
        .carries(claim::written(context, "fubini"))
        .supports(claim::exact_for_each<Pair>(list, pairs, left_in_the_plane(reading), Relation::equal,
                                              integral_of_slices(reading)))
        .supports(claim::exact_for_each<Pair>(list, pairs, integral_of_slices(reading), Relation::greater,
                                              {"0", [](const Pair&) { return 0; }}));
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
        .correction_control("slices that forget w: c = 0", [](Reading& r) { r.slices_know_w = false; })
        .correction_control("u_(0,2) = 0 admitted", [](Reading& r) { r.last.push_back(0); })
        .property(claim::property("u_0 <= 0 entry by entry gives g <= 0 everywhere: {g > 0} is empty, exactly",
                                  not_positive,
                                  claim::Input{"u", rc::gen::container<Integers>(4, claim::integers(-9, 0))},
                                  claim::Input{"v", rc::gen::container<Integers>(4, claim::integers(-99, 99))}));
}};

}  // namespace
}  // namespace proofs::yu_2025::lemma_1_measure
