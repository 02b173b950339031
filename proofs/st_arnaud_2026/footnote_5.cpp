#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::footnote_5 {
namespace {

using claim::PiecewiseLinear, claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// With `introduced` the neurons of this hidden layer are correlated at orthogonal inputs, with `linear` they are not.
struct Reading {
    PiecewiseLinear introduced{1, 0}, linear{1, -1};
    long layer = 2;
};

/// pi rho^(2) at orthogonal inputs: the mean of f over N(0, 1) is (a + b) (2 pi)^(-1/2), that of f^2 is (a^2 + b^2)/2.
Rational pi_times_correlation(const PiecewiseLinear& f, long layer) {
    if (layer == 1) return 0;  // x^T x' = 0
    const Rational mean = f.above + f.below, square = (f.above * f.above + f.below * f.below) / 2;
    return mean * mean / (2 * square);
}
claim::Named named(const std::string& activation, const PiecewiseLinear& f, long layer) {
    return {fmt::format("pi rho^({})(e_i, e_j), {}", layer, activation), pi_times_correlation(f, layer)};
}

/// E f(z) f(z') at correlation u, over E f^2, from E relu relu' at u and at -u.
Ball correlation_after(const PiecewiseLinear& f, const Rational& u) {
    const Ball same = ntk::depth_map(Ball(u)), opposite = ntk::depth_map(Ball(Rational(-u)));
    const Rational squares = f.above * f.above + f.below * f.below;
    return (Ball(squares) * same + Ball(Rational(2 * f.above * f.below)) * opposite) / Ball(squares);
}
Truth by_the_map(const PiecewiseLinear& f) {
    const rigor::Precision precision(200);
    const Ball gap = Ball::pi() * correlation_after(f, 0) - Ball(pi_times_correlation(f, 2));
    return rigor::certainly_less(rigor::abs(gap), Ball::dyadic(1, -150));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "x^T x' = 0, infinite width; ReLU at hidden layer 2, the identity at every layer";
    result.steps.carries(claim::written(context, "orthogonal"))
        .carries(claim::exact(named("ReLU", reading.introduced, reading.layer), Relation::different, {"0", 0}))
        .carries(claim::exact(named("identity", reading.linear, 2), Relation::equal, {"0", 0}))
        .carries(claim::written(context, "layers"))
        .supports(
            claim::instances("pi rho^(2) at orthogonal inputs by the map of one layer, to 2^-150, for random a, b",
                             context.seed, 40, [](claim::Sampler& sampler) {
                                 const Rational a = sampler.nonzero_rational(), b = sampler.rational();
                                 return by_the_map({a, b});
                             }));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 32);
    result.values = {
        {"rho^(2)(e_i, e_j) = 1/pi, ReLU",
         (Ball(pi_times_correlation(reading.introduced, reading.layer)) / Ball::pi()).enclosure(context.digits)}};
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("st-arnaud-2026/footnote-5", check)
        .control("hidden layer 1", [](Reading& r) { r.layer = 1; })
        .control("identity in place of the ReLU",
                 [](Reading& r) {
                     r.introduced = {1, -1};
                 })
        .control("the ReLU in place of the identity",
                 [](Reading& r) {
                     r.linear = {1, 0};
                 })
        .control("relu(z) - (1 - 1e-20) relu(-z) in place of the identity",
                 [](Reading& r) { r.linear.below += rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "the ReLU correlates orthogonal inputs at every layer from 2 on: rho^(L)(0) > 0, in balls",
            [](long L) {
                const rigor::Precision precision(300);
                return rigor::certainly_positive(ntk::correlation<Ball>(Rational(0), L));
            },
            claim::Input{"L", claim::integers(2, 60)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::footnote_5
