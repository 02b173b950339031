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

/// "&lt;" of a text is no character reference.
bool begins_reference(const std::string& text, std::size_t at) {
    const auto end = text.find_first_not_of("#0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", at + 1);
    return end != std::string::npos && end > at + 1 && text[end] == ';';
}

std::string markup_escaped(const std::string& text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '<')
            result += "&lt;";
        else if (c == '>')
            result += "&gt;";
        else if (std::string("*_|`[]\\").find(c) != std::string::npos)
            result += std::string("\\") + c;
        else if (c == '&' && begins_reference(text, i))
            result += "&amp;";
        else if (c == '~' && i + 1 < text.size() && text[i + 1] == '~')
            result += "\\~";  // "~~~" begins a block of code
        else
            result += c;
    }
    return result;
}

/// May it stand between backticks as it is? Where a renderer pairs backticks otherwise, or ends a cell of a table or a
/// paragraph inside, it would be markup: that must not be HTML nor a link.
bool is_harmless_code(const std::string& code) {
    for (const char* danger : {"<", "|", "\n", "](", "]["})
        if (code.find(danger) != std::string::npos) return false;
    return true;
}

/// What stands between backticks is code.
std::string prose(const std::string& text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = text.find('`', at),
                          close = open == std::string::npos ? open : text.find('`', open + 1);
        if (close == std::string::npos) return result + markup_escaped(typeset(text.substr(at)));
        result +=
            markup_escaped(typeset(text.substr(at, open - at))) + code_span(text.substr(open + 1, close - open - 1));
        at = close + 1;
    }
    return result;
}

}  // namespace

std::string code_span(const std::string& code) {
    if (code.empty()) return "\\`\\`";
    if (code.find('`') == std::string::npos && is_harmless_code(code)) return "`" + code + "`";
    std::string text = "<code>";
    for (const char c : code) {
        if (c == '\n')
            text += ' ';
        else if (std::string("<>&|`*_[]\\$~").find(c) != std::string::npos)
            text += fmt::format("&#{};", static_cast<int>(c));
        else
            text += c;
    }
    return text + "</code>";
}

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
    // Rows of a small matrix, and cases: after a semicolon, since a double backslash is an escape as well.
    constexpr std::array<std::array<const char*, 3>, 3> environments{{{"pmatrix", "\\left(", "\\right)"},
                                                                      {"bmatrix", "\\left[", "\\right]"},
                                                                      {"cases", "\\left\\lbrace ", "\\right."}}};
    std::string source = tex;
    for (const auto& [name, left, right] : environments)
        source = replaced(replaced(source, fmt::format("\\begin{{{}}}", name), left), fmt::format("\\end{{{}}}", name),
                          right);
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

namespace {

/// Between dollar signs, or with dollar signs that are none where pandoc would not read a formula: it must not be
/// markup then.
std::string formula(const std::string& tex) {
    constexpr const char* blanks = " \t\r\n";
    const auto first = tex.find_first_not_of(blanks);
    const std::string inside =
        first == std::string::npos ? "" : tex.substr(first, tex.find_last_not_of(blanks) + 1 - first);
    const auto backslashes = inside.size() - 1 - inside.find_last_not_of('\\');
    if (inside.empty() || inside.find("\n\n") != std::string::npos || backslashes % 2 == 1)
        return "\\$" + prose(tex) + "\\$";
    return "$" + portable_math(inside) + "$";
}

}  // namespace

std::string escaped(const std::string& text) {
    std::string result;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t open = text.find('$', at),
                          close = open == std::string::npos ? open : text.find('$', open + 1);
        if (close == std::string::npos) return result + prose(text.substr(at));
        result += prose(text.substr(at, open - at)) + formula(text.substr(open + 1, close - open - 1));
        if (close + 1 < text.size() && is_decimal_digit(text[close + 1])) result += "<!-- -->";  // "$1$2" is no formula
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
    std::string fence = "```";  // longer than any in the code, which must not end the block
    while (code.find(fence) != std::string::npos) fence += '`';
    return indent + fence + language + "\n" + indent + replaced(code, "\n", "\n" + indent) + "\n" + indent + fence +
           "\n";
}

}  // namespace verify
