// `verify gram --packed, --residual, --state` from outside: the same bounds as without, a run that goes on from its
// state, states of other data and broken ones refused, and contradictions in one line.
#include "verify/process.hpp"

#include "rigor/number/rational.hpp"
#include "verify/base/checksum.hpp"

#include <nlohmann/json.hpp>

#include <random>

using Json = nlohmann::ordered_json;
using rigor::Rational;

namespace {

Json gram(const std::string& arguments) {
    const Ran ran = run_verify("gram " + arguments + " --format json");
    INFO(arguments << ": " << ran.err);
    REQUIRE(ran.status == 0);
    return Json::parse(ran.out);
}
Rational lower(const Json& bounds) { return rigor::parse_rational(bounds.at("lower").get<std::string>()); }
Rational upper(const Json& bounds) { return rigor::parse_rational(bounds.at("upper").get<std::string>()); }
bool overlap(const Json& a, const Json& b) { return lower(a) <= upper(b) && lower(b) <= upper(a); }

std::string random_points(long n, long d, unsigned seed) {
    std::mt19937_64 random(seed);
    std::string text;
    for (long i = 0; i < n; ++i)
        for (long k = 0; k < d; ++k)
            text += std::to_string(static_cast<long>(random() % 2001) - 1000) + (k + 1 < d ? "," : "\n");
    return text;
}
bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("gram --packed and --residual: the bounds of the usual storage, for small data too") {
    const TemporaryFolder folder;
    const std::string kernel = " --kernel normalized --depth 3";
    for (const long n : {1, 2, 3, 70, 71}) {
        const std::string file = folder.file("points.csv", random_points(n, 5, static_cast<unsigned>(n)));
        const Json usual = gram(file + kernel + " --fast"), packed = gram(file + kernel + " --packed"),
                   residual = gram(file + kernel + " --residual"), balls = gram(file + kernel + " --digits 12");
        CHECK(usual.at("storage") == "half");
        CHECK(packed.at("storage") == "packed");
        CHECK_FALSE(balls.contains("storage"));
        CHECK(packed.at("factorizations").get<int>() <= 2);
        CHECK(has(residual.at("method").get<std::string>(), "residual"));
        for (const Json* json : {&usual, &packed, &residual})
            for (const char* name : {"lambda_min", "lambda_max"}) CHECK(overlap(json->at(name), balls.at(name)));
    }
}

TEST_CASE("gram --state: what was found is kept, and a second run does no factorization") {
    const TemporaryFolder folder;
    const std::string file = folder.file("points.csv", random_points(80, 6, 1)),
                      state = (folder.path / "run.json").string(),
                      options = " --kernel normalized --depth 3 --packed --state " + state;
    const Json first = gram(file + options);
    REQUIRE(std::filesystem::exists(state));
    const Json kept = Json::parse(content(folder.path / "run.json"));
    CHECK(kept.at("vector").size() == 80);
    CHECK(kept.at("attempts").size() == first.at("factorizations").get<std::size_t>());
    const Json second = gram(file + options);
    CHECK(second.at("factorizations") == first.at("factorizations"));
    CHECK(overlap(first.at("lambda_min"), second.at("lambda_min")));
    CHECK(has(second.at("notes").dump(), "goes on from"));
    CHECK_FALSE(has(first.at("notes").dump(), "goes on from"));

    // Of other points, of other options, of no state at all.
    const std::string other = folder.file("other.csv", random_points(80, 6, 2));
    check_refused("gram " + other + options, "belongs to other points; expected a file written by --state");
    check_refused("gram " + file + " --kernel normalized --depth 4 --packed --state " + state,
                  "belongs to other options");
    check_refused("gram " + file + " --kernel normalized --depth 3 --residual --state " + state,
                  "belongs to other options");
    CHECK(Json::parse(content(folder.path / "run.json")).at("points_sha256") == kept.at("points_sha256"));
    // Of another version; of this one, with one digit changed.
    const std::string go_on = "gram " + file + " --kernel normalized --depth 3 --packed --state ";
    Json changed = kept;
    changed["code_sha256"] = "0";
    changed.erase("sha256");
    changed["sha256"] = verify::sha256(changed.dump());
    check_refused(go_on + folder.file("old.json", changed.dump()), "another version");
    changed = kept;
    changed["attempts"].front()["shift"] = 1.0;
    check_refused(go_on + folder.file("damaged.json", changed.dump()), "damaged, or changed by hand");
    changed = kept;
    changed.erase("sha256");
    check_refused(go_on + folder.file("without.json", changed.dump()), "no state of verify gram");
    for (const std::string& text :
         std::vector<std::string>{"", "{}", "[1, 2]", "no JSON", "{\"state_of\": \"verify gram\"}"}) {
        const std::string bad = folder.file("bad.json", text);
        check_refused("gram " + file + " --kernel normalized --depth 3 --packed --state " + bad,
                      "no state of verify gram");
        CHECK(content(folder.path / "bad.json") == text);
    }
    check_refused("gram " + file + " --kernel normalized --depth 3 --state " + file, "the file that is read");
    check_refused("gram " + file + " --kernel normalized --depth 3 --state /nonexistent/x.json", "cannot be written");
}

TEST_CASE("gram: options of storage that contradict others") {
    const TemporaryFolder folder;
    const std::string file = folder.file("points.csv", random_points(5, 3, 1)) + " --kernel fc --depth 2",
                      npz = (folder.path / "k.npz").string(), state = (folder.path / "s.json").string();
    check_refused("gram " + file + " --packed --digits 5",
                  "--packed belongs to the method in doubles; expected no --digits");
    check_refused("gram " + file + " --residual --digits 5", "--residual belongs to the method in doubles");
    check_refused("gram " + file + " --state " + state + " --digits 5", "expected no --digits");
    check_refused("gram " + file + " --packed --save " + npz, "--packed keeps half of the matrix");
    check_refused("gram " + file + " --state " + state + " --save " + npz, "expected no --save");
    check_refused("gram " + file + " --beta 1 --packed", "one by one in balls");
    CHECK_FALSE(std::filesystem::exists(npz));
    CHECK_FALSE(std::filesystem::exists(state));
}
