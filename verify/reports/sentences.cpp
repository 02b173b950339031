#include "verify/reports/sentences.hpp"

#include <algorithm>
#include <cctype>

namespace verify {

std::string first_sentence(const std::string& text) {
    char inside = 0;  // a formula or code
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inside || c == '$' || c == '`') {
            inside = inside == c ? 0 : inside ? inside : c;
            continue;
        }
        const bool ends = (c == '.' && (i + 1 == text.size() || text[i + 1] == ' ' || text[i + 1] == '\n')) ||
                          (c == '\n' && i + 1 < text.size() && text[i + 1] == '\n');
        if (!ends) continue;
        const std::size_t begin =
            text.find_last_of(" (\n", i) == std::string::npos ? 0 : text.find_last_of(" (\n", i) + 1;
        const std::string word = text.substr(begin, i - begin);
        const bool abbreviation = word == "e.g" || word == "i.e" || word == "cf" || word == "resp" ||
                                  (word.size() == 1 && std::isupper(static_cast<unsigned char>(word[0])));
        const bool goes_on = i + 2 < text.size() && std::islower(static_cast<unsigned char>(text[i + 2]));
        if (abbreviation || (c == '.' && goes_on)) continue;
        return text.substr(0, c == '.' ? i + 1 : i);
    }
    return text;
}

std::string beginning(const std::string& text, std::size_t most) {
    std::string sentence = first_sentence(text);
    std::replace(sentence.begin(), sentence.end(), '\n', ' ');
    if (sentence.size() <= most) return sentence;
    std::size_t end = 0;
    char inside = 0;
    for (std::size_t i = 0; i < most; ++i) {
        const char c = sentence[i];
        if (inside ? c == inside : c == '$' || c == '`') inside = inside ? 0 : c;
        if (!inside && c == ' ') end = i;
    }
    return end == 0 ? "" : sentence.substr(0, end) + " …";
}

std::string beginning_sentences(const std::string& text, std::size_t most) {
    std::string whole;
    for (std::string rest = text; !rest.empty();) {
        const std::string sentence = beginning(rest, most);
        if (sentence.empty() || whole.size() + 1 + sentence.size() > most) break;
        whole += (whole.empty() ? "" : " ") + sentence;
        const std::size_t next = rest.find_first_not_of(" \n", first_sentence(rest).size());
        rest = next == std::string::npos ? "" : rest.substr(next);
    }
    return whole.empty() ? beginning(text, most) : whole;
}

}  // namespace verify
