// Problems on boxes: their domains, what makes them defined, and their algebra.
#include "claim/language/box_claim.hpp"

#include "claim/language/derivative.hpp"
#include "claim/language/layer_polynomial.hpp"
#include "claim/language/local_form.hpp"

#include <algorithm>
#include <stdexcept>

namespace claim::language {

using rigor::Rational;

namespace {

struct NoDomain {};

/// No names of statements.
const LayerNames no_layers{"w ", "T ", "L "};

bool is_number(const Expression& e) { return free_variables(e).empty(); }

class Conditions {
public:
    explicit Conditions(const std::vector<Range>& ranges) : ranges_(ranges) {}
    std::vector<BoxDefinedness> found;

    void of(const Expression& e) {
        const auto& c = e->children;
        for (const Expression& child : c) of(child);
        switch (e->kind) {
            case Kind::number:
            case Kind::variable:
            case Kind::sum:
            case Kind::product:
            case Kind::negate: return;
            case Kind::constant:
                if (e->name == "pi" || e->name == "euler") return;
                throw NoDomain{};
            case Kind::reciprocal: return nonzero(c[0]);
            case Kind::power: return power(c[0], c[1]);
            case Kind::call: return call(e);
            default: throw NoDomain{};
        }
    }

private:
    void need(const Expression& margin, bool strict) { found.push_back({{{ranges_, margin, strict}}}); }
    void nonzero(const Expression& e) {
        if (const auto q = rational_value(e); q && *q != 0) return;
        found.push_back({{{ranges_, e, true}, {ranges_, negate(e), true}}});
    }
    void power(const Expression& base, const Expression& exponent) {
        const auto q = rational_value(exponent);
        if (!q) return need(base, true);
        if (denominator(*q) == 1) {
            if (*q < 0) nonzero(base);
            return;
        }
        need(base, *q < 0);
    }
    void call(const Expression& e) {
        if (!e->names.empty()) throw NoDomain{};
        const std::string& f = e->name;
        for (const char* entire : {"exp", "sin", "cos", "arctan", "abs", "min", "max", "relu"})
            if (f == entire && e->primes == 0) return;
        if (e->children.size() != 1) throw NoDomain{};
        const Expression& u = e->children[0];
        if (f == "sqrt" && e->primes == 0) return need(u, false);
        if (f == "log" && e->primes == 0) return need(u, true);
        const bool arc = f == "arccos" || f == "arcsin" || f == "kappa0" || f == "kappa1" || f == "h";
        const bool slope = e->primes == 1 && (f == "kappa1" || f == "h");
        if (!arc || (e->primes != 0 && !slope)) throw NoDomain{};
        need(number(1) - u, false);
        need(u + number(1), false);
    }
    const std::vector<Range>& ranges_;
};

}  // namespace

std::optional<Range> range_of(const std::string& name, const Domain& d) {
    Range r{.name = name};
    switch (d.kind) {
        case DomainKind::reals: return r;
        case DomainKind::positive_from: r.lower = d.ends[0]; break;
        case DomainKind::interval:
            if (!is_infinite(d.ends[0])) r.lower = d.ends[0];
            if (!is_infinite(d.ends[1])) r.upper = d.ends[1];
            r.lower_closed = d.lower_closed && r.lower;
            r.upper_closed = d.upper_closed && r.upper;
            break;
        default: return std::nullopt;
    }
    for (const auto& end : {r.lower, r.upper})
        if (end && !is_number(*end)) return std::nullopt;
    return r;
}

Domain to_domain(const Range& r) {
    return {.kind = DomainKind::interval,
            .ends = {r.lower ? *r.lower : negate(constant("inf")), r.upper ? *r.upper : constant("inf")},
            .lower_closed = r.lower_closed,
            .upper_closed = r.upper_closed};
}

Formula to_formula(const BoxProblem& p) {
    const Formula chain({.connective = Connective::chain,
                         .sides = {p.margin, number(0)},
                         .relations = {p.strict ? Relation::greater : Relation::at_least}});
    FormulaNode all{.connective = Connective::forall, .parts = {chain}};
    for (const Range& r : p.ranges)
        if (free_variables(p.margin).contains(r.name))
            all.bindings.push_back({.names = {r.name}, .domain = to_domain(r)});
    return all.bindings.empty() ? chain : Formula(std::move(all));
}

std::optional<std::vector<BoxDefinedness>> definedness(const Expression& e, const std::vector<Range>& ranges) {
    Conditions conditions(ranges);
    try {
        conditions.of(e);
    } catch (const NoDomain&) {
        return std::nullopt;
    }
    return std::move(conditions.found);
}

Expression expanded(const Expression& e) {
    try {
        return LayerPolynomial(e, no_layers).numerator();
    } catch (const NoLayerForm&) {
        return e;
    } catch (const std::domain_error&) {
        return e;
    }
}

std::optional<Expression> slope_in(const Expression& e, const std::string& name) {
    try {
        return expanded(layered_derivative(layered(e), name));
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
}

std::optional<CommonFactors> common_factors(const Expression& e) {
    try {
        const LayerPolynomial p(e, no_layers);
        if (p.is_zero()) return std::nullopt;
        std::map<std::string, long> common = p.terms().begin()->first.atoms;
        for (const auto& [m, q] : p.terms())
            for (auto& [text, n] : common) {
                const auto here = m.atoms.find(text);
                n = here == m.atoms.end() ? 0 : std::min(n, here->second);
            }
        // Negative powers that some terms do not have would be no factors of the sum.
        std::erase_if(common, [](const auto& factor) { return factor.second <= 0; });
        if (common.empty()) return std::nullopt;
        CommonFactors all{{}, e};
        bool names = false;
        for (const auto& [text, n] : common) {
            all.factors.emplace_back(p.atom(text), n);
            names = names || !is_number(p.atom(text));
        }
        all.rest = p.divided_by(common);
        return names ? std::optional(all) : std::nullopt;
    } catch (const NoLayerForm&) {
        return std::nullopt;
    }
}

}  // namespace claim::language
