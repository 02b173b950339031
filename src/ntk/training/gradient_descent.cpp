// The Euler steps of ntk/training/gradient_descent.hpp, in double and float.
#include "ntk/training/gradient_descent.hpp"

#include <Eigen/Eigenvalues>

#include <cmath>
#include <utility>

namespace ntk {

template <std::floating_point T>
GradientDescent<T>::GradientDescent(FiniteNetwork<T> network, const DenseMatrix<double>& points,
                                    TrainingObjective objective, double rate, WorkerPool* pool, long step)
    : network_(std::move(network)),
      batch_(network_, points.cast<T>(), pool),
      objective_(std::move(objective)),
      steps_(step) {
    if (objective_.size() != points.cols())
        throw std::invalid_argument(std::to_string(objective_.size()) + " targets for " +
                                    std::to_string(points.cols()) + " points");
    set_rate(rate);
}

template <std::floating_point T>
void GradientDescent<T>::set_rate(double rate) {
    if (!(rate > 0) || !std::isfinite(rate))
        throw std::invalid_argument("learning rate " + std::to_string(rate) + "; expected a positive number");
    rate_ = rate;
}

template <std::floating_point T>
const DenseVector<double>& GradientDescent<T>::values() {
    if (!forward_done_) {
        batch_.forward(network_);
        for (const DenseMatrix<T>& z : batch_.results())
            if (!z.allFinite()) throw TrainingDiverged(steps_);
        values_ = batch_.outputs().transpose().template cast<double>();
        forward_done_ = true;
    }
    return values_;
}

template <std::floating_point T>
DenseMatrix<double> GradientDescent<T>::kernel() {
    values();
    batch_.backward(network_);
    DenseMatrix<T> k;
    batch_.kernel(network_, k);
    return k.template cast<double>();
}

template <std::floating_point T>
void GradientDescent<T>::step() {
    const DenseVector<T> c = (rate_ * objective_.direction(values())).template cast<T>();
    batch_.backward_and_step(network_, c);
    ++steps_;
    forward_done_ = false;
}

double approx_smallest_eigenvalue(const DenseMatrix<double>& k) {
    return Eigen::SelfAdjointEigenSolver<DenseMatrix<double>>(k, Eigen::EigenvaluesOnly).eigenvalues()(0);
}

template class GradientDescent<double>;
template class GradientDescent<float>;

}  // namespace ntk
