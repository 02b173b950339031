// Euler-Maclaurin for powers.
#include "claim/language/power_sum_series.hpp"

#include "claim/language/depth_series.hpp"
#include "claim/language/hypergeometric_form.hpp"

namespace claim::language {

using rigor::Rational;
using Constant = rigor::SymbolicConstant;
using Poly = NamedPolynomial;

namespace {

constexpr long last_bernoulli = 4;
const Rational& bernoulli(long j) {  // B_2j
    static const Rational table[] = {Rational(1, 6), Rational(-1, 30), Rational(1, 42), Rational(-1, 30)};
    return table[j - 1];
}

Constant zeta(const Rational& s) {
    const auto power_of_pi = [](long n, long denominator) {
        return Constant::pi().power(n) * Constant(Rational(1, denominator));
    };
    if (s == 2) return power_of_pi(2, 6);
    if (s == 4) return power_of_pi(4, 90);
    if (s == 6) return power_of_pi(6, 945);
    const std::string name =
        "zeta_" + std::string(s < 0 ? "minus_" : "") + numerator(abs(s)).str() + "_" + denominator(s).str();
    return parameter_symbol(name, s > 1);
}

}  // namespace

Constant euler_symbol() { return parameter_symbol("euler", true); }

GrowthSeries power_sum(const Rational& p) {
    const bool exact = denominator(p) == 1 && p >= 0 && p < 2 * last_bernoulli;
    GrowthSeries total = p == -1 ? GrowthSeries::term(1, 0, 1) + GrowthSeries(euler_symbol())
                                 : GrowthSeries::term(Constant(Rational(1 / (p + 1))), p + 1);
    if (!exact && p != -1) total = total + GrowthSeries(zeta(-p));
    // Of a polynomial the constant terms cancel with zeta(-p).
    if (!(exact && p == 0)) total = total + GrowthSeries::term(Constant(Rational(1, 2)), p);
    Rational falling = p, factorial = 2;
    for (long j = 1; j <= last_bernoulli; ++j) {
        const Rational power = p - 2 * j + 1, c = bernoulli(j) / factorial * falling;
        if (c != 0 && !(exact && power == 0)) total = total + GrowthSeries::term(Constant(c), power);
        falling *= (p - 2 * j + 1) * (p - 2 * j);
        factorial *= (2 * j + 1) * (2 * j + 2);
    }
    if (exact) return total;
    return total + GrowthSeries::of_order({{p - 2 * last_bernoulli - 1, 0}, false});
}

std::optional<GrowthSeries> power_sum_series(const Expression& sum, const std::string& name) {
    if (sum->kind != Kind::big || sum->name != "sum" || sum->binding->names.size() != 1 ||
        sum->binding->multiplicity != Multiplicity::each || sum->binding->domain.kind != DomainKind::integers)
        return std::nullopt;
    const std::string& k = sum->binding->names[0];
    const auto first = rational_value(sum->binding->domain.ends[0]);
    const auto last = offset_from(sum->binding->domain.ends[1], name);
    if (!first || !last || denominator(*first) != 1 || *first < 1 || *first > 200 || k == name) return std::nullopt;
    FormContext context;
    context.box.names[k] = {.lower = Rational(1)};
    const auto form = try_hypergeometric_form(sum->children[0], context);
    if (!form) return std::nullopt;
    GrowthSeries total;
    for (const HypergeometricTerm& t : form->terms()) {
        Rational power = 0;
        for (const auto& [f, e] : t.factors) {
            if (!(f == Poly::name(k))) return std::nullopt;
            power += e;
        }
        for (const auto& [atom, e] : t.kernel) {
            if (!(atom == TermAtom{TermAtom::Kind::base, 0, Poly::name(k)}) || !e.constant()) return std::nullopt;
            power += *e.constant();
        }
        for (long d = 0; d <= t.top.degree(k); ++d) {
            const auto c = t.top.coefficient(k, d).constant();
            const Rational p = power + d;
            if (!c || abs(p) > 20 || denominator(p) > 12) return std::nullopt;
            if (*c == 0) continue;
            GrowthSeries part = power_sum(p);
            for (Rational i = 1; i < *first; i += 1) {
                if (denominator(p) != 1) return std::nullopt;
                const long n = static_cast<long>(numerator(p));
                const Rational value = rigor::power(i, static_cast<unsigned long>(std::abs(n)));
                part = part - GrowthSeries(Constant(n < 0 ? Rational(1 / value) : value));
            }
            total = total + GrowthSeries(Constant(*c)) * part;
        }
    }
    return total.shifted(*last);
}

}  // namespace claim::language
