// The text of a paper, passage by passage, and which claims adjudicate it.
#pragma once

#include <string>
#include <vector>

namespace claim {

/// A numbered item or a sentence that asserts something, in the order of the text.
struct Passage {
    std::string where;                ///< "(2.5)", "lemma 4", "figure 2", "section 4.2"
    std::string says;                 ///< what it says, in short; LaTeX between dollar signs
    std::vector<std::string> claims;  ///< ids
    std::string reason;               ///< if there are none: why there is nothing to adjudicate
};

/// A judgement of a report in words, with the verdicts that it rests on. A report shows it only while they are as given here.
struct Assessment {
    std::string says;
    std::vector<std::string> holding, failing;  ///< ids
};

}  // namespace claim
