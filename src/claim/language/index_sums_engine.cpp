// Identities between named matrices, vectors and index sums.
#include "claim/language/index_sums_engine.hpp"

#include "claim/language/instance_search.hpp"
#include "claim/language/sign_of_index_sums.hpp"
#include "claim/language/text.hpp"

#include <algorithm>

namespace claim::language {

IndexSum general_entry(const Expression& e, const Expression& beside, NoncommutativeForm& form) {
    const TypeScope& scope = form.data().scope;
    const Type type = type_of(is_literal(e, 0) ? beside : e, scope);
    if (is_literal(e, 0)) return {};
    if (type.sort == Sort::matrix) return form.at(e, "@1", "@2");
    if (type.sort == Sort::vector) return form.at(e, "@1");
    if (!type.is_scalar()) throw NoForm("the part " + to_text(e));
    return form.at(e);
}

std::optional<CertificateItem> identity_item(const Formula& goal, NoncommutativeForm& form) {
    const IndexSum left = general_entry(goal->sides[0], goal->sides[1], form);
    const IndexSum right = general_entry(goal->sides[1], goal->sides[0], form);
    // A difference finds what cancels only when both sides are over one denominator.
    if (!(left == right) && !(left - right).is_zero()) return std::nullopt;
    return CertificateItem{"identity", {{"goal", to_text(goal)}, {"form", left.text()}}};
}

GoalAttempt attempted(const std::function<void(GoalAttempt&)>& work) {
    GoalAttempt attempt;
    try {
        work(attempt);
    } catch (const NoForm& error) {
        attempt.stuck = std::string("no normal form for ") + error.what();
    } catch (const StatementError& error) {
        attempt.stuck = error.found;
    } catch (const std::logic_error& error) {
        attempt.stuck = std::string("the normal form is too large: ") + error.what();
    }
    return attempt;
}

namespace {

bool is_equality(const Formula& goal) { return goal->relations[0] == Relation::equal; }

GoalAttempt prove(const AbstractData& data) {
    return attempted([&](GoalAttempt& attempt) {
        NoncommutativeForm form(data);
        for (const Formula& goal : data.goals) {
            auto item = identity_item(goal, form);
            if (!item) item = solution_item(goal, form);
            if (!item) {
                attempt.stuck = "the normal forms of " + to_text(goal) + " differ, which decides nothing";
                return;
            }
            attempt.items.push_back(*item);
        }
        // What is assumed must be defined too.
        for (const Formula& premise : data.premises)
            for (const Expression& side : premise->sides) static_cast<void>(general_entry(side, side, form));
        if (const std::string unmet = unmet_obligation(form); !unmet.empty())
            attempt.stuck = "it is not shown that " + unmet + " stays where the statement is defined";
    });
}

}  // namespace

std::optional<Outcome> index_sums_engine(const Statement& s, const Budget& budget) {
    const auto data = abstract_data(s);
    if (!data || !std::all_of(data->goals.begin(), data->goals.end(), is_equality)) return std::nullopt;
    const GoalAttempt attempt = prove(*data);
    if (attempt.stuck.empty())
        return Outcome{.answer = Answer::holds,
                       .says = attempt.items.front().type == "solution"
                                   ? "the right side solves the same equation with the same start"
                                   : "both sides have one normal form, for every size",
                       .certificate = attempt.items};
    if (auto refuted = refute_by_instance(*data, budget)) return refuted;
    return Outcome{.says = attempt.stuck + "; no matrix of 1, 2 or 3 rows that was tried refutes",
                   .would_help = "the identity in smaller steps"};
}

std::string replay_index_sums(const Statement& s, Answer answer, const std::vector<CertificateItem>& items) {
    const auto data = abstract_data(s);
    if (!data || !std::all_of(data->goals.begin(), data->goals.end(), is_equality)) return "no statement of this kind";
    if (answer != Answer::holds)
        return items.size() == 1 && items[0].type == "instance" ? replay_instance(*data, answer, items[0])
                                                                : "one instance is wanted";
    // The items are those that the goals have, one each; the normal forms are computed again.
    const GoalAttempt again = prove(*data);
    if (!again.stuck.empty()) return again.stuck;
    if (items.size() != again.items.size()) return "as many items as relations are wanted";
    for (std::size_t i = 0; i < items.size(); ++i)
        if (!(items[i] == again.items[i])) return "the item '" + items[i].type + "' does not show its relation";
    return {};
}

}  // namespace claim::language
