#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::remark_3 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// |sigma(x) - sigma(y)| <= c |x - y|^exponent; sigma' is defined everywhere except perhaps on `exceptions`.
struct Reading {
    enum class Exceptions { null_set, none } exceptions = Exceptions::null_set;
    Rational exponent = 1;
};

/// The distance to the nearest integer.
Rational to_integers(const Rational& x) {
    const rigor::Integer whole = numerator(x) / denominator(x);
    const Rational rest = abs(Rational(x - whole));
    return std::min<Rational>(rest, 1 - rest);
}
/// sum_(m < levels) 2^-m dist(2^m x, Z): Takagi's function at multiples of 2^-levels.
Rational takagi(const Rational& x, long levels) {
    Rational sum = 0;
    for (long m = 0; m < levels; ++m) sum += to_integers(x * rigor::power_of_two(m)) * rigor::power_of_two(-m);
    return sum;
}
/// Its difference quotient over the dyadic interval of length 2^-level that contains x >= 0.
Rational takagi_quotient(const Rational& x, long level) {
    const Rational scaled = x * rigor::power_of_two(level);
    const Rational left =
                       Rational(rigor::Integer(numerator(scaled) / denominator(scaled))) / rigor::power_of_two(level),
                   right = left + rigor::power_of_two(-level);
    return (takagi(right, level) - takagi(left, level)) * rigor::power_of_two(level);
}

/// (sigma(z + h) - sigma(z))/h.
Rational quotient(const claim::PiecewiseLinear& sigma, const Rational& z, const Rational& h) {
    return (sigma(z + h) - sigma(z)) / h;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all Lipschitz functions on the line";
    if (reading.exponent < 1) {  // the statement with the weaker hypothesis is false
        result.aim = claim::Result::Aim::refute;
        const Rational third(1, 3);
        result.steps
            .carries(claim::range(
                "level", 0, 60,
                {"|q' - q|, q and q' the difference quotients of Takagi's function over the dyadic "
                 "intervals of this level and the next that contain 1/3",
                 [&](long level) {
                     return Rational(abs(Rational(takagi_quotient(third, level + 1) - takagi_quotient(third, level))));
                 }},
                Relation::equal, {"1", [](long) { return 1; }}))
            .carries(claim::written(context, "holder"));
        return result;
    }
    if (reading.exceptions == Reading::Exceptions::none) {
        result.aim = claim::Result::Aim::refute;
        result.steps.carries(claim::witness<Rational>(
            "z = 0, sigma = ReLU", 0,
            {"(sigma(z + h) - sigma(z))/h for every h > 0",  // the ReLU is homogeneous: h = 1 is every h
             [](const Rational& z) {
                 return quotient({1, 0}, z, 1);
             }},
            Relation::equal, {"(sigma(z + h) - sigma(z))/h for every h < 0", [](const Rational& z) {
                                  return quotient({1, 0}, z, -1);
                              }}));
        return result;
    }
    result.steps.carries(claim::written(context, "hypothesis"))
        .carries(claim::literature(context, "rademacher"))
        .supports(claim::instances("leaky and scaled ReLU: off 0 the quotients from both sides agree", context.seed, 40,
                                   [](claim::Sampler& sampler) {
                                       const auto sigma = sampler.activation();
                                       const Rational z = sampler.nonzero_rational(), h = abs(z) / 2;
                                       return rigor::truth(quotient(sigma, z, h) == quotient(sigma, z, -h));
                                   }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/remark-3", check)
        .control("everywhere, without exceptions", [](Reading& r) { r.exceptions = Reading::Exceptions::none; })
        .control("Hölder of exponent 9/10 in place of Lipschitz", [](Reading& r) { r.exponent = Rational(9, 10); })
        .property(claim::property_where(
            "f = a relu(z) + b relu(-z) has one slope within |z|/2 of every z != 0, exactly",
            [](const Rational&, const Rational&, const Rational& z, const Rational&) { return rigor::truth(z != 0); },
            [](const Rational& a, const Rational& b, const Rational& z, const Rational& share) {
                const claim::PiecewiseLinear f{a, b};
                const Rational h = abs(z) * share / 2000;  // share <= 1000
                return rigor::truth(quotient(f, z, h) == f.slope(z) && quotient(f, z, -h) == f.slope(z));
            },
            claim::Input{"a", claim::positive_rationals()}, claim::Input{"b", claim::correlations()},
            claim::Input{"z", claim::correlations()}, claim::Input{"1000 x share", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::remark_3
