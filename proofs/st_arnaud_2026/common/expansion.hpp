// What the four Taylor expansions of section 6.2 have in common: a printed polynomial in x^(1/2) is compared, coefficient by coefficient,
// with the exact series at the fixed point (ntk/kernel/endpoint_expansion.hpp), and its error term with the first omitted order.
#pragma once

#include "claim/legacy.hpp"
#include "ntk/kernel/endpoint_expansion.hpp"

namespace proofs::st_arnaud_2026 {

/// "f(1 - x) = (elementary part) + factor · sqrt(2x) (p_0 + p_1 x + …) + O(x^error)" with exact p_i, error a half-integer
/// multiple: error = error_halves/2. The factor is 1, -1, 1/pi or -1/pi and never zero.
struct PrintedExpansion {
    ntk::EndpointSeries series;
    std::vector<rigor::Rational> printed;
    long error_halves;
};

/// How the printed line compares with the exact series.
struct ExpansionJudgement {
    rigor::Truth as_printed;
    claim::legacy::Argument argument;
    long first_difference = -1;        ///< index n of the first coefficient that is off, below the error order
    rigor::Rational exact, in_print;   ///< the two coefficients there
    rigor::Ball constant;              ///< |remainder| <= |factor| sqrt(2) · constant · x^error on (0, 2], if as printed
};

/// Terms beyond the printed ones count as printed zeros. As printed iff every coefficient of x^(n + 1/2) with
/// n + 1/2 < error agrees. Exact; the error constant comes from the signs of the remaining coefficients.
ExpansionJudgement judge(const PrintedExpansion& expansion);

inline claim::Verdict verdict(const PrintedExpansion& expansion) { return claim::verdict_of(judge(expansion).as_printed); }

}  // namespace proofs::st_arnaud_2026
