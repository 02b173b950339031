// Checks that decimal text is read as exactly the number it denotes, and that everything else is refused by name.
#include "generators.hpp"

using namespace rigor;
using namespace testing_generators;

TEST_CASE("good text is read exactly") {
    const std::pair<const char*, Rational> good[] = {
        {"0", 0},
        {"-0", 0},
        {"7", 7},
        {"+7", 7},
        {"-1", -1},
        {"007", 7},
        {"1/2", Rational(1, 2)},
        {"-6/4", Rational(-3, 2)},
        {"010/020", Rational(1, 2)},
        {"0/5", 0},
        {"0.9", Rational(9, 10)},
        {"-0.50", Rational(-1, 2)},
        {"1e3", 1000},
        {"-2.5E3", -2500},
        {"2.5e-3", Rational(1, 400)},
        {"1e+2", 100},
        {"1e-0", 1},
        {"0e5", 0},
        {"1e0000000000003", 1000},
        {"0.1", Rational(1, 10)},
        {"1e-30", power(Rational(1, 10), 30)},
        {"123456789012345678901234567890", Rational("123456789012345678901234567890")}};
    for (const auto& [text, value] : good) {
        INFO(text);
        CHECK(parse_rational(text) == value);
    }
    CHECK(parse_rational("1e100000") == power(Rational(10), 100000));
    CHECK(parse_rational("1e-100000") * power(Rational(10), 100000) == 1);
    // A missing digit on one side of the point leaves no doubt about the value.
    CHECK(parse_rational(".5") == Rational(1, 2));
    CHECK(parse_rational("1.") == 1);
}

TEST_CASE("text that denotes no exact number is refused, and the message names it") {
    for (const std::string text : {"nan",
                                   "inf",
                                   "-inf",
                                   "0x1",
                                   "1/0",
                                   "-1/0",
                                   "0/0",
                                   "1/00",
                                   "--1",
                                   "+-1",
                                   "1/2/3",
                                   " 1",
                                   "1 ",
                                   "1\n",
                                   "\t1",
                                   ".",
                                   "-",
                                   "+",
                                   "-.",
                                   "e5",
                                   "1e",
                                   "1e+",
                                   "1e-",
                                   "1e5.0",
                                   "1e5e5",
                                   "1..2",
                                   "1.2.3",
                                   "1/",
                                   "/2",
                                   "1/-2",
                                   "1/2.0",
                                   "1.0/2",
                                   "1/2e3",
                                   "1e3/2",
                                   "1,5",
                                   "1_000",
                                   "1'000",
                                   "0b1",
                                   "1f",
                                   "1L",
                                   "pi",
                                   "one",
                                   "1+1",
                                   "(1)",
                                   "1e999999999",
                                   "1e-999999999",
                                   "1e100001",
                                   "1e99999999999999999999",
                                   "\xc2\xbd",
                                   "\xe2\x88\x92"
                                   "1"}) {
        INFO(text);
        CHECK_THROWS_AS(parse_rational(text), std::invalid_argument);
        CHECK_THROWS_WITH(parse_rational(text), Catch::Contains("'" + text + "'"));
    }
    CHECK_THROWS_WITH(parse_rational(""), Catch::Contains("''"));
    CHECK_THROWS_AS(parse_rational(std::string("1\0", 2)), std::invalid_argument);
    CHECK_THROWS_AS(parse_rational(std::string("\0", 1)), std::invalid_argument);
}

TEST_CASE("long text is bounded") {
    CHECK(parse_rational(std::string(100'000, '9')) + 1 == power(Rational(10), 100'000));
    CHECK(parse_rational("0." + std::string(100'000, '3')) * 3 + power(Rational(1, 10), 100'000) == 1);
    CHECK_THROWS_WITH(parse_rational(std::string(200'001, '1')), Catch::Contains("200000") && Catch::Contains("1111"));
    // The message quotes the beginning only.
    try {
        parse_rational(std::string(200'000, 'x'));
        FAIL("accepted");
    } catch (const std::invalid_argument& error) {
        CHECK(std::string(error.what()).size() < 300);
    }
}

TEST_CASE("reading inverts printing") {
    require_property("fractions", [] {
        const Rational q = *wide_rational();
        RC_ASSERT(parse_rational(to_string(q)) == q);
    });
    require_property("decimals", [] {
        const long mantissa = *rc::gen::inRange<long>(-1'000'000'000, 1'000'000'000);
        const long exponent = *rc::gen::inRange<long>(-50, 51);
        const Rational scale = power(Rational(10), static_cast<unsigned long>(std::abs(exponent)));
        RC_ASSERT(parse_rational(std::to_string(mantissa) + "e" + std::to_string(exponent)) ==
                  (exponent < 0 ? Rational(Rational(mantissa) / scale) : Rational(Rational(mantissa) * scale)));
    });
    require_property(
        "random bytes are read or refused, nothing else",
        [] {
            const auto text =
                *rc::gen::container<std::string>(rc::gen::element('0', '1', '9', '-', '+', '.', '/', 'e', 'E', ' '));
            try {
                parse_rational(text);
            } catch (const std::invalid_argument&) {
            }
        },
        1000);
}

TEST_CASE("powers") {
    CHECK(power_of_two(10) == 1024);
    CHECK(power_of_two(-3) == Rational(1, 8));
    CHECK(power_of_two(0) == 1);
    CHECK(power(Rational(-2, 3), 3) == Rational(-8, 27));
    CHECK(power(Rational(0), 0) == 1);
    CHECK(power(Integer(10), 20) == Integer("100000000000000000000"));
}
