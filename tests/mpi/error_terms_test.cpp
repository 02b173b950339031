// Checks that each error term of the bounds over the processes is needed, or that a smaller one is noticed: sums of
// which rounding or underflow takes something away, compared with exact numbers.
#include "dense_tiles.hpp"
#include "mpi/eigenvalue_bounds.hpp"
#include "processes.hpp"
#include "rigor/matrix_samples.hpp"

#include <cfenv>

using namespace rigor;
using namespace testing_generators;
using Eigen::MatrixXd, Eigen::VectorXd;

namespace {

constexpr double unit = std::numeric_limits<double>::denorm_min();

/// A matrix over all processes, in blocks of 4.
struct Shared {
    explicit Shared(const MatrixXd& a) : tiles(a) {}
    mpi::ProcessGrid grid{mpi::squarest(all_processes.size())};
    DenseTiles tiles;
    mpi::SymmetricMatrix matrix{all_processes, grid, tiles, 4};
};

MatrixXd random_doubles(long n, unsigned seed) {
    std::mt19937_64 random(seed);
    MatrixXd a(n, n);
    for (long j = 0; j < n; ++j)
        for (long i = j; i < n; ++i) a(i, j) = a(j, i) = static_cast<double>(random() >> 11) * 0x1p-53 - 0.5;
    return a;
}

Rational exact_quotient(const MatrixXd& a, const VectorXd& x) {
    std::vector<Rational> exact;
    Rational square = 0;
    for (const double entry : x) exact.push_back(exact_value(entry));
    for (const Rational& entry : exact) square += entry * entry;
    return quadratic_form(exact_symmetric(a), exact) / square;
}

}  // namespace

TEST_CASE("row sums: their rounding is needed") {
    // 1 and then 2^-53 again and again, each of which rounding to even takes away.
    const long n = 40;
    MatrixXd a = MatrixXd::Zero(n, n);
    a.row(0).tail(n - 1).setConstant(0x1p-53);
    a(0, 1) = 1;
    a.col(0) = a.row(0).transpose();
    const Shared shared(a);
    const Rational exact = 1 + (n - 2) * power_of_two(-53),
                   computed = exact_value(shared.matrix.absolute_product(VectorXd::Ones(n)).maxCoeff());
    CHECK(computed < exact);
    CHECK(exact_value(shared.matrix.norm_bound()) >= exact);
    CHECK(exact_value(shared.matrix.norm_bound()) >= computed * (1 + (n + 2) * power_of_two(-53)));
    CHECK(exact_value(shared.matrix.norm_bound()) <= exact * (1 + (2 * n + 8) * power_of_two(-53)));
}

TEST_CASE("Collatz and Wielandt: the rounding of the sums is needed") {
    // The eigenvector of ones has 1 + 2^-53, which is 1 in doubles.
    const long n = 10;
    MatrixXd a = MatrixXd::Identity(n, n);
    for (long i = 0; i < n; ++i) a(i, i ^ 1) = 0x1p-53;
    Shared shared(a);
    const Rational exact = 1 + power_of_two(-53);
    CHECK(exact_value(shared.matrix.absolute_product(VectorXd::Ones(n)).maxCoeff()) < exact);
    const VerifiedLargestEigenvalue e = mpi::largest_eigenvalue(shared.matrix, [] { return Ball(0); });
    CHECK(exact_value(e.upper) >= exact);
    CHECK(exact_value(e.upper) <= exact * (1 + (n + 12) * power_of_two(-52)));
}

TEST_CASE("Collatz and Wielandt: the underflow of the products is needed") {
    // In units of the smallest double: 3 in the corner, 1 beside and below it. The largest eigenvalue is 4, and at
    // v = (1, 1/3, 1/3, …) the products with 1/3 vanish: 3 is what is left.
    const long n = 5;
    MatrixXd a = MatrixXd::Zero(n, n);
    a.row(0).setConstant(unit);
    a.col(0).setConstant(unit);
    a(0, 0) = 3 * unit;
    const Shared shared(a);
    VectorXd v = VectorXd::Constant(n, 1.0 / 3);
    v(0) = 1;
    CHECK(shared.matrix.absolute_product(v).cwiseQuotient(v).maxCoeff() == 3 * unit);
    const auto found = detail::power_iteration(n, [&](const VectorXd& x) { return shared.matrix.absolute_product(x); });
    CHECK(exact_value(found.upper) >= 4 * exact_value(unit));
    CHECK(found.upper <= 0x1p-990);
}

TEST_CASE("Rayleigh quotient: the rounding of the sums is needed") {
    int off = 0;
    for (unsigned seed = 0; seed < 8; ++seed) {
        const long n = 12 + seed;
        const MatrixXd a = random_doubles(n, seed);
        VectorXd x = random_doubles(n, seed + 100).col(0);
        x /= x.lpNorm<Eigen::Infinity>();
        const Shared shared(a);
        const auto quotient = shared.matrix.rayleigh_quotient(x);
        REQUIRE(quotient);
        const Rational exact = exact_quotient(a, x);
        CHECK(quotient->contains(exact));
        // Without a radius, but for what the quotient itself is rounded.
        off += abs(Rational(exact_midpoint(*quotient) - exact)) > power_of_two(-75);
    }
    CHECK(off >= 4);
}

TEST_CASE("Rayleigh quotient: the radius is that of the sums of form and square over all processes") {
    // The error terms of symmetric_matrix.hpp, counted once more. In the first two the quotient is as large as the row
    // sums, and both sums count; in the third it is 0. With one row, the additions of the processes are most of all.
    const auto check = [](const MatrixXd& a, const VectorXd& x) {
        const long n = a.rows(), roundings = 2 * n + all_processes.size() + 8;
        CAPTURE(n);
        const Shared shared(a);
        const auto quotient = shared.matrix.rayleigh_quotient(x);
        REQUIRE(quotient);
        const Rational exact = exact_quotient(a, x), norm = exact_value(a.cwiseAbs().rowwise().sum().maxCoeff()),
                       error = roundings * power_of_two(-64) * (norm + abs(exact));
        CHECK(quotient->contains(exact));
        CHECK(exact_radius(*quotient) >= error);
        CHECK(exact_radius(*quotient) <= 4 * error);
    };
    check(MatrixXd::Ones(1, 1), VectorXd::Ones(1));
    check(MatrixXd::Ones(9, 9), VectorXd::Ones(9));
    VectorXd difference = VectorXd::Zero(9);
    difference(0) = 1;
    difference(8) = -1;
    check(MatrixXd::Ones(9, 9), difference);
}

TEST_CASE("Rayleigh quotient: the underflow of the form is needed") {
    // 0.6 of the smallest double, which no double is.
    MatrixXd a = MatrixXd::Zero(2, 2);
    a(0, 1) = a(1, 0) = unit;
    const VectorXd x{{1, 0.3}};
    const Shared shared(a);
    const auto quotient = shared.matrix.rayleigh_quotient(x);
    REQUIRE(quotient);
    const Rational exact = exact_quotient(a, x), off = abs(Rational(exact_midpoint(*quotient) - exact));
    CHECK(quotient->contains(exact));
    CHECK(off > exact / 10);  // 16 roundings of long doubles are 2^-60 of it
    CHECK(exact_radius(*quotient) <= power_of_two(-1040));
}

TEST_CASE("the diagonal of what is factorized is rounded down") {
    // 1 - 2^-60 is 1 in doubles, to nearest. The diagonal shows in the bound: gamma_2/(1 - gamma_2) times it, and U.
    Shared shared(MatrixXd::Ones(1, 1));
    REQUIRE(shared.matrix.factorize(1, 0x1p-60));
    const Rational diagonal = exact_midpoint(shared.matrix.error()) * (power_of_two(53) - 4) / 2;
    CHECK(diagonal <= 1 - power_of_two(-60));
    CHECK(diagonal >= 1 - power_of_two(-52));
}

TEST_CASE("the rounding of the factorization is needed: what completes need not be definite") {
    // The last row has 2^-27 once in each block: rounding to even takes 2^-54 from 1 again and again. What is left of
    // the diagonal is 1 - (1 - 2^-53)^2 > 0 in doubles, and less than 0 in exact arithmetic.
    const long n = 66;
    MatrixXd a = MatrixXd::Identity(n, n);
    for (long k = 0; k < n - 2; k += 4) a(n - 1, k) = a(k, n - 1) = 0x1p-27;
    a(n - 1, n - 2) = a(n - 2, n - 1) = 1 - 0x1p-53;
    const RationalMatrix exact = exact_symmetric(a);
    CHECK(inertia(exact).negative == 1);
    Shared shared(a);
    CHECK(shared.matrix.factorize(1, 0));
    const VerifiedEigenvalue e = mpi::smallest_eigenvalue(shared.matrix, [] { return Ball(0); });
    REQUIRE(std::isfinite(e.lower));
    CHECK(inertia(exact.shifted(exact_value(e.lower))).negative == 0);
    CHECK(e.positive != Truth::yes);
}

TEST_CASE("nothing is claimed where one process rounds in another way") {
    MatrixXd a = MatrixXd::Identity(6, 6);
    const bool last = all_processes.rank() == all_processes.size() - 1;
    const int usual = std::fegetround();
    if (last) std::fesetround(FE_UPWARD);
    Shared shared(a);
    std::fesetround(usual);
    CHECK_FALSE(shared.matrix.usual_floating_point());
    const auto radius = [] { return Ball(0); };
    const VerifiedEigenvalue smallest = mpi::smallest_eigenvalue(shared.matrix, radius);
    CHECK(smallest.lower == -detail::infinity);
    CHECK(smallest.upper == detail::infinity);
    CHECK(smallest.reason == "a process does not round to nearest, or flushes subnormal numbers");
    CHECK(mpi::largest_eigenvalue(shared.matrix, radius).upper == detail::infinity);
}
