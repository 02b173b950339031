#include "proofs/jacot_2018/common/exact_training.hpp"
#include "proofs/common/random_rational.hpp"

#include <random>

namespace proofs::jacot_2018 {

using rigor::Rational, rigor::RationalMatrix;
using Dual = rigor::Dual<Rational>;
using Matrix = ExactTraining::Matrix;

namespace {

std::size_t at(long i) { return static_cast<std::size_t>(i); }
ntk::DenseVector<Rational> column(const Matrix& points, long i) { return points.col(i); }

}  // namespace

ExactTraining ExactTraining::sample(const std::vector<long>& widths, long count, long number) {
    std::mt19937_64 random(static_cast<std::uint64_t>(number));
    const auto draw = [&] { return random_rational(random, 8, 5); };
    ExactTraining t;
    t.beta = Rational(1, 2);
    t.network = ntk::jacot_network<Rational>(widths, t.beta);
    for (auto& map : t.network.maps) {
        for (long i = 0; i < map.weights.size(); ++i) map.weights.data()[i] = draw();
        for (long i = 0; i < map.bias.size(); ++i) map.bias(i) = draw();
    }
    t.points = Matrix(widths.front(), count);
    for (long i = 0; i < t.points.size(); ++i) t.points.data()[i] = draw() + Rational(i, 7);
    t.direction = Matrix(count, widths.back());
    for (long i = 0; i < t.direction.size(); ++i) t.direction.data()[i] = draw();
    return t;
}

Matrix ExactTraining::activations(long l) const {
    Matrix a(count(), network.maps[at(l)].inputs());
    for (long i = 0; i < count(); ++i) {
        const auto whole = trace(i);
        for (long k = 0; k < a.cols(); ++k) a(i, k) = whole.inputs[at(l)](k);
    }
    return a;
}

Matrix ExactTraining::preactivations(long l) const {
    Matrix z(count(), network.maps[at(l - 1)].outputs());
    for (long i = 0; i < count(); ++i) {
        const auto whole = trace(i);
        for (long k = 0; k < z.cols(); ++k) z(i, k) = whole.results[at(l - 1)](k);
    }
    return z;
}

ntk::FiniteNetwork<Dual> ExactTraining::moving() const {
    ntk::FiniteNetwork<Dual> net;
    net.wiring = network.wiring;
    for (const auto& map : network.maps) {
        auto copy = ntk::affine_map<Dual>(map.outputs(), map.inputs(), true, Dual(map.weight_scale),
                                          Dual(map.bias_scale), Dual(map.activation_scale));
        for (long i = 0; i < map.weights.size(); ++i) copy.weights.data()[i] = Dual(map.weights.data()[i]);
        for (long i = 0; i < map.bias.size(); ++i) copy.bias(i) = Dual(map.bias(i));
        net.maps.push_back(std::move(copy));
    }
    for (long i = 0; i < count(); ++i)
        for (long k = 0; k < network.outputs(); ++k) {
            const auto g = ntk::gradient(network, column(points, i), k);
            for (std::size_t l = 0; l < g.size(); ++l) {
                for (long j = 0; j < g[l].weights.size(); ++j)
                    net.maps[l].weights.data()[j].derivative += direction(i, k) * g[l].weights.data()[j] / count();
                for (long j = 0; j < g[l].bias.size(); ++j)
                    net.maps[l].bias(j).derivative += direction(i, k) * g[l].bias(j) / count();
            }
        }
    return net;
}

Matrix ExactTraining::preactivation_velocity(long l) const {
    const auto net = moving();
    Matrix v(count(), network.maps[at(l - 1)].outputs());
    for (long i = 0; i < count(); ++i) {
        ntk::DenseVector<Dual> x(points.rows());
        for (long k = 0; k < x.size(); ++k) x(k) = Dual(points(k, i));
        const auto whole = ntk::forward(net, x);
        for (long k = 0; k < v.cols(); ++k) v(i, k) = whole.results[at(l - 1)](k).derivative;
    }
    return v;
}

Matrix ExactTraining::direction_at(long l) const {
    Matrix d = direction;
    for (long layer = depth() - 1; layer >= l; --layer) {
        const auto& map = network.maps[at(layer)];
        const Matrix z = preactivations(layer);
        Matrix below = Matrix::Constant(count(), map.inputs(), Rational(0));
        for (long i = 0; i < count(); ++i)
            for (long k = 0; k < map.inputs(); ++k)
                if (z(i, k) > 0)
                    for (long j = 0; j < map.outputs(); ++j)
                        below(i, k) += map.weight_scale * map.weights(j, k) * d(i, j);
        d = below;
    }
    return d;
}

Matrix ExactTraining::subnetwork_kernel(long l) const {
    ntk::FiniteNetwork<Rational> part = network;
    part.maps.resize(at(l));
    return ntk::empirical_kernel(part, points);
}

Matrix ExactTraining::kernel_map(long l, const Matrix& g) const {
    const Matrix k = subnetwork_kernel(l);
    Matrix f = Matrix::Constant(count(), g.cols(), Rational(0));
    for (long i = 0; i < count(); ++i)
        for (long a = 0; a < g.cols(); ++a)
            for (long j = 0; j < count(); ++j)
                for (long b = 0; b < g.cols(); ++b)
                    f(i, a) += k(i * g.cols() + a, j * g.cols() + b) * g(j, b) / count();
    return f;
}

Rational ExactTraining::mean_square(const Matrix& g) const {
    Rational sum = 0;
    for (long i = 0; i < g.size(); ++i) sum += g.data()[i] * g.data()[i];
    return sum / count();
}

RationalMatrix as_rational_matrix(const ntk::DenseMatrix<Rational>& a) {
    RationalMatrix b(a.rows(), a.cols());
    for (long i = 0; i < a.rows(); ++i)
        for (long j = 0; j < a.cols(); ++j) b(i, j) = a(i, j);
    return b;
}

Rational largest_eigenvalue_bound(const RationalMatrix& a) {
    Rational high = 0, low = 0;
    for (long i = 0; i < a.rows(); ++i) high += a(i, i);
    if (high == 0) return 0;
    low = high / a.rows();
    while (high > low * Rational(101, 100)) {
        const Rational middle = (low + high) / 2;
        (rigor::inertia(a.shifted(middle)).positive == 0 ? high : low) = middle;
    }
    return high;
}

Rational operator_square_bound(const ntk::DenseMatrix<Rational>& w) {
    const RationalMatrix m = as_rational_matrix(w);
    return largest_eigenvalue_bound(m.rows() < m.columns() ? m * m.transpose() : m.transpose() * m);
}

}  // namespace proofs::jacot_2018
