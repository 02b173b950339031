// Numbers that are made of closed matrices and points: as expressions where they are exact, in balls where not.
#pragma once

#include "claim/language/evaluate.hpp"
#include "claim/language/matrix_facts.hpp"

#include <functional>
#include <map>
#include <string>

namespace claim::language {

/// An expression in which names stand for numbers known in balls, at the working precision.
struct MatrixNumber {
    Expression value;
    std::map<std::string, std::function<std::optional<rigor::Ball>()>> balls = {};
};

/// Thrown by reduced().
struct UndefinedNumber {
    std::string why;
};

/// lambda_min, lambda_max, det, rank, trace, norm_F, norm_2 and entries of closed matrices, inner products and norms of
/// points S[i] of a set: replaced by their values. lambda_min of a semidefinite matrix with a null vector is 0, rank
/// and det likewise follow from the matrix's fact. angle(v1(A), ones) is that of the lines, in [0, pi/2], for 2 x 2
/// matrices with equal diagonal entries.
/// Empty for what is not known. Throws UndefinedNumber for an entry outside of the matrix, or without value.
std::optional<MatrixNumber> reduced(const Expression& e, MatrixFacts& facts);

/// Point i, counted from 1, of a set.
Expression point_of(const Expression& set, long i);
/// The square of the norm of a linear combination of points of sets; empty for other expressions.
std::optional<Expression> squared_norm(const Expression& e);

}  // namespace claim::language
