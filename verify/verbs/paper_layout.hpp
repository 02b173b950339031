// The files of a new folder of pages: paper.md, a page each, README.md.
#pragma once

#include "verify/readers/tex_statements.hpp"

#include <string>
#include <utility>
#include <vector>

namespace verify {

using Files = std::vector<std::pair<std::string, std::string>>;

/// An example page that holds, and what a reader needs to replace it. `folder` as the recipe for the CI names it.
Files example_layout(const std::string& key, const std::string& folder);

/// A page without formula for each statement. `source`: the name of the file and its digest. Ids that would stand twice
/// get a number behind them, and a note.
Files layout_of(TexPaper& paper, const std::string& key, const std::string& folder, const std::string& source);

/// "lemma-3.2" of "Lemma" and "3.2": lower-case letters, digits, points and hyphens; "statement" of nothing of these.
std::string id_of(const std::string& kind, const std::string& number);

/// As a string of TOML, on one line.
std::string toml_string(const std::string& text);

}  // namespace verify
