// Checks verify/readers/table_layout.hpp and verify/readers/other_formats.hpp through the readers of `verify gram` and
// of `verify rate`: what could be data and could be none is refused by both, in one line that names it; what cannot is
// read.
#include "verify/file_samples.hpp"
#include "verify/readers/data_file.hpp"
#include "verify/readers/number_table.hpp"
#include "verify/readers/other_formats.hpp"
#include "verify/temporary_folder.hpp"

using rigor::Rational;

namespace {

std::string why_gram_refuses(const std::string& content) {
    const TemporaryFolder folder;
    return refusal_by([&] { verify::read_data(folder.file("table", content)); }, "/table");
}
std::string why_rate_refuses(const std::string& content) {
    const TemporaryFolder folder;
    return refusal_by([&] { verify::read_number_table(folder.file("table", content)); }, "/table");
}
void both_refuse(const std::string& content, const std::string& why) {
    INFO(content);
    CHECK_THAT(why_gram_refuses(content), Catch::Contains(why));
    CHECK_THAT(why_rate_refuses(content), Catch::Contains(why));
}

/// As values of a sequence and as points in R^1.
void both_read(const std::string& content, const std::vector<Rational>& numbers) {
    INFO(content);
    const TemporaryFolder folder;
    const std::string file = folder.file("table", content);
    verify::DataSet data;
    REQUIRE_NOTHROW(data = verify::read_data(file));
    std::vector<verify::NumberRow> rows;
    REQUIRE_NOTHROW(rows = verify::read_number_table(file).rows);
    REQUIRE(rows.size() == numbers.size());
    REQUIRE(data.values.size() == numbers.size());
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        CHECK(rows[i].value == numbers[i]);
        CHECK((data.exact.empty() ? Rational(data.values[i]) : data.exact[i]) == numbers[i]);
    }
}

}  // namespace

TEST_CASE("a first line of data is not taken for names") {
    for (const char* first : {"NA", "N/A", "None", "null", "NULL", "nan", "-nan", "<NA>", "true", "FALSE", "missing",
                              "NaT", "-", "?", "\xe2\x80\x94"}) {
        both_refuse(std::string(first) + "\n1\n2\n", std::string("line 1: "));
        both_refuse(std::string(first) + ",1\n1,2\n2,3\n", "line 1: ");
        both_refuse(std::string(first) + "," + first + "\n1,2\n2,3\n", std::string("'") + first + "'");
        both_refuse(std::string("x,") + first + "\n1,2\n2,3\n", "line 1: ");
        both_refuse(std::string("\"") + first + "\"\n1\n2\n", "line 1: ");
    }
    // Numbers in disguise: read where there is one meaning.
    both_read(
        "\xe2\x88\x92"
        "0.5\n1\n2\n",
        {Rational(-1, 2), 1, 2});
    both_read(
        "\xc2\xa0"
        "5\n1\n\xe2\x80\x89"
        "2\xc2\xa0\n",
        {5, 1, 2});
    both_read("\"5\"\n\"1\"\n\"-2.5\"\n", {5, 1, Rational(-5, 2)});
    both_read("1D+05\n-2.5d-01\n1.D2\n", {100'000, Rational(-1, 4), 100});
    both_read("0.5,\n1,\n2,\n", {Rational(1, 2), 1, 2});
    both_read("s\n0.5\n1\n", {Rational(1, 2), 1});
    both_read("\xce\xb8\n0.5\n1\n", {Rational(1, 2), 1});  // theta
    both_read("\"the value, as printed\"\n0.5\n1\n", {Rational(1, 2), 1});
    // ... and refused where there is not.
    for (const char* first : {"'5'", "\xef\xbc\x95", "\xd9\xa3", "\xc2\xbd", "1.2.3", "$5",
                              "\xe2\x82\xac"
                              "5",
                              "5%", "(5)", "1,5,", "5 -", "\xe2\x88\x9e", "0x1p3", "1e5x.", "-5x", "1.5abc",
                              "\xe2\x80\x93"
                              "0.5",
                              "5\xc2\xb2"})
        both_refuse(std::string(first) + "\n1\n2\n", "line ");
    // Numbers in quotes that may be names.
    both_refuse("\"2019\"\n1\n2\n", "line 1: numbers in quotes, and the next row has them otherwise");
    both_refuse("\"1\",\"2\"\n1,2\n2,3\n", "line 1: numbers in quotes");
}

TEST_CASE("thousands, and decimal commas, are refused with what was expected") {
    for (const auto& [text, expected] :
         std::vector<std::pair<std::string, std::string>>{{"1'234.5", "expected 1234.5"},
                                                          {"1_000", "expected 1000"},
                                                          {"1\xc2\xa0"
                                                           "234\xc2\xa0"
                                                           "567",
                                                           "expected 1234567"},
                                                          {"-1\xe2\x80\xaf"
                                                           "234",
                                                           "expected -1234"},
                                                          {"\"1,234,567.25\"", "expected 1234567.25"},
                                                          {"\"1,234\"", "thousands separator or a decimal comma"},
                                                          {"\"0,25\"", "comma"}}) {
        both_refuse("0.5\n" + text + "\n7\n", expected);
        both_refuse("1;" + text + "\n2;7\n", expected);
        both_refuse("1," + text + "\n2," + text + "\n", expected);
    }
    both_refuse("x\n1,234\n2,345\n", "row has 2 columns, but line 1 names 1");
    both_refuse("1,234\n2,050\n", "line 2: '2,050': two columns, or a thousands separator?");
    both_refuse("1,000\n2,500\n", "line 1: '1,000': two columns, or a thousands separator?");
    CHECK(why_gram_refuses("1,100\n2,0\n3,0.05\n4,00\n") == "accepted");
}

TEST_CASE("a comment mark that may be a value is refused") {
    for (const char* line : {"#DIV/0!,7", "#N/A", "#REF!,1", "#x,y", "#NAME?", "#1,2", "#!important"}) {
        both_refuse(std::string("1,2\n") + line + "\n2,3\n",
                    "line 2: '" + std::string(line) + "' begins with '#': a comment, or a value");
        both_refuse(std::string(line) + "\n1,2\n2,3\n", "line 1: ");
    }
    both_refuse("1,2\n2,#DIV/0!\n", "'#DIV/0!' is an error of a spreadsheet");
    both_refuse("x,#N/A\n1,2\n2,3\n", "line 1: ");
    both_refuse("1 2 # a remark\n2 3\n", "line 1: ");
    both_read("# a comment\n#\n## another\n1\n#\twith a tab\n2\n  # indented\n3\n#########\n", {1, 2, 3});
}

TEST_CASE("names and columns must be as many") {
    both_refuse("x y\n1,2,3\n2,3,4\n", "line 2: ");
    CHECK_THAT(
        why_gram_refuses("x y\n1,2,3\n2,3,4\n"),
        Catch::Contains(
            "line 2: row has 3 columns, but line 1 names 2; expected as many names as columns (a column of row names"));
    CHECK_THAT(why_gram_refuses("x,y,z\n1,2\n2,3\n"),
               Catch::Contains("line 2: row has 2 columns, but line 1 names 3; expected as many names as columns"));
    both_refuse("x,y,z\n1,2\n2,3\n", "line 2: row has 2 columns, but line 1 names 3");
    both_refuse("a b\n1\n2\n", "row has 1 column, but line 1 names 2");
    both_refuse("x,y,z\n1,2,\n2,3,\n", "row has 2 columns, but line 1 names 3");
    both_refuse("x,y\n1;2;3\n2;3;4\n", "line 2: ");
    CHECK_THAT(why_gram_refuses("\"V1\" \"V2\"\n\"1\" 0.5 0.25\n\"2\" 0.5 0.75\n"),
               Catch::Contains("names 2") && Catch::Contains("row names"));
    for (const char* good :
         {"x y\n1,2\n2,3\n", "x, y\n1 2\n2 3\n", "\"x 1\",\"y\"\n1,2\n2,3\n", "x,y,\n1,2,\n2,3,\n", "x,y\n1,2,\n2,3,\n",
          "# c\nx\ty\n1\t2\n2\t3\n", "sep=;\nx;y\n1;2\n2;3\n", "sep=,\n1,2\n2,3\n"}) {
        CHECK(why_gram_refuses(good) == "accepted");
        CHECK(why_rate_refuses(good) == "accepted");
    }
    // A separator at the end of some rows is none of all.
    both_refuse("1,2,\n2,3\n", "line 2: row ends with '3'; expected ',' at its end, as in line 1");
    both_refuse("1,2,\n2,3,4\n", "line 2: row ends with '4'");
    both_refuse("1,2\n2,3,\n", "line 2: row has 3 columns; expected 2 as in line 1");
    both_refuse("1,2\n2,12:30\n", "line 2: ");
}

TEST_CASE("an index is no data") {
    both_refuse(",a\n0,1.5\n1,2.5\n", "line 1: the first column has no name, as an index has that pandas or R writes");
    both_refuse("\"\",\"V1\"\n\"1\",1.5\n\"2\",2.5\n", "the first column has no name");
    CHECK_THAT(why_gram_refuses(",0,1\n0,1.5,2\n1,2.5,3\n"),
               Catch::Contains("the first column has no name") && Catch::Contains("remove the column"));
    for (const char* name : {"Unnamed: 0", "index", "Index", "id", "ID", "row.names", "level_0"}) {
        INFO(name);
        CHECK_THAT(why_gram_refuses(std::string(name) + ",a,b\n4,1.5,2\n2,2.5,3\n"),
                   Catch::Contains("column 0 (counted from 0) is named '" + std::string(name) +
                                   "': numbers of the rows are no coordinate") &&
                       Catch::Contains("remove the column"));
        CHECK_THAT(why_gram_refuses(std::string(name) + ",0,1\n4,1.5,2\n2,2.5,3\n"),
                   Catch::Contains("column 0 (counted from 0) is named '" + std::string(name)));
        CHECK_THAT(why_gram_refuses("a\t" + std::string(name) + "\n4\t1.5\n2\t2.5\n"),
                   Catch::Contains("column 1 (counted from 0) is named"));
        CHECK(why_rate_refuses(std::string(name) + ",a\n1,1.5\n2,2.5\n") == "accepted");  // L
    }
    // The first line numbers the columns.
    for (const char* content : {"0,1\n1.5,2.5\n2.5,3.5\n", "0,1\n1,0\n", "0;1;2\n1;2;3\n", "0 1 2 3\n1 2 3 4\n"})
        CHECK_THAT(why_gram_refuses(content),
                   Catch::Contains("line 1: 0, 1") &&
                       Catch::Contains("the numbers of the columns, or a point? Expected names"));
    for (const char* content :
         {"0,1\n", "# names\nx,y\n0,1\n1,0\n", "0\n1\n2\n", "1,2\n3,4\n", "0,1.0\n1,0\n", "1,0\n0,1\n"})
        CHECK(why_gram_refuses(content) == "accepted");
    CHECK(why_gram_refuses("# 0,1\n0.5,1\n1,0\n") == "accepted");
    const TemporaryFolder folder;
    const auto notes = [&](const std::string& content) {
        return verify::read_data(folder.file("table", content)).notes;
    };
    CHECK(notes("0,2.5\n1,3.5\n2,-1\n").size() == 1);
    CHECK(notes("1,2.5\n2,3.5\n3,-1\n").size() == 1);
    CHECK(notes("a,target\n5,2.5\n2,3.5\n3,-1\n") ==
          std::vector<std::string>{"line 1 was taken for the names of the columns",
                                   "column 1 (counted from 0) is named 'target', and is used as a coordinate; if it is "
                                   "none, leave it out (--labels target)"});
    CHECK(notes("1,2.5\n2,3.5\n4,-1\n").empty());
    CHECK(notes("0,1.5\n1,2\n").empty());
    CHECK(notes("0\n1\n2\n").empty());
}

TEST_CASE("of a sequence columns can be chosen from a table with an index, texts and gaps") {
    const TemporaryFolder folder;
    const auto values = [&](const std::string& content) {
        const verify::TableOptions chosen{.columns = {"L", "v"}};
        std::vector<Rational> numbers;
        const verify::NumberTable table = verify::read_number_table(folder.file("table", content), chosen);
        for (const auto& row : table.rows) numbers.push_back(row.value);
        return numbers;
    };
    const std::vector<Rational> expected{Rational(1, 2), Rational(1, 4)};
    CHECK(values(",L,v\n0,1,0.5\n1,2,0.25\n") == expected);
    CHECK(values("L,name,v\n1,\"a, b\",0.5\n2,c,0.25\n") == expected);
    CHECK(values("L,v,remark\n1,0.5,\n2,0.25,NA\n") == expected);
    CHECK_THROWS_WITH(values("L,v\n1,0.5,3\n2,0.25,4\n"), Catch::Contains("row has 3 columns, but line 1 names 2"));
    CHECK_THROWS_WITH(values("L,x,v\n1,0.5,NA\n2,0.25,4\n"), Catch::Contains("'NA' is no number but a missing"));
}

TEST_CASE("files of other formats are named and refused") {
    const std::string bom = "\xef\xbb\xbf", zeros(600, '\0');
    std::string tar = "points.csv" + zeros;
    tar.replace(257, 5, "ustar");
    const std::pair<std::string, std::string> cases[] = {
        {"%%MatrixMarket matrix array real general\n2 2\n1\n2\n3\n4\n", "a Matrix Market file"},
        {"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n",
         "a git-LFS pointer, not the data: run 'git lfs pull'"},
        {"<!DOCTYPE html>\n<html>", "an HTML page"},
        {"\n\n  <HTML><body>1,2", "an HTML page"},
        {bom + "<?xml version=\"1.0\"?>\n<a/>", "an XML document"},
        {"<table><tr><td>1</td></tr></table>", "an HTML or XML document"},
        {"<<<<<<< HEAD\n1,2\n=======\n1,3\n", "the marks of a git conflict"},
        {"{\"x\": [1, 2]}", "JSON"},
        {bom + " [[1, 2], [3, 4]]", "JSON, or a printed array"},
        {"array([[1., 2.],\n       [3., 4.]])", "a printed NumPy array"},
        {"tensor([[1., 2.]])", "a printed PyTorch tensor"},
        {"@RELATION iris\n@ATTRIBUTE x NUMERIC\n@DATA\n1\n", "an ARFF file"},
        {"+1 1:0.5 3:0.25\n-1 2:1\n", "a LIBSVM file"},
        {"0 12:0.5\n", "a LIBSVM file"},
        {"| x | y |\n|---|---|\n| 1 | 2 |\n", "a table of Markdown"},
        {"# vtk DataFile Version 3.0\nx\nASCII\n", "a VTK file"},
        {"---\n- 1\n- 2\n", "YAML"},
        {"%PDF-1.7\n", "a PDF document"},
        {"%!PS-Adobe\n", "a PostScript document"},
        {std::string("PK\3\4\24\0\6\0\10\0\0\0!\0", 14) + "[Content_Types].xml",
         "an Excel workbook or another office document: save the sheet as CSV"},
        {std::string("PK\3\4\24\0\0\0\0\0", 10) + "mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
         "an OpenDocument file"},
        {std::string("PK\3\4\24\0\0\0\0\0", 10) + "archive/data.pkl", "a PyTorch file"},
        {std::string("PK\5\6", 4) + zeros.substr(0, 18), "an empty zip archive"},
        {"PAR1\x15\x04\x15", "a Parquet file"},
        {std::string("ARROW1\0\0", 8), "an Arrow file"},
        {"\x80\x05\x95", "a Python pickle"},
        {"\x80\x02}q", "a Python pickle"},
        {"cnumpy.core.multiarray\n_reconstruct\n", "a Python pickle"},
        {"\x89HDF\r\n\x1a\n", "an HDF5 file"},
        {"MATLAB 5.0 MAT-file", "a MATLAB file"},
        {std::string("SQLite format 3\0", 16), "an SQLite database"},
        {"CDF\1" + zeros.substr(0, 20), "a NetCDF file"},
        {"SIMPLE  =                    T", "a FITS file"},
        {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Excel or Word file"},
        {"RDX3\nX\n", "an R data file"},
        {"BZh91AY&SY", "a bzip2 file: unpack it"},
        {"\xfd"
         "7zXZ",
         "an xz file: unpack it"},
        {"\x28\xb5\x2f\xfd", "a zstd file: unpack it"},
        {"7z\xbc\xaf\x27\x1c", "a 7z archive"},
        {tar, "a tar archive"},
        {std::string("\x58\0\0\0\0\0\0\0{\"x\":{\"dtype\"", 20), "a safetensors file"},
        {"\x89PNG\r\n", "a PNG picture"},
        {"\xff\xd8\xff\xe0", "a JPEG picture"},
        {"GIF89a", "a GIF picture"},
        {std::string("\xff\xfe"
                     "1\0,\0",
                     6),
         "text in UTF-16: convert it to UTF-8"},
        {std::string("\xfe\xff\0001", 4), "text in UTF-16: convert it to UTF-8"},
        {std::string("1\0,\0002\0\n\0", 8), "text in UTF-16: convert it to UTF-8"},
        {std::string("\0001\0,\0002\0\n", 8), "text in UTF-16: convert it to UTF-8"},
        {std::string("\xff\xfe\0\0"
                     "1\0\0\0",
                     8),
         "text in UTF-32: convert it to UTF-8"},
    };
    for (const auto& [content, name] : cases) both_refuse(content, name + std::string());
    CHECK_THAT(why_rate_refuses(std::string("PK\3\4\24\0\0\0\0\0", 10) + "arr_0.npy"),
               Catch::Contains("a zip archive (as NPZ files are): unpack it; expected a text file of numbers"));
    both_refuse(std::string("\x80\x04", 2), "; expected ");
    for (const char* limit : {"<0.01", "<LOD", "<NA>"}) both_refuse(std::string(limit) + ",1\n1,2\n2,3\n", "line 1: ");
    // What begins like one of them and is a table.
    for (const char* content : {"PAR1,PAR2\n1,2\n2,3\n", "ORC,elf\n1,2\n2,3\n", "# version 2\n1,2\n2,3\n",
                                "version,y\n1,2\n2,3\n", "solid,angle\n1,2\n2,3\n", "# | x | y |\n1,2\n2,3\n"}) {
        INFO(content);
        CHECK(why_gram_refuses(content) == "accepted");
        CHECK(why_rate_refuses(content) == "accepted");
    }
    CHECK_FALSE(verify::other_format(""));
    CHECK_FALSE(verify::other_format(" \n"));
    CHECK_FALSE(verify::other_format("1 2 3"));
    CHECK_THAT(why_rate_refuses("\x93NUMPY\1" + zeros), Catch::Contains("an NPY file"));
}
