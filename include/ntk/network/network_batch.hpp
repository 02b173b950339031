// The passes of network_gradient.hpp for n points at once (columns of matrices) in double or float, with buffers that
// are allocated once. The buffers of one backward pass serve both the kernel K(x_i, x_j) and a step along
// sum_i c_i grad f(x_i), so that K_t costs less than a training step: two passes over the weights, which the step needs
// as well, and for every map two Gram matrices of n columns, where the step writes the weights.
//
// Rounded arithmetic, no guarantee: a sample for simulations. Up to 8 points the products are those
// of skinny_product.hpp, which may use a pool of threads, with the same bits for any number; for more they are Eigen's,
// on the calling thread. The derivative of the ReLU at 0 is 0.
#pragma once

#include "ntk/network/finite_network.hpp"
#include "ntk/network/worker_pool.hpp"

#include <Eigen/Core>

#include <concepts>
#include <cstddef>
#include <vector>

namespace ntk {

/// The passes at n points, and their buffers.
template <std::floating_point T>
class NetworkBatch {
public:
    /// The points are the columns. The pool, if any, must outlive the batch. Throws std::invalid_argument unless the
    /// network has one output and as many inputs as the points have rows, and there is at least one point.
    NetworkBatch(const FiniteNetwork<T>& network, const DenseMatrix<T>& points, WorkerPool* pool = nullptr);

    long points() const { return inputs_.front().cols(); }

    /// Fills inputs and results. The network must have the shape given to the constructor, here and below.
    void forward(const FiniteNetwork<T>& network);
    /// f(x_i), after forward.
    auto outputs() const { return results_.back().row(0); }

    /// Fills df(x_i)/dz, after forward.
    void backward(const FiniteNetwork<T>& network);

    /// K(x_i, x_j), after backward.
    void kernel(const FiniteNetwork<T>& network, DenseMatrix<T>& k);

    /// theta += sum_i c_i grad f(x_i), after backward; the gradients are those at the parameters of the passes. c has
    /// one entry a point.
    void step(FiniteNetwork<T>& network, const DenseVector<T>& c);

    /// backward and step in one, with the same result: the weights are read once.
    void backward_and_step(FiniteNetwork<T>& network, const DenseVector<T>& c);

    /// For each map: its inputs, its results before the activation, and df/dz; one column a point.
    const std::vector<DenseMatrix<T>>& inputs() const { return inputs_; }
    const std::vector<DenseMatrix<T>>& results() const { return results_; }
    const std::vector<DenseMatrix<T>>& deltas() const { return deltas_; }

private:
    void require_coefficients(const DenseVector<T>& c) const;
    void apply(const AffineMap<T>& map, std::size_t i);
    void activate(const FiniteNetwork<T>& network, std::size_t i);
    /// What map i sends back, w W^T delta, goes to `back`, if dots; then its parameters move along sum_j c_j grad
    /// f(x_j), if update.
    template <bool dots, bool update>
    void through(AffineMap<T>& map, std::size_t i, DenseMatrix<T>* back, const DenseVector<T>* c);
    template <bool update>
    void pass_back(FiniteNetwork<T>& network, const DenseVector<T>* c);
    void mask(const FiniteNetwork<T>& network, std::size_t i);

    WorkerPool* pool_;
    bool skinny_ = true;
    std::vector<DenseMatrix<T>> inputs_, results_, deltas_;
    DenseMatrix<T> gram_, delta_gram_, scaled_;
};

/// K(x_i, x_j) for the columns of `points`, rounded.
template <std::floating_point T>
DenseMatrix<T> approx_empirical_kernel(const FiniteNetwork<T>& network, const DenseMatrix<T>& points);

}  // namespace ntk
