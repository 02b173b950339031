#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/depth_map.hpp"
#include "proofs/st_arnaud_2026/common/depth_map_steps.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::appendix_c_any_metric {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// d(a, b) = |g(a) - g(b)|, g(z) = z for z <= 0 and weight z for z >= 0, a metric for every weight > 0; weight 1 is the
/// usual one. Of the correction: |h(a) - h(b)| < factor |a - b|.
struct Reading {
    Rational weight = 10;  // free: any from 4 on
    Rational factor = 1;
    DepthMapPrint h{};
};

/// The metric; the sign of each argument must be certain, or both branches agree at 0.
Ball distance(const Rational& weight, const Ball& a, const Ball& b) {
    const auto g = [&](const Ball& z) {
        return rigor::minimum(z, Ball(0)) + Ball(weight) * rigor::maximum(z, Ball(0));
    };
    return rigor::abs(g(a) - g(b));
}

using Pair = std::pair<Rational, Rational>;

claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false for one metric d, z_1 = -1, z_2 = 0, L = 1";
    result.steps
        .carries(claim::exact({"the weight, so that d is a metric", reading.weight}, Relation::greater, {"0", 0}))
        .carries(claim::witness<Pair>(
            fmt::format("d(a, b) = |g(a) - g(b)|, g(z) = z for z <= 0, {} z for z >= 0; L = 1, z_1 = -1, z_2 = 0",
                        rigor::to_string(reading.weight)),
            {-1, 0},
            {"d(h(z_1), h(z_2))",
             [&](const Pair& z) {
                 return claim::Quantity(
                     distance(reading.weight, ntk::depth_map(Ball(z.first)), ntk::depth_map(Ball(z.second))));
             }},
            Relation::less, {"d(z_1, z_2)", [&](const Pair& z) {
                                 return claim::Quantity(distance(reading.weight, Ball(z.first), Ball(z.second)));
                             }}));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all z_1 != z_2 in [-1, 1]; hence for all L >= 1";
    result.steps.carries(claim::cites(context, "st-arnaud-2026/appendix-c-slope"))
        .carries(claim::cites(context, "st-arnaud-2026/figure-3-increasing"))
        .carries(claim::exact({"h'(1), the supremum of h'", reading.h.slope_at(1)}, Relation::at_most,
                              {"the factor", reading.factor}))
        .carries(claim::written(context, "usual"));
    return result;
}

/// |h(a) - h(b)| < |a - b| in the usual metric.
Truth contracts(const Pair& z) {
    const rigor::Precision precision(600);
    return rigor::certainly_less(distance(1, ntk::depth_map(Ball(z.first)), ntk::depth_map(Ball(z.second))),
                                 Ball(Rational(abs(z.first - z.second))));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/appendix-c-any-metric", check)
        .control("the weight 3: 3/pi < 1", [](Reading& r) { r.weight = 3; })
        .corrected(check_correction, Reading{.weight = 1})
        .correction_control("|h(a) - h(b)| < (1 - 1e-20) |a - b|",
                            [](Reading& r) { r.factor -= rigor::parse_rational("1e-20"); })
        .correction_control("z (1/2 + 1e-20) in place of z/2 in h",
                            [](Reading& r) { r.h.linear += rigor::parse_rational("1e-20"); })
        .property(claim::property("|h(a) - h(b)| < |a - b| for a != b in [-1, 1], in balls", contracts,
                                  claim::Input{"(a, b)", claim::correlation_pairs()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::appendix_c_any_metric
