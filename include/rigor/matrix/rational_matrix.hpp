// RationalMatrix: a matrix of exact rationals, and what exact elimination decides about it: rank, a null vector, and
// the inertia (numbers of negative, zero and positive eigenvalues) of a symmetric one. Every answer is a theorem;
// nothing is rounded.
#pragma once

#include "rigor/number/arb.hpp"
#include "rigor/number/rational.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace rigor {

namespace detail {
inline std::string shape(long rows, long columns) { return std::to_string(rows) + " x " + std::to_string(columns); }

inline void check_index(long i, long j, long rows, long columns) {
    if (i < 0 || j < 0 || i >= rows || j >= columns)
        throw std::out_of_range("entry (" + std::to_string(i) + ", " + std::to_string(j) + ") of a " +
                                shape(rows, columns) + " matrix");
}
}  // namespace detail

/// rows x columns, zero at first. Throws std::invalid_argument for a negative size, std::out_of_range for an entry
/// outside.
class RationalMatrix {
public:
    RationalMatrix(long rows, long columns);
    static RationalMatrix identity(long n);
    static RationalMatrix diagonal(std::span<const Rational> d);

    long rows() const { return rows_; }
    long columns() const { return columns_; }
    Rational& operator()(long i, long j) { return entries_[at(i, j)]; }
    const Rational& operator()(long i, long j) const { return entries_[at(i, j)]; }

    RationalMatrix transpose() const;
    bool is_symmetric() const { return *this == transpose(); }

    friend bool operator==(const RationalMatrix&, const RationalMatrix&) = default;
    friend RationalMatrix operator*(const RationalMatrix& a, const RationalMatrix& b);
    friend RationalMatrix operator-(RationalMatrix a) {
        for (Rational& q : a.entries_) q = -q;
        return a;
    }
    /// A - q I for a square A.
    RationalMatrix shifted(const Rational& q) const;
    /// A x. Throws std::invalid_argument if x has not as many entries as A has columns.
    std::vector<Rational> operator*(std::span<const Rational> x) const;

    /// The least common multiple of the denominators: times it, the matrix is integral.
    Integer common_denominator() const;

private:
    std::size_t at(long i, long j) const {
        detail::check_index(i, j, rows_, columns_);
        return static_cast<std::size_t>(i * columns_ + j);
    }

    long rows_, columns_;
    std::vector<Rational> entries_;
};

/// x^T A x, exactly.
Rational quadratic_form(const RationalMatrix& a, std::span<const Rational> x);

namespace detail {
/// FLINT's matrix of the integers common_denominator() * A, which has the rank and the null space of A.
struct IntegralMatrix {
    explicit IntegralMatrix(const RationalMatrix& a);
    IntegralMatrix(const IntegralMatrix&) = delete;
    IntegralMatrix& operator=(const IntegralMatrix&) = delete;
    ~IntegralMatrix() { fmpz_mat_clear(value); }
    fmpz_mat_t value;
};
}  // namespace detail

/// A A^T, in one product of integers.
RationalMatrix row_products(const RationalMatrix& a);

/// The rank over the rationals.
long rank(const RationalMatrix& a);

/// A vector x != 0 of integers with A x = 0; nothing if there is none.
std::optional<std::vector<Rational>> null_vector(const RationalMatrix& a);

/// Numbers of eigenvalues by sign.
struct Inertia {
    long negative = 0, zero = 0, positive = 0;
    friend bool operator==(const Inertia&, const Inertia&) = default;
};

/// The inertia of a symmetric matrix, by Sylvester's law: fraction-free elimination (Bareiss) is a congruence, its
/// pivots p_k give the diagonal p_k/p_(k-1). Pivots are taken from the diagonal; where that is zero, row and column j
/// are added to row and column i first.
/// Throws std::invalid_argument if A is not symmetric.
Inertia inertia(const RationalMatrix& a);

}  // namespace rigor
