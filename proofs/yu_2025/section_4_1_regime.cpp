#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/divergence_steps.hpp"
#include "proofs/yu_2025/common/resting_network.hpp"
#include "proofs/yu_2025/common/without_branches.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::yu_2025::section_4_1_regime {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// The error of the squared error in place of that of the cross-entropy; the sign of V'; the largest a_0/(2 a_0 + b_0)
/// of a neuron that counts, 1 at a_0 + b_0 = 0; its probability; what is supposed of lambda_min(K_t(X, X)); alpha.
struct Reading {
    bool squared = false;
    long sign = 1;
    Rational largest = 1, probability{3, 8};
    KernelBound bound{};
    bool alpha_zero = false;
};

/// 2 a e^-tau over 2 a_0 + b_0 for the share a_0/(2 a_0 + b_0) and p = e^(-2 tau): affine in each of the two.
struct Corner {
    Rational share, p;
    Rational value() const { return (1 - share) * (1 - p) + 2 * share * p; }
};
/// Of the eight sectors between the multiples of pi/4 those with a_0 > 0, a_0 + b_0 > 0; a direction for each.
long sectors() {
    long count = 0;
    for (const auto& [a, b] :
         std::vector<std::pair<long, long>>{{2, 1}, {1, 2}, {-1, 2}, {-2, 1}, {-2, -1}, {-1, -2}, {1, -2}, {2, -1}})
        count += a > 0 && a + b > 0 ? 1 : 0;
    return count;
}

/// Network (2.1), L = 1, d = 2, of m neurons, all with z_j > 0 at x, and the velocity of (2.7) with c = S u: z_j' = s
/// V_j c r^2 and V_j' = sign s z_j c, by the suite's backward pass.
Truth hyperbolic(claim::Sampler& sampler, long sign) {
    const Rational x = sampler.rational(), s = sampler.positive_rational(), c = sampler.nonzero_rational();
    std::vector<Rational> w, b, v;
    const long m = sampler.integer(1, 4);
    for (long j = 0; j < m; ++j) {
        w.push_back(sampler.rational());
        b.push_back(sampler.positive_rational() - w.back() * x);
        v.push_back(sampler.rational());
    }
    ExactMatrix point(1, 1);
    point << x;
    ExactVector coefficient(1);
    coefficient << c;
    const auto velocity = flow_velocity(one_layer(w, b, v, s), point, coefficient);
    const Rational square = 1 + x * x;
    bool all = true;
    for (long j = 0; j < m; ++j) {
        const auto k = static_cast<std::size_t>(j);
        const Rational z = w[k] * x + b[k], z_rate = velocity[0].weights(j, 0) * x + velocity[0].bias(j),
                       v_rate = velocity[1].weights(0, j);
        all = all && z_rate == s * v[k] * c * square && v_rate == sign * s * z * c;
    }
    return rigor::truth(all);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "the kernel: both networks (alpha != 0), different samples, every width, every theta_0 with an absolutely "
        "continuous solution of (2.7) on [0, infinity); the parameters: the same with lambda_min(K_t(X, X)) >= C > 0, "
        "and network (2.1), L = 1, one sample, along every such solution, with a probability of at least 1 - (5/8)^m";
    result.steps.carries(claim::cites(context, "yu-2025/abstract-training-samples"))
        .carries(claim::cites(context, "yu-2025/corollary-1"))
        .append(comparison_steps(reading.bound))
        .carries(claim::written(context, "kernel"));
    if (reading.alpha_zero) result.steps.append(without_branches());
    result.steps
        .supports(claim::instances("z_j' = s V_j c r^2 and V_j' = s z_j c, c = S u, at active neurons, by the suite's "
                                   "backward pass, exactly",
                                   context.seed, 60,
                                   [&](claim::Sampler& sampler) { return hyperbolic(sampler, reading.sign); }))
        .carries(claim::identity<3>(
            "a + b at a = a_0 cosh + b_0 sinh, b = b_0 cosh + a_0 sinh, e^tau = E",
            [](const auto& a, const auto& b, const auto& e) {
                const auto c = (e + 1 / e) / 2, s = (e - 1 / e) / 2;
                return (a * c + b * s) + (b * c + a * s);
            },
            "(a_0 + b_0) E", [](const auto& a, const auto& b, const auto& e) { return (a + b) * e; }))
        .carries(claim::identity<3>(
            "there, (a - b) E",
            [](const auto& a, const auto& b, const auto& e) {
                const auto c = (e + 1 / e) / 2, s = (e - 1 / e) / 2;
                return ((a * c + b * s) - (b * c + a * s)) * e;
            },
            "a_0 - b_0", [](const auto& a, const auto& b, const auto&) { return a - b; }))
        .carries(claim::exact_for_each<Corner>(
            "the corners of 0 <= a_0/(2 a_0 + b_0) <= " + rigor::to_string(reading.largest) + ", 0 <= e^(-2 tau) <= 1",
            {{0, 0}, {0, 1}, {reading.largest, 0}, {reading.largest, 1}},
            {"2 a e^-tau/(2 a_0 + b_0), affine in both", [](const Corner& corner) { return corner.value(); }},
            Relation::at_least, {"0", [](const Corner&) { return Rational(0); }}))
        .carries(claim::exact(
            {"sectors with a_0 > 0, a_0 + b_0 > 0, of the eight between multiples of pi/4", Rational(sectors())},
            Relation::equal, {"8 times the probability", Rational(8 * reading.probability)}))
        .carries(claim::written(context, "most"))
        .supports(claim::everywhere({{{"M", {-10, 10}}}},
                                    {reading.squared ? "the error 1 - M, margins M from -10 to 10"
                                                     : "the error 1/(1 + e^M), margins M from -10 to 10",
                                     [&](const rigor::Point& at) {
                                         return reading.squared ? Ball(1) - at[0]
                                                                : Ball(1) / (Ball(1) + rigor::exp(at[0]));
                                     }},
                                    Relation::greater, claim::constant(0)))
        .carries(claim::written(context, "error"));
    if (context.verdict_only) return result;
    result.values = {{"probability, m = 10, at least",
                      Ball(1 - rigor::power(Rational(1 - reading.probability), 10)).enclosure(context.digits)}};
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/section-4.1-regime", check)
        .control("the squared error in place of the cross-entropy", [](Reading& r) { r.squared = true; })
        .control("a_0 + b_0 < 0 admitted, a_0/(2 a_0 + b_0) up to 11/10",
                 [](Reading& r) { r.largest = Rational(11, 10); })
        .control("V_j' with the other sign", [](Reading& r) { r.sign = -1; })
        .control("probability 1/2", [](Reading& r) { r.probability = Rational(1, 2); })
        .control("lower bound 0 in place of C > 0", [](Reading& r) { r.bound.scale = 0; })
        .control("alpha = 0 in (2.2)", [](Reading& r) { r.alpha_zero = true; })
        .property(claim::property(
            "z_j' = s V_j c r^2 and V_j' = s z_j c at active neurons, by the suite's backward pass, exactly",
            [](long number) {
                claim::Sampler sampler(41, static_cast<std::uint64_t>(number));  // free: a seed
                return hyperbolic(sampler, 1);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::section_4_1_regime
