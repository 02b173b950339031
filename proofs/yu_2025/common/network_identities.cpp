#include "proofs/yu_2025/common/network_identities.hpp"

#include "claim/generators.hpp"

#include <ostream>
#include <random>

namespace proofs::yu_2025 {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;
using Network = ntk::FiniteNetwork<Rational>;
using Map = ntk::AffineMap<Rational>;
using Vector = ntk::DenseVector<Rational>;
/// An integer of [lowest, highest].
using Draw = std::function<long(long lowest, long highest)>;

namespace {

Rational parameter(const Draw& draw) { return Rational(draw(-3, 3), draw(1, 2)); }
Rational positive(const Draw& draw) { return Rational(draw(1, 5), draw(1, 3)); }

Map map(long outputs, long inputs, bool bias, const Rational& scale, const Rational& activation) {
    return ntk::affine_map(outputs, inputs, bias, scale, scale, activation);
}

void fill(NetworkSample& sample, long d, const Draw& draw) {
    for (Map& m : sample.network.maps) {
        for (long i = 0; i < m.weights.size(); ++i) m.weights.data()[i] = parameter(draw);
        for (long i = 0; i < m.bias.size(); ++i) m.bias(i) = parameter(draw);
    }
    sample.x = sample.other = Vector::Constant(d, Rational(0));
    for (long i = 0; i < d; ++i) sample.x(i) = parameter(draw);
    if (draw(0, 4) == 0) {
        sample.other = sample.x;
    } else {
        for (long i = 0; i < d; ++i) sample.other(i) = parameter(draw);
    }
}

NetworkSample fully_connected(const Draw& draw) {
    NetworkSample sample;
    const long d = draw(1, 3), depth = draw(1, 3);
    long previous = d;
    for (long l = 0; l < depth; ++l) {
        const long m = draw(1, 3);
        sample.network.maps.push_back(map(m, previous, true, 1, positive(draw)));
        previous = m;
    }
    sample.network.maps.push_back(map(1, previous, false, 1, 1));
    fill(sample, d, draw);
    return sample;
}

NetworkSample residual(const Draw& draw) {
    NetworkSample sample;
    sample.network.wiring = ntk::Wiring::residual;
    sample.alpha = Rational(draw(-4, 4), 2);
    const long d = draw(1, 3), m = draw(1, 3), depth = draw(1, 3);
    const Rational input = positive(draw), activation = positive(draw), branch = sample.alpha * input;
    sample.network.maps.push_back(map(m, d, true, input, 1));
    for (long l = 0; l < depth; ++l) {
        sample.network.maps.push_back(map(m, m, true, 1, activation));
        sample.network.maps.push_back(map(m, m, true, branch, 1));
    }
    sample.network.maps.push_back(map(1, m, false, 1, 1));
    fill(sample, d, draw);
    return sample;
}

std::vector<NetworkSample> examples(NetworkSample (*make)(const Draw&)) {
    std::mt19937_64 random(20250411);
    const Draw draw = [&](long lowest, long highest) {
        return lowest + static_cast<long>(random() % static_cast<std::uint64_t>(highest - lowest + 1));
    };
    std::vector<NetworkSample> list;
    for (int i = 0; i < 40; ++i) list.push_back(make(draw));
    return list;
}

rc::Gen<NetworkSample> generator(NetworkSample (*make)(const Draw&)) {
    return rc::gen::exec(
        [=] { return make([](long lowest, long highest) { return *claim::integers(lowest, highest); }); });
}

void print(std::ostream& out, const char* name, const Vector& v) {
    out << name << "(";
    for (long i = 0; i < v.size(); ++i) out << (i ? ", " : "") << v(i).str();
    out << ")";
}

RationalMatrix column(const Vector& v) {
    RationalMatrix a(v.size(), 1);
    for (long i = 0; i < v.size(); ++i) a(i, 0) = v(i);
    return a;
}

}  // namespace

long NetworkSample::depth() const {
    const auto maps = static_cast<long>(network.maps.size());
    return network.wiring == ntk::Wiring::chain ? maps - 1 : maps / 2 - 1;
}

std::ostream& operator<<(std::ostream& out, const NetworkSample& sample) {
    out << "(alpha = " << sample.alpha.str();
    for (const Map& m : sample.network.maps) {
        out << "; " << m.outputs() << " x " << m.inputs() << ", factors " << m.weight_scale.str() << ", "
            << m.activation_scale.str();
        print(out, ", W by columns ", Eigen::Map<const Vector>(m.weights.data(), m.weights.size()));
        if (m.has_bias()) print(out, ", b ", m.bias);
    }
    print(out, "; x ", sample.x);
    print(out, ", x' ", sample.other);
    return out << ")";
}

NetworkSample fully_connected_sample(claim::Sampler& sampler) {
    return fully_connected([&](long lowest, long highest) { return sampler.integer(lowest, highest); });
}
NetworkSample residual_sample(claim::Sampler& sampler) {
    return residual([&](long lowest, long highest) { return sampler.integer(lowest, highest); });
}

NetworkSample one_neuron(const Rational& s, const Rational& w, const Rational& b, const Rational& v,
                         const Rational& x) {
    NetworkSample sample;
    sample.network.maps = {map(1, 1, true, 1, s), map(1, 1, false, 1, 1)};
    sample.network.maps[0].weights(0, 0) = w;
    sample.network.maps[0].bias(0) = b;
    sample.network.maps[1].weights(0, 0) = v;
    sample.x = sample.other = Vector::Constant(1, x);
    return sample;
}
NetworkSample one_neuron_residual(const Rational& alpha, const Rational& w, const Rational& top) {
    NetworkSample sample;
    sample.network.wiring = ntk::Wiring::residual;
    sample.alpha = alpha;
    sample.network.maps = {map(1, 1, true, 1, 1), map(1, 1, true, 1, 1), map(1, 1, true, alpha, 1),
                           map(1, 1, false, 1, 1)};
    sample.network.maps[0].bias(0) = top;
    sample.network.maps[3].weights(0, 0) = w;
    sample.x = sample.other = Vector::Constant(1, Rational(1));
    return sample;
}

rc::Gen<NetworkSample> fully_connected_samples() { return generator(fully_connected); }
rc::Gen<NetworkSample> residual_samples() { return generator(residual); }

const std::vector<NetworkSample>& residual_examples() {
    static const std::vector<NetworkSample> list = examples(residual);
    return list;
}

ntk::NetworkGradient<Rational> partial_derivatives(const Network& network, const Vector& x) {
    using Dual = rigor::Dual<Rational>;
    ntk::FiniteNetwork<Dual> lifted{network.wiring, {}};
    for (const Map& m : network.maps) {
        lifted.maps.push_back(ntk::affine_map<Dual>(m.outputs(), m.inputs(), m.has_bias(), m.weight_scale, m.bias_scale,
                                                    m.activation_scale));
        for (long i = 0; i < m.weights.size(); ++i) lifted.maps.back().weights.data()[i] = Dual(m.weights.data()[i]);
        for (long i = 0; i < m.bias.size(); ++i) lifted.maps.back().bias(i) = Dual(m.bias(i));
    }
    ntk::DenseVector<Dual> point(x.size());
    for (long i = 0; i < x.size(); ++i) point(i) = Dual(x(i));
    const auto along = [&](Dual& parameter) {
        parameter.derivative = 1;
        const Rational slope = ntk::network_output(lifted, point)(0).derivative;
        parameter.derivative = 0;
        return slope;
    };
    ntk::NetworkGradient<Rational> blocks;
    for (auto& m : lifted.maps) {
        ntk::ParameterBlock<Rational> block{ntk::DenseMatrix<Rational>(m.outputs(), m.inputs()), Vector(m.bias.size())};
        for (long i = 0; i < m.weights.size(); ++i) block.weights.data()[i] = along(m.weights.data()[i]);
        for (long i = 0; i < m.bias.size(); ++i) block.bias(i) = along(m.bias(i));
        blocks.push_back(std::move(block));
    }
    return blocks;
}

Rational weights_product(const ntk::ParameterBlock<Rational>& a, const ntk::ParameterBlock<Rational>& b) {
    Rational sum = 0;
    for (long i = 0; i < a.weights.size(); ++i) sum += a.weights.data()[i] * b.weights.data()[i];
    return sum;
}
Rational bias_product(const ntk::ParameterBlock<Rational>& a, const ntk::ParameterBlock<Rational>& b) {
    return ntk::detail::inner_product(a.bias, b.bias);
}

Rational full_product(const ntk::NetworkGradient<Rational>& a, const ntk::NetworkGradient<Rational>& b) {
    std::vector<Rational> flat_a, flat_b;
    const auto flatten = [](const ntk::NetworkGradient<Rational>& blocks, std::vector<Rational>& flat) {
        for (const auto& block : blocks) {
            flat.insert(flat.end(), block.weights.data(), block.weights.data() + block.weights.size());
            flat.insert(flat.end(), block.bias.data(), block.bias.data() + block.bias.size());
        }
    };
    flatten(a, flat_a);
    flatten(b, flat_b);
    if (flat_a.size() != flat_b.size())
        throw std::invalid_argument("gradients with " + std::to_string(flat_a.size()) + " and " +
                                    std::to_string(flat_b.size()) + " entries");
    Rational sum = 0;
    for (std::size_t i = 0; i < flat_a.size(); ++i) sum += flat_a[i] * flat_b[i];
    return sum;
}

LayerMatrices::LayerMatrices(const Network& network, const Vector& x)
    : network_(network),
      trace_(ntk::forward(network, x)) {
    if (network.wiring != ntk::Wiring::chain)
        throw std::invalid_argument("the matrices of (2.1) for a network that is not a chain");
}
RationalMatrix LayerMatrices::weights(long l) const {
    const auto& w = network_.maps.at(static_cast<std::size_t>(l - 1)).weights;
    RationalMatrix a(w.rows(), w.cols());
    for (long i = 0; i < w.rows(); ++i)
        for (long j = 0; j < w.cols(); ++j) a(i, j) = w(i, j);
    return a;
}
RationalMatrix LayerMatrices::alpha(long l) const { return column(trace_.inputs.at(static_cast<std::size_t>(l))); }
RationalMatrix LayerMatrices::preactivation(long l) const {
    return column(trace_.results.at(static_cast<std::size_t>(l - 1)));
}
RationalMatrix LayerMatrices::indicator(long l) const {
    const RationalMatrix z = preactivation(l);
    RationalMatrix d(z.rows(), z.rows());
    for (long i = 0; i < z.rows(); ++i) d(i, i) = z(i, 0) > 0 ? 1 : 0;
    return d;
}
Rational LayerMatrices::scale(long l) const {
    return network_.maps.at(static_cast<std::size_t>(l - 1)).activation_scale;
}

RationalMatrix LayerMatrices::row_product(long first) const {
    RationalMatrix product = RationalMatrix::identity(1);
    for (long r = depth() + 1; r >= first; --r)
        product = scaled(product * (weights(r) * indicator(r - 1)), scale(r - 1));
    return product;
}

Rational frobenius_product(const RationalMatrix& a, const RationalMatrix& b) {
    if (a.rows() != b.rows() || a.columns() != b.columns())
        throw std::invalid_argument("the inner product of matrices " + rigor::detail::shape(a.rows(), a.columns()) +
                                    " and " + rigor::detail::shape(b.rows(), b.columns()));
    Rational sum = 0;
    for (long i = 0; i < a.rows(); ++i)
        for (long j = 0; j < a.columns(); ++j) sum += a(i, j) * b(i, j);
    return sum;
}
RationalMatrix scaled(RationalMatrix a, const Rational& factor) {
    for (long i = 0; i < a.rows(); ++i)
        for (long j = 0; j < a.columns(); ++j) a(i, j) *= factor;
    return a;
}

}  // namespace proofs::yu_2025
