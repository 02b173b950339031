// Checks Sigma^(L) and Theta_infinity^(L) with bias against the definition written out in MPFR, and without against
// Theta_bar.
#include "ntk/kernel/neural_tangent_kernel.hpp"
#include "generators.hpp"
#include "ntk/kernel/normalized_kernel.hpp"

using namespace ntk;
using namespace rigor;
using namespace testing_generators;

namespace {

/// Jacot et al. (2018): the covariance matrix of the two inputs, layer by layer, with the Gaussian expectations in
/// closed form for arbitrary variances a, b and covariance c (nothing is normalized first).
struct JacotByDefinition {
    Real a, b, c, tangent, beta_square;

    JacotByDefinition(const Rational& z, const NetworkParameters& network)
        : beta_square(from_rational<Real>(Rational(network.beta * network.beta))) {
        a = b = from_rational<Real>(Rational(1 / network.input_dimension)) + beta_square;
        c = from_rational<Real>(Rational(z / network.input_dimension)) + beta_square;
        tangent = c;
    }
    void advance() {
        const Real product = sqrt(Real(a * b));
        Real cosine = c / product;
        if (cosine > 1) cosine = 1;
        if (cosine < -1) cosine = -1;
        const Real angle = acos(cosine);
        const Real expectation = product * (sin(angle) + (pi<Real>() - angle) * cosine) / (2 * pi<Real>());
        const Real derivative = (pi<Real>() - angle) / (2 * pi<Real>());
        a = a / 2 + beta_square;
        b = b / 2 + beta_square;
        c = expectation + beta_square;
        tangent = tangent * derivative + c;
    }
};

}  // namespace

TEST_CASE("the kernel with bias agrees with its definition") {
    require_property(
        "random networks",
        [] {
            const RealDigits digits(300);
            const Rational z = *unit_rational();
            NetworkParameters network;
            network.input_dimension = *rc::gen::inRange<long>(1, 20);
            network.beta =
                *rc::gen::element(Rational(0), Rational(1, 10), Rational(1), Rational(3), Rational(1, 1000000));
            const long depth = *rc::gen::inRange<long>(1, 30);
            NeuralTangentKernelIteration<Ball> walk(z, network);
            NeuralTangentKernelIteration<double> approximate(z, network);
            JacotByDefinition definition(z, network);
            for (long layer = 1; layer <= depth; ++layer) {
                const Rational error = power_of_two(-300);
                RC_ASSERT(admits(walk.covariance(), exact_value(definition.c), error));
                RC_ASSERT(admits(walk.variance(), exact_value(definition.a), error));
                RC_ASSERT(admits(walk.tangent_kernel(), exact_value(definition.tangent), error));
                // Variances stay below 1 + 2 beta^2 <= 19; each layer adds a few roundings of that size to each
                // quantity.
                const Rational unit = 20 * layer * power_of_two(6 - Precision::bits());
                RC_ASSERT(exact_radius(walk.covariance()) <= unit);
                RC_ASSERT(exact_radius(walk.tangent_kernel()) <= 4 * unit);
                RC_ASSERT(std::fabs(approximate.tangent_kernel() - walk.tangent_kernel().approx_double()) <=
                          20 * static_cast<double>(layer) * 0x1p-46);
                RC_ASSERT(walk.layer() == layer);
                walk.advance();
                approximate.advance();
                definition.advance();
            }
        },
        300);
}

TEST_CASE("without bias the kernel is Theta_bar times L/(n0 2^(L-1))") {
    for (const char* text : {"-1", "1", "0", "1/3", "-0.9", "0.999999"}) {
        const Rational z = parse_rational(text);
        for (const long n0 : {1L, 7L}) {
            NeuralTangentKernelIteration<Ball> walk(z, {n0, 0});
            NormalizedKernelIteration<Ball> normalized(z);
            for (long layer = 1; layer <= 60; ++layer) {
                INFO(z << ", n0 = " << n0 << ", layer " << layer);
                const Ball scale(Rational(Rational(1, n0) * power_of_two(1 - layer)));
                const Ball expected = normalized.unnormalized() * scale;
                CHECK(walk.tangent_kernel().overlaps(expected));
                CHECK(walk.covariance().overlaps(normalized.correlation() * scale));
                CHECK(exact_radius(Ball(walk.tangent_kernel() / scale)) <= power_of_two(-105));
                walk.advance();
                normalized.advance();
            }
        }
    }
}

TEST_CASE("equal inputs: the diagonal has a closed form") {
    // Sigma^(L)(x, x) = q_L and Theta^(L+1) = Theta^(L)/2 + q_(L+1), in exact rationals.
    for (const Rational& beta : {Rational(0), Rational(1, 10), Rational(2)}) {
        NeuralTangentKernelIteration<Ball> walk(1, {3, beta});
        Rational q = Rational(1, 3) + beta * beta, tangent = q;
        for (int layer = 1; layer <= 40; ++layer) {
            CHECK(walk.variance().contains(q));
            CHECK(walk.covariance().contains(q));
            CHECK(walk.tangent_kernel().contains(tangent));
            CHECK(exact_radius(walk.tangent_kernel()) <= power_of_two(-112));
            CHECK(walk.angle().is_exactly_zero());
            walk.advance();
            q = q / 2 + beta * beta;
            tangent = tangent / 2 + q;
        }
    }
}

TEST_CASE("antipodes without bias are exact at the second layer") {
    NeuralTangentKernelIteration<Ball> walk(-1, {});
    CHECK(walk.tangent_kernel().contains(Rational(-1)));
    CHECK(walk.tangent_kernel().is_exact());
    walk.advance();
    CHECK(walk.covariance().is_exactly_zero());
    CHECK(walk.tangent_kernel().is_exactly_zero());
}

TEST_CASE("kernels with bias of MPFR points agree with the balls") {
    const RealDigits digits(60);
    const Precision scope(300);
    for (const char* z : {"-1", "-1/2", "0.999", "1"})
        for (const Rational& beta : {Rational(0), Rational(1, 10)}) {
            NeuralTangentKernelIteration<Ball> ball(parse_rational(z), {5, beta});
            NeuralTangentKernelIteration<Real> real(parse_rational(z), {5, beta});
            ball.advance_to(50);
            real.advance_to(50);
            CHECK(admits(ball.tangent_kernel(), exact_value(real.tangent_kernel()), power_of_two(-180)));
            CHECK(admits(ball.angle(), exact_value(real.angle()), power_of_two(-180)));
        }
}

TEST_CASE("unusable networks and inputs are refused by name") {
    using Walk = NeuralTangentKernelIteration<Ball>;
    CHECK_THROWS_AS(Walk(2, {}), std::domain_error);
    CHECK_THROWS_WITH(Walk(Rational(-3, 2), {}), Catch::Contains("-3/2"));
    CHECK_THROWS_AS(Walk(0, {0, 0}), std::domain_error);
    CHECK_THROWS_WITH(Walk(0, {0, 0}), Catch::Contains("n0 = 0"));
    CHECK_THROWS_WITH(Walk(0, {-5, 0}), Catch::Contains("-5"));
    CHECK_THROWS_AS(Walk(0, {1, -1}), std::domain_error);
    CHECK_THROWS_WITH(Walk(0, {1, Rational(-1, 7)}), Catch::Contains("-1/7"));
    Walk walk(0, {});
    walk.advance_to(3);
    CHECK_THROWS_AS(walk.advance_to(2), std::invalid_argument);
}
