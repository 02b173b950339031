// Checks verify/readers/column_choice.hpp, and through read_data that chosen columns are what was asked for in every
// format: in the order given, with nothing demanded of those left out, and a note for each that is.
#include "verify/readers/column_choice.hpp"
#include "verify/file_samples.hpp"
#include "verify/readers/data_file.hpp"
#include "verify/temporary_folder.hpp"

#include <random>

using rigor::Rational;
using verify::ColumnChoice, verify::ColumnItem, verify::DataOptions, verify::DataSet, verify::parse_columns;

namespace {

struct Asked {
    const char *columns = "", *drop = "", *labels = "";
};
DataOptions options(const Asked& asked) {
    DataOptions wanted;
    if (*asked.columns) wanted.choice.columns = parse_columns("--columns", asked.columns);
    if (*asked.drop) wanted.choice.drop = parse_columns("--drop", asked.drop);
    if (*asked.labels) wanted.choice.labels = parse_columns("--labels", asked.labels).front();
    return wanted;
}
DataSet read(const std::string& content, const DataOptions& wanted) {
    const TemporaryFolder folder;
    return verify::read_data(folder.file("data", content), wanted);
}
std::vector<double> values(const std::string& content, const Asked& asked) {
    return read(content, options(asked)).values;
}
std::string refusal_with(const DataOptions& wanted, const std::string& content) {
    return refusal_by([&] { read(content, wanted); }, "/data");
}
std::string refusal(const std::string& content, const Asked& asked) { return refusal_with(options(asked), content); }

using Values = std::vector<double>;
const std::string named = "x,y,species,z\n1,2,setosa,3\n4,5,\"a, b\",6\n", plain = "1,2,setosa,3\n4,5,\"a, b\",6\n";

}  // namespace

TEST_CASE("columns: what a user writes") {
    const auto texts = [](const std::string& text) {
        std::string all;
        for (const ColumnItem& item : parse_columns("--columns", text)) {
            all += (item.quoted ? "q:" : item.numbers ? "n:" : "") + item.text;
            if (item.numbers)
                all += "=" + std::to_string(item.numbers->first) + ".." + std::to_string(item.numbers->second);
            all += "|";
        }
        return all;
    };
    CHECK(texts("3") == "n:3=3..3|");
    CHECK(texts(" 0 , 2-5,x ,petal width") == "n:0=0..0|n:2-5=2..5|x|petal width|");
    CHECK(texts("\"a, b\",\"3\" , 007") == "q:a, b|q:3|n:007=7..7|");
    CHECK(texts("x-1,-1,1-,2-x,3-4-5") == "x-1|-1|1-|2-x|3-4-5|");  // names
    CHECK(texts("99999999999999999999") == "n:99999999999999999999=9223372036854775807..9223372036854775807|");
    for (const auto& [text, why] :
         std::vector<std::pair<std::string, std::string>>{{",1", "an empty item"},
                                                          {"1,", "an empty item"},
                                                          {"1,,2", "an empty item"},
                                                          {"\"\"", "an empty item"},
                                                          {"5-2", "the range 5-2 descends"},
                                                          {"\"a", "a quote that does not end"},
                                                          {"\"a\"b", "'b' behind a quote"}})
        CHECK_THROWS_WITH(parse_columns("--drop", text),
                          Catch::Contains("--drop " + text + ": " + why + "; expected numbers from 0, ranges"));
}

TEST_CASE("columns of a CSV: in the order given, by number, range and name, and what is left out may be text") {
    CHECK(values(named, {.columns = "z,0-1"}) == Values{3, 1, 2, 6, 4, 5});
    CHECK(values(named, {.columns = "3,x"}) == Values{3, 1, 6, 4});
    CHECK(values(named, {.drop = "species"}) == Values{1, 2, 3, 4, 5, 6});
    CHECK(values(named, {.drop = "2,0"}) == Values{2, 3, 5, 6});
    CHECK(values(named, {.labels = "species"}) == Values{1, 2, 3, 4, 5, 6});
    CHECK(values(named, {.columns = "0-1,3", .drop = "1", .labels = "2"}) == Values{1, 3, 4, 6});
    CHECK(values(plain, {.labels = "2"}) == Values{1, 2, 3, 4, 5, 6});
    CHECK(values("cat,1,3\ndog,3,4\n", {.labels = "first"}) == Values{1, 3, 3, 4});
    CHECK(values("1,2,cat\r\n3,4,\r\n", {.labels = "last"}) == Values{1, 2, 3, 4});
    CHECK(values("\xef\xbb\xbf"
                 "name;a;b\r\n\"x;y\";1;1/3\r\n;2;0.5\r\n",
                 {.labels = "name"}) == Values{1, 1.0 / 3, 2, 0.5});
    // Rows end with a separator: that is no column, and not the last.
    CHECK(values("1,2,7,\n3,4,8,\n", {.labels = "last"}) == Values{1, 2, 3, 4});
    CHECK(values("a,b,c\n1,2,\n3,4,x\n", {.labels = "c"}) == Values{1, 2, 3, 4});
    // A name in quotes is a name, and so is a number that no column has.
    CHECK(values("y,\"a, b\"\n1,2\n3,4\n", {.columns = "\"a, b\""}) == Values{2, 4});
    DataOptions years = options({.columns = "2020"});
    years.header = true;
    CHECK(read("2019,2020\n1,2\n3,4\n", years).values == Values{2, 4});
    // Exact numbers keep their places.
    const DataSet thirds = read(named + "1/3,1/7,c,1/9\n", options({.columns = "3,1"}));
    CHECK(thirds.columns == 2);
    CHECK(thirds.exact == std::vector<Rational>{3, 2, 6, 5, Rational(1, 9), Rational(1, 7)});
    // "012" beside text is no group of digits.
    CHECK(values("12,007,1\n13,008,2\n", {.drop = "0,1"}) == Values{1, 2});
    CHECK_THAT(refusal("12,007,1\n13,008,2\n", {.drop = "0"}), Catch::Contains("a thousands separator?"));
}

TEST_CASE("columns: each that is left out or guessed is in the notes") {
    const auto notes = [](const std::string& content, const Asked& asked) {
        return read(content, options(asked)).notes;
    };
    using Notes = std::vector<std::string>;
    const std::string names = "line 1 was taken for the names of the columns";
    CHECK(notes(named, {.columns = "3,0-1"}) ==
          Notes{names, "of 4 columns 3, 0-1 are used as coordinates, in this order (--columns; counted from 0)"});
    CHECK(notes(named, {.columns = "z"}) ==
          Notes{names, "of 4 columns 3 'z' is used as the coordinate (--columns; counted from 0)"});
    CHECK(notes(named, {.drop = "0", .labels = "species"}) ==
          Notes{names, "left out: column 2 'species', which holds labels (--labels; counted from 0)",
                "left out: column 0 'x' (--drop; counted from 0)"});
    CHECK(notes(plain, {.drop = "0,2-3"}) ==
          Notes{"left out: columns 0, 2-3 (--drop; counted from 0)",
                "line 1 was taken for a row, though column 2 (counted from 0) holds text there; if it is names, use "
                "--header yes"});
    DataOptions sure = options({.labels = "2"});
    sure.header = false;
    CHECK(read(plain, sure).notes == Notes{"left out: column 2, which holds labels (--labels; counted from 0)"});
    sure.header = true;
    CHECK(read("0,1,2\n5,6,x\n", sure).notes.at(0) == "line 1 was read as the names of the columns");
    CHECK(read("1,2\n2,5\n3,7\n", {}).notes.at(0).find("column 0 (counted from 0) numbers the rows") == 0);
    CHECK(notes("7,1,2\n8,2,5\n9,3,7\n", {.drop = "0"})
              .at(1)
              .find("column 1 (counted from 0) numbers the rows, and is "
                    "used as a coordinate; if it is an index, leave it "
                    "out (--drop 1)") == 0);
    CHECK(notes("7,1,2\n8,2,5\n9,3,7\n", {.columns = "1,2"}).size() == 1);
}

TEST_CASE("columns that are not there, twice there, or contradict each other are refused") {
    struct Case {
        std::string content;
        Asked asked;
        std::string why;
    };
    const std::string twice = "x,y,x\n1,2,3\n", numbers = "1,2,3\n4,5,7\n";
    const Case cases[] = {
        {numbers, {.columns = "3"}, "--columns 3: there are 3 columns; expected numbers from 0 to 2"},
        {numbers, {.columns = "1-3"}, "--columns 1-3: there are 3 columns"},
        {numbers, {.drop = "99999999999999999999"}, "--drop 99999999999999999999: there are 3 columns"},
        {numbers,
         {.columns = "x"},
         "--columns x: no line of names was found (is the first one? --header yes); expected "
         "numbers from 0 to 2"},
        {"1\n2\n", {.drop = "1"}, "--drop 1: there is 1 column; expected 0, the only column"},
        {named,
         {.columns = "w"},
         "--columns w: no column has this name; expected numbers from 0 to 3 or one of x, y, species, z"},
        {named, {.labels = "W"}, "--labels W: no column has this name"},
        {twice, {.columns = "x"}, "--columns x: 2 columns have this name (0, 2); expected a number"},
        {numbers, {.columns = "1,1"}, "--columns: column 1 is listed twice; expected each once"},
        {named, {.columns = "0-1,y"}, "--columns: column 1 'y' is listed twice"},
        {numbers, {.drop = "0,0-1"}, "--drop: column 0 is listed twice"},
        {numbers, {.drop = "0-2"}, "no column is left of 3; expected at least one coordinate"},
        {numbers, {.columns = "0", .drop = "0"}, "no column is left of 3"},
        {"1\n2\n", {.labels = "last"}, "no column is left of 1"},
        {numbers, {.columns = "0", .drop = "1"}, "--drop: column 1 is none of those that --columns lists"},
        {named, {.columns = "0-2", .labels = "species"}, "--labels: column 2 'species' is listed by --columns too"},
        {numbers, {.labels = "0-1"}, "--labels 0-1: expected one column"},
        // Names and numbers of columns that are not the same.
        {"1,0,x\n5,6,7\n", {.columns = "x"}, "no line of names was found"},
        {"last,x\n1,2\n",
         {.labels = "last"},
         "--labels last: column 0 has this name too; expected the name in double quotes, or a number"},
        // What is kept is checked as ever.
        {named, {.drop = "0"}, "line 2: column 2 (counted from 0): 'setosa' is no exact number"},
        {"x,y\n1,\n", {.columns = "y"}, "line 2: column 1 (counted from 0): an empty field"},
        {"x,y\n1,2\n3,nan\n", {.drop = "0"}, "line 3: column 1 (counted from 0): 'nan' is no finite number"},
        {"x,y,z\n1,2\n", {.drop = "0"}, "line 2: row has 2 columns, but line 1 names 3"},
        {"1,2,a\n3,4\n", {.labels = "last"}, "line 2: row has 2 columns; expected 3 as in line 1"},
        {"1,2,\n3,4,x\n", {.labels = "last"}, "line 2: row ends with 'x'; expected ',' at its end, as in line 1"},
        // An index is no coordinate, unless it is chosen; nor are the numbers of columns.
        {",a,b\n0,1.5,x\n1,2.5,y\n", {.labels = "last"}, "line 1: the first column has no name"},
        {"id,a,b\n0,1.5,x\n1,2.5,y\n", {.labels = "last"}, "line 1: column 0 (counted from 0) is named 'id'"},
        {",0,1\n0,1.5,2\n1,2.5,3\n", {.drop = "0"}, "line 1: 0, 1: the numbers of the columns, or a point?"},
        {"0,1,label\n1.5,2,x\n2.5,3,y\n", {.labels = "last"}, "line 1: 0, 1: the numbers of the columns, or a point?"},
        {"species,1,2\ncat,3,4\n", {.labels = "first"}, "line 1: 1, 2: the numbers of the columns, or a point?"},
        {"0,1,2\n1.5,2,3\n2.5,3,4\n", {.drop = "0"}, "line 1: 1, 2: the numbers of the columns, or a point?"},
        {"\"2019\",\"2020\",\"x\"\n1,2,\"a\"\n2,3,\"b\"\n", {.labels = "last"}, "line 1: numbers in quotes"},
    };
    for (const Case& c : cases) {
        INFO(c.content << c.why);
        CHECK_THAT(refusal(c.content, c.asked), Catch::Contains(c.why));
        CHECK_THAT(refusal(gzip(c.content), c.asked), Catch::Contains(c.why));
    }
    DataOptions years = options({.columns = "1"});
    years.header = true;
    CHECK_THAT(
        refusal_with(years, "1,0\n5,6\n"),
        Catch::Contains("--columns 1: column 0 has this name too; expected the name in double quotes, or a range "
                        "such as 2-2"));
    years.choice.columns = parse_columns("--columns", "1-1");
    CHECK(read("1,0\n5,6\n", years).values == Values{6});
    years.choice.columns = parse_columns("--columns", "\"1\"");
    CHECK(read("1,0\n5,6\n", years).values == Values{5});
    CHECK(values(",a,b\n0,1.5,2\n1,2.5,3\n", {.drop = "0"}) == Values{1.5, 2, 2.5, 3});
    CHECK(values("id,a\n7,1.5\n5,2.5\n", {.columns = "id,a"}) == Values{7, 1.5, 5, 2.5});
}

TEST_CASE("columns of arrays: the same numbers, of every order and format") {
    const Values rows{1, 2, 3, 4, 5, 6}, by_columns{1, 4, 2, 5, 3, 6};
    const std::string c_order = npy("<f8", "(2, 3)", raw(rows)), fortran = npy("<f8", "(2, 3)", raw(by_columns), true),
                      images = idx(0x0e, {2, 1, 3}, raw(rows, false));
    for (const std::string& file :
         {c_order, fortran, images, gzip(c_order), gzip(fortran), std::string("1 2 3\n4 5 6\n")}) {
        CHECK(values(file, {.columns = "2,0"}) == Values{3, 1, 6, 4});
        CHECK(values(file, {.drop = "1"}) == Values{1, 3, 4, 6});
        CHECK(values(file, {.labels = "last"}) == Values{1, 2, 4, 5});
        CHECK_THAT(refusal(file, {.columns = "0-3"}), Catch::Contains("--columns 0-3: there are 3 columns"));
        CHECK(read(file, options({.columns = "1"})).columns == 1);
        CHECK(read(file, options({.columns = "1"})).notes.back() ==
              "of 3 columns 1 is used as the coordinate (--columns; counted from 0)");
    }
    for (const std::string& file : {c_order, images})
        CHECK_THAT(refusal(file, {.columns = "x"}),
                   Catch::Contains("--columns x: the columns of an array have no names; expected numbers from 0 to 2"));
    // A number that is left out may be none.
    CHECK(values(npy("<f8", "(2, 2)", raw<double>({1, std::nan(""), 2, 1e200})), {.labels = "last"}) == Values{1, 2});
    // A header of a few bytes must not cost memory.
    CHECK_THAT(refusal(gzip(npy("|u1", "(1, 2000000000)", "x")), {.drop = "0"}),
               Catch::Contains("2000000000 columns; expected at most 10000000 to choose from"));
}

TEST_CASE("option --header: the first line is what it is said to be") {
    const auto with = [](bool header) { return DataOptions{.header = header}; };
    CHECK(read("1,2\n3,4\n", with(true)).values == Values{3, 4});
    CHECK(read("0,1\n3,4\n", with(false)).values == Values{0, 1, 3, 4});
    CHECK(read("0,1\n3,4\n", with(true)).values == Values{3, 4});
    CHECK(read("\"1\",\"2\"\n3,4\n", with(false)).values == Values{1, 2, 3, 4});
    CHECK(read("# c\nx,y\n3,4\n", with(true)).values == Values{3, 4});
    CHECK(read("sep=;\nx;2\n3;4\n", with(true)).values == Values{3, 4});
    CHECK_THAT(refusal_with(with(false), "x,y\n3,4\n"),
               Catch::Contains("line 1: column 0 (counted from 0): 'x' is no exact"));
    CHECK_THAT(refusal_with(DataOptions{}, "x,1\n3,4\n"),
               Catch::Contains("'x' is no exact number") && Catch::EndsWith("(if this line is names: --header yes)"));
    CHECK_THAT(refusal_with(with(true), "1,2\n"), Catch::Contains("no numbers; expected rows of numbers"));
    CHECK_THAT(refusal_with(with(true), "1,2,3\n3,4\n"), Catch::Contains("row has 2 columns, but line 1 names 3"));
    CHECK_THAT(refusal_with(with(true), "id,2\n3,4\n"), Catch::Contains("column 0 (counted from 0) is named 'id'"));
    for (const std::string& file : {npy("<f8", "(1,)", raw<double>({1})), idx(0x08, {1}, "a")}) {
        CHECK_THAT(refusal_with(with(true), file), Catch::Contains("file; --header yes belongs to CSV files"));
        CHECK_THAT(refusal_with(with(false), file), Catch::Contains("file; --header no belongs to CSV files"));
        CHECK_THAT(refusal_with(DataOptions{.decimal_comma = true}, file),
                   Catch::Contains("file; --decimal-comma belongs to CSV files"));
        CHECK_THAT(refusal_with(DataOptions{.array = "x"}, file),
                   Catch::Contains("file; --array x belongs to NPZ files"));
    }
    CHECK_THAT(refusal_with(DataOptions{.array = "x"}, "1\n"),
               Catch::Contains("a text file; --array x belongs to NPZ"));
}

TEST_CASE("option --decimal-comma: 1,5 is 1.5, exactly, where commas separate nothing") {
    const DataOptions comma{.decimal_comma = true};
    const auto exactly = [&](const std::string& content) {
        const DataSet data = read(content, comma);
        CHECK(data.notes.back() == "numbers were read with decimal commas: 1,5 is 1.5");
        std::vector<Rational> numbers = data.exact;
        if (numbers.empty()) numbers.assign(data.values.begin(), data.values.end());
        return numbers;
    };
    const std::vector<Rational> expected{Rational(3, 2), Rational(-1, 1000), 2, Rational(1, 3)};
    for (const char* content : {"1,5;-0,001\n2;1/3\n", "1,5\t-1e-3\n2,0\t1/3\n", "1,5   -0,001\n 2 1/3\n",
                                "a;b\n1,50;-,001\n2;1/3\n", "\"1,5\";\"-0,001\"\r\n\"2\";\"1/3\"\r\n",
                                "\"a, b\" c\n1,5 -0,1e-2\n2 1/3\n", "sep=;\n+1,5;-0,001;\n2;1/3;\n"}) {
        INFO(content);
        CHECK(exactly(content) == expected);
    }
    CHECK(exactly("1,5\n2,25\n") == std::vector<Rational>{Rational(3, 2), Rational(9, 4)});
    CHECK(exactly("0,1\n0,30000000000000004000001\n") ==
          std::vector<Rational>{Rational(1, 10), rigor::parse_rational("0.30000000000000004000001")});
    for (const auto& [content, why] : std::vector<std::pair<std::string, std::string>>{
             {"1,2,3\n4,5,6\n",
              "line 1: column 0 (counted from 0): '1,2,3' has 2 commas; with --decimal-comma expected"},
             {"x,y\n1,2\n3,4\n", "line 1: 'x,y' separates columns by commas; with --decimal-comma expected semicolons"},
             {"sep=,\n1,2\n", "line 1: 'sep=,' separates columns by commas"},
             {"\"1,5\",\"2,5\"\n", "commas; with --decimal-comma expected one at most"},
             {"1, 2\n3, 4\n", "column 0 (counted from 0): '1,' has no digit behind its comma"},
             {"1.5;2\n", "'1.5' has a point; with --decimal-comma expected a comma"},
             {"1.234,5;2\n", "'1.234,5' is no exact number; expected a number such as 12 or 0,25"},
             {"1;1,e5\n", "'1,e5' has no digit behind its comma"},
             {"1;x\n", "'x' is no exact number; expected a number such as 12 or 0,25"}}) {
        INFO(content);
        CHECK_THAT(refusal_with(comma, content), Catch::Contains(why));
    }
    // Without the option it is said that there is one.
    CHECK_THAT(refusal_with(DataOptions{}, "1;2\n1;0,25\n"),
               Catch::Contains("'0,25' has a decimal comma; expected a point, as in 0.25, or --decimal-comma"));
    CHECK_THAT(refusal_with(DataOptions{}, "1\n2,5\n"), Catch::Contains("(for decimal commas: --decimal-comma)"));
    // Beside text, with the columns chosen.
    DataOptions both = options({.labels = "name"});
    both.decimal_comma = true;
    CHECK(read("name;x\n\"a, b\";0,5\nc;1,5\n", both).values == Values{0.5, 1.5});
}

TEST_CASE("whatever is chosen of whatever table, it is read or refused in one line") {
    std::mt19937_64 random(25);
    const auto one_of = [&](const std::vector<std::string>& list) { return list[random() % list.size()]; };
    const TemporaryFolder folder;
    long refused = 0, accepted = 0;
    for (int i = 0; i < 1500; ++i) {
        const std::string separator = one_of({",", ",", ";", "\t", " "}), end = one_of({"\n", "\n", "\r\n"});
        const std::size_t columns = 1 + random() % 5, rows = 1 + random() % 4;
        std::string text = one_of({"", "", "\xef\xbb\xbf", "# c\n", "sep=;\n"});
        const auto field = [&] {
            if (random() % 40 == 0)
                return one_of(
                    {"", "x", "\"a, b\"", "nan", "1,5", "\"1\"", "#", "1e999", "-", "007", "\"", "\xff", "0"});
            return std::to_string(random() % 50) + one_of({"", ".5", "/3", "e-3"});
        };
        if (random() % 3 == 0)
            for (std::size_t j = 0; j < columns; ++j)
                text += one_of({"x", "y", "z", "id", "last", "\"a, b\"", std::to_string(j), ""}) +
                        (j + 1 < columns ? separator : end);
        for (std::size_t r = 0; r < rows; ++r)
            for (std::size_t j = 0; j < columns; ++j) text += field() + (j + 1 < columns ? separator : end);
        if (text.empty()) text = "\n";
        DataOptions wanted;
        const auto item = [&] { return one_of({"0", "1", "0-1", "2", "x", "y", "\"a, b\"", "\"1\"", "9", "1-4"}); };
        if (random() % 5 == 0) wanted.choice.columns = parse_columns("--columns", item() + "," + item());
        if (random() % 4 == 0) wanted.choice.drop = parse_columns("--drop", item());
        if (random() % 4 == 0)
            wanted.choice.labels = parse_columns("--labels", one_of({"first", "last", "x", "\"last\"", "1"})).front();
        if (random() % 3 == 0) wanted.header = random() % 2 == 0;
        wanted.decimal_comma = random() % 6 == 0;
        if (random() % 8 == 0) wanted.rows = 1 + static_cast<long>(random() % 2);
        INFO("table " << i << ": " << text);
        try {
            const DataSet data = verify::read_data(folder.file("data", text), wanted);
            ++accepted;
            REQUIRE(data.columns >= 1);
            REQUIRE(data.values.size() == static_cast<std::size_t>(data.rows * data.columns));
            REQUIRE((data.exact.empty() || data.exact.size() == data.values.size()));
            if (wanted.choice.given()) REQUIRE_FALSE(data.notes.empty());
        } catch (const verify::BadInput& error) {
            ++refused;
            const std::string why = error.what();
            REQUIRE(why.size() < 500);
            REQUIRE(std::none_of(why.begin(), why.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }));
        }
    }
    CHECK(refused > 300);
    CHECK(accepted > 300);
}
