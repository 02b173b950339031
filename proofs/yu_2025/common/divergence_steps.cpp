#include "proofs/yu_2025/common/divergence_steps.hpp"

#include "claim/decided_steps.hpp"
#include "proofs/yu_2025/common/training_sample.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025 {

using rigor::Ball, rigor::Rational, rigor::Truth;

claim::Steps comparison_steps(const KernelBound& bound) {
    claim::Steps steps;
    // q = 1 - e^(-V/n) moves by (1 - q) V'/n, and V' = -lambda q^2 is the slowest fall that lambda_min >= lambda
    // allows.
    steps.carries(claim::identity<3>(
        "T'(q) (1 - q) (-lambda q^2)/n with T'(q) = -1/q^2 - 1/(1 - q) - 1/q",
        [](const auto& q, const auto& lambda, const auto& n) {
            return (-1 / (q * q) - 1 / (1 - q) - 1 / q) * (1 - q) * (-lambda * q * q) / n;
        },
        "lambda/n", [](const auto&, const auto& lambda, const auto& n) { return lambda / n; }));
    // Every t >= 0. In units of time in which C = 1.
    steps.carries(claim::everywhere(
        {{{"w = 1/(1 + t)", {0, 1}}}}, {"w", [](const rigor::Point& at) { return at[0]; }}, claim::Relation::at_most,
        {fmt::format("{} w^{}, the bound over C", rigor::to_string(bound.scale), bound.decay),
         [bound](const rigor::Point& at) {
             return Ball(bound.scale) * rigor::power(at[0], static_cast<unsigned long>(bound.decay));
         }}));
    return steps;
}

Truth loss_falls_by_the_form(claim::Sampler& sampler) {
    const TrainingSample sample = training_sample(sampler.integer(1, 1'000'000'000));
    const auto velocity = flow_velocity(sample.network, sample.points, sample.coefficients());
    const ExactMatrix k = signed_kernel(sample);
    Rational rate = 0, form = 0;
    for (long i = 0; i < k.rows(); ++i) {
        rate +=
            sample.coefficients()(i) * derivative_along(sample.network, velocity, ExactVector(sample.points.col(i)));
        for (long j = 0; j < k.cols(); ++j) form += sample.errors(i) * k(i, j) * sample.errors(j);
    }
    return rigor::truth(rate == form && form == inner_product(velocity, velocity));
}

Ball frozen_passage(const Rational& from, const Rational& to) {
    const auto time = [](const Rational& u) { return Ball(Rational(1 / u)) + rigor::log(Ball(Rational((1 - u) / u))); };
    return time(to) - time(from);
}

}  // namespace proofs::yu_2025
