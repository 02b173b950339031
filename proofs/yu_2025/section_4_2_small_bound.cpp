#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/gram/gram_matrix.hpp"
#include "ntk/network/network_limit.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proofs::yu_2025::section_4_2_small_bound {
namespace {

using claim::Relation;
using rigor::Ball, rigor::BallMatrix, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The bound is lambda_0/(2 n^power); lambda_0 does not grow (or, reversed, does not
/// fall) when a sample is added.
struct Reading {
    long power = 2;
    bool reversed = false;
};

/// n points of the unit circle, (1 - t^2, 2 t)/(1 + t^2) at t = k/n, k = 0 … n - 1: a half circle filled ever more
/// densely; the kernel of (2.1), L = 3.
BallMatrix gram(long n) {
    return ntk::gram_matrix(n, [n](long i, long j) {
        const Rational s(i, n), t(j, n);
        const Rational inner = ((1 - s * s) * (1 - t * t) + 4 * s * t) / ((1 + s * s) * (1 + t * t));
        return ntk::yu_fully_connected_limit<Ball>({1, inner, 1}, 3);
    });
}

/// B B^T + I, its leading block of this size.
RationalMatrix block(const RationalMatrix& b, long size) {
    RationalMatrix a(size, size);
    for (long i = 0; i < size; ++i)
        for (long j = 0; j < size; ++j) {
            a(i, j) = i == j ? 1 : 0;
            for (long k = 0; k < b.columns(); ++k) a(i, j) += b(i, k) * b(j, k);
        }
    return a;
}
/// An eigenvalue below q of the smaller block stays below q in the larger one: lambda_min does not grow.
Truth does_not_grow(const RationalMatrix& b, bool reversed) {
    bool all = true;
    for (long size = 1; size < b.rows(); ++size)
        for (const Rational& q : {Rational(1), Rational(3, 2), Rational(2), Rational(5)}) {
            const bool fewer = rigor::inertia(block(b, size).shifted(q)).negative > 0,
                       more = rigor::inertia(block(b, size + 1).shifted(q)).negative > 0;
            all = all && (reversed ? !more || fewer : !fewer || more);
        }
    return rigor::truth(all);
}
/// lambda_min is at most K(x, x) and (K(x, x) - 2 K(x, x') + K(x', x'))/2: less these, the matrix is not positive
/// definite.
Truth below_quotients(const RationalMatrix& b) {
    const RationalMatrix full = block(b, b.rows());
    bool all = true;
    const auto at_most = [&](const Rational& q) { return rigor::inertia(full.shifted(q)).positive < full.rows(); };
    for (long i = 0; i < full.rows(); ++i) {
        all = all && at_most(full(i, i));
        for (long j = 0; j < i; ++j) all = all && at_most((full(i, i) - 2 * full(i, j) + full(j, j)) / 2);
    }
    return rigor::truth(all);
}
/// B with integers from -3 to 3.
RationalMatrix random_root(claim::Sampler& sampler) {
    const long n = sampler.integer(2, 5);
    RationalMatrix b(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) b(i, j) = sampler.integer(-3, 3);
    return b;
}

/// w^(power - 1) without a rounding where power = 2.
Ball over_n(const Ball& w, long power) {
    if (power < 2) return power == 1 ? Ball(1) : Ball(1) / w;
    Ball value = w;
    for (long k = 2; k < power; ++k) value = value * w;
    return value;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every positive semidefinite kernel that is bounded on the diagonal, every sequence of samples";
    result.steps.carries(claim::written(context, "bounded"))
        .supports(claim::instances(
            "lambda_min <= K(x, x), (K(x, x) - 2 K(x, x') + K(x', x'))/2, for B B^T + I, exact inertia", context.seed,
            40, [](claim::Sampler& sampler) { return below_quotients(random_root(sampler)); }))
        .supports(claim::instances(
            reading.reversed ? "lambda_min does not fall with another sample, for B B^T + I, exact inertia"
                             : "lambda_min does not grow with another sample, for B B^T + I, exact inertia",
            context.seed, 40,
            [&](claim::Sampler& sampler) { return does_not_grow(random_root(sampler), reading.reversed); }))
        .carries(claim::everywhere({{{"w = 1/n", {0, 1}}}},
                                   {fmt::format("w^{}, n times the bound over lambda_0/2", reading.power - 1),
                                    [&](const rigor::Point& at) { return over_n(at[0], reading.power); }},
                                   Relation::at_most, claim::constant(1)))
        .carries(claim::written(context, "vanishes"))
        .supports(claim::written(context, "continuous"));
    if (context.verdict_only) return result;
    for (const long n : {2L, 4L, 8L, 12L}) {
        const auto lambda = rigor::smallest_eigenvalue([n] { return gram(n); });
        result.values.push_back({fmt::format("lambda_0/(2 n^2), L = 3, n = {} points of a half circle", n),
                                 (lambda.ball() / Ball(2 * n * n)).enclosure(std::min(context.digits, 6L))});
    }
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/section-4.2-small-bound", check)
        .control("lambda_0/2, without n^2: for K = I it is 1/2 for every n", [](Reading& r) { r.power = 0; })
        .control("the smallest eigenvalue does not fall when samples are added", [](Reading& r) { r.reversed = true; })
        .property(claim::property_where(
            "B != 0: lambda_min does not grow with the samples and is below the Rayleigh quotients, for B B^T + I, B "
            "integer, n = 4, exact inertia",
            [](const std::vector<long>& b) {
                return rigor::truth(std::any_of(b.begin(), b.end(), [](long x) { return x != 0; }));
            },
            [](const std::vector<long>& b) {
                RationalMatrix root(4, 4);
                for (std::size_t k = 0; k < b.size(); ++k)
                    root(static_cast<long>(k / 4), static_cast<long>(k % 4)) = b[k];
                return does_not_grow(root, false) && below_quotients(root);
            },
            claim::Input{"B", rc::gen::container<std::vector<long>>(16, claim::integers(-4, 4))}));
}};

}  // namespace
}  // namespace proofs::yu_2025::section_4_2_small_bound
