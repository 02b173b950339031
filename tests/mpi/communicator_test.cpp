// Checks what the processes tell each other: sums, extremes, flags, and what one of them sends, long messages included.
#include "processes.hpp"

#include <numeric>

TEST_CASE("sums, extremes and flags of all processes arrive at all of them") {
    const int rank = all_processes.rank(), size = all_processes.size();
    REQUIRE((rank >= 0 && rank < size));
    CHECK(all_processes.is_root() == (rank == 0));
    std::vector<double> numbers{1.0, static_cast<double>(rank)};
    all_processes.add_up(numbers);
    CHECK(numbers == std::vector<double>{static_cast<double>(size), size * (size - 1) / 2.0});
    long double wide = 1 + 0x1p-60L;  // a double would lose it
    all_processes.add_up(std::span(&wide, 1));
    CHECK(wide == size + size * 0x1p-60L);
    CHECK(all_processes.maximum(rank) == size - 1);
    CHECK(all_processes.minimum(-rank) == 1 - size);
    CHECK(all_processes.all(true));
    CHECK_FALSE(all_processes.all(rank != size - 1));
    std::vector<char> flags(5);
    flags[static_cast<std::size_t>(rank)] = 1;
    all_processes.any(flags);
    CHECK(std::accumulate(flags.begin(), flags.end(), 0) == size);
    CHECK(all_processes.on_this_machine() == size);
}

TEST_CASE("what process 0 sends is received, and it gets what the others have, in their order") {
    const int rank = all_processes.rank(), size = all_processes.size();
    CHECK(all_processes.from_root(rank + 7) == 7);
    Eigen::MatrixXd matrix;
    std::vector<double> list;
    if (rank == 0) {
        matrix = Eigen::MatrixXd::Constant(3, 2, 1.5);
        list = {1, 2, 3};
    }
    const mpi::FromRoot transfer(all_processes);
    transfer(matrix);
    transfer(list);
    CHECK(matrix == Eigen::MatrixXd::Constant(3, 2, 1.5));
    CHECK(list == std::vector<double>{1, 2, 3});
    std::vector<char> big(rank == 0 ? (std::size_t{1} << 26) + 5 : 0, 'x');  // longer than a piece
    transfer(big);
    CHECK(big.size() == (std::size_t{1} << 26) + 5);
    CHECK(big.back() == 'x');

    const std::vector<long> mine(static_cast<std::size_t>(rank), rank);  // none of process 0
    const std::vector<long> at_root = all_processes.at_root(std::span(mine));
    std::vector<long> expected;
    for (long other = 0; rank == 0 && other < size; ++other)
        expected.insert(expected.end(), static_cast<std::size_t>(other), other);
    CHECK(at_root == expected);
}
