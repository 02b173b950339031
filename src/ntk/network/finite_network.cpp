// The networks of the papers, made for the number types at the end of this file: ntk/network/finite_network.hpp.
#include "ntk/network/finite_network.hpp"

#include "rigor/number/dual_number.hpp"

#include <cmath>
#include <stdexcept>
#include <string>

namespace ntk {

namespace {

template <class T>
struct ConvertRational {
    static T from(const rigor::Rational& q) { return static_cast<T>(q.convert_to<double>()); }
    static T root(const rigor::Rational& q) { return static_cast<T>(std::sqrt(q.convert_to<double>())); }
};

template <>
struct ConvertRational<rigor::Rational> {
    static rigor::Rational from(const rigor::Rational& q) { return q; }
    static rigor::Rational root(const rigor::Rational& q) {
        const rigor::Integer n = numerator(q), d = denominator(q), root_n = sqrt(n), root_d = sqrt(d);
        if (root_n * root_n != n || root_d * root_d != d)
            throw std::domain_error("the factor sqrt(" + q.str() +
                                    ") is not rational: in exact arithmetic "
                                    "sqrt(2/m) needs m = 2, 8, 18, …, sqrt(1/m) m = 1, 4, 9, …");
        return rigor::Rational(root_n, root_d);
    }
};

template <class T>
struct ConvertRational<rigor::Dual<T>> {
    static rigor::Dual<T> from(const rigor::Rational& q) { return ConvertRational<T>::from(q); }
    static rigor::Dual<T> root(const rigor::Rational& q) { return ConvertRational<T>::root(q); }
};

void require_width(long width, const char* what) {
    if (width < 1)
        throw std::invalid_argument(std::string(what) + " " + std::to_string(width) + "; expected at least 1");
}

}  // namespace

template <class T>
AffineMap<T> affine_map(long outputs, long inputs, bool bias, const T& scale, const T& bias_scale,
                        const T& activation_scale, bool bias_starts_at_zero) {
    AffineMap<T> map;
    map.weights = DenseMatrix<T>::Constant(outputs, inputs, T(0));
    if (bias) map.bias = DenseVector<T>::Constant(outputs, T(0));
    map.weight_scale = scale;
    map.bias_scale = bias_scale;
    map.activation_scale = activation_scale;
    map.bias_starts_at_zero = bias_starts_at_zero;
    return map;
}

template <class T>
FiniteNetwork<T> yu_fully_connected(long d, std::span<const long> widths) {
    require_width(d, "input dimension");
    require_width(static_cast<long>(widths.size()), "number of hidden layers");
    FiniteNetwork<T> network;
    long previous = d;
    for (const long m : widths) {
        require_width(m, "width");
        network.maps.push_back(
            affine_map(m, previous, true, T(1), T(1), ConvertRational<T>::root(rigor::Rational(2, m))));
        previous = m;
    }
    network.maps.push_back(affine_map(1, previous, false, T(1), T(1), T(1)));
    return network;
}

template <class T>
FiniteNetwork<T> yu_residual(long d, long m, long depth, const rigor::Rational& alpha) {
    require_width(d, "input dimension");
    require_width(m, "width");
    require_width(depth, "number of hidden layers");
    using Convert = ConvertRational<T>;
    const T input = Convert::root(rigor::Rational(1, m)), activation = Convert::root(rigor::Rational(2, m)),
            branch = Convert::from(alpha) * input;
    FiniteNetwork<T> network{Wiring::residual, {}};
    network.maps.push_back(affine_map(m, d, true, input, input, T(1)));
    for (long l = 1; l <= depth; ++l) {
        network.maps.push_back(affine_map(m, m, true, T(1), T(1), activation, true));
        network.maps.push_back(affine_map(m, m, true, branch, branch, T(1), true));
    }
    network.maps.push_back(affine_map(1, m, false, T(1), T(1), T(1)));
    return network;
}

template <class T>
FiniteNetwork<T> jacot_network(std::span<const long> widths, const rigor::Rational& beta, Activation activation) {
    if (widths.size() < 2)
        throw std::invalid_argument(std::to_string(widths.size()) + " widths; expected at least n_0 and n_1");
    if (beta < 0) throw std::invalid_argument("beta = " + beta.str() + "; expected at least 0");
    FiniteNetwork<T> network;
    network.activation = activation;
    for (std::size_t l = 0; l + 1 < widths.size(); ++l) {
        require_width(widths[l], "width");
        require_width(widths[l + 1], "width");
        network.maps.push_back(affine_map(widths[l + 1], widths[l], true,
                                          ConvertRational<T>::root(rigor::Rational(1, widths[l])),
                                          ConvertRational<T>::from(beta), T(1)));
    }
    return network;
}

template <std::floating_point T>
FiniteNetwork<T> network_of_variances(long d, std::span<const long> widths, const NetworkVariances& variances,
                                      Activation activation, T left_slope) {
    require_width(d, "input dimension");
    require_width(static_cast<long>(widths.size()), "number of hidden layers");
    const auto [w, b, q] = variances;
    if (!(w > 0) || !(q > 0) || !(b >= 0))
        throw std::domain_error("variances w = " + std::to_string(w) + ", b = " + std::to_string(b) +
                                ", q = " + std::to_string(q) + "; expected w > 0, b >= 0, q > 0");
    FiniteNetwork<T> network;
    network.activation = activation;
    network.left_slope = left_slope;
    const auto map = [&](long outputs, long inputs, bool first) {
        const double scale = std::sqrt((first ? q : w) / static_cast<double>(inputs));
        network.maps.push_back(
            affine_map(outputs, inputs, !first, static_cast<T>(scale), static_cast<T>(std::sqrt(b)), T(1)));
    };
    long previous = d;
    for (const long m : widths) {
        require_width(m, "width");
        map(m, previous, network.maps.empty());
        previous = m;
    }
    map(1, previous, false);
    return network;
}
template FiniteNetwork<double> network_of_variances(long, std::span<const long>, const NetworkVariances&, Activation,
                                                    double);
template FiniteNetwork<float> network_of_variances(long, std::span<const long>, const NetworkVariances&, Activation,
                                                   float);

#define NTK_INSTANTIATE(T)                                                                  \
    template AffineMap<T> affine_map(long, long, bool, const T&, const T&, const T&, bool); \
    template FiniteNetwork<T> yu_fully_connected(long, std::span<const long>);              \
    template FiniteNetwork<T> yu_residual(long, long, long, const rigor::Rational&);        \
    template FiniteNetwork<T> jacot_network(std::span<const long>, const rigor::Rational&, Activation);
NTK_INSTANTIATE(double)
NTK_INSTANTIATE(float)
NTK_INSTANTIATE(rigor::Rational)
NTK_INSTANTIATE(rigor::Dual<rigor::Rational>)
NTK_INSTANTIATE(rigor::Dual<double>)
#undef NTK_INSTANTIATE

}  // namespace ntk

template class std::vector<ntk::ParameterBlock<double>>;
template class std::vector<ntk::ParameterBlock<rigor::Rational>>;
template class std::vector<ntk::AffineMap<double>>;
template class std::vector<ntk::AffineMap<rigor::Rational>>;
template class std::vector<ntk::DenseVector<double>>;
template class std::vector<ntk::DenseVector<rigor::Rational>>;
