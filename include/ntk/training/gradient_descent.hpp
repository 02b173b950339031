// Full-batch gradient descent, theta <- theta + rate sum_i c_i grad f(x_i), of a finite network: the Euler steps of the
// gradient flow, (2.7) of Yu et al. (2025). The forward pass, the kernel K_t and the step share their work
// (network_batch.hpp). Rounded arithmetic: a simulation, with no guarantee.
#pragma once

#include "ntk/network/network_batch.hpp"
#include "ntk/training/training_objective.hpp"

#include <concepts>
#include <stdexcept>
#include <string>

namespace ntk {

/// The training left the range of its numbers: a value, or a preactivation at a sample point, is no longer finite.
struct TrainingDiverged : std::runtime_error {
    explicit TrainingDiverged(long after)
        : std::runtime_error("the network is no longer finite after step " + std::to_string(after)),
          step(after) {}
    long step;
};

template <std::floating_point T>
class GradientDescent {
public:
    /// The points are the columns. The pool, if any, must outlive this. `step` is the number of steps the network has
    /// made already (a resumed training). Throws std::invalid_argument for another number of points than targets, a
    /// rate that is not positive and finite, and what NetworkBatch throws.
    GradientDescent(FiniteNetwork<T> network, const DenseMatrix<double>& points, TrainingObjective objective,
                    double rate, WorkerPool* pool = nullptr, long step = 0);

    long steps() const { return steps_; }
    double rate() const { return rate_; }
    /// For the steps from here on. Throws std::invalid_argument for a rate that is not positive and finite.
    void set_rate(double rate);
    const FiniteNetwork<T>& network() const { return network_; }
    const TrainingObjective& objective() const { return objective_; }
    /// The passes at the present parameters, after values(): preactivations and the like.
    const NetworkBatch<T>& passes() const { return batch_; }

    /// f(x_i) at the present parameters. Throws TrainingDiverged. A parameter that is not finite is seen here: it makes
    /// a preactivation of its neuron inf or nan, while behind the ReLU, where max(nan, 0) may be 0, it could go
    /// unnoticed.
    const DenseVector<double>& values();
    double cost() { return objective_.cost(values()); }

    /// K_t(x_i, x_j) at the present parameters.
    DenseMatrix<double> kernel();

    /// One step. Throws TrainingDiverged, and then the network is as it was before.
    void step();

private:
    FiniteNetwork<T> network_;
    NetworkBatch<T> batch_;
    TrainingObjective objective_;
    double rate_ = 0;
    long steps_;
    bool forward_done_ = false;
    DenseVector<double> values_;
};

/// The smallest eigenvalue of a symmetric matrix, rounded: an estimate without bound (rigor::smallest_eigenvalue gives
/// one).
double approx_smallest_eigenvalue(const DenseMatrix<double>& k);

}  // namespace ntk
