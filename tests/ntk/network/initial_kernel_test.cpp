// Checks the sampler (same bits for any number of threads, right moments) and uses it to decide which printed form of a
// limit belongs to its network. A form is accepted if no z-score exceeds 4.5, which 100 comparisons of true forms do
// with probability below 10^-3; a false one must be 10 standard errors away somewhere in its table.
#include "ntk/network/initial_kernel.hpp"
#include "generators.hpp"
#include "ntk/kernel/residual_kernel.hpp"
#include "ntk/network/empirical_kernel.hpp"
#include "ntk/network/network_limit.hpp"
#include "ntk/network/random_network.hpp"

#include <algorithm>

using namespace ntk;
using namespace rigor;

namespace {

constexpr std::uint64_t fixed_samples = 20'261'125;
constexpr double accepted = 4.5, rejected = 10;

/// Unequal norms, 7, 4.03… and 1.03…; angles of both kinds.
DenseMatrix<double> three_points() {
    DenseMatrix<double> x(3, 3);
    x << 3, -1, 1, 2, 4, 0, -6, 0.5, 0.25;
    return x;
}
PairInnerProducts inner_products_of(const DenseMatrix<double>& x, long i, long j) {
    const auto product = [&](long a, long b) {
        Rational sum = 0;
        for (long r = 0; r < x.rows(); ++r) sum += Rational(x(r, a)) * Rational(x(r, b));
        return sum;
    };
    return {product(i, i), product(i, j), product(j, j)};
}

/// The largest |z| of estimates against a formula, over the pairs that are asked for.
struct Table {
    double largest = 0;
    void compare(const Estimate& e, double value) {
        const double z = e.z_score(value);
        UNSCOPED_INFO("mean " << e.mean << " ± " << e.standard_error << ", formula " << value << ", z = " << z);
        largest = std::max(largest, std::fabs(z));
    }
};
template <class EstimateAt, class Formula>
double largest_z(EstimateAt estimate, Formula formula, bool off_diagonal = true) {
    Table table;
    const DenseMatrix<double> x = three_points();
    for (long i = 0; i < 3; ++i)
        for (long j = off_diagonal ? 0 : i; j <= i; ++j)
            table.compare(estimate(i, j), formula(inner_products_of(x, i, j)));
    return table.largest;
}
auto tangent_of(const InitialMoments& moments) {
    return [&moments](long i, long j) { return moments.tangent_estimate(i, j); };
}

double theta(const PairInnerProducts& p, const FullyConnectedKernel& kernel, long depth) {
    TwoPointKernelIteration<double> walk(p, kernel);
    walk.advance_to(depth);
    return walk.tangent_kernel();
}

}  // namespace

TEST_CASE("the moments do not depend on the number of threads, and samples can be added later") {
    const FiniteNetwork<double> shape = yu_residual<double>(3, 3, 2, 1);
    const InitialMoments one = initial_kernel(shape, three_points(), fixed_samples, 2500, 1);
    for (const int threads : {2, 3, 7}) {
        const InitialMoments many = initial_kernel(shape, three_points(), fixed_samples, 2500, threads);
        CHECK(many.tangent_kernel.mean() == one.tangent_kernel.mean());
        CHECK(many.tangent_kernel.standard_error() == one.tangent_kernel.standard_error());
        CHECK(many.covariance.mean() == one.covariance.mean());
    }
    InitialMoments parts;
    for (const long count : {1L, 0L, 1300L, 1199L})
        sample_initial_kernel(parts, shape, three_points(), fixed_samples, count, 2);
    CHECK(parts.samples() == 2500);
    CHECK(parts.tangent_kernel.mean() == one.tangent_kernel.mean());
    CHECK(parts.tangent_kernel.standard_error() == one.tangent_kernel.standard_error());
    CHECK(initial_kernel(shape, three_points(), fixed_samples + 1, 2500).tangent_kernel.mean() !=
          one.tangent_kernel.mean());
}

TEST_CASE("the moments are those of the samples") {
    const FiniteNetwork<double> shape = yu_fully_connected<double>(3, std::vector<long>{2, 3});
    const InitialMoments moments = initial_kernel(shape, three_points(), fixed_samples, 50);
    std::vector<DenseMatrix<double>> kernels;
    DenseMatrix<double> mean = DenseMatrix<double>::Zero(3, 3), square = mean;
    for (std::uint64_t k = 0; k < 50; ++k) {
        FiniteNetwork<double> network = shape;
        initialize(network, fixed_samples, k);
        kernels.push_back(empirical_kernel(network, three_points()));  // the plain code
        mean += kernels.back() / 50;
    }
    for (const DenseMatrix<double>& kernel : kernels) square += (kernel - mean).cwiseAbs2();
    CHECK(moments.tangent_kernel.mean().isApprox(mean, 1e-13));
    CHECK(
        moments.tangent_kernel.standard_error().isApprox(DenseMatrix<double>((square / (50 * 49)).cwiseSqrt()), 1e-12));

    MatrixMoments none;
    none.add(mean);
    CHECK_THROWS_WITH(none.standard_error(), Catch::Contains("1 samples"));
    CHECK_THROWS_WITH(none.add(DenseMatrix<double>::Zero(2, 2)), Catch::Contains("2 x 2"));
    InitialMoments refused;
    CHECK_THROWS_AS(sample_initial_kernel(refused, shape, three_points(), fixed_samples, -1), std::invalid_argument);
    CHECK_THROWS_AS(initial_kernel(shape, DenseMatrix<double>::Zero(2, 2), fixed_samples, 10), std::invalid_argument);
    const Estimate e{2, 0.5};
    CHECK(e.z_score(1) == 2);
    CHECK((e.lower(2) == 1 && e.upper(2) == 3));
}

TEST_CASE(
    "network (2.1), one hidden layer, where the mean is the limit at every width: (3.6) and (3.7) as printed are not its kernel") {
    for (const long width : {1L, 2L, 7L}) {
        const InitialMoments moments = initial_kernel(yu_fully_connected<double>(3, std::vector<long>{width}),
                                                      three_points(), fixed_samples, 200'000);
        CAPTURE(width);
        CHECK(largest_z(tangent_of(moments),
                        [](const PairInnerProducts& p) { return yu_fully_connected_limit<double>(p, 1); }) <= accepted);
        // "+1" inside the bracket; outside, but also in the output layer, which has no bias.
        CHECK(largest_z(tangent_of(moments), [](const PairInnerProducts& p) {
                  return theta(p, FullyConnectedKernel::yu_as_printed(), 2);
              }) >= rejected);
        CHECK(largest_z(tangent_of(moments), [](const PairInnerProducts& p) {
                  return theta(p, FullyConnectedKernel::yu_bias_outside(), 2);
              }) >= rejected);
    }
}

TEST_CASE("network (2.1), deeper: equal points at every width, different points extrapolated in the width") {
    const auto limit = [](long depth) {
        return [depth](const PairInnerProducts& p) { return yu_fully_connected_limit<double>(p, depth); };
    };
    for (const std::vector<long>& widths : {std::vector<long>{2, 5}, {6, 3, 4}}) {
        const auto depth = static_cast<long>(widths.size());
        const InitialMoments moments =
            initial_kernel(yu_fully_connected<double>(3, widths), three_points(), fixed_samples, 200'000);
        CAPTURE(depth);
        CHECK(largest_z(tangent_of(moments), limit(depth), false) <= accepted);
        for (const FullyConnectedKernel& kernel :
             {FullyConnectedKernel::yu_as_printed(), FullyConnectedKernel::yu_bias_outside()})
            CHECK(largest_z(
                      tangent_of(moments), [&](const PairInnerProducts& p) { return theta(p, kernel, depth + 1); },
                      false) >= rejected);
    }
    const InitialMoments narrow =
        initial_kernel(yu_fully_connected<double>(3, std::vector<long>{16, 16}), three_points(), fixed_samples, 60'000);
    const InitialMoments wide = initial_kernel(yu_fully_connected<double>(3, std::vector<long>{32, 32}), three_points(),
                                               fixed_samples + 1, 60'000);
    const auto extrapolated = [&](long i, long j) {
        return extrapolated_mean(narrow.tangent_estimate(i, j), wide.tangent_estimate(i, j));
    };
    CHECK(largest_z(extrapolated, limit(2)) <= accepted);
    CHECK(largest_z(extrapolated, [](const PairInnerProducts& p) {
              return theta(p, FullyConnectedKernel::yu_as_printed(), 3);
          }) >= rejected);
    CHECK(largest_z(extrapolated, [](const PairInnerProducts& p) {
              return theta(p, FullyConnectedKernel::yu_bias_outside(), 3);
          }) >= rejected);
}

TEST_CASE("network (2.2): the factor of (3.9) does not belong to the terms of the biases") {
    const auto corrected = [](long depth, const Rational& alpha) {
        return [=](const PairInnerProducts& p) { return yu_residual_limit<double>(p, depth, alpha); };
    };
    const auto printed = [](long depth, const Rational& alpha) {
        return [=](const PairInnerProducts& p) { return residual_tangent_kernel<double>(p, depth, alpha); };
    };
    for (const auto& [width, depth, alpha] :
         {std::tuple(1L, 1L, Rational(1, 2)), std::tuple(5L, 2L, Rational(1)), std::tuple(4L, 3L, Rational(1, 2))}) {
        const InitialMoments moments =
            initial_kernel(yu_residual<double>(3, width, depth, alpha), three_points(), fixed_samples, 100'000);
        CAPTURE(width, depth, alpha);
        CHECK(largest_z(tangent_of(moments), corrected(depth, alpha), false) <= accepted);
        CHECK(largest_z(tangent_of(moments), printed(depth, alpha), false) >= rejected);
    }
    const InitialMoments narrow =
        initial_kernel(yu_residual<double>(3, 16, 2, 1), three_points(), fixed_samples, 30'000);
    const InitialMoments wide =
        initial_kernel(yu_residual<double>(3, 32, 2, 1), three_points(), fixed_samples + 1, 30'000);
    const auto extrapolated = [&](long i, long j) {
        return extrapolated_mean(narrow.tangent_estimate(i, j), wide.tangent_estimate(i, j));
    };
    CHECK(largest_z(extrapolated, corrected(2, 1)) <= accepted);
    CHECK(largest_z(extrapolated, printed(2, 1)) >= rejected);
}

TEST_CASE("network (2.2), parameter by parameter at equal points: which terms of (3.9), (3.10) carry |x~|^2") {
    // L = 2, alpha = 1/2, width 3, x the first point: N = |x~|^2 = 50, a = 1/4. Maps in order: A; W^(1); V^(1); W^(2);
    // V^(2); W^(3).
    const double a = 0.25, n = 50, g = 1 + a;
    const std::vector<double> weights = {49 * g * g, a * g * n, a * g * n, a * g * n, a * g * n, g * g * n};
    const std::vector<double> bias = {g * g, a * g, a * g, a, a, 0};
    FiniteNetwork<double> network = yu_residual<double>(3, 3, 2, Rational(1, 2));
    MatrixMoments moments;
    for (std::uint64_t k = 0; k < 100'000; ++k) {
        initialize(network, fixed_samples, k);
        const NetworkTrace<double> trace = forward(network, DenseVector<double>(three_points().col(0)));
        const std::vector<DenseVector<double>> delta = backward(network, trace);
        DenseMatrix<double> parts(6, 2);
        long i = 0;
        for (const MapContribution<double>& part : kernel_contributions(network, trace, delta, trace, delta)) {
            parts(i, 0) = part.weights;
            parts(i++, 1) = part.bias;
        }
        moments.add(parts);
    }
    const DenseMatrix<double> error = moments.standard_error();
    Table table;
    for (long i = 0; i < 6; ++i) {
        table.compare({moments.mean()(i, 0), error(i, 0)}, weights[static_cast<std::size_t>(i)]);
        if (i < 5) table.compare({moments.mean()(i, 1), error(i, 1)}, bias[static_cast<std::size_t>(i)]);
    }
    CHECK(table.largest <= accepted);
    // As printed, each of the biases b^(l), d^(l) would add N times as much.
    for (long i = 1; i < 5; ++i)
        CHECK(Estimate{moments.mean()(i, 1), error(i, 1)}.z_score(n * bias[static_cast<std::size_t>(i)]) <= -100);
    CHECK(moments.mean()(5, 1) == 0);
}

TEST_CASE("the network of Jacot et al. has the kernel of their theorem 1") {
    const Rational beta(1, 2);
    const auto limit = [&](long depth) {
        return [=](const PairInnerProducts& p) { return jacot_limit<double>(p, depth, 3, beta); };
    };
    for (const long width : {1L, 6L}) {
        const InitialMoments moments = initial_kernel(jacot_network<double>(std::vector<long>{3, width, 1}, beta),
                                                      three_points(), fixed_samples, 200'000);
        CHECK(largest_z(tangent_of(moments), limit(2)) <= accepted);
        CHECK(largest_z(tangent_of(moments), [&](const PairInnerProducts& p) { return limit(2)(p) - 0.25; }) >=
              rejected);  // without the output's bias
        // f(x) f(x') has the mean Sigma^(2).
        const auto covariance = [&](long i, long j) { return moments.covariance_estimate(i, j); };
        CHECK(largest_z(covariance, [&](const PairInnerProducts& p) {
                  TwoPointKernelIteration<double> walk(p, FullyConnectedKernel::jacot(3, beta));
                  walk.advance_to(2);
                  return walk.covariance();
              }) <= accepted);
    }
    const InitialMoments deep = initial_kernel(jacot_network<double>(std::vector<long>{3, 2, 4, 3, 1}, beta),
                                               three_points(), fixed_samples, 100'000);
    CHECK(largest_z(tangent_of(deep), limit(4), false) <= accepted);
}
