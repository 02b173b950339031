#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/common/random_rational.hpp"
#include "proofs/st_arnaud_2026/common/odd_part.hpp"
#include "rigor/matrix/rational_matrix.hpp"

#include <fmt/format.h>

#include <array>

namespace proofs::st_arnaud_2026::section_6_3_difference {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// Six points ±x_1, ±x_2, ±x_3 with s = 2 r/(1 + r^2), or, not degenerate, s = 3/5 for all r; the kernel's odd part is
/// odd_part times z. Of the correction: the depth from which it holds.
struct Reading {
    Rational separation{1, 5};
    Rational odd_part = 1;
    bool degenerate = true;
    long from = 2;
};

struct Direction {
    Rational s, c;
};
Direction direction(const Rational& r, bool degenerate) {
    if (!degenerate) return {{3, 5}, {4, 5}};
    return {2 * r / (1 + r * r), (1 - r * r) / (1 + r * r)};
}
/// x_1, x_2, x_3.
RationalMatrix directions(const Direction& d) {
    RationalMatrix D(3, 3);
    D(0, 0) = D(1, 1) = 1;
    D(2, 0) = d.c * Rational(3, 5);
    D(2, 1) = d.c * Rational(4, 5);
    D(2, 2) = d.s;
    return D;
}

/// Inner products of different ones of the six points are at most 1 - separation: |<x_p, x_q>| for p != q.
claim::Step separated(const Reading& reading) {
    const std::vector<Rational> list{{1, 3}, {1, 10}, {1, 1000}};
    return claim::exact_for_each<Rational>(
        "r = 1/3, 1/10, 1/1000", list,
        {"the largest |<x_p, x_q>|, p != q",
         [&](const Rational& r) {
             const RationalMatrix G = rigor::row_products(directions(direction(r, reading.degenerate)));
             return claim::Quantity(std::max({Rational(abs(G(0, 1))), Rational(abs(G(0, 2))), Rational(abs(G(1, 2)))}));
         }},
        Relation::at_most, {fmt::format("1 - {}", rigor::to_string(reading.separation)), [&](const Rational&) {
                                return claim::Quantity(Rational(1 - reading.separation));
                            }});
}

/// s times the difference is 1 + 7 c/5, as a function of r; that of D^T y = e_3 entry by entry.
claim::Steps difference() {
    const auto s = [](const auto& r) { return 2 * r / (1 + r * r); };
    const auto c = [](const auto& r) { return (1 - r * r) / (1 + r * r); };
    claim::Steps steps;
    steps
        .carries(claim::identity<1>(
            "y_1 + (3 c/5) y_3, y = (-3c/5, -4c/5, 1)/s",
            [=](const auto& r) { return -Rational(3, 5) * c(r) / s(r) + Rational(3, 5) * c(r) * (1 / s(r)); }, "0",
            [](const auto& r) { return r - r; }))
        .carries(claim::identity<1>(
            "y_2 + (4 c/5) y_3",
            [=](const auto& r) { return -Rational(4, 5) * c(r) / s(r) + Rational(4, 5) * c(r) * (1 / s(r)); }, "0",
            [](const auto& r) { return r - r; }))
        .carries(claim::identity<1>(
            "s (|y_1| + |y_2| + |y_3|)",
            [=](const auto& r) {
                return s(r) * (Rational(3, 5) * c(r) / s(r) + Rational(4, 5) * c(r) / s(r) + 1 / s(r));
            },
            "1 + 7 c/5", [=](const auto& r) { return 1 + Rational(7, 5) * c(r); }));
    return steps;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false for L = 2, n0 = 3, n = 6, delta = 1/5, labels ±1; true for L >= 3";
    if (reading.from > 2) return result;  // nothing is refuted at deeper layers
    const Direction tiny = direction(rigor::parse_rational("1e-12"), reading.degenerate);
    result.steps.carries(odd_part_is(reading.odd_part))
        .carries(claim::written(context, "odd"))
        .carries(separated(reading))
        .append(difference())
        .carries(claim::cites_correction(context, "st-arnaud-2026/section-4-case-a"))
        .carries(claim::cites(context, "st-arnaud-2026/proposition-6"))
        .carries(claim::written(context, "six"))
        .carries(claim::exact({"the limit of |f_t(e_3) - f^_t(e_3)|, (1 + 7 c/5)/s at r = 10^-12",
                               (1 + Rational(7, 5) * tiny.c) / tiny.s},
                              Relation::greater, {"10^12", rigor::parse_rational("1e12")}))
        .carries(claim::written(context, "unbounded"));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
    for (const long inverse : {10L, 100L, 1000L}) {  // free: the rows of the table
        const Rational s(1, inverse);
        const Ball value = (Ball(1) + Ball(Rational(7, 5)) * rigor::sqrt(Ball(Rational(1 - s * s)))) / Ball(s);
        result.values.push_back(
            {fmt::format("f_infinity(e_3) - f_0(e_3), s = 1/{}", inverse), value.enclosure(context.digits)});
    }
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all delta, n0, L >= 3, t, x; c is not explicit";
    result.steps.carries(claim::cites_correction(context, "st-arnaud-2026/theorem-3-scenarios"))
        .carries(claim::cites_correction(context, "st-arnaud-2026/section-4-case-a"))
        .carries(claim::exact({"the depth from which the kernel is definite", 3}, Relation::at_most,
                              {"the depth of the reading", reading.from}))
        .carries(claim::exact({"the separation", reading.separation}, Relation::greater, {"0", 0}))
        .carries(claim::cites(context, "st-arnaud-2026/theorem-3-difference"))
        .carries(claim::written(context, "compact"));
    return result;
}

/// The six points by their Gram matrix: G y = D e_3, exactly, and the sum of the moduli of y.
Truth weights_of_six_points(const Rational& part) {
    const Direction d = direction(part / 3, true);
    const RationalMatrix D = directions(d), G = rigor::row_products(D);
    const std::array<Rational, 3> y{-d.c * Rational(3, 5) / d.s, -d.c * Rational(4, 5) / d.s, 1 / d.s};
    bool all = true;
    for (long p = 0; p < 3; ++p) all = all && G(p, 0) * y[0] + G(p, 1) * y[1] + G(p, 2) * y[2] == D(p, 2);
    return rigor::truth(all && abs(y[0]) + abs(y[1]) + abs(y[2]) == (1 + Rational(7, 5) * d.c) / d.s);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6.3-difference", check)
        .control("x_3 at a fixed distance of the plane of x_1 and x_2", [](Reading& r) { r.degenerate = false; })
        .control("delta = 1/4", [](Reading& r) { r.separation = Rational(1, 4); })
        .control("odd part 2 z", [](Reading& r) { r.odd_part = 2; })
        .control("L >= 3", [](Reading& r) { r.from = 3; })
        .corrected(check_correction, Reading{.from = 3})
        .correction_control("from L = 2 on", [](Reading& r) { r.from = 2; })
        .correction_control("points that are not separated", [](Reading& r) { r.separation = 0; })
        .property(claim::property(
            "G y = D e_3 and |y_1| + |y_2| + |y_3| = (1 + 7c/5)/s for rational r with s <= 3/5, exactly",
            weights_of_six_points, claim::Input{"3 r", fractions_of_one()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_3_difference
