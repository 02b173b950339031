#include "verify/readers/tex_scanner.hpp"

#include <algorithm>

namespace verify {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '@'; }

std::optional<Braced> enclosed(std::string_view text, std::size_t at, char open, char close, std::size_t longest) {
    at = skip_blanks(text, at);
    if (at >= text.size() || text[at] != open) return std::nullopt;
    long braces = 0;
    const std::size_t last = std::min(text.size(), at + longest);
    for (std::size_t i = at + 1; i < last; ++i) {
        if (text[i] == '\\')
            ++i;
        else if (text[i] == close && braces == 0)
            return Braced{text.substr(at + 1, i - at - 1), at + 1, i + 1};
        else if (text[i] == '{')
            ++braces;
        else if (text[i] == '}' && --braces < 0)
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

std::string_view control_word(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && is_letter(text[end])) ++end;
    if (end == at + 1 && end < text.size()) ++end;
    return at + 1 <= text.size() ? text.substr(at + 1, end - at - 1) : std::string_view();
}

std::optional<Braced> braced(std::string_view text, std::size_t at, std::size_t longest) {
    return enclosed(text, at, '{', '}', longest);
}

std::optional<Braced> bracketed(std::string_view text, std::size_t at, std::size_t longest) {
    return enclosed(text, at, '[', ']', longest);
}

std::optional<Braced> argument(std::string_view text, std::size_t at) {
    if (auto found = braced(text, at)) return found;
    at = skip_blanks(text, at);
    if (at >= text.size() || text[at] == '{' || text[at] == '}') return std::nullopt;
    const std::size_t size = text[at] == '\\' ? 1 + control_word(text, at).size() : 1;
    return Braced{text.substr(at, size), at, at + size};
}

std::size_t skip_blanks(std::string_view text, std::size_t at) {
    int ends = 0;  // an empty line ends what looks for an argument
    for (; at < text.size(); ++at) {
        if (text[at] == '\n' && ++ends == 2) break;
        if (text[at] != ' ' && text[at] != '\t' && text[at] != '\n') break;
    }
    return at;
}

std::string without_blanks(std::string_view text) {
    constexpr const char* blanks = " \t\n";
    const auto first = text.find_first_not_of(blanks);
    return first == std::string_view::npos ? ""
                                           : std::string(text.substr(first, text.find_last_not_of(blanks) + 1 - first));
}

}  // namespace verify
