// Checks kernel matrices in doubles, entry by entry, against balls on the same exact data: random points, clusters,
// antipodes, unequal norms, rounded data; that the term for the error of the cosines is needed; and that exact
// relations among points are found and understood.
#include "ntk/gram/fast_gram.hpp"
#include "generators.hpp"
#include "ntk/gram/gram_kernel.hpp"
#include "ntk/gram/gram_matrix.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"

#include <array>
#include <cmath>
#include <random>

using namespace ntk;
using namespace rigor;
using namespace testing_generators;

namespace {

struct Data {
    RationalMatrix exact;     // rows are points
    Eigen::MatrixXd rounded;  // columns are points
    double error;             // of a coordinate, relative
};

/// Rational coordinates; with `thirds` they are no doubles.
Data some_data(long n, long d, std::uint64_t seed, bool thirds) {
    std::mt19937_64 random(seed);
    Data data{RationalMatrix(n, d), Eigen::MatrixXd(d, n), thirds ? 0x1p-53 : 0.0};
    const auto number = [&] {
        return Rational(static_cast<long>(random() % 20001) - 10000,
                        thirds ? 3 * (1 + static_cast<long>(random() % 50)) : 1024);
    };
    for (long i = 0; i < n; ++i) {
        const long kind = i == 0 ? 0 : static_cast<long>(random() % 6),
                   before = i == 0 ? 0 : static_cast<long>(random() % static_cast<std::uint64_t>(i));
        const Rational tiny = power_of_two(-static_cast<long>(random() % 28));
        for (long k = 0; k < d; ++k) {
            Rational& x = data.exact(i, k);
            if (kind == 1)
                x = data.exact(before, k) + (k == 0 ? tiny : Rational(0));  // a near neighbour
            else if (kind == 2)
                x = -data.exact(before, k) + (k == d - 1 ? tiny : Rational(0));  // a near antipode
            else if (kind == 3)
                x = data.exact(before, k) * (thirds ? Rational(7, 3) : Rational(4));
            else if (kind == 4)
                x = number() * tiny;
            else
                x = number();
        }
        bool zero = true;
        for (long k = 0; k < d; ++k) zero = zero && data.exact(i, k) == 0;
        if (zero) data.exact(i, 0) = 1;
        for (long k = 0; k < d; ++k) data.rounded(k, i) = from_rational<double>(data.exact(i, k));
    }
    return data;
}

const std::vector<GramKernel>& gram_kernels() {
    static const std::vector<GramKernel> list{
        {deep_kernel("normalized"), 1, 1, 0, 1, true},        {deep_kernel("normalized"), 2, 1, 0, 1, true},
        {deep_kernel("normalized"), 30, 1, 0, 1, false},      {deep_kernel("fc"), 3, 5, 0, 1, false},
        {deep_kernel("fc"), 4, 5, Rational(1, 10), 1, true},  {deep_kernel("res"), 1, 1, 0, 1, false},
        {deep_kernel("res"), 3, 1, 0, Rational(1, 2), true},  {deep_kernel("nngp"), 4, 5, 0, 1, false, 2},
        {deep_kernel("nngp"), 3, 5, Rational(1, 3), 1, true}, {deep_kernel("arc-cosine"), 1, 1, 0, 1, false, 1, 0},
        {deep_kernel("arc-cosine"), 2, 1, 0, 1, false, 1, 1}};
    return list;
}
const KernelApproximation& table(std::size_t kernel) {
    static std::vector<std::optional<KernelApproximation>> known(gram_kernels().size());
    if (!known[kernel]) known[kernel].emplace(gram_kernels()[kernel].table());
    return *known[kernel];
}
UnitPoints unit_points(const Data& data, const GramKernel& kernel) {
    const bool lifted = kernel.lift() == KernelLift::one;
    return kernel.directions_only ? UnitPoints::on_the_sphere(data.rounded, data.error, lifted)
                                  : UnitPoints(data.rounded, data.error, lifted);
}
BallPoints ball_points(const Data& data) {
    BallMatrix rows(data.exact);
    return BallPoints(std::move(rows));
}

}  // namespace

TEST_CASE("every entry of a kernel matrix in doubles lies within its proved error") {
    require_property(
        "random data of all kinds",
        [] {
            const Precision scope(192);
            const long n = *rc::gen::inRange<long>(1, 30), d = *rc::gen::inRange<long>(1, 40);
            const Data data =
                some_data(n, d, *rc::gen::inRange<std::uint64_t>(0, 1'000'000), *rc::gen::arbitrary<bool>());
            const auto which = *rc::gen::inRange<std::size_t>(0, gram_kernels().size());
            const GramKernel& kernel = gram_kernels()[which];
            const FastGram gram = fast_gram(unit_points(data, kernel), table(which), kernel.scales(), true);
            const BallPoints points = ball_points(data);
            Rational largest_row = 0;
            std::vector<Rational> rows(static_cast<std::size_t>(n));
            for (long j = 0; j < n; ++j)
                for (long i = j; i < n; ++i) {
                    const Ball error = gram_entry(kernel, points, i, j) - Ball::exact_double(gram.values(i, j));
                    RC_ASSERT(certainly_at_most(rigor::abs(error), Ball::exact_double(gram.radius(i, j))) ==
                              Truth::yes);
                    RC_ASSERT(gram.radius(i, j) <= gram.largest_radius);
                    rows[static_cast<std::size_t>(i)] += exact_value(gram.radius(i, j));
                    if (i != j) rows[static_cast<std::size_t>(j)] += exact_value(gram.radius(i, j));
                }
            for (const Rational& row : rows) largest_row = std::max(largest_row, row);
            RC_ASSERT(exact_midpoint(gram.radius_norm) >= largest_row * (1 - power_of_two(-40)));
            // Not wasteful: relative to the largest entry some 1e-12 at these sizes, near neighbours and antipodes
            // included.
            const double size = gram.values.cwiseAbs().maxCoeff();
            RC_ASSERT(gram.largest_radius <= 2e-12 * size * static_cast<double>(std::max(1L, kernel.depth)));
        },
        300);
}

TEST_CASE("the error of the cosines is needed, and so is the distance instead of the cosine for near neighbours") {
    const Precision scope(192);
    const Data data = some_data(60, 400, 5, true);
    const KernelApproximation& f = table(1);
    const UnitPoints points(data.rounded, data.error, false);
    const BallPoints balls = ball_points(data);
    long violated = 0;
    double worst_plain = 0, worst = 0;
    const FastGram gram = fast_gram(points, f, false, true);
    Eigen::MatrixXd z(60, 60);
    points.cosines(0, 60, 0, 60, z.data(), 60);
    for (long j = 0; j < 60; ++j)
        for (long i = j + 1; i < 60; ++i) {
            const Ball entry = gram_entry(gram_kernels()[1], balls, i, j);
            const double plain = rigor::abs(entry - Ball::exact_double(f(z(i, j)))).upper_double();
            worst_plain = std::fmax(worst_plain, plain);
            worst = std::fmax(worst, rigor::abs(entry - Ball::exact_double(gram.values(i, j))).upper_double());
            violated += plain > f.error_bound();
        }
    CHECK(violated > 0);
    CHECK(gram.refined > 0);
    CHECK(worst_plain > 20 * worst);
}

TEST_CASE("cosines lie within their error, whose part for the sums is that of a few coordinates at a time") {
    const Precision scope(192);
    for (const long d : {5L, 128L, 129L, 700L}) {
        const Data data = some_data(20, d, static_cast<std::uint64_t>(d), true);
        const UnitPoints points(data.rounded, data.error, false);
        const BallPoints balls = ball_points(data);
        Eigen::MatrixXd z(20, 20);
        points.cosines(0, 20, 0, 20, z.data(), 20);
        double worst = 0;
        for (long j = 0; j < 20; ++j)
            for (long i = j + 1; i < 20; ++i) {
                const Ball cosine = rigor::cos(angle_between(balls.square(i), balls.inner(i, j), balls.square(j)));
                worst = std::fmax(worst, rigor::abs(cosine - Ball::exact_double(z(i, j))).upper_double());
            }
        CHECK(worst <= points.cosine_error());
        // gamma_k and the errors of two directions, 5 u each, with d/2 roundings in long double.
        const double k = static_cast<double>(std::min(d, 128L) + (d + 127) / 128 - 1);
        CHECK(points.cosine_error() >= k * 0x1p-53);
        CHECK(points.cosine_error() <= (k + 12 + static_cast<double>(d) / 1000) * 0x1p-53);
    }
}

TEST_CASE("what is known of the coordinates counts for points on the sphere that are lifted") {
    // (1, 2) is orthogonal to (2, -1), and so is its direction; lifted, the cosine is 1/2. The doubles are off by 1e-6.
    Eigen::MatrixXd off(2, 2);
    off << 1 + 1e-6, 2, 2 - 2e-6, -1;
    const UnitPoints points = UnitPoints::on_the_sphere(off, 1.0001e-6, true),
                     taken_as_exact = UnitPoints::on_the_sphere(off, 0, true);
    double cosine = 0;
    points.cosines(1, 1, 0, 1, &cosine, 1);
    CHECK(std::fabs(cosine - 0.5) <= points.cosine_error());
    CHECK(std::fabs(cosine - 0.5) > taken_as_exact.cosine_error());
}

TEST_CASE("a matrix computed anew on each visit is that in memory, with the same errors") {
    const Data data = some_data(300, 6, 3, false);
    const UnitPoints points(data.rounded, data.error, false);
    const FastGram gram = fast_gram(points, table(1), true, true);
    const GramBlocks blocks(points, table(1), true);
    CHECK_FALSE(blocks.radius_norm().is_finite());
    for (const int visit : {1, 2}) {
        CAPTURE(visit);
        long columns = 0;
        bool same = true;
        blocks.visit([&](const rigor::detail::ColumnBlock& block) {
            CHECK(block.first == columns);
            for (long j = 0; j < block.count; ++j)
                for (long i = j; i < block.rows; ++i)
                    same &= std::fabs(block.column(j)[i] - gram.values(block.first + i, block.first + j)) <=
                            2 * gram.radius(block.first + i, block.first + j);
            columns += block.count;
        });
        CHECK(same);
        CHECK(columns == 300);
        CHECK(blocks.radius_norm().upper_double() == Approx(gram.radius_norm.upper_double()));
        CHECK(blocks.largest_radius() == gram.largest_radius);
        CHECK(blocks.refined() == gram.refined);
    }
}

TEST_CASE("half chords of close and of opposite points lie within their errors, which those of the directions decide") {
    const Precision scope(256);
    long needed = 0;
    for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
        const Data data = some_data(40, 3 + static_cast<long>(seed), seed, true);
        const UnitPoints points(data.rounded, data.error, false);
        const BallPoints balls = ball_points(data);
        for (long j = 0; j < 40; ++j)
            for (long i = j + 1; i < 40; ++i) {
                const Ball half = angle_between(balls.square(i), balls.inner(i, j), balls.square(j)) / Ball(2);
                for (const bool sum : {false, true}) {
                    const UnitPoints::HalfChord chord = sum ? points.half_sum(i, j) : points.half_distance(i, j);
                    const Ball error =
                        rigor::abs((sum ? rigor::cos(half) : rigor::sin(half)) - Ball::exact_double(chord.value));
                    CHECK(certainly_at_most(error, Ball::exact_double(chord.error)) == Truth::yes);
                    // The roundings of the chord alone, next to 0, are far less than the error.
                    const double rounding =
                        (static_cast<double>(points.dimension()) / 2 + 4) * 0x1p-53 * chord.value * 1.001;
                    needed += certainly_less(Ball::exact_double(rounding), error) == Truth::yes;
                }
            }
    }
    CHECK(needed > 10);
}

TEST_CASE("the bound of the norm counts an error in both rows of its entry") {
    // At depth 200 the entries that are computed again have by far the largest errors. One point, the first or the
    // last, is longer than the others and next to all of them (or opposite): its row of errors is the largest.
    const KernelApproximation f = KernelApproximation::normalized(200);
    const long n = 12;
    for (const long hub : {0L, n - 1})
        for (const double side : {1.0, -1.0})
            for (const int k : {6, 10, 14, 18}) {
                Eigen::MatrixXd x(2, n);
                for (long i = 0; i < n; ++i) x.col(i) << 3 + std::ldexp(static_cast<double>(i + 1), -k), 4;
                x.col(hub) *= 4 * side;
                const FastGram gram = fast_gram(UnitPoints(x, 0, false), f, true, true);
                Rational largest = 0;
                long longest_row = 0;
                for (long i = 0; i < n; ++i) {
                    Rational row = 0;
                    for (long j = 0; j < n; ++j) row += exact_value(gram.radius(std::max(i, j), std::min(i, j)));
                    if (row > largest) largest = row, longest_row = i;
                }
                CAPTURE(hub, side, k);
                CHECK(gram.refined > 0);
                CHECK(longest_row == hub);
                CHECK(exact_midpoint(gram.radius_norm) >= largest * (1 - power_of_two(-40)));
            }
}

namespace {

/// Within a relative 1e-9: what a few roundings of a double leave.
bool same(double a, double b) { return std::fabs(a - b) <= 1e-9 * std::fabs(b); }

/// The error terms of unit_points.hpp with a factor each, 1 for the bounds themselves.
struct PointTerms {
    std::array<double, 5> factor{1, 1, 1, 1, 1};  ///< sums for the norm, roundings, data, sums of products, directions
    double eta(double d, double e) const {
        return 1.01 * (factor[0] * (d / 2 + 2) * 0x1p-64 + factor[1] * 2 * 0x1p-53 + factor[2] * 2 * e);
    }
    double norm(double d, double e) const {
        return 1.01 * (factor[0] * (d / 2 + 2) * 0x1p-64 + factor[1] * 0x1p-53 + factor[2] * e);
    }
    double cosine(long d, double of_a_direction) const {
        const double k = static_cast<double>(std::min(d, 128L) + (d + 127) / 128 - 1),
                     gamma = k * 0x1p-53 / (1 - k * 0x1p-53), longer = 1 + of_a_direction;
        return 1.0001 * (factor[3] * gamma * longer * longer + factor[4] * of_a_direction * (1 + longer));
    }
};

/// Two points of d coordinates in the direction (1, …, 1), one of them doubled, and one nearby.
Eigen::MatrixXd three_points(long d) {
    Eigen::MatrixXd x = Eigen::MatrixXd::Ones(d, 3);
    x.col(1) *= 2;
    x(0, 2) = 1.5;
    return x;
}

}  // namespace

TEST_CASE("the errors of norms, directions and cosines are those of their derivation, and each of their terms counts") {
    std::array<bool, 5> counts{};
    const auto compare = [&](double produced, const auto& bound) {
        CHECK(same(produced, bound(PointTerms{})));
        for (std::size_t k = 0; k < counts.size(); ++k) {
            PointTerms without;
            without.factor[k] = 0;
            counts[k] = counts[k] || bound(without) < 0.9 * produced;
        }
    };
    for (const long d : {2L, 128L, 129L, 700L, 20'000L})
        for (const double e : {0.0, 0x1p-53, 0x1p-48})
            for (const bool lifted : {false, true}) {
                CAPTURE(d, e, lifted);
                const long all = lifted ? d + 1 : d;
                const auto dimension = static_cast<double>(all), before = static_cast<double>(d);
                const UnitPoints points(three_points(d), e, lifted);
                compare(points.norm_error(), [&](const PointTerms& t) { return t.norm(dimension, e); });
                compare(points.cosine_error(), [&](const PointTerms& t) { return t.cosine(all, t.eta(dimension, e)); });
                // Of coinciding points the chord is 0, and its error that of the directions.
                const auto [chord, error] = points.half_distance(1, 1);
                CHECK(chord == 0);
                compare(error, [&](const PointTerms& t) { return 1.0001 * t.factor[4] * t.eta(dimension, e); });
                for (const bool sum : {false, true}) {
                    const UnitPoints::HalfChord wide = sum ? points.half_sum(2, 0) : points.half_distance(2, 0);
                    compare(wide.error, [&](const PointTerms& t) {
                        return 1.0001 * (t.factor[3] * (dimension / 2 + 4) * 0x1p-53 * wide.value +
                                         t.factor[4] * t.eta(dimension, e));
                    });
                }
                if (!lifted) continue;
                // Lifted points of the sphere have as data the directions, and of a coordinate their error.
                const UnitPoints sphere = UnitPoints::on_the_sphere(three_points(d), e, true);
                compare(sphere.norm_error(), [&](const PointTerms& t) { return t.norm(dimension, t.eta(before, e)); });
                compare(sphere.cosine_error(),
                        [&](const PointTerms& t) { return t.cosine(all, t.eta(dimension, t.eta(before, e))); });
            }
    for (const bool count : counts) CHECK(count);
}

TEST_CASE("an entry's error has those of f, of the norms and of the products in it") {
    for (const bool scaled : {false, true})
        for (const double e : {0.0, 0x1p-48}) {
            CAPTURE(scaled, e);
            const KernelApproximation& f = table(1);
            // (3, 4), and points nearer and nearer to it and to its antipode.
            const long n = 41;
            Eigen::MatrixXd x(2, n);
            x.col(0) << 3, 4;
            for (long k = 1; k < n; ++k) x.col(k) << 3 + std::ldexp(1.0, 2 - static_cast<int>(k / 2)), 4;
            for (long k = 1; k < n; k += 2) x.col(k) *= -1;
            const UnitPoints points(x, e, false);
            const GramEntries entries(points, f, scaled);
            const double eps = points.cosine_error();
            const auto scale = [&](long i, long j) { return scaled ? x.col(i).norm() * x.col(j).norm() : 1.0; };
            const auto error = [&](double of_f, double norms, double products) {
                const double relative = scaled ? norms * 2 * points.norm_error() + products * 2 * 0x1p-53 : 0;
                return of_f + f.maximum() * relative;
            };
            CHECK(std::fabs(entries.diagonal_error(2) - scale(2, 2) * error(f.error_bound(), 1, 1)) <=
                  1e-3 * scale(2, 2) * error(0, 1, 1) + 1e-8 * entries.diagonal_error(2));
            if (scaled) {
                CHECK(entries.diagonal_error(2) > scale(2, 2) * error(f.error_bound(), 0, 1) * (1 + 1e-3));
                CHECK(entries.diagonal_error(2) > scale(2, 2) * error(f.error_bound(), 1, 0) * (1 + 1e-3));
            }
            // Of any entry that is not computed again the common error is enough.
            const double common = (entries.common_error(1, 0) / scale(1, 0) - error(0, 1, 1)) * (1 + 1e-6);
            long refined = 0, plain = 0;
            for (long i = 1; i < n; ++i) {
                double z = 0, value = 0, again = 0;
                points.cosines(i, 1, 0, 1, &z, 1);
                entries.strip(0, i, {&z, 1}, &value, [&](long row, double error_again) {
                    CHECK(row == i);
                    again = error_again;
                });
                CAPTURE(z);
                (again > 0 ? refined : plain) += 1;
                if (again == 0) CHECK(f.error_bound_at(z, eps) <= common);
                if (again == 0) continue;
                const UnitPoints::HalfChord chord = z > 0 ? points.half_distance(i, 0) : points.half_sum(i, 0);
                CHECK(std::fabs(again / scale(i, 0) - error(f.error_bound_at_half_distance(chord.value, chord.error), 1,
                                                            1)) <= 1e-3 * error(0, 1, 1) + 1e-8 * again);
            }
            CHECK(refined > 0);
            CHECK(plain > 0);
            CHECK(same(entries.largest_common_error(), entries.common_error(1, 1)));

            // The sums of the errors by rows.
            Eigen::VectorXd more = Eigen::VectorXd::Zero(n);
            more(1) = 1e-12, more(n - 1) = 3e-13;
            for (const Eigen::VectorXd& added : {more, Eigen::VectorXd::Zero(n).eval()}) {
                double largest = 0;
                for (long i = 0; i < n; ++i) {
                    double sum = added(i) + entries.diagonal_error(i);
                    for (long j = 0; j < n; ++j) sum += entries.common_error(i, j);
                    largest = std::fmax(largest, sum);
                }
                CHECK(same(entries.largest_row_sum(added), largest));
            }
        }
    // The room for the roundings of 2^20 summands.
    CHECK(exact_midpoint(GramEntries::radius_norm(1)) >= 1 + power_of_two(-31));
    CHECK(exact_midpoint(GramEntries::radius_norm(1)) <= 1 + power_of_two(-29));
    CHECK_FALSE(GramEntries::radius_norm(-1).is_finite());
}

TEST_CASE("entries that underflow to 0 are not said to be 0") {
    const KernelApproximation f = KernelApproximation::tangent(2, {power(Rational(10), 200UL), 0});
    const Eigen::MatrixXd x = Eigen::MatrixXd::Identity(2, 2) * 1e-150;
    const FastGram gram = fast_gram(UnitPoints(x, 0, false), f, true, true);
    CHECK(gram.values(0, 0) == 0);  // about 1e-500
    CHECK(gram.radius(0, 0) > 0);
    CHECK(gram.radius(1, 0) > 0);
    CHECK(certainly_positive(gram.radius_norm) == Truth::yes);
}

TEST_CASE("closest and farthest pairs are among the candidates") {
    require_property("against all pairs in exact arithmetic", [] {
        const Data data = some_data(*rc::gen::inRange<long>(2, 25), *rc::gen::inRange<long>(1, 6),
                                    *rc::gen::inRange<std::uint64_t>(0, 1'000'000), true);
        const long n = data.exact.rows();
        const PairGeometry geometry = pair_geometry(UnitPoints(data.rounded, data.error, false));
        const RationalMatrix inner = inner_products(data.exact);
        // sign(cos) cos^2, exactly
        const auto key = [&](long i, long j) {
            const Rational square = inner(i, j) * inner(i, j) / (inner(i, i) * inner(j, j));
            return inner(i, j) < 0 ? Rational(-square) : square;
        };
        Rational most = -2, least = 2;
        for (long j = 0; j < n; ++j)
            for (long i = j + 1; i < n; ++i) most = std::max(most, key(i, j)), least = std::min(least, key(i, j));
        const auto has = [&](const ExtremePairs& pairs, const Rational& wanted) {
            return std::any_of(pairs.pairs().begin(), pairs.pairs().end(),
                               [&](const PairOfPoints& p) { return key(p.i, p.j) == wanted; });
        };
        RC_ASSERT(has(geometry.closest, most));
        RC_ASSERT(has(geometry.farthest, least));
        for (long j = 0; j < n; ++j)
            for (long i = j + 1; i < n; ++i) {
                if (key(i, j) == 1)
                    RC_ASSERT(geometry.may_coincide[static_cast<std::size_t>(i)] &&
                              geometry.may_coincide[static_cast<std::size_t>(j)]);
                if (key(i, j) == -1)
                    RC_ASSERT(geometry.may_oppose[static_cast<std::size_t>(i)] &&
                              geometry.may_oppose[static_cast<std::size_t>(j)]);
            }
    });
}

TEST_CASE("exact relations, and what they do to a kernel matrix: against exact rank in balls") {
    const auto relations_of = [](const RationalMatrix& x) {
        std::vector<long> all;
        for (long i = 0; i < x.rows(); ++i) all.push_back(i);
        return point_relations(all, x.columns(), [&](long i, long k) { return x(i, k); });
    };
    RationalMatrix x(7, 2);
    const long rows[7][2] = {{1, 2}, {2, 4}, {-3, -6}, {1, 2}, {0, 0}, {5, -1}, {0, 3}};
    for (long i = 0; i < 7; ++i)
        for (long k = 0; k < 2; ++k) x(i, k) = Rational(rows[i][k], 3);
    const PointRelations r = relations_of(x);
    CHECK(r.same_point == std::vector<std::vector<long>>{{0, 3}});
    CHECK(r.same_direction == std::vector<std::vector<long>>{{0, 1, 3}});
    CHECK(r.antipodal == std::vector<std::pair<long, long>>{{2, 0}});
    CHECK(r.zero == std::vector<long>{4});

    // Six points on three lines of the plane: singular at L = 2 and only there. Two of the lines: never.
    const GramKernel homogeneous{deep_kernel("normalized"), 2, 1, 0, 1, false};
    const GramKernel biased{deep_kernel("fc"), 2, 1, 1, 1, false}, residual{deep_kernel("res"), 2, 1, 0, 1, false};
    const auto verdict = [&](const RationalMatrix& points, GramKernel kernel, long depth) {
        kernel.depth = depth;
        return gram_verdict(
            kernel.structure(), points.rows(), points.columns(), false, relations_of(points),
            [&](long i, long k) { return points(i, k); }, [](long i) { return i; });
    };
    RationalMatrix lines(6, 2);
    const long directions[3][2] = {{1, 0}, {1, 2}, {-3, 1}};
    for (long i = 0; i < 3; ++i)
        for (long k = 0; k < 2; ++k) lines(i, k) = directions[i][k], lines(i + 3, k) = -2 * directions[i][k];
    RationalMatrix two_lines(4, 2);
    for (long i = 0; i < 2; ++i)
        for (long k = 0; k < 2; ++k) two_lines(i, k) = lines(i, k), two_lines(i + 2, k) = lines(i + 3, k);
    const Precision scope(256);
    for (const RationalMatrix* points : {&lines, &two_lines})
        for (const long depth : {2, 3}) {
            const GramVerdict v = verdict(*points, homogeneous, depth);
            const Truth positive = positive_definite(gram_matrix(*points, FullyConnectedKernel::without_bias(), depth));
            CHECK(v.exactly_singular == (points == &lines && depth == 2));
            CHECK(v.strictly_positive == (positive == Truth::yes));
        }
    CHECK(verdict(lines, biased, 2).strictly_positive);
    CHECK(verdict(lines, biased, 1).exactly_singular);
    CHECK(verdict(lines, homogeneous, 1).exactly_singular);
    CHECK(verdict(x, homogeneous, 5).exactly_singular);
    CHECK(verdict(x, residual, 5).exactly_singular);
    CHECK(verdict(two_lines, residual, 1).strictly_positive);
}

TEST_CASE("points without a direction or out of range are refused by number") {
    Eigen::MatrixXd x = Eigen::MatrixXd::Ones(2, 3);
    x.col(1).setZero();
    CHECK_THROWS_WITH(UnitPoints(x, 0, false), Catch::Contains("point 1") && Catch::Contains("zero vector"));
    CHECK_NOTHROW(UnitPoints(x, 0, true));
    x(0, 2) = 1e200;
    CHECK_THROWS_WITH(UnitPoints(x, 0, true), Catch::Contains("point 2") && Catch::Contains("1e+200"));
}
