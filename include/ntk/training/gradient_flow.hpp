// The gradient flow theta' = sum_i c_i grad f(x_i), (2.7) of Yu et al. (2025), up to given times: gradient descent (the
// Euler method) with steps h, h/2, h/4, …, and what these runs E_0, E_1, … say about their limit. Where no
// preactivation of a sample point vanishes the right side is smooth, a run has the error c_1 h + c_2 h^2 + …,
// the differences of successive runs halve (their observed order is near 1), and X_k = 2 E_k - E_k-1 has an error
// of order h^2: the error shown is |X_k - X_k-1|.
//
// At a kink of the ReLU the right side jumps. A run sees the jump late, by a fraction of a step that is not smooth in
// h: X_k is then no better than of order h, and the observed order may be anything, near 1 by chance too. Where the
// flow slides along a kink (sliding_kink.hpp) it is no ordinary differential equation. So a sample says what its
// observed order is, and how many preactivations have changed sign. If any has, or the order is not near 1, the error
// shown is what is right for an irregular error of order h, the largest of
//   |X_k - X_k-1|, |X_k-1 - X_k-2|/2, |X_k-2 - X_k-3|/4, …
//
// All errors are estimates and no bounds, without the rounding. In double or float.
#pragma once

#include "ntk/training/gradient_descent.hpp"

#include <concepts>
#include <limits>
#include <span>
#include <vector>

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
    DenseVector<double> values;  ///< f(x_i)
    /// for cross-entropy also V(u) = -sum_i ln(1 - u_i), (C.22) of Yu et al.: 1 - u_i = 1/(1 + e^-z), z = (2 y_i - 1)
    /// f(x_i)
    double cost = 0;
    DenseVector<double> errors;  ///< u_i for cross-entropy; empty for least squares
    DenseMatrix<double> kernel;  ///< K_t(x_i, x_j), if asked for
    double smallest_eigenvalue = std::numeric_limits<double>::quiet_NaN();  ///< of K_t, likewise

    /// Estimated errors: the largest of the values', the cost's, the largest of the kernel's entries', the
    /// eigenvalue's. The last two are 0 without kernel.
    double values_error = 0, cost_error = 0, kernel_error = 0, eigenvalue_error = 0;

    /// log_2 of the ratio of the last two differences of the runs' values; nan where the last one is not above
    /// rounding.
    double order = std::numeric_limits<double>::quiet_NaN();
    /// Whether this order and the one before are within 1/4 of 1, or the last difference is not above rounding.
    bool regular = true;
    /// How often a preactivation of a neuron at a sample point has changed its sign from a step of the last run to the
    /// next, up to this time.
    long sign_changes = 0;

    /// Whether the errors are those of a smooth flow.
    bool is_smooth() const { return regular && sign_changes == 0; }
};

/// The flow from the network's parameters at time 0, at the given times, which increase from 0 or later. The points are
/// the columns; the pool, if any, is used during the call. Throws std::invalid_argument for other times, another number
/// of runs than 4 to 40, more steps than allowed, and what GradientDescent refuses; TrainingDiverged if a run, as a
/// rule the first, leaves the range of its numbers: its steps are too long.
template <std::floating_point T>
std::vector<FlowSample> approx_gradient_flow(const FiniteNetwork<T>& network, const DenseMatrix<double>& points,
                                             const TrainingObjective& objective, std::span<const double> times,
                                             const FlowRefinement& refinement, WorkerPool* pool = nullptr);

}  // namespace ntk
