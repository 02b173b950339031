#include "verify/reports/markdown_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

namespace verify {
namespace {

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
        text.replace(at, what.size(), by);
    return text;
}

std::string markup_escaped(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (c == '<')
            result += "&lt;";
        else if (c == '>')
            result += "&gt;";
        else if (std::string("*_|`[]\\").find(c) != std::string::npos)
            result += std::string("\\") + c;
        else
            result += c;
    }
    return result;
}

/// What stands between backticks is code.
std::string prose(const std::string& text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = text.find('`', at),
                          close = open == std::string::npos ? open : text.find('`', open + 1);
        if (close == std::string::npos) return result + markup_escaped(typeset(text.substr(at)));
        result += markup_escaped(typeset(text.substr(at, open - at))) + text.substr(open, close + 1 - open);
        at = close + 1;
    }
    return result;
}

}  // namespace

std::string portable_math(const std::string& tex) {
    // A command that ends in a letter needs a blank before another letter only.
    constexpr std::array<std::pair<const char*, const char*>, 16> commands{{{"\\mathbf 1", "𝟏"},
                                                                            {"\\mathbf1", "𝟏"},
                                                                            {"\\mathrm{", "\\text{"},
                                                                            {"\\{", "\\lbrace"},
                                                                            {"\\}", "\\rbrace"},
                                                                            {"\\|", "\\Vert"},
                                                                            {"\\,", "\\ "},
                                                                            {"\\;", "\\ "},
                                                                            {"\\:", "\\ "},
                                                                            {"\\!", ""},
                                                                            {"\\_", "\\text{-}"},
                                                                            {"*", "\\ast"},
                                                                            {"|", "\\vert"},
                                                                            {"<", "\\lt"},
                                                                            {">", "\\gt"},
                                                                            {"\\&", "\\text{ and }"}}};
    // Rows of a small matrix: after a semicolon, since a double backslash is an escape as well.
    std::string source = replaced(replaced(tex, "\\begin{pmatrix}", "\\left("), "\\end{pmatrix}", "\\right)");
    if (source != tex) source = replaced(replaced(source, "\\\\", ";\\ "), "&", ",\\ ");
    std::string result;
    for (std::size_t i = 0; i < source.size();) {
        const auto* command = std::find_if(commands.begin(), commands.end(), [&](const auto& c) {
            return source.compare(i, std::string(c.first).size(), c.first) == 0;
        });
        if (command == commands.end()) {
            if ((source[i] == '_' || source[i] == '^') && i + 2 < source.size() && is_decimal_digit(source[i + 1]) &&
                is_decimal_digit(source[i + 2])) {
                result += {source[i], '{', source[i + 1], '}'};  // n_02 is n_0 times 2
                i += 2;
                continue;
            }
            if (source[i] == '\\' && i + 1 < source.size() && !is_latin_letter(source[i + 1]))
                result += source[i++];  // "\\ " stays together
            result += source[i++];
            continue;
        }
        i += std::string(command->first).size();
        const std::string by = command->second;
        result += by;
        if (!by.empty() && is_latin_letter(by.back()) && i < source.size() && is_latin_letter(source[i])) result += ' ';
    }
    return result;
}

std::string escaped(const std::string& text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = text.find('$', at),
                          close = open == std::string::npos ? open : text.find('$', open + 1);
        if (close == std::string::npos) return result + prose(text.substr(at));
        result +=
            prose(text.substr(at, open - at)) + "$" + portable_math(text.substr(open + 1, close - open - 1)) + "$";
        at = close + 1;
    }
    return result;
}

std::string flat(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

std::string anchor(const std::string& id) { return id.substr(id.find('/') + 1); }

std::string link(const std::string& id, const std::string& folder) {
    return fmt::format("[{}]({}{}.md)", id, folder, id);
}

std::string link_here(const std::string& id, const std::string& folder) {
    return fmt::format("[{}]({}{}.md)", anchor(id), folder, id);
}

std::string code_block(const std::string& code, const std::string& indent, const std::string& language) {
    if (code.empty()) return "";
    return indent + "```" + language + "\n" + indent + replaced(code, "\n", "\n" + indent) + "\n" + indent + "```\n";
}

}  // namespace verify
