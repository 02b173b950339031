// Checks the kernel computed layer by layer against inner products of gradients that are written out, by equality in
// exact rationals, and against closed forms.
#include "ntk/network/empirical_kernel.hpp"
#include "ntk/network_samples.hpp"

using namespace ntk;
using namespace rigor;
using namespace testing_generators;

namespace {

template <class Left, class Right>
auto inner_of_gradients(const Left& a, const Right& b) {
    Rational sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        for (long j = 0; j < a[i].weights.size(); ++j) sum += a[i].weights.data()[j] * b[i].weights.data()[j];
        for (long j = 0; j < a[i].bias.size(); ++j) sum += a[i].bias(j) * b[i].bias(j);
    }
    return sum;
}

}  // namespace

TEST_CASE("the kernel is the inner product of the full gradients") {
    int different = 0;
    require_property(
        "all pairs of points and outputs",
        [&] {
            const FiniteNetwork<Rational> network = any_network();
            const long n = *rc::gen::inRange<long>(1, 5), outputs = network.outputs();
            const DenseMatrix<Rational> points = any_points(network, n);
            const DenseMatrix<Rational> kernel = empirical_kernel(network, points);
            RC_ASSERT(kernel.rows() == n * outputs);
            for (long i = 0; i < n * outputs; ++i)
                for (long j = 0; j < n * outputs; ++j) {
                    const auto g = gradient(network, DenseVector<Rational>(points.col(i / outputs)), i % outputs);
                    const auto h = gradient(network, DenseVector<Rational>(points.col(j / outputs)), j % outputs);
                    RC_ASSERT(kernel(i, j) == inner_of_gradients(g, h));
                    different += i / outputs != j / outputs && kernel(i, j) != 0;
                }
        },
        150);
    CHECK(different > 200);
}

TEST_CASE("one hidden neuron has a closed form") {
    // f = v s relu(w x + b): K = s^2 (relu(z) relu(z') + v^2 1(z > 0) 1(z' > 0) (x x' + 1)).
    require_property(
        "width 1",
        [] {
            const Rational s(*rc::gen::inRange<long>(1, 9), 4);
            FiniteNetwork<Rational> network;
            network.maps.push_back(affine_map(1, 1, true, Rational(1), Rational(1), s));
            network.maps.push_back(affine_map(1, 1, false, Rational(1), Rational(1), Rational(1)));
            fill(network);
            const DenseMatrix<Rational> x = any_points(network, 2);
            const Rational w = network.maps[0].weights(0, 0), b = network.maps[0].bias(0),
                           v = network.maps[1].weights(0, 0);
            const Rational z = w * x(0, 0) + b, other = w * x(0, 1) + b;
            const Rational expected =
                z > 0 && other > 0 ? Rational(s * s * (z * other + v * v * (x(0, 0) * x(0, 1) + 1))) : Rational(0);
            RC_ASSERT(empirical_kernel(network, x)(0, 1) == expected);
        },
        300);
}

TEST_CASE("without hidden layer the kernel is that of the inputs") {
    // Jacot et al., L = 1: Theta^(1) = <x, x'>/n_0 + beta^2, times the identity of the outputs.
    FiniteNetwork<Rational> network = jacot_network<Rational>(std::vector<long>{4, 2}, Rational(1, 3));
    DenseMatrix<Rational> x(4, 2);
    x << 1, 2, 3, 4, 5, 6, 7, 8;
    const DenseMatrix<Rational> kernel = empirical_kernel(network, x);
    for (long i = 0; i < 4; ++i)
        for (long j = 0; j < 4; ++j) {
            Rational product = 0;
            for (long r = 0; r < 4; ++r) product += x(r, i / 2) * x(r, j / 2);
            CHECK(kernel(i, j) == (i % 2 == j % 2 ? Rational(product / 4 + Rational(1, 9)) : Rational(0)));
        }
}
