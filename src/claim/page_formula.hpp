// A formula in the front matter of a page, with what stands beside it.
#pragma once

#include "claim/page_text.hpp"

#include <string>

namespace claim {

/// The keys of a formula: formula, define, hint, witness, seconds.
struct PageFormula {
    /// With the definitions in front, so that it can be read alone; without comments, on one line.
    std::string formula;
    FormulaSettings settings;
    std::string definitions;  ///< of `define`, as the language writes them; empty if there are none
};

/// Reads them from the front matter, or from its table [correction], whose formula may use the page's definitions.
/// Throws BrokenPage with the line in the file: seconds out of range; a definition, a formula or a hint that cannot be
/// read; one of these keys without a formula.
PageFormula read_formula(const FrontMatter& table, const std::string& file,
                         const std::string& definitions_of_page = "");

}  // namespace claim
