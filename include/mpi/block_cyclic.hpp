// Where ScaLAPACK keeps the entries of a matrix: rows and columns are dealt out in blocks, round by round, to the rows
// and the columns of a grid of processes. Indices from 0.
#pragma once

#include <algorithm>

namespace mpi {

/// rows x columns processes.
struct GridShape {
    int rows, columns;
    int size() const { return rows * columns; }
};

/// As square as possible, with the more rows: a block column of the factor is worked on by one column of the grid. A
/// prime number of processes makes one column.
constexpr GridShape squarest(int processes) {
    int columns = 1;
    for (int i = 1; i * i <= processes; ++i)
        if (processes % i == 0) columns = i;
    return {processes / columns, columns};
}

/// The indices of part `part` of `parts`, of 0 … n - 1 dealt out in blocks.
class CyclicIndices {
public:
    constexpr CyclicIndices(long n, long block, int parts, int part)
        : block_(block),
          parts_(parts),
          part_(part),
          count_(below(n)) {}

    constexpr long count() const { return count_; }
    /// Of index `local` of this part.
    constexpr long global(long local) const { return (local / block_ * parts_ + part_) * block_ + local % block_; }
    /// How many of this part's indices are less than `limit`; they are the first ones. (numroc of ScaLAPACK.)
    constexpr long below(long limit) const {
        const long round = block_ * parts_, rest = limit % round - part_ * block_;
        return limit / round * block_ + std::clamp(rest, 0L, block_);
    }

private:
    long block_;
    int parts_, part_;
    long count_;
};

}  // namespace mpi
