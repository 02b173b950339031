// Checks verify/readers/matrix_file.hpp: every format gives the same numbers exactly, everything else is refused in one
// line that says where and why.
#include "verify/readers/matrix_file.hpp"
#include "generators.hpp"
#include "verify/file_samples.hpp"
#include "verify/readers/npz_file.hpp"
#include "verify/temporary_folder.hpp"

using rigor::Rational;
using verify::MatrixData, verify::read_matrix;

namespace {

MatrixData read(const std::string& content, long most = 1000) {
    const TemporaryFolder folder;
    return read_matrix(folder.file("matrix", content), {.most_rows = most});
}
std::string refusal(const std::string& content, long most = 1000) {
    return refusal_by([&] { read(content, most); }, "/matrix");
}
bool refused(const std::string& content, const std::string& reason, long most = 1000) {
    const std::string text = refusal(content, most);
    INFO(text);
    CHECK(text.find(reason) != std::string::npos);
    return text.find(reason) != std::string::npos;
}

std::string market(const std::string& kind, const std::string& body) {
    return "%%MatrixMarket matrix " + kind + "\n" + body;
}
using Numbers = std::vector<double>;

}  // namespace

TEST_CASE("matrix file: NPY of every type, CSV and Matrix Market give the same matrix") {
    const Numbers expected{2, -1, 0.5, 3};
    CHECK(read(npy("<f8", "(2, 2)", raw(expected))).values == expected);
    CHECK(read(npy("<f4", "(2, 2)", raw(std::vector<float>{2, -1, 0.5F, 3}))).values == expected);
    CHECK(read(npy("<f8", "(2, 2)", raw(Numbers{2, 0.5, -1, 3}), true)).values == expected);
    CHECK(read(npy(">f8", "(2, 2)", raw(expected, false))).values == expected);
    CHECK(read("2,-1\n0.5,3\n").values == expected);
    CHECK(read("2 -1\n1/2 3\n").values == expected);
    CHECK(read("a;b\n2;-1\n0.5;3\n").values == expected);
    CHECK(read(market("array real general", "2 2\n2\n0.5\n-1\n3\n")).values == expected);
    CHECK(
        read(market("coordinate real general", "% a comment\n\n2 2 4\n2 2 3\n1 1 2.0\n1 2 -1e0\n2 1 5D-1\n")).values ==
        expected);
    CHECK(read("%%matrixmarket MATRIX Array REAL General\n2 2\n2\n.5\n-1\n3").values == expected);
    CHECK(read(market("array integer symmetric", "2 2\n2\n-1\n3\n")).values == Numbers{2, -1, -1, 3});
    CHECK(read(market("coordinate integer symmetric", "2 2 2\n2 1 7\n1 1 2\n")).values == Numbers{2, 7, 7, 0});
    CHECK(read(market("coordinate real general", "2 2 0\n")).values == Numbers(4, 0.0));
    CHECK(read("7\n").values == Numbers{7});
    CHECK(read(market("array real symmetric", "1 1\n7\n")).format == "Matrix Market array real symmetric");
    // The first line may count, which points may not.
    CHECK(read("0,1,2\n1,0,1\n2,1,0\n").n == 3);
    CHECK(read("0,1\n1,0\n").values == Numbers{0, 1, 1, 0});
}

TEST_CASE("matrix file: numbers that are no doubles are kept exactly") {
    for (const std::string& content :
         {std::string("1,0.1\n0.1,1\n"), market("array real symmetric", "2 2\n1\n0.1\n1\n"),
          market("coordinate real symmetric", "2 2 3\n1 1 1\n2 1 0.1\n2 2 1\n")}) {
        const MatrixData data = read(content);
        REQUIRE(data.exact.size() == 4);
        CHECK(data.exact[1] == Rational(1, 10));
        CHECK(data.exact[2] == Rational(1, 10));
        CHECK(data.exact[3] == 1);
        CHECK(data.values[1] == 0.1);
    }
    CHECK(read("1,0.5\n0.5,1\n").exact.empty());
}

TEST_CASE("matrix file: huge and denormal numbers are taken, NaN and infinities refused") {
    const Numbers far{1.7e308, 5e-324, -1e-300, 2.3e200};
    CHECK(read(npy("<f8", "(2, 2)", raw(far))).values == far);
    CHECK(read(npy("<f8", "(2, 2)", raw(far))).exact.empty());
    for (const std::string& content :
         {std::string("1e300,1e-320\n1e-400,2\n"), market("array real general", "2 2\n1e300\n1e-400\n1e-320\n2\n")}) {
        const MatrixData data = read(content);
        CHECK(data.values == Numbers{1e300, 1e-320, 0, 2});
        CHECK(data.exact[2] == rigor::parse_rational("1e-400"));
        for (std::size_t k = 0; k < 4; ++k)
            CHECK(abs(Rational(Rational(data.values[k]) - data.exact[k])) <=
                  abs(data.exact[k]) * rigor::power_of_two(-53) + rigor::power_of_two(-1075));
    }
    for (const double bad : {std::nan(""), std::numeric_limits<double>::infinity()})
        CHECK(refused(npy("<f8", "(2, 2)", raw(Numbers{1, 0, bad, 1})), "row 1, column 0 (counted from 0)"));
    CHECK(refused("1,nan\n0,1\n", "'nan' is no finite number"));
    CHECK(refused("1,inf\n0,1\n", "'inf' is no finite number"));
    CHECK(refused("1,1e309\n0,1\n", "too large"));
    CHECK(refused(market("array real general", "1 1\n1e309\n"), "too large"));
    CHECK(refused(market("array real general", "1 1\nNaN\n"), "no finite number"));
}

TEST_CASE("matrix file: what is not square, not a matrix or too large") {
    CHECK(refused("1,2,3\n4,5,6\n", "2 rows of 3 numbers; expected a square matrix"));
    CHECK(refused(npy("<f8", "(2, 3)", raw(Numbers(6))), "expected a square matrix"));
    CHECK(refused(npy("<f8", "(4,)", raw(Numbers(4))), "expected a square matrix"));
    CHECK(refused(npy("<f8", "(2, 2, 1)", raw(Numbers(4))), "expected a square matrix"));
    CHECK(refused(npy("<f8", "(4, 2, 2)", raw(Numbers(16))), "expected a square matrix"));
    CHECK(refused(npy("<f8", "(0, 0)", ""), "no numbers"));
    CHECK(refused(npy("<c16", "(1, 1)", raw(Numbers(2))), "complex"));
    CHECK(refused("", "empty; expected a square matrix"));
    CHECK(refused("PK\3\4 and so on", "NPZ"));
    CHECK(refused(std::string("\0\0\x0e\2", 4), "IDX"));
    CHECK(refused("1,2,3\n4,5,6\n7,8,9\n", "expected at most 2 rows here", 2));
    CHECK(refused(npy("<f8", "(3, 3)", raw(Numbers(9))), "expected at most 2 rows here", 2));
    CHECK(refused(market("array real general", "3 3\n"), "expected at most 2 rows here", 2));
    CHECK(refusal_by([] { read_matrix("/nonexistent/matrix"); }, "/nonexistent/matrix") != "accepted");
    CHECK(refused("0,1,2\n1,0,1\n", "2 rows of 3 numbers"));
    CHECK(refused(",0,1\n0,1,2\n1,2,1\n", "first column has no name"));
}

TEST_CASE("matrix file: Matrix Market, what is refused") {
    CHECK(refused("%%MatrixMarket matrix array real\n1 1\n1\n", "banner"));
    CHECK(refused("%%MatrixMarket vector array real general\n1 1\n1\n", "banner"));
    CHECK(refused(market("dense real general", "1 1\n1\n"), "expected array or coordinate"));
    CHECK(refused(market("array rational general", "1 1\n1\n"), "expected real or integer"));
    CHECK(refused(market("array real triangular", "1 1\n1\n"), "expected general or symmetric"));
    CHECK(refused(market("coordinate pattern symmetric", "1 1 1\n1 1\n"), "no numbers"));
    CHECK(refused(market("array complex general", "1 1\n1 0\n"), "complex"));
    CHECK(refused(market("array real skew-symmetric", "2 2\n1\n"), "skew-symmetric"));
    CHECK(refused(market("array complex hermitian", "2 2\n1\n"), "complex"));
    CHECK(refused(market("array real general", ""), "without sizes"));
    CHECK(refused(market("array real general", "2\n"), "rows and columns"));
    CHECK(refused(market("coordinate real general", "2 2\n"), "rows, columns and entries"));
    CHECK(refused(market("array real general", "2 3\n1\n"), "2 rows and 3 columns"));
    CHECK(refused(market("array real general", "0 0\n"), "at least 1 x 1"));
    CHECK(refused(market("array real general", "-2 -2\n"), "'-2' where the number of rows was expected"));
    CHECK(refused(market("array real general", "2.0 2\n"), "'2.0' where"));
    CHECK(refused(market("array real general", "1000000000000000000 1000000000000000000\n"), "expected at most"));
    CHECK(refused(market("array real general", "99999999999999999999999 1\n"), "more than any file can hold"));
    CHECK(refused(market("coordinate real general", "2 2 5\n"), "expected at most 4"));
    CHECK(refused(market("coordinate real symmetric", "2 2 4\n"), "expected at most 3"));
    CHECK(refused(market("coordinate real general", "2 2 1000000000000000000\n"), "expected at most 4"));
    CHECK(refused(market("array real general", "2 2\n1\n2\n3\n"), "ends after 3 of 4 entries"));
    CHECK(refused(market("coordinate real general", "2 2 2\n1 1 1\n"), "ends after 1 of 2 entries"));
    CHECK(refused(market("array real general", "1 1\n1\n2\n"), "after the last entry"));
    CHECK(refused(market("array real general", "2 2\n1 2\n3 4\n"), "expected one number a line"));
    CHECK(refused(market("coordinate real general", "2 2 1\n1 1\n"), "row, column and number"));
    CHECK(refused(market("coordinate real general", "2 2 1\n0 1 5\n"), "expected 1 to 2"));
    CHECK(refused(market("coordinate real general", "2 2 1\n1 3 5\n"), "the column '3'"));
    CHECK(refused(market("coordinate real general", "2 2 1\n1 1.0 5\n"), "the column '1.0'"));
    CHECK(refused(market("coordinate real general", "2 2 2\n1 2 5\n1 2 5\n"), "for the second time"));
    CHECK(refused(market("coordinate real symmetric", "2 2 1\n1 2 5\n"), "lower triangle"));
    CHECK(refused(market("coordinate integer general", "2 2 1\n1 2 0.5\n"), "no integer"));
    CHECK(refused(market("array real general", "1 1\nabc\n"), "'abc'"));
}

TEST_CASE("matrix file: gzipped, whole and cut off") {
    const std::string content = market("array real symmetric", "2 2\n2\n1\n2\n");
    const std::string packed = gzip(content);
    CHECK(read(packed).values == Numbers{2, 1, 1, 2});
    CHECK(read(packed).format == "Matrix Market array real symmetric, gzip");
    CHECK(refusal(packed.substr(0, packed.size() - 6)) != "accepted");
}

TEST_CASE("matrix file: an array of an NPZ file, of numpy or of --save, and what is asked of it") {
    const TemporaryFolder folder;
    const std::string path = (folder.path / "K.npz").string();
    const Numbers square{2, 0.5, 0.5, 3}, ones(2, 1.0);
    const auto matrix = [](const Numbers& numbers, long rows) {
        return verify::NpyMatrix{rows, static_cast<long>(numbers.size()) / rows, numbers.data(), true};
    };
    verify::write_npz(
        path,
        {{"kernel", matrix(square, 2)}, {"radius", matrix(square, 2)}, {"rows", std::vector<std::int64_t>{0, 1}}});
    const auto taken = [&](const std::optional<std::string>& array) {
        return read_matrix(path, {.most_rows = 10, .array = array});
    };
    const auto why_not = [&](const std::optional<std::string>& array) {
        return refusal_by([&] { taken(array); }, path);
    };
    CHECK(taken("kernel").values == square);
    CHECK(taken("kernel").format == "NPZ array kernel, NPY float64");
    CHECK(why_not(std::nullopt).find("expected --array with one of kernel, radius, rows") != std::string::npos);
    CHECK(why_not("K").find("has no array 'K'") != std::string::npos);
    CHECK(why_not("rows").find("expected a square matrix") != std::string::npos);
    verify::write_npz(path, {{"K", matrix(ones, 1)}});
    CHECK(why_not(std::nullopt).find("expected a square matrix") != std::string::npos);
    verify::write_npz(path, {{"K", matrix(square, 2)}});
    CHECK(taken(std::nullopt).values == square);
    std::filesystem::resize_file(path, std::filesystem::file_size(path) - 8);
    CHECK(why_not(std::nullopt).find("truncated") != std::string::npos);
}

TEST_CASE("matrix file: options of other formats are refused, those of CSV taken") {
    const TemporaryFolder folder;
    const auto given = [&](const std::string& content, const verify::DataOptions& options) {
        return read_matrix(folder.file("matrix", content), options);
    };
    const auto why_not = [&](const std::string& content, const verify::DataOptions& options) {
        return refusal_by([&] { given(content, options); }, "/matrix");
    };
    const verify::DataOptions comma{.decimal_comma = true}, header{.header = true}, none{.header = false},
        array{.array = "K"};
    CHECK(given("2;0,5\n0,5;3\n", comma).values == Numbers{2, 0.5, 0.5, 3});
    CHECK(given("a,b\n1,2\n2,5\n", {}).notes.size() == 1);  // never silently
    CHECK(given("1,2\n2,5\n", {}).notes.empty());
    CHECK(given("1,2\n2,5\n7,8\n", header).values == Numbers{2, 5, 7, 8});
    CHECK(given("1,2\n2,5\n", none).values == Numbers{1, 2, 2, 5});
    for (const auto& content : {npy("<f8", "(1, 1)", raw(Numbers(1))), market("array real general", "1 1\n1\n")}) {
        CHECK(why_not(content, comma).find("--decimal-comma belongs to CSV files") != std::string::npos);
        CHECK(why_not(content, header).find("--header yes belongs to CSV files") != std::string::npos);
        CHECK(why_not(content, array).find("--array K belongs to NPZ files") != std::string::npos);
    }
    CHECK(why_not("1\n", array).find("--array K belongs to NPZ files") != std::string::npos);
}
