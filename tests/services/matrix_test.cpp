// Walks services/matrix.hpp through matrices whose spectra are known in closed form or whose inertia is counted
// exactly, in doubles and in balls; through what is no symmetric matrix of moderate numbers; and checks every witness.
#include "services/matrix.hpp"
#include "catch.hpp"
#include "rigor/number/ball_functions.hpp"
#include "rigor/number/scalar.hpp"
#include "services/matrix_entries.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>

using rigor::Ball, rigor::Rational, rigor::Truth;
using services::MatrixOptions, services::MatrixReport, services::SquareMatrix;

namespace {

struct Sample {
    long n = 0;
    std::vector<double> values;
    std::vector<Rational> exact;

    SquareMatrix matrix() const { return {n, values, exact}; }
    Rational entry(long i, long j) const {
        const auto at = static_cast<std::size_t>(i * n + j);
        return exact.empty() ? Rational(values[at]) : exact[at];
    }
    rigor::RationalMatrix rational() const {
        rigor::RationalMatrix a(n, n);
        for (long i = 0; i < n; ++i)
            for (long j = 0; j < n; ++j) a(i, j) = (entry(i, j) + entry(j, i)) / 2;
        return a;
    }
};

Sample doubles(long n, const std::function<double(long, long)>& entry) {
    Sample s{n, {}, {}};
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) s.values.push_back(entry(i, j));
    return s;
}
Sample rationals(long n, const std::function<Rational(long, long)>& entry) {
    Sample s{n, {}, {}};
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) {
            s.exact.push_back(entry(i, j));
            s.values.push_back(rigor::from_rational<double>(s.exact.back()));
        }
    return s;
}

/// The answer, with its witness checked.
MatrixReport answer(const Sample& s, const MatrixOptions& options = {}) {
    MatrixReport r = services::matrix(s.matrix(), options);
    if (r.witness) {
        std::vector<Rational> x;
        bool zero = true;
        for (const rigor::Integer& q : r.witness->vector) {
            x.emplace_back(q);
            zero = zero && q == 0;
        }
        const Rational form = rigor::quadratic_form(s.rational(), x);
        CHECK_FALSE(zero);
        CHECK(form <= 0);
        if (r.witness->form) CHECK(*r.witness->form == form);
        CHECK(r.positive_definite == Truth::no);
    }
    if (r.positive_definite == Truth::unknown) CHECK_FALSE(r.not_shown.empty());
    if (r.answered) CHECK((r.rank.has_value() != !r.no_rank.empty()));
    return r;
}
const MatrixOptions in_balls{.digits = 15};

bool inside(const services::EigenvalueBounds& b, const Ball& value) {
    return certainly_less(value, b.lower) != Truth::yes && certainly_less(b.upper, value) != Truth::yes;
}
double width(const services::EigenvalueBounds& b) { return (b.upper - b.lower).upper_double(); }
double as_double(const std::optional<Ball>& b) { return b ? b->approx_double() : std::nan(""); }
bool inertia_is(const MatrixReport& r, long positive, long negative, long zero) {
    return r.inertia && r.inertia->positive == positive && r.inertia->negative == negative && r.inertia->zero == zero &&
           r.inertia->undecided == 0;
}

double second_difference(long i, long j) { return i == j ? 2 : std::labs(i - j) == 1 ? -1 : 0; }

}  // namespace

TEST_CASE("matrix: second differences, in doubles and in balls, definite and shifted") {
    const rigor::Precision scope(256);
    for (const long n : {1, 2, 3, 40, 100})
        for (const MatrixOptions& options : {MatrixOptions{}, in_balls}) {
            if (options.digits && n > 50) continue;
            const Sample s = doubles(n, second_difference);
            const MatrixReport r = answer(s, options);
            const auto eigenvalue = [&](long k) {
                const Ball sine = sin(Ball::pi() * Ball(Rational(k, 2 * (n + 1))));
                return Ball(4) * sine * sine;
            };
            CHECK(r.positive_definite == Truth::yes);
            CHECK(inside(*r.smallest, eigenvalue(1)));
            CHECK(inside(*r.largest, eigenvalue(n)));
            CHECK(width(*r.smallest) < 1e-10);
            CHECK(inertia_is(r, n, 0, 0));
            CHECK(r.rank == n);
            CHECK_FALSE(r.witness);
            REQUIRE((r.condition_lower && r.condition_upper));
            CHECK(inside({*r.condition_lower, *r.condition_upper}, eigenvalue(n) / eigenvalue(1)));
            // minus I: 4 sin^2 < 1 for k/(2 (n + 1)) < 1/6.
            const MatrixReport shifted =
                answer(doubles(n, [](long i, long j) { return second_difference(i, j) - (i == j); }), options);
            long negative = 0, zero = 0;
            for (long k = 1; k <= n; ++k) {
                negative += 3 * k < n + 1;
                zero += 3 * k == n + 1;
            }
            CHECK(inertia_is(shifted, n - negative - zero, negative, zero));
            CHECK(shifted.positive_definite == rigor::truth(negative + zero == 0));
            CHECK(shifted.rank == n - zero);
            CHECK(shifted.singular == (zero > 0));
            CHECK(inside(*shifted.smallest, eigenvalue(1) - Ball(1)));
            CHECK(inside(*shifted.largest, eigenvalue(n) - Ball(1)));
            if (negative > 0) CHECK(shifted.witness);
        }
}

TEST_CASE("matrix: circulants are singular with the vector of ones, and have double eigenvalues") {
    const rigor::Precision scope(256);
    for (const long n : {12, 72}) {
        const MatrixReport r = answer(doubles(n, [n](long i, long j) {
            const long d = (i - j + n) % n;
            return d == 0 ? 2 : d == 1 || d == n - 1 ? -1 : 0;
        }));
        CHECK(inertia_is(r, n - 1, 0, 1));
        CHECK(r.rank == n - 1);
        CHECK(r.singular);
        CHECK(r.positive_definite == Truth::no);
        CHECK((r.smallest->lower.is_exactly_zero() && r.smallest->upper.is_exactly_zero()));
        CHECK(inside(*r.largest, Ball(4)));
        REQUIRE(r.witness);
        CHECK(r.witness->form == Rational(0));
        CHECK(abs(r.witness->vector[0]) == 1);
        CHECK_FALSE(r.condition_upper);
    }
}

TEST_CASE("matrix: Kac, Murdock and Szego in closed form") {
    // rho^|i - j|: lambda = (1 - rho^2)/(1 - 2 rho cos t + rho^2) with f(t) = sin((n + 1) t) - 2 rho sin(n t) +
    // rho^2 sin((n - 1) t) = 0: f changes its sign between the bounds.
    const rigor::Precision scope(256);
    const Rational rho(1, 2);
    for (const long n : {9, 80}) {
        const MatrixReport r =
            answer(doubles(n, [](long i, long j) { return std::ldexp(1, -static_cast<int>(std::labs(i - j))); }));
        CHECK(r.positive_definite == Truth::yes);
        const auto f = [&](const Ball& lambda) {
            const Ball t = acos((Ball(1 + rho * rho) - Ball(1 - rho * rho) / lambda) / Ball(2 * rho));
            return sin(Ball(n + 1) * t) - Ball(2 * rho) * sin(Ball(n) * t) + Ball(rho * rho) * sin(Ball(n - 1) * t);
        };
        for (const auto* bounds : {&*r.smallest, &*r.largest}) {
            const Truth below = certainly_positive(f(bounds->lower)), above = certainly_positive(f(bounds->upper));
            CHECK(((below == Truth::yes && above == Truth::no) || (below == Truth::no && above == Truth::yes)));
            CHECK(width(*bounds) < 1e-10);
        }
    }
}

TEST_CASE("matrix: Hilbert and Wilkinson against eigenvalues by mpmath") {
    const MatrixReport hilbert = answer(rationals(10, [](long i, long j) { return Rational(1, i + j + 1); }), in_balls);
    const rigor::Precision scope(256);
    CHECK(inside(*hilbert.smallest, Ball::from_text("1.0931538193796657638168669105385615654e-13")));
    CHECK(inside(*hilbert.largest, Ball::from_text("1.7519196702651775224137577631386449261")));
    CHECK(width(*hilbert.smallest) < 1e-27);
    CHECK(inside({*hilbert.condition_lower, *hilbert.condition_upper},
                 Ball::from_text("16026286870216.882788389417328968188")));
    CHECK(hilbert.positive_definite == Truth::yes);
    // In doubles 1/3 is another number, and the errors of reading count.
    const Sample hundred = rationals(70, [](long i, long j) { return Rational(1, i + j + 1); });
    CHECK(answer(hundred).positive_definite != Truth::no);

    const Sample wilkinson = doubles(21, [](long i, long j) {
        return i == j ? static_cast<double>(std::labs(i - 10)) : std::labs(i - j) == 1 ? 1.0 : 0.0;
    });
    const MatrixReport w = answer(wilkinson);
    CHECK(inside(*w.smallest, Ball::from_text("-1.125441522119984222298774402855356982874")));
    CHECK(inside(*w.largest, Ball::from_text("10.74619418290339343185746125732233529966")));
    CHECK(inertia_is(w, 20, 1, 0));
    const Ball condition = Ball::from_text("10.74619418290339343185746125732233529966") /
                           Ball::from_text("0.2538058170966781677100907683996036936661");
    CHECK(inside({*w.condition_lower, *w.condition_upper}, condition));
    CHECK(as_double(w.condition_upper) - as_double(w.condition_lower) < 1e-9);
    CHECK(w.witness);
}

TEST_CASE("matrix: nearly singular blocks, whose least eigenvalue is a power of two") {
    for (const int exponent : {30, 34, 40, 47}) {
        const double e = std::ldexp(1, -exponent);
        const auto entry = [e](long i, long j) { return i == j ? 1 : i / 2 == j / 2 ? 1 - e : 0; };
        for (const MatrixOptions& options : {MatrixOptions{.jitter = true}, MatrixOptions{.digits = 15}}) {
            const MatrixReport r = answer(doubles(options.digits ? 20 : 80, entry), options);
            CHECK(inside(*r.smallest, Ball::dyadic(1, -exponent)));
            CHECK(inside(*r.largest, Ball(2) - Ball::dyadic(1, -exponent)));
            if (options.digits) CHECK(r.positive_definite == Truth::yes);
            if (exponent < 40) CHECK(r.positive_definite == Truth::yes);
            CHECK(r.positive_definite != Truth::no);
            CHECK(r.rank == r.n);  // exact, also where the signs are not seen
        }
    }
}

TEST_CASE("matrix: random ones against exact inertia, in doubles") {
    std::mt19937_64 random(5);
    for (int i = 0; i < 6; ++i) {
        const long n = 61 + static_cast<long>(random() % 4), inner = 40 + 10 * i;
        rigor::RationalMatrix v(n, inner);
        for (long r = 0; r < n; ++r)
            for (long c = 0; c < inner; ++c) v(r, c) = static_cast<long>(random() % 5) - 2;
        const rigor::RationalMatrix gram = rigor::row_products(v);
        const long down = i % 2 ? 3 : 0;  // off the diagonal's first entries
        const Sample s = doubles(n, [&](long r, long c) {
            return rigor::from_rational<double>(gram(r, c)) - (r == c && r < down ? 4000 : 0);
        });
        const rigor::Inertia exact = rigor::inertia(s.rational());
        const MatrixReport r = answer(s);
        CHECK(inertia_is(r, exact.positive, exact.negative, exact.zero));
        CHECK(r.positive_definite == rigor::truth(exact.positive == n));
    }
}

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
