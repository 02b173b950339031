// Sums over indices as a commutative algebra: what a scalar, or an entry of a vector or matrix, is in terms of the
// entries of named vectors and matrices. A product of matrices is a sum over a bound index, a transpose is a change of
// order, so that identities between matrices, sums and entries have one normal form.
//
// The rewriting is sound and not complete: equal normal forms mean equal values for every size and all values of the
// names at which both sides are defined; different ones mean nothing.
#pragma once

#include "rigor/number/rational.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace claim::language {

class IndexSum;

/// A power of K[i, j], u[i], n, log(P), …. Heads with a meaning of their own:
///   "delta"  1 where both indices agree, else 0        "()"   its argument, a sum, under a power other than 1
///   "exp", "sqrt", "abs", "log", "sin", "cos"          functions of a scalar
/// A matrix with `is_function` stands for K^matrix_power exp(q K), q the argument (none: 0): these commute. What has
/// other heads (lambda_min of an argument, and so on) has no rules.
struct IndexFactor {
    std::string head;
    std::vector<std::string> indices = {};  ///< names; "#…" are bound, a numeral is that index itself
    std::vector<IndexSum> arguments;
    long power = 1;
    bool symmetric = false, is_function = false;
    long matrix_power = 1;
};

struct IndexTerm {
    rigor::Rational coefficient = 1;
    std::vector<IndexFactor> factors = {};
    std::map<std::string, std::string> bound = {};  ///< index to its range, the text of a size: it runs through 1..size
};

/// In normal form after each operation: terms are different, and sorted by their text.
class IndexSum {
public:
    IndexSum() = default;
    IndexSum(const rigor::Rational& q);
    static IndexSum of(const IndexTerm& term);

    const std::map<std::string, IndexTerm>& terms() const { return terms_; }
    bool is_zero() const { return terms_.empty(); }
    /// Empty unless it is a number.
    std::optional<rigor::Rational> number() const;
    std::string text() const;

    IndexSum& operator+=(const IndexSum& other);
    friend IndexSum operator+(IndexSum a, const IndexSum& b) { return a += b; }
    friend IndexSum operator-(const IndexSum& a, const IndexSum& b);
    friend IndexSum operator*(const IndexSum& a, const IndexSum& b);
    friend IndexSum operator*(const rigor::Rational& q, const IndexSum& a);
    friend bool operator==(const IndexSum& a, const IndexSum& b) { return a.text() == b.text(); }

private:
    std::map<std::string, IndexTerm> terms_;  ///< by text without coefficient
};

/// The sum over index in 1..size; `size` is the name of a size or a numeral.
IndexSum sum_over(const IndexSum& a, const std::string& index, const std::string& size);
/// Free indices renamed, all at once.
IndexSum renamed(const IndexSum& a, const std::map<std::string, std::string>& names);
/// a^k for any integer k; a is not 0 where k < 0.
IndexSum power(const IndexSum& a, long k);
/// exp(a), sqrt(a), log(a), abs(a) and functions without rules; numbers that are exact are put in.
IndexSum function(const std::string& head, const IndexSum& a);
/// Sign and content: a = content * result, where the first term of the result has coefficient 1; of 0: content 0.
std::pair<rigor::Rational, IndexSum> without_content(const IndexSum& a);
/// The free indices that occur.
bool has_index(const IndexSum& a, const std::string& index);

}  // namespace claim::language
