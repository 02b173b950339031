// What a network is trained on, as a function of its values at the sample points. Two costs:
//   cross-entropy, (2.3) of Yu et al. (2025): sum_i l((2 y_i - 1) f(x_i)), l(z) = ln(1 + e^-z), labels 0 and 1,
//     a sum and no mean;
//   least squares, Jacot et al. (2018), section 5: (1/2N) sum_i (f(x_i) - y_i)^2.
// The flow is theta' = sum_i c_i grad f(x_i) with c_i = -dC/df(x_i): (2 y_i - 1) u_i, (2.7), and (y_i - f(x_i))/N.
// Natural logarithm; double.
#pragma once

#include "ntk/network/finite_network.hpp"

namespace ntk {

class TrainingObjective {
public:
    enum class Kind { cross_entropy, least_squares };

    /// Throws std::invalid_argument for a label other than 0 and 1, or for none.
    static TrainingObjective cross_entropy(DenseVector<double> labels);
    /// Throws std::invalid_argument for a target that is not finite, or for none.
    static TrainingObjective least_squares(DenseVector<double> targets);

    Kind kind() const { return kind_; }
    const DenseVector<double>& targets() const { return targets_; }
    long size() const { return targets_.size(); }

    /// C, for the values f(x_1) … f(x_N).
    double cost(const DenseVector<double>& f) const;
    /// c_i = -dC/df(x_i).
    DenseVector<double> direction(const DenseVector<double>& f) const;
    /// u_i = 1/(1 + e^((2 y_i - 1) f(x_i))), (2.6), for cross-entropy: in [0, 1], without cancellation. Throws
    /// std::logic_error for least squares.
    DenseVector<double> errors(const DenseVector<double>& f) const;

private:
    TrainingObjective(Kind kind, DenseVector<double> targets);
    double margin(const DenseVector<double>& f, long i) const { return (2 * targets_(i) - 1) * f(i); }
    void require_size(const DenseVector<double>& f) const;

    Kind kind_;
    DenseVector<double> targets_;
};

}  // namespace ntk
