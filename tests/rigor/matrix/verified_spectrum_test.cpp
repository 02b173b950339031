// Checks the bounds of all eigenvalues against exact inertia of the same doubles, and that no part of the bound can be
// left out.
#include "rigor/matrix/verified_spectrum.hpp"
#include "rigor/matrix/lapack.hpp"
#include "rigor/matrix_samples.hpp"

#include <cmath>
#include <functional>
#include <random>

using namespace rigor;
using namespace testing_generators;
using Eigen::MatrixXd, Eigen::VectorXd;

namespace {

/// What is wrong with the bounds, in exact arithmetic; empty if all is well.
std::string flaw(const RationalMatrix& a, const VerifiedSpectrum& s) {
    const long n = a.rows();
    if (static_cast<long>(s.lower.size()) != n) return "not found";
    for (long k = 0; k < n; ++k) {
        const auto at = static_cast<std::size_t>(k);
        if (inertia(a.shifted(exact_value(s.lower[at]))).negative > k) return "a lower bound is above its eigenvalue";
        if (inertia(a.shifted(exact_value(s.upper[at]))).positive > n - 1 - k)
            return "an upper bound is below its eigenvalue";
    }
    return "";
}

MatrixXd random_symmetric(std::mt19937_64& random, long n) {
    MatrixXd a(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j <= i; ++j)
            a(i, j) = a(j, i) = static_cast<double>(static_cast<long>(random() % 2001) - 1000) / 1024;
    return a;
}

/// Whether some matrix shows that the bound is wrong without a part of it.
bool wrong_for_one(const detail::SpectrumErrorTerms& terms,
                   const std::function<VerifiedSpectrum(std::mt19937_64&, const detail::SpectrumErrorTerms&,
                                                        std::string& flaw_found)>& sample) {
    std::mt19937_64 random(1);
    for (int i = 0; i < 300; ++i) {
        std::string found;
        sample(random, terms, found);
        if (!found.empty()) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("spectrum in doubles: random matrices against exact inertia") {
    require_property(
        "signs of all kinds",
        [] {
            std::mt19937_64 random(*rc::gen::inRange<std::uint64_t>(0, 1'000'000));
            const long n = *rc::gen::inRange<long>(1, 9), kind = *rc::gen::inRange<long>(0, 3);
            MatrixXd a = random_symmetric(random, n);
            if (kind == 1) a = (a * a.transpose()).eval();
            if (kind == 2) a = VectorXd::Constant(n, a(0, 0)).asDiagonal();
            const RationalMatrix exact = exact_symmetric(a);
            a.triangularView<Eigen::StrictlyUpper>().setConstant(1e300);  // not read
            const VerifiedSpectrum s = verified_spectrum(a);
            RC_ASSERT(flaw(exact, s) == "");
            for (std::size_t k = 0; k < s.lower.size(); ++k) RC_ASSERT(s.upper[k] - s.lower[k] < 1e-12);
            const auto signs = s.signs();
            const Inertia inside = inertia(exact);
            RC_ASSERT(signs.positive <= inside.positive && signs.negative <= inside.negative);
            RC_ASSERT(signs.positive + signs.negative + signs.undecided == n);
        },
        200);
}

TEST_CASE("spectrum in doubles: multiplicities, zeros, n = 1 and what is no matrix of numbers") {
    MatrixXd blocks = MatrixXd::Zero(80, 80);  // 40 times [[1, 2], [2, 1]]: 3 and -1
    for (long i = 0; i < 80; i += 2) {
        blocks(i, i) = blocks(i + 1, i + 1) = 1;
        blocks(i, i + 1) = blocks(i + 1, i) = 2;
    }
    const VerifiedSpectrum s = verified_spectrum(blocks);
    const auto signs = s.signs();
    CHECK(signs.positive == 40);
    CHECK(signs.negative == 40);
    CHECK(s.lower[0] <= -1);
    CHECK(s.upper[39] >= -1);
    CHECK(s.upper[39] < -1 + 1e-11);
    CHECK(s.lower[40] <= 3);
    CHECK(s.lower[40] > 3 - 1e-11);
    const auto sizes = s.magnitudes();
    CHECK(sizes.least_lower <= 1);
    CHECK(sizes.least_upper >= 1);
    CHECK(sizes.most_lower <= 3);
    CHECK(sizes.most_upper >= 3);

    const VerifiedSpectrum zero = verified_spectrum(MatrixXd::Zero(5, 5));
    CHECK(zero.signs().undecided == 5);
    CHECK(zero.signs().within < 1e-300);
    const VerifiedSpectrum one = verified_spectrum(MatrixXd::Constant(1, 1, -2));
    CHECK(one.upper[0] < -1.9);
    MatrixXd broken = MatrixXd::Identity(3, 3);
    for (const double x : {std::nan(""), std::numeric_limits<double>::infinity()}) {
        broken(2, 1) = x;
        CHECK(verified_spectrum(broken).reason == "an entry of the matrix is not finite");
    }
    CHECK(verified_spectrum(MatrixXd::Identity(2, 2), Ball(1) / Ball(0)).lower.empty());
    CHECK_THROWS_AS(verified_spectrum(MatrixXd(0, 0)), std::invalid_argument);
    CHECK_THROWS_AS(verified_spectrum(MatrixXd(2, 3)), std::invalid_argument);
    // Vectors that are none give nothing, and NaN in a product does not pass for a small norm.
    CHECK(detail::spectrum_from(MatrixXd::Identity(2, 2), MatrixXd::Zero(2, 2), VectorXd::Ones(2), Ball(0))
              .lower.empty());
    CHECK(detail::spectrum_from(MatrixXd::Identity(2, 2), MatrixXd::Identity(2, 2) * 1e300, VectorXd::Ones(2), Ball(0))
              .lower.empty());
}

TEST_CASE("spectrum in doubles: each part of the bound is needed") {
    // X = 1.25 I, D = I: A = 1.5625 I has a residual of 0.
    const auto stretched = [](const detail::SpectrumErrorTerms& terms) {
        const MatrixXd a = MatrixXd::Identity(2, 2) * 1.5625;
        return flaw(exact_symmetric(a),
                    detail::spectrum_from(a, MatrixXd::Identity(2, 2) * 1.25, VectorXd::Ones(2), Ball(0), terms));
    };
    CHECK(stretched({}) == "");
    CHECK(stretched({.orthogonality = 0}) != "");
    // X = I: the residual is all that knows of the off-diagonal entries.
    const auto coupled = [](const detail::SpectrumErrorTerms& terms) {
        MatrixXd a(2, 2);
        a << 1, 0.5, 0.5, 2;
        return flaw(exact_symmetric(a), detail::spectrum_from(a, MatrixXd::Identity(2, 2),
                                                              (VectorXd(2) << 1, 2).finished(), Ball(0), terms));
    };
    CHECK(coupled({}) == "");
    CHECK(coupled({.residual = 0}) != "");
    // A 2 x 2 matrix that is off by the radius.
    const auto uncertain = [](const detail::SpectrumErrorTerms& terms) {
        return flaw(exact_symmetric(MatrixXd::Identity(2, 2) * 1.5),
                    detail::spectrum_from(MatrixXd::Identity(2, 2), MatrixXd::Identity(2, 2), VectorXd::Ones(2),
                                          Ball(Rational(1, 2)), terms));
    };
    CHECK(uncertain({}) == "");
    CHECK(uncertain({.radius = 0}) != "");
    // A is what BLAS makes of X D X^T: the residual looks smaller than it is.
    const auto rounded = [](std::mt19937_64& random, const detail::SpectrumErrorTerms& terms, std::string& found) {
        const double angle = static_cast<double>(random() % 1000) / 1000, c = std::cos(angle), s = std::sin(angle);
        MatrixXd x(2, 2), a(2, 2);
        x << c, -s, s, c;
        const VectorXd d = (VectorXd(2) << 1, 1 + static_cast<double>(random() % 1000)).finished();
        const MatrixXd v = x.transpose(), w = d.asDiagonal() * v;
        detail::blas_transposed_product(2, 2, 2, w.data(), 2, v.data(), 2, a.data(), 2);
        const VerifiedSpectrum spectrum = detail::spectrum_from(a, x, d, Ball(0), terms);
        found = flaw(exact_symmetric(a), spectrum);
        return spectrum;
    };
    CHECK_FALSE(wrong_for_one({}, rounded));
    CHECK(wrong_for_one({.rounding = 0}, rounded));
    // The same among subnormal numbers, where a product is off by half of the smallest of them.
    const auto flushed = [](std::mt19937_64& random, const detail::SpectrumErrorTerms& terms, std::string& found) {
        const double angle = static_cast<double>(random() % 1000) / 1000, c = std::cos(angle), s = std::sin(angle);
        MatrixXd x(2, 2), a(2, 2);
        x << c, -s, s, c;
        const VectorXd d = (VectorXd(2) << 1, 1 + static_cast<double>(random() % 1000)).finished() * 0x1p-1074;
        const MatrixXd v = x.transpose(), w = d.asDiagonal() * v;
        detail::blas_transposed_product(2, 2, 2, w.data(), 2, v.data(), 2, a.data(), 2);
        const VerifiedSpectrum spectrum = detail::spectrum_from(a, x, d, Ball(0), terms);
        found = flaw(exact_symmetric(a), spectrum);
        return spectrum;
    };
    CHECK_FALSE(wrong_for_one({}, flushed));
    CHECK(wrong_for_one({.underflow = 0}, flushed));
}

TEST_CASE("spectrum in doubles: the numbers of a 1 x 1 matrix are those of the theorem, rounded outward") {
    const Precision scope(128);
    const Rational r(1, 3000), u = power_of_two(-53), square = 1 + 3 * power_of_two(-52);
    for (const double value : {1.0, -1.0, 0.1, 3.7, -1e-10, 12345.678}) {
        const MatrixXd a = MatrixXd::Constant(1, 1, value);
        const VerifiedSpectrum s =
            detail::spectrum_from(a, MatrixXd::Identity(1, 1), VectorXd::Constant(1, value), Ball(r));
        const Rational size = abs(exact_value(value)), eta = u / (1 - u) * square;
        const Rational rounding = 2 * u / (1 - 2 * u) * square * size, error = eta * size + rounding + r;
        CHECK(exact_value(s.rounding) >= rounding);
        CHECK(exact_value(s.radius) >= r);
        CHECK(exact_value(s.lower[0]) <= exact_value(value) - error);
        CHECK(exact_value(s.upper[0]) >= exact_value(value) + error);
        // Not wasteful: the doubles next to these.
        const Rational more = 1 + power_of_two(-50);
        CHECK(exact_value(s.rounding) <= rounding * more);
        CHECK(exact_value(s.radius) <= r * more);
        CHECK(exact_value(s.upper[0]) - exact_value(s.lower[0]) <= 2 * error * more + size * power_of_two(-50));
    }
    // A radius that is a ball counts with its upper end.
    const VerifiedSpectrum wide = verified_spectrum(MatrixXd::Identity(2, 2), Ball(1).widened(Ball(Rational(3, 4))));
    CHECK(wide.lower[0] <= -0.75);
    CHECK(wide.upper[1] >= 2.75);
    CHECK(wide.radius >= 1.75);
}
