// Exact constants: canonical forms, ring axioms, decided signs, and what leaves the form is refused by name.
#include "rigor/series/symbolic_constant.hpp"

#include "generators.hpp"

#include <vector>

using namespace rigor;
using namespace testing_generators;

namespace rigor {
static void showValue(const SymbolicConstant& c, std::ostream& os) { os << to_string(c); }
}  // namespace rigor

namespace {

const SymbolicConstant Pi = SymbolicConstant::pi(), C = SymbolicConstant::symbol("C"),
                       D = SymbolicConstant::symbol("D");

SymbolicConstant root(const Rational& q) { return SymbolicConstant::sqrt_of(q); }
SymbolicConstant exact(long p, long q) { return Rational(p, q); }
SymbolicConstant power_of_pi(long i) { return i < 0 ? Pi.inverse().power(-i) : Pi.power(i); }

/// q pi^i sqrt(d), not zero.
rc::Gen<SymbolicConstant> single_terms() {
    const auto make = [](const Rational& q, long i, long d) {
        return SymbolicConstant(q == 0 ? Rational(1, 3) : q) * power_of_pi(i) * root(d);
    };
    return rc::gen::apply(make, rational_up_to(5), rc::gen::inRange<long>(-2, 3),
                          rc::gen::element<long>(1, 2, 3, 6, 10));
}
rc::Gen<SymbolicConstant> without_symbols() {
    const auto make = [](const SymbolicConstant& a, const SymbolicConstant& b, const SymbolicConstant& c, int terms) {
        return SymbolicConstant(terms > 0 ? a : 0) + (terms > 1 ? b : 0) + (terms > 2 ? c : 0);
    };
    return rc::gen::apply(make, single_terms(), single_terms(), single_terms(), rc::gen::inRange(0, 4));
}
rc::Gen<SymbolicConstant> constants() {
    const auto make = [](const SymbolicConstant& a, const SymbolicConstant& b, const SymbolicConstant& c, long e,
                         long f) { return a + b * C.power(e) + c * C * D.power(f); };
    return rc::gen::apply(make, without_symbols(), without_symbols(), without_symbols(), rc::gen::inRange<long>(0, 4),
                          rc::gen::inRange<long>(0, 3));
}

}  // namespace

TEST_CASE("symbolic constants print in their canonical form") {
    const std::pair<SymbolicConstant, const char*> forms[] = {{0, "0"},
                                                              {-7, "-7"},
                                                              {exact(3, 8), "3/8"},
                                                              {Pi, "pi"},
                                                              {-Pi.inverse(), "-1/pi"},
                                                              {exact(9, 2) * Pi * Pi, "9/2*pi^2"},
                                                              {exact(1, 4) * C - exact(1, 8), "1/4*C - 1/8"},
                                                              {exact(1, 3) * root(2) * Pi.inverse(), "1/3*sqrt(2)/pi"},
                                                              {2 * power_of_pi(-3), "2/pi^3"},
                                                              {C * C * D * Pi * root(6), "sqrt(6)*pi*C^2*D"},
                                                              {1 + root(2) - Pi, "-pi + sqrt(2) + 1"},
                                                              {D + C + C * D + C * C, "C*D + C^2 + C + D"},
                                                              {C * Pi.inverse(), "C/pi"},
                                                              {root(Rational(1, 2)), "1/2*sqrt(2)"},
                                                              {SymbolicConstant::symbol("c_1a"), "c_1a"}};
    for (const auto& [value, text] : forms) CHECK(to_string(value) == text);
}

TEST_CASE("square factors are extracted, so that equal numbers have equal forms") {
    CHECK(root(8) == 2 * root(2));
    CHECK(root(0) == 0);
    CHECK(root(Rational(9, 4)) == Rational(3, 2));
    CHECK(root(2) * root(6) == 2 * root(3));
    CHECK(root(Rational(2, 3)) * root(Rational(3, 2)) == 1);
    CHECK(root(power(Rational(3), 101)) == SymbolicConstant(power(Rational(3), 50)) * root(3));
    // Beyond the trial divisors: squares, and products of at most two primes.
    const Rational mersenne = power_of_two(61) - 1;
    CHECK(root(mersenne * mersenne * 12) == SymbolicConstant(2 * mersenne) * root(3));
    CHECK(root(Rational(100'003) * 100'003 * 7) == 100'003 * root(7));
    CHECK(to_string(root(Rational(100'003) * 1'000'003)) == "sqrt(100003300009)");
    CHECK_THROWS_WITH(root(mersenne * (power_of_two(31) - 1)),
                      Catch::Contains("out of reach") && Catch::Contains("10^15"));
    CHECK_THROWS_WITH(root(Rational(-1, 2)), Catch::Contains("sqrt(-1/2) is not real"));
    require_property("sqrt(q)^2 = q and sqrt(q r^2) = r sqrt(q)", [] {
        // Small enough for every prime factor to be in reach.
        const auto part = rc::gen::inRange<long>(1, 100'000);
        const Rational q(*rc::gen::inRange<long>(0, 100'000), *part), r(*part, *part);
        RC_ASSERT(root(q).power(2) == q);
        RC_ASSERT(root(q * r * r) == root(q) * r);
    });
}

TEST_CASE("symbolic constants form a commutative ring") {
    require_property(
        "axioms",
        [] {
            const SymbolicConstant a = *constants(), b = *constants(), c = *constants();
            RC_ASSERT(a + b == b + a);
            RC_ASSERT((a + b) + c == a + (b + c));
            RC_ASSERT(a * b == b * a);
            RC_ASSERT((a * b) * c == a * (b * c));
            RC_ASSERT(a * (b + c) == a * b + a * c);
            RC_ASSERT(a + 0 == a);
            RC_ASSERT(a * 1 == a);
            RC_ASSERT(a * 0 == 0);
            RC_ASSERT((a - a).is_formally_zero());
            RC_ASSERT(-a == 0 - a);
            RC_ASSERT(a.power(3) == a * a * a);
            RC_ASSERT(a.power(0) == 1);
        },
        300);
    require_property(
        "assignments of a constant to itself",
        [] {
            const SymbolicConstant a = *constants();
            SymbolicConstant twice = a, square = a, nothing = a;
            twice += twice;
            square *= square;
            nothing -= std::as_const(nothing);
            RC_ASSERT(twice == 2 * a);
            RC_ASSERT(square == a.power(2));
            RC_ASSERT(nothing == 0);
        },
        300);
    require_property("reciprocals and square roots of single terms", [] {
        const SymbolicConstant a = *single_terms();
        RC_ASSERT(a * a.inverse() == 1);
        const Rational q = abs(Rational(*rational_up_to(100)));
        const SymbolicConstant square = SymbolicConstant(q) * power_of_pi(2 * *rc::gen::inRange<long>(-3, 4));
        RC_ASSERT(square.sqrt().power(2) == square);
    });
}

TEST_CASE("enclosures follow the operations, and are narrow") {
    CHECK(Ball(Rational(9, 4)).overlaps((exact(9, 4)).enclosure()));
    CHECK((Pi * root(2)).enclosure().overlaps(Ball::pi() * sqrt(Ball(2))));
    require_property(
        "sums and products",
        [] {
            const SymbolicConstant a = *constants(), b = *constants();
            const Symbols values{{"C", Ball(*rational_up_to(3))}, {"D", Ball(*rational_up_to(3))}};
            RC_ASSERT((a + b).enclosure(values).overlaps(a.enclosure(values) + b.enclosure(values)));
            RC_ASSERT((a * b).enclosure(values).overlaps(a.enclosure(values) * b.enclosure(values)));
            const Ball product = (a * b).enclosure(values);
            RC_ASSERT(product.is_finite());
            RC_ASSERT(certainly_less(product.radius(), Ball::dyadic(1, -80)) == Truth::yes);
        },
        300);
    CHECK_FALSE(C.enclosure().is_finite());
    CHECK_FALSE(C.enclosure({{"D", 1}}).is_finite());
    CHECK((C - C).enclosure().is_exactly_zero());
    const Precision wide(1000);
    CHECK((Pi + root(3)).enclosure().accurate_bits() > 980);
}

TEST_CASE("zero and signs are decided without symbols") {
    require_property(
        "zero",
        [] {
            const SymbolicConstant a = *without_symbols();
            RC_ASSERT(a.is_zero() == truth(a.is_formally_zero()));
            RC_ASSERT((a.is_formally_zero() || a.is_positive() == !(-a).is_positive()));
            RC_ASSERT((a.is_formally_zero() ? Truth::no : Truth::yes) == (a * a).is_positive());
        },
        300);
    CHECK(SymbolicConstant(0).is_positive() == Truth::no);
    // pi and sqrt(2) against their rational neighbours at 10^-1000: more than the working precision.
    const Precision narrow(64);
    for (const Ball& exact_value : {[] {
                                        const Precision p(4000);
                                        return Ball::pi();
                                    }(),
                                    [] {
                                        const Precision p(4000);
                                        return sqrt(Ball(2));
                                    }()}) {
        const SymbolicConstant number = exact_value.overlaps(Ball::pi()) ? Pi : root(2);
        const Rational middle = exact_midpoint(exact_value), step = power(Rational(1, 10), 1000);
        CHECK((number - Rational(middle - step)).is_positive() == Truth::yes);
        CHECK((number - Rational(middle + step)).is_positive() == Truth::no);
        CHECK((number - Rational(middle + step)).is_zero() == Truth::no);
    }
}

TEST_CASE("with symbols, zero and signs are what the enclosure shows") {
    const SymbolicConstant c = C * exact(1, 4) - exact(1, 8);
    CHECK(c.is_zero() == Truth::unknown);
    CHECK(c.is_positive() == Truth::unknown);
    CHECK(c.is_positive({{"C", 1}}) == Truth::yes);
    CHECK(c.is_zero({{"C", 1}}) == Truth::no);
    CHECK(c.is_positive({{"C", 0}}) == Truth::no);
    const Ball around_half = Ball::interval(Rational(0), Rational(1));
    CHECK(c.is_zero({{"C", around_half}}) == Truth::unknown);
    CHECK(c.is_positive({{"C", around_half}}) == Truth::unknown);
    CHECK((c - c).is_zero() == Truth::yes);
    CHECK((c - c).is_positive() == Truth::no);
    CHECK((C + D).is_positive({{"C", 1}}) == Truth::unknown);
}

TEST_CASE("rational values are recognized") {
    CHECK(SymbolicConstant(0).rational_value() == Rational(0));
    CHECK(exact(-3, 4).rational_value() == Rational(-3, 4));
    CHECK((root(2) * root(8)).rational_value() == Rational(4));
    CHECK((Pi * Pi.inverse()).rational_value() == Rational(1));
    for (const SymbolicConstant& c : {Pi, root(2), C, C + 1, 1 + root(2)}) CHECK_FALSE(c.rational_value().has_value());
}

TEST_CASE("what leaves the form of symbolic constants is refused") {
    CHECK_THROWS_WITH(SymbolicConstant(0).inverse(), Catch::Contains("division by zero"));
    CHECK_THROWS_WITH((1 + Pi).inverse(), Catch::Contains("pi + 1") && Catch::Contains("single term"));
    CHECK_THROWS_WITH((2 * C).inverse(), Catch::Contains("2*C"));
    for (const SymbolicConstant& c : {Pi, root(2), C * C, -Pi * Pi, SymbolicConstant(-4), 1 + Pi}) {
        CHECK_THROWS_AS(c.sqrt(), std::domain_error);
        CHECK_THROWS_WITH(c.sqrt(), Catch::Contains(to_string(c)));
    }
    CHECK(SymbolicConstant(0).sqrt() == 0);
    CHECK_THROWS_AS(Pi.power(-1), std::invalid_argument);
    for (const char* name : {"", "1C", "_C", "C D", "C+D", "\xce\x98", "pi", "sqrt"})
        CHECK_THROWS_AS(SymbolicConstant::symbol(name), std::invalid_argument);
}

TEST_CASE("the size of symbolic constants is bounded") {
    CHECK(SymbolicConstant(2).power(16'383).rational_value() == power_of_two(16'383));
    CHECK_THROWS_WITH(SymbolicConstant(2).power(16'384), Catch::Contains("16384"));
    CHECK_THROWS_WITH(SymbolicConstant(3).power(1'000'000'000'000), Catch::Contains("bits"));
    CHECK_THROWS_WITH(exact(1, 3).power(1'000'000'000'000), Catch::Contains("bits"));
    CHECK_THROWS_AS(SymbolicConstant(power(Rational(1, 10), 5000)), std::domain_error);
    CHECK(to_string(Pi.power(1'000'000)) == "pi^1000000");
    for (const SymbolicConstant& c : {Pi, Pi.inverse(), C})
        CHECK_THROWS_WITH(c.power(1'000'001), Catch::Contains("exponent"));
    CHECK_THROWS_WITH((1 + C + D).power(1'000'000), Catch::Contains("products of terms"));
}

TEST_CASE("a cofactor that may hide a square is refused and never called squarefree") {
    // p^2 q with primes beyond the trial division is larger than 10^15 and no square: sqrt(p^2 q) would not be seen to
    // equal p sqrt(q).
    const auto [p, q] = GENERATE(table<long, long>(
        {{100'003, 100'019}, {100'019, 100'003}, {100'043, 100'049}, {100'003, 1'000'003}, {1'000'003, 100'003}}));
    const Integer n = Integer(p) * p * q;
    CHECK_THROWS_WITH(root(n), Catch::Contains("out of reach"));
    CHECK_THROWS_WITH(root(Integer(12 * n)), Catch::Contains("out of reach"));
    CHECK_THROWS_WITH(root(Rational(Integer(1), n)), Catch::Contains("out of reach"));
    // Two such factors alone are squarefree or a square, and read as what they are.
    CHECK(root(Integer(Integer(p) * p)) == SymbolicConstant(p));
    CHECK(root(Integer(Integer(p) * p * 12)) == SymbolicConstant(2 * p) * root(3));
}
