// Checks kernel matrices over the processes against those in one: entries and their errors, bounds against balls, the
// closest pairs, exact relations; and what is refused.
#include "mpi/distributed_gram.hpp"
#include "processes.hpp"
#include "rigor/matrix_samples.hpp"
#include "services/gram.hpp"

#include <random>

using namespace rigor;
using namespace testing_generators;
using ntk::GramKernel, ntk::KernelApproximation, ntk::UnitPoints;

namespace {

struct Points {
    long columns;
    std::vector<double> values;
    services::PointSet set() const {
        return {.rows = static_cast<long>(values.size()) / columns, .columns = columns, .values = values};
    }
};
Points random_points(long n, long d, unsigned seed) {
    std::mt19937_64 random(seed);
    Points points{d, {}};
    for (long i = 0; i < n * d; ++i)
        points.values.push_back(static_cast<double>(static_cast<long>(random() % 2001) - 1000) / 64);
    return points;
}
GramKernel normalized(long depth) { return {ntk::deep_kernel("normalized"), depth, 1, 0, 1, true}; }
double plenty() { return 1e12; }

bool overlap(const services::EigenvalueBounds& a, const services::EigenvalueBounds& b) {
    return certainly_at_most(a.lower, b.upper) == Truth::yes && certainly_at_most(b.lower, a.upper) == Truth::yes;
}
double width(const services::EigenvalueBounds& b) { return (b.upper - b.lower).upper_double(); }

}  // namespace

TEST_CASE("bounds over the processes, in one process and in balls are of the same eigenvalues") {
    mpi::DistributedGram elsewhere(all_processes, plenty, 8);
    if (!all_processes.is_root()) return elsewhere.serve();
    const std::vector<GramKernel> kernels{normalized(3), GramKernel{ntk::deep_kernel("fc"), 2, 6, 0, 1, false},
                                          GramKernel{ntk::deep_kernel("fc"), 3, 6, 1, 1, true},
                                          GramKernel{ntk::deep_kernel("res"), 2, 1, 0, Rational(1, 2), false}};
    for (const long n : {1, 2, 3, 8, 33}) {
        const Points points = random_points(n, 6, static_cast<unsigned>(n));
        for (const GramKernel& kernel : std::span(kernels).first(n < 33 ? 1 : kernels.size())) {
            CAPTURE(n, kernel.description());
            const services::GramReport balls = services::gram(points.set(), {.kernel = kernel, .digits = 15}),
                                       one = services::gram(points.set(), {.kernel = kernel}),
                                       many = services::gram(points.set(), {.kernel = kernel, .elsewhere = &elsewhere});
            REQUIRE((many.smallest && many.largest));
            CHECK(overlap(*many.smallest, *balls.smallest));
            CHECK(overlap(*many.largest, *balls.largest));
            CHECK(overlap(*many.smallest, *one.smallest));
            CHECK(overlap(*many.largest, *one.largest));
            const double size = balls.largest->upper.upper_double();
            CHECK(width(*many.smallest) <= 1e-11 * size);
            CHECK(width(*many.largest) <= 1e-6 * size);
            CHECK(many.positive_definite == one.positive_definite);
            CHECK(many.factorizations <= 3);
            CHECK(many.storage == "block-cyclic");
            if (n < 2) continue;
            CHECK(many.closest->first == one.closest->first);
            CHECK(many.closest->second == one.closest->second);
            CHECK(many.closest->angle.overlaps(one.closest->angle));
            CHECK(many.widest->first == one.widest->first);
            CHECK(many.widest->second == one.widest->second);
        }
    }
}

TEST_CASE("several blocks and ties: the pairs of all processes are compared, equal points are found") {
    mpi::DistributedGram elsewhere(all_processes, plenty, 16);
    if (!all_processes.is_root()) return elsewhere.serve();
    Points points = random_points(300, 5, 9);  // so many that the guess is made in single precision
    const auto check = [&](long ties, Truth positive) {
        const services::GramReport one = services::gram(points.set(), {.kernel = normalized(3)}),
                                   many =
                                       services::gram(points.set(), {.kernel = normalized(3), .elsewhere = &elsewhere});
        CHECK(overlap(*many.smallest, *one.smallest));
        CHECK(overlap(*many.largest, *one.largest));
        CHECK(width(*many.smallest) <= 20 * width(*one.smallest) + 1e-12);
        CHECK(many.positive_definite == positive);
        CHECK(one.positive_definite == positive);
        CHECK(many.closest->ties == ties);
        CHECK(one.closest->ties == ties);
    };
    check(0, Truth::yes);
    // Points 3 and 140, 60 and 61 are as close as 1 and 100, and no closer: mirrored.
    for (const auto& [i, j] : {std::pair(1L, 100L), {3L, 140L}, {60L, 61L}})
        for (long k = 0; k < 5; ++k) {
            points.values[static_cast<std::size_t>(5 * i + k)] = k == i % 5 ? 1 : 0;
            points.values[static_cast<std::size_t>(5 * j + k)] = k == i % 5 ? 1 : k == (i + 1) % 5 ? 0x1p-12 : 0;
        }
    check(2, Truth::yes);
    for (long k = 0; k < 5; ++k)
        points.values[static_cast<std::size_t>(5 * 149 + k)] = points.values[static_cast<std::size_t>(k)];
    const services::GramReport many = services::gram(points.set(), {.kernel = normalized(3), .elsewhere = &elsewhere});
    CHECK(many.positive_definite == Truth::no);
    CHECK(many.smallest->upper.is_exactly_zero());
    CHECK((many.closest->exact && many.closest->first == 0 && many.closest->second == 149));
}

TEST_CASE("entries lie within their errors, and the errors of one row are added up over all processes") {
    // At depth 200 the entries that are computed from distances have by far the largest errors; the first point, or the
    // last, is longer than the others and next to all of them: its row of errors is the largest.
    const mpi::FromRoot transfer(all_processes);
    std::optional<KernelApproximation> made;
    if (all_processes.is_root()) {
        made.emplace(KernelApproximation::normalized(200));
        made->send(transfer);
    } else {
        made.emplace(KernelApproximation::received(transfer));
    }
    const KernelApproximation& f = *made;
    const mpi::ProcessGrid grid(mpi::squarest(all_processes.size()));
    const long n = 12;
    for (const long hub : {0L, n - 1})
        for (const int k : {6, 14}) {
            CAPTURE(hub, k);
            Eigen::MatrixXd x(2, n);
            for (long i = 0; i < n; ++i) x.col(i) << 3 + std::ldexp(static_cast<double>(i + 1), -k), 4;
            x.col(hub) *= 4;
            const UnitPoints points(x, 0, false);
            const ntk::FastGram one = ntk::fast_gram(points, f, true, true);
            mpi::GramTiles tiles(all_processes, points, f, true);
            CHECK_FALSE(tiles.radius_norm().is_finite());
            mpi::SymmetricMatrix matrix(all_processes, grid, tiles, 2);
            Rational largest = 0;
            for (long i = 0; i < n; ++i) {
                Rational row = 0;
                for (long j = 0; j < n; ++j) row += exact_value(one.radius(std::max(i, j), std::min(i, j)));
                largest = std::max(largest, row);
            }
            CHECK(tiles.refined() == one.refined);
            CHECK(tiles.largest_radius() == Approx(one.largest_radius).epsilon(1e-12));
            const auto enough = [&] {
                CHECK(exact_midpoint(tiles.radius_norm()) >= largest * (1 - power_of_two(-40)));
                const Rational alone = exact_midpoint(one.radius_norm);
                CHECK(abs(Rational(exact_midpoint(tiles.radius_norm()) - alone)) <= alone * power_of_two(-40));
            };
            enough();
            // Columns of the upper triangle: the product with a unit vector.
            for (long j = 0; j < n; ++j) {
                const Eigen::VectorXd column = matrix.product(Eigen::VectorXd::Unit(n, j));
                for (long i = 0; i < n; ++i) {
                    const double value = one.values(std::max(i, j), std::min(i, j)),
                                 radius = one.radius(std::max(i, j), std::min(i, j));
                    if (std::fabs(column(i) - value) > 2 * radius) FAIL("entry " << i << ", " << j);
                }
            }
            matrix.factorize(1, -1);  // the lower triangle
            CHECK(tiles.refined() == one.refined);
            enough();
        }
}

TEST_CASE("what does not fit, or has no table, is refused in one line, and the next answer is right") {
    double room = 1000;
    mpi::DistributedGram elsewhere(
        all_processes, [&] { return room; }, 8);
    CHECK(elsewhere.most_rows() >= 8);
    CHECK(elsewhere.most_rows() <= 10 * all_processes.size());
    if (!all_processes.is_root()) {
        // The memory of the last process is what counts, and it grows between the two answers.
        room = 1e12;
        return elsewhere.serve();
    }
    const Points points = random_points(60, 3, 3);
    const auto refused = [&](services::GramOptions options) -> std::string {
        options.elsewhere = &elsewhere;
        try {
            services::gram(points.set(), options);
        } catch (const services::BadInput& error) {
            return error.what();
        }
        return "";
    };
    CHECK(refused({.kernel = normalized(3)}).find("expected fewer rows") != std::string::npos);
    room = 1e12;
    CHECK(refused({.kernel = normalized(3), .digits = 5}).find("no digits") != std::string::npos);
    CHECK(refused({.kernel = normalized(3), .storage = {.residual = true}}).find("residual") != std::string::npos);
    CHECK(refused({.kernel = GramKernel{ntk::deep_kernel("fc"), 2, 3, 1, 1, false}}).find("one by one in balls") !=
          std::string::npos);
    CHECK(refused({.kernel = normalized(2000)}).find("depth up to 1000") != std::string::npos);
    CHECK(refused({.kernel = normalized(3)}).empty());
}
