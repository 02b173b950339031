#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/sphere_domain.hpp"
#include "rigor/matrix/rational_matrix.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::eq_b_5 {
namespace {

using rigor::Rational, rigor::Truth;

/// Points of a part of the sphere; the limit of M_n, on the diagonal and off it.
struct Reading {
    SignsOfLastCoordinate domain;
    Rational diagonal = 1, off_diagonal = 0;
};

/// Is `limit` within 1/(1 + N s) of u^N, |u| = 1 - s, for N = 10^40/s? By Bernoulli |u|^N <= 1/(1 + N s). Exactly for
/// u = 1. No power is formed.
Truth tends_to(const Rational& u, const Rational& limit) {
    if (u == 1) return rigor::truth(limit == 1);
    const Rational s = 1 - abs(u), scale = rigor::parse_rational("1e40");
    return rigor::truth(s > 0 && abs(limit) <= 1 / (1 + scale));
}

claim::Step powers_of_samples(const claim::Context& context, const Reading& reading) {
    return claim::instances(
        fmt::format("M_N has the limit {} on the diagonal and {} off it, N = 10^40/min (1 - |<x_i, x_j>|), at rational "
                    "points of the domain",
                    rigor::to_string(reading.diagonal), rigor::to_string(reading.off_diagonal)),
        context.seed, 40, [&](claim::Sampler& sampler) {
            const long n = sampler.integer(1, 5);
            const long d = sampler.integer(2, 4);
            rigor::RationalMatrix x = sampler.points_on_sphere(n, d);
            for (long i = 0; i < n; ++i) {
                const Rational last = x(i, d - 1);
                const bool inside = reading.domain.admits(last > 0 ? 1 : last < 0 ? -1 : 0);
                for (long k = 0; !inside && k < d; ++k) x(i, k) = -x(i, k);
            }
            const rigor::RationalMatrix inner = rigor::row_products(x);
            Truth all = Truth::yes;
            for (long i = 0; i < n; ++i) {
                if (x(i, d - 1) == 0 && !reading.domain.admits(0)) continue;  // on the equator on either side
                for (long j = 0; j < i; ++j) {
                    if (inner(i, j) == 1) continue;  // points that fell together
                    if (x(j, d - 1) == 0 && !reading.domain.admits(0)) continue;
                    all = all && tends_to(inner(i, j), reading.off_diagonal);
                }
                all = all && tends_to(inner(i, i), reading.diagonal);
            }
            return all;
        });
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all d, all n, all different points of the open half sphere";
    result.steps.carries(no_antipodes(reading.domain))
        .carries(claim::written(context, "apart"))
        .carries(claim::written(context, "powers"))
        .supports(powers_of_samples(context, reading));
    return result;
}

Truth different(const Rational& s, const Rational& t) { return rigor::truth(s != t); }
Truth powers_vanish(const Rational& s, const Rational& t) {
    return tends_to(inner(sphere_point({s}), sphere_point({t})), 0);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-b.5", check)
        .control("on the whole sphere: antipodes",
                 [](Reading& r) {
                     r.domain.admitted = {-1, 0, 1};
                 })
        .control("on the closed half sphere",
                 [](Reading& r) {
                     r.domain.admitted = {0, 1};
                 })
        .control("1e-30 off the diagonal", [](Reading& r) { r.off_diagonal = rigor::parse_rational("1e-30"); })
        .control("1 - 1e-30 on the diagonal", [](Reading& r) { r.diagonal -= rigor::parse_rational("1e-30"); })
        .property(claim::property_where(
            "different points of the open half circle: |<x, y>| < 1 and so <x, y>^N -> 0, exactly", different,
            powers_vanish, claim::Input{"s", claim::interior_correlations()},
            claim::Input{"t", claim::interior_correlations()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_b_5
