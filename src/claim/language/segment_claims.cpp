// Splits statements into claims on intervals.
#include "claim/language/one_variable.hpp"

#include <algorithm>

namespace claim::language {

using rigor::SymbolicConstant, rigor::Truth;

namespace {

struct OtherKind {};

DomainEnd end_of(const Expression& e, bool closed) {
    if (is_infinite(e)) return {.infinite = true};
    const auto value = exact_value(e);
    if (!value) throw OtherKind{};
    return {.at = *value, .closed = closed};
}

std::vector<Segment> segments(const std::string& name, const Domain& d) {
    const DomainEnd infinite{.infinite = true};
    std::vector<Segment> found;
    switch (d.kind) {
        case DomainKind::interval:
            found.push_back({name, end_of(d.ends[0], d.lower_closed), end_of(d.ends[1], d.upper_closed)});
            break;
        case DomainKind::reals: found.push_back({name, infinite, infinite}); break;
        case DomainKind::positive_from: found.push_back({name, end_of(d.ends[0], false), infinite}); break;
        case DomainKind::other_than:
            found.push_back({name, infinite, end_of(d.ends[0], false)});
            found.push_back({name, end_of(d.ends[0], false), infinite});
            break;
        default: throw OtherKind{};
    }
    return found;
}

/// The part of the segment above (or below) an end.
void cut(Segment& s, const DomainEnd& end, bool from_below) {
    DomainEnd& old = from_below ? s.lower : s.upper;
    if (end.infinite) return;
    if (!old.infinite) {
        const SymbolicConstant d = from_below ? end.at - old.at : old.at - end.at;
        if (d.is_formally_zero()) {
            old.closed = old.closed && end.closed;
            return;
        }
        if (d.is_positive() != Truth::yes) return;
    }
    old = end;
}

void restrict_to(std::vector<Segment>& all, const Formula& premise) {
    if (premise->connective == Connective::conjunction) {
        for (const Formula& part : premise->parts) restrict_to(all, part);
        return;
    }
    if (premise->connective == Connective::membership) {
        const Expression& x = premise->sides[0];
        if (x->kind != Kind::variable || x->name != all.at(0).name) throw OtherKind{};
        const auto parts = segments(x->name, *premise->domain);
        if (parts.size() != 1) throw OtherKind{};
        for (Segment& s : all) {
            cut(s, parts[0].lower, true);
            cut(s, parts[0].upper, false);
        }
        return;
    }
    if (premise->connective != Connective::chain) throw OtherKind{};
    for (std::size_t i = 0; i < premise->relations.size(); ++i) {
        Expression a = premise->sides[i], b = premise->sides[i + 1];
        Relation r = premise->relations[i];
        if (r == Relation::equal || r == Relation::unequal) throw OtherKind{};
        bool less = r == Relation::less || r == Relation::at_most;
        const bool closed = r == Relation::at_most || r == Relation::at_least;
        if (!less) std::swap(a, b);
        const auto is_name = [&](const Expression& e) {
            return e->kind == Kind::variable && e->name == all.at(0).name;
        };
        if (is_name(a) == is_name(b)) throw OtherKind{};
        for (Segment& s : all) cut(s, end_of(is_name(a) ? b : a, closed), is_name(b));
    }
}

class Splitter {
public:
    std::vector<SegmentClaim> claims;

    void split(const Formula& f, const std::map<std::string, Domain>& domains, const std::vector<Formula>& premises) {
        switch (f->connective) {
            case Connective::forall: {
                auto inner = domains;
                for (const Binding& b : f->bindings) {
                    if (b.multiplicity != Multiplicity::each) throw OtherKind{};
                    for (const std::string& name : b.names) inner.insert_or_assign(name, b.domain);
                }
                return split(f->parts[0], inner, premises);
            }
            case Connective::conjunction:
                for (const Formula& part : f->parts) split(part, domains, premises);
                return;
            case Connective::implies: {
                auto more = premises;
                more.push_back(f->parts[0]);
                return split(f->parts[1], domains, more);
            }
            case Connective::chain:
                for (std::size_t i = 0; i < f->relations.size(); ++i)
                    leaf(Formula({.connective = Connective::chain,
                                  .sides = {f->sides[i], f->sides[i + 1]},
                                  .relations = {f->relations[i]}}),
                         domains, premises);
                return;
            case Connective::membership: return member(f, domains, premises);
            case Connective::shape: {
                if (!f->domain) throw OtherKind{};
                auto inner = domains;
                inner.insert_or_assign(f->names[0], *f->domain);
                return leaf(f, inner, premises);
            }
            case Connective::order:
            case Connective::range: return leaf(f, domains, premises);
            default: throw OtherKind{};
        }
    }

private:
    void member(const Formula& f, const std::map<std::string, Domain>& domains, const std::vector<Formula>& premises) {
        const Domain& d = *f->domain;
        if (d.kind != DomainKind::interval) throw OtherKind{};
        for (const std::size_t i : {0u, 1u}) {
            if (is_infinite(d.ends[i])) continue;
            const bool closed = i == 0 ? d.lower_closed : d.upper_closed;
            const Relation r = i == 0 ? (closed ? Relation::at_least : Relation::greater)
                                      : (closed ? Relation::at_most : Relation::less);
            leaf(Formula({.connective = Connective::chain, .sides = {f->sides[0], d.ends[i]}, .relations = {r}}),
                 domains, premises);
        }
    }
    void leaf(const Formula& f, const std::map<std::string, Domain>& domains, const std::vector<Formula>& premises) {
        std::set<std::string> names = free_variables(f);
        for (const Formula& p : premises) names.merge(free_variables(p));
        if (f->connective == Connective::shape) names.insert(f->names[0]);
        std::string name;
        if (names.empty() && domains.size() == 1) names.insert(domains.begin()->first);
        if (f->connective == Connective::order) {
            names.insert(f->approach->name);
            if (names.size() == 1 && !domains.contains(*names.begin())) {
                claims.push_back({{*names.begin(), {.infinite = true}, {.infinite = true}}, f});
                return;
            }
        }
        if (names.size() != 1) throw OtherKind{};
        name = *names.begin();
        const auto domain = domains.find(name);
        if (domain == domains.end()) throw OtherKind{};
        for (const auto& [other, d] : domains)  // the others only have to be there
            if (other != name &&
                (d.kind == DomainKind::interval ? segments(other, d)[0].is_empty() : d.kind != DomainKind::reals))
                throw OtherKind{};
        auto all = segments(name, domain->second);
        for (const Formula& p : premises) restrict_to(all, p);
        for (const Segment& s : all) claims.push_back({s, f});
    }
};

}  // namespace

std::optional<std::vector<SegmentClaim>> segment_claims(const Formula& f) {
    Splitter splitter;
    try {
        splitter.split(f, {}, {});
    } catch (const OtherKind&) {
        return std::nullopt;
    }
    return std::move(splitter.claims);
}

}  // namespace claim::language
