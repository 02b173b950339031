// Checks verify/readers/matrix_file.hpp: every format gives the same numbers exactly, everything else is refused in one
// line that says where and why.
#include "verify/readers/matrix_file.hpp"
#include "generators.hpp"
#include "verify/file_samples.hpp"
#include "verify/temporary_folder.hpp"

#include <zlib.h>

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

std::string npy(const std::string& type, const std::string& shape, const std::string& body, bool fortran = false) {
    std::string header =
        "{'descr': '" + type + "', 'fortran_order': " + (fortran ? "True" : "False") + ", 'shape': (" + shape + "), }";
    header.append(63 - (10 + header.size()) % 64, ' ');
    header += '\n';
    return std::string("\x93NUMPY\x01", 7) + '\0' + static_cast<char>(header.size() & 255) +
           static_cast<char>(header.size() >> 8) + header + body;
}
std::string market(const std::string& kind, const std::string& body) {
    return "%%MatrixMarket matrix " + kind + "\n" + body;
}
using Numbers = std::vector<double>;

}  // namespace

TEST_CASE("matrix file: NPY of every type, CSV and Matrix Market give the same matrix") {
    const Numbers expected{2, -1, 0.5, 3};
    CHECK(read(npy("<f8", "2, 2", raw(expected))).values == expected);
    CHECK(read(npy("<f4", "2, 2", raw(std::vector<float>{2, -1, 0.5F, 3}))).values == expected);
    CHECK(read(npy("<f8", "2, 2", raw(Numbers{2, 0.5, -1, 3}), true)).values == expected);
    CHECK(read(npy(">f8", "2, 2", raw(expected, false))).values == expected);
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
    CHECK(read(npy("<f8", "2, 2", raw(far))).values == far);
    CHECK(read(npy("<f8", "2, 2", raw(far))).exact.empty());
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
        CHECK(refused(npy("<f8", "2, 2", raw(Numbers{1, 0, bad, 1})), "row 1, column 0 (counted from 0)"));
    CHECK(refused("1,nan\n0,1\n", "'nan' is no finite number"));
    CHECK(refused("1,inf\n0,1\n", "'inf' is no finite number"));
    CHECK(refused("1,1e309\n0,1\n", "too large"));
    CHECK(refused(market("array real general", "1 1\n1e309\n"), "too large"));
    CHECK(refused(market("array real general", "1 1\nNaN\n"), "no finite number"));
}

TEST_CASE("matrix file: what is not square, not a matrix or too large") {
    CHECK(refused("1,2,3\n4,5,6\n", "2 rows of 3 numbers; expected a square matrix"));
    CHECK(refused(npy("<f8", "2, 3", raw(Numbers(6))), "expected a square matrix"));
    CHECK(refused(npy("<f8", "4", raw(Numbers(4))), "expected a square matrix"));
    CHECK(refused(npy("<f8", "2, 2, 1", raw(Numbers(4))), "expected a square matrix"));
    CHECK(refused(npy("<f8", "4, 2, 2", raw(Numbers(16))), "expected a square matrix"));
    CHECK(refused(npy("<f8", "0, 0", ""), "no numbers"));
    CHECK(refused(npy("<c16", "1, 1", raw(Numbers(2))), "complex"));
    CHECK(refused("", "empty; expected a square matrix"));
    CHECK(refused("PK\3\4 and so on", "NPZ"));
    CHECK(refused(std::string("\0\0\x0e\2", 4), "IDX"));
    CHECK(refused("1,2,3\n4,5,6\n7,8,9\n", "expected at most 2 rows here", 2));
    CHECK(refused(npy("<f8", "3, 3", raw(Numbers(9))), "expected at most 2 rows here", 2));
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
    std::string packed(200, '\0');
    z_stream stream{};
    REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    CHECK(read(packed).values == Numbers{2, 1, 1, 2});
    CHECK(read(packed).format == "Matrix Market array real symmetric, gzip");
    CHECK(refusal(packed.substr(0, packed.size() - 6)) != "accepted");
}
