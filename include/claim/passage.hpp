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

/// A judgement of a report in words, with the verdicts that it rests on. A report shows it only while they are as
/// given here.
struct Assessment {
    std::string says;
    std::vector<std::string> holding, failing;  ///< ids
};

/// How much of a paper depends on a statement that fails: the order of an errata list.
enum class Weight { result, support, aside, slip };

constexpr const char* to_string(Weight w) {
    switch (w) {
        case Weight::result: return "A result, or a sentence of the abstract, is false as printed";
        case Weight::support: return "A step or a formula on which others rest";
        case Weight::aside: return "A remark, an example, an explanation or a side step: no result rests on it";
        default: return "Slips: nothing depends on them";
    }
}

/// Statements that fail and weigh the same, in the order in which an author should read them.
struct Errata {
    Weight weight;
    std::vector<std::string> claims;  ///< ids
};

/// A sentence of an earlier report of this suite that was wrong, and what stands now. People cite reports, so none of
/// this is taken back silently.
struct OwnErratum {
    std::string id;       ///< of the claim
    std::string version;  ///< of the suite, the first that says it right
    std::string said;     ///< in the earlier report
    std::string now;      ///< said instead
    std::string why;      ///< what was wrong, and how it shows
};

}  // namespace claim
