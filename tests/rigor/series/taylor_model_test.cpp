// Checks rigor/series/taylor_model.hpp: models contain their functions at every point of the domain, with widths that
// fall with the length, and a remainder left out is noticed.
#include "rigor/series/taylor_model.hpp"
#include "catch.hpp"
#include "rigor/number/ball_functions.hpp"

using namespace rigor;

namespace {

const Ball eighth{Rational(1, 8)};

Ball domain() { return Ball::hull(Ball(0), eighth); }

/// p = y - y^2/2 + 3 y^3, exactly, as a model of the given length: what does not fit goes into the remainder.
TaylorModel p_model(long length) {
    std::vector<Ball> c{Ball(0), Ball(1), Ball(Rational(-1, 2)), Ball(3)};
    c.resize(static_cast<std::size_t>(std::max(5L, length + 1)));
    return TaylorModel(c, domain()).truncated(length);
}

Ball p_value(const Ball& y) { return y - y * y / Ball(2) + Ball(3) * y * y * y; }

/// f(y) is in the model at 20 points and the model is no wider than `width` there.
void check(const TaylorModel& model, const std::function<Ball(const Ball&)>& f, const Ball& width) {
    for (long i = 1; i <= 20; ++i) {
        const Ball y(Rational(i, 160)), value = model.at(y);
        CHECK(value.overlaps(f(y)));
        CHECK(certainly_less(value.radius(), width) == Truth::yes);
    }
}

}  // namespace

TEST_CASE("sums, products and powers of Taylor models contain theirs") {
    const TaylorModel p = p_model(6), q = p_model(3);
    check(p, p_value, Ball::dyadic(1, -100));
    check(
        p * p, [](const Ball& y) { return square(p_value(y)); }, Ball(Rational(1, 1000)));
    check(
        p * p * p * p - p, [](const Ball& y) { return square(square(p_value(y))) - p_value(y); },
        Ball(Rational(1, 100)));
    check(
        p + q, [](const Ball& y) { return Ball(2) * p_value(y); }, Ball(Rational(1, 10)));
    check(
        p.over_power(1), [](const Ball& y) { return p_value(y) / y; }, Ball::dyadic(1, -90));
    check(
        p.times_power(2), [](const Ball& y) { return p_value(y) * y * y; }, Ball::dyadic(1, -90));
}

TEST_CASE("series of Taylor models contain theirs, and are sharper the longer they are") {
    const auto one_minus = [](const Ball& y) { return Ball(1) - p_value(y); };
    for (const long length : {3L, 6L, 12L, 30L}) {
        const TaylorModel p = p_model(length);
        const Ball width = Ball(4) * power(Ball(Rational(1, 3)), static_cast<unsigned long>(length));
        check(
            geometric_of(p), [&](const Ball& y) { return Ball(1) / one_minus(y); }, width);
        check(
            log_of_one_minus(p), [&](const Ball& y) { return log(one_minus(y)); }, width);
        check(
            sqrt_of_one_minus(p), [&](const Ball& y) { return sqrt(one_minus(y)); }, width);
    }
}

TEST_CASE("what lies beyond the length is in the remainder: without it the function is outside") {
    for (const auto& build : {geometric_of, log_of_one_minus, sqrt_of_one_minus}) {
        const TaylorModel f = build(p_model(3));
        const TaylorModel cut({f[0], f[1], f[2], Ball(0)}, domain());
        const Ball y = eighth;
        const Ball truth = build(p_model(40)).at(y);
        CHECK(f.at(y).overlaps(truth));
        CHECK_FALSE(cut.at(y).overlaps(truth));
    }
    // The same for products.
    const TaylorModel square_model = p_model(3) * p_model(3);
    const TaylorModel cut({square_model[0], square_model[1], square_model[2], Ball(0)}, domain());
    CHECK_FALSE(cut.at(eighth).overlaps(square(p_value(eighth))));
}

TEST_CASE("the tail of a series is a geometric one, not its first term") {
    // p = y on [0, 3/4]: the tails are those of the series themselves.
    const Ball top(Rational(3, 4));
    for (const long n : {2L, 3L, 6L}) {
        std::vector<Ball> c(static_cast<std::size_t>(n) + 1, Ball(0));
        c[1] = Ball(1);
        const TaylorModel p(c, Ball::hull(Ball(0), top));
        const Ball tail = geometric_of(p).remainder();
        CHECK(tail.contains((Ball(1) / (Ball(1) - top)).midpoint()));
        CHECK(certainly_at_most(tail.upper(), Ball(5)) == Truth::yes);
        CHECK(geometric_of(p).at(top).overlaps(Ball(1) / (Ball(1) - top)));
        CHECK(log_of_one_minus(p).at(top).overlaps(log(Ball(1) - top)));
        CHECK(sqrt_of_one_minus(p).at(top).overlaps(sqrt(Ball(1) - top)));
    }
}

TEST_CASE("a Taylor model refuses what it cannot divide, and a series that may diverge is not finite") {
    const TaylorModel f = TaylorModel::constant(Ball(1), 4, domain());
    CHECK_THROWS_AS(f.over_power(1), std::logic_error);
    CHECK_THROWS_AS(f.without(0), std::logic_error);
    CHECK_THROWS_AS(p_model(3).over_power(4), std::logic_error);
    CHECK_THROWS_AS(geometric_of(f), std::logic_error);
    CHECK_THROWS_AS(TaylorModel({}, domain()), std::invalid_argument);
    const TaylorModel wide({Ball(0), Ball(9), Ball(0)}, domain());
    CHECK_FALSE(geometric_of(wide).range().is_finite());
}
