#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/printed_factors.hpp"
#include "proofs/jacot_2018/common/training_moment.hpp"

namespace proofs::jacot_2018::a_2_direction_bound {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// |d'|_pin^2 <= factor c^(2 lipschitz_power) |W/n^(width_power/2)|_op^2 |d|_pin^2.
struct Reading {
    Rational factor = 1;  // free: a larger one is a weaker bound
    unsigned long lipschitz_power = 1, width_power = 1;
};

/// sigma = c relu, one point, one output, d > 0, z > 0: d' = c W^T d/sqrt(n), and |W|_op = |W|_2. The weights of the
/// n = root^2 neurons.
struct Case {
    Rational c;
    long root;
    std::vector<Rational> weights;
    Rational d;

    Rational operator_square() const {
        Rational sum = 0;
        for (const Rational& w : weights) sum += w * w;
        return sum;
    }
    Rational direction_square() const {
        Rational sum = 0;
        for (const Rational& w : weights) {
            const Rational entry = claim::PiecewiseLinear{c, 0}.slope(1) * w * d / root;
            sum += entry * entry;
        }
        return sum;
    }
};
const std::vector<Case>& equalities() {
    static const std::vector<Case> list{
        {2, 1, {3}, 1}, {Rational(1, 2), 2, {1, -2, 0, 5}, Rational(2, 3)}, {1, 2, {1, 1, 1, 1}, 7}};
    return list;
}

Truth at_a_network(claim::Sampler& sampler) {
    const TrainingMoment t = TrainingMoment::sample(sampler, sampler.integer(2, 3));
    const long l = t.maps() - 1, outputs = t.width(t.maps());
    rigor::RationalMatrix w(outputs, t.width(l));
    for (long j = 0; j < outputs; ++j)
        for (long i = 0; i < t.width(l); ++i) w(j, i) = t.weight(l, i, j) / t.root_width(l);
    const Rational c = t.sigma().lipschitz(), d = mean_square(t.direction()),
                   smaller = mean_square(t.printed_direction());
    if (d == 0) return rigor::truth(smaller == 0);
    return rigor::truth(largest_eigenvalue_at_least(rigor::row_products(w), smaller / (c * c * d)));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all networks and directions, all Lipschitz sigma with a derivative at the preactivations";
    result.steps.carries(claim::written(context, "pointwise"))
        .carries(claim::exact_for_each<Case>(
            "sigma = c relu, c = 2, 1/2, 1, one point, one output, n = 1, 4, 4", equalities(),
            {"|d'|_pin^2", [](const Case& k) { return k.direction_square(); }}, Relation::at_most,
            {factor(reading.factor) + factor("c^2", reading.lipschitz_power) + factor("n^-1", reading.width_power) +
                 "|W|_op^2 |d|_pin^2",
             [&](const Case& k) {
                 return Rational(reading.factor * rigor::power(k.c, 2 * reading.lipschitz_power) * k.operator_square() *
                                 k.d * k.d / rigor::power(Rational(k.root), 2 * reading.width_power));
             }}));
    if (context.verdict_only) return result;
    result.steps.supports(claim::instances(
        "|d'|_pin <= c |W/sqrt(n)|_op |d|_pin by exact inertia: one and two hidden layers, one to three points, one and "
        "two outputs, c = 1/2, 1, 2",
        context.seed, 20, at_a_network));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.2-direction-bound", check)
        .control("without c", [](Reading& r) { r.lipschitz_power = 0; })
        .control("c^2 in place of c", [](Reading& r) { r.lipschitz_power = 2; })
        .control("1/n in place of 1/sqrt(n)", [](Reading& r) { r.width_power = 2; })
        .control("a constant 1 - 1e-20",
                 [](Reading& r) {
                     const Rational less = 1 - rigor::parse_rational("1e-20");
                     r.factor = less * less;
                 })
        .property(claim::property(
            "|d'|_pin <= c |W/sqrt(n)|_op |d|_pin by exact inertia: random networks, c = 1/2, 1, 2",
            [](long number) {
                claim::Sampler sampler(2018, static_cast<std::uint64_t>(number));
                return at_a_network(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_2_direction_bound
