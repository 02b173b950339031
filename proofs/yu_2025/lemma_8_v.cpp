#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proofs::yu_2025::lemma_8_v {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// V(r) = factor sum ln(1 - r_i) for r_i from `lowest` to 1, printed with -1 and 0.
struct Reading {
    long factor = -1;
    Rational lowest = 0;
};

/// V(r) >= sum r_i >= 0 at these r, up to 2^-150 where the sides are equal.
Truth nonnegative(const std::vector<Rational>& r, long factor) {
    const rigor::Precision precision(192);
    Ball v(0);
    Rational sum = 0;
    for (const Rational& x : r) {
        v += Ball(factor) * rigor::log(Ball(Rational(1 - x)));
        sum += x;
    }
    return rigor::certainly_less(Ball(sum), v + Ball::dyadic(1, -150)) && rigor::truth(sum >= 0);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n, all r in [0, 1)^n, V = +infinity on the rest of the closed cube; V_t as in lemma 8";
    const long factor = reading.factor;
    result.steps
        .carries(claim::identity<1>(
            fmt::format("({}) (-1/(1 - r)) - 1, the derivative of ({}) ln(1 - r) - r", factor, factor),
            [=](const auto& r) { return -factor / (1 - r) - 1; }, "r/(1 - r)",
            [](const auto& r) { return r / (1 - r); }))
        .carries(claim::everywhere({{{"r", {reading.lowest, 1}}}}, {"r", [](const rigor::Point& at) { return at[0]; }},
                                   Relation::at_least, claim::constant(0)))
        .carries(claim::written(context, "nonnegative"))
        .supports(claim::instances("V(r) >= sum r_i >= 0, in balls", context.seed, 60,
                                   [&](claim::Sampler& sampler) {
                                       std::vector<Rational> r;
                                       const long n = sampler.integer(1, 6);
                                       for (long i = 0; i < n; ++i) {
                                           const Rational share(sampler.integer(0, 999), 1000);
                                           r.push_back(reading.lowest + share * (1 - reading.lowest));
                                       }
                                       return nonnegative(r, factor);
                                   }))
        .carries(claim::cites(context, "yu-2025/eq-c.22"))
        .carries(claim::written(context, "converges"));
    return result;
}

rc::Gen<std::vector<long>> thousandths() {
    return rc::gen::mapcat(claim::integers(1, 6), [](long n) {
        return rc::gen::container<std::vector<long>>(static_cast<std::size_t>(n), claim::integers(0, 999));
    });
}
std::vector<Rational> point(const std::vector<long>& thousandths) {
    std::vector<Rational> r;
    for (const long k : thousandths) r.push_back(Rational(k, 1000));
    return r;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/lemma-8-v", check)
        .control("r in [-1, 1]^n", [](Reading& r) { r.lowest = -1; })
        .control("r in [-1e-20, 1]^n", [](Reading& r) { r.lowest = -rigor::parse_rational("1e-20"); })
        .control("V = sum ln(1 - r_i)", [](Reading& r) { r.factor = 1; })
        .property(claim::property_where(
            "r in [0, 1)^n, not 0: V(r) >= sum r_i >= 0, n up to 6, in balls",
            [](const std::vector<long>& r) {
                return rigor::truth(std::any_of(r.begin(), r.end(), [](long k) { return k > 0; }));
            },
            [](const std::vector<long>& r) { return nonnegative(point(r), -1); },
            claim::Input{"1000 r", thousandths()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::lemma_8_v
