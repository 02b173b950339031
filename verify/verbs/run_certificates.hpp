// What `verify run --certificates` writes: what was proved, as data for another program (docs/certificates.md).
#pragma once

#include "verify/record/record.hpp"

#include <string>
#include <utility>
#include <vector>

namespace verify {

/// Names in a folder, and contents: of each claim that was adjudicated <id>.jsonl for the formula of its page and
/// <id>.correction.jsonl for that of its correction, where the engines of the statement language decided it with a
/// certificate; <id>.boxes.jsonl for its steps that were proved everywhere on a domain; if `large_depth`,
/// large-depth.jsonl for lemmas A and B and the discs, and endpoint-series.jsonl.
std::vector<std::pair<std::string, std::string>> run_certificates(const Results& results, bool large_depth);

}  // namespace verify
