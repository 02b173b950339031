// Many claims together: pages joined with their checks, findings that are asked for, what rests on what was withdrawn.
#pragma once

#include "claim/claim.hpp"

namespace claim {

/// What rests on a claim that was withdrawn is withdrawn as well: a finding one of whose carrying steps cites a claim
/// that no longer stands, and so on. `ids` are those of the adjudications.
void settle(const std::vector<std::string>& ids, std::vector<Adjudication*> adjudications);

/// The context in which checks can ask for each other's findings: each is found once, a circle throws BrokenPage. The
/// claims must outlive it.
Context with_claims(const std::vector<Claim>& claims, Context context);

/// Pages and registered checks put together, in the order of the pages. Throws BrokenPage for a page that has neither a
/// check nor a formula nor a reason why there is nothing to decide, std::logic_error for a check without a page.
std::vector<Claim> joined(const std::vector<Page>& pages, const std::vector<Check>& checks);

/// Pages alone, a user's: a page without a formula is undecided. Throws BrokenPage for a formula that cannot be read.
std::vector<Claim> without_checks(const std::vector<Page>& pages);

}  // namespace claim
