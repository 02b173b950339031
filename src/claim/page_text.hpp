// The form that all pages share: TOML between lines "+++", then sections "## Title" of paragraphs and code blocks.
#pragma once

#include "claim/page.hpp"

#include <memory>
#include <string>
#include <vector>

namespace claim {

struct CodeBlock {
    std::string language, text;
    long line;
};

struct Section {
    std::string title;
    long line;
    std::vector<std::string> paragraphs;  ///< lines joined by a blank; items of a list keep theirs
    std::vector<CodeBlock> code;

    /// The paragraphs, an empty line between them.
    std::string text() const;
};

inline constexpr std::size_t largest_page = 1 << 20;

struct PageText {
    std::string front, body;
    long front_line = 2;  ///< of the first line between the marks
    std::vector<Section> sections;
};

/// Throws BrokenPage: no front matter, text before the first section, a section that stands twice, a code block without
/// an end, a byte that is no UTF-8, a control character, more than largest_page bytes.
PageText split_page(const std::string& text, const std::string& file);

/// The TOML of a page. Texts are folded: each line end with the blanks around it is one blank.
class FrontMatter {
public:
    FrontMatter(const PageText& page, const std::string& file);
    ~FrontMatter();
    FrontMatter(const FrontMatter&) = delete;
    FrontMatter& operator=(const FrontMatter&) = delete;

    /// Throws BrokenPage for another key.
    void allow(const std::vector<std::string>& keys) const;
    bool has(const std::string& key) const;
    std::string required(const std::string& key) const;
    std::string optional(const std::string& key) const;
    /// With its line ends.
    std::string unfolded(const std::string& key) const;
    /// Where a line (from 1) of such a text stands in the file.
    long line_within(const std::string& key, long line_of_text) const;
    std::vector<std::string> list(const std::string& key) const;
    std::map<std::string, std::string> table_of_texts(const std::string& key) const;
    long integer(const std::string& key, long otherwise) const;
    /// An integer or a decimal number.
    double number(const std::string& key, double otherwise) const;
    /// Of the file; the first of the front matter for a key that is not there.
    long line_of(const std::string& key) const;

    /// The tables of `[[key]]`, or `[key]` as one. They are taken out: to be asked for once.
    std::vector<FrontMatter> tables(const std::string& key) const;
    long line() const;
    FrontMatter(FrontMatter&&) noexcept;

private:
    struct Table;
    explicit FrontMatter(std::unique_ptr<Table> table);
    std::unique_ptr<Table> table_;
};

}  // namespace claim
