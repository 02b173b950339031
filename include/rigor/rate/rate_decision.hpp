// Decides a claimed rate from a proved expansion: s_L = sum of c_i L^p_i (log L)^q_i + remainder, against "a + O(g)"
// and its kin; and the explicit constants that the remainder's bound yields. The scale L^p (log L)^q is totally
// ordered, so the leading term of s - a decides everything:
//   s - a = O(g)  iff  its growth is at most that of g;   o(g): smaller;   Theta(g): equal;
//   s ~ g  iff  growth and coefficients are equal.
#pragma once

#include "rigor/rate/rate_claim.hpp"
#include "rigor/series/log_series.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace rigor {

/// A bound of growth/other over all L >= from (not finite if there is none).
Ball supremum_of_ratio(const Growth& growth, const Growth& other, const Rational& from);

/// Terms in decreasing growth; |s - sum| <= remainder · (growth beyond) for all L >= from. A remainder that is not
/// finite says O(beyond) without a constant.
struct AsymptoticExpansion {
    std::vector<LogTerm> terms;
    Growth beyond;
    Ball remainder;
    Rational from;
    Symbols symbols;

    /// Terms and a remainder without a constant.
    AsymptoticExpansion(std::vector<LogTerm> known, Growth remainder_growth);
    /// From a LogSeries for s_L/L^growth.
    AsymptoticExpansion(const LogSeries& series, long growth);
    /// s - a for an exact finite sum a.
    AsymptoticExpansion minus(const std::vector<LogTerm>& a) const;
    /// The part that is larger than the growth g.
    std::vector<LogTerm> terms_above(const Growth& g) const;
    /// A bound of |s|/g over all L >= from.
    Ball supremum_over(const Growth& g) const;
    /// A lower bound of |s|/(growth of the leading term) over all L >= from; may be negative, then it says nothing.
    Ball infimum_over_leading() const;

private:
    void sort() { std::sort(terms.begin(), terms.end(), grows_faster); }
};

struct RateDecision {
    Truth verdict = Truth::unknown;
    std::optional<LogTerm> error;  ///< leading term of s - a, if it is known not to vanish (for `~`: of s)
    LogTerm rate;                  ///< leading term of g
    std::string why;               ///< one sentence: the limit of the ratio, or what stands in the way
};

/// What the expansion says of s = a + O(rate), a + o(rate), a + Theta(rate) or s ~ rate (a empty) as L -> infinity;
/// for all values of symbols that have no enclosure, where that is possible, else unknown.
RateDecision decide(RateKind kind, const std::vector<LogTerm>& a, const LogTerm& rate, const AsymptoticExpansion& s);

RateDecision decide(const RateClaim& claim, const AsymptoticExpansion& s);

}  // namespace rigor
