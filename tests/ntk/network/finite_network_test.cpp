// Checks that the networks are the printed ones: values computed from (2.1), (2.2) and Jacot et al., section 2, written
// out by hand, and shapes.
#include "generators.hpp"
#include "ntk/network/network_gradient.hpp"

using namespace ntk;
using namespace rigor;

namespace {

Rational positive_part(const Rational& x) { return x > 0 ? x : Rational(0); }

DenseVector<Rational> point(std::initializer_list<Rational> values) {
    DenseVector<Rational> x(static_cast<long>(values.size()));
    long i = 0;
    for (const Rational& v : values) x(i++) = v;
    return x;
}

/// 1, -2, 3, -4, … over all parameters, divided by 3.
template <class T>
void number(FiniteNetwork<T>& network) {
    long k = 0;
    const auto next = [&] { return T(Rational(++k % 2 ? k : -k, 3)); };
    for (AffineMap<T>& map : network.maps) {
        for (long i = 0; i < map.weights.size(); ++i) map.weights.data()[i] = next();
        for (long i = 0; i < map.bias.size(); ++i) map.bias(i) = next();
    }
}

}  // namespace

TEST_CASE("network (2.1) of Yu et al. has the printed values") {
    // d = 2, widths 8 and 2: sqrt(2/8) = 1/2, sqrt(2/2) = 1.
    FiniteNetwork<Rational> network = yu_fully_connected<Rational>(2, std::vector<long>{8, 2});
    number(network);
    const DenseVector<Rational> x = point({5, Rational(-7, 2)});
    std::vector<Rational> first(8), second(2);
    for (long i = 0; i < 8; ++i)
        first[static_cast<std::size_t>(i)] =
            Rational(1, 2) * positive_part(network.maps[0].weights(i, 0) * x(0) + network.maps[0].weights(i, 1) * x(1) +
                                           network.maps[0].bias(i));
    Rational f = 0;
    for (long i = 0; i < 2; ++i) {
        Rational z = network.maps[1].bias(i);
        for (long j = 0; j < 8; ++j) z += network.maps[1].weights(i, j) * first[static_cast<std::size_t>(j)];
        second[static_cast<std::size_t>(i)] = positive_part(z);
        f += network.maps[2].weights(0, i) * second[static_cast<std::size_t>(i)];
    }
    REQUIRE(f != 0);
    CHECK(network_output(network, x)(0) == f);
    CHECK(network.parameters() == 16 + 8 + 16 + 2 + 2);
    CHECK_FALSE(network.maps[2].has_bias());
}

TEST_CASE("the activation follows every map but the last, and in residual layers W^(l) alone") {
    const auto activated = [](const FiniteNetwork<double>& network) {
        std::string pattern;
        for (std::size_t i = 0; i < network.maps.size(); ++i) pattern += network.is_activated(i) ? 'a' : '-';
        return pattern;
    };
    CHECK(activated(yu_fully_connected<double>(2, std::vector<long>{8, 2})) == "aa-");
    // Input map, W^(1), V^(1), W^(2), V^(2), output map.
    CHECK(activated(yu_residual<double>(1, 1, 2, Rational(1))) == "-a-a--");
}

TEST_CASE("network (2.2) of Yu et al. has the printed values") {
    // m = 1: sqrt(1/m) = 1. sqrt(2/m) is irrational then, so the caller gives the factor; 3/2 here.
    const Rational alpha(-2, 5), s(3, 2);
    FiniteNetwork<double> shape = yu_residual<double>(1, 1, 2, alpha);
    CHECK(shape.maps[1].activation_scale == std::sqrt(2.0));
    CHECK(shape.maps[2].weight_scale == -0.4);
    CHECK(shape.maps[2].bias_scale == -0.4);
    FiniteNetwork<Rational> network{Wiring::residual, {}};
    for (const AffineMap<double>& map : shape.maps)
        network.maps.push_back(
            affine_map(map.outputs(), map.inputs(), map.has_bias(), Rational(1), Rational(1), Rational(1)));
    for (const std::size_t l : {1u, 3u}) {
        network.maps[l].activation_scale = s;
        network.maps[l + 1].weight_scale = network.maps[l + 1].bias_scale = alpha;
    }
    number(network);
    const Rational x = 4;
    const auto w = [&](std::size_t i) { return network.maps[i].weights(0, 0); };
    const auto b = [&](std::size_t i) { return network.maps[i].bias(0); };
    Rational stream = w(0) * x + b(0);
    for (const std::size_t l : {1u, 3u})
        stream += alpha * (w(l + 1) * (s * positive_part(w(l) * stream + b(l))) + b(l + 1));
    CHECK(network_output(network, point({x}))(0) == w(5) * stream);
    CHECK(shape.parameters() == 11);
    CHECK_FALSE(shape.maps[5].has_bias());
    // b^(l), d^(l) start at 0, b does not.
    CHECK_FALSE(shape.maps[0].bias_starts_at_zero);
    CHECK(
        (shape.maps[1].bias_starts_at_zero && shape.maps[2].bias_starts_at_zero && shape.maps[4].bias_starts_at_zero));
    // The factors at m = 32: sqrt(1/32), sqrt(2/32).
    const FiniteNetwork<double> wide = yu_residual<double>(3, 32, 1, 1);
    CHECK(wide.maps[0].weight_scale == std::sqrt(1.0 / 32));
    CHECK(wide.maps[0].bias_scale == std::sqrt(1.0 / 32));
    CHECK(wide.maps[1].activation_scale == 0.25);
    CHECK(wide.maps[1].weight_scale == 1);
}

TEST_CASE("the network of Jacot et al. has the printed values") {
    // n = 4, 9, 1: 1/sqrt(n_0) = 1/2, 1/sqrt(n_1) = 1/3; beta = 1/10 in the output too.
    FiniteNetwork<Rational> network = jacot_network<Rational>(std::vector<long>{4, 9, 1}, Rational(1, 10));
    number(network);
    const DenseVector<Rational> x = point({1, -2, Rational(1, 7), 3});
    Rational f = Rational(1, 10) * network.maps[1].bias(0);
    for (long i = 0; i < 9; ++i) {
        Rational z = Rational(1, 10) * network.maps[0].bias(i);
        for (long j = 0; j < 4; ++j) z += Rational(1, 2) * network.maps[0].weights(i, j) * x(j);
        f += Rational(1, 3) * network.maps[1].weights(0, i) * positive_part(z);
    }
    CHECK(network_output(network, x)(0) == f);
    CHECK(network.parameters() == (4 + 1) * 9 + (9 + 1) * 1);  // sum of (n_l + 1) n_(l+1)
}

TEST_CASE("the network of Jacot et al. with erf has the printed values") {
    FiniteNetwork<double> network = jacot_network<double>(std::vector<long>{1, 4, 1}, Rational(1, 2), Activation::erf);
    network.maps[0].weights << 1, -2, 0.5, 0;
    network.maps[0].bias << 0, 1, -1, 3;
    network.maps[1].weights << 2, 3, -1, 4;
    network.maps[1].bias << 6;
    // x = 2: z = 2, -3.5, 0.5, 1.5; erf of these to 20 digits.
    const double expected = 0.5 * (2 * 0.99532226501895273416 - 3 * 0.99999925690162765859 - 0.52049987781304653768 +
                                   4 * 0.96610514647531072707) +
                            3;
    const DenseVector<double> x = DenseVector<double>::Constant(1, 2.0);
    CHECK(std::abs(network_output(network, x)(0) - expected) < 8e-15);
    CHECK(jacot_network<double>(std::vector<long>{1, 4, 1}, 1).activation == Activation::relu);
    // No erf in exact arithmetic; a network without a hidden layer has no activation to evaluate.
    const FiniteNetwork<Rational> rational = jacot_network<Rational>(std::vector<long>{1, 4, 1}, 1, Activation::erf);
    CHECK_THROWS_WITH(network_output(rational, point({1})), Catch::Contains("erf"));
    CHECK(network_output(jacot_network<Rational>(std::vector<long>{1, 4}, 1, Activation::erf), point({1}))(0) == 0);
}

TEST_CASE("unusable sizes and factors are refused by name") {
    CHECK_THROWS_WITH(yu_fully_connected<double>(2, std::vector<long>{5, 0}), Catch::Contains("width 0"));
    CHECK_THROWS_WITH(yu_fully_connected<double>(0, std::vector<long>{5}), Catch::Contains("input dimension 0"));
    CHECK_THROWS_AS(yu_fully_connected<double>(2, std::vector<long>{}), std::invalid_argument);
    CHECK_THROWS_WITH(yu_residual<double>(2, -3, 1, 1), Catch::Contains("width -3"));
    CHECK_THROWS_AS(yu_residual<double>(2, 3, 0, 1), std::invalid_argument);
    CHECK_THROWS_AS(jacot_network<double>(std::vector<long>{3}, 1), std::invalid_argument);
    CHECK_THROWS_WITH(jacot_network<double>(std::vector<long>{3, 1}, -1), Catch::Contains("beta = -1"));
    CHECK_THROWS_WITH(yu_fully_connected<Rational>(2, std::vector<long>{3}), Catch::Contains("sqrt(2/3)"));
    CHECK_THROWS_WITH(jacot_network<Rational>(std::vector<long>{2, 1}, 1), Catch::Contains("sqrt(1/2)"));
    const FiniteNetwork<Rational> network = yu_fully_connected<Rational>(2, std::vector<long>{2});
    CHECK_THROWS_WITH(network_output(network, point({1, 2, 3})), Catch::Contains("3 coordinates"));
    CHECK_THROWS_AS(backward(network, forward(network, point({1, 2})), 1), std::out_of_range);
}
