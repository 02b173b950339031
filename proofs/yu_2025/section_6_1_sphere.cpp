#include "claim/check.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/hexagon.hpp"

namespace proofs::yu_2025::section_6_1_sphere {
namespace {

using claim::Relation;
using rigor::Rational;

/// The points lie on S^k with k = d + offset, d = 2 the input dimension; as printed S^d. <x_i, x_(i+1)> = cosine.
struct Reading {
    long dimension = 2, offset = 0;
    Rational cosine{1, 2};
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

/// A point and the one after it, x_1 after x_6.
using Neighbours = std::pair<HexagonPoint, HexagonPoint>;
std::vector<Neighbours> neighbours() {
    const std::vector<HexagonPoint>& points = hexagon_points();
    std::vector<Neighbours> pairs;
    for (std::size_t i = 0; i < points.size(); ++i) pairs.emplace_back(points[i], points[(i + 1) % points.size()]);
    return pairs;
}
/// Of a pair: the inner product, and the determinant of (x_i, x_(i+1)), which is sin of the angle from the one to the
/// other, by sqrt(3). The first coordinates are rational, the second ones multiples of sqrt(3).
Rational cosine_of(const Neighbours& pair) {
    const auto& [x, y] = pair;
    return x[0].rational * y[0].rational + 3 * x[1].root * y[1].root;
}
Rational sine_of(const Neighbours& pair) {
    const auto& [x, y] = pair;
    return x[0].rational * y[1].root - x[1].root * y[0].rational;
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
                                                     Relation::equal, {"1", [](const HexagonPoint&) { return 1; }}))
        .carries(claim::exact_for_each<Neighbours>(
            "the six pairs of neighbours", neighbours(), {"<x_i, x_(i+1)>", cosine_of}, Relation::equal,
            {"cos(pi/3) = 1/2", [&](const Neighbours&) { return reading.cosine; }}))
        .carries(claim::exact_for_each<Neighbours>("the six pairs of neighbours", neighbours(),
                                                   {"det(x_i, x_(i+1))/sqrt(3)", sine_of}, Relation::equal,
                                                   {"1/2", [](const Neighbours&) { return Rational(1, 2); }}));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/section-6.1-sphere", check)
        .control("input dimension 1", [](Reading& r) { r.dimension = 1; })
        .corrected(check_correction, Reading{.offset = -1})
        .correction_control("S^(d-2)", [](Reading& r) { r.offset = -2; })
        .correction_control("S^(d+1)", [](Reading& r) { r.offset = 1; })
        .correction_control("<x_i, x_(i+1)> = 1/2 + 1e-20",
                            [](Reading& r) { r.cosine += rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "(1 - t^2, 2 t)/(1 + t^2), a point (cos theta, sin theta), has two coordinates and norm 1, exactly",
            [](const Rational& t) {
                const std::array<Rational, 2> x{(1 - t * t) / (1 + t * t), 2 * t / (1 + t * t)};
                return rigor::truth(x[0] * x[0] + x[1] * x[1] == 1);
            },
            claim::Input{"t", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::section_6_1_sphere
