// The scale of rates: terms c L^p (log L)^q with exact constants c and rational p, q, ordered by growth, and their finite sums.
#pragma once

#include "rigor/series/symbolic_constant.hpp"

#include <vector>

namespace rigor {

/// coefficient * L^power * (log L)^log_power.
struct LogTerm {
    SymbolicConstant coefficient;
    Rational power = 0, log_power = 0;

    bool operator==(const LogTerm&) const = default;
};

/// The growth L^power (log L)^log_power: powers of L decide before powers of log L.
struct Growth {
    Rational power, log_power;

    bool operator==(const Growth&) const = default;
    friend bool operator<(const Growth& a, const Growth& b) { return a.power != b.power ? a.power < b.power : a.log_power < b.log_power; }
};
inline Growth growth_of(const LogTerm& term) { return {term.power, term.log_power}; }

/// Whether a/b -> infinity up to sign, as L -> infinity. Coefficients do not matter.
inline bool grows_faster(const LogTerm& a, const LogTerm& b) { return growth_of(b) < growth_of(a); }

/// "3/8 * log(L)/L", "L^(-21/20)", "1/(L*log(L))", "(C - 1/2) * L": text that parse_expression reads back as the same term.
inline std::string to_string(const LogTerm& term) {
    if (term.coefficient.is_formally_zero()) return "0";
    std::string above, below;
    const auto multiply = [&](const std::string& base, const Rational& exponent) {
        if (exponent == 0) return;
        const bool integral = denominator(exponent) == 1;
        std::string& side = integral && exponent < 0 ? below : above;
        const Rational shown = &side == &below ? Rational(-exponent) : exponent;
        side += (side.empty() ? "" : "*") + base + (shown == 1 ? "" : integral ? "^" + shown.str() : "^(" + shown.str() + ")");
    };
    multiply("L", term.power);
    multiply("log(L)", term.log_power);
    if (below.find('*') != std::string::npos) below = "(" + below + ")";
    const std::string factor = term.coefficient.terms().size() > 1 ? "(" + to_string(term.coefficient) + ")" : to_string(term.coefficient);
    if (above.empty()) return below.empty() ? to_string(term.coefficient) : factor + (factor == "1" || factor == "-1" ? "/" : " / ") + below;
    const std::string quotient = below.empty() ? above : above + "/" + below;
    return factor == "1" ? quotient : factor == "-1" ? "-" + quotient : factor + " * " + quotient;
}

namespace detail::rates {

/// A sum of terms of different growth, the fastest first; no coefficient is formally zero.
class LogSum {
public:
    LogSum() = default;
    LogSum(const LogTerm& term) { add(term); }

    const std::vector<LogTerm>& terms() const { return terms_; }
    bool is_constant() const { return terms_.empty() || (terms_.size() == 1 && terms_[0].power == 0 && terms_[0].log_power == 0); }

    void add(const LogTerm& term) {
        const auto at = std::lower_bound(terms_.begin(), terms_.end(), term, grows_faster);
        if (at == terms_.end() || grows_faster(term, *at)) {
            if (!term.coefficient.is_formally_zero()) terms_.insert(at, term);
            return;
        }
        at->coefficient += term.coefficient;
        if (at->coefficient.is_formally_zero()) terms_.erase(at);
    }
    /// Throws std::domain_error if the product is too long.
    friend LogSum operator*(const LogSum& a, const LogSum& b) {
        if (a.monomials() * b.monomials() > SymbolicConstant::largest_product)
            throw std::domain_error("a product of sums of " + std::to_string(a.monomials()) + " and " + std::to_string(b.monomials()) +
                                    " terms; expected at most " + std::to_string(SymbolicConstant::largest_product) + " products of terms");
        LogSum product;
        for (const LogTerm& s : a.terms_)
            for (const LogTerm& t : b.terms_) product.add({s.coefficient * t.coefficient, s.power + t.power, s.log_power + t.log_power});
        return product;
    }

private:
    std::size_t monomials() const {
        std::size_t count = 0;
        for (const LogTerm& t : terms_) count += t.coefficient.terms().size();
        return count;
    }
    std::vector<LogTerm> terms_;
};

/// The positive n-th root of c for n >= 2; throws std::domain_error if it is not found in the form of SymbolicConstant.
inline SymbolicConstant root(SymbolicConstant c, unsigned long n) {
    if (c == SymbolicConstant(1)) return c;
    for (; n % 2 == 0; n /= 2) c = c.sqrt();
    if (n == 1) return c;
    const auto q = c.rational_value();
    Integer above, below;
    if (!q || *q <= 0 || !mpz_root(above.backend().data(), Integer(numerator(*q)).backend().data(), n) ||
        !mpz_root(below.backend().data(), Integer(denominator(*q)).backend().data(), n))
        throw std::domain_error("the root of order " + std::to_string(n) + " of " + to_string(c) +
                                "; expected the power of a positive rational number");
    return Rational(above, below);
}

/// term^r; throws std::domain_error if the coefficient has no such power, or r is not an integer and the coefficient not positive.
inline LogTerm power(const LogTerm& term, const Rational& r) {
    const Integer steps = abs(Integer(numerator(r))), order(denominator(r));
    SymbolicConstant c = term.coefficient;
    if (order != 1) c = root(c, static_cast<unsigned long>(order));
    if (r < 0) c = c.inverse();
    return {c.power(static_cast<long>(steps)), term.power * r, term.log_power * r};
}

}  // namespace detail::rates

}  // namespace rigor
