// Pieces of Markdown that the pages share.
#pragma once

#include "claim/claim.hpp"

#include <string>

namespace verify {

/// Plain text as Markdown text: what would be markup is escaped, LaTeX between dollar signs is left alone.
std::string escaped(const std::string& text);
/// The same for a cell of a table.
std::string table_cell(const std::string& text);
/// A claim's id without the paper, its anchor on the paper's page.
std::string anchor(const claim::Claim& claim);
/// The id as a link to the paper's page, from a page of the same folder, or of another one where `folder` is the way to the reports ("../../reports/").
std::string link(const std::string& id, const std::string& folder = "");
std::string link(const claim::Claim& claim);
std::string correction_line(const claim::Finding& finding);
/// A fenced block, indented so that it stays inside a list item.
std::string code_block(const std::string& code, const std::string& indent);

}  // namespace verify
