// `verify gram --matrix` from outside: texts, JSON, statuses, saved vectors, and options that exclude each other.
#include "rigor/number/rational.hpp"
#include "verify/file_samples.hpp"
#include "verify/process.hpp"

#include <nlohmann/json.hpp>

using Json = nlohmann::json;
using rigor::Rational;

namespace {

Json matrix(const std::string& arguments, int status = 0) {
    const Ran ran = run_verify("gram --format json --matrix " + arguments);
    INFO(arguments << ": " << ran.err);
    REQUIRE(ran.status == status);
    CHECK(lines(ran.err) == (status == 0 ? 0 : 1));
    return Json::parse(ran.out);
}
bool holds(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
Rational number(const Json& text) { return rigor::parse_rational(text.get<std::string>()); }

}  // namespace

TEST_CASE("gram --matrix: a definite matrix, as text and as JSON") {
    const TemporaryFolder folder;
    const std::string file = folder.file("K.csv", "2,1\n1,2\n");
    const Ran ran = run_verify("gram --matrix " + file);
    CHECK(ran.status == 0);
    CHECK(ran.err.empty());
    for (const char* part : {"a 2 x 2 matrix (CSV)\n", "symmetric: yes\n", "lambda_min in [", "lambda_max in [",
                             "condition number in [", "eigenvalues: 2 positive, 0 negative, 0 zero\n",
                             "rank: 2, exactly\n", "positive definite: yes", "evidence: proved; method: ",
                             "Inversion\n  digits left: 15 in float64, 6 in float32", "none needed, delta = 0\n"})
        CHECK(holds(ran.out, part));
    const Json json = matrix(file + " --jitter");
    CHECK(json.at("n") == 2);
    CHECK(json.at("symmetric") == true);
    CHECK(json.at("of") == "K");
    CHECK(number(json.at("lambda_min").at("lower")) <= 1);
    CHECK(number(json.at("lambda_min").at("upper")) >= 1);
    CHECK(number(json.at("condition_number").at("upper")) >= 3);
    CHECK(number(json.at("condition_number").at("lower")) <= 3);
    CHECK(json.at("rank") == 2);
    CHECK(json.at("jitter").at("float32").at("succeeds_from") == "0");
    CHECK(json.at("witness").is_null());
    CHECK(json.at("inversion").at("float64_digits") == Json({{"least", 15}, {"most", 15}}));
    CHECK(json.at("inversion").at("ridge") == Json({{"lower", "0"}, {"upper", "0"}}));
    // The same through doubles.
    const Json fast = matrix(file + " --fast");
    CHECK(fast.at("positive_definite") == "yes");
    CHECK(holds(fast.at("method").get<std::string>(), "Cholesky"));
    const Json fifty = matrix(file + " --digits 50").at("lambda_min");
    const Rational below = number(fifty.at("lower")), above = number(fifty.at("upper"));
    CHECK((below <= 1 && above >= 1));
    CHECK(above - below <= rigor::parse_rational("1e-49"));
}

TEST_CASE("gram --matrix: not definite, with a vector that is printed and saved") {
    const TemporaryFolder folder;
    const std::string file = folder.file("K.csv", "1,2\n2,1\n"), saved = (folder.path / "x.npy").string();
    const Ran ran = run_verify("gram --matrix " + file + " --jitter --witness " + saved);
    CHECK(ran.status == 0);
    CHECK(holds(ran.out, "positive definite: no, 1 eigenvalue is negative\n"));
    CHECK(holds(ran.out, "x^T K x = -2\n"));
    CHECK(holds(ran.out, "jitter: K + delta I is positive semidefinite from a delta in ["));
    CHECK(holds(ran.out, "Cholesky in float32: must succeed from delta = 1.0000"));
    CHECK(holds(ran.out, "must fail below 0.9999"));
    const std::string bytes = content(saved);
    CHECK(holds(bytes, "'descr': '<i8'"));
    CHECK(holds(bytes, "'shape': (2,)"));
    const std::string body = bytes.substr(bytes.size() - 16);
    CHECK((body == raw(std::vector<std::int64_t>{-1, 1}) || body == raw(std::vector<std::int64_t>{1, -1})));
    const Json json = matrix(file);
    CHECK(json.at("witness").at("form") == "-2");
    CHECK(json.at("inertia").at("negative") == 1);
    // Its condition number is 3, and the ridge makes it definite: (3 + delta)/(-1 + delta) = 9.
    const Json inversion = matrix(file + " --condition 9").at("inversion");
    CHECK(inversion.at("float64_digits") == Json({{"least", 15}, {"most", 15}}));
    CHECK(number(inversion.at("ridge").at("lower")) <= Rational(3, 2));
    CHECK(number(inversion.at("ridge").at("upper")) >= Rational(3, 2));
    // Exact rank of rational data: 0.1 is one tenth.
    const Json tenth = matrix(folder.file("tenth.csv", "0.1,0.3\n0.3,0.9\n"));
    CHECK(tenth.at("rank") == 1);
    CHECK(tenth.at("positive_definite") == "no");
    CHECK(tenth.at("condition_number").at("infinite") == true);
    CHECK(tenth.at("lambda_min") == Json({{"lower", "0"}, {"upper", "0"}}));
}

TEST_CASE("gram --matrix: asymmetry is told with its place, and nothing else unless it is asked for") {
    const TemporaryFolder folder;
    const std::string file = folder.file("K.csv", "2,1\n0.75,2\n");
    const Ran ran = run_verify("gram --matrix " + file);
    CHECK(ran.status == 3);
    CHECK(lines(ran.err) == 1);
    CHECK(holds(ran.err, "--symmetric-part"));
    CHECK(holds(ran.out,
                "symmetric: no, 1 pair of entries differs, most by 1/4: row 1, column 0 has 3/4, row 0, "
                "column 1 has 1 (counted from 0)\n"));
    CHECK_FALSE(holds(ran.out, "lambda"));
    CHECK_FALSE(holds(ran.out, "Inversion"));
    CHECK(matrix(file, 3).at("asymmetry").at("size") == "1/4");
    const Json part = matrix(file + " --symmetric-part");
    CHECK(part.at("of") == "(K + K^T)/2");
    CHECK(number(part.at("lambda_min").at("lower")) <= Rational(9, 8));
    CHECK(number(part.at("lambda_min").at("upper")) >= Rational(9, 8));
    CHECK(part.at("symmetric") == false);
}

TEST_CASE("gram --matrix: unusable input") {
    const TemporaryFolder folder;
    const std::string file = folder.file("K.csv", "2,1\n1,2\n");
    check_refused("gram", "expected points (verify gram FILE), --matrix FILE, or --kernels");
    check_refused("gram --matrix " + file + " " + file, "a file of points and --matrix");
    for (const char* option : {"--kernel normalized", "--depth 3", "--beta 1", "--normalize sphere", "--rows 2",
                               "--seed 1", "--save /dev/null"})
        check_refused("gram --matrix " + file + " " + option, "is for points; expected --matrix FILE");
    for (const char* option : {"--jitter", "--symmetric-part", "--witness x.npy"})
        check_refused("gram " + file + " --kernel normalized --depth 3 " + option,
                      "is for a matrix of your own; expected --matrix FILE too");
    check_refused("gram --matrix " + file + " --fast --digits 20", "exclude each other");
    check_refused("gram --matrix " + file + " --digits 0", "an integer from 1 to 1000");
    check_refused("gram --matrix " + file + " --condition 1", "expected a number > 1");
    check_refused("gram --matrix " + file + " --array K", "belongs to NPZ files");
    check_refused("gram --matrix ''", "empty");
    check_refused("gram --matrix /nonexistent/K.npy", "/nonexistent/K.npy");
    check_refused("gram --matrix " + file + " --witness " + file, "--witness");
    check_refused("gram --matrix " + file + " --witness /nonexistent/x.npy", "/nonexistent/x.npy");
    check_refused("gram --matrix " + folder.file("wide.csv", "1,2,3\n4,5,6\n"), "expected a square matrix");
    check_refused("gram --matrix " + folder.file("nan.csv", "1,nan\nnan,1\n"), "no finite number");
    check_refused("gram --matrix " + folder.file("m.mtx", "%%MatrixMarket matrix array real skew-symmetric\n1 1\n1\n"),
                  "skew-symmetric");
}

TEST_CASE("gram --matrix: numbers with decimal commas, and the kernel that --save wrote") {
    const TemporaryFolder folder;
    const Json comma = matrix(folder.file("comma.csv", "0,1;0,3\n0,3;0,9\n") + " --decimal-comma --header no");
    CHECK(comma.at("rank") == 1);
    const std::string points = folder.file("points.csv", "1,2\n3,1\n-1,4\n"), saved = (folder.path / "K.npz").string();
    REQUIRE(run_verify("gram " + points + " --kernel normalized --depth 3 --save " + saved).status == 0);
    check_refused("gram --matrix " + saved, "expected --array with one of kernel, radius, rows");
    const Json kernel = matrix(saved + " --array kernel");
    CHECK(kernel.at("n") == 3);
    CHECK(kernel.at("positive_definite") == "yes");
}

TEST_CASE("gram --matrix: what doubles do not show, balls decide where they can be afforded") {
    const TemporaryFolder folder;
    // Blocks [[1, 1 - 2^-47], [1 - 2^-47, 1]]: the least eigenvalue is below what doubles can see.
    const auto blocks = [&](std::size_t n) {
        std::vector<double> entries(n * n);
        for (std::size_t i = 0; i < n; ++i) {
            entries[i * (n + 1)] = 1;
            entries[i * n + (i ^ 1)] = 1 - 0x1p-47;
        }
        return folder.file("K.npy", npy("<f8", "(" + std::to_string(n) + ", " + std::to_string(n) + ")", raw(entries)));
    };
    const Json json = matrix(blocks(80));
    CHECK(json.at("positive_definite") == "yes");
    CHECK(number(json.at("lambda_min").at("lower")) <= rigor::power_of_two(-47));
    CHECK(number(json.at("lambda_min").at("upper")) >= rigor::power_of_two(-47));
    CHECK(holds(json.at("method").get<std::string>(), "sign of lambda_min in balls"));
    // Beyond the size for the exact rank: status 3.
    const Ran ran = run_verify("gram --matrix " + blocks(502));
    CHECK(ran.status == 3);
    CHECK(holds(ran.out, "251 positive, 0 negative, 0 zero; 251 more are within "));
    CHECK(holds(ran.out, "rank: not known: not tried for more than 500 rows\n"));
    CHECK(holds(ran.err, "not shown whether the matrix is positive definite"));
    CHECK(holds(ran.err, "--digits"));
}
