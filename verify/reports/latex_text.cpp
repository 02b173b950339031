#include "verify/reports/latex_text.hpp"

#include "verify/reports/unicode_notation.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

namespace verify {
namespace {

/// A character of a UTF-8 text; a byte that begins none stands alone.
std::vector<std::string> characters(const std::string& text) {
    std::vector<std::string> list;
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        list.push_back(text.substr(i, size));
        i += size;
    }
    return list;
}

/// What stands in a formula for a character of typeset().
const std::map<std::string, const char*>& in_formulas() {
    static const std::map<std::string, const char*> table{
        {"α", "\\alpha"},  {"β", "\\beta"},    {"γ", "\\gamma"},
        {"δ", "\\delta"},  {"ε", "\\epsilon"}, {"ζ", "\\zeta"},
        {"η", "\\eta"},    {"θ", "\\theta"},   {"κ", "\\kappa"},
        {"λ", "\\lambda"}, {"μ", "\\mu"},      {"ν", "\\nu"},
        {"ξ", "\\xi"},     {"π", "\\pi"},      {"ρ", "\\rho"},
        {"σ", "\\sigma"},  {"τ", "\\tau"},     {"φ", "\\phi"},
        {"χ", "\\chi"},    {"ψ", "\\psi"},     {"ω", "\\omega"},
        {"Γ", "\\Gamma"},  {"Δ", "\\Delta"},   {"Θ", "\\Theta"},
        {"Λ", "\\Lambda"}, {"Ξ", "\\Xi"},      {"Π", "\\Pi"},
        {"Σ", "\\Sigma"},  {"Φ", "\\Phi"},     {"Ψ", "\\Psi"},
        {"Ω", "\\Omega"},  {"∞", "\\infty"},   {"↔", "\\leftrightarrow"},
        {"↦", "\\mapsto"}, {"→", "\\to"},      {"≤", "\\le"},
        {"≥", "\\ge"},     {"≠", "\\ne"},      {"±", "\\pm"},
        {"⊗", "\\otimes"}, {"·", "\\cdot"},    {"×", "\\times"},
        {"°", "^\\circ"},  {"∈", "\\in"},      {"<", "<"},
        {">", ">"},        {"|", "|"},         {"…", "\\ldots"}};
    return table;
}

/// Typography of the text itself.
const std::map<std::string, const char*>& in_text() {
    static const std::map<std::string, const char*> table{{"\\", "\\textbackslash{}"},
                                                          {"{", "\\{"},
                                                          {"}", "\\}"},
                                                          {"_", "\\_"},
                                                          {"^", "\\^{}"},
                                                          {"~", "\\~{}"},
                                                          {"%", "\\%"},
                                                          {"&", "\\&"},
                                                          {"#", "\\#"},
                                                          {"$", "\\$"},
                                                          {"…", "\\ldots{}"},
                                                          {"—", "---"},
                                                          {"–", "--"},
                                                          {"’", "'"}};
    return table;
}

const std::map<std::string, char>& small_digits() {
    static const std::map<std::string, char> table{
        {"⁰", '0'}, {"¹", '1'}, {"²", '2'}, {"³", '3'}, {"⁴", '4'}, {"⁵", '5'}, {"⁶", '6'},
        {"⁷", '7'}, {"⁸", '8'}, {"⁹", '9'}, {"⁻", '-'}, {"₀", '0'}, {"₁", '1'}, {"₂", '2'},
        {"₃", '3'}, {"₄", '4'}, {"₅", '5'}, {"₆", '6'}, {"₇", '7'}, {"₈", '8'}, {"₉", '9'}};
    return table;
}

bool is_raised(const std::string& small) { return small < "₀"; }

const char* accent(const std::string& mark) {
    return mark == "\xCC\x84" ? "\\bar" : mark == "\xCC\x87" ? "\\dot" : mark == "\xCC\x82" ? "\\hat" : nullptr;
}

bool is_word(const std::string& c) {
    return c.size() == 1 && (is_latin_letter(c.front()) || is_decimal_digit(c.front()));
}

/// Text and short formulas in turn; pieces of a formula that follow each other are one.
class Prose {
public:
    explicit Prose(const std::string& plain) : all_(characters(typeset(plain))) {}

    std::string latex() {
        while (at_ < all_.size()) take();
        close();
        return out_;
    }

private:
    const std::string& peek(std::size_t ahead = 0) const {
        static const std::string nothing;
        return at_ + ahead < all_.size() ? all_[at_ + ahead] : nothing;
    }
    void math(const std::string& tex) {
        if (!formula_.empty() && is_latin_letter(tex.front()) && is_latin_letter(formula_.back())) formula_ += ' ';
        formula_ += tex;
    }
    void text(const std::string& tex) {
        close();
        out_ += tex;
    }
    void close() {
        if (!formula_.empty()) out_ += "$" + formula_ + "$";
        formula_.clear();
    }

    void take() {
        const std::string c = all_[at_];
        if (const char* mark = accent(peek(1)); mark && (is_word(c) || in_formulas().contains(c))) {
            math(std::string(mark) + "{" + (is_word(c) ? c : in_formulas().at(c)) + "}");
            at_ += 2;
        } else if (is_variable()) {
            math(c);
            ++at_;
        } else if (small_digits().contains(c)) {
            take_small(is_raised(c));
        } else if (c == "^" || c == "_") {
            take_index(c);
        } else if (c == "\"") {
            text(quoted_ ? "''" : "``");
            quoted_ = !quoted_;
            ++at_;
        } else if (const auto symbol = in_formulas().find(c); symbol != in_formulas().end() && c != "…") {
            math(symbol->second);
            ++at_;
        } else {
            const auto found = in_text().find(c);
            text(found == in_text().end() ? c : found->second);
            ++at_;
        }
    }

    /// A letter alone that bears an index: "f_0".
    bool is_variable() const {
        const std::string& next = peek(1);
        return is_word(peek()) && is_latin_letter(peek().front()) && (at_ == 0 || !is_word(all_[at_ - 1])) &&
               (next == "_" || next == "^" || small_digits().contains(next));
    }

    void take_small(bool raised) {
        std::string digits;
        while (small_digits().contains(peek()) && is_raised(peek()) == raised) digits += small_digits().at(all_[at_++]);
        math((raised ? "^{" : "_{") + digits + "}");
    }

    /// "^(L)", "^x", "_min" behind a symbol; elsewhere the character itself, as in a name.
    void take_index(const std::string& mark) {
        const bool symbol =
            !formula_.empty() ||
            (at_ > 0 && is_word(all_[at_ - 1]) && (mark == "^" || at_ == 1 || !is_word(all_[at_ - 2]))) ||
            (at_ > 0 && mark == "^" && all_[at_ - 1] == ")");
        if (symbol && in_formulas().contains(peek(1))) {
            math(mark + "{" + in_formulas().at(peek(1)) + "}");
            at_ += 2;
            return;
        }
        std::size_t end = at_ + 1;
        if (mark == "^" && peek(1) == "(") {
            while (end < all_.size() && (is_word(all_[end]) || std::string("(+-").find(all_[end]) != std::string::npos))
                ++end;
            end = end < all_.size() && all_[end] == ")" ? end + 1 : at_ + 1;
        } else {
            while (end < all_.size() && is_word(all_[end])) ++end;
        }
        if (!symbol || end == at_ + 1) {
            text(in_text().at(mark));
            ++at_;
            return;
        }
        std::string inside;
        for (++at_; at_ < end; ++at_) inside += all_[at_];
        const bool word = inside.size() > 1 && std::all_of(inside.begin(), inside.end(), is_latin_letter);
        math(mark + "{" + (word ? "\\mathrm{" + inside + "}" : inside) + "}");
    }

    std::vector<std::string> all_;
    std::size_t at_ = 0;
    std::string out_, formula_;
    bool quoted_ = false;
};

std::string code(const std::string& text) {
    std::string result = "\\texttt{";
    for (const std::string& c : characters(text)) {
        const auto special = in_text().find(c);
        const auto symbol = in_formulas().find(c);
        result += special != in_text().end()                      ? special->second
                  : symbol != in_formulas().end() && c.size() > 1 ? "$" + std::string(symbol->second) + "$"
                                                                  : c;
    }
    return result + "}";
}

/// Every second piece between such marks; one mark too many is a character of the text.
template <class Outside, class Inside>
std::string alternating(const std::string& text, char mark, Outside outside, Inside inside) {
    std::string result;
    for (std::size_t at = 0;;) {
        const std::size_t open = text.find(mark, at),
                          end = open == std::string::npos ? open : text.find(mark, open + 1);
        if (end == std::string::npos) return result + outside(text.substr(at));
        result += outside(text.substr(at, open - at)) + inside(text.substr(open + 1, end - open - 1));
        at = end + 1;
    }
}

std::string formula(const std::string& tex) {
    std::string result = "$";
    for (const std::string& c : characters(tex)) {
        const auto symbol = in_formulas().find(c);
        result += c.size() == 1 || symbol == in_formulas().end() ? c : std::string(symbol->second) + " ";
    }
    return result + "$";
}

/// "**The sum.** …" begins with words that the page prints in bold.
std::string with_bold(const std::string& text) {
    const auto end = text.starts_with("**") ? text.find("**", 2) : std::string::npos;
    if (end == std::string::npos) return Prose(text).latex();
    return "\\textbf{" + Prose(text.substr(2, end - 2)).latex() + "}" + Prose(text.substr(end + 2)).latex();
}

}  // namespace

std::string latex_text(const std::string& text) {
    const auto prose = [](const std::string& part) { return alternating(part, '`', with_bold, code); };
    return alternating(text, '$', prose, formula);
}

}  // namespace verify
