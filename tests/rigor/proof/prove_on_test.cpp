// Checks that prove_on proves what is true, refutes what is false at a point where it really is, and otherwise claims
// nothing.
#include "rigor/proof/prove_on.hpp"
#include "generators.hpp"
#include "rigor/number/ball_functions.hpp"

using namespace rigor;
using namespace testing_generators;

namespace {

const Interval unit_interval{Rational(-1), Rational(1)};

Margin of(Ball (*f)(const Ball&)) {
    return [f](const Point& x) { return f(x[0]); };
}

/// Whether the open boxes and nothing else can contain x: every point that was not decided must be listed.
bool listed(const DomainProof& proof, const Rational& x) {
    for (const Box& box : proof.undecided)
        if (box[0].lower <= x && x <= box[0].upper) return true;
    return false;
}

}  // namespace

TEST_CASE("true statements are proved") {
    const auto proved = [](const Box& box, const Margin& margin, Sign sign = Sign::positive) {
        const DomainProof proof = prove_on(box, margin, sign);
        CHECK(proof.verdict == Truth::yes);
        CHECK(proof.undecided.empty());
        CHECK_FALSE(proof.counterexample);
        CHECK(proof.boxes > 0);
    };
    proved({unit_interval}, of([](const Ball& x) { return square(x) - x + Ball(Rational(13, 50)); }));
    // The ends touch the singularity of the square root and of the arc cosine.
    proved({unit_interval}, of([](const Ball& x) { return sqrt_on_domain(Ball(1) - square(x)); }), Sign::nonnegative);
    proved({unit_interval}, of([](const Ball& x) { return Ball(Rational(22, 7)) - acos_on_domain(x); }));
    proved({unit_interval}, of([](const Ball& x) { return acos_on_domain(x) + Ball(Rational(1, 1000)); }));
    proved({{Rational(1, 3), Rational(1)}},
           of([](const Ball& x) { return sqrt_on_domain(Ball(1) - x) + acos_on_domain(x) + Ball(Rational(1, 1000)); }));
    // x^2 + y^2 - xy - (x + y)/2 + 3/10 has the minimum 1/20 at (1/2, 1/2).
    proved({unit_interval, {Rational(-2), Rational(3)}}, [](const Point& p) {
        return square(p[0]) + square(p[1]) - p[0] * p[1] - (p[0] + p[1]) / Ball(2) + Ball(Rational(3, 10));
    });
    // A point is a box too.
    proved({{Rational(1, 3), Rational(1, 3)}}, of([](const Ball& x) { return Ball(Rational(1, 2)) - x; }));
}

TEST_CASE("random quadratics are decided as their exact minimum says") {
    require_property(
        "(x - c)^2 + d on [-1, 1]",
        [] {
            const Rational c = *unit_rational();
            const Rational d = *unit_rational() / 100;
            const DomainProof proof =
                prove_on({unit_interval}, [&](const Point& x) { return square(x[0] - Ball(c)) + Ball(d); });
            if (d <= 0) RC_ASSERT(proof.verdict != Truth::yes);
            if (d > 0) RC_ASSERT(proof.verdict != Truth::no);
            if (d > power_of_two(-20)) RC_ASSERT(proof.verdict == Truth::yes);
            if (d < -power_of_two(-20)) RC_ASSERT(proof.verdict == Truth::no);
            if (proof.counterexample) {
                const Rational x = proof.counterexample->at[0];
                RC_ASSERT(-1 <= x && x <= 1);
                RC_ASSERT((x - c) * (x - c) + d <= 0);
            }
        },
        200);
}

TEST_CASE("a false statement is refuted at an exact point") {
    const DomainProof one =
        prove_on({unit_interval}, of([](const Ball& x) { return square(x) - Ball(Rational(1, 1000)); }));
    REQUIRE(one.verdict == Truth::no);
    REQUIRE(one.counterexample);
    CHECK(one.counterexample->at[0] * one.counterexample->at[0] <= Rational(1, 1000));
    CHECK(certainly_positive(one.counterexample->margin) == Truth::no);

    const DomainProof two = prove_on(
        {unit_interval, unit_interval}, [](const Point& p) { return Ball(1) - square(p[0]) - p[1]; },
        Sign::nonnegative);
    REQUIRE(two.verdict == Truth::no);
    REQUIRE(two.counterexample->at.size() == 2);
    const Rational x = two.counterexample->at[0], y = two.counterexample->at[1];
    CHECK(1 - x * x - y < 0);
    CHECK((abs(x) <= 1 && abs(y) <= 1));

    // Nonnegative holds at a zero, positive does not.
    CHECK(prove_on({{Rational(0), Rational(0)}}, of([](const Ball& z) { return z; })).verdict == Truth::no);
    CHECK(prove_on({{Rational(0), Rational(0)}}, of([](const Ball& z) { return z; }), Sign::nonnegative).verdict ==
          Truth::yes);
}

TEST_CASE("an equality at an end stays unknown, and the open boxes are listed") {
    const ProofBudget budget{.depth = 8};
    const DomainProof end = prove_on({{Rational(0), Rational(1)}},
                                     of([](const Ball& x) { return sin(x) - x * cos(x); }), Sign::nonnegative, budget);
    CHECK(end.verdict == Truth::unknown);
    CHECK(listed(end, 0));
    CHECK_FALSE(listed(end, Rational(1, 2)));
    CHECK_FALSE(end.counterexample);
    const DomainProof inside = prove_on(
        {unit_interval}, of([](const Ball& x) { return square(x) - Ball(Rational(2, 3)) * x + Ball(Rational(1, 9)); }),
        Sign::nonnegative, budget);
    CHECK(inside.verdict == Truth::unknown);
    CHECK(listed(inside, Rational(1, 3)));
    // With the zero divided out, or seen by the function itself, the same kind of statement is decided.
    CHECK(prove_on({unit_interval}, of([](const Ball& x) { return abs(x); }), Sign::nonnegative).verdict == Truth::yes);
}

TEST_CASE("a tiny dip below zero is never overlooked") {
    for (const char* depth : {"1e-6", "1e-12", "1e-40", "1e-200"}) {
        const Ball dip = Ball::from_text(depth);
        const DomainProof proof =
            prove_on({unit_interval}, [&](const Point& x) { return square(x[0] - Ball(Rational(1, 3))) - dip; });
        INFO(depth);
        CHECK(proof.verdict != Truth::yes);
        if (proof.verdict == Truth::no) {
            const Rational from_third = proof.counterexample->at[0] - Rational(1, 3);
            CHECK(from_third * from_third <= parse_rational(depth));
        } else {
            CHECK(listed(proof, Rational(1, 3)));
        }
    }
}

TEST_CASE("an exhausted budget gives unknown and lists what is open") {
    const Margin hard = of([](const Ball& x) {
        return square(x) - Ball(Rational(2, 3)) * x + Ball(Rational(1, 9)) + Ball(Rational(1, 1'000'000));
    });
    REQUIRE(prove_on({unit_interval}, hard).verdict == Truth::yes);
    for (const std::size_t boxes : {0, 1, 5, 50}) {
        const DomainProof proof = prove_on({unit_interval}, hard, Sign::positive, {.boxes = boxes});
        CHECK(proof.verdict == Truth::unknown);
        CHECK(proof.boxes <= boxes);
        CHECK(listed(proof, Rational(1, 3)));
    }
    const DomainProof shallow = prove_on({unit_interval}, hard, Sign::positive, {.last_bits = 64, .depth = 0});
    CHECK(shallow.verdict == Truth::unknown);
    CHECK(listed(shallow, Rational(1, 3)));
    // A precision that is never reached evaluates nothing.
    CHECK(prove_on({unit_interval}, hard, Sign::positive, {.first_bits = 128, .last_bits = 64}).verdict ==
          Truth::unknown);
}

TEST_CASE("a margin that is not finite proves nothing and refutes nothing") {
    const DomainProof proof = prove_on({unit_interval}, of([](const Ball& x) { return sqrt(x - Ball(2)); }),
                                       Sign::nonnegative, {.boxes = 1000});
    CHECK(proof.verdict == Truth::unknown);
    CHECK(listed(proof, 0));
    const DomainProof on_domain =
        prove_on({unit_interval}, of([](const Ball& x) { return acos_on_domain(x + Ball(3)); }), Sign::nonnegative,
                 {.boxes = 1000});
    CHECK(on_domain.verdict == Truth::unknown);
    // sqrt(x - 2) is defined nowhere on [-1, 1].
    const DomainProof root = prove_on({unit_interval}, of([](const Ball& x) { return sqrt_on_domain(x - Ball(2)); }),
                                      Sign::nonnegative, {.boxes = 1000});
    CHECK(root.verdict == Truth::unknown);
}

TEST_CASE("an unusable domain is refused by name") {
    const Margin one = of([](const Ball&) { return Ball(1); });
    CHECK_THROWS_AS(prove_on({}, one), std::invalid_argument);
    CHECK_THROWS_WITH(prove_on({{Rational(2, 3), Rational(1, 3)}}, one),
                      Catch::Contains("2/3") && Catch::Contains("1/3"));
    CHECK_THROWS_AS(prove_on({unit_interval, {Rational(1), Rational(0)}}, one), std::invalid_argument);
}

TEST_CASE("the precision outside is left as it was") {
    const Precision scope(333);
    static_cast<void>(prove_on({unit_interval}, of([](const Ball& x) { return square(x) + Ball(1); })));
    CHECK(Precision::bits() == 333);
}
