// Existence by witnesses, sign changes and negations.
#include "claim/language/existence_engine.hpp"

#include "claim/language/deadline.hpp"
#include "claim/language/definedness.hpp"
#include "claim/language/existence_steps.hpp"
#include "claim/language/sample_points.hpp"
#include "claim/language/text.hpp"
#include "claim/language/witnesses.hpp"
#include "rigor/number/ladder.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational, rigor::Truth;

namespace {

using ItemList = std::vector<CertificateItem>;

class Search {
public:
    Search(const Statement& s, const ExistenceClaim& claim, const Budget& budget)
        : s_(s),
          c_(claim),
          budget_(budget),
          end_(budget.seconds) {}

    Outcome run() {
        const bool plain = is_quantifier_free(c_.body);
        std::optional<Outcome> found;
        if (c_.outer.empty()) {
            if (plain) found = at_sample();
            if (!found && plain) found = sign_change();
            if (!found && plain) found = by_negation();
            if (!found) found = at_candidates();
            if (!found && !plain) found = by_negation();
        } else {
            found = at_candidates();
            if (!found) found = refuted_at_point();
            if (!found) found = uniform();
            if (!found) found = in_halves();
        }
        if (found) return *found;
        return {.says = "no witness was found, and the negation is not proved", .would_help = "a witness"};
    }

private:
    bool is_over() const { return budget_.interrupted() || end_.over(); }
    Budget share(double fraction, double most) const {
        Budget b = budget_;
        b.seconds = std::max(0.05, std::min(most, end_.left() * fraction));
        return b;
    }
    Outcome ask(const Formula& f, double fraction, double most) const {
        return ask_all(with_formula(s_, f), share(fraction, most));
    }
    /// With what shows that the claim is defined on its whole domain; empty if that is not shown.
    std::optional<Outcome> holds(ItemList items, const std::string& says) const {
        const auto d = definedness_of(c_);
        if (!d) return std::nullopt;
        if (!d->always) {
            const Outcome o = ask(*d->formula, 1, 5);
            // With outer names a domain may be empty, and nothing undefined.
            if (c_.outer.empty() && (o.answer == Answer::fails || o.answer == Answer::ill_posed)) return ill_posed(o);
            if (o.answer != Answer::holds) return std::nullopt;
            items.push_back({"defined", {}});
            append_asked(items, with_formula(s_, *d->formula), o);
        }
        return Outcome{.answer = Answer::holds, .says = says, .certificate = std::move(items)};
    }
    static Outcome ill_posed(const Outcome& o) {
        Outcome bad{.answer = Answer::ill_posed, .says = o.says, .witness = o.witness};
        if (o.answer == Answer::fails) bad.says = "undefined somewhere on the domain: " + o.says;
        if (!bad.witness) bad.witness = Witness{.relation = o.says};
        return bad;
    }
    std::optional<Outcome> with_witness(const Values& values, const Outcome& instance) const {
        ItemList items{{"witness", {}}};
        std::string text;
        for (const auto& [name, value] : values) {
            items[0].fields.emplace_back(name, to_text(value));
            text += (text.empty() ? "" : ", ") + name + " = " + to_text(value);
        }
        append_asked(items, with_formula(s_, *witness_instance(c_, values)), instance);
        return holds(std::move(items), "at " + text);
    }
    /// Rational points of all names.
    std::optional<Outcome> at_sample() {
        std::optional<Values> values;
        visit_points(c_.inner, s_.definitions, 150, budget_.seed, [&](const ExactPoint& point) {
            if (is_over()) return false;
            const auto yes = rigor::climb({64, 256}, [&]() -> std::optional<bool> {
                const TruthAt t = truth_at(c_.body, point, s_.definitions);
                if (t.undefined || t.truth != Truth::unknown) return t.truth == Truth::yes;
                return std::nullopt;
            });
            if (!yes.value_or(false)) return true;
            values = in_order(point);
            return false;
        });
        return values ? tried(*values) : std::nullopt;
    }
    Values in_order(const ExactPoint& point) const {
        Values values;
        for (const Binding& b : c_.inner)
            for (const std::string& name : b.names) {
                const Rational& q = point.at(name);
                values.emplace_back(name, q < 0 ? negate(number(Rational(-q))) : number(q));
            }
        return values;
    }
    std::optional<Outcome> tried(const Values& values) {
        const auto instance = witness_instance(c_, values);
        if (!instance || is_over()) return std::nullopt;
        const Outcome o = ask(*instance, 0.3, 1);
        if (o.answer != Answer::holds) return std::nullopt;
        return with_witness(values, o);
    }
    std::optional<Outcome> sign_change() {
        const auto change = find_sign_change(c_, s_.definitions);
        if (!change) return std::nullopt;
        return holds({sign_change_item(*change)}, "a sign change of a continuous function between " + change->name +
                                                      " = " + change->from.str() + " and " + change->to.str());
    }
    std::optional<Outcome> by_negation() {
        if (is_over()) return std::nullopt;
        const Formula no = negate(s_.formula);
        Outcome o = ask(no, 0.5, 4);
        if (o.answer == Answer::ill_posed) return o;
        if (o.answer == Answer::undecided) return std::nullopt;
        ItemList items{{"negation", {}}};
        append_asked(items, with_formula(s_, no), o);
        if (o.answer == Answer::fails) return holds(std::move(items), "the negation fails: " + o.says);
        return Outcome{.answer = Answer::fails,
                       .says = "the negation holds, " + to_text(no) + ": " + o.says,
                       .witness = Witness{.relation = to_text(s_.formula)},
                       .certificate = std::move(items)};
    }
    /// Whether no point of the outer names contradicts the instance.
    bool may_hold(const Formula& body) {
        if (!is_quantifier_free(body)) return true;
        bool may = true;
        const auto look = [&](const ExactPoint& point) {
            const rigor::Precision bits(64);
            const TruthAt t = truth_at(body, point, s_.definitions);
            may = !t.undefined && t.truth != Truth::no;
            return may;
        };
        if (c_.outer.empty())
            look({});
        else
            visit_points(c_.outer, s_.definitions, 40, budget_.seed, look);
        return may;
    }
    std::optional<Outcome> at_candidates() {
        if (c_.inner.size() > 2 || c_.inner[0].names.size() > 2) return std::nullopt;
        std::vector<Values> all;
        const auto& first = c_.inner[0];
        const std::vector<Expression> options = witness_candidates(first.domain, c_.outer);
        if (first.names.size() == 2 || c_.inner.size() == 2) {
            const Binding& second = c_.inner.size() == 2 ? c_.inner[1] : first;
            if (c_.inner.size() == 2 && (first.names.size() > 1 || second.names.size() > 1)) return std::nullopt;
            const std::string& other = c_.inner.size() == 2 ? second.names[0] : first.names[1];
            const std::vector<Expression> others = witness_candidates(second.domain, c_.outer);
            for (std::size_t i = 0; i < std::min<std::size_t>(options.size(), 12); ++i)
                for (std::size_t j = 0; j < std::min<std::size_t>(others.size(), 12); ++j)
                    all.push_back({{first.names[0], options[i]}, {other, others[j]}});
        } else {
            for (const Expression& e : options) all.push_back({{first.names[0], e}});
        }
        const Deadline until(end_.left() * 0.6);
        for (const Values& values : all) {
            if (is_over() || until.over()) break;
            const auto instance = at_values(c_, values);
            if (!instance || !may_hold(*instance)) continue;
            if (auto found = tried(values)) return found;
        }
        return std::nullopt;
    }
    std::optional<Outcome> refuted_at_point() {
        std::optional<Outcome> found;
        visit_points(c_.outer, s_.definitions, 12, budget_.seed, [&](const ExactPoint& point) {
            if (is_over()) return false;
            const Formula f = at_point(c_, point);
            const Outcome o = ask(f, 0.2, 0.5);
            if (o.answer != Answer::fails) return true;
            ItemList items{{"point", {}}};
            Witness w{.relation = to_text(f)};
            for (const auto& [name, q] : point) {
                items[0].fields.emplace_back(name, q.str());
                w.at.emplace_back(name, q.str());
            }
            append_asked(items, with_formula(s_, f), o);
            found = Outcome{.answer = Answer::fails,
                            .says = "false at a point of the domain: " + o.says,
                            .witness = std::move(w),
                            .certificate = std::move(items)};
            return false;
        });
        return found;
    }
    std::optional<Outcome> uniform() {
        if (is_over()) return std::nullopt;
        const Formula f = uniform_claim(c_);
        const Outcome o = ask(f, 0.5, 2);
        if (o.answer != Answer::holds) return std::nullopt;
        ItemList items{{"uniform", {}}};
        append_asked(items, with_formula(s_, f), o);
        return holds(std::move(items), "one witness for all: " + o.says);
    }
    std::optional<Outcome> in_halves() {
        const auto halves = halved(c_);
        if (!halves || is_over()) return std::nullopt;
        ItemList items{{"cut", {}}};
        std::string says;
        for (const Formula& half : {halves->first, halves->second}) {
            const Outcome o = ask(half, 0.5, 2);
            if (o.answer != Answer::holds) return std::nullopt;
            append_asked(items, with_formula(s_, half), o);
            says += (says.empty() ? "" : "; and ") + o.says;
        }
        return holds(std::move(items), "in two parts of the domain: " + says);
    }

    const Statement& s_;
    const ExistenceClaim& c_;
    const Budget& budget_;
    Deadline end_;
};

}  // namespace

std::optional<Outcome> existence_engine(const Statement& s, const Budget& budget) {
    if (!s.given.empty() || !s.facts.empty()) return std::nullopt;
    const auto claim = existence_claim(s.formula);
    if (!claim) return std::nullopt;
    return Search(s, *claim, budget).run();
}

}  // namespace claim::language
