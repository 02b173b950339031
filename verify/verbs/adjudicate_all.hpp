// The claims of a run, adjudicated by several threads at a time.
#pragma once

#include "verify/record/formal.hpp"
#include "verify/record/record.hpp"

#include <vector>

namespace verify {

/// What the claims of a run may take. A user's formulas are not ours: one that an engine does not come back from must
/// not keep the others.
struct RunBudget {
    double seconds = 0;  ///< all claims together; 0: no bound, and each is waited for
    unsigned jobs = 0;   ///< threads; 0: one a core
};

struct Adjudicated {
    Results results;
    /// A thread is still at work on a claim that was given up: the process must end without waiting for it
    /// (end_after_clean_up).
    bool abandoned = false;
};

/// A check that throws leaves its message in place of the adjudication; what stands wrongly on a page ends the run with
/// BrokenPage. With a bound, a claim that takes a second and a tenth longer than its formulas may is undecided and says
/// so, and so is one that was not begun in time.
Adjudicated adjudicate_all(const std::vector<const claim::Claim*>& claims, const claim::Context& parameters,
                           const RunBudget& budget, const Catalogue& catalogue, const FormalRecord& formal);

}  // namespace verify
