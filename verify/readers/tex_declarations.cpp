#include "verify/readers/tex_declarations.hpp"

#include "verify/base/printable.hpp"
#include "verify/readers/tex_scanner.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>

namespace verify {
namespace {

/// Class files declare these without the source saying so.
const std::map<std::string, const char*, std::less<>> usual_theorems{{"theorem", "Theorem"},
                                                                     {"lemma", "Lemma"},
                                                                     {"proposition", "Proposition"},
                                                                     {"corollary", "Corollary"},
                                                                     {"definition", "Definition"},
                                                                     {"remark", "Remark"},
                                                                     {"example", "Example"},
                                                                     {"conjecture", "Conjecture"},
                                                                     {"assumption", "Assumption"},
                                                                     {"claim", "Claim"},
                                                                     {"fact", "Fact"},
                                                                     {"hypothesis", "Hypothesis"},
                                                                     {"observation", "Observation"},
                                                                     {"thm", "Theorem"},
                                                                     {"lem", "Lemma"},
                                                                     {"prop", "Proposition"},
                                                                     {"cor", "Corollary"},
                                                                     {"defn", "Definition"},
                                                                     {"property", "Property"},
                                                                     {"condition", "Condition"}};

std::size_t behind_star(std::string_view text, std::size_t at) {
    return at < text.size() && text[at] == '*' ? at + 1 : at;
}

std::string name_in(std::string_view text) { return on_one_line(without_blanks(text).substr(0, 60)); }

std::optional<long> integer(std::string_view text) {
    const std::string plain = without_blanks(text);
    long value = 0;
    const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    if (error != std::errc() || end != plain.data() + plain.size() || value < -100'000 || value > 100'000)
        return std::nullopt;
    return value;
}

/// The X of the first \begin{X} in the text.
std::string first_begun(std::string_view text) {
    const auto at = text.find("\\begin");
    if (at == std::string_view::npos) return "";
    const auto name = braced(text, at + 6);
    return name ? std::string(name->inside) : "";
}

}  // namespace

TexDeclarations::TexDeclarations(std::string_view text) {
    const auto at = text.find("\\documentclass");
    if (at != std::string_view::npos) {
        std::size_t behind = at + 14;
        if (const auto options = bracketed(text, behind)) behind = options->end;
        if (const auto name = braced(text, behind))
            for (const char* with : {"book", "report", "scrbook", "scrreprt", "memoir", "amsbook"})
                chapters = chapters || name->inside == with;
    }
    counters = TexCounters(chapters);
    macros["texorpdfstring"] = {2, "#1"};
    macros["href"] = {2, "#2"};
}

const TexTheorem* TexDeclarations::theorem(const std::string& environment, std::string& says) {
    if (const auto known = theorems.find(environment); known != theorems.end()) return &known->second;
    const bool starred = !environment.empty() && environment.back() == '*';
    const auto usual = usual_theorems.find(starred ? environment.substr(0, environment.size() - 1) : environment);
    if (usual == usual_theorems.end()) return nullptr;
    if (starred) return &(theorems[environment] = {usual->second, ""});
    says = fmt::format("no \\newtheorem declares '{}': numbered by itself from 1, which its class may do otherwise",
                       environment);
    counters.make(environment);
    return &(theorems[environment] = {usual->second, environment});
}

bool TexDeclarations::obey(std::string_view text, std::string_view word, std::size_t& at, std::string& says) {
    if (word == "newtheorem") {
        const std::size_t behind = behind_star(text, at);
        const bool numbered = behind == at;
        at = behind;
        return new_theorem(text, at, numbered);
    }
    if (word == "spnewtheorem") {
        const bool star = behind_star(text, at) != at;
        at = behind_star(text, at);
        if (!new_theorem(text, at, !star)) return false;
        for (int fonts = 0; fonts < 2; ++fonts)
            if (const auto font = braced(text, at)) at = font->end;
        return true;
    }
    if (word == "declaretheorem") return declare_theorem(text, at, says);
    if (word == "newcommand" || word == "renewcommand" || word == "providecommand" || word == "DeclareRobustCommand")
        return new_command(text, at, says);
    if (word == "def" || word == "gdef" || word == "edef") return define(text, at, says);
    if (word == "DeclareMathOperator") {
        const bool star = behind_star(text, at) != at;
        const auto name = argument(text, behind_star(text, at)), body = name ? braced(text, name->end) : std::nullopt;
        if (!body) return false;
        at = body->end;
        const std::string command = without_blanks(name->inside);
        if (command.size() > 1)
            macros[command.substr(1)] = {
                0, fmt::format("\\operatorname{}{{{}}}", star ? "*" : "", std::string(body->inside))};
        return true;
    }
    if (word == "newenvironment" || word == "renewenvironment") return new_environment(text, at, says);
    return counter_command(text, word, at, says);
}

void TexDeclarations::take_macro(std::string_view name, std::size_t arguments, bool optional, std::string_view body,
                                 std::string& says) {
    const std::string command(name);
    if (command.empty()) return;
    const bool environments =
        body.find("\\begin") != std::string_view::npos || body.find("\\end") != std::string_view::npos;
    if (command.starts_with("the") && counters.has(command.substr(3))) {
        counters.show_as(command.substr(3), without_blanks(body));
        if (!counters.shown(command.substr(3)))
            says = fmt::format("\\{} is printed in a way that is not known here: numbers may differ", name_in(command));
        return;
    }
    if (optional || body.size() > 2000) {
        macros.erase(command);  // used as it stands
        if (environments)
            says = fmt::format(
                "\\{} begins or ends an environment and has an optional argument: what it encloses is not found",
                name_in(command));
        return;
    }
    if (environments && arguments > 0)
        says = fmt::format("\\{} begins or ends an environment and has arguments: what it encloses is not found",
                           name_in(command));
    macros[command] = {arguments, std::string(body)};
}

bool TexDeclarations::new_command(std::string_view text, std::size_t& at, std::string& says) {
    const auto name = argument(text, behind_star(text, at));
    if (!name) return false;
    std::size_t behind = name->end;
    const auto count = bracketed(text, behind);
    if (count) behind = count->end;
    const auto optional = count ? bracketed(text, behind) : std::nullopt;
    if (optional) behind = optional->end;
    const auto body = argument(text, behind);
    if (!body) return false;
    at = body->end;
    const std::string command = without_blanks(name->inside);
    const long arguments = count ? integer(count->inside).value_or(0) : 0;
    if (command.size() > 1 && command[0] == '\\' && arguments >= 0 && arguments <= 9)
        take_macro(std::string_view(command).substr(1), static_cast<std::size_t>(arguments), optional.has_value(),
                   body->inside, says);
    return true;
}

bool TexDeclarations::define(std::string_view text, std::size_t& at, std::string& says) {
    const std::size_t first = skip_blanks(text, at);
    if (first >= text.size() || text[first] != '\\') return false;
    const std::string_view name = control_word(text, first);
    const std::size_t open = text.find('{', first + 1 + name.size());
    if (open == std::string_view::npos || open - first > 200) return false;
    const std::string parameters = without_blanks(text.substr(first + 1 + name.size(), open - first - 1 - name.size()));
    const auto body = braced(text, open);
    if (!body) return false;
    at = body->end;
    std::string plain;  // #1#2, and nothing between
    for (std::size_t i = 1; 2 * i <= parameters.size(); ++i) plain += fmt::format("#{}", i);
    take_macro(name, parameters.size() / 2, parameters != plain, body->inside, says);
    return true;
}

bool TexDeclarations::new_environment(std::string_view text, std::size_t& at, std::string& says) {
    const auto name = braced(text, behind_star(text, at));
    if (!name) return false;
    std::size_t behind = name->end;
    while (const auto optional = bracketed(text, behind)) behind = optional->end;
    const auto begins = braced(text, behind), ends = begins ? braced(text, begins->end) : std::nullopt;
    if (!ends) return false;
    at = ends->end;
    const std::string environment = without_blanks(name->inside), inner = first_begun(begins->inside);
    if (inner.empty() || inner == environment) return true;
    if (theorems.contains(inner) || usual_theorems.contains(inner) || is_display(inner))
        aliases[environment] = inner;
    else if (begins->inside.find("\\refstepcounter") != std::string_view::npos)
        says = fmt::format("the environment '{}' counts by itself: its statements are not found", name_in(environment));
    return true;
}

bool TexDeclarations::counter_command(std::string_view text, std::string_view word, std::size_t& at,
                                      std::string& says) {
    static const std::set<std::string, std::less<>> words{"numberwithin", "counterwithin", "counterwithout",
                                                          "@addtoreset",  "newcounter",    "setcounter",
                                                          "addtocounter", "stepcounter",   "refstepcounter"};
    if (!words.contains(word)) return false;
    const std::size_t behind = behind_star(text, at);
    const bool star = behind != at;
    const auto name = braced(text, behind);
    if (!name) return false;
    std::string counter = without_blanks(name->inside);
    if (const auto theorem = theorems.find(counter); theorem != theorems.end()) counter = theorem->second.counter;
    at = name->end;
    if (word == "newcounter") {
        const auto within = bracketed(text, at);
        if (within) at = within->end;
        counters.make(counter, within ? without_blanks(within->inside) : "");
        if (within) counters.number_within(counter, without_blanks(within->inside), false);
        return true;
    }
    if (word == "stepcounter" || word == "refstepcounter") {
        counters.step(counter);
        return true;
    }
    const auto second = braced(text, at);
    if (!second) return false;
    at = second->end;
    const std::string other = without_blanks(second->inside);
    if (word == "counterwithout") {
        counters.number_alone(counter);
    } else if (word == "setcounter" || word == "addtocounter") {
        if (const auto value = integer(other))
            counters.set(counter, *value + (word == "addtocounter" ? counters.value(counter) : 0));
        else if (counters.has(counter))
            says = fmt::format("\\{}{{{}}} to '{}', which is no number here: numbers may differ", word,
                               name_in(counter), name_in(other));
    } else {
        counters.number_within(counter, other, word != "@addtoreset" && !(word == "counterwithin" && star));
    }
    return true;
}

}  // namespace verify
