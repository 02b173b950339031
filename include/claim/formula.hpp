// A page's formula, decided by the engines of the statement language, as steps of the finding: what was decided, and
// that it is what the page states.
#pragma once

#include "claim/language/controls.hpp"
#include "claim/language/outcome.hpp"
#include "claim/page.hpp"
#include "claim/property.hpp"
#include "claim/step.hpp"

#include <string>

namespace claim {

struct FormulaFinding {
    language::Answer answer = language::Answer::undecided;
    /// Carrying, where it holds or fails: the decision, and the step `states`. Else one supporting step that says where
    /// it is stuck.
    Steps steps;
    std::string witness;  ///< of what fails: the point with both sides; of what is ill-posed, the point
    std::vector<language::CertificateItem> certificate;
    std::string engine;  ///< whose answer it is
};

inline constexpr double usual_formula_seconds = 10, most_formula_seconds = 3600;

/// Throws BrokenPage with file and place for a formula that cannot be read; an empty one is none.
void demand_readable(const std::string& formula, const std::string& file);

/// Parses and decides, in the seconds that the page gives or the usual ones: engines look at them between their steps,
/// so that an answer may come later. Throws BrokenPage with file and place for a formula or a hint that cannot be read.
FormulaFinding decide_formula(const std::string& formula, const std::string& file,
                              const FormulaSettings& settings = {});

/// The controls of a formula (claim/language/controls.hpp). Throws as decide_formula does.
language::Controls formula_controls(const std::string& formula, const std::string& file,
                                    const FormulaSettings& settings = {});

/// The formula at random points of its domain, or its correction where the formula does not hold; one that neither has
/// points for says nothing and has no run.
Property formula_property(const std::string& formula, const std::string& correction, const std::string& file,
                          const FormulaSettings& with_formula = {}, const FormulaSettings& with_correction = {});

}  // namespace claim
