// Checks claim/language/constants_engine.hpp and algebraic_zero.hpp: equal constants are found equal, nearly equal ones
// are not, and no answer contradicts MPFR.
#include "claim/language/constants_engine.hpp"

#include "catch.hpp"
#include "claim/language/algebraic_zero.hpp"
#include "claim/language/exact_constant.hpp"
#include "claim/language/parser.hpp"

using namespace claim::language;
using rigor::Truth;

namespace {

Outcome decided(const std::string& text) { return decide(parse(text), {.seconds = 5}); }

const std::vector<std::string> equal = {
    "sqrt(2)*sqrt(3) = sqrt(6)",
    "arcsin(1/2) = pi/6",
    "kappa1(0) = 1/pi",
    "theta_bar(-1, 2) = 0",
    "sqrt(2)*sqrt(2) = 2",
    "h(1/2) = sqrt(3)/(2*pi) + 1/3",
    "cos(pi/3) = 1/2",
    "log(8) = 3*log(2)",
    "exp(log(3)/2) = sqrt(3)",
    "sqrt(3 + 2*sqrt(2)) = 1 + sqrt(2)",
    "sqrt(2)/(1 + sqrt(3)) = (sqrt(6) - sqrt(2))/2",
    "cos(pi/5) = (1 + sqrt(5))/4",
    "cos(pi/12) = (sqrt(6) + sqrt(2))/4",
    "sin(pi/7)*sin(2*pi/7)*sin(3*pi/7) = sqrt(7)/8",
    "arctan(1) = pi/4",
    "arctan(2 - sqrt(3)) = pi/12",
    "arccos(sqrt(2)*sqrt(2)/2) = 0",
    "arccos(-3/5) = pi - arccos(3/5)",
    "arcsin(3/5) + arccos(3/5) = pi/2",
    "cos(arcsin(3/5)) = 4/5",
    "sin(arccos(1/3)) = 2*sqrt(2)/3",
    "Gamma(1/2) = sqrt(pi)",
    "Gamma(7/2) = 15*sqrt(pi)/8",
    "2^(1/3)*4^(1/3) = 2",
    "log(sqrt(12)) = log(2) + log(3)/2",
    "exp(1)*exp(-1) = 1",
    "exp(2)^(1/2) = exp(1)",
    "2^(sqrt(2))*2^(1 - sqrt(2)) = 2",
    "log(exp(3)*pi^2) = 3 + 2*log(pi)",
    "1/(pi + 1) + pi/(1 + pi) = 1",
    "sqrt(1 + pi)^2 = pi + 1",
    "sqrt(pi^2 + 2*pi + 1)*sqrt(pi^2 + 2*pi + 1) = (pi + 1)^2",
    "abs(1 - sqrt(2)) = sqrt(2) - 1",
    "max(sqrt(2)*sqrt(2), 2) = 2",
    "sup[k in {1, 2, 3}] sqrt(k)*sqrt(3) = 3",
    "sum[k in 1..4] sqrt(k)^2 = 10",
    "exists k in 1..5: sqrt(k)*sqrt(2) = 2",
    "kappa0(1/2) = 2/3",
    "rho(0, 2) = 1/pi",
    "kappa1(sqrt(2)/2) = (sqrt(2)*3*pi/8 + sqrt(2)/2)/pi",
};

}  // namespace

TEST_CASE("equal constants are found equal, strict relations between them fail, 1e-20 is seen") {
    for (const std::string& text : equal) {
        CAPTURE(text);
        const Outcome o = decided(text);
        CHECK(o.answer == Answer::holds);
        if (text.find(" = ") == std::string::npos || text.find("exists") == 0) continue;
        const std::size_t at = text.find(" = ");
        const std::string left = text.substr(0, at), right = text.substr(at + 3);
        CHECK(decided(left + " <= " + right).answer == Answer::holds);
        CHECK(decided(left + " != " + right).answer == Answer::fails);
        const Outcome strict = decided(left + " < " + right);
        CHECK(strict.answer == Answer::fails);
        CHECK(strict.witness);
        CHECK(decided(left + " = " + right + " + 1e-20").answer == Answer::fails);
        CHECK(decided("not " + left + " >= " + right).answer == Answer::fails);
    }
}

TEST_CASE("near misses, undefined constants and constants of no known form") {
    CHECK(decided("sqrt(2) + sqrt(3) = sqrt(10)").answer == Answer::fails);
    CHECK(decided("exp(pi*sqrt(163)) = 262537412640768744").answer == Answer::fails);
    CHECK(decided("log(sqrt(2)*sqrt(2) - 2) < 1").answer == Answer::ill_posed);
    CHECK(decided("1/(sqrt(8) - 2*sqrt(2)) = 1").answer == Answer::ill_posed);
    CHECK(decided("arccos(sqrt(2)*sqrt(3) - sqrt(6) + 1) = 0").answer == Answer::holds);
    CHECK(decided("sqrt(2) = sqrt(2) and 1/pi <= kappa1(0) < 1").answer == Answer::holds);
    CHECK(decided("arctan(1/2) + arctan(1/3) = pi/4").answer == Answer::undecided);
    CHECK(decided("sqrt(2) = sqrt(2) or 1 = 2").answer == Answer::holds);
    CHECK_FALSE(constants_engine(parse("forall z in [0, 1]: z <= 1"), {}));
}

TEST_CASE("the separation bound decides sums of roots") {
    const auto zero = [](const char* text) { return is_algebraic_zero(parse_expression(text)); };
    CHECK(zero("2^(1/2) + 3^(1/2) - (5 + 2*6^(1/2))^(1/2)") == Truth::yes);
    CHECK(zero("2^(1/2) + 3^(1/2) - (5 + 2*6^(1/2) + 1/10^30)^(1/2)") == Truth::no);
    CHECK(zero("cos(1/7*pi) - cos(2/7*pi) + cos(3/7*pi) - 1/2") == Truth::yes);
    CHECK(zero("cos(1/7*pi) - cos(2/7*pi) + cos(3/7*pi) - 1/2 + 1/10^40") == Truth::no);
    CHECK(zero("exp(1)") == Truth::unknown);
    // Small, and not 0: larger than its bound.
    const Expression small = parse_expression("2^(1/2) - 6369051672525773/4503599627370496");
    REQUIRE(separation_bits(small));
    CHECK(is_algebraic_zero(small) == Truth::no);
    CHECK(*separation_bits(small) > 52);
    CHECK(algebraic_sign(parse_expression("1 - 2^(1/2)")) == -1);
}

TEST_CASE("certificates of constants are replayed, and changed ones are not") {
    for (const char* text : {"sqrt(2)*sqrt(3) = sqrt(6)", "1/pi <= kappa1(0) < 1/3", "not sqrt(4) != 2"}) {
        CAPTURE(text);
        const Statement s = unfold_definitions(parse(text));
        const Outcome o = *constants_engine(s, {});
        REQUIRE(o.answer == Answer::holds);
        CHECK(replay_constants(s, o.answer, o.certificate).empty());
        CHECK_FALSE(replay_constants(s, Answer::fails, o.certificate).empty());
        for (std::size_t i = 0; i < o.certificate.size(); ++i) {
            auto items = o.certificate;
            items[i].fields[2].second = items[i].fields[2].second == "0" ? "1" : "0";
            CHECK_FALSE(replay_constants(s, o.answer, items).empty());
            items.erase(items.begin() + static_cast<std::ptrdiff_t>(i));
            CHECK_FALSE(replay_constants(s, o.answer, items).empty());
        }
    }
    const Statement s = parse("pi < 355/113");
    Outcome o = *constants_engine(s, {});
    CHECK(replay_constants(s, o.answer, o.certificate).empty());
    o.certificate[0].fields[3].second = "10";  // bits that do not suffice
    CHECK_FALSE(replay_constants(s, o.answer, o.certificate).empty());
}

TEST_CASE("what has no separation bound has no sign and no rational value by one") {
    CHECK(algebraic_sign(parse_expression("2^(1/2) - 7/5")) == 1);
    CHECK(algebraic_sign(parse_expression("2^(1/2)*3^(1/2) - 6^(1/2)")) == 0);
    CHECK_FALSE(algebraic_sign(parse_expression("pi")));
    CHECK(rational_of(parse_expression("2^(1/2)*8^(1/2)/3")) == rigor::Rational(4, 3));
    CHECK(rational_of(parse_expression("2^(1/2)*8^(1/2)/3 - 4/3")) == rigor::Rational(0));
    CHECK_FALSE(rational_of(parse_expression("pi/10^30")));  // next to 0, and not 0
    CHECK_FALSE(rational_of(parse_expression("1/3 + exp(-100)")));
}

TEST_CASE("a sum of roots whose degree is too large to decide is not taken for 0") {
    ExactConstants field;
    CHECK_FALSE(field.is_zero(field.of(parse_expression("2^(1/59) + 3^(1/53) - 5^(1/47)"))));
    CHECK(field.is_zero(field.of(parse_expression("sqrt(2)*sqrt(3) - sqrt(6)"))));
}
