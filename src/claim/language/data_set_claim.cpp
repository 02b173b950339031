// All data sets, by the calculus of kernels.
#include "claim/language/data_set_claim.hpp"

#include "claim/language/kernel_expression.hpp"
#include "claim/language/text.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational;

namespace {

enum class Needs { semidefinite, definite };

/// The matrix of this function of u must be semidefinite (definite).
struct KernelClaim {
    Expression kernel;
    Needs needs;
    std::string relation;
};

struct NotShown {};

constexpr const char* inner_name = "u";

class Reading {
public:
    Reading(const DataSetClaim& claim) : claim_(claim) {
        std::set<std::string> taken = free_variables(claim.conclusion);
        for (const Binding& b : claim.parameters) taken.insert(b.names.begin(), b.names.end());
        u_ = fresh_name(inner_name, taken);
    }
    const std::string& u() const { return u_; }

    std::vector<KernelClaim> of(const FormulaNode& chain) const {
        std::vector<KernelClaim> claims;
        for (std::size_t i = 0; i < chain.relations.size(); ++i)
            claims.push_back(link(chain.sides[i], chain.relations[i], chain.sides[i + 1]));
        return claims;
    }

private:
    KernelClaim link(const Expression& left, Relation r, const Expression& right) const {
        const std::string text = to_text(left) + " " + to_string(r) + " " + to_text(right);
        if (r == Relation::less || r == Relation::at_most) return at_least(right, left, r == Relation::less, text);
        if (r == Relation::greater || r == Relation::at_least)
            return at_least(left, right, r == Relation::greater, text);
        // det != 0, for which definite is enough.
        const bool zero = is_literal(right, 0);
        if (r == Relation::unequal && zero && is_call(left, "det"))
            return {kernel(left->children[0]), Needs::definite, text};
        throw NotShown{};
    }
    KernelClaim at_least(const Expression& big, const Expression& small, bool strict, const std::string& text) const {
        const Needs needs = strict ? Needs::definite : Needs::semidefinite;
        const bool matrices = has_matrix(big, claim_.name()) || has_matrix(small, claim_.name());
        if (matrices) {
            const Expression difference = is_literal(small, 0) ? big
                                          : is_literal(big, 0) ? negate(small)
                                                               : sum({big, negate(small)});
            return {kernel(difference), needs, text};
        }
        if (is_call(big, "det") && is_literal(small, 0)) return {kernel(big->children[0]), needs, text};
        if (is_call(big, "lambda_min")) return {kernel(weyl(big->children[0], small, strict)), needs_, text};
        throw NotShown{};
    }
    /// A - sum s_k B_k of lambda_min(A) >= sum s_k lambda_min(B_k) + c.
    Expression weyl(const Expression& a, const Expression& bound, bool strict) const {
        std::vector<Expression> difference{a}, numbers;
        std::vector<Expression> terms = bound->kind == Kind::sum ? bound->children : std::vector<Expression>{bound};
        for (const Expression& t : terms) {
            std::vector<Expression> factors = t->kind == Kind::product ? t->children : std::vector<Expression>{t};
            const auto eigenvalue = std::find_if(factors.begin(), factors.end(),
                                                 [](const Expression& f) { return is_call(f, "lambda_min"); });
            if (eigenvalue == factors.end()) {
                numbers.push_back(t);
                continue;
            }
            const Expression b = (*eigenvalue)->children[0];
            factors.erase(eigenvalue);
            const Expression scale = product(factors);
            if (!parameter_sign(scale, claim_.parameters).at_least_zero) throw NotShown{};
            factors.push_back(b);
            difference.push_back(negate(product(std::move(factors))));
        }
        bool negative = false;
        if (!numbers.empty()) {
            const ParameterSign s = parameter_sign(sum(std::move(numbers)), claim_.parameters);
            if (!s.at_most_zero) throw NotShown{};
            negative = s.nonzero;
        }
        needs_ = strict && !negative ? Needs::definite : Needs::semidefinite;
        return sum(std::move(difference));
    }
    Expression kernel(const Expression& matrix) const {
        const auto k = kernel_of_matrix(matrix, claim_.name(), variable(u_));
        if (!k || free_variables(*k).contains(claim_.name())) throw NotShown{};
        return *k;
    }
    static bool is_call(const Expression& e, const char* name) { return e->kind == Kind::call && e->name == name; }

    const DataSetClaim& claim_;
    std::string u_;
    mutable Needs needs_ = Needs::definite;
};

/// Which of the three lemmas shows it; empty: none.
std::string lemma_for(const KernelClaim& k, const SeriesSigns& s, const DataSetClaim& claim) {
    if (k.needs == Needs::semidefinite) return "semidefinite";
    if (claim.data.multiplicity != Multiplicity::distinct) return {};
    if (s.infinitely_many_even && s.infinitely_many_odd) return "distinct";
    const bool apart = claim.data.domain.kind == DomainKind::half_sphere ||
                       (claim.premise && excludes_antipodes(*claim.premise, claim.name(), claim.parameters));
    return apart && (s.infinitely_many_even || s.infinitely_many_odd) ? "no antipodes" : "";
}

/// A premise that is undefined somewhere makes the statement ill-posed: only what is defined everywhere is passed over.
bool is_defined(const Expression& e) {
    switch (e->kind) {
        case Kind::number:
        case Kind::variable: return true;
        case Kind::constant: return e->name == "pi";
        case Kind::power: {
            const auto q = rational_value(e->children[1]);
            if (!q || denominator(*q) != 1 || *q < 1) return false;
            break;
        }
        case Kind::sum:
        case Kind::product:
        case Kind::negate:
        case Kind::inner:
        case Kind::norm: break;
        default: return false;
    }
    return std::all_of(e->children.begin(), e->children.end(), [](const Expression& c) { return is_defined(c); });
}
bool is_defined(const Formula& f) {
    switch (f->connective) {
        case Connective::forall:
        case Connective::exists:
            for (const Binding& b : f->bindings)
                if (b.domain.kind != DomainKind::members) return false;
            break;
        case Connective::conjunction:
        case Connective::disjunction:
        case Connective::negation:
        case Connective::chain: break;
        default: return false;
    }
    return std::all_of(f->sides.begin(), f->sides.end(), [](const Expression& e) { return is_defined(e); }) &&
           std::all_of(f->parts.begin(), f->parts.end(), [](const Formula& p) { return is_defined(p); });
}

void append(std::vector<CertificateItem>& items, const std::vector<SeriesStep>& steps) {
    for (const SeriesStep& step : steps) {
        std::string parts;
        for (const std::size_t part : step.parts) parts += (parts.empty() ? "" : " ") + std::to_string(part + 1);
        items.push_back(
            {"series",
             {{"rule", step.rule}, {"kernel", step.kernel}, {"parts", parts}, {"positive", to_string(step.signs)}}});
    }
}

}  // namespace

std::optional<DataSetClaim> data_set_claim(const Formula& f) {
    std::vector<Binding> parameters;
    std::optional<Binding> data;
    Formula body = f;
    std::set<std::string> names;
    while (body->connective == Connective::forall) {
        for (const Binding& b : body->bindings) {
            for (const std::string& name : b.names)
                if (!names.insert(name).second) return std::nullopt;  // hidden names are not followed
            if (b.multiplicity == Multiplicity::each) {
                parameters.push_back(b);
                continue;
            }
            const DomainKind kind = b.domain.kind;
            if (data || b.names.size() != 1 || (kind != DomainKind::sphere && kind != DomainKind::half_sphere))
                return std::nullopt;
            data = b;
        }
        body = Formula(*body->parts[0]);
    }
    if (!data) return std::nullopt;
    std::optional<Formula> premise;
    if (body->connective == Connective::implies) {
        premise = body->parts[0];
        body = Formula(*body->parts[1]);
    }
    return DataSetClaim{parameters, *data, premise, body};
}

bool excludes_antipodes(const Formula& premise, const std::string& data_set, const std::vector<Binding>& parameters) {
    if (premise->connective == Connective::conjunction)
        return std::any_of(premise->parts.begin(), premise->parts.end(),
                           [&](const Formula& part) { return excludes_antipodes(part, data_set, parameters); });
    if (premise->connective != Connective::forall || premise->bindings.size() != 1) return false;
    const Binding& b = premise->bindings[0];
    const Formula& body = premise->parts[0];
    if (b.names.size() != 2 || b.domain.kind != DomainKind::members || !(b.domain.ends[0] == variable(data_set)) ||
        (b.multiplicity != Multiplicity::each && b.multiplicity != Multiplicity::unequal) ||
        body->connective != Connective::chain || body->relations.size() != 1)
        return false;
    const Expression x = variable(b.names[0]), y = variable(b.names[1]);
    const auto is_inner = [&](const Expression& e) {
        return e->kind == Kind::inner &&
               ((e->children[0] == x && e->children[1] == y) || (e->children[0] == y && e->children[1] == x));
    };
    Expression left = body->sides[0], right = body->sides[1];
    Relation r = body->relations[0];
    if (r == Relation::less || r == Relation::at_most) {
        std::swap(left, right);
        r = r == Relation::less ? Relation::greater : Relation::at_least;
    }
    if (r == Relation::unequal) {
        for (const auto& [p, q] : {std::pair(left, right), std::pair(right, left)}) {
            if ((p == x && q == negate(y)) || (p == y && q == negate(x))) return true;
            if (is_inner(p) && rational_value(q) == std::optional(Rational(-1))) return true;
        }
        return false;
    }
    if (!is_inner(left)) return false;
    const ParameterSign above = parameter_sign(right + number(1), parameters);
    return r == Relation::greater ? above.at_least_zero : r == Relation::at_least && above.positive();
}

std::optional<std::vector<CertificateItem>> proved_by_calculus(const DataSetClaim& claim) {
    if (claim.conclusion->connective != Connective::chain) return std::nullopt;
    if (claim.premise && !is_defined(*claim.premise)) return std::nullopt;
    // A sphere S^k, k >= 0.
    const auto dimension = least_integer(claim.data.domain.ends[0], claim.parameters);
    if (!dimension || *dimension < 0) return std::nullopt;
    try {
        const Reading reading(claim);
        std::vector<CertificateItem> items;
        for (const KernelClaim& k : reading.of(*claim.conclusion)) {
            const auto steps = series_signs(k.kernel, reading.u(), claim.parameters);
            if (!steps) return std::nullopt;
            const std::string lemma = lemma_for(k, steps->back().signs, claim);
            if (lemma.empty()) return std::nullopt;
            items.push_back({"kernel", {{"relation", k.relation}, {"kernel", to_text(k.kernel)}, {"needs", lemma}}});
            append(items, *steps);
        }
        return items;
    } catch (const NotShown&) {
        return std::nullopt;
    }
}

}  // namespace claim::language
