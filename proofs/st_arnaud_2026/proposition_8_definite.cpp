#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/common/eta.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::proposition_8_definite {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// h(z) = (1 + e^(-z))^-2, or (1 + e^z)^2, whose Taylor coefficients are positive. v^T eta^(L)(X X^T) v <relation> 0 at
/// the regular hexagon with v = (1, -1, 1, -1, 1, -1).
struct Reading {
    bool positive_coefficients = false;
    Relation relation = Relation::greater;
    long L = 2;
    Rational cubic{-1, 48};  ///< of the correction: the coefficient of z^3 in h
};

Ball iterate(const Reading& reading, Ball z, long L) {
    for (long l = 1; l < L; ++l)
        z = reading.positive_coefficients ? rigor::square(Ball(1) + rigor::exp(z)) : sigmoid_square(z);
    return z;
}
/// sum_(j, k) v_j v_k eta(cos(60 (j - k))) = 6 (eta(1) - 2 eta(1/2) + 2 eta(-1/2) - eta(-1)).
Ball hexagon_form(const Reading& reading, long L) {
    const auto eta = [&](const Rational& z) { return iterate(reading, Ball(z), L); };
    return Ball(6) * (eta(1) - Ball(2) * eta(Rational(1, 2)) + Ball(2) * eta(Rational(-1, 2)) - eta(-1));
}
claim::Side<long> form(const Reading& reading) {
    return {"v^T eta^(L)(X X^T) v", [reading](long L) { return claim::Quantity(hexagon_form(reading, L)); }};
}
claim::Side<long> zero() {
    return {"0", [](long) { return claim::Quantity(0); }};
}
/// The inner products of six unit vectors at multiples of 60 degrees, as the form has them.
claim::Step hexagon() {
    rigor::RationalMatrix gram(6, 6);
    const Rational cosine[] = {1, {1, 2}, {-1, 2}, -1, {-1, 2}, {1, 2}};
    for (long i = 0; i < 6; ++i)
        for (long j = 0; j < 6; ++j) gram(i, j) = cosine[(i - j + 6) % 6];
    return claim::exact_inertia({"the matrix X X^T of the hexagon", gram}, {.zero = 4, .positive = 2});
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false for L = 2 (3 and 4 likewise) and every n0 >= 2; at L = 1 the rank is at most n0";
    result.steps.carries(hexagon()).carries(claim::witness<long>(
        fmt::format("L = {}, six evenly spaced points of a great circle, v = (1, -1, 1, -1, 1, -1)", reading.L),
        reading.L, form(reading), reading.relation, zero()));
    if (context.verdict_only) return result;
    for (const long L : {3L, 4L})
        result.steps.supports(claim::witness<long>(fmt::format("L = {}, the same points and v", L), L, form(reading),
                                                   reading.relation, zero()));
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    for (const long L : {2L, 3L, 4L})
        result.values.push_back({fmt::format("v^T eta^({}) v/6, the eigenvalue of v", L),
                                 (hexagon_form(reading, L) / Ball(6)).enclosure(context.digits)});
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "L = 2, every n0 >= 2";
    const auto series = [&](long k) {
        return claim::Named{fmt::format("the coefficient of z^{} in h", k),
                            sigmoid_square_series(3)[static_cast<std::size_t>(k)]};
    };
    const rigor::Precision precision(128);
    result.steps.carries(hexagon())
        .carries(claim::exact({"v^T eta^(2)(X X^T) v", hexagon_form(reading, reading.L)}, reading.relation, {"0", 0}))
        .carries(claim::exact(series(3), Relation::equal, {"the printed one", reading.cubic}))
        .carries(claim::written(context, "series"));
    return result;
}

/// Three pairs of opposite unit vectors, the angle of the first one free and those of the others at 60 degrees to their
/// neighbours up to a quarter of a degree: the form with alternating signs stays negative.
Truth negative_nearby(long L, const Rational& first, const Rational& second) {
    const rigor::Precision precision(256);
    const Ball degree = Ball::pi() / Ball(180);
    const Ball turn[] = {Ball(0),
                         Ball(Rational(60 + first / 4)) * degree,
                         Ball(Rational(120 + second / 4)) * degree,
                         Ball(180) * degree,
                         Ball(Rational(240 + first / 4)) * degree,
                         Ball(Rational(300 + second / 4)) * degree};
    Ball sum(0);
    for (int i = 0; i < 6; ++i)
        for (int j = 0; j < 6; ++j) sum += Ball((i + j) % 2 == 0 ? 1 : -1) * eta(rigor::cos(turn[i] - turn[j]), L);
    return rigor::certainly_less(sum, Ball(0));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/proposition-8-definite", check)
        .control("h(z) = (1 + e^z)^2, whose coefficients are positive",
                 [](Reading& r) { r.positive_coefficients = true; })
        .corrected(check_correction, Reading{.relation = Relation::less})
        .correction_control("v^T eta^(2) v > 0", [](Reading& r) { r.relation = Relation::greater; })
        .correction_control("h(z) = (1 + e^z)^2", [](Reading& r) { r.positive_coefficients = true; })
        .correction_control("L = 1", [](Reading& r) { r.L = 1; })
        .correction_control("the coefficient 1/48", [](Reading& r) { r.cubic = Rational(1, 48); })
        .property(claim::property(
            "the form is negative for L = 2, 3, 4 at the hexagon with two of its diameters turned by up to a quarter of "
            "a degree",
            negative_nearby, claim::Input{"L", claim::integers(2, 4)}, claim::Input{"first", claim::correlations()},
            claim::Input{"second", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::proposition_8_definite
