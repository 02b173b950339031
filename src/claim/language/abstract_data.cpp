// Statements about named matrices and vectors, brought to one form.
#include "claim/language/abstract_data.hpp"

#include <algorithm>

namespace claim::language {

const Binding* AbstractData::binding(const std::string& name) const {
    for (const Binding& b : bindings)
        if (std::find(b.names.begin(), b.names.end(), name) != b.names.end()) return &b;
    return nullptr;
}
const Rate* AbstractData::rate(const std::string& name) const {
    for (const Rate& r : rates)
        if (r.name == name) return &r;
    return nullptr;
}
bool AbstractData::is_size(const std::string& name) const {
    const Binding* b = binding(name);
    return b && b->domain.kind == DomainKind::integers && is_infinite(b->domain.ends[1]) &&
           rational_value(b->domain.ends[0]).value_or(0) >= 1;
}
std::optional<Expression> AbstractData::index_range(const std::string& name) const {
    const Binding* b = binding(name);
    if (!b || b->domain.kind != DomainKind::integers || !is_literal(b->domain.ends[0], 1)) return std::nullopt;
    if (is_infinite(b->domain.ends[1])) return std::nullopt;
    return b->domain.ends[1];
}

std::vector<Formula> links(const Formula& chain) {
    std::vector<Formula> all;
    for (std::size_t i = 0; i < chain->relations.size(); ++i)
        all.push_back(Formula({.connective = Connective::chain,
                               .place = chain->place,
                               .sides = {chain->sides[i], chain->sides[i + 1]},
                               .relations = {chain->relations[i]}}));
    return all;
}

namespace {

bool is_abstract(const Binding& b) {
    const DomainKind kind = b.domain.kind;
    return b.multiplicity == Multiplicity::each &&
           (kind == DomainKind::symmetric || kind == DomainKind::space || kind == DomainKind::box);
}

bool is_admissible(const Binding& b) {
    if (is_abstract(b)) return true;
    if (b.multiplicity != Multiplicity::each) return false;
    switch (b.domain.kind) {
        case DomainKind::integers: return rational_value(b.domain.ends[0]).value_or(0) >= 1;
        case DomainKind::interval:
        case DomainKind::reals:
        case DomainKind::positive_from:
        case DomainKind::other_than: return true;
        default: return false;
    }
}

class Reading {
public:
    explicit Reading(const Statement& s) {
        data_.families = s.definitions;
        data_.scope.definitions = s.definitions;
        readable_ = std::all_of(s.given.begin(), s.given.end(), [&](const Binding& b) { return bind(b); }) &&
                    std::all_of(s.definitions.begin(), s.definitions.end(),
                                [](const Definition& d) { return !d.is_recurrence(); }) &&
                    std::all_of(s.facts.begin(), s.facts.end(), [&](const Formula& f) { return fact(f); }) &&
                    conclusion(s.formula);
    }
    std::optional<AbstractData> result() const {
        const bool any = data_.is_dynamic() || std::any_of(data_.bindings.begin(), data_.bindings.end(), is_abstract);
        if (!readable_ || !any || data_.goals.empty()) return std::nullopt;
        return data_;
    }

private:
    bool bind(const Binding& b) {
        // A name that is bound twice would mean two things.
        for (const std::string& name : b.names)
            if (data_.scope.names.contains(name)) return false;
        if (!is_admissible(b)) return false;
        data_.scope = with(data_.scope, b);
        data_.bindings.push_back(b);
        return true;
    }
    bool premise(const Formula& f) {
        if (f->connective == Connective::conjunction)
            return std::all_of(f->parts.begin(), f->parts.end(), [&](const Formula& part) { return premise(part); });
        if (f->connective != Connective::chain) return false;
        for (const Formula& link : links(f)) data_.premises.push_back(link);
        return true;
    }
    bool fact(const Formula& f) {
        Formula inner = f;
        std::string index;
        if (f->connective == Connective::forall) {
            if (f->bindings.size() != 1 || f->bindings[0].names.size() != 1) return false;
            index = f->bindings[0].names[0];
            inner = f->parts[0];
        }
        if (inner->connective != Connective::chain) return false;
        const Expression& left = inner->sides[0];
        const bool equation = inner->relations.size() == 1 && inner->relations[0] == Relation::equal;
        if (equation && left->kind == Kind::derivative) return rate(left, inner->sides[1], index, f);
        if (!index.empty()) return false;
        if (equation && left->kind == Kind::at) return start(left, inner->sides[1]);
        return premise(inner);
    }
    bool rate(const Expression& left, const Expression& value, const std::string& index, const Formula& whole) {
        const Expression& what = left->children[0];
        if (left->names[0] != "t") return false;
        const bool entry = what->kind == Kind::index;
        const Expression& owner = entry ? what->children[0] : what;
        if (owner->kind != Kind::variable || data_.rate(owner->name) || entry != !index.empty()) return false;
        const Binding* b = data_.binding(owner->name);
        if (!b || owner->name == "t") return false;
        if (entry) {
            // The fact has to be about each entry of the vector.
            if (what->children.size() != 2 || !(what->children[1] == variable(index))) return false;
            const Domain& d = whole->bindings[0].domain;
            const auto rows = data_.scope.names.at(owner->name).rows;
            if (d.kind != DomainKind::integers || !is_literal(d.ends[0], 1) || !rows || !(d.ends[1] == *rows))
                return false;
        }
        data_.rates.push_back({owner->name, index, value});
        return true;
    }
    bool start(const Expression& left, const Expression& value) {
        const Expression& what = left->children[0];
        if (left->names[0] != "t" || !is_literal(left->children[1], 0) || what->kind != Kind::variable) return false;
        return data_.starts.emplace(what->name, value).second;
    }
    bool conclusion(const Formula& f) {
        switch (f->connective) {
            case Connective::forall:
                for (const Binding& b : f->bindings)
                    if (!bind(b)) return false;
                return conclusion(f->parts[0]);
            case Connective::implies: return premise(f->parts[0]) && conclusion(f->parts[1]);
            case Connective::conjunction:
                // Premises and names inside of one part would reach the others.
                return std::all_of(f->parts.begin(), f->parts.end(), [&](const Formula& part) {
                    return part->connective == Connective::chain && conclusion(part);
                });
            case Connective::chain:
                for (const Formula& link : links(f)) data_.goals.push_back(link);
                return true;
            default: return false;
        }
    }

    AbstractData data_;
    bool readable_ = false;
};

}  // namespace

std::optional<AbstractData> abstract_data(const Statement& s) {
    try {
        return Reading(s).result();
    } catch (const StatementError&) {
        return std::nullopt;
    }
}

}  // namespace claim::language
