#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/st_arnaud_2026/common/theta_bar.hpp"

#include <fmt/format.h>

#include <optional>

namespace proofs::st_arnaud_2026::section_6_data_independent {
namespace {

using claim::Quantity, claim::Relation;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// Two points of the circle outside of X = {(1, 0), (0, 1), (3/5, 4/5)}, at this depth; none: L -> infinity.
struct Reading {
    std::vector<Rational> x{{4, 5}, {3, 5}};  // free: any point outside X
    std::vector<Rational> y{-1, 0};
    std::optional<long> depth;
    Rational limit{1, 4};  ///< off the diagonal, by theorem-2-limit
};

const std::vector<std::vector<Rational>>& data() {
    static const std::vector<std::vector<Rational>> X{{1, 0}, {0, 1}, {{3, 5}, {4, 5}}};
    return X;
}

/// The kernel at an inner product, or its limit: 1 on the diagonal.
Quantity kernel(const Rational& z, const Reading& reading) {
    if (reading.depth) return theta_bar(z, *reading.depth);
    return z == 1 ? Rational(1) : reading.limit;
}
Rational inner(const std::vector<Rational>& a, const std::vector<Rational>& b) { return a[0] * b[0] + a[1] * b[1]; }

claim::Side<std::vector<Rational>> entry(const std::string& name, const std::vector<Rational>& at,
                                         const Reading& reading) {
    return {name, [at, reading](const std::vector<Rational>& x_i) { return kernel(inner(x_i, at), reading); }};
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(128);
    claim::Result result;
    result.scope = "all fixed X of different points, all x outside X, every t, infinity included";
    result.steps.carries(claim::cites(context, "st-arnaud-2026/theorem-2-limit"))
        .carries(claim::cites(context, "st-arnaud-2026/proposition-6"))
        .carries(claim::exact({"the limit of the reading", reading.limit}, Relation::equal,
                              {"that of theorem-2-limit", Rational(1, 4)}))
        .carries(claim::exact_for_each<std::vector<Rational>>(
            "x_1 = (1, 0), x_2 = (0, 1), x_3 = (3/5, 4/5)", data(),
            entry("the limit of Theta_bar(x_i, x)", reading.x, reading), Relation::equal,
            entry("that of Theta_bar(x_i, x')", reading.y, reading)))
        .carries(claim::identity<1>(
            "(1/4)/((n + 3)/4)",
            [&](const auto& n) { return reading.limit / (reading.limit * n + (1 - reading.limit)); }, "1/(n + 3)",
            [](const auto& n) { return 1 / (n + 3); }))
        .carries(claim::written(context, "limit"));
    return result;
}

/// M r 1 = 1 with the limit matrix of n points and r = 4/(n + 3), exactly.
Truth inverse_applied_to_ones(long n) {
    RationalMatrix M(n, n), one(n, 1);
    for (long i = 0; i < n; ++i) {
        for (long j = 0; j < n; ++j) M(i, j) = i == j ? Rational(1) : Reading{}.limit;
        one(i, 0) = Rational(4, n + 3);
    }
    const RationalMatrix product = M * one;
    bool all = true;
    for (long i = 0; i < n; ++i) all = all && product(i, 0) == 1;
    return rigor::truth(all);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6-data-independent", check)
        .control("x a point of X",
                 [](Reading& r) {
                     r.x = {1, 0};
                 })
        .control("depth 30 in place of L -> infinity", [](Reading& r) { r.depth = 30; })
        .control("limit 1/5 off the diagonal", [](Reading& r) { r.limit = Rational(1, 5); })
        .corrected(Reading{})
        .correction_control("x' a point of X",
                            [](Reading& r) {
                                r.y = {0, 1};
                            })
        .property(claim::property("((1/4) 1 1^T + (3/4) I) (4/(n + 3)) 1 = 1, exactly", inverse_applied_to_ones,
                                  claim::Input{"n", claim::integers(1, 40)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_data_independent
