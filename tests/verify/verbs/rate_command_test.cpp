// `verify rate`, from outside: verdicts and statuses, formats, bad claims with their column, a user's numbers.
#include "verify/process.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <cmath>
#include <cstdio>

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
    const double lower = std::stod(bound.at("lower").get<std::string>()),
                 upper = std::stod(bound.at("upper").get<std::string>());
    CHECK(lower > 0.3);
    CHECK(lower < 0.375);
    CHECK(upper < 0.6);
    for (const char* depth : {"1e3", "1e6", "1e12", "1e100"}) {
        const std::string excess =
            run_verify(std::string("eval theta-bar-excess --at 0 --digits 12 --depth ") + depth).out;
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
    for (const char* name : {"theta-bar", "rho", "one-minus-rho", "one-minus-h-prime"})
        CHECK(ran.out.find(name) != std::string::npos);
}

TEST_CASE("claims that do not parse: status 2, one line, the column") {
    const auto [arguments, named] = GENERATE(table<std::string, std::string>({
        {"'1/4 + O(1/L' --of theta-bar", "column 12"},
        {"'1/4 + O(1/L))' --of theta-bar", "column 13"},
        {"'1/4' --of theta-bar", "column"},
        {"'1/4 + O(x)' --of theta-bar", "column 9"},
        {"'~ c/L^2' --of rho", "Theta(g)"},
        {"'~ K/L^2' --csv no-such-file.csv", "Theta(g)"},
        {"'O(h^2)' --csv no-such-file.csv", "L = 1/h"},
        {"'O(1/n)' --of rho", "called L"},
        {"'O(1/L)' --of rho --columns 1,2", "--columns"},
        {"'O(1/L)' --of rho --exact", "--exact"},
        {"'O(1/L)' --csv no-such-file.csv --columns 1,2,3", "--columns 1,2,3"},
        {"'' --csv no-such-file.csv", "claim"},
        {"--csv no-such-file.csv", "no-such-file.csv"},
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
    const std::string inverse = write_table(
        folder, 3000, [](double L) { return 0.25 + 2 / L; }, "inverse.csv");
    const std::string logarithmic = write_table(
        folder, 3000, [](double L) { return 0.25 + (0.375 * std::log(L) + 1) / L; }, "log.csv");
    const std::string faster = write_table(
        folder, 3000, [](double L) { return std::pow(L, -1.05); }, "faster.csv");
    const std::string few = write_table(
        folder, 5, [](double L) { return 1 / L; }, "few.csv");
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
        {"1,2,3\n2,3,4\n", "--columns"},
    }));
    std::ofstream(folder.path / "data.csv") << content;
    const Ran ran = run_verify("rate 'O(1/L)' --csv '" + (folder.path / "data.csv").string() + "'");
    INFO(content << ran.err);
    CHECK(ran.status == 2);
    CHECK(lines(ran.err) == 1);
    CHECK(ran.err.find(named) != std::string::npos);
}

TEST_CASE("printed bounds are not read back: any power of L that the grammar takes") {
    const auto [claim, status] = GENERATE(table<std::string, int>({
        {"O(L^40000)", 0},
        {"O(L^1000000)", 0},
        {"o(L^90000)", 0},
        {"O(L^-40000)", 1},
        {"1 + O(L^-1000000)", 1},
        {"O(L^100000*log(L)^20)", 0},
        {"1 + O(L^-2)", 0},
    }));
    const Ran ran = run_verify("rate '" + claim + "' --of rho --at 1/2");
    INFO(claim << ": " << ran.out << ran.err);
    CHECK(ran.status == status);
    CHECK(ran.err.empty());
}

TEST_CASE("a refuted constant that the exact one rounds to, and a limit left out, are named") {
    const auto [claim, named] = GENERATE(table<std::string, std::string>({
        {"'~ 44.41/L^2' --of one-minus-rho", "9/2*pi^2 = [44.4132198049 +/- 2.12e-12] rounds to the claimed 44.41"},
        {"'~ 44/L^2' --of one-minus-rho", "rounds to the claimed 44"},
        {"'~ 9.4248/L' --of angle", "rounds to the claimed 9.4248"},
        {"'1/4 + 0.4 log L/L + O(1/L)' --of theta-bar", "3/8 = "},
        {"'O(1/L)' --of theta-bar", "read as 0 + O(1/L); the sequence tends to 1/4"},
        {"'o(1/L)' --of rho --at 0", "the sequence tends to 1"},
    }));
    const Ran ran = run_verify("rate " + claim);
    INFO(ran.out);
    CHECK(ran.status == 1);
    CHECK(ran.out.find(named) != std::string::npos);
    // No excuse where nothing rounds.
    CHECK(run_verify("rate '~ 43/L^2' --of one-minus-rho").out.find("note on the constant") == std::string::npos);
    CHECK(run_verify("rate '~ 9/2*pi^2/L^2' --of one-minus-rho").out.find("note on the constant") == std::string::npos);
}

TEST_CASE("the suite's own sequence as a table: six rows, the constant beside the claimed one, what would decide") {
    const TemporaryFolder folder;
    long double theta = std::acos(0.5L);
    std::vector<long double> values;
    for (long L = 1; L <= 5000; ++L) {
        const long double half = std::sin(theta / 2);
        values.push_back(2 * half * half);
        long double area = 0, term = theta * theta * theta / 6;
        for (int k = 1; k < 20; ++k, term *= theta * theta / (2 * k * (2 * k + 1)))
            area += static_cast<long double>(k % 2 ? 2 * k : -2 * k) * term;
        theta = 2 * std::asin(std::sqrt(half * half - area / (2 * std::acos(-1.0L))));
    }
    for (const int digits : {8, 18}) {
        const auto path = folder.path / "rho.csv";
        {
            std::ofstream file(path);
            file.precision(digits);
            for (std::size_t i = 0; i < values.size(); ++i) file << i + 1 << ',' << values[i] << '\n';
        }
        const auto json = [&](const std::string& claim) {
            return Json::parse(run_verify("rate '" + claim + "' --format json --csv '" + path.string() + "'").out);
        };
        for (const auto& [claim, verdict] :
             std::vector<std::pair<std::string, std::string>>{{"~ 9 pi^2/(2 L^2)", "supported"},
                                                              {"~ 40/L^2", "contradicted"},
                                                              {"~ 60/L^2", "contradicted"},
                                                              {"Theta(1/L^2)", "supported"},
                                                              {"O(1/L^3)", "contradicted"}}) {
            const Json answer = json(claim);
            INFO(claim << ", " << digits << " digits: " << answer.dump(1));
            CHECK(answer.at("verdict") == verdict);
            CHECK(answer.at("rows").size() == 6);
            CHECK(answer.at("rows").front().at("L") == "1");
            CHECK(answer.at("rows").back().at("L") == "5000");
            CHECK(answer.at("facts").contains("what would decide") == false);
            if (claim[0] == '~')
                CHECK_THAT(answer.at("facts").at("fitted constant").get<std::string>(),
                           Catch::StartsWith("44.4") && Catch::Contains("claimed "));
        }
    }
    const std::string few = write_table(
        folder, 20, [](double L) { return 1 / L; }, "few.csv");
    const Ran undecided = run_verify("rate 'O(1/L)' --csv '" + few + "'");
    CHECK(undecided.status == 3);
    CHECK(undecided.out.find("what would decide: ") != std::string::npos);
}

TEST_CASE("digits rounded or cut off, in any format: never decided wrongly, and a limit left out is named") {
    const TemporaryFolder folder;
    const auto [format, cut] = GENERATE(table<const char*, bool>({{"%.11g", false},
                                                                  {"%.6g", false},
                                                                  {"%.6f", false},
                                                                  {"%.9f", true},
                                                                  {"%.6f", true},
                                                                  {"%.8e", false},
                                                                  {"%.15g", false}}));
    const auto path = (folder.path / "table.csv").string();
    const auto write = [&](double (*value)(double)) {
        std::ofstream file(path);
        std::array<char, 100> text{};
        double L = 1;
        for (int i = 0; i < 24; ++i, L = i % 2 == 1 ? 3 * std::pow(10, i / 2) : std::pow(10, i / 2)) {
            std::snprintf(text.data(), text.size(), cut ? "%.15f" : format, value(L));
            std::string shown = text.data();
            if (cut) shown.resize(shown.size() - static_cast<std::size_t>(15 - std::atoi(format + 2)));
            file << static_cast<long>(L) << ',' << shown << '\n';
        }
    };
    const auto verdict = [&](const std::string& claim) {
        const Ran ran = run_verify("rate '" + claim + "' --csv '" + path + "'");
        INFO(format << (cut ? " cut off, " : ", ") << claim << ": " << ran.out << ran.err);
        CHECK((ran.status == 0 || ran.status == 1 || ran.status == 3));
        return ran.out.substr(0, ran.out.find('\n'));
    };
    write([](double L) { return 1 + 1 / L; });
    for (const char* right : {"1 + O(1/L)", "1 + Theta(1/L)", "1 + o(1/sqrt(L))"})
        CHECK(verdict(right) != "contradicted");
    for (const char* wrong : {"1 + O(1/L^2)", "1 + o(1/L)", "1 + Theta(1/L^2)"}) CHECK(verdict(wrong) != "supported");
    write([](double L) { return 2 / L + 1 / (L * L); });
    for (const char* right : {"O(1/L)", "Theta(1/L)", "~ 2/L"}) CHECK(verdict(right) != "contradicted");
    for (const char* wrong : {"O(1/L^2)", "o(1/L)", "~ 3/L"}) CHECK(verdict(wrong) != "supported");
}

TEST_CASE("descending rows, step sizes, wider tables, and no claim at all") {
    const TemporaryFolder folder;
    const auto write = [&](const char* name, const std::string& header, auto row) {
        const auto path = folder.path / name;
        std::ofstream file(path);
        file.precision(12);
        file << header;
        for (long i = 1; i <= 400; ++i) row(file, i);
        return "'" + path.string() + "'";
    };
    const std::string down = write("down.csv", "", [](std::ofstream& file, long i) {
        file << 401 - i << ',' << 0.25 + 2.0 / static_cast<double>(401 - i) << '\n';
    });
    const std::string steps = write("steps.csv", "h,error\n", [](std::ofstream& file, long i) {
        file << "1/" << 2 * i << ',' << 3.0 / static_cast<double>(4 * i * i) << '\n';
    });
    const std::string wide = write("wide.csv", "run,L,error\n", [](std::ofstream& file, long i) {
        file << "7," << i << ',' << 3.0 / static_cast<double>(i) << '\n';
    });
    const Ran descending = run_verify("rate '1/4 + O(1/L)' --csv " + down);
    CHECK(descending.status == 0);
    CHECK(descending.out.find("descends") != std::string::npos);
    const Ran of_steps = run_verify("rate 'Theta(1/L^2)' --csv " + steps);
    CHECK(of_steps.status == 0);
    CHECK(of_steps.out.find("L = 1/h") != std::string::npos);
    CHECK(run_verify("rate 'Theta(1/L)' --csv " + wide + " --columns L,error").status == 0);
    CHECK(run_verify("rate 'Theta(1/L)' --csv " + wide + " --columns 2,3").status == 0);
    CHECK(run_verify("rate 'Theta(1/L)' --csv " + wide).status == 2);
    const Ran described = run_verify("rate --csv " + down);
    INFO(described.out << described.err);
    CHECK(described.status == 0);
    CHECK(described.out.starts_with("described\n"));
    CHECK(described.out.find("a limit of 0.25") != std::string::npos);
    const Ran no_limit = run_verify("rate 'O(1/L)' --csv " + down);
    CHECK(no_limit.status == 1);
    CHECK(no_limit.out.find("read as 0 + O(1/L); the values look as if they tended to 0.25") != std::string::npos);
}
