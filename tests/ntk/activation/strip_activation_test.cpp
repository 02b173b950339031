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

namespace {

/// sin, which notes where it is evaluated, and how long a series is asked for.
class NotingSine : public Sine {
public:
    using Sine::Sine;
    std::function<Ball(const Ball&)> derivative(int k) const override {
        return [this, f = Sine::derivative(k)](const Ball& s) {
            if (!s.is_exactly_zero() && (!first_ || certainly_less(s, *first_) == Truth::yes)) first_ = s;
            if (!last_ || certainly_less(*last_, s) == Truth::yes) last_ = s;
            return f(s);
        };
    }
    std::vector<Ball> hermite_squares(const Ball& q, long K) const override {
        K_ = K;
        return Sine::hermite_squares(q, K);
    }
    double approx_decay() const override { return 1000; }  // a short series

    const Ball& first_node() const { return *first_; }
    const Ball& last_node() const { return *last_; }
    long terms() const { return K_; }

private:
    mutable std::optional<Ball> first_, last_;
    mutable long K_ = 0;
};

bool same(const Ball& a, const Ball& b, const char* part) {
    return certainly_less(abs(a - b), abs(b) * Ball::from_text(part)) == Truth::yes;
}

}  // namespace

TEST_CASE("the error of a moment is that of the rule and that of the nodes left out, each of which counts") {
    int rule_counts = 0, nodes_count = 0;
    for (const ntk::QuadratureBudget& budget :
         {ntk::QuadratureBudget{.nodes = 60}, {.bits = 12}, {.nodes = 2, .bits = 8}})
        for (const Rational& variance : {Rational(1), Rational(1, 2), Rational(3)}) {
            const NotingSine phi(budget);
            Ball radius;
            {
                const Precision precision(128);
                radius = phi.moment(1, Ball(variance)).radius();
            }
            const Precision precision(640);
            const Ball root = sqrt(Ball(variance)), step = phi.first_node() / root, R = phi.last_node() / root,
                       a = minimum(Ball(2) / root, Ball(3)), bound = square(exp(a * root)),
                       rule = Ball(2) * exp(square(a) / Ball(2)) * bound /
                              (exp(Ball(2) * Ball::pi() * a / step) - Ball(1)),
                       left_out = bound * exp(-square(R) / Ball(2));
            CAPTURE(budget.nodes, budget.bits, variance, radius.enclosure(10), rule.enclosure(10),
                    left_out.enclosure(10));
            CHECK(same(radius, rule + left_out, "1e-6"));
            rule_counts += !same(radius, left_out, "1e-4");
            nodes_count += !same(radius, rule, "1e-4");
        }
    CHECK(rule_counts > 2);
    CHECK(nodes_count > 2);
}

TEST_CASE("what a dual is off by is the rest of its series, and on a ball its steepest slope, each of which counts") {
    const Precision precision(128);
    for (const Rational& variance : {Rational(1), Rational(3)}) {
        const NotingSine phi;
        const Ball q(variance);
        const auto dual = phi.dual(q);
        const auto series = ntk::odd_hermite_series(phi, q, phi.terms());
        const auto K = static_cast<unsigned long>(phi.terms());
        CHECK(K < 20);
        for (const Rational& point : {Rational(1), Rational(-3, 4), Rational(1, 2)}) {
            const Ball rho(point), r = Ball::dyadic(1, -20), steepest = q * phi.moment(2, q);
            const Ball of_value = series.rest * power(abs(rho), K + 2),
                       of_slope = series.slope_rest * power(abs(rho), K + 1);
            CAPTURE(variance, point, K);
            CHECK(same(dual->value(rho).radius(), of_value, "1e-6"));
            CHECK(same(dual->slope(rho).radius(), of_slope, "1e-6"));
            CHECK(same(dual->slope(rho.widened(r)).radius(), of_slope + steepest * r, "1e-6"));
            // Without them the closed form is missed.
            const auto sine = ntk::activation("sin");
            const auto closed = sine->dual(q);
            const Ball tiny = Ball::dyadic(1, -100);
            CHECK_FALSE(dual->value(rho).midpoint().widened(tiny).overlaps(closed->value(rho)));
            CHECK_FALSE(dual->slope(rho).midpoint().widened(tiny).overlaps(closed->slope(rho)));
            CHECK(dual->value(rho).contains(closed->value(rho)));
            CHECK(dual->slope(rho).contains(closed->slope(rho)));
        }
    }
}

namespace {

/// The nodes that tanh's Hermite coefficients take (tanh_activation.cpp): which they are is free, what they leave is
/// not.
struct HermiteNodes {
    Ball strip, step, last;

    HermiteNodes(double q, long K, const ntk::QuadratureBudget& budget, long bits) {
        const double wanted = static_cast<double>(bits) * M_LN2,
                     of_step = std::min(static_cast<double>(bits), static_cast<double>(budget.bits)) * M_LN2,
                     c = std::min(1.5, std::sqrt(wanted / q)), longest = 2 * M_PI * c / (of_step + q * c * c);
        strip = Ball::dyadic(static_cast<long>(std::ldexp(c, 10)), -10);
        const long exponent = 8 - static_cast<long>(std::floor(std::log2(longest)));
        const auto numerator = static_cast<long>(std::floor(std::ldexp(longest, static_cast<int>(exponent))));
        double R = 8;
        for (;; R *= 1.02) {
            const double k = std::min(static_cast<double>(K), q * R * R);
            if (k * std::log(R * std::sqrt(q)) - std::lgamma(k + 1) / 2 - q * R * R / 2 - M_PI * R / 2 <= -wanted)
                break;
        }
        const long count = std::min(budget.nodes, static_cast<long>(std::ceil(R / longest)));
        step = Ball::dyadic(numerator, -exponent);
        last = Ball::dyadic(count * numerator, -exponent);
    }
};

}  // namespace

TEST_CASE("the error of a Hermite coefficient of tanh is that of the rule and that of the frequencies left out") {
    constexpr long bits = 128, K = 41;
    int rule_counts = 0, left_out_counts = 0;
    for (const ntk::QuadratureBudget& budget :
         {ntk::QuadratureBudget{.nodes = 60}, {.bits = 12}, {.nodes = 40, .bits = 40}})
        for (const Rational& variance : {Rational(1), Rational(1, 2), Rational(3)}) {
            std::vector<Ball> squares;
            {
                const Precision precision(bits);
                squares = ntk::tanh_activation(budget)->hermite_squares(Ball(variance), K);
            }
            const Precision precision(5 * bits);
            const Ball q(variance), pi = Ball::pi();
            const HermiteNodes nodes(q.approx_double(), K, budget, bits + 32);
            // In |Im w| <= c: 2 M/(exp(2 pi c/step) - 1) on the whole line, half of it on [0, inf).
            const Ball c = nodes.strip, t = pi * c / Ball(2), R = nodes.last,
                       M = sqrt(Ball(8) / pi) * t / sin(t) * exp(q * square(c)),
                       rule = M / (exp(Ball(2) * pi * c / nodes.step) - Ball(1));
            Ball weight(1);  // q^k/k!
            for (long k = 1; k <= K; ++k) {
                weight = weight * q / Ball(k);
                if (k % 2 == 0) continue;
                const Ball f = power(R, static_cast<unsigned long>(k)) * exp(-q * square(R) / Ball(2)) * Ball(2) /
                               (exp(pi * R / Ball(2)) - exp(-pi * R / Ball(2)));
                const Ball fall = q * R + pi / Ball(2) - Ball(k) / R;
                const Ball& found = squares[static_cast<std::size_t>(k / 2)];
                CAPTURE(budget.nodes, budget.bits, variance, k);
                if (certainly_positive(fall) != Truth::yes) {
                    CHECK_FALSE(found.is_finite());
                    continue;
                }
                const Ball left_out = sqrt(weight) * f / fall;
                // (a + e)^2 about a^2, where that does not reach 0.
                if (certainly_positive(found.lower()) != Truth::yes) continue;
                const Ball error = sqrt(found.midpoint() + found.radius()) - sqrt(found.midpoint());
                CAPTURE(error.enclosure(10), rule.enclosure(10), left_out.enclosure(10));
                CHECK(same(error, rule + left_out, "1e-6"));
                rule_counts += !same(error, left_out, "1e-4");
                left_out_counts += !same(error, rule, "1e-4");
            }
        }
    CHECK(rule_counts > 20);
    CHECK(left_out_counts > 20);
}

TEST_CASE("a moment on a ball of variances contains those of its ends, and the ball may be as wide as 1 to 2") {
    const Precision precision(64);
    const Ball wide = Ball::interval(1, 2);
    // The strip of the largest variance is the one that counts: where the step is coarse, the error is no less than
    // that at q = 2.
    const Sine coarse({.bits = 4});
    CHECK(certainly_at_most(coarse.moment(0, Ball(2)).radius(), coarse.moment(0, wide).radius()) == Truth::yes);
    for (const int k : {0, 1, 2}) {
        const Ball sine = Sine().moment(k, wide), tanh = ntk::tanh_activation()->moment(k, wide);
        CHECK(sine.is_finite());
        CHECK(tanh.is_finite());
        for (const Rational& q : {Rational(1), Rational(3, 2), Rational(2)}) {
            CAPTURE(k, q);
            CHECK(sine.contains(ntk::activation("sin")->moment(k, Ball(q)).midpoint()));
            CHECK(tanh.contains(ntk::tanh_activation()->moment(k, Ball(q)).midpoint()));
        }
    }
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
