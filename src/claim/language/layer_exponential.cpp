// Exponential polynomials in the layer.
#include "claim/language/layer_exponential.hpp"

#include "claim/language/text.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational;

namespace {

using Polynomial = std::vector<Rational>;
/// By the exponent j of 2^(jL).
using Exponentials = std::map<long, Polynomial>;

constexpr long last_start = 64, deepest = 5, latest = 1000;

Rational value(const Exponentials& f, const Rational& at) {
    Rational total = 0;
    for (const auto& [j, p] : f) {
        Rational sum = 0;
        for (std::size_t i = p.size(); i-- > 0;) sum = sum * at + p[i];
        total += sum * rigor::power_of_two(j * static_cast<long>(numerator(at)));
    }
    return total;
}

Polynomial shifted(Polynomial p, const Rational& by) {
    for (std::size_t i = 0; i < p.size(); ++i)
        for (std::size_t j = p.size() - 1; j > i; --j) p[j - 1] += by * p[j];
    return p;
}

/// f(L + 1) - 2^k f(L).
Exponentials step(const Exponentials& f, long k) {
    Exponentials g;
    for (const auto& [j, p] : f) {
        Polynomial q = shifted(p, 1);
        for (std::size_t i = 0; i < q.size(); ++i) q[i] = q[i] * rigor::power_of_two(j) - p[i] * rigor::power_of_two(k);
        while (!q.empty() && q.back() == 0) q.pop_back();
        if (!q.empty()) g[j] = q;
    }
    return g;
}

bool is_nonnegative_by_coefficients(const Exponentials& f, const Rational& from) {
    return std::all_of(f.begin(), f.end(), [&](const auto& term) {
        const Polynomial p = shifted(term.second, from);
        return std::all_of(p.begin(), p.end(), [](const Rational& c) { return c >= 0; });
    });
}

/// f >= 0 at all layers from m on; the exponents of the steps.
std::optional<std::vector<long>> steps_from(const Exponentials& f, const Rational& m, long depth) {
    if (is_nonnegative_by_coefficients(f, m)) return std::vector<long>{};
    if (depth == 0 || value(f, m) < 0) return std::nullopt;
    for (const auto& [j, p] : f)
        if (auto rest = steps_from(step(f, j), m, depth - 1)) {
            rest->insert(rest->begin(), j);
            return rest;
        }
    return std::nullopt;
}

}  // namespace

std::optional<Outcome> exponential_claim(const LayerRelation& r) {
    if (r.relation == Relation::equal || r.relation == Relation::unequal) return std::nullopt;
    const bool down = r.relation == Relation::greater || r.relation == Relation::at_least;
    const bool strict = r.relation == Relation::greater || r.relation == Relation::less;
    const Rational first = r.claim.first;
    if (first > latest) return std::nullopt;
    Exponentials f;
    std::string margin;
    try {
        const LayerPolynomial m(down ? r.left - r.right : r.right - r.left, {"w ", "T ", r.claim.layer});
        bool powers = false;
        for (const auto& [monomial, q] : m.terms()) {
            if (monomial.kernel != 0 || !monomial.atoms.empty()) return std::nullopt;
            powers = powers || monomial.halvings != m.terms().begin()->first.halvings;
            Polynomial& p = f[-monomial.halvings];
            if (static_cast<long>(p.size()) <= monomial.layer) p.resize(static_cast<std::size_t>(monomial.layer) + 1);
            p[static_cast<std::size_t>(monomial.layer)] = q;
        }
        if (!powers) return std::nullopt;
        for (const auto& [p, n] : m.divisors())
            if (!is_positive_from(p, first)) return std::nullopt;
        margin = to_text(m.numerator());
    } catch (const NoLayerForm&) {
        return std::nullopt;
    }
    for (Rational from = first; from < first + last_start; from += 1) {
        const Rational here = value(f, from);
        if (strict ? here <= 0 : here < 0) break;
        // f(from) > 0 and f(L + 1) - 2^k f(L) >= 0 keep it above 0.
        std::optional<std::vector<long>> steps;
        for (auto it = f.begin(); it != f.end() && !steps; ++it) {
            steps = steps_from(step(f, it->first), from, deepest);
            if (steps) steps->insert(steps->begin(), it->first);
        }
        if (!steps) continue;
        std::string text;
        for (const long k : *steps) text += (text.empty() ? "" : " ") + std::to_string(k);
        return Outcome{
            .answer = Answer::holds,
            .says = "by induction from " + r.claim.layer + " = " + from.str() + ", with powers of 2",
            .certificate = {
                {"exponential",
                 {{"margin", margin}, {"from", from.str()}, {"relation", strict ? "> 0" : ">= 0"}, {"steps", text}}}}};
    }
    return Outcome{.says = "powers of 2 and of " + r.claim.layer + " that no induction orders",
                   .would_help = "a later first layer"};
}

}  // namespace claim::language
