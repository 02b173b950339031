// Rate claims: the accepted forms, and every refusal with its column in the full text.
#include "rigor/rate/rate_claim.hpp"

#include "generators.hpp"

using namespace rigor;
using namespace testing_generators;

namespace {

const std::set<std::string> claim_symbols{"C"};

std::string name(RateKind kind) {
    switch (kind) {
        case RateKind::big_o: return "O";
        case RateKind::little_o: return "o";
        case RateKind::theta: return "Theta";
        default: return "~";
    }
}

/// "approximation | O | rate", or the error.
std::string read(std::string_view text) {
    try {
        const RateClaim claim = parse_rate_claim(text, claim_symbols);
        CHECK(claim.text == text);
        return claim.approximation.text() + " | " + name(claim.kind) + " | " + claim.rate.text();
    } catch (const ExpressionError& error) {
        CHECK(std::string(error.what()).starts_with("column " + std::to_string(error.column) + ": "));
        return error.what();
    }
}

}  // namespace

TEST_CASE("rate claims of every form are read") {
    const std::pair<const char*, const char*> claims[] = {
        {"1/4 + 3/8 log L/L + O(1/L)", "1/4 + 3/8*log(L)/L | O | 1/L"},
        {"1/4+O(log L/L)", "1/4 | O | log(L)/L"},
        {"C - o(1)", "C | o | 1"},
        {"1/4 - 1/L + Theta(log(L)^2 / L^2)", "1/4 - 1/L | Theta | log(L)^2/L^2"},
        {"= 1/4 + O(1/L)", "1/4 | O | 1/L"},
        {"O(L^-2)", "0 | O | L^(-2)"},
        {" = O ( L ) ", "0 | O | L"},
        {"\to(1)", "0 | o | 1"},
        {"~ 2 log L", "0 | ~ | 2*log(L)"},
        {"~L/(L+1)", "0 | ~ | L/(L + 1)"},
        {"-1 + O(1/L)", "-1 | O | 1/L"},
        {"(1/4 + 1/L) + O(1/(L^2 + 1))", "1/4 + 1/L | O | 1/(L^2 + 1)"},
        {"1/4 + O((1 + L)/(L^2))", "1/4 | O | (1 + L)/L^2"},
        {"0 + O(1)", "0 | O | 1"},
        {"L - L + O(-1/L)", "L - L | O | -1/L"},
        {"C/L + O(C/L^2)", "C/L | O | C/L^2"}};
    for (const auto& [text, expected] : claims) CHECK(read(text) == expected);
}

TEST_CASE("what is no rate claim is refused with its column") {
    const std::string start = "expected a number, a name or '(', found ",
                      names = "; expected one of L, pi, log, ln, sqrt, C, O, o, Theta";
    const std::string empty = "expected a claim, such as 1/4 + O(log(L)/L) or ~ 2*log(L), found the end";
    const std::string scale = "; the scale is sums of c*L^p*log(L)^q";
    const std::string characters = "; expected ASCII letters, digits, spaces and . + - * / ^ ( )";
    const std::pair<std::string, std::string> refused[] = {
        {"", "column 1: " + empty},
        {"  ", "column 3: " + empty},
        {"=", "column 2: " + empty},
        {"~", "column 2: " + empty},
        {" ~ ", "column 4: " + empty},
        // The order term: one, the last, at the top.
        {"1/4", "column 4: expected an order term, as in 1/4 + O(1/L), found the end"},
        {"= 2 L", "column 6: expected an order term, as in 2 L + O(1/L), found the end"},
        {"1/4 + 3/8*", "column 11: " + start + "the end"},
        {"1/4 + O(1/L) + o(1/L)", "column 16: a second order term; expected exactly one"},
        {"O(O(1))", "column 3: a second order term; expected exactly one"},
        {"1/4 + O(1/L) + 1/L", "column 14: the order term is not the last; expected the end, found '+'"},
        {"O(1/L) L", "column 8: the order term is not the last; expected the end, found 'L'"},
        {"O(L)^2", "column 5: the order term is not the last; expected the end, found '^'"},
        {"(1/4 + O(1/L))", "column 8: an order term in parentheses; expected it at the end of the sum"},
        {"2 O(1/L)", "column 3: expected '+' or '-' before the order term, found '2'"},
        {"1/4 * O(L)", "column 7: expected '+' or '-' before the order term, found '*'"},
        {"(1/4) O(L)", "column 7: expected '+' or '-' before the order term, found ')'"},
        {"1/4 + O", "column 8: expected '(' after 'O', found the end"},
        {"1/4 + Theta 1/L", "column 13: expected '(' after 'Theta', found '1'"},
        {"~ O(L)", "column 3: an order term after '~'; expected an expression"},
        // Parentheses.
        {"1/4 + O(1/L", "column 12: expected ')' for the '(' of column 8, found the end"},
        {"(1/4 + O(1/L)", "column 14: expected ')' for the '(' of column 1, found the end"},
        {"1/4 + O(1/L))", "column 13: a ')' without '('; expected an operator or the end"},
        {")", "column 1: a ')' without '('; expected an operator or the end"},
        // The expressions.
        {"1/4 + O()", "column 9: " + start + "')'"},
        {"1/4 + O(1/)", "column 11: " + start + "')'"},
        {"+ O(1)", "column 1: " + start + "'+'"},
        {"1/4 + - O(1)", "column 7: " + start + "'-'"},
        {"1 2 + O(1)", "column 3: expected an operator before the number, found '2'"},
        {"1/4 + K/L + O(1)", "column 7: the unknown name 'K'" + names},
        {"1/4 + theta(1/L)", "column 7: the unknown name 'theta'" + names},
        {"O(x)", "column 3: the unknown name 'x'" + names},
        {"exp(-L) + O(1)", "column 1: exp is not supported; expected one of L, pi, log, ln, sqrt, C"},
        {"1 = O(L)", "column 3: the character '='" + characters},
        {"= ~ L", "column 3: the character '~'" + characters},
        {"1/4 + \xce\x98(1)", "column 7: the byte 206" + characters},
        {"1/4 + O(0)", "column 9: the expression is zero; expected one with a leading term"},
        {"1/4 + o(C - C)", "column 9: the expression is zero; expected one with a leading term"},
        {"~ L - L", "column 3: the expression is zero; expected one with a leading term"},
        {"1/4 + 1/(L+1) + O(1)", "column 10: division by a sum" + scale},
        {"log(L+1) + O(1)", "column 1: the logarithm of a sum" + scale},
        {"1/4 + O(1/log log L)",
         "column 11: the logarithm of what tends neither to 1 nor grows as a power of L" + scale},
        {"1/4 + O(1/C)", "column 11: the reciprocal of C; expected a single term without symbols"}};
    for (const auto& [text, message] : refused) CHECK(read(text) == message);
    for (const char* symbol : {"O", "o", "Theta", "L"})
        CHECK_THROWS_AS(parse_rate_claim("O(1)", {symbol}), std::invalid_argument);
}

TEST_CASE("rates that tend to zero are told from those that do not") {
    for (const char* text : {"O(1/L)", "1/4 + o(1/log L)", "Theta(L^-0.001 log(L)^100)", "~ log L/L", "O(C/L)",
                             "O(1/sqrt(L + 1))", "~ -1/L", "O(log(1 + 1/L))"})
        CHECK(rate_tends_to_zero(parse_rate_claim(text, claim_symbols)));
    for (const char* text :
         {"O(1)", "o(1)", "O(log L)", "Theta(L^0.001/log(L)^100)", "~ 2", "O(C)", "O(L/(L+1))", "O(sqrt(log L))"})
        CHECK_FALSE(rate_tends_to_zero(parse_rate_claim(text, claim_symbols)));
}

TEST_CASE("hostile rate claims are refused quickly") {
    for (const std::string piece : {"O(", "O", "1+", "(", ")", "~", "=", "+O(1)", "o(1)+", "\xff"})
        for (const std::size_t times : {1'000'000, 2'000}) {
            std::string text;
            while (text.size() < times * piece.size()) text += piece;
            CHECK(read(text).size() < 300);
        }
    CHECK(read(std::string("O(1)\0", 5)) ==
          "column 5: the byte 0; expected ASCII letters, digits, spaces and . + - * / ^ ( )");
}

TEST_CASE("random tokens are read as a rate claim or refused") {
    int accepted = 0;
    require_property(
        "no other exception",
        [&] {
            const auto piece = rc::gen::element<std::string>("O(", "o(", "Theta(", "1/L", ")", "(", "+", "-", "1/4",
                                                             "C", "~", "=", " ", "log L");
            std::string text;
            for (const std::string& token : *rc::gen::resize(8, rc::gen::container<std::vector<std::string>>(piece)))
                text += token;
            try {
                const RateClaim claim = parse_rate_claim(text, claim_symbols);
                static_cast<void>(claim.approximation.terms());
                static_cast<void>(rate_tends_to_zero(claim));
                ++accepted;
            } catch (const ExpressionError& error) {
                RC_ASSERT((error.column >= 1 && error.column <= static_cast<long>(text.size()) + 1));
            }
        },
        5000);
    CHECK(accepted > 10);
}
