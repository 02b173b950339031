// The head of a paper's page: what a referee would write.
#pragma once

#include "proofs/registry.hpp"
#include "verify/record.hpp"

#include <string>

namespace verify {

/// Markdown: the assessment of the paper; what fails, how much depends on it and the nearest true statement; what is stronger than printed; what is missing.
/// An assessment whose verdicts are not those of these results is left out, and the page says so.
std::string referee_summary(const proofs::Paper& paper, const Results& results);

}  // namespace verify
