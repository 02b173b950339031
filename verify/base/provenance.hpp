// What a report says about how it came to be: versions and a SHA-256 over the code. No times, dates or host names.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace verify {

std::string suite_version();
/// SHA-256 over the "<sha256>  <path>" lines, sorted by path, of the code that determines findings: include/, src/,
/// proofs/ and experiments/.
std::string code_sha256();
/// The same of verify/, which makes pages of findings.
std::string renderer_sha256();
/// Compiler and libraries with their versions at compile time.
std::vector<std::pair<std::string, std::string>> versions_compiled();
/// The same libraries where they can tell their version at run time.
std::vector<std::pair<std::string, std::string>> versions_running();

}  // namespace verify
