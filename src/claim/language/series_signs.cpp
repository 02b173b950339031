// The calculus of dot-product kernels.
#include "claim/language/series_signs.hpp"

#include "claim/language/arcsine_series.hpp"
#include "claim/language/derivative.hpp"
#include "claim/language/normal_form.hpp"
#include "claim/language/text.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational;

namespace {

struct Unknown {};  // nothing is known of the coefficients

constexpr SeriesSigns all_positive{true, true, true, true, true};
constexpr long largest_power = 64;

/// Terms of a sum, with the signs of negations carried inwards.
void collect_terms(const Expression& e, bool negative, std::vector<Expression>& terms) {
    if (e->kind == Kind::sum) {
        for (const Expression& child : e->children) collect_terms(child, negative, terms);
    } else if (e->kind == Kind::negate) {
        collect_terms(e->children[0], !negative, terms);
    } else {
        terms.push_back(negative ? negate(e) : e);
    }
}

class Calculus {
public:
    Calculus(std::string u, const std::vector<Binding>& parameters) : u_(std::move(u)), parameters_(parameters) {}

    std::size_t of(const Expression& e) {
        if (!free_variables(e).contains(u_)) return number_rule(e);
        if (free_variables(e).size() == 1)
            if (const auto step = form_rule(e)) return *step;
        const auto& c = e->children;
        switch (e->kind) {
            case Kind::sum:
            case Kind::negate: return sum_rule(e);
            case Kind::product: return product_rule(e);
            case Kind::power: return power_rule(e);
            case Kind::call: return call_rule(e);
            case Kind::reciprocal: return resolvent(e, c[0], 1);
            default: throw Unknown{};
        }
    }
    std::vector<SeriesStep> steps;

private:
    std::size_t step(const std::string& rule, const Expression& kernel, std::vector<std::size_t> parts,
                     SeriesSigns signs) {
        signs.odd |= signs.infinitely_many_odd;
        signs.even |= signs.infinitely_many_even;
        steps.push_back({rule, to_text(kernel), std::move(parts), signs});
        if (steps.size() > 400) throw Unknown{};
        return steps.size() - 1;
    }
    const SeriesSigns& signs(std::size_t i) const { return steps[i].signs; }
    bool free_of_u(const Expression& e) const { return !free_variables(e).contains(u_); }

    std::size_t number_rule(const Expression& e) {
        const ParameterSign s = parameter_sign(e, parameters_);
        if (!s.at_least_zero) throw Unknown{};
        return step("number", e, {}, {.constant = s.nonzero});
    }
    std::optional<std::size_t> form_rule(const Expression& e) {
        const auto form = arcsine_form(e, u_);
        const auto found = form ? signs_of_coefficients(*form) : std::nullopt;
        if (!found) return std::nullopt;
        if (!found->nonnegative()) throw Unknown{};
        const ParitySigns &even = found->even, &odd = found->odd;
        SeriesSigns s;
        s.constant = even.first_positive == 0;
        s.odd = odd.first_positive.has_value();
        s.even = even.infinitely_many_positive || (even.last && *even.last >= 2);
        s.infinitely_many_even = even.infinitely_many_positive;
        s.infinitely_many_odd = odd.infinitely_many_positive;
        return step("form", e, {}, s);
    }
    std::size_t add(const Expression& e, const std::vector<std::size_t>& parts) {
        if (parts.size() == 1) return parts[0];
        SeriesSigns s;
        for (const std::size_t part : parts) s = sum_of(s, signs(part));
        return step("sum", e, parts, s);
    }
    std::size_t sum_rule(const Expression& e) {
        std::vector<Expression> terms, forms, numbers, others;
        collect_terms(e, false, terms);
        std::vector<std::size_t> parts;
        take_remainders(terms, parts);
        for (const Expression& t : rewritten(terms)) {
            const auto& free = free_variables(t);
            const bool form = (free.empty() || (free.size() == 1 && !free_of_u(t))) && arcsine_form(t, u_);
            (form ? forms : free_of_u(t) ? numbers : others).push_back(t);
        }
        if (!forms.empty() && !add_form(forms, parts)) take_minorants(forms, others, parts);
        if (!numbers.empty()) parts.push_back(number_rule(language::sum(numbers)));
        for (const Expression& t : others) {
            parts.push_back(t->kind == Kind::negate ? negated(t->children[0]) : of(t));
        }
        if (parts.empty()) throw Unknown{};
        return add(e, parts);
    }
    bool add_form(const std::vector<Expression>& forms, std::vector<std::size_t>& parts) {
        try {
            const auto known = form_rule(language::sum(forms));
            if (known) parts.push_back(*known);
            return known.has_value();
        } catch (const Unknown&) {
            return false;
        }
    }
    /// A form with negative coefficients and forms below the other terms: f = (f - below) + below.
    void take_minorants(std::vector<Expression> forms, std::vector<Expression>& others,
                        std::vector<std::size_t>& parts) {
        for (const Expression& t : others) {
            const std::size_t f = of(t);
            const auto below = minorant(t, u_);
            if (!below) {
                parts.push_back(f);
                continue;
            }
            forms.push_back(*below);
            parts.push_back(step("minorant", language::sum({t, negate(*below)}), {f}, {}));
        }
        if (others.empty() || !add_form(forms, parts)) throw Unknown{};
        others.clear();
    }
    /// -f is known only through a negative number in front: (-c) f.
    std::size_t negated(const Expression& f) {
        if (f->kind != Kind::product) throw Unknown{};
        std::vector<Expression> factors = f->children;
        factors.insert(factors.begin(), negate(number(1)));
        return product_rule(product(std::move(factors)));
    }
    /// -arccos(g) is arcsin(g) - pi/2.
    std::vector<Expression> rewritten(const std::vector<Expression>& terms) const {
        std::vector<Expression> result;
        for (const Expression& t : terms) {
            const bool arc = t->kind == Kind::negate && t->children[0]->kind == Kind::call &&
                             t->children[0]->name == "arccos" && t->children[0]->primes == 0;
            if (!arc || arcsine_form(t, u_)) {
                result.push_back(t);
                continue;
            }
            result.push_back(call("arcsin", {t->children[0]->children[0]}));
            result.push_back(negate(constant("pi") / number(2)));
        }
        return result;
    }
    /// -coeff(f, r) u^r and f(u) go together.
    void take_remainders(std::vector<Expression>& terms, std::vector<std::size_t>& parts) {
        const std::vector<Expression> written = terms;
        for (const Expression& t : written) {
            const auto name = remainder_of(t, u_, parameters_);
            if (!name) continue;
            expand_layers(terms);
            const Expression whole = call(*name, {variable(u_)});
            const auto at = std::find(terms.begin(), terms.end(), whole);
            if (at == terms.end()) continue;
            terms.erase(at);
            terms.erase(std::find(terms.begin(), terms.end(), t));
            const std::size_t f = of(whole);
            const SeriesSigns s = signs(f);
            parts.push_back(
                step("remainder", language::sum({whole, t}), {f},
                     {.infinitely_many_odd = s.infinitely_many_odd, .infinitely_many_even = s.infinitely_many_even}));
        }
    }
    std::size_t product_rule(const Expression& e) {
        std::vector<Expression> numbers;
        std::vector<std::size_t> parts;
        const auto take = [&](const auto& self, const Expression& f) -> void {
            if (free_of_u(f)) return numbers.push_back(f);
            if (f->kind == Kind::negate) {
                numbers.push_back(negate(number(1)));
                return self(self, f->children[0]);
            }
            if (f->kind == Kind::product) {
                for (const Expression& g : f->children) self(self, g);
                return;
            }
            // 1/sqrt(d) is d^(-1/2).
            const bool root = f->kind == Kind::reciprocal && f->children[0]->kind == Kind::call &&
                              f->children[0]->name == "sqrt" && f->children[0]->primes == 0;
            parts.push_back(root                          ? resolvent(f, f->children[0]->children[0], Rational(1, 2))
                            : f->kind == Kind::reciprocal ? reciprocal_rule(f)
                                                          : of(f));
        };
        for (const Expression& f : e->children) take(take, f);
        if (!numbers.empty()) parts.insert(parts.begin(), number_rule(product(std::move(numbers))));
        SeriesSigns s = signs(parts[0]);
        for (std::size_t i = 1; i < parts.size(); ++i) s = product_of(s, signs(parts[i]));
        return parts.size() == 1 ? parts[0] : step("product", e, parts, s);
    }
    std::size_t reciprocal_rule(const Expression& f) {
        const Expression& d = f->children[0];
        if (d->kind == Kind::power) {
            const auto q = rational_value(d->children[1]);
            if (q && *q > 0) return resolvent(f, d->children[0], *q);
        }
        return resolvent(f, d, 1);
    }
    std::size_t power_rule(const Expression& e) {
        const Expression& base = e->children[0];
        const auto q = rational_value(e->children[1]);
        if (!q) {
            const auto least = least_integer(e->children[1], parameters_);
            if (!least || *least < 0) throw Unknown{};
            const std::size_t f = of(base);
            return step("power", e, {f}, {});
        }
        if (*q < 0) return resolvent(e, base, -*q);
        if (denominator(*q) != 1 || *q > largest_power) throw Unknown{};
        if (*q == 0) return step("number", e, {}, {.constant = true});
        const std::size_t f = of(base);
        SeriesSigns s = signs(f);
        for (long m = 1; m < static_cast<long>(numerator(*q)); ++m) s = product_of(s, signs(f));
        return step("power", e, {f}, s);
    }
    /// d^(-q), d = c - g.
    std::size_t resolvent(const Expression& e, const Expression& d, const Rational& q) {
        if (q <= 0) throw Unknown{};
        std::vector<Expression> terms, numbers, rest;
        collect_terms(d, false, terms);
        for (const Expression& t : terms)
            if (free_of_u(t))
                numbers.push_back(t);
            else
                rest.push_back(t->kind == Kind::negate ? t->children[0] : negate(t));
        if (numbers.empty() || rest.empty()) throw Unknown{};
        const Expression g = language::sum(std::move(rest));
        const std::size_t part = of(g);
        const Expression at_one = substitute(d, u_, number(1));
        if (!parameter_sign(at_one, parameters_).positive()) throw Unknown{};
        return step("resolvent", e, {part}, composition_of(all_positive, true, signs(part)));
    }
    /// |g(1)| <= 1; g has nonnegative coefficients.
    bool is_at_most_one_at_one(const Expression& g) const {
        // kappa0, kappa1, rho and theta_bar are 1 at 1 and do not decrease on [0, 1].
        for (const char* name : {"kappa0", "kappa1", "h", "rho", "theta_bar"})
            if (g->kind == Kind::call && g->primes == 0 && g->name == name)
                return g->children[0] == variable(u_) || is_at_most_one_at_one(g->children[0]);
        const Expression margin = language::sum({number(1), negate(substitute(g, u_, number(1)))});
        if (parameter_sign(margin, parameters_).at_least_zero) return true;
        const Segment all{.name = u_, .lower = {.infinite = true}, .upper = {.infinite = true}};
        return has_zero_normal_form(margin, all);
    }
    std::size_t composed(const Expression& e, const SeriesSigns& outer, const Expression& g) {
        if (g->kind == Kind::variable && g->name == u_) return step(outer_rule(e), e, {}, outer);
        const std::size_t part = of(g);
        if (!is_at_most_one_at_one(g)) throw Unknown{};
        return step("composition", e, {part}, composition_of(outer, true, signs(part)));
    }
    static std::string outer_rule(const Expression& e) { return e->children.size() > 1 ? "layers" : "form"; }
    std::size_t call_rule(const Expression& e) {
        const Expression& g = e->children[0];
        const bool kappa1 = e->name == "kappa1" || e->name == "h";
        constexpr SeriesSigns of_kappa0{true, true, false, true, false}, of_kappa1{true, true, true, false, true};
        if (e->primes == 0 ? e->name == "kappa0" : kappa1 && e->primes == 1) return composed(e, of_kappa0, g);
        if (e->primes > 0) throw Unknown{};
        if (kappa1) return composed(e, of_kappa1, g);
        if (e->name == "arcsin") return composed(e, {.odd = true, .infinitely_many_odd = true}, g);
        if (e->name == "exp") return exponential(e);
        const auto layers = layer_signs(e, u_, parameters_);
        if (!layers) throw Unknown{};
        return composed(e, *layers, g);
    }
    std::size_t exponential(const Expression& e) {
        std::vector<Expression> terms, numbers, rest;
        collect_terms(e->children[0], false, terms);
        for (const Expression& t : terms) (free_of_u(t) ? numbers : rest).push_back(t);
        if (!numbers.empty() &&
            !parameter_sign(call("exp", {language::sum(std::move(numbers))}), parameters_).positive())
            throw Unknown{};
        const std::size_t part = of(language::sum(std::move(rest)));
        return step("exponential", e, {part}, composition_of(all_positive, true, signs(part)));
    }
    std::string u_;
    const std::vector<Binding>& parameters_;
};

}  // namespace

std::optional<std::vector<SeriesStep>> series_signs(const Expression& e, const std::string& u,
                                                    const std::vector<Binding>& parameters) {
    try {
        Calculus calculus(u, parameters);
        calculus.of(unfold_derivatives(e));
        return std::move(calculus.steps);
    } catch (const Unknown&) {
    } catch (const std::invalid_argument&) {
    }
    return std::nullopt;
}

}  // namespace claim::language
