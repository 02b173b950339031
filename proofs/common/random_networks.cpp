#include "proofs/common/random_networks.hpp"

#include "ntk/kernel/erf_kernel.hpp"
#include "ntk/network/network_batch.hpp"
#include "ntk/network/random_network.hpp"

#include <numbers>

namespace proofs {

using ntk::AffineMap, ntk::DenseMatrix, ntk::DenseVector, ntk::Estimate, ntk::FiniteNetwork, rigor::Truth;

DenseMatrix<double> points_of_unequal_norm() {
    DenseMatrix<double> x(2, 2);
    x << 1, 0.5, 0, -2;
    return x;
}
DenseMatrix<double> points_of_circle() {
    DenseMatrix<double> x(2, 4);
    x << 0.6, -12.0 / 13, 8.0 / 17, -0.28, 0.8, 5.0 / 13, -15.0 / 17, -0.96;
    return x;
}
DenseVector<double> product_of_coordinates(const DenseMatrix<double>& points) {
    return points.row(0).cwiseProduct(points.row(1)).transpose();
}

namespace {

/// E[sigma(u) sigma(v)] and E[sigma'(u) sigma'(v)].
struct Expectations {
    double product, slope;
};
Expectations expectations(Activation activation, double a, double b, double c) {
    if (activation == Activation::erf) {
        const ntk::ErfExpectations<double> erf(a, b, c);
        return {erf.product, erf.slope};
    }
    const double size = std::sqrt(a * b), rho = std::clamp(c / size, -1.0, 1.0), theta = std::acos(rho),
                 pi = std::numbers::pi;
    return {size * (std::sin(theta) + (pi - theta) * rho) / (2 * pi), (pi - theta) / (2 * pi)};
}

}  // namespace

Limit limit(Activation activation, const DenseMatrix<double>& points, long depth, const Recursion& recursion) {
    const DenseMatrix<double> inner = points.transpose() * points;
    Limit now;
    now.covariance = now.tangent = (recursion.input * inner).array() + recursion.beta_square;
    DenseMatrix<double> slope_below = DenseMatrix<double>::Ones(inner.rows(), inner.cols());
    for (long l = 1; l < depth; ++l) {
        const DenseMatrix<double> old = now.covariance;
        for (long i = 0; i < inner.rows(); ++i)
            for (long j = 0; j < inner.cols(); ++j) {
                const Expectations next = expectations(activation, old(i, i), old(j, j), old(i, j));
                now.covariance(i, j) = next.product + recursion.bias;
                now.tangent(i, j) =
                    now.tangent(i, j) * (recursion.slope_of_layer_below ? slope_below(i, j) : next.slope) +
                    now.covariance(i, j);
                slope_below(i, j) = next.slope;
            }
    }
    return now;
}

FiniteNetwork<double> shape(Activation activation, long n0, long width, long depth, const rigor::Rational& beta,
                            long outputs) {
    std::vector<long> widths(static_cast<std::size_t>(depth) + 1, width);
    widths.front() = n0;
    widths.back() = outputs;
    return ntk::jacot_network<double>(widths, beta, activation);
}

Estimate exponent(const std::vector<AtWidth>& means) {
    // log mean has the error standard_error/mean.
    double weight = 0, x = 0, y = 0, xx = 0, xy = 0;
    for (const auto& [width, estimate] : means) {
        if (!(estimate.mean > 0) || !(estimate.standard_error > 0)) return {0, std::numeric_limits<double>::infinity()};
        const double w = std::pow(estimate.mean / estimate.standard_error, 2),
                     log_width = std::log(static_cast<double>(width)), log_mean = std::log(estimate.mean);
        weight += w;
        x += w * log_width;
        y += w * log_mean;
        xx += w * log_width * log_width;
        xy += w * log_width * log_mean;
    }
    const double spread = xx - x * x / weight;
    return {(xy - x * y / weight) / spread, 1 / std::sqrt(spread)};
}
Truth below(const Estimate& estimate, double bound) {
    const double z = (bound - estimate.mean) / estimate.standard_error;
    return !std::isfinite(z)      ? Truth::unknown
           : z >= claim::certain  ? Truth::yes
           : z <= -claim::refuted ? Truth::no
                                  : Truth::unknown;
}
Truth above(const Estimate& estimate, double bound) { return below({-estimate.mean, estimate.standard_error}, -bound); }

Training train(FiniteNetwork<double> network, const DenseMatrix<double>& points, const DenseVector<double>& goal,
               const DenseMatrix<double>& limit, const Schedule& schedule) {
    const double n = static_cast<double>(points.cols()), width = static_cast<double>(network.maps.back().inputs());
    double time = 1;
    if (schedule.mean_field) {
        network.maps.back().weight_scale /= std::sqrt(width);
        network.maps.back().bias_scale /= std::sqrt(width);
        time = width;
    }
    ntk::NetworkBatch<double> batch(network, points);
    Training result{};
    DenseMatrix<double> kernel, first;
    DenseVector<double> frozen;
    std::vector<DenseMatrix<double>> activations;
    double first_cost = 0;
    for (long k = 0;; ++k) {
        batch.forward(network);
        const DenseVector<double> f = batch.outputs().transpose();
        if (k == 0) {
            frozen = f;
            activations = batch.inputs();
            first_cost = (goal - f).squaredNorm();
        }
        result.function_gap = std::max(result.function_gap, (f - frozen).norm() / std::sqrt(n));
        const bool last = k == schedule.steps;
        batch.backward(network);
        if (last || k % 4 == 0) {
            batch.kernel(network, kernel);
            kernel *= time;
            if (k == 0) first = kernel;
            result.kernel_change = std::max(result.kernel_change, (kernel - first).cwiseAbs().maxCoeff());
            result.kernel_gap = std::max(result.kernel_gap, (kernel - limit).cwiseAbs().maxCoeff());
        }
        if (last) {
            result.cost_ratio = (goal - f).squaredNorm() / first_cost;
            break;
        }
        DenseVector<double> d = goal - f;
        if (schedule.growing_direction)
            for (long i = 0; i < d.size(); ++i) d(i) = std::sqrt(width) * (i % 2 ? -1 : 1);
        result.direction += schedule.step * d.norm() / std::sqrt(n);
        const AffineMap<double> output = schedule.freeze_output_map ? network.maps.back() : AffineMap<double>();
        batch.step(network, (schedule.step * time / n) * d);
        if (schedule.freeze_output_map) network.maps.back() = output;
        frozen += (schedule.step / n) * (limit * (goal - frozen));
    }
    // inputs()[l], l >= 1: the activations of hidden layer l.
    double mean = 0, sum = 0;
    for (std::size_t l = 1; l < activations.size(); ++l) {
        const double square = (batch.inputs()[l] - activations[l]).squaredNorm() / n;
        mean += square / static_cast<double>(activations[l].rows());
        sum += square;
    }
    const auto layers = static_cast<double>(activations.size() - 1);
    result.activation_change = std::sqrt(mean / layers);
    result.collective_change = std::sqrt(sum / layers);
    return result;
}

std::vector<TrainingMeans> train_at_widths(Activation activation, const Sizes& sizes, const Schedule& schedule,
                                           std::uint64_t seed) {
    const DenseMatrix<double> points = points_of_circle();
    const DenseVector<double> goal = product_of_coordinates(points);
    const DenseMatrix<double> tangent = limit(activation, points, sizes.depth, Recursion::printed(2, 0.1)).tangent;
    std::vector<TrainingMeans> all;
    for (const long width : sizes.widths) {
        TrainingMeans means;
        FiniteNetwork<double> network = shape(activation, 2, width, sizes.depth, rigor::Rational(1, 10));
        for (long k = 0; k < sizes.networks; ++k) {
            ntk::initialize(network, seed + static_cast<std::uint64_t>(width), static_cast<std::uint64_t>(k));
            const Training result = train(network, points, goal, tangent, schedule);
            means.kernel_change.add(result.kernel_change);
            means.kernel_gap.add(result.kernel_gap);
            means.function_gap.add(result.function_gap);
            means.direction.add(result.direction);
            means.activation_change.add(result.activation_change);
            means.collective_change.add(result.collective_change);
            means.cost_ratio.add(result.cost_ratio);
        }
        all.push_back(std::move(means));
    }
    return all;
}
std::vector<AtWidth> at_widths(const Sizes& sizes, const std::vector<TrainingMeans>& means,
                               Mean TrainingMeans::*which) {
    std::vector<AtWidth> all;
    for (std::size_t i = 0; i < means.size(); ++i) all.push_back({sizes.widths[i], (means[i].*which).estimate()});
    return all;
}

}  // namespace proofs
