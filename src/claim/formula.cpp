#include "claim/formula.hpp"

#include "claim/language/deadline.hpp"
#include "claim/language/decide.hpp"
#include "claim/language/parser.hpp"
#include "claim/language/trial.hpp"
#include "claim/page.hpp"
#include "claim/step_parts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <mutex>
#include <utility>

namespace claim {

using language::Answer;
using rigor::Truth;

namespace {

std::string in_words(const language::Witness& witness) {
    std::string point;
    for (const auto& [name, value] : witness.at)
        point += fmt::format("{}{} = {}", point.empty() ? "" : ", ", name, value);
    std::string text = point.empty() ? "" : "at " + point;
    if (!witness.left.empty())
        text += fmt::format("{}{} is false: the sides are {} and {}", text.empty() ? "" : ", ", witness.relation,
                            witness.left, witness.right);
    return text;
}

language::Statement with_hints(const std::string& formula, const std::string& file, const FormulaSettings& settings) {
    language::Statement statement = language::parse(formula);
    for (const std::string& hint : settings.hints) {
        try {
            statement.hints.push_back(language::parse_hint(hint, {statement.definitions}));
        } catch (const language::StatementError& error) {
            throw BrokenPage(file, 1, fmt::format("hint '{}': {}", hint, error.what()));
        }
    }
    return statement;
}

/// All engines together have the seconds: each has what the others left.
language::Outcome decided_within(double seconds, const language::Statement& statement) {
    const language::Deadline end(seconds);
    language::Budget budget;
    budget.seconds = seconds;
    budget.interrupted = [end] { return end.over(); };
    std::vector<language::NamedEngine> engines = language::standard_engines();
    for (language::NamedEngine& named : engines)
        named.engine = [end, engine = std::move(named.engine)](const language::Statement& s,
                                                               const language::Budget& given) {
            language::Budget rest = given;
            rest.seconds = std::max(0.0, end.left());
            return engine(s, rest);
        };
    language::Outcome outcome = language::decide(statement, budget, engines);
    if (outcome.answer == Answer::undecided && end.over())
        outcome.says = fmt::format("not decided within {:g} s: {}", seconds, outcome.says);
    return outcome;
}

FormulaFinding decided(const std::string& formula, const std::string& file, const FormulaSettings& settings) {
    FormulaFinding finding;
    demand_readable(formula, file);
    const language::Outcome outcome = decided_within(settings.seconds > 0 ? settings.seconds : usual_formula_seconds,
                                                     with_hints(formula, file, settings));
    finding.answer = outcome.answer;
    finding.certificate = outcome.certificate;
    finding.engine = outcome.engine;
    if (outcome.witness) finding.witness = in_words(*outcome.witness);
    // Of an order term or a limit the point alone shows nothing.
    if (outcome.witness && outcome.witness->left.empty() && outcome.answer == Answer::fails)
        finding.witness = fmt::format("{}{}{}", finding.witness, finding.witness.empty() ? "" : ": ", outcome.says);
    const bool has_witness = outcome.answer == Answer::fails && outcome.witness;
    const long items = std::max<long>(1, static_cast<long>(outcome.certificate.size()));
    StepParts step{has_witness ? finding.witness : outcome.says, has_witness ? Kind::witness : Kind::everywhere,
                   Truth::yes, has_witness ? 0 : items};
    if (outcome.answer == Answer::holds || outcome.answer == Answer::fails) {
        finding.steps.carries(step.made());
        finding.steps.carries(StepParts{
            fmt::format("the formula of the page {}: {}", outcome.answer == Answer::holds ? "holds" : "fails", formula),
            Kind::states, Truth::yes}
                                  .made());
    } else {
        step.truth = Truth::unknown;
        step.says = fmt::format("the formula of the page is {}: {}", to_string(outcome.answer), outcome.says);
        finding.steps.supports(step.made());
    }
    return finding;
}

}  // namespace

void demand_readable(const std::string& formula, const std::string& file) {
    if (formula.empty()) return;
    try {
        static_cast<void>(language::unfold_definitions(language::parse(formula)));
    } catch (const std::invalid_argument& error) {  // StatementError too; of definitions that go around in a circle
        throw BrokenPage(file, 1, fmt::format("formula: {}", error.what()));
    }
}

FormulaFinding decide_formula(const std::string& formula, const std::string& file, const FormulaSettings& settings) {
    // Controls run the check again and not the formula; a formula that several findings ask for is decided once.
    static std::mutex mutex;
    static std::map<std::string, FormulaFinding> known;
    std::string key = fmt::format("{:g}\n{}", settings.seconds, formula);
    for (const std::string& hint : settings.hints) key += '\n' + hint;
    {
        const std::lock_guard lock(mutex);
        if (const auto found = known.find(key); found != known.end()) return found->second;
    }
    FormulaFinding finding = decided(formula, file, settings);
    const std::lock_guard lock(mutex);
    return known.emplace(std::move(key), std::move(finding)).first->second;
}

language::Controls formula_controls(const std::string& formula, const std::string& file,
                                    const FormulaSettings& settings) {
    // Generous times: what is found must not depend on how busy the machine is.
    constexpr double seconds = 300;
    constexpr language::ControlLimits limits{.most = 12, .seconds = 10};
    return language::controls(with_hints(formula, file, settings), decide_formula(formula, file, settings).answer,
                              {.seconds = seconds}, language::standard_engines(), limits);
}

Property formula_property(const std::string& formula, const std::string& correction, const std::string& file,
                          const FormulaSettings& with_formula, const FormulaSettings& with_correction) {
    const auto drawn = [](const std::string& text) {
        return !text.empty() && language::has_points(language::parse(text));
    };
    const std::string first = drawn(formula) ? formula : "", second = drawn(correction) ? correction : "";
    if (first.empty() && second.empty()) return {};
    return {
        "the formula (its correction, where it fails) is true at random points of its domain",
        [=](int cases, std::uint64_t seed) -> PropertyResult {
            for (const auto& [text, settings] : {std::pair(first, with_formula), std::pair(second, with_correction)}) {
                if (text.empty() || decide_formula(text, file, settings).answer != Answer::holds) continue;
                const language::Trial trial = language::try_points(language::parse(text), cases, seed);
                return {trial.cases, trial.discarded, trial.counterexample};
            }
            return {};
        }};
}

}  // namespace claim
