// Checks verify/readers/number_table.hpp: every layout that is promised is read exactly, everything else is refused in
// one line that says where and why.
#include "verify/readers/number_table.hpp"
#include "verify/base/status.hpp"
#include "verify/file_samples.hpp"
#include "verify/temporary_folder.hpp"

#include "rigor/number/scalar.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <cstdlib>

using rigor::Rational;
using verify::NumberRow, verify::NumberTable, verify::read_number_table, verify::TableOptions;

namespace {

NumberTable read_whole(const std::string& content, const TableOptions& options = {}) {
    const TemporaryFolder folder;
    return read_number_table(folder.file("numbers.csv", content), options);
}
std::vector<NumberRow> read_table(const std::string& content) { return read_whole(content).rows; }

std::string refusal_of_table(const std::string& content, const TableOptions& options = {}) {
    return refusal_by([&] { read_whole(content, options); }, "numbers.csv");
}

std::string as_printed(const char* format, double x) {
    std::array<char, 400> text{};
    std::snprintf(text.data(), text.size(), format, x);
    return text.data();
}

Rational tenth(unsigned long digits) { return Rational(1, rigor::power(rigor::Integer(10), digits)); }

}  // namespace

TEST_CASE("every layout gives the same numbers") {
    const std::string bom = "\xef\xbb\xbf";
    for (const std::string& content :
         {std::string("1,0.5\n2,1/3\n5,-2e-3\n"), std::string("1;0.5\n2;1/3\n5;-2e-3"),
          std::string("1\t0.5\n2\t1/3\n5\t-2e-3\n\n\n"), std::string("1 0.5\n2   1/3\n5 \t -2e-3  \n"),
          std::string("1 , 0.5\r\n2 , 1/3\r\n5 , -2e-3\r\n"), std::string("L,s_L\n1,0.5\n2,1/3\n5,-2e-3\n"),
          std::string("# from the paper\n#\nL;value\n1;0.5\n# a remark, with a comma\n2;1/3\n5;-2e-3\n  \n\r\n"),
          bom + "1,0.5\n2,1/3\n5,-2e-3\n", bom + "depth theta\r\n1 0.5\r\n2 1/3\r\n5 -2e-3",
          std::string("\n1,+.5\n2,2/6\n5,-0.002\n"), std::string("1,0.5,\n2,1/3,\n5,-2e-3,\n"),
          std::string("\"1\",\"0.5\"\n\"2\",\"1/3\"\n\"5\",\"-2e-3\"\n"),
          std::string("1 0.5D0\n2 1/3\n5 \xe2\x88\x92"
                      "2D-3\n"),
          std::string("L,v\n1,0.5\n2,1/3\n5,\xc2\xa0-2d-03\n")}) {
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

TEST_CASE(
    "the last digit known comes from the column: a rounding is never beyond half a unit, whatever the format and however few digits show") {
    // 1 + 1/L, 1/L^2 and 40/L with L = 1, 3, 10, 30, ...: late rows print as 1, 1.0001, 4e-05, 0.000000.
    const char* const format = GENERATE("%.3g", "%.6g", "%.11g", "%.15g", "%.4f", "%.8f", "%.12f", "%.5e", "%.10e");
    const auto value = GENERATE(
        +[](double L) { return 1 + 1 / L; }, +[](double L) { return 1 / (L * L); }, +[](double L) { return 40 / L; },
        +[](double L) { return -1 - 1 / L; }, +[](double L) { return 1000 + std::sqrt(L); });
    std::string content;
    std::vector<double> values;
    double L = 1;
    for (int i = 0; i < 24; ++i, L = i % 2 == 1 ? 3 * std::pow(10, i / 2) : std::pow(10, i / 2)) {
        values.push_back(value(L));
        content += as_printed("%.0f,", L) + as_printed(format, values.back()) + "\n";
    }
    const auto rows = read_table(content);
    REQUIRE(rows.size() == values.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        INFO(format << ", row " << i << ": " << as_printed(format, values[i]));
        CHECK(abs(Rational(rows[i].value - Rational(values[i]))) <= rows[i].half_unit);
        // And no wider than ten times what the format stands for, where a number is not 0.
        const double unit = std::string(format).back() == 'f'
                                ? std::pow(10, -std::atoi(format + 2))
                                : std::pow(10, std::floor(std::log10(std::abs(values[i]))) +
                                                   (std::string(format).back() == 'g' ? 1 : 0) - std::atoi(format + 2));
        const double of_double = std::abs(values[i]) * 0x1p-52;
        // Where only integers are around, they count as known to 1.
        bool digits_around = false;
        for (std::size_t j = i < 8 ? 0 : i - 8; j < std::min(rows.size(), i + 9); ++j)
            digits_around = digits_around || as_printed(format, values[j]).find('.') != std::string::npos;
        if (rows[i].value != 0 && digits_around)
            CHECK(rigor::from_rational<double>(rows[i].half_unit) <= 5.01 * std::max(unit, of_double));
    }
}

TEST_CASE("D exponents are exponents") {
    for (const NumberRow& row : read_table("1.25D-3\n1.50D-3\n1.75D-3\n")) CHECK(row.half_unit == tenth(5) / 2);
}

TEST_CASE("fractions and what is said to be exact are exact, integers are known to 1, doubles no better than doubles") {
    for (const NumberRow& row : read_table("1/3\n1\n2/7\n17\n")) CHECK(row.half_unit == 0);
    for (const NumberRow& row : read_table("1\n17\n-300\n0\n")) CHECK(row.half_unit == Rational(1, 2));
    for (const NumberRow& row : read_table("1.25D-3\n\"1.50d-3\"\n1.75D-03\n")) CHECK(row.half_unit == tenth(5) / 2);
    for (const NumberRow& row : read_whole("1.5\n1.25\n3\n", {.columns = {}, .exact = true}).rows)
        CHECK(row.half_unit == 0);
    const auto tiny = read_table("4e-400\n0e-400\n1e-398\n");
    CHECK(tiny[0].half_unit == tenth(400) / 2);
    CHECK(tiny[1].half_unit == tenth(400) / 2);
    CHECK(tiny[2].half_unit == tenth(398) / 2);
    std::string full, floats, decimals;
    for (int i = 1; i <= 20; ++i) {
        full += as_printed("%.18e\n", 1.0 / i);
        floats += as_printed("%.18e\n", static_cast<double>(1.0F / static_cast<float>(i)));
        decimals += "0." + std::string(24, static_cast<char>('0' + i % 9 + 1)) + "7\n";
    }
    for (const NumberRow& row : read_table(full)) CHECK(row.half_unit == row.value / rigor::power(Rational(2), 53));
    for (const NumberRow& row : read_table(floats)) CHECK(row.half_unit == row.value / (1L << 24));
    for (const NumberRow& row : read_table(decimals)) CHECK(row.half_unit == tenth(25) / 2);
    CHECK(read_whole(full).remarks.size() == 1);
    CHECK(read_whole(decimals).remarks.empty());
}

TEST_CASE("rows in any order, step sizes, and columns of a wider table") {
    const auto depths = [](const NumberTable& table) {
        std::string text;
        for (const NumberRow& row : table.rows) text += row.L.str() + "=" + row.value.str() + " ";
        return text;
    };
    CHECK(depths(read_whole("1,5\n2,6\n3,7\n")) == "1=5 2=6 3=7 ");
    CHECK(depths(read_whole("3,7\n2,6\n1,5\n")) == "1=5 2=6 3=7 ");
    CHECK_THAT(read_whole("3,7.5\n2,6\n1,5\n").remarks.at(0), Catch::Contains("descends"));
    CHECK(depths(read_whole("2,6\n3,7\n1,5\n")) == "1=5 2=6 3=7 ");
    CHECK_THAT(read_whole("2,6.5\n3,7\n1,5\n").remarks.at(0), Catch::Contains("sorted"));
    CHECK(depths(read_whole("h,error\n0.5,6\n0.25,7\n0.1,5\n")) == "2=6 4=7 10=5 ");
    CHECK(depths(read_whole("0.1,5\n0.25,7\n1,5\n")) == "1=5 4=7 10=5 ");
    CHECK_THAT(read_whole("0.5,6.5\n0.25,7\n").remarks.at(0), Catch::Contains("L = 1/h"));
    // Rounded step sizes make rounded L.
    CHECK(read_table("0.333333,6\n0.166667,7\n").front().L_half_unit > 0);
    CHECK(read_table("0.5,6\n0.25,7\n").front().L_half_unit == 0);
    const std::string wide = "run,L,train,test\na,1,0.5,5\nb,2,0.25,6\n";
    CHECK(depths(read_whole(wide, {.columns = {"L", "test"}, .exact = false})) == "1=5 2=6 ");
    CHECK(depths(read_whole(wide, {.columns = {"2", "3"}, .exact = false})) == "1=1/2 2=1/4 ");
    CHECK(depths(read_whole(wide, {.columns = {"test"}, .exact = false})) == "1=5 2=6 ");
    for (const std::vector<std::string>& columns :
         std::vector<std::vector<std::string>>{{"L", "loss"}, {"0", "1"}, {"5"}, {""}, {"2", "99999999999"}})
        CHECK_THAT(refusal_of_table(wide, {.columns = columns, .exact = false}),
                   Catch::Contains("no column '" + columns.back() + "'") || Catch::Contains("no column '0'"));
    CHECK_THAT(refusal_of_table(wide), Catch::Contains("4 columns") && Catch::Contains("--columns train,test"));
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
        {"2;1\n1;1\n2;1\n", "line 3: L = 2 again, as in line 1"},
        {"0.5;1\n1/2;1\n", "line 2: 1/h = 2 again, as in line 1"},
        {"0.5,1\n2,1\n", "line 1: L = 0.5; expected 1 or more (or, in all rows, step sizes h"},
        {"2,1\n3,1\n0.5,1\n", "line 3: L = 0.5; expected 1 or more"},
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
        {std::string("\xff\xfe"
                     "1\0,\0",
                     6),
         "text in UTF-16: convert it to UTF-8; expected a text file of numbers"},
        {"1\r2\r3\r", "line 1: '1\\x0d2\\x0d3' has a carriage return inside"},
    };
    for (const auto& [content, message] : cases) {
        INFO(content);
        CHECK_THAT(refusal_of_table(content), Catch::Contains(message));
    }
    CHECK_THAT(refusal_of_table("1\n" + std::string(300, 'x') + "\n"),
               Catch::Contains("'" + std::string(60, 'x') + "...'"));
    CHECK_THAT(refusal_of_table("1\n" + std::string(500'001, '1') + "\n"),
               Catch::Contains("more than 500000 characters"));
    CHECK_THAT(refusal_of_table("1\n" + std::string(250'000, '1') + "\n"), Catch::Contains("is no exact number"));
    std::string huge;
    for (int i = 0; i < 8'000; ++i) huge += "1e99999\n";
    CHECK_THAT(refusal_of_table(huge), Catch::Contains("more than 256 MB"));
}

TEST_CASE("what is no file is refused") {
    const TemporaryFolder folder;
    CHECK_THROWS_WITH(read_number_table(folder.path / "none.csv"),
                      Catch::Contains("none.csv: cannot be read (No such file"));
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
