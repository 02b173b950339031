// `verify prove`, from outside: answers and statuses, witness and both sides, what is refused and in which column,
// certificates, and an interruption. No line of the acceptance list has a wrong status; those that no engine decides
// yet are named.
#include "verify/process.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <filesystem>
#include <set>
#include <sstream>

using Json = nlohmann::json;

namespace {

/// The statement goes through the standard input, since it may have quotes.
Ran prove(const std::string& statement, const std::string& options = "", const std::string& before = "") {
    const TemporaryFolder folder;
    return run_verify("prove - " + options + " <'" + folder.file("statement", statement) + "'", before);
}

}  // namespace

TEST_CASE("the acceptance list: every status is right") {
    std::istringstream table(content(std::filesystem::path(VERIFY_SOURCES) / "tests/verify/verbs/acceptance.tsv"));
    int statements = 0;
    for (std::string line; std::getline(table, line);) {
        if (line.empty() || line[0] == '#') continue;
        std::istringstream cells(line);
        std::string status, statement;
        std::getline(cells, status, '\t');
        std::getline(cells, statement, '\t');
        ++statements;
        const Ran ran = prove(statement);
        INFO(statement << ": " << ran.out << ran.err);
        CHECK(ran.status == std::stoi(status));
        CHECK(lines(ran.err) == (ran.status == 2 ? 1 : 0));
    }
    CHECK(statements == 48);
}

TEST_CASE("the answer on one line, then how, the witness with both sides, what would help") {
    const Ran holds = prove("forall z in [-1, 1]: h(z) >= z");
    CHECK(holds.status == 0);
    CHECK(holds.out.starts_with("holds (proved)\n  "));
    CHECK(holds.err.empty());
    const Ran fails = prove("forall z in [-1, 1]: h(z) > z");
    CHECK(fails.status == 1);
    CHECK(fails.out.starts_with("fails\n  "));
    CHECK(fails.out.find("witness: at z = 1, h(z) > z is false: the left side is 1, the right side 1") !=
          std::string::npos);
    const Ran open = prove("forall n >= 1: n! >= (n/3)^n");
    CHECK(open.status == 3);
    CHECK(open.out.starts_with("undecided\n  "));
    CHECK(open.out.find("\n  would help: ") != std::string::npos);
    const Ran ill_posed = prove("forall z in [-2, 2]: h(z) >= z");
    CHECK(ill_posed.status == 2);
    CHECK(ill_posed.out.starts_with("ill-posed\n"));
    CHECK(ill_posed.out.find("at z = ") != std::string::npos);
    CHECK(lines(ill_posed.err) == 1);
    CHECK(ill_posed.err.find("ill-posed at z = ") != std::string::npos);
    CHECK(run_verify("prove '1/0 = 1'").err.find("ill-posed; expected") != std::string::npos);
}

TEST_CASE("echo: the statement as it was read, with its quantifiers, as text and in LaTeX") {
    const Ran ran = prove("∀ z ∈ [-1,1]: h(z) ≥ z", "--echo");
    CHECK(ran.status == 0);
    CHECK(ran.out.find("  read as: forall z in [-1, 1]: h(z) >= z\n") != std::string::npos);
    CHECK(ran.out.find("  LaTeX: \\forall") != std::string::npos);
}

TEST_CASE("as JSON: verdict, evidence, witness") {
    const Json holds = Json::parse(prove("1 < 2", "--format json").out);
    CHECK(holds.at("verdict") == "holds");
    CHECK(holds.at("evidence") == "proved");
    CHECK(holds.at("witness").is_null());
    const Json fails = Json::parse(prove("forall z in [-1, 1]: h(z) > z", "--format json").out);
    CHECK(fails.at("verdict") == "fails");
    CHECK(fails.at("witness").at("at").at("z") == "1");
    CHECK(fails.at("latex").get<std::string>().find("\\forall") != std::string::npos);
    const Json open = Json::parse(prove("forall n >= 1: n! >= (n/3)^n", "--format json").out);
    CHECK(open.at("verdict") == "undecided");
    CHECK(open.at("evidence") == "none");
    CHECK(open.at("would_help").is_string());
}

TEST_CASE("what is no statement: status 2, one line, the column") {
    check_refused("prove 'forall z in [-1, 1: h(z) >= z'", "column 19");
    check_refused("prove 'forall z in [-1, 1]: hh(z) >= z'", "column 22");
    check_refused("prove 'forall z in [-1, 1]: h(w) >= z'", "column 24");
    check_refused("prove \"$(printf 'forall z in [-1, 1]:\\n h(w) >= z')\"", "line 2, column 4");
    check_refused("prove", "statement");
    check_refused("prove - </dev/null", "standard input");
    check_refused("prove - <&-", "standard input");
    for (const char* seconds : {"0", "-1", "x", "1e9"})
        check_refused(std::string("prove '1 < 2' --seconds ") + seconds, "--seconds");
    check_refused("prove '1 < 2' --certificate /no/such/folder/c.jsonl", "/no/such/folder/c.jsonl");
    CHECK(run_verify("prove -- '-1 < 2'").status == 0);
}

TEST_CASE("a certificate: the statement, then the items, where there is none the file stays as it was") {
    const TemporaryFolder folder;
    const auto file = folder.path / "c.jsonl";
    const std::string option = "--certificate '" + file.string() + "'";
    const Ran holds = prove("forall z in [-1, 1]: h(z) >= z", option);
    CHECK(holds.status == 0);
    CHECK(holds.err.empty());
    const std::string written = content(file);
    std::istringstream text(written);
    std::vector<Json> items;
    for (std::string line; std::getline(text, line);) items.push_back(Json::parse(line));
    REQUIRE(items.size() >= 2);
    CHECK(items[0].at("type") == "statement");
    CHECK(items[0].at("text") == "forall z in [-1, 1]: h(z) >= z");
    CHECK(items[0].at("verdict") == "holds");
    CHECK(items[0].contains("version"));
    CHECK(run_verify("check '" + file.string() + "'").status == 0);
    for (const Json& item : items)
        for (const auto& [key, value] : item.items()) CHECK((value.is_string() || key == "format"));
    for (const char* other : {"forall n >= 1: n! >= (n/3)^n", "forall z in [-2, 2]: h(z) >= z"}) {
        const Ran ran = prove(other, option);
        CHECK((ran.status == 3 || ran.status == 2));
        CHECK(ran.err.find("is not written") != std::string::npos);
        CHECK(content(file) == written);
    }
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path), {}) == 1);
}

TEST_CASE("an interruption: status 3, how far it came, no certificate, the time that was given is kept") {
    const TemporaryFolder folder;
    const std::string hard = "forall x in [0, 100]: abs(sin(1000*x)) <= 1 + 1/10^40";
    const auto file = folder.path / "c.jsonl";
    // The shell that runs the test may have SIGINT ignored for what is in the background; timeout sends it directly.
    const Ran ran =
        prove(hard, "--seconds 1000 --certificate '" + file.string() + "'", "timeout --preserve-status -s INT 2");
    INFO(ran.out << ran.err);
    CHECK(ran.status == 3);
    CHECK(ran.out.starts_with("undecided\n  interrupted after "));
    CHECK(ran.out.find("was at work") != std::string::npos);
    CHECK(std::filesystem::is_empty(folder.path));
    const Json json =
        Json::parse(prove(hard, "--seconds 1000 --format json", "timeout --preserve-status -s INT 2").out);
    CHECK(json.at("verdict") == "undecided");
    const auto start = std::chrono::steady_clock::now();
    const Ran late = prove(hard, "--seconds 1/2");
    CHECK(late.status == 3);
    CHECK(late.out.find("within") != std::string::npos);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
}
