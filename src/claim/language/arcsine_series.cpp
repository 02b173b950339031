// Polynomials times 1, arcsin and sqrt(1 - u^2).
#include "claim/language/arcsine_series.hpp"

#include "claim/language/constant_form.hpp"
#include "ntk/kernel/arc_cosine_series.hpp"

#include <algorithm>
#include <array>

namespace claim::language {

using rigor::Ball, rigor::Rational, rigor::SymbolicConstant, rigor::Truth;

namespace {

using Constant = SymbolicConstant;
using Poly = ArcsineForm::Polynomial;

struct NoForm {};

constexpr std::size_t largest_degree = 60;

void trim(Poly& p) {
    while (!p.empty() && p.back().is_formally_zero()) p.pop_back();
    if (p.size() > largest_degree) throw NoForm{};
}
Poly add(Poly a, const Poly& b) {
    if (a.size() < b.size()) a.resize(b.size());
    for (std::size_t i = 0; i < b.size(); ++i) a[i] += b[i];
    trim(a);
    return a;
}
Poly multiply(const Poly& a, const Poly& b) {
    if (a.empty() || b.empty()) return {};
    Poly p(a.size() + b.size() - 1);
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < b.size(); ++j) p[i + j] += a[i] * b[j];
    trim(p);
    return p;
}
const Poly& one_minus_square() {
    static const Poly p{1, 0, -1};
    return p;
}

ArcsineForm add(const ArcsineForm& a, const ArcsineForm& b) {
    return {add(a.plain, b.plain), add(a.arcsine, b.arcsine), add(a.root, b.root)};
}
ArcsineForm multiply(const ArcsineForm& a, const ArcsineForm& b) {
    const auto both = [](const Poly& x, const Poly& y) { return !x.empty() && !y.empty(); };
    if (both(a.arcsine, b.arcsine) || both(a.arcsine, b.root) || both(a.root, b.arcsine)) throw NoForm{};
    return {add(multiply(a.plain, b.plain), multiply(one_minus_square(), multiply(a.root, b.root))),
            add(multiply(a.plain, b.arcsine), multiply(a.arcsine, b.plain)),
            add(multiply(a.plain, b.root), multiply(a.root, b.plain))};
}
ArcsineForm constant_form(const Constant& c) {
    if (c.has_symbols()) throw NoForm{};
    ArcsineForm f{{c}, {}, {}};
    trim(f.plain);
    return f;
}
ArcsineForm scaled(const Constant& c, const ArcsineForm& f) { return multiply(constant_form(c), f); }

class Reading {
public:
    explicit Reading(std::string u) : u_(std::move(u)) {}

    ArcsineForm of(const Expression& e) {
        const auto& c = e->children;
        if (!free_variables(e).contains(u_)) {
            const auto value = ConstantForms().of(e);
            if (!free_variables(e).empty() || !value) throw NoForm{};
            return constant_form(*value);
        }
        switch (e->kind) {
            case Kind::variable: return {{0, 1}, {}, {}};
            case Kind::negate: return scaled(-1, of(c[0]));
            case Kind::sum:
            case Kind::product: {
                ArcsineForm total = of(c[0]);
                for (std::size_t i = 1; i < c.size(); ++i)
                    total = e->kind == Kind::sum ? add(total, of(c[i])) : multiply(total, of(c[i]));
                return total;
            }
            case Kind::power: return power_form(e);
            case Kind::call: return call_form(e);
            default: throw NoForm{};
        }
    }

private:
    static ArcsineForm root(const ArcsineForm& radicand) {
        // c^2 (1 - u^2).
        const Poly& p = radicand.plain;
        if (!radicand.arcsine.empty() || !radicand.root.empty() || p.size() != 3 || !p[1].is_formally_zero() ||
            !(p[0] == -p[2]) || p[0].is_positive() != Truth::yes)
            throw NoForm{};
        return {{}, {}, {p[0].sqrt()}};
    }
    ArcsineForm power_form(const Expression& e) {
        const auto q = rational_value(e->children[1]);
        if (!q || *q < 0 || *q > 30 || denominator(*q) > 2) throw NoForm{};
        ArcsineForm base = of(e->children[0]), value = constant_form(1);
        if (denominator(*q) == 2) base = root(base);
        for (long n = static_cast<long>(numerator(*q)); n > 0; --n) value = multiply(value, base);
        return value;
    }
    /// u or -u: the sign.
    static int sign_of_argument(const ArcsineForm& u) {
        const Poly& p = u.plain;
        if (!u.arcsine.empty() || !u.root.empty() || p.size() != 2 || !p[0].is_formally_zero()) throw NoForm{};
        if (p[1] == Constant(1)) return 1;
        if (p[1] == Constant(-1)) return -1;
        throw NoForm{};
    }
    static ArcsineForm arcsine(int sign) { return {{}, {Constant(sign)}, {}}; }
    static ArcsineForm kappa0(int sign) {
        return add(constant_form(Constant(Rational(1, 2))), scaled(Constant::pi().inverse(), arcsine(sign)));
    }
    static ArcsineForm kappa1(int sign) {
        return add(multiply({{0, sign}, {}, {}}, kappa0(sign)), {{}, {}, {Constant::pi().inverse()}});
    }
    /// Layers 1 and 2 without bias.
    ArcsineForm layers(const Expression& e, int sign) {
        const auto depth = rational_value(e->children[1]);
        if (!depth || (*depth != 1 && *depth != 2)) throw NoForm{};
        Rational n0 = 1;
        for (std::size_t i = 0; i < e->names.size(); ++i) {
            const auto q = rational_value(e->children[2 + i]);
            if (!q || (e->names[i] == "n0" ? *q < 1 : *q != 0)) throw NoForm{};
            if (e->names[i] == "n0") n0 = *q;
        }
        const ArcsineForm u{{0, sign}, {}, {}};
        const bool network = e->name == "theta" || e->name == "sigma", first = *depth == 1;
        const Rational scale = (network ? Rational((first ? Rational(1) : Rational(1, 2)) / n0) : Rational(1)) /
                               (e->name == "theta_bar" ? *depth : Rational(1));
        const bool covariance = e->name == "rho" || e->name == "sigma";
        const ArcsineForm image = first ? u : covariance ? kappa1(sign) : add(multiply(kappa0(sign), u), kappa1(sign));
        return scaled(Constant(scale), image);
    }
    ArcsineForm call_form(const Expression& e) {
        const bool arc_cosine = e->name == "kappa1" || e->name == "h";
        if (e->primes > (arc_cosine ? 1 : 0)) throw NoForm{};
        const ArcsineForm u = of(e->children[0]);
        for (std::size_t i = 1; i < e->children.size(); ++i)
            if (free_variables(e->children[i]).contains(u_)) throw NoForm{};
        if (e->name == "sqrt") return root(u);
        const int sign = sign_of_argument(u);
        if (e->name == "arcsin") return arcsine(sign);
        if (e->name == "arccos") return add(constant_form(Constant(Rational(1, 2)) * Constant::pi()), arcsine(-sign));
        if (e->name == "kappa0" || e->primes == 1) return kappa0(sign);
        if (arc_cosine) return kappa1(sign);
        for (const char* known : {"rho", "T", "theta_bar", "theta", "sigma"})
            if (e->name == known) return layers(e, sign);
        throw NoForm{};
    }

    std::string u_;
};

/// Polynomials in n.
Poly linear(long constant) { return {Constant(constant), 2}; }  // 2 n + constant

/// One product c b_(n - k)/(2 (n - k) + end).
struct Term {
    Constant c;
    long k, end;
};

std::vector<Term> terms_of(const ArcsineForm& f, bool odd) {
    std::vector<Term> terms;
    for (std::size_t j = 0; j < f.arcsine.size(); ++j)
        if ((j % 2 == 0) == odd && !f.arcsine[j].is_formally_zero())
            terms.push_back({f.arcsine[j], static_cast<long>(odd ? j / 2 : (j + 1) / 2), 1});
    for (std::size_t j = 0; j < f.root.size(); ++j)
        if ((j % 2 == 1) == odd && !f.root[j].is_formally_zero())
            terms.push_back({-f.root[j], static_cast<long>(odd ? (j - 1) / 2 : j / 2), -1});
    return terms;
}

/// N(n) for the common denominator prod (2n - 2s - 1)^2, s = -1 … K.
Poly numerator_of(const std::vector<Term>& terms, long last) {
    Poly total;
    for (const Term& t : terms) {
        Poly p{t.c};
        std::vector<int> uses(static_cast<std::size_t>(last + 2), 0);  // of s = -1 … last
        for (long i = 0; i < t.k; ++i) {
            p = multiply(p, linear(-2 * i));
            ++uses[static_cast<std::size_t>(i + 1)];
        }
        ++uses[static_cast<std::size_t>(t.end == 1 ? t.k : t.k + 1)];  // 2(n - k) + 1: s = k - 1; - 1: s = k
        for (long s = -1; s <= last; ++s)
            for (int use = uses[static_cast<std::size_t>(s + 1)]; use < 2; ++use) p = multiply(p, linear(-2 * s - 1));
        total = add(std::move(total), p);
    }
    return total;
}

/// A bound of the roots' absolute values, at most `most`.
std::optional<long> root_bound(const Poly& p, long most) {
    const Ball leading = abs(p.back().enclosure());
    Ball largest(0);
    for (std::size_t i = 0; i + 1 < p.size(); ++i) largest = maximum(largest, abs(p[i].enclosure()) / leading);
    if (!largest.is_finite()) return std::nullopt;
    const double bound = (largest + Ball(1)).upper_double();
    return bound <= static_cast<double>(most) ? std::optional(static_cast<long>(bound) + 1) : std::nullopt;
}

std::optional<ParitySigns> parity_signs(const ArcsineForm& f, bool odd) {
    constexpr long most = 4000;
    const std::vector<Term> terms = terms_of(f, odd);
    long last = 0;
    for (const Term& t : terms) last = std::max(last, t.k);
    long checked = std::max(last + 1, static_cast<long>(f.plain.size()) / 2 + 1);
    const Poly numerator = numerator_of(terms, last);
    Truth beyond = Truth::unknown;
    if (!numerator.empty()) {
        const auto bound = root_bound(numerator, most);
        beyond = numerator.back().is_positive();
        if (!bound || beyond == Truth::unknown) return std::nullopt;
        checked = std::max(checked, *bound);
    }
    ParitySigns signs;
    signs.infinitely_many_positive = beyond == Truth::yes;
    signs.all_zero = numerator.empty();
    if (numerator.empty()) signs.last = -1;
    for (long n = 0; n <= checked; ++n) {
        const long index = 2 * n + (odd ? 1 : 0);
        const Constant c = f.coefficient(index);
        if (c.is_formally_zero()) continue;
        const Truth positive = c.is_positive();
        if (positive == Truth::unknown) return std::nullopt;
        signs.all_zero = false;
        if (signs.last) signs.last = index;
        auto& first = positive == Truth::yes ? signs.first_positive : signs.first_negative;
        if (!first) first = index;
    }
    if (beyond == Truth::no && !signs.first_negative) signs.first_negative = 2 * checked + (odd ? 3 : 2);
    return signs;
}

}  // namespace

Constant ArcsineForm::coefficient(long n) const {
    Constant c;
    const auto at = static_cast<std::size_t>(n);
    if (at < plain.size()) c += plain[at];
    for (std::size_t j = 0; j < arcsine.size() && j <= at; ++j)
        if ((at - j) % 2 == 1) {
            const long m = static_cast<long>((at - j) / 2);
            c += arcsine[j] * Constant(Rational(ntk::central_binomial_ratio(m) / (2 * m + 1)));
        }
    for (std::size_t j = 0; j < root.size() && j <= at; ++j)
        if ((at - j) % 2 == 0) {
            const long m = static_cast<long>((at - j) / 2);
            c -= root[j] * Constant(Rational(ntk::central_binomial_ratio(m) / (2 * m - 1)));
        }
    return c;
}

std::optional<ArcsineForm> arcsine_form(const Expression& e, const std::string& u) {
    try {
        return Reading(u).of(e);
    } catch (const NoForm&) {
    } catch (const std::domain_error&) {
    }
    return std::nullopt;
}

std::optional<AllSigns> signs_of_coefficients(const ArcsineForm& f) {
    try {
        const auto even = parity_signs(f, false), odd = parity_signs(f, true);
        if (even && odd) return AllSigns{*even, *odd};
    } catch (const NoForm&) {
    } catch (const std::domain_error&) {
    }
    return std::nullopt;
}

}  // namespace claim::language
