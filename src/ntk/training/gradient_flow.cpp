// The runs of the Euler method and their extrapolation: ntk/training/gradient_flow.hpp says why it is right. In double
// and float.
#include "ntk/training/gradient_flow.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>

namespace ntk {

namespace {

/// One run of the Euler method at the sample times.
struct EulerRun {
    std::vector<DenseVector<double>> values;
    std::vector<DenseMatrix<double>> kernels;
    std::vector<long> sign_changes;
};

/// The number of steps of the first run between two times: the fewest with steps of at most rate (1 + 1e-9).
double first_steps(double from, double to, double rate) { return std::ceil((to - from) / rate * (1 - 1e-9)); }

/// Counts the sign changes of the preactivations from one call to the next.
template <std::floating_point T>
class SignChanges {
public:
    long observe(const FiniteNetwork<T>& network, const NetworkBatch<T>& batch) {
        std::size_t at = 0;
        long changes = 0;
        const bool first = positive_.empty();
        for (std::size_t i = 0; i < network.maps.size(); ++i) {
            if (!network.is_activated(i)) continue;
            const DenseMatrix<T>& z = batch.results()[i];
            for (long k = 0; k < z.size(); ++k, ++at) {
                const char now = z.data()[k] > T(0);
                if (first) positive_.push_back(now);
                changes += positive_[at] != now;
                positive_[at] = now;
            }
        }
        return changes;
    }

private:
    std::vector<char> positive_;
};

template <std::floating_point T>
EulerRun euler_run(const FiniteNetwork<T>& network, const DenseMatrix<double>& points,
                   const TrainingObjective& objective, std::span<const double> times, double rate, long halving,
                   bool kernel, WorkerPool* pool) {
    EulerRun run;
    GradientDescent<T> descent(network, points, objective, rate, pool);
    SignChanges<T> signs;
    long changes = 0;
    const auto look = [&] {
        descent.values();
        changes += signs.observe(descent.network(), descent.passes());
    };
    look();
    double now = 0;
    for (const double time : times) {
        const double steps = first_steps(now, time, rate) * static_cast<double>(halving);
        if (steps > 0) descent.set_rate((time - now) / steps);
        for (double s = 0; s < steps; ++s) {
            descent.step();
            look();
        }
        now = time;
        run.values.push_back(descent.values());
        if (kernel) run.kernels.push_back(descent.kernel());
        run.sign_changes.push_back(changes);
    }
    return run;
}

}  // namespace

template <std::floating_point T>
std::vector<FlowSample> approx_gradient_flow(const FiniteNetwork<T>& network, const DenseMatrix<double>& points,
                                             const TrainingObjective& objective, std::span<const double> times,
                                             const FlowRefinement& refinement, WorkerPool* pool) {
    if (refinement.runs < 4 || refinement.runs > 40)
        throw std::invalid_argument(std::to_string(refinement.runs) + " runs of a flow; expected 4 to 40");
    const double rate = refinement.rate;
    if (!(rate > 0) || !std::isfinite(rate))
        throw std::invalid_argument("a first step of " + std::to_string(rate) + "; expected a positive number");
    double steps = 0, before = 0;
    for (const double time : times) {
        if (!(time >= before) || !std::isfinite(time))
            throw std::invalid_argument("a flow at time " + std::to_string(time) + " after " + std::to_string(before) +
                                        "; expected increasing times from 0");
        steps += first_steps(before, time, rate);
        before = time;
    }
    steps = std::ldexp(steps, refinement.runs - 1);
    if (steps > static_cast<double>(refinement.most_steps))
        throw std::invalid_argument("a flow whose last run has " + std::to_string(steps) + " steps; allowed are " +
                                    std::to_string(refinement.most_steps));

    std::vector<EulerRun> runs;
    for (int k = 0; k < refinement.runs; ++k)
        runs.push_back(euler_run(network, points, objective, times, rate, 1L << k, refinement.kernel, pool));

    const std::size_t last = runs.size() - 1;
    std::vector<FlowSample> samples;
    double size = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
        FlowSample s;
        s.time = times[i];
        s.sign_changes = runs[last].sign_changes[i];
        size = std::max(size, runs[last].values[i].cwiseAbs().maxCoeff());
        const auto difference = [&](std::size_t k) {
            return (runs[k].values[i] - runs[k - 1].values[i]).cwiseAbs().maxCoeff();
        };
        if (difference(last) > 64 * static_cast<double>(std::numeric_limits<T>::epsilon()) * size) {
            const auto order = [&](std::size_t k) { return std::log2(difference(k - 1) / difference(k)); };
            s.order = order(last);
            s.regular = std::fabs(s.order - 1) <= 0.25 && std::fabs(order(last - 1) - 1) <= 0.25;
        }
        // How much a quantity differs between X_k and X_k-1, for the k that count.
        const auto error = [&](const auto& change) {
            double largest = change(last);
            if (!s.is_smooth())
                for (std::size_t k = last - 1; k >= 2; --k)
                    largest = std::max(largest, std::ldexp(change(k), static_cast<int>(k) - static_cast<int>(last)));
            return largest;
        };
        const auto values = [&](std::size_t k) -> DenseVector<double> {
            return 2 * runs[k].values[i] - runs[k - 1].values[i];
        };
        s.values = values(last);
        s.values_error = error([&](std::size_t k) { return (values(k) - values(k - 1)).cwiseAbs().maxCoeff(); });
        s.cost = objective.cost(s.values);
        s.cost_error =
            error([&](std::size_t k) { return std::fabs(objective.cost(values(k)) - objective.cost(values(k - 1))); });
        if (objective.kind() == TrainingObjective::Kind::cross_entropy) s.errors = objective.errors(s.values);
        if (refinement.kernel) {
            const auto kernel = [&](std::size_t k) -> DenseMatrix<double> {
                return 2 * runs[k].kernels[i] - runs[k - 1].kernels[i];
            };
            const auto eigenvalue = [&](std::size_t k) { return approx_smallest_eigenvalue(kernel(k)); };
            s.kernel = kernel(last);
            s.kernel_error = error([&](std::size_t k) { return (kernel(k) - kernel(k - 1)).cwiseAbs().maxCoeff(); });
            s.smallest_eigenvalue = eigenvalue(last);
            s.eigenvalue_error = error([&](std::size_t k) { return std::fabs(eigenvalue(k) - eigenvalue(k - 1)); });
        }
        samples.push_back(std::move(s));
    }
    return samples;
}

template std::vector<FlowSample> approx_gradient_flow(const FiniteNetwork<double>&, const DenseMatrix<double>&,
                                                      const TrainingObjective&, std::span<const double>,
                                                      const FlowRefinement&, WorkerPool*);
template std::vector<FlowSample> approx_gradient_flow(const FiniteNetwork<float>&, const DenseMatrix<double>&,
                                                      const TrainingObjective&, std::span<const double>,
                                                      const FlowRefinement&, WorkerPool*);

}  // namespace ntk
