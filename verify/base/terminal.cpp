#include "verify/base/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>
#include <cstdlib>
#include <map>

namespace verify {
namespace {

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
    constexpr std::size_t otherwise = 100, narrow = 40;
    winsize size{};
    return output_is_terminal() && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= narrow ? size.ws_col
                                                                                                           : otherwise;
}

std::string coloured_verdict(const std::string& verdict) {
    constexpr const char *good = "32", *bad = "31", *open = "33";
    static const std::map<std::string, const char*> codes{
        {"holds", good}, {"fails", bad}, {"undecided", open}, {"supported", good}, {"contradicted", bad}};
    const auto found = codes.find(verdict.substr(0, verdict.find(' ')));
    return found == codes.end() ? verdict : with_code(verdict, found->second);
}

std::string emphasized(const std::string& text) { return with_code(text, "1"); }

}  // namespace verify
