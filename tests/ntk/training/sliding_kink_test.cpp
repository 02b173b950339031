// Checks the one-sided rates at a kink by equality in exact rationals: against the flow a little above and below it,
// and on the smallest sliding flow of network (2.1); and the watch for chatter on gradient descent that slides and on
// one that only crosses.
#include "ntk/training/sliding_kink.hpp"
#include "ntk/network_samples.hpp"
#include "ntk/training/gradient_descent.hpp"

#include <algorithm>

using namespace ntk;
using namespace rigor;
using namespace testing_generators;

namespace {

/// Network (2.1), L = 1, m = 2 (its factor is 1): neuron 0 is V relu(w x + b), neuron 1 is inactive at the points 0
/// and 1.
FiniteNetwork<Rational> small_network(const Rational& v, const Rational& w, const Rational& b) {
    FiniteNetwork<Rational> network = yu_fully_connected<Rational>(1, std::vector<long>{2});
    network.maps[0].weights << w, -1;
    network.maps[0].bias << b, -1;
    network.maps[1].weights << v, 1;
    return network;
}
DenseMatrix<Rational> zero_and_one() {
    DenseMatrix<Rational> x(1, 2);
    x << Rational(0), Rational(1);
    return x;
}
DenseVector<Rational> pair_of(const Rational& a, const Rational& b) {
    DenseVector<Rational> c(2);
    c << a, b;
    return c;
}
const KinkedPair first_neuron_at_zero{0, 0, 0};

std::vector<int> sign_pattern(const FiniteNetwork<Rational>& network, const DenseMatrix<Rational>& points) {
    std::vector<int> signs;
    for (long p = 0; p < points.cols(); ++p) {
        const NetworkTrace<Rational> trace = forward(network, DenseVector<Rational>(points.col(p)));
        for (std::size_t i = 0; i < network.maps.size(); ++i)
            for (long j = 0; network.is_activated(i) && j < trace.results[i].size(); ++j)
                signs.push_back(trace.results[i](j) > 0 ? 1 : trace.results[i](j) < 0 ? -1 : 0);
    }
    return signs;
}

/// z' under the flow of (2.7) by dual numbers, away from kinks.
Rational rate_of_z(const FiniteNetwork<Rational>& network, const DenseMatrix<Rational>& points,
                   const DenseVector<Rational>& c, const KinkedPair& kink) {
    std::vector<Rational> velocity(static_cast<std::size_t>(network.parameters()), Rational(0));
    for (long p = 0; p < points.cols(); ++p) {
        NetworkGradient<Rational> g = gradient(network, DenseVector<Rational>(points.col(p)));
        std::size_t at = 0;
        for_each_parameter(g, [&](Rational& d) { velocity[at++] += c(p) * d; });
    }
    using D = Dual<Rational>;
    FiniteNetwork<D> dual = converted<D>(network, [](const Rational& q) { return D(q); });
    std::size_t at = 0;
    for_each_parameter(dual.maps, [&](D& parameter) { parameter.derivative = velocity[at++]; });
    DenseVector<D> x(points.rows());
    for (long i = 0; i < x.size(); ++i) x(i) = D(points(i, kink.point));
    return forward(dual, x).results[kink.map](kink.neuron).derivative;
}

template <class T>
std::vector<typename KinkWatch<T>::Chatter> watch(double label_at_zero, double b, int steps, double rate) {
    FiniteNetwork<T> network = yu_fully_connected<T>(1, std::vector<long>{1});
    network.maps[0].weights << T(1);
    network.maps[0].bias << static_cast<T>(b);
    network.maps[1].weights << T(1);
    DenseMatrix<double> points(1, 2);
    points << 0, 1;
    DenseVector<double> labels(2);
    labels << label_at_zero, 1;
    KinkWatch<T> kinks(network, 2, 10, static_cast<T>(0.02));
    GradientDescent<T> descent(network, points, TrainingObjective::cross_entropy(labels), rate);
    for (int step = 0; step < steps; ++step) {
        descent.values();
        kinks.observe(descent.passes());
        descent.step();
    }
    return kinks.chattering();
}

}  // namespace

TEST_CASE("the smallest sliding flow, exactly") {
    const FiniteNetwork<Rational> network = small_network(1, 1, 0);
    const DenseMatrix<Rational> x = zero_and_one();
    // Labels 0 and 1: c = (-u_1, u_2), u_1 = 1/2 at f(0) = 0.
    const Rational u(1, 3);
    const DenseVector<Rational> c = pair_of(Rational(-1, 2), u);
    const KinkRates<Rational> rates = kink_rates(network, x, c, first_neuron_at_zero);
    CHECK(rates.inactive == u);
    CHECK(rates.active == u - Rational(1, 2));
    CHECK(kink_motion(rates) == KinkMotion::slides);
    CHECK(sliding_coefficient(rates) == 2 * u);

    // (3.2) with the coefficient of the slide gives d/dt f(0) = 0 and d/dt f(1) = u (V^2 + w^2); with 0 and 1 on the
    // kink it gives other numbers.
    const auto speeds = [&](const Rational& d) -> DenseVector<Rational> {
        return kernel_at_kink(network, x, first_neuron_at_zero, d) * c;
    };
    CHECK(speeds(2 * u)(0) == 0);
    CHECK(speeds(2 * u)(1) == 2 * u);
    CHECK(speeds(0)(1) == 3 * u);
    CHECK(speeds(1)(1) == 3 * u - Rational(1, 2));
    CHECK(kernel_at_kink(network, x, first_neuron_at_zero, Rational(0)) == empirical_kernel(network, x));
}

TEST_CASE("the other motions at a kink") {
    const DenseMatrix<Rational> x = zero_and_one();
    const auto motion = [&](const Rational& v, const Rational& a, const Rational& b) {
        return kink_motion(kink_rates(small_network(v, 1, 0), x, pair_of(a, b), first_neuron_at_zero));
    };
    CHECK(motion(1, Rational(1, 2), Rational(1, 3)) == KinkMotion::crosses_up);
    CHECK(motion(1, Rational(-1, 4), Rational(1, 3)) == KinkMotion::crosses_up);
    CHECK(motion(-1, Rational(1, 2), Rational(1, 3)) == KinkMotion::crosses_down);
    CHECK(motion(-1, Rational(-1, 2), Rational(1, 3)) == KinkMotion::leaves);
    CHECK(motion(1, Rational(-1, 3), Rational(1, 3)) == KinkMotion::undetermined);
    CHECK(motion(1, Rational(1, 3), Rational(0)) == KinkMotion::undetermined);
    CHECK(motion(0, Rational(-1, 2), Rational(1, 3)) == KinkMotion::undetermined);
    CHECK_THROWS_AS(sliding_coefficient(KinkRates<Rational>{1, 1}), std::domain_error);
    CHECK_THROWS_AS(sliding_coefficient(KinkRates<Rational>{-1, 1}), std::domain_error);
}

TEST_CASE("rates at a kink are those of the flow just beside it") {
    int compared = 0, deep = 0, slides = 0;
    require_property("nudged networks", [&] {
        FiniteNetwork<Rational> network = any_network();
        RC_PRE(network.outputs() == 1);
        const long n = *rc::gen::inRange<long>(1, 4);
        const DenseMatrix<Rational> points = any_points(network, n);
        std::vector<std::size_t> candidates;
        for (std::size_t i = 0; i < network.maps.size(); ++i)
            if (network.is_activated(i) && network.maps[i].has_bias()) candidates.push_back(i);
        RC_PRE(!candidates.empty());
        KinkedPair kink{*rc::gen::elementOf(candidates), 0, *rc::gen::inRange<long>(0, n)};
        AffineMap<Rational>& map = network.maps[kink.map];
        kink.neuron = *rc::gen::inRange<long>(0, map.outputs());
        Rational& bias = map.bias(kink.neuron);
        bias -= forward(network, DenseVector<Rational>(points.col(kink.point))).results[kink.map](kink.neuron) /
                map.bias_scale;
        DenseVector<Rational> c(n);
        for (long i = 0; i < n; ++i) c(i) = small_rational();

        std::vector<int> signs = sign_pattern(network, points);
        RC_PRE(std::count(signs.begin(), signs.end(), 0) == 1);
        const KinkRates<Rational> rates = kink_rates(network, points, c, kink);
        // The gradients depend on the signs only through the neurons above and not at all below: nothing else may
        // change its sign.
        for (const int side : {-1, 1}) {
            FiniteNetwork<Rational> nudged = network;
            nudged.maps[kink.map].bias(kink.neuron) += side * power_of_two(-200);
            std::vector<int> expected = signs;
            *std::find(expected.begin(), expected.end(), 0) = side;
            RC_PRE(sign_pattern(nudged, points) == expected);
            RC_ASSERT(rate_of_z(nudged, points, c, kink) == (side < 0 ? rates.inactive : rates.active));
        }
        if (kink_motion(rates) == KinkMotion::slides) {
            const Rational d = sliding_coefficient(rates);
            RC_ASSERT(d > 0);
            RC_ASSERT(d < 1);
            RC_ASSERT(rates.inactive + d * (rates.active - rates.inactive) == 0);
            // Along the slide f at the kinked point moves at one rate, whatever derivative is put at the kink of its
            // own gradient.
            NetworkGradient<Rational> off = gradient_at_kink(network, points, kink, Rational(0)),
                                      on = gradient_at_kink(network, points, kink, Rational(1)),
                                      velocity = gradient_at_kink(network, points, kink, d);
            for_each_parameter(velocity, [&](Rational& v) { v *= c(kink.point); });
            for (long p = 0; p < n; ++p) {
                if (p == kink.point) continue;
                std::vector<Rational> other;
                NetworkGradient<Rational> g = gradient(network, DenseVector<Rational>(points.col(p)));
                for_each_parameter(g, [&](Rational& v) { other.push_back(c(p) * v); });
                std::size_t at = 0;
                for_each_parameter(velocity, [&](Rational& v) { v += other[at++]; });
            }
            Rational slow = 0, fast = 0;
            for (std::size_t i = 0; i < velocity.size(); ++i) {
                for (long k = 0; k < velocity[i].weights.size(); ++k) {
                    slow += off[i].weights.data()[k] * velocity[i].weights.data()[k];
                    fast += on[i].weights.data()[k] * velocity[i].weights.data()[k];
                }
                for (long k = 0; k < velocity[i].bias.size(); ++k) {
                    slow += off[i].bias(k) * velocity[i].bias(k);
                    fast += on[i].bias(k) * velocity[i].bias(k);
                }
            }
            RC_ASSERT(slow == fast);
            ++slides;
        }
        ++compared;
        deep += kink.map > 0;
    });
    CHECK(compared >= 50);
    CHECK(deep >= 10);
    CHECK(slides >= 5);
}

TEST_CASE("kinks: unusable input is named") {
    const FiniteNetwork<Rational> network = small_network(1, 1, 0);
    const DenseMatrix<Rational> x = zero_and_one();
    const DenseVector<Rational> c = pair_of(1, 1);
    CHECK_THROWS_WITH(kink_rates(network, x, c, {1, 0, 0}), Catch::Contains("map 1, which no ReLU follows"));
    CHECK_THROWS_WITH(kink_rates(network, x, c, {0, 2, 0}), Catch::Contains("neuron 2 of 2"));
    CHECK_THROWS_WITH(kink_rates(network, x, c, {0, 0, 2}), Catch::Contains("point 2 of 2"));
    CHECK_THROWS_WITH(kink_rates(network, x, c, {0, 0, 1}),
                      Catch::Contains("neuron 0 of map 0 at point 0 is on its kink, too"));
    CHECK_THROWS_WITH(kink_rates(small_network(1, 1, 1), x, c, first_neuron_at_zero),
                      Catch::Contains("is not on its kink"));
    CHECK_THROWS_WITH(kink_rates(network, x, DenseVector<Rational>(pair_of(1, 1).head(1)), first_neuron_at_zero),
                      Catch::Contains("1 coefficients for 2 points"));
    const FiniteNetwork<double> shape = yu_fully_connected<double>(1, std::vector<long>{1});
    CHECK_THROWS_AS(KinkWatch<double>(shape, 1, 1, 0.1), std::invalid_argument);
    CHECK_THROWS_AS(KinkWatch<double>(shape, 1, 2, 0.0), std::invalid_argument);
    CHECK_THROWS_AS(KinkWatch<double>(shape, 1, 2, std::nan("")), std::invalid_argument);
}

TEMPLATE_TEST_CASE("gradient descent that slides chatters, one that crosses does not", "", double, float) {
    // Label 0 at x = 0: b falls to 0 and stays. The watch sees neuron 0 at point 0, and nothing at point 1.
    const auto sliding = watch<TestType>(0, 0.01, 2000, 1e-3);
    REQUIRE(sliding.size() == 1);
    CHECK(sliding[0].pair == first_neuron_at_zero);
    CHECK(sliding[0].last_step == 1999);
    CHECK(sliding[0].sign_changes > 100);
    // The same start with label 1 moves away; from below it crosses once.
    CHECK(watch<TestType>(1, 0.01, 2000, 1e-3).empty());
    CHECK(watch<TestType>(1, -0.01, 2000, 1e-3).empty());
}
