// Theorem 3, case b), on spheres of dimension at least 2 (n0 >= 3) at depth L >= 3: open. K is positive definite
// (section_4.hpp), and the norm is at most ||K^(-1) k_x|| and at most 0.6383 sqrt(t) (theorem_3_early_stopping.cpp);
// the question is whether ||K^(-1) k_x|| is O(n), uniformly in the points.
//
// What is known here.
//  - Data and x on one great circle: bounded (theorem_3_early_stopping_circle.cpp), since the kernel sees inner
//    products only.
//  - The points that refute L = 2 do not refute L >= 3. At L = 2 the odd part of the kernel is linear, and the odd
//    vector on two antipodal pairs at the distance s has the eigenvalue s^2/2, while k_x has a component of the order s
//    along it. For L >= 3 the kernel has a kink at the antipode whose strength is the fraction b <= 1/6 of that on the
//    diagonal; so the odd part has a kink of the strength 1 - b, and the same vector an eigenvalue of the order s.
//  - Why the proof for the circle ends: there K^(-1) is, up to what is bounded, a differential operator of order 2, and
//    the points cut the circle into gaps that see each other only through the antipode. On a sphere of dimension d >= 2
//    it would have the order d + 1, and points do not cut.
// What was tried to refute it, in floating point and not part of this suite.
//  - Hill climbing over n <= 8 points of S^2 and x, with clusters and antipodes among the starts, at L = 3: no norm
//    above 2.
//  - Chains of clusters. Let the residual k_x - sum w_j k_(x_j) be g y + c w |y| + o(|y|) at p + y, p one of the
//    points, w its weight, 1 - c |y| the kernel next to the diagonal. Replace p by a cluster p + epsilon y_i, epsilon
//    -> 0: the weights w_i solve c sum_i w_i |y_k - y_i| + g y_k = constant, sum w_i = w. A linear map takes (w, g) to
//    the weight and the gradient at one point of the cluster, where the next cluster can be put. A product of such maps
//    with a spectral radius above 1 would make the norm grow exponentially in n and refute the statement for every L >=
//    3. Hill climbing over clusters of 3, 4, 5 and 7 points of the plane, over products of two maps (3, 4, 5 points
//    each) and of three (3, 4 points) came close to 1 and found no spectral radius above 1 + 3e-8, which is rounding.
#include "claim/generators.hpp"
#include "proofs/finding_parts.hpp"
#include "proofs/st_arnaud_2026/claims.hpp"
#include "proofs/st_arnaud_2026/projection_operator.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

struct PlanePoint {
    Rational a, b;
};
/// Rational points of S^2 by stereographic projection, those whose bit is set negated; a point that occurs before is
/// left out, the last row stays.
RationalMatrix sphere_rows(const std::vector<PlanePoint>& plane, long antipodes = 0) {
    std::vector<std::vector<Rational>> rows;
    for (std::size_t i = 0; i < plane.size(); ++i) {
        const auto& [a, b] = plane[i];
        const Rational norm = 1 + a * a + b * b, scale = (antipodes >> i & 1 ? -1 : 1) / norm;
        std::vector<Rational> row{2 * a * scale, 2 * b * scale, (1 - a * a - b * b) * scale};
        if (i + 1 == plane.size() || std::find(rows.begin(), rows.end(), row) == rows.end())
            rows.push_back(std::move(row));
    }
    RationalMatrix points(static_cast<long>(rows.size()), 3);
    for (long i = 0; i < points.rows(); ++i)
        for (long k = 0; k < 3; ++k) points(i, k) = rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(k)];
    return points;
}
/// Two antipodal pairs 4 scale apart on S^2, nearly, three more points, and x off the great circle of the pairs.
RationalMatrix pairs_on_sphere(const Rational& scale) {
    const Rational t(1, 3);
    return sphere_rows({{scale, 0}, {-scale, 0}, {scale, 0}, {-scale, 0}, {t, t}, {-t, 1}, {1, -t}, {2, t}},
                       0b00001100);
}
/// A triangle of triangles: sides of about 2 scale, and 2 scale^2 at each corner; x elsewhere.
RationalMatrix nested_triangles(const Rational& scale) {
    std::vector<PlanePoint> plane;
    const PlanePoint corners[] = {{0, 0}, {1, 0}, {Rational(1, 2), Rational(7, 8)}};
    for (const PlanePoint& p : corners)
        for (const PlanePoint& q : corners) plane.push_back({scale * (p.a + scale * q.a), scale * (p.b + scale * q.b)});
    plane.push_back({Rational(1, 2), Rational(1, 3)});
    return sphere_rows(plane);
}

Ball norm_of(const RationalMatrix& points, long L) {
    const rigor::Precision precision(1600);
    return euclidean_norm(projection_weights(points, L));
}
/// The norms of the two families stay below `bound` as they shrink.
Truth bounded(RationalMatrix family(const Rational&), long L, const Rational& bound) {
    Truth all = Truth::yes;
    for (const char* scale : {"1e-1", "1e-3", "1e-6", "1e-12"})
        all = all && rigor::certainly_at_most(norm_of(family(rigor::parse_rational(scale)), L), Ball(bound));
    return all;
}
claim::Argument tried(long least_depth = 3, const Rational& bound = 2) {
    claim::Argument lines;
    for (long L = least_depth; L <= 5; ++L)
        lines
            .step(fmt::format("L = {}: ||K^-1 k_x|| <= {} for two antipodal pairs at the scales 10^-1, 10^-3, "
                              "10^-6, 10^-12 and three more points of S^2, in balls",
                              L, rigor::to_string(bound)),
                  bounded(pairs_on_sphere, L, bound))
            .step(fmt::format("L = {}: ||K^-1 k_x|| <= {} for a triangle of triangles of nine points at the same "
                              "scales, in balls",
                              L, rigor::to_string(bound)),
                  bounded(nested_triangles, L, bound));
    return lines;
}

}  // namespace

claim::Claim theorem_3_early_stopping_sphere() {
    return {
        .id = "st-arnaud-2026/theorem-3-early-stopping-sphere",
        .where = "section 6, theorem 3, case b); section 6.3, proof of b)",
        .title = "Early stopping on spheres of higher dimension, from depth 3 on",
        .statement =
            R"(In case b) […], by setting $t\in o\left(\frac1{\lambda_n}\right)$, where $\lambda_n$ is the smallest eigenvalue of $\bar\Theta_\infty^{(L)}(XX^\top)$, the norm of the projection operator […] remains in $O(n)$.)",
        .reading = "The part of theorem-3-early-stopping with n0 >= 3 and L >= 3; read as there.",
        .method =
            "Not decided. Data sets that could refute it are computed in balls; what else was tried stands in the "
            "file.",
        .attack =
            "Tried to refute it: the points that refute L = 2, nested clusters, random sets with clusters and "
            "antipodes (the property), in balls; in floating point, outside this suite, hill climbing over up to 8 "
            "points of S^2 at L = 3 (no norm above 2) and over chains of clusters (a spectral radius above 1 would "
            "refute it; none was found). Tried to prove it: the argument for the circle "
            "(theorem-3-early-stopping-circle), which needs that the points cut the space into gaps.",
        .uses = {"st-arnaud-2026/theorem-3-early-stopping", "st-arnaud-2026/theorem-3-early-stopping-circle",
                 "st-arnaud-2026/section-4-case-a"},
        .check =
            [](const claim::Context& context) {
                claim::Argument lines = tried();
                lines.step(
                    "O(n) for all data sets of S^(n0-1), n0 >= 3, and all t in o(1/lambda_n): neither shown nor "
                    "refuted",
                    Truth::unknown);
                claim::Finding finding =
                    conclude(lines, claim::Evidence::none,
                             "open for n0 >= 3, L >= 3; true for t in O(n^2) (theorem-3-early-stopping, corrected), "
                             "and for data and x on one great circle (theorem-3-early-stopping-circle)");
                for (const long L : {3L, 4L})
                    for (const char* scale : {"1e-3", "1e-12"}) {
                        finding.values.push_back(
                            {fmt::format("norm at t = infinity, two antipodal pairs on S^2 at the scale {} and "
                                         "three more points, L = {}",
                                         scale, L),
                             norm_of(pairs_on_sphere(rigor::parse_rational(scale)), L).enclosure(context.digits)});
                        finding.values.push_back(
                            {fmt::format("norm at t = infinity, a triangle of triangles on S^2, scale {}, L = {}",
                                         scale, L),
                             norm_of(nested_triangles(rigor::parse_rational(scale)), L).enclosure(context.digits)});
                    }
                finding.remark =
                    "Open: whether the norm of K^-1 k_x is bounded by a multiple of n, uniformly over the sets of n "
                    "points of S^2. No data set is known here with a norm above 2 at L = 3.";
                return finding;
            },
        .controls = {proofs::control("the same data at L = 2", [] { return tried(2); }),
                     proofs::control("the same data, norms at most 3/4", [] { return tried(3, Rational(3, 4)); })},
        .property = claim::property(
            "a search, no proof: ||K^-1 k_x|| <= 2 n at L = 3 for up to six points of S^2, close to each other and to "
            "each other's antipodes, and every x, in balls",
            [](const Rational& a, const Rational& b, const Rational& scale, long antipodes) {
                const RationalMatrix points = sphere_rows({{a, b},
                                                           {b, a},
                                                           {a + scale, b},
                                                           {a, b + scale},
                                                           {a - scale * scale, b + scale},
                                                           {b + scale, a - scale},
                                                           {a - scale, b - scale}},
                                                          antipodes);
                return rigor::certainly_at_most(norm_of(points, 3), Ball(2 * (points.rows() - 1)));
            },
            claim::Input{"a", claim::interior_correlations()}, claim::Input{"b", claim::interior_correlations()},
            claim::Input{"scale", claim::gaps()}, claim::Input{"antipodes", claim::integers(0, 127)}),
    };
}

}  // namespace proofs::st_arnaud_2026
