// The table of what is changed, relation by relation.
#include "claim/language/variants.hpp"

#include "claim/language/types.hpp"

#include <algorithm>
#include <functional>

namespace claim::language {

using rigor::Rational;

namespace {

Rational tiny() { return 1 / rigor::power(Rational(10), 20); }

void collect(const Formula& f, Leaf at, std::vector<Leaf>& found) {
    switch (f->connective) {
        case Connective::forall:
            at.bindings.insert(at.bindings.end(), f->bindings.begin(), f->bindings.end());
            return collect(f->parts[0], at, found);
        case Connective::conjunction:
            for (const Formula& part : f->parts) collect(part, at, found);
            return;
        case Connective::implies: at.premises.push_back(f->parts[0]); return collect(f->parts[1], at, found);
        case Connective::chain:
            for (std::size_t i = 0; i < f->relations.size(); ++i) {
                at.formula = Formula({.connective = Connective::chain,
                                      .place = f->place,
                                      .sides = {f->sides[i], f->sides[i + 1]},
                                      .relations = {f->relations[i]}});
                found.push_back(at);
            }
            return;
        default: at.formula = f; found.push_back(at);
    }
}

/// e with its k-th literal times the factor; k counts down.
Expression with_literal(const Expression& e, int& k, const Rational& factor) {
    if (e->kind == Kind::number) return k-- == 0 ? number(e->number * factor) : e;
    if (e->children.empty()) return e;
    std::vector<Expression> children;
    for (const Expression& child : e->children) children.push_back(with_literal(child, k, factor));
    return with_children(e, std::move(children));
}

/// The variants of one leaf.
class Changes {
public:
    explicit Changes(const Leaf& leaf) : leaf_(leaf) {}
    std::vector<Variant> found;

    void all() {
        const FormulaNode& f = *leaf_.formula;
        if (f.connective == Connective::chain) chain(f);
        if (f.connective == Connective::order) order(f);
        if (f.connective == Connective::limit) limit(f);
        if (f.connective == Connective::shape) shape(f);
        if (f.connective == Connective::exists) {
            FormulaNode n{.connective = Connective::negation, .parts = {leaf_.formula}};
            add("no such value", Formula(std::move(n)), "it is the negation");
        }
        premises();
        first_layers(-1);
        if (f.connective == Connective::chain || f.connective == Connective::order) literals(f);
    }

    void for_fidelity() {
        const FormulaNode& f = *leaf_.formula;
        if (f.connective == Connective::chain) {
            constexpr Relation other[] = {Relation::at_most, Relation::less,    Relation::equal,
                                          Relation::unequal, Relation::greater, Relation::at_least};
            const Relation r = other[static_cast<int>(f.relations[0])];
            if (r != f.relations[0]) add(std::string("with ") + to_string(r), related(f.sides[0], r, f.sides[1]));
        }
        ends(true);
        ends(false);
        first_layers(-1);
        first_layers(1);
    }

private:
    static Formula related(const Expression& a, Relation r, const Expression& b) {
        return Formula({.connective = Connective::chain, .sides = {a, b}, .relations = {r}});
    }
    void add(const std::string& changed, const Formula& f, const std::string& contradicts = "") {
        Leaf other = leaf_;
        other.formula = f;
        found.push_back({changed, to_formula(other), contradicts});
    }
    void chain(const FormulaNode& f) {
        const Expression &a = f.sides[0], &b = f.sides[1];
        if (!is_certainly_real(leaf_.formula)) return matrices(f);
        switch (f.relations[0]) {
            case Relation::equal:
                add("the right side + 1e-20", related(a, Relation::equal, b + number(tiny())));
                add("the right side (1 + 1e-20)", related(a, Relation::equal, b * number(1 + tiny())));
                return;
            case Relation::unequal: add("=", related(a, Relation::equal, b)); return;
            default: break;
        }
        const bool less = f.relations[0] == Relation::less || f.relations[0] == Relation::at_most;
        const bool strict = f.relations[0] == Relation::less || f.relations[0] == Relation::greater;
        if (!strict) add("strict", related(a, less ? Relation::less : Relation::greater, b));
        if (strict) ends(true);
        const Relation turned = less ? Relation::greater : Relation::less;
        add("reversed", related(a, turned, b));
        const Expression narrower = less ? b - number(tiny()) : b + number(tiny());
        add("a margin of 1e-20", related(a, f.relations[0], narrower));
    }
    /// Points that may coincide make a Gram matrix singular.
    void matrices(const FormulaNode& f) {
        const bool definite = f.relations[0] == Relation::greater && is_literal(f.sides[1], 0) &&
                              f.sides[0]->kind == Kind::call && f.sides[0]->name == "gram";
        if (!definite) return;
        for (std::size_t i = 0; i < leaf_.bindings.size(); ++i) {
            if (leaf_.bindings[i].multiplicity != Multiplicity::distinct) continue;
            Leaf repeated = leaf_;
            repeated.bindings[i].multiplicity = Multiplicity::subset;
            found.push_back({"repeated points admitted", to_formula(repeated), "two equal points give two equal rows"});
            if (leaf_.bindings[i].domain.kind != DomainKind::half_sphere) continue;
            Leaf whole = leaf_;
            whole.bindings[i].domain.kind = DomainKind::sphere;
            found.push_back({"antipodal points admitted", to_formula(whole), ""});
        }
    }
    void order(const FormulaNode& f) {
        const auto with = [&](Landau l, const Expression& scale) {
            FormulaNode n = f;
            n.landau = l;
            n.sides[2] = scale;
            return Formula(std::move(n));
        };
        const Approach& a = *f.approach;
        const Expression x = variable(a.name);
        const bool infinite = is_infinite(a.point);
        if (*f.landau == Landau::similar) {
            add("twice the right side", with(Landau::similar, number(2) * f.sides[2]), "a ratio has one limit");
            return;
        }
        if (*f.landau != Landau::little_o) add("o in place of it", with(Landau::little_o, f.sides[2]));
        const Expression step = is_literal(a.point, 0) ? x : x - a.point;
        add("the next power", with(*f.landau, infinite ? f.sides[2] / x : f.sides[2] * step));
    }
    void limit(const FormulaNode& f) {
        if (f.relations[0] != Relation::equal) return;
        FormulaNode n = f;
        n.sides[1] = f.sides[1] + number(tiny());
        add("the limit + 1e-20", Formula(std::move(n)), "a limit is unique");
    }
    void shape(const FormulaNode& f) {
        constexpr Shape other[] = {Shape::decreasing,    Shape::increasing, Shape::nonincreasing,
                                   Shape::nondecreasing, Shape::concave,    Shape::convex};
        FormulaNode n = f;
        n.shape = other[static_cast<int>(*f.shape)];
        const std::string changed = to_string(*n.shape);
        add(changed, Formula(std::move(n)));
    }
    void premises() {
        for (std::size_t i = 0; i < leaf_.premises.size(); ++i) {
            Leaf fewer = leaf_;
            fewer.premises.erase(fewer.premises.begin() + static_cast<long>(i));
            found.push_back({"without the premise", to_formula(fewer), ""});
            if (leaf_.premises[i]->connective != Connective::conjunction) continue;
            for (std::size_t j = 0; j < leaf_.premises[i]->parts.size(); ++j) {
                FormulaNode n = *leaf_.premises[i];
                n.parts.erase(n.parts.begin() + static_cast<long>(j));
                Leaf less = leaf_;
                less.premises[i] = n.parts.size() == 1 ? n.parts[0] : Formula(std::move(n));
                found.push_back({"one premise less", to_formula(less), ""});
            }
        }
    }
    void first_layers(long by) {
        for (std::size_t i = 0; i < leaf_.bindings.size(); ++i) {
            const Domain& d = leaf_.bindings[i].domain;
            const auto first = d.kind == DomainKind::integers ? rational_value(d.ends[0]) : std::nullopt;
            if (!first || *first + by < 0) continue;
            Leaf other = leaf_;
            other.bindings[i].domain.ends[0] = number(*first + by);
            found.push_back({leaf_.bindings[i].names[0] + " >= " + Rational(*first + by).str(), to_formula(other), ""});
        }
    }
    void ends(bool close) {
        for (std::size_t i = 0; i < leaf_.bindings.size(); ++i)
            for (const bool upper : {false, true}) {
                Leaf other = leaf_;
                Domain& d = other.bindings[i].domain;
                if (d.kind != DomainKind::interval || is_infinite(d.ends[upper])) continue;
                bool& closed = upper ? d.upper_closed : d.lower_closed;
                if (closed == close) continue;
                closed = close;
                found.push_back(
                    {std::string(close ? "closed " : "open ") + (upper ? "above" : "below"), to_formula(other), ""});
            }
    }
    /// Sharp constants: each literal of both sides a little larger and a little smaller.
    void literals(const FormulaNode& f) {
        int count = 1 << 20;
        for (const Expression& side : f.sides) static_cast<void>(with_literal(side, count, 1));
        const int literals = std::min(8, (1 << 20) - count);
        for (int literal = 0; literal < literals; ++literal)
            for (const int sign : {1, -1}) {
                FormulaNode n = f;
                int k = literal;
                for (Expression& side : n.sides) side = with_literal(side, k, 1 + sign * tiny());
                if (n.sides == f.sides) continue;
                add("literal " + std::to_string(literal + 1) + (sign > 0 ? " (1 + 1e-20)" : " (1 - 1e-20)"),
                    Formula(std::move(n)));
            }
    }

    const Leaf& leaf_;
};

/// Those of all leaves in turn, so that the first few are about all of them.
std::vector<Variant> variants(const Formula& f, const std::function<void(Changes&)>& make) {
    std::vector<std::vector<Variant>> each;
    std::size_t longest = 0;
    for (const Leaf& leaf : leaves(f)) {
        Changes changes(leaf);
        make(changes);
        longest = std::max(longest, changes.found.size());
        each.push_back(std::move(changes.found));
    }
    std::vector<Variant> all;
    const auto is_new = [&](const Variant& v) {
        return std::none_of(all.begin(), all.end(), [&](const Variant& old) { return old.formula == v.formula; });
    };
    for (std::size_t i = 0; i < longest; ++i)
        for (const auto& of_leaf : each)
            if (i < of_leaf.size() && is_new(of_leaf[i])) all.push_back(of_leaf[i]);
    return all;
}

}  // namespace

std::vector<Leaf> leaves(const Formula& f) {
    std::vector<Leaf> found;
    collect(f, {{}, {}, f}, found);
    return found;
}

Formula to_formula(const Leaf& leaf) {
    Formula f = leaf.formula;
    for (auto premise = leaf.premises.rbegin(); premise != leaf.premises.rend(); ++premise)
        f = Formula({.connective = Connective::implies, .parts = {*premise, f}});
    if (leaf.bindings.empty()) return f;
    return Formula({.connective = Connective::forall, .bindings = leaf.bindings, .parts = {f}});
}

std::vector<Variant> control_variants(const Formula& f) {
    return variants(f, [](Changes& c) { c.all(); });
}

std::vector<Variant> fidelity_variants(const Formula& f) {
    return variants(f, [](Changes& c) { c.for_fidelity(); });
}

}  // namespace claim::language
