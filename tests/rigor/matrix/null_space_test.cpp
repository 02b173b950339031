// Checks rigor/matrix/null_space.hpp: dependences among rows against the rank and against themselves, sums of roots
// against sums that vanish by construction.
#include "rigor/matrix/null_space.hpp"
#include "generators.hpp"

#include <algorithm>

using namespace rigor;
using namespace testing_generators;

TEST_CASE("dependences among rows: as many as rows less rank, and each of them is one") {
    require_property("random matrices, some of their rows combinations of others", [] {
        const long n = *rc::gen::inRange<long>(1, 9), d = *rc::gen::inRange<long>(1, 9);
        RationalMatrix a(n, d);
        for (long i = 0; i < n; ++i)
            for (long k = 0; k < d; ++k) a(i, k) = Rational(*rc::gen::inRange(-9, 10), *rc::gen::inRange(1, 8));
        const long planted = *rc::gen::inRange<long>(0, n);
        for (long i = n - planted; i < n; ++i)
            for (long k = 0; k < d; ++k) a(i, k) = a(0, k) * Rational(i, 3) - a((i + 1) / 2, k);
        const RowDependences found = row_dependences(a);
        RC_ASSERT(found.dimension == n - rank(a));
        RC_ASSERT(found.first.empty() == (found.dimension == 0));
        if (found.first.empty()) return;
        RC_ASSERT(std::any_of(found.first.begin(), found.first.end(), [](const Integer& c) { return c != 0; }));
        for (long k = 0; k < d; ++k) {
            Rational sum = 0;
            for (long i = 0; i < n; ++i) sum += Rational(found.first[static_cast<std::size_t>(i)]) * a(i, k);
            RC_ASSERT(sum == 0);
        }
    });
}

TEST_CASE("sums of roots vanish exactly where they do") {
    CHECK(root_sum_vanishes({}, {}));
    CHECK(root_sum_vanishes({3, -1}, {2, 18}));
    CHECK(root_sum_vanishes({1, 1, -3}, {2, 8, 2}));
    CHECK(root_sum_vanishes({0, 5}, {7, 1}) == false);
    CHECK(root_sum_vanishes({1, -1}, {Rational(1, 2), Rational(2, 4)}));
    CHECK(root_sum_vanishes({2, -1, 1, -3}, {Rational(1, 2), 2, 27, 3}));
    CHECK_FALSE(root_sum_vanishes({1, 1, -1}, {2, 3, 10}));
    // sqrt 10001 + sqrt 10003 - 2 sqrt 10002 = -2.5e-7
    CHECK_FALSE(root_sum_vanishes({1, 1, -2}, {10'001, 10'003, 10'002}));
    CHECK_THROWS_AS(root_sum_vanishes({1}, {0}), std::domain_error);
    CHECK_THROWS_AS(root_sum_vanishes({1}, {1, 2}), std::invalid_argument);
    require_property("each class of roots cancels, and does not after one change", [] {
        std::vector<Integer> c;
        std::vector<Rational> q;
        for (const int prime : {2, 3, 7}) {
            const Integer size(*rc::gen::inRange(1, 1000));
            const Rational factor(*rc::gen::inRange(1, 50), *rc::gen::inRange(1, 50));
            c.push_back(Integer(size * numerator(factor)));
            q.emplace_back(prime);
            c.push_back(Integer(-size * denominator(factor)));
            q.push_back(Rational(prime) * factor * factor);
        }
        RC_ASSERT(root_sum_vanishes(c, q));
        ++c[*rc::gen::inRange<std::size_t>(0, c.size())];
        RC_ASSERT(!root_sum_vanishes(c, q));
    });
}
