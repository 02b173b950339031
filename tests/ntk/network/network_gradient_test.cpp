// Checks gradients by equality in exact rationals: against dual numbers and difference quotients for every parameter,
// and by Euler's identity of homogeneous functions.
#include "ntk/network/network_gradient.hpp"
#include "ntk/network/random_network.hpp"
#include "ntk/network_samples.hpp"

using namespace ntk;
using namespace rigor;
using namespace testing_generators;

namespace {

/// Signs of all results before a ReLU: inside one pattern f is affine in each single parameter.
std::vector<bool> pattern(const FiniteNetwork<Rational>& network, const NetworkTrace<Rational>& trace) {
    std::vector<bool> signs;
    for (std::size_t i = 0; i < network.maps.size(); ++i)
        if (network.is_activated(i))
            for (long j = 0; j < trace.results[i].size(); ++j) signs.push_back(trace.results[i](j) > 0);
    return signs;
}

Rational inner(const DenseMatrix<Rational>& a, const DenseMatrix<Rational>& b) {
    Rational sum = 0;
    for (long i = 0; i < a.size(); ++i) sum += a.data()[i] * b.data()[i];
    return sum;
}
Rational weights_term(const NetworkGradient<Rational>& g, const FiniteNetwork<Rational>& network, std::size_t i) {
    return inner(g[i].weights, network.maps[i].weights);
}
Rational bias_term(const NetworkGradient<Rational>& g, const FiniteNetwork<Rational>& network, std::size_t i) {
    return inner(g[i].bias, network.maps[i].bias);
}

}  // namespace

TEST_CASE("the gradient is the exact derivative in every parameter") {
    int moved = 0, quotients = 0;
    require_property(
        "dual numbers and difference quotients",
        [&] {
            FiniteNetwork<Rational> network = any_network();
            const DenseVector<Rational> x = any_point(network);
            const long k = *rc::gen::inRange<long>(0, network.outputs());
            const NetworkTrace<Rational> trace = forward(network, x);
            const std::vector<bool> signs = pattern(network, trace);
            NetworkGradient<Rational> g = gradient(network, x, k);
            std::vector<Rational> derivatives;
            for_each_parameter(g, [&](Rational& d) { derivatives.push_back(d); });
            RC_ASSERT(static_cast<long>(derivatives.size()) == network.parameters());

            using D = Dual<Rational>;
            FiniteNetwork<D> dual = converted<D>(network, [](const Rational& q) { return D(q); });
            DenseVector<D> dual_x(x.size());
            for (long i = 0; i < x.size(); ++i) dual_x(i) = D(x(i));
            std::size_t at = 0;
            for_each_parameter(dual.maps, [&](D& parameter) {
                parameter.derivative = 1;
                const D f = network_output(dual, dual_x)(k);
                RC_ASSERT(f.value == trace.output()(k));
                RC_ASSERT(f.derivative == derivatives[at++]);
                parameter.derivative = 0;
            });

            at = 0;
            const Rational h = power_of_two(-20);
            for_each_parameter(network.maps, [&](Rational& parameter) {
                const Rational kept = parameter;
                parameter += h;
                const NetworkTrace<Rational> shifted = forward(network, x);
                if (pattern(network, shifted) == signs) {
                    RC_ASSERT(Rational((shifted.output()(k) - trace.output()(k)) / h) == derivatives[at]);
                    ++quotients;
                    moved += derivatives[at] != 0;
                }
                ++at;
                parameter = kept;
            });
        },
        600);
    // Not vacuous: most parameters have such a quotient, and many derivatives are not 0.
    CHECK(quotients > 5000);
    CHECK(moved > 2000);
}

TEST_CASE("Euler's identity holds for every layer") {
    int live = 0;
    require_property(
        "homogeneous of degree 1 in each map and all later biases",
        [&] {
            const FiniteNetwork<Rational> network = any_network();
            const DenseVector<Rational> x = any_point(network);
            const Rational f = network_output(network, x)(0);
            const NetworkGradient<Rational> g = gradient(network, x);
            const std::size_t last = network.maps.size() - 1;
            live += f != 0;
            if (network.wiring == Wiring::chain) {
                // f is homogeneous in W^(l), b^(l) and the biases of all later maps together.
                Rational later = 0;
                for (std::size_t i = last + 1; i-- > 0;) {
                    RC_ASSERT(Rational(weights_term(g, network, i) + bias_term(g, network, i) + later) == f);
                    later += bias_term(g, network, i);
                }
            } else {
                RC_ASSERT(Rational(weights_term(g, network, last) + bias_term(g, network, last)) == f);
                // In A, b and all biases b^(l), d^(l); a single pair is homogeneous in itself, V with W and b.
                Rational all = weights_term(g, network, 0);
                for (std::size_t i = 0; i <= last; ++i) all += bias_term(g, network, i);
                RC_ASSERT(all == f);
                for (std::size_t i = 1; i < last; i += 2)
                    RC_ASSERT(Rational(weights_term(g, network, i) + bias_term(g, network, i)) ==
                              weights_term(g, network, i + 1));
            }
        },
        400);
    CHECK(live > 200);
    // (2.1) has no bias in the output: f is homogeneous in W^(L), b^(L) alone, and in W^(L+1).
    require_property(
        "the last two maps of (2.1)",
        [] {
            FiniteNetwork<Rational> network = yu_fully_connected<Rational>(2, one_of({{2}, {8, 2}, {2, 8}}));
            fill(network);
            const DenseVector<Rational> x = any_point(network);
            const NetworkGradient<Rational> g = gradient(network, x);
            const Rational f = network_output(network, x)(0);
            const std::size_t last = network.maps.size() - 1;
            RC_ASSERT(weights_term(g, network, last) == f);
            RC_ASSERT(Rational(weights_term(g, network, last - 1) + bias_term(g, network, last - 1)) == f);
        },
        200);
}

TEST_CASE("the derivative of the ReLU at 0 is 0") {
    FiniteNetwork<Rational> network = yu_fully_connected<Rational>(1, std::vector<long>{2});
    network.maps[0].weights << 1, 1;
    network.maps[0].bias << -3, -2;  // at x = 3 the first neuron sits on its kink, the second does not
    network.maps[1].weights << 5, 7;
    const DenseVector<Rational> x = DenseVector<Rational>::Constant(1, Rational(3));
    const NetworkGradient<Rational> g = gradient(network, x);
    CHECK(g[0].weights(0, 0) == 0);
    CHECK(g[0].bias(0) == 0);
    CHECK(g[0].weights(1, 0) == 21);
    CHECK(g[0].bias(1) == 7);
    CHECK(g[1].weights(0, 0) == 0);
    CHECK(g[1].weights(0, 1) == 1);
}

TEST_CASE("with erf the gradient is the derivative in every parameter") {
    // In double; f and its derivatives are sums of fewer than 100 products of numbers below 10: rounding stays below
    // 1e-11. Networks of both wirings.
    int moved = 0;
    double largest = 0;
    for (std::uint64_t sample = 0; sample < 40; ++sample) {
        FiniteNetwork<double> network = sample % 2
                                            ? yu_residual<double>(2, 3, 2, Rational(3, 4))
                                            : jacot_network<double>(std::vector<long>{2, 4, 3, 2}, Rational(1, 3));
        network.activation = Activation::erf;
        NormalStream normal(7, sample);
        initialize(network, normal);
        for (AffineMap<double>& map : network.maps)
            for (long i = 0; i < map.bias.size(); ++i) map.bias(i) = normal();
        DenseVector<double> x(2);
        x << normal(), normal();
        const long k = network.outputs() - 1;
        NetworkGradient<double> g = gradient(network, x, k);
        std::vector<double> derivatives;
        for_each_parameter(g, [&](double& d) { derivatives.push_back(d); });
        using D = Dual<double>;
        FiniteNetwork<D> dual = converted<D>(network, [](double q) { return D(q); });
        dual.activation = Activation::erf;
        DenseVector<D> dual_x(2);
        dual_x << D(x(0)), D(x(1));
        std::size_t at = 0;
        for_each_parameter(dual.maps, [&](D& parameter) {
            parameter.derivative = 1;
            const double exact = network_output(dual, dual_x)(k).derivative;
            largest = std::max(largest, std::abs(exact - derivatives[at++]));
            moved += std::abs(exact) > 1e-3;
            parameter.derivative = 0;
        });
        REQUIRE(static_cast<long>(at) == network.parameters());
    }
    CHECK(largest < 1e-11);
    CHECK(moved > 700);
    // Second derivatives: those of the dual numbers against difference quotients, whose error is below h^2 times a
    // derivative of order 3 or 4, plus 2e-16/h.
    const auto slope = [](double z) { return ntk::detail::SmoothActivation<Activation::erf, double>::derivative(z); };
    for (const double z : {-2.0, -0.3, 0.0, 0.7, 1.9}) {
        const double h = 1e-5, quotient = (slope(z + h) - slope(z - h)) / (2 * h);
        CHECK(std::abs(ntk::detail::SmoothActivation<Activation::erf, Dual<double>>::derivative({z, 1.0}).derivative -
                       quotient) < 1e-9);
        CHECK(std::abs(slope(z) - (std::erf(z + h) - std::erf(z - h)) / (2 * h)) < 1e-9);
    }
}
