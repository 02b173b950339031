// `verify gram` from outside: bounds against closed forms and against each other, exact answers, saved matrices, and
// every kind of unusable input.
#include "ntk/kernel/depth_map.hpp"
#include "verify/process.hpp"

#include "generators.hpp"
#include "ntk/gram/gram_matrix.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <random>
#include <sstream>

using Json = nlohmann::json;
using rigor::Rational;

namespace {

Json gram(const std::string& arguments, int status = 0) {
    const Ran ran = run_verify("gram " + arguments + " --format json");
    INFO(arguments << ": " << ran.err);
    REQUIRE(ran.status == status);
    return Json::parse(ran.out);
}
/// The decimals of the bounds, exactly.
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
const char* const hexagon_of_three_lines = "1,0\n0,1\n1,1\n-1,0\n0,-1\n-1,-1\n";

}  // namespace

TEST_CASE("gram: two points against the closed form, to 30 digits") {
    const TemporaryFolder folder;
    const std::string file = folder.file("two.csv", "x,y\n3,0\n3,4\n");  // cosine 3/5
    const rigor::Precision scope(256);
    const Json json = gram(file + " --kernel normalized --depth 4 --digits 30");
    ntk::TwoPointKernelIteration<rigor::Ball> walk({1, Rational(3, 5), 1}, ntk::FullyConnectedKernel::without_bias());
    walk.advance_to(4);
    const rigor::Ball off = walk.tangent_kernel() / rigor::Ball(4), least = rigor::Ball(1) - off,
                      most = rigor::Ball(1) + off;
    for (const auto& [name, value] : {std::pair("lambda_min", least), std::pair("lambda_max", most)}) {
        CHECK(rigor::certainly_at_most(rigor::Ball(lower(json.at(name))), value) == rigor::Truth::yes);
        CHECK(rigor::certainly_at_most(value, rigor::Ball(upper(json.at(name)))) == rigor::Truth::yes);
        CHECK(upper(json.at(name)) - lower(json.at(name)) < rigor::parse_rational("1e-29"));
    }
    CHECK(json.at("n") == 2);
    CHECK(json.at("evidence") == "proved");
    CHECK(json.at("positive_definite") == "yes");
    CHECK(json.at("closest").at("rows") == Json({0, 1}));
    CHECK(json.at("closest").at("cosine").get<std::string>().starts_with("[0.6"));
    const rigor::Ball bound =
        rigor::Ball(1) / rigor::sqrt(rigor::Ball(1) - ntk::depth_map_as_printed(rigor::Ball(Rational(3, 5))));
    CHECK(json.at("depth_bound").get<std::string>().starts_with(bound.enclosure(20).substr(0, 18)));
}

TEST_CASE("gram: doubles and balls agree, for every kernel") {
    const TemporaryFolder folder;
    const std::string file = folder.file("random.csv", random_points(40, 7, 1) + "0.1,0.2,0.3,0.4,0.5,0.6,0.7\n");
    for (const char* kernel : {"normalized --depth 3", "normalized --depth 12 --normalize none", "fc --depth 2",
                               "fc --depth 3 --beta 0.1", "fc --depth 3 --beta 1/10 --normalize sphere",
                               "res --depth 2 --alpha 1/2", "res --depth 1 --normalize sphere",
                               "res-corrected --depth 2 --alpha 1/2", "res-corrected --depth 3 --normalize sphere"}) {
        const Json fast = gram(file + " --fast --kernel " + kernel),
                   balls = gram(file + " --digits 12 --kernel " + kernel);
        INFO(kernel << fast.dump(1) << balls.dump(1));
        for (const char* name : {"lambda_min", "lambda_max"}) {
            CHECK(overlap(fast.at(name), balls.at(name)));
            CHECK(lower(balls.at(name)) > 0);
            CHECK(upper(fast.at(name)) - lower(fast.at(name)) <=
                  rigor::parse_rational("1e-9") * upper(fast.at("lambda_max")));
            CHECK(upper(balls.at(name)) - lower(balls.at(name)) <=
                  rigor::parse_rational("1e-11") * upper(balls.at(name)));
        }
        CHECK(fast.at("closest").at("rows") == balls.at("closest").at("rows"));
        CHECK(fast.at("widest_angle").at("rows") == balls.at("widest_angle").at("rows"));
        CHECK(fast.at("method").get<std::string>().find("Cholesky") != std::string::npos);
    }
}

TEST_CASE("gram: exact answers where the structure gives them") {
    const TemporaryFolder folder;
    const std::string six = folder.file("six.csv", hexagon_of_three_lines);
    // Three antipodal pairs in the plane: singular at L = 2 without bias, and only there.
    for (const char* method : {"--fast", "--digits 10"}) {
        const Json two = gram(six + " --kernel normalized --depth 2 " + method);
        CHECK(two.at("lambda_min") == Json({{"lower", "0"}, {"upper", "0"}}));
        CHECK(two.at("positive_definite") == "no");
        CHECK(two.at("because").get<std::string>().find("antipodal") != std::string::npos);
        CHECK(two.at("condition_number").at("upper").is_null());
        const Json three = gram(six + " --kernel normalized --depth 3 " + method);
        CHECK(lower(three.at("lambda_min")) > 0);
        CHECK(lower(gram(six + " --kernel fc --beta 1/10 --depth 2 " + method).at("lambda_min")) > 0);
    }
    // Equal rows; proportional rows; a zero row; the linear kernel.
    const std::string same = folder.file("same.csv", "1,2\n3,4\n1,2\n"),
                      multiples = folder.file("multiples.csv", "1 2\n0.5 1\n2 3\n");
    const std::string zero = folder.file("zero.csv", "1;2\n0;0\n2;1\n");
    for (const char* arguments :
         {" --kernel res --depth 2", " --kernel normalized --depth 5", " --kernel fc --depth 2 --beta 2"}) {
        const Json json = gram(same + arguments);
        CHECK(upper(json.at("lambda_min")) == 0);
        CHECK(json.at("notes").dump().find("rows 0, 2 (counted from 0)") != std::string::npos);
        CHECK(json.at("closest").at("angle") == "0");
    }
    CHECK(upper(gram(multiples + " --kernel fc --depth 3").at("lambda_min")) == 0);
    CHECK(gram(multiples + " --kernel fc --depth 3").at("depth_bound") == "infinity");
    CHECK(lower(gram(multiples + " --kernel fc --depth 3 --beta 1").at("lambda_min")) > 0);
    CHECK(lower(gram(multiples + " --kernel res --depth 3").at("lambda_min")) > 0);
    const Json with_zero = gram(zero + " --kernel fc --depth 3");
    CHECK(upper(with_zero.at("lambda_min")) == 0);
    CHECK(with_zero.at("n") == 3);
    CHECK(lower(with_zero.at("lambda_max")) > 0);
    CHECK(lower(gram(zero + " --kernel res --depth 3").at("lambda_min")) > 0);
    CHECK(upper(gram(zero + " --kernel normalized --depth 1 --normalize none").at("lambda_min")) == 0);
    CHECK(
        upper(gram(folder.file("three.csv", "1,0\n0,1\n1,1\n") + " --kernel normalized --depth 1").at("lambda_min")) ==
        0);
}

TEST_CASE("gram: the linear kernel is decided by the exact rank") {
    const TemporaryFolder folder;
    const std::string plane = folder.file("plane.csv", "1,2,3,4\n0.1,0,0.7,1\n1.1,2,3.7,5\n"),
                      thirds = folder.file("thirds.csv", "1/3,1/7,0\n2/3,0,1/9\n1,1/7,1/9\n");
    const std::string independent =
        folder.file("independent.csv", "1,2,3,4\n0.1,0,0.7,1\n1.1,2,3.7,5.0000000000000001\n");
    const std::string affine = folder.file("affine.csv", "1,2,0,1\n3,1,5,0\n2,3/2,5/2,1/2\n");
    for (const char* method : {" --fast", " --digits 15", " --digits 200"}) {
        for (const std::string& file : {plane, thirds})
            for (const char* kernel : {" --kernel normalized", " --kernel fc", " --kernel normalized --normalize none",
                                       " --kernel fc --normalize sphere"}) {
                const Json json = gram(file + kernel + " --depth 1" + method);
                INFO(file << kernel << method << json.dump(1));
                CHECK(upper(json.at("lambda_min")) == 0);
                CHECK(json.at("positive_definite") == "no");
                CHECK(json.at("because").get<std::string>().find(
                          "exact rank 2, less than n = 3: linearly dependent are rows 0, 1, 2 (counted from 0)") !=
                      std::string::npos);
                CHECK(json.at("condition_number").at("upper").is_null());
            }
        // With biases the points (x, 1) count: affine dependence. At x/|x| it is another one.
        for (const char* kernel : {" --kernel fc --beta 1/2 --depth 1", " --kernel res --alpha 0 --depth 2",
                                   " --kernel res-corrected --alpha 0 --depth 1"}) {
            CHECK(upper(gram(affine + kernel + method).at("lambda_min")) == 0);
            CHECK(gram(affine + kernel + " --normalize sphere" + method).at("positive_definite") == "yes");
            CHECK(gram(plane + kernel + method).at("positive_definite") == "yes");
        }
    }
    CHECK(gram(independent + " --kernel normalized --depth 1 --digits 15").at("positive_definite") == "yes");
    CHECK(lower(gram(independent + " --kernel fc --depth 1 --digits 8").at("lambda_min")) > 0);
    // (x/|x|, 1): the null vector 21, 13, -16 of three points in a plane meets the norms 5, 13, 17 in 2; four
    // directions on a cone meet in 0.
    const std::string pythagoras = folder.file("pythagoras.csv", "3,4,0\n5,12,0\n8,15,0\n"),
                      cone = folder.file("cone.csv", "2,0,2\n-1,0,1\n0,3,3\n0,-5,5\n");
    const std::string bent = folder.file("bent.csv", "2,0,2\n-1,0,1\n0,3,3\n0,-5,5.01\n"),
                      circle = folder.file("circle.csv", "3,4,0\n4,-3,0\n-5,0,0\n0,5,0\n");
    const std::string sphere = " --kernel fc --beta 1 --depth 1 --normalize sphere";
    CHECK(gram(pythagoras + sphere).at("positive_definite") == "yes");
    CHECK(gram(bent + sphere).at("positive_definite") == "yes");
    CHECK(gram(cone + sphere)
              .at("because")
              .get<std::string>()
              .find("exact rank 3, less than n = 4: linearly dependent are rows 0, 1, 2, 3") != std::string::npos);
    CHECK(upper(gram(cone + sphere).at("lambda_min")) == 0);
    CHECK(upper(gram(circle + sphere).at("lambda_min")) == 0);
}

TEST_CASE("gram: with biases the pairs are those of the kernel") {
    const TemporaryFolder folder;
    // Of (x, 1) rows 0 and 1 are the closest pair; of (x, beta sqrt(2)) with beta = 1/100 rows 1 and 2, of which one is
    // longer.
    const std::string file = folder.file("rows.csv", "1,0.2\n1,0\n9,0.1\n-1,3\n");
    for (const char* method : {" --fast", " --digits 12"}) {
        const Json small = gram(file + " --kernel fc --depth 3 --beta 1/100" + method),
                   large = gram(file + " --kernel fc --depth 3 --beta 7" + method);
        CHECK(small.at("closest").at("rows") == Json({1, 2}));
        CHECK(large.at("closest").at("rows") == Json({0, 1}));
        CHECK(small.at("geometry").get<std::string>().find("(x, beta sqrt(n0))") != std::string::npos);
        // cos of (1, 0, b), (9, 0.1, b) with b^2 = 2/10000
        const rigor::Precision scope(128);
        const rigor::Ball b2(Rational(2, 10'000)), one(1);
        const rigor::Ball cosine =
            (rigor::Ball(9) + b2) / rigor::sqrt((one + b2) * (rigor::Ball(Rational(8101, 100)) + b2));
        CHECK(small.at("closest").at("cosine").get<std::string>().starts_with(cosine.enclosure(20).substr(0, 16)));
        // The residual network sees (x, 1).
        CHECK(gram(file + " --kernel res --depth 2" + method).at("geometry") == "angles between (x, 1) and (x', 1)");
    }
    CHECK(gram(file + " --kernel fc --depth 3 --beta 1/100").at("rows_counted_from") == 0);
    const Ran text = run_verify("gram " + file + " --kernel fc --depth 3 --beta 1/100");
    CHECK(text.out.find("closest pair: rows 1 and 2 (counted from 0), cosine [0.99") != std::string::npos);
    CHECK(text.out.find("widest angle: rows ") != std::string::npos);
    CHECK(text.out.find("antipodal") == std::string::npos);
    CHECK(lower(gram(file + " --kernel fc --depth 3 --beta 1e-140 --digits 20").at("lambda_max")) > 0);
    check_refused("gram " + file + " --kernel fc --depth 3 --beta 1e-160", "--beta");
    check_refused("gram " + folder.file("long.csv", "1e140,1\n1,1\n") + " --kernel fc --depth 3 --beta 1e-20",
                  "no coordinate more than 1e150 times as large");
}

TEST_CASE("gram: what may be no coordinate is said, and so is an array that is flattened") {
    const TemporaryFolder folder;
    const auto notes = [&](const std::string& file) {
        return gram(file + " --kernel normalized --depth 3 --fast").at("notes").dump();
    };
    CHECK(notes(folder.file("a.csv", "0,2.5\n1,3.5\n2,-1\n")).find("column 0 (counted from 0) numbers the rows") !=
          std::string::npos);
    CHECK(notes(folder.file("b.csv", "n,x\n1,2.5\n2,3.5\n3,-1\n")).find("column 0 (counted from 0) numbers the rows") !=
          std::string::npos);
    CHECK(notes(folder.file("c.csv", "label,x\n7,2.5\n2,3.5\n3,-1\n"))
              .find("column 0 (counted from 0) is named 'label'") != std::string::npos);
    CHECK(notes(folder.file("d.csv", "1,2.5\n2,3.5\n4,-1\n")) == "[]");
    const std::string images =
        folder.file("images.idx", std::string("\0\0\x08\x03\0\0\0\2\0\0\0\2\0\0\0\2", 16) + "abcdefgz");
    CHECK(notes(images).find("shape 2 x 2 x 2: each 2 x 2 along its first axis is flattened") != std::string::npos);
}

TEST_CASE("gram: the input is never replaced, and a link that is written to stays one") {
    const TemporaryFolder folder;
    const std::string text = "1,2\n3,4\n", file = folder.file("q.csv", text),
                      use = " --kernel normalized --depth 3 --save ";
    const auto path = [&](const char* name) { return (folder.path / name).string(); };
    std::filesystem::create_symlink("q.csv", path("link"));
    std::filesystem::create_symlink(path("link"), path("second"));
    std::filesystem::create_hard_link(file, path("hard"));
    std::filesystem::create_directory(path("folder"));
    for (const std::string& name :
         {file, path("link"), path("second"), path("hard"), path("folder/../q.csv"), path("./q.csv")}) {
        check_refused("gram " + file + use + name, "the file that is read");
        check_refused("gram - <" + file + use + name, "the file that is read");
        CHECK(content(file) == text);
    }
    check_refused("gram " + path("link") + use + file, "the file that is read");
    // Elsewhere a link is followed: to a file, and to one that is not there yet.
    const std::string old = folder.file("old.npz", "before");
    std::filesystem::create_symlink("../old.npz", path("folder/out.npz"));
    std::filesystem::create_symlink("folder/new.npz", path("new"));
    for (const auto& [link, target] : {std::pair("folder/out.npz", "old.npz"), std::pair("new", "folder/new.npz")}) {
        CHECK(gram(file + use + path(link)).at("saved") == path(link));
        CHECK(std::filesystem::is_symlink(path(link)));
        CHECK_FALSE(std::filesystem::is_symlink(path(target)));
        CHECK(content(path(target)).starts_with("PK"));
    }
    std::filesystem::create_symlink("round", path("round"));
    check_refused("gram " + file + use + path("round"), "links that lead to one another");
    std::filesystem::create_symlink("/dev/null", path("null"));
    check_refused("gram " + file + use + path("null"), "no regular file");
    CHECK(content(file) == text);
}

TEST_CASE("gram: what doubles cannot show is said with the cost of balls, which then show it") {
    const TemporaryFolder folder;
    std::string text = random_points(20, 3, 2);
    text += "1,2,3\n1,2,3.000000000000001\n";
    const std::string file = folder.file("close.csv", text);
    const Ran ran = run_verify("gram " + file + " --kernel normalized --depth 3 --fast --format json");
    CHECK(ran.status == 3);
    CHECK(lines(ran.err) == 1);
    CHECK(ran.err.find("in balls") != std::string::npos);
    const Json fast = Json::parse(ran.out), balls = gram(file + " --kernel normalized --depth 3 --digits 8");
    CHECK(lower(fast.at("lambda_min")) == 0);
    CHECK(upper(fast.at("lambda_min")) > 0);
    CHECK(fast.at("positive_definite") == "yes");  // by the theorem
    CHECK(lower(balls.at("lambda_min")) > 0);
    CHECK(overlap(fast.at("lambda_min"), balls.at("lambda_min")));
    CHECK(balls.at("closest").at("rows") == Json({20, 21}));
}

TEST_CASE("gram: depths and sizes without a table of doubles") {
    const TemporaryFolder folder;
    const std::string file = folder.file("deep.csv", random_points(12, 3, 4));
    const Json fast = gram(file + " --kernel normalized --depth 1500 --fast"),
               balls = gram(file + " --kernel normalized --depth 1500 --digits 10");
    CHECK(overlap(fast.at("lambda_min"), balls.at("lambda_min")));
    CHECK(fast.at("method").get<std::string>().find("in balls") != std::string::npos);
    // Off the diagonal 1/4 + (3/8) log L/L + O(1/L).
    CHECK(lower(balls.at("lambda_min")) > Rational(1, 2));
    CHECK(upper(balls.at("lambda_min")) < Rational(3, 4));
    // Entries beyond the largest double: balls have no such limit.
    const Ran ran = run_verify("gram " + file + " --kernel res --depth 2000 --alpha 1 --fast");
    CHECK(ran.status == 3);
    CHECK(ran.err.find("range of doubles") != std::string::npos);
    CHECK(lower(gram(file + " --kernel res --depth 2000 --alpha 1 --digits 5").at("lambda_min")) > 0);
    const std::string large = folder.file("large.csv", "1e149,1\n1,1e149\n-1e149,2e149\n");
    CHECK(run_verify("gram " + large + " --kernel res --depth 500 --fast").status == 3);
    CHECK(lower(gram(large + " --kernel normalized --depth 3 --fast").at("lambda_max")) > 1);
}

TEST_CASE("gram: one point, rows, seeds, and a saved matrix") {
    const TemporaryFolder folder;
    const Json one = gram(folder.file("one.csv", "3,4\n") + " --kernel fc --depth 1");
    CHECK(lower(one.at("lambda_min")) <= Rational(25, 2));  // |x|^2/n0
    CHECK(upper(one.at("lambda_max")) >= Rational(25, 2));
    CHECK(one.at("closest").is_null());
    const std::string file = folder.file("many.csv", random_points(300, 5, 3));
    const Json first = gram(file + " --kernel normalized --depth 3 --rows 100"),
               drawn = gram(file + " --kernel normalized --depth 3 --rows 100 --seed 1");
    CHECK(first.at("n") == 100);
    CHECK(first.at("rows_in_file") == 300);
    CHECK(first.at("lambda_min") != drawn.at("lambda_min"));
    CHECK(drawn == gram(file + " --kernel normalized --depth 3 --rows 100 --seed 1"));
    const std::string saved = (folder.path / "k.npz").string();
    CHECK(gram(file + " --kernel res --depth 2 --fast --save " + saved).at("saved") == saved);
    CHECK(content(saved).starts_with("PK"));
    CHECK(content(saved).find("kernel.npy") != std::string::npos);
    CHECK(content(saved).find("radius.npy") != std::string::npos);
    // A full disk: the bounds are printed, the former file stays.
    const std::string limited = (folder.path / "limited.json").string();
    const int status =
        std::system(("sh -c 'ulimit -f 100; exec \"" + program() + "\" gram " + file +
                     " --kernel res --depth 2 --fast --format json --save " + saved + " >" + limited + " 2>/dev/null'")
                        .c_str());
    CHECK(WEXITSTATUS(status) == 2);
    CHECK(Json::parse(content(limited)).at("n") == 300);
    CHECK(std::distance(std::filesystem::directory_iterator(folder.path), {}) ==
          4);  // many.csv, one.csv, k.npz, limited.json
    const std::string before = content(saved);
    gram(file + " --kernel res --depth 2 --fast --save " + saved);
    CHECK(content(saved) == before);
}

TEST_CASE("gram: unusable input is refused in one line that names it") {
    const TemporaryFolder folder;
    const std::string good = folder.file("good.csv", "1,2\n3,4\n"), use = " --kernel normalized --depth 3";
    const auto refused = [&](const std::string& name, const std::string& text, const std::string& named) {
        check_refused("gram " + folder.file(name, text) + use, named);
    };
    refused("ragged.csv", "1,2\n3\n", "line 2");
    refused("empty.csv", "", "empty.csv");
    refused("nan.csv", "1,2\nnan,3\n", "nan");
    refused("inf.csv", "1,2\n3,-inf\n", "-inf");
    refused("zero.csv", "1,2\n0,0\n", "row 1 (counted from 0) is the zero vector");
    refused("zero.csv", "1,2\n0,0\n", "or --normalize none");
    refused("text.csv", "1,2\nx,3\n", "'x'");
    refused("cut.idx", std::string("\0\0\x08\x02\0\0\0\x09\0\0\0\x02", 12) + "abc", "cut.idx");
    refused("cut.npy", "\x93NUMPY", "cut.npy");
    refused("huge.csv", "1e200,1\n1,1\n", "1e200");
    std::string many;
    for (long i = 0; i < 1'000'000; ++i) many += "1,2\n";
    refused("many.csv", many, "1000000 rows");
    check_refused("gram " + (folder.path / "missing.csv").string() + use, "missing.csv");
    check_refused("gram " + folder.path.string() + use, folder.path.string());
    check_refused("gram " + good, "--kernel");
    check_refused("gram " + good + " --kernel normalized", "--depth");
    check_refused("gram " + good + " --kernel rbf --depth 2", "rbf");
    check_refused("gram " + good + " --kernel fc --depth 0", "0");
    check_refused("gram " + good + " --kernel fc --depth 1.5", "1.5");
    check_refused("gram " + good + " --kernel fc --depth 2 --beta -1", "-1");
    check_refused("gram " + good + " --kernel fc --depth 2 --alpha 1", "--alpha");
    check_refused("gram " + good + " --kernel res --depth 2 --beta 1", "--beta");
    check_refused("gram " + good + use + " --digits 10 --fast", "--digits");
    check_refused("gram " + good + use + " --digits 0", "0");
    check_refused("gram " + good + use + " --seed 1", "--rows");
    check_refused("gram " + good + use + " --rows 5", "5");
    check_refused("gram " + good + use + " --save /nonexistent/folder/k.npz", "/nonexistent/folder/k.npz");
    check_refused("gram " + good + " --kernel normalized --depth 10000000", "10000000");
}

TEST_CASE("gram: a certificate has the bounds that are printed, a line for each point and each row of the factor") {
    const TemporaryFolder folder;
    const std::string file = folder.file("points.csv", random_points(8, 3, 5)),
                      written = (folder.path / "c.jsonl").string(), use = " --certificate " + written;
    const Json report = gram(file + " --kernel normalized --depth 3" + use);
    std::map<std::string, long> types;
    std::istringstream lines_of_file(content(written));
    for (std::string line; std::getline(lines_of_file, line);) {
        const Json item = Json::parse(line);
        ++types[item.at("type")];
        if (item.at("type") != "smallest") continue;
        CHECK(lower(item) == lower(report.at("lambda_min")));
        CHECK(upper(item) == upper(report.at("lambda_min")));
    }
    CHECK(types == std::map<std::string, long>{
                       {"gram", 1}, {"coordinates", 8}, {"smallest", 1}, {"largest", 1}, {"vector", 2}, {"row", 16}});
    check_refused("gram " + file + " --kernel fc --depth 2 --fast" + use,
                  "--fast and --certificate exclude each other");
    check_refused("gram " + folder.file("many.csv", random_points(201, 2, 3)) + " --kernel fc --depth 2" + use,
                  "201 rows; expected at most 200");
    check_refused("gram " + file + " --kernel fc --depth 2 --certificate " + file, "the file that is read");
}
