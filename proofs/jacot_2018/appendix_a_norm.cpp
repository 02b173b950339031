#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::appendix_a_norm {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// |K|_op with the root or without, and the example K(x_i, x_j) = value delta_ij at N points, n_L = 1. Of the
/// correction: |K|_op^power = lambda_max/N^divided.
struct Reading {
    bool root = true;
    long points = 1;
    Rational value{1, 4};  // free: any below 1
    long power = 2, divided = 1;
};

/// |f|_K, or its square, of f = sqrt(N) e_1, for which |f|_pin = 1: at most |K|_op.
claim::Quantity seminorm_of_first(const RationalMatrix& gram, bool root) {
    claim::RationalVector first(static_cast<std::size_t>(gram.rows()));
    first[0] = 1;
    const Rational square = gram.rows() * rigor::quadratic_form(gram, first) / (gram.rows() * gram.rows());
    if (!root) return square;
    return rigor::sqrt(Ball(square));
}

claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope =
        fmt::format("false at N = {}, n_L = 1, K = {} delta_ij", reading.points, rigor::to_string(reading.value));
    RationalMatrix gram = RationalMatrix::identity(reading.points);
    for (long i = 0; i < reading.points; ++i) gram(i, i) = reading.value;
    result.steps.carries(claim::witness<RationalMatrix>(
        fmt::format("N = {}, n_L = 1, K(x_i, x_j) = {} delta_ij", reading.points, rigor::to_string(reading.value)),
        gram,
        {reading.root ? "|f|_K at f = sqrt(N) e_1 (|f|_pin = 1, so at most |K|_op)" : "|f|_K^2 at f = sqrt(N) e_1",
         [&](const RationalMatrix& g) { return seminorm_of_first(g, reading.root); }},
        Relation::at_most, {"the leading eigenvalue of the Gram matrix", [](const RationalMatrix& g) {
                                return rigor::largest_eigenvalue(g).ball();
                            }}));
    return result;
}

/// A = I + 3 v v^T/|v|^2 has the eigenvalues 4 (at v) and 1. Is |f|_K^2 <= claimed |f|_pin^2 for f, with equality at v,
/// claimed the square of the norm?
Truth norm_is(claim::Sampler& sampler, const Reading& reading) {
    const long points = sampler.integer(2, 4), outputs = sampler.integer(1, 2), n = points * outputs;
    claim::RationalVector v = sampler.vector(n);
    v[0] = sampler.nonzero_rational();
    Rational length = 0;
    for (const Rational& q : v) length += q * q;
    RationalMatrix gram = RationalMatrix::identity(n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j)
            gram(i, j) += 3 * v[static_cast<std::size_t>(i)] * v[static_cast<std::size_t>(j)] / length;
    Rational claimed = 4;
    for (long k = 0; k < reading.divided; ++k) claimed /= points;
    if (reading.power == 1) claimed *= claimed;
    const auto seminorm = [&](const claim::RationalVector& f) {  // |f|_K^2
        return Rational(rigor::quadratic_form(gram, f) / (points * points));
    };
    const auto length_of = [&](const claim::RationalVector& f) {  // |f|_pin^2
        Rational square = 0;
        for (const Rational& q : f) square += q * q;
        return Rational(square / points);
    };
    const claim::RationalVector f = sampler.vector(n);
    return rigor::truth(seminorm(v) == claimed * length_of(v) && seminorm(f) <= claimed * length_of(f));
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all positive semidefinite kernels and finite data sets";
    result.steps.carries(claim::written(context, "norm"))
        .carries(claim::written(context, "map"))
        .supports(claim::instances(
            fmt::format(
                "N = 2 to 4, n_L = 1, 2, Gram matrices with lambda_max = 4: |f|_K/|f|_pin is at most |K|_op, with "
                "equality at the leading eigenvector, if |K|_op^{} = lambda_max/N^{}; exactly",
                reading.power, reading.divided),
            context.seed, 60,  // free: how many
            [&](claim::Sampler& sampler) { return norm_is(sampler, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/appendix-a-norm", check)
        .control("|K|_op without the root, N = 1", [](Reading& r) { r.root = false; })
        .control("K = 1 at one point: lambda_max = 1/N", [](Reading& r) { r.value = 1; })
        .control("K = delta_ij/2 at two points: lambda_max = 1/N",
                 [](Reading& r) {
                     r.points = 2;
                     r.value = Rational(1, 2);
                 })
        .corrected(check_correction, {.value = 1})
        .correction_control("without the root: |K|_op = lambda_max/N", [](Reading& r) { r.power = 1; })
        .correction_control("without 1/N: |K|_op^2 = lambda_max", [](Reading& r) { r.divided = 0; })
        .property(claim::property_where(
            "K = k delta_ij at N points, k not 0 and not 1/N: |K|_op^2 = k/N is not k^2, exactly",
            [](const Rational& k, long n) { return rigor::truth(k > 0 && k * n != 1); },
            [](const Rational& k, long n) {
                // f = (1, 0, …) sqrt N: |f|_pin = 1, |f|_K^2 = k N/N^2.
                return rigor::truth(k * n / (n * n) != k * k);
            },
            claim::Input{"k", claim::positive_rationals()}, claim::Input{"N", claim::integers(1, 50)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::appendix_a_norm
