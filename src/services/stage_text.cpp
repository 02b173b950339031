// See stage_text.hpp.
#include "services/stage_text.hpp"

#include <fmt/format.h>

#include <cmath>

namespace services {
namespace {

std::string time_text(double seconds) {
    if (seconds < 90) return fmt::format("{:.0f} s", std::ceil(seconds));
    if (seconds < 5400) return fmt::format("{:.0f} min", std::ceil(seconds / 60));
    return fmt::format("{:.1f} h", seconds / 3600);
}

}  // namespace

std::string StageText::operator()(const std::string& stage, double done) {
    const auto now = std::chrono::steady_clock::now();
    if (stage != stage_ || done == 0) {
        stage_ = stage;
        start_ = now;
    }
    if (done <= 0) return stage;
    const double passed = std::chrono::duration<double>(now - start_).count();
    std::string text = fmt::format("{}, {:.0f} %", stage, std::floor(100 * done));
    if (passed >= 1 && done < 1) text += fmt::format(", about {} left", time_text(passed * (1 - done) / done));
    return text;
}

}  // namespace services
