#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::yu_2025::eq_c_26 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// 0 < u_i, factor u_i <= -ln(1 - u_i), -multiple ln(1 - u_i) <= V; the instances have u_i from least/1000 on.
struct Reading {
    Rational factor{1};
    unsigned long multiple = 1;
    long least = 1;
};

/// The chain at u_i = k_i/1000, the last link as prod (1 - u_j) <= (1 - u_i)^multiple.
Truth chain(const std::vector<long>& k, const Reading& reading) {
    const rigor::Precision scope(192);
    Rational product = 1;
    for (const long x : k) product *= 1 - Rational(x, 1000);
    Truth all = Truth::yes;
    for (const long x : k) {
        const Rational rest = 1 - Rational(x, 1000);
        all = all && rigor::certainly_less(Ball(Rational(reading.factor * x / 1000)), -rigor::log(Ball(rest))) &&
              rigor::truth(x > 0 && product <= rigor::power(rest, reading.multiple));
    }
    return all;
}
Truth chain_at_random(claim::Sampler& sampler, const Reading& reading) {
    std::vector<long> k{reading.least};
    const long n = sampler.integer(1, 6);
    while (static_cast<long>(k.size()) < n) k.push_back(sampler.integer(reading.least, 999));
    return chain(k, reading);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every n, u in (0, 1)^n";
    result.steps.carries(claim::cites(context, "yu-2025/eq-2.6"))
        .carries(claim::everywhere(
            {{{"w = 1 - u", {0, 1}}}},
            {"w, the slope of u over that of -ln(1 - u)", [](const rigor::Point& at) { return at[0]; }},
            Relation::at_most, claim::constant(1 / reading.factor)))
        .carries(claim::written(context, "tangent"))
        .carries(claim::written(context, "sum"))
        .supports(claim::instances("the chain, n = 1 to 6, in balls", context.seed, 60,
                                   [&](claim::Sampler& sampler) { return chain_at_random(sampler, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-c.26", check)
        .control("(1 + 1e-20) u <= -ln(1 - u)", [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .control("-2 ln(1 - u_i) <= V", [](Reading& r) { r.multiple = 2; })
        .control("u_i = 0 allowed", [](Reading& r) { r.least = 0; })
        .property(claim::property(
            "n >= 2: the chain in balls at random u", [](const std::vector<long>& k) { return chain(k, {}); },
            claim::Input{"1000 u", rc::gen::mapcat(claim::integers(2, 6), [](long n) {
                             return rc::gen::container<std::vector<long>>(static_cast<std::size_t>(n),
                                                                          claim::integers(1, 999));
                         })}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_c_26
