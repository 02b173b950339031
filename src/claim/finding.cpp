#include "claim/finding.hpp"

namespace claim {

Verdict Result::verdict() const {
    const bool established = steps.established() == rigor::Truth::yes;
    switch (aim) {
        case Aim::show: return established ? Verdict::holds : Verdict::undecided;
        case Aim::refute: return established ? Verdict::fails : Verdict::undecided;
        default: return steps.list().empty() || established ? Verdict::not_checkable : Verdict::undecided;
    }
}

Evidence Result::evidence() const {
    const Verdict found = verdict();
    return found == Verdict::holds || found == Verdict::fails ? steps.evidence() : Evidence::none;
}

}  // namespace claim
