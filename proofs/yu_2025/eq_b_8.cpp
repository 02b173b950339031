#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/sampler.hpp"
#include "ntk/kernel/arc_cosine_kernel.hpp"
#include "ntk/kernel/relu_expectation.hpp"
#include "proofs/yu_2025/common/half_sphere.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::eq_b_8 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// Sigma^(2) = factor |x~| K_2 |x'~| + constant, where (3.6) says Sigma^(2) = front (E[relu relu'] + inside).
struct Reading {
    Rational factor = 2, constant = 0;
    Rational front = 2, inside = 1;
};

struct Pair {
    Vector x, y;

    Ball norms() const { return rigor::sqrt(Ball(Rational(lifted_inner(x, x) * lifted_inner(y, y)))); }
    Ball correlation() const { return Ball(lifted_inner(x, y)) / norms(); }
};

/// By (3.4) and (3.6), the expectation by quadrature of the two-dimensional Gaussian with covariance Sigma^(1).
claim::Side<Pair> by_definition(const Reading& reading) {
    return {fmt::format("Sigma^(2) = {} (E[relu relu'] + {})", rigor::to_string(reading.front),
                        rigor::to_string(reading.inside)),
            [reading](const Pair& p) {
                const Ball angle = rigor::acos_on_domain(p.correlation());
                return Ball(reading.front) *
                       (p.norms() * ntk::relu_expectation_by_quadrature(angle) + Ball(reading.inside));
            }};
}
/// The right side of (B.8), K_2 = kappa_1/2.
claim::Side<Pair> through_half_sphere(const Reading& reading) {
    const std::string constant = reading.constant == 0 ? "" : " + " + rigor::to_string(reading.constant);
    return {fmt::format("{} |x~| K_2 |x'~|{}", rigor::to_string(reading.factor), constant), [reading](const Pair& p) {
                return Ball(reading.factor) * p.norms() * ntk::kappa_1(p.correlation()) / Ball(2) +
                       Ball(reading.constant);
            }};
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "all d >= 1, all x, x' in R^d: the two sides always differ by 2 (the correction)";
    const Pair zero{{0}, {0}};
    result.steps.carries(claim::witness<Pair>("d = 1, x = x' = 0", zero, by_definition(reading), Relation::equal,
                                              through_half_sphere(reading)));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    result.values = {
        {"Sigma^(2)(0, 0) by (3.4), (3.6)", by_definition(reading).at(zero).ball().enclosure(context.digits)},
        {"2 |x~| K_2 |x'~| at x = x' = 0", through_half_sphere(reading).at(zero).ball().enclosure(context.digits)}};
    return result;
}

/// The two sides at a pair, to 2^-60 of the size of the kernel: no if they certainly differ.
Truth agree(const Pair& p, const Reading& reading) {
    const rigor::Precision precision(200);
    const Ball gap = by_definition(reading).at(p).ball() - through_half_sphere(reading).at(p).ball();
    if (rigor::certainly_less(Ball(0), rigor::abs(gap)) == Truth::yes) return Truth::no;
    const Rational size = lifted_inner(p.x, p.x) + lifted_inner(p.y, p.y);
    return rigor::certainly_less(rigor::abs(gap), Ball(size) * Ball::dyadic(1, -60));
}

/// With E[relu relu'] = |x~| |x'~| K_2, for all values of |x~| |x'~| and K_2.
claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all d >= 1, all x, x' in R^d";
    const Rational front = reading.front, inside = reading.inside, factor = reading.factor, constant = reading.constant;
    result.steps.carries(claim::written(context, "homogeneous"))
        .carries(claim::identity<2>(
            fmt::format("{} (N K_2 + {})", rigor::to_string(front), rigor::to_string(inside)),
            [=](const auto& norms, const auto& k) { return front * (norms * k + inside); },
            fmt::format("{} N K_2 + {}", rigor::to_string(factor), rigor::to_string(constant)),
            [=](const auto& norms, const auto& k) { return factor * norms * k + constant; }))
        .carries(claim::written(context, "difference"))
        .supports(
            claim::instances("the same with kappa_1/2 for K_2 and the expectation by certified quadrature, to 2^-60",
                             context.seed, 20, [&](claim::Sampler& sampler) {
                                 const long d = sampler.integer(1, 4);
                                 Pair p;
                                 p.x = sampler.vector(d);
                                 p.y = sampler.vector(d);
                                 return agree(p, reading);
                             }));
    return result;
}

const Reading corrected{.constant = 2};

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-b.8", check)
        .control("\"+0\" for \"+1\" in (3.6)", [](Reading& r) { r.inside = 0; })
        .corrected(check_correction, corrected)
        .correction_control("constant 2 + 1e-10", [](Reading& r) { r.constant += rigor::parse_rational("1e-10"); })
        .correction_control("constant 1, as for \"+1\" outside the bracket", [](Reading& r) { r.constant = 1; })
        .correction_control("K_2 without the factor 2", [](Reading& r) { r.factor = 1; })
        .property(claim::property(
            "Sigma^(2) - 2 |x~| K_2 |x'~| = 2 by certified quadrature, to 2^-60, random rational inputs",
            [](const std::pair<Vector, Vector>& p) {
                return agree({p.first, p.second}, corrected);
            },
            claim::Input{"(x, x')", vector_pairs()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_b_8
