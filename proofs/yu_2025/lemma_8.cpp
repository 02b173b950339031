#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/divergence_steps.hpp"
#include "proofs/yu_2025/common/exact_matrix.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

#include <cstdlib>

namespace proofs::yu_2025::lemma_8 {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// What is supposed of the kernel, and where the outputs of points with label 0 and 1 go: to sign times +infinity.
struct Reading {
    KernelBound bound;
    long sign_of_label_0 = -1, sign_of_label_1 = 1;
};

/// |o - y| of (2.4), (2.5) at f = sign ln E, as a rational function of E.
template <class T>
T error(long label, long sign, const T& E) {
    T exponential = E / E;  // e^f = E^sign
    for (long k = 0; k < std::abs(sign); ++k) exponential = sign > 0 ? T(exponential * E) : T(exponential / E);
    const T o = 1 / (1 + 1 / exponential);
    return label == 1 ? T(1 - o) : o;
}

/// The error that tends to 0 is that of an output which goes where the conclusion says.
claim::Step error_of(long label, long sign) {
    return claim::identity<1>(
        fmt::format("|o - {}| at f = {} ln E", label, sign), [=](const auto& E) { return error(label, sign, E); },
        "1/(1 + E)", [](const auto& E) { return 1 / (1 + E); });
}

/// 1 - max u_i <= e^(-V/n), as e^(-V) = prod (1 - u_i).
Truth largest_error(claim::Sampler& sampler) {
    const long n = sampler.integer(1, 6);
    Rational product = 1, least = 1;
    for (long i = 0; i < n; ++i) {
        const Rational rest(sampler.integer(1, 999), 1000);  // 1 - u_i
        product *= rest;
        least = std::min(least, rest);
    }
    return rigor::truth(rigor::power(least, static_cast<unsigned long>(n)) <= product);
}

/// (C.4) at a kink, of either value of the derivative: the chain rule along a velocity that stays on it.
Truth on_a_kink(claim::Sampler& sampler) { return chain_rule_on_kink(sampler.integer(1, 1'000'000'000), true); }

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "every n, samples, labels, widths and depths, C > 0, every absolutely continuous solution of (2.7) on [0, "
        "infinity)";
    result.steps.carries(claim::cites(context, "yu-2025/eq-3.2"))
        .carries(claim::cites(context, "yu-2025/eq-2.6"))
        .carries(claim::written(context, "fall"))
        .supports(
            claim::instances("-V' through the forward pass = u^T K^r u = |theta'|^2, networks of both kinds, exactly",
                             context.seed, 60, loss_falls_by_the_form))
        .supports(claim::instances(
            "d/dt f = <grad f, theta'> on a kink where z' = 0, with either derivative of the ReLU, exactly",
            context.seed, 60, on_a_kink))
        .carries(claim::written(context, "largest"))
        .supports(claim::instances("(1 - max u_i)^n <= prod (1 - u_i), exactly", context.seed, 60, largest_error))
        .append(comparison_steps(reading.bound))
        .carries(claim::written(context, "comparison"))
        .carries(error_of(0, reading.sign_of_label_0))
        .carries(error_of(1, reading.sign_of_label_1))
        .carries(claim::written(context, "margins"));
    return result;
}

/// C in steps of the trace: some are bounds of lambda_min, some are not.
Rational supposed_bound(const ExactMatrix& k, long share) { return k.trace() * Rational(share, 100); }
Truth bounded_below(long seed, long share) {
    const TrainingSample sample = training_sample(seed);
    const ExactMatrix k = ntk::empirical_kernel(sample.network, sample.points);
    const Rational C = supposed_bound(k, share);
    return rigor::truth(C > 0 && rigor::inertia(as_rational_matrix(k).shifted(C)).negative == 0);
}
/// -V' >= C (1 - e^(-V/n))^2, V' through the forward pass.
Truth falls_fast_enough(long seed, long share) {
    const TrainingSample sample = training_sample(seed);
    const long n = sample.points.cols();
    const auto velocity = flow_velocity(sample.network, sample.points, sample.coefficients());
    Rational fall = 0, product = 1;
    for (long i = 0; i < n; ++i) {
        fall +=
            sample.coefficients()(i) * derivative_along(sample.network, velocity, ExactVector(sample.points.col(i)));
        product *= 1 - sample.errors(i);
    }
    const Rational C = supposed_bound(ntk::empirical_kernel(sample.network, sample.points), share);
    const rigor::Precision precision(256);
    const Ball q = Ball(1) - rigor::power(Ball(product), Rational(1, n));
    // At n = 1, C = K the two are equal.
    return rigor::certainly_less(Ball(C) * q * q, Ball(fall) + Ball::dyadic(1, -100));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/lemma-8", check)
        .control("lower bound 0 in place of C > 0", [](Reading& r) { r.bound.scale = 0; })
        .control("lower bound C/(1 + t)^2: positive at each time", [](Reading& r) { r.bound.decay = 2; })
        .control("f_t(x_i) -> +infinity whatever the label", [](Reading& r) { r.sign_of_label_0 = 1; })
        .control("f_t(x_i) -> -infinity whatever the label", [](Reading& r) { r.sign_of_label_1 = -1; })
        .property(claim::property_where(
            "lambda_min(K(X, X)) >= C > 0: the loss of the network of the seed falls at a rate of at least C (1 - "
            "e^(-V/n))^2",
            bounded_below, falls_fast_enough, claim::Input{"seed", claim::integers(1, 1'000'000)},
            claim::Input{"100 C/trace", claim::integers(1, 100)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::lemma_8
