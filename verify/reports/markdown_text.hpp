// Pieces of Markdown that the pages share. What they contain renders alike on GitHub and in pandoc.
#pragma once

#include "verify/reports/unicode_notation.hpp"

#include <string>

namespace verify {

/// Plain text as Markdown text: what would be markup is escaped, LaTeX between dollar signs goes through portable_math,
/// code between backticks stays, the rest through typeset. It fits into a cell of a table.
std::string escaped(const std::string& text);
/// Text as code in a paragraph or a cell, whatever characters it has.
std::string code_span(const std::string& code);
/// The same formula without what one of the two renderers mishandles between dollar signs: a backslash before
/// punctuation (a Markdown escape), * and |, < and >, and commands that texmath does not know; texmath also takes n_02
/// for n_{02}, and browsers lose the bold of a digit.
std::string portable_math(const std::string& tex);

/// On one line, as a cell of a table or an entry of a list has it.
std::string flat(std::string text);

/// A claim's id without the paper: the anchor of its row on the paper's page, and the name of its own page.
std::string anchor(const std::string& id);
/// The id as a link to the claim's page, from a page in the report folder, or from elsewhere where `folder` is the way
/// to the reports ("../../reports/").
std::string link(const std::string& id, const std::string& folder = "");
/// The same without the paper's key, for the paper's own pages.
std::string link_here(const std::string& id, const std::string& folder = "");
/// A fenced block, indented so that it stays inside a list item.
std::string code_block(const std::string& code, const std::string& indent, const std::string& language);

}  // namespace verify
