#include "claim/page_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <utility>

// toml++ 3.3 asks whether a character beyond ASCII, outside of strings, is a blank, and takes the answer "no" for
// U+00A1 to U+0499 and some others for unreachable: undefined behaviour for a page with é or θ there. "No" it is.
#include <toml++/impl/forward_declarations.h>
#pragma push_macro("TOML_UNREACHABLE")
#undef TOML_UNREACHABLE
#define TOML_UNREACHABLE return false
#include <toml++/impl/unicode.h>
#pragma pop_macro("TOML_UNREACHABLE")
#include <toml++/toml.h>

namespace claim {
namespace {

std::string without_blanks_around(const std::string& text) {
    constexpr const char* blanks = " \t\r\n";
    const auto first = text.find_first_not_of(blanks);
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(blanks) + 1 - first);
}

std::string folded(const std::string& text) {
    std::istringstream lines(text);
    std::string result;
    for (std::string line; std::getline(lines, line);) {
        line = without_blanks_around(line);
        if (!line.empty()) result += (result.empty() ? "" : " ") + line;
    }
    return result;
}

/// "- " or "1. " at the beginning of a line.
bool begins_item(const std::string& line) {
    if (line.compare(0, 2, "- ") == 0) return true;
    const auto digits = line.find_first_not_of("0123456789");
    return digits != std::string::npos && digits > 0 && digits < 3 && line.compare(digits, 2, ". ") == 0;
}

/// The character of UTF-8 (RFC 3629) that begins there and its length; length 0 if there is none.
std::pair<char32_t, std::size_t> character_at(const std::string& text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (length == 0 || first >= 0xf5 || at + length > text.size()) return {0, 0};
    char32_t code = length == 1 ? first : first & (0x7fU >> length);
    for (std::size_t k = 1; k < length; ++k) {
        const auto next = static_cast<unsigned char>(text[at + k]);
        if ((next & 0xc0) != 0x80) return {0, 0};
        code = code << 6 | (next & 0x3fU);
    }
    const bool too_long = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    if (too_long || code > 0x10ffff || (code >= 0xd800 && code < 0xe000)) return {0, 0};
    return {code, length};
}

/// What terminals and XML take amiss: control characters but for tabs and line ends, what turns the direction of
/// writing, and what is no character.
bool is_unfit(char32_t c) {
    return (c < 0x20 && c != '\n' && c != '\t' && c != '\r') || (c >= 0x7f && c < 0xa0) ||
           (c >= 0x2028 && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || (c & 0xfffe) == 0xfffe;
}

/// What is wrong with the characters of a text, from its line `line` on; empty if nothing is.
std::string unfit_in(const std::string& text, long& line) {
    for (std::size_t i = 0; i < text.size();) {
        const auto [code, length] = character_at(text, i);
        if (length == 0) return fmt::format("not UTF-8 text (the byte \\x{:02x})", static_cast<unsigned char>(text[i]));
        if (is_unfit(code)) return fmt::format("the character U+{:04X}; expected text", static_cast<unsigned>(code));
        line += code == '\n';
        i += length;
    }
    return "";
}

/// Reads lines and knows their number.
class Lines {
public:
    explicit Lines(const std::string& text) : stream_(text) {}
    bool next() {
        if (!std::getline(stream_, line)) return false;
        if (!line.empty() && line.back() == '\r') line.pop_back();
        ++number;
        return true;
    }
    std::string line;
    long number = 0;

private:
    std::istringstream stream_;
};

/// Collects the paragraphs of a section.
class Paragraphs {
public:
    void line(const std::string& text, Section& to) {
        const std::string content = without_blanks_around(text);
        if (content.empty()) return end(to);
        if (!open_.empty()) open_ += begins_item(content) ? "\n" : " ";
        open_ += content;
    }
    void end(Section& of) {
        if (!open_.empty()) of.paragraphs.push_back(std::move(open_));
        open_.clear();
    }

private:
    std::string open_;
};

}  // namespace

std::string unfit_as_file_name(const std::string& name) {
    constexpr std::size_t longest = 100;  // in a folder of reports, with an ending
    if (name.size() > longest) return fmt::format(" has {} characters; expected at most {}", name.size(), longest);
    static const std::set<std::string> devices{"con", "prn", "aux", "nul"};
    const std::string stem = name.substr(0, name.find('.'));
    const bool port =
        stem.size() == 4 && (stem.starts_with("com") || stem.starts_with("lpt")) && stem[3] >= '0' && stem[3] <= '9';
    return devices.count(stem) || port ? ", the name of a device on some systems; expected another" : "";
}

std::string Section::text() const {
    std::string all;
    for (const std::string& paragraph : paragraphs) all += (all.empty() ? "" : "\n\n") + paragraph;
    return all;
}

PageText split_page(const std::string& text, const std::string& file) {
    if (text.size() > largest_page) throw BrokenPage(file, 1, "longer than a megabyte");
    long line = 1;
    if (const std::string unfit = unfit_in(text, line); !unfit.empty()) throw BrokenPage(file, line, unfit);
    Lines lines(text);
    PageText page;
    if (!lines.next() || lines.line != "+++") throw BrokenPage(file, 1, "expected +++, then TOML, then +++");
    bool closed = false;
    while (!closed && lines.next()) {
        closed = lines.line == "+++";
        if (!closed) page.front += lines.line + "\n";
    }
    if (!closed) throw BrokenPage(file, lines.number, "the front matter has no end; expected +++");
    std::set<std::string> titles;
    Paragraphs paragraphs;
    const auto section = [&]() -> Section& {
        if (page.sections.empty())
            throw BrokenPage(file, lines.number, "text before the first section; expected ## Statement");
        return page.sections.back();
    };
    while (lines.next()) {
        page.body += lines.line + "\n";
        if (lines.line.compare(0, 3, "## ") == 0) {
            if (!page.sections.empty()) paragraphs.end(page.sections.back());
            page.sections.push_back({without_blanks_around(lines.line.substr(3)), lines.number, {}, {}});
            if (!titles.insert(page.sections.back().title).second)
                throw BrokenPage(file, lines.number, "section " + page.sections.back().title + " stands twice");
        } else if (lines.line.compare(0, 3, "```") == 0) {
            paragraphs.end(section());
            CodeBlock block{without_blanks_around(lines.line.substr(3)), "", lines.number};
            bool ended = false;
            while (!ended && lines.next()) {
                page.body += lines.line + "\n";
                ended = lines.line == "```";
                if (!ended) block.text += (block.text.empty() ? "" : "\n") + lines.line;
            }
            if (!ended) throw BrokenPage(file, block.line, "a code block without an end");
            section().code.push_back(std::move(block));
        } else if (!page.sections.empty() || !without_blanks_around(lines.line).empty()) {
            paragraphs.line(lines.line, section());
        }
    }
    if (!page.sections.empty()) paragraphs.end(page.sections.back());
    return page;
}

struct FrontMatter::Table {
    toml::table table;
    std::string file, front;
    long offset = 0, own_line = 1;

    /// A text of the TOML, in which \u0000 may stand for a character that no file may have.
    const std::string& fit(const std::string& text, const toml::node& node) const {
        long ignored = 1;
        if (const std::string unfit = unfit_in(text, ignored); !unfit.empty())
            throw BrokenPage(file, static_cast<long>(node.source().begin.line) + offset, unfit);
        return text;
    }
};

FrontMatter::FrontMatter(const PageText& page, const std::string& file) : table_(std::make_unique<Table>()) {
    table_->file = file;
    table_->front = page.front;
    table_->offset = page.front_line - 1;
    table_->own_line = page.front_line;
    try {
        table_->table = toml::parse(page.front, file);
    } catch (const toml::parse_error& error) {
        throw BrokenPage(file, static_cast<long>(error.source().begin.line) + table_->offset,
                         "not TOML: " + folded(std::string(error.description())));
    }
}
FrontMatter::FrontMatter(std::unique_ptr<Table> table) : table_(std::move(table)) {}
FrontMatter::FrontMatter(FrontMatter&&) noexcept = default;
FrontMatter::~FrontMatter() = default;

long FrontMatter::line() const { return table_->own_line; }

long FrontMatter::line_of(const std::string& key) const {
    const toml::node* node = table_->table.get(key);
    return node ? static_cast<long>(node->source().begin.line) + table_->offset : table_->own_line;
}

void FrontMatter::allow(const std::vector<std::string>& keys) const {
    for (const auto& [key, node] : table_->table) {
        if (std::find(keys.begin(), keys.end(), key.str()) != keys.end()) continue;
        std::string list;
        for (const std::string& known : keys) list += (list.empty() ? "" : ", ") + known;
        throw BrokenPage(table_->file, static_cast<long>(node.source().begin.line) + table_->offset,
                         fmt::format("unknown key '{}'; expected one of {}", key.str(), list));
    }
}

std::string FrontMatter::optional(const std::string& key) const {
    const toml::node* node = table_->table.get(key);
    if (!node) return "";
    const auto text = node->value_exact<std::string>();
    if (!text) throw BrokenPage(table_->file, line_of(key), key + " is no text; expected " + key + " = \"…\"");
    return folded(table_->fit(*text, *node));
}

std::string FrontMatter::unfolded(const std::string& key) const {
    if (optional(key).empty()) return "";
    return *table_->table.get(key)->value_exact<std::string>();
}

long FrontMatter::line_within(const std::string& key, long line_of_text) const {
    const toml::node* node = table_->table.get(key);
    if (!node) return table_->own_line;
    // The text of ''' begins in the line below, if nothing stands behind it.
    Lines lines(table_->front);
    for (auto left = node->source().begin.line; left > 0 && lines.next(); --left) {
    }
    const std::string opening = without_blanks_around(lines.line);
    const bool below = opening.ends_with("= '''") || opening.ends_with("= \"\"\"") || opening.ends_with("='''") ||
                       opening.ends_with("=\"\"\"");
    return line_of(key) + line_of_text - 1 + (below ? 1 : 0);
}

bool FrontMatter::has(const std::string& key) const { return table_->table.contains(key); }

std::string FrontMatter::required(const std::string& key) const {
    std::string text = optional(key);
    if (text.empty()) throw BrokenPage(table_->file, line_of(key), "no " + key + "; expected " + key + " = \"…\"");
    return text;
}

std::vector<std::string> FrontMatter::list(const std::string& key) const {
    std::vector<std::string> texts;
    const toml::node* node = table_->table.get(key);
    if (!node) return texts;
    if (!node->is_array())
        throw BrokenPage(table_->file, line_of(key), key + " is no list; expected " + key + " = [\"…\"]");
    for (const toml::node& entry : *node->as_array()) {
        const auto text = entry.value_exact<std::string>();
        if (!text) throw BrokenPage(table_->file, line_of(key), key + " has an entry that is no text");
        texts.push_back(folded(table_->fit(*text, entry)));
    }
    return texts;
}

std::map<std::string, std::string> FrontMatter::table_of_texts(const std::string& key) const {
    std::map<std::string, std::string> texts;
    const toml::node* node = table_->table.get(key);
    if (!node) return texts;
    if (!node->is_table()) throw BrokenPage(table_->file, line_of(key), key + " is no table; expected [" + key + "]");
    for (const auto& [name, entry] : *node->as_table()) {
        const auto text = entry.value_exact<std::string>();
        if (!text) throw BrokenPage(table_->file, line_of(key), std::string(name.str()) + " is no text");
        texts.emplace(name.str(), folded(table_->fit(*text, entry)));
    }
    return texts;
}

long FrontMatter::integer(const std::string& key, long otherwise) const {
    const toml::node* node = table_->table.get(key);
    if (!node) return otherwise;
    const auto value = node->value_exact<std::int64_t>();
    if (!value) throw BrokenPage(table_->file, line_of(key), key + " is no integer");
    return static_cast<long>(*value);
}

double FrontMatter::number(const std::string& key, double otherwise) const {
    const toml::node* node = table_->table.get(key);
    if (!node) return otherwise;
    const auto value = node->value<double>();
    if (!value || !node->is_number()) throw BrokenPage(table_->file, line_of(key), key + " is no number");
    return *value;
}

std::vector<FrontMatter> FrontMatter::tables(const std::string& key) const {
    std::vector<FrontMatter> list;
    toml::node* node = table_->table.get(key);
    if (!node) return list;
    const auto add = [&](toml::node& entry) {
        if (!entry.is_table())
            throw BrokenPage(table_->file, line_of(key), key + " is no table; expected [[" + key + "]]");
        auto part = std::make_unique<Table>();
        part->own_line = static_cast<long>(entry.source().begin.line) + table_->offset;
        part->offset = table_->offset;
        part->file = table_->file;
        part->front = table_->front;
        part->table = std::move(*entry.as_table());  // a copy would not know where it stood
        list.push_back(FrontMatter(std::move(part)));
    };
    if (node->is_table())
        add(*node);
    else if (node->is_array())
        for (toml::node& entry : *node->as_array()) add(entry);
    else
        throw BrokenPage(table_->file, line_of(key), key + " is no table");
    return list;
}

}  // namespace claim
