#include "verify/readers/tex_accents.hpp"

#include "verify/base/printable.hpp"

#include <map>

namespace verify {
namespace {

struct Accent {
    const char* combining;
    const char* forms;  ///< pairs: the letter, then with the accent
};

const std::map<std::string_view, Accent>& accents() {
    static const std::map<std::string_view, Accent> all{
        {"'", {"\u0301", "aáeéiíoóuúyýcćnńsśzźlĺrŕAÁEÉIÍOÓUÚYÝCĆNŃSŚZŹ"}},
        {"`", {"\u0300", "aàeèiìoòuùAÀEÈIÌOÒUÙ"}},
        {"^", {"\u0302", "aâeêiîoôuûcĉgĝsŝAÂEÊIÎOÔUÛ"}},
        {"\"", {"\u0308", "aäeëiïoöuüyÿAÄEËIÏOÖUÜ"}},
        {"~", {"\u0303", "aãnñoõAÃNÑOÕ"}},
        {"=", {"\u0304", "aāeēiīoōuūAĀEĒIĪOŌUŪ"}},
        {".", {"\u0307", "zżcċeėgġZŻCĊEĖGĠIİ"}},
        {"u", {"\u0306", "aăgğAĂGĞ"}},
        {"v", {"\u030c", "cčsšzžrřnňeěCČSŠZŽRŘNŇEĚ"}},
        {"H", {"\u030b", "oőuűOŐUŰ"}},
        {"c", {"\u0327", "cçsşCÇSŞ"}},
        {"k", {"\u0328", "aąeęAĄEĘ"}},
        {"r", {"\u030a", "aåuůAÅUŮ"}},
        {"d", {"\u0323", ""}},
        {"b", {"\u0331", ""}},
    };
    return all;
}

}  // namespace

std::optional<std::string> accented(std::string_view command, std::string_view letter) {
    const auto accent = accents().find(command);
    if (accent == accents().end()) return std::nullopt;
    if (letter == "\\i" || letter == "\\j") letter.remove_prefix(1);
    if (letter.empty()) return "";
    const std::size_t first = utf8_character(letter);
    if (first == 0 || letter.front() == '\\') return std::nullopt;
    for (std::string_view forms = accent->second.forms; !forms.empty();) {
        const std::size_t plain = utf8_character(forms), with = utf8_character(forms.substr(plain));
        if (forms.substr(0, plain) == letter.substr(0, first))
            return std::string(forms.substr(plain, with)) + std::string(letter.substr(first));
        forms.remove_prefix(plain + with);
    }
    return std::string(letter.substr(0, first)) + accent->second.combining + std::string(letter.substr(first));
}

std::optional<std::string> tex_character(std::string_view command) {
    static const std::map<std::string_view, const char*> characters{
        {"ss", "ß"},
        {"o", "ø"},
        {"O", "Ø"},
        {"ae", "æ"},
        {"AE", "Æ"},
        {"oe", "œ"},
        {"OE", "Œ"},
        {"l", "ł"},
        {"L", "Ł"},
        {"aa", "å"},
        {"AA", "Å"},
        {"i", "ı"},
        {"j", "ȷ"},
        {"dots", "…"},
        {"ldots", "…"},
        {"textellipsis", "…"},
        {"S", "§"},
        {"P", "¶"},
        {"copyright", "©"},
        {"dag", "†"},
        {"ddag", "‡"},
        {"LaTeX", "LaTeX"},
        {"TeX", "TeX"},
        {"%", "%"},
        {"&", "&"},
        {"#", "#"},
        {"_", "_"},
        {"{", "{"},
        {"}", "}"},
        {"$", "＄"},
        {"\\", " "},
        {" ", " "},
        {",", " "},
        {";", " "},
        {":", " "},
        {"!", ""},
        {"/", ""},
        {"-", ""},
        {"@", ""},
        {"quad", " "},
        {"qquad", " "},
        {"textbackslash", "\\"},
        {"textendash", "–"},
        {"textemdash", "—"},
        {"newline", " "},
        {"linebreak", " "},
        {"par", "\n\n"},
        {"slash", "/"},
        {"textquoteright", "’"},
        {"thinspace", " "},
        {"\n", " "},
    };
    const auto found = characters.find(command);
    return found == characters.end() ? std::nullopt : std::optional<std::string>(found->second);
}

}  // namespace verify
