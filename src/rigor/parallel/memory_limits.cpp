#include "rigor/parallel/memory_limits.hpp"

#include <sys/resource.h>
#include <unistd.h>
#include <algorithm>
#include <fstream>
#include <limits>
#include <optional>
#include <sstream>
#include <string>

namespace rigor {
namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();

/// The first number of a file; nothing for "max" and for a file that is not there.
std::optional<double> number_in(const std::filesystem::path& file) {
    std::ifstream in(file);
    double number = 0;
    return in >> number ? std::optional(number) : std::nullopt;
}

/// The number behind a name, in a file of lines "name number".
double entry_of(const std::filesystem::path& file, const std::string& wanted) {
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        std::string name;
        double number = 0;
        if (words >> name && name == wanted) return words >> number ? number : 0;
    }
    return 0;
}

struct MemoryLimit {
    double all = unlimited, left = unlimited;
    void at_most(double limit, double used) {
        all = std::min(all, limit);
        left = std::min(left, std::max(0.0, limit - used));
    }
};

/// The names of the files of one version of control groups.
struct GroupFiles {
    const char *limit, *used, *droppable;
};
constexpr GroupFiles version_2{"memory.max", "memory.current", "inactive_file"};
constexpr GroupFiles version_1{"memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file"};

/// A group's limit and those of all groups above it, up to the mount.
void take_groups(MemoryLimit& limit, const std::filesystem::path& mount, std::string group, const GroupFiles& names) {
    // Without a namespace of its own a container sees the path of the host, but its own group at the mount.
    for (std::error_code ignored; !std::filesystem::is_directory(mount / group, ignored); group.clear())
        if (group.empty()) return;
    for (std::filesystem::path at = mount / group;; at = at.parent_path()) {
        if (const auto most = number_in(at / names.limit))
            limit.at_most(*most,
                          number_in(at / names.used).value_or(0) - entry_of(at / "memory.stat", names.droppable));
        if (at == mount || at.string().size() <= mount.string().size()) return;
    }
}

MemoryLimit control_groups(const std::filesystem::path& root) {
    MemoryLimit limit;
    std::ifstream groups(root / "proc/self/cgroup");
    // "hierarchy:controllers:/group"; version 2 is hierarchy 0 without controllers.
    for (std::string line; std::getline(groups, line);) {
        const std::size_t first = line.find(':'),
                          second = first == std::string::npos ? first : line.find(':', first + 1);
        if (second == std::string::npos) continue;
        const std::string controllers = "," + line.substr(first + 1, second - first - 1) + ",";
        std::string group = line.substr(second + 1);
        group.erase(0, std::min(group.size(), group.find_first_not_of('/')));
        if (group.starts_with("..")) group.clear();  // outside of the namespace
        if (controllers == ",,") {
            take_groups(limit, root / "sys/fs/cgroup", group, version_2);
            take_groups(limit, root / "sys/fs/cgroup/unified", group, version_2);
        } else if (controllers.find(",memory,") != std::string::npos) {
            take_groups(limit, root / "sys/fs/cgroup/memory", group, version_1);
        }
    }
    return limit;
}

MemoryLimit all_limits(const std::filesystem::path& root) {
    MemoryLimit limit = control_groups(root);
    rlimit space{};
    if (::getrlimit(RLIMIT_AS, &space) == 0 && space.rlim_cur != RLIM_INFINITY)
        limit.at_most(static_cast<double>(space.rlim_cur), 1024 * entry_of(root / "proc/self/status", "VmSize:"));
    return limit;
}

}  // namespace

double memory_available(const std::filesystem::path& root) {
    const double kilobytes = entry_of(root / "proc/meminfo", "MemAvailable:");
    return std::min(kilobytes > 0 ? 1024 * kilobytes : memory_of_process(root), all_limits(root).left);
}

double memory_of_process(const std::filesystem::path& root) {
    const double machine =
        static_cast<double>(::sysconf(_SC_PHYS_PAGES)) * static_cast<double>(::sysconf(_SC_PAGESIZE));
    return std::min(machine, all_limits(root).all);
}

}  // namespace rigor
