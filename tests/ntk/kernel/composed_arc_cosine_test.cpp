// The composed arc-cosine kernels against their definition: the Gaussian expectation by quadrature over the angle and
// by Monte Carlo, and the composition written with cosines.
#include "ntk/kernel/composed_arc_cosine.hpp"
#include "generators.hpp"
#include "ntk/kernel/two_point_kernel.hpp"

#include <cmath>
#include <random>

using namespace ntk;
using namespace rigor;

namespace {

const double half_turn = std::acos(-1.0);

/// 2 E[s(f) f^n s(f') f'^n] for a Gaussian pair of unit variances and the correlation cos(theta): in polar coordinates
/// the radius integrates to 2^n n!, and the angle is left, by Gauss's rule with two points on 4000 pieces.
double by_quadrature(int n, double theta) {
    const double from = theta - half_turn / 2, step = (half_turn - theta) / 4000;
    double sum = 0;
    for (int i = 0; i < 4000; ++i)
        for (const double at : {0.5 - std::sqrt(1 / 12.0), 0.5 + std::sqrt(1 / 12.0)}) {
            const double phi = from + (i + at) * step;
            sum += std::pow(std::cos(phi), n) * std::pow(std::cos(phi - theta), n);
        }
    return std::pow(2, n) * std::tgamma(n + 1) * sum * step / 2 / half_turn;
}

/// J_n/pi as Cho and Saul print it.
Ball printed(int n, const Ball& cosine) {
    const Ball one(1), theta = acos_on_domain(cosine), sine = sqrt_on_domain(one - cosine * cosine);
    const Ball rest = Ball::pi() - theta;
    const Ball j = n == 0   ? rest
                   : n == 1 ? sine + rest * cosine
                            : Ball(3) * sine * cosine + rest * (one + Ball(2) * cosine * cosine);
    return j / Ball::pi();
}

Ball kernel(int n, long depth, const Ball& angle) {
    return composed_arc_cosine_variance(n, depth, Ball(1)) * composed_arc_cosine_correlation(n, depth, angle);
}

}  // namespace

TEST_CASE("an arc-cosine kernel is the Gaussian expectation that defines it") {
    const Precision scope(128);
    std::mt19937_64 random(5);
    std::normal_distribution<double> normal;
    for (int n = 0; n <= 2; ++n)
        for (const double theta : {0.0, 0.001, 0.2, 1.0, 1.5, 2.5, 3.1}) {
            const double value = kernel(n, 1, Ball::exact_double(theta)).approx_double();
            CAPTURE(n, theta, value);
            CHECK(std::fabs(value - by_quadrature(n, theta)) < 1e-11);
            double sum = 0, squares = 0;
            constexpr int draws = 20'000;
            for (int i = 0; i < draws; ++i) {
                const double f = normal(random), g = std::cos(theta) * f + std::sin(theta) * normal(random);
                const double x = f > 0 && g > 0 ? 2 * std::pow(f * g, n) : 0;
                sum += x;
                squares += x * x;
            }
            const double mean = sum / draws, error = std::sqrt((squares / draws - mean * mean) / draws);
            CHECK(std::fabs(mean - value) < 6 * error + 1e-3);
        }
}

TEST_CASE("composed arc-cosine kernels are the composition as printed") {
    const Precision scope(256);
    for (int n = 0; n <= 2; ++n)
        for (const char* z : {"-1", "-0.9999", "-1/2", "0", "1/3", "3/4", "0.999999"}) {
            Ball correlation(parse_rational(z)), variance(1);
            const Ball angle = acos_on_domain(correlation);
            for (long depth = 1; depth <= 8; ++depth) {
                CAPTURE(n, z, depth);
                const Ball next = printed(n, correlation), diagonal = printed(n, Ball(1));
                variance = n == 2 ? diagonal * variance * variance : n == 1 ? diagonal * variance : diagonal;
                correlation = next / diagonal;
                const Ball found = composed_arc_cosine_correlation(n, depth, angle);
                CHECK(found.overlaps(correlation));
                CHECK(found.radius().upper_double() < 1e-50);
                CHECK(composed_arc_cosine_variance(n, depth, Ball(1)).overlaps(variance));
            }
        }
    CHECK(composed_arc_cosine_correlation(2, 5, Ball(0)).is_exact());
    // 3^(2^3 - 1) (5^2)^(2^3)
    CHECK(composed_arc_cosine_variance(2, 3, Ball(25)).contains(power(Rational(3), 7) * power(Rational(25), 8)));
    CHECK(composed_arc_cosine_variance(1, 3, Ball(25)).contains(Rational(25)));
    CHECK(composed_arc_cosine_variance(0, 3, Ball(25)).contains(Rational(1)));
}

TEST_CASE("a wide ball of angles contains what its points give") {
    const Precision scope(128);
    for (int n = 0; n <= 2; ++n)
        for (const double middle : {0.01, 0.7, 2.0, 3.0})
            for (const double offset : {-0.0099, 0.0, 0.0099}) {
                const Ball wide = Ball::exact_double(middle).widened(Ball::exact_double(0.01));
                for (const long depth : {1L, 2L, 4L})
                    CHECK(
                        composed_arc_cosine_correlation(n, depth, wide)
                            .overlaps(composed_arc_cosine_correlation(n, depth, Ball::exact_double(middle + offset))));
            }
}

TEST_CASE("the kernel of order 1 is the covariance of He's network with a layer more, up to 2/n0") {
    const Precision scope(192);
    const FullyConnectedKernel he{Rational(2, 5), 0, 1, 0};  // n0 = 5
    for (const char* theta : {"0.001", "1/2", "2", "3"})
        for (long depth = 1; depth <= 6; ++depth) {
            auto walk = TwoPointKernelIteration<Ball>::from_angle(Ball(parse_rational(theta)), he);
            walk.advance_to(depth + 1);
            const Ball expected = Ball(Rational(5, 2)) * walk.covariance();
            CHECK(kernel(1, depth, Ball(parse_rational(theta))).overlaps(expected));
        }
}

TEST_CASE("orders and depths that are none are refused") {
    CHECK_THROWS_WITH(composed_arc_cosine_correlation(3, 1, Ball(1)), Catch::Contains("order 3; expected 0, 1 or 2"));
    CHECK_THROWS_WITH(composed_arc_cosine_variance(-1, 1, Ball(1)), Catch::Contains("order -1"));
    CHECK_THROWS_WITH(composed_arc_cosine_correlation(1, 0, Ball(1)), Catch::Contains("L = 0"));
}
