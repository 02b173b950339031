// Checks verify/readers/npz_data.hpp through read_data: an array of an NPZ file is read as the NPY reader reads a file,
// and archives that are broken, lie or hold no points are refused in one line. The archives are made by hand here.
#include "verify/readers/npz_data.hpp"
#include "generators.hpp"
#include "verify/file_samples.hpp"
#include "verify/readers/data_file.hpp"
#include "verify/readers/npz_file.hpp"
#include "verify/temporary_folder.hpp"

using verify::DataOptions, verify::DataSet, verify::read_data;

namespace {

/// A member as its headers tell of it, true or not.
struct Entry {
    std::string name, bytes;
    std::uint16_t method = 0, flags = 0;
    std::uint32_t sum = 0, size = 0;
};

Entry stored(const std::string& name, const std::string& data) {
    return {name,
            data,
            0,
            0,
            static_cast<std::uint32_t>(
                crc32(0, reinterpret_cast<const Bytef*>(data.data()), static_cast<uInt>(data.size()))),
            static_cast<std::uint32_t>(data.size())};
}
Entry deflated(const std::string& name, const std::string& data) {
    Entry entry = stored(name, data);
    const std::string packed = gzip(data);  // 10 bytes of header, 8 of check sum and length
    entry.bytes = packed.substr(10, packed.size() - 18);
    entry.method = 8;
    return entry;
}

/// APPNOTE.TXT of PKWARE, 4.3: each member behind its header, then all headers again, then where those begin.
std::string zip(const std::vector<Entry>& entries) {
    const auto two = [](std::size_t x) { return raw<std::uint16_t>({static_cast<std::uint16_t>(x)}); };
    const auto four = [](std::size_t x) { return raw<std::uint32_t>({static_cast<std::uint32_t>(x)}); };
    std::string members, list;
    for (const Entry& e : entries) {
        const std::string common = two(20) + two(e.flags) + two(e.method) + two(0) + two(33) + four(e.sum) +
                                   four(e.bytes.size()) + four(e.size) + two(e.name.size()) + two(0);
        list += "PK\1\2" + two(20) + common + two(0) + two(0) + two(0) + four(0) + four(members.size()) + e.name;
        members += "PK\3\4" + common + e.name + e.bytes;
    }
    return members + list + "PK\5\6" + two(0) + two(0) + two(entries.size()) + two(entries.size()) + four(list.size()) +
           four(members.size()) + two(0);
}

const std::vector<double> six{1, 2, 3, 4, 5, 6};
const std::string points = npy("<f8", "(2, 3)", raw(six));

DataSet read(const std::string& content, const DataOptions& options = {}) {
    const TemporaryFolder folder;
    return read_data(folder.file("data", content), options);
}
std::string refusal(const std::string& content, const DataOptions& options = {}) {
    return refusal_by([&] { read(content, options); }, "/data");
}

}  // namespace

TEST_CASE("an array of an NPZ file is read as its NPY file is, stored or deflated") {
    for (const auto& pack : {stored, deflated})
        for (const std::string& file : {zip({pack("x.npy", points)}), gzip(zip({pack("x.npy", points)}))}) {
            const DataSet data = read(file);
            CHECK(data.rows == 2);
            CHECK(data.columns == 3);
            CHECK(data.values == six);
            CHECK(data.format == "NPZ array x, NPY float64");
            CHECK(data.notes.empty());
            CHECK(read(file, {.rows = 1}).values == std::vector<double>{1, 2, 3});
            CHECK(read(file, {.choice = {.columns = verify::parse_columns("--columns", "2,0")}}).values ==
                  std::vector<double>{3, 1, 6, 4});
        }
    const std::string several =
        zip({stored("readme.txt", "no array"), deflated("x.npy", points),
             stored("labels.npy", npy("<i8", "(2,)", raw<std::int64_t>({7, 8}))),
             stored("big.npy", npy(">i8", "(1,)", raw<std::int64_t>({(1L << 53) + 1}, false)))});
    CHECK(read(several, {.array = "x"}).values == six);
    CHECK(read(several, {.array = "labels"}).values == std::vector<double>{7, 8});
    CHECK(read(several, {.array = "labels"}).notes.size() == 1);  // a vector is points in R^1
    CHECK(read(several, {.array = "big"}).exact == std::vector<rigor::Rational>{(1L << 53) + 1});
    CHECK_THAT(refusal(several),
               Catch::Contains("data: an NPZ file of 3 arrays; expected --array with one of x, labels, big"));
    CHECK_THAT(refusal(several, {.array = "y"}),
               Catch::Contains("has no array 'y'; expected --array with one of x, labels, big"));
    CHECK_THAT(refusal(several, {.header = true}), Catch::Contains("an NPZ file; --header yes belongs to CSV files"));
    CHECK_THAT(refusal(several, {.decimal_comma = true}), Catch::Contains("--decimal-comma belongs to CSV files"));
    // Long enough for several pieces, and with rows that are not read: the end is checked all the same.
    std::vector<double> many(200'000);
    for (std::size_t i = 0; i < many.size(); ++i) many[i] = static_cast<double>(i % 1000);
    const std::string long_array = npy("<f8", "(100000, 2)", raw(many));
    CHECK(read(zip({deflated("x.npy", long_array)}), {.rows = 3, .seed = 1}).row_numbers ==
          read(long_array, {.rows = 3, .seed = 1}).row_numbers);
    Entry wrong_sum = deflated("x.npy", long_array);
    wrong_sum.sum ^= 1;
    CHECK_THAT(refusal(zip({wrong_sum}), {.rows = 3}), Catch::Contains("array 'x': corrupt or truncated (CRC error)"));
}

TEST_CASE("what write_npz writes is read, and what --save writes holds no points") {
    const TemporaryFolder folder;
    const auto path = folder.path / "data";
    verify::write_npz(path,
                      {{"a", verify::NpyMatrix{2, 3, six.data()}}, {"b", verify::NpyMatrix{3, 2, six.data(), true}}});
    CHECK(read_data(path, {.array = "a"}).values == six);
    CHECK(read_data(path, {.array = "b"}).values == std::vector<double>{1, 4, 2, 5, 3, 6});
    verify::write_npz(path, {{"kernel", verify::NpyMatrix{1, 1, six.data()}},
                             {"radius", verify::NpyMatrix{1, 1, six.data()}},
                             {"rows", std::vector<std::int64_t>{0}}});
    for (const DataOptions& options : {DataOptions{}, DataOptions{.array = "kernel"}, DataOptions{.array = "rows"}})
        CHECK_THAT(refusal_by([&] { read_data(path, options); }, "/data"),
                   Catch::Contains("what --save wrote: a matrix (kernel), bounds of its errors (radius) and numbers of "
                                   "rows (rows); expected points"));
    // For what reads matrices: the bytes of the NPY file.
    verify::ByteSource file(path, "a file");
    verify::NpzFile archive(file, path);
    CHECK(archive.names() == std::vector<std::string>{"kernel", "radius", "rows"});
    verify::ByteSource& kernel = archive.array("kernel");
    CHECK(archive.name() == "kernel");
    std::string bytes(1000, '\0');
    bytes.resize(kernel.read(bytes.data(), bytes.size()));
    CHECK(bytes.starts_with("\x93NUMPY"));
    CHECK(bytes.ends_with(raw<double>({1})));
}

TEST_CASE("archives that are broken, lie or hold no numbers are refused") {
    const Entry good = stored("x.npy", points), packed = deflated("x.npy", points);
    const auto changed = [](Entry entry, auto change) {
        change(entry);
        return zip({entry});
    };
    const std::pair<std::string, std::string> cases[] = {
        {zip({good, good}), "2 arrays; expected --array with one of x, x"},
        {zip({stored("readme.txt", "text"), stored("x.npz", points)}),
         "a zip archive of 2 files, none of them an array; expected an NPZ file (members .npy)"},
        {zip({stored("x.npy", npy("|O", "(1,)", "\x80\x04K\x01."))}),
         "data, array 'x': an NPY file of Python objects ('|O'); expected bool, int8"},
        {zip({stored("x.npy", npy("<c16", "(1,)", std::string(16, '\0')))}), "an NPY file of complex numbers"},
        {zip({stored("x.npy", "\x80\x04K\x01.")}), "data, array 'x': an NPY file that ends within its magic string"},
        {zip({stored("x.npy", "pickle!!")}), "data, array 'x': begins with 'pickle'"},
        {zip({stored("x.npy", "")}), "data, array 'x': an NPY file that ends within its magic string"},
        {zip({stored("x.npy", points + "more")}),
         "data, array 'x': announces 2 x 3 float64 (48 bytes), but has 4 more"},
        {zip({deflated("x.npy", npy("<f8", "(1000000, 1000000)", "short"))}),
         "data, array 'x': announces 1000000 x 1000000 float64 (8000000000000 bytes), but has 5 bytes of it"},
        {changed(good, [](Entry& e) { e.sum ^= 1; }), "array 'x': corrupt or truncated (CRC error) after"},
        {changed(packed, [](Entry& e) { e.bytes[2] = static_cast<char>(e.bytes[2] ^ 0xff); }), "array 'x': "},
        {changed(good, [](Entry& e) { e.size += 8; }), "which cannot be: the archive is corrupt"},
        {changed(packed, [](Entry& e) { e.size = 4'000'000'000; }),
         "are said to unpack to 4000000000, which cannot be: the archive is corrupt"},
        {changed(packed, [](Entry& e) { e.size -= 8; }), "array 'x': "},
        {changed(packed, [](Entry& e) { e.size += 8; }), "array 'x': "},
        {changed(good, [](Entry& e) { e.method = 12; }),
         "array 'x': packed by method 12 of zip; expected stored or deflated"},
        {changed(good, [](Entry& e) { e.flags = 1; }), "array 'x': encrypted; expected an array that numpy can read"},
        {std::string("PK\3\4rest", 8), "an NPZ file (a zip archive), but its end, with the list of arrays, is missing"},
    };
    for (const auto& [content, message] : cases) {
        INFO(message);
        CHECK_THAT(refusal(content), Catch::Contains(message));
        CHECK_THAT(refusal(gzip(content)), Catch::Contains(message));
    }
    CHECK_THAT(refusal(zip({good, packed}), {.array = "x"}), Catch::Contains("has two arrays named 'x'"));
    std::vector<Entry> many;
    for (int i = 0; i < 14; ++i) many.push_back(stored("array_" + std::to_string(i) + ".npy", points));
    many.push_back(stored("\x1b[31m.npy", points));
    CHECK_THAT(refusal(zip(many)), Catch::Contains("array_8, array_9 and 5 more"));
    // Zeros that numpy may have packed: by themselves no bomb.
    const DataSet zeros = read(zip({deflated("x.npy", npy("<f8", "(2, 500000)", std::string(8'000'000, '\0')))}));
    CHECK(zeros.columns == 500'000);
}

TEST_CASE("an NPZ file that is cut or spoilt anywhere is refused in one line, or gives the same numbers") {
    const std::string whole = zip({deflated("x.npy", points), stored("y.npy", points)});
    for (std::size_t length = 4; length < whole.size(); ++length) {
        INFO(length);
        CHECK(refusal(whole.substr(0, length), {.array = "x"}) != "accepted");
    }
    testing_generators::require_property(
        "a bit that is wrong",
        [&] {
            std::string bad = whole;
            const auto at = *rc::gen::inRange<std::size_t>(4, bad.size());
            bad[at] = static_cast<char>(bad[at] ^ (1 << *rc::gen::inRange(0, 8)));
            try {
                RC_ASSERT(read(bad, {.array = "x"}).values == six);  // a bit of the time, or of the other array
            } catch (const verify::BadInput& error) {
                const std::string text = error.what();
                RC_ASSERT(text.size() < 500);
                RC_ASSERT(
                    std::none_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }));
            }
        },
        500);
}
