// Inequalities between functionals of named matrices.
#include "claim/language/matrix_inequalities.hpp"
#include "claim/language/certificate.hpp"

#include "claim/language/index_sums_engine.hpp"
#include "claim/language/index_terms.hpp"
#include "claim/language/instance_search.hpp"
#include "claim/language/linear_combination.hpp"
#include "claim/language/matrix_rules.hpp"
#include "claim/language/sign_of_index_sums.hpp"
#include "claim/language/text.hpp"

#include <algorithm>
#include <new>

namespace claim::language {

using rigor::Rational;

namespace {

struct Column {
    std::string rule, of, times;
    IndexSum form;
    bool strict;
};

/// The first abs(P) that stands as a factor of a term; P, and the text of the factor.
std::optional<std::pair<IndexSum, std::string>> first_modulus(const IndexSum& a) {
    for (const auto& [key, term] : a.terms())
        for (const IndexFactor& f : term.factors)
            if (f.head == "abs" && f.power == 1 && f.indices.empty() && term.bound.empty())
                return std::pair(f.arguments[0], IndexSum::of({.factors = {f}}).text());
    return std::nullopt;
}

/// a with that abs(P) replaced.
IndexSum with_modulus(const IndexSum& a, const std::string& modulus, const IndexSum& value) {
    IndexSum total;
    for (const auto& [key, term] : a.terms()) {
        IndexTerm rest = term;
        const auto here = std::find_if(rest.factors.begin(), rest.factors.end(), [&](const IndexFactor& f) {
            return f.head == "abs" && f.power == 1 && IndexSum::of({.factors = {f}}).text() == modulus;
        });
        if (here == rest.factors.end() || !term.bound.empty()) {
            total += IndexSum::of(term);
            continue;
        }
        rest.factors.erase(here);
        total += IndexSum::of(rest) * value;
    }
    return total;
}

/// A goal in one case of the signs of its absolute values.
struct Case {
    std::string signs;
    IndexSumFact goal;
    std::vector<IndexSumFact> assumed;  ///< the signs
};

void split(const Case& c, std::vector<Case>& all) {
    constexpr std::size_t most = 3;
    const auto modulus = first_modulus(c.goal.form);
    if (!modulus || c.signs.size() >= most) {
        all.push_back(c);
        return;
    }
    for (const int sign : {1, -1}) {
        Case one = c;
        one.signs += sign > 0 ? "+" : "-";
        const IndexSum value = Rational(sign) * modulus->first;
        one.goal.form = with_modulus(c.goal.form, modulus->second, value);
        one.assumed.push_back({"case", one.signs, value});
        split(one, all);
    }
}

std::vector<Case> cases_of(const Formula& goal, NoncommutativeForm& form) {
    std::vector<Case> all;
    split({.signs = "", .goal = order_fact(goal, form), .assumed = {}}, all);
    return all;
}

constexpr int levels = 3;  // 0: no multipliers; 1: with them; 2: differences of matrices too

std::vector<Column> columns_of(const Case& c, NoncommutativeForm& form, int level) {
    std::vector<IndexSumFact> facts = c.assumed;
    facts.push_back({"negated goal", c.goal.of, Rational(-1) * c.goal.form, !c.goal.strict});
    for (IndexSumFact& fact : matrix_facts(form, level == 2)) facts.push_back(std::move(fact));
    // Absolute values that are left are known from below.
    std::map<std::string, IndexSum> moduli;
    for (const IndexSumFact& fact : facts)
        if (const auto modulus = first_modulus(fact.form)) moduli.emplace(modulus->second, modulus->first);
    for (const auto& [text, inner] : moduli) {
        const IndexSum value = function("abs", inner);
        facts.push_back({"modulus", text + " from above", value - inner});
        facts.push_back({"modulus", text + " from below", value + inner});
    }
    std::vector<Column> columns;
    std::vector<IndexSumFact> factors = multipliers(form);
    if (level == 0) factors.resize(1);
    for (const IndexSumFact& times : factors)
        for (const IndexSumFact& fact : facts)
            columns.push_back({fact.rule, fact.of, times.of, times.form * fact.form, fact.strict && times.strict});
    return columns;
}

CertificateItem head_item(const Formula& goal, const Case& c, int level) {
    return {"inequality", {{"goal", to_text(goal)}, {"case", c.signs}, {"level", std::to_string(level)}}};
}

std::optional<std::vector<CertificateItem>> combination(const Formula& goal, const Case& c, NoncommutativeForm& form,
                                                        int last_level, const Budget& budget) {
    for (int level = 0; level <= last_level && !budget.interrupted(); ++level) {
        const std::vector<Column> columns = columns_of(c, form, level);
        std::vector<LinearColumn> linear;
        for (const Column& column : columns) {
            LinearColumn l{.entries = {}, .strict = column.strict};
            for (const auto& [key, term] : column.form.terms()) l.entries[key] = term.coefficient;
            linear.push_back(std::move(l));
        }
        const auto y = contradiction(linear, budget.interrupted);
        if (!y) continue;
        std::vector<CertificateItem> items{head_item(goal, c, level)};
        for (std::size_t i = 0; i < columns.size(); ++i)
            if ((*y)[i] > 0)
                items.push_back({"term",
                                 {{"factor", (*y)[i].str()},
                                  {"rule", columns[i].rule},
                                  {"of", columns[i].of},
                                  {"times", columns[i].times}}});
        return items;
    }
    return std::nullopt;
}

bool is_equality(const Formula& goal) { return goal->relations[0] == Relation::equal; }

/// Translates everything, so that the matrices that occur and what must be defined are known.
void meet(const AbstractData& data, NoncommutativeForm& form) {
    for (const auto* formulas : {&data.premises, &data.goals})
        for (const Formula& f : *formulas) {
            if (f->relations[0] == Relation::equal || f->relations[0] == Relation::unequal)
                for (std::size_t i : {0u, 1u}) static_cast<void>(general_entry(f->sides[i], f->sides[1 - i], form));
            else
                static_cast<void>(order_fact(f, form));
        }
    // The named matrices take part in Weyl's inequalities even where only their difference has a norm.
    for (const Binding& b : data.bindings)
        if (b.domain.kind == DomainKind::symmetric)
            for (const std::string& name : b.names) static_cast<void>(form.matrix(variable(name), true));
}

GoalAttempt prove(const AbstractData& data, int last_level, const Budget& budget) {
    return attempted([&](GoalAttempt& attempt) {
        NoncommutativeForm form(data);
        meet(data, form);
        if (const std::string unmet = unmet_obligation(form); !unmet.empty()) {
            attempt.stuck = "it is not shown that " + unmet + " stays where the statement is defined";
            return;
        }
        for (const Formula& goal : data.goals) {
            attempt.stuck = "no combination of the lemmas gives " + to_text(goal);
            if (is_equality(goal)) {
                const auto item = identity_item(goal, form);
                if (!item) return;
                attempt.items.push_back(*item);
                continue;
            }
            for (const Case& c : cases_of(goal, form)) {
                const auto items = combination(goal, c, form, last_level, budget);
                if (!items) return;
                attempt.items.insert(attempt.items.end(), items->begin(), items->end());
            }
        }
        attempt.stuck.clear();
        if (const std::string unmet = unmet_obligation(form); !unmet.empty())
            attempt.stuck = "it is not shown that " + unmet + " stays where the statement is defined";
    });
}

/// Whether the terms from `at` on are a combination that shows the case; `at` moves behind them.
std::string replay_case(const Formula& goal, const Case& c, NoncommutativeForm& form,
                        const std::vector<CertificateItem>& items, std::size_t& at) {
    if (at >= items.size()) return "a relation without combination";
    const std::string level_text = text_field(items[at], "level");
    if (level_text.size() != 1 || level_text[0] < '0' || level_text[0] >= '0' + levels) return "an unknown level";
    const int level = level_text[0] - '0';
    if (!(items[at] == head_item(goal, c, level))) return "a combination for another relation or case";
    ++at;
    const std::vector<Column> columns = columns_of(c, form, level);
    IndexSum total;
    bool strict = false;
    for (; at < items.size() && items[at].type == "term"; ++at) {
        const CertificateItem& item = items[at];
        const auto column = std::find_if(columns.begin(), columns.end(), [&](const Column& k) {
            return k.rule == text_field(item, "rule") && k.of == text_field(item, "of") &&
                   k.times == text_field(item, "times");
        });
        if (column == columns.end()) return "no lemma '" + text_field(item, "rule") + "' of " + text_field(item, "of");
        const Rational factor = rigor::parse_rational(text_field(item, "factor"));
        if (factor <= 0) return "a factor that is not positive";
        strict |= column->strict;
        total += factor * column->form;
    }
    if (!total.is_zero()) return "the combination is not 0";
    return strict ? "" : "the combination has no strict term";
}

bool takes(const AbstractData& data) { return !std::all_of(data.goals.begin(), data.goals.end(), is_equality); }

}  // namespace

std::optional<Outcome> matrix_inequalities_engine(const Statement& s, const Budget& budget) {
    const auto data = abstract_data(s);
    if (!data || !takes(*data)) return std::nullopt;
    // A search among many multipliers is long where there is nothing to find: refutation comes before it.
    GoalAttempt attempt = prove(*data, 0, budget);
    if (!attempt.stuck.empty()) {
        if (auto refuted = refute_by_instance(*data, budget)) return refuted;
        attempt = prove(*data, levels - 1, budget);
    }
    if (attempt.stuck.empty())
        return Outcome{.answer = Answer::holds,
                       .says = "a nonnegative combination of lemmas about matrices and of the premises",
                       .certificate = attempt.items};
    return Outcome{.says = attempt.stuck + "; no matrix of 1, 2 or 3 rows that was tried refutes",
                   .would_help = "an intermediate inequality as a statement of its own"};
}

std::string replay_matrix_inequalities(const Statement& s, Answer answer, const std::vector<CertificateItem>& items) {
    const auto data = abstract_data(s);
    if (!data || !takes(*data)) return "no statement of this kind";
    if (answer != Answer::holds)
        return items.size() == 1 && items[0].type == "instance" ? replay_instance(*data, answer, items[0])
                                                                : "one instance is wanted";
    try {
        NoncommutativeForm form(*data);
        meet(*data, form);
        std::size_t at = 0;
        for (const Formula& goal : data->goals) {
            if (is_equality(goal)) {
                const auto item = identity_item(goal, form);
                if (!item || at >= items.size() || !(items[at] == *item)) return "an identity that is not shown";
                ++at;
                continue;
            }
            for (const Case& c : cases_of(goal, form))
                if (const std::string why = replay_case(goal, c, form, items, at); !why.empty()) return why;
        }
        if (at != items.size()) return "items that show nothing";
        if (const std::string unmet = unmet_obligation(form); !unmet.empty()) return unmet + " may be undefined";
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& error) {
        return error.what();
    }
    return {};
}

}  // namespace claim::language
