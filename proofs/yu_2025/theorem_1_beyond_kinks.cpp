#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/divergence_steps.hpp"
#include "proofs/yu_2025/common/exact_matrix.hpp"
#include "proofs/yu_2025/common/rest_at_kinks.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proofs::yu_2025::theorem_1_beyond_kinks {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// K_t is formed with this derivative of the ReLU at its kink, 1(0 > 0) = 0 as printed; its smallest eigenvalue exceeds
/// `least`, of the printed "some positive constant" any. Of the correction: how the Gram matrix of the generalised
/// gradients is bounded; at the rest these have the derivative 1/2 at the kinks.
struct Reading {
    Rational derivative = 0, least = 0;  // free: most values refute
    KernelBound bound{};
};
const Reading corrected{.derivative = Rational(1, 2)};

/// The suite's kernel at m = 2 k^2, where sqrt(2/m) = 1/k, with s V_A = alpha, s V_B = s V_C = 8 beta, is K_inf + (2/m)
/// P.
Truth splits(long k, const Rational& alpha, const Rational& beta) {
    const Rational s(1, k), zero = 0, one = 1, slope(1, 8), output = alpha / s, hinge = 8 * beta / s;
    const KinkedNeurons neurons{s, zero, one, output, slope, zero, hinge, Rational(-slope), zero, hinge};
    const long width = 2 * k * k;
    RationalMatrix sum = limit_matrix(alpha, beta, 0);
    const RationalMatrix p = activation_matrix();
    for (long i = 0; i < p.rows(); ++i)
        for (long j = 0; j < p.columns(); ++j) sum(i, j) += Rational(2, width) * p(i, j);
    return rigor::truth(sum == as_rational_matrix(ntk::empirical_kernel(neurons.network(width), kinked_points())));
}

Ball least_eigenvalue(const rigor::BallMatrix& k) { return rigor::smallest_eigenvalue(k).ball(); }

claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 96);
    const RestAtKinks rest = RestAtKinks::find(rigor::Precision::bits());
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope =
        "false for Filippov solutions with K_t formed by 1(z > 0): network (2.1), L = 1, d = 1, five points, m = "
        "3 in Coq, every m >= 3 on the page. Nothing is said of gradient descent";
    const std::string derivative = rigor::to_string(reading.derivative);
    result.steps = rest_steps(rest);
    result.steps.carries(claim::written(context, "errors"))
        .carries(claim::written(context, "rest"))
        .carries(claim::exact_inertia({"P", activation_matrix()}, {0, 2, 3}))
        .carries(claim::exact({fmt::format("lambda_min(K_inf), {} for the derivative of the ReLU at 0", derivative),
                               least_eigenvalue(rest.limit_matrix(reading.derivative))},
                              Relation::greater, {rigor::to_string(reading.least), reading.least}))
        .carries(claim::written(context, "widths"))
        .supports(claim::range("k", 2, 7, "K(X, X) = K_inf + (2/m) P at m = 2 k^2 by the suite's backward pass",
                               [](long k) { return splits(k, Rational(-6, 7), Rational(4, 25)); }));
    if (context.verdict_only) return result;
    const auto value = [&](const std::string& name, const Ball& ball, long digits) {
        result.values.push_back({name, ball.enclosure(digits)});
    };
    const long few = std::min(context.digits, 15L);
    value("a, the error at 0", rest.a(), context.digits);
    value("f(0) for all t", rest.alpha(), context.digits);
    value("slope of f on x > 0, for all t", rest.beta(), context.digits);
    value("lambda_min(K_t(X, X)) for all t, m = 3, 1(z > 0)", least_eigenvalue(rest.kernel_matrix(3, 0)), few);
    value("lambda_min(K_inf): a lower bound at every m >= 3", least_eigenvalue(rest.limit_matrix(0)), few);
    value("at m = 3 with 1(z >= 0)", least_eigenvalue(rest.kernel_matrix(3, 1)), few);
    return result;
}

/// (C.4) at a kink, of either value of the derivative: the chain rule along a velocity that stays on it.
Truth on_a_kink(claim::Sampler& sampler) { return chain_rule_on_kink(sampler.integer(1, 1'000'000'000), true); }

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "every absolutely continuous theta_t on [0, infinity) of that form, networks (2.1) and (2.2), every n";
    result.steps.carries(claim::cites(context, "yu-2025/lemma-8"))
        .append(comparison_steps(reading.bound))
        .carries(claim::written(context, "moving"))
        .supports(
            claim::instances("d/dt f = <g, theta'> on a kink where z' = 0, with either derivative of the ReLU, exactly",
                             context.seed, 60, on_a_kink));
    return result;
}

/// Neurons B and C and a constant one, c in units of a, any alpha and slope; the flow of (2.7) with D = 1/2 at both
/// kinks moves no f(x_i), though each kinked pair is given to the general code alone, the other neuron being left out.
Truth rests_by_general_code(const Rational& output, const Rational& slope) {
    ExactNetwork network = ntk::yu_fully_connected<Rational>(1, std::vector<long>{2});
    network.maps[0].weights << slope, Rational(0);
    network.maps[0].bias << Rational(0), Rational(1);
    network.maps[1].weights << output, Rational(1);
    const ExactMatrix points = kinked_points();
    ExactVector c(5);
    c << Rational(-3, 2), Rational(2), Rational(-1), Rational(2), Rational(-3, 2);
    const ntk::KinkedPair kink{0, 0, 2};
    const auto rates = ntk::kink_rates(network, points, c, kink);
    const Rational half(1, 2);
    if (ntk::kink_motion(rates) != ntk::KinkMotion::slides || ntk::sliding_coefficient(rates) != half) return Truth::no;
    const ExactVector moved = ntk::kernel_at_kink(network, points, kink, half) * c;
    bool still = true;
    for (long i = 0; i < moved.size(); ++i) still = still && moved(i) == 0;
    return rigor::truth(still);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/theorem-1-beyond-kinks", check)
        .control("the coefficient of the slide, 1/2, in place of 1(0 > 0) in K_t",
                 [](Reading& r) { r.derivative = Rational(1, 2); })
        .control("lambda_min(K_t) >= C for a C > 1/10", [](Reading& r) { r.least = Rational(1, 10); })
        .corrected(check_correction, corrected)
        .correction_control("lower bound 0 in place of C > 0", [](Reading& r) { r.bound.scale = 0; })
        .correction_control("lower bound C/(1 + t)^2: positive at each time", [](Reading& r) { r.bound.decay = 2; })
        .property(
            claim::property("neuron B with any V, w > 0, in exact arithmetic: it slides with coefficient 1/2, and "
                            "K c = 0 with that coefficient",
                            rests_by_general_code, claim::Input{"V", claim::positive_rationals()},
                            claim::Input{"w", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::theorem_1_beyond_kinks
