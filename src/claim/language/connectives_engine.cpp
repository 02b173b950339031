// Connectives between statements.
#include "claim/language/definedness.hpp"
#include "claim/language/existence_engine.hpp"
#include "claim/language/existence_steps.hpp"
#include "claim/language/text.hpp"

#include <algorithm>

namespace claim::language {

namespace {

using ItemList = std::vector<CertificateItem>;

/// The negation where it has a positive form.
std::optional<Formula> positive_negation(const Formula& f) {
    try {
        const Formula n = negate(f);
        if (n->connective != Connective::negation) return n;
    } catch (const std::invalid_argument&) {
    }
    return std::nullopt;
}

bool is_quantified(const Formula& f) {
    switch (f->connective) {
        case Connective::chain:
        case Connective::membership: return false;
        case Connective::negation:
        case Connective::conjunction:
        case Connective::disjunction:
        case Connective::implies:
        case Connective::equivalent:
            for (const Formula& part : f->parts)
                if (is_quantified(part)) return true;
            return false;
        default: return true;
    }
}

bool is_of_this_kind(const Statement& s) {
    const Connective c = s.formula->connective;
    return s.given.empty() && s.facts.empty() &&
           (c == Connective::negation || c == Connective::disjunction || c == Connective::implies ||
            c == Connective::equivalent) &&
           is_quantified(s.formula);
}

Answer flipped(Answer a) { return a == Answer::holds ? Answer::fails : a == Answer::fails ? Answer::holds : a; }

/// The parts as a disjunction: an implication is "not A or B".
struct Part {
    Formula formula;
    bool negated = false;
};
std::vector<Part> disjuncts(const Formula& f) {
    std::vector<Part> parts;
    for (std::size_t i = 0; i < f->parts.size(); ++i)
        parts.push_back({f->parts[i], f->connective == Connective::implies && i == 0});
    return parts;
}

/// Whether a part that is not decided is at least defined.
Outcome defined(const Statement& s, const Formula& part, ItemList& items, const Budget& budget) {
    const auto d = definedness(part);
    if (!d) return {.says = "it is not known where " + to_text(part) + " is defined"};
    if (d->always) return {.answer = Answer::holds};
    const Statement question = with_formula(s, *d->formula);
    Outcome o = ask_all(question, budget);
    if (o.answer == Answer::holds) append_asked(items, question, o);
    return o;
}

/// By the statement that is negated, or by its negation in positive form.
Outcome of_negation(const Statement& s, const Budget& budget) {
    const Formula& inner = s.formula->parts[0];
    Budget half = budget;
    half.seconds = budget.seconds / 2;
    Outcome open;
    for (const bool positive : {true, false}) {
        const auto formula = positive ? positive_negation(inner) : std::optional(inner);
        if (!formula) continue;
        const Statement question = with_formula(s, *formula);
        Outcome o = ask_all(question, half);
        if (o.answer == Answer::ill_posed) return o;
        if (o.answer == Answer::undecided) {
            open = {.says = o.says, .would_help = o.would_help};
            continue;
        }
        ItemList items{{"negation", {{"of", positive ? "negated" : "as it is"}}}};
        append_asked(items, question, o);
        if (!positive) {
            o.says = to_text(*formula) + (o.answer == Answer::holds ? " holds: " : " fails: ") + o.says;
            o.answer = flipped(o.answer);
            o.witness.reset();
        }
        if (o.answer == Answer::fails && !o.witness) o.witness = Witness{.relation = to_text(s.formula)};
        o.certificate = std::move(items);
        return o;
    }
    return open;
}

Outcome of_equivalence(const Statement& s, const Budget& budget) {
    ItemList items;
    std::vector<Outcome> sides;
    for (std::size_t i = 0; i < 2; ++i) {
        const Statement question = with_formula(s, s.formula->parts[i]);
        sides.push_back(ask_all(question, budget));
        if (sides[i].answer == Answer::undecided || sides[i].answer == Answer::ill_posed) return sides[i];
        items.push_back({"part_of", {{"index", std::to_string(i)}}});
        append_asked(items, question, sides[i]);
    }
    const bool same = sides[0].answer == sides[1].answer;
    Outcome o{.answer = same ? Answer::holds : Answer::fails,
              .says = std::string("the sides: ") + to_string(sides[0].answer) + ", " + to_string(sides[1].answer)};
    if (!same) o.witness = Witness{.relation = to_text(s.formula)};
    o.certificate = std::move(items);
    return o;
}

Outcome of_disjunction(const Statement& s, const Budget& budget) {
    const std::vector<Part> parts = disjuncts(s.formula);
    Budget each = budget;
    each.seconds = budget.seconds / static_cast<double>(parts.size());
    ItemList items;
    Outcome open{.answer = Answer::fails, .says = "each part fails"};
    std::vector<std::size_t> undecided;
    std::string reasons;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const Statement question = with_formula(s, parts[i].formula);
        Outcome o = ask_all(question, each);
        const Answer answer = parts[i].negated ? flipped(o.answer) : o.answer;
        if (answer == Answer::ill_posed) return o;
        if (answer == Answer::undecided) {
            if (open.answer == Answer::fails) open = {.says = o.says, .would_help = o.would_help};
            undecided.push_back(i);
            continue;
        }
        ItemList own{{"part_of", {{"index", std::to_string(i)}}}};
        append_asked(own, question, o);
        reasons += (reasons.empty() ? "" : "; ") + o.says;
        if (answer == Answer::fails) {
            items.insert(items.end(), own.begin(), own.end());
            continue;
        }
        // What stands before must be defined.
        for (const std::size_t before : undecided) {
            own.push_back({"defined", {{"index", std::to_string(before)}}});
            const Outcome d = defined(s, parts[before].formula, own, each);
            if (d.answer != Answer::holds) return {.says = open.says, .would_help = open.would_help};
        }
        // What stands behind does not count where it is false; where it says nothing, the statement says nothing.
        for (std::size_t after = i + 1; after < parts.size(); ++after)
            if (Outcome o2 = ask_all(with_formula(s, parts[after].formula), each); o2.answer == Answer::ill_posed)
                return o2;
        items.insert(items.end(), own.begin(), own.end());
        return {.answer = Answer::holds,
                .says = (parts[i].negated ? "the premise fails: " : to_text(parts[i].formula) + " holds: ") + o.says,
                .certificate = std::move(items)};
    }
    if (open.answer == Answer::fails) {
        open.says = "no part holds: " + reasons;
        open.witness = Witness{.relation = to_text(s.formula)};
        open.certificate = std::move(items);
    }
    return open;
}

std::optional<std::size_t> index_of(const CertificateItem& item, const std::string& type, std::size_t size) {
    const std::string text = text_field(item, "index");
    if (item.type != type || text.size() != 1 || text[0] < '0' || text[0] > '9') return std::nullopt;
    const auto i = static_cast<std::size_t>(text[0] - '0');
    return i < size ? std::optional(i) : std::nullopt;
}

}  // namespace

std::optional<Outcome> connectives_engine(const Statement& s, const Budget& budget) {
    if (!is_of_this_kind(s) || s.formula->parts.size() > 9) return std::nullopt;
    if (s.formula->connective == Connective::negation) return of_negation(s, budget);
    if (s.formula->connective == Connective::equivalent) return of_equivalence(s, budget);
    return of_disjunction(s, budget);
}

std::string replay_connectives(const Statement& s, Answer answer, const ItemList& items) {
    if (!is_of_this_kind(s) || items.empty()) return "no items of a connective";
    std::size_t at = 0;
    if (s.formula->connective == Connective::negation) {
        const CertificateItem& head = items[at++];
        const Formula& inner = s.formula->parts[0];
        const bool positive = text_field(head, "of") == "negated";
        if (head.type != "negation" || (!positive && text_field(head, "of") != "as it is"))
            return "an item 'negation' is missing";
        const auto formula = positive ? positive_negation(inner) : std::optional(inner);
        if (!formula) return "no positive form of the negation";
        const std::string wrong =
            replay_asked(with_formula(s, *formula), positive ? answer : flipped(answer), items, at);
        return !wrong.empty() || at == items.size() ? wrong : "items too many";
    }
    const std::vector<Part> parts = disjuncts(s.formula);
    std::vector<Answer> known(parts.size(), Answer::undecided);
    std::vector<bool> is_defined(parts.size(), false);
    while (at < items.size()) {
        const CertificateItem& head = items[at++];
        if (const auto i = index_of(head, "part_of", parts.size())) {
            if (at >= items.size()) return "an item 'asked' is missing";
            const Answer own = text_field(items[at], "answer") == "holds" ? Answer::holds : Answer::fails;
            const std::string wrong = replay_asked(with_formula(s, parts[*i].formula), own, items, at);
            if (!wrong.empty()) return wrong;
            known[*i] = parts[*i].negated ? flipped(own) : own;
        } else if (const auto d = index_of(head, "defined", parts.size())) {
            const auto obligation = definedness(parts[*d].formula);
            if (!obligation) return "it is not known where a part is defined";
            if (!obligation->always) {
                const std::string wrong = replay_asked(with_formula(s, *obligation->formula), Answer::holds, items, at);
                if (!wrong.empty()) return wrong;
            }
            is_defined[*d] = true;
        } else {
            return "an item of another kind: " + head.type;
        }
    }
    if (s.formula->connective == Connective::equivalent) {
        if (known[0] == Answer::undecided || known[1] == Answer::undecided) return "a side has no item";
        return (known[0] == known[1] ? Answer::holds : Answer::fails) == answer ? "" : "the items show the contrary";
    }
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (known[i] == Answer::holds) return answer == Answer::holds ? "" : "the items show the contrary";
        if (known[i] == Answer::undecided && !is_defined[i]) return "a part has no item";
    }
    return answer == Answer::fails && std::find(known.begin(), known.end(), Answer::undecided) == known.end()
               ? ""
               : "the items show the contrary";
}

}  // namespace claim::language
