#include "proofs/st_arnaud_2026/common/feature_deviation.hpp"

#include "ntk/network/network_batch.hpp"
#include "ntk/network/random_network.hpp"

#include <numbers>

namespace proofs::st_arnaud_2026 {

Deviation feature_deviation(const DeviationSetting& setting, long width, std::uint64_t seed, std::uint64_t sample) {
    std::vector<long> widths{setting.words};
    widths.insert(widths.end(), static_cast<std::size_t>(setting.hidden_layers), width);
    widths.push_back(1);
    auto network = ntk::jacot_network<double>(widths, 0);
    ntk::initialize(network, seed, sample);
    const ntk::DenseMatrix<double> words = ntk::DenseMatrix<double>::Identity(setting.words, setting.words);
    ntk::NetworkBatch<double> all(network, words), training(network, words.leftCols(setting.training_words));

    all.forward(network);
    const ntk::DenseMatrix<double> before = all.inputs().back();
    ntk::DenseVector<double> target(setting.training_words), a = ntk::DenseVector<double>::Zero(setting.training_words);
    for (long k = 0; k < target.size(); ++k) target(k) = k % 2 ? -1 : 1;
    for (int s = 0; s < setting.steps; ++s) {
        training.forward(network);
        const ntk::DenseVector<double> c = setting.rate * (target - training.outputs().transpose());
        a += c;
        training.backward_and_step(network, c);
    }
    all.forward(network);
    const ntk::DenseMatrix<double>& after = all.inputs().back();

    Deviation d;
    const double same = 1.0 / static_cast<double>(setting.words), other = same / (2 * std::numbers::pi),
                 rho = 1 / std::numbers::pi;
    const auto theta = [&](long i, long k) { return i == k ? same : other; };
    const auto active = [&](long i, long k, long l) {
        const int different = i == k && k == l ? 1 : i != k && k != l && l != i ? 3 : 2;
        return different == 1   ? 0.5
               : different == 2 ? 0.25 + std::asin(rho) / (2 * std::numbers::pi)
                                : 0.125 + 3 * std::asin(rho) / (4 * std::numbers::pi);
    };
    for (long i = 0; i < setting.words; ++i) {
        d.euclidean.push_back((after.col(i) - before.col(i)).norm());
        d.largest.push_back((after.col(i) - before.col(i)).cwiseAbs().maxCoeff());
        if (setting.hidden_layers != 2) continue;
        double square = 0;
        for (long k = 0; k < a.size(); ++k)
            for (long l = 0; l < a.size(); ++l) square += a(k) * a(l) * theta(i, k) * theta(i, l) * active(i, k, l);
        d.predicted_sequential.push_back(std::sqrt(square));
        d.predicted.push_back(std::sqrt(square + (i < a.size() ? a(i) * a(i) * same * same / 8 : 0)));
    }
    const auto change = [&](long i, long j) {
        return after.col(i).dot(after.col(j)) - before.col(i).dot(before.col(j));
    };
    d.product_change_trained = change(0, 1);
    d.product_change_last = change(setting.words - 2, setting.words - 1);
    const ntk::DenseVector<double> error = all.outputs().transpose().head(target.size()) - target;
    d.training_error = std::sqrt(error.squaredNorm() / static_cast<double>(error.size()));
    return d;
}

SampleMean sample_mean(const std::vector<double>& values) {
    const auto n = static_cast<double>(values.size());
    double mean = 0, square = 0;
    for (const double v : values) mean += v / n;
    for (const double v : values) square += (v - mean) * (v - mean);
    return {mean, std::sqrt(square / (n * (n - 1)))};
}

DeviationSummary summarize(const DeviationSetting& setting, long width, int samples, std::uint64_t seed) {
    std::vector<double> euclidean, largest, ratio, ratio_sequential, error;
    std::vector<double> trained, last;
    const auto mean = [](const std::vector<double>& v) {
        double sum = 0;
        for (const double x : v) sum += x;
        return sum / static_cast<double>(v.size());
    };
    for (int s = 0; s < samples; ++s) {
        const Deviation d = feature_deviation(setting, width, seed, static_cast<std::uint64_t>(1000 * width + s));
        euclidean.push_back(mean(d.euclidean));
        largest.push_back(mean(d.largest));
        const auto square = [&](const std::vector<double>& v) {
            double sum = 0;
            for (const double x : v) sum += x * x;
            return sum;
        };
        ratio.push_back(d.predicted.empty() ? 0 : square(d.euclidean) / square(d.predicted));
        ratio_sequential.push_back(d.predicted.empty() ? 0 : square(d.euclidean) / square(d.predicted_sequential));
        error.push_back(d.training_error);
        trained.push_back(std::abs(d.product_change_trained));
        last.push_back(std::abs(d.product_change_last));
    }
    return {width,
            samples,
            sample_mean(euclidean),
            sample_mean(largest),
            sample_mean(ratio),
            sample_mean(ratio_sequential),
            sample_mean(trained),
            sample_mean(last),
            mean(error)};
}

SampleMean extrapolated(const SampleMean& narrow, const SampleMean& four_times_as_wide) {
    return {2 * four_times_as_wide.mean - narrow.mean,
            std::hypot(2 * four_times_as_wide.standard_error, narrow.standard_error)};
}

SampleMean exponent(long narrow, const SampleMean& a, long wide, const SampleMean& b) {
    const double unit = std::log(static_cast<double>(wide) / static_cast<double>(narrow));
    return {std::log(b.mean / a.mean) / unit, std::hypot(a.standard_error / a.mean, b.standard_error / b.mean) / unit};
}

}  // namespace proofs::st_arnaud_2026
