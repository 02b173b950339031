// Checks the fast passes against the plain ones in exact rationals: equal where double arithmetic makes no error, and
// within a bound for its rounding elsewhere.
#include "ntk/network/network_batch.hpp"
#include "ntk/network/empirical_kernel.hpp"
#include "ntk/network/random_network.hpp"
#include "ntk/network_samples.hpp"

using namespace ntk;
using namespace rigor;
using namespace testing_generators;

namespace {

template <class T>
DenseMatrix<Rational> exact(const DenseMatrix<T>& m) {
    DenseMatrix<Rational> q(m.rows(), m.cols());
    for (long i = 0; i < m.size(); ++i) q.data()[i] = Rational(static_cast<double>(m.data()[i]));
    return q;
}
template <class T>
FiniteNetwork<Rational> exact(const FiniteNetwork<T>& network) {
    return converted<Rational>(network, [](T x) { return Rational(static_cast<double>(x)); });
}
/// All numbers replaced by their sizes: its kernel, outputs and gradients bound every sum of absolute values that the
/// original's involve.
FiniteNetwork<Rational> sizes(const FiniteNetwork<Rational>& network) {
    return converted<Rational>(network, [](const Rational& x) { return Rational(abs(x)); });
}
DenseMatrix<Rational> sizes(DenseMatrix<Rational> m) {
    for (long i = 0; i < m.size(); ++i) m.data()[i] = abs(m.data()[i]);
    return m;
}

/// Kernel, outputs and a step of the fast code, in T with unit roundoff u, against exact arithmetic on the same
/// numbers. A rounding of a preactivation does not move it across 0 in these cases (almost surely); the bound is 60
/// times the number of terms in the longest sum.
template <class T>
void agrees(int kind, long d, long m, long depth, std::uint64_t seed, const Rational& u) {
    FiniteNetwork<T> network = paper_network<T>(kind, d, m, depth);
    NormalStream normal(seed, 0);
    initialize(network, normal);
    for (AffineMap<T>& map : network.maps)
        for (long i = 0; i < map.bias.size(); ++i) map.bias(i) = static_cast<T>(normal());
    DenseMatrix<T> points(d, 4);
    for (long i = 0; i < points.size(); ++i) points.data()[i] = static_cast<T>(3 * normal());
    const FiniteNetwork<Rational> rational = exact(network), large = sizes(rational);
    const DenseMatrix<Rational> x = exact(points), large_x = sizes(x);
    NetworkBatch<T> batch(network, points);
    batch.forward(network);
    batch.backward(network);
    DenseMatrix<T> kernel;
    batch.kernel(network, kernel);
    const Rational slack = 60 * (m + d + 4) * (depth + 1) * u;
    const DenseMatrix<Rational> plain = empirical_kernel(rational, x), bound = empirical_kernel(large, large_x),
                                fast = exact(kernel);
    for (long i = 0; i < 16; ++i) CHECK(abs(Rational(fast.data()[i] - plain.data()[i])) <= slack * bound.data()[i]);

    DenseVector<T> c(4);
    c << T(0.5), T(-2), T(0.25), T(1);
    FiniteNetwork<T> moved = network;
    batch.step(moved, c);
    const FiniteNetwork<Rational> after = exact(moved);
    std::vector<NetworkGradient<Rational>> g, large_g;
    for (long i = 0; i < 4; ++i) {
        CHECK(abs(Rational(Rational(static_cast<double>(batch.outputs()(i))) -
                           network_output(rational, DenseVector<Rational>(x.col(i)))(0))) <=
              slack * network_output(large, DenseVector<Rational>(large_x.col(i)))(0));
        g.push_back(gradient(rational, DenseVector<Rational>(x.col(i))));
        large_g.push_back(gradient(large, DenseVector<Rational>(large_x.col(i))));
    }
    bool close = true;
    for (std::size_t k = 0; k < after.maps.size(); ++k) {
        const auto compare = [&](const Rational& before, const Rational& now, auto entry) {
            Rational change = 0, size = abs(before);
            for (std::size_t i = 0; i < 4; ++i) {
                const Rational weight(static_cast<double>(c(static_cast<long>(i))));
                change += weight * entry(g[i][k]);
                size += abs(weight) * entry(large_g[i][k]);
            }
            close = close && abs(Rational(now - before - change)) <= slack * size;
        };
        for (long i = 0; i < after.maps[k].weights.size(); ++i)
            compare(rational.maps[k].weights.data()[i], after.maps[k].weights.data()[i],
                    [i](const ParameterBlock<Rational>& b) { return b.weights.data()[i]; });
        for (long i = 0; i < after.maps[k].bias.size(); ++i)
            compare(rational.maps[k].bias(i), after.maps[k].bias(i),
                    [i](const ParameterBlock<Rational>& b) { return b.bias(i); });
    }
    CHECK(close);
}

}  // namespace

TEST_CASE("in small dyadic numbers the fast passes are exact") {
    require_property(
        "integers as parameters, powers of 2 as factors",
        [] {
            FiniteNetwork<Rational> network = any_network();
            const long n = *rc::gen::inRange<long>(1, 12);  // more than 8 points take the other products
            RC_PRE(network.outputs() == 1);
            for (AffineMap<Rational>& map : network.maps) {
                for (long i = 0; i < map.weights.size(); ++i) map.weights.data()[i] = *rc::gen::inRange(-4, 5);
                for (long i = 0; i < map.bias.size(); ++i) map.bias(i) = *rc::gen::inRange(-4, 5);
                map.weight_scale = power_of_two(*rc::gen::inRange(-1, 1));
                map.bias_scale = power_of_two(*rc::gen::inRange(-1, 1));
                map.activation_scale = power_of_two(*rc::gen::inRange(-1, 2));
            }
            DenseMatrix<double> points(network.input_dimension(), n);
            for (long i = 0; i < points.size(); ++i) points.data()[i] = *rc::gen::inRange(-3, 4);
            FiniteNetwork<double> fast =
                converted<double>(network, [](const Rational& q) { return q.convert_to<double>(); });
            NetworkBatch<double> batch(fast, points);
            batch.forward(fast);
            batch.backward(fast);
            DenseMatrix<double> kernel;
            batch.kernel(fast, kernel);
            const DenseMatrix<Rational> plain = empirical_kernel(network, exact(points)), computed = exact(kernel);
            for (long i = 0; i < n * n; ++i) RC_ASSERT(computed.data()[i] == plain.data()[i]);
            for (long i = 0; i < n; ++i)
                RC_ASSERT(Rational(batch.outputs()(i)) ==
                          network_output(network, DenseVector<Rational>(exact(points).col(i)))(0));
            // A step along 2 grad f(x_0) - grad f(x_(n-1)) changes each parameter by exactly that.
            DenseVector<double> c = DenseVector<double>::Zero(n);
            c(0) = 2;
            c(n - 1) -= 1;
            FiniteNetwork<double> moved = fast, at_once = fast;
            batch.step(moved, c);
            batch.backward_and_step(at_once, c);
            for (std::size_t k = 0; k < moved.maps.size(); ++k) {
                RC_ASSERT(moved.maps[k].weights == at_once.maps[k].weights);
                RC_ASSERT(moved.maps[k].bias == at_once.maps[k].bias);
            }
            const NetworkGradient<Rational> first = gradient(network, DenseVector<Rational>(exact(points).col(0)));
            const NetworkGradient<Rational> last = gradient(network, DenseVector<Rational>(exact(points).col(n - 1)));
            const FiniteNetwork<Rational> after = exact(moved);
            for (std::size_t k = 0; k < after.maps.size(); ++k) {
                for (long i = 0; i < after.maps[k].weights.size(); ++i)
                    RC_ASSERT(after.maps[k].weights.data()[i] ==
                              Rational(network.maps[k].weights.data()[i] + 2 * first[k].weights.data()[i] -
                                       last[k].weights.data()[i]));
                for (long i = 0; i < after.maps[k].bias.size(); ++i)
                    RC_ASSERT(after.maps[k].bias(i) ==
                              Rational(network.maps[k].bias(i) + 2 * first[k].bias(i) - last[k].bias(i)));
            }
        },
        300);
}

TEST_CASE("the fast passes agree with exact arithmetic up to rounding") {
    std::uint64_t seed = 100;
    for (const int kind : {0, 1, 2})
        for (const auto& [d, m, depth] :
             {std::tuple(1L, 1L, 1L), std::tuple(3L, 7L, 2L), std::tuple(2L, 17L, 1L), std::tuple(5L, 6L, 3L)}) {
            CAPTURE(kind, d, m, depth, seed);
            agrees<double>(kind, d, m, depth, ++seed, power_of_two(-53));
            agrees<float>(kind, d, m, depth, ++seed, power_of_two(-24));
        }
}

TEST_CASE(
    "a step in one pass over the weights has the bits of a step after a backward pass, for any number of threads") {
    for (const int kind : {0, 1, 2}) {
        FiniteNetwork<double> plain = paper_network<double>(kind, 3, 350, 2);
        initialize(plain, 9);
        const FiniteNetwork<double> start = plain;
        DenseMatrix<double> points(3, 5);
        NormalStream normal(9, 1);
        for (long i = 0; i < points.size(); ++i) points.data()[i] = normal();
        const DenseVector<double> c = DenseVector<double>::LinSpaced(5, -0.1, 0.2);
        NetworkBatch<double> batch(plain, points);
        for (int k = 0; k < 3; ++k) {
            batch.forward(plain);
            batch.backward(plain);
            batch.step(plain, c);
        }
        for (const int threads : {1, 2, 3}) {
            WorkerPool pool(threads);
            FiniteNetwork<double> fused = start;
            NetworkBatch<double> other(fused, points, &pool);
            for (int k = 0; k < 3; ++k) {
                other.forward(fused);
                other.backward_and_step(fused, c);
            }
            for (std::size_t i = 0; i < plain.maps.size(); ++i) {
                CHECK(plain.maps[i].weights == fused.maps[i].weights);
                CHECK(plain.maps[i].bias == fused.maps[i].bias);
            }
        }
    }
}

TEST_CASE("a batch can be used again after the parameters have changed") {
    FiniteNetwork<double> network = yu_residual<double>(2, 5, 2, 1);
    initialize(network, 1);
    DenseMatrix<double> points(2, 3);
    points << 1, 2, -3, 0.5, 0, 4;
    NetworkBatch<double> batch(network, points);
    batch.forward(network);
    batch.backward(network);
    batch.step(network, DenseVector<double>::Constant(3, 0.125));
    batch.forward(network);
    batch.backward(network);
    DenseMatrix<double> kernel;
    batch.kernel(network, kernel);
    CHECK(kernel == approx_empirical_kernel(network, points));
}

TEST_CASE("with erf a batch computes what the plain formulas do") {
    // The same numbers in double along two ways; 12 points take the general products. Kernel entries here are below
    // 200, sums have fewer than 300 terms.
    for (const long n : {3L, 12L})
        for (const int kind : {1, 2}) {
            FiniteNetwork<double> network = paper_network<double>(kind, 3, 17, 3);
            network.activation = Activation::erf;
            NormalStream normal(11, static_cast<std::uint64_t>(n));
            initialize(network, normal);
            DenseMatrix<double> points(3, n);
            for (long i = 0; i < points.size(); ++i) points.data()[i] = normal();
            NetworkBatch<double> batch(network, points);
            batch.forward(network);
            for (long i = 0; i < n; ++i)
                CHECK(std::abs(batch.outputs()(i) - network_output(network, DenseVector<double>(points.col(i)))(0)) <
                      1e-12);
            const DenseMatrix<double> kernel = empirical_kernel(network, points),
                                      fast = approx_empirical_kernel(network, points);
            CHECK((kernel - fast).cwiseAbs().maxCoeff() < 1e-11);
            CHECK(kernel.cwiseAbs().maxCoeff() < 200);
            // Not the kernel of the ReLU.
            FiniteNetwork<double> relu = network;
            relu.activation = Activation::relu;
            CHECK((kernel - approx_empirical_kernel(relu, points)).cwiseAbs().maxCoeff() > 0.1);
            // A step along c moves f by K c to first order; the next order is that of the step.
            DenseVector<double> c(n);
            for (long i = 0; i < n; ++i) c(i) = normal();
            const double h = 1e-5;
            const DenseVector<double> before = batch.outputs().transpose();
            batch.backward_and_step(network, h * c);
            batch.forward(network);
            const DenseVector<double> quotient = (batch.outputs().transpose() - before) / h;
            CHECK((quotient - kernel * c).cwiseAbs().maxCoeff() < 1e-2);
            CHECK((kernel * c).cwiseAbs().maxCoeff() > 0.5);
        }
}

TEST_CASE("unusable batches are refused by name") {
    const FiniteNetwork<double> two = jacot_network<double>(std::vector<long>{2, 3, 2}, 1);
    CHECK_THROWS_WITH(NetworkBatch<double>(two, DenseMatrix<double>::Zero(2, 1)), Catch::Contains("2 outputs"));
    FiniteNetwork<double> network = yu_fully_connected<double>(2, std::vector<long>{3});
    CHECK_THROWS_WITH(NetworkBatch<double>(network, DenseMatrix<double>::Zero(5, 1)), Catch::Contains("5 coordinates"));
    CHECK_THROWS_WITH(NetworkBatch<double>(network, DenseMatrix<double>::Zero(2, 0)), Catch::Contains("no points"));
    NetworkBatch<double> batch(network, DenseMatrix<double>::Zero(2, 4));
    CHECK_THROWS_WITH(batch.step(network, DenseVector<double>::Zero(3)),
                      Catch::Contains("3 coefficients for 4 points"));
}
