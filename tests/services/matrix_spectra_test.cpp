// Walks services/matrix.hpp through matrices whose spectra are known in closed form or whose inertia is counted
// exactly, in doubles and in balls.
#include "services/matrix_samples.hpp"

#include <algorithm>
#include <bit>
#include <random>

using namespace matrix_samples;

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
    // rho^2 sin((n - 1) t) = 0: f changes its sign between the bounds. A third is no double: the errors of reading
    // count.
    const rigor::Precision scope(256);
    for (const Rational& rho : {Rational(1, 2), Rational(1, 3)})
        for (const long n : {9, 80}) {
            const MatrixReport r = answer(rationals(
                n, [&](long i, long j) { return rigor::power(rho, static_cast<unsigned long>(std::labs(i - j))); }));
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
                 Ball::from_text("16026286870216.882788394173290284956")));
    CHECK(hilbert.positive_definite == Truth::yes);
    // 1e-106 of the largest: no doubles show it, the exact rank says that it is not 0, balls decide.
    const MatrixReport large = answer(rationals(70, [](long i, long j) { return Rational(1, i + j + 1); }));
    CHECK(large.positive_definite == Truth::yes);
    CHECK(large.rank == 70);
    CHECK(large.method.find("balls") != std::string::npos);
    CHECK(large.smallest->upper.upper_double() < 1e-100);

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
            CHECK(r.positive_definite == Truth::yes);
            CHECK(r.rank == r.n);
            // Without balls the signs are not seen any more, and nothing wrong is said.
            if (options.digits) continue;
            MatrixOptions poor = options;
            poor.elimination_seconds = 0;
            const MatrixReport seen = answer(doubles(80, entry), poor);
            CHECK(seen.positive_definite == (exponent <= 40 ? Truth::yes : Truth::unknown));
            CHECK(seen.rank == 80);
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

TEST_CASE("matrix: a circulant of several diagonals has the discrete cosine transform of its row as its spectrum") {
    const rigor::Precision scope(256);
    const double row[] = {1.25, -1, 0.5, 0.25};
    for (const long n : {31, 90}) {
        const Sample s = doubles(n, [&](long i, long j) {
            const long d = std::labs(i - j), step = std::min(d, n - d);
            return step < 4 ? row[step] : 0;
        });
        long positive = 0;
        std::optional<Ball> least, most;
        for (long k = 0; k < n; ++k) {
            Ball eigenvalue = Ball::exact_double(row[0]);
            for (long d = 1; d < 4; ++d)
                eigenvalue += Ball::exact_double(2 * row[d]) * cos(Ball(2) * Ball::pi() * Ball(Rational(k * d, n)));
            positive += certainly_positive(eigenvalue) == Truth::yes;
            if (!least || certainly_less(eigenvalue, *least) == Truth::yes) least = eigenvalue;
            if (!most || certainly_less(*most, eigenvalue) == Truth::yes) most = eigenvalue;
        }
        const MatrixReport r = answer(s, n < 50 ? in_balls : MatrixOptions{});
        CHECK(inertia_is(r, positive, n - positive, 0));
        CHECK(inside(*r.smallest, *least));
        CHECK(inside(*r.largest, *most));
        CHECK(width(*r.smallest) < 1e-11);
        CHECK(r.witness);
    }
}

TEST_CASE("matrix: blocks with eigenvalues of high multiplicity, zero among them") {
    // [[1, 2], [2, 1]], [[2, 2], [2, 2]] and [5]: 3 and -1, 4 and 0, 5.
    for (const long copies : {2, 14}) {
        const long n = 5 * copies;
        const MatrixReport r = answer(doubles(n,
                                              [](long i, long j) {
                                                  if (i / 5 != j / 5) return 0.0;
                                                  const long a = i % 5, b = j % 5;
                                                  if (a == 4 || b == 4) return a == b ? 5.0 : 0.0;
                                                  if (a / 2 != b / 2) return 0.0;
                                                  return a < 2 && a == b ? 1.0 : 2.0;
                                              }),
                                      copies == 2 ? in_balls : MatrixOptions{});
        CHECK(inertia_is(r, 3 * copies, copies, copies));
        CHECK(r.rank == 4 * copies);
        CHECK(inside(*r.smallest, Ball(-1)));
        CHECK(inside(*r.largest, Ball(5)));
        CHECK(width(*r.smallest) < 1e-10);
        CHECK(width(*r.largest) < 1e-10);
        CHECK(r.witness->form == Rational(-2));
    }
}

namespace {

/// H diag(d) H^T/n for Sylvester's matrix H of n = 2^k rows, of 1 and -1 with H H^T = n I: the spectrum is d. Exact in
/// doubles for dyadic d of few bits.
template <class T>
T with_spectrum(const std::vector<T>& d, long i, long j) {
    T sum(0);
    for (std::size_t k = 0; k < d.size(); ++k) {
        const bool odd = std::popcount((static_cast<unsigned long>(i) ^ static_cast<unsigned long>(j)) & k) % 2 == 1;
        sum += odd ? T(-d[k]) : d[k];
    }
    return sum / T(static_cast<double>(d.size()));
}

}  // namespace

TEST_CASE("matrix: dense ones whose least eigenvalue is 1e-9 to 1e-14 of the largest, or 0, or as far below") {
    for (const int exponent : {30, 34, 37, 40, 43, 47})
        for (const int sign : {1, -1, 0}) {
            if (sign == 0 && exponent != 30) continue;
            std::vector<double> d(64);
            for (std::size_t k = 0; k < d.size(); ++k) d[k] = std::ldexp(1, -static_cast<int>(k % 3));
            d[0] = sign * std::ldexp(1, -exponent);
            const MatrixReport r = answer(doubles(64, [&](long i, long j) { return with_spectrum(d, i, j); }));
            CAPTURE(exponent, sign, r.not_shown);
            CHECK(inside(*r.smallest, Ball::exact_double(d[0])));
            CHECK(inside(*r.largest, Ball(1)));
            CHECK(width(*r.largest) < 4e-12);  // from eigenvectors: 2 n u sum |d| and 2 n^2 u, about 2e-12
            CHECK(r.positive_definite == rigor::truth(sign > 0));
            CHECK(r.singular == (sign == 0));
            CHECK(r.rank == (sign == 0 ? 63 : 64));
            CHECK(inertia_is(r, sign > 0 ? 64 : 63, sign < 0 ? 1 : 0, sign == 0 ? 1 : 0));
            CHECK(r.witness.has_value() == (sign <= 0));
        }
    const rigor::Precision scope(256);
    for (unsigned long exponent = 9; exponent <= 14; ++exponent) {
        std::vector<Rational> d(16, Rational(1));
        d[3] = Rational(1, rigor::power(rigor::Integer(10), exponent));
        const auto entry = [&](long i, long j) { return with_spectrum(d, i, j); };
        for (const MatrixOptions& options : {MatrixOptions{}, in_balls}) {
            const MatrixReport r = answer(rationals(16, entry), options);
            CHECK(inside(*r.smallest, Ball(d[3])));
            CHECK(inside(*r.largest, Ball(1)));
            CHECK(r.positive_definite == Truth::yes);
            CHECK(r.rank == 16);
            if (options.digits) CHECK(width(*r.smallest) < 1e-28);
            REQUIRE((r.condition_lower && r.condition_upper));
            CHECK(inside({*r.condition_lower, *r.condition_upper}, Ball(Rational(1 / d[3]))));
        }
    }
}
