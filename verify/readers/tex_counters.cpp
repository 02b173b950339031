#include "verify/readers/tex_counters.hpp"

#include "verify/readers/tex_scanner.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

namespace verify {
namespace {

constexpr int deepest = 12;

std::string in_roman(long value) {
    std::string text;
    constexpr std::pair<long, const char*> signs[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"},
                                                      {90, "xc"},  {50, "l"},   {40, "xl"}, {10, "x"},   {9, "ix"},
                                                      {5, "v"},    {4, "iv"},   {1, "i"}};
    for (const auto& [worth, sign] : signs)
        for (; value >= worth; value -= worth) text += sign;
    return text;
}

std::string upper(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::toupper(c); });
    return text;
}

}  // namespace

std::optional<std::string> in_style(std::string_view style, long value) {
    if (style == "arabic") return std::to_string(value);
    const bool letter = style == "Alph" || style == "alph", roman = style == "Roman" || style == "roman";
    if (!letter && !roman) return std::nullopt;
    if (value < 1 || value > (letter ? 26 : 4000)) return std::to_string(value);
    const std::string small = letter ? std::string(1, static_cast<char>('a' + value - 1)) : in_roman(value);
    return style[0] == 'A' || style[0] == 'R' ? upper(small) : small;
}

TexCounters::TexCounters(bool chapters) {
    if (chapters) make("chapter");
    make("section", chapters ? "chapter" : "");
    make("subsection", "section");
    make("subsubsection", "subsection");
    make("equation", chapters ? "chapter" : "");
}

void TexCounters::make(const std::string& name, const std::string& within) {
    counters_[name] = {.within = within};
    if (!within.empty() && !has(within)) counters_[within] = {};
}

void TexCounters::number_within(const std::string& name, const std::string& outer, bool in_its_number) {
    Counter& counter = counters_[name];
    counter.within = outer;
    counter.prefixed = in_its_number;
    if (in_its_number) counter.format.clear();
    if (!has(outer)) counters_[outer] = {};
}

void TexCounters::number_alone(const std::string& name) {
    Counter& counter = counters_[name];
    counter.within.clear();
    counter.format.clear();
}

void TexCounters::set_back_below(const std::string& name, int depth) {
    if (depth > deepest) return;
    for (auto& [inner, counter] : counters_)
        if (counter.within == name && (counter.value != 0 || depth == 0)) {
            counter.value = 0;
            set_back_below(inner, depth + 1);
        }
}

void TexCounters::step(const std::string& name) {
    ++counters_[name].value;
    set_back_below(name, 0);
}

void TexCounters::set(const std::string& name, long value) { counters_[name].value = value; }

long TexCounters::value(const std::string& name) const {
    const auto found = counters_.find(name);
    return found == counters_.end() ? 0 : found->second.value;
}

void TexCounters::begin_appendix(bool chapters) {
    const std::string top = chapters ? "chapter" : "section";
    set(top, 0);
    set_back_below(top, 0);
    show_as(top, "\\Alph{" + top + "}");
    appendix_ = true;
}

std::optional<std::string> TexCounters::shown(const std::string& name, int depth) const {
    const auto found = counters_.find(name);
    if (found == counters_.end() || depth > deepest) return std::nullopt;
    const Counter& counter = found->second;
    if (counter.format.empty()) {
        const auto outer = counter.within.empty() || !counter.prefixed ? "" : shown(counter.within, depth + 1);
        if (!outer) return std::nullopt;
        return *outer + (outer->empty() ? "" : ".") + std::to_string(counter.value);
    }
    std::string text;
    const std::string& format = counter.format;
    for (std::size_t i = 0; i < format.size();) {
        if (format[i] != '\\') {
            if (std::string("{}$ \t\n").find(format[i]) == std::string::npos) text += format[i];
            ++i;
            continue;
        }
        const std::string word(control_word(format, i));
        i += 1 + word.size();
        if (word.starts_with("the")) {
            const auto inner = shown(word.substr(3), depth + 1);
            if (!inner) return std::nullopt;
            text += *inner;
        } else if (const auto of = braced(format, i)) {
            const auto inner = in_style(word, value(std::string(of->inside)));
            if (!inner) return std::nullopt;
            text += *inner;
            i = of->end;
        } else if (word == "," || word == " " || word == "ast" || word == "prime") {
            text += word == "ast" ? "*" : word == "prime" ? "'" : "";
        } else {
            return std::nullopt;
        }
    }
    return text;
}

}  // namespace verify
