// Checks the block-cyclic indices against a list dealt out by hand, and the shapes of grids.
#include "mpi/block_cyclic.hpp"
#include "catch.hpp"

#include <vector>

using mpi::CyclicIndices, mpi::GridShape;

TEST_CASE("indices are dealt out in blocks, each to one part, in ascending order") {
    for (const long block : {1, 2, 5, 64})
        for (const int parts : {1, 2, 3, 4})
            for (const long n : {0, 1, 2, 5, 6, 63, 64, 65, 200}) {
                std::vector<std::vector<long>> dealt(static_cast<std::size_t>(parts));
                for (long i = 0; i < n; ++i) dealt[static_cast<std::size_t>(i / block % parts)].push_back(i);
                for (int part = 0; part < parts; ++part) {
                    CAPTURE(block, parts, n, part);
                    const std::vector<long>& mine = dealt[static_cast<std::size_t>(part)];
                    const CyclicIndices indices(n, block, parts, part);
                    std::vector<long> found;
                    for (long local = 0; local < indices.count(); ++local) found.push_back(indices.global(local));
                    CHECK(found == mine);
                    for (long limit = 0; limit <= n; ++limit)
                        if (indices.below(limit) !=
                            std::count_if(mine.begin(), mine.end(), [&](long i) { return i < limit; }))
                            FAIL("below " << limit);
                }
            }
}

TEST_CASE("grids are as square as they can be, the more rows") {
    const auto shape = [](int processes) {
        const GridShape grid = mpi::squarest(processes);
        CHECK(grid.size() == processes);
        return std::pair(grid.rows, grid.columns);
    };
    CHECK(shape(1) == std::pair(1, 1));
    CHECK(shape(2) == std::pair(2, 1));
    CHECK(shape(3) == std::pair(3, 1));
    CHECK(shape(4) == std::pair(2, 2));
    CHECK(shape(6) == std::pair(3, 2));
    CHECK(shape(7) == std::pair(7, 1));
    CHECK(shape(64) == std::pair(8, 8));
    CHECK(shape(128) == std::pair(16, 8));
}
