#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"

namespace proofs::jacot_2018::section_2_measure {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// (1/(N + more)) sum_(i = first)^N delta_(x_i).
struct Reading {
    long first = 0, more = 0, points = 1;

    /// Its mass, term by term.
    Rational mass(long n) const {
        Rational sum = 0;
        for (long i = first; i <= n; ++i) sum += Rational(1, n + more);
        return sum;
    }
};

claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "every N";
    result.steps.carries(claim::witness<long>(
        fmt::format("N = {}", reading.points), reading.points,
        {"the mass of the sum of Dirac measures, term by term", [&](const long& n) { return reading.mass(n); }},
        Relation::equal, {"1", [](const long&) { return 1; }}));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every N >= 1";
    result.steps
        .carries(claim::identity<1>(
            fmt::format("(N + 1 - {})/(N + {}), the terms times their weight", reading.first, reading.more),
            [&](const auto& N) { return (N + 1 - reading.first) / (N + reading.more); }, "1",
            [](const auto& N) { return N / N; }))
        .carries(claim::written(context, "empirical"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-2-measure", check)
        .control("1/(N + 1) sum_(i = 0)^N: a distribution", [](Reading& r) { r.more = 1; })
        .corrected(check_correction, {.first = 1})
        .correction_control("the sum from 0", [](Reading& r) { r.first = 0; })
        .correction_control("the sum from 2", [](Reading& r) { r.first = 2; })
        .correction_control("1/(N + 1)", [](Reading& r) { r.more = 1; })
        .property(claim::property(
            "the mass is (N + 1)/N as printed and 1 from i = 1 on, term by term",
            [](long n) {
                return rigor::truth(Reading{}.mass(n) == Rational(n + 1, n) && Reading{.first = 1}.mass(n) == 1);
            },
            claim::Input{"N", claim::integers(1, 500)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_2_measure
