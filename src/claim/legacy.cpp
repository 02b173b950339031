#include "claim/legacy.hpp"

#include "claim/step_parts.hpp"

template class std::vector<claim::legacy::Line>;
template class std::vector<claim::legacy::Control>;
template class std::vector<claim::Value>;

namespace claim::legacy {

using rigor::Truth;

namespace {

constexpr const char* not_broken_down = "the check as a whole; not yet broken down into steps";

Finding with(const Argument& argument, Verdict verdict, Evidence evidence, std::string scope) {
    Finding finding;
    finding.verdict = verdict;
    finding.evidence = verdict == Verdict::holds || verdict == Verdict::fails ? evidence : Evidence::none;
    finding.scope = std::move(scope);
    finding.argument = argument.steps();
    return finding;
}

/// Carries the word that the author wrote, at most `argued`.
Step as_a_whole(Evidence typed) {
    StepParts whole{not_broken_down, Kind::legacy, Truth::yes};
    whole.evidence = weaker(typed, Evidence::argued);
    return whole.made();
}

}  // namespace

Truth Argument::conclusion() const {
    Truth all = steps_.empty() ? Truth::unknown : Truth::yes;
    for (const Line& line : steps_) all = all && line.truth;
    return all;
}

Finding conclude(const Argument& argument, Evidence evidence, std::string scope) {
    return with(argument, verdict_of(argument.conclusion()), evidence, std::move(scope));
}
Finding refute(const Argument& argument, Evidence evidence, std::string scope) {
    return with(argument, argument.conclusion() == Truth::yes ? Verdict::fails : Verdict::undecided, evidence,
                std::move(scope));
}
Finding unchecked(const Argument& argument, std::string scope) {
    if (argument.conclusion() != Truth::yes) return conclude(argument, Evidence::none, std::move(scope));
    return with(argument, Verdict::not_checkable, Evidence::none, std::move(scope));
}

claim::Finding adapted(const Finding& old) {
    claim::Finding finding;
    finding.verdict = old.verdict;
    finding.scope = old.scope;
    finding.values = old.values;
    finding.witness = old.witness;
    finding.pari = old.pari;
    finding.python = old.python;
    finding.harm = old.harm;
    finding.stronger = old.stronger;
    finding.missing = old.missing;
    finding.limits = old.remark;
    const auto decided = [](Verdict v) { return v == Verdict::holds || v == Verdict::fails; };
    if (decided(old.verdict)) {
        finding.steps.push_back(as_a_whole(old.evidence));
        finding.evidence = finding.steps.back().evidence();
    }
    for (const Line& line : old.argument)
        finding.steps.push_back(StepParts{line.says, Kind::legacy, line.truth}.made().as_support());
    if (old.correction) {
        claim::Correction correction{old.correction->statement, "", old.correction->verdict, Evidence::none,
                                     old.correction->scope,     {}};
        if (decided(correction.verdict)) {
            correction.steps.push_back(as_a_whole(old.correction->evidence));
            correction.evidence = correction.steps.back().evidence();
        }
        finding.correction = std::move(correction);
    }
    return finding;
}

claim::Check adapted(const Check& old) {
    claim::Check check;
    check.id = old.id;
    check.made = old.made;
    check.property = old.property;
    check.legacy = [run = old.check](const Context& context) { return adapted(run(context)); };
    for (const Control& control : old.controls)
        check.controls.push_back({claim::Control::Of::statement, control.variant, control.check});
    return check;
}

Registered::Registered(Check (*make)()) {
    const claim::Registered registered([make] { return adapted(make()); });
}

}  // namespace claim::legacy
