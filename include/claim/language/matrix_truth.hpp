// The truth of closed formulas about matrices of named data sets: gram(K, X) > 0, lambda_min, det, rank, entries, and
// what is said of the points of a set. Three-valued; no answer rests on rounding.
#pragma once

#include "claim/language/matrix_facts.hpp"
#include "claim/language/statement.hpp"
#include "claim/language/truth_at.hpp"

namespace claim::language {

class MatrixTruth {
public:
    explicit MatrixTruth(MatrixFacts& facts) : facts_(facts) {}

    /// Of a formula without free names. Quantifiers over at most 64 integers, over elements and over the points of a
    /// set are carried out; others are unknown. The witness of a refutation names the vector, where there is one.
    /// Throws std::domain_error for sets that do not exist.
    TruthAt of(const Formula& f);

private:
    TruthAt chain(const FormulaNode& f);
    TruthAt joined(const FormulaNode& f, rigor::Truth decisive);
    TruthAt quantified(const Formula& f);
    TruthAt matrices(const Expression& left, Relation r, const Expression& right);
    TruthAt equal_matrices(const Expression& left, const Expression& right);
    TruthAt points(const Expression& left, Relation r, const Expression& right);
    TruthAt numbers(const Expression& left, Relation r, const Expression& right);
    TruthAt by_shift(const Expression& left, Relation r, const Expression& right);

    MatrixFacts& facts_;
};

/// Whether a formula speaks of matrices of data sets, or of data sets.
bool speaks_of_data(const Formula& f);
bool speaks_of_data(const Expression& e);

}  // namespace claim::language
