// Checks the refined flow against closed forms (width 1, a deep linear region, a slide along a kink), against (3.2) and
// (C.22) of Yu et al. (2025) along the way, and that it says where it is no smooth flow. (3.2) itself is checked
// exactly, in rationals.
//
// Width 1, f = s V relu(z), z = w x + b, one point, z > 0; r^2 = x^2 + 1. Then z' = c s r^2 V, V' = c s z, so V^2 -
// z^2/r^2 is constant, K = s^2 (r^2 V^2 + z^2) and f' = c K. If the constant is 0, K = 2 s r f.
#include "ntk/training/gradient_flow.hpp"
#include "ntk/network/empirical_kernel.hpp"
#include "ntk/network/random_network.hpp"
#include "ntk/network_samples.hpp"
#include "ntk/training_samples.hpp"

#include <algorithm>

using namespace ntk;
using namespace rigor;
using namespace testing_generators;

namespace {

const double root_two = std::sqrt(2.0);

FiniteNetwork<double> width_one(double w, double b, double v) {
    FiniteNetwork<double> network = yu_fully_connected<double>(1, std::vector<long>{1});
    network.maps[0].weights << w;
    network.maps[0].bias << b;
    network.maps[1].weights << v;
    return network;
}
/// w = 0.5, b = 0.25 and V with V^2 = z^2/r^2 at x.
FiniteNetwork<double> balanced(double x) { return width_one(0.5, 0.25, (0.5 * x + 0.25) / std::sqrt(x * x + 1)); }

DenseMatrix<double> one_dimensional(std::initializer_list<double> x) {
    DenseMatrix<double> points(1, static_cast<long>(x.size()));
    std::copy(x.begin(), x.end(), points.data());
    return points;
}

/// The three networks of the papers at two layers.
FiniteNetwork<double> two_layer_network(int kind, long m, std::uint64_t seed) {
    FiniteNetwork<double> network = paper_network<double>(kind, 2, m, 2, Rational(1, 2));
    initialize(network, seed);
    return network;
}
DenseMatrix<double> four_points() {
    DenseMatrix<double> points(2, 4);
    points << 1, 0.25, -1, 0.5, 0.25, 1, -0.5, -1;
    return points;
}

/// A smooth sample: the order is near 1, nothing crossed, and the truth is within the error shown plus rounding, which
/// is below `small`.
void check_smooth(const FlowSample& s, double truth, double small) {
    CAPTURE(s.time, s.values(0), truth, s.values_error, s.order);
    CHECK(s.regular);
    CHECK(s.sign_changes == 0);
    CHECK(std::fabs(s.values(0) - truth) <= s.values_error + 1e-12);
    CHECK(s.values_error <= small);
    if (s.time > 0) CHECK(std::fabs(s.order - 1) < 0.1);
}

}  // namespace

TEST_CASE("width 1, least squares: the flow is logistic") {
    // f' = 2 s r f (y - f).
    const double x = 0.75, r = std::sqrt(x * x + 1), target = 1.5;
    const FiniteNetwork<double> start = balanced(x);
    const double first = root_two * start.maps[1].weights(0) * (0.5 * x + 0.25);
    const std::vector<double> times = {0, 0.3, 0.5, 1.25, 3};
    const std::vector<FlowSample> flow = approx_gradient_flow(
        start, one_dimensional({x}), TrainingObjective::least_squares(vector_of({target})), times, {0.02, 5, true});
    REQUIRE(flow.size() == times.size());
    for (std::size_t i = 0; i < times.size(); ++i) {
        const double f = target / (1 + (target / first - 1) * std::exp(-2 * root_two * r * target * times[i])),
                     k = 2 * root_two * r * f;
        const FlowSample& s = flow[i];
        CHECK(s.time == times[i]);
        check_smooth(s, f, 2e-5);
        CHECK(std::fabs(s.cost - (f - target) * (f - target) / 2) <= s.cost_error + 1e-12);
        CHECK(std::fabs(s.kernel(0, 0) - k) <= s.kernel_error + 1e-12);
        CHECK(std::fabs(s.smallest_eigenvalue - k) <= s.eigenvalue_error + 1e-12);
        CHECK(s.kernel_error <= 1e-4);
        CHECK(s.cost_error <= 1e-4);
        CHECK(s.errors.size() == 0);
    }
    CHECK(flow[0].values_error == 0);
    CHECK(std::isnan(flow[0].order));
    CHECK(flow[2].values_error > 0);

    // Half the steps: a quarter of the error.
    const std::vector<FlowSample> finer = approx_gradient_flow(
        start, one_dimensional({x}), TrainingObjective::least_squares(vector_of({target})), times, {0.02, 6, false});
    CHECK(flow[2].values_error / finer[2].values_error == Approx(4).epsilon(0.1));
    CHECK(finer[2].kernel.size() == 0);
    CHECK(std::isnan(finer[2].smallest_eigenvalue));
}

TEST_CASE("width 1, cross-entropy: exponential integrals") {
    // Label 1: f' = 2 s r f/(1 + e^f), so ln f + Ei(f) grows by 2 s r t. Label 0: f' = -2 s r f/(1 + e^-f), so ln f +
    // Ei(-f) falls by it.
    const double x = -0.25, r = std::sqrt(x * x + 1);
    const FiniteNetwork<double> start = width_one(0.5, 1, 0.875 / r);
    const double first = root_two * 0.875 * 0.875 / r;
    for (const double label : {0.0, 1.0}) {
        const double sign = 2 * label - 1;
        for (const FlowSample& s :
             approx_gradient_flow(start, one_dimensional({x}), TrainingObjective::cross_entropy(vector_of({label})),
                                  std::vector<double>{0.5, 1, 2}, {0.02, 6})) {
            const auto clock = [&](double f) { return sign * (std::log(f) + std::expint(sign * f)); };
            // The value where the clock shows 2 s r t, by bisection.
            double low = 1e-9, high = 20;
            for (int i = 0; i < 200; ++i) {
                const double middle = (low + high) / 2;
                const bool late = sign * (clock(middle) - clock(first)) > sign * 2 * root_two * r * s.time;
                (late ? high : low) = middle;
            }
            CAPTURE(label);
            check_smooth(s, low, 1e-5);
            const double u = 1 / (1 + std::exp(sign * low));
            CHECK(std::fabs(s.errors(0) - u) <= s.values_error + 1e-12);  // |du/df| <= 1/4
            CHECK(std::fabs(s.cost + std::log(1 - u)) <= s.cost_error + 1e-12);
        }
    }
}

TEST_CASE("width 1 without balance: the kernel stays a function of the value") {
    // K^2 = s^4 r^4 D^2 + 4 s^2 r^2 f^2 with D = V^2 - z^2/r^2.
    const double x = 1.5, r2 = x * x + 1, z = 0.5 * x + 0.25, v = 1.75, d = v * v - z * z / r2;
    const std::vector<double> times = {0.1, 0.4, 1};
    for (const FlowSample& s :
         approx_gradient_flow(width_one(0.5, 0.25, v), one_dimensional({x}),
                              TrainingObjective::cross_entropy(vector_of({1})), times, {0.01, 5, true})) {
        CHECK(s.regular);
        const double k = std::sqrt(4 * r2 * r2 * d * d + 8 * r2 * s.values(0) * s.values(0));
        CHECK(std::fabs(s.kernel(0, 0) - k) <=
              s.kernel_error + 4 * s.values_error + 1e-11);  // |dK/df| <= 2 s r < 5.1, and f has a third of its error
        CHECK(s.kernel_error < 1e-3);
    }
}

TEST_CASE("a deep linear region: four equal weights") {
    // f = kappa w^4 for x > 0 without biases, K = 4 kappa^2 w^6 x-free in f: f' = 4 kappa^(1/2) f^(3/2) (y - f); with g
    // = sqrt f, -1/g + artanh(g/sqrt y)/sqrt y grows by 2 y kappa^(1/2) t.
    FiniteNetwork<double> network;
    for (int i = 0; i < 4; ++i) {
        network.maps.push_back(affine_map<double>(1, 1, false, 1 + 0.25 * i, 1, i < 3 ? 1.5 : 1));
        network.maps.back().weights << 0.5;
    }
    const double x = 0.5, kappa = x * 1.25 * 1.5 * 1.75 * 1.5 * 1.5 * 1.5, target = 2;
    const auto clock = [&](double f) {
        return -1 / std::sqrt(f) + std::atanh(std::sqrt(f / target)) / std::sqrt(target);
    };
    for (const FlowSample& s :
         approx_gradient_flow(network, one_dimensional({x}), TrainingObjective::least_squares(vector_of({target})),
                              std::vector<double>{0.05, 0.2, 0.4}, {0.0025, 6, true})) {
        double low = 0, high = target;
        for (int i = 0; i < 200; ++i) {
            const double middle = (low + high) / 2;
            (clock(middle) - clock(kappa / 16) > 2 * target * std::sqrt(kappa) * s.time ? high : low) = middle;
        }
        check_smooth(s, low, 1e-4);
        CHECK(std::fabs(s.kernel(0, 0) - 4 * std::sqrt(kappa) * std::pow(low, 1.5)) <= s.kernel_error + 1e-11);
    }
}

TEST_CASE("(3.2) exactly: along sum c_i grad f(x_i) the values have the derivative K c") {
    int nonzero = 0;
    require_property(
        "dual numbers against the kernel, any c, at a new point too",
        [&] {
            const FiniteNetwork<Rational> network = any_network();
            RC_PRE(network.outputs() == 1);
            const long n = *rc::gen::inRange<long>(1, 4);
            const DenseMatrix<Rational> points = any_points(network, n + 1);
            DenseVector<Rational> c =
                DenseVector<Rational>::Constant(n + 1, Rational(0));  // the last point is not trained on
            for (long i = 0; i < n; ++i) c(i) = small_rational();
            using D = Dual<Rational>;
            FiniteNetwork<D> dual = converted<D>(network, [](const Rational& q) { return D(q); });
            for (long i = 0; i < n; ++i) {
                NetworkGradient<Rational> g = gradient(network, DenseVector<Rational>(points.col(i)));
                std::vector<Rational> entries;
                for_each_parameter(g, [&](Rational& q) { entries.push_back(q); });
                std::size_t at = 0;
                for_each_parameter(dual.maps, [&](D& parameter) { parameter.derivative += c(i) * entries[at++]; });
            }
            const DenseVector<Rational> predicted = empirical_kernel(network, points) * c;
            for (long i = 0; i <= n; ++i) {
                DenseVector<D> x(points.rows());
                for (long k = 0; k < x.size(); ++k) x(k) = D(points(k, i));
                RC_ASSERT(network_output(dual, x)(0).derivative == predicted(i));
                nonzero += predicted(i) != 0;
            }
        },
        200);
    CHECK(nonzero > 200);
}

TEST_CASE("along the flow d/dt f = K c and d/dt V = -u^T K^r u") {
    // Central differences over a short time in which no neuron switches.
    for (const int kind : {0, 1, 2}) {
        CAPTURE(kind);
        const double middle = 0.05, delta = 1e-3;
        const DenseVector<double> labels = vector_of({0, 1, 0, 1});
        std::vector<FlowSample> flow;
        for (std::uint64_t seed = 1; flow.empty() || flow[2].sign_changes > 0; ++seed) {
            REQUIRE(seed < 20);
            flow = approx_gradient_flow(two_layer_network(kind, 8, seed), four_points(),
                                        TrainingObjective::cross_entropy(labels),
                                        std::vector<double>{middle - delta, middle, middle + delta}, {1e-3, 4, true});
        }
        REQUIRE(flow[2].is_smooth());
        const FlowSample& s = flow[1];
        const DenseVector<double> signs = 2 * labels.array() - 1, c = signs.cwiseProduct(s.errors);
        const DenseVector<double> speed = (flow[2].values - flow[0].values) / (2 * delta), predicted = s.kernel * c;
        const double scale = predicted.cwiseAbs().maxCoeff(), gap = (speed - predicted).cwiseAbs().maxCoeff();
        CAPTURE(scale, gap);
        CHECK(scale > 0.1);
        CHECK(gap <= 1e-4 * scale);
        const DenseMatrix<double> k_r = signs.asDiagonal() * s.kernel * signs.asDiagonal();
        const double descent = (flow[2].cost - flow[0].cost) / (2 * delta), expected = -s.errors.dot(k_r * s.errors);
        CAPTURE(descent, expected);
        CHECK(expected < 0);
        CHECK(std::fabs(descent - expected) <= 1e-4 * std::fabs(expected));
        // At neighbouring times they are other numbers: the differences would see a wrong kernel.
        CHECK((flow[2].kernel - flow[0].kernel).cwiseAbs().maxCoeff() > 1e-5);
        // u_i and V belong together, and the smallest eigenvalue to the kernel.
        CHECK(s.cost == Approx(-(1 - s.errors.array()).log().sum()).epsilon(1e-13));
        CHECK(s.smallest_eigenvalue == approx_smallest_eigenvalue(s.kernel));
        CHECK(s.smallest_eigenvalue + s.eigenvalue_error > 0);
    }
}

TEST_CASE(
    "a neuron that switches on: the order is not that of a smooth flow, and the error shown still covers the truth") {
    // Points 0 and 1, both with label 1; z(0) = b starts at -0.3 and rises. The reference: the classical Runge-Kutta
    // method on each side of b = 0.
    struct State {
        double w, b, v;
        State along(const State& d, double h) const { return {w + h * d.w, b + h * d.b, v + h * d.v}; }
    };
    const auto speed = [](const State& q, bool on) {
        const auto u = [](double f) { return 1 / (1 + std::exp(f)); };
        const double z = q.w + q.b, at_one = root_two * u(root_two * q.v * z),
                     at_zero = on ? root_two * u(root_two * q.v * q.b) : 0;
        return State{at_one * q.v, (at_one + at_zero) * q.v, at_one * z + at_zero * q.b};
    };
    const auto step = [&](const State& q, double h, bool on) {
        const State a = speed(q, on), b = speed(q.along(a, h / 2), on), c = speed(q.along(b, h / 2), on),
                    d = speed(q.along(c, h), on);
        return q.along(a, h / 6).along(b, h / 3).along(c, h / 3).along(d, h / 6);
    };
    const double end = 2;
    State q{1, -0.3, 1};
    double t = 0;
    for (const double h = 1e-3; step(q, h, false).b < 0; t += h) q = step(q, h, false);
    double low = 0, high = 1e-3;
    for (int i = 0; i < 60; ++i) (step(q, (low + high) / 2, false).b < 0 ? low : high) = (low + high) / 2;
    q = step(q, low, false);
    t += low;
    REQUIRE(t > 1);
    REQUIRE(t < 1.9);
    for (int i = 0; i < 1000; ++i) q = step(q, (end - t) / 1000, true);
    const double truth[] = {root_two * q.v * q.b, root_two * q.v * (q.w + q.b)};

    int irregular = 0, chance = 0;
    for (int runs = 4; runs <= 8; ++runs) {
        const FlowSample s = approx_gradient_flow(width_one(1, -0.3, 1), one_dimensional({0, 1}),
                                                  TrainingObjective::cross_entropy(vector_of({1, 1})),
                                                  std::vector<double>{1, end}, {0.02, runs})[1];
        CAPTURE(runs, s.values(0), s.values(1), truth[0], truth[1], s.values_error, s.order);
        CHECK(s.sign_changes == 1);
        CHECK_FALSE(s.is_smooth());
        for (int i = 0; i < 2; ++i) CHECK(std::fabs(s.values(i) - truth[i]) <= s.values_error);
        CHECK(s.values_error < 0.32 * 0.02 * std::ldexp(8.0, -runs + 1));  // of the order of the step
        irregular += !s.regular;
        chance += s.regular;
    }
    CHECK(irregular >= 3);
    CHECK(chance >= 1);  // the order alone would not do
}

TEST_CASE("sliding along a kink: what the runs converge to, and that it shows") {
    // Points 0 and 1 with labels 0 and 1, w = V = 1, b = 0: each side of b = 0 drives b back. On the slide f(0) = 0, w'
    // = s u V, V' = s u w with u at the other point, so w = V stays and f = s w^2 there obeys f' = 2 s f/(1 + e^f), as
    // above with r = 1.
    const auto clock = [](double f) { return std::log(f) + std::expint(f); };
    const std::vector<double> times = {0.2, 0.5, 1, 2};
    for (int runs = 4; runs <= 7; ++runs)
        for (const FlowSample& s :
             approx_gradient_flow(width_one(1, 0, 1), one_dimensional({0, 1}),
                                  TrainingObjective::cross_entropy(vector_of({0, 1})), times, {0.02, runs})) {
            double low = 1e-9, high = 20;
            for (int i = 0; i < 200; ++i) {
                const double middle = (low + high) / 2;
                (clock(middle) - clock(root_two) > 2 * root_two * s.time ? high : low) = middle;
            }
            CAPTURE(runs, s.time, s.values(0), s.values(1), low, s.values_error, s.order);
            CHECK_FALSE(s.is_smooth());
            CHECK(std::fabs(s.values(1) - low) <= s.values_error);
            CHECK(std::fabs(s.values(0)) <= s.values_error);
            CHECK(s.values_error < 0.02);
            // A neuron that switches changes its sign once; here it does so in a fixed part of the steps.
            CHECK(static_cast<double>(s.sign_changes) > 0.1 * std::ldexp(s.time / 0.02, runs - 1));
        }
}

TEST_CASE("a sample does not depend on the other times beyond its error, nor on the threads at all") {
    const TrainingObjective objective = TrainingObjective::cross_entropy(vector_of({0, 1, 1, 0}));
    const FiniteNetwork<double> start = two_layer_network(1, 6, 2);
    const std::vector<double> alone = {0.07}, among = {0.013, 0.05, 0.0501, 0.07};
    const FlowRefinement refinement{0.01, 5, true};
    const FlowSample a = approx_gradient_flow(start, four_points(), objective, alone, refinement)[0];
    const std::vector<FlowSample> flow = approx_gradient_flow(start, four_points(), objective, among, refinement);
    CHECK((a.values - flow[3].values).cwiseAbs().maxCoeff() <= a.values_error + flow[3].values_error);
    CHECK(a.values != flow[3].values);
    for (const int threads : {1, 2, 3}) {
        WorkerPool pool(threads);
        const FlowSample b = approx_gradient_flow(start, four_points(), objective, alone, refinement, &pool)[0];
        CHECK(a.values == b.values);
        CHECK(a.kernel == b.kernel);
        CHECK(a.values_error == b.values_error);
    }
    // In float the last bits differ; the order is judged by the rounding of float.
    FiniteNetwork<float> coarse = converted<float>(start, [](double x) { return static_cast<float>(x); });
    const FlowSample c = approx_gradient_flow(coarse, four_points(), objective, alone, refinement)[0];
    CHECK((a.values - c.values).cwiseAbs().maxCoeff() <= 1e-4);
    CHECK(a.values != c.values);
}

TEST_CASE("no time, no training, and the same time again, the same sample") {
    const TrainingObjective objective = TrainingObjective::least_squares(vector_of({1, 0, 0, -1}));
    const FiniteNetwork<double> start = two_layer_network(0, 5, 7);
    CHECK(approx_gradient_flow(start, four_points(), objective, std::vector<double>{}, {0.1}).empty());
    GradientDescent<double> descent(start, four_points(), objective, 1);
    const FlowSample s =
        approx_gradient_flow(start, four_points(), objective, std::vector<double>{0}, {0.1, 4, true})[0];
    CHECK(s.values == descent.values());
    CHECK(s.cost == descent.cost());
    CHECK(s.kernel == descent.kernel());
    CHECK(s.is_smooth());
    CHECK(s.values_error == 0);
    const std::vector<FlowSample> twice =
        approx_gradient_flow(start, four_points(), objective, std::vector<double>{0.01, 0.01}, {0.001});
    CHECK(twice[0].values == twice[1].values);
}

TEST_CASE("unusable flows are refused by name") {
    const TrainingObjective objective = TrainingObjective::least_squares(vector_of({1, 0, 0, -1}));
    const FiniteNetwork<double> start = two_layer_network(0, 5, 7);
    const auto flow = [&](std::vector<double> times, const FlowRefinement& refinement) {
        return approx_gradient_flow(start, four_points(), objective, times, refinement);
    };
    CHECK_THROWS_WITH(flow({1}, {0.1, 3}), Catch::Contains("3 runs"));
    for (const double bad : {0.0, -0.1, infinity, not_a_number})
        CHECK_THROWS_WITH(flow({1}, {bad}), Catch::Contains("first step of " + std::to_string(bad)));
    for (const double bad : {-0.5, infinity, not_a_number})
        CHECK_THROWS_WITH(flow({bad}, {0.1}), Catch::Contains("time " + std::to_string(bad)));
    CHECK_THROWS_WITH(flow({1, 0.5}, {0.1}), Catch::Contains("time 0.500000 after 1.000000"));
    CHECK_THROWS_WITH(flow({1e300}, {1e-300}), Catch::Contains("steps; allowed are"));
    CHECK_THROWS_WITH(flow({1}, {0.1, 4, false, 79}), Catch::Contains("80") && Catch::Contains("allowed are 79"));
    CHECK_NOTHROW(flow({1}, {0.1, 4, false, 80}));
    CHECK_THROWS_WITH(flow({1}, {0.1, 40}), Catch::Contains("steps; allowed are"));
    CHECK_THROWS_WITH(flow({0}, {0.1, 41}), Catch::Contains("41 runs"));
    CHECK_THROWS_WITH(
        approx_gradient_flow(start, one_dimensional({1, 2, 3, 4}), objective, std::vector<double>{1}, {0.1}),
        Catch::Contains("1 coordinates"));
    // Steps that are too long for the first run.
    CHECK_THROWS_AS(
        approx_gradient_flow(two_layer_network(2, 5, 7), four_points(), objective, std::vector<double>{1e6}, {1e3}),
        TrainingDiverged);
}
