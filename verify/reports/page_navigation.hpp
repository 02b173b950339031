// The ways between the pages of a report and within one, and the badge of a verdict.
#pragma once

#include "verify/reports/report_pages.hpp"

namespace verify {

/// The line below a title: an anchor "top", then `ways`, which are links.
std::string top_line(const std::vector<std::string>& ways);
/// "[top](#top)", as a paragraph.
std::string to_top();

/// "previous: …" and "next: …", the neighbours in the paper; of the first and the last claim one of the two.
std::vector<std::string> neighbours_of_claim(const Json& result, const Report& report);
std::vector<std::string> neighbours_of_paper(const std::string& key, const Report& report);

/// "Contents: …", the parts of a page by their anchors; those that the page does not have are left out.
std::string contents_line(const std::vector<std::pair<std::string, std::string>>& anchors_and_titles,
                          const std::string& page);

/// A picture of the verdict, which leads to its section; empty for a user's pages, whose reports have no pictures.
std::string badge(const std::string& verdict, const Report& report);
/// The pictures of the verdicts that occur, by file name from the report folder.
std::vector<std::pair<std::string, std::string>> badge_files(const Report& report);

/// What a reader who disagrees with a finding can do, and what settles it.
std::string disagree_section(const Json& result, const Report& report);

}  // namespace verify
