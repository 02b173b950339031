// Comparisons of constants.
#include "claim/language/decide.hpp"
#include "claim/language/text.hpp"
#include "rigor/number/ladder.hpp"

namespace claim::language {

using rigor::Truth;

namespace {

bool is_closed(const Formula& f) {
    switch (f->connective) {
        case Connective::chain:
        case Connective::membership: return free_variables(f).empty();
        case Connective::conjunction:
        case Connective::disjunction:
        case Connective::negation:
        case Connective::implies:
        case Connective::equivalent:
            for (const Formula& part : f->parts)
                if (!is_closed(part)) return false;
            return true;
        default: return false;
    }
}

}  // namespace

std::optional<Outcome> closed_engine(const Statement& s, const Budget& budget) {
    if (!s.given.empty() || !is_closed(s.formula)) return std::nullopt;
    TruthAt last;
    long bits = 0;
    const auto found = rigor::climb({64, budget.last_bits}, [&]() -> std::optional<TruthAt> {
        if (budget.interrupted()) return std::nullopt;
        bits = rigor::Precision::bits();
        last = truth_at(s.formula, {}, s.definitions);
        if (last.undefined || last.truth != Truth::unknown) return last;
        return std::nullopt;
    });
    if (!found)
        return Outcome{.says = last.says.empty() ? "the constants are not told apart" : last.says,
                       .would_help = "a proof of equality by another engine, or more precision"};
    if (found->undefined) return Outcome{.answer = Answer::ill_posed, .says = found->says, .witness = found->witness};
    const bool holds = found->truth == Truth::yes;
    Outcome outcome{.answer = holds ? Answer::holds : Answer::fails,
                    .says = "constants, compared at " + std::to_string(bits) + " bits",
                    .witness = holds ? std::nullopt : found->witness};
    outcome.certificate = {
        {"constant",
         {{"formula", to_text(s.formula)}, {"bits", std::to_string(bits)}, {"truth", rigor::to_string(found->truth)}}}};
    return outcome;
}

}  // namespace claim::language
