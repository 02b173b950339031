#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/st_arnaud_2026/common/angle_distribution.hpp"
#include "rigor/number/pi_polynomial.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::proposition_7_distribution {
namespace {

using claim::Relation;
using rigor::Ball, rigor::PiPolynomial, rigor::Rational, rigor::Truth;

/// P(angle <= delta) = factor (1/sqrt pi) Gamma(n0/2)/Gamma((n0-1)/2) times the integral of sin^(n0-drop).
struct Reading {
    Rational factor = 1;
    long drop = 2;
};

/// (1/sqrt pi) Gamma(n0/2)/Gamma((n0-1)/2) for n0 = 2 and 3: Gamma(1) = 1, Gamma(1/2) = sqrt pi, Gamma(3/2) = sqrt
/// pi/2.
PiPolynomial constant(long n0) { return n0 == 2 ? PiPolynomial::pi(-1) : PiPolynomial(Rational(1, 2)); }
/// The integral of sin^m over [0, pi] for m = 0, 1, 2.
PiPolynomial integral(long m) {
    return m == 0 ? PiPolynomial::pi() : m == 1 ? PiPolynomial(2) : Rational(1, 2) * PiPolynomial::pi();
}

claim::Quantity quantity(const PiPolynomial& number) {
    const Rational value = number.coefficient(0);
    return number == PiPolynomial(value) ? claim::Quantity(value) : claim::Quantity(number.enclosure());
}

/// The total is 1 at n0 = 2 and 3, and from n0 to n0 + 2 the constant gains n0/(n0 - 1), the integral (m + 1)/(m + 2)
/// with m = n0 - drop.
claim::Step total(const Reading& reading) {
    claim::Steps base, step;
    for (const long n0 : {2L, 3L})
        base.carries(claim::exact({fmt::format("the total at n0 = {}", n0),
                                   quantity(reading.factor * constant(n0) * integral(n0 - reading.drop))},
                                  Relation::equal, {"1", 1}));
    step.carries(claim::identity<1>(
        "the factor from n0 to n0 + 2",
        [&](const auto& n) {
            const auto m = n - reading.drop;
            return n / (n - 1) * (m + 1) / (m + 2);
        },
        "1", [](const auto& n) { return n / n; }));
    return claim::induction("n0, in steps of 2", base, step);
}

/// n0 = 3: the area of a cap, (1 - cos delta)/2; n0 = 2: delta/pi.
Truth areas(const Reading& reading, const Rational& delta) {
    const rigor::Precision precision(300);
    const Ball factor(reading.factor), angle(delta);
    return close(factor * angle_probability(3, angle), (Ball(1) - rigor::cos(angle)) / Ball(2)) &&
           close(factor * angle_probability(2, angle), angle / Ball::pi());
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n0 >= 2, delta in [0, pi]";
    result.steps.carries(claim::written(context, "slices"))
        .carries(total(reading))
        .carries(claim::written(context, "total"))
        .supports(claim::instances(
            "n0 = 3 and 2: the areas (1 - cos delta)/2 and delta/pi of a cap, to 2^-100", context.seed, 30,
            [&](claim::Sampler& sampler) { return areas(reading, Rational(sampler.integer(0, 314), 100)); }))
        .supports(claim::range("n0", 3, 12,
                               "the recursion for the integral agrees with certified quadrature at "
                               "delta = 1/10, 1/2, 9/10, 3/2",
                               [](long n0) {
                                   const rigor::Precision precision(600);
                                   Truth all = Truth::yes;
                                   for (const long k : {1L, 5L, 9L, 15L}) {
                                       const Ball phi(Rational(k, 10));
                                       all = all && close(angle_probability(n0, phi),
                                                          angle_probability_by_quadrature(n0, phi));
                                   }
                                   return all;
                               }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational small = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/proposition-7-distribution", check)
        .control("the constant times 1 + 1e-20", [=](Reading& r) { r.factor += small; })
        .control("sin^(n0-1) in place of sin^(n0-2)", [](Reading& r) { r.drop = 1; })
        .property(claim::property(
            "P(angle <= delta) + P(angle <= pi - delta) = 1 for n0 <= 40, as x' and -x' have the same law, to 2^-100",
            [](const Rational& z, long n0) {
                const rigor::Precision precision(400);
                const Ball delta(Rational(abs(z) * 3));
                return close(angle_probability(n0, delta) + angle_probability(n0, Ball::pi() - delta), Ball(1));
            },
            claim::Input{"delta/3", claim::correlations()}, claim::Input{"n0", claim::integers(3, 40)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::proposition_7_distribution
