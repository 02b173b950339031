#include "claim/check.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/hexagon.hpp"

namespace proofs::yu_2025 {
namespace {

using claim::Relation;
using rigor::Rational;

/// The points lie on S^k with k = d + offset, d = 2 the input dimension; as printed S^d.
struct Reading {
    long dimension = 2, offset = 0;
    long sphere() const { return dimension + offset; }
};

claim::Side<HexagonPoint> coordinates() {
    return {"coordinates of (cos theta_i, sin theta_i)",
            [](const HexagonPoint& x) { return static_cast<long>(x.size()); }};
}
claim::Side<HexagonPoint> coordinates_on_sphere(const Reading& reading) {
    return {"those of the points of S^" + std::to_string(reading.sphere()),
            [=](const HexagonPoint&) { return reading.sphere() + 1; }};
}

claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "d = 2";
    result.steps.carries(claim::witness<HexagonPoint>("x_1 = (1/2, sqrt(3)/2)", hexagon_points().front(), coordinates(),
                                                      Relation::equal, coordinates_on_sphere(reading)));
    return result;
}

claim::Result check_correction(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.scope = "the six points";
    const std::vector<HexagonPoint>& points = hexagon_points();
    result.steps
        .carries(claim::exact_for_each<HexagonPoint>("the six points", points, coordinates(), Relation::equal,
                                                     coordinates_on_sphere(reading)))
        .carries(claim::exact_for_each<HexagonPoint>("the six points", points,
                                                     {"|x_i|^2", [](const HexagonPoint& x) { return squared_norm(x); }},
                                                     Relation::equal, {"1", [](const HexagonPoint&) { return 1; }}));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/section-6.1-sphere", check)
        .control("input dimension 1", [](Reading& r) { r.dimension = 1; })
        .corrected(check_correction, Reading{.offset = -1})
        .correction_control("S^(d-2)", [](Reading& r) { r.offset = -2; })
        .correction_control("S^(d+1)", [](Reading& r) { r.offset = 1; })
        .property(claim::property(
            "(1 - t^2, 2 t)/(1 + t^2), a point (cos theta, sin theta), has two coordinates and norm 1, exactly",
            [](const Rational& t) {
                const std::array<Rational, 2> x{(1 - t * t) / (1 + t * t), 2 * t / (1 + t * t)};
                return rigor::truth(x[0] * x[0] + x[1] * x[1] == 1);
            },
            claim::Input{"t", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::yu_2025
