// What a network is trained on, as a function of its values at the sample points. Two costs:
//   cross-entropy, (2.3) of Yu et al. (2025): sum_i l((2 y_i - 1) f(x_i)), l(z) = ln(1 + e^-z), labels 0 and 1, a sum and no mean;
//   least squares, Jacot et al. (2018), section 5: (1/2N) sum_i (f(x_i) - y_i)^2.
// The flow is theta' = sum_i c_i grad f(x_i) with c_i = -dC/df(x_i): (2 y_i - 1) u_i, (2.7), and (y_i - f(x_i))/N. Natural logarithm; double.
#pragma once

#include "ntk/network/finite_network.hpp"

#include <cmath>

namespace ntk {

class TrainingObjective {
public:
    enum class Kind { cross_entropy, least_squares };

    /// Throws std::invalid_argument for a label other than 0 and 1, or for none.
    static TrainingObjective cross_entropy(DenseVector<double> labels) {
        for (const double y : labels)
            if (y != 0 && y != 1) throw std::invalid_argument("a label " + std::to_string(y) + "; cross-entropy expects 0 or 1");
        return {Kind::cross_entropy, std::move(labels)};
    }
    /// Throws std::invalid_argument for a target that is not finite, or for none.
    static TrainingObjective least_squares(DenseVector<double> targets) {
        for (const double y : targets)
            if (!std::isfinite(y)) throw std::invalid_argument("a target " + std::to_string(y) + "; least squares expects numbers");
        return {Kind::least_squares, std::move(targets)};
    }

    Kind kind() const { return kind_; }
    const DenseVector<double>& targets() const { return targets_; }
    long size() const { return targets_.size(); }

    /// C, for the values f(x_1) … f(x_N).
    double cost(const DenseVector<double>& f) const {
        require_size(f);
        double sum = 0;
        for (long i = 0; i < size(); ++i) {
            if (kind_ == Kind::least_squares) {
                sum += (f(i) - targets_(i)) * (f(i) - targets_(i));
            } else {
                const double z = margin(f, i);
                sum += z > 0 ? std::log1p(std::exp(-z)) : std::log1p(std::exp(z)) - z;
            }
        }
        return kind_ == Kind::least_squares ? sum / (2 * static_cast<double>(size())) : sum;
    }
    /// c_i = -dC/df(x_i).
    DenseVector<double> direction(const DenseVector<double>& f) const {
        if (kind_ == Kind::least_squares) {
            require_size(f);
            return (targets_ - f) / static_cast<double>(size());
        }
        DenseVector<double> c = errors(f);
        for (long i = 0; i < size(); ++i) c(i) *= 2 * targets_(i) - 1;
        return c;
    }
    /// u_i = 1/(1 + e^((2 y_i - 1) f(x_i))), (2.6), for cross-entropy: in [0, 1], without cancellation. Throws std::logic_error for least squares.
    DenseVector<double> errors(const DenseVector<double>& f) const {
        if (kind_ == Kind::least_squares) throw std::logic_error("u_i is defined for cross-entropy");
        require_size(f);
        DenseVector<double> u(size());
        for (long i = 0; i < size(); ++i) u(i) = 1 / (1 + std::exp(margin(f, i)));
        return u;
    }

private:
    TrainingObjective(Kind kind, DenseVector<double> targets) : kind_(kind), targets_(std::move(targets)) {
        if (targets_.size() == 0) throw std::invalid_argument("a training set without points");
    }
    double margin(const DenseVector<double>& f, long i) const { return (2 * targets_(i) - 1) * f(i); }
    void require_size(const DenseVector<double>& f) const {
        if (f.size() != size()) throw std::invalid_argument(std::to_string(f.size()) + " values for " + std::to_string(size()) + " points");
    }

    Kind kind_;
    DenseVector<double> targets_;
};

}  // namespace ntk
