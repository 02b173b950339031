// Checks gradient descent against the plain gradient: by equality where double arithmetic makes no error, over several
// steps up to rounding; that neither threads nor looking on nor a resumed training change a bit; and that a training
// which leaves the range of its numbers says at which step.
#include "ntk/training/gradient_descent.hpp"
#include "ntk/network/empirical_kernel.hpp"
#include "ntk/network/random_network.hpp"
#include "ntk/network_samples.hpp"
#include "ntk/training_samples.hpp"

#include <algorithm>

using namespace ntk;
using namespace rigor;
using namespace testing_generators;

namespace {

/// One of the three networks of the papers, all parameters N(0, 1), the biases too.
template <class T>
FiniteNetwork<T> random_paper_network(int kind, long d, long m, long depth, std::uint64_t seed) {
    FiniteNetwork<T> network = paper_network<T>(kind, d, m, depth);
    for (AffineMap<T>& map : network.maps) map.bias_starts_at_zero = false;
    initialize(network, seed);
    return network;
}
DenseMatrix<double> random_points(long d, long n, std::uint64_t seed) {
    NormalStream normal(seed, 77);
    DenseMatrix<double> points(d, n);
    for (long i = 0; i < points.size(); ++i) points.data()[i] = normal();
    return points;
}
/// Cross-entropy with labels 0 1 0 1 …, or least squares.
TrainingObjective objective_for(bool cross_entropy, long n) {
    DenseVector<double> y(n);
    for (long i = 0; i < n; ++i)
        y(i) = cross_entropy ? static_cast<double>(i % 2) : 0.75 * static_cast<double>(i % 3) - 0.5;
    return cross_entropy ? TrainingObjective::cross_entropy(y) : TrainingObjective::least_squares(y);
}

/// One step with the plain gradient, in any number type: theta += sum_i c_i grad f(x_i).
template <class T>
void plain_step(FiniteNetwork<T>& network, const DenseMatrix<T>& points, const DenseVector<T>& c) {
    const FiniteNetwork<T> before = network;
    for (long i = 0; i < points.cols(); ++i) {
        const NetworkGradient<T> g = gradient(before, DenseVector<T>(points.col(i)));
        for (std::size_t k = 0; k < g.size(); ++k) {
            for (long r = 0; r < g[k].weights.size(); ++r)
                network.maps[k].weights.data()[r] += c(i) * g[k].weights.data()[r];
            for (long r = 0; r < g[k].bias.size(); ++r) network.maps[k].bias(r) += c(i) * g[k].bias(r);
        }
    }
}
/// The same with the products in the order of the passes, delta (a (w c)): a product that leaves the range of T does so
/// in both.
template <class T>
void plain_step_in_order(FiniteNetwork<T>& network, const DenseMatrix<T>& points, const DenseVector<T>& c) {
    const FiniteNetwork<T> before = network;
    for (long i = 0; i < points.cols(); ++i) {
        const NetworkTrace<T> trace = forward(before, DenseVector<T>(points.col(i)));
        const std::vector<DenseVector<T>> delta = backward(before, trace);
        for (std::size_t k = 0; k < delta.size(); ++k) {
            AffineMap<T>& map = network.maps[k];
            const DenseVector<T> scaled = trace.inputs[k] * (map.weight_scale * c(i));
            map.weights += delta[k] * scaled.transpose();
            if (map.has_bias()) map.bias += map.bias_scale * (delta[k] * c(i));
        }
    }
}
template <class T>
DenseVector<T> plain_values(const FiniteNetwork<T>& network, const DenseMatrix<T>& points) {
    DenseVector<T> f(points.cols());
    for (long i = 0; i < points.cols(); ++i) f(i) = network_output(network, DenseVector<T>(points.col(i)))(0);
    return f;
}
template <class T>
double largest_gap(const FiniteNetwork<T>& a, const FiniteNetwork<T>& b) {
    double gap = 0;
    for (std::size_t i = 0; i < a.maps.size(); ++i) {
        gap = std::max(gap, static_cast<double>((a.maps[i].weights - b.maps[i].weights).cwiseAbs().maxCoeff()));
        if (a.maps[i].has_bias())
            gap = std::max(gap, static_cast<double>((a.maps[i].bias - b.maps[i].bias).cwiseAbs().maxCoeff()));
    }
    return gap;
}
template <class T>
bool same_bits(const FiniteNetwork<T>& a, const FiniteNetwork<T>& b) {
    for (std::size_t i = 0; i < a.maps.size(); ++i)
        if (a.maps[i].weights != b.maps[i].weights || a.maps[i].bias != b.maps[i].bias) return false;
    return a.maps.size() == b.maps.size();
}
template <class T>
bool all_finite(const FiniteNetwork<T>& network) {
    for (const AffineMap<T>& map : network.maps)
        if (!map.weights.allFinite() || !map.bias.allFinite()) return false;
    return true;
}

}  // namespace

TEST_CASE("one step of the smallest network by hand") {
    // f = V relu(w x + b/4) + d/4 at x = 2, target 1/2; w = 1/2, b = 1, V = 2: z = 1.25, f = 2.5, c = -2.
    FiniteNetwork<double> network = jacot_network<double>(std::vector<long>{1, 1, 1}, Rational(1, 4));
    network.maps[0].weights << 0.5;
    network.maps[0].bias << 1;
    network.maps[1].weights << 2;
    DenseMatrix<double> point(1, 1);
    point << 2;
    GradientDescent<double> descent(network, point,
                                    TrainingObjective::least_squares(DenseVector<double>::Constant(1, 0.5)), 0.125);
    CHECK(descent.values()(0) == 2.5);
    CHECK(descent.cost() == 2);
    CHECK(descent.kernel()(0, 0) == 1.25 * 1.25 + 0.0625 + 4 * (4 + 0.0625));  // z^2 + 1/16 + V^2 (x^2 + 1/16)
    descent.step();
    CHECK(descent.steps() == 1);
    CHECK(descent.network().maps[0].weights(0) == -0.5);    // 0.5 + 0.125 c V x
    CHECK(descent.network().maps[0].bias(0) == 0.875);      // 1 + 0.125 c V/4
    CHECK(descent.network().maps[1].weights(0) == 1.6875);  // 2 + 0.125 c z
    CHECK(descent.network().maps[1].bias(0) == -0.0625);    // 0.125 c/4
    // The step was too long: z = -0.78125, the neuron is off, and only d still moves: d += 0.125 (0.5 + 0.015625)/4.
    CHECK(descent.values()(0) == -0.015625);
    CHECK(descent.kernel()(0, 0) == 0.0625);
    descent.step();
    CHECK(descent.network().maps[0].weights(0) == -0.5);
    CHECK(descent.network().maps[0].bias(0) == 0.875);
    CHECK(descent.network().maps[1].weights(0) == 1.6875);
    CHECK(descent.network().maps[1].bias(0) == -0.0625 + 0.515625 / 32);
}

TEST_CASE("in small dyadic numbers a step is exactly the plain one") {
    int moved = 0;
    require_property(
        "integers as parameters, powers of 2 as factors, number of points and rate",
        [&] {
            FiniteNetwork<Rational> network = any_network();
            RC_PRE(network.outputs() == 1);
            for_each_parameter(network.maps, [](Rational& p) { p = *rc::gen::inRange(-3, 4); });
            for (AffineMap<Rational>& map : network.maps) {
                map.weight_scale = power_of_two(*rc::gen::inRange(-1, 1));
                map.bias_scale = power_of_two(*rc::gen::inRange(-1, 1));
                map.activation_scale = power_of_two(*rc::gen::inRange(-1, 2));
            }
            const long n = *rc::gen::element(1, 2, 4, 8, 16);  // more than 8 points take other products
            DenseMatrix<double> points(network.input_dimension(), n);
            for (long i = 0; i < points.size(); ++i) points.data()[i] = *rc::gen::inRange(-2, 3);
            DenseVector<double> targets(n);
            for (long i = 0; i < n; ++i) targets(i) = *rc::gen::inRange(-9, 10);
            const double rate = 0.25;
            GradientDescent<double> descent(
                converted<double>(network, [](const Rational& q) { return q.convert_to<double>(); }), points,
                TrainingObjective::least_squares(targets), rate);
            descent.step();

            DenseMatrix<Rational> exact_points(points.rows(), n);
            for (long i = 0; i < points.size(); ++i) exact_points.data()[i] = Rational(points.data()[i]);
            const DenseVector<Rational> f = plain_values(network, exact_points);
            DenseVector<Rational> c(n);
            for (long i = 0; i < n; ++i) c(i) = Rational(rate) * (Rational(targets(i)) - f(i)) / n;
            FiniteNetwork<Rational> plain = network;
            plain_step(plain, exact_points, c);
            const FiniteNetwork<Rational> fast =
                converted<Rational>(descent.network(), [](double x) { return Rational(x); });
            RC_ASSERT(same_bits(fast, plain));
            moved += !same_bits(fast, network);
        },
        300);
    CHECK(moved > 150);  // elsewhere all neurons are off, or the targets are met
}

TEST_CASE("several steps agree with the plain gradient up to rounding") {
    std::uint64_t seed = 10;
    for (const int kind : {0, 1, 2})
        for (const long n : {1L, 5L, 8L, 9L, 13L})
            for (const bool cross_entropy : {true, false}) {
                CAPTURE(kind, n, cross_entropy);
                const FiniteNetwork<double> start = random_paper_network<double>(kind, 3, 7, 2, ++seed);
                const DenseMatrix<double> points = random_points(3, n, seed);
                const TrainingObjective objective = objective_for(cross_entropy, n);
                const double rate = 0.02;
                GradientDescent<double> descent(start, points, objective, rate);
                FiniteNetwork<double> plain = start, before = start;
                for (int step = 0; step < 6; ++step) {
                    before = plain;
                    const DenseVector<double> f = plain_values(plain, points);
                    CHECK((descent.values() - f).cwiseAbs().maxCoeff() <= 1e-11);
                    CHECK(descent.cost() == Approx(objective.cost(f)).epsilon(1e-11));
                    CHECK((descent.kernel() - empirical_kernel(plain, points)).cwiseAbs().maxCoeff() <=
                          1e-11 * descent.kernel().cwiseAbs().maxCoeff());
                    plain_step(plain, points, DenseVector<double>(rate * objective.direction(f)));
                    descent.step();
                }
                CHECK(descent.steps() == 6);
                CHECK(largest_gap(descent.network(), plain) <= 1e-11);
                CHECK(largest_gap(descent.network(), before) > 1e-5);  // one step less is seen
            }
}

TEST_CASE("the bits do not depend on threads, on looking, nor on an interruption") {
    // Width 320: a square map has more than the 100,000 entries from which on threads share the work.
    const auto check = [](auto number, int kind, long n) {
        using T = decltype(number);
        CAPTURE(kind, n, sizeof(T));
        const FiniteNetwork<T> start = random_paper_network<T>(kind, 3, 320, 2, 5);
        const auto training = [&](const FiniteNetwork<T>& network, WorkerPool* pool, long step) {
            return GradientDescent<T>(network, random_points(3, n, 6), objective_for(true, n), 0.05, pool, step);
        };
        const auto run = [&](WorkerPool* pool, bool look) {
            GradientDescent<T> descent = training(start, pool, 0);
            for (int step = 0; step < 4; ++step) {
                if (look) {
                    descent.kernel();
                    descent.cost();
                    descent.values();
                }
                descent.step();
            }
            return descent.network();
        };
        const FiniteNetwork<T> alone = run(nullptr, false);
        CHECK(all_finite(alone));
        CHECK_FALSE(same_bits(alone, start));
        CHECK(same_bits(alone, run(nullptr, true)));
        for (const int threads : {1, 2, 3}) {
            WorkerPool pool(threads);
            CHECK(same_bits(alone, run(&pool, threads == 2)));
        }
        // Stopped after two steps, and resumed with what a file would hold.
        GradientDescent<T> first = training(start, nullptr, 0);
        first.step();
        first.step();
        GradientDescent<T> second = training(first.network(), nullptr, first.steps());
        second.step();
        second.step();
        CHECK(second.steps() == 4);
        CHECK(same_bits(alone, second.network()));
    };
    for (const int kind : {0, 1, 2})
        for (const long n : {6L, 11L}) {
            check(double(), kind, n);
            check(float(), kind, n);
        }
}

TEST_CASE("in float the training is that in double, up to the rounding of float") {
    for (const int kind : {0, 1, 2}) {
        CAPTURE(kind);
        const FiniteNetwork<float> start = random_paper_network<float>(kind, 2, 20, 2, 8);
        const FiniteNetwork<double> same = converted<double>(start, [](float x) { return static_cast<double>(x); });
        const DenseMatrix<double> points = random_points(2, 6, 9).cast<float>().cast<double>();
        GradientDescent<float> coarse(start, points, objective_for(true, 6), 0.05);
        GradientDescent<double> fine(same, points, objective_for(true, 6), 0.05);
        const double before = fine.cost();
        for (int step = 0; step < 20; ++step) {
            coarse.step();
            fine.step();
        }
        const double gap = largest_gap(
            converted<double>(coarse.network(), [](float x) { return static_cast<double>(x); }), fine.network());
        CHECK(gap <= 1e-4);
        CHECK(gap > 1e-9);  // it is no double in disguise
        CHECK(coarse.cost() == Approx(fine.cost()).epsilon(1e-4));
        CHECK(fine.cost() < 0.9 * before);
    }
}

TEST_CASE("one step moves the values by the rate times K c, to first order") {
    // (3.2): f(theta + h sum c_i grad f(x_i)) = f(theta) + h K c + O(h^2) off the kinks.
    for (const int kind : {0, 1, 2}) {
        CAPTURE(kind);
        const auto rest = [kind](double rate) {
            GradientDescent<double> descent(random_paper_network<double>(kind, 3, 20, 2, 3), random_points(3, 5, 3),
                                            objective_for(true, 5), rate);
            const DenseVector<double> f = descent.values(),
                                      predicted = f + rate * descent.kernel() * descent.objective().direction(f);
            descent.step();
            return (descent.values() - predicted).cwiseAbs().maxCoeff();
        };
        CHECK(rest(1e-5) > 0);
        CHECK(rest(1e-4) / rest(1e-5) == Approx(100).epsilon(0.05));
    }
}

TEST_CASE("a rate that is too large is noticed at the step after which the numbers are no longer finite") {
    int blown_up = 0, survived = 0;
    const auto check = [&](auto number, int kind, std::uint64_t seed) {
        using T = decltype(number);
        CAPTURE(kind, seed, sizeof(T));
        constexpr int most = 60;
        const double rate = kind == 2 ? 300 : 30;
        const FiniteNetwork<T> start = random_paper_network<T>(kind, 2, 5, 3, seed);
        const DenseMatrix<double> points = random_points(2, 4, seed);
        const DenseMatrix<T> same_points = points.cast<T>();
        const TrainingObjective objective = objective_for(false, 4);
        // The plain loop: the first step after which a preactivation is not finite.
        FiniteNetwork<T> plain = start;
        long expected = 0;
        const auto finite = [&] {
            for (long i = 0; i < 4; ++i)
                for (const DenseVector<T>& z : forward(plain, DenseVector<T>(same_points.col(i))).results)
                    if (!z.allFinite()) return false;
            return true;
        };
        for (; expected < most && finite(); ++expected) {
            const DenseVector<double> f = plain_values(plain, same_points).template cast<double>();
            plain_step_in_order(plain, same_points, DenseVector<T>((rate * objective.direction(f)).template cast<T>()));
        }
        GradientDescent<T> descent(start, points, objective, rate);
        long step = most;
        try {
            for (int k = 0; k < most; ++k) descent.step();
        } catch (const TrainingDiverged& diverged) {
            step = diverged.step;
            CHECK(diverged.what() == "the network is no longer finite after step " + std::to_string(expected));
        }
        CHECK(step == expected);
        CHECK(descent.steps() == expected);
        if (step == most) {
            ++survived;
            return;
        }
        ++blown_up;
        CHECK(expected > 1);
        // It stays so, and nothing more is trained.
        CHECK_THROWS_AS(descent.values(), TrainingDiverged);
        CHECK_THROWS_AS(descent.cost(), TrainingDiverged);
        CHECK_THROWS_AS(descent.kernel(), TrainingDiverged);
        CHECK_THROWS_AS(descent.step(), TrainingDiverged);
        CHECK(descent.steps() == expected);
    };
    for (const int kind : {0, 1, 2}) {
        const int before = blown_up;
        for (std::uint64_t seed = 1; seed <= (kind == 2 ? 30 : 6); ++seed) {
            check(double(), kind, seed);
            check(float(), kind, seed);
        }
        CAPTURE(kind);
        CHECK(blown_up > before);
    }
    CHECK(survived > 0);  // a step so long that every neuron is off: that is finite, and no divergence
}

TEST_CASE("a parameter that is not finite is noticed, even where a ReLU would hide it") {
    // w = -inf makes z = -inf and relu(z) = 0: f is finite.
    FiniteNetwork<double> hidden = yu_fully_connected<double>(2, std::vector<long>{2});
    hidden.maps[0].weights << 1, 1, -infinity, 1;
    hidden.maps[1].weights << 1, 1;
    const DenseMatrix<double> point = DenseMatrix<double>::Ones(2, 1);
    NetworkBatch<double> batch(hidden, point);
    batch.forward(hidden);
    REQUIRE(batch.outputs()(0) == 2);
    GradientDescent<double> descent(hidden, point, objective_for(true, 1), 0.1, nullptr, 41);
    CHECK_THROWS_WITH(descent.values(), Catch::Contains("after step 41"));

    // Any parameter of any network, any value that is not finite, at points with zeros too, with either kind of
    // products.
    int cases = 0;
    for (const int kind : {0, 1, 2})
        for (const long n : {2L, 9L}) {
            const FiniteNetwork<double> healthy = random_paper_network<double>(kind, 2, 3, 2, 12);
            DenseMatrix<double> points = random_points(2, n, 12);
            points.col(0).setZero();
            if (n == 2) points(1, 1) = 0;
            for (long p = 0; p < healthy.parameters(); ++p)
                for (const double bad : {infinity, -infinity, not_a_number}) {
                    FiniteNetwork<double> network = healthy;
                    long at = 0;
                    for_each_parameter(network.maps, [&](double& x) {
                        if (at++ == p) x = bad;
                    });
                    GradientDescent<double> sick(network, points, objective_for(false, n), 0.1);
                    bool thrown = false;
                    try {
                        sick.step();
                    } catch (const TrainingDiverged& diverged) {
                        thrown = diverged.step == 0;
                    }
                    CAPTURE(kind, n, p, bad);
                    if (!thrown) CHECK(thrown);
                    ++cases;
                }
            CHECK_NOTHROW(GradientDescent<double>(healthy, points, objective_for(false, n), 0.1).step());
        }
    CHECK(cases > 600);
}

TEST_CASE("unusable trainings are refused by name") {
    const FiniteNetwork<double> network = random_paper_network<double>(0, 2, 3, 1, 1);
    const DenseMatrix<double> points = random_points(2, 3, 1);
    const auto with_rate = [&](double rate) {
        return GradientDescent<double>(network, points, objective_for(true, 3), rate);
    };
    for (const double bad : {0.0, -0.0, -1.0, infinity, -infinity, not_a_number})
        CHECK_THROWS_WITH(with_rate(bad), Catch::Contains("learning rate " + std::to_string(bad)));
    GradientDescent<double> descent = with_rate(0.1);
    for (const double bad : {0.0, -1.0, infinity, not_a_number})
        CHECK_THROWS_AS(descent.set_rate(bad), std::invalid_argument);
    CHECK(descent.rate() == 0.1);
    descent.set_rate(0.2);
    CHECK(descent.rate() == 0.2);
    CHECK_NOTHROW(with_rate(std::numeric_limits<double>::denorm_min()));

    const auto with_targets = [&](long n) {
        return GradientDescent<double>(network, points, objective_for(true, n), 0.1);
    };
    CHECK_THROWS_WITH(with_targets(4), Catch::Contains("4 targets for 3 points"));
    CHECK_THROWS_WITH(with_targets(2), Catch::Contains("2 targets for 3 points"));
    CHECK_THROWS_WITH(GradientDescent<double>(network, random_points(5, 3, 1), objective_for(true, 3), 0.1),
                      Catch::Contains("5 coordinates"));
    CHECK_THROWS_WITH(GradientDescent<double>(jacot_network<double>(std::vector<long>{2, 3, 2}, 1), points,
                                              objective_for(true, 3), 0.1),
                      Catch::Contains("2 outputs"));
}

TEST_CASE("the smallest eigenvalue of a symmetric matrix, rounded") {
    DenseMatrix<double> k(3, 3);
    k << 2, -1, 0, -1, 2, -1, 0, -1, 2;
    CHECK(approx_smallest_eigenvalue(k) == Approx(2 - std::sqrt(2.0)).epsilon(1e-14));
    CHECK(approx_smallest_eigenvalue(DenseMatrix<double>::Constant(1, 1, -3)) == -3);
}
