// What the kinks of the ReLU do to (3.2) and (C.22) of Yu et al. (2025) in a training: from the present parameters a
// copy makes some more steps, at the same rate and at a quarter of it for the same time, and what f and the cost do is
// held against what the two equations say, step by step, with the K_t of the moment. Where the flow is smooth the
// difference falls with the rate; where preactivations chatter about 0 (ntk/training/sliding_kink.hpp) it need not.
#pragma once

#include "ntk/training/gradient_descent.hpp"

namespace experiments {

struct KinkReport {
    double rate;
    long steps;
    long chattering,
        pairs;            ///< (neuron, point) pairs whose preactivation changed its sign at least 4 times, of so many
    double value_change;  ///< max_i |f(x_i) at the end - at the start|
    double value_gap;     ///< max_i of the difference from sum rate K_t c, (3.2)
    double cost_change;
    double cost_gap;  ///< from -sum rate u^T K^r u, (C.22)
};

/// `window` steps at the rate of `descent`, then 4 window steps at a quarter of it. Throws ntk::TrainingDiverged.
std::vector<KinkReport> look_for_kinks(const ntk::GradientDescent<double>& descent,
                                       const ntk::DenseMatrix<double>& points, long window, ntk::WorkerPool* pool);

}  // namespace experiments
