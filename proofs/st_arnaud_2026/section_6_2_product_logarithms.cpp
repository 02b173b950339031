#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::section_6_2_product_logarithms {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// The logarithms are those of 1 - shift/k', k' from `first` on.
struct Reading {
    long first = 2;
    long shift = 4;
};

Rational factor(long k, long shift) { return 1 - Rational(shift, k); }

/// At k' = first the factor has no real logarithm.
claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "every L >= 1: the last term needs ln(1 - 4/2) = ln(-1)";
    result.steps.carries(claim::witness<long>(
        fmt::format("k' = {}", reading.first), reading.first,
        {fmt::format("1 - {}/k'", reading.shift), [shift = reading.shift](long k) { return factor(k, shift); }},
        Relation::greater, {"0", [](long) { return 0; }}));
    return result;
}

/// The factors grow with k', and the first one is positive already.
claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all L >= l >= 4, as a rewriting";
    const long shift = reading.shift;
    result.steps
        .carries(claim::exact({fmt::format("1 - {}/{}, the factor of k' = {}", shift, reading.first, reading.first),
                               factor(reading.first, shift)},
                              Relation::greater, {"0", 0}))
        .carries(claim::identity<1>(
            fmt::format("(1 - {}/(k + 1)) - (1 - {}/k)", shift, shift),
            [&](const auto& k) { return (1 - shift / (k + 1)) - (1 - shift / k); },
            fmt::format("{}/(k (k + 1))", shift), [&](const auto& k) { return shift / (k * (k + 1)); }))
        .carries(claim::written(context, "positive"))
        .supports(claim::instances("prod (1 - 4/k') = exp(sum ln(1 - 4/k')) from k' >= first on, in balls",
                                   context.seed, 20, [&](claim::Sampler& sampler) {
                                       const rigor::Precision precision(192);
                                       const long from = sampler.integer(reading.first, 60);
                                       const long count = sampler.integer(0, 60);
                                       Rational product = 1;
                                       Ball sum(0);
                                       for (long k = from; k <= from + count; ++k) {
                                           product *= factor(k, shift);
                                           sum += rigor::log(Ball(factor(k, shift)));
                                       }
                                       return rigor::certainly_less(rigor::abs(rigor::exp(sum) - Ball(product)),
                                                                    Ball::dyadic(1, -120));
                                   }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6.2-product-logarithms", check)
        .control("1 - 1/k' in place of 1 - 4/k'", [](Reading& reading) { reading.shift = 1; })
        .corrected(check_correction, {.first = 5})
        .correction_control("factors from k' = 4 on", [](Reading& reading) { reading.first = 4; })
        .correction_control("1 - 5/k' in place of 1 - 4/k'", [](Reading& reading) { reading.shift = 5; })
        .property(claim::property(
            "1 - 4/k' > 0 for k' >= 5, exactly", [](long k) { return rigor::truth(factor(k, 4) > 0); },
            claim::Input{"k'", claim::integers(5, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_2_product_logarithms
