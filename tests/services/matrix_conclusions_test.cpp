// What services/matrix_conclusions.hpp, matrix_witness.hpp and matrix_jitter.hpp make of bounds: quotients, forms and
// ends are rounded outward, whatever the working precision.
#include "services/matrix_conclusions.hpp"
#include "catch.hpp"
#include "rigor/number/ball_functions.hpp"
#include "rigor/number/precision.hpp"
#include "services/matrix_jitter.hpp"
#include "services/matrix_witness.hpp"

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

TEST_CASE("the form of a witness is rounded up, and one that is 0 within its rounding is not below 0") {
    // The Laplacian of a cycle: with x = (1, ..., 1) the form is 0, of thirds and sixths that no double is.
    const long n = 201;
    std::vector<Rational> thirds(static_cast<std::size_t>(n * n), Rational(0));
    const auto at = [&](long i, long j) -> Rational& { return thirds[static_cast<std::size_t>(i * n + j)]; };
    for (long i = 0; i < n; ++i) {
        at(i, i) = Rational(1, 3);
        at(i, (i + 1) % n) = at((i + 1) % n, i) = Rational(-1, 6);
    }
    std::vector<double> values;
    for (const Rational& q : thirds) values.push_back(rigor::from_rational<double>(q));
    const services::SquareMatrix cycle{n, values, thirds};
    const services::SymmetricEntries entries(cycle, false);
    const std::vector<rigor::Integer> ones(static_cast<std::size_t>(n), rigor::Integer(1));
    const auto in_balls = services::witness_from(entries, ones);
    CHECK((!in_balls || exact(in_balls->form_bound) >= 0));
    // -1/3 exactly, and its bound in binary.
    const std::vector<Rational> third{Rational(-1, 3)};
    const std::vector<double> near{-1.0 / 3};
    const services::SquareMatrix single{1, near, third};
    const auto witness = services::witness_from(services::SymmetricEntries(single, false), {rigor::Integer(1)});
    REQUIRE((witness && witness->form));
    CHECK(exact(witness->form_bound) >= *witness->form);
    CHECK(exact(witness->form_bound) <= *witness->form + rigor::power_of_two(-60));
}

TEST_CASE("jitter: an eigenvalue of more bits than the computation is enclosed") {
    const std::vector<double> values{1, 0, 0, 1};
    const services::SquareMatrix one{2, values, {}};
    const EigenvalueBounds smallest{-long_number(3), -long_number(2)};
    const services::MatrixJitter jitter = matrix_jitter(services::SymmetricEntries(one, false), smallest);
    CHECK(exact(jitter.least.upper) >= exact(long_number(3)));
    CHECK(exact(jitter.least.lower) <= exact(long_number(2)));
    CHECK(exact(jitter.least.upper) <= 3 + rigor::power_of_two(-180));
    CHECK(exact(jitter.least.lower) >= 2 - rigor::power_of_two(-180));
}
