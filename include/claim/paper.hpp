// A paper is a folder: paper.md with the bibliography, the text in order, the referee's words, and a page a claim.
#pragma once

#include "claim/page.hpp"
#include "claim/passage.hpp"

#include <filesystem>

namespace claim {

struct Paper {
    std::string key;  ///< "st-arnaud-2026"
    std::string authors, title;
    std::string edition;  ///< the text that was examined, with its identifier
    /// The result in one paragraph, for who reads nothing else.
    Assessment result;
    std::vector<Assessment> assessment;  ///< the referee's words, a paragraph each
    std::vector<Errata> errata;          ///< what fails, by how much depends on it
    std::vector<Passage> passages;       ///< the text in its order
    std::vector<OwnErratum> own_errata;  ///< what earlier reports said wrongly
    std::map<std::string, std::string> literature;
    std::vector<std::string> numbered;  ///< numbered items that the text has; each must have a passage with a claim
    std::vector<Page> pages;            ///< in the order in which the passages name them
    std::string file, front, body;      ///< of paper.md
};

/// Reads `folder`/paper.md and every other page there, not in folders below. `shown` is the folder as errors name it.
/// Throws BrokenPage: TOML, an unknown key or section, two claims with one id, an id of paper.md without a page, a page
/// that paper.md does not place.
Paper read_paper(const std::filesystem::path& folder, const std::string& shown);

/// The paper alone, as read_papers gives several: its pages use no claims but its own.
std::vector<Paper> only_paper(const std::filesystem::path& folder, const std::string& shown);

/// All folders of `root` that have a paper.md, in the order of their `order` keys, then by name.
std::vector<Paper> read_papers(const std::filesystem::path& root, const std::string& shown);

}  // namespace claim
