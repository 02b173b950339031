// Checks that no fixed point of the variance is missed, against sign changes on a fine grid in floating point.
#include "ntk/activation/variance_map.hpp"
#include "catch.hpp"

#include <cmath>

using namespace rigor;

namespace {

/// Sign changes of V - q for V in doubles, q from 1e-6 to 1e5 in steps of 0.1 %.
template <class V>
std::vector<double> sign_changes(V variance) {
    std::vector<double> roots;
    double before = 1e-6;
    for (double q = before * 1.001; q < 1e5; q *= 1.001) {
        if ((variance(before) - before > 0) != (variance(q) - q > 0)) roots.push_back(q);
        before = q;
    }
    return roots;
}

template <class V>
void check(const char* name, const Rational& w, const Rational& b, V second_moment) {
    INFO(name << " w = " << w << " b = " << b);
    const double weight = static_cast<double>(w), bias = static_cast<double>(b);
    const auto expected = sign_changes([&](double q) { return weight * second_moment(q) + bias; });
    const auto phi = ntk::activation(name);
    const auto found = ntk::variance_fixed_points(*phi, w, b);
    REQUIRE(found.size() == expected.size());
    const Precision precision(128);
    for (std::size_t i = 0; i < found.size(); ++i) {
        const Ball q = found[i].enclosure(*phi, w, b);
        CHECK(std::abs(q.approx_double() / expected[i] - 1) < 0.0011);
        CHECK(q.accurate_bits() > 100);
        CHECK((Ball(w) * phi->moment(0, q) + Ball(b) - q).contains(Rational(0)));
        const Truth stable = certainly_less(Ball(w) * phi->variance_slope(q), Ball(1));
        CHECK(stable == found[i].stable);
        CHECK(stable != Truth::unknown);
    }
}

}  // namespace

TEST_CASE("fixed points of the variance") {
    const auto erf = [](double q) { return 2 / M_PI * std::asin(2 * q / (1 + 2 * q)); };
    check("erf", 2, Rational(1, 10), erf);
    check("erf", 2, 0, erf);
    check("erf", Rational(1, 2), 0, erf);
    check("sin", 3, Rational(1, 7), [](double q) { return (1 - std::exp(-2 * q)) / 2; });
    check("cos", 5, 1, [](double q) { return (1 + std::exp(-2 * q)) / 2; });
    const auto square = [](double q) { return 1.5 * q * q; };
    check("relu^2", Rational(1, 3), Rational(1, 10), square);  // two
    check("relu^2", Rational(1, 3), 2, square);                // none
    check("relu^2", Rational(1, 3), 0, square);                // one, not stable, beside 0
    check("exp", Rational(1, 10), Rational(1, 10), [](double q) { return std::exp(2 * q); });
    check("poly:0,1,0,1/10", Rational(3, 10), Rational(1, 3),
          [](double q) { return q + 0.6 * q * q + 0.15 * q * q * q; });
}

TEST_CASE("fixed points that are exact, and those that cannot be separated") {
    const auto relu = ntk::activation("relu");
    CHECK(ntk::variance_fixed_points(*relu, 1, 3).front().lower == 6);
    CHECK(ntk::variance_fixed_points(*relu, 2, 0).front().every_variance);
    CHECK(ntk::variance_fixed_points(*relu, 2, 1).empty());
    CHECK(ntk::variance_fixed_points(*relu, 3, 0).empty());
    CHECK_THROWS_AS(ntk::variance_fixed_points(*relu, 0, 0), std::domain_error);
    CHECK_THROWS_AS(ntk::variance_fixed_points(*relu, 1, -1), std::domain_error);
    // (3/2) w q^2 + b tangent to q: w = 1, b = 1/6.
    const auto square = ntk::activation("relu^2");
    CHECK_THROWS_AS(ntk::variance_fixed_points(*square, 1, Rational(1, 6)), ntk::UndecidedVariance);
    CHECK(ntk::variance_fixed_points(*square, 1, Rational(1, 6) + parse_rational("1e-9")).empty());
    CHECK(ntk::variance_fixed_points(*square, 1, Rational(1, 6) - parse_rational("1e-9")).size() == 2);
}
