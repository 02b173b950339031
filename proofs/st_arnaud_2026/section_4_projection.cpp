#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "rigor/matrix/rational_matrix.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// One data point of this norm with the label 1; the label of the projected point is 1, or 1/norm.
struct Reading {
    Rational norm = 2;
    bool rescaled = false;
};

/// Theta(e, s e)/Theta(s e, s e), by homogeneity s/s^2.
claim::Side<Rational> learned() {
    return {"f_infinity(e) from x_1 = s e, the label 1",
            [](const Rational& s) { return claim::Quantity(Rational(1 * s / (s * s))); }};
}
claim::Side<Rational> projected(const Reading& reading) {
    return {reading.rescaled ? "f_infinity(e) from e, the label 1/s" : "f_infinity(e) from e, the label 1",
            [reading](const Rational& s) { return claim::Quantity(reading.rescaled ? Rational(1 / s) : Rational(1)); }};
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "every L, n = 1, a point of norm 2";
    result.steps.carries(claim::cites(context, "st-arnaud-2026/proposition-2"))
        .carries(claim::cites(context, "st-arnaud-2026/proposition-3"))
        .carries(claim::witness<Rational>("n = 1, s = " + rigor::to_string(reading.norm), reading.norm, learned(),
                                          Relation::equal, projected(reading)));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all data different from 0 at which the kernel is invertible, t = infinity";
    result.steps.carries(claim::cites(context, "st-arnaud-2026/proposition-2"))
        .carries(claim::cites(context, "st-arnaud-2026/proposition-3"))
        .carries(claim::exact_for_each<Rational>("s = 1/3, 2, 7", std::vector<Rational>{{1, 3}, 2, 7}, learned(),
                                                 Relation::equal, projected(reading)))
        .carries(claim::written(context, "rescaled"));
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
        .control("a point of norm 1", [](Reading& r) { r.norm = 1; })
        .control("the label 1/s", [](Reading& r) { r.rescaled = true; })
        .corrected(check_correction, Reading{.rescaled = true})
        .correction_control("the labels as they are", [](Reading& r) { r.rescaled = false; })
        .property(claim::property("two points: the predictor is that of the projected data with the labels y_i/|x_i|",
                                  agrees, claim::Input{"g", claim::interior_correlations()},
                                  claim::Input{"a", claim::correlations()}, claim::Input{"b", claim::correlations()}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026
