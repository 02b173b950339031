// `verify rate`, from outside: verdicts and statuses, formats, bad claims with their column, a user's numbers.
#include "process.hpp"

#include <nlohmann/json.hpp>

#include <cmath>

using Json = nlohmann::json;

namespace {

/// A file of "L,value" rows.
template <class Value>
std::string write_table(const TemporaryFolder& folder, long last, Value value, const char* name = "data.csv") {
    const auto path = folder.path / name;
    std::ofstream file(path);
    file.precision(15);
    for (long L = 1; L <= last; ++L) file << L << ',' << value(static_cast<double>(L)) << '\n';
    return path.string();
}

}  // namespace

TEST_CASE("theorem 2 and its kin: verdict, status") {
    const auto [arguments, status, verdict] = GENERATE(table<std::string, int, std::string>({
        {"'1/4 + O(1/L)' --of theta-bar --at 1/2", 1, "fails"},
        {"'1/4 + O(1/L)' --of theta-bar", 1, "fails"},
        {"'1/4 + O(log(L)/L)' --of theta-bar --at -1", 0, "holds"},
        {"'1/4 + Theta(log(L)/L)' --of theta-bar", 0, "holds"},
        {"'1/4 + 3/8 log L/L + (C/4 - 1/8)/L + O(log L/L^2)' --of theta-bar --at 0.9", 0, "holds"},
        {"'1/4 + 3/8 (1 + 1e-30) log L/L + O(1/L)' --of theta-bar", 1, "fails"},
        {"'1/4 + (C/4 - 1/8)/L + O(log L/L^2)' --of theta-bar", 1, "fails"},
        {"'1/4 + 3/8 log L/L + (C/4 - 1/8)/L + O(1/L^2)' --of theta-bar", 1, "fails"},
        {"'1/4 + 3/8 log L/L + Theta(1/L)' --of theta-bar --at 0", 0, "holds"},
        {"'1/4 + 3/8 log L/L + o(1/L)' --of theta-bar --at 0", 1, "fails"},
        {"'1/4 + 3/8 log L/L + o(1/L)' --of theta-bar", 3, "undecided"},
        {"'~ 9 pi^2/(2 L^2)' --of one-minus-rho", 0, "holds"},
        {"'~ 3/L' --of one-minus-h-prime --at 1/3", 0, "holds"},
        {"'~ 3 pi/L' --of angle", 0, "holds"},
        {"'1 + O(L^-2)' --of rho", 0, "holds"},
        {"'~ L' --of inverse-angle", 0, "holds"},
        {"'~ 3/8 log L' --of theta-bar-excess", 0, "holds"},
        {"'O(L^-1)' --of one-minus-rho --at 0.999999", 0, "holds"},
        {"'1/4 + O(log(L)/L)' --of theta-bar --at 0.999999999999999999999999999999", 0, "holds"},
    }));
    INFO(arguments);
    const Ran ran = run_verify("rate " + arguments);
    CHECK(ran.status == status);
    CHECK(ran.err.empty());
    CHECK(ran.out.starts_with(verdict));
    const Json json = Json::parse(run_verify("rate --format json " + arguments).out);
    CHECK(json.at("verdict") == verdict);
    CHECK(json.at("evidence") == (status == 3 ? "none" : "proved"));
    CHECK(json.at("bounds").empty() == (arguments.find("--at") == std::string::npos));
}

TEST_CASE("the constants that are printed hold at depths far away, and their statement names L0") {
    const Json json = Json::parse(run_verify("rate '1/4 + O(log(L)/L)' --of theta-bar --at 0 --format json").out);
    const Json bound = json.at("bounds").at(0);
    CHECK(bound.at("growth") == "log(L)/L");
    const double lower = std::stod(bound.at("lower").get<std::string>()), upper = std::stod(bound.at("upper").get<std::string>());
    CHECK(lower > 0.3);
    CHECK(lower < 0.375);
    CHECK(upper < 0.6);
    for (const char* depth : {"1e3", "1e6", "1e12", "1e100"}) {
        const std::string excess = run_verify(std::string("eval theta-bar-excess --at 0 --digits 12 --depth ") + depth).out;
        const double ratio = std::stod(excess.substr(1)) / std::log(std::stod(depth));
        INFO(depth);
        CHECK(ratio >= lower);
        CHECK(ratio <= upper);
    }
    CHECK(std::stol(bound.at("walked_from").get<std::string>()) < std::stol(bound.at("from").get<std::string>()));
}

TEST_CASE("the sequences are listed") {
    const Ran ran = run_verify("rate --list");
    CHECK(ran.status == 0);
    for (const char* name : {"theta-bar", "rho", "one-minus-rho", "one-minus-h-prime"}) CHECK(ran.out.find(name) != std::string::npos);
}

TEST_CASE("claims that do not parse: status 2, one line, the column") {
    const auto [arguments, named] = GENERATE(table<std::string, std::string>({
        {"'1/4 + O(1/L' --of theta-bar", "column 12"},
        {"'1/4 + O(1/L))' --of theta-bar", "column 13"},
        {"'1/4' --of theta-bar", "column"},
        {"'1/4 + O(x)' --of theta-bar", "column 9"},
        {"'1/4 + O(1/L) + O(1/L)' --of theta-bar", "column"},
        {"'1/4 + O(0)' --of theta-bar", "column"},
        {"'1/4 + O(exp(-L))' --of theta-bar", "column 9"},
        {"'1/(L+1) + O(1/L^2)' --of theta-bar", "column"},
        {"'' --of theta-bar", "claim"},
        {"--of theta-bar", "no claim"},
        {"'1/4 + O(1/L)' --of nonsense", "nonsense"},
        {"'1/4 + O(1/L)'", "--of"},
        {"'1/4 + O(1/L)' --of theta-bar --at 2", "--at 2"},
        {"'1/4 + O(1/L)' --of theta-bar --at 1", "--at 1"},
        {"'1/4 + O(1/L)' --of theta-bar --at x", "x"},
        {"'1/4 + O(1/L)' --of theta-bar --csv nothing.csv", "--csv"},
        {"'1/4 + O(1/L)' --csv no-such-file.csv", "no-such-file.csv"},
        {"'1/4 + C/L + o(1/L)' --csv no-such-file.csv", "C"},
    }));
    check_refused("rate " + arguments, named);
}

TEST_CASE("a user's numbers: supported, contradicted, undecided, never holds") {
    const TemporaryFolder folder;
    const std::string inverse = write_table(folder, 3000, [](double L) { return 0.25 + 2 / L; }, "inverse.csv");
    const std::string logarithmic = write_table(folder, 3000, [](double L) { return 0.25 + (0.375 * std::log(L) + 1) / L; }, "log.csv");
    const std::string faster = write_table(folder, 3000, [](double L) { return std::pow(L, -1.05); }, "faster.csv");
    const std::string few = write_table(folder, 5, [](double L) { return 1 / L; }, "few.csv");
    const auto answers = [](const std::string& claim, const std::string& file) {
        const Ran ran = run_verify("rate '" + claim + "' --csv '" + file + "'");
        INFO(claim << " " << file << ": " << ran.out << ran.err);
        CHECK(ran.out.find("holds") == std::string::npos);
        CHECK(ran.status == (ran.out.starts_with("supported") ? 0 : ran.out.starts_with("contradicted") ? 1 : 3));
        return ran.out.substr(0, ran.out.find('\n'));
    };
    CHECK(answers("1/4 + O(1/L)", inverse) == "supported");
    CHECK(answers("1/4 + O(1/L)", logarithmic) == "contradicted");
    CHECK(answers("1/4 + O(log(L)/L)", logarithmic) == "supported");
    CHECK(answers("O(1/L)", faster) == "supported");
    CHECK(answers("Theta(1/L)", faster) == "contradicted");
    CHECK(answers("O(1/L)", few) == "undecided");
}

TEST_CASE("a broken file: status 2 and one line with the line number") {
    const TemporaryFolder folder;
    const auto [content, named] = GENERATE(table<std::string, std::string>({
        {"1,0.5\n2,abc\n3,0.2\n", "line 2"},
        {"1,0.5\n2,\n3,0.2\n", "line 2"},
        {"1,0.5\n2,nan\n3,0.2\n", "line 2"},
        {"1,0.5\n", "row"},
        {"", "data.csv"},
        {"1,0.5\n1,0.4\n", "line 2"},
        {"1,2,3\n2,3,4\n", "line 1"},
    }));
    std::ofstream(folder.path / "data.csv") << content;
    const Ran ran = run_verify("rate 'O(1/L)' --csv '" + (folder.path / "data.csv").string() + "'");
    INFO(content << ran.err);
    CHECK(ran.status == 2);
    CHECK(lines(ran.err) == 1);
    CHECK(ran.err.find(named) != std::string::npos);
}
