#include "verify/readers/tex_statements.hpp"

#include "verify/base/printable.hpp"
#include "verify/readers/tex_declarations.hpp"
#include "verify/readers/tex_scanner.hpp"
#include "verify/readers/tex_statement_texts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace verify {
namespace {

constexpr std::size_t longest_statement = 100'000, most_statements = 20'000, deepest = 500;

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

/// One pass over the text.
class Walk {
public:
    explicit Walk(const TexSource& source) : source_(source), text_(source.text()), declared_(text_) {}

    TexPaper paper() {
        while (at_ < text_.size()) {
            if (text_[at_] != '\\') {
                ++at_;
                continue;
            }
            place_ = at_;
            const std::string_view word = control_word(text_, at_);
            at_ += 1 + word.size();
            command(word);
        }
        for (const Open& open : open_)
            if (open.kind != Open::Kind::other)
                note(open.place, fmt::format("\\begin{{{}}} has no end: no page", shown(open.name)));
        std::set<std::string> ignored;  // of a title page, with its addresses, nobody misses a command
        paper_.title = page_text(title_, declared_.macros, labels_, ignored);
        std::replace(paper_.title.begin(), paper_.title.end(), '\n', ' ');
        paper_.authors = names_of_authors(authors_, declared_.macros, labels_);
        add_texts(paper_, found_, declared_.macros, labels_);
        return std::move(paper_);
    }

private:
    struct Open {
        enum class Kind { theorem, display, subequations, other } kind;
        std::string name, title, number, counted_as;  // counted_as: the title of the theorem's kind
        std::size_t place, begin;
    };

    void note(std::size_t offset, const std::string& says) { paper_.notes.push_back({source_.place(offset), says}); }
    static std::string shown(std::string_view text) { return on_one_line(text.substr(0, 60)); }

    void command(std::string_view word) {
        if (word == "begin" || word == "end") {
            if (const auto name = braced(text_, at_, 200)) {
                at_ = name->end;
                word == "begin" ? begin(std::string(name->inside)) : end(std::string(name->inside), place_);
            }
            return;
        }
        if (word == "[" || word == "]") return word == "[" ? begin("[") : end("[", place_);
        std::string says;
        if (declared_.obey(text_, word, at_, says)) return say(says);
        if (heading(word) || label(word)) return;
        if (word == "appendix") return declared_.counters.begin_appendix(declared_.chapters);
        if (word == "title" || word == "author" || word == "icmltitle" || word == "icmlauthor") return front(word);
        if (const auto macro = declared_.macros.find(word);
            macro != declared_.macros.end() && macro->second.arguments == 0)
            environments_in(macro->second.body);
    }

    void say(const std::string& says) {
        if (!says.empty() && said_.insert(says).second) note(place_, says);
    }

    /// \be for \begin{equation}, \ee for its end.
    void environments_in(const std::string& body) {
        for (std::size_t i = 0; (i = body.find('\\', i)) != std::string::npos;) {
            const std::string_view word = control_word(body, i);
            i += 1 + word.size();
            if (word == "[" || word == "]") word == "[" ? begin("[") : end("[", place_);
            if (word != "begin" && word != "end") continue;
            const auto name = braced(body, i);
            if (!name) continue;
            word == "begin" ? begin(std::string(name->inside)) : end(std::string(name->inside), place_);
            i = name->end;
        }
    }

    bool heading(std::string_view word) {
        if (word != "chapter" && word != "section" && word != "subsection" && word != "subsubsection") return false;
        const bool starred = at_ < text_.size() && text_[at_] == '*';
        std::size_t behind = at_ + (starred ? 1 : 0);
        if (const auto brief = bracketed(text_, behind)) behind = brief->end;
        const auto title = braced(text_, behind);
        if (!title) return true;
        at_ = title->end;
        if (starred) return true;
        const std::string counter(word);
        declared_.counters.step(counter);
        last_number_ = declared_.counters.shown(counter).value_or("");
        last_kind_ = "section";
        if (word == "section" || word == "chapter")
            section_ = (declared_.counters.in_appendix() ? "appendix " : counter + " ") + last_number_;
        return true;
    }

    bool label(std::string_view word) {
        if (word != "label") return false;
        const auto name = braced(text_, at_, 300);
        if (!name) return true;
        at_ = name->end;
        if (!open_.empty() && open_.back().kind == Open::Kind::display) return true;  // its rows are read at its end
        std::string number = last_number_, kind = last_kind_;
        for (const Open& open : open_)
            if (open.kind == Open::Kind::theorem || open.kind == Open::Kind::subequations) {
                number = open.number;
                kind = lower(open.counted_as);
            }
        know(name->inside, number, kind);
        return true;
    }

    void know(std::string_view name, const std::string& number, const std::string& kind) {
        if (number.empty()) return;
        labels_.numbers.emplace(name, number);
        labels_.kinds.emplace(name, kind);
    }

    void front(std::string_view word) {
        if (const auto brief = bracketed(text_, at_)) at_ = brief->end;
        const auto content = braced(text_, at_);
        if (!content) return;
        at_ = content->end;
        const bool title = word == "title" || word == "icmltitle";
        std::string& to = title ? title_ : authors_;
        if (title && !to.empty()) return;
        if (!to.empty()) to += " \\and ";
        to += content->inside;
    }

    void begin(const std::string& given) {
        if (open_.size() >= deepest) return say("environments nested more than 500 deep: what is inside is not found");
        std::string name = given;
        if (const auto alias = declared_.aliases.find(given); alias != declared_.aliases.end()) name = alias->second;
        Open open{Open::Kind::other, given, "", "", "", place_, at_};
        std::string title;
        if (name == "restatable" || name == "restatable*") {  // thm-restate: the kind and a macro's name follow
            if (const auto optional = bracketed(text_, at_)) {
                title = optional->inside;
                at_ = optional->end;
            }
            const auto kind = braced(text_, at_), macro = kind ? braced(text_, kind->end) : std::nullopt;
            if (macro) {
                name = without_blanks(kind->inside);
                at_ = macro->end;
            }
        }
        if (is_display(name) || name == "[") {
            open.kind = Open::Kind::display;
            open.counted_as = name;
        } else if (name == "subequations") {
            open.kind = Open::Kind::subequations;
            declared_.counters.step("equation");
            open.number = number_of("equation");
            open.counted_as = "equation";
            sub_equation_ = 0;
            parent_equation_ = open.number;
        } else {
            std::string says;
            if (const TexTheorem* theorem = declared_.theorem(name, says)) begin_theorem(open, *theorem, title);
            say(says);
        }
        if (name == "tabular" || name == "array" || open.kind == Open::Kind::other) open.begin = at_;
        if (open.kind == Open::Kind::display) open.begin = at_;
        open_.push_back(std::move(open));
    }

    std::string number_of(const std::string& counter) {
        return declared_.counters.shown(counter).value_or(std::to_string(declared_.counters.value(counter)));
    }

    void begin_theorem(Open& open, const TexTheorem& theorem, std::string title) {
        open.kind = Open::Kind::theorem;
        open.counted_as = theorem.title;
        if (const auto optional = bracketed(text_, at_)) {
            title = optional->inside;
            at_ = optional->end;
        }
        open.title = std::move(title);
        if (!theorem.counter.empty()) {
            declared_.counters.step(theorem.counter);
            open.number = number_of(theorem.counter);
        }
        open.begin = at_;
    }

    void end(const std::string& name, std::size_t before) {
        const auto found = std::find_if(open_.rbegin(), open_.rend(), [&](const Open& o) { return o.name == name; });
        if (found == open_.rend()) {
            if (name != "document" && name != "[")
                note(before, fmt::format("\\end{{{}}} without a beginning", shown(name)));
            return;
        }
        const auto index = static_cast<std::size_t>(open_.rend() - found - 1);
        for (std::size_t inner = open_.size() - 1; inner > index; --inner)
            if (open_[inner].kind != Open::Kind::other)
                note(open_[inner].place, fmt::format("\\begin{{{}}} has no end: no page", shown(open_[inner].name)));
        const Open open = open_[index];
        open_.resize(index);
        if (open.kind == Open::Kind::theorem) end_theorem(open, before);
        if (open.kind == Open::Kind::display) end_display(open, before);
        if (open.kind == Open::Kind::subequations) parent_equation_.clear();
    }

    void add(std::string kind, std::string number, const std::string& title, std::size_t place, std::string_view tex,
             bool is_row) {
        if (paper_.statements.size() + found_.size() >= most_statements)
            return say("more than 20000 statements: the rest is not read");
        if (tex.size() > longest_statement) {
            note(place, fmt::format("{} {} is longer than 100000 characters: no page", kind, number));
            return;
        }
        std::string where = section_ + (section_.empty() ? "" : ", ");
        where += is_row ? fmt::format("equation ({})", number) : fmt::format("{} {}", lower(kind), number);
        if (is_row)
            for (const Open& open : open_)
                if (open.kind == Open::Kind::theorem)
                    where +=
                        fmt::format(", in {}{}{}", lower(open.counted_as), open.number.empty() ? "" : " ", open.number);
        found_.push_back({{std::move(kind), std::move(number), title, where, "", source_.place(place)}, tex, is_row});
    }

    void end_theorem(const Open& open, std::size_t before) {
        if (open.number.empty()) {
            note(open.place, fmt::format("{} bears no number: no page", shown(open.name)));
            return;
        }
        add(open.counted_as, open.number, open.title, open.place,
            std::string_view(text_).substr(open.begin, before - open.begin), false);
    }

    void end_display(const Open& open, std::size_t before) {
        const std::string_view content = std::string_view(text_).substr(open.begin, before - open.begin);
        const bool starred =
            open.counted_as.back() == '*' || open.counted_as == "[" || open.counted_as == "displaymath";
        for (const TexRow& row : rows_of(content, open.counted_as)) {
            const std::string_view tex = content.substr(row.begin, row.end - row.begin);
            const TexMarks marks = marks_of(tex);
            std::string number = marks.tag;
            if (number.empty() && !starred && !marks.unnumbered) number = next_equation();
            if (number.empty() || marks.labels.empty()) continue;
            for (const std::string& name : marks.labels) know(name, number, "equation");
            add("Equation", number, "", open.begin + row.begin, tex, true);
        }
    }

    std::string next_equation() {
        if (!parent_equation_.empty()) return parent_equation_ + in_style("alph", ++sub_equation_).value_or("");
        declared_.counters.step("equation");
        return number_of("equation");
    }

    const TexSource& source_;
    const std::string& text_;
    TexDeclarations declared_;
    TexPaper paper_;
    TexLabels labels_;
    std::vector<Open> open_;
    std::vector<FoundStatement> found_;
    std::set<std::string> said_;
    std::string title_, authors_, section_, last_number_, last_kind_ = "section", parent_equation_;
    long sub_equation_ = 0;
    std::size_t at_ = 0, place_ = 0;
};

}  // namespace

TexPaper read_tex_paper(const TexSource& source) {
    TexPaper paper = Walk(source).paper();
    paper.notes.insert(paper.notes.begin(), source.notes().begin(), source.notes().end());
    return paper;
}

}  // namespace verify
