// Tries the ways to prove a relation for all n, and replays them.
#include "claim/language/integer_goal.hpp"

#include "claim/language/binomial_sum.hpp"
#include "claim/language/goal_steps.hpp"
#include "claim/language/sequence_proof.hpp"
#include "claim/language/text.hpp"
#include "rigor/number/ladder.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational, rigor::Truth;
using ItemList = std::vector<CertificateItem>;

namespace {

constexpr long most_first = 400;  ///< values of n that are looked at one by one

Formula relation_formula(const IntegerGoal& g) {
    return Formula({.connective = Connective::chain, .sides = {g.left, g.right}, .relations = {g.relation}});
}

/// Equal forms decide an equation, and a weak inequality between equal sides.
bool equal_forms_at(const IntegerGoal& g, long n) {
    try {
        SequenceValues values;
        FormContext context{.box = g.others};
        context.known = [&](const Expression& e) { return values.of(e, "", context); };
        return hypergeometric_form(substitute(g.left - g.right, g.name, number(n)), context).is_zero();
    } catch (const NotHypergeometric&) {
    } catch (const NamedPolynomial::TooLong&) {
    } catch (const NeedLater&) {
    } catch (const NeedClasses&) {
    }
    return false;
}

std::string joined(const std::vector<std::size_t>& list) {
    std::string text;
    for (const std::size_t i : list) text += (text.empty() ? "" : " ") + std::to_string(i);
    return text;
}

CertificateItem form_item(const SequenceClass& c) {
    return {"form",
            {{"start", std::to_string(c.start)},
             {"step", std::to_string(c.step)},
             {"residue", std::to_string(c.residue)},
             {"method", c.method},
             {"eliminated", joined(c.eliminated)},
             {"valid", std::to_string(c.valid)}}};
}

/// All classes of one modulus from one start on.
std::optional<std::vector<SequenceClass>> classes_of(const IntegerGoal& g, SequenceValues& values, const Budget& budget,
                                                     std::string& why) {
    long start = g.first, step = 1;
    for (int tries = 0; tries < 40 && !budget.interrupted(); ++tries) {
        try {
            std::vector<SequenceClass> classes;
            for (long r = 0; r < step; ++r) {
                classes.push_back({.start = start, .step = step, .residue = r});
                if (!prove_class(g, values, true, classes.back(), why)) return std::nullopt;
            }
            return classes;
        } catch (const NeedLater& later) {
            start += later.by * step;
            if (start - g.first > most_first) break;
        } catch (const NeedClasses& need) {
            step *= need.modulus;
            if (step > 12) break;
        }
    }
    if (why.empty()) why = "no form of both sides from one n on";
    return std::nullopt;
}

Outcome refuted(const IntegerGoal& g, const TruthAt& t, long n) {
    Outcome o{.answer = t.undefined ? Answer::ill_posed : Answer::fails, .says = t.says, .witness = t.witness};
    if (t.undefined) return o;
    o.says = "false at " + g.name + " = " + std::to_string(n);
    o.certificate = {{"point", {{g.name, std::to_string(n)}, {"relation", to_text(relation_formula(g))}}}};
    return o;
}

/// "finite" for n = first, …, last; undecided where one of them is.
Outcome look_at(const IntegerGoal& g, long last, const Budget& budget) {
    Outcome all{.answer = Answer::holds};
    for (long n = g.first; n <= last; ++n) {
        if (budget.interrupted()) return {.says = "interrupted"};
        const TruthAt t = truth_of(g, n);
        if (t.undefined || t.truth == Truth::no) return refuted(g, t, n);
        if (t.truth == Truth::unknown)
            return {.says = "not decided at " + g.name + " = " + std::to_string(n) + ": " + t.says,
                    .would_help = "a form of both sides"};
    }
    if (last >= g.first)
        all.certificate = {{"finite", {{"from", std::to_string(g.first)}, {"to", std::to_string(last)}}}};
    return all;
}

void append(ItemList& items, const ItemList& more) { items.insert(items.end(), more.begin(), more.end()); }

/// By forms; empty where they do not decide.
std::optional<Outcome> by_forms(const IntegerGoal& g, const Budget& budget, std::string& why) {
    SequenceValues values;
    const auto classes = classes_of(g, values, budget, why);
    if (!classes) return std::nullopt;
    long from = g.first;
    for (const SequenceClass& c : *classes) from = std::max(from, c.covered_from() - c.residue);
    if (from - g.first > most_first) return std::nullopt;
    Outcome o = look_at(g, from - 1, budget);
    if (o.answer != Answer::holds) return o;
    ItemList items{relation_item(g)};
    append(items, values.items());
    for (const SequenceClass& c : *classes) items.push_back(form_item(c));
    append(items, o.certificate);
    const std::string& method = (*classes)[0].method;
    o.says = (method == "equal"       ? "equal hypergeometric forms for all "
              : method == "induction" ? "by induction on "
                                      : "by the ratios of neighbours for all ") +
             g.name;
    if (from > g.first) o.says += " >= " + std::to_string(from) + ", and one by one before";
    if (!values.items().empty()) o.says += "; coefficients by a differential equation that was proved";
    o.certificate = std::move(items);
    return o;
}

/// For every real n from one of a few first ones on.
std::optional<Outcome> by_reals(const IntegerGoal& g, const Budget& budget, const OneVariable& ask) {
    Budget part = budget;
    part.seconds = std::min(part.seconds / 4, 0.5);
    for (const long later : {0, 4}) {
        const auto statement = real_statement(g, g.first + later);
        if (!statement || budget.interrupted()) return std::nullopt;
        const Outcome real = ask(*statement, part);
        if (real.answer != Answer::holds) continue;
        Outcome o = look_at(g, g.first + later - 1, budget);
        if (o.answer != Answer::holds) return o;
        ItemList items{relation_item(g),
                       {"real", {{"from", std::to_string(g.first + later)}, {"engine", real.engine}}}};
        for (CertificateItem item : real.certificate) {
            item.type = "real " + item.type;
            items.push_back(std::move(item));
        }
        append(items, o.certificate);
        o.certificate = std::move(items);
        o.says = "for every real " + g.name + " >= " + std::to_string(g.first + later) + ": " + real.says;
        return o;
    }
    return std::nullopt;
}

/// Sums of binomials.
std::optional<Outcome> by_companion(const IntegerGoal& g, const Budget& budget) {
    const auto companion = sum_companion(g);
    if (!companion) return std::nullopt;
    Outcome o = look_at(g, g.first, budget);
    if (o.answer != Answer::holds) return o;
    o.certificate.insert(o.certificate.begin(), relation_item(g));
    o.certificate.push_back(companion_item(*companion));
    o.says = "by a companion of the summand (Wilf and Zeilberger), and by itself at " + g.name + " = " +
             std::to_string(g.first);
    return o;
}

std::optional<Outcome> by_steps(const IntegerGoal& g, const Budget& budget, const OneVariable& ask, int depth) {
    const auto step = step_goal(g);
    if (depth > 0 || !step) return std::nullopt;
    const Outcome inner = decide_goal(*step, budget, ask, depth + 1);
    if (inner.answer != Answer::holds) return std::nullopt;
    Outcome o = look_at(g, g.first, budget);
    if (o.answer != Answer::holds) return o;
    ItemList items{relation_item(g), o.certificate[0], {"step", {{"from", std::to_string(g.first)}}}};
    append(items, inner.certificate);
    o.certificate = std::move(items);
    o.says = "by induction on " + g.name + ": " + inner.says;
    return o;
}

}  // namespace

TruthAt truth_of(const IntegerGoal& g, long n) {
    const bool weak =
        g.relation == Relation::equal || g.relation == Relation::at_most || g.relation == Relation::at_least;
    if (!g.others.names.empty()) {
        if (g.relation == Relation::equal && equal_forms_at(g, n)) return {Truth::yes};
        return {Truth::unknown, false, "a relation with parameters"};
    }
    TruthAt t;
    rigor::climb({64, 512}, [&]() -> std::optional<bool> {
        t = truth_at(relation_formula(g), {{g.name, Rational(n)}});
        if (t.undefined || t.truth != Truth::unknown) return true;
        return std::nullopt;
    });
    if (!t.undefined && t.truth == Truth::unknown && weak && equal_forms_at(g, n)) return {Truth::yes};
    return t;
}

Outcome decide_goal(const IntegerGoal& g, const Budget& budget, const OneVariable& ask, int depth) {
    if (g.others.names.empty())
        for (long n = g.first; n < g.first + 12; ++n) {
            const TruthAt t = truth_of(g, n);
            if (t.undefined || t.truth == Truth::no) return refuted(g, t, n);
        }
    std::string why;
    if (auto found = by_forms(g, budget, why)) return *found;
    if (auto found = by_companion(g, budget)) return *found;
    if (auto found = by_reals(g, budget, ask)) return *found;
    if (auto found = by_steps(g, budget, ask, depth)) return *found;
    return {.says = why, .would_help = "a simpler form, or a relation that an induction on " + g.name + " shows"};
}

Outcome decide_range(const IntegerGoal& g, long last, const Budget& budget) {
    if (last - g.first > 4 * most_first) return {.says = "a long range", .would_help = "a relation for all n"};
    Outcome o = look_at(g, last, budget);
    if (o.answer != Answer::holds) return o;
    o.certificate.insert(o.certificate.begin(), relation_item(g));
    o.says = "each " + g.name + " by itself";
    return o;
}

CertificateItem relation_item(const IntegerGoal& g) {
    CertificateItem item{"relation",
                         {{"left", to_text(g.left)},
                          {"relation", to_string(g.relation)},
                          {"right", to_text(g.right)},
                          {"name", g.name},
                          {"first", std::to_string(g.first)}}};
    for (const auto& [name, range] : g.others.names)
        item.fields.emplace_back(
            "parameter", name + (range.integer ? " integer" : " real") + " in " + (range.lower_closed ? "[" : "(") +
                             (range.lower ? range.lower->str() : "-inf") + ", " +
                             (range.upper ? range.upper->str() : "inf") + (range.upper_closed ? "]" : ")"));
    return item;
}

}  // namespace claim::language
