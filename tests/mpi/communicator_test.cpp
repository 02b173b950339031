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
    const std::vector<long> mine(static_cast<std::size_t>(rank), rank);  // none of process 0
    const std::vector<long> at_root = all_processes.at_root(std::span(mine));
    std::vector<long> expected;
    for (long other = 0; rank == 0 && other < size; ++other)
        expected.insert(expected.end(), static_cast<std::size_t>(other), other);
    CHECK(at_root == expected);
}

TEST_CASE("messages longer than a piece arrive whole") {
    const mpi::Communicator pieces(7);
    const int rank = pieces.rank(), size = pieces.size();
    for (const std::size_t length : {1U, 6U, 7U, 8U, 14U, 50U}) {
        CAPTURE(length);
        std::vector<char> text(rank == 0 ? length : 0);
        std::iota(text.begin(), text.end(), 'A');
        mpi::FromRoot{pieces}(text);
        std::vector<char> expected(length);
        std::iota(expected.begin(), expected.end(), 'A');
        CHECK(text == expected);

        std::vector<double> numbers(length), sums(length);
        for (std::size_t i = 0; i < length; ++i) {
            numbers[i] = static_cast<double>(i) + rank;
            sums[i] = static_cast<double>(i) * size + size * (size - 1) / 2.0;
        }
        pieces.add_up(numbers);
        CHECK(numbers == sums);

        const std::vector<int> mine(length, rank), at_root = pieces.at_root(std::span(mine));
        if (rank != 0) continue;
        REQUIRE(at_root.size() == length * static_cast<std::size_t>(size));
        for (std::size_t i = 0; i < at_root.size(); ++i) CHECK(at_root[i] == static_cast<int>(i / length));
    }
}
