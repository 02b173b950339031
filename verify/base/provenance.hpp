// What a report says about how it came to be: versions and a SHA-256 over the sources. No times, dates or host names.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace verify {

std::string suite_version();
/// SHA-256 over the "<sha256>  <path>" lines, sorted by path, of the sources that determine findings: include/, src/,
/// proofs/ and experiments/ without what is prose about a paper. It stands in results.json.
std::string sources_sha256();
/// The same of that prose (proofs/<paper>/{report,coverage,own_errata}.cpp), and of verify/, which makes pages of
/// findings.
std::string prose_sha256();
std::string renderer_sha256();
/// Compiler and libraries with their versions at compile time.
std::vector<std::pair<std::string, std::string>> versions_compiled();
/// The same libraries where they can tell their version at run time.
std::vector<std::pair<std::string, std::string>> versions_running();

}  // namespace verify
