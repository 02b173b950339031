// Expands integrands.
#include "claim/language/gaussian_terms.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational;

namespace {

struct OtherIntegrand {};
using Terms = std::vector<GaussianTerm>;

/// Without the literals 0 and 1; a sum with 0, which hides nothing.
Expression plus(const Expression& a, const Expression& b) {
    return is_literal(a, 0) ? b : is_literal(b, 0) ? a : sum({a, b});
}
Expression times(const Expression& a, const Expression& b) {
    return is_literal(a, 1) ? b : is_literal(b, 1) ? a : product({a, b});
}

class Expansion {
public:
    explicit Expansion(const std::vector<std::string>& names) : names_(names) {}

    Terms of(const Expression& e) const {
        const auto& c = e->children;
        if (is_free(e)) return {constant_term(e)};
        switch (e->kind) {
            case Kind::variable: {
                Terms one{constant_term(number(1))};
                const auto at = std::find(names_.begin(), names_.end(), e->name);
                one[0].factors[static_cast<std::size_t>(at - names_.begin())].power = 1;
                return one;
            }
            case Kind::sum: {
                Terms all;
                for (const Expression& child : c)
                    for (GaussianTerm& t : of(child)) all.push_back(std::move(t));
                return checked(all);
            }
            case Kind::negate: return scaled(of(c[0]), number(1), true);
            case Kind::product: return product_of(c);
            case Kind::power: return power_of(e);
            case Kind::call: return call_of(e);
            default: throw OtherIntegrand{};
        }
    }

private:
    bool is_free(const Expression& e) const {
        return std::none_of(names_.begin(), names_.end(),
                            [&](const std::string& name) { return free_variables(e).contains(name); });
    }
    GaussianTerm constant_term(const Expression& value) const {
        GaussianTerm t{.coefficient = value};
        t.factors.resize(names_.size());
        return t;
    }
    static Terms checked(Terms all) {
        if (all.size() > 2000) throw OtherIntegrand{};
        return all;
    }
    static Terms scaled(Terms all, const Expression& by, bool negated) {
        for (GaussianTerm& t : all) {
            t.coefficient = times(by, t.coefficient);
            if (negated) t.coefficient = negate(t.coefficient);
        }
        return all;
    }
    static Terms multiply(const Terms& a, const Terms& b) {
        if (a.size() * b.size() > 2000) throw OtherIntegrand{};
        Terms all;
        for (const GaussianTerm& s : a)
            for (const GaussianTerm& t : b) {
                GaussianTerm p = s;
                p.coefficient = times(s.coefficient, t.coefficient);
                p.square = plus(s.square, t.square);
                p.almost |= t.almost;
                for (std::size_t i = 0; i < p.factors.size(); ++i) {
                    p.factors[i].power += t.factors[i].power;
                    p.factors[i].positive |= t.factors[i].positive;
                    p.factors[i].tilt = plus(p.factors[i].tilt, t.factors[i].tilt);
                    if (p.factors[i].power > 60) throw OtherIntegrand{};
                }
                all.push_back(std::move(p));
            }
        return all;
    }
    Terms product_of(const std::vector<Expression>& factors) const {
        Terms all{constant_term(number(1))};
        for (const Expression& f : factors) {
            if (f->kind == Kind::reciprocal) {
                if (!is_free(f)) throw OtherIntegrand{};
                // 1/c stands behind a factor of its own product.
                all = multiply(all, {constant_term(product({number(1), f}))});
            } else {
                all = multiply(all, of(f));
            }
        }
        return all;
    }
    Terms power_of(const Expression& e) const {
        const auto n = rational_value(e->children[1]);
        if (!n || denominator(*n) != 1 || *n < 0 || *n > 32) throw OtherIntegrand{};
        const Terms base = of(e->children[0]);
        Terms all{constant_term(number(1))};
        for (Rational k = 0; k < *n; k += 1) all = multiply(all, base);
        return all;
    }
    /// u = factor * X_i with a literal factor other than 0.
    std::pair<Rational, std::size_t> multiple(const Expression& u) const {
        const Terms t = of(u);
        if (t.size() != 1 || !is_literal(t[0].square, 0)) throw OtherIntegrand{};
        const auto q = rational_value(t[0].coefficient);
        if (!q || *q == 0) throw OtherIntegrand{};
        std::optional<std::size_t> which;
        for (std::size_t i = 0; i < t[0].factors.size(); ++i) {
            const auto& f = t[0].factors[i];
            if (!is_literal(f.tilt, 0) || f.positive || f.power > 1 || (f.power == 1 && which)) throw OtherIntegrand{};
            if (f.power == 1) which = i;
        }
        if (!which) throw OtherIntegrand{};
        return {*q, *which};
    }
    /// c X^power 1{X > 0 if positive}.
    GaussianTerm single(std::size_t i, long power, bool positive, const Rational& c) const {
        GaussianTerm t = constant_term(c < 0 ? negate(number(-c)) : number(c));
        t.factors[i].power = power;
        t.factors[i].positive = positive;
        return t;
    }
    Terms call_of(const Expression& e) const {
        const auto& c = e->children;
        if (e->primes > 0 || !e->names.empty()) throw OtherIntegrand{};
        if (e->name == "exp") return exponential(of(c[0]));
        std::string name = e->name;
        Expression u = c[0];
        if (name == "max" && c.size() == 2 && (is_literal(c[0], 0) || is_literal(c[1], 0))) {
            name = "relu";
            u = is_literal(c[0], 0) ? c[1] : c[0];
        }
        if (name != "relu" && name != "step" && name != "abs") throw OtherIntegrand{};
        const auto [q, i] = multiple(u);
        const Rational size = abs(q);
        if (name == "abs") return {single(i, 1, true, 2 * size), single(i, 1, false, -size)};  // X (2 step(X) - 1)
        const long power = name == "relu" ? 1 : 0;
        if (q > 0) return {single(i, power, true, power == 1 ? size : Rational(1))};
        // step(-X) = 1 - step(X), and relu(-X) = -X step(-X).
        if (power == 0) {
            Terms both{single(i, 0, false, 1), single(i, 0, true, -1)};
            for (GaussianTerm& t : both) t.almost = true;
            return both;
        }
        return {single(i, 1, false, -size), single(i, 1, true, size)};
    }
    Terms exponential(const Terms& exponent) const {
        GaussianTerm t = constant_term(number(1));
        Expression shift = number(0);
        for (const GaussianTerm& s : exponent) {
            long degree = 0;
            std::size_t which = 0;
            if (!is_literal(s.square, 0)) throw OtherIntegrand{};
            for (std::size_t i = 0; i < s.factors.size(); ++i) {
                if (s.factors[i].positive || !is_literal(s.factors[i].tilt, 0)) throw OtherIntegrand{};
                degree += s.factors[i].power;
                if (s.factors[i].power > 0) which = i;
            }
            if (degree == 0) {
                shift = plus(shift, s.coefficient);
            } else if (degree == 1) {
                t.factors[which].tilt = plus(t.factors[which].tilt, s.coefficient);
            } else if (degree == 2 && s.factors.size() == 1) {
                t.square = plus(t.square, s.coefficient);
            } else {
                throw OtherIntegrand{};
            }
        }
        if (!is_literal(shift, 0)) t.coefficient = call("exp", {shift});
        return {t};
    }

    const std::vector<std::string>& names_;
};

}  // namespace

std::optional<std::vector<GaussianTerm>> gaussian_terms(const Expression& e, const std::vector<std::string>& names) {
    try {
        return Expansion(names).of(e);
    } catch (const OtherIntegrand&) {
        return std::nullopt;
    }
}

}  // namespace claim::language
