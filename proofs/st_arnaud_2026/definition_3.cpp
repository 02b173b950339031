#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

namespace proofs::st_arnaud_2026::definition_3 {
namespace {

using claim::RationalVector, claim::Relation;
using rigor::Rational, rigor::Truth;

/// rho^(L) lies in [lower, upper].
struct Reading {
    Rational lower = -1, upper = 1;
};

/// <f, g>, of points of R^n0 or of two functions of a law with so many equally probable outcomes.
Rational inner(const RationalVector& f, const RationalVector& g) {
    Rational sum = 0;
    for (std::size_t i = 0; i < f.size(); ++i) sum += f[i] * g[i];
    return sum;
}

Truth bounded(const RationalVector& f, const RationalVector& g) {
    return rigor::truth(inner(f, g) * inner(f, g) <= inner(f, f) * inner(g, g));
}

/// rho^(1)(x, c x) for |x| = 1 and c = ±1.
claim::Side<Rational> first_correlation() {
    return {"rho^(1)(x, x')", [](const Rational& c) {
                const RationalVector x{Rational(3, 5), Rational(4, 5)}, y{c * x[0], c * x[1]};
                return Rational(inner(x, y) / (inner(x, x) * inner(y, y)));  // the root is that of 1
            }};
}
claim::Side<Rational> bound(const Rational& value) {
    return {rigor::to_string(value), [value](const Rational&) { return value; }};
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all L, all x, x' and sigma for which the quotient is defined";
    if (reading.upper < 1 || reading.lower > -1) {  // another statement, and a false one
        result.aim = claim::Result::Aim::refute;
        result.steps.carries(reading.upper < 1
                                 ? claim::witness<Rational>("L = 1, x' = x = (3/5, 4/5)", 1, first_correlation(),
                                                            Relation::at_most, bound(reading.upper))
                                 : claim::witness<Rational>("L = 1, x' = -x, x = (3/5, 4/5)", -1, first_correlation(),
                                                            Relation::at_least, bound(reading.lower)));
        return result;
    }
    result.steps
        .carries(claim::identity<3>(
            "A (t^2 A - 2 t C + B), t = C/A",
            [](const auto& A, const auto& B, const auto& C) {
                const auto t = C / A;
                return A * (t * t * A - 2 * t * C + B);
            },
            "A B - C^2", [](const auto& A, const auto& B, const auto& C) { return A * B - C * C; }))
        .carries(claim::written(context, "cauchy-schwarz"))
        .supports(claim::instances("Sigma(x, x')^2 <= Sigma(x, x) Sigma(x', x') for laws with four outcomes",
                                   context.seed, 200, [](claim::Sampler& sampler) {
                                       const RationalVector f = sampler.vector(4);
                                       const Rational factor = sampler.rational();
                                       RationalVector g = sampler.vector(4);
                                       if (sampler.coin())  // proportional: an equality
                                           for (std::size_t i = 0; i < g.size(); ++i) g[i] = factor * f[i];
                                       return bounded(f, g);
                                   }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    using Outcomes = std::vector<long>;
    const auto rational = [](const Outcomes& list) { return RationalVector(list.begin(), list.end()); };
    const auto outcomes = [] { return rc::gen::container<Outcomes>(4, claim::integers(-99, 99)); };
    return claim::checked("st-arnaud-2026/definition-3", check)
        .control("rho <= 1 - 1e-20", [](Reading& r) { r.upper -= rigor::parse_rational("1e-20"); })
        .control("rho >= -1 + 1e-20", [](Reading& r) { r.lower += rigor::parse_rational("1e-20"); })
        .property(claim::property_where(
            "|rho| <= 1 for random laws with four outcomes, exactly",
            [=](const Outcomes& f, const Outcomes& g) {
                return rigor::truth(inner(rational(f), rational(f)) > 0 && inner(rational(g), rational(g)) > 0);
            },
            [=](const Outcomes& f, const Outcomes& g) { return bounded(rational(f), rational(g)); },
            claim::Input{"f", outcomes()}, claim::Input{"g", outcomes()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::definition_3
