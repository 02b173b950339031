// The rules for one term of an index sum (index_sums.hpp).
#pragma once

#include "claim/language/index_sums.hpp"

namespace claim::language::detail {

/// Applies the rules below until none applies; a sum where one of them gives several terms (the term is then spent).
///   delta[i, j] with j bound: i takes the place of j        F(K)[i, k] G(K)[k, j], k bound and nowhere else: (F G)(K)
///   an index that is bound and does not occur: the factor n        exp(a) exp(b) = exp(a + b)
///   sqrt(P)^2 = P, abs(P)^2 = P^2        m P^-1 = (1 - r P^-1)/c for P = c m + r, m the first simple term of P
std::optional<IndexSum> simplify(IndexTerm& term);

/// Names the bound indices so that the text is least, sorts the factors, and returns the text without coefficient.
std::string canonical_names(IndexTerm& term);

/// A term with its bound indices free, under names that nothing else has; and those, with their ranges.
using OpenTerm = std::pair<IndexTerm, std::vector<std::pair<std::string, std::string>>>;
OpenTerm opened(const IndexTerm& term);
/// The sum over these indices.
IndexSum closed(IndexSum a, const std::vector<std::pair<std::string, std::string>>& indices);

/// The product; bound indices are kept apart.
IndexTerm product(const IndexTerm& a, const IndexTerm& b);
/// Free indices renamed.
IndexTerm renamed(const IndexTerm& term, const std::map<std::string, std::string>& names);
bool uses(const IndexFactor& f, const std::string& index);
IndexFactor renamed_factor(IndexFactor f, const std::map<std::string, std::string>& names);
/// The indices of symmetric matrices in order.
void sort_symmetric(IndexFactor& f);
std::string text(const IndexFactor& f);

}  // namespace claim::language::detail
