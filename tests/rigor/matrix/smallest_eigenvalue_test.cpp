// Checks bounds of the smallest and largest eigenvalue against exact inertia (Sylvester's law on A - q I for exact q),
// closed forms, spectra built into rational matrices, and fixed balls; and what is said of singular matrices, as exact
// numbers and as balls.
#include "rigor/matrix/smallest_eigenvalue.hpp"
#include "generators.hpp"

#include <algorithm>

using namespace rigor;
using namespace testing_generators;
using Status = SmallestEigenvalueStatus;

namespace Catch {
template <>
struct StringMaker<Status> {
    static std::string convert(Status s) {
        constexpr const char* names[] = {"enclosed", "exactly_zero", "width_not_reached", "not_finite"};
        return names[static_cast<int>(s)];
    }
};
}  // namespace Catch

namespace {

Rational ten_to_minus(unsigned long k) { return power(Rational(1, 10), k); }

RationalMatrix hilbert(long n) {
    RationalMatrix a(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) a(i, j) = Rational(1, i + j + 1);
    return a;
}
RationalMatrix tridiagonal(const std::vector<Rational>& diagonal, const Rational& beside) {
    RationalMatrix a = RationalMatrix::diagonal(diagonal);
    for (long i = 1; i < a.rows(); ++i) a(i, i - 1) = a(i - 1, i) = beside;
    return a;
}
/// H D H for the reflection H in v: exactly the spectrum D.
RationalMatrix with_spectrum(const std::vector<Rational>& spectrum, const std::vector<Rational>& v) {
    RationalMatrix h = RationalMatrix::identity(static_cast<long>(v.size()));
    Rational norm(0);
    for (const Rational& x : v) norm += x * x;
    for (long i = 0; i < h.rows(); ++i)
        for (long j = 0; j < h.rows(); ++j)
            h(i, j) -= 2 * v[static_cast<std::size_t>(i)] * v[static_cast<std::size_t>(j)] / norm;
    return h * RationalMatrix::diagonal(spectrum) * h;
}
std::vector<Rational> reflection_vector(std::size_t n) {
    std::vector<Rational> v;
    for (std::size_t i = 0; i < n; ++i)
        v.push_back(Rational(static_cast<long>(i * i % 7) + 1, static_cast<long>(i % 5) + 2));
    return v;
}
RationalMatrix random_symmetric(long n) {
    RationalMatrix a(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j <= i; ++j) a(i, j) = a(j, i) = *rational_up_to(4);
    return a;
}

bool at_most_smallest(const RationalMatrix& a, const Rational& q) { return inertia(a.shifted(q)).negative == 0; }
bool at_least_smallest(const RationalMatrix& a, const Rational& q) {
    const Inertia i = inertia(a.shifted(q));
    return i.negative + i.zero > 0;
}

/// Everything that an enclosure of an exact matrix claims, checked in exact arithmetic; empty if all is well.
std::string flaw(const RationalMatrix& a, const EigenvalueEnclosure& e, const Rational& relative_width) {
    if (!e.lower.is_exact() || !e.upper.is_exact()) return "the ends are not exact";
    const Rational lower = exact_midpoint(e.lower), upper = exact_midpoint(e.upper), width = upper - lower;
    if (!at_most_smallest(a, lower)) return "lower is above an eigenvalue";
    if (!at_least_smallest(a, upper)) return "upper is below every eigenvalue";
    if (e.positive != truth(inertia(a).positive == a.rows())) return "wrong sign";
    if (!e.witness) return "no witness";
    Rational square(0);
    for (const Rational& x : *e.witness) square += x * x;
    if (square == 0 || quadratic_form(a, *e.witness) > upper * square) return "the witness does not show upper";
    if (e.status == Status::exactly_zero) {
        if (lower != 0 || upper != 0 || e.positive != Truth::no) return "zero that is not zero";
        return a * *e.witness == std::vector<Rational>(e.witness->size()) ? "" : "the witness is no null vector";
    }
    if (e.status != Status::enclosed) return "width not reached";
    if (lower < 0 && upper > 0) return "sign not shown";
    if (width > relative_width * (lower > 0 ? lower : Rational(-upper))) return "too wide";
    return "";
}
std::string flaw(const RationalMatrix& a, unsigned long digits) {
    const Rational width = ten_to_minus(digits);
    const long bits = Precision::bits();
    const std::string text = flaw(a, smallest_eigenvalue(a, {.relative_width = width}), width);
    return Precision::bits() == bits ? text : "precision not restored";
}
/// Whether the enclosure admits the value and is narrow relative to it.
bool pins(const EigenvalueEnclosure& e, const Ball& value, long bits) {
    return e.status == Status::enclosed && e.ball().overlaps(value) &&
           certainly_less((e.upper - e.lower) + value.radius(), abs(value) * Ball::dyadic(1, -bits)) == Truth::yes;
}

}  // namespace

TEST_CASE("Hilbert matrices are positive definite, with the eigenvalues that are known") {
    for (const long n : {1, 2, 3, 5, 10, 25, 40}) {
        INFO(n);
        CHECK(flaw(hilbert(n), 30) == "");
    }
    const Precision scope(256);
    CHECK(pins(smallest_eigenvalue(hilbert(10)),
               Ball::from_text("1.0931538193796657e-13").widened(Ball::from_text("1e-29")), 39));
    // In 50 digits, floating point gives -1.3e-52 for n = 50.
    const EigenvalueEnclosure fifty = smallest_eigenvalue(hilbert(50), {.relative_width = ten_to_minus(30)});
    CHECK(fifty.positive == Truth::yes);
    CHECK(pins(fifty, Ball::from_text("1.4591577972480018787e-74").widened(Ball::from_text("1e-93")), 60));
    CHECK(at_most_smallest(hilbert(50), exact_midpoint(fifty.lower)));
    // n = 3: the characteristic polynomial changes sign inside.
    const EigenvalueEnclosure three = smallest_eigenvalue(hilbert(3), {.relative_width = ten_to_minus(40)});
    const auto characteristic = [](const Rational& x) {
        return Rational(x * x * x - Rational(23, 15) * x * x + Rational(127, 720) * x - Rational(1, 2160));
    };
    CHECK(characteristic(exact_midpoint(three.lower)) < 0);
    CHECK(characteristic(exact_midpoint(three.upper)) > 0);
}

TEST_CASE("closed forms: second differences and circulants") {
    const Precision scope(512);
    for (const long n : {1, 2, 3, 7, 20, 60}) {
        const RationalMatrix a = tridiagonal(std::vector<Rational>(static_cast<std::size_t>(n), Rational(2)), -1);
        const Ball c = Ball(2) * cos(Ball::pi() / Ball(n + 1));
        const SmallestEigenvalueOptions options{.relative_width = ten_to_minus(40)};
        CHECK(pins(smallest_eigenvalue(a, options), Ball(2) - c, 130));
        CHECK(pins(largest_eigenvalue(a, options), Ball(2) + c, 130));
    }
    // Eigenvalues c_0 + 2 sum c_j cos(2 pi j k/n): every one but one or two is double.
    const long n = 15;
    const std::vector<Rational> c{Rational(3), Rational(1, 2),  Rational(-4, 3), Rational(2, 7),
                                  Rational(1), Rational(-1, 5), Rational(5, 4),  Rational(1, 9)};
    RationalMatrix a(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) a(i, j) = c[static_cast<std::size_t>(std::min((i - j + n) % n, (j - i + n) % n))];
    std::optional<Ball> least, most;
    for (long k = 0; k < n; ++k) {
        Ball value(c[0]);
        for (long j = 1; j < 8; ++j)
            value += Ball(2) * Ball(c[static_cast<std::size_t>(j)]) * cos(Ball::pi() * Ball(Rational(2 * j * k, n)));
        least = least ? minimum(*least, value) : value;
        most = most ? maximum(*most, value) : value;
    }
    CHECK(pins(smallest_eigenvalue(a), *least, 39));
    CHECK(pins(largest_eigenvalue(a), *most, 39));
}

TEST_CASE("eigenvalues that are close, far apart, repeated or negative") {
    // Wilkinson's W21+: the two largest agree to 14 digits.
    std::vector<Rational> d;
    for (long i = -10; i <= 10; ++i) d.push_back(Rational(i < 0 ? -i : i));
    const RationalMatrix wilkinson = tridiagonal(d, 1);
    CHECK(flaw(wilkinson, 30) == "");
    const EigenvalueEnclosure top = largest_eigenvalue(wilkinson, {.relative_width = ten_to_minus(20)});
    CHECK(pins(top, Ball::from_text("10.746194182903393").widened(Ball::from_text("1e-15")), 49));
    // The second one lies below it.
    CHECK(inertia(wilkinson.shifted(exact_midpoint(top.lower))).positive == 1);
    CHECK(inertia(wilkinson.shifted(exact_midpoint(top.upper))).positive == 0);

    const Rational gap = ten_to_minus(15), one(1), huge = power(Rational(10), 40);
    const std::vector<std::vector<Rational>> spectra{{one, one + gap, 2, 3, 5, 8},
                                                     {one + gap, one, one + 2 * gap, one + 3 * gap},
                                                     {-one, -one + gap, -one + 2 * gap, 7},
                                                     {1, 1, 1, 1, 1},
                                                     {-3, -2, -1},
                                                     {one / huge, 1, huge},
                                                     {-one / huge, one / huge, 1},
                                                     {huge, huge + 1, huge + 2},
                                                     {gap, -gap, 0, 1, -1, 2},
                                                     {-one / huge, 0, 0, 0, huge},
                                                     {-huge, huge, 0},
                                                     {one / huge, 2 / huge, 3 / huge, 4 / huge}};
    for (const auto& spectrum : spectra) {
        const Rational least = *std::ranges::min_element(spectrum), most = *std::ranges::max_element(spectrum);
        const RationalMatrix a = with_spectrum(spectrum, reflection_vector(spectrum.size()));
        INFO("least " << least << ", most " << most);
        CHECK(flaw(a, 25) == "");
        const EigenvalueEnclosure low = smallest_eigenvalue(a), high = largest_eigenvalue(a);
        CHECK(low.ball().contains(least));
        CHECK(high.ball().contains(most));
        CHECK(low.status == Status::enclosed);
        CHECK(high.positive == truth(most > 0));
    }
    const std::vector<Rational> range{power(Rational(10), 100), power(Rational(1, 10), 100), Rational(1),
                                      Rational(1, 3)};
    const EigenvalueEnclosure e = smallest_eigenvalue(RationalMatrix::diagonal(range));
    CHECK(e.status == Status::enclosed);
    CHECK(e.ball().contains(range[1]));
}

TEST_CASE("random rational matrices against exact inertia") {
    require_property(
        "every claim holds",
        [] {
            const RationalMatrix a = random_symmetric(*rc::gen::inRange<long>(1, 8));
            RC_ASSERT(flaw(a, *rc::gen::inRange<unsigned long>(1, 40)) == "");
            const EigenvalueEnclosure low = smallest_eigenvalue(a), high = largest_eigenvalue(a);
            const Inertia i = inertia(a);
            RC_ASSERT((low.status == Status::exactly_zero) == (i.negative == 0 && i.zero > 0));
            RC_ASSERT((high.status == Status::exactly_zero) == (i.positive == 0 && i.zero > 0));
            RC_ASSERT(high.positive == truth(i.positive > 0));
            RC_ASSERT(at_most_smallest(-a, exact_midpoint(-high.upper)));
            RC_ASSERT(at_least_smallest(-a, exact_midpoint(-high.lower)));
            RC_ASSERT(certainly_at_most(high.lower, largest_eigenvalue_upper_bound(BallMatrix(a))) == Truth::yes);
        },
        300);
    // The checks refuse a bound that is off by two widths: the width is not much larger than what is known.
    require_property(
        "negative control",
        [] {
            const RationalMatrix a = random_symmetric(*rc::gen::inRange<long>(2, 7));
            EigenvalueEnclosure e = smallest_eigenvalue(a);
            const Ball width = e.upper - e.lower;
            RC_PRE(e.status == Status::enclosed && certainly_positive(width) == Truth::yes);
            const Precision exact(2000);
            EigenvalueEnclosure up = e, down = e;
            up.lower += width * Ball(2);
            down.upper -= width * Ball(2);
            RC_ASSERT(flaw(a, up, 1) == "lower is above an eigenvalue");
            RC_ASSERT(flaw(a, down, 1) == "upper is below every eigenvalue");
        },
        150);
}

TEST_CASE("rank deficiency is exact for rationals and never said of balls") {
    require_property(
        "Gram matrices of n vectors in fewer dimensions",
        [] {
            const long n = *rc::gen::inRange<long>(2, 8), dimension = *rc::gen::inRange<long>(1, n);
            RationalMatrix v(n, dimension);
            for (long i = 0; i < n; ++i)
                for (long j = 0; j < dimension; ++j) v(i, j) = *rational_up_to(3);
            const RationalMatrix gram = v * v.transpose();
            const EigenvalueEnclosure e = smallest_eigenvalue(gram);
            RC_ASSERT(e.status == Status::exactly_zero);
            RC_ASSERT(flaw(gram, e, 0) == "");
            RC_ASSERT(positive_definite(gram) == Truth::no);
            const EigenvalueEnclosure balls =
                smallest_eigenvalue(MatrixEntries([&] { return BallMatrix(gram); }), {.ladder = {64, 256}});
            RC_ASSERT(balls.status == Status::width_not_reached ||
                      (balls.lower.is_exactly_zero() && balls.upper.is_exactly_zero()));
            RC_ASSERT(balls.positive != Truth::yes);
            RC_ASSERT(certainly_at_most(balls.lower, Ball(0)) == Truth::yes);
            RC_ASSERT(certainly_at_most(Ball(0), balls.upper) == Truth::yes);
            RC_ASSERT(positive_definite(BallMatrix(gram)) != Truth::yes);
        },
        100);
    CHECK(smallest_eigenvalue(RationalMatrix(3, 3)).status == Status::exactly_zero);
    // Almost singular is not singular, and a ladder that ends too early does not hide the sign of an exact matrix.
    RationalMatrix a(2, 2);
    a(0, 0) = a(0, 1) = a(1, 0) = 1;
    a(1, 1) = 1 + ten_to_minus(60);
    const EigenvalueEnclosure shorter = smallest_eigenvalue(a, {.ladder = {64, 128}});
    CHECK(shorter.status == Status::width_not_reached);
    CHECK(shorter.positive == Truth::yes);
    CHECK(smallest_eigenvalue(MatrixEntries([&] { return BallMatrix(a); }), {.ladder = {64, 128}}).positive ==
          Truth::unknown);
    CHECK(flaw(a, 30) == "");
    a(1, 1) = 1 - ten_to_minus(60);
    CHECK(smallest_eigenvalue(a, {.ladder = {64, 128}}).positive == Truth::no);
    CHECK(largest_eigenvalue(-a, {.ladder = {64, 128}}).positive == Truth::yes);
    CHECK(flaw(a, 30) == "");
}

TEST_CASE("fixed wide balls: bounds for every matrix inside, and an end") {
    require_property(
        "matrices inside",
        [] {
            const RationalMatrix a = random_symmetric(*rc::gen::inRange<long>(1, 7));
            const Rational radius = power_of_two(-*rc::gen::inRange<long>(0, 80));
            BallMatrix balls(a);
            RationalMatrix inside(a);
            for (long i = 0; i < a.rows(); ++i)
                for (long j = 0; j <= i; ++j) {
                    balls.set_symmetric(i, j, balls(i, j).widened(Ball(radius)));
                    inside(i, j) = inside(j, i) = a(i, j) + radius * Rational(*rc::gen::inRange<long>(-4, 5), 4);
                }
            RC_ASSERT(balls.contains(inside));
            const EigenvalueEnclosure e = smallest_eigenvalue(balls);
            RC_ASSERT(e.status == Status::enclosed || e.status == Status::width_not_reached);
            RC_ASSERT(at_most_smallest(inside, exact_midpoint(e.lower)));
            RC_ASSERT(at_least_smallest(inside, exact_midpoint(e.upper)));
            // By Weyl the values spread by up to the uncertainty on either side: no bound may be much wider.
            RC_ASSERT(certainly_at_most(e.upper - e.lower, balls.uncertainty() * Ball(8) +
                                                               abs(e.upper) * Ball(ten_to_minus(11))) == Truth::yes);
            const Inertia i = inertia(inside);
            RC_ASSERT(e.positive != Truth::yes || i.positive == a.rows());
            RC_ASSERT(e.positive != Truth::no || i.positive < a.rows());
            const Definiteness d = definiteness(balls);
            RC_ASSERT(d.positive != Truth::yes || i.positive == a.rows());
            RC_ASSERT(d.witness.has_value() == (d.positive == Truth::no));
            if (d.witness)
                RC_ASSERT(quadratic_form(inside, *d.witness) <= 0 &&
                          *d.witness != std::vector<Rational>(d.witness->size()));
            RC_ASSERT(Precision::bits() == Precision::default_bits);
        },
        300);
}

TEST_CASE("entries are asked for again at every precision") {
    std::vector<long> asked;
    const MatrixEntries entries = [&] {
        asked.push_back(Precision::bits());
        // Not finite at 64 bits, useless at 128: cos(10^50), and 1/(1 - cos(2^-40)) of a cosine that is 1 to 80 bits.
        BallMatrix a(2, 2);
        a.set_symmetric(0, 0, Ball(3) + cos(Ball(power(Rational(10), 50))));
        a.set_symmetric(0, 1, Ball(1));
        a.set_symmetric(1, 1, scaled_by_power_of_two(Ball(1) / (Ball(1) - cos(Ball::dyadic(1, -40))), -80));
        return a;
    };
    const EigenvalueEnclosure e = smallest_eigenvalue(entries, {.relative_width = ten_to_minus(30)});
    CHECK(e.status == Status::enclosed);
    CHECK(asked.front() == 64);
    CHECK(e.bits == asked.back());
    const Precision scope(1024);
    const BallMatrix a = entries();
    const Ball half_sum = (a(0, 0) + a(1, 1)) / Ball(2), half_gap = (a(0, 0) - a(1, 1)) / Ball(2);
    CHECK(pins(e, half_sum - sqrt(square(half_gap) + Ball(1)), 99));
    CHECK(pins(largest_eigenvalue(entries), half_sum + sqrt(square(half_gap) + Ball(1)), 39));
    CHECK(Precision::bits() == 1024);
}

TEST_CASE("an arc-cosine kernel matrix with close points, against pivots of LDL^T in balls") {
    // Points on the circle in pairs, 10^-8 apart: lambda_min is far below ||A||.
    const long n = 30;
    const MatrixEntries entries = [&] {
        BallMatrix k(n, n);
        for (long i = 0; i < n; ++i)
            for (long j = 0; j <= i; ++j) {
                const auto angle = [](long m) { return Ball(Rational(Rational(m / 2, 5) + m % 2 * ten_to_minus(8))); };
                const Ball t = acos_on_domain(cos(angle(i) - angle(j)));
                k.set_symmetric(i, j, i == j ? Ball(1) : (sin(t) + (Ball::pi() - t) * cos(t)) / Ball::pi());
            }
        return k;
    };
    const EigenvalueEnclosure e = smallest_eigenvalue(entries, {.relative_width = ten_to_minus(30)});
    CHECK(e.status == Status::enclosed);
    CHECK(certainly_less(e.upper, Ball(ten_to_minus(15))) == Truth::yes);
    const Precision scope(1024);
    const Ball above(Rational(1 + ten_to_minus(40))), below(Rational(1 - ten_to_minus(40)));
    BallMatrix factor(n, n);
    CHECK(arb_mat_ldl(factor.raw(), entries().shifted(e.lower * below).raw(), 1024));
    CHECK_FALSE(arb_mat_ldl(factor.raw(), entries().shifted(e.upper * above).raw(), 1024));
    CHECK(positive_definite(entries().shifted(e.upper * above)) == Truth::no);
}

TEST_CASE("absolute widths, and matrices of size one") {
    const EigenvalueEnclosure e =
        smallest_eigenvalue(BallMatrix(hilbert(30)), {.absolute_width = ten_to_minus(10), .ladder = {64, 64}});
    CHECK(e.status == Status::enclosed);
    CHECK(certainly_at_most(e.upper - e.lower, Ball(ten_to_minus(10))) == Truth::yes);
    RationalMatrix a(1, 1);
    a(0, 0) = Rational(-7, 3);
    CHECK(flaw(a, 40) == "");
    CHECK(largest_eigenvalue(a).ball().contains(a(0, 0)));
    BallMatrix b(1, 1);
    b.set(0, 0, Ball(0));
    CHECK(smallest_eigenvalue(b).lower.is_exactly_zero());
    CHECK(smallest_eigenvalue(b).upper.is_exactly_zero());
    CHECK(positive_definite(b) == Truth::no);
}

TEST_CASE("the precision outside does not matter to an exact matrix") {
    const SmallestEigenvalueOptions options{.relative_width = ten_to_minus(50)};
    const EigenvalueEnclosure e = smallest_eigenvalue(hilbert(6), options);
    for (const long bits : {2, 30, 1000}) {
        const Precision scope(bits);
        const EigenvalueEnclosure f = smallest_eigenvalue(hilbert(6), options);
        CHECK(f.status == Status::enclosed);
        CHECK(exact_midpoint(f.lower) == exact_midpoint(e.lower));
        CHECK(exact_midpoint(f.upper) == exact_midpoint(e.upper));
        CHECK(Precision::bits() == bits);
    }
}

TEST_CASE("positive definiteness of balls at the working precision") {
    CHECK(positive_definite(hilbert(12)) == Truth::yes);
    {
        const Precision scope(64);
        CHECK(positive_definite(BallMatrix(hilbert(20))) == Truth::unknown);
    }
    const Precision scope(512);
    CHECK(positive_definite(BallMatrix(hilbert(40))) == Truth::yes);
    CHECK(positive_definite(-BallMatrix(hilbert(3))) == Truth::no);
    BallMatrix wide = BallMatrix::identity(2);
    wide.set_symmetric(0, 1, Ball(0).widened(Ball(2)));
    CHECK(positive_definite(wide) == Truth::unknown);
    CHECK(Precision::bits() == 512);
}

TEST_CASE("what is no symmetric matrix of numbers") {
    CHECK_THROWS_WITH(smallest_eigenvalue(BallMatrix(2, 3)),
                      "eigenvalues of a 2 x 3 matrix; expected square, at least 1 x 1");
    CHECK_THROWS_WITH(smallest_eigenvalue(BallMatrix(0, 0)),
                      "eigenvalues of a 0 x 0 matrix; expected square, at least 1 x 1");
    CHECK_THROWS_AS(smallest_eigenvalue(RationalMatrix(0, 0)), std::invalid_argument);
    CHECK_THROWS_AS(largest_eigenvalue(RationalMatrix(3, 2)), std::invalid_argument);
    CHECK_THROWS_AS(positive_definite(BallMatrix(1, 2)), std::invalid_argument);
    CHECK_THROWS_AS(smallest_eigenvalue(hilbert(2), {.relative_width = Rational(-1)}), std::invalid_argument);
    // Triangles that differ by less than the precision shows.
    RationalMatrix a = hilbert(2);
    a(0, 1) += ten_to_minus(90);
    CHECK_THROWS_AS(smallest_eigenvalue(a), std::invalid_argument);
    BallMatrix b = BallMatrix::identity(2);
    b.set(0, 1, Ball(0).widened(Ball(1)));
    CHECK_THROWS_AS(smallest_eigenvalue(b), std::invalid_argument);
    long size = 1;
    CHECK_THROWS_AS(smallest_eigenvalue(MatrixEntries([&] { return BallMatrix(hilbert(++size)); }),
                                        {.relative_width = Rational(0)}),
                    std::invalid_argument);
    CHECK(Precision::bits() == Precision::default_bits);

    for (const Ball& entry : {Ball(1) / Ball(0), sqrt(Ball(-1))}) {
        BallMatrix c = BallMatrix::identity(3);
        c.set_symmetric(0, 2, entry);
        const EigenvalueEnclosure e = smallest_eigenvalue(c);
        CHECK(e.status == Status::not_finite);
        CHECK(e.positive == Truth::unknown);
        CHECK_FALSE(e.lower.is_finite());
        CHECK_FALSE(e.witness);
        CHECK(largest_eigenvalue(c).status == Status::not_finite);
        CHECK(largest_eigenvalue(c).positive == Truth::unknown);
        CHECK(positive_definite(c) == Truth::unknown);
        CHECK_THROWS_AS(largest_eigenvalue_upper_bound(c), std::domain_error);
    }
}

TEST_CASE("the factor that is kept shows the bound, exactly") {
    const RationalMatrix a = hilbert(6);
    for (const bool largest : {false, true}) {
        SmallestEigenvalueOptions options;
        CHECK_FALSE(smallest_eigenvalue(BallMatrix(a), options).factor);
        options.keep_factor = true;
        const auto entries = [&] { return BallMatrix(a); };
        const EigenvalueEnclosure e =
            largest ? largest_eigenvalue(entries, options) : smallest_eigenvalue(entries, options);
        REQUIRE(e.factor);
        const Rational s = rational_midpoint(e.factor->shift);
        Rational worst = 0;
        for (long i = 0; i < a.rows(); ++i) {
            Rational sum = 0;
            for (long j = 0; j < a.rows(); ++j) {
                Rational r = (largest ? Rational(-a(i, j)) : a(i, j)) - (i == j ? s : Rational(0));
                for (long k = 0; k <= std::min(i, j); ++k)
                    r -= rational_midpoint(e.factor->lower(i, k)) * rational_midpoint(e.factor->lower(j, k)) *
                         rational_midpoint(e.factor->pivots[static_cast<std::size_t>(k)]);
                sum += abs(r);
            }
            worst = std::max(worst, sum);
        }
        for (const Ball& pivot : e.factor->pivots) CHECK(certainly_positive(pivot) == Truth::yes);
        const Rational shown = s - worst, bound = rational_midpoint(largest ? -e.upper : e.lower);
        CHECK(bound <= shown);
        CHECK(shown - bound < ten_to_minus(15));
    }
}

TEST_CASE("a width is reached only if that is certain") {
    // The enclosure of this 1 x 1 matrix is about [1, 21/16], and 24 bits do not tell its width from a little less.
    BallMatrix a(1, 1);
    a.set(0, 0, Ball::dyadic(37, -5).widened(Ball::dyadic(5, -5)));
    const auto enclosed = [&](const Rational& relative, const Rational& absolute) {
        return smallest_eigenvalue(a, {.relative_width = relative, .absolute_width = absolute, .ladder = {24, 24}});
    };
    const EigenvalueEnclosure e = enclosed(0, 0);
    const Rational width = exact_midpoint(e.upper) - exact_midpoint(e.lower),
                   relative = width / exact_midpoint(e.lower), less = 1 - power_of_two(-30),
                   more = 1 + power_of_two(-20);
    REQUIRE(width > Rational(5, 16));
    CHECK(enclosed(0, width * less).status == Status::width_not_reached);
    CHECK(enclosed(relative * less, 0).status == Status::width_not_reached);
    CHECK(enclosed(0, width * more).status == Status::enclosed);
    CHECK(enclosed(relative * more, 0).status == Status::enclosed);
}
