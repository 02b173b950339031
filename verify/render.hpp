// Renderings of results. Each returns the whole text; none knows mathematics.
#pragma once

#include "verify/record.hpp"

#include <string>
#include <utility>
#include <vector>

namespace verify {

/// A line a claim, then counts; `record` marks the verdicts that differ.
std::string render_text(const Results& results, const std::map<std::string, Json>& record);
/// JUnit XML: a verdict that differs from the record is a failure, an undecided one is skipped.
std::string render_junit(const Results& results, const std::map<std::string, Json>& record);
/// All sections in one Markdown text.
std::string render_markdown(const Results& results);
/// The files of a report folder: README.md, one page a paper, errata.md, results.json.
std::vector<std::pair<std::string, std::string>> render_report(const Results& results);
/// One claim as text: statement, locator, method, and the recorded finding if there is one.
std::string render_claim(const claim::Claim& claim, const Json* finding, std::size_t width);

/// The recorded verdict of a claim if it is another one than now, else empty.
std::string differing_record(const Result& result, const std::map<std::string, Json>& record);

}  // namespace verify
