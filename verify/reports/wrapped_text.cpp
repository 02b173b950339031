#include "verify/reports/wrapped_text.hpp"

#include <sstream>

namespace verify {

std::string wrapped(const std::string& text, std::size_t width, const std::string& indent) {
    std::string result, line = indent;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        if (line.size() > indent.size() && line.size() + 1 + word.size() > width) {
            result += line + "\n";
            line = indent;
        }
        line += (line.size() > indent.size() ? " " : "") + word;
    }
    return result + line + "\n";
}

std::string hanging(const std::string& text, std::size_t width, const std::string& indent, const std::string& mark) {
    std::string result = wrapped(text, width, indent + std::string(mark.size(), ' '));
    return result.replace(indent.size(), mark.size(), mark);
}

std::string indented(const std::string& code, const std::string& indent) {
    std::string result = indent;
    for (const char c : code) result += c == '\n' ? "\n" + indent : std::string(1, c);
    return result + "\n";
}

}  // namespace verify
