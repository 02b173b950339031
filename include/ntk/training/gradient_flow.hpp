// The gradient flow theta' = sum_i c_i grad f(x_i), (2.7) of Yu et al. (2025), up to given times: gradient descent (the Euler method) with steps h, h/2, h/4, …, and
// what these runs E_0, E_1, … say about their limit. Where no preactivation of a sample point vanishes the right side is smooth, a run has the error c_1 h + c_2 h^2 + …,
// the differences of successive runs halve (their observed order is near 1), and X_k = 2 E_k - E_k-1 has an error of order h^2: the error shown is |X_k - X_k-1|.
//
// At a kink of the ReLU the right side jumps. A run sees the jump late, by a fraction of a step that is not smooth in h: X_k is then no better than of order h, and the
// observed order may be anything, near 1 by chance too. Where the flow slides along a kink (sliding_kink.hpp) it is no ordinary differential equation. So a sample
// says what its observed order is, and how many preactivations have changed sign. If any has, or the order is not near 1, the error shown is what is right for an
// irregular error of order h, the largest of |X_k - X_k-1|, |X_k-1 - X_k-2|/2, |X_k-2 - X_k-3|/4, …
//
// All errors are estimates and no bounds, without the rounding. In double or float.
#pragma once

#include "ntk/training/gradient_descent.hpp"

#include <algorithm>
#include <limits>
#include <span>

namespace ntk {

struct FlowRefinement {
    double rate;                    ///< the largest step of the first run
    int runs = 4;                   ///< each with steps half as long as the one before; 4 to 40
    bool kernel = false;            ///< whether to follow K_t and its smallest eigenvalue
    long most_steps = 100'000'000;  ///< of the last run
};

/// The flow at one time. Everything is computed from the extrapolated values and kernel.
struct FlowSample {
    double time = 0;
    DenseVector<double> values;   ///< f(x_i)
    double cost = 0;              ///< for cross-entropy also V(u) = -sum_i ln(1 - u_i), (C.22) of Yu et al.: 1 - u_i = 1/(1 + e^-z), z = (2 y_i - 1) f(x_i)
    DenseVector<double> errors;   ///< u_i for cross-entropy; empty for least squares
    DenseMatrix<double> kernel;   ///< K_t(x_i, x_j), if asked for
    double smallest_eigenvalue = std::numeric_limits<double>::quiet_NaN();  ///< of K_t, likewise

    /// Estimated errors: the largest of the values', the cost's, the largest of the kernel's entries', the eigenvalue's. The last two are 0 without kernel.
    double values_error = 0, cost_error = 0, kernel_error = 0, eigenvalue_error = 0;

    /// log_2 of the ratio of the last two differences of the runs' values; nan where the last one is not above rounding.
    double order = std::numeric_limits<double>::quiet_NaN();
    /// Whether this order and the one before are within 1/4 of 1, or the last difference is not above rounding.
    bool regular = true;
    /// How often a preactivation of a neuron at a sample point has changed its sign from a step of the last run to the next, up to this time.
    long sign_changes = 0;

    /// Whether the errors are those of a smooth flow.
    bool is_smooth() const { return regular && sign_changes == 0; }
};

namespace detail {

/// One run of the Euler method at the sample times.
struct EulerRun {
    std::vector<DenseVector<double>> values;
    std::vector<DenseMatrix<double>> kernels;
    std::vector<long> sign_changes;
};

/// The number of steps of the first run between two times: the fewest with steps of at most rate (1 + 1e-9).
inline double first_steps(double from, double to, double rate) { return std::ceil((to - from) / rate * (1 - 1e-9)); }

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
EulerRun euler_run(const FiniteNetwork<T>& network, const DenseMatrix<double>& points, const TrainingObjective& objective, std::span<const double> times,
                   double rate, long halving, bool kernel, WorkerPool* pool) {
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

}  // namespace detail

/// The flow from the network's parameters at time 0, at the given times, which increase from 0 or later. The points are the columns; the pool, if any, is used
/// during the call. Throws std::invalid_argument for other times, another number of runs than 4 to 40, more steps than allowed, and what GradientDescent refuses; TrainingDiverged
/// if a run, as a rule the first, leaves the range of its numbers: its steps are too long.
template <std::floating_point T>
std::vector<FlowSample> approx_gradient_flow(const FiniteNetwork<T>& network, const DenseMatrix<double>& points, const TrainingObjective& objective,
                                             std::span<const double> times, const FlowRefinement& refinement, WorkerPool* pool = nullptr) {
    if (refinement.runs < 4 || refinement.runs > 40) throw std::invalid_argument(std::to_string(refinement.runs) + " runs of a flow; expected 4 to 40");
    const double rate = refinement.rate;
    if (!(rate > 0) || !std::isfinite(rate)) throw std::invalid_argument("a first step of " + std::to_string(rate) + "; expected a positive number");
    double steps = 0, before = 0;
    for (const double time : times) {
        if (!(time >= before) || !std::isfinite(time))
            throw std::invalid_argument("a flow at time " + std::to_string(time) + " after " + std::to_string(before) + "; expected increasing times from 0");
        steps += detail::first_steps(before, time, rate);
        before = time;
    }
    steps = std::ldexp(steps, refinement.runs - 1);
    if (steps > static_cast<double>(refinement.most_steps))
        throw std::invalid_argument("a flow whose last run has " + std::to_string(steps) + " steps; allowed are " + std::to_string(refinement.most_steps));

    std::vector<detail::EulerRun> runs;
    for (int k = 0; k < refinement.runs; ++k)
        runs.push_back(detail::euler_run(network, points, objective, times, rate, 1L << k, refinement.kernel, pool));

    const std::size_t last = runs.size() - 1;
    std::vector<FlowSample> samples;
    double size = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
        FlowSample s;
        s.time = times[i];
        s.sign_changes = runs[last].sign_changes[i];
        size = std::max(size, runs[last].values[i].cwiseAbs().maxCoeff());
        const auto difference = [&](std::size_t k) { return (runs[k].values[i] - runs[k - 1].values[i]).cwiseAbs().maxCoeff(); };
        if (difference(last) > 64 * static_cast<double>(std::numeric_limits<T>::epsilon()) * size) {
            const auto order = [&](std::size_t k) { return std::log2(difference(k - 1) / difference(k)); };
            s.order = order(last);
            s.regular = std::fabs(s.order - 1) <= 0.25 && std::fabs(order(last - 1) - 1) <= 0.25;
        }
        // How much a quantity differs between X_k and X_k-1, for the k that count.
        const auto error = [&](const auto& change) {
            double largest = change(last);
            if (!s.is_smooth())
                for (std::size_t k = last - 1; k >= 2; --k) largest = std::max(largest, std::ldexp(change(k), static_cast<int>(k) - static_cast<int>(last)));
            return largest;
        };
        const auto values = [&](std::size_t k) -> DenseVector<double> { return 2 * runs[k].values[i] - runs[k - 1].values[i]; };
        s.values = values(last);
        s.values_error = error([&](std::size_t k) { return (values(k) - values(k - 1)).cwiseAbs().maxCoeff(); });
        s.cost = objective.cost(s.values);
        s.cost_error = error([&](std::size_t k) { return std::fabs(objective.cost(values(k)) - objective.cost(values(k - 1))); });
        if (objective.kind() == TrainingObjective::Kind::cross_entropy) s.errors = objective.errors(s.values);
        if (refinement.kernel) {
            const auto kernel = [&](std::size_t k) -> DenseMatrix<double> { return 2 * runs[k].kernels[i] - runs[k - 1].kernels[i]; };
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

}  // namespace ntk

extern template std::vector<ntk::FlowSample> ntk::approx_gradient_flow(const ntk::FiniteNetwork<double>&, const ntk::DenseMatrix<double>&, const ntk::TrainingObjective&,
                                                                      std::span<const double>, const ntk::FlowRefinement&, ntk::WorkerPool*);
extern template std::vector<ntk::FlowSample> ntk::approx_gradient_flow(const ntk::FiniteNetwork<float>&, const ntk::DenseMatrix<double>&, const ntk::TrainingObjective&,
                                                                      std::span<const double>, const ntk::FlowRefinement&, ntk::WorkerPool*);
