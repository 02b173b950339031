// Checks the trapezoidal rule and the Hermite series on sin, whose dual is known, and on tanh against certified
// quadrature by Arb; and that what bounds the errors is needed.
#include "ntk/activation/strip_activation.hpp"
#include "catch.hpp"
#include "ntk/kernel/dual_activation.hpp"

using namespace rigor;

namespace {

class Sine : public ntk::StripActivation {
public:
    explicit Sine(const ntk::QuadratureBudget& budget = {}) : budget_(budget) {}
    ntk::QuadratureBudget budget() const override { return budget_; }
    std::string name() const override { return "sin"; }
    std::string formula() const override { return "sin(s)"; }
    std::function<Ball(const Ball&)> derivative(int k) const override {
        return [k](const Ball& s) {
            const Ball value = k % 2 == 0 ? sin(s) : cos(s);
            return k % 4 == 2 || k % 4 == 3 ? -value : value;
        };
    }
    Ball strip_bound(int, const Ball& b) const override { return exp(b); }  // |sin|, |cos| <= cosh(Im s)
    Ball half_width() const override { return Ball(2); }
    /// e^-q sinh(q rho).
    std::vector<Ball> hermite_squares(const Ball& q, long K) const override {
        std::vector<Ball> squares;
        Ball term = exp(-q) * q;
        for (long k = 1; k <= K; k += 2) {
            squares.push_back(term);
            term *= q * q / Ball((k + 1) * (k + 2));
        }
        return squares;
    }
    double approx_decay() const override { return 10; }

private:
    ntk::QuadratureBudget budget_;
};

}  // namespace

TEST_CASE("sin by the trapezoidal rule and by its closed form") {
    for (const long bits : {64, 128, 200}) {
        const Precision precision(bits);
        const Sine by_rule;
        const auto closed = ntk::activation("sin");
        for (const Rational& variance : {Rational(1, 50), Rational(1), Rational(3)}) {
            INFO(bits << " bits, q = " << variance);
            const Ball q(variance);
            for (int k = 0; k <= 4; ++k) {
                CHECK(by_rule.moment(k, q).overlaps(closed->moment(k, q)));
                CHECK(by_rule.moment(k, q).accurate_bits() > bits - 16);
            }
            CHECK(by_rule.variance_slope(q).overlaps(closed->variance_slope(q)));
            const auto rule = by_rule.dual(q), form = closed->dual(q);
            for (const Rational& rho : {Rational(1), Rational(-1, 3), Rational(-999, 1000)}) {
                CHECK(rule->value(Ball(rho)).overlaps(form->value(Ball(rho))));
                CHECK(rule->slope(Ball(rho)).overlaps(form->slope(Ball(rho))));
                if (variance < 1) continue;  // the length of the series is a guess made for tanh
                CHECK(rule->value(Ball(rho)).accurate_bits() > bits - 16);
                CHECK(rule->slope(Ball(rho)).accurate_bits() > bits - 16);
            }
        }
    }
}

TEST_CASE("Hermite coefficients of tanh by two quadratures") {
    const Precision precision(96);
    const ntk::DualActivation arb(ntk::SmoothActivation::tanh, 1, 11);
    const auto squares = ntk::tanh_activation()->hermite_squares(Ball(1), 11);
    for (long k = 1; k <= 11; k += 2) {
        const Ball& square = squares.at(static_cast<std::size_t>(k / 2));
        CHECK(square.overlaps(rigor::square(arb.coefficient(k))));
        CHECK(certainly_less(square.radius(), Ball::dyadic(1, -80)) == Truth::yes);
    }
}

TEST_CASE("what the series leaves out is bounded, and is needed") {
    const Precision precision(128);
    const auto phi = ntk::tanh_activation();
    const Ball q(1);
    const auto shorter = ntk::odd_hermite_series(*phi, q, 9), longer = ntk::odd_hermite_series(*phi, q, 61);
    const auto sum = [](const ntk::OddHermiteSeries& a, bool slope) {
        Ball total(0);
        for (std::size_t i = 0; i < a.squares.size(); ++i)
            total += (slope ? Ball(2 * static_cast<long>(i) + 1) : Ball(1)) * a.squares[i];
        return total;
    };
    CHECK(certainly_positive(longer.rest) == Truth::yes);
    CHECK(certainly_less(longer.rest, shorter.rest) == Truth::yes);
    CHECK(certainly_less(longer.slope_rest, shorter.slope_rest) == Truth::yes);
    // The sums of the longer one lie beyond those of the shorter, within what those leave out: without the rest the
    // shorter series would be wrong at rho = 1.
    for (const bool slope : {false, true}) {
        const Ball more = sum(longer, slope) - sum(shorter, slope);
        CHECK(certainly_positive(more) == Truth::yes);
        CHECK(certainly_less(more, slope ? shorter.slope_rest : shorter.rest) == Truth::yes);
        CHECK(certainly_less((slope ? shorter.slope_rest : shorter.rest) / Ball(2), more) == Truth::yes);
    }
}

TEST_CASE("nodes that are left out, and a coarse step: bounded, and each bound is needed") {
    const Precision precision(128);
    const Ball q(1), tiny = Ball::dyadic(1, -100);
    const auto exact = ntk::tanh_activation()->hermite_squares(q, 41);
    const auto closed = ntk::activation("sin");
    for (const ntk::QuadratureBudget& budget : {ntk::QuadratureBudget{.nodes = 60}, {.bits = 12}}) {
        INFO(budget.nodes << " nodes, " << budget.bits << " bits");
        const Sine coarse(budget);
        for (const int k : {0, 1, 2}) {
            const Ball value = coarse.moment(k, q), truth = closed->moment(k, q);
            CHECK(value.contains(truth));
            CHECK(certainly_less(value.radius(), Ball(Rational(3, 4))) == Truth::yes);
            // Without the radius, which is the two bounds, it is wrong.
            CHECK_FALSE(value.midpoint().widened(tiny).overlaps(truth));
        }
        const auto squares = ntk::tanh_activation(budget)->hermite_squares(q, 41);
        bool wrong = false;
        for (std::size_t i = 0; i < squares.size(); ++i) {
            CHECK(squares[i].contains(exact[i]));
            wrong = wrong || !squares[i].midpoint().widened(tiny).overlaps(exact[i]);
        }
        CHECK(wrong);
    }
    // So few nodes that the integrand still grows at the last one: no bound, and no answer.
    CHECK_FALSE(ntk::tanh_activation({.nodes = 20})->hermite_squares(q, 41).back().is_finite());
}

TEST_CASE("tanh at variances from tiny to large, until the series is too long") {
    const Precision precision(64);
    const auto phi = ntk::tanh_activation();
    for (const char* q : {"1e-9", "1/100", "4"}) {
        INFO(q);
        const Ball variance = Ball::from_text(q);
        const auto dual = phi->dual(variance);
        // The series at rho = 1 and the moments are different sums.
        CHECK(dual->value(Ball(1)).overlaps(phi->moment(0, variance)));
        CHECK(dual->slope(Ball(1)).overlaps(phi->moment(1, variance)));
        CHECK(dual->value(Ball(1)).accurate_bits() > 32);
    }
    CHECK_THROWS_AS(phi->dual(Ball(1000)), ntk::OutOfReach);
    CHECK(phi->moment(0, Ball(200)).accurate_bits() > 45);
}
