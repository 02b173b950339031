// Checks claim/language/evaluate.hpp, derivative.hpp and expression.hpp: the evaluators agree with each other and with
// the functions of ntk, and domains are sharp.
#include "claim/language/evaluate.hpp"

#include "catch.hpp"
#include "claim/language/derivative.hpp"
#include "claim/language/functions.hpp"
#include "claim/language/parser.hpp"
#include "claim/language/text.hpp"
#include "ntk/kernel/neural_tangent_kernel.hpp"
#include "ntk/kernel/normalized_kernel.hpp"
#include "rigor/number/scalar.hpp"

using namespace claim::language;
using rigor::Ball, rigor::Rational, rigor::Real;

namespace {

const std::vector<Rational> samples = {-1, Rational(-9, 10), Rational(-1, 3), 0, Rational(1, 7), Rational(99, 100), 1};

template <class T>
Evaluated<T> at(const std::string& text, const Rational& z) {
    return evaluate<T>(parse_expression(text), {{"z", exactly<T>(z)}});
}

/// A point of the ball of [z, z], without its exact value.
template <class T>
Evaluated<T> rounded(const std::string& text, const Rational& z) {
    return evaluate<T>(parse_expression(text), {{"z", {rigor::from_rational<T>(z)}}});
}

}  // namespace

TEST_CASE("balls contain the points of MPFR") {
    const rigor::RealDigits digits(60);
    const rigor::Precision bits(160);
    for (const char* text : {"h(z)",
                             "kappa0(z)",
                             "kappa1(z)",
                             "h'(z)",
                             "rho(z, 5)",
                             "T(z, 7)",
                             "theta_bar(z, 4)",
                             "theta(z, 3; n0 = 2, beta = 1/10)",
                             "sigma(z, 4)",
                             "sigma_dot(z, 2)",
                             "K_res(z, 3; alpha = 1/2)",
                             "arccos(z) + arcsin(z) - pi/2",
                             "exp(z)*sin(z) - log(2 + z)^2",
                             "abs(z - 1/3)^(3/2)",
                             "sum[k in 1..5] z^k/k!",
                             "max(z, z^2, 0) - relu(z)",
                             "iterate(x -> x/2 + 1/x, 5)(2 + z)",
                             "binom(5, 2)*Gamma(7/2)",
                             "coeff(kappa1, 4)",
                             "z^2 at z = 3"})
        for (const Rational& z : samples) {
            CAPTURE(text, z);
            const auto ball = at<Ball>(text, z);
            const auto real = at<Real>(text, z);
            REQUIRE(ball);
            REQUIRE(real);
            Rational point;
            mpfr_get_q(point.backend().data(), real.result.value.backend().data());
            CHECK((ball.result.value - Ball(point)).widened(Ball::dyadic(1, -120)).contains(Rational(0)));
            CHECK(ball.result.value.radius().upper_double() < 1e-30);
            if (z > -1 && z < 1)
                if (const auto plain = rounded<Ball>(text, z)) CHECK(plain.result.value.overlaps(ball.result.value));
        }
}

TEST_CASE("values are those of ntk") {
    for (const Rational& z : samples) {
        const auto mine = at<Ball>("theta_bar(z, 6)", z);
        REQUIRE(mine);
        CHECK(mine.result.value.overlaps(ntk::normalized_neural_tangent_kernel<Ball>(z, 6)));
        ntk::NeuralTangentKernelIteration<Ball> walk(z, {2, Rational(1, 10)});
        walk.advance_to(3);
        CHECK(at<Ball>("theta(z, 3; n0 = 2, beta = 1/10)", z).result.value.overlaps(walk.tangent_kernel()));
    }
}

TEST_CASE("domains are sharp, and balls across their ends are unknown") {
    for (const char* text :
         {"h(z)", "rho(z, 3)", "arccos(z)", "sqrt(2 - z)", "log(2 - z)", "1/(z - 3)", "(2 - z)^(1/2)"}) {
        CAPTURE(text);
        CHECK(at<Ball>(text, 3).status == Status::undefined);
        CHECK(at<Real>(text, 3).status == Status::undefined);
    }
    CHECK(at<Ball>("h(z)", 1).result.exact == Rational(1));
    CHECK(at<Ball>("sqrt(1 - z^2)", 1).result.exact == Rational(0));
    CHECK(at<Ball>("log(z)", 0).status == Status::undefined);
    CHECK(at<Ball>("kappa0'(z)", 1).status == Status::undefined);
    CHECK(at<Ball>("h'(z)", 1).result.exact == Rational(1));
    CHECK(at<Ball>("factorial", 0).status == Status::unsupported);
    const Expression h = parse_expression("h(z)");
    CHECK(evaluate<Ball>(h, {{"z", {Ball::interval(Rational(1, 2), Rational(3, 2))}}}).status == Status::unknown);
    CHECK(evaluate<Ball>(h, {{"z", {Ball::interval(Rational(2), Rational(3))}}}).status == Status::undefined);
    CHECK(at<Ball>("1 + h(z)", 2).where.column == 5);
    CHECK(at<Rational>("z^2/3 + 2^-3", 3).result.value == Rational(25, 8));
    CHECK(at<Rational>("sqrt(z)", 3).status == Status::unsupported);
}

TEST_CASE("recurrences follow their definition") {
    const auto definitions = parse_definitions("r[1] = z\n r[L+1] = kappa1(r[L])");
    const auto mine =
        evaluate<Ball>(parse_expression("r[4]", {definitions}), {{"z", exactly<Ball>(Rational(1, 3))}}, definitions);
    REQUIRE(mine);
    CHECK(mine.result.value.overlaps(ntk::correlation<Ball>(Rational(1, 3), 4)));
    CHECK(evaluate<Ball>(parse_expression("r[0]", {definitions}), {{"z", exactly<Ball>(0)}}, definitions).status ==
          Status::undefined);
}

TEST_CASE("derivatives are those of the definitions") {
    const rigor::RealDigits digits(80);
    for (const char* text : {"kappa1(z)", "h(z)", "kappa0(z)", "theta_bar(z, 3)", "z^3*exp(-z)/(2 + z)", "sin(cos(z))",
                             "(2 + z)^z", "arctan(z)^2", "sum[k in 1..3] z^k"}) {
        CAPTURE(text);
        const Expression slope = derivative(parse_expression(text), "z");
        const Rational z(1, 3), step = rigor::power_of_two(-80);
        const auto value = evaluate<Real>(slope, {{"z", exactly<Real>(z)}});
        const Real difference = (at<Real>(text, z + step).result.value - at<Real>(text, z - step).result.value) /
                                rigor::from_rational<Real>(2 * step);
        REQUIRE(value);
        CHECK(abs(value.result.value - difference) < Real("1e-40"));
    }
    CHECK_THROWS_AS(derivative(parse_expression("rho(z, L)"), "z"), std::invalid_argument);
    CHECK(to_text(derivative(parse_expression("z^2 + 3*z"), "z")) == "2*z + 3");
}

TEST_CASE("definitions unfold to the same values") {
    for (const char* text : {"h(z)", "kappa0(z)", "kappa1(z)", "rho(z, 4)", "T(z, 3)", "theta_bar(z, 5)"})
        for (const Rational& z : samples) {
            const auto a = at<Ball>(text, z),
                       b = evaluate<Ball>(unfold(parse_expression(text)), {{"z", exactly<Ball>(z)}});
            REQUIRE(a);
            if (b) CHECK(a.result.value.overlaps(b.result.value));
        }
}

TEST_CASE("substitution does not capture") {
    const Expression sum = parse_expression("sum[k in 1..3] k*z");
    CHECK(to_text(substitute(sum, "z", variable("k"))) == "sum[k_1 in 1..3] k_1*k");
    CHECK(substitute(sum, "k", number(1)) == sum);
    CHECK(free_variables(sum) == std::set<std::string>{"z"});
    CHECK(parse_expression("z + 1") == parse_expression("  z+1"));
    CHECK_FALSE(parse_expression("z + 1") == parse_expression("1 + z"));
}

TEST_CASE("a ball over 0 or over the end of a domain") {
    const auto over = [](const std::string& text, long lower, long upper) {
        return evaluate<Ball>(parse_expression(text), {{"z", {Ball::hull(Ball(lower), Ball(upper))}}});
    };
    const auto step = over("step(z)", -1, 2), relu = over("relu(z)", -1, 2);
    REQUIRE((step && relu));
    for (const long value : {0, 1}) CHECK(step.result.value.contains(Rational(value)));
    for (const long value : {0, 1, 2}) CHECK(relu.result.value.contains(Rational(value)));
    CHECK(over("kappa0'(z)", 0, 2).status == Status::unknown);
    CHECK(over("kappa0'(z)", -1, 0).status == Status::unknown);
}
