// Series of all layers next to the diagonal.
#include "claim/language/layer_series.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Growth, rigor::growth_of, rigor::LogTerm, rigor::Rational, rigor::Truth;
using Constant = rigor::SymbolicConstant;

namespace {

constexpr const char* inverse_prefix = "inverse_";

std::string symbol_name(const std::string& layer) {
    return layer_symbol(layer).terms().begin()->first.symbols.begin()->first;
}

/// The power of the layer in a monomial, and the monomial without it.
std::pair<long, Constant> without_layer(const Constant::Monomial& m, const Rational& q, const std::string& layer) {
    Constant rest(q);
    rest *= m.pi_power >= 0 ? Constant::pi().power(m.pi_power) : Constant::pi().inverse().power(-m.pi_power);
    rest *= Constant::sqrt_of(Rational(m.radicand));
    long exponent = 0;
    for (const auto& [name, n] : m.symbols)
        if (name == symbol_name(layer))
            exponent += n;
        else if (name == inverse_prefix + layer)
            exponent -= n;
        else
            rest *= Constant::symbol(name).power(n);
    return {exponent, rest};
}

/// By powers of the layer, negative ones too.
std::map<long, Constant> powers_of(const Constant& c, const std::string& layer) {
    std::map<long, Constant> powers;
    for (const auto& [m, q] : c.terms()) {
        const auto [exponent, rest] = without_layer(m, q, layer);
        powers[exponent] += rest;
    }
    std::erase_if(powers, [](const auto& p) { return p.second.is_formally_zero(); });
    return powers;
}

/// A with A(1) = 0 and A(L + 1) - A(L) = f(L), by Newton's differences.
Constant summed(const Constant& f, const std::string& layer) {
    const auto powers = powers_of(f, layer);
    if (powers.empty()) return 0;
    if (powers.begin()->first < 0) throw NoSeries("a coefficient that is no polynomial in " + layer);
    std::vector<Constant> differences;
    for (long k = 0; k <= powers.rbegin()->first; ++k)
        differences.push_back(with_layer(f, layer, Constant(Rational(k + 1))));
    const Constant L = layer_symbol(layer);
    Constant total, binomial = L - Constant(1);  // binom(L - 1, k + 1)
    for (std::size_t k = 0; k < differences.size(); ++k) {
        for (std::size_t i = differences.size() - 1; i > k; --i) differences[i] -= differences[i - 1];
        total += differences[k] * binomial;
        const long n = static_cast<long>(k) + 2;
        binomial *= (L - Constant(n)) * Constant(Rational(1, n));
    }
    return total;
}

/// (2k)!/(8^k k!^2 (2k + 1)): arccos(1 - d) = sqrt(2 d) times the sum of them times d^k.
Rational arc_coefficient(long k) {
    Rational c = 1;
    for (long i = 1; i <= k; ++i) c *= Rational(2 * (2 * i - 1), 8 * i);
    return c / (2 * k + 1);
}

GrowthSeries root_part(const GrowthSeries& d, bool integrated) {
    const Constant factor = Constant::sqrt_of(2) * Constant::pi().inverse();
    const GrowthSeries sum = compose(
        [&](long k) {
            const Rational c = arc_coefficient(k);
            return factor * Constant(integrated ? Rational(c / (Rational(3, 2) + k)) : c);
        },
        d);
    return power(d, Rational(1, 2)) * sum;
}

/// 1 - h(1 - d) and kappa0(1 - d).
GrowthSeries next_gap(const GrowthSeries& d) { return d - d * root_part(d, true); }
GrowthSeries slope(const GrowthSeries& d) { return GrowthSeries(Constant(1)) - root_part(d, false); }

GrowthSeries cut(const GrowthSeries& s, const Growth& remainder) {
    return s + GrowthSeries::of_order({remainder, false});
}

/// The series that satisfies step(S)(L) = S(L + 1) and begins with `start`.
template <class Step>
GrowthSeries solved(const GrowthSeries& start, const std::string& layer, const Growth& remainder, const Step& step) {
    GrowthSeries s = cut(start, remainder);
    for (int i = 0; i < 60; ++i) {
        const GrowthSeries rest = step(s) - with_layer(s, layer, layer_symbol(layer) + Constant(1));
        if (rest.terms().empty()) return s;
        const LogTerm& lead = rest.terms()[0];
        if (lead.log_power != 0) throw NoSeries("logarithms next to the diagonal");
        s = s + GrowthSeries::term(summed(lead.coefficient, layer), lead.power);
    }
    throw NoSeries("too many powers next to the diagonal");
}

bool vanishes(const GrowthSeries& s, const GrowthSeries& within) {
    if (!s.terms().empty()) return false;
    return !s.remainder() || (within.remainder() && !(within.remainder()->growth < s.remainder()->growth));
}

}  // namespace

Constant layer_symbol(const std::string& layer) { return parameter_symbol(layer, true); }

Constant with_layer(const Constant& c, const std::string& layer, const Constant& value) {
    Constant total;
    for (const auto& [exponent, rest] : powers_of(c, layer)) {
        const auto q = value.rational_value();
        if (exponent >= 0)
            total += rest * value.power(exponent);
        else if (q && *q != 0)
            total += rest * Constant(Rational(1 / *q)).power(-exponent);
        else if (value == layer_symbol(layer))
            total += rest * Constant::symbol(inverse_prefix + layer).power(-exponent);
        else
            throw NoSeries("a division by " + layer);
    }
    return total;
}

GrowthSeries with_layer(const GrowthSeries& s, const std::string& layer, const Constant& value) {
    std::vector<LogTerm> terms = s.terms();
    for (LogTerm& t : terms) t.coefficient = with_layer(t.coefficient, layer, value);
    return {std::move(terms), s.remainder()};
}

void demand_below_one(const GrowthSeries& gap) {
    if (gap.is_exactly_zero()) return;
    const LogTerm& lead = gap.leading();
    if (!(lead.power < 0) || lead.log_power != 0 || !is_certainly_positive(lead.coefficient))
        throw NoSeries("a point that does not tend to 1 from below");
}

LayerSeries layer_series(const GrowthSeries& start, const std::string& layer, const Rational& last) {
    if (start.is_exactly_zero()) throw NoSeries("a point that is 1");
    demand_below_one(start);
    const LogTerm& lead = start.leading();
    // A root of 1 - rho costs its order once.
    const Growth kernel{last, 0}, gap{last + lead.power / 2, 0};
    LayerSeries s;
    s.gap = solved(start, layer, gap, next_gap);
    const GrowthSeries one(Constant(1)), further = next_gap(s.gap), a = slope(s.gap);
    s.kernel = solved(one - start, layer, kernel, [&](const GrowthSeries& T) { return a * T + one - further; });
    return s;
}

std::string refused(const LayerSeries& s, const GrowthSeries& start, const std::string& layer) {
    const Constant L = layer_symbol(layer), next = L + Constant(1);
    const GrowthSeries one(Constant(1));
    if (!s.gap.remainder() || !s.kernel.remainder()) return "a series without remainder";
    if (!vanishes(with_layer(s.gap, layer, Constant(1)) - start, s.gap)) return "1 - rho begins otherwise";
    if (!vanishes(with_layer(s.kernel, layer, Constant(1)) - (one - start), s.kernel)) return "T begins otherwise";
    const GrowthSeries further = next_gap(s.gap);
    if (!vanishes(further - with_layer(s.gap, layer, next), s.gap)) return "1 - rho does not satisfy its recurrence";
    const GrowthSeries T = slope(s.gap) * s.kernel + one - further;
    if (!vanishes(T - with_layer(s.kernel, layer, next), s.kernel)) return "T does not satisfy its recurrence";
    return {};
}

bool is_nonzero_from(const Constant& c, const std::string& layer, const Rational& first) {
    auto powers = powers_of(c, layer);
    if (powers.empty()) return false;
    if (powers.begin()->first < 0) {
        const long n = -powers.begin()->first;
        Constant cleared;
        for (const auto& [exponent, rest] : powers) cleared += rest * layer_symbol(layer).power(exponent + n);
        return is_nonzero_from(cleared, layer, first);
    }
    // In powers of L - first, which are not negative: all of one sign, the first of them not 0.
    powers = powers_of(with_layer(c, layer, layer_symbol(layer) + Constant(first)), layer);
    if (!powers.contains(0)) return false;
    const auto all = [&](const Rational& sign) {
        return std::all_of(powers.begin(), powers.end(), [&](const auto& p) {
            return !p.second.has_symbols() && (Constant(sign) * p.second).is_positive() == Truth::yes;
        });
    };
    return all(1) || all(-1);
}

}  // namespace claim::language
