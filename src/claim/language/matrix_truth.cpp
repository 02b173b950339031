// Three-valued logic over matrices and points.
#include "claim/language/matrix_truth.hpp"

#include "claim/language/matrix_numbers.hpp"
#include "claim/language/text.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational, rigor::Truth;

namespace {

constexpr long most_cases = 64;

TruthAt undefined(const std::string& why, const Expression& part) {
    return {Truth::unknown, true, "undefined: " + why, Witness{.relation = to_text(part)}};
}
TruthAt unknown(const std::string& why) { return {Truth::unknown, false, why}; }

Formula link(const Expression& left, Relation r, const Expression& right) {
    return Formula({.connective = Connective::chain, .sides = {left, right}, .relations = {r}});
}

}  // namespace

bool speaks_of_data(const Expression& e) {
    if (e->kind == Kind::call && (e->name == "gram" || point_set(e))) return true;
    return std::any_of(e->children.begin(), e->children.end(), [](const Expression& c) { return speaks_of_data(c); });
}

bool speaks_of_data(const Formula& f) {
    for (const Binding& b : f->bindings)
        if (b.multiplicity == Multiplicity::subset || b.multiplicity == Multiplicity::distinct) return true;
    return std::any_of(f->parts.begin(), f->parts.end(), [](const Formula& p) { return speaks_of_data(p); }) ||
           std::any_of(f->sides.begin(), f->sides.end(), [](const Expression& e) { return speaks_of_data(e); });
}

TruthAt MatrixTruth::of(const Formula& f) {
    if (facts_.budget().interrupted()) return unknown("interrupted");
    switch (f->connective) {
        case Connective::chain: return chain(*f);
        case Connective::conjunction: return joined(*f, Truth::no);
        case Connective::disjunction: return joined(*f, Truth::yes);
        case Connective::forall:
        case Connective::exists: return quantified(f);
        case Connective::negation: {
            TruthAt t = of(f->parts[0]);
            t.truth = !t.truth;
            if (t.truth == Truth::no) t.witness = Witness{.relation = to_text(f)};
            return t;
        }
        case Connective::implies: {
            const TruthAt premise = of(f->parts[0]);
            if (premise.undefined) return premise;
            if (premise.truth == Truth::no) return {Truth::yes};
            TruthAt conclusion = of(f->parts[1]);
            if (premise.truth == Truth::yes || conclusion.truth == Truth::yes) return conclusion;
            return unknown("a premise that is not decided: " + premise.says);
        }
        case Connective::equivalent: {
            const TruthAt a = of(f->parts[0]), b = of(f->parts[1]);
            if (a.undefined) return a;
            if (b.undefined) return b;
            if (a.truth == Truth::unknown || b.truth == Truth::unknown) return unknown("a side that is not decided");
            if (a.truth == b.truth) return {Truth::yes};
            return {Truth::no, false, "one side holds and the other fails", Witness{.relation = to_text(f)}};
        }
        default: return unknown("a formula that is not decided on a data set");
    }
}

TruthAt MatrixTruth::joined(const FormulaNode& f, Truth decisive) {
    TruthAt all{!decisive};
    for (const Formula& part : f.parts) {
        const TruthAt t = of(part);
        if (t.undefined || t.truth == decisive) return t;
        if (t.truth == Truth::unknown)
            all = t;
        else if (all.truth != Truth::unknown)
            all.witness = t.witness;
    }
    return all;
}

TruthAt MatrixTruth::quantified(const Formula& f) {
    const Binding& b = f->bindings[0];
    const bool every = f->connective == Connective::forall, different = b.multiplicity == Multiplicity::unequal;
    std::vector<Expression> members;
    if (b.domain.kind == DomainKind::finite) {
        members = b.domain.ends;
    } else if (b.domain.kind == DomainKind::members) {
        const auto set = point_set(b.domain.ends[0]);
        if (!set) return unknown("a data set without points");
        for (long i = 1; i <= set->size(); ++i) members.push_back(point_of(b.domain.ends[0], i));
    } else if (b.domain.kind == DomainKind::integers && !is_infinite(b.domain.ends[1])) {
        const auto from = rational_value(b.domain.ends[0]), to = rational_value(b.domain.ends[1]);
        if (!from || !to || denominator(*from) != 1 || *to - *from > most_cases) return unknown("a long range");
        for (Rational k = *from; k <= *to; k += 1) members.push_back(k < 0 ? negate(number(Rational(-k))) : number(k));
    } else {
        return unknown("a quantifier over infinitely many cases");
    }
    if (b.multiplicity != Multiplicity::each && !different) return unknown("a quantifier over data sets");
    // One name after the other.
    FormulaNode rest = *f;
    const std::string name = b.names[0];
    rest.bindings[0].names.erase(rest.bindings[0].names.begin());
    if (rest.bindings[0].names.empty()) rest.bindings.erase(rest.bindings.begin());
    TruthAt all{every ? Truth::yes : Truth::no};
    if (!every) all.witness = Witness{.relation = to_text(f)};
    for (const Expression& member : members) {
        FormulaNode inner = rest;
        if (different && b.names.size() == 2) {
            // x != y: of the second name the points that differ from this one.
            inner.bindings[0].multiplicity = Multiplicity::each;
            const Formula apart = link(variable(b.names[1]), Relation::unequal, member);
            inner.parts[0] = Formula({.connective = every ? Connective::implies : Connective::conjunction,
                                      .parts = {apart, inner.parts[0]}});
        }
        const Formula body = inner.bindings.empty() ? inner.parts[0] : Formula(std::move(inner));
        const TruthAt t = of(substitute(body, name, member));
        if (t.undefined || t.truth == (every ? Truth::no : Truth::yes)) {
            TruthAt found = t;
            if (found.witness && b.domain.kind != DomainKind::members)
                found.witness->at.insert(found.witness->at.begin(), {name, to_text(member)});
            return found;
        }
        if (t.truth == Truth::unknown) all = unknown(t.says);
    }
    return all;
}

TruthAt MatrixTruth::chain(const FormulaNode& f) {
    TruthAt all{Truth::yes};
    for (std::size_t i = 0; i < f.relations.size(); ++i) {
        const Expression &a = f.sides[i], &b = f.sides[i + 1];
        TruthAt t;
        try {
            t = has_matrix(a) || has_matrix(b)       ? matrices(a, f.relations[i], b)
                : squared_norm(a) || squared_norm(b) ? points(a, f.relations[i], b)
                                                     : numbers(a, f.relations[i], b);
        } catch (const UndefinedNumber& error) {
            t = undefined(error.why, a);
        }
        if (t.undefined || t.truth == Truth::no) return t;
        if (t.truth == Truth::unknown) all = t;
    }
    return all;
}

TruthAt MatrixTruth::equal_matrices(const Expression& left, const Expression& right) {
    const bool zero = is_literal(right, 0);
    const auto a = entries_of(left), b = zero ? a : entries_of(right);
    if (!a || !b || a->rows != b->rows || a->columns != b->columns) return unknown("matrices that are not known");
    TruthAt all{Truth::yes};
    for (long i = 0; i < a->rows; ++i)
        for (long j = 0; j < a->columns; ++j) {
            const TruthAt t = numbers(a->at(i, j), Relation::equal, zero ? number(0) : b->at(i, j));
            if (t.undefined || t.truth == Truth::no) return t;
            if (t.truth == Truth::unknown) all = t;
        }
    return all;
}

TruthAt MatrixTruth::matrices(const Expression& left, Relation r, const Expression& right) {
    if (r == Relation::equal || r == Relation::unequal) {
        TruthAt t = is_literal(left, 0) ? equal_matrices(right, left) : equal_matrices(left, right);
        if (r == Relation::unequal) {
            t.truth = !t.truth;
            if (t.truth == Truth::no) t.witness = Witness{.relation = to_text(link(left, r, right))};
        }
        return t;
    }
    const bool less = r == Relation::less || r == Relation::at_most;
    const Expression &big = less ? right : left, &small = less ? left : right;
    const Expression m = is_literal(small, 0) ? big : is_literal(big, 0) ? negate(small) : sum({big, negate(small)});
    const auto fact = facts_.of(m);
    if (!fact) return unknown("a matrix that is not known to be symmetric");
    if (!fact->undefined.empty()) return undefined(fact->undefined, m);
    const bool strict = r == Relation::less || r == Relation::greater;
    const bool null = fact->sign == MatrixSign::semidefinite || (fact->sign == MatrixSign::unknown && strict);
    if (fact->sign == MatrixSign::unknown && (!strict || fact->null.empty())) return unknown(fact->why);
    if (fact->sign == MatrixSign::definite || (fact->sign == MatrixSign::semidefinite && !strict)) return {Truth::yes};
    Witness w{.at = {{"v", vector_text(null ? fact->null[0] : fact->vector)}},
              .relation = "v'*(" + to_text(m) + ")*v " + (strict ? ">" : ">=") + " 0",
              .left = null ? "0" : fact->form,
              .right = "0",
              .bits = fact->bits};
    return {Truth::no, false, null ? "an exact null vector" : "a vector with a negative quadratic form", w};
}

TruthAt MatrixTruth::points(const Expression& left, Relation r, const Expression& right) {
    if (r != Relation::equal && r != Relation::unequal) return unknown("points without order");
    const auto square = squared_norm(is_literal(right, 0) ? left : sum({left, negate(right)}));
    if (!square) return unknown("points that are not of one set");
    TruthAt t = numbers(*square, Relation::equal, number(0));
    if (r == Relation::unequal) t.truth = !t.truth;
    if (t.truth == Truth::no) t.witness = Witness{.relation = to_text(link(left, r, right))};
    return t;
}

}  // namespace claim::language
