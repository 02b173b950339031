#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/common/packing.hpp"
#include "proofs/st_arnaud_2026/common/theta_bar.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// n points in dimension n0 + growth n at depth L + deepening n; lambda_n is shown to be below this.
struct Reading {
    long L = 5, deepening = 0, n0 = 128, growth = 0;
    Rational below{1, 40};
    bool stabilized = true;  ///< what is said of lambda_n at fixed L
};

/// The bound of lambda_n <relation> below.
claim::Steps example(const claim::Context& context, const Reading& reading, Relation relation) {
    const rigor::Precision precision(1024);
    claim::Steps steps;
    const Rational n = rigor::parse_rational("1e257"), s(1, 100), L = reading.L + reading.deepening * n;
    const Rational most = most_separated_points(reading.n0, s);
    const Ball theta = Ball::pi() * Ball(s);
    steps.carries(claim::cites(context, "st-arnaud-2026/section-6-smallest-eigenvalue"))
        .carries(claim::exact(
            {fmt::format("(1 + 1/s)^n0 with s = 1/100, n0 = {}{}", reading.n0, reading.growth == 0 ? "" : " + n"),
             reading.growth == 0 ? most : Rational(most * n)},
            Relation::less, {"n = 10^257", n}))
        .carries(claim::exact({fmt::format("(L - 1) theta/(2 pi) + theta^2/2 at theta = pi s, L = {}{}", reading.L,
                                           reading.deepening == 0 ? "" : " + n"),
                               Ball(Rational(L - 1)) * theta / (Ball(2) * Ball::pi()) + rigor::square(theta) / Ball(2)},
                              relation, {rigor::to_string(reading.below), reading.below}))
        .carries(claim::written(context, "five"));
    return steps;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "L = 5, n0 = 128, every sequence of data sets with n -> infinity";
    result.steps = example(context, reading, reading.stabilized ? Relation::less : Relation::greater);
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every fixed L and n0, L = 5 among them; every data set";
    result.steps = example(context, reading, reading.stabilized ? Relation::greater : Relation::less);
    result.steps.carries(claim::cites(context, "st-arnaud-2026/section-6.3-lambda-n"));
    return result;
}

/// n points of the circle, evenly spaced: lambda_n <= 1 - Theta_bar^(5) of neighbours.
Truth small_at_five(long n) {
    const rigor::Precision precision(300);
    const Rational t(1, n), z = (1 - t * t) / (1 + t * t);  // an angle of 2 arctan(1/n) < 2/n
    return rigor::certainly_less(Ball(1) - theta_bar(z, 5), Ball(Rational(4, n)));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6.4-depth-5", check)
        .control("a depth that grows with n", [](Reading& r) { r.deepening = 1; })
        .control("n0 grows with n", [](Reading& r) { r.growth = 1; })
        .control("a depth of 50", [](Reading& r) { r.L = 50; })
        .corrected(check_correction, Reading{.stabilized = false})
        .correction_control("a depth that grows with n", [](Reading& r) { r.deepening = 1; })
        .correction_control("bounded below by 1/40", [](Reading& r) { r.stabilized = true; })
        .property(claim::property("1 - Theta_bar^(5) < 4/n at an angle of 2 arctan(1/n), in balls", small_at_five,
                                  claim::Input{"n", claim::integers(2, 100'000)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026
