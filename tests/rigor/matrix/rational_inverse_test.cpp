// Checks the inverse against A A^-1 = I and the pseudo-inverse against the four equations that define it, exactly, for
// matrices of every rank.
#include "rigor/matrix/rational_inverse.hpp"
#include "catch.hpp"
#include "generators.hpp"

using namespace rigor;
using namespace testing_generators;

namespace {

RationalMatrix small_entries(long rows, long columns, const std::vector<long>& entries) {
    RationalMatrix a(rows, columns);
    for (long i = 0; i < rows; ++i)
        for (long j = 0; j < columns; ++j)
            a(i, j) = Rational(entries.at(static_cast<std::size_t>(i * columns + j)), 1 + (i + j) % 3);
    return a;
}

}  // namespace

TEST_CASE("the inverse of a matrix of rationals") {
    require_property("A A^-1 = I, or A is singular and refused", [] {
        const long n = *rc::gen::inRange(1L, 5L);
        const RationalMatrix a = small_entries(
            n, n, *rc::gen::container<std::vector<long>>(static_cast<std::size_t>(n * n), rc::gen::inRange(-4L, 5L)));
        if (rank(a) == n)
            RC_ASSERT(a * inverse(a) == RationalMatrix::identity(n));
        else
            RC_ASSERT_THROWS_AS(inverse(a), std::domain_error);
    });
    CHECK_THROWS_AS(inverse(RationalMatrix(2, 3)), std::invalid_argument);
    CHECK(inverse(RationalMatrix(0, 0)).rows() == 0);
}

TEST_CASE("the pseudo-inverse meets the four equations of Moore and Penrose") {
    require_property("A P A = A, P A P = P, A P and P A symmetric, of rank 0 too", [] {
        const long m = *rc::gen::inRange(1L, 5L), r = *rc::gen::inRange(0L, 4L), n = *rc::gen::inRange(1L, 5L);
        const auto entries = [](long count) {
            return *rc::gen::container<std::vector<long>>(static_cast<std::size_t>(count), rc::gen::inRange(-4L, 5L));
        };
        const RationalMatrix a = small_entries(m, r, entries(m * r)) * small_entries(r, n, entries(r * n)),
                             p = pseudo_inverse(a);
        RC_ASSERT(a * p * a == a);
        RC_ASSERT(p * a * p == p);
        RC_ASSERT((a * p).is_symmetric());
        RC_ASSERT((p * a).is_symmetric());
    });
}
