#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "rigor/number/rational.hpp"

#include <type_traits>

namespace proofs::st_arnaud_2026::section_4_projection {
namespace {

using rigor::Rational, rigor::Truth;

/// How the kernel scales with a point: |x|^degree.
struct Reading {
    long degree = 1;
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all data of which no two are colinear, L >= 2, no biases";
    const auto scaled = [&](const auto& s) {
        using T = std::decay_t<decltype(s)>;
        return reading.degree == 1 ? T(s) : T(s * s);
    };
    result.steps.carries(claim::cites(context, "st-arnaud-2026/proposition-2"))
        .carries(claim::identity<3>(
            "the determinant of the matrix at two points of the norms s, u, with g between their directions",
            [&](const auto& s, const auto& u, const auto& g) {
                return s * s * (u * u) - scaled(s) * scaled(u) * g * (scaled(s) * scaled(u) * g);
            },
            "s^2 u^2 (1 - g^2)",
            [](const auto& s, const auto& u, const auto& g) { return s * s * u * u * (1 - g * g); }))
        .carries(claim::cites_correction(context, "st-arnaud-2026/section-4-case-b"))
        .carries(claim::cites_correction(context, "st-arnaud-2026/section-4-case-a"))
        .carries(claim::written(context, "directions"));
    return result;
}

/// k^T (D G D)^-1 y = g^T G^-1 D^-1 y at two points, k = D g: by cross multiplication of the 2 x 2 inverses.
Truth agrees(const Rational& g, const Rational& a, const Rational& b) {
    const Rational s = 1 + a * a, t = 2 + b, k_1 = a, k_2 = b;  // norms, and the kernel at x
    const auto predict = [](const Rational& p, const Rational& q, const Rational& r, const Rational& u,
                            const Rational& v, const Rational& y, const Rational& z) {
        return Rational((u * (r * y - q * z) + v * (p * z - q * y)) / (p * r - q * q));
    };
    return rigor::truth(predict(s * s, s * t * g, t * t, s * k_1, t * k_2, 1, 3) ==
                        predict(1, g, 1, k_1, k_2, 1 / s, 3 / t));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-4-projection", check)
        .control("a kernel of degree 2 in each point off the diagonal", [](Reading& r) { r.degree = 2; })
        .property(claim::property("two points: the predictor is that of the projected data with the labels y_i/|x_i|",
                                  agrees, claim::Input{"g", claim::interior_correlations()},
                                  claim::Input{"a", claim::correlations()}, claim::Input{"b", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_4_projection
