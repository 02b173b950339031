#include "claim/claim.hpp"

#include "claim/formula.hpp"
#include "claim/step_parts.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace claim {

using rigor::Truth;

namespace {

/// What two sources say of the same thing: first the page, then what was computed.
std::string both(const std::string& page, const std::string& computed) {
    return page.empty() || computed.empty() ? page + computed : page + " " + computed;
}

/// Up to the first full stop or colon, for the line of a step.
std::string opening(const std::string& paragraph) {
    constexpr std::size_t most = 100;
    std::string text = paragraph.substr(0, paragraph.find('\n'));
    for (std::size_t i = 0; i + 1 < text.size(); ++i)
        if ((text[i] == '.' || text[i] == ':') && (text[i + 1] == ' ' || text[i + 1] == '*')) {
            text.resize(i);
            break;
        }
    text.erase(std::remove(text.begin(), text.end(), '*'), text.end());
    if (text.size() <= most) return text;
    return text.substr(0, text.rfind(' ', most)) + " …";
}

/// The context in which a check can name what stands on its page.
Context on_page(const Claim& claim, Context context) {
    context.paragraph = [&claim](const std::string& anchor) {
        if (const Paragraph* paragraph = claim.paragraph(anchor)) return opening(paragraph->text);
        throw BrokenPage(claim.file, 1,
                         fmt::format("a step names the paragraph {{#{}}}, which section Proof does not have", anchor));
    };
    context.reference = [&claim](const std::string& key) {
        if (const auto found = claim.literature.find(key); found != claim.literature.end()) return found->second;
        throw BrokenPage(claim.file, 1,
                         fmt::format("a step names the reference '{}', which [literature] does not have", key));
    };
    return context;
}

Step of_theorem(const CheckedTheorem& theorem) {
    StepParts parts{"Coq: " + theorem.name, Kind::formal, Truth::yes, 0, -1, theorem.name};
    parts.axioms = theorem.axioms;
    return parts.made();
}

/// A theorem that says what the check found carries the conclusion; what the check did supports it.
void make_formal(std::vector<Step>& steps, Evidence& evidence, const std::vector<CheckedTheorem>& theorems,
                 CheckedTheorem::Kind kind) {
    std::vector<Step> carrying;
    for (const CheckedTheorem& theorem : theorems)
        if (theorem.kind == kind) carrying.push_back(of_theorem(theorem));
    if (carrying.empty()) return;
    for (Step& step : steps) step = step.as_support();
    steps.insert(steps.begin(), carrying.begin(), carrying.end());
    evidence = Evidence::formal;
}

void add_theorems(Finding& finding, const std::string& id, const Context& context) {
    if (!context.theorems_of) return;
    const std::vector<CheckedTheorem> theorems = context.theorems_of(id);
    using Kind = CheckedTheorem::Kind;
    if (finding.verdict == Verdict::holds) make_formal(finding.steps, finding.evidence, theorems, Kind::statement);
    if (finding.verdict == Verdict::fails) make_formal(finding.steps, finding.evidence, theorems, Kind::refutation);
    if (finding.correction && finding.correction->verdict == Verdict::holds)
        make_formal(finding.correction->steps, finding.correction->evidence, theorems, Kind::correction);
}

Finding of_result(const Result& result, const Claim& claim) {
    Finding finding;
    finding.verdict = result.verdict();
    finding.evidence = result.evidence();
    finding.scope = result.scope;
    finding.steps = result.steps.list();
    finding.values = result.values;
    finding.witness = result.aim == Result::Aim::refute ? both(result.witness, claim.witness) : "";
    finding.stronger = both(claim.stronger, result.stronger);
    finding.limits = result.limits;
    if (finding.verdict != Verdict::fails) return finding;
    finding.pari = claim.pari;
    finding.python = claim.python;
    finding.harm = claim.harm;
    if (!finding.witness.empty()) return finding;
    for (const Step& step : finding.steps)
        if (step.kind() == Kind::witness && step.role() == Role::carries) finding.witness += step.says() + ". ";
    return finding;
}

void add_correction(Finding& finding, const Claim& claim, const Context& context) {
    if (!claim.check.correction) return;
    const Result result = claim.check.correction(context);
    finding.correction = {claim.correction, claim.correction_formula, result.verdict(), result.evidence(),
                          result.scope,     result.steps.list()};
}

Verdict verdict_of(language::Answer answer) {
    switch (answer) {
        case language::Answer::holds: return Verdict::holds;
        case language::Answer::fails: return Verdict::fails;
        default: return Verdict::undecided;
    }
}

/// Did a computation of the check come to another end than it says? (Not: to none.) A part of an induction or of cases
/// leaves the whole unknown.
bool comes_out_false(const std::vector<Step>& steps) {
    return std::any_of(steps.begin(), steps.end(),
                       [](const Step& step) { return step.truth() == Truth::no || comes_out_false(step.parts()); });
}

/// What carries so far supports, what the formula gave carries. Where two ways come to different ends nothing is known.
void let_carry(std::vector<Step>& steps, Verdict& verdict, Evidence& evidence, const FormulaFinding& formula,
               bool alone) {
    const Verdict found = verdict_of(formula.answer);
    const std::vector<Step>& added = formula.steps.list();
    const bool decides = found != Verdict::undecided;
    // A check that did not come out contradicts nothing.
    alone = alone || (verdict == Verdict::undecided && !comes_out_false(steps));
    if (decides && !alone && verdict != found) {
        verdict = Verdict::undecided;
        evidence = Evidence::none;
    }
    if (decides && (alone || verdict == found)) {
        for (Step& step : steps) step = step.as_support();
        verdict = found;
        evidence = formula.steps.evidence();
        steps.insert(steps.begin(), added.begin(), added.end());
    } else {
        for (const Step& step : added) steps.push_back(step.as_support());
    }
}

/// Of a claim without a check: what else the page says. Its lines of code are shown and were not run.
void add_words_of_page(Finding& finding, const Claim& claim) {
    finding.stronger = claim.stronger;
    if (finding.verdict != Verdict::fails) return;
    finding.witness = both(claim.witness, finding.witness);
    finding.pari = claim.pari;
    finding.python = claim.python;
    finding.harm = claim.harm;
}

/// What a page says is a witness is shown as its word.
std::string scope_of_formula(const FormulaSettings& settings) {
    return settings.witness.empty()
               ? "as the formula says"
               : "as the formula says; the page names as witness, which nothing here looked at: " + settings.witness;
}

/// The page's formulas beside the check, or in place of one.
void add_formulas(Finding& finding, const Claim& claim, bool alone) {
    if (!claim.formula.empty()) {
        const FormulaFinding formula = decide_formula(claim.formula, claim.file, claim.with_formula);
        if (alone && finding.scope.empty()) finding.scope = scope_of_formula(claim.with_formula);
        if (formula.answer == language::Answer::ill_posed && alone) {
            finding.verdict = Verdict::not_checkable;
            finding.scope = "the formula is ill-posed " + formula.witness;
        }
        let_carry(finding.steps, finding.verdict, finding.evidence, formula, alone);
        if (finding.verdict == Verdict::fails && finding.witness.empty()) finding.witness = formula.witness;
        if (alone) add_words_of_page(finding, claim);
    }
    if (claim.correction_formula.empty()) return;
    const bool no_other = !finding.correction;
    if (no_other) {
        if (finding.verdict != Verdict::fails) return;
        finding.correction = Correction{claim.correction,
                                        claim.correction_formula,
                                        Verdict::undecided,
                                        Evidence::none,
                                        scope_of_formula(claim.with_correction),
                                        {}};
    }
    let_carry(finding.correction->steps, finding.correction->verdict, finding.correction->evidence,
              decide_formula(claim.correction_formula, claim.file, claim.with_correction), no_other);
}

/// Of a statement read past a misprint, and of a definition that contains one, what should be printed is the statement
/// in the reading that was adjudicated.
void add_misprint(Finding& finding, const Claim& claim) {
    const bool read_past = finding.verdict == Verdict::holds || finding.verdict == Verdict::not_checkable;
    if (claim.correction.empty() || finding.correction || !read_past) return;
    finding.correction = {claim.correction, claim.correction_formula, finding.verdict, finding.evidence, finding.scope,
                          finding.steps};
}

Finding without_check(const Claim& claim) {
    Finding finding;
    finding.verdict = claim.not_checkable.empty() ? Verdict::undecided : Verdict::not_checkable;
    finding.scope = claim.not_checkable;
    if (claim.not_checkable.empty() && claim.formula.empty())
        finding.limits = "No formula: nothing says in the language of statements what the sentence says.";
    return finding;
}

}  // namespace

int Adjudication::controls_rejected() const {
    return static_cast<int>(std::count_if(controls.begin(), controls.end(), [](const auto& c) { return c.rejected; }));
}
std::vector<std::string> Adjudication::controls_accepted() const {
    std::vector<std::string> accepted;
    for (const ControlOutcome& control : controls)
        if (!control.rejected) accepted.push_back(control.changed);
    return accepted;
}

Finding find(const Claim& claim, const Context& given) {
    const Context context = on_page(claim, given);
    Finding finding;
    if (claim.check.statement) {
        finding = of_result(claim.check.statement(context), claim);
        add_correction(finding, claim, context);
    } else {
        finding = without_check(claim);
    }
    add_formulas(finding, claim, !claim.check.statement);
    add_misprint(finding, claim);
    finding.limits = both(claim.limits, finding.limits);
    finding.missing = both(claim.missing, finding.missing);
    add_theorems(finding, claim.id, context);
    return finding;
}

void withdraw(Finding& finding, const std::string& why) {
    finding.verdict = Verdict::undecided;
    finding.evidence = Evidence::none;
    finding.limits = both(why, finding.limits);
}

namespace {

/// Of a claim whose verdict comes from its formula: the controls of the formula, or of its correction where it fails.
void add_formula_controls(Adjudication& result, const Claim& claim) {
    if (claim.check.statement || claim.formula.empty()) return;
    const bool holds = result.finding.verdict == Verdict::holds;
    const std::string& formula = holds ? claim.formula : claim.correction_formula;
    const std::optional<Correction>& correction = result.finding.correction;
    if (!holds && (formula.empty() || !correction || correction->verdict != Verdict::holds)) {
        if (result.finding.verdict == Verdict::fails)
            result.no_control = "what is shown to be false needs none, and there is no correction that holds";
        return;
    }
    const language::Controls found =
        formula_controls(formula, claim.file, holds ? claim.with_formula : claim.with_correction);
    const Control::Of of = holds ? Control::Of::statement : Control::Of::correction;
    for (const language::Control& each : found.tried)
        result.controls.push_back({of, each.changed + ": " + each.text, verdict_of(each.answer), !each.accepted()});
    result.no_control = found.none;
}

}  // namespace

Adjudication adjudicate(const Claim& claim, const Context& given) {
    const Context context = on_page(claim, given);
    Context verdict_only = context;
    verdict_only.verdict_only = true;
    Adjudication result;
    Finding& finding = result.finding = given.finding_of ? given.finding(claim.id) : find(claim, given);
    const bool decided = finding.verdict == Verdict::holds || finding.verdict == Verdict::fails;
    for (const Control& control : claim.check.controls) {
        const Verdict outcome = control.run(verdict_only);
        const Verdict unchanged = control.of == Control::Of::statement ? finding.verdict
                                  : finding.correction                 ? finding.correction->verdict
                                                                       : Verdict::holds;
        result.controls.push_back({control.of, control.changed, outcome, outcome != unchanged || !decided});
    }
    add_formula_controls(result, claim);
    if (claim.check.property.run) result.property = claim.check.property.run(context.cases, context.seed);

    if (const auto accepted = result.controls_accepted(); !accepted.empty())
        withdraw(finding, "The check does not notice a changed datum: " + accepted.front() + ".");
    if (result.property.counterexample)
        withdraw(finding, (result.property.undecided ? "A case of the property could not be decided: "
                                                     : "The property is false at a case: ") +
                              *result.property.counterexample + ".");
    return result;
}

}  // namespace claim
