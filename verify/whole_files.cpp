#include "verify/whole_files.hpp"

#include "verify/status.hpp"

#include <fmt/format.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <unistd.h>

namespace verify {
namespace {

// A signal handler may only touch plain memory: the names of unfinished files live in fixed slots.
constexpr std::size_t slots = 64, longest = 4096;
std::array<std::array<char, longest>, slots> unfinished;
std::atomic<std::size_t> count{0};

extern "C" void clean_up_and_end(int signal) {
    for (std::size_t i = 0, n = count; i < n; ++i) ::unlink(unfinished[i].data());
    ::_exit(128 + signal);
}

/// Removes what is unfinished when the scope ends, however it ends.
struct Unfinished {
    ~Unfinished() {
        for (std::size_t i = 0, n = count; i < n; ++i) ::unlink(unfinished[i].data());
        count = 0;
    }
    static void add(const std::string& path) {
        if (path.size() >= longest || count >= slots) throw BadInput(fmt::format("{}: too long a path, or too many files", path));
        std::memcpy(unfinished[count].data(), path.c_str(), path.size() + 1);
        ++count;
    }
};

[[noreturn]] void cannot_write(const std::filesystem::path& path, int error) {
    throw BadInput(fmt::format("{}: cannot be written ({}); nothing was changed", path.string(), std::strerror(error)));
}

void write_file(const std::filesystem::path& temporary, const std::filesystem::path& destination, const std::string& content) {
    std::FILE* file = std::fopen(temporary.c_str(), "wb");
    if (!file) cannot_write(destination, errno);
    const bool written = std::fwrite(content.data(), 1, content.size(), file) == content.size() && std::fflush(file) == 0 && ::fsync(fileno(file)) == 0;
    const int error = errno;
    const bool closed = std::fclose(file) == 0;
    if (!written || !closed) cannot_write(destination, written ? errno : error);
}

}  // namespace

void forget_unfinished_files_on_signals() {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, clean_up_and_end);
}

void write_whole_files(const std::filesystem::path& folder, const std::vector<std::pair<std::string, std::string>>& files) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error || !std::filesystem::is_directory(folder))
        throw BadInput(fmt::format("{}: no folder to write to ({})", folder.string(), error ? error.message() : "it is a file"));
    const Unfinished cleanup;
    std::vector<std::pair<std::filesystem::path, std::filesystem::path>> moves;
    for (const auto& [name, content] : files) {
        const auto destination = folder / name;
        const auto temporary = folder / fmt::format(".{}.{}.unfinished", name, ::getpid());
        Unfinished::add(temporary.string());
        write_file(temporary, destination, content);
        moves.emplace_back(temporary, destination);
    }
    for (const auto& [temporary, destination] : moves) {
        std::filesystem::rename(temporary, destination, error);
        if (error) throw BadInput(fmt::format("{}: cannot be replaced ({})", destination.string(), error.message()));
    }
}

}  // namespace verify
