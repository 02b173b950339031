// Checks the residual kernel against (3.8)-(3.10) written down literally in MPFR, from the back to the front as
// printed, and where it has a closed form.
#include "ntk/kernel/residual_kernel.hpp"
#include "generators.hpp"
#include "ntk/kernel/arc_cosine_kernel.hpp"

using namespace ntk;
using namespace rigor;
using namespace testing_generators;

namespace {

/// The printed recurrences, in the correlation: no angle, no half chord, B from the last layer to the first.
struct AsPrinted {
    Real covariance, sensitivity, correction, kernel;

    AsPrinted(const Real& u, long depth, const Rational& alpha) {
        const Real square = from_rational<Real>(Rational(alpha * alpha)), one(1);
        const auto clamped = [](const Real& w) { return w > 1 ? Real(1) : w < -1 ? Real(-1) : w; };
        const auto kappa_0_printed = [&](const Real& w) { return Real((pi<Real>() - acos(clamped(w))) / pi<Real>()); };
        const auto kappa_1_printed = [&](const Real& w) {
            return Real((clamped(w) * (pi<Real>() - acos(clamped(w))) + sqrt(Real(1 - clamped(w) * clamped(w)))) /
                        pi<Real>());
        };
        const auto length = static_cast<std::size_t>(depth);
        std::vector<Real> k(length + 1), b(length + 2);
        const auto w = [&](long l) { return Real(k[static_cast<std::size_t>(l)] / pow(Real(one + square), l)); };
        k[0] = u;
        for (long l = 1; l <= depth; ++l) {
            const auto i = static_cast<std::size_t>(l);
            k[i] = k[i - 1] + square * pow(Real(one + square), l - 1) * kappa_1_printed(w(l - 1));
        }
        b[length + 1] = one;
        for (long l = depth; l >= 1; --l) {
            const auto i = static_cast<std::size_t>(l);
            b[i] = b[i + 1] * (one + square * kappa_0_printed(w(l - 1)));
        }
        Real sum(0);
        for (long l = 1; l <= depth; ++l) {
            const auto i = static_cast<std::size_t>(l);
            sum += b[i + 1] * (pow(Real(one + square), l - 1) * kappa_1_printed(w(l - 1)) +
                               (k[i - 1] + 1) * kappa_0_printed(w(l - 1)) + 1);
        }
        covariance = k[length];
        sensitivity = b[1];
        correction = square * sum;
        kernel = correction + u * sensitivity + covariance;
    }
};

rc::Gen<Rational> scaling() {
    return rc::gen::element(Rational(0), Rational(1, 1000), Rational(1, 3), Rational(1), Rational(-1), Rational(-2, 7),
                            Rational(5), Rational(100));
}

/// 2 L alpha^2 (1 + alpha^2)^(L-1) + 4 (1 + alpha^2)^L - 2: the bracket at u = 1, where kappa_0 = kappa_1 = 1.
Rational at_one(long depth, const Rational& alpha) {
    const Rational square = alpha * alpha, growth = 1 + square;
    return 2 * depth * square * power(growth, static_cast<unsigned long>(depth - 1)) +
           4 * power(growth, static_cast<unsigned long>(depth)) - 2;
}

}  // namespace

TEST_CASE("the residual kernel agrees with the printed recurrences") {
    require_property(
        "random angles, depths and scalings",
        [] {
            const RealDigits digits(300);
            const Rational u = *unit_rational(), alpha = *scaling();
            const long depth = *rc::gen::inRange<long>(1, 30);
            const ResidualKernelValue<Ball> ball = residual_kernel(angle_of<Ball>(u), depth, alpha);
            const ResidualKernelValue<Real> point = residual_kernel(angle_of<Real>(u), depth, alpha);
            const ResidualKernelValue<double> approximate = residual_kernel(angle_of<double>(u), depth, alpha);
            const AsPrinted printed(from_rational<Real>(u), depth, alpha);
            const Rational size = at_one(depth, alpha);
            // 996 bits; an arc cosine next to ±1 loses half of them at most.
            const Rational error = size * power_of_two(-440), unit = size * depth * depth;
            const auto agree = [&](const Ball& b, const Real& p, double d, const Real& exact) {
                RC_ASSERT(admits(b, exact_value(exact), error));
                RC_ASSERT(abs(Rational(exact_value(p) - exact_value(exact))) <= error);
                RC_ASSERT(exact_radius(b) <= unit * power_of_two(8 - Precision::bits()));
                RC_ASSERT(abs(Rational(exact_value(d) - exact_midpoint(b))) <= unit * power_of_two(-48));
            };
            agree(ball.covariance, point.covariance, approximate.covariance, printed.covariance);
            agree(ball.sensitivity, point.sensitivity, approximate.sensitivity, printed.sensitivity);
            agree(ball.correction, point.correction, approximate.correction, printed.correction);
            agree(ball.kernel, point.kernel, approximate.kernel, printed.kernel);
        },
        500);
}

TEST_CASE("a ball of angles encloses the kernel at each of its angles in [0, pi]") {
    require_property(
        "wide balls, also around 0 and pi",
        [] {
            const Rational alpha = *scaling();
            const long depth = *rc::gen::inRange<long>(1, 12), k = *rc::gen::inRange<long>(1, 60);
            const int where = *rc::gen::inRange(0, 3);
            const Ball point =
                where == 0   ? Ball(Rational(*rc::gen::inRange<long>(0, 1000), 1000) * power_of_two(-k))
                : where == 1 ? Ball::pi() - Ball(Rational(*rc::gen::inRange<long>(0, 1000), 1000) * power_of_two(-k))
                             : Ball(Rational(*rc::gen::inRange<long>(0, 3141), 1000));
            const Rational radius = Rational(1, 20) * power_of_two(-k);
            const Ball wide =
                (point + Ball(radius * Rational(*rc::gen::inRange<long>(-8, 9), 9))).widened(Ball(radius));
            const ResidualKernelValue<Ball> whole = residual_kernel(wide, depth, alpha);
            const ResidualKernelValue<Ball> one = residual_kernel(point, depth, alpha);
            RC_ASSERT(whole.covariance.contains(one.covariance.midpoint()));
            RC_ASSERT(whole.sensitivity.contains(one.sensitivity.midpoint()));
            RC_ASSERT(whole.correction.contains(one.correction.midpoint()));
            RC_ASSERT(whole.kernel.contains(one.kernel.midpoint()));
            // A radius r of the angle costs each of the three terms at most a few times r (depth + 1)^2 times its value
            // at u = 1.
            RC_ASSERT(exact_radius(whole.kernel) <=
                      (radius + power_of_two(-100)) * 20 * (depth + 1) * (depth + 1) * at_one(depth, alpha));
        },
        500);
}

TEST_CASE("the ends have closed forms") {
    for (const Rational& alpha : {Rational(0), Rational(1, 10), Rational(-1), Rational(7)})
        for (const long depth : {1L, 2L, 5L, 40L}) {
            const Rational square = alpha * alpha,
                           growth = power(Rational(1 + square), static_cast<unsigned long>(depth));
            const ResidualKernelValue<Ball> equal = residual_kernel(Ball(0), depth, alpha);
            CAPTURE(alpha, depth);
            CHECK(equal.covariance.contains(growth));
            CHECK(equal.sensitivity.contains(growth));
            CHECK(equal.kernel.contains(at_one(depth, alpha)));
            CHECK(exact_radius(equal.kernel) <= at_one(depth, alpha) * power_of_two(-110));
        }
    // u = -1: w_0 = -1 adds nothing at the first layer, w_1 = -1/(1 + alpha^2).
    const ResidualKernelValue<Ball> opposite = residual_kernel(Ball::pi(), 1, 3);
    CHECK(opposite.covariance.contains(Rational(-1)));
    CHECK(opposite.sensitivity.contains(Rational(1)));
    CHECK(opposite.correction.contains(Rational(9)));
    CHECK(opposite.kernel.contains(Rational(7)));
    CHECK(exact_radius(opposite.kernel) <= power_of_two(-110));
    // alpha = 0: the network is linear, the bracket 2 u.
    for (const Rational& u : {Rational(-1), Rational(-1, 3), Rational(0), Rational(5, 7), Rational(1)}) {
        const ResidualKernelValue<Ball> linear = residual_kernel(angle_of<Ball>(u), 1000, 0);
        CHECK(linear.covariance.contains(u));
        CHECK(linear.sensitivity.contains(Rational(1)));
        CHECK(linear.correction.is_exactly_zero());
        CHECK(linear.kernel.contains(Rational(2 * u)));
        CHECK(exact_radius(linear.kernel) <= power_of_two(-100));
    }
}

TEST_CASE("the kernel of two points of R^d") {
    require_property(
        "random inner products",
        [] {
            const RealDigits digits(300);
            // Two points of the plane.
            const Rational x0 = *rational_up_to(9), x1 = *rational_up_to(9), y0 = *rational_up_to(9),
                           y1 = *rational_up_to(9), alpha = *scaling();
            const long depth = *rc::gen::inRange<long>(1, 12);
            const PairInnerProducts p{x0 * x0 + x1 * x1, x0 * y0 + x1 * y1, y0 * y0 + y1 * y1};
            const Real norms = sqrt(from_rational<Real>(Rational((p.xx + 1) * (p.yy + 1))));
            const AsPrinted printed(Real(from_rational<Real>(Rational(p.xy + 1)) / norms), depth, alpha);
            const Rational size = at_one(depth, alpha) * (p.xx + 1) * (p.yy + 1);
            const Ball ball = residual_tangent_kernel<Ball>(p, depth, alpha);
            RC_ASSERT(admits(ball, exact_value(Real(norms * printed.kernel)), size * power_of_two(-440)));
            RC_ASSERT(exact_radius(ball) <= size * depth * depth * power_of_two(8 - Precision::bits()));
            RC_ASSERT(abs(Rational(exact_value(residual_tangent_kernel<double>(p, depth, alpha)) -
                                   exact_midpoint(ball))) <= size * depth * depth * power_of_two(-46));
        },
        300);
    // Equal points: the angle is 0 exactly. Points 2^-80 apart: it keeps all of its digits.
    CHECK(lifted_angle<Ball>({5, 5, 5}).is_exactly_zero());
    const Rational tiny = power_of_two(-80);
    const Ball near = lifted_angle<Ball>({0, 0, tiny * tiny});
    CHECK(near.accurate_bits() >= 100);
    CHECK(near.overlaps(atan(Ball(tiny))));
    CHECK(residual_tangent_kernel<Ball>({Rational(5), Rational(5), Rational(5)}, 3, 2)
              .contains(Rational(6 * at_one(3, 2))));
}

TEST_CASE("unusable input to the residual kernel is refused by name") {
    CHECK_THROWS_WITH(residual_kernel(Ball(1), 0, 1), Catch::Contains("L = 0"));
    CHECK_THROWS_AS(residual_kernel(1.0, -3, 1), std::invalid_argument);
    CHECK_THROWS_WITH(residual_kernel(-0.5, 1, 1), Catch::Contains("-0.5"));
    CHECK_THROWS_AS(residual_kernel(3.5, 1, 1), std::domain_error);
    CHECK_THROWS_AS(residual_kernel(std::nan(""), 1, 1), std::domain_error);
    CHECK_THROWS_AS(residual_kernel(Real(4), 1, 1), std::domain_error);
    CHECK_THROWS_WITH(residual_kernel(Ball(Rational(63, 20)), 1, 1), Catch::Contains("3.15"));
    CHECK_THROWS_AS(residual_kernel(Ball(-1), 1, 1), std::domain_error);
    CHECK_THROWS_AS(residual_kernel(Ball(0) / Ball(0), 1, 1), std::domain_error);
    CHECK_THROWS_AS(lifted_angle<Ball>({1, 2, 1}), std::domain_error);
    CHECK_THROWS_AS(lifted_angle<double>({-1, 0, 1}), std::domain_error);
}
