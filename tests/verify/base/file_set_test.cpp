// Files that change together: killed at any moment, the next process finds all of the old or all of the new.
#include "verify/base/file_set.hpp"
#include "verify/base/byte_source.hpp"
#include "verify/base/status.hpp"
#include "verify/base/whole_files.hpp"
#include "verify/temporary_folder.hpp"

#include <sys/wait.h>
#include <unistd.h>
#include <algorithm>
#include <csignal>
#include <vector>

namespace {

namespace fs = std::filesystem;
using Files = std::vector<std::pair<std::string, std::string>>;

/// Names in two folders; every content says which generation it is of.
Files generation(int number) {
    Files files;
    for (int i = 0; i < 30; ++i)
        files.emplace_back((i % 3 == 0 ? "figures/f" : "page") + std::to_string(i), "of " + std::to_string(number));
    return files;
}

std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        names.push_back(entry.path().lexically_relative(folder).string());
    std::sort(names.begin(), names.end());
    return names;
}

/// The content that all files of the set have; fails if two differ.
std::string content_of_all(const fs::path& folder) {
    const Files files = generation(0);
    const std::string first = content(folder / files.front().first);
    for (const auto& file : files) CHECK(content(folder / file.first) == first);
    return first;
}

/// Waits for a child that is to die by SIGKILL.
void kill_and_reap(pid_t child) {
    ::kill(child, SIGKILL);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    CHECK(WIFSIGNALED(status));
}

}  // namespace

TEST_CASE("a set of files is written, replaced, and its names in folders too") {
    const TemporaryFolder folder;
    const auto out = folder.path / "a" / "b";
    verify::write_file_set(out, generation(1));
    CHECK(content_of_all(out) == "of 1");
    const auto names = names_in(out);
    CHECK(names.size() == 31);
    verify::write_file_set(out, generation(2));
    CHECK(content_of_all(out) == "of 2");
    CHECK(names_in(out) == names);
}

TEST_CASE("a writer of sets is killed forty times: the next one finds one generation, and nothing is left over") {
    const TemporaryFolder folder;
    const auto out = folder.path / "out";
    verify::write_file_set(out, generation(0));
    const auto names = names_in(out);
    int left_over = 0;
    for (int round = 0; round < 40; ++round) {
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            for (int i = 1;; ++i) verify::write_file_set(out, generation(i));
        }
        ::usleep(static_cast<useconds_t>(2000 + 1337 * (round % 23)));
        kill_and_reap(child);
        left_over += names_in(out) != names;
        verify::finish_file_set(out);
        content_of_all(out);
        CHECK(names_in(out) == names);
    }
    INFO("killed while something was left over: " << left_over << " of 40");
    CHECK(left_over > 0);
}

TEST_CASE("whatever was moved before the kill, the rest follows, and what was not whole goes") {
    for (const std::size_t moved : {0, 7, 30}) {
        const TemporaryFolder folder;
        verify::write_file_set(folder.path, generation(1));
        const Files next = generation(2);
        const auto complete = folder.path / ".verify-set.complete", unfinished = folder.path / ".verify-set.unfinished";
        verify::write_file_set(complete, next);
        for (std::size_t i = 0; i < moved; ++i) fs::rename(complete / next[i].first, folder.path / next[i].first);
        fs::create_directory(unfinished);
        std::ofstream(unfinished / "page1") << "half a";
        verify::write_file_set(folder.path, {});
        CHECK(content_of_all(folder.path) == "of 2");
        CHECK(names_in(folder.path).size() == 31);
    }
}

TEST_CASE("a set that cannot be written changes nothing and leaves no folder") {
    const TemporaryFolder folder;
    const auto out = folder.path / "new" / "folder";
    verify::write_file_set(out, {});
    CHECK(fs::is_empty(folder.path));
    fs::create_directories(folder.path / "there" / "page1");
    std::ofstream(folder.path / "there" / "page2") << "old";
    CHECK_THROWS_AS(verify::write_file_set(folder.path / "there", generation(1)), verify::BadInput);
    CHECK(content(folder.path / "there" / "page2") == "old");
    CHECK(names_in(folder.path / "there") == std::vector<std::string>{"page1", "page2"});
    CHECK_THROWS_AS(verify::write_file_set(folder.path / "there" / "page2" / "x", generation(1)), verify::BadInput);
    CHECK_THROWS_AS(verify::write_file_set("/proc/new", generation(1)), verify::BadInput);
}

TEST_CASE("a link in the place of a file stays, and what it leads to is replaced") {
    const TemporaryFolder folder, elsewhere;
    verify::write_file_set(folder.path, generation(1));
    fs::rename(folder.path / "page1", elsewhere.path / "target");
    fs::create_symlink(elsewhere.path / "target", folder.path / "page1");
    verify::write_file_set(folder.path, generation(2));
    CHECK(fs::is_symlink(folder.path / "page1"));
    CHECK(content(elsewhere.path / "target") == "of 2");
    CHECK(content_of_all(folder.path) == "of 2");
}

TEST_CASE("an unfinished file of a killed process is removed by the next one, that of a living one is not") {
    const TemporaryFolder folder;
    int ready[2];
    REQUIRE(::pipe(ready) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        const verify::UnfinishedFile file(folder.path / "k.npz");
        static_cast<void>(!::write(ready[1], "r", 1));
        for (;;) ::pause();
    }
    char byte = 0;
    REQUIRE(::read(ready[0], &byte, 1) == 1);
    const auto of_child = folder.path / (".k.npz." + std::to_string(child) + ".unfinished");
    { const verify::UnfinishedFile file(folder.path / "k.npz"); }
    CHECK(fs::exists(of_child));
    kill_and_reap(child);
    CHECK(fs::exists(of_child));
    const std::string other = folder.file(".k.npz.x1.unfinished", "the user's own");
    { const verify::UnfinishedFile file(folder.path / "k.npz"); }
    CHECK_FALSE(fs::exists(of_child));
    CHECK(fs::exists(other));
    ::close(ready[0]);
    ::close(ready[1]);
}

TEST_CASE("a record that is a device is refused at once, one that is too long before it is read to its end") {
    CHECK_THROWS_WITH(verify::whole_file("/dev/zero", "a record"), "/dev/zero: a device; expected a record");
    const TemporaryFolder folder;
    const std::string long_file = folder.file("long", "");
    fs::resize_file(long_file, 5 << 20);  // a hole
    verify::ByteSource refused(long_file, "a record"), read(long_file, "a record");
    CHECK_THROWS_AS(verify::all_bytes(refused, "a record", 2 << 20), verify::BadInput);
    CHECK(verify::all_bytes(read, "a record", 5 << 20).size() == 5 << 20);
}
