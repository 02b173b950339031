// The normal form of scalars, vectors and matrices built from named ones: products, transposes, inverses and
// exponentials of one matrix, diag(s), entrywise products, sums over indices, entries, norms, derivatives in time.
#pragma once

#include "claim/language/abstract_data.hpp"
#include "claim/language/index_sums.hpp"

#include <stdexcept>

namespace claim::language {

/// What has no normal form here: one sentence.
struct NoForm : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What must hold for the translated expressions to be defined.
struct IndexObligation {
    enum class Kind { not_zero, positive, not_negative, invertible } kind;
    IndexSum of;       ///< of `invertible`: the entry [@1, @2]
    std::string text;  ///< the part as written
};

/// A symmetric matrix of which an eigenvalue or norm was asked.
struct NamedMatrix {
    Expression written;
    IndexSum entry;    ///< [@1, @2]
    std::string size;  ///< a name or numeral
    bool symmetric;
};

class NoncommutativeForm {
public:
    explicit NoncommutativeForm(const AbstractData& data);

    /// The value of a scalar, the entry i of a vector, the entry (i, j) of a matrix. Throws NoForm.
    IndexSum at(const Expression& e, const std::string& i = "", const std::string& j = "");
    /// d/dt by the chain rule, with what is given of derivatives put in. Throws NoForm.
    IndexSum derivative(const IndexSum& a);

    /// The square matrix M by its entry [@1, @2]. Throws NoForm if it is to be symmetric and not shown to be so.
    NamedMatrix matrix(const Expression& m, bool symmetric);
    /// Those that occurred in what was translated so far.
    const std::vector<NamedMatrix>& matrices() const { return matrices_; }
    /// The name or numeral of the size of a square matrix or vector.
    std::string size_of(const Expression& e);

    const std::vector<IndexObligation>& obligations() const { return obligations_; }
    const AbstractData& data() const { return data_; }

private:
    Type type(const Expression& e) const;
    std::string range(const std::optional<Expression>& size) const;
    std::string fresh();
    IndexSum variable_at(const Expression& e, const std::string& i, const std::string& j);
    IndexSum product_at(const std::vector<Expression>& factors, const std::string& i, const std::string& j);
    IndexSum power_at(const Expression& e, const std::string& i, const std::string& j);
    IndexSum matrix_function(const Expression& m, long exponent, const std::string& i, const std::string& j);
    IndexSum call_at(const Expression& e, const std::string& i, const std::string& j);
    IndexSum index_at(const Expression& e);
    IndexSum big_at(const Expression& e, const std::string& i, const std::string& j);
    IndexSum length(const Expression& v);
    std::string index_name(const Expression& index, const std::string& wanted) const;
    IndexSum rate_at(const Rate& rate, const std::vector<std::string>& indices);
    IndexSum derivative_of(const IndexFactor& f);
    bool varies(const IndexSum& a) const;

    const AbstractData& data_;
    std::map<std::string, std::string> indices_;  ///< names of indices in scope, and their ranges
    std::vector<IndexObligation> obligations_;
    std::vector<NamedMatrix> matrices_;
    TypeScope scope_;
    long counter_ = 0;
};

// Functionals of a matrix of n rows, given by its entry [@1, @2]; positive factors and multiples of the identity are
// taken out: lambda_min(2*A - I) = 2 lambda_min(A) - 1, lambda_min(-A) = -lambda_max(A).
IndexSum least_eigenvalue(const IndexSum& m, const std::string& n);
IndexSum largest_eigenvalue(const IndexSum& m, const std::string& n);
IndexSum spectral_norm(const IndexSum& m, const std::string& n);
IndexSum frobenius_norm(const IndexSum& m, const std::string& n);
IndexSum largest_entry(const IndexSum& m, const std::string& n);   ///< max of abs
IndexSum sum_of_entries(const IndexSum& m, const std::string& n);  ///< of abs
IndexSum trace_of(const IndexSum& m, const std::string& n);
IndexSum size_value(const std::string& n);  ///< of the name or numeral of a size

}  // namespace claim::language
