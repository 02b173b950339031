// Checks the bounds of the rank against exact elimination.
#include "rigor/matrix/exact_rank.hpp"
#include "rigor/matrix_samples.hpp"

#include <random>

using namespace rigor;
using namespace testing_generators;

TEST_CASE("rank within a budget: exact, or a lower bound") {
    std::mt19937_64 random(2);
    for (int i = 0; i < 60; ++i) {
        const long n = 1 + static_cast<long>(random() % 8), columns = 1 + static_cast<long>(random() % 8);
        RationalMatrix v(n, columns);
        for (long r = 0; r < n; ++r)
            for (long c = 0; c < columns; ++c)
                v(r, c) = Rational(static_cast<long>(random() % 7) - 3, 1 + static_cast<long>(random() % 4));
        const RationalMatrix a = row_products(v);
        const RankBounds paid = rank_within(a, 1), free = rank_within(a, 0);
        CHECK(paid.exact);
        CHECK(paid.at_least == rank(a));
        CHECK(free.at_least <= rank(a));
        CHECK(free.exact == (rank(a) == n));
    }
}

TEST_CASE("elimination: its price grows with rows and digits") {
    RationalMatrix a(30, 30), b(30, 30), c(60, 60);
    for (long i = 0; i < 60; ++i)
        for (long j = 0; j < 60; ++j) {
            if (i < 30 && j < 30) {
                a(i, j) = i * j + 1;
                b(i, j) = Rational(i * j + 1) / power(Rational(3), static_cast<unsigned long>(100 + j));
            }
            c(i, j) = i * j + 1;
        }
    CHECK(elimination_seconds(a) < elimination_seconds(b));
    CHECK(elimination_seconds(a) < elimination_seconds(c));
    CHECK(elimination_seconds(c) < 5);
    CHECK_THROWS_AS(elimination_seconds(RationalMatrix(2, 3)), std::invalid_argument);
}
