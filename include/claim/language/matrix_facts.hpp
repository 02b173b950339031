// What is proved of a symmetric matrix of closed expressions: that it is definite, semidefinite with an exact null
// space, or neither. No rounding decides: definiteness is shown in balls, a null vector in exact arithmetic.
//
// Lemma (singular and semidefinite). M v_i = 0 for independent v_1 … v_k and M + sum v_i v_i' > 0 give M >= 0 of rank
// n - k: on the orthogonal complement of the v_i the two agree, and it is invariant under M.
//
// Item: matrix {matrix, sign: definite | semidefinite | indefinite | singular, bits, null: "(1, -1); …", vector:
// "(…)"}; `null` are the v_i of the lemma (singular: null vectors, nothing is said of the rest), `vector` has x' M x <
// 0.
#pragma once

#include "claim/language/kernel_expression.hpp"
#include "claim/language/outcome.hpp"
#include "rigor/matrix/ball_matrix.hpp"

namespace claim::language {

enum class MatrixSign {
    definite,      ///< all eigenvalues > 0
    semidefinite,  ///< all >= 0, and 0 is one of them
    indefinite,    ///< one is < 0
    unknown
};

struct MatrixFact {
    MatrixSign sign = MatrixSign::unknown;
    long size = 0, bits = 0;
    std::vector<std::vector<Expression>> null = {};  ///< independent null vectors; of a semidefinite matrix a basis
    std::vector<Expression> vector = {};             ///< of an indefinite matrix
    std::string form = {};                           ///< x' M x for that vector, an enclosure
    std::string undefined = {};                      ///< an entry without value, and why
    std::string why = {};                            ///< of unknown
};

/// The entries in balls, at the working precision. Empty with a reason: an entry has no value, or is not known.
struct EntryBalls {
    std::optional<rigor::BallMatrix> value;
    std::string undefined, unknown;
};
EntryBalls balls_of(const EntryMatrix& m);

/// Facts by search, or from the items of a certificate alone.
class MatrixFacts {
public:
    explicit MatrixFacts(const Budget& budget) : budget_(budget) {}
    /// Takes facts from these items only, and checks each once.
    MatrixFacts(const Budget& budget, const std::vector<CertificateItem>& items) : budget_(budget), items_(&items) {}

    /// Of a closed symmetric matrix. Undefined where an entry is. Throws std::domain_error for sets that do not exist.
    /// Empty for an expression that is no such matrix.
    std::optional<MatrixFact> of(const Expression& matrix);

    /// The items of all facts that were found, in order.
    const std::vector<CertificateItem>& certificate() const { return found_; }
    const Budget& budget() const { return budget_; }
    bool replays() const { return items_ != nullptr; }

private:
    const Budget& budget_;
    const std::vector<CertificateItem>* items_ = nullptr;
    std::vector<std::pair<std::string, MatrixFact>> known_;
    std::vector<CertificateItem> found_;
};

/// M v = 0, exactly.
bool is_null_vector(const EntryMatrix& m, const std::vector<Expression>& v);

std::string vector_text(const std::vector<Expression>& v);

}  // namespace claim::language
