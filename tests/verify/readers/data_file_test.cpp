// Checks verify/readers/data_file.hpp: every layout that is promised gives the same numbers, everything else is refused
// in one line that says where and why.
#include "generators.hpp"
#include "verify/base/status.hpp"
#include "verify/file_samples.hpp"
#include "verify/readers/data_source.hpp"
#include "verify/temporary_folder.hpp"

#include <sys/stat.h>
#include <unistd.h>
#include <array>
#include <bit>
#include <cstring>
#include <thread>

using rigor::Rational;
using verify::DataOptions, verify::DataSet, verify::read_data;

namespace {

DataSet read(const std::string& content, const DataOptions& options = {}) {
    const TemporaryFolder folder;
    return read_data(folder.file("data", content), options);
}

std::string refusal(const std::string& content, const DataOptions& options = {}) {
    return refusal_by([&] { read(content, options); }, "/data");
}

const std::vector<double> six{1, 2, 3, 4, 5, 6};

/// The rows 0..n-1 of one column.
std::string counting(long n) {
    std::string content;
    for (long i = 0; i < n; ++i) content += std::to_string(i) + "\n";
    return content;
}

}  // namespace

TEST_CASE("every layout of a CSV file gives the same numbers") {
    const std::string bom = "\xef\xbb\xbf";
    for (const std::string& content :
         {std::string("1,0.5,-2e-3\n2,1/3,.25\n"), std::string("1;0.5;-2e-3\n2;1/3;.25"),
          std::string("1\t0.5\t-2e-3\n2\t1/3\t.25\n\n\n"), std::string("1 0.5   -2e-3\n 2   1/3 \t .25  \n"),
          std::string("1 , 0.5, -0.002\r\n2.00 , 2/6,25E-2\r\n"), std::string("a,b,c\n1,0.5,-2e-3\n2,1/3,.25\n"),
          std::string("# numbers\n#\na;\"b, c\";d\n1;0.5;-2e-3\n# a remark, with a comma\n2;1/3;.25\n  \n\r\n"),
          bom + "1,+.5,-2e-3\n2,1/3,0.2500\n", bom + "label 1x1 1x2\r\n1. 0.5 -2e-03\r\n+2 1/3 +25e-2",
          std::string("\n1,0.5,-2e-3\n2,1/3,.25\n"),
          // Each row ends with a separator; numbers in quotes; Fortran's exponents; a minus sign and blanks of Unicode.
          std::string("1,0.5,-2e-3,\n2,1/3,.25,\n"), std::string("x,y,z\n1,0.5,-2e-3,\n2,1/3,.25,\n"),
          std::string("x;y;z;\n1;0.5;-2e-3;\n2;1/3;.25;"),
          std::string("\"1\",\"0.5\",\"-2e-3\"\n\"2\",\"1/3\",\" .25\"\n"),
          std::string("\"x\",\"y, z\",\"w\"\n1,0.5,-2e-3\n2,1/3,.25\n"),
          std::string("1.D+00 0.5d0 -2D-3\n0.2d01 1/3 25D-2\n"),
          std::string("1,0.5,\xe2\x88\x92"
                      "2e-3\n\xc2\xa0"
                      "2,1/3\xe2\x80\xaf,.25\n")}) {
        INFO(content);
        for (const std::string& file : {content, gzip(content)}) {
            const DataSet data = read(file);
            CHECK(data.rows == 2);
            CHECK(data.columns == 3);
            CHECK(data.rows_in_file == 2);
            CHECK(data.row_numbers == std::vector<long>{0, 1});
            CHECK(data.values == std::vector<double>{1, 0.5, -0.002, 2, 1.0 / 3, 0.25});
            CHECK(data.exact ==
                  std::vector<Rational>{1, Rational(1, 2), Rational(-1, 500), 2, Rational(1, 3), Rational(1, 4)});
            CHECK(data.format == (file == content ? "CSV" : "CSV, gzip"));
        }
    }
    const DataSet doubles = read(
        "0.5\n-3\n1e3\n0.1000000000000000055511151231257827021181583404541015625\n9007199254740993\n9007199254740993.0",
        {.rows = 4});
    CHECK(doubles.exact.empty());
    CHECK(doubles.values == std::vector<double>{0.5, -3, 1000, 0.1});
    // A point whose coordinates count: accepted where it is short or where there are names.
    CHECK(read("0,1,2\n").values == std::vector<double>{0, 1, 2});
    CHECK(read("a,b,c,d,e,f,g,h,i,j\n0,1,2,3,4,5,6,7,8,9\n").columns == 10);
}

TEST_CASE("decimals and fractions: the exact number, and the double nearest to it") {
    const auto check = [](const std::string& text) {
        const Rational exact = rigor::parse_rational(text);
        const DataSet data = read(text + "\n");
        const double value = data.values.at(0);
        INFO(text << " read as " << value);
        CHECK(data.exact.empty() == (Rational(value) == exact));
        if (!data.exact.empty()) CHECK(data.exact.at(0) == exact);
        const Rational error = abs(Rational(Rational(value) - exact));
        for (const double neighbour : {std::nextafter(value, -HUGE_VAL), std::nextafter(value, HUGE_VAL)})
            CHECK(error <= abs(Rational(Rational(neighbour) - exact)));
        CHECK(error <= abs(exact) * rigor::power_of_two(-53));
    };
    for (const char* text : {"0",
                             "-0.0",
                             "0e99",
                             "1e22",
                             "1e23",
                             "1E27",
                             "1e28",
                             "-1e-27",
                             "1e-28",
                             "9007199254740992",
                             "9007199254740993",
                             "18014398509481986",
                             "18014398509481985",
                             "9999999999999999999",
                             "10000000000000000000",
                             "18446744073709551615",
                             "0.5",
                             "0.1",
                             "7450580596923828125e-27",
                             "7450580596923828124e-27",
                             "1.00000000000000011102230246251565404236316680908203125",
                             "1/3",
                             "6/4",
                             "-1/1024",
                             "5e-16",
                             "1e150",
                             "1e-150",
                             "00000000000000000000000000000000.50",
                             "0.000000000000000000000000000000000000001e39",
                             "1.7976931348623157e100",
                             "0.30000000000000004"})
        check(text);
    testing_generators::require_property(
        "the text of a decimal is read as it is printed",
        [&] {
            const long digits = *rc::gen::arbitrary<long>();
            const bool point = *rc::gen::arbitrary<bool>();
            const long exponent = *rc::gen::inRange(-30, 31);
            std::string text = std::to_string(digits);
            if (point)
                text.insert(text.size() - static_cast<std::size_t>(*rc::gen::inRange<long>(
                                              0, static_cast<long>(text.size()) - (digits < 0))),
                            ".");
            if (*rc::gen::arbitrary<bool>()) text += "e" + std::to_string(exponent);
            check(text);
        },
        2000);
    testing_generators::require_property("a fraction is read as it is", [&] {
        check(std::to_string(*rc::gen::arbitrary<std::int64_t>()) + "/" +
              std::to_string(*rc::gen::inRange<long>(1, 1'000'000'000)));
    });
}

TEST_CASE("what is no table of numbers is refused, with the line, the column, the text and what was expected") {
    const std::pair<std::string, std::string> cases[] = {
        {"1,2\n3,setosa\n",
         "data, line 2: column 1 (counted from 0): 'setosa' is no exact number; expected a number such as"},
        {"a,1\n2,3\n", "line 1: column 0 (counted from 0): 'a' is no exact number"},
        {"a,b\nc,d\n1,2\n", "line 2: column 0 (counted from 0): 'c'"},
        {",1,2\n3,4,5\n", "line 1: column 0 (counted from 0): an empty field"},
        {"1,2,3,4\n1,2,3\n", "line 2: row has 3 columns; expected 4 as in line 1"},
        {"x,y\n# remark\n1,2\n3\n", "line 4: row has 1 column; expected 2 as in line 3"},
        {"1,2\n3,4,\n", "line 2: row has 3 columns; expected 2 as in line 1"},
        {"1,2\n3,\n", "line 2: column 1 (counted from 0): an empty field; expected a number"},
        {"1,2\nnan,3\n", "line 2: column 0 (counted from 0): 'nan' is no finite number; expected a number"},
        {"1,-Inf\n", "line 1: column 1 (counted from 0): '-Inf' is no finite number"},
        {"NaN\n1\n", "line 1: column 0 (counted from 0): 'NaN' is no finite number"},
        {"1;2\n1;0,25\n", "line 2: column 1 (counted from 0): '0,25' has a decimal comma"},
        {"1\n2,5\n", "line 2: column 0 (counted from 0): '2,5' has a comma; expected one number"},
        {"1,2\n\n3,4\n", "line 2: a blank line in the middle; expected numbers, or the end of the file"},
        {"", "data: empty; expected a file of data: CSV, NPY, NPZ or IDX"},
        {"\n\n", "data: no numbers; expected rows of numbers"},
        {"# nothing\nx,y\n", "data: no numbers"},
        {"1,1/0\n", "line 1: column 1 (counted from 0): '1/0' is no exact number"},
        {"1,1e--5\n", "'1e--5' is no exact number"},
        {"1,1e\n", "'1e' is no exact number"},
        {"1,1e+-5\n", "'1e+-5' is no exact number"},
        {"1,.\n", "'.' is no number but a missing or a truth value"},
        {"1,+-2\n", "'+-2' is no exact number"},
        {"1,0x10\n", "'0x10' is no exact number"},
        {"1,'2'\n", "''2'' is no exact number"},
        {"1,1e999999999999999999999\n", "is no exact number"},
        {"1,1e151\n",
         "line 1: column 1 (counted from 0): '1e151' is too large; "
         "expected 0, or a number between 1e-150 and 1e150 in absolute value"},
        {"1,-1e-151\n", "'-1e-151' is too small; expected 0, or a number between 1e-150"},
        {"1,1/" + std::string(152, '9') + "\n", "is too small"},
        {"1,2\n3,\x1b[31m\n", "line 2: column 1 (counted from 0): '\\x1b[31m'"},
        {std::string("1,2\n2,3\0\n", 9), "line 2: a NUL byte: the file is binary"},
        {"1\r2\r3\r", "line 1: '1\\x0d2\\x0d3' has a carriage return inside"},
        {"0,1,2,3,4,5,6,7,8,9\n1,2,3,4,5,6,7,8,9,0\n",
         "line 1: 0, 1, 2, ... 9: the numbers of the columns, or a point? "
         "Expected names of columns first, or --header yes or no"},
        {std::string("\xff\xfe"
                     "1\0\n\0",
                     6),
         "text in UTF-16: convert it to UTF-8; expected CSV"},
        {std::string("PK\3\4rest", 8),
         "an NPZ file (a zip archive), but its end, with the list of arrays, is missing: the file is truncated"},
        {"\x89HDF\r\n\x1a\n", "an HDF5 file (or a MATLAB file of version 7.3); expected CSV, NPY, NPZ or IDX"},
        {"\x80\x04\x95", "a Python pickle; expected CSV, NPY, NPZ or IDX"},
    };
    for (const auto& [content, message] : cases) {
        INFO(content);
        CHECK_THAT(refusal(content), Catch::Contains(message));
        if (!content.empty()) CHECK_THAT(refusal(gzip(content)), Catch::Contains(message));
    }
    CHECK_THAT(refusal("1\n" + std::string(300, 'x') + "\n"), Catch::Contains("'" + std::string(60, 'x') + "...'"));
}

TEST_CASE("of a long path a message shows the end") {
    const std::string end = "/" + std::string(30, 'b') + "/points.csv";
    for (const auto& [path, named] : {std::pair("/" + std::string(80, 'a') + end, "..." + end),
                                      std::pair(std::string("no-such/points.csv"), std::string("no-such/points.csv"))})
        CHECK_THAT(refusal_by([&] { read_data(path, {}); }, named), Catch::StartsWith(named + ": cannot be read"));
}

TEST_CASE("NPY: every type, byte order, version and order of the axes") {
    const auto check = [](const std::string& content, const std::string& format) {
        INFO(content.substr(0, 128));
        for (const std::string& file : {content, gzip(content)}) {
            const DataSet data = read(file);
            CHECK(data.rows == 2);
            CHECK(data.columns == 3);
            CHECK(data.values == six);
            CHECK(data.exact.empty());
            CHECK(data.row_numbers == std::vector<long>{0, 1});
            CHECK(data.format == format + (file == content ? "" : ", gzip"));
        }
    };
    const auto check_type = [&]<class T>(T, const std::string& code, const std::string& name) {
        const std::vector<T> rows{1, 2, 3, 4, 5, 6}, columns{1, 4, 2, 5, 3, 6};
        for (const bool little : {true, false}) {
            const std::string descr = (sizeof(T) == 1 ? "|" : little ? "<" : ">") + code;
            for (const int version : {1, 2, 3})
                check(npy(descr, "(2, 3)", raw(rows, little), false, version), "NPY " + name);
            check(npy(descr, "(2, 3)", raw(columns, little), true), "NPY " + name);
        }
    };
    check_type(std::int8_t{}, "i1", "int8");
    check_type(std::int16_t{}, "i2", "int16");
    check_type(std::int32_t{}, "i4", "int32");
    check_type(std::int64_t{}, "i8", "int64");
    check_type(std::uint8_t{}, "u1", "uint8");
    check_type(std::uint16_t{}, "u2", "uint16");
    check_type(std::uint32_t{}, "u4", "uint32");
    check_type(std::uint64_t{}, "u8", "uint64");
    check_type(float{}, "f4", "float32");
    check_type(double{}, "f8", "float64");
    // float16: 1, -2, the largest, the smallest normal, the smallest, 0.1 rounded
    CHECK(read(npy("<f2", "(6,)", raw<std::uint16_t>({0x3c00, 0xc000, 0x7bff, 0x0400, 0x0001, 0x2e66}))).values ==
          std::vector<double>{1, -2, 65504, std::ldexp(1, -14), std::ldexp(1, -24), 0.0999755859375});
    CHECK(read(npy("|b1", "(2, 2)", std::string("\1\0\0\1", 4))).values == std::vector<double>{1, 0, 0, 1});
    // Extremes of the integers: those that are no doubles are exact beside.
    const DataSet large =
        read(npy("<i8", "(1, 4)", raw<std::int64_t>({INT64_MIN, INT64_MAX, (1L << 53) + 1, (1L << 53) + 2})));
    CHECK(large.values ==
          std::vector<double>{-std::ldexp(1, 63), std::ldexp(1, 63), std::ldexp(1, 53), std::ldexp(1, 53) + 2});
    CHECK(large.exact == std::vector<Rational>{Rational(INT64_MIN), Rational(INT64_MAX), Rational((1L << 53) + 1),
                                               Rational((1L << 53) + 2)});
    CHECK(read(npy(">u8", "(1,)", raw<std::uint64_t>({UINT64_MAX}, false))).exact ==
          std::vector<Rational>{Rational(UINT64_MAX)});
    CHECK(read(npy("<i8", "(2,)", raw<std::int64_t>({INT64_MIN, 1L << 62}))).exact.empty());
    // Shapes: a vector is rows of one number; further axes are flattened in C order, whatever the order in the file.
    CHECK(read(npy("<f8", "(6,)", raw(six))).columns == 1);
    CHECK(read(npy("<f8", "(6,)", raw(six), true)).values == six);
    CHECK(read(npy("<f8", "(1, 2, 3)", raw(six))).columns == 6);
    // That it is one is said.
    CHECK(read(npy("<f8", "(2, 3)", raw(six))).notes.empty());
    CHECK_THAT(read(npy("<f8", "(1, 2, 3)", raw(six))).notes.at(0),
               Catch::Equals("the file holds an array of shape 1 x 2 x 3: each 2 x 3 along its first axis "
                             "is flattened in C order to a point in R^6"));
    CHECK_THAT(read(npy("<f8", "(6,)", raw(six))).notes.at(0),
               Catch::Contains("a vector: each of its 6 numbers is a point in R^1"));
    CHECK_THAT(read(idx(0x08, {2, 1, 3}, "abcdef")).notes.at(0),
               Catch::Contains("shape 2 x 1 x 3") && Catch::Contains("R^3"));
    CHECK(read(npy("<f8", "(1, 2, 3)", raw<double>({1, 4, 2, 5, 3, 6}), true)).values == six);
    std::vector<double> count(24), fortran;
    for (std::size_t i = 0; i < 24; ++i) count[i] = static_cast<double>(i);
    for (std::size_t k = 0; k < 4; ++k)
        for (std::size_t j = 0; j < 3; ++j)
            for (std::size_t i = 0; i < 2; ++i) fortran.push_back(count[12 * i + 4 * j + k]);
    CHECK(read(npy("<f8", "(2, 3, 4)", raw(fortran), true)).values == count);
    CHECK(read(npy("<f8", "(2, 3, 4)", raw(count))).values == count);
    // Headers as others write them.
    check(npy_with_header("{\"shape\": (2L, 3L), \"fortran_order\":False , 'descr':'<f8'}", raw(six)), "NPY float64");
}

TEST_CASE("NPY files that are none are refused, with what they announce and what they have") {
    const double nan = std::nan("");
    const std::string body = raw(six);
    const auto with_length = [](std::string file, unsigned char length) {
        file[8] = static_cast<char>(length);
        file[9] = 0;
        return file;
    };
    const std::pair<std::string, std::string> cases[] = {
        {"\x93NUMPZ" + std::string(90, ' '), "begins with '\\x93NUMPZ'; expected '\\x93NUMPY'"},
        {"\x93NUM", "ends within its magic string: the file is truncated"},
        {"\x93NUMPY\x01", "ends within its version"},
        {std::string("\x93NUMPY\x04\0\x10\0", 10), "NPY version 4.0; expected 1.0, 2.0 or 3.0"},
        {std::string("\x93NUMPY\x01\x01\x10\0", 10), "NPY version 1.1"},
        {std::string("\x93NUMPY\x01\0", 8), "ends within its header"},
        {std::string("\x93NUMPY\x01\0\x76\0{'descr'", 18), "ends within its header"},
        {std::string("\x93NUMPY\x02\0\0\0\1\1", 12), "an NPY header of 16842752 bytes; expected at most 65536"},
        {with_length(npy("<f8", "(2, 3)", body), 60), "does not end with a newline"},
        {npy("<f8", "(2, 3)", body.substr(0, 47)),
         "announces 2 x 3 float64 (48 bytes), but has 47 bytes of it: the file is truncated"},
        {npy("<f8", "(2, 3)", ""), "but has 0 bytes of it"},
        {npy("<f8", "(2, 3)", body + "abc"),
         "announces 2 x 3 float64 (48 bytes), but has 3 more; expected the file to end there"},
        {npy("<f8", "(2, 3)", body, true) + "\n", "but has 1 more"},
        {npy("<f8", "(2, 3)", body.substr(0, 40), true), "but has 40 bytes of it"},
        {npy("<f8", "()", raw<double>({1})), "a single number (shape ()); expected rows"},
        {npy("<f8", "(0, 3)", ""), "announces 0 x 3 float64: no numbers; expected at least one row"},
        {npy("<f8", "(3, 0)", ""), "announces 3 x 0 float64: no numbers"},
        {npy("<f8", "(0,)", ""), "no numbers"},
        {npy("<f8", "(4294967296, 4294967296)", body),
         "announces 4294967296 x 4294967296 float64, more than any file can hold"},
        {npy("<f8", "(2, 9223372036854775807)", body), "more than any file can hold"},
        {npy("<f8", "(2, 99999999999999999999)", body), "the dimension '99999999999999999999), }"},
        {npy("<f8", "(-2, 3)", body), "'-2, 3), }"},
        {npy("<f8", "(2 3)", body), "where ')' was expected"},
        {npy("<f8", "2", body), "'2, }"},
        {npy("<c16", "(1, 3)", body), "an NPY file of complex numbers ('<c16'); expected bool, int8 to int64"},
        {npy("|O", "(2, 3)", body), "an NPY file of Python objects ('|O')"},
        {npy("<U8", "(2,)", body), "an NPY file of text"},
        {npy("|S8", "(6,)", body), "an NPY file of text"},
        {npy("<M8[ns]", "(6,)", body), "an NPY file of dates"},
        {npy("|V2", "(24,)", body), "an NPY file of raw bytes"},
        {npy("<f16", "(3,)", body), "no IEEE halves, floats or doubles (convert them to float64)"},
        {npy("f8", "(2, 3)", body), "without a byte order; expected '<f8' or '>f8'"},
        {npy("|i4", "(12,)", body), "without a byte order"},
        {npy_with_header("{'descr': [('x', '<f8'), ('y', '<f8')], 'fortran_order': False, 'shape': (3,), }", body),
         "structured records ([('x', '<f8'), ('y', '<f8')]"},
        {npy_with_header("{'descr': '<f8', 'shape': (2, 3), }", body),
         "one of them is missing; expected the keys descr, fortran_order and shape"},
        {npy_with_header("{'descr': '<f8', 'fortran_order': 0, 'shape': (2, 3), }", body),
         "where True or False was expected"},
        {npy_with_header("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), 'x': 1}", body),
         "the key 'x' is unknown or there twice"},
        {npy_with_header("{'descr': '<f8', 'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)}", body),
         "the key 'descr' is unknown or there twice"},
        {npy_with_header("{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3)} junk", body), "'junk"},
        {npy_with_header("{'descr': '<f8", body), "a quote that does not end"},
        {npy_with_header("", body), "it ends where '{' was expected"},
        {npy("<f8", "(2, 3)", raw<double>({1, 2, 3, 4, nan, 6})),
         "row 1, column 1 (counted from 0): nan is no finite number; expected one"},
        {npy("<f8", "(2, 3)", raw<double>({1, 2, 3, 4, nan, 6}), true),
         "row 0, column 2 (counted from 0): nan is no finite number"},
        {npy(">f4", "(2,)", raw<float>({1, -HUGE_VALF}, false)),
         "row 1, column 0 (counted from 0): -inf is no finite number"},
        {npy("<f2", "(1,)", raw<std::uint16_t>({0x7c00})), "inf is no finite number"},
        {npy("<f2", "(1,)", raw<std::uint16_t>({0x7e00})), "nan is no finite number"},
        {npy("<f8", "(2,)", raw<double>({1, 1e200})),
         "row 1, column 0 (counted from 0): 1e+200 is too large; expected 0, or a number between 1e-150 and 1e150"},
        {npy("<f8", "(2,)", raw<double>({-5e-324, 1})), "row 0, column 0 (counted from 0): -5e-324 is too small"},
        {npy("|b1", "(2,)", std::string("\1\2")), "the byte 2 is no bool; expected 0 or 1"},
    };
    for (const auto& [content, message] : cases) {
        INFO(content.substr(0, 128));
        CHECK_THAT(refusal(content), Catch::Contains(message));
        CHECK_THAT(refusal(gzip(content)), Catch::Contains(message));
    }
    // A gzipped file does not say how long it is: an absurd header must cost neither memory nor time.
    CHECK_THAT(refusal(gzip(npy("<f8", "(2, 100000000000000000)", body))),
               Catch::Contains("of memory; expected at most the"));
    CHECK_THAT(refusal(gzip(npy("|i1", "(1000000000000000, 1)", body)), {.rows = 1, .seed = 1}),
               Catch::Contains("expected at most 10000000000 to draw from"));
    CHECK_THAT(refusal(gzip(npy("<f8", "(1000, 1000)", body))), Catch::Contains("but has 48 bytes of it"));
}

TEST_CASE("IDX: every type and shape, and what is refused") {
    const auto check = [](const std::string& content, const std::string& format) {
        for (const std::string& file : {content, gzip(content)}) {
            const DataSet data = read(file);
            CHECK(data.rows == 2);
            CHECK(data.columns == 3);
            CHECK(data.values == six);
            CHECK(data.exact.empty());
            CHECK(data.format == format + (file == content ? "" : ", gzip"));
        }
    };
    check(idx(0x08, {2, 3}, raw<std::uint8_t>({1, 2, 3, 4, 5, 6})), "IDX unsigned byte");
    check(idx(0x09, {2, 3}, raw<std::int8_t>({1, 2, 3, 4, 5, 6})), "IDX signed byte");
    check(idx(0x0b, {2, 3, 1}, raw<std::int16_t>({1, 2, 3, 4, 5, 6}, false)), "IDX 16-bit integer");
    check(idx(0x0c, {2, 1, 3}, raw<std::int32_t>({1, 2, 3, 4, 5, 6}, false)), "IDX 32-bit integer");
    check(idx(0x0d, {2, 3}, raw<float>({1, 2, 3, 4, 5, 6}, false)), "IDX float");
    check(idx(0x0e, {2, 3}, raw(six, false)), "IDX double");
    CHECK(read(idx(0x09, {2}, "\xff\x80")).values == std::vector<double>{-1, -128});
    CHECK(read(idx(0x08, {3}, "\xff\x80\x01")).values == std::vector<double>{255, 128, 1});
    CHECK(read(idx(0x0c, {2}, raw<std::int32_t>({INT32_MIN, INT32_MAX}, false))).values ==
          std::vector<double>{INT32_MIN, INT32_MAX});

    const std::pair<std::string, std::string> cases[] = {
        {idx(0x08, {60000, 28, 28}, std::string(1000, '\1')),
         "announces 60000 x 28 x 28 unsigned byte (47040000 bytes), but has 1000 bytes of it: the file is truncated"},
        {idx(0x08, {2, 2}, "abcde"),
         "announces 2 x 2 unsigned byte (4 bytes), but has 1 more; expected the file to end there"},
        {idx(0x08, {0, 28, 28}, ""), "announces 0 x 28 x 28 unsigned byte: no numbers"},
        {idx(0x08, {0}, ""), "no numbers"},
        {idx(0x08, {}, "abc"), "an IDX file of no dimension"},
        {idx(0x0a, {1}, "a"), "its type is 0x0a; expected 0x08, 0x09, 0x0b, 0x0c, 0x0d or 0x0e"},
        {std::string("\0\0\x08", 3), "3 bytes, the first of them zero; expected an IDX file"},
        {std::string("\0\0\x08\x03\0\0\0\x01\0\0", 10), "ends within its 3 dimensions: the file is truncated"},
        {idx(0x0e, {0xffffffff, 0xffffffff, 0xffffffff}, "abc"), "more than any file can hold"},
        {idx(0x0d, {1, 2}, raw<float>({1, std::nanf("")}, false)),
         "row 0, column 1 (counted from 0): nan is no finite number"},
        {idx(0x0e, {2, 1}, raw<double>({1, 1e-200}, false)), "row 1, column 0 (counted from 0): 1e-200 is too small"},
    };
    for (const auto& [content, message] : cases) {
        INFO(message);
        CHECK_THAT(refusal(content), Catch::Contains(message));
        CHECK_THAT(refusal(gzip(content)), Catch::Contains(message));
    }
    std::string many = idx(0x08, std::vector<std::uint32_t>(255, 4'000'000'000), "x");
    CHECK_THAT(refusal(many), Catch::Contains("more than any file can hold"));
}

TEST_CASE("gzip streams are checked to their end") {
    const std::string plain = counting(50'000), packed = gzip(plain);
    CHECK(read(packed).rows == 50'000);
    CHECK(read(gzip(counting(10)) + gzip("10\n11\n")).rows == 12);
    CHECK(read(gzip(counting(10)) + std::string(512, '\0')).rows == 10);
    CHECK(read(gzip("") + gzip("7\n")).values == std::vector<double>{7});
    CHECK_THAT(refusal(gzip("")), Catch::Contains("empty"));
    CHECK_THAT(refusal(gzip(packed)), Catch::Contains("gzipped twice"));
    CHECK_THAT(refusal(packed + "more"), Catch::Contains("bytes after the end of the gzip stream"));
    CHECK_THAT(refusal("\x1f\x8b"),
               Catch::Contains("the gzip stream ends early, after 0 bytes of data: the file is truncated"));
    CHECK_THAT(refusal("\x1f\x8b\x01" + std::string(20, ' ')),
               Catch::Contains("the gzip stream is corrupt (unknown compression method)"));
    for (const std::size_t missing : {1, 8, 9, 1000}) {
        const std::string text = refusal(packed.substr(0, packed.size() - missing));
        INFO(missing);
        CHECK_THAT(text, Catch::Contains("the gzip stream ends early, after ") && Catch::Contains("truncated"));
    }
    // The stream is checked even if the rows asked for have been read.
    CHECK_THAT(refusal(packed.substr(0, packed.size() - 4), {.rows = 10}),
               Catch::Contains("ends early, after 288890 bytes"));
    std::string wrong_sum = gzip(idx(0x08, {3}, "abc"));
    wrong_sum[wrong_sum.size() - 6] = static_cast<char>(wrong_sum[wrong_sum.size() - 6] ^ 1);
    CHECK_THAT(refusal(wrong_sum), Catch::Contains("the gzip stream is corrupt (incorrect data check)"));
    testing_generators::require_property(
        "a gzip file with a bit that is wrong is refused or gives the same numbers",
        [&] {
            const std::string content = counting(300), good = gzip(content);
            std::string bad = good;
            const auto at = *rc::gen::inRange<std::size_t>(2, bad.size());
            bad[at] = static_cast<char>(bad[at] ^ (1 << *rc::gen::inRange(0, 8)));
            try {
                RC_ASSERT(read(bad).values == read(content).values);  // a bit of the time, or of the system
            } catch (const verify::BadInput&) {
            }
        },
        300);
}

TEST_CASE("rows are drawn without replacement, the same for a seed in every format") {
    // Expected: an independent implementation of MT19937-64 and of algorithm R.
    CHECK(read(counting(100), {.rows = 5, .seed = 42}).row_numbers == std::vector<long>{7, 18, 43, 71, 89});
    CHECK(read(counting(100), {.rows = 5, .seed = 43}).row_numbers == std::vector<long>{64, 66, 87, 91, 93});
    CHECK(read(counting(1000), {.rows = 8, .seed = 7}).row_numbers ==
          std::vector<long>{129, 143, 180, 199, 562, 578, 823, 848});
    CHECK(read(idx(0x08, {60'000}, std::string(60'000, '\1')), {.rows = 6, .seed = 0}).row_numbers ==
          std::vector<long>{1413, 24892, 30878, 39898, 41822, 45555});

    testing_generators::require_property(
        "the rows kept are those of the whole file",
        [] {
            const long n = *rc::gen::inRange<long>(1, 60), columns = *rc::gen::inRange<long>(1, 5),
                       kept = *rc::gen::inRange<long>(1, n + 1);
            const bool inexact = *rc::gen::arbitrary<bool>();
            DataOptions options{.rows = kept};
            if (*rc::gen::arbitrary<bool>()) options.seed = *rc::gen::arbitrary<std::uint64_t>();
            std::vector<double> rows, by_columns;
            const auto number = [&](long i, long j) { return rows[static_cast<std::size_t>(i * columns + j)]; };
            std::string csv;
            for (long i = 0; i < n; ++i)
                for (long j = 0; j < columns; ++j) {
                    rows.push_back(static_cast<double>(10 * i + j) / 4);
                    csv += std::to_string(10 * i + j) + (inexact && i % 7 == 3 ? "/3" : "/4") +
                           (j + 1 < columns ? " " : "\n");
                }
            for (long j = 0; j < columns; ++j)
                for (long i = 0; i < n; ++i) by_columns.push_back(number(i, j));
            const std::string shape = "(" + std::to_string(n) + ", " + std::to_string(columns) + ")";
            const DataSet text = read(csv, options);
            RC_ASSERT(text.rows == kept);
            RC_ASSERT(text.rows_in_file == n);
            RC_ASSERT(std::is_sorted(text.row_numbers.begin(), text.row_numbers.end()));
            RC_ASSERT(std::adjacent_find(text.row_numbers.begin(), text.row_numbers.end()) == text.row_numbers.end());
            if (!options.seed) RC_ASSERT(text.row_numbers.back() == kept - 1);
            bool any_inexact = false;
            for (std::size_t r = 0; r < text.row_numbers.size(); ++r)
                for (long j = 0; j < columns; ++j) {
                    const long i = text.row_numbers[r];
                    const auto at = r * static_cast<std::size_t>(columns) + static_cast<std::size_t>(j);
                    const Rational exact(10 * i + j, inexact && i % 7 == 3 ? 3 : 4);
                    RC_ASSERT(text.values[at] == rigor::from_rational<double>(exact));
                    if (!text.exact.empty()) RC_ASSERT(text.exact[at] == exact);
                    any_inexact = any_inexact || Rational(text.values[at]) != exact;
                }
            RC_ASSERT(text.exact.empty() == !any_inexact);
            for (const std::string& file :
                 {npy("<f8", shape, raw(rows)), npy(">f8", shape, raw(by_columns, false), true),
                  gzip(npy("<f8", shape, raw(rows))),
                  idx(0x0e, {static_cast<std::uint32_t>(n), static_cast<std::uint32_t>(columns)}, raw(rows, false))}) {
                const DataSet data = read(file, options);
                RC_ASSERT(data.row_numbers == text.row_numbers);
                RC_ASSERT(data.rows_in_file == n);
                for (std::size_t at = 0; at < data.values.size(); ++at)
                    RC_ASSERT(data.values[at] == number(data.row_numbers[at / static_cast<std::size_t>(columns)],
                                                        static_cast<long>(at) % columns));
            }
        },
        200);

    // Every row is as likely as another: 4000 draws of 2 of 20 rows hit each 400 times, with standard deviation 19.
    std::vector<long> hits(20, 0);
    const TemporaryFolder folder;
    const std::string path = folder.file("data", counting(20));
    for (std::uint64_t seed = 0; seed < 4000; ++seed)
        for (const long row : read_data(path, {.rows = 2, .seed = seed}).row_numbers)
            ++hits[static_cast<std::size_t>(row)];
    for (const long hit : hits) {
        CHECK(hit > 300);
        CHECK(hit < 500);
    }
}

TEST_CASE("the rows asked for must be there and must fit") {
    for (const std::string& content :
         {counting(10), npy("<f8", "(10,)", raw(std::vector<double>(10, 1))), idx(0x08, {10}, std::string(10, '\1'))}) {
        CHECK(read(content, {.rows = 10, .seed = 1}).row_numbers.size() == 10);
        CHECK_THAT(refusal(content, {.rows = 11}),
                   Catch::Contains("data: 10 rows; expected at least the 11 asked for"));
        CHECK_THAT(refusal(content, {.rows = 11, .seed = 1}), Catch::Contains("10 rows; expected at least the 11"));
        CHECK_THROWS_WITH(read(content, {.rows = 0}), "--rows 0; expected at least 1");
        CHECK_THROWS_WITH(read(content, {.rows = -3}), Catch::Contains("--rows -3"));
        CHECK(read(content, {.rows = 5, .most_rows = 5}).rows == 5);
        CHECK(read(content, {.most_rows = 10}).rows == 10);
        CHECK_THAT(
            refusal(content, {.most_rows = 9}),
            Catch::Contains(
                "data: 10 rows: the kernel matrix would take 800 bytes; expected at most 9 rows here (use --rows)"));
        CHECK_THAT(refusal(content, {.bytes_an_entry = 4, .most_rows = 9}),
                   Catch::Contains("10 rows: the kernel matrix would take 400 bytes"));
        CHECK_THAT(
            refusal(content, {.rows = 6, .most_rows = 5}),
            Catch::Contains(
                "6 rows: the kernel matrix would take 288 bytes; expected at most 5 rows here (use a smaller --rows)"));
    }
    std::string million;
    for (int i = 0; i < 1'000'000; ++i) million += "0.1,0.2,0.3\n";
    CHECK_THAT(refusal(million, {.most_rows = 20'000}),
               Catch::Contains(
                   "1000000 rows: the kernel matrix would take 8.0 TB; expected at most 20000 rows here (use --rows)"));
    CHECK_THAT(refusal(idx(0x08, {60'000, 1}, std::string(60'000, '\1')), {.most_rows = 20'000}),
               Catch::Contains("60000 rows: the kernel matrix would take 28.8 GB"));
    // Rows that are not kept are counted, whatever is inside them.
    CHECK(read("1\n2\nx\n", {.rows = 2}).rows_in_file == 3);
}

TEST_CASE("an exponent that no reader takes is named") {
    for (const char* number : {"1e-300000", "-2.5E300000"})
        CHECK_THAT(refusal("1,2\n" + std::string(number) + ",3\n", {}),
                   Catch::Contains(std::string(number) +
                                   "' is no exact number: its exponent is beyond 100000; expected a smaller one"));
}

TEST_CASE("whatever the bytes are, they are read or refused in one line") {
    const std::string files[] = {"x,y\n1,0.1\n2,1/3\n-4,10\n0.5,7e2\n12,1\n",
                                 "1 2.5\n3 4\n15 6\n0.25 -7\n",
                                 npy("<f8", "(2, 3)", raw(six)),
                                 npy("<f4", "(1, 2, 3)", raw<float>({1, 2, 3, 4, 5, 6}), true),
                                 idx(0x0b, {2, 3}, raw<std::int16_t>({1, 2, 3, 4, 5, 6}, false)),
                                 gzip("1 2\n3 4\n")};
    long refused = 0, accepted = 0;
    testing_generators::require_property(
        "a file that is spoilt",
        [&] {
            std::string content = files[*rc::gen::inRange<std::size_t>(0, std::size(files))];
            for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
                // Anywhere in the file, and not only near its start, where a spoilt name makes the columns too many.
                const auto at = *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<std::size_t>(0, content.size()));
                switch (*rc::gen::inRange(0, 6)) {
                    case 0: content[at] = static_cast<char>(*rc::gen::inRange(0, 256)); break;
                    case 1: content[at] = *rc::gen::elementOf(std::string("0123456789,;.-+eE(){}'<>|\n #/")); break;
                    case 2: content.erase(at, *rc::gen::inRange<std::size_t>(1, 4)); break;
                    case 3:
                    case 4:
                        if (content[at] >= '0' && content[at] <= '9')
                            content[at] = *rc::gen::elementOf(std::string("0123456789"));
                        break;
                    default:
                        content.insert(
                            at, *rc::gen::elementOf(std::vector<std::string>{
                                    "9", "99999999", "\n", ",", "-", "e9", std::string(1, '\0'), "nan", "/0", "\xff"}));
                }
                if (content.empty()) content = "\n";
            }
            try {
                const DataSet data = read(content);
                ++accepted;
                RC_ASSERT(data.values.size() == static_cast<std::size_t>(data.rows * data.columns));
                RC_ASSERT(data.exact.empty() || data.exact.size() == data.values.size());
                for (const double x : data.values)
                    RC_ASSERT(x == 0 || (std::fabs(x) >= 1e-150 && std::fabs(x) <= 1e150));
            } catch (const verify::BadInput& error) {
                ++refused;
                const std::string text = error.what();
                RC_ASSERT(text.size() < 500);
                RC_ASSERT(text.find("/data") != std::string::npos);
                RC_ASSERT(
                    std::none_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }));
            }
        },
        3000);
    CHECK(refused > 500);
    CHECK(accepted > 500);
}

TEST_CASE("exact numbers that take too much memory are refused") {
    const TemporaryFolder folder;
    verify::ByteSource source(folder.file("data", "1\n"), "a file");
    const Rational third(1, 3);
    verify::KeptRows small(source, 10, 96 * 20);
    for (long row = 0; row < 2; ++row) {
        small.begin(row, row);
        for (long column = 0; column < 10; ++column) small.put(row, column, 1.0 / 3, third);
    }
    CHECK_THROWS_WITH(small.begin(2, 2), Catch::Contains("data: its numbers are no doubles, and exactly they take "
                                                         "more than 1.9 kB of memory, the limit; expected fewer rows"));
    // Many digits count too; those of a number that is replaced do not.
    verify::KeptRows large(source, 1, 15'000);
    large.begin(0, 0);
    const Rational digits(rigor::power(rigor::Integer(3), 50'000), rigor::power(rigor::Integer(2), 79'000));  // 20 KB
    for (int i = 0; i < 10; ++i)
        large.put(0, 0, 0.7,
                  Rational(rigor::power(rigor::Integer(3), 20'000), rigor::power(rigor::Integer(2), 31'000)));
    CHECK_THROWS_AS(large.put(0, 0, 0.7, digits), verify::BadInput);
}

TEST_CASE("what is no file of data is refused, a pipe is read") {
    const TemporaryFolder folder;
    CHECK_THROWS_WITH(
        read_data(folder.path / "none"),
        Catch::Contains(
            "none: cannot be read (No such file or directory); expected a file of data: CSV, NPY, NPZ or IDX"));
    CHECK_THROWS_WITH(read_data(folder.path), Catch::Contains("a directory; expected a file of data"));
    CHECK_THROWS_AS(read_data(""), verify::BadInput);
    CHECK_THROWS_WITH(read_data("/dev/zero"), Catch::Contains("its type is 0x00"));
    for (const std::string& content :
         {counting(100'000), gzip(counting(100'000)), npy("<f8", "(100000,)", raw(std::vector<double>(100'000, 1)))}) {
        const std::string pipe = folder.path / "pipe";
        REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
        std::thread writer([&] { std::ofstream(pipe, std::ios::binary) << content; });
        DataSet data;
        CHECK_NOTHROW(data = read_data(pipe, {.rows = 3, .seed = 5}));
        writer.join();
        CHECK(data.rows_in_file == 100'000);
        CHECK(data.row_numbers == read(content, {.rows = 3, .seed = 5}).row_numbers);
        std::filesystem::remove(pipe);
    }
}
