#include "claim/generators.hpp"
#include "claim/sphere_points.hpp"
#include "ntk/kernel/arc_cosine_series.hpp"
#include "ntk/gram/gram_matrix.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026 {
namespace {

using ntk::GramKind, rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

rigor::EigenvalueEnclosure lowest(const RationalMatrix& points, long L, GramKind kind) {
    const rigor::MatrixEntries entries = [&, L, kind] { return ntk::gram_matrix(points, ntk::FullyConnectedKernel::without_bias(), L, kind); };
    return rigor::smallest_eigenvalue(entries, {.relative_width = rigor::parse_rational("1e-30"), .absolute_width = rigor::parse_rational("1e-80"), .ladder = {128, 512}});
}

/// The inequality with other constants: factor · sum_(l=first)^(L+shift).
struct Bound {
    long first = 2, shift = 0;
    Rational factor = 1;
};

/// The two sides, times L + 1.
struct Sides {
    rigor::EigenvalueEnclosure left;
    Ball right_lower, right_upper;
};
Sides sides(const Bound& bound, const RationalMatrix& points, long L) {
    Sides s{lowest(points, L + 1, GramKind::tangent), 0, 0};
    for (long l = bound.first; l <= L + bound.shift; ++l) {
        const auto term = lowest(points, l, GramKind::derivative_covariance);
        s.right_lower += term.lower;
        s.right_upper += term.upper;
    }
    s.right_lower *= Ball(bound.factor);
    s.right_upper *= Ball(bound.factor);
    return s;
}
Truth inequality_holds(const Bound& bound, const RationalMatrix& points, long L) {
    const rigor::Precision precision(256);
    const Sides s = sides(bound, points, L);
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

/// (1) for independent numbers a_l, r_l in place of the entries: both sides are polynomials in them, and the recurrence proves it by induction.
bool unrolls() {
    std::vector<Rational> a{0}, r{0};
    Rational T = 0;
    for (long l = 1; l <= 12; ++l) {
        a.push_back(Rational(2 * l + 1, 3 * l + 1));
        r.push_back(Rational(5 * l - 2, l + 7));
        T = l == 1 ? r[1] : Rational(a[static_cast<std::size_t>(l - 1)] * T + r.back());
        Rational sum = r.back();
        for (long k = 1; k < l; ++k) {
            Rational product = r[static_cast<std::size_t>(k)];
            for (long j = k; j < l; ++j) product *= a[static_cast<std::size_t>(j)];
            sum += product;
        }
        if (sum != T) return false;
    }
    return true;
}

/// (2) with min or, falsely, max of B_ii, for A = [2 1; 1 2] - t I and B = diag(1, 3) + [1 1; 1 1], exactly: A o B - lambda_n(A) m I is semidefinite.
bool hadamard_bound(bool with_maximum) {
    for (long t = 0; t <= 1; ++t) {
        RationalMatrix product(2, 2);
        product(0, 0) = Rational(2 - t) * 2;
        product(1, 1) = Rational(2 - t) * 4;
        product(0, 1) = product(1, 0) = 1;
        if (rigor::inertia(product.shifted(Rational(1 - t) * (with_maximum ? 4 : 2))).negative > 0) return false;
    }
    return true;
}

claim::legacy::Argument argue(const Bound& bound, bool with_maximum = false) {
    claim::legacy::Argument argument;
    bool nonnegative = true;
    for (long k = 0; k <= 300; ++k)
        for (const ntk::PiRational& c : {ntk::kappa_0_coefficient(k), ntk::kappa_1_coefficient(k)})
            nonnegative = nonnegative && c.plain >= 0 && c.over_pi >= 0;
    argument.step("kappa_0 and kappa_1 have nonnegative Maclaurin coefficients, so rho_l, A_l and T_l are positive semidefinite (formulas for all k; evaluated for k <= 300)", rigor::truth(nonnegative))
        .step("diagonals: h(1) = h'(1) = 1 exactly", rigor::certainly_equal(ntk::kappa_0_of_angle(Ball(0)), Ball(1)) && rigor::certainly_equal(ntk::kappa_1_of_angle(Ball(0)), Ball(1)))
        .step("(1), the recurrence unrolled: exact for independent rational entries, L <= 12; for all L by induction", rigor::truth(unrolls()))
        .step("(2), lambda_n(A o B) >= lambda_n(A) min B_ii: exact on an example that max B_ii in place of min violates", rigor::truth(hadamard_bound(with_maximum)));
    const auto on = [&](const char* name, const RationalMatrix& points, long L) {
        argument.step(fmt::format("certified at {}, L = {}", name, L), inequality_holds(bound, points, L));
    };
    on("two points at the angle 2 arctan(2^-90)", close_pair(90), 1);
    on("two points at the angle 2 arctan(1/8)", close_pair(3), 5);
    on("three antipodal pairs of the plane", claim::antipodal_circle_points(3), 3);
    on("twelve points of S^2", claim::sphere_points(), 4);
    return argument;
}

claim::legacy::Finding check(const claim::Context& context) {
    claim::legacy::Finding finding = conclude(argue({}), claim::Evidence::proved, "all n, all n0, all data on the sphere (points may repeat), all L >= 1");
    const rigor::Precision precision(256);
    for (const long L : {2L, 5L, 10L}) {
        const Sides s = sides({}, claim::sphere_points(), L);
        finding.values.push_back({fmt::format("twelve points of S^2, L = {}: lambda_n(Theta_bar^(L+1))", L), (s.left.ball() / Ball(L + 1)).enclosure(std::min(context.digits, 8L))});
        finding.values.push_back({fmt::format("and the right-hand side, L = {}", L), (Ball::hull(s.right_lower, s.right_upper) / Ball(L + 1)).enclosure(std::min(context.digits, 8L))});
    }
    finding.remark =
        "Stronger: the sum may start at l = 1, and lambda_n(rho^(L+1))/(L + 1) may be added. The same argument with A = T_L in (2) gives lambda_n(T_(L+1)) >= lambda_n(T_L) + lambda_n(rho^(L+1)): L lambda_n(Theta_bar^(L)) never decreases "
        "with L; and with A = A_L, B = T_L it gives lambda_n(T_(L+1)) >= L lambda_n(h'(rho^(L))). A slip: the first line of the display equates the number lambda_n(…) with a matrix; lambda_n(…) of that matrix is meant.";
    return finding;
}

/// A random subset of the twelve points of S^2 together with a point close to (1, 0, 0).
Truth holds_for_subset(long mask, long exponent, long L) {
    const RationalMatrix chosen = claim::rows_of(claim::sphere_points(), mask), pair = close_pair(exponent);
    RationalMatrix points(chosen.rows() + 1, 3);
    for (long i = 0; i < chosen.rows(); ++i)
        for (long k = 0; k < 3; ++k) points(i, k) = chosen(i, k);
    for (long k = 0; k < 2; ++k) points(chosen.rows(), k) = pair(1, k);
    return inequality_holds({.first = 1, .shift = 0, .factor = 1}, points, L);
}

}  // namespace

claim::legacy::Check section_6_3_lambda_n() {
    return {
        .id = "st-arnaud-2026/section-6.3-lambda-n",
        .check = with_misprint(check, R"(In the first line of the display $\lambda_n$ of the matrix on the right stands, not the matrix itself.)"),
        .controls = {{"sum from l = 1 to L + 1", [](const claim::Context&) { return claim::verdict_of(argue({.first = 1, .shift = 1, .factor = 1}).conclusion()); }},
                     {"sum from l = 1, factor 1 + 1e-20", [](const claim::Context&) { return claim::verdict_of(argue({.first = 1, .shift = 0, .factor = 1 + rigor::parse_rational("1e-20")}).conclusion()); }},
                     {"lambda_n(A o B) >= lambda_n(A) max B_ii", [](const claim::Context&) { return claim::verdict_of(argue({}, true).conclusion()); }}},
        .property = claim::property("lambda_n(T_(L+1)) >= sum from l = 1 to L of lambda_n(h'(rho^(l))), for subsets of twelve points of S^2 with a point at the angle 2 arctan(2^-k) from one of them", holds_for_subset,
                                    claim::Input{"subset", claim::integers(1, 4095)}, claim::Input{"k", claim::integers(2, 40)}, claim::Input{"L", claim::integers(2, 4)}),
    };
}
const claim::legacy::Registered registered_section_6_3_lambda_n{section_6_3_lambda_n};

}  // namespace proofs::st_arnaud_2026
