#include "verify/readers/tex_text.hpp"

#include "verify/readers/tex_accents.hpp"
#include "verify/readers/tex_scanner.hpp"

#include <algorithm>

namespace verify {
namespace {

/// Formatting: the command goes, what is in its braces stays.
const std::set<std::string, std::less<>> only_looks{
    "emph",         "textbf",     "textit",     "textrm",  "textsc",    "textsf",       "texttt",     "textsl",
    "textup",       "textmd",     "text",       "mbox",    "hbox",      "underline",    "bf",         "it",
    "em",           "rm",         "sc",         "sf",      "tt",        "bfseries",     "itshape",    "rmfamily",
    "upshape",      "normalfont", "noindent",   "indent",  "small",     "large",        "Large",      "normalsize",
    "footnotesize", "smallskip",  "medskip",    "bigskip", "centering", "displaystyle", "protect",    "relax",
    "xspace",       "ensuremath", "leavevmode", "qedhere", "qed",       "newpage",      "clearpage",  "nobreak",
    "allowbreak",   "enspace",    "hfill",      "vfill",   "fi",        "else",         "textnormal", "url",
    "nolinkurl",    "emphasis",   "boldmath",   "sloppy"};
/// Commands whose first argument prints nothing.
const std::set<std::string, std::less<>> with_dropped_argument{
    "label",     "index", "vspace",  "hspace",      "vskip",     "thanks",     "pagestyle",    "phantom",    "color",
    "looseness", "inst",  "orcidID", "addtolength", "setlength", "setcounter", "addtocounter", "hypertarget"};
const std::set<std::string, std::less<>> citing{"cite",       "citep",    "citet",     "citealp",  "citealt",
                                                "citeauthor", "citeyear", "parencite", "textcite", "autocite"};

/// Writes the text of a page from expanded TeX.
class Writer {
public:
    Writer(std::string_view tex, const TexLabels& labels, std::set<std::string>& unknown)
        : tex_(tex),
          labels_(labels),
          unknown_(unknown) {}

    std::string written() {
        while (at_ < tex_.size()) in_formula_ ? formula() : text();
        if (in_formula_) close_formula();
        return tidy();
    }

private:
    void open_formula(std::string close) {
        in_formula_ = true;
        closed_by_ = std::move(close);
        depth_ = 0;
        text_.clear();
        out_.swap(text_);  // the formula is collected apart
    }
    void close_formula() {
        in_formula_ = false;
        std::string inside = without_blanks(out_);
        out_.swap(text_);
        if (!inside.empty()) out_ += "$" + inside + "$";
    }

    void formula() {
        if (tex_.substr(at_, closed_by_.size()) == closed_by_ && depth_ <= 0) {
            at_ += closed_by_.size();
            return close_formula();
        }
        const char c = tex_[at_];
        if (c == '$') {  // \text{for $x$}: a formula in text in a formula
            in_text_ = !in_text_;
            out_ += in_text_ ? "}" : "\\text{";
            ++at_;
        } else if (c == '\\') {
            const std::string_view word = control_word(tex_, at_);
            at_ += 1 + word.size();
            if (word == "label" || word == "tag") {
                if (const auto dropped = braced(tex_, at_)) at_ = dropped->end;
            } else if (refers(word)) {
            } else if (word != "nonumber" && word != "notag") {
                out_ += "\\" + std::string(word);
            }
        } else {
            depth_ += c == '{' ? 1 : c == '}' ? -1 : 0;
            out_ += c == '\n' || c == '\t' ? ' ' : c;
            ++at_;
        }
    }

    void text() {
        const char c = tex_[at_];
        if (c == '\\') return command();
        if (c == '$') {
            const bool display = tex_.substr(at_, 2) == "$$";
            at_ += display ? 2 : 1;
            return open_formula(display ? "$$" : "$");
        }
        const auto replace = [&](std::string_view what, const char* by) {
            if (tex_.substr(at_, what.size()) != what) return false;
            at_ += what.size();
            out_ += by;
            return true;
        };
        if (replace("---", "—") || replace("--", "–") || replace("``", "“") || replace("''", "”") ||
            replace("`", "‘") || replace("~", " ") || replace("{", "") || replace("}", ""))
            return;
        out_ += c;
        ++at_;
    }

    void command() {
        const std::string word(control_word(tex_, at_));
        at_ += 1 + word.size();
        if (word == "(" || word == "[") return open_formula(word == "(" ? "\\)" : "\\]");
        if (word == "begin" || word == "end") return environment(word == "begin");
        if (word == "item") {
            out_ += "\n- ";
            if (const auto label = bracketed(tex_, at_)) {
                out_ += std::string(label->inside) + " ";
                at_ = label->end;
            }
            return;
        }
        if (refers(word)) return;
        if (citing.contains(word)) {
            while (const auto optional = bracketed(tex_, at_)) at_ = optional->end;
            if (const auto keys = braced(tex_, at_)) {
                out_ += "[" + std::string(keys->inside) + "]";
                at_ = keys->end;
            }
            return;
        }
        if (with_dropped_argument.contains(word)) {
            if (at_ < tex_.size() && tex_[at_] == '*') ++at_;
            if (const auto dropped = braced(tex_, at_)) at_ = dropped->end;
            return;
        }
        if (word == "footnote") {
            out_ += " — footnote: ";
            return;
        }
        if (const auto accent_on = argument(tex_, at_))
            if (const auto letter = accented(word, without_blanks(accent_on->inside))) {
                out_ += *letter;
                at_ = accent_on->end;
                return;
            }
        if (const auto character = tex_character(word)) {
            out_ += *character;
            if (word == "\\")
                if (const auto space = bracketed(tex_, at_)) at_ = space->end;
            return swallow_blanks_behind(word);
        }
        if (only_looks.contains(word)) return swallow_blanks_behind(word);
        unknown_.insert("\\" + word);
        out_ += "\\" + word;
    }

    void swallow_blanks_behind(const std::string& word) {
        const bool letters =
            !word.empty() && ((word[0] >= 'a' && word[0] <= 'z') || (word[0] >= 'A' && word[0] <= 'Z'));
        while (letters && at_ < tex_.size() && tex_[at_] == ' ') ++at_;
    }

    /// \ref, \eqref, \cref and so on.
    bool refers(std::string_view word) {
        const bool with_kind = word == "cref" || word == "Cref" || word == "autoref" || word == "thmref";
        if (!with_kind && word != "ref" && word != "eqref" && word != "pageref" && word != "nameref") return false;
        const auto label = braced(tex_, at_);
        if (!label) return false;
        at_ = label->end;
        const auto number = labels_.numbers.find(label->inside);
        const auto kind = labels_.kinds.find(label->inside);
        std::string shown = number == labels_.numbers.end() ? "[" + std::string(label->inside) + "]" : number->second;
        if (word == "eqref") shown = "(" + shown + ")";
        if (with_kind && kind != labels_.kinds.end()) shown = kind->second + " " + shown;
        out_ += in_formula_ ? "\\text{" + shown + "}" : shown;
        return true;
    }

    void environment(bool begins) {
        const auto name = braced(tex_, at_);
        if (!name) return;
        const std::string which(name->inside);
        at_ = name->end;
        if (which == "math" && begins) return open_formula("\\end{math}");
        if (begins && is_display(which)) return display(which);
        if (!begins) return;
        if (const auto optional = bracketed(tex_, at_); optional && which != "array" && which != "tabular")
            at_ = optional->end;
        if (which == "tabular" || which == "array" || which == "minipage")
            if (const auto columns = braced(tex_, at_)) at_ = columns->end;
        out_ += which == "enumerate" || which == "itemize" || which == "description" ? "" : " ";
    }

    /// Each row as a formula, with its number where a label says what it is.
    void display(const std::string& which) {
        const std::string end = "\\end{" + which + "}";
        const std::size_t close = std::min(tex_.find(end, at_), tex_.size());
        const std::string_view content = tex_.substr(at_, close - at_);
        at_ = std::min(close + end.size(), tex_.size());
        for (const TexRow& row : rows_of(content, which)) {
            const std::string_view part = content.substr(row.begin, row.end - row.begin);
            const std::string tex = row_as_formula(part);
            if (tex.empty()) continue;
            out_ += " " + page_text("$" + tex + "$", {}, labels_, unknown_);
            if (const auto label = part.find("\\label"); label != std::string_view::npos)
                if (const auto name = braced(part, label + 6))
                    if (const auto number = labels_.numbers.find(name->inside); number != labels_.numbers.end())
                        out_ += " (" + number->second + ")";
        }
        out_ += " ";
    }

    /// Blanks and line ends as paragraphs and items want them; no line looks like the structure of a page.
    std::string tidy() const {
        std::string result, line;
        int empty_lines = 0;
        const auto end_line = [&] {
            const std::string content = without_blanks(line);
            line.clear();
            if (content.empty()) return void(++empty_lines);
            if (!result.empty()) result += empty_lines > 0 ? "\n\n" : content.starts_with("- ") ? "\n" : " ";
            result += content;
            empty_lines = 0;
        };
        for (const char c : out_) {
            if (c == '\n')
                end_line();
            else if ((c != ' ' && c != '\t') || (!line.empty() && line.back() != ' '))
                line += c == '\t' ? ' ' : c;
        }
        end_line();
        for (std::size_t at = 0; (at = result.find("\n#", at)) != std::string::npos;) result.insert(at + 1, " ");
        return result.starts_with("#") || result.starts_with("+++") ? " " + result : result;
    }

    std::string_view tex_;
    const TexLabels& labels_;
    std::set<std::string>& unknown_;
    std::size_t at_ = 0;
    std::string out_, text_, closed_by_;
    long depth_ = 0;
    bool in_formula_ = false, in_text_ = false;
};

}  // namespace

std::string page_text(std::string_view tex, const TexMacros& macros, const TexLabels& labels,
                      std::set<std::string>& unknown) {
    const std::string plain = expanded(tex, macros);
    return Writer(plain, labels, unknown).written();
}

std::string names_of_authors(std::string_view tex, const TexMacros& macros, const TexLabels& labels) {
    const std::string text = expanded(tex, macros);
    std::string names;
    for (std::size_t i = 0; i <= text.size();) {
        const std::size_t end = std::min(text.find("\\and", i), text.size());
        std::string author = text.substr(i, end - i);
        author = author.substr(0, author.find("\\\\"));
        std::set<std::string> ignored;
        std::string name = page_text(author, {}, labels, ignored);
        name = name.substr(0, name.find('\n'));
        std::erase(name, '$');
        if (!name.empty()) names += (names.empty() ? "" : ", ") + name;
        i = end + 4;
    }
    return names;
}

}  // namespace verify
