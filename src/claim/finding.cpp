#include "claim/finding.hpp"

namespace claim {

Finding conclude(const Argument& argument, Evidence evidence, std::string scope) {
    Finding finding;
    finding.verdict = verdict_of(argument.conclusion());
    finding.evidence = finding.verdict == Verdict::undecided ? Evidence::none : evidence;
    finding.scope = std::move(scope);
    finding.argument = argument.steps();
    return finding;
}

Finding refute(const Argument& argument, Evidence evidence, std::string scope) {
    Finding finding = conclude(argument, evidence, std::move(scope));
    const bool shown = argument.conclusion() == rigor::Truth::yes;
    finding.verdict = shown ? Verdict::fails : Verdict::undecided;
    finding.evidence = shown ? evidence : Evidence::none;
    return finding;
}

Finding unchecked(const Argument& argument, std::string scope) {
    Finding finding = conclude(argument, Evidence::none, std::move(scope));
    if (finding.verdict == Verdict::holds) finding.verdict = Verdict::not_checkable;
    return finding;
}

}  // namespace claim
