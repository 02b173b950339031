#include "claim/claim.hpp"

namespace claim {

Adjudication adjudicate(const Claim& claim, const Context& context) {
    Adjudication result;
    result.finding = claim.check(context);
    for (const Control& control : claim.controls) {
        ++result.controls_tried;
        if (control.check(context) == Verdict::holds)
            result.controls_accepted.push_back(control.variant);
        else
            ++result.controls_rejected;
    }
    result.property = claim.property.run(context.cases, context.seed);

    const auto withdraw = [&](const std::string& why) {
        result.finding.verdict = Verdict::undecided;
        result.finding.evidence = Evidence::none;
        result.finding.remark = why + (result.finding.remark.empty() ? "" : " " + result.finding.remark);
    };
    if (!result.controls_accepted.empty())
        withdraw("The check accepts a falsified variant: " + result.controls_accepted.front() + ".");
    if (result.property.counterexample)
        withdraw((result.property.undecided ? "A case of the property could not be decided: "
                                            : "The property is false at a case: ") +
                 *result.property.counterexample + ".");
    return result;
}

}  // namespace claim

template class std::vector<claim::Step>;
template class std::vector<claim::Value>;
template class std::vector<claim::Control>;
