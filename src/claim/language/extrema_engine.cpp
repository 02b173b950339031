// Extrema as quantifiers.
#include "claim/language/extrema_engine.hpp"

#include "claim/language/depth_claim.hpp"
#include "claim/language/depth_series.hpp"
#include "claim/language/text.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational;

namespace {

bool is_extremum(const Expression& e) {
    return e->kind == Kind::big && (e->name == "sup" || e->name == "max" || e->name == "inf" || e->name == "min") &&
           e->binding->names.size() == 1 && e->binding->multiplicity == Multiplicity::each &&
           e->binding->domain.kind == DomainKind::interval;
}

bool has_jump(const Expression& e) {
    if (e->kind == Kind::call && e->name == "step") return true;
    return std::any_of(e->children.begin(), e->children.end(), has_jump);
}

Formula under(const std::vector<Binding>& bindings, const Formula& f) {
    if (bindings.empty()) return f;
    return Formula({.connective = Connective::forall, .bindings = bindings, .parts = {f}});
}

/// bound (relation) extremum, read so that the extremum is a largest value.
struct Largest {
    Binding binding;
    Expression body, bound;
    Relation relation;  ///< of the largest value against the bound
    bool attained;      ///< continuous on a closed interval
};

std::optional<Largest> largest(const Formula& f) {
    if (f->connective != Connective::chain || f->sides.size() != 2 || f->relations[0] == Relation::unequal)
        return std::nullopt;
    const bool left = is_extremum(f->sides[0]);
    if (!left && !is_extremum(f->sides[1])) return std::nullopt;
    const Expression &e = f->sides[left ? 0 : 1], &other = f->sides[left ? 1 : 0];
    const Binding& b = *e->binding;
    if (free_variables(other).contains(b.names[0])) return std::nullopt;
    Relation r = left ? f->relations[0] : mirrored(f->relations[0]);
    const bool least = e->name == "inf" || e->name == "min";
    const bool closed = b.domain.lower_closed && b.domain.upper_closed && !is_infinite(b.domain.ends[0]) &&
                        !is_infinite(b.domain.ends[1]);
    const bool attained = closed && !has_jump(e->children[0]);
    // A maximum that may not exist is no number.
    if (!attained && (e->name == "max" || e->name == "min")) return std::nullopt;
    const auto interval = rational_interval(b.domain);
    if (!is_infinite(b.domain.ends[0]) && !is_infinite(b.domain.ends[1]) && (!interval || interval->is_empty()))
        return std::nullopt;
    if (least) r = mirrored(r);
    return Largest{b, least ? negate(e->children[0]) : e->children[0], least ? negate(other) : other, r, attained};
}

class Extremum {
public:
    Extremum(const Largest& l, const QuantifiedClaim& q, const Statement& s, const Budget& budget)
        : l_(l),
          q_(q),
          s_(s),
          budget_(budget) {}

    Outcome decide_claim() {
        switch (l_.relation) {
            case Relation::at_most: return everywhere(Relation::at_most);
            case Relation::less:
                if (!l_.attained) return open("a supremum that may not be attained");
                return everywhere(Relation::less);
            case Relation::at_least:
                if (!l_.attained) return open("a supremum that may not be attained");
                return not_everywhere(Relation::less);
            case Relation::greater: return not_everywhere(Relation::at_most);
            default: return equal();
        }
    }

private:
    static Outcome open(const std::string& says) {
        return {.says = says, .would_help = "a closed interval, or a quantifier in its place"};
    }
    Outcome everywhere(Relation r) {
        Statement part = s_;
        const Formula chain({.connective = Connective::chain, .sides = {l_.body, l_.bound}, .relations = {r}});
        std::vector<Binding> bindings = q_.bindings;
        bindings.push_back(l_.binding);
        part.formula = under(bindings, chain);
        Outcome o = decide(part, budget_);
        o.certificate.insert(
            o.certificate.begin(),
            {"extremum", {{"statement", to_text(part)}, {"engine", o.engine}, {"answer", to_string(o.answer)}}});
        return o;
    }
    Outcome not_everywhere(Relation r) {
        if (!q_.bindings.empty()) return open("a lower bound of a supremum under quantifiers");
        Outcome o = everywhere(r);
        if (o.answer == Answer::fails) {
            o.answer = Answer::holds;
            if (o.witness && !o.witness->at.empty())
                o.says = "by the value at " + o.witness->at[0].first + " = " + o.witness->at[0].second;
            o.witness.reset();
        } else if (o.answer == Answer::holds) {
            o.answer = Answer::fails;
            o.says = "the values stay below: " + o.says;
            o.witness = Witness{.relation = to_text(q_.formula)};
        }
        return o;
    }
    Outcome equal() {
        if (!l_.attained) return open("a supremum that may not be attained");
        Outcome above = everywhere(Relation::at_most);
        if (above.answer != Answer::holds) return above;
        Outcome below = not_everywhere(Relation::less);
        if (below.answer != Answer::holds) return below;
        above.says = "not exceeded, and attained " + below.says;
        above.certificate.insert(above.certificate.end(), below.certificate.begin(), below.certificate.end());
        return above;
    }

    const Largest& l_;
    const QuantifiedClaim& q_;
    const Statement& s_;
    const Budget& budget_;
};

/// rho(z, L + k) as a name; empty if z stands elsewhere, or in two different ones.
std::optional<Expression> in_correlation(const Expression& e, const std::string& z, std::optional<Expression>& rho) {
    if (e->kind == Kind::call && e->name == "rho" && e->names.empty() && e->children.size() == 2 &&
        e->children[0] == variable(z) && !free_variables(e->children[1]).contains(z)) {
        if (rho && !(*rho == e)) return std::nullopt;
        rho = e;
        return variable("w_");
    }
    if (e->kind == Kind::variable && e->name == z) return std::nullopt;
    std::vector<Expression> children;
    for (const Expression& child : e->children) {
        const auto c = in_correlation(child, z, rho);
        if (!c) return std::nullopt;
        children.push_back(*c);
    }
    return with_children(e, std::move(children));
}

/// F(rho(z, L)) at the end of the interval where it is largest (or least), if F is monotone on [-1, 1].
std::optional<Expression> at_an_end(const Expression& e, const Budget& budget, std::vector<CertificateItem>& items) {
    const auto interval = rational_interval(e->binding->domain);
    if (!interval || interval->is_empty() || interval->lower < -1 || interval->upper > 1 || !interval->lower_closed ||
        !interval->upper_closed)
        return std::nullopt;
    const std::string& z = e->binding->names[0];
    std::optional<Expression> rho;
    const auto F = in_correlation(e->children[0], z, rho);
    if (!F || !rho || free_variables(*F) != std::set<std::string>{"w_"}) return std::nullopt;
    const bool least = e->name == "inf" || e->name == "min";
    for (const bool rises : {true, false}) {
        const Formula shape({.connective = Connective::shape,
                             .sides = {*F},
                             .names = {"w_"},
                             .domain = to_domain(RationalInterval{-1, 1}),
                             .shape = rises ? Shape::nondecreasing : Shape::nonincreasing});
        const Outcome o = other_engines({.formula = shape}, budget);
        if (o.answer != Answer::holds) continue;
        items.push_back({"extremum", {{"statement", to_text(shape)}, {"engine", o.engine}, {"answer", "holds"}}});
        items.insert(items.end(), o.certificate.begin(), o.certificate.end());
        return substitute(e->children[0], z, number(rises != least ? interval->upper : interval->lower));
    }
    return std::nullopt;
}

std::optional<Expression> without_extrema(const Expression& e, const Budget& budget,
                                          std::vector<CertificateItem>& items, bool& any) {
    if (is_extremum(e)) {
        any = true;
        return at_an_end(e, budget, items);
    }
    std::vector<Expression> children;
    for (const Expression& child : e->children) {
        const auto c = without_extrema(child, budget, items, any);
        if (!c) return std::nullopt;
        children.push_back(*c);
    }
    return with_children(e, std::move(children));
}

std::optional<Outcome> under_a_limit(const QuantifiedClaim& q, const Statement& s, const Budget& budget) {
    if (q.formula->connective != Connective::limit && q.formula->connective != Connective::order) return std::nullopt;
    FormulaNode plain = *q.formula;
    std::vector<CertificateItem> items;
    bool any = false, all = true;
    for (Expression& side : plain.sides) {
        const auto same = without_extrema(side, budget, items, any);
        all = all && same;
        if (same) side = *same;
    }
    if (!any) return std::nullopt;
    if (!all)
        return Outcome{.says = "an extremum of what is not seen to be monotone in rho(z, L)",
                       .would_help = "a closed interval, and a monotone function of rho"};
    Statement part = s;
    part.formula = under(q.bindings, Formula(plain));
    Outcome o = decide(part, budget);
    items.push_back(
        {"extremum", {{"statement", to_text(part)}, {"engine", o.engine}, {"answer", to_string(o.answer)}}});
    o.certificate.insert(o.certificate.begin(), items.begin(), items.end());
    return o;
}

}  // namespace

std::optional<Outcome> extrema_engine(const Statement& s, const Budget& budget) {
    if (!s.given.empty() || !s.facts.empty()) return std::nullopt;
    const auto claims = split_claims(s.formula);
    if (claims.size() != 1) return std::nullopt;
    if (auto limit = under_a_limit(claims[0], s, budget)) return limit;
    const auto l = largest(claims[0].formula);
    if (!l) return std::nullopt;
    return Extremum(*l, claims[0], s, budget).decide_claim();
}

}  // namespace claim::language
