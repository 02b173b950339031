// The truth of a statement about named matrices (abstract_data.hpp) for matrices with rational entries: exactly where
// every value is rational, in balls where roots and exponentials occur. Shares nothing with the normal forms;
// derivatives are dual numbers.
#pragma once

#include "claim/language/abstract_data.hpp"
#include "rigor/matrix/rational_matrix.hpp"
#include "rigor/number/truth.hpp"

namespace claim::language {

/// A value for each name: a number is 1 x 1, a vector n x 1.
using Instance = std::map<std::string, rigor::RationalMatrix>;

struct InstanceTruth {
    rigor::Truth premises = rigor::Truth::unknown;
    rigor::Truth truth = rigor::Truth::unknown;        ///< of premises => goals
    bool undefined = false;                            ///< a part certainly has no value; truth is then unknown
    std::string says = {};                             ///< which part is undefined, or has no evaluator
    std::string relation = {}, left = {}, right = {};  ///< that decided
};

/// At the working precision. Eigenvalues of a matrix that is not symmetric are undefined, and so are quotients by 0.
InstanceTruth truth_of(const AbstractData& data, const Instance& at);

/// The values lie in the domains of their names, and values at time 0 are those that are given.
bool is_admissible(const AbstractData& data, const Instance& at);

/// Bounds of the least eigenvalue of a symmetric matrix, at most `width` apart; equal where it was met exactly.
std::pair<rigor::Rational, rigor::Rational> least_eigenvalue_bounds(const rigor::RationalMatrix& a,
                                                                    const rigor::Rational& width);

/// "2", "(1, -1/2)" or "((1, 0), (0, 2))".
std::string to_text(const rigor::RationalMatrix& a);

}  // namespace claim::language
