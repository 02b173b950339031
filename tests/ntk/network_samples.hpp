// Small random networks with exact parameters, for the tests of gradients and kernels: both wirings, widths from 1 up,
// one or more outputs, arbitrary scale factors.
#pragma once

#include "generators.hpp"
#include "ntk/network/finite_network.hpp"

namespace testing_generators {

/// p/q with small p and q, seldom 0.
inline Rational small_rational() { return Rational(*rc::gen::inRange<long>(-40, 41), *rc::gen::inRange<long>(1, 8)); }

/// One of some lists of widths.
inline std::vector<long> one_of(const std::vector<std::vector<long>>& lists) { return *rc::gen::elementOf(lists); }

inline void fill(ntk::FiniteNetwork<Rational>& network) {
    for (ntk::AffineMap<Rational>& map : network.maps) {
        for (long i = 0; i < map.weights.size(); ++i) map.weights.data()[i] = small_rational();
        for (long i = 0; i < map.bias.size(); ++i) map.bias(i) = small_rational();
    }
}
inline void fill_scales(ntk::FiniteNetwork<Rational>& network) {
    const auto positive = [] { return Rational(*rc::gen::inRange<long>(1, 10), *rc::gen::inRange<long>(1, 6)); };
    for (ntk::AffineMap<Rational>& map : network.maps) {
        map.weight_scale = positive();
        map.bias_scale = positive();
        map.activation_scale = positive();
    }
}

/// One of the networks of the papers at widths with rational factors, or any widths with factors of its own; all biases
/// non-zero as a rule.
inline ntk::FiniteNetwork<Rational> any_network() {
    const int kind = *rc::gen::inRange(0, 5);
    const long d = *rc::gen::inRange<long>(1, 4);
    ntk::FiniteNetwork<Rational> network;
    if (kind == 0) {
        network = ntk::yu_fully_connected<Rational>(d, one_of({{2}, {2, 8}, {8, 2}, {2, 2, 2}}));
    } else if (kind == 1) {
        network = ntk::jacot_network<Rational>(one_of({{4, 1, 1}, {1, 4, 4, 1}, {1, 1, 9, 2}, {4, 3}}), Rational(1, 3));
    } else if (kind == 2) {
        // sqrt(1/m) and sqrt(2/m) are never rational together: the shape of width 1, given factors.
        network.wiring = ntk::Wiring::residual;
        const long m = *rc::gen::inRange<long>(1, 4), depth = *rc::gen::inRange<long>(1, 4),
                   outputs = *rc::gen::inRange<long>(1, 3);
        const Rational one(1);
        const auto add = [&](long out, long in, bool bias) {
            network.maps.push_back(ntk::affine_map(out, in, bias, one, one, one));
        };
        add(m, d, true);
        for (long l = 0; l < 2 * depth; ++l) add(m, m, true);
        add(outputs, m, *rc::gen::arbitrary<bool>());
        fill_scales(network);
    } else {
        long previous = d;
        const long depth = *rc::gen::inRange<long>(0, 4);
        for (long l = 0; l <= depth; ++l) {
            const long m = *rc::gen::inRange<long>(1, 5);
            network.maps.push_back(
                ntk::affine_map(m, previous, *rc::gen::inRange(0, 4) > 0, Rational(1), Rational(1), Rational(1)));
            previous = m;
        }
        fill_scales(network);
    }
    fill(network);
    return network;
}

/// The three networks of the papers, the residual one too, at widths that need not be nice: no parameter has a value
/// yet.
template <class T>
ntk::FiniteNetwork<T> paper_network(int kind, long d, long m, long depth, const Rational& alpha = Rational(3, 4)) {
    if (kind == 0) return ntk::yu_fully_connected<T>(d, std::vector<long>(static_cast<std::size_t>(depth), m));
    if (kind == 1) return ntk::yu_residual<T>(d, m, depth, alpha);
    std::vector<long> widths(static_cast<std::size_t>(depth) + 1, m);
    widths.front() = d;
    widths.push_back(1);
    return ntk::jacot_network<T>(widths, Rational(1, 4));
}

inline ntk::DenseVector<Rational> any_point(const ntk::FiniteNetwork<Rational>& network) {
    ntk::DenseVector<Rational> x(network.input_dimension());
    for (long i = 0; i < x.size(); ++i) x(i) = small_rational();
    return x;
}
inline ntk::DenseMatrix<Rational> any_points(const ntk::FiniteNetwork<Rational>& network, long n) {
    ntk::DenseMatrix<Rational> x(network.input_dimension(), n);
    for (long i = 0; i < x.size(); ++i) x.data()[i] = small_rational();
    return x;
}

/// The same network in another number type.
template <class T, class From, class Convert>
ntk::FiniteNetwork<T> converted(const ntk::FiniteNetwork<From>& network, Convert convert) {
    ntk::FiniteNetwork<T> other{network.wiring, {}};
    for (const ntk::AffineMap<From>& map : network.maps) {
        ntk::AffineMap<T> m;
        m.weights = ntk::DenseMatrix<T>(map.weights.rows(), map.weights.cols());
        m.bias = ntk::DenseVector<T>(map.bias.size());
        for (long i = 0; i < map.weights.size(); ++i) m.weights.data()[i] = convert(map.weights.data()[i]);
        for (long i = 0; i < map.bias.size(); ++i) m.bias(i) = convert(map.bias(i));
        m.weight_scale = convert(map.weight_scale);
        m.bias_scale = convert(map.bias_scale);
        m.activation_scale = convert(map.activation_scale);
        m.bias_starts_at_zero = map.bias_starts_at_zero;
        other.maps.push_back(std::move(m));
    }
    return other;
}

/// Every parameter of the network by reference, in the order of the maps: weights by columns, then bias. Works on
/// blocks of derivatives too.
template <class Blocks, class Visit>
void for_each_parameter(Blocks& blocks, Visit visit) {
    for (auto& block : blocks) {
        for (long i = 0; i < block.weights.size(); ++i) visit(block.weights.data()[i]);
        for (long i = 0; i < block.bias.size(); ++i) visit(block.bias(i));
    }
}

}  // namespace testing_generators
