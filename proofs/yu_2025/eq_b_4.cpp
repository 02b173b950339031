#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::eq_b_4 {
namespace {

using rigor::Rational, rigor::Truth;

/// M_n has the exponent n + shift, and the series begins with n = first.
struct Reading {
    long shift = 0, first = 0;
};

/// f(u) = 1/(1 - u/q), a_n = q^-n, q > 1: f(u) less the sum to n < terms is (u/q)^terms f(u), whose absolute value
/// tends to 0 on [-1, 1].
Truth is_series(const Rational& u, const Rational& q, long terms, const Reading& reading) {
    Rational sum = 0, coefficient = 1;
    for (long n = 0; n < terms; ++n) {
        if (n >= reading.first) sum += coefficient * rigor::power(u, static_cast<unsigned long>(n + reading.shift));
        coefficient /= q;
    }
    const Rational f = 1 / (1 - u / q);
    return rigor::truth(f - sum == coefficient * rigor::power(u, static_cast<unsigned long>(terms)) * f);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all f as in (B.3), all points of the sphere";
    result.steps.carries(claim::written(context, "entries"))
        .supports(claim::instances(
            "k(X, X) less the sum of a_n M_n over n < N is (<x_i, x_j>/q)^N k(X, X), entry by entry, for f = 1/(1 - "
            "u/q) at rational points of spheres, exactly",
            context.seed, 40, [&](claim::Sampler& sampler) {
                const long n = sampler.integer(1, 4);
                const long d = sampler.integer(2, 4);
                const rigor::RationalMatrix inner = rigor::row_products(sampler.points_on_sphere(n, d));
                const Rational q = 1 + sampler.positive_rational();
                const long terms = sampler.integer(1, 9);
                Truth all = Truth::yes;
                for (long i = 0; i < n; ++i)
                    for (long j = 0; j < n; ++j) all = all && is_series(inner(i, j), q, terms, reading);
                return all;
            }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-b.4", check)
        .control("M_n with the exponent n + 1", [](Reading& r) { r.shift = 1; })
        .control("the sum from n = 1", [](Reading& r) { r.first = 1; })
        .property(claim::property(
            "f = 1/(1 - u/2): f less its first terms is (u/2)^N f, at random u of [-1, 1], exactly",
            [](const Rational& u, long terms) { return is_series(u, 2, terms, {}); },
            claim::Input{"u", claim::correlations()}, claim::Input{"N", claim::integers(1, 12)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_b_4
