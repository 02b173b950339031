// Exit statuses of the command line, and the exceptions that become them. DESIGN: these are a contract.
#pragma once

#include <stdexcept>

namespace verify {

enum Status : int {
    done = 0,  ///< done, and as recorded
    differs =
        1,  ///< a verdict differs from the recorded one or its evidence is weaker, or the claim asked about is false
    bad_input = 2,  ///< unusable input: one line on stderr
    undecided = 3,  ///< undecided within the budget
    internal_error = 4,
    nothing_matched = 5  ///< a selection that matches nothing is never a success
};

/// Unusable input; the text names the value and what was expected.
struct BadInput : std::runtime_error {
    using std::runtime_error::runtime_error;
};
struct NothingMatched : std::runtime_error {
    using std::runtime_error::runtime_error;
};
/// The digits or the decision asked for were not reached within the budget.
struct Undecided : std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace verify
