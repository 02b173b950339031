#include "verify/reports/unicode_notation.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace verify {
namespace {

const std::map<std::string, const char*>& greek() {
    static const std::map<std::string, const char*> letters{
        {"alpha", "α"}, {"beta", "β"},   {"gamma", "γ"},    {"delta", "δ"},   {"epsilon", "ε"}, {"eps", "ε"},
        {"zeta", "ζ"},  {"eta", "η"},    {"theta", "θ"},    {"kappa", "κ"},   {"lambda", "λ"},  {"mu", "μ"},
        {"nu", "ν"},    {"xi", "ξ"},     {"pi", "π"},       {"rho", "ρ"},     {"sigma", "σ"},   {"tau", "τ"},
        {"phi", "φ"},   {"chi", "χ"},    {"psi", "ψ"},      {"omega", "ω"},   {"Gamma", "Γ"},   {"Delta", "Δ"},
        {"Theta", "Θ"}, {"Lambda", "Λ"}, {"Xi", "Ξ"},       {"Pi", "Π"},      {"Sigma", "Σ"},   {"Phi", "Φ"},
        {"Psi", "Ψ"},   {"Omega", "Ω"},  {"dotSigma", "Σ̇"}, {"dotsigma", "σ̇"}};
    return letters;
}

constexpr std::array<const char*, 10> subscripts{"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"},
    superscripts{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
constexpr std::array<std::pair<const char*, const char*>, 7> operators{
    {{"<->", "↔"}, {"|->", "↦"}, {"->", "→"}, {"<=", "≤"}, {">=", "≥"}, {"!=", "≠"}, {"+/-", "±"}}};

/// Digits from `at` on; none if what follows makes them part of something longer (x_1a, 2^1.5, 10^3/4 is fine).
std::size_t digits_from(const std::string& text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && is_decimal_digit(text[end])) ++end;
    const bool goes_on =
        end < text.size() && (is_latin_letter(text[end]) || text[end] == '_' ||
                              (text[end] == '.' && end + 1 < text.size() && is_decimal_digit(text[end + 1])));
    return goes_on ? 0 : end - at;
}

/// A word that is part of a name such as section-6.4-eta, ntk/theta_0.hpp or theta-bar is no formula; s/pi and
/// n^(-1/2-alpha) are.
bool part_of_name(const std::string& text, std::size_t begin, std::size_t end) {
    const auto at = [&](std::size_t i) { return i < text.size() ? text[i] : ' '; };
    std::size_t first = begin;  // of what is joined to the word by hyphens, points and digits
    while (first > 0 && (is_latin_letter(text[first - 1]) || is_decimal_digit(text[first - 1]) ||
                         text[first - 1] == '-' || text[first - 1] == '.'))
        --first;
    bool before = begin > 0 && is_decimal_digit(text[begin - 1]);
    for (std::size_t i = first; i < begin; ++i) before = before || (is_latin_letter(text[i]) && text[begin - 1] == '-');
    if (begin > 0 && text[begin - 1] == '/') {
        std::size_t word = begin - 1;
        while (word > 0 && is_latin_letter(text[word - 1])) --word;
        before = begin - 1 - word >= 2 && !greek().count(text.substr(word, begin - 1 - word));
    }
    const bool after =
        (at(end) == '-' && is_latin_letter(at(end + 1))) || (at(end) == '.' && is_latin_letter(at(end + 1)));
    return before || after;
}

/// "infinity" in a formula: as an index, after an arrow, a sign or a comma.
bool infinite(const std::string& text, std::size_t begin) {
    while (begin > 0 && text[begin - 1] == ' ') --begin;
    return begin > 0 && std::string("_>,+-=<").find(text[begin - 1]) != std::string::npos;
}

constexpr std::array<const char*, 6> indexed{"int", "sum", "prod", "sup", "max", "min"};

}  // namespace

std::string typeset(const std::string& text) {
    std::string result;
    bool symbol = false, index = false;  // what stands before carries an index; an index begins
    for (std::size_t i = 0; i < text.size();) {
        if (is_latin_letter(text[i])) {
            std::size_t end = i;
            while (end < text.size() && is_latin_letter(text[end])) ++end;
            const std::string word = text.substr(i, end - i);
            const auto letter = greek().find(word);
            const bool named = part_of_name(text, i, end) || (i > 0 && text[i - 1] == '_' && !index);
            const bool translated = letter != greek().end() && !named;
            symbol = translated || (word.size() == 1 && !named) ||
                     std::find(indexed.begin(), indexed.end(), word) != indexed.end();
            // theta_bar of the language is the normalized kernel, which every other line of a page calls Theta_bar.
            const bool normalized = translated && word == "theta" && text.compare(i + word.size(), 4, "_bar") == 0;
            result += normalized                                          ? "Θ"
                      : translated                                        ? letter->second
                      : word == "infinity" && !named && infinite(text, i) ? "∞"
                                                                          : word;
            i = end;
            index = false;
            if (word == "n" && !named && i < text.size() && text[i] == '0' &&
                digits_from(text, i) == 1) {  // the input dimension, n_0
                result += subscripts[0];
                ++i;
            }
            if (translated && (text.compare(i, 4, "_bar") == 0 || text.compare(i, 4, "_dot") == 0)) {
                result += text[i + 1] == 'b' ? "\xCC\x84" : "\xCC\x87";  // combining macron, dot
                i += 4;
            }
            continue;
        }
        if (text[i] == '_' && symbol)
            if (const std::size_t size = digits_from(text, i + 1)) {
                for (std::size_t k = 1; k <= size; ++k)
                    result += subscripts[static_cast<std::size_t>(text[i + k] - '0')];
                i += size + 1;
                continue;
            }
        if (text[i] == '^') {  // ^12, ^-12, ^(-12)
            const bool braced = text.compare(i + 1, 1, "(") == 0;
            const bool negative = text.compare(i + 1 + braced, 1, "-") == 0;
            const std::size_t first = i + 1 + braced + negative, size = digits_from(text, first);
            if (size && (!braced || (negative && text.compare(first + size, 1, ")") == 0))) {  // rho^(1) is layer 1
                if (negative) result += "⁻";
                for (std::size_t k = first; k < first + size; ++k)
                    result += superscripts[static_cast<std::size_t>(text[k] - '0')];
                i = first + size + braced;
                symbol = false;
                continue;
            }
        }
        if (text.compare(i, 2, "+-") == 0 && i + 2 < text.size() && is_decimal_digit(text[i + 2]) &&
            (i == 0 || text[i - 1] == ' ' || text[i - 1] == '(')) {
            result += "±";
            i += 2;
            continue;
        }
        index = text[i] == '_' && symbol;
        bool found = false;
        for (const auto& [from, to] : operators) {
            const std::string plain = from;
            if (text.compare(i, plain.size(), plain) != 0) continue;
            result += to;
            i += plain.size();
            found = true;
            break;
        }
        if (!found) result += text[i++];
        symbol = false;
    }
    return result;
}

}  // namespace verify
