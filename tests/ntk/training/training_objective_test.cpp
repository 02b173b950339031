// Checks costs, directions and u against many digits and exact derivatives, at ordinary and at huge values.
#include "ntk/training/training_objective.hpp"
#include "ntk/training_samples.hpp"
#include "rigor/number/dual_number.hpp"
#include "rigor/number/real.hpp"

#include <cmath>
#include <limits>

using namespace ntk;
using namespace rigor;
using namespace testing_generators;

namespace {

/// An integer in [low, high), uniformly in all cases.
long between(long low, long high) { return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<long>(low, high)); }

/// Values of all sizes from 2^-60 up to 700, where u and 1 - u are normal numbers; every second one above 1.
double any_value() {
    const double size = between(0, 2) == 0 ? static_cast<double>(between(1, 700'000'000)) * 1e-6
                                           : std::ldexp(static_cast<double>(between(1L << 52, 1L << 53)),
                                                        static_cast<int>(between(-112, -43)));
    return between(0, 2) == 0 ? std::fmin(size, 700.0) : -std::fmin(size, 700.0);
}

/// (1/2N) sum (f_i - y_i)^2 with dual numbers: its derivative along the i-th value.
Rational least_squares_derivative(const std::vector<Rational>& f, const std::vector<Rational>& y, std::size_t i) {
    using D = Dual<Rational>;
    D sum;
    for (std::size_t j = 0; j < f.size(); ++j) {
        const D gap = D(f[j], j == i ? 1 : 0) - D(y[j]);
        sum += gap * gap;
    }
    return (sum / D(Rational(2 * static_cast<long>(f.size())))).derivative;
}

}  // namespace

TEST_CASE("u, the cost and the direction of cross-entropy have full relative accuracy") {
    const RealDigits digits(420);  // 1 + e^-700 with 100 digits of the small term
    double worst_u = 0, worst_cost = 0, worst_direction = 0;
    int extremes = 0;
    require_property("one point against 420 digits", [&] {
        const double f = any_value(), label = static_cast<double>(between(0, 2));
        extremes += std::fabs(f) > 500;
        const TrainingObjective objective = TrainingObjective::cross_entropy(vector_of({label}));
        const Real z = Real(2 * label - 1) * Real(f);
        const auto cost = [](const Real& at) { return Real(log(Real(1 + exp(Real(-at))))); };
        const auto relative = [](double x, const Real& truth) {
            return Real(abs(Real(Real(x) / truth - 1))).convert_to<double>();
        };
        const double u = objective.errors(vector_of({f}))(0), c = objective.direction(vector_of({f}))(0);
        RC_ASSERT(u >= 0 && u <= 1);
        RC_ASSERT(objective.cost(vector_of({f})) >= 0);
        worst_u = std::max(worst_u, relative(u, Real(1 / Real(1 + exp(z)))));
        worst_cost = std::max(worst_cost, relative(objective.cost(vector_of({f})), cost(z)));
        // c = -dC/df, not by the formula but as a symmetric quotient, whose relative error is about h^2.
        const Real h = Real("1e-30");
        const Real derivative = (cost(Real(z + h)) - cost(Real(z - h))) / (2 * h) * Real(2 * label - 1);
        worst_direction = std::max(worst_direction, relative(-c, derivative));
    });
    CAPTURE(worst_u, worst_cost, worst_direction);
    // One exponential of the C library (below 1 ulp), one sum, one quotient or logarithm: 2^-51 = 2 ulp and a half.
    CHECK(worst_u <= 0x1p-51);
    CHECK(worst_cost <= 0x1p-51);
    CHECK(worst_direction <= 0x1p-51);
    CHECK(worst_u > 0);
    CHECK(extremes > 100);
}

TEST_CASE("cross-entropy at huge values: no overflow, no nan") {
    const TrainingObjective objective = TrainingObjective::cross_entropy(vector_of({0, 1, 0, 1}));
    for (const double f : {710.0, 1e4, 1e300, infinity}) {
        // Points 0 and 1 as wrong as can be, 2 and 3 as right.
        const DenseVector<double> values = vector_of({f, -f, -f, f}), u = objective.errors(values),
                                  c = objective.direction(values);
        CHECK(u == vector_of({1, 1, u(2), u(2)}));
        CHECK(u(2) == u(3));
        CHECK(u(2) <= std::numeric_limits<double>::min());
        CHECK(u(2) >= 0);
        CHECK(c == vector_of({-1, 1, -u(2), u(2)}));
        CHECK(objective.cost(values) == 2 * f);
        CHECK(objective.cost(vector_of({-f, f, -f, f})) <= 4 * std::numeric_limits<double>::min());
    }
    CHECK(objective.cost(DenseVector<double>::Zero(4)) == Approx(4 * std::log(2.0)).epsilon(1e-15));
    CHECK(objective.errors(DenseVector<double>::Zero(4)) == DenseVector<double>::Constant(4, 0.5));
    CHECK(std::isnan(objective.cost(vector_of({0, not_a_number, 0, 0}))));
    CHECK(std::isnan(objective.errors(vector_of({0, not_a_number, 0, 0}))(1)));
}

TEST_CASE("cross-entropy is V(u) = -sum ln(1 - u_i), and u_i is |o_i - y_i|") {
    require_property(
        "(2.5) and (C.22)",
        [] {
            const long n = *rc::gen::inRange<long>(1, 10);
            DenseVector<double> labels(n), f(n);
            for (long i = 0; i < n; ++i) {
                labels(i) = *rc::gen::inRange(0, 2);
                f(i) = static_cast<double>(*rc::gen::inRange(-12'000'000L, 12'000'000L)) * 1e-6;
            }
            const TrainingObjective objective = TrainingObjective::cross_entropy(labels);
            const DenseVector<double> u = objective.errors(f);
            double v = 0;
            for (long i = 0; i < n; ++i) {
                v -= std::log(1 - u(i));
                RC_ASSERT(std::fabs(u(i) - std::fabs(1 / (1 + std::exp(-f(i))) - labels(i))) <= 1e-15);
            }
            // 1 - u_i >= 6e-6 carries an absolute error of 2^-53.
            RC_ASSERT(std::fabs(v - objective.cost(f)) <= 1e-10 * (1 + v));
        },
        200);
}

TEST_CASE("least squares is exact where its numbers are") {
    require_property(
        "integers, N a power of 2; dual numbers",
        [] {
            const std::size_t n = std::size_t{1} << *rc::gen::inRange(0, 4);
            DenseVector<double> f(static_cast<long>(n)), y(static_cast<long>(n));
            std::vector<Rational> exact_f, exact_y;
            Rational cost = 0;
            for (std::size_t i = 0; i < n; ++i) {
                f(static_cast<long>(i)) = *rc::gen::inRange(-1000, 1001);
                y(static_cast<long>(i)) = *rc::gen::inRange(-1000, 1001);
                exact_f.emplace_back(f(static_cast<long>(i)));
                exact_y.emplace_back(y(static_cast<long>(i)));
                cost += (exact_f[i] - exact_y[i]) * (exact_f[i] - exact_y[i]);
            }
            const TrainingObjective objective = TrainingObjective::least_squares(y);
            RC_ASSERT(Rational(objective.cost(f)) == cost / Rational(2 * static_cast<long>(n)));
            const DenseVector<double> c = objective.direction(f);
            for (std::size_t i = 0; i < n; ++i)
                RC_ASSERT(Rational(c(static_cast<long>(i))) == -least_squares_derivative(exact_f, exact_y, i));
        },
        200);
    const TrainingObjective objective = TrainingObjective::least_squares(vector_of({1, -2, 0.5}));
    CHECK(objective.cost(objective.targets()) == 0);
    CHECK(objective.direction(objective.targets()).isZero(0));
    CHECK_THROWS_AS(objective.errors(objective.targets()), std::logic_error);
}

TEST_CASE("unusable targets are refused by name") {
    for (const double bad : {0.5, -1.0, 2.0, 1 + 0x1p-52, infinity, not_a_number})
        CHECK_THROWS_WITH(TrainingObjective::cross_entropy(vector_of({0, bad, 1})),
                          Catch::Contains("expects 0 or 1") && Catch::Contains(std::to_string(bad)));
    CHECK_NOTHROW(TrainingObjective::cross_entropy(vector_of({-0.0, 1})));
    for (const double bad : {infinity, -infinity, not_a_number})
        CHECK_THROWS_WITH(TrainingObjective::least_squares(vector_of({0, bad})),
                          Catch::Contains("expects numbers") && Catch::Contains(std::to_string(bad)));
    CHECK_THROWS_WITH(TrainingObjective::cross_entropy(DenseVector<double>()), Catch::Contains("without points"));
    CHECK_THROWS_WITH(TrainingObjective::least_squares(DenseVector<double>()), Catch::Contains("without points"));
    const TrainingObjective three = TrainingObjective::cross_entropy(vector_of({0, 1, 1}));
    const TrainingObjective two = TrainingObjective::least_squares(vector_of({0, 1}));
    CHECK(three.size() == 3);
    CHECK(three.kind() == TrainingObjective::Kind::cross_entropy);
    CHECK_THROWS_WITH(three.cost(vector_of({0, 1})), Catch::Contains("2 values for 3 points"));
    CHECK_THROWS_WITH(three.direction(vector_of({0, 1})), Catch::Contains("2 values for 3 points"));
    CHECK_THROWS_WITH(three.errors(DenseVector<double>()), Catch::Contains("0 values for 3 points"));
    CHECK_THROWS_WITH(two.cost(vector_of({1, 2, 3, 4})), Catch::Contains("4 values for 2 points"));
    CHECK_THROWS_WITH(two.direction(vector_of({1})), Catch::Contains("1 values for 2 points"));
}
