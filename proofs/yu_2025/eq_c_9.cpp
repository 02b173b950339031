#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/kernel_band.hpp"
#include "proofs/yu_2025/common/kernel_perturbation.hpp"
#include "proofs/yu_2025/common/positive_kernels.hpp"

namespace proofs::yu_2025::eq_c_9 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// (C.8) with this band, for all pairs or for i = j only; lambda_min(K_t(X, X)) >= share lambda_0 > 0.
struct Reading {
    Band band;
    Rational share{1, 2};
    bool diagonal_only = false, repeated = false;
};

/// n = 2, K = I: the worst K_t that the hypothesis allows, less share I; what is free off the diagonal is -3/4.
RationalMatrix worst_pair(const Reading& reading) {
    RationalMatrix a = worst_in_band(reading.band, 2).shifted(reading.share);
    if (reading.diagonal_only) a(0, 1) = a(1, 0) = Rational(-3, 4);
    return a;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "all n, all n different points of R^d, all L >= 1, all symmetric K_t with (C.8); any constants "
        ">= 0 in place of the biases of (3.6)";
    result.steps.carries(claim::cites(context, "yu-2025/proposition-1"))
        .supports(claim::instances("lambda_0 > 0 at random samples, certified", context.seed, 16,
                                   [&](claim::Sampler& s) { return fully_connected_positive(s, reading.repeated); }))
        .carries(claim::cites(context, "yu-2025/lemma-7"))
        .carries(fall_at_most(reading.band, 1 - reading.share))
        .supports(
            claim::exact_inertia({"K_t - share I at its worst for K = I, n = 2", worst_pair(reading)}, {.positive = 2}))
        .carries(claim::exact({"the share of lambda_0 that is left", reading.share}, Relation::greater, {"0", 0}))
        .carries(claim::written(context, "sample"));
    return result;
}

Truth random_case(const Points& points, long hidden, const std::vector<long>& signs) {
    Truth all = Truth::yes;
    for (const std::size_t reading : {0, 2})
        all = all &&
              keeps_half(
                  [&] {
                      return fully_connected_gram(points, bias_readings()[reading], hidden + 1, ntk::GramKind::tangent);
                  },
                  static_cast<long>(points.size()), signs);
    return all;
}
Truth different(const Points& points, long, const std::vector<long>&) {
    return rigor::truth(points.size() == 1 || smallest_gap(points) > 0);
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational little = rigor::parse_rational("1e-20");
    return claim::checked("yu-2025/eq-c.9", check)
        .control("a point taken twice", [](Reading& r) { r.repeated = true; })
        .control("(C.8) for i = j only", [](Reading& r) { r.diagonal_only = true; })
        .control("hypothesis (1/2 + 1e-20) lambda_0/n^2", [=](Reading& r) { r.band.constant += little; })
        .control("hypothesis lambda_0/2, without n^2", [](Reading& r) { r.band.power = 0; })
        .control("conclusion (1/2 + 1e-20) lambda_0", [=](Reading& r) { r.share += little; })
        .control("conclusion 0 > 0", [](Reading& r) { r.share = 0; })
        .property(claim::property_where(
            "different points: K^FC(X, X), (3.6) as printed and with \"+1\" outside and none in the output layer, "
            "random "
            "E with |E_ij| <= 7/8 lambda_0/(2 n^2): lambda_min(K^FC + E) > lambda_0/2, certified; L = 1 to 3, n <= 5",
            different, random_case, claim::Input{"X", random_data()}, claim::Input{"L", claim::integers(1, 3)},
            claim::Input{"signs", rc::gen::container<std::vector<long>>(25, claim::integers(-7, 7))}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_c_9
