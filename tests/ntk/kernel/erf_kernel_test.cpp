// Checks the closed forms for erf against Hermite series, against a two-dimensional quadrature that knows nothing of
// them, and against random networks.
#include "ntk/kernel/erf_kernel.hpp"
#include "generators.hpp"
#include "ntk/network/initial_kernel.hpp"

#include <numbers>

using namespace ntk;
using namespace rigor;
using namespace testing_generators;

namespace {

/// E[erf(u) erf(v)] by Mehler's formula, u = s g, v = t g', correlation r: erf has the Hermite coefficients
///   c_(2j+1)(s) = E[erf(s g) He_(2j+1)(g)]/sqrt((2j+1)!) = s^(2j+1) E[erf^(2j+1)(s g)]/sqrt((2j+1)!)
///               = (2/sqrt(pi)) (s/sqrt(1 + 2 s^2))^(2j+1) (-1)^j (2j)!/j! /sqrt((2j+1)!)      (the 2j-th derivative of
///               exp(-m^2/(1 + 2 s^2)) at m = 0),
/// so the sum is (4/pi) sum_j ((2j)!/j!)^2/(2j+1)! y^(2j+1), y = c/sqrt((1 + 2a)(1 + 2b)), |y| < 1/2. The rest behind J
/// terms is below the next term divided by 1 - 4 y^2, as the ratio of neighbours is (2j+1)^2 4 y^2/((2j+2)(2j+3)) < 4
/// y^2.
Ball mehler(const Rational& a, const Rational& b, const Rational& c, long terms) {
    const Ball y = Ball(c) / sqrt(Ball(Rational((1 + 2 * a) * (1 + 2 * b))));
    Ball sum(0), power = y;
    Rational coefficient = 1;
    for (long j = 0; j < terms; ++j) {
        sum += Ball(coefficient) * power;
        coefficient *= Rational(4 * (2 * j + 1) * (2 * j + 1), (2 * j + 2) * (2 * j + 3));
        power *= y * y;
    }
    const Ball rest = abs(Ball(coefficient) * power) / (Ball(1) - Ball(4) * y * y);
    return Ball(4) / Ball::pi() * (sum + rest * Ball::interval(-1, 1));
}

/// E g(u) g(v) in double by the trapezoidal rule over the two independent normals that u and v are made of.
template <class G>
double quadrature(double a, double b, double c, G g) {
    const double first = std::sqrt(a), slope = c / first, rest = std::sqrt(b - slope * slope), h = 1.0 / 16;
    double sum = 0;
    for (int i = -160; i <= 160; ++i)
        for (int j = -160; j <= 160; ++j) {
            const double p = h * i, q = h * j;
            sum += std::exp(-(p * p + q * q) / 2) * g(first * p) * g(slope * p + rest * q);
        }
    return sum * h * h / (2 * std::numbers::pi);
}

}  // namespace

TEST_CASE("the expectations for erf agree with Hermite series and quadrature") {
    const Precision precision(128);
    require_property(
        "Mehler's formula",
        [] {
            const auto square = [] { return Rational(*rc::gen::inRange<long>(1, 40), *rc::gen::inRange<long>(1, 20)); };
            const Rational s = square(), t = square(), r = *unit_rational(), a = s * s, b = t * t, c = s * t * r;
            const ErfExpectations<Ball> closed((Ball(a)), Ball(b), Ball(c));
            RC_ASSERT(closed.product.overlaps(mehler(a, b, c, 200)));
            const Rational exact = exact_midpoint(closed.product);
            RC_ASSERT(exact_radius(closed.product) < power_of_two(-100));
            // The slope is the derivative in c: a central difference with c, c ± h inside Cauchy and Schwarz; its error
            // is h^2/6 times the third derivative.
            const Rational h = power_of_two(-30);
            if (abs(r) < Rational(9, 10)) {
                const auto at = [&](const Rational& shifted) {
                    return ErfExpectations<Ball>(Ball(a), Ball(b), Ball(shifted)).product;
                };
                const Ball quotient = (at(c + h) - at(c - h)) / Ball(Rational(2 * h));
                RC_ASSERT(certainly_less(abs(quotient - closed.slope), Ball::dyadic(1, -40)) == Truth::yes);
            }
            // double agrees up to rounding.
            const auto d = [](const Rational& q) { return from_rational<double>(q); };
            RC_ASSERT(abs(Rational(exact_value(ErfExpectations<double>(d(a), d(b), d(c)).product) - exact)) <
                      Rational(1, 1'000'000'000'000));
        },
        300);
    for (const auto& [a, b, c] : {std::array{1.0, 1.0, 0.5}, std::array{0.3, 2.0, -0.6}, std::array{0.51, 0.49, 0.499},
                                  std::array{2.0, 1.5, 0.0}}) {
        const ErfExpectations<double> closed(a, b, c);
        CHECK(std::abs(quadrature(a, b, c, [](double z) { return std::erf(z); }) - closed.product) < 1e-13);
        CHECK(
            std::abs(quadrature(a, b, c, [](double z) { return 2 / std::sqrt(std::numbers::pi) * std::exp(-z * z); }) -
                     closed.slope) < 1e-13);
    }
}

TEST_CASE("the walk composes the layers, in balls and in double") {
    const Precision precision(192);
    const PairInnerProducts p{Rational(5, 4), Rational(-1, 3), Rational(9)};
    const Rational beta(1, 10);
    // By hand: the first layers.
    const Rational a = p.xx / 2 + Rational(1, 100), b = p.yy / 2 + Rational(1, 100), c = p.xy / 2 + Rational(1, 100);
    const ErfExpectations<Ball> one((Ball(a)), Ball(b), Ball(c));
    ErfKernelIteration<Ball> walk(p, 2, beta);
    CHECK(walk.tangent_kernel().contains(c));
    walk.advance();
    CHECK(walk.covariance().overlaps(one.product + Ball(Rational(1, 100))));
    CHECK(walk.tangent_kernel().overlaps(Ball(c) * one.slope + one.product + Ball(Rational(1, 100))));
    walk.advance_to(12);
    CHECK(exact_radius(walk.tangent_kernel()) < power_of_two(-120));
    ErfKernelIteration<double> rounded(p, 2, beta);
    rounded.advance_to(12);
    CHECK(abs(Rational(exact_value(rounded.tangent_kernel()) - exact_midpoint(walk.tangent_kernel()))) <
          Rational(1, 10'000'000'000'000));
    CHECK(jacot_erf_limit<double>(p, 12, 2, beta) == rounded.tangent_kernel());
    // Coinciding points: covariance and variance are one number.
    ErfKernelIteration<Ball> same({3, 3, 3}, 1, beta);
    same.advance_to(6);
    CHECK(same.covariance().overlaps(same.x_variance()));
    CHECK_THROWS_AS(ErfKernelIteration<double>({1, 2, 1}, 2, beta), std::domain_error);
    CHECK_THROWS_AS(ErfKernelIteration<double>({1, 0, 1}, 0, beta), std::domain_error);
    CHECK_THROWS_AS(ErfKernelIteration<double>({1, 0, 1}, 2, -beta), std::domain_error);
    CHECK_THROWS_AS(jacot_erf_limit<double>({1, 0, 1}, 0, 2, beta), std::invalid_argument);
}

TEST_CASE("random networks with erf have the limit kernels") {
    DenseMatrix<double> points(2, 3);
    points << 1, 2, 0.5, 0, -1, 0.5;
    const auto products = [&](long i, long j) {
        return PairInnerProducts{Rational(points.col(i).squaredNorm()), Rational(points.col(i).dot(points.col(j))),
                                 Rational(points.col(j).squaredNorm())};
    };
    const Rational beta(1, 4);
    // One hidden layer: the mean is the limit at every width. Three: up to O(1/n), which the extrapolation removes to
    // leading order.
    const InitialMoments shallow =
        initial_kernel(jacot_network<double>(std::vector<long>{2, 5, 1}, beta, Activation::erf), points, 3, 20'000);
    const auto deep = [&](long n, std::uint64_t seed) {
        return initial_kernel(jacot_network<double>(std::vector<long>{2, n, n, n, 1}, beta, Activation::erf), points,
                              seed, 4000);
    };
    const InitialMoments narrow = deep(16, 4), wide = deep(32, 5);
    for (long i = 0; i < 3; ++i)
        for (long j = 0; j <= i; ++j) {
            ErfKernelIteration<double> walk(products(i, j), 2, beta);
            walk.advance_to(2);
            CHECK(std::abs(shallow.tangent_estimate(i, j).z_score(walk.tangent_kernel())) < 4.5);
            CHECK(std::abs(shallow.covariance_estimate(i, j).z_score(walk.covariance())) < 4.5);
            walk.advance_to(4);
            CHECK(std::abs(extrapolated_mean(narrow.tangent_estimate(i, j), wide.tangent_estimate(i, j))
                               .z_score(walk.tangent_kernel())) < 4.5);
            CHECK(std::abs(extrapolated_mean(narrow.covariance_estimate(i, j), wide.covariance_estimate(i, j))
                               .z_score(walk.covariance())) < 4.5);
            // The ReLU's kernel is another one.
            CHECK(std::abs(wide.tangent_estimate(i, j).z_score(walk.tangent_kernel() * 1.2)) > 5);
        }
}
