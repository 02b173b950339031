#include "verify/base/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>
#include <algorithm>
#include <cstdlib>
#include <map>

namespace verify {
namespace {

std::size_t columns_of(int stream) {
    constexpr std::size_t otherwise = 100;
    winsize size{};
    return ::isatty(stream) != 0 && ::ioctl(stream, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col
                                                                                               : otherwise;
}

bool has_colours() {
    const char *refused = std::getenv("NO_COLOR"), *term = std::getenv("TERM");
    return output_is_terminal() && !(refused && *refused) && !(term && std::string(term) == "dumb");
}

std::string with_code(const std::string& text, const char* code) {
    return has_colours() ? "\033[" + std::string(code) + "m" + text + "\033[0m" : text;
}

}  // namespace

bool output_is_terminal() { return ::isatty(STDOUT_FILENO) != 0; }

std::size_t output_width() {
    constexpr std::size_t narrow = 40;
    return std::max(narrow, columns_of(STDOUT_FILENO));
}

std::size_t error_width() { return columns_of(STDERR_FILENO); }

std::string coloured_verdict(const std::string& verdict) {
    constexpr const char *good = "32", *bad = "31", *open = "33";
    static const std::map<std::string, const char*> codes{
        {"holds", good}, {"fails", bad}, {"undecided", open}, {"supported", good}, {"contradicted", bad}};
    const auto found = codes.find(verdict.substr(0, verdict.find(' ')));
    return found == codes.end() ? verdict : with_code(verdict, found->second);
}

std::string emphasized(const std::string& text) { return with_code(text, "1"); }

}  // namespace verify
