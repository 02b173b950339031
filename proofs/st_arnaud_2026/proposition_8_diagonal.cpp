#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/common/eta.hpp"

namespace proofs::st_arnaud_2026::proposition_8_diagonal {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Point, rigor::Rational, rigor::Truth;

/// h(z) = (1 + e^(-sign z))^-2; eta^(1)(x, x) = diagonal, and eta^(1)(x_1, x_2) is any number of [-1, largest]:
/// 1 and 1 on the unit sphere.
struct Reading {
    long sign = 1;
    Rational diagonal = 1, largest = 1;
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all L >= 1, all x, x_1, x_2 of the sphere";
    claim::Steps base, step;
    base.carries(claim::exact({"the largest eta^(1)(x_1, x_2)", reading.largest}, Relation::at_most,
                              {"eta^(1)(x, x)", reading.diagonal}));
    // h' = 2 sign E/(1 + E)^3, E = e^(-sign z); all values of eta lie in [-1, 1].
    step.carries(claim::everywhere({{{"z", {Rational(-1), Rational(1)}}}},
                                   {"h'(z)",
                                    [&](const Point& z) {
                                        const Ball E = rigor::exp(-Ball(reading.sign) * z[0]),
                                                   p = Ball(1) / (Ball(1) + E);
                                        return claim::Quantity(Ball(2 * reading.sign) * E * p * p * p);
                                    }},
                                   Relation::greater, claim::constant(0)))
        .carries(claim::written(context, "increasing"));
    result.steps.carries(claim::induction("L", base, step)).carries(claim::written(context, "layers"));
    return result;
}

/// eta^(L)(z) < eta^(L)(1) < 1.
Truth diagonal_largest(const Rational& z, long L) {
    const rigor::Precision precision(400);
    return rigor::certainly_less(eta(Ball(z), L), eta(Ball(1), L));
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational small = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/proposition-8-diagonal", check)
        .control("h decreasing: (1 + e^z)^-2", [](Reading& r) { r.sign = -1; })
        .control("x^T x = 1 - 1e-20", [=](Reading& r) { r.diagonal -= small; })
        .control("x_1^T x_2 up to 1 + 1e-20", [=](Reading& r) { r.largest += small; })
        .property(claim::property("eta^(L)(z) < eta^(L)(1) for z in [-1, 1), L <= 20, in balls", diagonal_largest,
                                  claim::Input{"z", claim::correlations_below_one()},
                                  claim::Input{"L", claim::integers(1, 20)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::proposition_8_diagonal
