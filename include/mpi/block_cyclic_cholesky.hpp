// ScaLAPACK's grid of processes, and the two of its routines that are used: a Cholesky factorization, and systems with
// its factor, each in double and in single precision. What is assumed of them says symmetric_matrix.hpp. Collective.
#pragma once

#include "mpi/block_cyclic.hpp"

#include <array>

namespace mpi {

/// Rows and columns of a block of a matrix, and the pieces that ScaLAPACK makes its products of.
inline constexpr int usual_block = 128;

/// The processes of the run as a grid, row by row.
class ProcessGrid {
public:
    explicit ProcessGrid(GridShape shape);
    ~ProcessGrid();
    ProcessGrid(const ProcessGrid&) = delete;
    ProcessGrid& operator=(const ProcessGrid&) = delete;

    GridShape shape() const { return shape_; }
    int row() const { return row_; }
    int column() const { return column_; }

private:
    friend class Descriptor;
    GridShape shape_;
    int context_ = 0, row_ = 0, column_ = 0;
};

/// The shape of a distributed matrix: rows x columns, square blocks, column-major here with `step` numbers from column
/// to column. All of them, and the numbers of a process, below 2^31.
class Descriptor {
public:
    Descriptor(const ProcessGrid& grid, long rows, long columns, long block, long step);
    const int* data() const { return numbers_.data(); }

private:
    std::array<int, 9> numbers_;
};

/// Overwrites the lower triangle of the n x n matrix by L, L L^T ~ A; what stands above the diagonal
/// counts for nothing, and keeps its value: at most zeros are added to it. Returns 0, or k if the k-th pivot (from 1)
/// was not positive.
int scalapack_cholesky(long n, double* a, const Descriptor& shape);
int scalapack_cholesky(long n, float* a, const Descriptor& shape);
/// b := (L L^T)^-1 b; b: n x 1, at the first column of the grid.
void scalapack_solve(long n, const double* l, const Descriptor& shape, double* b, const Descriptor& shape_of_b);
void scalapack_solve(long n, const float* l, const Descriptor& shape, float* b, const Descriptor& shape_of_b);

}  // namespace mpi
