// Kleene's logic over comparisons in balls.
#include "claim/language/truth_at.hpp"

#include "claim/language/text.hpp"

namespace claim::language {

using rigor::Ball, rigor::Rational, rigor::Truth;

namespace {

Assignment<Ball> balls(const ExactPoint& point) {
    Assignment<Ball> at;
    for (const auto& [name, q] : point) at.emplace(name, exactly<Ball>(q));
    return at;
}

Truth compare(const Coordinate<Ball>& a, Relation r, const Coordinate<Ball>& b) {
    const auto decided = [&](Truth less, Truth equal) {
        switch (r) {
            case Relation::less: return less;
            case Relation::at_most: return less || equal;
            case Relation::equal: return equal;
            case Relation::unequal: return !equal;
            case Relation::at_least: return !less;
            default: return !(less || equal);
        }
    };
    if (a.exact && b.exact) return decided(rigor::truth(*a.exact < *b.exact), rigor::truth(*a.exact == *b.exact));
    switch (r) {
        case Relation::less: return certainly_less(a.value, b.value);
        case Relation::at_most: return certainly_at_most(a.value, b.value);
        case Relation::equal: return certainly_equal(a.value, b.value);
        case Relation::unequal: return !certainly_equal(a.value, b.value);
        case Relation::at_least: return certainly_at_most(b.value, a.value);
        default: return certainly_less(b.value, a.value);
    }
}

std::string shown(const Coordinate<Ball>& x) { return x.exact ? x.exact->str() : x.value.enclosure(20); }

class Logic {
public:
    explicit Logic(const std::vector<Definition>& definitions) : definitions_(definitions) {}

    TruthAt of(const Formula& f, const ExactPoint& point) const {
        switch (f->connective) {
            case Connective::chain: return chain(*f, point);
            case Connective::negation: {
                TruthAt t = of(f->parts[0], point);
                t.truth = !t.truth;
                if (t.truth == Truth::no) t.witness = bare_witness(f, point);
                return t;
            }
            case Connective::conjunction: return joined(*f, point, Truth::no);
            case Connective::disjunction: return joined(*f, point, Truth::yes);
            case Connective::implies: {
                const TruthAt premise = of(f->parts[0], point);
                if (premise.undefined || premise.truth == Truth::no)
                    return {premise.undefined ? Truth::unknown : Truth::yes, premise.undefined, premise.says,
                            premise.witness};
                TruthAt conclusion = of(f->parts[1], point);
                if (premise.truth == Truth::yes) return conclusion;
                return {conclusion.truth == Truth::yes ? Truth::yes : Truth::unknown, false,
                        "a premise that is not decided"};
            }
            case Connective::equivalent: {
                const TruthAt a = of(f->parts[0], point), b = of(f->parts[1], point);
                if (a.undefined) return a;
                if (b.undefined) return b;
                if (a.truth == Truth::unknown || b.truth == Truth::unknown) return {};
                if (a.truth == b.truth) return {Truth::yes};
                return {Truth::no, false, "one side holds and the other fails", bare_witness(f, point)};
            }
            case Connective::membership: return member(*f, point);
            case Connective::forall:
            case Connective::exists: return quantified(f, point);
            default: return {Truth::unknown, false, "a formula that no single point decides"};
        }
    }

private:
    static Witness bare_witness(const Formula& f, const ExactPoint& point) {
        Witness w{.relation = to_text(f), .bits = rigor::Precision::bits()};
        for (const auto& [name, q] : point) w.at.emplace_back(name, q.str());
        return w;
    }
    TruthAt stopped(const Evaluated<Ball>& value, const Expression& part, const ExactPoint& point) const {
        TruthAt t{Truth::unknown, value.status == Status::undefined, value.why};
        if (t.undefined) {
            t.says = "undefined: " + value.why;
            t.witness = bare_witness(Formula({.connective = Connective::range, .sides = {part}}), point);
            t.witness->relation = to_text(part);
        }
        return t;
    }
    TruthAt chain(const FormulaNode& f, const ExactPoint& point) const {
        std::vector<Coordinate<Ball>> values;
        const Assignment<Ball> at = balls(point);
        TruthAt open{Truth::yes};
        std::vector<Evaluated<Ball>> sides;
        for (const Expression& side : f.sides) {
            sides.push_back(evaluate(side, at, definitions_));
            if (sides.back().status == Status::undefined) return stopped(sides.back(), side, point);
        }
        for (std::size_t i = 0; i < f.relations.size(); ++i) {
            if (!sides[i] || !sides[i + 1]) {
                open = {Truth::unknown, false, !sides[i] ? sides[i].why : sides[i + 1].why};
                continue;
            }
            const Truth t = compare(sides[i].result, f.relations[i], sides[i + 1].result);
            if (t == Truth::no) {
                TruthAt no{Truth::no};
                no.witness = bare_witness(Formula({.connective = Connective::chain,
                                                   .sides = {f.sides[i], f.sides[i + 1]},
                                                   .relations = {f.relations[i]}}),
                                          point);
                no.witness->left = shown(sides[i].result);
                no.witness->right = shown(sides[i + 1].result);
                return no;
            }
            if (t == Truth::unknown)
                open = {Truth::unknown, false,
                        "two sides that overlap: " + shown(sides[i].result) + " and " + shown(sides[i + 1].result)};
        }
        return open;
    }
    /// A conjunction is decided by the first no, a disjunction by the first yes.
    TruthAt joined(const FormulaNode& f, const ExactPoint& point, Truth decisive) const {
        TruthAt all{!decisive};
        for (const Formula& part : f.parts) {
            const TruthAt t = of(part, point);
            if (t.undefined || t.truth == decisive) return t;
            if (t.truth == Truth::unknown)
                all = t;
            else if (all.truth != Truth::unknown)
                all.witness = t.witness;
        }
        return all;
    }
    TruthAt member(const FormulaNode& f, const ExactPoint& point) const {
        const Domain& d = *f.domain;
        if (d.kind == DomainKind::finite) {
            FormulaNode any{.connective = Connective::disjunction};
            for (const Expression& end : d.ends)
                any.parts.push_back(Formula(
                    {.connective = Connective::chain, .sides = {f.sides[0], end}, .relations = {Relation::equal}}));
            return of(Formula(std::move(any)), point);
        }
        if (d.kind != DomainKind::interval) return {};
        FormulaNode all{.connective = Connective::conjunction};
        for (const std::size_t end : {0u, 1u}) {
            if (is_infinite(d.ends[end])) continue;
            const bool closed = end == 0 ? d.lower_closed : d.upper_closed;
            const Expression& low = end == 0 ? d.ends[0] : f.sides[0];
            const Expression& high = end == 0 ? f.sides[0] : d.ends[1];
            all.parts.push_back(Formula({.connective = Connective::chain,
                                         .sides = {low, high},
                                         .relations = {closed ? Relation::at_most : Relation::less}}));
        }
        return of(Formula(std::move(all)), point);
    }
    TruthAt quantified(const Formula& f, const ExactPoint& point) const {
        const Binding& b = f->bindings[0];
        const bool every = f->connective == Connective::forall;
        std::vector<Rational> members;
        for (const Expression& end : b.domain.ends) {
            const auto value = evaluate(end, balls(point), definitions_);
            if (!value || !value.result.exact) return {};
            members.push_back(*value.result.exact);
        }
        if (b.names.size() != 1 || b.multiplicity != Multiplicity::each) return {};
        if (b.domain.kind == DomainKind::integers) {
            if (is_infinite(b.domain.ends[1]) || members[1] - members[0] > 64) return {};
            std::vector<Rational> range;
            for (Rational k = members[0]; k <= members[1]; k += 1) range.push_back(k);
            members = range;
        } else if (b.domain.kind != DomainKind::finite) {
            return {};
        }
        FormulaNode rest = *f;
        rest.bindings.erase(rest.bindings.begin());
        const Formula inner = rest.bindings.empty() ? f->parts[0] : Formula(rest);
        TruthAt all{every ? Truth::yes : Truth::no};
        if (!every) all.witness = bare_witness(f, point);
        for (const Rational& q : members) {
            ExactPoint extended = point;
            extended[b.names[0]] = q;
            const TruthAt t = of(inner, extended);
            if (t.undefined || t.truth == (every ? Truth::no : Truth::yes)) return t;
            if (t.truth == Truth::unknown) all = {Truth::unknown, false, t.says};
        }
        return all;
    }

    const std::vector<Definition>& definitions_;
};

}  // namespace

TruthAt truth_at(const Formula& f, const ExactPoint& point, const std::vector<Definition>& definitions) {
    return Logic(definitions).of(f, point);
}

}  // namespace claim::language
