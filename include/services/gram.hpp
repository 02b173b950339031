// The kernel matrix of a user's own points, with certified bounds of its smallest and largest eigenvalue: the service
// behind `verify gram`. Entries in doubles with proved errors (ntk/gram/fast_gram.hpp) or in balls, eigenvalue bounds
// by rigor/matrix, exact singularity and strict definiteness by exact relations and theorems
// (ntk/gram/gram_structure.hpp).
#pragma once

#include "ntk/gram/gram_kernel.hpp"
#include "rigor/matrix/eigenvalue_bounds.hpp"
#include "services/errors.hpp"
#include "services/gram_elsewhere.hpp"
#include "services/gram_storage.hpp"
#include "services/progress.hpp"

#include <Eigen/Core>

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace services {

/// n points in R^d, one a row. Not owned: the numbers must stay until the answer is there.
struct PointSet {
    long rows = 0, columns = 0;
    /// Row-major: the doubles nearest to the numbers. Each is 0 or between 1e-150 and 1e150 in absolute value.
    std::span<const double> values;
    /// Row-major; empty if the doubles are the numbers.
    std::span<const rigor::Rational> exact = {};
    /// By which a point is named in messages and answers, ascending; empty: 0, 1, 2, …
    std::span<const long> row_numbers = {};
};

/// The whole matrix in doubles, symmetric, and a bound of the error of each entry. Rows of zero vectors are 0.
struct GramMatrix {
    const Eigen::MatrixXd &values, &radius;
};

/// What messages call the settings: a program that has other names for them puts those.
struct GramWords {
    std::string points_as_they_are = "directions_only = false";
    std::string directions = "directions_only = true";
    std::string digits = "digits";
    std::string packed = "packed = true", residual = "residual = true", matrix = "take_matrix";
};

struct GramOptions {
    ntk::GramKernel kernel;
    /// The method in balls, to so many digits, 1 to 1000; else the one in doubles. See usual_digits.
    std::optional<long> digits = {};
    /// Called once with the matrix as soon as that is known, unless all rows are 0; it is gone after the call.
    std::function<void(const GramMatrix&)> take_matrix = {};
    GramStorage storage = {};  ///< for the method in doubles; BadInput where it is not possible (gram_can_be_packed)
    /// Keeps the matrix and bounds its eigenvalues, in doubles; not owned. For kernels with a table and an affordable
    /// depth (BadInput), without take_matrix and storage.
    GramElsewhere* elsewhere = nullptr;
    bool proof = false;  ///< GramReport::proof is wanted; in balls alone (BadInput)
    Progress progress = {};
    GramWords words = {};
};

/// The total that GramOptions::progress is told.
inline constexpr std::size_t gram_steps = 300;
/// Networks of an activation without a table (GramKernel::no_table).
inline constexpr long most_points_of_networks = 400;
inline constexpr long deepest_gram_kernel = 1'000'000, most_gram_digits = 1000;

/// Balls, to 15 digits, for up to 60 points; doubles beyond.
std::optional<long> usual_digits(long n);

/// lower <= lambda <= upper, exact balls.
struct EigenvalueBounds {
    rigor::Ball lower, upper;
};

/// Two points by their row numbers, the smaller first, and enclosures of cosine and angle (radians) between them; of
/// what the angle is, GramReport::geometry says.
struct NotablePair {
    long first, second;
    rigor::Ball cosine, angle;
    long ties;   ///< other pairs that could not be told apart from it
    bool exact;  ///< by an exact relation: the cosine is 1 or -1
};

/// What shows the bounds of the eigenvalues, for a checker that makes the matrix itself.
struct GramProof {
    std::vector<long> zero_rows;  ///< of the points, from 0: left out of the matrix, where rows of zeros add 0 alone
    bool singular = false;        ///< lambda_min = 0 by exact relations, and there is no `smallest`
    std::optional<rigor::EigenvalueEnclosure> smallest;
    rigor::EigenvalueEnclosure largest;
};

struct GramReport {
    long n = 0, dimension = 0;
    std::optional<EigenvalueBounds> smallest, largest;
    long digits = 15;                                        ///< that the bounds are worth printing to
    rigor::Truth positive_definite = rigor::Truth::unknown;  ///< strictly; a theorem, unless unknown
    std::string because;    ///< the theorem or the exact relation behind it; empty where only the bounds say so
    std::string not_shown;  ///< why no positive lower bound was found, and what it would take; empty if one was
    std::string method;
    std::optional<NotablePair> closest, widest;  ///< the pairs of least and of greatest angle
    std::string geometry;                        ///< of what the angles are
    /// max over pairs of 1/sqrt(1 - h), of theorem 3 of St-Arnaud et al.; infinite (closest->angle is 0) or not bounded
    /// if it is not finite; nothing where the theorem does not speak of the data.
    std::optional<rigor::Ball> depth_bound;
    std::vector<std::string> notes;
    std::optional<GramProof> proof;  ///< where it was asked for, unless all rows are 0
    std::string storage;     ///< how the matrix was kept, where doubles were the method: "packed", "half", "full", or
                             ///< as GramElsewhere says
    int factorizations = 0;  ///< in double, for the smallest eigenvalue, those of an interrupted computation included

    /// Digits to which cosines and angles are worth printing.
    long digits_of_pairs() const;

    /// Bounds of lambda_max/lambda_min, at the working precision; no upper one if lambda_min may be 0, none at all if
    /// it is or may be.
    struct Condition {
        std::optional<rigor::Ball> lower, upper;
    };
    Condition condition() const;
};

/// Bytes of memory that the method takes for n points.
double gram_memory(long n, const GramOptions& options);
/// Entries come from a table, in doubles, and nobody wants the whole matrix.
bool gram_can_be_packed(const GramOptions& options);

/// All about the matrix. Throws BadInput for points or parameters out of range, naming the row of a zero vector that
/// needs a direction; Undecided for a matrix beyond the range of doubles, where doubles are the method.
GramReport gram(const PointSet& points, const GramOptions& options);

}  // namespace services
