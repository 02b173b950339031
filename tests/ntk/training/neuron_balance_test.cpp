// Checks the conservation laws of training exactly, in rationals: one step changes a balance by h^2 times that of its
// direction and by nothing of first order, on random networks with any scales, at any points, for any coefficients. And
// along a training in double: the drift is of the order of the step.
#include "ntk/training/neuron_balance.hpp"
#include "ntk/network/random_network.hpp"
#include "ntk/network_samples.hpp"
#include "ntk/training/gradient_descent.hpp"

#include <algorithm>

using namespace ntk;
using namespace rigor;
using namespace testing_generators;

namespace {

/// A small residual network with any scales, some maps without bias.
FiniteNetwork<Rational> any_residual_network() {
    FiniteNetwork<Rational> network;
    network.wiring = Wiring::residual;
    const long d = *rc::gen::inRange<long>(1, 4), m = *rc::gen::inRange<long>(1, 4),
               depth = *rc::gen::inRange<long>(1, 4);
    const auto add = [&](long out, long in, bool bias) {
        network.maps.push_back(affine_map<Rational>(out, in, bias, 1, 1, 1));
    };
    add(m, d, true);
    for (long l = 0; l < 2 * depth; ++l) add(m, m, *rc::gen::inRange(0, 4) > 0);
    add(*rc::gen::inRange<long>(1, 3), m, *rc::gen::arbitrary<bool>());
    fill_scales(network);
    fill(network);
    return network;
}

/// sum c_(i,k) grad f_k(x_i) for all outputs k at some random points with random coefficients.
NetworkGradient<Rational> any_direction(const FiniteNetwork<Rational>& network) {
    NetworkGradient<Rational> direction;
    const long n = *rc::gen::inRange<long>(1, 4);
    for (long i = 0; i < n; ++i) {
        const DenseVector<Rational> x = any_point(network);
        for (long k = 0; k < network.outputs(); ++k) {
            const Rational c = small_rational();
            const NetworkGradient<Rational> g = gradient(network, x, k);
            if (direction.empty()) {
                direction = g;
                for_each_parameter(direction, [](Rational& p) { p = 0; });
            }
            for (std::size_t m = 0; m < g.size(); ++m) {
                for (long r = 0; r < g[m].weights.size(); ++r)
                    direction[m].weights.data()[r] += c * g[m].weights.data()[r];
                for (long r = 0; r < g[m].bias.size(); ++r) direction[m].bias(r) += c * g[m].bias(r);
            }
        }
    }
    return direction;
}
FiniteNetwork<Rational> moved(FiniteNetwork<Rational> network, const Rational& h,
                              const NetworkGradient<Rational>& direction) {
    for (std::size_t m = 0; m < direction.size(); ++m) {
        for (long r = 0; r < direction[m].weights.size(); ++r)
            network.maps[m].weights.data()[r] += h * direction[m].weights.data()[r];
        for (long r = 0; r < direction[m].bias.size(); ++r) network.maps[m].bias(r) += h * direction[m].bias(r);
    }
    return network;
}

/// |A_j|^2 + b_j^2 - |W^(1)_.j|^2 of a residual network: the stream as if the first pair of maps were alone.
Rational first_pair(const FiniteNetwork<Rational>& network, long j) {
    Rational sum = network.maps[0].bias(j) * network.maps[0].bias(j);
    for (long k = 0; k < network.maps[0].inputs(); ++k)
        sum += network.maps[0].weights(j, k) * network.maps[0].weights(j, k);
    for (long k = 0; k < network.maps[1].outputs(); ++k)
        sum -= network.maps[1].weights(k, j) * network.maps[1].weights(k, j);
    return sum;
}

double largest_change(const std::vector<DenseVector<double>>& a, const std::vector<DenseVector<double>>& b) {
    double change = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (a[i].size() > 0) change = std::max(change, (a[i] - b[i]).cwiseAbs().maxCoeff());
    return change;
}

}  // namespace

TEST_CASE("the balance of a neuron by hand") {
    FiniteNetwork<Rational> network = jacot_network<Rational>(std::vector<long>{1, 1, 2}, Rational(1, 3));
    network.maps[0].weights << 3;
    network.maps[0].bias << 5;
    network.maps[1].weights << 2, 4;
    network.maps[1].bias << 7, 8;
    const std::vector<DenseVector<Rational>> balance = neuron_balance(network);
    REQUIRE(balance.size() == 2);
    REQUIRE(balance[0].size() == 1);
    CHECK(balance[0](0) == 9 + 25 - 4 - 16);  // neither the scales nor the biases of the reading map
    CHECK(balance[1].size() == 0);
}

TEST_CASE("a step changes the balance of each neuron by h^2 times that of its direction, exactly") {
    int changed = 0, residual = 0, controls = 0;
    require_property(
        "both wirings, any outputs",
        [&] {
            const FiniteNetwork<Rational> network =
                *rc::gen::arbitrary<bool>() ? any_network() : any_residual_network();
            const NetworkGradient<Rational> g = any_direction(network);
            const Rational h = small_rational();
            const FiniteNetwork<Rational> after = moved(network, h, g);
            const std::vector<DenseVector<Rational>> before = neuron_balance(network), now = neuron_balance(after),
                                                     second = neuron_balance(network, g);
            for (std::size_t i = 0; i < network.maps.size(); ++i) {
                RC_ASSERT((now[i].size() > 0) == network.is_activated(i));
                for (long j = 0; j < now[i].size(); ++j) {
                    RC_ASSERT(now[i](j) - before[i](j) == h * h * second[i](j));
                    changed += now[i](j) != before[i](j);
                    residual += network.wiring == Wiring::residual && now[i](j) != before[i](j);
                    // Not so without the bias of the neuron, where that moves to first order.
                    const Rational& b = network.maps[i].has_bias() ? network.maps[i].bias(j) : Rational(0);
                    const Rational db = network.maps[i].has_bias() ? g[i].bias(j) : Rational(0);
                    if (h * b * db == 0) continue;
                    const Rational left_out = now[i](j) - before[i](j) - ((b + h * db) * (b + h * db) - b * b);
                    RC_ASSERT(left_out != h * h * (second[i](j) - db * db));
                    ++controls;
                }
            }
        },
        400);
    CAPTURE(changed, residual, controls);
    CHECK(changed > 300);
    CHECK(residual > 100);
    CHECK(controls > 200);
}

TEST_CASE("the stream of a residual network conserves a matrix made of all maps that write and read it") {
    int changed = 0, pair_drifts = 0;
    require_property(
        "exactly to second order, in every entry",
        [&] {
            const FiniteNetwork<Rational> network = any_residual_network();
            const NetworkGradient<Rational> g = any_direction(network);
            const Rational h = small_rational();
            RC_PRE(h != 0);
            const FiniteNetwork<Rational> after = moved(network, h, g);
            const DenseMatrix<Rational> before = stream_balance(network), now = stream_balance(after),
                                        second = stream_balance(network, g);
            for (long i = 0; i < before.size(); ++i) {
                RC_ASSERT(now.data()[i] - before.data()[i] == h * h * second.data()[i]);
                changed += now.data()[i] != before.data()[i];
            }
            // The first pair of maps alone has no such law: its balance moves to first order, d/dh at h = 0 from h and
            // -h.
            const FiniteNetwork<Rational> back = moved(network, -h, g);
            for (long j = 0; j < before.rows(); ++j) pair_drifts += first_pair(after, j) != first_pair(back, j);
        },
        100);
    CAPTURE(changed, pair_drifts);
    CHECK(changed > 100);
    CHECK(pair_drifts > 100);
}

TEST_CASE("the smallest counterexample to a law for one pair of the stream") {
    // f = a x + v relu(w a x) at x = 1: a enters the stream, the stream enters w and the output map, which is 1 here
    // and trained too.
    FiniteNetwork<Rational> network;
    network.wiring = Wiring::residual;
    for (int i = 0; i < 4; ++i) {
        network.maps.push_back(affine_map<Rational>(1, 1, false, 1, 1, 1));
        network.maps.back().weights << 1;
    }
    const NetworkGradient<Rational> g =
        gradient(network, DenseVector<Rational>(DenseVector<Rational>::Constant(1, Rational(1))));
    // f = o (a + v relu(w a)): df/da = o (1 + v w) = 2, df/dw = o v a = 1, df/dv = 1, df/do = 2.
    CHECK(g[0].weights(0) == 2);
    CHECK(g[1].weights(0) == 1);
    CHECK(g[2].weights(0) == 1);
    CHECK(g[3].weights(0) == 2);
    // d/dt (a^2 - w^2) = 2 (2 - 1), while d/dt (a^2 + v^2 - w^2 - o^2) = 2 (2 + 1 - 1 - 2) = 0.
    CHECK(stream_balance(network)(0) == 0);
    CHECK(stream_balance(network, g)(0) == 4 + 1 - 1 - 4);
}

TEST_CASE("along a training the balances drift by the order of the step") {
    for (const int kind : {0, 1, 2}) {
        CAPTURE(kind);
        FiniteNetwork<double> start = kind == 0 ? yu_fully_connected<double>(2, std::vector<long>{12, 10})
                                      : kind == 1
                                          ? yu_residual<double>(2, 10, 2, Rational(1, 2))
                                          : jacot_network<double>(std::vector<long>{2, 12, 10, 1}, Rational(1, 4));
        initialize(start, 31);
        DenseMatrix<double> points(2, 4);
        points << 1, 0, -1, 0.5, 0, 1, -0.5, -1;
        DenseVector<double> labels(4);
        labels << 0, 1, 0, 1;
        struct Drift {
            double neurons, stream, parameters;
        };
        const auto drift = [&](long steps) {
            GradientDescent<double> descent(start, points, TrainingObjective::cross_entropy(labels),
                                            2.0 / static_cast<double>(steps));
            while (descent.steps() < steps) descent.step();
            double largest = 0;
            for (std::size_t i = 0; i < start.maps.size(); ++i)
                largest = std::max(largest,
                                   (descent.network().maps[i].weights - start.maps[i].weights).cwiseAbs().maxCoeff());
            return Drift{
                largest_change(neuron_balance(descent.network()), neuron_balance(start)),
                kind == 1 ? (stream_balance(descent.network()) - stream_balance(start)).cwiseAbs().maxCoeff() : 0.0,
                largest};
        };
        const Drift coarse = drift(1000), fine = drift(2000);
        CAPTURE(coarse.neurons, fine.neurons, coarse.stream, fine.stream, fine.parameters);
        CHECK(fine.parameters > 0.1);
        CHECK(fine.neurons > 0);
        CHECK(fine.neurons < 0.02 * fine.parameters);
        CHECK(coarse.neurons / fine.neurons == Approx(2).epsilon(0.1));
        if (kind == 1) {
            CHECK(fine.stream < 0.02 * fine.parameters);
            CHECK(coarse.stream / fine.stream == Approx(2).epsilon(0.1));
        }
    }
}

TEST_CASE("balances of other shapes are refused by name") {
    const FiniteNetwork<Rational> chain = jacot_network<Rational>(std::vector<long>{1, 4, 1}, 1),
                                  wider = jacot_network<Rational>(std::vector<long>{1, 9, 1}, 1);
    CHECK_THROWS_WITH(neuron_balance(chain, wider.maps), Catch::Contains("shapes"));
    CHECK_THROWS_WITH(neuron_balance(chain, NetworkGradient<Rational>(1)), Catch::Contains("shapes"));
    CHECK_THROWS_WITH(stream_balance(chain), Catch::Contains("stream"));
}
