#include "verify/base/progress.hpp"

#include "verify/base/terminal.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <cmath>
#include <cstdio>

namespace verify {

std::string time_left(double seconds, std::size_t finished, std::size_t total) {
    if (finished == 0 || finished >= total) return "";
    const double left = seconds * static_cast<double>(total - finished) / static_cast<double>(finished);
    constexpr double minute = 60, hour = 3600;
    if (left < minute) return fmt::format(", about {:.0f} s left", std::ceil(left));
    if (left < hour) return fmt::format(", about {:.0f} min left", std::ceil(left / minute));
    return fmt::format(", about {:.1f} h left", left / hour);
}

std::string cut_to(const std::string& line, std::size_t width) {
    return line.size() < width ? line : line.substr(0, width > 4 ? width - 4 : 0) + "...";
}

Progress::Progress(std::size_t total, Pace pace)
    : total_(total),
      pace_(pace),
      terminal_(::isatty(STDERR_FILENO) != 0) {}

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
    const double so_far = std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
    const std::string line =
        fmt::format("[{}{}] {}/{}{} {}", std::string(full, '#'), std::string(width - full, '.'), finished_, total_,
                    pace_ == Pace::even ? time_left(so_far, finished_, total_) : "", running_);
    // A line that is longer than the terminal could not be taken away again.
    std::fputs(("\r\033[K" + cut_to(line, error_width())).c_str(), stderr);  // where it cannot be written it is lost
    std::fflush(stderr);
}

}  // namespace verify
