// `verify eval … --activation` and `verify rate … --activation` from outside: both formats, and every kind of bad
// input.
#include "verify/process.hpp"

#include <nlohmann/json.hpp>

using Catch::Matchers::Contains, Catch::Matchers::StartsWith;
using Json = nlohmann::json;

namespace {

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

const std::string of_erf = " --activation erf --edge-of-chaos q=1";

void check_undecided(const std::string& arguments, const std::string& named) {
    const Ran ran = run_verify(arguments);
    INFO(arguments << ": " << ran.err);
    CHECK(ran.status == 3);
    CHECK(ran.out.empty());
    CHECK(lines(ran.err) == 1);
    CHECK_THAT(ran.err, Contains(named));
}

}  // namespace

TEST_CASE("eval of an activation, as text and as JSON") {
    const auto [arguments, begins] = GENERATE(table<std::string, std::string>({
        // 1 - (sqrt 5/2) (arcsin(2/3) - arcsin(1/3)) and sqrt(5/8); T_2 = h + h'/2.
        {"eval h --at 1/2" + of_erf, "[0.5640888932088815"},
        {"eval h-prime --at 1/2" + of_erf, "[0.790569415042094"},
        {"eval rho --at 1/2 --depth 2" + of_erf, "[0.5640888932088815"},
        {"eval one-minus-rho --at 1/2 --depth 2" + of_erf, "[0.435911106791118"},
        {"eval theta-bar --at 1/2 --depth 2" + of_erf, "[0.479686800364964"},
        {"eval h-prime --at 1 --activation tanh --edge-of-chaos q=1", "1.000"},
        // Even: h(-1) = 1.
        {"eval one-minus-rho --at -1 --depth 2 --activation abs --edge-of-chaos q=1", "0\n"},
        {"eval theta-bar --at -1 --depth 1e1000 --activation cos --edge-of-chaos q=2", "[1.000000"},
        {"eval rho --at -1 --depth 9 --activation tanh --weight-variance 4", "-1.00000"},
        {"eval theta-bar --at 1/2 --depth 1e1000 --activation geometric --edge-of-chaos q=1", "[0.3333333333"},
    }));
    INFO(arguments);
    const Ran text = run_verify(arguments + " --digits 18");
    CHECK(text.status == 0);
    CHECK(lines(text.out) == 1);
    CHECK(text.err.empty());
    CHECK_THAT(text.out, StartsWith(begins));
    const Json json = Json::parse(run_verify(arguments + " --digits 18 --format json").out);
    CHECK(json.at("enclosure") == first_line(text.out));
    CHECK(json.at("arguments").contains("activation"));
}

TEST_CASE("eval depth-law: every fact, in both formats") {
    const Ran text = run_verify("eval depth-law --at 1/2" + of_erf);
    CHECK(text.status == 0);
    const Json facts = Json::parse(run_verify("eval depth-law --at 1/2 --format json" + of_erf).out).at("facts");
    for (const auto& [name, fact] : facts.items())
        CHECK_THAT(text.out, Contains(name + ": " + fact.get<std::string>()));
    CHECK(facts.at("phase") == "edge of chaos");
    CHECK(facts.at("limit of Theta_bar") == "1/3");
    CHECK_THAT(facts.at("c").get<std::string>(), StartsWith("-11/18 = "));
    CHECK_THAT(facts.at("bounds").get<std::string>(), Contains("for all L >= "));
    const auto of = [](const std::string& arguments) {
        return Json::parse(run_verify("eval depth-law --format json --activation " + arguments).out).at("facts");
    };
    CHECK_THAT(of("leaky-relu:1/10 --edge-of-chaos q=1").at("c").get<std::string>(), StartsWith("3/8 = "));
    CHECK(of("erf --weight-variance 1 --bias-variance 1/10").at("phase") == "ordered");
    CHECK(of("tanh --weight-variance 4 --bias-variance 1/10").contains("rho*"));
    CHECK_THAT(of("abs --edge-of-chaos q=1 --at -1").at("diagonal").get<std::string>(), Contains("h being even"));
    CHECK_FALSE(of("abs --edge-of-chaos q=1 --at -1").contains("bounds"));
}

TEST_CASE("rate of an activation, as text and as JSON") {
    const auto [claim, activation, status, says] = GENERATE(table<std::string, std::string, int, std::string>({
        {"1/3 + O(1/L)", "erf", 1, "fails (proved)"},
        {"1/3 - 11/18 log(L)/L + O(1/L)", "erf", 0, "holds (proved)"},
        {"1/3 + 11/18 log(L)/L + O(1/L)", "erf", 1, "fails (proved)"},
        {"1/4 + 3/8 log(L)/L + O(1/L)", "leaky-relu:1/10", 0, "holds (proved)"},
        {"1/3 + O(1/L)", "geometric", 0, "holds (proved)"},
        {"1/3 + o(1/L)", "geometric", 3, "undecided"},
    }));
    const std::string arguments =
        "rate '" + claim + "' --of theta-bar --at 1/2 --edge-of-chaos q=1 --activation " + activation;
    INFO(arguments);
    const Ran text = run_verify(arguments), json = run_verify(arguments + " --format json");
    CHECK(text.status == status);
    CHECK(json.status == status);
    CHECK(first_line(text.out) == says);
    const Json report = Json::parse(json.out);
    CHECK(report.at("verdict") == says.substr(0, says.find(' ')));
    CHECK(report.at("activation") == activation);
    CHECK(report.at("edge-of-chaos") == "q=1");
    if (status != 3) CHECK_FALSE(report.at("bounds").empty());
}

TEST_CASE("bad activations: status 2, one line that names what is wrong") {
    const std::string at = " --at 1/2 --depth 3";
    const auto [arguments, named] = GENERATE_COPY(table<std::string, std::string>({
        {"--activation swish --edge-of-chaos q=1", "no activation 'swish'; expected one of relu, leaky-relu:SLOPE"},
        {"--activation cos --edge-of-chaos q=1", "-0.3130"},
        {"--activation relu^-1 --edge-of-chaos q=1", "not square integrable"},
        {"--activation relu^0 --edge-of-chaos q=1", "h'(1) is infinite"},
        {"--activation relu^13 --edge-of-chaos q=1", "from 1 to 12"},
        {"--activation leaky-relu:1 --edge-of-chaos q=1", "linear"},
        {"--activation leaky-relu:x --edge-of-chaos q=1", "'x' is no exact number"},
        {"--activation hermite:0,-1 --edge-of-chaos q=1", "the weight -1 of rho^1 is negative"},
        {"--activation poly:3 --edge-of-chaos q=1", "a constant"},
        {"--activation '' --edge-of-chaos q=1", "empty"},
        {"--activation tanh --edge-of-chaos q=0", "expected q > 0"},
        {"--activation erf --edge-of-chaos q=-1", "expected q > 0"},
        {"--activation erf --edge-of-chaos q=x", "--edge-of-chaos: 'x' is no exact number"},
        {"--activation erf --edge-of-chaos q=", "--edge-of-chaos"},
        {"--activation geometric --edge-of-chaos q=2", "q = 1 alone"},
        {"--activation erf --edge-of-chaos q=1 --weight-variance 1", "it says both variances"},
        {"--activation erf --edge-of-chaos q=1 --bias-variance 1", "it says both variances"},
        {"--activation erf", "no variances"},
        {"--activation erf --bias-variance 1/10", "no variances"},
        {"--activation erf --weight-variance -1", "weight variance > 0"},
        {"--activation erf --weight-variance 1/2", "no fixed point"},
        {"--edge-of-chaos q=1", "belong to --activation"},
    }));
    check_refused("eval rho " + arguments + at, named);
    check_refused("rate '1/3 + O(1/L)' --of theta-bar " + arguments, named);
}

TEST_CASE("bad questions about an activation: status 2") {
    const auto [arguments, named] = GENERATE(table<std::string, std::string>({
        {"eval rho --at 3/2 --depth 3" + of_erf, "--at 3/2"},
        {"eval rho --at 1/2 --depth 0" + of_erf, "--depth 0"},
        {"eval rho --at 1/2" + of_erf, "--depth"},
        {"eval kappa0 --at 1/2" + of_erf, "kappa0 takes no --activation"},
        {"eval depth-law --edge-of-chaos q=1", "--activation"},
        {"rate '1/3 + O(1/L)' --of rho" + of_erf, "no sequence 'rho' of a network with an activation"},
        {"rate '1/3 + O(1/L)' --of theta-bar --at 1" + of_erf, "--at 1"},
        {"rate '1/3 + O(1/L)' --of theta-bar --at -1 --activation abs --edge-of-chaos q=1", "h of abs is even"},
        {"rate '1/3 + O(1/L)' --of theta-bar --activation erf --weight-variance 1 --bias-variance 1/10",
         "ordered phase"},
        {"rate '1/3 + O(1/L)' --csv nowhere.csv" + of_erf, "--activation belongs to a built-in sequence"},
    }));
    check_refused(arguments, named);
}

TEST_CASE("what the theorems do not reach: status 3, and why") {
    check_undecided("eval depth-law --activation poly:0,1 --edge-of-chaos q=1", "h''(1) is 0");
    check_undecided("rate '1/3 + O(1/L)' --of theta-bar --activation poly:0,1 --edge-of-chaos q=1", "h''(1) is 0");
    check_undecided("eval depth-law --activation relu^3 --edge-of-chaos q=1", "h''''(1) is infinite");
    check_undecided("eval depth-law --activation tanh --weight-variance 1", "it is not decided");
    check_undecided("eval theta-bar --at 1 --depth 3 --activation tanh --weight-variance 1", "it is not decided");
    check_undecided("eval theta-bar --at 1/2 --depth 1e6 --activation relu^3 --edge-of-chaos q=1", "50000");
}
