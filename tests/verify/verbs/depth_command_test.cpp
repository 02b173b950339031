// `verify eval` at large depth, from outside: values, agreement between the ways, limits and errors.
#include "verify/process.hpp"

#include "rigor/number/ball.hpp"

#include <nlohmann/json.hpp>

using Json = nlohmann::json;

namespace {

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

/// The midpoint of "[m +/- r]", as text.
std::string midpoint(const std::string& enclosure) { return enclosure.substr(1, enclosure.find(' ') - 1); }

}  // namespace

TEST_CASE("depth 1e30, 1e1000 and 1e100000 are answered with the digits asked for") {
    for (const char* depth : {"1e30", "1e1000", "1e100000"})
        for (const char* function : {"theta-bar", "rho", "one-minus-rho", "angle", "theta-bar-excess"}) {
            const Ran ran = run_verify(std::string("eval ") + function + " --at 1/2 --digits 50 --depth " + depth);
            INFO(function << " " << depth << ": " << ran.out << ran.err);
            CHECK(ran.status == 0);
            CHECK(lines(ran.out) == 1);
            const Json json = Json::parse(
                run_verify(std::string("eval ") + function + " --at 1/2 --digits 50 --format json --depth " + depth)
                    .out);
            CHECK(json.at("enclosure") == first_line(ran.out));
            CHECK(json.at("arguments").at("depth") == depth);
        }
    // Theta_bar - 1/4 at 1e30: (3/8) log(1e30)/1e30 + (C/4 - 1/8)/1e30 = 2.71381714…e-29, from C = 5.43635645723….
    CHECK(first_line(run_verify("eval theta-bar --at 1/2 --depth 1e30 --digits 50").out)
              .starts_with("[0.2500000000000000000000000000271381714104907626"));
}

TEST_CASE("the same number by direct iteration and by a jump, and digits do not change it") {
    const std::string short_value = first_line(run_verify("eval theta-bar --at 1/2 --depth 1000000 --digits 20").out);
    CHECK(short_value.starts_with("[0.2500064148903942455"));
    const std::string longer = first_line(run_verify("eval theta-bar --at 1/2 --depth 1000000 --digits 60").out);
    CHECK(longer.starts_with("[" + midpoint(short_value).substr(0, 18)));
    CHECK(first_line(run_verify("eval one-minus-rho --at -1 --depth 1 --digits 10").out).starts_with("[2.000000000"));
}

TEST_CASE("the depth constant: C(-1) = C(0) - 1, because h(-1) = 0") {
    const std::string at_0 = first_line(run_verify("eval depth-constant --at 0 --digits 40").out),
                      at_minus_1 = first_line(run_verify("eval depth-constant --at -1 --digits 40").out);
    CHECK(at_0.starts_with("[3.3898473837338517487336117"));
    CHECK(at_minus_1.starts_with("[2.3898473837338517487336117"));
    CHECK(run_verify("eval depth-constant --at 1").status == 2);
}

TEST_CASE("the exact coefficients, with the places of logarithm and resonance") {
    const Ran ran = run_verify("eval depth-coefficient --n 3");
    CHECK(ran.status == 0);
    CHECK(ran.out.find("-1/(18 pi^2)") != std::string::npos);
    CHECK(ran.out.find("pi/525 - 1/(180 pi) + 35/(648 pi^3)") != std::string::npos);
    CHECK(ran.out.find("resonance at theta^3") != std::string::npos);
    const Json json = Json::parse(run_verify("eval depth-coefficient --n 3 --format json").out);
    CHECK(json.at("coefficients").size() == 5);
    // The logarithm in T stands at theta^3 and not before.
    const auto logarithm = [](int n) {
        const Json all = Json::parse(run_verify("eval depth-coefficient --format json --n " + std::to_string(n)).out);
        const Json& last = all.at("coefficients").at(4);
        return last.at("exact").get<std::string>();
    };
    CHECK(logarithm(2) == "0");
    CHECK(logarithm(3) != "0");
    CHECK(run_verify("eval depth-coefficient --n 60").status == 0);
}

TEST_CASE("bad depths and coefficients: status 2, one line, the limit named") {
    const auto [arguments, named] = GENERATE(table<std::string, std::string>({
        {"eval theta-bar --at 1/2 --depth -3", "--depth -3: expected an integer from 1 to 1e100000"},
        {"eval theta-bar --at 1/2 --depth 1e99999999", "1e100000"},
        {"eval theta-bar --at 1/2 --depth 1e100001", "1e100000"},
        {"eval theta-bar --at 1/2 --depth 11e100000", "1e100000"},
        {"eval rho --at 1/2 --depth 1e-3", "1e-3"},
        {"eval rho --at 1/2 --depth inf", "inf"},
        {"eval depth-coefficient --n 61", "60"},
        {"eval depth-coefficient --n -2", "-2"},
        {"eval depth-coefficient --at 1/2 --n 2", "--at"},
        {"eval depth-constant", "--at"},
        {"eval depth-constant --at 1/2 --depth 3", "--depth"},
        {"eval depth-constant --at 1.0001", "10001/10000"},
    }));
    check_refused(arguments, named);
}
