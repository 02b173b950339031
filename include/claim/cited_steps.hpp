// Steps that rest on something outside of the check: a paragraph of the page, another claim, a theorem of the
// literature or of Coq, a simulation. A name that stands for nothing is a broken page.
#pragma once

#include "claim/context.hpp"
#include "claim/step.hpp"

namespace claim {

/// The paragraph of the page's proof that begins with {#anchor}.
Step written(const Context& context, const std::string& anchor);

/// The claim with this id holds. It brings the evidence found for it, which is why the engine is asked.
Step cites(const Context& context, const std::string& id);
/// The correction of the claim holds.
Step cites_correction(const Context& context, const std::string& id);

/// The claim is false: what a refutation may rest on.
Step cites_refutation(const Context& context, const std::string& id);

/// An entry of the paper's or the page's table of literature.
Step literature(const Context& context, const std::string& key);

/// A theorem of Coq, by its name in reports/formal.jsonl: "st_arnaud_2026.theorem_2_fails".
Step formal(const Context& context, const std::string& theorem);

/// A mean over independent samples lies within 5 standard errors of the claimed value.
Step simulated(const std::string& says, double mean, double standard_error, double claimed);
/// It lies below (above) the bound by 5 standard errors.
Step simulated_below(const std::string& says, double mean, double standard_error, double bound);
Step simulated_above(const std::string& says, double mean, double standard_error, double bound);

}  // namespace claim
