#include "claim/page_text.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <set>
#include <sstream>

namespace claim {
namespace {

constexpr std::size_t largest_page = 1 << 20;

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

bool is_utf8(const std::string& text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        const std::size_t more = c < 0x80                ? 0
                                 : c >= 0xc2 && c < 0xe0 ? 1
                                 : c >= 0xe0 && c < 0xf0 ? 2
                                 : c >= 0xf0 && c < 0xf5 ? 3
                                                         : 9;
        if (more == 9 || i + more >= text.size() + (more == 0)) return false;
        for (std::size_t k = 1; k <= more; ++k)
            if ((static_cast<unsigned char>(text[i + k]) & 0xc0) != 0x80) return false;
        i += more + 1;
    }
    return true;
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

std::string Section::text() const {
    std::string all;
    for (const std::string& paragraph : paragraphs) all += (all.empty() ? "" : "\n\n") + paragraph;
    return all;
}

PageText split_page(const std::string& text, const std::string& file) {
    if (text.size() > largest_page) throw BrokenPage(file, 1, "longer than a megabyte");
    if (!is_utf8(text) || text.find('\0') != std::string::npos) throw BrokenPage(file, 1, "not UTF-8 text");
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
    std::string file;
    long offset = 0, own_line = 1;
};

FrontMatter::FrontMatter(const PageText& page, const std::string& file) : table_(std::make_unique<Table>()) {
    table_->file = file;
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
    return folded(*text);
}

std::string FrontMatter::required(const std::string& key) const {
    std::string text = optional(key);
    if (text.empty()) throw BrokenPage(table_->file, line_of(key), "no " + key + "; expected " + key + " = \"…\"");
    return text;
}

std::string FrontMatter::optional(const std::string& table, const std::string& key) const {
    const toml::node* node = table_->table.get(table);
    if (!node) return "";
    if (!node->is_table())
        throw BrokenPage(table_->file, line_of(table), table + " is no table; expected [" + table + "]");
    for (const auto& [name, entry] : *node->as_table())
        if (name.str() != key)
            throw BrokenPage(table_->file, static_cast<long>(entry.source().begin.line) + table_->offset,
                             fmt::format("unknown key '{}' in [{}]; expected {}", name.str(), table, key));
    const toml::node* value = node->as_table()->get(key);
    if (!value) return "";
    const auto text = value->value_exact<std::string>();
    if (!text) throw BrokenPage(table_->file, line_of(table), key + " is no text");
    return folded(*text);
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
        texts.push_back(folded(*text));
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
        texts.emplace(name.str(), folded(*text));
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
        part->table = *entry.as_table();
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
