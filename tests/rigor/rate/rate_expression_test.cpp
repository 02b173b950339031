// Expressions in L: what is read and what is refused (with its column), exact sums, leading terms against values, and
// round trips of printing.
#include "rigor/rate/rate_expression.hpp"

#include "generators.hpp"

using namespace rigor;
using namespace testing_generators;

namespace {

const std::set<std::string> expression_symbols{"C", "K_1"};
const Symbols symbol_values{{"C", Ball(3)}, {"K_1", Ball(Rational(2, 7))}};

/// "3/8 * log(L)/L; 1/L" and the like, or the error.
std::string terms_in(const std::string& text) {
    std::string list;
    try {
        for (const LogTerm& term : parse_expression(text, expression_symbols).terms())
            list += (list.empty() ? "" : " | ") + to_string(term);
    } catch (const ExpressionError& error) {
        return error.what();
    }
    return list.empty() ? "0" : list;
}

std::string leading_of(const std::string& text) {
    try {
        return to_string(parse_expression(text, expression_symbols).leading());
    } catch (const ExpressionError& error) {
        return error.what();
    }
}

Ball value_of(const LogTerm& term, const Ball& L) {
    return term.coefficient.enclosure(symbol_values) * power(L, term.power) * power(log(L), term.log_power);
}

/// An integer from lower to upper - 1, whatever the size that RapidCheck has reached.
long uniform(long lower, long upper) {
    return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<long>(lower, upper));
}

/// A random text with the value that it has at L, computed beside the grammar.
struct Sample {
    std::string text;
    Ball value;
    enum class Binding { sum, product, power, atom } binding;  ///< of the text's outermost operation

    /// The text where at least `wanted` is needed, in more parentheses than necessary now and then.
    std::string in(Binding wanted) const { return binding < wanted || uniform(0, 8) == 0 ? "(" + text + ")" : text; }
};

Sample random_sample(const Ball& L, long depth, bool with_symbols) {
    using B = Sample::Binding;
    const auto below = [&] { return random_sample(L, depth - 1, with_symbols); };
    const auto space = [] { return std::string(static_cast<std::size_t>(uniform(0, 2)), ' '); };
    const long kind = depth == 0 ? uniform(0, 5) : uniform(0, 15);
    switch (kind) {
        case 0: {
            const long n = uniform(1, 4);
            return {std::to_string(n), Ball(n), B::atom};
        }
        case 1: {
            const long n = uniform(1, 100);
            return {std::to_string(n) + *rc::gen::element<std::string>("e-2", "E-02", "0e-3"), Ball(Rational(n, 100)),
                    B::atom};
        }
        case 2: return {"pi", Ball::pi(), B::atom};
        case 3: return with_symbols ? Sample{"C", symbol_values.at("C"), B::atom} : Sample{"L", L, B::atom};
        case 4: return {"L", L, B::atom};
        case 5:
        case 6: {
            const Sample a = below(), b = below();
            return {a.in(B::sum) + space() + "+" + space() + b.in(B::product), a.value + b.value, B::sum};
        }
        case 7: {
            const Sample a = below(), b = below();
            return {a.in(B::sum) + space() + "-" + space() + b.in(B::product), a.value - b.value, B::sum};
        }
        case 8: {
            const Sample a = below(), b = below();
            return {a.in(B::product) + space() + "*" + space() + b.in(B::power), a.value * b.value, B::product};
        }
        case 9: {
            const Sample a = below(), b = below();
            return {a.in(B::product) + space() + "/" + space() + b.in(B::power), a.value / b.value, B::product};
        }
        case 10: {
            const Sample a = below(), b = below();
            return {"(" + a.text + ")" + space() + "(" + b.text + ")", a.value * b.value, B::product};
        }
        case 11: {
            const Sample a = below();
            return {"-" + space() + a.in(B::product), -a.value, B::sum};
        }
        case 12: {
            const Sample a = below();
            const long n = uniform(0, 4);
            const bool negative = *rc::gen::arbitrary<bool>();
            const Ball whole = power(a.value, static_cast<unsigned long>(n));
            const std::string mark = *rc::gen::element<std::string>("^", "**", " ^ ");
            return {a.in(B::atom) + mark + (negative ? "-" : "") + std::to_string(n),
                    negative ? Ball(1) / whole : whole, B::power};
        }
        case 13: {
            const Sample a = below();
            return {*rc::gen::element<std::string>("log(", "ln (") + a.text + ")", log(a.value), B::atom};
        }
        default: {
            const Sample a = below();
            if (*rc::gen::arbitrary<bool>()) return {"sqrt(" + a.text + ")", sqrt(a.value), B::atom};
            return {"log^2 L * (" + a.text + ")", square(log(L)) * a.value, B::product};
        }
    }
}

}  // namespace

TEST_CASE("expressions reduce to exact sums") {
    const std::pair<const char*, const char*> sums[] = {
        {"3/8 log L / L", "3/8 * log(L)/L"},
        {"(3/8) log L/L", "3/8 * log(L)/L"},
        {"0.375*ln(L)/L", "3/8 * log(L)/L"},
        {"C log^2 L / L^2", "C * log(L)^2/L^2"},
        {"C*log(L)^2*L^(-2)", "C * log(L)^2/L^2"},
        {"L^-1.05", "L^(-21/20)"},
        {"2 L", "2 * L"},
        {"2L", "2 * L"},
        {"2(L+1)", "2 * L | 2"},
        {"L(L+1)", "L^2 | L"},
        {"1", "1"},
        {"0", "0"},
        {"L - L", "0"},
        {"C - C", "0"},
        {"-L^2", "-L^2"},
        {"2*-L", "-2 * L"},
        {"2 - -L", "L | 2"},
        {"1e-3", "1/1000"},
        {"  L\t", "L"},
        // Rank and direction of the operators.
        {"1/2 L", "1/2 * L"},
        {"1/2*L", "1/2 * L"},
        {"1/L C", "C / L"},
        {"L/2/3", "1/6 * L"},
        {"L^1/2", "1/2 * L"},
        {"L^2^3", "L^8"},
        {"L**2**-1", "L^(1/2)"},
        {"L^-2^2", "1/L^4"},
        {"(L^2)^3", "L^6"},
        {"2^-1 L", "1/2 * L"},
        {"L^(1/3+1/6)", "L^(1/2)"},
        {"L^sqrt(4)", "L^2"},
        {"L - 1 - 1", "L | -2"},
        // Functions.
        {"log L^-1 + 1",
         "column 6: a power that can be read in two ways; expected parentheses, as in log(L)^2 or log(L^2)"},
        {"log(L^2)", "2 * log(L)"},
        {"log^2 L", "log(L)^2"},
        {"log^2(L)", "log(L)^2"},
        {"log(L)^2", "log(L)^2"},
        {"log L C", "C * log(L)"},
        {"log^(3/2) L", "log(L)^(3/2)"},
        {"log^-1 L", "1/log(L)"},
        {"log(1)", "0"},
        {"ln sqrt L", "1/2 * log(L)"},
        {"sqrt L", "L^(1/2)"},
        {"sqrt^3(L)", "L^(3/2)"},
        {"sqrt(pi^2 L)", "pi * L^(1/2)"},
        {"sqrt(8)", "2*sqrt(2)"},
        {"(9/4 L^2)^(3/2)", "27/8 * L^3"},
        {"(8 L^3)^(-1/3)", "1/2 / L"},
        {"(L/log L)^(1/2)", "L^(1/2)*log(L)^(-1/2)"},
        // Sorting and collecting.
        {"1 + log L + L + 1/L + L log L", "L*log(L) | L | log(L) | 1 | 1/L"},
        {"C/4/L - 1/8/L", "(1/4*C - 1/8) / L"},
        {"(L+log L)^2 - L^2", "2 * L*log(L) | log(L)^2"},
        {"K_1/L/log L", "K_1 / (L*log(L))"},
        {"(1 + L)^0", "1"},
        {"(L-L)^0", "1"},
        {"(L-L)^2", "0"},
        {"pi/L - pi/L + 0*L", "0"}};
    for (const auto& [text, expected] : sums) {
        INFO(text);
        CHECK(terms_in(text) == expected);
    }
}

TEST_CASE("what is no expression is refused with its column") {
    const std::string start = "expected a number, a name or '(', found ",
                      names = "; expected one of L, pi, log, ln, sqrt, C, K_1";
    const std::pair<std::string, std::string> refused[] = {
        {"", "column 1: " + start + "the end"},
        {"   ", "column 4: " + start + "the end"},
        {"1 +", "column 4: " + start + "the end"},
        {"* L", "column 1: " + start + "'*'"},
        {"1 + + L", "column 5: " + start + "'+'"},
        {"+L", "column 1: " + start + "'+'"},
        {"()", "column 2: " + start + "')'"},
        {"L^", "column 3: " + start + "the end"},
        {"L ** * 2", "column 6: " + start + "'*'"},
        {"2*)", "column 3: " + start + "')'"},
        {"(L", "column 3: expected ')' for the '(' of column 1, found the end"},
        {"2*((L+1)", "column 9: expected ')' for the '(' of column 3, found the end"},
        {"log(L", "column 6: expected ')' for the '(' of column 4, found the end"},
        {"L)", "column 2: expected an operator or the end, found ')'"},
        {"L 2", "column 3: expected an operator before the number, found '2'"},
        {"1.2.3", "column 4: expected an operator before the number, found '.3'"},
        {"(L) 3", "column 5: expected an operator before the number, found '3'"},
        {"L^2 2", "column 5: expected an operator before the number, found '2'"},
        {"log", "column 4: expected '(' or a name after 'log', found the end"},
        {"1+log 2", "column 7: expected '(' or a name after 'log', found '2'"},
        {"sqrt 2 L", "column 6: expected '(' or a name after 'sqrt', found '2'"},
        {"log^2", "column 6: expected '(' or a name after 'log', found the end"},
        {"log^2(L)^3",
         "column 9: a power that can be read in two ways; expected parentheses, as in log(L)^2 or log(L^2)"},
        {"1/(4 M)", "column 6: the unknown name 'M'" + names},
        {"LL", "column 1: the unknown name 'LL'" + names},
        {"L2", "column 1: the unknown name 'L2'" + names},
        {"1 + O(L)", "column 5: the unknown name 'O'" + names},
        {"2e", "column 2: the unknown name 'e'" + names},
        {"exp(L)", "column 1: exp is not supported" + names},
        {"L^pi", "column 3: expected a rational number as exponent"},
        {"L^C", "column 3: expected a rational number as exponent"},
        {"2^L", "column 3: expected a rational number as exponent"},
        {"L^(1/L + 1)", "column 4: expected a rational number as exponent"},
        {"L^1000001", "column 3: an exponent that is too large; expected at most 1000000, and at most 18 decimals"},
        {"L^1e-19", "column 3: an exponent that is too large; expected at most 1000000, and at most 18 decimals"},
        {"L^(1/0)", "column 6: division by zero"},
        {"1 # 2", "column 3: the character '#'; expected ASCII letters, digits, spaces and . + - * / ^ ( )"},
        {"1,5", "column 2: the character ','; expected ASCII letters, digits, spaces and . + - * / ^ ( )"},
        {"L.", "column 2: the character '.'; expected ASCII letters, digits, spaces and . + - * / ^ ( )"},
        {"\xce\x98(L)", "column 1: the byte 206; expected ASCII letters, digits, spaces and . + - * / ^ ( )"},
        {"L \xe2\x88\x92 1", "column 3: the byte 226; expected ASCII letters, digits, spaces and . + - * / ^ ( )"},
        {std::string("L\0", 2), "column 2: the byte 0; expected ASCII letters, digits, spaces and . + - * / ^ ( )"},
        {"L\n", "column 2: the byte 10; expected ASCII letters, digits, spaces and . + - * / ^ ( )"}};
    for (const auto& [text, message] : refused) {
        INFO(text);
        CHECK_THROWS_AS(parse_expression(text, expression_symbols), ExpressionError);
        CHECK(terms_in(text) == message);
    }
    try {
        parse_expression("1 +", {}, 40);
        FAIL("accepted");
    } catch (const ExpressionError& error) {
        CHECK(error.column == 44);
        CHECK(std::string(error.what()).starts_with("column 44: expected"));
    }
    CHECK_THROWS_WITH(parse_expression("M"),
                      Catch::Contains("expected one of L, pi, log, ln, sqrt") && !Catch::Contains("C"));
    for (const char* name : {"L", "pi", "log", "ln", "sqrt", "exp", "", "1a", "a b"})
        CHECK_THROWS_AS(parse_expression("1", {name}), std::invalid_argument);
}

TEST_CASE("what is no exact sum is refused with the column of the part") {
    const std::string scale = "; the scale is sums of c*L^p*log(L)^q";
    const std::pair<std::string, std::string> refused[] = {
        {"1/(L+1)", "column 4: division by a sum" + scale},
        {"2 + log(L+1)", "column 5: the logarithm of a sum" + scale},
        {"log(log L)", "column 1: the logarithm of what is no power of L" + scale},
        {"L log 2L", "column 7: expected '(' or a name after 'log', found '2'"},
        {"L + log(2)", "column 5: the logarithm of what is no power of L" + scale},
        {"log(2L)", "column 1: the logarithm of what is no power of L" + scale},
        {"log(0)", "column 1: the logarithm of zero"},
        {"1 - sqrt(L^2+1)", "column 5: a fractional or negative power of a sum" + scale},
        {"3 + (L+1)^-2", "column 5: a fractional or negative power of a sum" + scale},
        {"1/(L-L)", "column 4: division by zero"},
        {"1/0", "column 3: division by zero"},
        {"(1-1)^-1", "column 1: a fractional or negative power of zero"},
        {"1/C", "column 3: the reciprocal of C; expected a single term without symbols"},
        {"2 sqrt(-L)",
         "column 3: the square root of -1; expected a positive rational number times an even power of pi"},
        {"sqrt(pi)", "column 1: the square root of pi; expected a positive rational number times an even power of pi"},
        {"(-8)^(1/3)", "column 1: the root of order 3 of -8; expected the power of a positive rational number"},
        {"9^(1/3)", "column 1: the root of order 3 of 9; expected the power of a positive rational number"}};
    for (const auto& [text, message] : refused) CHECK(terms_in(text) == message);
}

TEST_CASE("hostile expressions are refused quickly") {
    for (const std::string piece :
         {"(", ")", "-", "L^", "log ", "log(", "1+", "2", "L ", "\xff", "sqrt", "((((", "^", "L(", "1e"}) {
        for (const std::size_t times : {1'000'000, 9'000, 1'500, 201}) {
            std::string text;
            while (text.size() < times * piece.size()) text += piece;
            try {
                static_cast<void>(parse_expression(text + "L", expression_symbols).leading());
            } catch (const ExpressionError& error) {
                CHECK(error.column >= 1);
                CHECK(std::string(error.what()).size() < 300);
            }
        }
    }
    CHECK_THROWS_WITH(parse_expression(std::string(1'000'000, '(')),
                      Catch::StartsWith("column 1: 1000000 characters; expected at most 10000"));
    CHECK_THROWS_WITH(parse_expression(std::string(5'000, '(')),
                      Catch::StartsWith("column 201: nested too deeply; expected at most 200 levels"));
    CHECK_THROWS_WITH(parse_expression(std::string(5'000, '-') + "L"), Catch::Contains("nested too deeply"));
    CHECK(terms_in(std::string(190, '(') + "L" + std::string(190, ')')) == "L");
    std::string sum = "L", product = "L";
    for (int i = 0; i < 3000; ++i) sum += "+1", product += "*1";
    CHECK(terms_in(sum) == "L | 3000");
    CHECK(terms_in(product) == "L");
    // Numbers and powers that would not fit the memory.
    CHECK(terms_in(std::string(4000, '9') + " - 1e4000 + 1") == "0");
    CHECK_THROWS_WITH(parse_expression("1 + " + std::string(9000, '9')),
                      Catch::StartsWith("column 5: a number of 29898 bits"));
    CHECK_THROWS_WITH(parse_expression("2*1e999999999"),
                      Catch::StartsWith("column 3: '1e999999999' is no exact number"));
    CHECK_THROWS_WITH(parse_expression("1e-100000"), Catch::StartsWith("column 1: a number of"));
    CHECK_THROWS_WITH(parse_expression("1e99999999999999999999"), Catch::StartsWith("column 1: "));
    CHECK(terms_in("2^1000000") == "column 1: a number of 16385 bits; expected at most 16384");
    CHECK(terms_in("1/3^999999").starts_with("column 3: a number of "));
    CHECK(terms_in("((L^1000000)^1000000)^1000000") == "L^1000000000000000000");
    CHECK(terms_in("(C^1000)^1001").starts_with("column 1: an exponent of "));
    CHECK(terms_in("(1 + C + pi + L + log L)^1000").starts_with("column 1: a product of sums of "));
    CHECK(terms_in("(1 + L)^1000000").starts_with("column 1: a product of sums of "));
    CHECK(leading_of("(1 + L)^1000000") == "L^1000000");
}

TEST_CASE("leading terms are asymptotically equivalent to the expression") {
    const std::pair<std::string, std::string> leading[] = {
        {"1/(L+1)", "1/L"},
        {"log(L+1)", "log(L)"},
        {"log(2L^3 + L)", "3 * log(L)"},
        {"sqrt(L^2+1)", "L"},
        {"(8L^3 + L)^(-1/3)", "1/2 / L"},
        {"L/(2L + log L)", "1/2"},
        {"(L^2 - 1)/(L + 1)", "L"},
        {"1 - 1", "column 1: the expression is zero; expected one with a leading term"},
        {"(L+1) - L", "1"},
        {"1/((L+1) - L + pi/L)", "1"},
        {"(L + log L)^2 - L^2", "2 * L*log(L)"},
        {"log(1 + 1/L)", "1/L"},
        {"log(1 - 3/L + 1/L^2)", "-3 / L"},
        {"log(1/L + 1/L^2)", "-log(L)"},
        {"log(L log L)", "log(L)"},
        {"log(1 + L - L)", "column 1: the expression is zero; expected one with a leading term"},
        {"0 * log(L+1) + 1/(L+2)", "1/L"},
        {"(L-L)^2 + 1/(L+1)", "1/L"},
        {"(L-L)^0", "1"},
        {"1/(log L + 1)^2", "1/log(L)^2"},
        {"(C-1) L + sqrt(L+1)", "(C - 1) * L"},
        {"C/(L+1) - C/(L+2) + 1", "1"},
        {"sqrt(4 L + pi)/pi", "2/pi * L^(1/2)"},
        {"(L+1)^0", "1"},
        {"-log(L+1)/(pi L)", "-1/pi * log(L)/L"},
        {"log((L+1)/L^3)", "-2 * log(L)"},
        {"L^(1/3) + L^(1/2) + log(L)^2", "L^(1/2)"}};
    const Precision precise(16'000);
    for (const auto& [text, expected] : leading) {
        INFO(text);
        CHECK(leading_of(text) == expected);
        if (expected.starts_with("column")) continue;
        const Expression expression = parse_expression(text, expression_symbols);
        // Corrections are of order log log L/log L at worst, with constants below 3.
        for (const unsigned long exponent : {30, 300, 3000}) {
            const Ball L(power(Rational(10), exponent));
            const Ball error = expression.at(L, symbol_values) / value_of(expression.leading(), L) - 1;
            CHECK(certainly_less(abs(error), 3 * log(log(L)) / log(L)) == Truth::yes);
        }
    }
}

TEST_CASE("leading terms are refused where they are not known") {
    const std::string cancel = ": the leading terms cancel, and the rest is not known exactly: column ";
    const std::string scale = "; the scale is sums of c*L^p*log(L)^q";
    const std::pair<std::string, std::string> refused[] = {
        {"L + 1/(L+1) - L", "column 1" + cancel + "8: division by a sum" + scale},
        {"2*(sqrt(L^2+1) - L)", "column 4" + cancel + "4: a fractional or negative power of a sum" + scale},
        {"1/(log(L+1) - log L)", "column 4" + cancel + "4: the logarithm of a sum" + scale},
        {"log(C L)",
         "column 1: the logarithm of a term with coefficient C; expected a coefficient that is known to be positive"},
        {"1 + log(3 - L)",
         "column 5: the logarithm of a term with coefficient -1; expected a coefficient that is known to be positive"},
        {"log(L - L)", "column 1: the logarithm of 0; expected a coefficient that is known to be positive"},
        {"log(2 + 1/L)", "column 1: the logarithm of what tends neither to 1 nor grows as a power of L" + scale},
        {"log log L", "column 1: the logarithm of what tends neither to 1 nor grows as a power of L" + scale},
        {"log(1 + 1/(L+1))", "column 12: division by a sum" + scale},
        {"1/(C L + 1)", "column 4: the reciprocal of C; expected a single term without symbols"},
        {"sqrt(C L + 1)",
         "column 1: the square root of C; expected a positive rational number times an even power of pi"},
        {"sqrt(1 - L)",
         "column 1: the square root of -1; expected a positive rational number times an even power of pi"},
        {"1/(L-L)", "column 4: division by zero"},
        {"(L-L)^-1", "column 1: a negative power of zero"}};
    for (const auto& [text, message] : refused) CHECK(leading_of(text) == message);
}

TEST_CASE("values are enclosed") {
    const Ball L(1000);
    CHECK(parse_expression("L^2 - 10^6").at(L).is_exactly_zero());
    CHECK(parse_expression("L^(-1/2)").at(Ball(4)).contains(Rational(1, 2)));
    CHECK(parse_expression("C/L", expression_symbols).at(L, symbol_values).contains(Rational(3, 1000)));
    CHECK_FALSE(parse_expression("C/L", expression_symbols).at(L).is_finite());
    CHECK_FALSE(parse_expression("sqrt(1 - L)").at(L).is_finite());
    CHECK_FALSE(parse_expression("1/(L - 1000)").at(L).is_finite());
    CHECK_FALSE(parse_expression("log(L - 1000)").at(L).is_finite());
    // The value at every L of a ball.
    const Ball image = parse_expression("1/(L+1)").at(Ball::interval(Rational(1), Rational(3)));
    CHECK((image.contains(Rational(1, 2)) && image.contains(Rational(1, 4))));
    CHECK(certainly_less(image.radius(), Ball(1)) == Truth::yes);
    CHECK(parse_expression("pi").at(L).accurate_bits() > 120);
    const Precision precise(1000);
    CHECK(parse_expression("log(L)^(3/2) / pi").at(L).accurate_bits() > 980);
}

TEST_CASE("random expressions keep their value when read, printed and reduced") {
    int all = 0, finite = 0, reduced = 0;
    require_property(
        "round trips",
        [&] {
            const Ball L(Rational(uniform(11, 1'000'000), 10));
            const Sample sample = random_sample(L, uniform(1, 8), true);
            ++all;
            try {
                const Expression read = parse_expression(sample.text, expression_symbols),
                                 again = parse_expression(read.text(), expression_symbols);
                const Ball value = read.at(L, symbol_values);
                RC_ASSERT(value.is_finite() == sample.value.is_finite());
                RC_ASSERT(again.text() == read.text());
                if (!value.is_finite()) return;
                finite += value.accurate_bits() > 60;
                RC_ASSERT(value.overlaps(sample.value));
                RC_ASSERT(value.overlaps(again.at(L, symbol_values)));
                const std::vector<LogTerm> terms = read.terms();
                RC_ASSERT(again.terms() == terms);
                ++reduced;
                Ball sum(0);
                for (std::size_t i = 0; i < terms.size(); ++i) {
                    RC_ASSERT((i == 0 || grows_faster(terms[i - 1], terms[i])));
                    sum += value_of(terms[i], L);
                }
                RC_ASSERT(value.overlaps(sum));
            } catch (const ExpressionError& error) {
                // The text is well formed: only the reduction may refuse it, or a division by what is exactly zero.
                RC_ASSERT(std::string(error.what()).find("expected an") == std::string::npos);
                RC_ASSERT(error.column <= static_cast<long>(sample.text.size()));
            }
        },
        4000);
    CHECK(finite > all / 2);
    CHECK(reduced > all / 4);
}

TEST_CASE("leading terms of random expressions agree with values at a huge L") {
    int narrow = 0;
    require_property(
        "the ratio is 1",
        [&] {
            // log L is about 10^12, so that corrections of order 1/log L are invisible at the tolerance.
            const Precision precise(512);
            const Ball L = Ball::dyadic(1, 1L << 40);
            const Sample sample = random_sample(L, uniform(1, 8), false);
            try {
                const Ball ratio =
                    parse_expression(sample.text).at(L) / value_of(parse_expression(sample.text).leading(), L);
                if (!ratio.is_finite() || ratio.accurate_bits() < 60) return;
                ++narrow;
                RC_ASSERT(certainly_less(abs(ratio - 1), Ball(Rational(1, 1'000'000))) == Truth::yes);
            } catch (const ExpressionError&) {
            }
        },
        4000);
    CHECK(narrow > 1500);
}

TEST_CASE("terms read back as they are printed") {
    const std::pair<LogTerm, const char*> printed[] = {
        {{Rational(3, 8), -1, 1}, "3/8 * log(L)/L"},
        {{1, Rational(-21, 20), 0}, "L^(-21/20)"},
        {{1, 0, 0}, "1"},
        {{-1, -1, 0}, "-1/L"},
        {{-1, 1, 0}, "-L"},
        {{0, 3, 1}, "0"},
        {{SymbolicConstant::symbol("C") - Rational(1, 2), 1, 0}, "(C - 1/2) * L"},
        {{1, -1, -1}, "1/(L*log(L))"},
        {{2, -2, Rational(1, 2)}, "2 * log(L)^(1/2)/L^2"}};
    for (const auto& [term, text] : printed) CHECK(to_string(term) == text);
    require_property("random terms", [] {
        const auto constant = [] {
            const SymbolicConstant power_of_pi = SymbolicConstant::pi().power(*rc::gen::inRange<long>(0, 3));
            return SymbolicConstant(Rational(*rc::gen::inRange<long>(-9, 10), *rc::gen::inRange<long>(1, 9))) *
                   SymbolicConstant::sqrt_of(*rc::gen::inRange<long>(1, 13)) *
                   (*rc::gen::arbitrary<bool>() ? power_of_pi : power_of_pi.inverse());
        };
        const auto exponent = [] { return Rational(*rc::gen::inRange<long>(-7, 8), *rc::gen::inRange<long>(1, 4)); };
        const SymbolicConstant coefficient =
            constant() + constant() * SymbolicConstant::symbol("C").power(*rc::gen::inRange<long>(0, 3)) +
            constant() * SymbolicConstant::symbol("C") * SymbolicConstant::symbol("K_1");
        const LogTerm term{coefficient, exponent(), exponent()};
        const std::vector<LogTerm> read = parse_expression(to_string(term), expression_symbols).terms();
        RC_ASSERT(read == (coefficient.is_formally_zero() ? std::vector<LogTerm>{} : std::vector<LogTerm>{term}));
    });
    CHECK(grows_faster({1, 1, 0}, {1, Rational(9, 10), 100}));
    CHECK(grows_faster({1, 1, 1}, {5, 1, 0}));
    CHECK_FALSE(grows_faster({2, 1, 1}, {1, 1, 1}));
}

TEST_CASE("random bytes and random tokens are read or refused, nothing else") {
    const auto check = [](const std::string& text) {
        try {
            const Expression read = parse_expression(text, expression_symbols);
            RC_ASSERT(parse_expression(read.text(), expression_symbols).text() == read.text());
            static_cast<void>(read.leading());
        } catch (const ExpressionError& error) {
            RC_ASSERT((error.column >= 1 && error.column <= static_cast<long>(text.size()) + 1));
        }
    };
    require_property("bytes", [&] { check(*rc::gen::arbitrary<std::string>()); });
    require_property(
        "tokens",
        [&] {
            const auto token = rc::gen::element<std::string>("0", "1", "7", ".5", "2e3", "+", "-", "*", "/", "^", "**",
                                                             "(", ")", " ", "L", "L", "C", "log", "log ", "ln(",
                                                             "sqrt(", "pi", "^2", "^(1/2)", "(L", ")");
            std::string text;
            for (const std::string& piece : *rc::gen::resize(10, rc::gen::container<std::vector<std::string>>(token)))
                text += piece;
            check(text);
        },
        5000);
}
