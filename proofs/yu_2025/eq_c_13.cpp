#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/kernel_band.hpp"
#include "proofs/yu_2025/common/kernel_perturbation.hpp"
#include "proofs/yu_2025/common/positive_kernels.hpp"

namespace proofs::yu_2025::eq_c_13 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// (C.12) with this band, for all pairs or for i = j only; lambda_min(K_t(X, X)) >= share lambda_0 > 0.
struct Reading {
    Band band;
    Rational share{1, 2};
    bool diagonal_only = false, repeated = false;
    bool alpha_zero = false;
};

/// n = 2, K = I: the worst K_t that the hypothesis allows, less share I; what is free off the diagonal is -3/4.
RationalMatrix worst_pair(const Reading& reading) {
    RationalMatrix a = worst_in_band(reading.band, 2).shifted(reading.share);
    if (reading.diagonal_only) a(0, 1) = a(1, 0) = Rational(-3, 4);
    return a;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n, all n different points of R^d, all L >= 1, all alpha != 0, all symmetric K_t with (C.12)";
    result.steps.carries(claim::cites(context, "yu-2025/proposition-1"))
        .supports(claim::instances(
            "lambda_0 > 0 at random samples, certified", context.seed, 16,
            [&](claim::Sampler& s) { return residual_positive(s, reading.repeated, reading.alpha_zero); }))
        .carries(claim::cites(context, "yu-2025/lemma-7"))
        .carries(fall_at_most(reading.band, 1 - reading.share))
        .supports(
            claim::exact_inertia({"K_t - share I at its worst for K = I, n = 2", worst_pair(reading)}, {.positive = 2}))
        .carries(claim::exact({"the share of lambda_0 that is left", reading.share}, Relation::greater, {"0", 0}))
        .carries(claim::written(context, "sample"));
    return result;
}

Truth random_case(const Points& points, long depth, const Rational& alpha, const std::vector<long>& signs) {
    Truth all = Truth::yes;
    for (const ResidualPart part : {ResidualPart::as_printed, ResidualPart::biases_outside})
        all = all && keeps_half([&] { return residual_gram(points, depth, alpha, part); },
                                static_cast<long>(points.size()), signs);
    return all;
}
Truth different(const Points& points, long, const Rational& alpha, const std::vector<long>&) {
    return rigor::truth(alpha != 0 && (points.size() == 1 || smallest_gap(points) > 0));
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational little = rigor::parse_rational("1e-20");
    return claim::checked("yu-2025/eq-c.13", check)
        .control("a point taken twice", [](Reading& r) { r.repeated = true; })
        .control("alpha = 0", [](Reading& r) { r.alpha_zero = true; })
        .control("(C.12) for i = j only", [](Reading& r) { r.diagonal_only = true; })
        .control("hypothesis (1/2 + 1e-20) lambda_0/n^2", [=](Reading& r) { r.band.constant += little; })
        .control("hypothesis lambda_0/2, without n^2", [](Reading& r) { r.band.power = 0; })
        .control("conclusion (1/2 + 1e-20) lambda_0", [=](Reading& r) { r.share += little; })
        .control("conclusion 0 > 0", [](Reading& r) { r.share = 0; })
        .property(claim::property_where(
            "different points, alpha != 0: K^Res(X, X), the biases inside and outside, random E with |E_ij| <= 7/8 "
            "lambda_0/(2 n^2): lambda_min(K^Res + E) > lambda_0/2, certified; L = 1 to 3, n <= 5",
            different, random_case, claim::Input{"X", random_data()}, claim::Input{"L", claim::integers(1, 3)},
            claim::Input{"alpha", claim::positive_rationals()},
            claim::Input{"signs", rc::gen::container<std::vector<long>>(25, claim::integers(-7, 7))}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_c_13
