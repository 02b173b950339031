// Functions p + q arcsin(u) + r sqrt(1 - u^2) with polynomials p, q, r over Q[pi, 1/pi, roots], on [-1, 1], and the
// signs of all of their Taylor coefficients at 0. kappa0, kappa1 and the kernels of two layers are of this form.
//
// With b_n = (2n)!/(4^n n!^2): arcsin u = sum b_n/(2n + 1) u^(2n + 1), sqrt(1 - u^2) = -sum b_n/(2n - 1) u^(2n), both
// converge on [-1, 1]. Beyond the degree of p, coefficient 2n (or 2n + 1) is therefore a sum of products of b_(n - k)
// with rational functions of n, and b_(n - k) = b_n prod_(i < k) 2(n - i)/(2(n - i) - 1): it is b_n N(n)/D(n) with
// polynomials N, D, D > 0. The sign of N does not change beyond Cauchy's bound of its roots; the coefficients up to
// there are computed.
#pragma once

#include "claim/language/expression.hpp"
#include "rigor/series/symbolic_constant.hpp"

#include <optional>
#include <string>
#include <vector>

namespace claim::language {

struct ArcsineForm {
    using Polynomial = std::vector<rigor::SymbolicConstant>;  ///< coefficient of u^k; the last one is not 0
    Polynomial plain, arcsine, root;

    /// The coefficient of u^n, exactly.
    rigor::SymbolicConstant coefficient(long n) const;
};

/// e as such a function of the name u: equal to it on [-1, 1], where e is defined. Empty for other expressions.
std::optional<ArcsineForm> arcsine_form(const Expression& e, const std::string& u);

/// The coefficients of one parity.
struct ParitySigns {
    bool infinitely_many_positive = false;
    std::optional<long> last = {};            ///< index of the last coefficient that is not 0; all: empty
    std::optional<long> first_positive = {};  ///< its index
    std::optional<long> first_negative = {};
    bool all_zero = true;
};

struct AllSigns {
    ParitySigns even, odd;
    bool nonnegative() const { return !even.first_negative && !odd.first_negative; }
};

/// Of all coefficients. Empty if the bound of the roots is out of reach, or a sign is not decided.
std::optional<AllSigns> signs_of_coefficients(const ArcsineForm& f);

}  // namespace claim::language
