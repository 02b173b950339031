// Sums and products over k from a number to n: closed forms by telescoping (Gosper's algorithm) and by rising
// factorials. A closed form of a sum is accepted only if T(k + 1) - T(k) = t(k) is an identity of forms.
#pragma once

#include "claim/language/hypergeometric_form.hpp"

namespace claim::language {

/// T with T(k + 1) - T(k) = t(k) for every integer k >= lower >= 0, defined at each of them; t in the one name. Empty:
/// none is hypergeometric, or beyond the degrees that are tried.
std::optional<TermSum> antidifference(const TermSum& t, const std::string& name, long lower);
/// Whether T is one.
bool is_antidifference(const TermSum& T, const TermSum& t, const std::string& name, long lower);

/// The product of t over k = lower, …, n + last where n = name >= 0 and lower <= last + 1. Of one term, whose
/// polynomials have rational zeros below lower, and whose powers have exponents of degree 1 in k. Empty for others.
std::optional<TermSum> product_form(const TermSum& t, const std::string& k, long lower, const std::string& name,
                                    long last);

/// The rational zeros of p with multiplicities; empty unless p is a product of linear factors.
std::optional<std::vector<rigor::Rational>> rational_zeros(NamedPolynomial p, const std::string& name);

/// A solution of rows x = right over the rationals; free unknowns are 0. Empty if there is none.
std::optional<std::vector<rigor::Rational>> linear_solution(std::vector<std::vector<rigor::Rational>> rows);

}  // namespace claim::language
