// The scale of rates: terms c L^p (log L)^q with exact constants c and rational p, q, ordered by growth, and their
// finite sums.
#pragma once

#include "rigor/series/symbolic_constant.hpp"

#include <cstddef>
#include <string>
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
    friend bool operator<(const Growth& a, const Growth& b) {
        return a.power != b.power ? a.power < b.power : a.log_power < b.log_power;
    }
};
inline Growth growth_of(const LogTerm& term) { return {term.power, term.log_power}; }

/// Whether a/b -> infinity up to sign, as L -> infinity. Coefficients do not matter.
inline bool grows_faster(const LogTerm& a, const LogTerm& b) { return growth_of(b) < growth_of(a); }

/// "3/8 * log(L)/L", "L^(-21/20)", "1/(L*log(L))", "(C - 1/2) * L": text that parse_expression reads back as the same
/// term.
std::string to_string(const LogTerm& term);

namespace detail::rates {

/// A sum of terms of different growth, the fastest first; no coefficient is formally zero.
class LogSum {
public:
    LogSum() = default;
    LogSum(const LogTerm& term) { add(term); }

    const std::vector<LogTerm>& terms() const { return terms_; }
    bool is_constant() const {
        return terms_.empty() || (terms_.size() == 1 && terms_[0].power == 0 && terms_[0].log_power == 0);
    }

    void add(const LogTerm& term);
    /// Throws std::domain_error if the product is too long.
    friend LogSum operator*(const LogSum& a, const LogSum& b);

private:
    std::size_t monomials() const;
    std::vector<LogTerm> terms_;
};

/// term^r; throws std::domain_error if the coefficient has no such power, or r is not an integer and the coefficient
/// not positive.
LogTerm power(const LogTerm& term, const Rational& r);

}  // namespace detail::rates

}  // namespace rigor
