#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "claim/sphere_points.hpp"
#include "ntk/gram/gram_matrix.hpp"
#include "proofs/common/antipodal_pairs.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::le_2025::section_4_1_positive_definite {
namespace {

using claim::RationalVector, claim::Relation;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The example: the ReLU, L = layer, this beta, the pairs ±(1, 0, 0), ±(0, 1, 0), ±third, v = ±(3, 4, -5) on them. Of
/// the correction: that many layers and this beta.
struct Reading {
    long layer = 2;
    Rational beta = 0;
    RationalVector third{Rational(3, 5), Rational(4, 5), 0};
};

struct Pairs {
    RationalMatrix points;
    RationalVector v;
};
Pairs three_pairs(const RationalVector& third) {
    Pairs pairs{RationalMatrix(6, 3), {3, -3, 4, -4, -5, 5}};
    pairs.points(0, 0) = pairs.points(2, 1) = 1;
    for (long k = 0; k < 3; ++k) pairs.points(4, k) = third[static_cast<std::size_t>(k)];
    for (long i = 1; i < 6; i += 2)
        for (long k = 0; k < 3; ++k) pairs.points(i, k) = -pairs.points(i - 1, k);
    return pairs;
}
/// v^T Theta v, Theta at these points, n_0 = 3.
Ball form(const Pairs& pairs, long layer, const Rational& beta) {
    const rigor::BallMatrix k = ntk::gram_matrix(pairs.points, ntk::FullyConnectedKernel::jacot(3, beta), layer);
    Ball sum(0);
    for (long i = 0; i < 6; ++i)
        for (long j = 0; j < 6; ++j)
            sum +=
                Ball(Rational(pairs.v[static_cast<std::size_t>(i)] * pairs.v[static_cast<std::size_t>(j)])) * k(i, j);
    return sum;
}
/// The part of Theta^2 that v sees for beta = 0: Theta^2(z) - Theta^2(-z) = z/n_0, so that v^T Theta v is
/// (2/n_0) |sum_p c_p x_p|^2 for v = ±c_p on the pairs.
Rational exact_form(const Pairs& pairs) {
    Rational sum = 0;
    for (long k = 0; k < 3; ++k) {
        Rational entry = 0;
        for (long p = 0; p < 6; p += 2) entry += pairs.v[static_cast<std::size_t>(p)] * pairs.points(p, k);
        sum += 2 * entry * entry / 3;
    }
    return sum;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(256);  // free: a precision
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "beta = 0, L = 2, n_0 >= 2, for the ReLU";
    const Pairs pairs = three_pairs(reading.third);
    const std::string where = fmt::format(
        "ReLU, L = {}, beta = {}, ±(1, 0, 0), ±(0, 1, 0), ±({}, {}, {})", reading.layer, rigor::to_string(reading.beta),
        rigor::to_string(reading.third[0]), rigor::to_string(reading.third[1]), rigor::to_string(reading.third[2]));
    result.steps.carries(claim::cites_refutation(context, "st-arnaud-2026/section-4-case-a"))
        .carries(claim::written(context, "odd"))
        .carries(claim::exact({fmt::format("n_0 = 3, x_p = (1, 0, 0), (0, 1, 0), ({}, {}, {}), c = (3, 4, -5): "
                                           "(2/n_0) |sum c_p x_p|^2, which is v^T Theta^2 v for beta = 0",
                                           rigor::to_string(reading.third[0]), rigor::to_string(reading.third[1]),
                                           rigor::to_string(reading.third[2])),
                               exact_form(pairs)},
                              Relation::equal, {"0", 0}))
        .carries(claim::exact({where + ", v = (3, -3, 4, -4, -5, 5): |v^T Theta v| from the kernel in balls",
                               rigor::abs(form(pairs, reading.layer, reading.beta))},
                              Relation::less, {"1e-60", rigor::parse_rational("1e-60")}));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(256);  // free: a precision
    claim::Result result;
    result.scope = "every beta > 0, L >= 2, n_0 >= 1, Lipschitz sigma that is no polynomial";
    const Pairs pairs = three_pairs(reading.third);
    result.steps.carries(claim::cites(context, "jacot-2018/proposition-2"))
        .carries(claim::exact({fmt::format("ReLU, L = 2, beta = {}: v^T Theta v for the vector of the example",
                                           rigor::to_string(reading.beta)),
                               form(pairs, 2, reading.beta)},
                              Relation::greater, {"0", 0}))
        .carries(claim::written(context, "with-bias"));
    if (context.verdict_only) return result;
    result.steps.supports(claim::instances(
        "ReLU, L = 2 and 3, beta = 1/8 to 2, some of six antipodal pairs of S^2: definite, by certified pivots",
        context.seed, 12, [](claim::Sampler& sampler) {  // free: how many
            const RationalMatrix points = claim::rows_of(claim::sphere_points(), sampler.integer(1, 4095));
            const Rational beta(sampler.integer(1, 16), 8);                    // free: sizes of the samples
            return relu_kernel_definite(sampler.integer(2, 3), beta, points);  // free: sizes of the samples
        }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-4.1-positive-definite", check)
        .control("L = 3", [](Reading& r) { r.layer = 3; })
        .control("beta = 1/10", [](Reading& r) { r.beta = Rational(1, 10); })
        .control("the third pair ±(0, 3/5, 4/5)",
                 [](Reading& r) {
                     r.third = {0, Rational(3, 5), Rational(4, 5)};
                 })
        .corrected(check_correction, {.beta = Rational(1, 10)})
        .correction_control("beta = 0", [](Reading& r) { r.beta = 0; })
        .property(claim::property(
            "beta = b/8 > 0, L = 2: certified positive definite at subsets of three antipodal pairs of the circle",
            [](long mask, long b) {
                return relu_kernel_definite(2, Rational(b, 8), claim::rows_of(claim::antipodal_circle_points(3), mask));
            },
            claim::Input{"subset", claim::integers(1, 63)}, claim::Input{"8 beta", claim::integers(1, 16)}));
}};

}  // namespace
}  // namespace proofs::le_2025::section_4_1_positive_definite
