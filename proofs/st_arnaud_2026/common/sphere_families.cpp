#include "proofs/st_arnaud_2026/common/sphere_families.hpp"

#include "claim/decided_steps.hpp"
#include "proofs/st_arnaud_2026/common/projection_operator.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proofs::st_arnaud_2026 {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

RationalMatrix sphere_rows(const std::vector<std::vector<Rational>>& plane, long antipodes) {
    std::vector<std::vector<Rational>> rows;
    for (std::size_t i = 0; i < plane.size(); ++i) {
        Rational square = 0;
        for (const Rational& a : plane[i]) square += a * a;
        const Rational scale = (antipodes >> i & 1 ? -1 : 1) / Rational(1 + square);
        std::vector<Rational> row;
        for (const Rational& a : plane[i]) row.push_back(2 * a * scale);
        row.push_back((1 - square) * scale);
        if (i + 1 == plane.size() || std::find(rows.begin(), rows.end(), row) == rows.end())
            rows.push_back(std::move(row));
    }
    RationalMatrix points(static_cast<long>(rows.size()), static_cast<long>(rows.front().size()));
    for (long i = 0; i < points.rows(); ++i)
        for (long k = 0; k < points.columns(); ++k)
            points(i, k) = rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(k)];
    return points;
}

Ball projection_norm(const RationalMatrix& points, long L) {
    const rigor::Precision precision(1200);
    return euclidean_norm(projection_weights(points, L));
}

namespace {

/// Two antipodal pairs close to each other on S^d, three more points, and x off the great circle of the pairs.
RationalMatrix pairs_on_sphere(const Rational& scale, long d) {
    const Rational t(1, 3);
    std::vector<std::vector<Rational>> plane{{scale, 0}, {-scale, 0}, {scale, 0}, {-scale, 0},
                                             {t, t},     {-t, 1},     {1, -t},    {2, t}};
    for (std::size_t i = 0; i < plane.size(); ++i)
        for (long k = 2; k < d; ++k)
            plane[i].push_back(i < 4 ? Rational(0) : Rational(static_cast<long>(i) - 5 + k, k + 3));
    return sphere_rows(plane, 0b00001100);
}
/// A simplex of d + 1 simplices: sides of the order scale, and scale^2 at each corner; x elsewhere.
RationalMatrix nested_simplices(const Rational& scale, long d) {
    std::vector<std::vector<Rational>> plane;
    for (long i = 0; i <= d; ++i)
        for (long j = 0; j <= d; ++j) {
            std::vector<Rational> p(static_cast<std::size_t>(d), Rational(0));
            if (i > 0) p[static_cast<std::size_t>(i - 1)] += scale;
            if (j > 0) p[static_cast<std::size_t>(j - 1)] += scale * scale;
            plane.push_back(std::move(p));
        }
    plane.emplace_back();
    for (long k = 0; k < d; ++k) plane.back().push_back(Rational(1, k + 2));
    return sphere_rows(plane);
}

}  // namespace

claim::Steps norms_of_families(long d, long from, const Rational& bound) {
    const auto bounded = [=](RationalMatrix (*family)(const Rational&, long)) {
        return [=](long L) {
            Truth all = Truth::yes;
            for (const char* scale : {"1e-1", "1e-4", "1e-12"})
                all = all && rigor::certainly_at_most(projection_norm(family(rigor::parse_rational(scale), d), L),
                                                      Ball(bound));
            return all;
        };
    };
    claim::Steps steps;
    steps
        .supports(claim::range(
            "L", from, from + 1,
            fmt::format("||K^-1 k_x|| <= {} for two antipodal pairs at the scales 10^-1, 10^-4, 10^-12 and three more "
                        "points of S^{}, in balls",
                        rigor::to_string(bound), d),
            bounded(pairs_on_sphere)))
        .supports(claim::range(
            "L", from, from + 1,
            fmt::format(
                "||K^-1 k_x|| <= {} for a simplex of simplices of {} points of S^{} at the same scales, in balls",
                rigor::to_string(bound), (d + 1) * (d + 1), d),
            bounded(nested_simplices)));
    return steps;
}

std::vector<claim::Value> values_of_families(long d, long digits) {
    std::vector<claim::Value> values;
    for (const long L : {3L, 4L})
        for (const char* text : {"1e-4", "1e-12"}) {
            const Rational scale = rigor::parse_rational(text);
            values.push_back({fmt::format("norm at t = infinity, two antipodal pairs on S^{} at the scale {} and three "
                                          "more points, L = {}",
                                          d, text, L),
                              projection_norm(pairs_on_sphere(scale, d), L).enclosure(digits)});
            values.push_back(
                {fmt::format("norm at t = infinity, a simplex of simplices on S^{}, scale {}, L = {}", d, text, L),
                 projection_norm(nested_simplices(scale, d), L).enclosure(digits)});
        }
    return values;
}

}  // namespace proofs::st_arnaud_2026
