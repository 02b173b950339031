// What services/matrix.hpp says of matrices that are not symmetric, huge, tiny or no numbers, of witnesses and of
// jitter.
#include "rigor/matrix/cholesky_jitter.hpp"
#include "services/matrix_conclusions.hpp"
#include "services/matrix_entries.hpp"
#include "services/matrix_samples.hpp"

#include <algorithm>
#include <random>

using namespace matrix_samples;

TEST_CASE("matrix: what is not symmetric is said exactly, and its symmetric part on request") {
    Sample s = doubles(3, [](long i, long j) { return i == j ? 2.0 : 1.0; });
    s.values[1] = 1 + 0x1p-52;  // (0, 1)
    s.values[6] = 1.5;          // (2, 0)
    MatrixReport r = answer(s);
    CHECK_FALSE(r.answered);
    CHECK_FALSE(r.smallest);
    REQUIRE(r.asymmetry);
    CHECK(r.asymmetry->row == 2);
    CHECK(r.asymmetry->column == 0);
    CHECK(r.asymmetry->size() == Rational(1, 2));
    CHECK(r.asymmetry->pairs == 2);
    for (const bool balls : {false, true}) {
        r = answer(s, {.digits = balls ? std::optional<long>(15) : std::nullopt, .symmetric_part = true});
        CHECK(r.answered);
        CHECK(r.positive_definite == Truth::yes);
        // Of the exact symmetric part.
        for (const auto& [bound, below] : {std::pair(r.smallest->lower, true), std::pair(r.smallest->upper, false)}) {
            const double q = below ? bound.lower_double() : bound.upper_double();
            const rigor::Inertia shifted = rigor::inertia(s.rational().shifted(Rational(q)));
            CHECK((below ? shifted.negative == 0 : shifted.negative + shifted.zero > 0));
        }
    }
    // Differences that doubles cannot tell apart: 2^60 + 1/2^10 - 1 against 2^60.
    Sample close = doubles(3, [](long i, long j) { return i == j ? 1.0 : 0.0; });
    close.values[1] = 0x1p60;  // (0, 1) against (1, 0) = 0: 2^60
    close.values[2] = 0x1p60;  // (0, 2) against (2, 0) = -2^-30: a little more
    close.values[6] = -0x1p-30;
    r = answer(close);
    CHECK(r.asymmetry->row == 2);
    CHECK(r.asymmetry->size() == rigor::power_of_two(60) + rigor::power_of_two(-30));
    // Rationals whose doubles agree.
    Sample thirds = rationals(2, [](long i, long j) { return Rational(i == j ? 1 : 0); });
    thirds.exact[1] = Rational(1, 3);
    thirds.exact[2] = Rational(1, 3) + rigor::power_of_two(-80);
    thirds.values[1] = thirds.values[2] = 1.0 / 3;
    CHECK(answer(thirds).asymmetry->size() == rigor::power_of_two(-80));
    // Overflow of the difference.
    Sample huge = doubles(2, [](long i, long j) { return i == j ? 1.0 : i < j ? 1.5e308 : -1.5e308; });
    CHECK(answer(huge).asymmetry->size() == Rational(1.5e308) * 2);
}

TEST_CASE("matrix: huge and denormal entries, and what is no number") {
    const rigor::Precision scope(128);
    for (const double unit : {1e300, 1e-310, 0x1p1022, 0x1p-1074})
        for (const MatrixOptions& options : {MatrixOptions{.jitter = true}, MatrixOptions{.digits = 15}}) {
            const Sample s = doubles(options.digits ? 8 : 70, [unit](long i, long j) {
                return second_difference(i, j) * 0.5 * (unit == 0x1p-1074 ? 2 * unit : unit);
            });
            const MatrixReport r = answer(s, options);
            CHECK(r.positive_definite == Truth::yes);
            CHECK(certainly_positive(r.smallest->lower) == Truth::yes);
            REQUIRE(r.condition_upper);
            CHECK(as_double(r.condition_upper) < 3000);
            CHECK(certainly_less(r.largest->upper, Ball::exact_double(unit) * Ball(5)) == Truth::yes);
        }
    // Entries far apart: [[2^1000, 1], [1, 2^-1000]] has determinant 0, and a little more below.
    const auto far = [](double corner) {
        return doubles(2, [corner](long i, long j) { return i != j ? 1 : i == 0 ? 0x1p1000 : corner; });
    };
    CHECK(answer(far(0x1p-1000)).rank == 1);
    CHECK(answer(far(0x1p-1000), in_balls).rank == 1);
    CHECK(answer(far(0x1p-999), in_balls).positive_definite == Truth::yes);
    CHECK(answer(far(0x1p-1001), in_balls).positive_definite == Truth::no);
    for (const double bad : {std::nan(""), std::numeric_limits<double>::infinity()}) {
        Sample s = doubles(3, second_difference);
        s.values[5] = bad;
        CHECK_THROWS_WITH(services::matrix(s.matrix()), Catch::Contains("row 1, column 2 (counted from 0)"));
    }
    CHECK_THROWS_AS(services::matrix({}), services::BadInput);
    CHECK_THROWS_AS(services::matrix({2, std::vector<double>(3)}), services::BadInput);
    CHECK_THROWS_AS(answer(doubles(1, second_difference), {.digits = 0}), services::BadInput);
}

TEST_CASE("matrix: equal rows and zero rows are found among many, with a short vector") {
    // Beyond the exact rank; the signs of the others are seen.
    const long n = services::most_rows_for_exact_rank + 1;
    const auto entry = [](long i, long j) {
        const long a = i == 7 ? 3 : i, b = j == 7 ? 3 : j;
        return a == b ? 2.0 : 1.0 / (1 << std::min(20L, std::labs(a - b)));
    };
    const MatrixReport r = answer(doubles(n, entry), {.most_bytes = 0});  // no eigenvectors
    CHECK(r.positive_definite == Truth::no);
    REQUIRE(r.witness);
    CHECK(r.witness->form == Rational(0));
    CHECK(std::count(r.witness->vector.begin(), r.witness->vector.end(), 0) == n - 2);
    CHECK(r.no_rank.find("500") != std::string::npos);
    const MatrixReport zero = answer(doubles(3, [](long, long) { return 0.0; }));
    CHECK(inertia_is(zero, 0, 0, 3));
    CHECK((zero.largest->upper.is_exactly_zero() && zero.smallest->lower.is_exactly_zero()));
    const MatrixReport many_zeros = answer(doubles(90, [](long, long) { return 0.0; }));
    CHECK(inertia_is(many_zeros, 0, 0, 90));
    const MatrixReport minus = answer(doubles(2, [](long i, long j) { return i == j ? -1.0 : 0.0; }));
    CHECK(inertia_is(minus, 0, 2, 0));
    CHECK(as_double(minus.condition_upper) == Approx(1));
}

TEST_CASE("matrix: what exact elimination cannot afford is said, and decided by bounds") {
    const Sample s = doubles(12, [](long i, long j) { return second_difference(i, j) - (i == j); });
    MatrixOptions options{.digits = 15, .elimination_seconds = 0};
    const MatrixReport r = answer(s, options);
    CHECK(r.inertia->negative == 4);
    CHECK(r.positive_definite == Truth::no);
    CHECK(r.notes.size() == 1);
    CHECK(answer(doubles(12, second_difference), options).positive_definite == Truth::yes);
}

TEST_CASE("matrix: jitter") {
    // [[1, 2], [2, 1]]: -1 and 3.
    const Sample s = doubles(2, [](long i, long j) { return i == j ? 1.0 : 2.0; });
    const MatrixReport r = answer(s, {.digits = 15, .jitter = true});
    REQUIRE(r.jitter);
    CHECK(inside(r.jitter->least, Ball(1)));
    CHECK(width(r.jitter->least) < 1e-14);
    REQUIRE(r.jitter->formats.size() == 2);
    for (const auto& format : r.jitter->formats) {
        const double unit = format.format == "float64" ? 0x1p-53 : 0x1p-24;
        CHECK(as_double(format.succeeds_from) > 1);
        CHECK(as_double(format.succeeds_from) < 1 + 40 * unit);
        CHECK(as_double(format.fails_below) < 1);
        CHECK(as_double(format.fails_below) > 1 - 40 * unit);
    }
    // Definite, but not in float32: 1 - 2^-40 becomes 1.
    const auto close = [](long i, long j) { return i == j ? 1 : 1 - 0x1p-40; };
    const MatrixReport small = answer(doubles(2, close), {.digits = 15, .jitter = true});
    CHECK(small.jitter->least.upper.is_exactly_zero());
    CHECK(small.jitter->formats[0].succeeds_from->is_exactly_zero());
    CHECK(as_double(small.jitter->formats[1].succeeds_from) > 1e-8);
    // Beyond float32.
    const MatrixReport large =
        answer(doubles(2, [](long i, long j) { return i == j ? 1e40 : 0; }), {.digits = 15, .jitter = true});
    CHECK_FALSE(large.jitter->formats[1].succeeds_from);
    CHECK(large.jitter->formats[1].reason.find("range") != std::string::npos);
    CHECK(large.jitter->formats[0].succeeds_from->is_exactly_zero());
}

TEST_CASE("matrix: the errors of reading are bounded, and by no more than a few of them") {
    // |K 2^-scale - values| of one entry, exactly: with half of the radius one of them would lie outside.
    const auto error = [](const services::SymmetricEntries& entries) {
        return Rational(abs(
            Rational(entries.entry(0, 0) * rigor::power_of_two(-entries.scale()) - Rational(entries.values()(0, 0)))));
    };
    for (const char* text : {"1/3", "0.1", "2/3e200", "1e-310", "7e-324", "1e-400", "1e307"}) {
        const std::string number(text);
        const Rational exact =
            number == "2/3e200" ? Rational(2, 3) * rigor::parse_rational("1e200") : rigor::parse_rational(number);
        const Sample s = rationals(1, [&](long, long) { return exact; });
        const SquareMatrix input = s.matrix();
        const services::SymmetricEntries entries(input, false);
        CAPTURE(number);
        CHECK(error(entries) > 0);
        CHECK(certainly_less(entries.radius_norm(), Ball(error(entries))) != Truth::yes);
    }
    // A third is off by 2^-54/3: a radius that is a quarter of this one would be too small.
    const Sample third = rationals(1, [](long, long) { return Rational(1, 3); });
    const SquareMatrix input = third.matrix();
    const services::SymmetricEntries entries(input, false);
    CHECK(certainly_less(entries.radius_norm(), Ball(Rational(4 * error(entries)))) == Truth::yes);
    // The symmetric part: the sum is rounded once more.
    for (const double step : {0x1p-53, 0x1p-54, 0x1.8p-53}) {
        const Sample pair = doubles(2, [&](long i, long j) { return i == j ? 2.0 : i < j ? 1.0 : step; });
        const SquareMatrix both = pair.matrix();
        const services::SymmetricEntries part(both, true);
        const Rational off = abs(Rational(part.entry(1, 0) - Rational(part.values()(1, 0))));
        CHECK(certainly_less(part.radius_norm(), Ball(off)) != Truth::yes);
        CHECK((off > 0) == !part.doubles_are_exact());
    }
}

TEST_CASE("matrix: what float32 makes of the entries counts for its jitter") {
    const rigor::Precision scope(192);
    // 1 - 2^-26 becomes 1. With the entries as they are, so much less would do.
    const double x = 1 - 0x1p-26;
    const MatrixReport r =
        answer(doubles(2, [x](long i, long j) { return i == j ? 1 : x; }), {.digits = 15, .jitter = true});
    const Ball least = Ball::dyadic(1, -26);
    const auto exact = rigor::cholesky_jitter(rigor::float32, {{Ball(1), Ball(1)}, Ball(0), least, least});
    REQUIRE((exact.succeeds_from && r.jitter->formats[1].succeeds_from));
    const double more = (*r.jitter->formats[1].succeeds_from - *exact.succeeds_from).approx_double();
    CHECK(more > 0x1p-26);
    CHECK(more < 0x1.1p-26);
}

TEST_CASE("matrix: a vector shows a negative eigenvalue where bounds do not, and bounds it") {
    // 40 blocks [[1, 1 + 2^-50], [1 + 2^-50, 1]]: -2^-50, which doubles do not see.
    const auto entry = [](long i, long j) { return i == j ? 1 : i / 2 == j / 2 ? 1 + 0x1p-50 : 0; };
    const MatrixReport r = answer(doubles(80, entry));
    CHECK(r.positive_definite == Truth::no);
    REQUIRE(r.witness);
    CHECK(r.inertia->negative >= 1);
    CHECK(r.inertia->positive + r.inertia->negative + r.inertia->zero + r.inertia->undecided == 80);
    CHECK(inside(*r.smallest, -Ball::dyadic(1, -50)));
    CHECK(r.smallest->upper.upper_double() <= -0x1p-50);
    // The same of a vector that is given.
    MatrixReport bare;
    bare.n = 2;
    bare.smallest = services::EigenvalueBounds{Ball(-7), Ball(1)};
    bare.witness = services::MatrixWitness{{1, -2}, Rational(-10), Ball(-10)};
    services::take_witness(bare);
    CHECK(bare.smallest->upper.upper_double() == -2);
}

TEST_CASE("matrix: a singular integral matrix of hundreds of rows has an exact rank, and a vector of its null space") {
    // Random integers V of 70 rows and 20 columns; no two rows alone are dependent.
    std::mt19937_64 random(8);
    rigor::RationalMatrix v(70, 20);
    for (long i = 0; i < 70; ++i)
        for (long k = 0; k < 20; ++k) v(i, k) = static_cast<long>(random() % 7) - 3;
    const rigor::RationalMatrix gram = rigor::row_products(v);
    const Sample s = doubles(70, [&](long i, long j) { return rigor::from_rational<double>(gram(i, j)); });
    const MatrixReport r = answer(s);
    CHECK(r.rank == 20);
    CHECK(inertia_is(r, 20, 0, 50));
    CHECK((r.smallest->lower.is_exactly_zero() && r.smallest->upper.is_exactly_zero()));
    REQUIRE(r.witness);
    CHECK(r.witness->form == Rational(0));
    // Scaled by a power of two far outside it is the same, and costs the same.
    const Sample huge =
        doubles(70, [&](long i, long j) { return std::ldexp(s.values[static_cast<std::size_t>(i * 70 + j)], 900); });
    CHECK(answer(huge).rank == 20);
}
