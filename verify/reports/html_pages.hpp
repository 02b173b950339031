// The report folder as pages for a browser: a file a page, and what they share in shared/; nothing from the network.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace verify {

/// Throws BadInput where pandoc, the scripts or the font are not installed.
void require_html_tools();

/// shared/, and for every Markdown file of these an HTML file (README.md becomes index.html), converted by pandoc:
/// formulas as MathML with their font, figures inside, tables that can be sorted, and filtered by verdict (jQuery
/// tablesorter). Throws what require_html_tools throws, and BadInput where a formula cannot be converted; with a place
/// for a complaint such a formula stays TeX instead, and the first line that pandoc says about it is left there.
std::vector<std::pair<std::string, std::string>> html_pages(
    const std::vector<std::pair<std::string, std::string>>& files, std::string* complaint = nullptr);

}  // namespace verify
