#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "claim/sphere_points.hpp"
#include "ntk/gram/gram_matrix.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proofs::st_arnaud_2026::section_6_3_lambda_n {
namespace {

using claim::Relation;
using ntk::GramKind, rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// (L + 1) lambda_n(Theta_bar^(L+1)) >= factor · sum_(l=first)^(L+shift) lambda_n(h'(rho^(l))).
struct Reading {
    long first = 2;  // free: it holds from l = 1 on, section Stronger
    long shift = 0;
    Rational factor = 1;
    bool with_maximum = false;  ///< of the lemma: lambda_n(A o B) >= lambda_n(A) max B_ii
};

rigor::EigenvalueEnclosure lowest(const RationalMatrix& points, long L, GramKind kind) {
    const rigor::MatrixEntries entries = [&, L, kind] {
        return ntk::gram_matrix(points, ntk::FullyConnectedKernel::without_bias(), L, kind);
    };
    return rigor::smallest_eigenvalue(entries, {.relative_width = rigor::parse_rational("1e-30"),
                                                .absolute_width = rigor::parse_rational("1e-80"),
                                                .ladder = {128, 512}});
}

/// The two sides, times L + 1.
struct Sides {
    rigor::EigenvalueEnclosure left;
    Ball right_lower, right_upper;
};
Sides sides(const Reading& reading, const RationalMatrix& points, long L) {
    Sides s{lowest(points, L + 1, GramKind::tangent), 0, 0};
    for (long l = reading.first; l <= L + reading.shift; ++l) {
        const auto term = lowest(points, l, GramKind::derivative_covariance);
        s.right_lower += term.lower;
        s.right_upper += term.upper;
    }
    s.right_lower *= Ball(reading.factor);
    s.right_upper *= Ball(reading.factor);
    return s;
}
Truth inequality_holds(const Reading& reading, const RationalMatrix& points, long L) {
    const rigor::Precision precision(256);
    const Sides s = sides(reading, points, L);
    if (rigor::certainly_at_most(s.right_upper, s.left.lower) == Truth::yes) return Truth::yes;
    return rigor::certainly_less(s.left.upper, s.right_lower) == Truth::yes ? Truth::no : Truth::unknown;
}

/// Two points of the circle at the angle 2 arctan(2^-exponent).
RationalMatrix close_pair(long exponent) {
    const Rational t = rigor::power_of_two(-exponent), norm = 1 + t * t;
    RationalMatrix points(2, 2);
    points(0, 0) = 1;
    points(1, 0) = (1 - t * t) / norm;
    points(1, 1) = 2 * t / norm;
    return points;
}

/// The recurrence and its unrolled form, for numbers in place of the entries.
Truth unrolls(claim::Sampler& sampler) {
    const long last = sampler.integer(1, 9);  // free: lengths of the samples
    std::vector<Rational> a, r;
    Rational T = 0;
    for (long l = 0; l <= last; ++l) {
        r.push_back(sampler.rational());
        T = l == 0 ? r[0] : Rational(a.back() * T + r.back());
        a.push_back(sampler.rational());
    }
    Rational sum = r.back();
    for (std::size_t k = 0; k + 1 < r.size(); ++k) {
        Rational product = r[k];
        for (std::size_t j = k; j + 1 < r.size(); ++j) product *= a[j];
        sum += product;
    }
    return rigor::truth(sum == T);
}

/// A o B - lambda b I is positive semidefinite for A = C C^T + lambda I, B = D D^T, b the least (or largest) B_ii.
Truth product_bounded(claim::Sampler& sampler, bool with_maximum) {
    const long n = sampler.integer(2, 4);  // free: sizes of the samples
    RationalMatrix A = sampler.positive_matrix(n, 1);
    const RationalMatrix B = sampler.positive_matrix(n);
    const Rational lambda = sampler.positive_rational();
    Rational b = B(0, 0);
    RationalMatrix product(n, n);
    for (long i = 0; i < n; ++i) {
        A(i, i) += lambda;
        b = with_maximum ? std::max(b, B(i, i)) : std::min(b, B(i, i));
    }
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) product(i, j) = A(i, j) * B(i, j);
    return rigor::truth(rigor::inertia(product.shifted(lambda * b)).negative == 0);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n, all n0, all data on the sphere (points may repeat), all L >= 1";
    result.steps.carries(claim::cites(context, "st-arnaud-2026/proposition-5-recurrence"))
        .carries(claim::written(context, "unrolled"))
        .supports(claim::instances("the recurrence unrolled, for random numbers in place of the entries, exactly",
                                   context.seed, 50, unrolls))  // free: how many
        .carries(claim::cites(context, "yu-2025/eq-b.6"))
        .carries(claim::cites(context, "yu-2025/eq-b.7"))
        .carries(claim::written(context, "schur"))
        .carries(claim::written(context, "hadamard"))
        .supports(claim::instances(
            fmt::format(
                "A o B - lambda_n(A) ({} B_ii) I is positive semidefinite, for random A and B, by exact inertia",
                reading.with_maximum ? "max" : "min"),
            context.seed, 50,  // free: how many
            [&](claim::Sampler& sampler) { return product_bounded(sampler, reading.with_maximum); }))
        .carries(claim::exact({"the first l of the printed sum", reading.first}, Relation::at_least,
                              {"the first one of the sum that is shown", 1}))
        .carries(claim::exact({"the last l of the printed sum, minus L", reading.shift}, Relation::at_most,
                              {"that of the sum that is shown", 0}))
        .carries(claim::exact({"the factor of the printed sum", reading.factor}, Relation::at_most,
                              {"that of the sum that is shown", 1}))
        .carries(claim::written(context, "printed"))
        .supports(
            claim::range("L", 2, 3, "the inequality at three antipodal pairs of the plane, certified",  // free
                         [&](long L) { return inequality_holds(reading, claim::antipodal_circle_points(3), L); }));
    if (context.verdict_only) return result;
    const rigor::Precision precision(256);
    for (const long L : {2L, 5L}) {  // free: the depths of the table
        const Sides s = sides({}, claim::sphere_points(), L);
        const long digits = std::min(context.digits, 8L);
        result.values.push_back({fmt::format("twelve points of S^2, L = {}: lambda_n(Theta_bar^(L+1))", L),
                                 (s.left.ball() / Ball(L + 1)).enclosure(digits)});
        result.values.push_back({fmt::format("and the right-hand side, L = {}", L),
                                 (Ball::hull(s.right_lower, s.right_upper) / Ball(L + 1)).enclosure(digits)});
    }
    return result;
}

/// A random subset of the twelve points of S^2 together with a point close to (1, 0, 0).
Truth holds_for_subset(long mask, long exponent, long L) {
    const RationalMatrix chosen = claim::rows_of(claim::sphere_points(), mask), pair = close_pair(exponent);
    RationalMatrix points(chosen.rows() + 1, 3);
    for (long i = 0; i < chosen.rows(); ++i)
        for (long k = 0; k < 3; ++k) points(i, k) = chosen(i, k);
    for (long k = 0; k < 2; ++k) points(chosen.rows(), k) = pair(1, k);
    return inequality_holds({.first = 1}, points, L);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/section-6.3-lambda-n", check)
        .control("sum up to L + 1", [](Reading& r) { r.shift = 1; })
        .control("factor 1 + 1e-20", [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .control("lambda_n(A o B) >= lambda_n(A) max B_ii", [](Reading& r) { r.with_maximum = true; })
        .corrected(Reading{})
        .correction_control("factor 1 + 1e-20", [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "lambda_n(T_(L+1)) >= sum from l = 1 to L of lambda_n(h'(rho^(l))), for subsets of twelve points of S^2 with a "
            "point at the angle 2 arctan(2^-k) from one of them, certified",
            holds_for_subset, claim::Input{"subset", claim::integers(1, 4095)},
            claim::Input{"k", claim::integers(2, 40)}, claim::Input{"L", claim::integers(2, 4)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::section_6_3_lambda_n
