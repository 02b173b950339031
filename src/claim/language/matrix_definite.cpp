// Definiteness by structure.
#include "claim/language/matrix_rules.hpp"
#include "claim/language/sign_of_index_sums.hpp"
#include "claim/language/text.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational;

namespace {

using Sign = std::optional<bool>;  ///< true: > 0, false: >= 0

class Definiteness {
public:
    explicit Definiteness(NoncommutativeForm& form) : form_(form), data_(form.data()) {}

    Sign of(const Expression& e) {
        const Sign known = by_premise(e);
        if (known == true) return known;
        const Sign built = by_structure(e);
        return built == true || !known ? built : known;
    }

private:
    Type type(const Expression& e) const { return type_of(e, data_.scope); }

    /// A premise R - L > 0 or >= 0 about a positive multiple of e, or lambda_min(e) > 0.
    Sign by_premise(const Expression& e) {
        const auto [content, entry] = without_content(form_.at(e, "@1", "@2"));
        if (content <= 0) return std::nullopt;
        Sign best;
        for (const Formula& p : data_.premises) {
            Relation r = p->relations[0];
            if (r == Relation::equal || r == Relation::unequal) continue;
            Expression above = p->sides[0], below = p->sides[1];
            if (r == Relation::less || r == Relation::at_most) std::swap(above, below);
            const bool strict = r == Relation::less || r == Relation::greater;
            const bool eigenvalue = above->kind == Kind::call && above->name == "lambda_min" && is_literal(below, 0);
            if (eigenvalue) above = above->children[0];
            const Type t = type(is_literal(above, 0) ? below : above);
            if (t.sort != Sort::matrix) continue;
            const auto value = [&](const Expression& side) {
                return is_literal(side, 0) ? IndexSum() : form_.at(side, "@1", "@2");
            };
            const auto [scale, premise] = without_content(value(above) - value(below));
            if (scale > 0 && premise == entry) best = best.value_or(false) || strict;
        }
        return best;
    }

    Sign by_structure(const Expression& e) {
        switch (e->kind) {
            case Kind::constant:
                if (e->name == "I") return true;
                return e->name == "J" ? Sign(false) : std::nullopt;
            case Kind::sum: {
                bool strict = false;
                for (const Expression& child : e->children) {
                    const Sign s = of(child);
                    if (!s) return std::nullopt;
                    strict |= *s;
                }
                return strict;
            }
            case Kind::entrywise: {
                const Sign a = of(e->children[0]), b = of(e->children[1]);
                return a && b ? Sign(*a && *b) : std::nullopt;
            }
            case Kind::entrywise_power: {
                const auto k = rational_value(e->children[1]);
                const Sign a = of(e->children[0]);
                return k && denominator(*k) == 1 && *k >= 1 ? a : std::nullopt;
            }
            case Kind::power: return of_power(e);
            case Kind::transpose: return is_symmetric(e->children[0]) ? of(e->children[0]) : std::nullopt;
            case Kind::call: return of_call(e);
            case Kind::product: return of_product(e->children);
            default: return std::nullopt;
        }
    }
    bool is_symmetric(const Expression& e) {
        if (type(e).sort != Sort::matrix) return false;
        const IndexSum entry = form_.at(e, "@1", "@2");
        return renamed(entry, {{"@1", "@2"}, {"@2", "@1"}}) == entry;
    }
    Sign of_power(const Expression& e) {
        const auto k = rational_value(e->children[1]);
        if (!k || denominator(*k) != 1 || type(e->children[0]).sort != Sort::matrix) return std::nullopt;
        const Sign base = of(e->children[0]);
        // The inverse of what is >= 0 and has one is > 0; that it has one is an obligation of its own.
        if (*k < 0) return base ? Sign(true) : std::nullopt;
        if (*k == 0) return true;
        if (base) return base;
        return numerator(*k) % 2 == 0 && is_symmetric(e->children[0]) ? Sign(false) : std::nullopt;
    }
    Sign of_call(const Expression& e) {
        const Expression& argument = e->children[0];
        if (e->name == "exp" && is_symmetric(argument)) return true;
        if (e->name == "diag" && type(argument).sort == Sort::vector) {
            const ValueRange r = range_of(form_.at(argument, "@1"), data_);
            if (r.is_positive()) return true;
            return r.is_nonnegative() ? Sign(false) : std::nullopt;
        }
        return std::nullopt;
    }
    /// Positive numbers times one matrix, or a congruence.
    Sign of_product(const std::vector<Expression>& factors) {
        bool strict = true;
        std::vector<Expression> matrices;
        for (const Expression& f : factors) {
            if (!type(f).is_scalar()) {
                matrices.push_back(f);
                continue;
            }
            const ValueRange r = range_of(form_.at(f), data_);
            if (!r.is_nonnegative()) return std::nullopt;
            strict &= r.is_positive();
        }
        if (matrices.size() == 1) {
            const Sign s = of(matrices[0]);
            return s ? Sign(*s && strict) : std::nullopt;
        }
        // B' … B: the outer factors are transposes of each other, and so on inwards.
        std::size_t from = 0, to = matrices.size();
        while (to - from >= 2) {
            const Expression turned(
                {.kind = Kind::transpose, .place = matrices[from]->place, .children = {matrices[from]}});
            const Expression last = matrices[to - 1];
            const bool row = last->kind == Kind::transpose && last->children[0] == matrices[from];  // v v'
            if (!row && !(entry(turned) == entry(last))) return std::nullopt;
            ++from, --to;
        }
        if (from == to) return false;
        return of(matrices[from]) ? Sign(false) : std::nullopt;
    }
    IndexSum entry(const Expression& e) {
        return type(e).sort == Sort::vector ? form_.at(e, "@1") : form_.at(e, "@1", "@2");
    }

    NoncommutativeForm& form_;
    const AbstractData& data_;
};

}  // namespace

std::optional<bool> definiteness(const Expression& e, NoncommutativeForm& form) {
    try {
        return Definiteness(form).of(e);
    } catch (const NoForm&) {
        return std::nullopt;
    }
}

}  // namespace claim::language
