// Networks of width 512 with erf, a leaky ReLU and tanh against the kernels of infinitely wide ones: the empirical
// tangent kernel over q, and the correlation of the last hidden layer, at the depths 3 and 5, as means over independent
// networks with standard errors. At width m a mean is off by O(1/m) besides: 5/m is allowed, 0.01 at width 512, and a
// test at width 64 shows that so much is enough there, standard errors included.
//
// Accepted: within 4.5 standard errors and the bias. The kernels of the ReLU, with the same number of layers and
// inputs, are at least 10 standard errors and the bias away at one pair of each kind.
#include "catch.hpp"
#include "ntk/depth/network_kernel.hpp"
#include "ntk/network/empirical_kernel.hpp"
#include "ntk/network/initial_kernel.hpp"
#include "ntk/network/network_batch.hpp"
#include "ntk/network/network_gradient.hpp"
#include "ntk/network/random_network.hpp"
#include "rigor/parallel/on_all_cores.hpp"

#include <cmath>

using namespace ntk;
using rigor::Ball, rigor::Rational;

namespace {

constexpr std::uint64_t fixed_samples = 20'261'202;
constexpr double accepted = 4.5, rejected = 10;
constexpr long width = 512;
double bias(long m) { return 5.0 / static_cast<double>(m); }

/// Points of the plane with |x|^2 = 2 and the correlations 0.8, 0.28 and -0.352 (angles of the triangle 3, 4, 5).
DenseMatrix<double> three_points() {
    DenseMatrix<double> x(2, 3);
    x << 1, 0.8, -0.352, 0, 0.6, 0.936;
    return std::sqrt(2.0) * x;
}

struct Samples {
    MatrixMoments tangent, correlation;  ///< K/(q L), and the mean of z z'/q over the last hidden layer
};

Samples sampled(const FiniteNetwork<double>& shape, double q, long samples) {
    const DenseMatrix<double> points = three_points();
    std::vector<DenseMatrix<double>> tangents(static_cast<std::size_t>(samples)), correlations(tangents.size());
    rigor::on_all_cores(samples, [&](long k) {
        FiniteNetwork<double> network = shape;
        initialize(network, fixed_samples, static_cast<std::uint64_t>(k));
        NetworkBatch<double> batch(network, points);
        batch.forward(network);
        batch.backward(network);
        const auto at = static_cast<std::size_t>(k);
        batch.kernel(network, tangents[at]);
        tangents[at] /= q * static_cast<double>(network.maps.size());
        const DenseMatrix<double>& z = batch.results()[network.maps.size() - 2];
        correlations[at] = z.transpose() * z / (q * static_cast<double>(z.rows()));
    });
    Samples s;
    for (long k = 0; k < samples; ++k) {
        s.tangent.add(tangents[static_cast<std::size_t>(k)]);
        s.correlation.add(correlations[static_cast<std::size_t>(k)]);
    }
    return s;
}

/// What the limit says at a pair: Theta_bar^(L), and rho one layer before.
struct Limit {
    double tangent, correlation;
};
Limit limit(const NetworkMap& map, const Rational& z, long depth) {
    const rigor::Precision precision(128);
    CorrelationWalk walk(map, z);
    walk.advance_to(depth - 1);
    const double rho = walk.correlation().approx_double();
    walk.advance();
    return {(walk.unnormalized() / Ball(depth)).approx_double(), rho};
}

struct Case {
    const char* name;
    Activation activation;
    double left_slope;
    long depth, samples;
};

}  // namespace

TEST_CASE("wide networks have the kernels of the correlation map, and not those of the ReLU") {
    const auto relu = NetworkMap::at_edge(ntk::activation("relu"), 1);
    for (const Case& c : {Case{"erf", Activation::erf, 0, 3, 160}, Case{"erf", Activation::erf, 0, 5, 80},
                          Case{"leaky-relu:1/3", Activation::leaky_relu, 1.0 / 3, 3, 160},
                          Case{"leaky-relu:1/3", Activation::leaky_relu, 1.0 / 3, 5, 80},
                          Case{"tanh", Activation::tanh, 0, 3, 160}, Case{"tanh", Activation::tanh, 0, 5, 80}}) {
        const auto map = NetworkMap::at_edge(ntk::activation(c.name), 1);
        const NetworkVariances variances{map->weight_variance().approx_double(), map->bias_variance().approx_double(),
                                         1};
        const std::vector<long> widths(static_cast<std::size_t>(c.depth - 1), width);
        const Samples s =
            sampled(network_of_variances<double>(2, widths, variances, c.activation, c.left_slope), 1, c.samples);
        double farthest_tangent = 0, farthest_correlation = 0;
        const auto compare = [&](const MatrixMoments& moments, long i, long j, double expected, double of_relu,
                                 double& farthest) {
            const Estimate e{moments.mean()(i, j), moments.standard_error()(i, j)};
            INFO(c.name << ", L = " << c.depth << ", pair " << i << ", " << j << ": " << e.mean << " ± "
                        << e.standard_error << ", expected " << expected << ", ReLU " << of_relu);
            CHECK(std::fabs(e.mean - expected) < accepted * e.standard_error + bias(width));
            CHECK(e.standard_error < 0.03);  // the samples are enough to tell anything
            farthest = std::max(farthest, (std::fabs(e.mean - of_relu) - bias(width)) / e.standard_error);
        };
        const Rational correlations[3][3] = {{1, {4, 5}, {-44, 125}}, {{4, 5}, 1, {7, 25}}, {{-44, 125}, {7, 25}, 1}};
        for (long i = 0; i < 3; ++i)
            for (long j = 0; j <= i; ++j) {
                const Limit expected = limit(*map, correlations[i][j], c.depth),
                            other = limit(*relu, correlations[i][j], c.depth);
                compare(s.tangent, i, j, expected.tangent, other.tangent, farthest_tangent);
                compare(s.correlation, i, j, expected.correlation, other.correlation, farthest_correlation);
            }
        INFO(c.name << ", L = " << c.depth << ": " << farthest_tangent << " and " << farthest_correlation);
        CHECK(farthest_tangent > rejected);
        CHECK(farthest_correlation > rejected);
    }
}

TEST_CASE("at width 64 the means are within 5/64 of the limits, standard errors included") {
    for (const Case& c :
         {Case{"erf", Activation::erf, 0, 5, 3000}, Case{"leaky-relu:1/3", Activation::leaky_relu, 1.0 / 3, 5, 3000},
          Case{"tanh", Activation::tanh, 0, 5, 3000}}) {
        const auto map = NetworkMap::at_edge(ntk::activation(c.name), 1);
        const NetworkVariances variances{map->weight_variance().approx_double(), map->bias_variance().approx_double(),
                                         1};
        const Samples s =
            sampled(network_of_variances<double>(2, std::vector<long>(4, 64), variances, c.activation, c.left_slope), 1,
                    c.samples);
        const Limit one = limit(*map, 1, c.depth), other = limit(*map, {7, 25}, c.depth);
        const auto within = [&](const MatrixMoments& m, long i, long j, double expected) {
            INFO(c.name << ": " << m.mean()(i, j) << " ± " << m.standard_error()(i, j) << ", limit " << expected);
            CHECK(std::fabs(m.mean()(i, j) - expected) + 2 * m.standard_error()(i, j) < bias(64));
        };
        within(s.tangent, 0, 0, one.tangent);
        within(s.tangent, 1, 2, other.tangent);
        within(s.correlation, 0, 0, one.correlation);
        within(s.correlation, 1, 2, other.correlation);
    }
}

TEST_CASE("with tanh and a leaky ReLU gradients are derivatives, and a batch computes what the plain formulas do") {
    for (const Activation activation : {Activation::tanh, Activation::leaky_relu}) {
        FiniteNetwork<double> network =
            network_of_variances<double>(2, std::vector<long>{5, 4}, {1.5, 0.25, 2}, activation, -0.25);
        NormalStream normal(5, 1);
        initialize(network, normal);
        CHECK(network.maps[0].bias.size() == 0);
        CHECK(network.maps[0].weight_scale == 1);
        CHECK(network.maps[2].bias_scale == 0.5);
        const DenseMatrix<double> points = three_points();
        CHECK((empirical_kernel(network, points) - approx_empirical_kernel(network, points)).cwiseAbs().maxCoeff() <
              1e-13);
        const DenseVector<double> x = points.col(1);
        const NetworkGradient<double> g = gradient(network, x);
        for (std::size_t m = 0; m < network.maps.size(); ++m)
            for (long i = 0; i < network.maps[m].weights.size(); ++i) {
                double& weight = network.maps[m].weights.data()[i];
                const double kept = weight, step = 0x1p-20;
                weight = kept + step;
                const double above = network_output(network, x)(0);
                weight = kept - step;
                const double below = network_output(network, x)(0);
                weight = kept;
                CHECK(std::fabs((above - below) / (2 * step) - g[m].weights.data()[i]) < 1e-8);
            }
    }
    const FiniteNetwork<rigor::Rational> exact = [] {
        FiniteNetwork<rigor::Rational> network = jacot_network<rigor::Rational>(std::vector<long>{1, 1, 1}, 0);
        network.activation = Activation::leaky_relu;
        network.left_slope = Rational(-1, 3);
        network.maps[0].weights(0, 0) = network.maps[1].weights(0, 0) = 1;
        return network;
    }();
    CHECK(network_output(exact, DenseVector<Rational>(DenseVector<Rational>::Constant(1, Rational(-6))))(0) == 2);
    FiniteNetwork<Rational> tanh = exact;
    tanh.activation = Activation::tanh;
    CHECK_THROWS_WITH(network_output(tanh, DenseVector<Rational>(DenseVector<Rational>::Constant(1, Rational(1)))),
                      Catch::Contains("tanh"));
    CHECK_THROWS_WITH(network_of_variances<double>(2, std::vector<long>{3}, {0, 0, 1}, Activation::tanh),
                      Catch::Contains("w = 0"));
}
