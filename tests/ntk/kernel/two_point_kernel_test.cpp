// Checks the kernels at two arbitrary points against their definition written out in MPFR with unequal variances,
// against each other where the conventions meet, and the Gram matrices against exact identities.
#include "generators.hpp"
#include "ntk/gram/gram_matrix.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"

using namespace ntk;
using namespace rigor;
using namespace testing_generators;

namespace {

/// Nothing is normalized, nothing is done in the angle.
struct PairByDefinition {
    Real a, b, c, tangent, gain, bias;
    PairByDefinition(const PairInnerProducts& p, const FullyConnectedKernel& k)
        : gain(from_rational<Real>(k.gain)),
          bias(from_rational<Real>(k.bias)) {
        a = from_rational<Real>(Rational(k.input_scale * p.xx + k.input_bias));
        b = from_rational<Real>(Rational(k.input_scale * p.yy + k.input_bias));
        c = from_rational<Real>(Rational(k.input_scale * p.xy + k.input_bias));
        tangent = c;
    }
    void advance() {
        const Real product = sqrt(Real(a * b));
        Real cosine = c / product;
        if (cosine > 1) cosine = 1;
        if (cosine < -1) cosine = -1;
        const Real angle = acos(cosine);
        const Real slope = gain * (pi<Real>() - angle) / pi<Real>();
        c = gain * product * (sin(angle) + (pi<Real>() - angle) * cosine) / pi<Real>() + bias;
        a = gain * a + bias;
        b = gain * b + bias;
        tangent = tangent * slope + c;
    }
};

rc::Gen<FullyConnectedKernel> fully_connected_kernels() {
    return rc::gen::element(FullyConnectedKernel::without_bias(), FullyConnectedKernel::jacot(3, Rational(1, 10)),
                            FullyConnectedKernel::jacot(1, 2), FullyConnectedKernel::jacot(7, 0),
                            FullyConnectedKernel::yu_as_printed(), FullyConnectedKernel::yu_bias_outside(),
                            FullyConnectedKernel{Rational(1, 3), 0, Rational(3, 2), Rational(1, 1000000)});
}
/// Two vectors of the plane: at random, or nearly parallel, nearly antipodal, of very different norms.
PairInnerProducts random_pair() {
    const auto number = [] { return Rational(*rc::gen::inRange<long>(-50, 51), *rc::gen::inRange<long>(1, 20)); };
    Rational x0 = number(), x1 = number(), y0 = number(), y1 = number();
    const long kind = *rc::gen::inRange<long>(0, 5), k = *rc::gen::inRange<long>(1, 60);
    if (kind == 1) y0 = x0 + power_of_two(-k), y1 = x1;
    if (kind == 2) y0 = -x0, y1 = -x1 + power_of_two(-k);
    if (kind == 3) y0 = x0 * k, y1 = x1 * k;
    if (kind == 4) y0 *= power_of_two(k / 2), y1 *= power_of_two(k / 2);
    return {x0 * x0 + x1 * x1, x0 * y0 + x1 * y1, y0 * y0 + y1 * y1};
}

}  // namespace

TEST_CASE("kernels at two points contain their definition") {
    require_property("random pairs of points and conventions", [] {
        const RealDigits digits(400);
        const Precision scope(192);
        const PairInnerProducts p = random_pair();
        const FullyConnectedKernel kernel = *fully_connected_kernels();
        RC_PRE(!kernel.is_homogeneous() || (p.xx > 0 && p.yy > 0));
        TwoPointKernelIteration<Ball> walk(p, kernel);
        TwoPointKernelIteration<double> approximate(p, kernel);
        PairByDefinition definition(p, kernel);
        const long depth = *rc::gen::inRange<long>(1, 12);
        for (long layer = 1; layer <= depth; ++layer) {
            const Rational size = Rational(1) + exact_value(definition.a) + exact_value(definition.b) +
                                  abs(exact_value(definition.tangent));
            const Rational error =
                size * power_of_two(-300);  // the acos of the definition loses half of its digits at 1
            RC_ASSERT(admits(walk.covariance(), exact_value(definition.c), error));
            RC_ASSERT(admits(walk.x_variance(), exact_value(definition.a), error));
            RC_ASSERT(admits(walk.y_variance(), exact_value(definition.b), error));
            RC_ASSERT(admits(walk.tangent_kernel(), exact_value(definition.tangent), error));
            const Rational unit = 40 * layer * size * power_of_two(6 - 192);
            RC_ASSERT(exact_radius(walk.covariance()) <= unit);
            RC_ASSERT(exact_radius(walk.tangent_kernel()) <= 4 * unit);
            RC_ASSERT(std::fabs(approximate.tangent_kernel() - walk.tangent_kernel().approx_double()) <=
                      40 * static_cast<double>(layer) * size.convert_to<double>() * 0x1p-46);
            walk.advance();
            approximate.advance();
            definition.advance();
        }
    });
}

TEST_CASE("without bias the kernel is homogeneous and agrees with Theta_bar, also with a point at 0") {
    const Precision scope(128);
    for (const auto& [x, y, s] : {std::tuple<long, long, long>{3, 4, 5}, {-5, 12, 13}, {-1, 0, 1}, {1, 0, 1}}) {
        // x' = 2 (1, 0), x = 3 (x, y)/s
        TwoPointKernelIteration<Ball> walk({9, Rational(6 * x, s), 4}, FullyConnectedKernel::without_bias());
        NormalizedKernelIteration<Ball> unit(Rational(x, s));
        for (long layer = 1; layer < 8; ++layer) {
            const Ball gap = walk.tangent_kernel() - Ball(6) * unit.unnormalized();
            CHECK(gap.contains(Rational(0)));
            CHECK(exact_radius(gap) < power_of_two(-100));
            walk.advance();
            unit.advance();
        }
    }
    TwoPointKernelIteration<Ball> origin({0, 0, 4}, FullyConnectedKernel::without_bias());
    origin.advance_to(5);
    CHECK(origin.tangent_kernel().is_exactly_zero());
    CHECK_THROWS_AS((TwoPointKernelIteration<Ball>({1, 2, 1}, FullyConnectedKernel::without_bias())),
                    std::domain_error);
    CHECK_THROWS_AS(FullyConnectedKernel::jacot(1, -1), std::domain_error);
}

TEST_CASE("from the angle and from inner products") {
    const Precision scope(128);
    for (const FullyConnectedKernel& kernel :
         {FullyConnectedKernel::jacot(2, Rational(1, 3)), FullyConnectedKernel::yu_as_printed(),
          FullyConnectedKernel::without_bias()})
        for (const Rational& z : {Rational(3, 5), Rational(-4, 5), Rational(1), Rational(-1), Rational(0)}) {
            TwoPointKernelIteration<Ball> a({1, z, 1}, kernel);
            auto b = TwoPointKernelIteration<Ball>::from_angle(angle_of<Ball>(z), kernel);
            a.advance_to(6);
            b.advance_to(6);
            const Ball gap = a.tangent_kernel() - b.tangent_kernel();
            CHECK(gap.contains(Rational(0)));
            CHECK(exact_radius(gap) < power_of_two(-90));
        }
}

TEST_CASE(
    "Gram matrices: the circle is circulant, the hexagon is singular at L = 2 without bias and at no other depth") {
    const Precision scope(128);
    const FullyConnectedKernel kernel = FullyConnectedKernel::without_bias();
    for (const long depth : {2, 3, 5}) {
        const auto of_angle = [&](const Ball& theta) {
            auto walk = TwoPointKernelIteration<Ball>::from_angle(theta, kernel);
            walk.advance_to(depth);
            return walk.tangent_kernel();
        };
        const std::vector<Ball> eigenvalues = circle_eigenvalues(6, of_angle);
        REQUIRE(eigenvalues.size() == 4);
        CHECK(certainly_positive(eigenvalues[0]) == Truth::yes);
        CHECK(eigenvalues[3].contains(Rational(0)) == (depth == 2));
        CHECK(exact_radius(eigenvalues[3]) < power_of_two(-100));
    }
    // Rational points of the circle: the square, with its eigenvalues by circle_eigenvalues.
    RationalMatrix square(4, 2);
    square(0, 0) = square(1, 1) = 1;
    square(2, 0) = square(3, 1) = -1;
    const BallMatrix gram = gram_matrix(square, kernel, 3);
    CHECK(gram.certainly_symmetric());
    const EigenvalueEnclosure e = smallest_eigenvalue(gram, {.relative_width = Rational(1, 1000000)});
    Ball least(1000);
    for (const Ball& value : circle_eigenvalues(4, [&](const Ball& theta) {
             auto walk = TwoPointKernelIteration<Ball>::from_angle(theta, kernel);
             walk.advance_to(3);
             return walk.tangent_kernel();
         }))
        least = minimum(least, value);
    CHECK(e.ball().overlaps(least));
    CHECK(e.positive == Truth::yes);
    CHECK_THROWS_AS(circle_eigenvalues(0, [](const Ball& b) { return b; }), std::invalid_argument);
}
