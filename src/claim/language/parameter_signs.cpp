// Signs by parts.
#include "claim/language/parameter_signs.hpp"

#include "claim/language/constant_form.hpp"
#include "claim/language/evaluate.hpp"
#include "rigor/number/ladder.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Ball, rigor::Rational, rigor::Truth;

namespace {

ParameterSign of_closed(const Expression& e) {
    ParameterSign sign;
    rigor::climb({64, 512}, [&]() -> std::optional<bool> {
        const auto value = evaluate(e, Assignment<Ball>{});
        if (value.status == Status::undefined) return false;
        if (!value) return std::nullopt;
        if (certainly_less(value.result.value, Ball(0)) == Truth::yes) sign = {false, true, true};
        if (certainly_positive(value.result.value) == Truth::yes) sign = {true, false, true};
        if (value.result.exact && *value.result.exact == 0) sign = {true, true, false};
        if (!sign.at_least_zero && !sign.at_most_zero) {
            const auto exact = ConstantForms().of(e);
            if (exact && exact->is_formally_zero()) sign = {true, true, false};
        }
        return sign.at_least_zero || sign.at_most_zero ? std::optional(true) : std::nullopt;
    });
    return sign;
}

const Binding* binding_of(const std::string& name, const std::vector<Binding>& bindings) {
    const Binding* found = nullptr;  // the last one counts
    for (const Binding& b : bindings)
        if (std::find(b.names.begin(), b.names.end(), name) != b.names.end()) found = &b;
    return found && found->multiplicity == Multiplicity::each ? found : nullptr;
}

ParameterSign of_name(const std::string& name, const std::vector<Binding>& bindings) {
    const Binding* b = binding_of(name, bindings);
    if (!b) return {};
    const Domain& d = b->domain;
    const auto sign = [&](const Expression& end) { return is_infinite(end) ? ParameterSign{} : of_closed(end); };
    if (d.kind == DomainKind::other_than) {
        const ParameterSign zero = free_variables(d.ends[0]).empty() ? of_closed(d.ends[0]) : ParameterSign{};
        return {false, false, zero.at_least_zero && zero.at_most_zero};
    }
    if (d.kind != DomainKind::positive_from && d.kind != DomainKind::interval && d.kind != DomainKind::integers)
        return {};
    for (const Expression& end : d.ends)
        if (!free_variables(end).empty()) return {};
    const bool open_below = d.kind == DomainKind::positive_from || (d.kind == DomainKind::interval && !d.lower_closed);
    const ParameterSign low = sign(d.ends[0]);
    ParameterSign s;
    if (low.at_least_zero) s = {true, false, low.nonzero || open_below};
    if (d.ends.size() > 1 && !s.at_least_zero) {
        const ParameterSign high = sign(d.ends[1]);
        const bool open_above = d.kind == DomainKind::interval && !d.upper_closed;
        if (high.at_most_zero) s = {false, true, high.nonzero || open_above};
    }
    return s;
}

ParameterSign of_power(const Expression& e, const std::vector<Binding>& bindings) {
    const ParameterSign base = parameter_sign(e->children[0], bindings);
    const auto q = rational_value(e->children[1]);
    if (!q) return {base.positive() && least_integer(e->children[1], bindings), false, base.positive()};
    const bool even = denominator(*q) == 1 && numerator(*q) % 2 == 0;
    if (*q < 0 && !base.nonzero) return {};
    if (even) {
        // The square of a number: a name, or what has some sign, is defined.
        const bool defined =
            base.nonzero || base.at_least_zero || base.at_most_zero || e->children[0]->kind == Kind::variable;
        return {defined, false, base.nonzero && defined};
    }
    if (base.at_least_zero) return {true, false, base.nonzero};
    return denominator(*q) == 1 && base.at_most_zero ? ParameterSign{false, true, base.nonzero} : ParameterSign{};
}

}  // namespace

ParameterSign parameter_sign(const Expression& e, const std::vector<Binding>& bindings) {
    if (free_variables(e).empty()) return of_closed(e);
    const auto& c = e->children;
    switch (e->kind) {
        case Kind::variable: return of_name(e->name, bindings);
        case Kind::negate: {
            const ParameterSign s = parameter_sign(c[0], bindings);
            return {s.at_most_zero, s.at_least_zero, s.nonzero};
        }
        case Kind::reciprocal: {
            const ParameterSign s = parameter_sign(c[0], bindings);
            return s.nonzero ? s : ParameterSign{};
        }
        case Kind::sum: {
            ParameterSign all{true, true, false};
            for (const Expression& child : c) {
                const ParameterSign s = parameter_sign(child, bindings);
                all.nonzero |= s.nonzero;
                all.at_least_zero &= s.at_least_zero;
                all.at_most_zero &= s.at_most_zero;
            }
            // Terms of one sign do not cancel; of others nothing is known.
            all.nonzero &= all.at_least_zero || all.at_most_zero;
            return all;
        }
        case Kind::product: {
            ParameterSign all{true, false, true};
            for (const Expression& child : c) {
                const ParameterSign s = parameter_sign(child, bindings);
                const bool up = (all.at_least_zero && s.at_least_zero) || (all.at_most_zero && s.at_most_zero);
                const bool down = (all.at_least_zero && s.at_most_zero) || (all.at_most_zero && s.at_least_zero);
                all = {up, down, all.nonzero && s.nonzero};
            }
            return all;
        }
        case Kind::power: return of_power(e, bindings);
        case Kind::call: {
            if (e->primes > 0) return {};
            if (e->name == "coeff") {
                // Those of kappa0 and kappa1 are not negative.
                const auto n = least_integer(c[1], bindings);
                const bool known = c[0]->kind == Kind::function && c[0]->primes == 0 &&
                                   (c[0]->name == "kappa0" || c[0]->name == "kappa1" || c[0]->name == "h");
                return {known && n && *n >= 0, false, false};
            }
            if (e->name != "exp" && e->name != "sqrt" && e->name != "abs") return {};
            const ParameterSign s = parameter_sign(c[0], bindings);
            if (e->name == "exp") {
                const bool defined = s.at_least_zero || s.at_most_zero || s.nonzero || c[0]->kind == Kind::variable;
                return {defined, false, defined};
            }
            if (e->name == "abs") return {s.at_least_zero || s.at_most_zero || s.nonzero, false, s.nonzero};
            return {s.at_least_zero, false, s.positive()};
        }
        default: return {};
    }
}

std::optional<Rational> least_integer(const Expression& e, const std::vector<Binding>& bindings) {
    if (const auto q = rational_value(e)) return denominator(*q) == 1 ? q : std::nullopt;
    if (e->kind == Kind::variable) {
        const Binding* b = binding_of(e->name, bindings);
        if (!b || b->domain.kind != DomainKind::integers) return std::nullopt;
        const auto q = rational_value(b->domain.ends[0]);
        if (!q) return std::nullopt;
        // L >= 5/2 begins at 3.
        const rigor::Integer whole = numerator(*q) / denominator(*q);
        return Rational(whole) < *q ? Rational(whole + 1) : Rational(whole);
    }
    if (e->kind == Kind::sum) {
        Rational total = 0;
        for (const Expression& child : e->children) {
            const auto part = least_integer(child, bindings);
            if (!part) return std::nullopt;
            total += *part;
        }
        return total;
    }
    if (e->kind == Kind::negate)
        if (const auto q = rational_value(e->children[0]); q && denominator(*q) == 1) return Rational(-*q);
    if (e->kind == Kind::product) {
        Rational total = 1;
        for (const Expression& child : e->children) {
            const auto part = least_integer(child, bindings);
            if (!part || *part < 0) return std::nullopt;
            total *= *part;
        }
        return total;
    }
    return std::nullopt;
}

}  // namespace claim::language
