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
        const bool letter =
            end < text.size() && ((text[end] >= 'a' && text[end] <= 'z') || (text[end] >= 'A' && text[end] <= 'Z'));
        if (letter && ends_in_word(by)) by += ' ';
        text.replace(i, end - i, by);
    }
    return text;
}

}  // namespace verify
