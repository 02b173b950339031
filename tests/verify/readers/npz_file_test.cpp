// Checks verify/readers/npz_file.hpp and verify/base/whole_files.hpp: what is written is read back, bytes are
// reproducible, and an unfinished file never stays.
#include "verify/readers/npz_file.hpp"
#include "catch.hpp"
#include "generators.hpp"
#include "verify/base/file_set.hpp"
#include "verify/base/status.hpp"
#include "verify/base/whole_files.hpp"
#include "verify/readers/data_file.hpp"
#include "verify/temporary_folder.hpp"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zip.h>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <thread>

using verify::NpyArray, verify::NpyMatrix, verify::write_npz;

namespace {

/// The members in their order: name and content. libzip compares the check sums.
std::vector<std::pair<std::string, std::string>> members(const std::filesystem::path& path) {
    int error = 0;
    const std::unique_ptr<zip_t, void (*)(zip_t*)> zip(zip_open(path.c_str(), ZIP_CHECKCONS, &error), &zip_discard);
    REQUIRE(zip);
    std::vector<std::pair<std::string, std::string>> out;
    for (zip_int64_t i = 0; i < zip_get_num_entries(zip.get(), 0); ++i) {
        zip_stat_t stat;
        REQUIRE(zip_stat_index(zip.get(), static_cast<zip_uint64_t>(i), 0, &stat) == 0);
        std::string content(stat.size + 1, '\0');
        zip_file_t* const file = zip_fopen_index(zip.get(), static_cast<zip_uint64_t>(i), 0);
        REQUIRE(file);
        REQUIRE(zip_fread(file, content.data(), content.size()) == static_cast<zip_int64_t>(stat.size));
        REQUIRE(zip_fclose(file) == 0);
        content.pop_back();
        out.emplace_back(stat.name, content);
    }
    return out;
}

std::vector<std::string> names_in(const std::filesystem::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) names.push_back(entry.path().filename());
    return names;
}

bool has_unfinished(const std::filesystem::path& folder) {
    const auto names = names_in(folder);
    return std::any_of(names.begin(), names.end(),
                       [](const std::string& name) { return name.ends_with(".unfinished"); });
}

/// Header and numbers of a member.
std::pair<std::string, std::string> parts(const std::string& member) {
    REQUIRE(member.substr(0, 8) == std::string("\x93NUMPY\x01\0", 8));
    const std::size_t length =
        static_cast<unsigned char>(member.at(8)) + 256u * static_cast<unsigned char>(member.at(9));
    REQUIRE((10 + length) % 64 == 0);
    REQUIRE(member.at(9 + length) == '\n');
    const std::string header = member.substr(10, length);
    return {header.substr(0, header.find('}') + 1), member.substr(10 + length)};
}

template <class T>
std::string native_bytes(const std::vector<T>& numbers) {
    std::string bytes(numbers.size() * sizeof(T), '\0');
    if (!numbers.empty()) std::memcpy(bytes.data(), numbers.data(), bytes.size());
    return bytes;
}

}  // namespace

TEST_CASE("an NPZ file has the members that were asked for") {
    const TemporaryFolder folder;
    const auto path = folder.path / "out.npz";
    const std::vector<double> m{1, 2, 3, 4, 5, 6};
    const std::string text = "ReLU, \xce\xbb = 1 \xf0\x9d\x94\xb8";
    write_npz(path, {{"rows_first", NpyMatrix{2, 3, m.data()}},
                     {"columns_first", NpyMatrix{2, 3, m.data(), true}},
                     {"none", NpyMatrix{0, 3, nullptr}},
                     {"vector", std::vector<double>{0.1, -2}},
                     {"x", 0.25},
                     {"rows", std::vector<std::int64_t>{3, -4}},
                     {"depth", std::int64_t{9}},
                     {"text", text},
                     {"no_text", std::string()}});
    CHECK(names_in(folder.path) == std::vector<std::string>{"out.npz"});
    const auto all = members(path);
    const auto check = [&](std::size_t i, const std::string& name, const std::string& header,
                           const std::string& bytes) {
        REQUIRE(i < all.size());
        CHECK(all[i].first == name + ".npy");
        CHECK(parts(all[i].second).first == header);
        CHECK(parts(all[i].second).second == bytes);
    };
    REQUIRE(all.size() == 9);
    check(0, "rows_first", "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), }", native_bytes(m));
    check(1, "columns_first", "{'descr': '<f8', 'fortran_order': True, 'shape': (2, 3), }", native_bytes(m));
    check(2, "none", "{'descr': '<f8', 'fortran_order': False, 'shape': (0, 3), }", "");
    check(3, "vector", "{'descr': '<f8', 'fortran_order': False, 'shape': (2,), }", native_bytes<double>({0.1, -2}));
    check(4, "x", "{'descr': '<f8', 'fortran_order': False, 'shape': (), }", native_bytes<double>({0.25}));
    check(5, "rows", "{'descr': '<i8', 'fortran_order': False, 'shape': (2,), }", native_bytes<std::int64_t>({3, -4}));
    check(6, "depth", "{'descr': '<i8', 'fortran_order': False, 'shape': (), }", native_bytes<std::int64_t>({9}));
    check(7, "text", "{'descr': '<U13', 'fortran_order': False, 'shape': (), }",
          native_bytes<char32_t>({'R', 'e', 'L', 'U', ',', ' ', 0x3bb, ' ', '=', ' ', '1', ' ', 0x1d538}));
    check(8, "no_text", "{'descr': '<U1', 'fortran_order': False, 'shape': (), }", std::string(4, '\0'));
}

TEST_CASE("a matrix that is written is read back by the reader of NPY files") {
    testing_generators::require_property(
        "written and read",
        [] {
            const TemporaryFolder folder;
            const long rows = *rc::gen::inRange<long>(1, 40), columns = *rc::gen::inRange<long>(1, 40);
            const bool column_major = *rc::gen::arbitrary<bool>();
            std::vector<double> m;
            for (long i = 0; i < rows * columns; ++i)
                m.push_back(std::ldexp(*rc::gen::inRange(-1'000'000, 1'000'001), *rc::gen::inRange(-100, 100)));
            write_npz(folder.path / "out.npz", {{"K", NpyMatrix{rows, columns, m.data(), column_major}}});
            const verify::DataSet data =
                verify::read_data(folder.file("K.npy", members(folder.path / "out.npz").at(0).second));
            RC_ASSERT(data.rows == rows);
            RC_ASSERT(data.columns == columns);
            for (long i = 0; i < rows; ++i)
                for (long j = 0; j < columns; ++j)
                    RC_ASSERT(data.values[static_cast<std::size_t>(i * columns + j)] ==
                              m[static_cast<std::size_t>(column_major ? i + j * rows : i * columns + j)]);
        },
        100);
}

TEST_CASE("the same arrays give the same bytes, at any time and in any time zone") {
    const TemporaryFolder folder;
    const std::vector<double> m{1, 2, 3, 4};
    const std::vector<NpyArray> arrays{{"K", NpyMatrix{2, 2, m.data()}}, {"depth", std::int64_t{9}}};
    write_npz(folder.path / "a.npz", arrays);
    const char* const zone = std::getenv("TZ");
    const std::string before = zone ? zone : "";
    setenv("TZ", "Pacific/Kiritimati", 1);
    tzset();
    write_npz(folder.path / "b.npz", arrays);
    zone ? setenv("TZ", before.c_str(), 1) : unsetenv("TZ");
    tzset();
    const std::string bytes = content(folder.path / "a.npz");
    CHECK(bytes == content(folder.path / "b.npz"));
    CHECK(bytes.substr(10, 4) == std::string("\0\0\x21\0", 4));  // midnight, 1 January 1980
}

TEST_CASE("arrays that no NPZ file can have are refused") {
    const TemporaryFolder folder;
    const auto path = folder.path / "out.npz";
    CHECK_THROWS_WITH(write_npz(path, {{"a/b", 1.0}}), "'a/b' is no name for an array of an NPZ file");
    CHECK_THROWS_AS(write_npz(path, {{"", 1.0}}), std::invalid_argument);
    CHECK_THROWS_AS(write_npz(path, {}), std::invalid_argument);
    CHECK_THROWS_WITH(write_npz(path, {{"a", 1.0}, {"a", 2.0}}), "two arrays of an NPZ file are named 'a'");
    CHECK_THROWS_WITH(write_npz(path, {{"a", NpyMatrix{-1, 2, nullptr}}}), Catch::Contains("-1 x 2"));
    for (const char* text :
         {"\xff", "\xc3", "\xc0\x80", "\xe0\x80\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xf0\x9d\x94", "a\x80"})
        CHECK_THROWS_AS(write_npz(path, {{"text", std::string(text)}}), std::invalid_argument);
    CHECK(names_in(folder.path).empty());
}

TEST_CASE("a file that cannot be written is named, and nothing is left or changed") {
    const TemporaryFolder folder;
    const std::vector<double> m(1'000'000, 1.0);
    const std::vector<NpyArray> arrays{{"K", NpyMatrix{1000, 1000, m.data()}}};
    CHECK_THROWS_WITH(
        write_npz(folder.path / "none" / "out.npz", arrays),
        Catch::Contains("none/out.npz: cannot be written (No such file or directory); nothing was changed"));
    CHECK_THROWS_WITH(write_npz(folder.path, arrays),
                      Catch::Contains("cannot be written (a directory); expected a file"));
    CHECK_THROWS_WITH(write_npz("/dev/null", arrays),
                      "/dev/null: cannot be written (no regular file); expected a file to write or to replace");
    CHECK(std::filesystem::is_character_file("/dev/null"));

    // A full disk, by a limit on the size of files: with the old file there and without it.
    const auto path = folder.path / "out.npz";
    for (const bool old : {false, true}) {
        if (old) folder.file("out.npz", "old");
        rlimit limit{};
        REQUIRE(getrlimit(RLIMIT_FSIZE, &limit) == 0);
        const rlimit small{1'000'000, limit.rlim_max};
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
        std::string text, whole_text;
        try {
            write_npz(path, arrays);
        } catch (const verify::BadInput& error) {
            text = error.what();
        }
        try {
            verify::write_file_set(folder.path, {{"first", "1"}, {"out.npz", std::string(2'000'000, 'x')}});
        } catch (const verify::BadInput& error) {
            whole_text = error.what();
        }
        setrlimit(RLIMIT_FSIZE, &limit);
        std::signal(SIGXFSZ, handler);
        for (const std::string& what : {text, whole_text})
            CHECK_THAT(what, Catch::Contains("out.npz: cannot be written (File too large); nothing was changed"));
        CHECK(names_in(folder.path) == (old ? std::vector<std::string>{"out.npz"} : std::vector<std::string>{}));
        if (old) CHECK(content(path) == "old");
    }
    write_npz(path, arrays);
    CHECK(parts(members(path).at(0).second).second == native_bytes(m));
}

TEST_CASE("a signal while an NPZ file is written leaves the old file or the new one") {
    const TemporaryFolder folder;
    const auto path = folder.path / "out.npz";
    const std::vector<double> m(4'000'000, 1.0);
    const std::vector<NpyArray> arrays{{"K", NpyMatrix{2000, 2000, m.data()}}};
    write_npz(path, arrays);
    const std::string whole = content(path);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        const pid_t child = fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            verify::watch_for_signals();
            for (int i = 0; i < 10'000; ++i) {
                try {
                    write_npz(path, arrays);
                } catch (...) {
                    _exit(99);
                }
            }
            _exit(98);
        }
        for (int i = 0; i < 100'000 && !has_unfinished(folder.path); ++i)
            std::this_thread::sleep_for(std::chrono::microseconds(100));
        const bool seen = has_unfinished(folder.path);
        CHECK(kill(child, signal) == 0);
        int status = 0;
        REQUIRE(waitpid(child, &status, 0) == child);
        CHECK(WIFEXITED(status));
        CHECK(WEXITSTATUS(status) == 128 + signal);
        INFO("an unfinished file was seen: " << seen);
        CHECK(names_in(folder.path) == std::vector<std::string>{"out.npz"});
        CHECK(content(path) == whole);
    }
}

TEST_CASE("several unfinished files at a time, and one that is given up") {
    const TemporaryFolder folder;
    {
        verify::UnfinishedFile a(folder.path / "a"), b(folder.path / "b");
        std::fputs("A", a.stream());
        std::fputs("B", b.stream());
        {
            verify::UnfinishedFile c(folder.path / "c");
            CHECK(names_in(folder.path).size() == 3);
        }
        CHECK(names_in(folder.path).size() == 2);
        a.finish();
        a.put_in_place();
        CHECK(content(folder.path / "a") == "A");
    }
    CHECK(names_in(folder.path) == std::vector<std::string>{"a"});
    verify::write_file_set(folder.path / "new", {{"x", "1"}, {"y", ""}});
    CHECK(content(folder.path / "new" / "x") == "1");
    CHECK(content(folder.path / "new" / "y").empty());
}
