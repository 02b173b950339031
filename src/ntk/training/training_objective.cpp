// The two costs of ntk/training/training_objective.hpp and their derivatives.
#include "ntk/training/training_objective.hpp"

#include <cmath>
#include <stdexcept>
#include <string>
#include <utility>

namespace ntk {

TrainingObjective TrainingObjective::cross_entropy(DenseVector<double> labels) {
    for (const double y : labels)
        if (y != 0 && y != 1)
            throw std::invalid_argument("a label " + std::to_string(y) + "; cross-entropy expects 0 or 1");
    return {Kind::cross_entropy, std::move(labels)};
}

TrainingObjective TrainingObjective::least_squares(DenseVector<double> targets) {
    for (const double y : targets)
        if (!std::isfinite(y))
            throw std::invalid_argument("a target " + std::to_string(y) + "; least squares expects numbers");
    return {Kind::least_squares, std::move(targets)};
}

double TrainingObjective::cost(const DenseVector<double>& f) const {
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

DenseVector<double> TrainingObjective::direction(const DenseVector<double>& f) const {
    if (kind_ == Kind::least_squares) {
        require_size(f);
        return (targets_ - f) / static_cast<double>(size());
    }
    DenseVector<double> c = errors(f);
    for (long i = 0; i < size(); ++i) c(i) *= 2 * targets_(i) - 1;
    return c;
}

DenseVector<double> TrainingObjective::errors(const DenseVector<double>& f) const {
    if (kind_ == Kind::least_squares) throw std::logic_error("u_i is defined for cross-entropy");
    require_size(f);
    DenseVector<double> u(size());
    for (long i = 0; i < size(); ++i) u(i) = 1 / (1 + std::exp(margin(f, i)));
    return u;
}

TrainingObjective::TrainingObjective(Kind kind, DenseVector<double> targets)
    : kind_(kind),
      targets_(std::move(targets)) {
    if (targets_.size() == 0) throw std::invalid_argument("a training set without points");
}

void TrainingObjective::require_size(const DenseVector<double>& f) const {
    if (f.size() != size())
        throw std::invalid_argument(std::to_string(f.size()) + " values for " + std::to_string(size()) + " points");
}

}  // namespace ntk
