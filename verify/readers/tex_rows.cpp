#include "verify/readers/tex_scanner.hpp"
#include "verify/readers/tex_text.hpp"

namespace verify {

bool is_display(std::string_view environment) {
    static const std::set<std::string, std::less<>> names{
        "equation",  "equation*", "align",    "align*",  "gather",   "gather*",     "multline", "multline*", "eqnarray",
        "eqnarray*", "alignat",   "alignat*", "flalign", "flalign*", "displaymath", "dmath",    "dmath*"};
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
    return without_blanks(text);
}

TexMarks marks_of(std::string_view row) {
    TexMarks marks;
    for (std::size_t i = 0; (i = row.find('\\', i)) != std::string_view::npos;) {
        const std::string_view word = control_word(row, i);
        i += 1 + word.size();
        if (word == "nonumber" || word == "notag") marks.unnumbered = true;
        if (word != "label" && word != "tag") continue;
        const auto content = braced(row, i < row.size() && row[i] == '*' ? i + 1 : i);
        if (!content) continue;
        if (word == "label")
            marks.labels.emplace_back(content->inside);
        else
            marks.tag = without_blanks(content->inside);
        i = content->end;
    }
    return marks;
}

}  // namespace verify
