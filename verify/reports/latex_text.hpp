// Texts of pages and findings as LaTeX for somebody's paper: plain, with LaTeX between dollar signs and code between
// backticks.
#pragma once

#include <string>

namespace verify {

/// Compiles in an article with amsmath and amssymb: formulas as they are, the plain notation ("lambda_min >= 10^-6") as
/// formulas, code in \texttt, and every special character escaped. Letters with accents stay in UTF-8.
std::string latex_text(const std::string& text);

}  // namespace verify
