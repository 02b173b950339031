// Checks verify/number_table.hpp: every layout that is promised is read exactly, everything else is refused in one line that says where and why.
#include "file_samples.hpp"
#include "temporary_folder.hpp"
#include "verify/number_table.hpp"
#include "verify/status.hpp"

using rigor::Rational;
using verify::NumberRow, verify::read_number_table;

namespace {

std::vector<NumberRow> read_table(const std::string& content) {
    const TemporaryFolder folder;
    return read_number_table(folder.file("numbers.csv", content)).rows;
}

std::string refusal_of_table(const std::string& content) {
    return refusal_by([&] { read_table(content); }, "numbers.csv");
}

Rational tenth(unsigned long digits) { return Rational(1, rigor::power(rigor::Integer(10), digits)); }

}  // namespace

TEST_CASE("every layout gives the same numbers") {
    const std::string bom = "\xef\xbb\xbf";
    for (const std::string& content :
         {std::string("1,0.5\n2,1/3\n5,-2e-3\n"), std::string("1;0.5\n2;1/3\n5;-2e-3"), std::string("1\t0.5\n2\t1/3\n5\t-2e-3\n\n\n"),
          std::string("1 0.5\n2   1/3\n5 \t -2e-3  \n"), std::string("1 , 0.5\r\n2 , 1/3\r\n5 , -2e-3\r\n"), std::string("L,s_L\n1,0.5\n2,1/3\n5,-2e-3\n"),
          std::string("# from the paper\n#\nL;value\n1;0.5\n# a remark, with a comma\n2;1/3\n5;-2e-3\n  \n\r\n"), bom + "1,0.5\n2,1/3\n5,-2e-3\n",
          bom + "depth theta\r\n1 0.5\r\n2 1/3\r\n5 -2e-3", std::string("\n1,+.5\n2,2/6\n5,-0.002\n"),
          std::string("1,0.5,\n2,1/3,\n5,-2e-3,\n"), std::string("\"1\",\"0.5\"\n\"2\",\"1/3\"\n\"5\",\"-2e-3\"\n"),
          std::string("1 0.5D0\n2 1/3\n5 \xe2\x88\x92" "2D-3\n"), std::string("L,v\n1,0.5\n2,1/3\n5,\xc2\xa0-2d-03\n")}) {
        INFO(content);
        const auto rows = read_table(content);
        REQUIRE(rows.size() == 3);
        CHECK(rows[0].L == 1);
        CHECK(rows[1].L == 2);
        CHECK(rows[2].L == 5);
        CHECK(rows[0].value == Rational(1, 2));
        CHECK(rows[1].value == Rational(1, 3));
        CHECK(rows[2].value == Rational(-1, 500));
    }
    const auto one_column = read_table("theta\n0.25\n0.5\n# half way\n1e3\n");
    REQUIRE(one_column.size() == 3);
    CHECK(one_column[2].L == 3);
    CHECK(one_column[2].value == 1000);
    CHECK(one_column[2].line == 5);
    CHECK(read_table("1.5,1\n5/2,2\n").back().L == Rational(5, 2));
}

TEST_CASE("the rounding uncertainty is half a unit in the last digit of the column") {
    const auto half_units = [](const std::string& content) {
        std::vector<Rational> units;
        for (const NumberRow& row : read_table(content)) units.push_back(row.half_unit);
        return units;
    };
    const Rational cent = tenth(2) / 2;
    CHECK(half_units("0.50\n1.25\n10.25\n1/3\n") == std::vector<Rational>{cent, cent, cent, 0});
    CHECK(half_units("1.25\n1.5\n2\n1.75\n") == std::vector<Rational>{cent, cent, cent, cent});  // %.3g
    CHECK(half_units("1.25D-3\n1.50D-3\n1.75D-3\n") == std::vector<Rational>(3, tenth(5) / 2));
}

TEST_CASE("what is no table is refused, with the line, the text and what was expected") {
    const std::pair<std::string, std::string> cases[] = {
        {"1,2\n2,abc\n", "line 2: 'abc' is no exact number; expected a number"},
        {"L,v\nM,w\n1,2\n2,3\n", "line 2: 'w'"},
        {"1,2\n2,\n", "line 2: an empty field"},
        {"1,2\n,3\n", "line 2: an empty field"},
        {"1,2\n2,nan\n", "line 2: 'nan' is no finite number"},
        {"1,-Inf\n2,3\n", "line 1: '-Inf' is no finite number"},
        {"nan\n1\n2\n", "line 1: 'nan' is no finite number"},
        {"1,2,3\n2,3,4\n", "line 1: '1,2,3' has 3 columns; expected one"},
        {"1,2\n2,3\n3\n", "line 3: row has 1 column; expected 2 as in line 1"},
        {"1\n2,3\n", "line 2: '2,3' has a comma; expected one number"},
        {"1\n2;3\n", "line 2: '2;3' is no exact number"},
        {"1\n2 3\n", "line 2: row has 2 columns; expected 1 as in line 1"},
        {"1.2.3,4x\n1,2\n2,3\n", "line 1: '4x'"},
        {"depth -1,value\n-,1\n", "line 2: '-'"},
        {"1 2\n2\t3 4\n", "line 2: row has 3 columns; expected 2"},
        {"1;1\n2;1\n2.0;1\n", "line 3: L = 2 again, as in line 2; expected every L once"},
        {"0,1\n1,1\n", "line 1: L = 0; expected 1 or more"},
        {"-1;1\n1;1\n", "line 1: L = -1; expected 1 or more"},
        {"0,25\n0,5\n", "a decimal comma is not supported"},
        {"1;0,25\n2;0,5\n", "line 1: '0,25' has a decimal comma"},
        {"1,2\n\n3,4\n", "line 2: a blank line in the middle"},
        {"1,2\n2,3\n \t\n\n4,5\n", "line 3: a blank line in the middle"},
        {"", "no numbers"},
        {"\n\n", "no numbers"},
        {"# nothing\nL,value\n", "no numbers"},
        {"L,value\n1,2\n", "one row: no rate can be seen in it; expected at least"},
        {"1,1/0\n2,1\n", "line 1: '1/0'"},
        {"1,1e999999999\n2,1\n", "line 1: '1e999999999'"},
        {"1,'2'\n2,3\n", "line 1: ''2''"},
        {"1,2\n2,\x1b[31m\n", "line 2: '\\x1b[31m'"},
        {"1,2\n2,\xff\xc2\x85\n", "line 2: '\\xff\\xc2\\x85'"},
        {std::string("1,2\n2,3\0\n", 9), "line 2: a NUL byte: the file is binary"},
        {std::string("\xff\xfe" "1\0,\0", 6), "text in UTF-16: convert it to UTF-8; expected a text file of numbers"},
        {"1\r2\r3\r", "line 1: '1\\x0d2\\x0d3' has a carriage return inside"},
    };
    for (const auto& [content, message] : cases) {
        INFO(content);
        CHECK_THAT(refusal_of_table(content), Catch::Contains(message));
    }
    CHECK_THAT(refusal_of_table("1\n" + std::string(300, 'x') + "\n"), Catch::Contains("'" + std::string(60, 'x') + "...'"));
    CHECK_THAT(refusal_of_table("1\n" + std::string(500'001, '1') + "\n"), Catch::Contains("more than 500000 characters"));
    CHECK_THAT(refusal_of_table("1\n" + std::string(250'000, '1') + "\n"), Catch::Contains("is no exact number"));
    std::string huge;
    for (int i = 0; i < 8'000; ++i) huge += "1e99999\n";
    CHECK_THAT(refusal_of_table(huge), Catch::Contains("more than 256 MB"));
}

TEST_CASE("what is no file is refused") {
    const TemporaryFolder folder;
    CHECK_THROWS_WITH(read_number_table(folder.path / "none.csv"), Catch::Contains("none.csv: cannot be read (No such file"));
    CHECK_THROWS_WITH(read_number_table(folder.path), Catch::Contains("a directory; expected a text file"));
    CHECK_THROWS_WITH(read_number_table(""), Catch::Contains("cannot be read"));
    CHECK_THROWS_WITH(read_number_table("a\nb"), Catch::Contains("a\\x0ab: cannot be read"));
    CHECK_THROWS_AS(read_number_table("/dev/zero"), verify::BadInput);
}

TEST_CASE("a table of many rows is read exactly") {
    std::string content = "L,value\n";
    for (long L = 1; L <= 100'000; ++L) content += std::to_string(L) + ",0." + std::to_string(1'000'000 + L) + "\n";
    const auto rows = read_table(content);
    REQUIRE(rows.size() == 100'000);
    CHECK(rows.back().L == 100'000);
    CHECK(rows.back().line == 100'001);
    CHECK(rows[41'999].value == Rational(1'042'000, 10'000'000));
}
