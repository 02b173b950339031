#include "verify/readers/tex_scanner.hpp"
#include "verify/readers/tex_text.hpp"

namespace verify {
namespace {

/// The body with #1, #2, … replaced; `end` is behind the arguments. False where an argument is missing.
bool substituted(const TexMacro& macro, std::string_view text, std::size_t& end, std::string& result) {
    std::vector<std::string> arguments;
    while (arguments.size() < macro.arguments) {
        const auto found = argument(text, end);
        if (!found) return false;
        arguments.emplace_back(found->inside);
        end = found->end;
    }
    for (std::size_t i = 0; i < macro.body.size(); ++i) {
        const char next = i + 1 < macro.body.size() ? macro.body[i + 1] : ' ';
        if (macro.body[i] == '#' && next >= '1' && next <= '9') {
            const auto number = static_cast<std::size_t>(next - '1');
            if (number < arguments.size()) result += arguments[number];
            ++i;
        } else {
            result += macro.body[i];
        }
    }
    return true;
}

bool ends_in_word(const std::string& tex) {
    const auto backslash = tex.rfind('\\');
    return backslash != std::string::npos && backslash + 1 < tex.size() &&
           backslash + 1 + control_word(tex, backslash).size() == tex.size();
}

}  // namespace

std::string expanded(std::string_view tex, const TexMacros& macros) {
    constexpr std::size_t longest = 200'000;
    std::string text(tex);
    int left = 2000;
    for (std::size_t i = 0; i < text.size();) {
        if (text[i] != '\\') {
            ++i;
            continue;
        }
        const std::string word(control_word(text, i));
        std::size_t end = i + 1 + word.size();
        const auto macro = macros.find(word);
        std::string by;
        if (macro == macros.end() || left == 0 || text.size() > longest || !substituted(macro->second, text, end, by)) {
            i += 1 + word.size();
            continue;
        }
        --left;
        // "\R x" becomes "\mathbb Rx" and not "\mathbb{R}x": a word must not run into a letter.
        const bool letter = end < text.size() && ((text[end] >= 'a' && text[end] <= 'z') || (text[end] >= 'A' && text[end] <= 'Z'));
        if (letter && ends_in_word(by)) by += ' ';
        text.replace(i, end - i, by);
    }
    return text;
}

bool is_display(std::string_view environment) {
    static const std::set<std::string, std::less<>> names{
        "equation",  "equation*",  "align",  "align*",  "gather",   "gather*",   "multline",    "multline*",   "eqnarray",
        "eqnarray*", "alignat",    "alignat*", "flalign", "flalign*", "displaymath", "dmath",    "dmath*"};
    return names.contains(environment);
}

bool has_rows(std::string_view environment) {
    for (const char* name : {"align", "gather", "eqnarray", "alignat", "flalign"})
        if (environment == name || environment == std::string(name) + "*") return true;
    return false;
}

std::vector<TexRow> rows_of(std::string_view content, std::string_view environment) {
    std::vector<TexRow> rows;
    std::size_t begin = 0;
    if (environment.starts_with("alignat"))
        if (const auto columns = braced(content, 0)) begin = columns->end;
    if (!has_rows(environment)) return {{begin, content.size()}};
    long depth = 0;
    for (std::size_t i = begin; i < content.size();) {
        if (content[i] != '\\') {
            depth += content[i] == '{' ? 1 : content[i] == '}' ? -1 : 0;
            ++i;
            continue;
        }
        const std::string_view word = control_word(content, i);
        const std::size_t end = i + 1 + word.size();
        if (word == "begin") ++depth;
        if (word == "end") --depth;
        if (word == "\\" && depth == 0) {
            rows.push_back({begin, i});
            begin = end < content.size() && content[end] == '*' ? end + 1 : end;
            if (begin < content.size() && content[begin] == '[')
                if (const auto space = bracketed(content, begin)) begin = space->end;
            i = begin;
            continue;
        }
        i = end;
    }
    rows.push_back({begin, content.size()});
    return rows;
}

std::string row_as_formula(std::string_view row) {
    std::string text;
    long depth = 0;
    for (std::size_t i = 0; i < row.size();) {
        if (row[i] != '\\') {
            depth += row[i] == '{' ? 1 : row[i] == '}' ? -1 : 0;
            if (row[i] != '&' || depth != 0) text += row[i] == '\n' || row[i] == '\t' ? ' ' : row[i];
            ++i;
            continue;
        }
        const std::string_view word = control_word(row, i);
        const std::size_t end = i + 1 + word.size();
        const std::size_t behind_star = end < row.size() && row[end] == '*' ? end + 1 : end;
        if (word == "begin") ++depth;
        if (word == "end") --depth;
        if (word == "nonumber" || word == "notag" || word == "displaystyle" || word == "allowbreak") {
            i = end;
        } else if (const auto dropped = word == "label" || word == "tag" || word == "intertext"
                                            ? braced(row, behind_star)
                                            : std::nullopt) {
            i = dropped->end;
        } else {
            text += row.substr(i, end - i);
            i = end;
        }
    }
    return trimmed(text);
}

}  // namespace verify
