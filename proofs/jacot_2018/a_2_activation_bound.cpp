#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/printed_factors.hpp"
#include "proofs/jacot_2018/common/training_moment.hpp"

namespace proofs::jacot_2018::a_2_activation_bound {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// (d/dt |z_i|)^2 <= factor n^-width_power |Phi_Theta|^norm_power |sigma'|^(2 slope_power) |W_i|^2 |d|^2; norm_power 1
/// is |Theta|_op^2 with the definition in the introduction of appendix A.
struct Reading {
    Rational factor = 1;  // free: a larger one is a weaker bound
    unsigned long width_power = 1, norm_power = 2, slope_power = 1;
};

/// One data point x of R, sigma = c relu, one output, z = x v + beta b > 0, W, d > 0, n = root^2; the speed of z by
/// dual numbers.
struct Case {
    Rational x, beta, c, W, d;
    long root;

    Rational kernel() const { return x * x + beta * beta; }  // |Phi| of one point
    Rational speed() const {
        using D = rigor::Dual<Rational>;
        const auto z = [&](const D& v, const D& b) { return D(x) * v + D(beta) * b; };
        const auto velocity = [&](const D& v, const D& b) {
            return Rational(d * (D(W) * D(c) * z(v, b) / D(Rational(root))).derivative);
        };
        const Rational one = 1;  // free: the parameters v and b, on which the speed does not depend
        return z(D(one, velocity(D(one, one), D(one))), D(one, velocity(D(one), D(one, one)))).derivative;
    }
};
const std::vector<Case>& equalities() {
    static const std::vector<Case> list{
        {Rational(6, 5), Rational(8, 5), 1, 3, 1, 1},                             // |Phi| = 4
        {Rational(3, 10), Rational(2, 5), 2, 5, Rational(2, 3), 2},               // |Phi| = 1/4, c = 2
        {Rational(3, 5), Rational(4, 5), Rational(1, 2), Rational(7, 2), 4, 3}};  // |Phi| = 1, c = 1/2
    return list;
}

/// L = 1: |dz_i/dt|_pin <= |Phi| max|sigma'(z_i)| |W_i| |d|_pin/sqrt(n), by exact inertia of the square of the kernel.
Truth at_a_network(claim::Sampler& sampler) {
    const TrainingMoment t = TrainingMoment::sample(sampler, 2);
    const auto velocity = t.preactivation_velocity(1), z = t.preactivations(1), kernel = t.first_kernel();
    const auto square = kernel * kernel;
    for (long i = 0; i < t.width(1); ++i) {
        Rational speed = 0, slope = 0, weights = 0;
        for (long x = 0; x < t.points(); ++x) {
            speed += velocity(x, i) * velocity(x, i) / t.points();
            slope = std::max<Rational>(slope, abs(t.sigma().slope(z(x, i))));
        }
        for (long j = 0; j < t.width(2); ++j) weights += t.weight(1, i, j) * t.weight(1, i, j);
        const Rational rest = slope * slope * weights * mean_square(t.direction()) / t.width(1);
        if (rest == 0 ? speed != 0 : !largest_eigenvalue_at_least(square, speed / rest * t.points() * t.points()))
            return Truth::no;
    }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "L = 1 at every width; L >= 2 up to the time tau and eps c M |d_t| (a.2-preactivations), eps -> 0 in "
        "probability for each n_L; where the norm is not differentiable, the upper derivative";
    result.steps.carries(claim::cites(context, "jacot-2018/a.2-preactivations"))
        .carries(claim::written(context, "norm"))
        .carries(claim::written(context, "cauchy-schwarz"))
        .carries(claim::exact_for_each<Case>(
            "sigma = c relu, one point and one output, L = 1: |Phi| = 4, 1/4, 1, c = 1, 2, 1/2, n = 1, 4, 9",
            equalities(),
            {"(dz_i/dt)^2, by dual numbers", [](const Case& k) { return Rational(k.speed() * k.speed()); }},
            Relation::at_most,
            {factor(reading.factor) + factor("n^-1", reading.width_power) + factor("|Phi|", reading.norm_power) +
                 factor("c^2", reading.slope_power) + "W_i^2 d^2",
             [&](const Case& k) {
                 return Rational(reading.factor * rigor::power(k.kernel(), reading.norm_power) *
                                 rigor::power(k.c, 2 * reading.slope_power) * k.W * k.W * k.d * k.d /
                                 rigor::power(Rational(k.root), 2 * reading.width_power));
             }}));
    if (context.verdict_only) return result;
    result.steps.supports(claim::instances(
        "L = 1: |dz_i/dt|_pin <= |Phi| max|sigma'(z_i)| |W_i|_2 |d|_pin/sqrt(n) by exact inertia, one to three points, "
        "one and two outputs, leaky and scaled sigma",
        context.seed, 20, at_a_network));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.2-activation-bound", check)
        .control("|Theta|_op as defined in the introduction of appendix A", [](Reading& r) { r.norm_power = 1; })
        .control("without |sigma'|", [](Reading& r) { r.slope_power = 0; })
        .control("|sigma'|^2 in place of |sigma'|", [](Reading& r) { r.slope_power = 2; })
        .control("1/n in place of 1/sqrt(n)", [](Reading& r) { r.width_power = 2; })
        .control("a constant 1 - 1e-20",
                 [](Reading& r) {
                     const Rational less = 1 - rigor::parse_rational("1e-20");
                     r.factor = less * less;
                 })
        .property(claim::property(
            "L = 1: |dz_i/dt|_pin <= |Phi| max|sigma'(z_i)| |W_i|_2 |d|_pin/sqrt(n) by exact inertia: random networks",
            [](long number) {
                claim::Sampler sampler(2018, static_cast<std::uint64_t>(number));
                return at_a_network(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_2_activation_bound
