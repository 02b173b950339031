// Checks claim/language/networks.hpp and what the parser, the evaluator and the depth rates make of activations: values
// against ntk, limits and rates against the depth law and against what is false, and errors with their place.
#include "claim/language/networks.hpp"

#include "catch.hpp"
#include "claim/language/decide.hpp"
#include "claim/language/latex.hpp"
#include "claim/language/parser.hpp"
#include "claim/language/statements.hpp"
#include "claim/language/text.hpp"

using namespace claim::language;
using Catch::Matchers::Contains;

namespace {

Answer answer(const std::string& text) { return decide(parse(text), {}).answer; }

}  // namespace

TEST_CASE("calls with an activation have a name of their own and read back from their text") {
    for (const char* text : {"theta_bar(z, L; phi = erf, q = 1)", "rho(z, 3; phi = leaky_relu(1/10), q = 1)",
                             "h(z; phi = hermite(0, 1/2, 1/2), q = 1)", "h_prime(z; phi = relu^2, q = 3)",
                             "T(z, L + 1; phi = tanh, w = 4, b = 1/10)"}) {
        INFO(text);
        const Expression e = parse_expression(text);
        CHECK(to_text(e) == text);
        CHECK(parse_expression(to_text(e)) == e);
        CHECK(network_function(e->name));
        CHECK(network_of(e));
        CHECK_THAT(to_latex(e), Contains("\\varphi="));
    }
    CHECK(parse_expression("h'(z; phi = erf, q = 1)") == parse_expression("h_prime(z; phi = erf, q = 1)"));
    CHECK(parse_expression("h_prime(z)") == parse_expression("h'(z)"));
    CHECK_FALSE(network_function("theta_bar"));
    CHECK_FALSE(network_of(parse_expression("theta_bar(z, 3)")));
    CHECK_FALSE(parse_expression("theta_bar(z, 3; phi = erf, q = 1)") ==
                parse_expression("theta_bar(z, 3; phi = erf, q = 2)"));
    // A definition of the younger name is still one.
    CHECK(answer("h_prime(u) = u^2; forall u in [0, 1]: h_prime(u) <= u") == Answer::holds);
}

TEST_CASE("values of networks at points") {
    CHECK(answer("0.564088893208881 < h(1/2; phi = erf, q = 1) < 0.564088893208882") == Answer::holds);
    CHECK(answer("0.790569415042094 < h_prime(1/2; phi = erf, q = 1) < 0.790569415042095") == Answer::holds);
    CHECK(answer("0.47968680036496 < theta_bar(1/2, 2; phi = erf, q = 1) < 0.47968680036497") == Answer::holds);
    CHECK(answer("theta_bar(1/2, 2; phi = erf, q = 1) > 0.47968680036497") == Answer::fails);
    CHECK(answer("theta_bar(1, 7; phi = gelu, q = 1) = 1") == Answer::holds);
    CHECK(answer("rho(-1, 2; phi = abs, q = 1) = 1") == Answer::holds);
    CHECK(answer("abs(theta_bar(1/2, 40; phi = leaky_relu(0), q = 1) - theta_bar(1/2, 40)) < 1e-20") == Answer::holds);
    CHECK(answer("theta_bar(1/2, 3; phi = abs, q = 1) = theta_bar(1/2, 3)") == Answer::fails);
    CHECK(answer("theta_bar(3/2, 3; phi = erf, q = 1) > 0") == Answer::ill_posed);
}

TEST_CASE("networks on intervals inside of (-1, 1), at a given depth") {
    CHECK(answer("forall z in [0, 1/2]: theta_bar(z, 5; phi = erf, q = 1) < 0.45") == Answer::holds);
    CHECK(answer("forall z in [0, 1/2]: theta_bar(z, 5; phi = erf, q = 1) < 0.43") == Answer::fails);
    CHECK(answer("forall z in [-1/2, 1/2]: h(z; phi = erf, q = 1) > z") == Answer::holds);
    CHECK(answer("forall z in [-1/2, 1/2]: h(z; phi = erf, q = 1) > z + 1/8") == Answer::fails);
    CHECK(answer("forall z in [0, 1/2]: rho(z, 4; phi = leaky_relu(0), q = 1) >= rho(z, 4) - 1/10") == Answer::holds);
    // The sides touch at 1, and beyond it there is no correlation.
    CHECK(answer("forall z in [-1, 1]: h(z; phi = erf, q = 1) >= z") == Answer::undecided);
    CHECK(answer("forall z in [0, 1.001]: h(z; phi = erf, q = 1) >= 0") == Answer::ill_posed);
    CHECK(answer("forall z in [0, 1/2], L >= 1: theta_bar(z, L; phi = erf, q = 1) >= 0") == Answer::undecided);
}

TEST_CASE("limits and rates of networks by the depth law") {
    const std::string all = "forall z in (-1, 1): ", limit = " as L -> inf";
    for (const char* claim :
         {"theta_bar(z, L; phi = erf, q = 1) = 1/3 - 11/18*log(L)/L + O(1/L)",
          "theta_bar(z, L; phi = erf, q = 1) = 1/3 + O(log(L)/L)",
          "theta_bar(z, L; phi = geometric, q = 1) = 1/3 + O(1/L)",
          "theta_bar(z, L; phi = abs, q = 1) = 1/4 + 3/8*log(L)/L + O(1/L)",
          "theta_bar(z, L; phi = relu^2, q = 1) = 1/3 - 16/(75*pi)*L^(-1/2) + O(log(L)/L)",
          "theta_bar(z, L; phi = tanh, q = 1) - 1/3 = Theta(log(L)/L)", "T(z, L; phi = exp, q = 1) ~ L/3",
          "1 - rho(z, L; phi = exp, q = 1) ~ 2/L", "1 - rho(z, L; phi = abs, q = 1) ~ 9*pi^2/(8*L^2)"}) {
        INFO(claim);
        CHECK(answer(all + claim + limit) == Answer::holds);
    }
    for (const char* claim :
         {"theta_bar(z, L; phi = erf, q = 1) = 1/3 + O(1/L)", "theta_bar(z, L; phi = erf, q = 1) = 1/4 + O(log(L)/L)",
          "theta_bar(z, L; phi = erf, q = 1) = 1/3 + 11/18*log(L)/L + O(1/L)",
          "theta_bar(z, L; phi = exp, q = 1) = 1/3 + 2/9*log(L)/L + O(1/L)",
          "theta_bar(z, L; phi = tanh, q = 1) = 1/3 + O(1/L)", "1 - rho(z, L; phi = exp, q = 1) ~ 1/L",
          "theta_bar(z, L; phi = abs, q = 1) - theta_bar(z, L; phi = exp, q = 1) = O(1/L)"}) {
        INFO(claim);
        CHECK(answer(all + claim + limit) == Answer::fails);
    }
    CHECK(answer(all + "theta_bar(z, L; phi = abs, q = 1) - theta_bar(z, L) = O(1/L)" + limit) == Answer::holds);
    CHECK(answer(all + "lim[L -> inf] theta_bar(z, L; phi = gelu, q = 1) = 1/3") == Answer::holds);
    CHECK(answer("forall z in [-1, 1]: lim[L -> inf] theta_bar(z, L; phi = erf, q = 1) = 1/3") == Answer::fails);
    // What is not known stays open: beyond the next term, all layers, uniformly, off the edge, z = -1 of an even map.
    for (const char* open :
         {"forall z in (-1, 1): theta_bar(z, L; phi = geometric, q = 1) = 1/3 + o(1/L) as L -> inf",
          "forall z in [0, 1/2]: theta_bar(z, L; phi = erf, q = 1) = 1/3 + O(log(L)/L) as L -> inf uniformly in z",
          "forall z in [0, 1/2]: theta_bar(z, L; phi = erf, w = 1, b = 1/10) = 1/3 + O(1/L) as L -> inf",
          "forall z in [-1, 1): lim[L -> inf] theta_bar(z, L; phi = abs, q = 1) = 1/4",
          "forall z in (-1, 1): lim[L -> inf] theta_bar(z, L; phi = relu^3, q = 1) = 1/3"}) {
        INFO(open);
        CHECK(answer(open) == Answer::undecided);
    }
}

TEST_CASE("what is no network, with its place") {
    const auto [text, column, says] = GENERATE(table<std::string, long, std::string>({
        {"h(1/2; phi = swish, q = 1) > 0", 14, "no activation 'swish'"},
        {"h(1/2; q = 1) > 0", 8, "phi = erf"},
        {"h(1/2; phi = erf) > 0", 8, "no variance"},
        {"h(1/2; phi = erf, b = 1) > 0", 8, "a bias variance alone"},
        {"h(1/2; phi = erf, q = 1, w = 2) > 0", 8, "q and another variance"},
        {"h(1/2; phi = erf, q = 1, q = 2) > 0", 26, "a second time"},
        {"h(1/2; phi = erf, q = pi) > 0", 23, "a rational number"},
        {"h(1/2; phi = erf, n0 = 1) > 0", 19, "the option 'n0'"},
        {"h(1/2; phi = cos, q = 1) > 0", 8, "negative"},
        {"h(1/2; phi = tanh, q = 0) > 0", 8, "q > 0"},
        {"h(1/2; phi = leaky_relu(1), q = 1) > 0", 14, "linear"},
        {"h''(1/2; phi = erf, q = 1) > 0", 1, "a derivative of h of a network"},
        {"kappa0(1/2; phi = erf, q = 1) > 0", 13, "an option of kappa0"},
    }));
    INFO(text);
    try {
        static_cast<void>(parse(text));
        FAIL("no error");
    } catch (const StatementError& error) {
        CHECK(error.place.column == column);
        CHECK_THAT(error.what(), Contains(says));
    }
}
