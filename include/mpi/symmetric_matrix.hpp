// A symmetric matrix of doubles over the processes of a run, 8 n^2/P bytes on each, in ScaLAPACK's block-cyclic layout:
// A in the strict upper triangle and a vector, the Cholesky factor of a shifted matrix in the lower triangle. A factor
// in single precision, for guesses, takes half of the room of that.
//
// Theorem. u = 2^-53, w = 2^-1022, gamma_k = k u/(1 - k u). C is a symmetric n x n matrix of doubles, (n + 1) u <= 1/8.
// Every operation returns x(1 + d) + e with |d| <= u, |e| <= w for the exact result x; e = 0 for square roots and
// reciprocals of them. L is finite with positive diagonal, and each l_ij, i >= j, was made from
//   s ~ c_ij - sum_{k<j} l_ik l_jk
// by products and additions in any order and with any grouping, on any processes, with or without FMA, then
// l_ij = s/l_jj, or s times the rounded 1/l_jj, or l_jj = sqrt(s). Then, with U = 2 (2n + 1 + max_i c_ii) w,
//   lambda_min(C) >= -sum_i gamma_{i+1}/(1 - gamma_{i+1}) (c_ii + U) - n U        (i = 1 … n).
// Proof. The evaluation of s is a tree with the leaves c_ij and l_ik l_jk, k < j. (An addition of 0, as a sum over
// processes begins with, is exact and no node of it.) Divide s by the factors 1 + d on the way from c_ij to the root:
// c_ij stands alone, and l_ik l_jk has 1 + t_k, made of the factors that only one of the two has met. These belong to
// the multiplication and to at most j - 2 of the j - 1 additions, since at one of them the two meet: |t_k| <=
// gamma_{j-1}. The end of the step adds two factors: |t_k| <= gamma_{j+1}, and |1 - that of l_ij l_jj| likewise. The
// rest is the proof of rigor/matrix/floating_cholesky.hpp for one block, m = n, where J = 1 and k(j) = j + 1.
//
// pdpotrf (ScaLAPACK 2.2) is right-looking: a diagonal block by pdpotf2 (inner products and reciprocals), the block
// column below by pdtrsm, the rest by pdsyrk, which is C := C - L_21 L_21^T block column by block column; the factors
// -1 and 1 in there are exact. So an entry gets the products of a block column as one sum or as several, in the order
// of the block columns: one of the orders of the theorem. (A bound of about n/block + block in place of n would need
// that dgemm adds up a block column's products before it adds them to C; that is not assumed.)
//
// Assumed of the libraries, and not checked:
// - pdpotrf, pdpotf2, pdtrsm, pdsyrk and pdgemm, and the BLAS on every process, are correct and make the products and
//   sums above (nothing like Strassen's algorithm), with IEEE doubles rounded to nearest in every thread; divisions by
//   the diagonal of L only (no inverses of blocks);
// - MPI carries bytes unchanged, between machines of one representation of doubles; its MPI_SUM adds in IEEE
//   arithmetic, in any order.
// Whether each process rounds to nearest is checked, and that all of L is finite. What pdpotrs, pspotrf and pspotrs
// answer are guesses that nothing rests on.
#pragma once

#include "mpi/block_cyclic_cholesky.hpp"
#include "mpi/communicator.hpp"
#include "rigor/matrix/floating_cholesky.hpp"

#include <Eigen/Core>

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>

namespace mpi {

/// The matrix does not fit; thrown on all processes.
struct NoRoom : std::runtime_error {
    NoRoom(const std::string& what_is_wrong, std::string what_would_do)
        : std::runtime_error(what_is_wrong + "; expected " + what_would_do),
          problem(what_is_wrong),
          expected(std::move(what_would_do)) {}
    std::string problem, expected;
};

/// Rows from … from + rows - 1, likewise the columns. It lies on one side of the diagonal, or is square upon it.
struct Tile {
    long from, rows, column, columns;
    bool on_diagonal() const { return from == column; }
};

/// Makes the entries of a symmetric matrix, as often as they are wanted. Entries may differ in rounding from one pass
/// to the next: whoever makes passes gets bounds of the matrix that it saw.
class TileSource {
public:
    virtual ~TileSource() = default;
    virtual long size() const = 0;
    /// A pass over one triangle: these tiles' entries, value (i, j) at values[j * step + i].
    virtual void fill(const Tile& tile, double* values, long step) = 0;
    /// Collective.
    virtual void pass_ends() = 0;
};

/// Numbers that a process keeps, at most.
double largest_share(long n, long block, GridShape shape);

/// All functions but size(), diagonal(), norm_bound(), finite() and intact() are collective; vectors are whole, and the
/// same on all processes.
class SymmetricMatrix {
public:
    /// Makes the upper triangle in one pass. Throws NoRoom where a process has no memory for its part, or more than
    /// 2^31 - 1 numbers, which ScaLAPACK's integers do not reach.
    SymmetricMatrix(const Communicator& all, const ProcessGrid& grid, TileSource& source, long block = usual_block);

    long size() const { return n_; }
    const Eigen::VectorXd& diagonal() const { return diagonal_; }
    /// >= the row sums of |A|; not finite where those are not.
    double norm_bound() const { return norm_bound_; }
    bool finite() const { return std::isfinite(norm_bound_); }
    /// A is still what it was: ScaLAPACK adds zeros to what stands above its factor's diagonal. Where something else
    /// has been added, nothing is claimed: absolute_product is infinite, and there is no rayleigh_quotient.
    bool intact() const { return intact_; }
    /// Every process rounds to nearest and keeps subnormal numbers.
    bool usual_floating_point() const { return usual_floating_point_; }

    /// A x, in floating point: a guess.
    Eigen::VectorXd product(const Eigen::VectorXd& x) const;
    /// |A| v for v >= 0, every entry a sum of n products in some order, in doubles, by no library.
    Eigen::VectorXd absolute_product(const Eigen::VectorXd& v) const;
    /// As rigor::detail::rayleigh_quotient. A term of the form passes at most 2 n + P + 8 roundings: a product and
    /// n/4 + 3 additions in a column, a product with x_j, n additions of columns, one of the diagonal, P - 1 of
    /// processes.
    std::optional<rigor::Ball> rayleigh_quotient(Eigen::VectorXd x) const;

    /// L L^T ~ C, C <= sign A - s I, sign 1 or -1: the off-diagonal entries are made anew, the diagonal is rounded
    /// down. True: the premise of the theorem holds.
    bool factorize(int sign, double s);
    /// For the last C: an exact ball >= what the theorem subtracts.
    rigor::Ball error(const rigor::detail::CholeskyErrorTerms& terms = {}) const;
    /// L L^T ~ A, all of it in single precision: a guess. False where a pivot is not positive, and where ScaLAPACK's
    /// integers do not reach twice the numbers that a process keeps.
    bool factorize_in_single_precision();
    /// x := (L L^T)^-1 x, approximately, with the last factor.
    void solve(Eigen::VectorXd& x);

private:
    template <class Visit>
    void for_tiles(Visit visit);
    void fill_upper();
    template <class Store>
    void for_lower(Store store);
    bool lower_is_finite() const;
    Eigen::VectorXd here(const Eigen::VectorXd& whole) const;
    template <class Number>
    void solve_with(const Number* lower, long step, Eigen::VectorXd& x);
    template <class Visit>
    void for_endangered(Visit visit);
    std::uint64_t digest() const;
    void look_at_the_matrix();
    float* single_lower();
    long single_step() const { return 2 * local_.rows(); }

    const Communicator& all_;
    const ProcessGrid& grid_;
    TileSource& source_;
    long n_, block_;
    CyclicIndices rows_, columns_;
    Eigen::MatrixXd local_;
    Eigen::VectorXd diagonal_, shifted_;
    double norm_bound_ = rigor::detail::infinity;
    bool usual_floating_point_ = false;
    std::uint64_t digest_ = 0;  // of A here, as it was made
    bool intact_ = true;
    bool single_ = false;  // the last factor is one in single precision
};

}  // namespace mpi
