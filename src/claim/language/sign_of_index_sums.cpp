// Bounds of index sums on the domain of their names.
#include "claim/language/sign_of_index_sums.hpp"

#include "claim/language/depth_claim.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational;

namespace {

struct End {
    std::optional<Rational> value;  ///< empty: infinite
    int infinite = 0;               ///< its sign
    bool open = false;
};

End product(const End& a, const End& b) {
    const bool zero = (a.value && *a.value == 0) || (b.value && *b.value == 0);
    // 0 times what is unbounded but finite is 0; it is attained where the 0 is.
    if (zero) {
        const bool attained = (a.value && *a.value == 0 && !a.open) || (b.value && *b.value == 0 && !b.open);
        return {Rational(0), 0, !attained};
    }
    if (a.value && b.value) return {*a.value * *b.value, 0, a.open || b.open};
    const int sign_a = a.value ? (*a.value > 0 ? 1 : -1) : a.infinite;
    const int sign_b = b.value ? (*b.value > 0 ? 1 : -1) : b.infinite;
    return {std::nullopt, sign_a * sign_b, true};
}

int compare(const End& a, const End& b) {
    const int sign_a = a.value ? 0 : a.infinite, sign_b = b.value ? 0 : b.infinite;
    if (sign_a != sign_b) return sign_a < sign_b ? -1 : 1;
    if (!a.value || !b.value) return 0;
    return *a.value < *b.value ? -1 : *a.value > *b.value;
}

std::pair<End, End> ends(const ValueRange& r) {
    return {{r.lower, r.lower ? 0 : -1, r.lower_open}, {r.upper, r.upper ? 0 : 1, r.upper_open}};
}

ValueRange product(const ValueRange& a, const ValueRange& b) {
    const auto [a0, a1] = ends(a);
    const auto [b0, b1] = ends(b);
    std::vector<End> all{product(a0, b0), product(a0, b1), product(a1, b0), product(a1, b1)};
    End low = all[0], high = all[0];
    for (const End& e : all) {
        if (compare(e, low) < 0 || (compare(e, low) == 0 && !e.open)) low = e;
        if (compare(e, high) > 0 || (compare(e, high) == 0 && !e.open)) high = e;
    }
    return {low.value, high.value, low.open, high.open};
}

ValueRange sum(const ValueRange& a, const ValueRange& b) {
    ValueRange r;
    if (a.lower && b.lower) r.lower = *a.lower + *b.lower, r.lower_open = a.lower_open || b.lower_open;
    if (a.upper && b.upper) r.upper = *a.upper + *b.upper, r.upper_open = a.upper_open || b.upper_open;
    return r;
}

const ValueRange everything{}, nonnegative{.lower = Rational(0), .upper = {}},
    positive{.lower = Rational(0), .upper = {}, .lower_open = true};

ValueRange range_of_domain(const Domain& d) {
    switch (d.kind) {
        case DomainKind::integers: return {.lower = rational_value(d.ends[0]), .upper = rational_value(d.ends[1])};
        case DomainKind::positive_from: return {.lower = rational_value(d.ends[0]), .upper = {}, .lower_open = true};
        case DomainKind::interval:
        case DomainKind::box:
            return {rational_value(d.ends[0]), rational_value(d.ends[1]), !d.lower_closed, !d.upper_closed};
        default: return everything;
    }
}

ValueRange inverse(const ValueRange& r) {
    if (r.is_positive()) {
        ValueRange i{.lower = Rational(0), .upper = {}, .lower_open = true};
        if (r.upper) i.lower = Rational(1) / *r.upper, i.lower_open = r.upper_open;
        if (*r.lower > 0) i.upper = Rational(1) / *r.lower, i.upper_open = r.lower_open;
        return i;
    }
    if (!r.is_negative()) return everything;
    const ValueRange minus{Rational(-1), Rational(-1)};
    return product(minus, inverse(product(minus, r)));
}

ValueRange range_of_factor(const IndexFactor& f, const AbstractData& data) {
    ValueRange base = everything;
    if (f.head == "exp" || f.head == "pi") {
        base = positive;
    } else if (f.head == "sqrt" || f.head == "abs" || f.head == "norm_2" || f.head == "max_abs") {
        base = nonnegative;
        // The root of what is positive is positive.
        if ((f.head == "sqrt" || f.head == "abs") && range_of(f.arguments[0], data).is_positive()) base = positive;
    } else if (f.head == "delta") {
        base = {Rational(0), Rational(1)};
    } else if (f.head == "()") {
        base = range_of(f.arguments[0], data);
    } else if (f.arguments.empty() && f.matrix_power == 1) {
        // What depends on time stays in its domain: the domain is part of what is given.
        if (const Binding* b = data.binding(f.head)) base = range_of_domain(b->domain);
    }
    ValueRange result{Rational(1), Rational(1)};
    for (long k = 0; k < std::abs(f.power); ++k) result = product(result, base);
    if (f.power % 2 == 0 && !result.is_nonnegative()) {
        result.lower = Rational(0);
        result.lower_open = false;
    }
    return f.power < 0 ? inverse(result) : result;
}

}  // namespace

ValueRange range_of(const IndexSum& a, const AbstractData& data) {
    ValueRange total{Rational(0), Rational(0)};
    for (const auto& [key, term] : a.terms()) {
        ValueRange value{term.coefficient, term.coefficient};
        for (const IndexFactor& f : term.factors) value = product(value, range_of_factor(f, data));
        if (!term.bound.empty()) {
            // A sum of one or more terms of one sign.
            if (value.is_nonnegative())
                value.upper = {};
            else if (value.upper && *value.upper <= 0)
                value.lower = {};
            else
                value = everything;
        }
        total = sum(total, value);
    }
    return total;
}

std::string unmet_obligation(const NoncommutativeForm& form) {
    const AbstractData& data = form.data();
    for (const IndexObligation& o : form.obligations()) {
        bool met = false;
        if (o.kind == IndexObligation::Kind::invertible) {
            // Of K, times a function exp(q K) that is invertible anyway, or of the identity.
            const IndexTerm& term = o.of.terms().begin()->second;
            met = true;
            for (const IndexFactor& f : term.factors) {
                if (f.head == "delta") continue;
                const bool definite =
                    f.is_function &&
                    (f.matrix_power == 0 ||
                     std::any_of(data.premises.begin(), data.premises.end(), [&](const Formula& p) {
                         const bool above = p->relations[0] == Relation::greater && is_literal(p->sides[1], 0);
                         const bool below = p->relations[0] == Relation::less && is_literal(p->sides[0], 0);
                         return (above && p->sides[0] == variable(f.head)) ||
                                (below && p->sides[1] == variable(f.head));
                     }));
                const ValueRange r = f.is_function ? everything : range_of_factor(f, data);
                met &= definite || r.is_positive() || r.is_negative();
            }
        } else {
            const ValueRange r = range_of(o.of, data);
            met = o.kind == IndexObligation::Kind::positive       ? r.is_positive()
                  : o.kind == IndexObligation::Kind::not_negative ? r.is_nonnegative()
                                                                  : r.is_positive() || r.is_negative();
            const auto* term = o.of.terms().size() == 1 ? &o.of.terms().begin()->second : nullptr;
            if (!met && o.kind == IndexObligation::Kind::not_zero && term && term->bound.empty())
                met = std::all_of(term->factors.begin(), term->factors.end(), [&](const IndexFactor& f) {
                    const Binding* b = data.binding(f.head);
                    const ValueRange each = range_of_factor(f, data);
                    const bool other =
                        b && b->domain.kind == DomainKind::other_than && is_literal(b->domain.ends[0], 0);
                    return other || each.is_positive() || each.is_negative();
                });
        }
        if (!met) return o.text;
    }
    return {};
}

}  // namespace claim::language
