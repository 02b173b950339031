#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/st_arnaud_2026/common/projection_operator.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// Points of S^(n0-1) and the depth at which predictions stay bounded. Of the correction: from this depth on.
struct Reading {
    long n0 = 2, depth = 3;
    Rational exponent{1, 2};  ///< of the correction: the norm is at most lambda_n^(-exponent)
};

/// sum |w_j| at n points of the circle and a new one between the first two, L = 3.
Ball weights(long n) {
    std::vector<Rational> t;
    for (long k = 0; k < n; ++k) t.emplace_back(k, n);
    t.emplace_back(1, 2 * n);
    return sum_norm(projection_weights(circle_rows(t), Reading{}.depth));
}

/// C_3 of theorem-3-early-stopping-circle.
Truth bounded(long n) {
    const rigor::Precision precision(256);
    return rigor::certainly_less(weights(n), Ball(155));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "n0 = 2, every L >= 3: bounded for all n, X and x at t = infinity, while lambda_n -> 0";
    result.steps.carries(claim::cites(context, "st-arnaud-2026/section-6-smallest-eigenvalue"))
        .carries(claim::cites(context, "st-arnaud-2026/theorem-3-early-stopping-circle"))
        .carries(claim::exact({"the dimension of that claim", 2}, Relation::equal, {"n0", reading.n0}))
        .carries(claim::exact({"the depth from which it holds", 3}, Relation::at_most, {"L", reading.depth}))
        .carries(claim::written(context, "bounded"));
    if (context.verdict_only) return result;
    result.steps.supports(claim::range("n", 2, 12,
                                       "sum |w_j| < 155 at L = 3, n points of the circle at 2 arctan(k/n), x between "
                                       "the first two",
                                       bounded));
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 256);
    for (const long n : {10L, 20L, 40L})
        result.values.push_back(
            {fmt::format("sum |w_j|, n = {}, of the witness", n), weights(n).enclosure(context.digits)});
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n0, X, x, t and L >= 1";
    result.steps.carries(claim::cites_correction(context, "st-arnaud-2026/theorem-3-early-stopping"))
        .carries(claim::cites(context, "st-arnaud-2026/theorem-3-difference"))
        .carries(claim::exact({"the depth from which these hold", 1}, Relation::at_most, {"L", reading.depth}))
        .carries(claim::exact({"1 - 1/2, the exponent of lambda in lambda/lambda^(1/2)", Rational(1 - Rational(1, 2))},
                              Relation::equal, {"the exponent", reading.exponent}))
        .carries(claim::written(context, "known"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6-unstable", check)
        .control("L = 2", [](Reading& r) { r.depth = 2; })
        .control("n0 = 5", [](Reading& r) { r.n0 = 5; })
        .corrected(check_correction, Reading{.depth = 1})
        .correction_control("lambda_n^(-1/4)", [](Reading& r) { r.exponent = Rational(1, 4); })
        .correction_control("from L = 0 on", [](Reading& r) { r.depth = 0; })
        .property(claim::property("sum |w_j| < 155 at L = 3 for the points of the witness, in balls", bounded,
                                  claim::Input{"n", claim::integers(2, 24)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026
