// The passes of ntk/network/network_batch.hpp for n points at once, in double and float.
#include "ntk/network/network_batch.hpp"

#include "ntk/network/network_gradient.hpp"
#include "ntk/network/skinny_product.hpp"

#include <cmath>
#include <numbers>
#include <stdexcept>
#include <string>

namespace ntk {

template <std::floating_point T>
NetworkBatch<T>::NetworkBatch(const FiniteNetwork<T>& network, const DenseMatrix<T>& points, WorkerPool* pool)
    : pool_(pool) {
    if (network.outputs() != 1)
        throw std::invalid_argument("a network with " + std::to_string(network.outputs()) +
                                    " outputs; a batch takes one");
    if (points.rows() != network.input_dimension())
        throw std::invalid_argument("points with " + std::to_string(points.rows()) +
                                    " coordinates; the network expects " + std::to_string(network.input_dimension()));
    const long n = points.cols();
    if (n < 1) throw std::invalid_argument("a batch of no points");
    skinny_ = n <= most_skinny_columns;
    for (const AffineMap<T>& map : network.maps) {
        inputs_.emplace_back(map.inputs(), n);
        results_.emplace_back(map.outputs(), n);
        deltas_.emplace_back(map.outputs(), n);
    }
    inputs_.front() = points;
    deltas_.back().setOnes();
}

template <std::floating_point T>
void NetworkBatch<T>::forward(const FiniteNetwork<T>& network) {
    const std::size_t last = network.maps.size() - 1;
    apply(network.maps[0], 0);
    if (network.wiring == Wiring::chain) {
        for (std::size_t i = 0; i < last; ++i) {
            activate(network, i);
            apply(network.maps[i + 1], i + 1);
        }
    } else {
        // The stream is kept as the input of each map W, b and of the output map.
        inputs_[1] = results_[0];
        for (std::size_t i = 1; i < last; i += 2) {
            apply(network.maps[i], i);
            activate(network, i);
            apply(network.maps[i + 1], i + 1);
            inputs_[i + 2] = inputs_[i] + results_[i + 1];
        }
        apply(network.maps[last], last);
    }
}

template <std::floating_point T>
void NetworkBatch<T>::backward(const FiniteNetwork<T>& network) {
    // Without coefficients nothing is written.
    pass_back<false>(const_cast<FiniteNetwork<T>&>(network), nullptr);
}

template <std::floating_point T>
void NetworkBatch<T>::kernel(const FiniteNetwork<T>& network, DenseMatrix<T>& k) {
    k.setZero(points(), points());
    for (std::size_t i = 0; i < network.maps.size(); ++i) {
        const AffineMap<T>& map = network.maps[i];
        gram_.noalias() = inputs_[i].transpose() * inputs_[i];
        gram_ *= map.weight_scale * map.weight_scale;
        if (map.has_bias()) gram_.array() += map.bias_scale * map.bias_scale;
        delta_gram_.noalias() = deltas_[i].transpose() * deltas_[i];
        k += gram_.cwiseProduct(delta_gram_);
    }
}

template <std::floating_point T>
void NetworkBatch<T>::step(FiniteNetwork<T>& network, const DenseVector<T>& c) {
    require_coefficients(c);
    for (std::size_t i = 0; i < network.maps.size(); ++i) through<false, true>(network.maps[i], i, nullptr, &c);
}

template <std::floating_point T>
void NetworkBatch<T>::backward_and_step(FiniteNetwork<T>& network, const DenseVector<T>& c) {
    require_coefficients(c);
    pass_back<true>(network, &c);
}

template <std::floating_point T>
void NetworkBatch<T>::require_coefficients(const DenseVector<T>& c) const {
    if (c.size() != points())
        throw std::invalid_argument(std::to_string(c.size()) + " coefficients for " + std::to_string(points()) +
                                    " points");
}

template <std::floating_point T>
void NetworkBatch<T>::apply(const AffineMap<T>& map, std::size_t i) {
    if (skinny_)
        skinny_product<T>({map.weights.data(), map.outputs(), map.inputs()}, inputs_[i].data(), results_[i].data(),
                          points(), pool_);
    else
        results_[i].noalias() = map.weights * inputs_[i];
    if (map.weight_scale != T(1)) results_[i] *= map.weight_scale;
    if (map.has_bias()) results_[i].colwise() += map.bias_scale * map.bias;
}

template <std::floating_point T>
void NetworkBatch<T>::activate(const FiniteNetwork<T>& network, std::size_t i) {
    const T scale = network.maps[i].activation_scale;
    if (network.activation == Activation::relu)
        inputs_[i + 1] = scale * results_[i].cwiseMax(T(0));
    else
        inputs_[i + 1] = scale * results_[i].unaryExpr([&](T z) { return activation_value(network, z); });
}

template <std::floating_point T>
template <bool dots, bool update>
void NetworkBatch<T>::through(AffineMap<T>& map, std::size_t i, DenseMatrix<T>* back, const DenseVector<T>* c) {
    if (update) {
        scaled_ = inputs_[i] * (map.weight_scale * *c).asDiagonal();
        if (map.has_bias()) map.bias += map.bias_scale * (deltas_[i] * *c);
    }
    if (skinny_) {
        skinny_transposed<dots, update, T>({map.weights.data(), map.outputs(), map.inputs()}, deltas_[i].data(),
                                           dots ? back->data() : nullptr, update ? scaled_.data() : nullptr, points(),
                                           pool_);
    } else {
        if (dots) back->noalias() = map.weights.transpose() * deltas_[i];
        if (update) map.weights.noalias() += deltas_[i] * scaled_.transpose();
    }
    if (dots && map.weight_scale != T(1)) *back *= map.weight_scale;
}

template <std::floating_point T>
template <bool update>
void NetworkBatch<T>::pass_back(FiniteNetwork<T>& network, const DenseVector<T>* c) {
    const std::size_t last = network.maps.size() - 1;
    if (network.wiring == Wiring::chain) {
        for (std::size_t i = last; i > 0; --i) {
            through<true, update>(network.maps[i], i, &deltas_[i - 1], c);
            mask(network, i - 1);
        }
    } else {
        through<true, update>(network.maps[last], last, &deltas_[last - 1], c);
        for (std::size_t i = last - 1; i >= 2; i -= 2) {
            through<true, update>(network.maps[i], i, &deltas_[i - 1], c);
            mask(network, i - 1);
            through<true, update>(network.maps[i - 1], i - 1, &deltas_[i - 2], c);
            deltas_[i - 2] += deltas_[i];
        }
    }
    if (update) through<false, true>(network.maps[0], 0, nullptr, c);
}

template <std::floating_point T>
void NetworkBatch<T>::mask(const FiniteNetwork<T>& network, std::size_t i) {
    const T scale = network.maps[i].activation_scale;
    if (network.activation == Activation::relu)
        deltas_[i] = (results_[i].array() > T(0)).select(scale * deltas_[i].array(), T(0));
    else if (network.activation == Activation::erf)
        deltas_[i].array() *= (scale * T(2) * std::numbers::inv_sqrtpi_v<T>)*(-results_[i].array().square()).exp();
    else
        deltas_[i].array() *= scale * results_[i].unaryExpr([&](T z) { return activation_slope(network, z); }).array();
}

template <std::floating_point T>
DenseMatrix<T> approx_empirical_kernel(const FiniteNetwork<T>& network, const DenseMatrix<T>& points) {
    NetworkBatch<T> batch(network, points);
    batch.forward(network);
    batch.backward(network);
    DenseMatrix<T> kernel;
    batch.kernel(network, kernel);
    return kernel;
}

template class NetworkBatch<double>;
template class NetworkBatch<float>;
template DenseMatrix<double> approx_empirical_kernel(const FiniteNetwork<double>&, const DenseMatrix<double>&);
template DenseMatrix<float> approx_empirical_kernel(const FiniteNetwork<float>&, const DenseMatrix<float>&);

}  // namespace ntk
