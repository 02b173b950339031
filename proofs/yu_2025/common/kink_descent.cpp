#include "proofs/yu_2025/common/kink_descent.hpp"

#include "ntk/network/random_network.hpp"
#include "ntk/training/gradient_descent.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace proofs::yu_2025 {
namespace {

/// a and the two numbers alpha, beta of RestAtKinks, rounded.
struct RoundedRest {
    double alpha, beta;

    RoundedRest() {
        double low = 2.0 / 7, high = 1.0 / 3;
        for (int k = 0; k < 80; ++k) {
            const double a = (low + high) / 2, u = 1.5 * a;
            const double left = std::pow(1 - 2 * a, 4) * (1 - a) * std::pow(1 - u, 3),
                         right = std::pow(2 * a, 4) * a * std::pow(u, 3);
            (left > right ? low : high) = a;
        }
        alpha = std::log(low / (1 - low));
        beta = (std::log((1 - 2 * low) / (2 * low)) - alpha) / 3;
    }
};

constexpr long middle = 2;  // the point 0 of five

}  // namespace

RestDescent descend_from_rest(double rate, double time, double noise, std::uint64_t seed, std::uint64_t sample) {
    const RoundedRest rest;
    auto network = ntk::yu_fully_connected<double>(1, std::vector<long>{3});
    const double s = network.maps[0].activation_scale;
    network.maps[0].weights << 0, 0.125, -0.125;
    network.maps[0].bias << 1, 0, 0;
    network.maps[1].weights << rest.alpha / s, 8 * rest.beta / s, 8 * rest.beta / s;
    if (noise != 0) {
        ntk::NormalStream normal(seed, sample);
        for (long j = 0; j < 3; ++j) {
            network.maps[0].weights(j, 0) += noise * (j == 0 ? 1 : 0.125) * normal();
            network.maps[0].bias(j) += noise * normal();
            network.maps[1].weights(0, j) += noise * normal();
            if (j > 0) network.maps[0].bias(j) = -std::abs(network.maps[0].bias(j));
        }
    }
    ntk::DenseMatrix<double> points(1, 5);
    points << -4, -3, 0, 3, 4;
    ntk::DenseVector<double> labels(5);
    labels << 0, 1, 0, 1, 0;
    ntk::GradientDescent<double> descent(network, points, ntk::TrainingObjective::cross_entropy(labels), rate);
    const double start = network.maps[1].weights(0, 1);
    const long steps = std::lround(time / rate), stride = std::max(1L, steps / 100);
    RestDescent result{rate, time, 1e300, -1e300, 0, 0, 0, 1};
    for (long k = 0; k <= steps; ++k) {
        result.largest_output = std::max(result.largest_output, descent.values().cwiseAbs().maxCoeff());
        const auto& z = descent.passes().results().front();
        if (k > steps - steps / 8) {
            ++result.last;
            result.singular += (z(1, middle) > 0) != (z(2, middle) > 0);
        }
        if (k % stride < 2) {  // two in succession: the pattern alternates
            const double least = ntk::approx_smallest_eigenvalue(descent.kernel());
            result.least_eigenvalue = std::min(result.least_eigenvalue, least);
            result.largest_eigenvalue = std::max(result.largest_eigenvalue, least);
        }
        descent.step();
    }
    result.output_weight = descent.network().maps[1].weights(0, 1) / start;
    return result;
}

TwoPointDescent descend_two_points(double rate, double time) {
    auto network = ntk::yu_fully_connected<double>(1, std::vector<long>{1});
    network.maps[0].weights << 1;
    network.maps[0].bias << 0;
    network.maps[1].weights << 1;
    ntk::DenseMatrix<double> points(1, 2);
    points << 0, 1;
    ntk::DenseVector<double> labels(2);
    labels << 0, 1;
    ntk::GradientDescent<double> descent(network, points, ntk::TrainingObjective::cross_entropy(labels), rate);
    const long steps = std::lround(time / rate);
    const ntk::DenseVector<double> start = descent.values();
    const double first_cost = descent.cost();
    TwoPointDescent result{rate, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    long active = 0, singular = 0;
    for (long k = 0; k < steps; ++k) {
        const ntk::DenseVector<double> c = descent.objective().direction(descent.values());
        const ntk::DenseMatrix<double> kernel = descent.kernel();
        const ntk::DenseVector<double> moved = kernel * c;
        result.first_by_kernel += rate * moved(0);
        result.second_by_kernel += rate * moved(1);
        result.loss_by_kernel -= rate * c.dot(moved);  // u^T K^r u = c^T K c
        const double b = descent.network().maps[0].bias(0);
        active += b > 0;
        singular += kernel(0, 0) == 0;
        result.largest_bias = std::max(result.largest_bias, std::abs(b));
        descent.step();
    }
    const ntk::DenseVector<double> end = descent.values();
    result.first_moved = end(0) - start(0);
    result.second_moved = end(1) - start(1);
    result.loss_moved = descent.cost() - first_cost;
    result.active = static_cast<double>(active) / static_cast<double>(steps);
    result.singular = static_cast<double>(singular) / static_cast<double>(steps);
    return result;
}

std::string told(const std::vector<TwoPointDescent>& runs, double time) {
    std::string text = fmt::format("Gradient descent from V = w = 1, b = 0 to t = {:g}, in double, estimates:", time);
    for (const TwoPointDescent& run : runs)
        text += fmt::format(
            " step {:g}: f(x_1) moved by {:.3f}, by (3.2) {:.3f}; f(x_2) moved by {:.3f}, by (3.2) {:.3f}; the loss moved by {:.3f}, by (C.22) {:.3f}; b > 0 at {:.0f} % of the steps, |b| <= {:.1e}, K_t(x_1, x_1) = 0 at {:.0f} %.",
            run.rate, run.first_moved, run.first_by_kernel, run.second_moved, run.second_by_kernel, run.loss_moved,
            run.loss_by_kernel, 100 * run.active, run.largest_bias, 100 * run.singular);
    return text;
}

std::string told(const std::vector<RestDescent>& runs) {
    std::string text;
    for (const RestDescent& run : runs)
        text += fmt::format(
            "{}step {:g} to t = {:g}: lambda_min between {:.4f} and {:.4f}, {} of the last {} steps with rank 4, |f| <= {:.2f}, V_B at {:.5f} of its start",
            text.empty() ? "" : "; ", run.rate, run.time, run.least_eigenvalue, run.largest_eigenvalue, run.singular,
            run.last, run.largest_output, run.output_weight);
    return text;
}

const std::vector<TwoPointDescent>& two_point_runs() {
    static const std::vector<TwoPointDescent> runs{descend_two_points(1e-2, 2), descend_two_points(1e-3, 2),
                                                   descend_two_points(1e-4, 2)};
    return runs;
}

const RestRuns& rest_runs() {
    static const RestRuns runs = [] {
        RestRuns all;
        all.witness.push_back(descend_from_rest(0.1, 2500, 0));  // the learning rate of section 6.1, long
        // An eighth of the steps at the end is looked at: from t = 70, 70 and 35 on.
        for (const double rate : {1e-2, 1e-3, 1e-4})
            all.witness.push_back(descend_from_rest(rate, rate < 1e-3 ? 40 : 80, 0));
        for (std::uint64_t sample = 0; sample < 24; ++sample) {
            const double rate = sample < 12 ? 1e-2 : sample < 22 ? 1e-3 : 1e-4;
            all.random.push_back(descend_from_rest(rate, rate < 1e-3 ? 40 : 80, rest_noise, rest_seed, sample));
        }
        return all;
    }();
    return runs;
}

}  // namespace proofs::yu_2025
