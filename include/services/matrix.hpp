// A user's own square matrix: is it symmetric, how many eigenvalues have which sign, what are the smallest, the largest
// and the condition number, is it positive definite, and how much jitter does its Cholesky factorization need: the
// service behind `verify gram --matrix`. By exact elimination and balls for small matrices (rigor/matrix/
// smallest_eigenvalue.hpp), by doubles with proved error bounds for large ones (verified_cholesky.hpp,
// verified_spectrum.hpp, cholesky_jitter.hpp).
#pragma once

#include "services/errors.hpp"
#include "services/gram.hpp"
#include "services/progress.hpp"

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace services {

/// n x n, row-major. Not owned: the numbers must stay until the answer is there.
struct SquareMatrix {
    long n = 0;
    /// Finite doubles.
    std::span<const double> values;
    /// The numbers; empty if the doubles are the numbers. |value - exact| <= 2^-53 |exact| + 2^-1075.
    std::span<const rigor::Rational> exact = {};
};

struct MatrixOptions {
    /// The method in balls, to so many digits, 1 to most_gram_digits; else the one in doubles. See usual_digits.
    std::optional<long> digits = {};
    bool symmetric_part = false;  ///< of a matrix that is not symmetric: the answer for (K + K^T)/2
    bool jitter = false;
    bool proof = false;  ///< MatrixReport::proof is wanted; in balls alone (BadInput)
    /// Bytes that the eigenvectors may take, which are needed for a matrix that is not positive definite.
    double most_bytes = std::numeric_limits<double>::infinity();
    /// Exact elimination, and balls where doubles leave the sign of lambda_min open, are tried if they take no longer
    /// by estimate.
    double elimination_seconds = 5;
    Progress progress = {};
};

inline constexpr std::size_t matrix_steps = 6;         ///< the total that MatrixOptions::progress is told
inline constexpr long most_rows_for_exact_rank = 500;  ///< beyond, no exact rank is tried

/// The pair of entries that differ most. Rows and columns from 0, row > column.
struct Asymmetry {
    long row = 0, column = 0;
    rigor::Rational entry, mirrored;  ///< at (row, column) and at (column, row)
    long pairs = 0;                   ///< that differ
    rigor::Rational size() const { return abs(rigor::Rational(entry - mirrored)); }
};

/// Numbers of eigenvalues: shown to be positive, shown to be negative, exactly 0 (by the exact rank), and the others,
/// which lie in [-within, within].
struct MatrixInertia {
    long positive = 0, negative = 0, zero = 0, undecided = 0;
    std::optional<rigor::Ball> within = {};  ///< exact; where there are others
};

/// x != 0 of integers, and x^T K x <= 0.
struct MatrixWitness {
    std::vector<rigor::Integer> vector;
    std::optional<rigor::Rational> form;  ///< x^T K x; nothing where only the bound was computed
    rigor::Ball form_bound;               ///< exact, >= x^T K x, <= 0
};

struct FormatJitter {
    std::string format;                        ///< "float64"
    std::optional<rigor::Ball> succeeds_from;  ///< see rigor::JitterBounds
    std::optional<rigor::Ball> fails_below;
    std::string reason;  ///< why nothing is guaranteed; empty if something is
};

struct MatrixJitter {
    /// Of the least delta >= 0 with K + delta I positive semidefinite; definite for every greater one.
    EigenvalueBounds least;
    std::vector<FormatJitter> formats;
};

struct MatrixReport {
    long n = 0;
    std::optional<Asymmetry> asymmetry;  ///< nothing: the matrix is symmetric
    bool answered = false;               ///< false: not symmetric, and what follows is empty

    std::optional<EigenvalueBounds> smallest, largest;
    long digits = 15;  ///< that the bounds are worth printing to
    std::optional<MatrixInertia> inertia;
    std::optional<long> rank;  ///< exact
    std::string no_rank;       ///< why there is none; empty if there is one
    /// Bounds of max |lambda|/min |lambda|, exact balls; no upper one if 0 is not excluded.
    std::optional<rigor::Ball> condition_lower, condition_upper;
    bool singular = false;  ///< exactly: the condition number is infinite
    rigor::Truth positive_definite = rigor::Truth::unknown;
    std::string because;                   ///< of yes and no
    std::string not_shown;                 ///< of unknown: why, and what it would take
    std::optional<MatrixWitness> witness;  ///< that it is not positive definite
    std::optional<MatrixJitter> jitter;
    /// What shows the bounds of the two ends, where it was asked for. An end that is 0 by exact elimination has the
    /// status exactly_zero, and of the smallest eigenvalue a null vector.
    struct Proof {
        rigor::EigenvalueEnclosure smallest, largest;
    };
    std::optional<Proof> proof;
    std::string method;
    std::vector<std::string> notes;
};

/// Bytes of memory for n rows, without the eigenvectors (rigor::spectrum_memory).
double matrix_memory(long n, const MatrixOptions& options);

/// All about the matrix. Throws BadInput for n = 0, for entries that are not finite, naming the place, and for digits
/// out of range.
MatrixReport matrix(const SquareMatrix& input, const MatrixOptions& options = {});

}  // namespace services
