#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/depth_map.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::section_6_3_mapped {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// Three points of the circle with these inner products, their correlations at this layer, and the dimension of the
/// space of the x'_i.
struct Reading {
    Rational z_12 = 0, z_23 = 0, z_13 = -1;
    long layer = 2, dimension = 2;
};
constexpr long points = 3;

claim::Quantity correlation(Rational z, long layer) {
    if (layer == 1) return z;
    Ball rho(z);
    for (long l = 1; l < layer; ++l) rho = ntk::depth_map(rho);
    return rho;
}
Ball determinant(const Reading& reading) {
    const auto at = [&](const Rational& z) { return correlation(z, reading.layer).ball(); };
    const Ball a = at(reading.z_12), b = at(reading.z_23), c = at(reading.z_13);
    return Ball(1) + Ball(2) * a * b * c - rigor::square(a) - rigor::square(b) - rigor::square(c);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "n0 = 2, l = 2, three points; by the paragraph for every n > n0 and l >= 3";
    result.steps
        .carries(claim::exact(
            {fmt::format("the determinant of rho^({}) at e_1, e_2, -e_1", reading.layer), determinant(reading)},
            Relation::greater, {"0", 0}))
        .carries(claim::exact({"the number of points", points}, Relation::greater, {"n0", reading.dimension}))
        .carries(claim::written(context, "rank"))
        .supports(claim::cites_correction(context, "st-arnaud-2026/section-4-case-a"))
        .supports(claim::written(context, "every"));
    if (!context.verdict_only) result.values = {{"the determinant", determinant(reading).enclosure(context.digits)}};
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(128);
    claim::Result result;
    result.scope = "all n, n0, l >= 2";
    result.steps.carries(claim::cites(context, "st-arnaud-2026/section-6.3-lambda-n"))
        .carries(claim::written(context, "gram"))
        .carries(claim::exact(
            {fmt::format("the determinant of rho^({}) at e_1, e_2, -e_1", reading.layer), determinant(reading)},
            Relation::greater, {"0", 0}))
        .carries(claim::cites_correction(context, "st-arnaud-2026/section-4-case-a"))
        .carries(claim::written(context, "every"));
    return result;
}

/// The determinant is positive at three different points of the circle, one of them opposite to the first or not.
Truth positive(const Rational& u, const Rational& v, long layer) {
    const rigor::Precision precision(1024);
    const auto point = [](const Rational& t) {
        return std::pair{Rational((1 - t * t) / (1 + t * t)), Rational(2 * t / (1 + t * t))};
    };
    const auto [a, b] = point(u);
    const auto [c, d] = point(v);
    return rigor::certainly_less(Ball(0), determinant({a, Rational(a * c + b * d), c, layer, 2}));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6.3-mapped", check)
        .control("l = 1", [](Reading& r) { r.layer = 1; })
        .control("n0 = 3", [](Reading& r) { r.dimension = 3; })
        .corrected(check_correction, Reading{.layer = 3, .dimension = 3})
        .correction_control("no smaller sphere from l = 1 on", [](Reading& r) { r.layer = 1; })
        .property(claim::property_where(
            "the determinant is positive at three different points of the circle, l = 3 to 6, in balls",
            [](const Rational& u, const Rational& v, long) {
                return rigor::truth(u * u > Rational(1, 10000) && v * v > Rational(1, 10000) &&
                                    (u - v) * (u - v) > Rational(1, 10000));
            },
            positive, claim::Input{"u", claim::correlations()}, claim::Input{"v", claim::correlations()},
            claim::Input{"l", claim::integers(3, 6)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_3_mapped
