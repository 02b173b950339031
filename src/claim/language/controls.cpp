#include "claim/language/controls.hpp"

#include "claim/language/deadline.hpp"
#include "claim/language/depth_claim.hpp"
#include "claim/language/second_opinion.hpp"
#include "claim/language/text.hpp"
#include "claim/language/types.hpp"
#include "claim/language/variants.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational, rigor::Truth;

namespace {

/// What is left of a budget, in parts of at most a second.
class Purse {
public:
    explicit Purse(const Budget& whole) : whole_(whole), end_(whole.seconds) {}

    bool is_empty() const { return whole_.interrupted() || end_.over(); }
    Budget part(double most) const {
        Budget part = whole_;
        part.seconds = std::max(0.0, std::min(most, end_.left()));
        part.interrupted = [end = Deadline(part.seconds), outer = whole_.interrupted] { return end.over() || outer(); };
        return part;
    }

private:
    const Budget& whole_;
    Deadline end_;
};

Statement with_formula(const Statement& s, const Formula& f) {
    Statement other = s;
    other.formula = f;
    return other;
}

/// A variant may be no statement: a layer before the first, an operator that no longer fits.
bool is_statement(const Statement& s) {
    try {
        check(s);
        return true;
    } catch (const StatementError&) {
        return false;
    }
}

/// a <= b - m, with m slightly above the least margin met: the point where it was met refutes it.
std::optional<Variant> beyond_margin(const Statement& s, const Leaf& leaf, const Budget& part) {
    const FormulaNode& f = *leaf.formula;
    if (f.connective != Connective::chain || f.relations[0] == Relation::equal || f.relations[0] == Relation::unequal ||
        !is_certainly_real(leaf.formula))
        return std::nullopt;
    const SecondOpinion met = second_opinion(with_formula(s, to_formula(leaf)), part);
    if (!met.least_margin || met.is_false) return std::nullopt;
    const bool less = f.relations[0] == Relation::less || f.relations[0] == Relation::at_most;
    const Expression m = number(*met.least_margin);
    Leaf narrower = leaf;
    narrower.formula = Formula({.connective = Connective::chain,
                                .sides = {f.sides[0], less ? f.sides[1] - m : f.sides[1] + m},
                                .relations = f.relations});
    return Variant{"a margin above the least one met", to_formula(narrower), ""};
}

/// Why the variant is false; empty if that was not found. What contradicts the statement does so where its domain has
/// points.
std::string why_false(const Statement& variant, const Variant& v, const Budget& part) {
    const SecondOpinion asked = second_opinion(variant, part);
    if (asked.is_false) return asked.why;
    if (v.contradicts.empty()) return "";
    // A data set has points; of other domains one was met.
    const bool matrices = v.changed == "repeated points admitted";
    return matrices || !asked.is_empty ? "contradicts the statement: " + v.contradicts : "";
}

}  // namespace

const Control* Controls::accepted() const {
    const auto found = std::find_if(tried.begin(), tried.end(), [](const Control& c) { return c.accepted(); });
    return found == tried.end() ? nullptr : &*found;
}

Controls controls(const Statement& s, Answer answer, const Budget& budget, const std::vector<NamedEngine>& engines,
                  const ControlLimits& limits) {
    if (answer == Answer::undecided) return {.none = "it is undecided"};
    if (answer != Answer::holds) return {.none = "it is refuted by what is shown"};
    const Purse purse(budget);
    const Statement plain = unfold_definitions(s);
    std::vector<Variant> variants = control_variants(plain.formula);
    std::size_t margins = 0;
    for (const Leaf& leaf : leaves(plain.formula))
        if (margins < 4 && !purse.is_empty())
            if (auto v = beyond_margin(plain, leaf, purse.part(limits.seconds))) {
                variants.insert(variants.begin() + static_cast<long>(margins), std::move(*v));
                ++margins;
            }
    Controls all;
    for (const Variant& v : variants) {
        if (purse.is_empty() || all.tried.size() >= limits.most) {
            all.more = true;
            break;
        }
        const Statement variant = with_formula(plain, v.formula);
        if (!is_statement(variant)) continue;
        std::string why = why_false(variant, v, purse.part(limits.seconds));
        if (why.empty()) {
            ++all.not_found_false;
            continue;
        }
        const Outcome outcome = decide(variant, purse.part(limits.seconds), engines);
        all.tried.push_back({v.changed, to_text(v.formula), std::move(why), outcome.answer});
    }
    if (!all.tried.empty()) return all;
    all.none = all.more                  ? "there was no time for one"
               : all.not_found_false > 0 ? "no variant was found to be false"
                                         : "no variant is known for a statement of this form";
    return all;
}

std::vector<Neighbour> neighbours(const Statement& s, const Budget& budget, const std::vector<NamedEngine>& engines) {
    const Purse purse(budget);
    const Statement plain = unfold_definitions(s);
    std::vector<Neighbour> found;
    for (const Variant& v : fidelity_variants(plain.formula)) {
        if (purse.is_empty()) break;
        const Statement variant = with_formula(plain, v.formula);
        if (!is_statement(variant)) continue;
        found.push_back({v.changed, to_text(v.formula), decide(variant, purse.part(1), engines).answer});
    }
    return found;
}

namespace {

bool is_empty(const Domain& d, const std::vector<Definition>& definitions) {
    if (d.kind != DomainKind::interval && d.kind != DomainKind::integers) return false;
    if (is_infinite(d.ends[0]) || is_infinite(d.ends[1])) return false;
    Formula some({.connective = Connective::chain, .sides = {d.ends[0], d.ends[1]}, .relations = {Relation::at_most}});
    if (d.kind == DomainKind::interval && !(d.lower_closed && d.upper_closed))
        some = Formula({.connective = Connective::chain, .sides = some->sides, .relations = {Relation::less}});
    const rigor::Precision bits(256);
    return truth_at(some, {}, definitions).truth == Truth::no;
}

/// Calls visit with the bindings outside of each implication, and its premise.
template <class Visit>
void visit_premises(const Formula& f, std::vector<Binding> outer, const Visit& visit) {
    outer.insert(outer.end(), f->bindings.begin(), f->bindings.end());
    if (f->connective == Connective::implies) visit(outer, f->parts[0]);
    if (f->connective == Connective::forall || f->connective == Connective::conjunction)
        for (const Formula& part : f->parts) visit_premises(part, outer, visit);
    if (f->connective == Connective::implies) visit_premises(f->parts[1], outer, visit);
}

}  // namespace

std::string vacuity(const Statement& s, const Budget& budget, const std::vector<NamedEngine>& engines) {
    const Statement plain = unfold_definitions(s);
    for (const QuantifiedClaim& claim : split_claims(plain.formula)) {
        for (const Binding& b : claim.bindings)
            if (is_empty(b.domain, plain.definitions)) return "the domain of " + b.names[0] + " is empty";
        if (claim.formula->domain && claim.formula->connective == Connective::shape &&
            is_empty(*claim.formula->domain, plain.definitions))
            return "the domain of " + claim.formula->names[0] + " is empty";
    }
    const Purse purse(budget);
    std::string found;
    visit_premises(plain.formula, {}, [&](const std::vector<Binding>& outer, const Formula& premise) {
        if (!found.empty() || purse.is_empty()) return;
        Formula never = negate(premise);
        std::vector<Binding> bindings = outer;
        if (!bindings.empty())
            never = Formula({.connective = Connective::forall, .bindings = bindings, .parts = {never}});
        const Statement variant = with_formula(plain, never);
        if (is_statement(variant) && decide(variant, purse.part(1), engines).answer == Answer::holds)
            found = "the premise " + to_text(premise) + " is never true";
    });
    return found;
}

}  // namespace claim::language
