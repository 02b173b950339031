#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/definite_at_hard_data.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::proposition_3 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// The coordinate that x~ = (x, 1) appends, L >= first_depth, alpha of these signs; and the factors of r^(L), u B_1 and
/// K_L in (3.9).
struct Reading {
    Rational appended = 1;
    long first_depth = 1;
    SignsOfAlpha alpha;
    Rational layers = 1, input = 1, output = 1;  // free: any positive factors; negative ones have their controls
};

/// (3.9) with these factors. The gap of the points under the lift is that of x~ = (x, 1).
GramAt kernel(const Reading& reading, long depth, const Rational& alpha) {
    return [=](const Points& points) {
        const rigor::RationalMatrix inner = ntk::inner_products(matrix_of(points));
        return ntk::gram_matrix(inner.rows(), [&](long i, long j) {
            const ntk::PairInnerProducts p{inner(i, i), inner(i, j), inner(j, j)};
            const Ball angle = ntk::lifted_angle<Ball>(p);
            const auto value = ntk::residual_kernel(angle, depth, alpha);
            const Ball norms = rigor::sqrt(Ball(Rational((p.xx + 1) * (p.yy + 1))));
            return norms * (Ball(reading.layers) * value.correction +
                            Ball(reading.input) * rigor::cos(angle) * value.sensitivity +
                            Ball(reading.output) * value.covariance);
        });
    };
}
BoundAt bound(long depth, const Rational& alpha) {
    return [=](const Points& points) { return residual_bound(points, depth, alpha); };
}

/// One of the summands of (3.9) is definite, the others are semidefinite.
claim::Steps summands(const Reading& reading) {
    claim::Steps steps;
    steps.carries(claim::exact({"the factor of K_L in (3.9)", reading.output}, Relation::greater, {"0", Rational(0)}))
        .carries(claim::exact({"the factor of r^(L)", reading.layers}, Relation::at_least, {"0", Rational(0)}))
        .carries(claim::exact({"the factor of u B_1", reading.input}, Relation::at_least, {"0", Rational(0)}));
    return steps;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "all d, all n, all n different points of R^d, all L >= 1, all alpha != 0; the bias terms of (3.10) with or "
        "without the factor of (3.9)";
    claim::Steps one, deeper;
    one.carries(claim::cites(context, "yu-2025/lemma-6"));
    deeper.carries(claim::cites(context, "yu-2025/lemma-5"));
    result.steps
        .carries(claim::exact({"the last coordinate of x~", reading.appended}, Relation::greater, {"0", Rational(0)}))
        .carries(claim::cites(context, "yu-2025/eq-3.8"))
        .carries(weight_is_positive(reading.alpha))
        .carries(claim::cases("L", reading.first_depth, std::nullopt, {{1, 1, one}, {2, std::nullopt, deeper}}))
        .append(summands(reading))
        .carries(claim::cites(context, "yu-2025/lemma-3"))
        .carries(claim::written(context, "series"))
        .carries(claim::written(context, "congruence"))
        .carries(claim::written(context, "biases"));
    for (const Rational& alpha : {Rational(1), Rational(-1, 10)})
        for (const long depth : {1L, 2L, 6L})
            result.steps.supports(exceeds_at_hard_data(
                fmt::format("K^Res, L = {}, alpha = {}", depth, rigor::to_string(alpha)), kernel(reading, depth, alpha),
                "(1 + (1 - 1/pi) alpha^2)^(L-1) alpha^2/(12 (pi M)^(3/2))", bound(depth, alpha)));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    result.values = eigenvalues_at_hard_data("K^Res, L = 3, alpha = 1", kernel(reading, 3, 1), bound(3, 1));
    return result;
}

/// As printed, and with the terms of the biases outside of the factor.
Truth exceeds(const Points& points, const Rational& alpha, long depth) {
    const Ball least = residual_bound(points, depth, alpha);
    return smallest_exceeds([&] { return residual_gram(points, depth, alpha, ResidualPart::as_printed); }, least) &&
           smallest_exceeds([&] { return residual_gram(points, depth, alpha, ResidualPart::biases_outside); }, least);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/proposition-3", check)
        .control("alpha = 0 admitted",
                 [](Reading& r) {
                     r.alpha.admitted = {-1, 0, 1};
                 })
        .control("L = 0 admitted: K_0 = u is linear", [](Reading& r) { r.first_depth = 0; })
        .control("x in place of (x, 1): of rank one on a ray", [](Reading& r) { r.appended = 0; })
        .control("-10 K_L in (3.9): negative at u = 1", [](Reading& r) { r.output = -10; })
        .control("-10 r^(L) in (3.9)", [](Reading& r) { r.layers = -10; })
        .control("-10 u B_1 in (3.9)", [](Reading& r) { r.input = -10; })
        .property(claim::property(
            "lambda_min(K^Res) exceeds the explicit bound, certified, for random data, alpha > 0, "
            "L = 1 to 4, bias terms inside and outside; d = 1 to 3, n <= 6",
            exceeds, claim::Input{"X", random_data()}, claim::Input{"alpha", claim::positive_rationals()},
            claim::Input{"L", claim::integers(1, 4)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::proposition_3
