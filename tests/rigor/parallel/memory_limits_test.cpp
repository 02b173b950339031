// Checks rigor/parallel/memory_limits.hpp on folders that look like /proc and /sys of a machine, a container or a batch
// job.
#include "rigor/parallel/memory_limits.hpp"
#include "catch.hpp"
#include "verify/temporary_folder.hpp"

namespace {

/// A machine with so many kilobytes available, and files as given.
struct Machine {
    TemporaryFolder folder;
    using Files = std::vector<std::pair<std::string, std::string>>;
    explicit Machine(const Files& files) {
        for (const auto& [name, content] : files) {
            std::filesystem::create_directories((folder.path / name).parent_path());
            folder.file(name, content);
        }
    }
    double available() const { return rigor::memory_available(folder.path); }
    double all() const { return rigor::memory_of_process(folder.path); }
};

const std::pair<std::string, std::string> meminfo{
    "proc/meminfo", "MemTotal:       16000 kB\nMemFree:         1000 kB\nMemAvailable:   12000 kB\n"};

}  // namespace

TEST_CASE("memory: without limits what the machine has available counts") {
    CHECK(Machine({meminfo}).available() == 12000 * 1024);
    CHECK(Machine({meminfo, {"proc/self/cgroup", "0::/\n"}}).available() == 12000 * 1024);
    CHECK(Machine({meminfo, {"proc/self/cgroup", "0::/\n"}, {"sys/fs/cgroup/memory.max", "max\n"}}).available() ==
          12000 * 1024);
    CHECK(Machine({meminfo,
                   {"proc/self/cgroup", "4:memory:/\n"},
                   {"sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n"}})
              .available() == 12000 * 1024);
    CHECK(Machine(Machine::Files{}).available() > 1e6);
    CHECK(Machine(Machine::Files{{"proc/self/cgroup", "no such line\n:\n0:\n"}}).available() > 1e6);
}

TEST_CASE("memory: limits of a container, in both versions of control groups") {
    // A namespace of its own: the group is the root of the mount. Pages of files that can be dropped do not count as
    // used.
    const Machine two(
        {meminfo,
         {"proc/self/cgroup", "0::/\n"},
         {"sys/fs/cgroup/memory.max", "5000000\n"},
         {"sys/fs/cgroup/memory.current", "3000000\n"},
         {"sys/fs/cgroup/memory.stat", "anon 1\nfile 2000000\ninactive_anon 7\ninactive_file 1000000\n"}});
    CHECK(two.available() == 3'000'000);
    CHECK(two.all() == 5'000'000);
    const Machine one(
        {meminfo,
         {"proc/self/cgroup", "5:cpu,cpuacct:/docker/abc\n4:memory:/docker/abc\n0::/\n"},  // the path is the host's
         {"sys/fs/cgroup/memory/memory.limit_in_bytes", "4000000\n"},
         {"sys/fs/cgroup/memory/memory.usage_in_bytes", "1500000\n"},
         {"sys/fs/cgroup/memory/memory.stat", "cache 5\ntotal_inactive_file 500000\n"}});
    CHECK(one.available() == 3'000'000);
    CHECK(one.all() == 4'000'000);
    // More used than allowed: nothing is left, not less.
    CHECK(Machine({meminfo,
                   {"proc/self/cgroup", "0::/\n"},
                   {"sys/fs/cgroup/memory.max", "100\n"},
                   {"sys/fs/cgroup/memory.current", "200\n"}})
              .available() == 0);
}

TEST_CASE("memory: the least limit of all groups above the process counts") {
    const std::string at = "sys/fs/cgroup/", slice = at + "user.slice/", job = slice + "job.scope/";
    const Machine outer({meminfo,
                         {"proc/self/cgroup", "0::/user.slice/job.scope\n"},
                         {job + "memory.max", "9000000\n"},
                         {job + "memory.current", "1000000\n"},
                         {slice + "memory.max", "6000000\n"},
                         {slice + "memory.current", "4000000\n"}});
    CHECK(outer.available() == 2'000'000);
    CHECK(outer.all() == 6'000'000);
    const Machine inner({meminfo,
                         {"proc/self/cgroup", "0::/user.slice/job.scope\n"},
                         {job + "memory.max", "3000000\n"},
                         {job + "memory.current", "1000000\n"},
                         {slice + "memory.max", "max\n"}});
    CHECK(inner.available() == 2'000'000);
    const Machine hybrid({meminfo,
                          {"proc/self/cgroup", "3:memory:/batch/7\n0::/\n"},
                          {"sys/fs/cgroup/memory/batch/7/memory.limit_in_bytes", "7000000\n"},
                          {"sys/fs/cgroup/memory/batch/memory.limit_in_bytes", "5000000\n"}});
    CHECK(hybrid.available() == 5'000'000);
}
