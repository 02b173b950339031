#include "proofs/yu_2025/common/divergence.hpp"

#include <algorithm>

namespace proofs::yu_2025 {

using rigor::Ball, rigor::Rational, rigor::Truth;
using Gradient = ntk::NetworkGradient<Rational>;

claim::legacy::Argument divergence_argument(const Rational& c) {
    claim::legacy::Argument argument;
    argument
        .step("(2.7) moves f(x_i) by sum_j K(x_i, x_j) (2 y_j - 1) u_j, almost everywhere: 60 networks of both kinds, exactly", for_seeds(60, [](long seed) {
                  const TrainingSample sample = training_sample(seed);
                  const ExactVector moved = ntk::empirical_kernel(sample.network, sample.points) * sample.coefficients();
                  const Gradient velocity = flow_velocity(sample.network, sample.points, sample.coefficients());
                  bool equal = true;
                  for (long i = 0; i < moved.size(); ++i) equal = equal && moved(i) == derivative_along(sample.network, velocity, ExactVector(sample.points.col(i)));
                  return rigor::truth(equal);
              }))
        .step("also at almost every time on a kink, where z' = 0: 60 networks, exactly", for_seeds(60, [](long seed) { return chain_rule_on_kink(seed, true); }))
        .step("V' = sum u_i'/(1 - u_i) = -u^T K^r u with u_i' = -u_i (1 - u_i) (K^r u)_i: 60 samples, exactly", for_seeds(60, [](long seed) {
                  const TrainingSample sample = training_sample(seed);
                  const ExactMatrix k = signed_kernel(sample);
                  Rational rate = 0, form = 0;
                  for (long i = 0; i < k.rows(); ++i) {
                      Rational row = 0;
                      const Rational& u = sample.errors(i);
                      for (long j = 0; j < k.cols(); ++j) row += k(i, j) * sample.errors(j);
                      rate += -u * (1 - u) * row / (1 - u);
                      form += u * row;
                  }
                  return rigor::truth(rate == -form && form == inner_product(flow_velocity(sample.network, sample.points, sample.coefficients()),
                                                                             flow_velocity(sample.network, sample.points, sample.coefficients())));
              }))
        .step("u_i <= -ln(1 - u_i) <= V: both sides vanish at 0 and the derivatives differ by 1/(1 - u) - 1 = u/(1 - u) >= 0, rational functions of degree 1 equal at 12 values", rigor::truth([] {
                  bool equal = true;
                  for (long k = 0; k < 12; ++k) {
                      const Rational u(k, 12);
                      equal = equal && 1 / (1 - u) - 1 == u / (1 - u) && u / (1 - u) >= 0;
                  }
                  return equal;
              }()))
        .step("max u_i >= 1 - e^(-V/n), for e^(-V) = prod (1 - u_i) >= (1 - max u_i)^n: 60 samples, exactly", for_seeds(60, [](long seed) {
                  const TrainingSample sample = training_sample(seed);
                  Rational product = 1, largest = 0;
                  for (long i = 0; i < sample.errors.size(); ++i) {
                      product *= 1 - sample.errors(i);
                      largest = std::max(largest, sample.errors(i));
                  }
                  return rigor::truth(product >= rigor::power(Rational(1 - largest), static_cast<unsigned long>(sample.errors.size())));
              }))
        .step("T(q) = 1/q + ln((1 - q)/q), q = 1 - e^(-V/n), grows by at least ln(1 + t)/n (times in units of 1000): q -> 0 and V -> 0",
              comparison_steps({.scale = 1000 * c}).established());
    return argument;
}

Truth kernel_dominates(const ExactNetwork& network, const ExactVector& x, const Rational& factor) {
    const std::size_t last = network.maps.size() - 1;
    const auto& before = network.maps[last - 1];
    const Rational scale = before.bias_scale * before.activation_scale;
    ExactMatrix point(x.size(), 1);
    point.col(0) = x;
    const Rational f = ntk::network_output(network, x)(0), k = ntk::empirical_kernel(network, point)(0, 0);
    return rigor::truth(factor * scale * scale * f * f <= k * k);
}

Truth kernel_dominates_for_seed(long seed, bool residual, const Rational& factor) {
    // Seeds of the other wiring are passed over.
    for (long k = 0; k < 64; ++k) {
        const TrainingSample sample = training_sample(seed + 1'000'003 * k);
        if ((sample.network.wiring == ntk::Wiring::residual) != residual) continue;
        Truth all = Truth::yes;
        for (long p = 0; p < sample.points.cols(); ++p) all = all && kernel_dominates(sample.network, ExactVector(sample.points.col(p)), factor);
        return all;
    }
    return Truth::unknown;
}

// One neuron with W = b at x = 0 in (2.1); in (2.2) the branch switched off by W^(1) = b^(1) = V = d = 0, W = s and a stream of size 1.
Truth kernel_dominates_at_equality(bool residual, const Rational& factor) {
    const Rational one(1), s(3, 2);
    ExactNetwork network;
    ExactVector x(1);
    x << Rational(0);
    if (!residual) {
        network.maps.push_back(ntk::affine_map(1, 1, true, one, one, s));
        network.maps.push_back(ntk::affine_map(1, 1, false, one, one, one));
        network.maps[0].bias << one;
        network.maps[1].weights << one;
    } else {
        network.wiring = ntk::Wiring::residual;
        // The input map with a small scale: its own part of K must not count.
        const Rational tiny = rigor::power_of_two(-60);
        network.maps.push_back(ntk::affine_map(1, 1, true, tiny, tiny, one));
        network.maps.push_back(ntk::affine_map(1, 1, true, one, one, one));
        network.maps.push_back(ntk::affine_map(1, 1, true, s, s, one));
        network.maps.push_back(ntk::affine_map(1, 1, false, one, one, one));
        network.maps[0].bias << Rational(1 / tiny);
        network.maps[3].weights << Rational(1 / s);
    }
    return kernel_dominates(network, x, factor);
}

}  // namespace proofs::yu_2025
