// Walks the table of activations against quadrature in the plane (dual_values.hpp, made by a script that knows no
// closed form), moments against one-dimensional integrals, and the reader of names against what is none.
#include "ntk/activation/activation.hpp"
#include "catch.hpp"
#include "ntk/activation/dual_values.hpp"
#include "rigor/proof/integral.hpp"

#include <set>

using namespace rigor;

namespace {

Ball near(const char* decimal) { return Ball::from_text(decimal); }

void check_close(const Ball& value, const Ball& expected, const char* relative) {
    CHECK(certainly_less(abs(value - expected), Ball::from_text(relative) * (abs(expected) + Ball(1))) == Truth::yes);
}

/// The row that a name belongs to.
std::string stem(const std::string& name) { return name.substr(0, name.find_first_of(":^") + 1); }

}  // namespace

TEST_CASE("every dual agrees with quadrature in the plane") {
    const Precision precision(128);
    std::set<std::string> covered;
    for (const DualValue& row : dual_values) {
        INFO(row.activation << " q = " << row.q << " rho = " << row.rho);
        const auto phi = ntk::activation(row.activation);
        const Ball q = Ball::from_text(row.q), rho = Ball::from_text(row.rho);
        const auto dual = phi->dual(q);
        check_close(dual->value(rho), near(row.value), "1e-11");
        check_close(dual->slope(rho), near(row.slope), "1e-11");
        CHECK(dual->value(rho).accurate_bits() > 90);
        CHECK(dual->slope(rho).accurate_bits() > 90);
        covered.insert(stem(row.activation));
    }
    // A row that nobody checks fails here. geometric is its own definition.
    covered.insert(stem("geometric"));
    for (const ntk::ActivationName& name : ntk::activation_names()) {
        INFO(name.pattern);
        CHECK(covered.count(stem(name.pattern)) == 1);
    }
}

TEST_CASE("at rho = 1 the duals are the moments, and Price's identity holds along the way") {
    const Precision precision(160);
    for (const char* name : {"relu", "leaky-relu:-1/3", "abs", "relu^2", "relu^3", "relu^5", "erf", "sin", "cos",
                             "tanh", "gelu", "hermite:1/4,1/2,0,1/3", "poly:1,-2,0,1/3", "exp", "geometric"}) {
        INFO(name);
        const auto phi = ntk::activation(name);
        const Ball q(phi->only_at_unit_variance() ? Rational(1) : Rational(3, 4));
        const auto dual = phi->dual(q);
        CHECK(dual->value(Ball(1)).overlaps(phi->moment(0, q)));
        CHECK(dual->slope(Ball(1)).overlaps(phi->moment(1, q)));
        // q D' is the derivative of D in rho: a central quotient is off by less than step.
        const Ball rho(Rational(-2, 5)), step = Ball::dyadic(1, -50);
        const Ball quotient = (dual->value(rho + step) - dual->value(rho - step)) / (Ball(2) * step);
        CHECK(certainly_less(abs(quotient - q * dual->slope(rho)), Ball::dyadic(1, -60)) == Truth::yes);
        // On a ball the slope contains its values at the ends.
        const Ball ball = rho.widened(Ball::dyadic(1, -4));
        CHECK(dual->slope(ball).contains(dual->slope(rho + Ball::dyadic(1, -4)).midpoint()));
        CHECK(dual->slope(ball).contains(dual->slope(rho - Ball::dyadic(1, -4)).midpoint()));
    }
}

TEST_CASE("exact moments are those of the balls") {
    const Precision precision(128);
    for (const char* name :
         {"relu", "leaky-relu:1/10", "relu^2", "relu^4", "hermite:0,1/2,1/2", "poly:0,1,0,1/3", "geometric"}) {
        const auto phi = ntk::activation(name);
        const Rational q = phi->only_at_unit_variance() ? Rational(1) : Rational(3, 7);
        for (int k = 0; k <= 4; ++k) {
            INFO(name << " k = " << k);
            const auto exact = phi->exact_moment(k, q);
            if (exact) CHECK(phi->moment(k, Ball(q)).contains(*exact));
            if (exact) CHECK(phi->moment(k, Ball(q)).accurate_bits() > 100);
            if (!exact) CHECK_FALSE(phi->moment(k, Ball(q)).is_finite());
        }
    }
    CHECK(*ntk::activation("relu^2")->exact_moment(0, 1) == Rational(3, 2));
    CHECK(*ntk::activation("relu^2")->exact_moment(1, 1) == 2);
    CHECK(*ntk::activation("relu^2")->exact_moment(2, 1) == 2);
    // E (1 + s^2)^2 at q = 2: 1 + 4 + 12
    CHECK(*ntk::activation("poly:1,0,1")->exact_moment(0, 2) == 17);
}

TEST_CASE("moments of derivatives against one-dimensional integrals") {
    const Precision precision(128);
    const Ball q(Rational(3, 2)), root = sqrt(q);
    // Derivatives by hand: of erf with respect to (2/sqrt pi) e^(-s^2), of gelu to the density.
    const auto gelu = [](int k, const ComplexBall& s) {
        const ComplexBall g = exp(ComplexBall(0) - s * s / ComplexBall(2)) / ComplexBall(sqrt(Ball(2) * Ball::pi()));
        const ComplexBall s2 = s * s;
        if (k == 2) return g * (ComplexBall(2) - s2);
        if (k == 3) return g * s * (s2 - ComplexBall(4));
        return g * (ComplexBall(0) - s2 * s2 + ComplexBall(7) * s2 - ComplexBall(4));
    };
    const auto erf = [](int k, const ComplexBall& s) {
        const ComplexBall f = ComplexBall(Ball(2) / sqrt(Ball::pi())) * exp(ComplexBall(0) - s * s), s2 = s * s;
        if (k == 2) return ComplexBall(-2) * s * f;
        if (k == 3) return (ComplexBall(4) * s2 - ComplexBall(2)) * f;
        return (ComplexBall(12) * s - ComplexBall(8) * s * s2) * f;
    };
    const auto tanh_derivative = [](int k, const ComplexBall& s) {
        const ComplexBall t = tanh(s), t2 = t * t, u = ComplexBall(1) - t2;
        if (k == 2) return ComplexBall(-2) * t * u;
        if (k == 3) return (ComplexBall(6) * t2 - ComplexBall(2)) * u;
        return (ComplexBall(16) * t - ComplexBall(24) * t * t2) * u;
    };
    const auto moment = [&](auto derivative, int k) {
        return integral(
            [&](const ComplexBall& x) {
                const ComplexBall d = derivative(k, ComplexBall(root) * x);
                return d * d * exp(ComplexBall(0) - x * x / ComplexBall(2)) / ComplexBall(sqrt(Ball(2) * Ball::pi()));
            },
            Ball(-14), Ball(14), {60, 0});
    };
    for (int k = 2; k <= 4; ++k) {
        INFO("k = " << k);
        check_close(ntk::activation("gelu")->moment(k, q), moment(gelu, k), "1e-15");
        check_close(ntk::activation("erf")->moment(k, q), moment(erf, k), "1e-15");
        check_close(ntk::activation("tanh")->moment(k, q), moment(tanh_derivative, k), "1e-15");
    }
}

TEST_CASE("the slope of the second moment in the variance") {
    const Precision precision(160);
    const Ball step = Ball::dyadic(1, -40);
    for (const char* name : {"relu", "relu^3", "erf", "sin", "cos", "tanh", "gelu", "poly:1,-2,0,1/3", "exp"}) {
        INFO(name);
        const auto phi = ntk::activation(name);
        const Ball q(Rational(4, 5));
        const Ball quotient = (phi->moment(0, q + step) - phi->moment(0, q - step)) / (Ball(2) * step);
        CHECK(certainly_less(abs(quotient - phi->variance_slope(q)), Ball::dyadic(1, -60)) == Truth::yes);
    }
    CHECK_FALSE(ntk::activation("geometric")->variance_slope(Ball(1)).is_finite());
}

TEST_CASE("names that are none, and parameters that fit none") {
    using Catch::Matchers::Contains;
    CHECK_THROWS_WITH(ntk::activation("swish"),
                      Contains("no activation 'swish'") && Contains("leaky-relu:SLOPE") && Contains("geometric"));
    CHECK_THROWS_WITH(ntk::activation("gleu"), Contains("no activation 'gleu', did you mean gelu; expected one of"));
    CHECK_THROWS_WITH(ntk::activation("laeky-relu:1/2"), Contains("did you mean leaky-relu:"));
    CHECK_THROWS_WITH(ntk::activation(""), Contains("no activation ''"));
    CHECK_THROWS_WITH(ntk::activation("ReLU"), Contains("no activation"));
    CHECK_THROWS_WITH(ntk::activation("leaky-relu:x"), Contains("'x' is no exact number"));
    CHECK_THROWS_WITH(ntk::activation("leaky-relu:"), Contains("no exact number"));
    CHECK_THROWS_WITH(ntk::activation("leaky-relu:1"), Contains("linear"));
    CHECK_THROWS_WITH(ntk::activation("relu^0"), Contains("step"));
    CHECK_THROWS_WITH(ntk::activation("relu^-1"), Contains("not square integrable") && Contains("E phi^2 is infinite"));
    CHECK_THROWS_WITH(ntk::activation("relu^-1/3"), Contains("h'(1) is infinite"));
    CHECK_THROWS_WITH(ntk::activation("relu^5/2"), Contains("integer from 1 to 12"));
    CHECK_THROWS_WITH(ntk::activation("relu^13"), Contains("integer from 1 to 12"));
    CHECK_THROWS_WITH(ntk::activation("hermite:1"), Contains("a constant"));
    CHECK_THROWS_WITH(ntk::activation("hermite:0,1,-1/2"), Contains("-1/2") && Contains("negative"));
    CHECK_THROWS_WITH(ntk::activation("poly:3,0"), Contains("a constant"));
    CHECK_THROWS_WITH(ntk::activation("poly:3,,1"), Contains("no exact number"));
    CHECK(ntk::activation("relu^1")->name() == "relu");
    CHECK(*ntk::activation("leaky-relu:1/10")->delta() == Rational(81, 202));
    CHECK(*ntk::activation("leaky-relu:0")->delta() == Rational(1, 2));
    CHECK(*ntk::activation("abs")->delta() == 1);
}
