#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sphere_points.hpp"
#include "ntk/gram/gram_matrix.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "proofs/st_arnaud_2026/common/sphere_sample.hpp"
#include "proofs/st_arnaud_2026/common/theta_bar.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::figure_7 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Point, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

constexpr long input_dimension = 128;
const std::vector<long> depths{1, 2, 3, 5, 10, 20, 30};  // free: along which the sample is looked at

/// Of what could be checked: lambda_n does not increase between these depths for two points with inner product z.
struct Reading {
    Rational z = 0;
    long earlier = 1;
    long later = 30;  // free: the last depth of the picture
};

/// Theta_bar^(L) at an angle, also for a ball of angles.
Ball normalized(const Ball& theta, long L) {
    auto walk = ntk::TwoPointKernelIteration<Ball>::from_angle(theta, ntk::FullyConnectedKernel::without_bias());
    walk.advance_to(L);
    return walk.tangent_kernel() / Ball(L);
}

/// P(|<x, x'>| <= 1/4) for two independent uniform points of S^127: the density of the angle is proportional to
/// sin^126.
Ball probability_of_quarter() {
    const Ball cosine(Rational(1, 4)), sine = rigor::sqrt(Ball(Rational(15, 16)));
    // I_m = integral of sin^m from arccos(1/4) to pi/2, W_m from 0: m I_m = cos sin^(m-1) + (m - 1) I_(m-2).
    Ball I = Ball::pi() / Ball(2) - rigor::acos(cosine), W = Ball::pi() / Ball(2);
    for (long m = 2; m <= input_dimension - 2; m += 2) {
        I = (cosine * rigor::power(sine, static_cast<unsigned long>(m - 1)) + Ball(m - 1) * I) / Ball(m);
        W = W * Ball(m - 1) / Ball(m);
    }
    return I / W;
}

/// The smallest eigenvalue of Theta_bar^(L) for one sample of n points, one enclosure for each depth of the list.
std::vector<Ball> eigenvalues(long n, std::uint64_t seed) {
    const rigor::Precision precision(96);
    const IntegerPoints points = sphere_sample(n, input_dimension, seed + static_cast<std::uint64_t>(n));
    std::vector<rigor::BallMatrix> grams(depths.size(), rigor::BallMatrix::identity(n));
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < i; ++j) {
            const auto &x = points[static_cast<std::size_t>(i)], &y = points[static_cast<std::size_t>(j)];
            const Ball norms = rigor::sqrt(Ball(inner_product(x, x))) * rigor::sqrt(Ball(inner_product(y, y)));
            auto walk = ntk::TwoPointKernelIteration<Ball>::from_angle(rigor::acos(Ball(inner_product(x, y)) / norms),
                                                                       ntk::FullyConnectedKernel::without_bias());
            for (std::size_t d = 0; d < depths.size(); ++d) {
                walk.advance_to(depths[d]);
                grams[d].set_symmetric(i, j, walk.tangent_kernel() / Ball(depths[d]));
            }
        }
    std::vector<Ball> lowest;
    for (const rigor::BallMatrix& gram : grams)
        lowest.push_back(rigor::smallest_eigenvalue(
                             gram, {.relative_width = Rational(1, 1'000'000), .absolute_width = 0, .ladder = {64, 128}})
                             .ball());
    return lowest;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    claim::Result result;
    result.aim = claim::Result::Aim::nothing;
    result.scope =
        "which n the figure shows cannot be read from the text; what could be checked: L lambda_n for every data set, "
        "lambda_n for n = 2";
    const auto smallest = [](long L) {
        return claim::Side<Rational>{fmt::format("1 - |Theta_bar^({})(z)|", L), [=](const Rational& z) {
                                         return claim::Quantity(Ball(1) - rigor::abs(theta_bar(z, L)));
                                     }};
    };
    result.steps.carries(claim::cites(context, "st-arnaud-2026/section-6.3-lambda-n"))
        .carries(claim::cites_correction(context, "st-arnaud-2026/section-4-case-a"))
        .carries(claim::written(context, "product"))
        .carries(claim::witness<Rational>(fmt::format("n = 2, z = x_1^T x_2 = {}, L = {} and {}",
                                                      rigor::to_string(reading.z), reading.earlier, reading.later),
                                          reading.z, smallest(reading.earlier), Relation::less,
                                          smallest(reading.later)));
    if (context.verdict_only) return result;
    const Ball angle = ntk::angle_of<Ball>(Rational(1, 4));
    const Rational from = rigor::rational_midpoint(angle.lower()), to = Rational(22, 7) - from;  // beyond pi - angle
    result.steps
        .supports(claim::everywhere(
            {{{"theta", {from, to}}}},
            {"|Theta_bar^(30)|, |z| <= 1/4",
             [&](const Point& at) { return claim::Quantity(rigor::abs(normalized(at[0], reading.later))); }},
            Relation::greater,
            {"|Theta_bar^(1)|",
             [&](const Point& at) { return claim::Quantity(rigor::abs(normalized(at[0], reading.earlier))); }}))
        .supports(claim::exact({"the probability of |z| <= 1/4", probability_of_quarter()}, Relation::greater,
                               {"0.995", rigor::parse_rational("0.995")}))
        .supports(claim::written(context, "interval"));
    const std::vector<Ball> lowest = eigenvalues(32, context.seed);
    for (std::size_t d = 0; d < depths.size(); ++d)
        result.values.push_back({fmt::format("lambda_n(Theta_bar^({})), one sample of 32 points", depths[d]),
                                 lowest[d].enclosure(std::min(context.digits, 7L))});
    const Ball last = Ball(1) - theta_bar(0, reading.later);
    result.values.push_back(
        {"1 - Theta_bar^(30)(0), the smallest eigenvalue for two orthogonal points at L = 30 (1 at L = 1)",
         last.enclosure(context.digits)});
    return result;
}

/// lambda_n(T_(L+1)) >= lambda_n(T_L) + lambda_n(rho^(L+1)) on a subset of twelve points of S^2.
Truth product_increases(long mask, long L) {
    const RationalMatrix points = claim::rows_of(claim::sphere_points(), mask);
    const auto lowest = [&](long depth, ntk::GramKind kind) {
        return rigor::smallest_eigenvalue(
            [&, depth, kind] {
                return ntk::gram_matrix(points, ntk::FullyConnectedKernel::without_bias(), depth, kind);
            },
            {.relative_width = rigor::parse_rational("1e-12"),
             .absolute_width = rigor::parse_rational("1e-25"),
             .ladder = {128, 512}});
    };
    const rigor::Precision precision(256);
    const Ball right = lowest(L, ntk::GramKind::tangent).upper + lowest(L + 1, ntk::GramKind::covariance).upper;
    return rigor::certainly_at_most(right - Ball::dyadic(1, -60), lowest(L + 1, ntk::GramKind::tangent).lower);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/figure-7", check)
        .property(claim::property(
            "lambda_n(T_(L+1)) >= lambda_n(T_L) + lambda_n(rho^(L+1)) - 2^-60 for subsets of twelve points of S^2",
            product_increases, claim::Input{"subset", claim::integers(1, 4095)},
            claim::Input{"L", claim::integers(1, 5)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::figure_7
