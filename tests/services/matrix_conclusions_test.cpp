// What services/matrix_conclusions.hpp makes of bounds: quotients are rounded outward, whatever the working precision.
#include "services/matrix_conclusions.hpp"
#include "catch.hpp"
#include "rigor/number/ball_functions.hpp"
#include "rigor/number/precision.hpp"

using rigor::Ball, rigor::Rational, rigor::rational_midpoint;
using services::EigenvalueBounds, services::MatrixReport;

namespace {

MatrixReport report(EigenvalueBounds smallest, EigenvalueBounds largest) {
    MatrixReport r;
    r.n = 3;
    r.digits = 1;
    r.smallest = std::move(smallest);
    r.largest = std::move(largest);
    return r;
}

/// 1 + 2^-400, which the few bits of one digit do not hold, times k.
Ball long_number(long k) {
    const rigor::Precision scope(1000);
    return Ball(k) * (Ball(1) + Ball::dyadic(1, -400));
}
Rational exact(const Ball& b) { return rational_midpoint(b); }

/// lower <= least, most <= upper, and hardly farther.
void check_condition(const MatrixReport& r, const Rational& least, const Rational& most) {
    REQUIRE((r.condition_lower && r.condition_upper));
    CHECK(exact(*r.condition_lower) <= least);
    CHECK(exact(*r.condition_upper) >= most);
    CHECK(exact(*r.condition_lower) >= least * (1 - rigor::power_of_two(-50)));
    CHECK(exact(*r.condition_upper) <= most * (1 + rigor::power_of_two(-50)));
}

}  // namespace

TEST_CASE("the quotient of a witness is rounded up") {
    // x = (1, 1, 1) and x^T K x <= -1: -1/3 is no binary number.
    MatrixReport r = report({Ball(-7), Ball(1)}, {Ball(2), Ball(3)});
    r.witness = services::MatrixWitness{{1, 1, 1}, Rational(-1), Ball(-1)};
    services::take_witness(r);
    CHECK(exact(r.smallest->upper) >= Rational(-1, 3));
    CHECK(exact(r.smallest->upper) <= Rational(-1, 3) + rigor::power_of_two(-100));
    // One that shows less than is known, and one that shows nothing.
    r.smallest->upper = Ball(-1);
    services::take_witness(r);
    CHECK(exact(r.smallest->upper) == -1);
    r.smallest->upper = Ball(1);
    r.witness->form_bound = Ball(0);
    services::take_witness(r);
    CHECK(exact(r.smallest->upper) == 1);
}

TEST_CASE("the condition number of a definite matrix of either sign") {
    MatrixReport r = report({Ball(3), Ball(7)}, {Ball(10), Ball(11)});
    services::bound_condition(r, {});
    check_condition(r, Rational(10, 7), Rational(11, 3));
    MatrixReport negative = report({Ball(-11), Ball(-10)}, {Ball(-7), Ball(-3)});
    services::bound_condition(negative, {});
    check_condition(negative, Rational(10, 7), Rational(11, 3));
    MatrixReport semidefinite = report({Ball(0), Ball(7)}, {Ball(10), Ball(11)});
    services::bound_condition(semidefinite, {});
    CHECK_FALSE((semidefinite.condition_lower || semidefinite.condition_upper));
}

TEST_CASE("the condition number of an indefinite matrix, from the smallest size and either end of the spectrum") {
    const EigenvalueBounds size{Ball(1), Ball(1)};
    for (const bool below : {false, true}) {
        // Of the two ends the one of greater size, with more bits than the working precision has.
        const EigenvalueBounds large{long_number(10), long_number(11)}, mirrored{-long_number(11), -long_number(10)},
            small{Ball(2), Ball(3)}, minus{Ball(-3), Ball(-2)};
        MatrixReport r = below ? report(mirrored, small) : report(minus, large);
        services::bound_condition(r, size);
        check_condition(r, exact(long_number(10)), exact(long_number(11)));
    }
    // 0 is not excluded.
    MatrixReport open = report({Ball(-3), Ball(-2)}, {Ball(10), Ball(11)});
    services::bound_condition(open, EigenvalueBounds{Ball(0), Ball(2)});
    REQUIRE(open.condition_lower);
    CHECK(exact(*open.condition_lower) <= 5);
    CHECK_FALSE(open.condition_upper);
    MatrixReport unknown = report({Ball(-3), Ball(-2)}, {Ball(10), Ball(11)});
    services::bound_condition(unknown, {});
    CHECK_FALSE((unknown.condition_lower || unknown.condition_upper));
}
