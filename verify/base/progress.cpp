#include "verify/base/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <cstdio>

namespace verify {

Progress::Progress(std::size_t total) : total_(total), terminal_(::isatty(STDERR_FILENO) != 0) {}

Progress::~Progress() { erase(); }

void Progress::erase() {
    const std::lock_guard lock(mutex_);
    if (drawn_) std::fputs("\r\033[K", stderr);
    drawn_ = false;
}

void Progress::begins(const std::string& name) {
    const std::lock_guard lock(mutex_);
    running_ = name;
    draw();
}

void Progress::ends(const std::string&) {
    const std::lock_guard lock(mutex_);
    ++finished_;
    draw();
}

void Progress::reaches(std::size_t finished, const std::string& name) {
    const std::lock_guard lock(mutex_);
    if (finished == finished_ && name == running_ && drawn_) return;
    finished_ = finished;
    running_ = name;
    draw();
}

void Progress::draw() {
    if (!terminal_ || total_ < 2) return;
    if (std::chrono::steady_clock::now() - start_ < std::chrono::seconds(2)) return;
    drawn_ = true;
    constexpr std::size_t width = 24;
    const std::size_t full = width * finished_ / total_;
    const std::string line = fmt::format("\r\033[K[{}{}] {}/{} {}", std::string(full, '#'),
                                         std::string(width - full, '.'), finished_, total_, running_);
    std::fputs(line.c_str(), stderr);  // where it cannot be written it is lost
    std::fflush(stderr);
}

}  // namespace verify
