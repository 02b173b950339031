// Replays what integer goals rest on: forms, single values, the step of an induction, a relation for real n.
#include "claim/language/binomial_sum.hpp"
#include "claim/language/goal_steps.hpp"
#include "claim/language/sequence_proof.hpp"

#include <algorithm>
#include <stdexcept>

namespace claim::language {

using rigor::Truth;
using ItemList = std::vector<CertificateItem>;

namespace {

std::string field(const CertificateItem& item, const std::string& name) {
    for (const auto& [key, value] : item.fields)
        if (key == name) return value;
    throw std::invalid_argument("an item '" + item.type + "' without '" + name + "'");
}
long integer_field(const CertificateItem& item, const std::string& name) { return std::stol(field(item, name)); }

std::vector<std::size_t> numbers(const std::string& text) {
    std::vector<std::size_t> list;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t used = 0;
        list.push_back(std::stoul(text.substr(at), &used));
        at += used + 1;
    }
    return list;
}

/// The first n from which on the classes cover everything, each proved again.
long covered_by_forms(const IntegerGoal& goal, const ItemList& equations, const ItemList& forms) {
    SequenceValues values(false, equations);
    long covered = goal.first;
    const long start = integer_field(forms[0], "start"), step = integer_field(forms[0], "step");
    if (start < goal.first || step < 1 || step > 100) throw std::invalid_argument("a start before the first n");
    for (long r = 0; r < step; ++r) {
        const auto item = std::find_if(forms.begin(), forms.end(), [&](const CertificateItem& form) {
            return integer_field(form, "residue") == r && integer_field(form, "start") == start &&
                   integer_field(form, "step") == step;
        });
        if (item == forms.end()) throw std::invalid_argument("no form for the residue " + std::to_string(r));
        SequenceClass c{.start = start, .step = step, .residue = r, .method = field(*item, "method")};
        c.eliminated = numbers(field(*item, "eliminated"));
        c.valid = integer_field(*item, "valid");
        std::string why;
        const long claimed = c.valid;
        try {
            if (!prove_class(goal, values, false, c, why))
                throw std::invalid_argument("the form shows nothing: " + why);
        } catch (const NeedLater&) {
            throw std::invalid_argument("the form holds only from a later n on");
        } catch (const NeedClasses&) {
            throw std::invalid_argument("the form differs between classes of n");
        }
        if (claimed < c.valid) throw std::invalid_argument("the sign is not shown from so early on");
        c.valid = claimed;
        covered = std::max(covered, c.covered_from() - r);
    }
    return covered;
}

std::string replay_real(const IntegerGoal& goal, const CertificateItem& item, const ItemList& inner) {
    const auto statement = real_statement(goal, integer_field(item, "from"));
    if (!statement) return "the relation means nothing for real numbers";
    for (const NamedEngine& named : standard_engines())
        if (named.name == field(item, "engine") && named.replay) return named.replay(*statement, Answer::holds, inner);
    return "the relation for real numbers was decided by '" + field(item, "engine") + "', which cannot be replayed";
}

std::string replay(const IntegerGoal& goal, const ItemList& items, std::size_t& at) {
    if (at >= items.size() || !(items[at] == relation_item(goal))) return "the items are about another relation";
    ++at;
    ItemList equations, forms, inner;
    const CertificateItem* real = nullptr;
    std::vector<std::pair<long, long>> single;
    std::optional<long> covered;
    for (; at < items.size() && items[at].type != "relation" && items[at].type != "part"; ++at) {
        const CertificateItem& item = items[at];
        if (item.type == "equation") {
            equations.push_back(item);
        } else if (item.type == "form") {
            forms.push_back(item);
        } else if (item.type == "finite") {
            single.emplace_back(integer_field(item, "from"), integer_field(item, "to"));
        } else if (item.type == "real") {
            real = &item;
        } else if (item.type.starts_with("real ")) {
            inner.push_back(item);
            inner.back().type = item.type.substr(5);
        } else if (item.type == "companion") {
            const auto companion = companion_of(item);
            if (!companion || !shows_step(goal, *companion)) return "the companion shows no step";
            covered = goal.first + 1;
        } else if (item.type == "step") {
            const auto step = step_goal(goal);
            if (!step) return "the relation has no step";
            if (std::string why = replay(*step, items, ++at); !why.empty()) return "the step: " + why;
            covered = goal.first + 1;
            break;
        } else {
            return "an item of the type '" + item.type + "'";
        }
    }
    if (!forms.empty()) covered = covered_by_forms(goal, equations, forms);
    if (real) {
        if (std::string why = replay_real(goal, *real, inner); !why.empty()) return why;
        covered = integer_field(*real, "from");
    }
    if (!covered) return "nothing covers all n";
    long n = goal.first;
    std::sort(single.begin(), single.end());
    for (const auto& [from, to] : single) {
        if (from > n || to - from > 10'000) continue;
        for (; n <= to; ++n)
            if (truth_of(goal, n).truth != Truth::yes) return "not shown at " + goal.name + " = " + std::to_string(n);
    }
    return n >= *covered ? "" : "nothing is said of " + goal.name + " = " + std::to_string(n);
}

}  // namespace

std::string replay_goal(const IntegerGoal& goal, const ItemList& items, std::size_t& at) {
    try {
        return replay(goal, items, at);
    } catch (const std::invalid_argument& broken) {
        return broken.what();
    } catch (const std::out_of_range&) {
        return "an item with a number that cannot be read";
    }
}

}  // namespace claim::language
