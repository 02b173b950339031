// Checks the edge of chaos, the phases and the correlation maps: against closed forms, the project's own ReLU kernel,
// difference quotients, and what must be refused.
#include "ntk/activation/network_map.hpp"
#include "catch.hpp"
#include "ntk/depth/depth_phase.hpp"
#include "ntk/kernel/normalized_kernel.hpp"

using namespace rigor;
using ntk::NetworkMap, ntk::Phase;

namespace {

std::shared_ptr<const NetworkMap> edge(const char* name, const Rational& q = 1) {
    return NetworkMap::at_edge(ntk::activation(name), q);
}
std::shared_ptr<const NetworkMap> given(const char* name, const Rational& w, const Rational& b) {
    return NetworkMap::with_variances(ntk::activation(name), w, b);
}

constexpr const char* at_edge_with_unit_variance[] = {"relu",
                                                      "leaky-relu:1/10",
                                                      "abs",
                                                      "relu^2",
                                                      "relu^3",
                                                      "relu^4",
                                                      "erf",
                                                      "sin",
                                                      "tanh",
                                                      "gelu",
                                                      "hermite:0,1/2,1/2",
                                                      "poly:0,1,0,1/3",
                                                      "exp",
                                                      "geometric"};

bool less(const Ball& a, const Ball& b) { return certainly_less(a, b) == Truth::yes; }

}  // namespace

TEST_CASE("at the edge h(1) = h'(1) = 1, by the dual as well as by definition") {
    const Precision precision(128);
    for (const char* name : at_edge_with_unit_variance) {
        INFO(name);
        const auto map = edge(name);
        const auto dual = map->activation().dual(map->variance());
        const Ball w = map->weight_variance(), b = map->bias_variance(), q = map->variance();
        CHECK(((w * dual->value(Ball(1)) + b) / q).contains(Rational(1)));
        CHECK((w * dual->slope(Ball(1))).contains(Rational(1)));
        CHECK(((w * dual->value(Ball(1)) + b) / q).accurate_bits() > 90);
        CHECK(map->phase() == Phase::edge);
        CHECK(certainly_equal(map->h(Ball(1)), Ball(1)) == Truth::yes);
        CHECK(certainly_equal(map->h_prime(Ball(1)), Ball(1)) == Truth::yes);
        CHECK(certainly_nonnegative(b) == Truth::yes);
        // From below it gets there: |h(1 - x) - (1 - x)| <= x^2 sup h''/2, or x^(3/2).
        const Ball x = Ball::dyadic(1, -30);
        CHECK(less(abs(map->h(Ball(1) - x) - (Ball(1) - x)), Ball::dyadic(1, -43)));
    }
}

TEST_CASE("the pair of variances in closed form") {
    const Precision precision(128);
    CHECK(*edge("relu", Rational(5, 3))->exact_weight_variance() == 2);
    CHECK(*edge("relu", Rational(5, 3))->exact_bias_variance() == 0);
    CHECK(*edge("leaky-relu:1/10")->exact_weight_variance() == Rational(200, 101));
    CHECK(*edge("relu^2", 3)->exact_weight_variance() == Rational(1, 6));
    CHECK(*edge("relu^2", 3)->exact_bias_variance() == Rational(3, 4));
    CHECK(*edge("hermite:0,1/2,1/2")->exact_bias_variance() == Rational(1, 3));
    CHECK(*edge("exp", Rational(3, 2))->exact_bias_variance() == Rational(1, 2));
    CHECK_FALSE(edge("erf")->exact_weight_variance());
    // erf: w = (pi/4) sqrt(1 + 4q); sin: b = q - tanh q.
    CHECK(edge("erf", 2)->weight_variance().overlaps(Ball(Rational(3, 4)) * Ball::pi()));
    const Ball e = exp(Ball(2));
    CHECK(edge("sin")->bias_variance().overlaps(Ball(1) - (e - Ball(1)) / (e + Ball(1))));
}

TEST_CASE("derivatives at 1") {
    const Precision precision(192);
    // erf: h''(1) = s^2/(1 - s^2) …, in closed form h''' / h''^2 = 1/s^2 + 2 with s = 2q/(1 + 2q).
    for (const Rational& q : {Rational(1, 2), Rational(1), Rational(7)}) {
        const auto map = edge("erf", q);
        const Rational s = 2 * q / (1 + 2 * q);
        const Ball second = map->derivative_at_one(2), third = map->derivative_at_one(3);
        CHECK(second.contains(Rational(4 * q * q / (1 + 4 * q))));
        CHECK((third / square(second)).contains(Rational(1 / (s * s) + 2)));
        CHECK(third.accurate_bits() > 150);
    }
    const auto exponential = edge("exp"), geometric = edge("geometric");
    for (int k = 0; k <= 4; ++k) CHECK(certainly_equal(exponential->derivative_at_one(k), Ball(1)) == Truth::yes);
    CHECK(certainly_equal(geometric->derivative_at_one(4), Ball(24)) == Truth::yes);
    CHECK_FALSE(edge("relu^3")->derivative_at_one(4).is_finite());
    CHECK_THROWS_AS(edge("relu")->derivative_at_one(2), std::logic_error);
    CHECK_THROWS_AS(edge("erf")->delta(), std::logic_error);
    CHECK_THROWS_AS(edge("erf")->between(), std::logic_error);
    CHECK_THROWS_AS(edge("relu^2")->derivative_at_one(2), std::logic_error);
    // Taylor's formula at 1 - x with the remainder x^4 h''''(1)/24 of either sign: h''', not h'', and no factor
    // missing.
    for (const char* name : {"erf", "sin", "tanh", "gelu", "hermite:0,1/2,1/4,1/4", "relu^4", "poly:0,1,0,1/3"}) {
        INFO(name);
        const auto map = edge(name, 1);
        const Ball x = Ball::dyadic(1, -20);
        const Ball taylor = Ball(1) - x + map->derivative_at_one(2) * square(x) / Ball(2) -
                            map->derivative_at_one(3) * power(x, 3UL) / Ball(6);
        const Ball fourth = map->derivative_at_one(4) * power(x, 4UL) / Ball(24);
        CHECK(certainly_at_most(abs(map->h(Ball(1) - x) - taylor), fourth.widened(Ball::dyadic(1, -150)).upper()) ==
              Truth::yes);
        // h'(1 - x) = 1 - h'' x + h''' x^2/2 - …
        const Ball slope = Ball(1) - map->derivative_at_one(2) * x + map->derivative_at_one(3) * square(x) / Ball(2);
        CHECK(certainly_at_most(abs(map->h_prime(Ball(1) - x) - slope),
                                (fourth * Ball(4) / x).widened(Ball::dyadic(1, -150)).upper()) == Truth::yes);
    }
}

TEST_CASE("the germ of relu^2 within its remainder, and a wrong coefficient not") {
    const Precision precision(192);
    const auto map = edge("relu^2");
    const auto [a, d, bound] = map->between();
    for (const Rational& at : {Rational(99, 100), Rational(1, 3), power_of_two(-10), power_of_two(-20)}) {
        const Ball x(at), root = sqrt(x);
        const auto remainder = [&](const Ball& by_d) {
            return map->h(Ball(1) - x) - (Ball(1) - x + a * square(x) - by_d * square(x) * root);
        };
        CHECK(certainly_at_most(abs(remainder(d)), bound * power(x, 3UL)) == Truth::yes);
        const Ball slope =
            -map->h_prime(Ball(1) - x) - (Ball(-1) + Ball(2) * a * x - Ball(Rational(5, 2)) * d * x * root);
        CHECK(certainly_at_most(abs(slope), Ball(3) * bound * square(x)) == Truth::yes);
        if (at < Rational(1, 10))
            CHECK_FALSE(certainly_at_most(abs(remainder(d * Ball(Rational(2, 3)))), bound * power(x, 3UL)) ==
                        Truth::yes);
    }
}

TEST_CASE("h is absolutely monotone from 0 to 1, as a series with nonnegative coefficients is") {
    const Precision precision(100);
    for (const char* name : at_edge_with_unit_variance) {
        INFO(name);
        const auto map = edge(name);
        std::vector<Ball> differences;
        for (long j = 0; j <= 8; ++j) differences.push_back(map->h(Ball(Rational(j, 8))));
        while (differences.size() > 1) {
            for (std::size_t j = 0; j + 1 < differences.size(); ++j)
                differences[j] = differences[j + 1] - differences[j];
            differences.pop_back();
            // Not below 0; that of a polynomial may be 0.
            for (const Ball& difference : differences) CHECK(certainly_positive(-difference) != Truth::yes);
        }
    }
}

TEST_CASE("for the ReLU the iteration is that of the normalized kernel") {
    const Precision precision(128);
    const auto map = edge("relu");
    for (const Rational& z : {Rational(1, 2), Rational(-9, 10), Rational(-1), Rational(999, 1000)}) {
        ntk::NormalizedKernelIteration<Ball> walk(z);
        Ball rho(z), kernel = rho;
        for (long L = 2; L <= 300; ++L) {
            const Ball slope = map->h_prime(rho);
            rho = map->h(rho);
            kernel = slope * kernel + rho;
        }
        walk.advance_to(300);
        CHECK(rho.overlaps(walk.correlation()));
        CHECK(kernel.overlaps(walk.unnormalized()));
        CHECK(kernel.accurate_bits() > 100);
    }
}

TEST_CASE("on a ball h and h' contain their values at its points, in every phase") {
    const Precision precision(100);
    std::vector<std::shared_ptr<const NetworkMap>> maps{
        given("erf", 4, Rational(1, 10)), given("erf", 1, Rational(1, 10)), given("relu", 1, 1), given("tanh", 4, 0)};
    for (const char* name : at_edge_with_unit_variance) maps.push_back(edge(name));
    const std::pair<Rational, Rational> balls[] = {{Rational(1, 2), 1},   {Rational(1, 4), Rational(3, 4)},
                                                   {Rational(15, 16), 1}, {Rational(-1, 2), Rational(1, 2)},
                                                   {-1, Rational(-1, 2)}, {0, Rational(1, 8)}};
    for (const auto& map : maps)
        for (const auto& [lower, upper] : balls) {
            const Ball rho = Ball::interval(lower, upper), h = map->h(rho), slope = map->h_prime(rho);
            for (const Rational& part : {Rational(0), Rational(1, 3), Rational(1, 2), Rational(1)}) {
                const Ball point(lower + part * (upper - lower));
                CAPTURE(map->name(), to_string(map->phase()), lower, upper, part);
                CHECK(h.overlaps(map->h(point)));
                CHECK(slope.overlaps(map->h_prime(point)));
            }
        }
}

TEST_CASE("radii are carried through the layers, not blown up") {
    const Precision precision(128);
    for (const char* name : {"abs", "relu^2", "gelu", "tanh", "geometric"}) {
        INFO(name);
        const auto map = edge(name);
        Ball rho = Ball(Rational(1, 2)).widened(Ball::dyadic(1, -40)), inner(Rational(1, 2));
        for (long L = 1; L < 400; ++L) {
            rho = map->h(rho);
            inner = map->h(inner);
        }
        CHECK(rho.contains(inner.midpoint()));
        CHECK(less(rho.radius(), Ball::dyadic(1, -39)));
    }
}

TEST_CASE("phases, and the fixed correlation of the chaotic one") {
    const Precision precision(128);
    CHECK(given("erf", 1, Rational(1, 10))->phase() == Phase::ordered);
    const auto chaotic = given("erf", 4, Rational(1, 10));
    CHECK(chaotic->phase() == Phase::chaotic);
    CHECK(less(Ball(1), chaotic->slope_at_one()));
    // The variance: w (2/pi) arcsin(2q/(1 + 2q)) + b = q.
    const Ball q = chaotic->variance(), s = Ball(2) * q / (Ball(1) + Ball(2) * q);
    CHECK((Ball(8) / Ball::pi() * asin(s) + Ball(Rational(1, 10)) - q).contains(Rational(0)));
    CHECK(q.accurate_bits() > 110);
    const Ball fixed = ntk::depth_phase(*chaotic).fixed_point;
    CHECK((chaotic->h(fixed) - fixed).contains(Rational(0)));
    CHECK(fixed.accurate_bits() > 100);
    CHECK(less(fixed, Ball(1)));
    Ball rho(Rational(99, 100));
    for (int L = 0; L < 2000; ++L) rho = chaotic->h(rho);
    CHECK(less(abs(rho - fixed), Ball::dyadic(1, -60)));
    // Odd and without biases: rho* = 0.
    CHECK(ntk::depth_phase(*given("tanh", 4, 0)).fixed_point.contains(Rational(0)));
    // Exact edge: ReLU with He's variances.
    CHECK(given("relu", 2, 0)->phase() == Phase::edge);
    CHECK(given("relu", 1, 1)->phase() == Phase::ordered);
    CHECK(*given("relu", 1, 1)->exact_variance() == 2);
    CHECK(given("hermite:0,1/2,1/2", Rational(2, 3), Rational(1, 3))->phase() == Phase::edge);
    CHECK(to_string(Phase::chaotic) == std::string("chaotic"));
}

TEST_CASE("networks that there are not, and why") {
    using Catch::Matchers::Contains;
    CHECK_THROWS_WITH(edge("cos"), Contains("-0.3130") && Contains("negative"));
    CHECK_NOTHROW(edge("cos", 2));
    CHECK_THROWS_WITH(edge("exp", Rational(999, 1000)), Contains("-0.001") && Contains("negative"));
    CHECK_THROWS_WITH(edge("tanh", 0), Contains("q > 0"));
    CHECK_THROWS_WITH(edge("geometric", 2), Contains("q = 1 alone"));
    CHECK_THROWS_WITH(given("geometric", 2, 0), Contains("expected 1"));
    CHECK_THROWS_WITH(given("erf", 0, 1), Contains("weight variance > 0"));
    CHECK_THROWS_WITH(given("erf", 1, -1), Contains("bias variance >= 0"));
    CHECK_THROWS_WITH(given("relu", 3, 1), Contains("no fixed point"));
    CHECK_THROWS_WITH(given("erf", Rational(1, 2), 0), Contains("no fixed point") && Contains("tends to 0"));
    // h'(1) = 1 at the fixed point 1, which no ball around it can tell from a little more or less.
    CHECK_THROWS_WITH(given("poly:0,1,0,-1/10", Rational(100, 67), Rational(12, 67)), Contains("is not decided"));
    // The point (0, 1) of tanh: q = 0.
    CHECK_THROWS_AS(given("tanh", 1, 0), ntk::UndecidedVariance);
    CHECK(given("relu", 2, 0)->remark().find("every q") == 0);
    CHECK_THAT(given("relu^2", Rational(1, 2), Rational(1, 4))->remark(),
               Contains("(not stable)") && Contains("stable one is taken"));
}
