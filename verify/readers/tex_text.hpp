// TeX text as the text of a page: plain, with LaTeX between dollar signs.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace verify {

/// \newcommand and \def, with so many arguments and no optional one.
struct TexMacro {
    std::size_t arguments = 0;
    std::string body;
};
using TexMacros = std::map<std::string, TexMacro, std::less<>>;

struct TexLabels {
    std::map<std::string, std::string, std::less<>> numbers;  ///< "3.2"
    std::map<std::string, std::string, std::less<>> kinds;    ///< "lemma", for \cref
};

/// A display that has a number of its own, or several rows that have.
bool is_display(std::string_view environment);
/// Whose rows, between double backslashes, are numbered each.
bool has_rows(std::string_view environment);

/// The rows of a display: what stands between double backslashes, outside of braces and of other environments.
struct TexRow {
    std::size_t begin, end;
};
std::vector<TexRow> rows_of(std::string_view content, std::string_view environment);

/// Uses of the macros replaced, of those in their bodies too; what grows beyond reason is left as it stands.
std::string expanded(std::string_view tex, const TexMacros& macros);

/// Paragraphs apart, items of lists in lines that begin with "- ", displays inline between dollar signs; references
/// as numbers. `unknown` gets the commands outside of formulas that are left as they stand.
std::string page_text(std::string_view tex, const TexMacros& macros, const TexLabels& labels,
                      std::set<std::string>& unknown);

/// What a row says about its number.
struct TexMarks {
    std::vector<std::string> labels;
    std::string tag;
    bool unnumbered = false;
};
TexMarks marks_of(std::string_view row);

/// The names of "\\author{A\thanks{x} \and B}", with commas between them: without what stands in \thanks and behind
/// line ends. Addresses cannot be told from names everywhere.
std::string names_of_authors(std::string_view tex, const TexMacros& macros, const TexLabels& labels);

/// A row of a display without its label, tag and alignment, as TeX.
std::string row_as_formula(std::string_view row);

}  // namespace verify
