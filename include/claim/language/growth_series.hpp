// Sums of exact terms c L^p (log L)^q with a remainder O(g) or o(g), as L -> infinity: what order terms and limits are
// decided with. With L = 1/t they are the local series at an end, half powers of t included.
#pragma once

#include "rigor/series/log_term.hpp"

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace claim::language {

/// Thrown where a part has no series of this form; says which.
struct NoSeries : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Certainly undefined for all large L: 1/0, a root of a negative number.
struct UndefinedSeries : NoSeries {
    using NoSeries::NoSeries;
};

class GrowthSeries {
    using Constant = rigor::SymbolicConstant;
    using Rational = rigor::Rational;

public:
    /// O(growth), or o(growth) if `little`.
    struct Remainder {
        rigor::Growth growth;
        bool little = false;
    };

    GrowthSeries() = default;  ///< exactly 0
    GrowthSeries(const Constant& c) : GrowthSeries({{c}}, std::nullopt) {}
    GrowthSeries(std::vector<rigor::LogTerm> terms, std::optional<Remainder> remainder);
    static GrowthSeries term(const Constant& c, const Rational& power, const Rational& log_power = 0) {
        return {{{c, power, log_power}}, std::nullopt};
    }
    /// Nothing is known but the order.
    static GrowthSeries of_order(const Remainder& r) { return {{}, r}; }

    /// Fastest first; each is larger than the remainder.
    const std::vector<rigor::LogTerm>& terms() const { return terms_; }
    const std::optional<Remainder>& remainder() const { return remainder_; }
    bool is_exactly_zero() const { return terms_.empty() && !remainder_; }
    /// The term that the series is equivalent to. Throws NoSeries where no term is known.
    const rigor::LogTerm& leading() const;
    /// The coefficient of L^0; throws NoSeries if a term or the remainder does not tend to it.
    Constant limit() const;

    friend GrowthSeries operator+(const GrowthSeries& a, const GrowthSeries& b);
    friend GrowthSeries operator-(const GrowthSeries& a) { return GrowthSeries(Constant(-1)) * a; }
    friend GrowthSeries operator-(const GrowthSeries& a, const GrowthSeries& b) { return a + -b; }
    friend GrowthSeries operator*(const GrowthSeries& a, const GrowthSeries& b);

    /// The series at L + k.
    GrowthSeries shifted(const Rational& k) const;
    std::string text() const;

private:
    std::vector<rigor::LogTerm> terms_;
    std::optional<Remainder> remainder_;
};

/// The symbol of a parameter; of one that is always positive its powers may be negative.
rigor::SymbolicConstant parameter_symbol(const std::string& name, bool is_positive);
/// Not zero, and positive: by the sign, or because all terms are positive in positive parameters.
bool is_certainly_positive(const rigor::SymbolicConstant& c);
bool is_certainly_nonzero(const rigor::SymbolicConstant& c, const rigor::Symbols& symbols = {});

/// sum_k c(k) u^k of a function that is analytic at 0, for u -> 0; c(k) for every k.
GrowthSeries compose(const std::function<rigor::SymbolicConstant(long)>& c, const GrowthSeries& u);

/// s^r. Throws NoSeries where the leading coefficient has no such power, or is not certainly positive for a fraction.
GrowthSeries power(const GrowthSeries& s, const rigor::Rational& r);
/// Of a series with leading term L^p: p log L + …
GrowthSeries logarithm(const GrowthSeries& s);
/// Of series that tend to 0.
GrowthSeries exponential(const GrowthSeries& s);
GrowthSeries sine(const GrowthSeries& s);
GrowthSeries cosine(const GrowthSeries& s);
/// Of a series that tends to 1 from below, to -1 from above, or to 0.
GrowthSeries arc_cosine(const GrowthSeries& s);

}  // namespace claim::language
