// The options of `verify gram` that say how its file is read: the same points whatever table they stand in, what was
// left out told in text and JSON, and contradictions refused.
#include "verify/file_samples.hpp"
#include "verify/process.hpp"

#include <nlohmann/json.hpp>

using Json = nlohmann::json;

namespace {

const std::string use = " --kernel normalized --depth 3";

Json gram(const std::string& arguments) {
    const Ran ran = run_verify("gram " + arguments + use + " --format json");
    INFO(arguments << ": " << ran.err);
    REQUIRE(ran.status == 0);
    return Json::parse(ran.out);
}

}  // namespace

TEST_CASE("gram: the same points in every table give the same bounds, and the notes say what was left out") {
    const TemporaryFolder folder;
    const Json expected = gram(folder.file("plain.csv", "1.5,2\n-0.25,1\n3,1/3\n"));
    const std::string named = folder.file("named.csv", "name,y,x\n\"a, b\",2,1.5\nc,1,-0.25\n,1/3,3\n"),
                      comma = folder.file("comma.csv", "1,5;2;a\r\n-0,25;1;b\r\n3;1/3;c\r\n"),
                      years = folder.file("years.csv", "2019,2020\n1.5,2\n-0.25,1\n3,1/3\n");
    for (const std::string& arguments :
         {named + " --columns x,y", named + " --columns 2,1 --labels name", named + " --columns 'x,1'",
          comma + " --decimal-comma --labels last --header no", comma + " --decimal-comma --drop 2",
          years + " --header yes", "- --header yes <" + years}) {
        INFO(arguments);
        const Json json = gram(arguments);
        for (const char* key : {"lambda_min", "lambda_max", "closest", "n", "dimension"})
            CHECK(json.at(key) == expected.at(key));
        CHECK_FALSE(json.at("notes").empty());
    }
    const std::string text = run_verify("gram " + named + " --columns x,y" + use).out;
    CHECK(text.find("note: line 1 was taken for the names of the columns\n"
                    "note: of 3 columns 2, 1 are used as coordinates, in this order (--columns; counted from 0)\n") !=
          std::string::npos);
    CHECK(gram(years + " --header no").at("n") == 4);
}

TEST_CASE("gram: arrays of NPZ files, and its own") {
    const TemporaryFolder folder;
    const std::string csv = folder.file("p.csv", "1,2\n3,5\n8,13\n"), saved = (folder.path / "k.npz").string();
    CHECK(gram(csv + " --save " + saved).at("saved") == saved);
    check_refused("gram " + saved + use, "k.npz: what --save wrote: a matrix (kernel)");
    check_refused("gram " + saved + use + " --array kernel", "expected points");
    check_refused("gram " + csv + use + " --array x", "p.csv: a text file; --array x belongs to NPZ files");
}

TEST_CASE("gram: options of the data that cannot be meant are refused in one line") {
    const TemporaryFolder folder;
    const std::string csv = "gram " + folder.file("p.csv", "1,2\n3,5\n8,13\n") + use,
                      npy_file = "gram " + folder.file("p.npy", npy("<f8", "(2, 2)", raw<double>({1, 2, 3, 5}))) + use;
    check_refused(csv + " --columns 2", "p.csv: --columns 2: there are 2 columns; expected numbers from 0 to 1");
    check_refused(csv + " --columns 0,0", "column 0 is listed twice");
    check_refused(csv + " --columns x", "--columns x: no line of names was found");
    check_refused(csv + " --columns 1-0", "--columns 1-0: the range 1-0 descends");
    check_refused(csv + " --columns ''", "--columns");
    check_refused(csv + " --drop 0-1", "no column is left of 2");
    check_refused(csv + " --labels first,last", "--labels first,last: expected one column");
    check_refused(csv + " --header maybe", "maybe");
    check_refused(csv + " --decimal-comma --header yes", "separates columns by commas");
    check_refused(npy_file + " --columns x", "p.npy: --columns x: the columns of an array have no names");
    check_refused(npy_file + " --header no", "p.npy: an NPY file; --header no belongs to CSV files");
    check_refused(npy_file + " --decimal-comma", "p.npy: an NPY file; --decimal-comma belongs to CSV files");
    check_refused(csv + " --seed 1", "--seed draws the rows of --rows N");
}

TEST_CASE("gram: one, two and three rows, many rows and many columns") {
    const TemporaryFolder folder;
    CHECK(gram(folder.file("one.csv", "3,4\n")).at("n") == 1);
    CHECK(gram(folder.file("one.csv", "x,y\n3,4\n")).at("n") == 1);
    CHECK(gram(folder.file("two.csv", "3,4\n4,3\n")).at("positive_definite") == "yes");
    CHECK(gram(folder.file("three.csv", "3\n4\n-5\n")).at("dimension") == 1);
    std::string row;
    for (int i = 0; i < 100'000; ++i) row += std::to_string(i % 7) + ",";
    CHECK(gram(folder.file("wide.csv", row + "1\n" + row + "2\n")).at("dimension") == 100'001);
}
