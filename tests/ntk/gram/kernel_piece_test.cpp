// Checks the bounds of one polynomial of a kernel table against the formulas of ntk/gram/kernel_piece.hpp, evaluated in
// another way: each of their terms counts.
#include "ntk/gram/kernel_piece.hpp"
#include "catch.hpp"
#include "ntk/gram/long_numbers.hpp"
#include "rigor/number/ball_functions.hpp"

#include <cmath>

using namespace ntk;
using namespace rigor;

namespace {

/// The terms of the bounds with a factor each, 1 for the bounds themselves.
struct PieceTerms {
    enum Term : std::size_t {
        lebesgue,
        values,
        roundings_of_p,
        error_of_values,
        products,
        sums,
        steepness,
        markov,
        cauchy,
        count
    };
    std::array<double, count> factor;
    PieceTerms() { factor.fill(1); }

    /// What is left out of the derivation: the factors (1 + 2^-40) and (1 + 2 u), and underflow.
    struct Bounds {
        double rounding, slope;
    };
    Bounds operator()(const KernelWalk& walk, AngleSide side, double lower, double upper, const KernelPiece& piece,
                      double s, double variation) const {
        const auto f = [&](Term term) { return factor[term]; };
        const double h = (upper - lower) / 2;
        std::array<long double, 10> x{}, t{};
        for (std::size_t j = 0; j < 10; ++j) {
            const Ball angle = Ball::pi() * Ball(Rational(static_cast<long>(2 * j + 1), 20));
            x[j] =
                lower + h * ntk::detail::nearest_long_double(Ball(2) * square(cos(scaled_by_power_of_two(angle, -1))));
            t[j] = h * ntk::detail::nearest_long_double(cos(angle));
        }
        std::array<KernelWalk::Value, 10> at{};
        walk.at(side, x, at);
        double worst = 0, sizes = 0, steep = 0, horner = 0;
        for (std::size_t j = 0; j < 10; ++j) {
            long double sum = 0;
            for (std::size_t k = 10; k-- > 0;) sum = sum * t[j] + static_cast<long double>(piece.coefficients[k]);
            worst = std::fmax(worst, f(values) * static_cast<double>(std::fabs(at[j].value - sum)) +
                                         f(error_of_values) * at[j].error);
        }
        for (std::size_t k = 0; k < 10; ++k) {
            const double c = std::fabs(piece.coefficients[k]), degree = static_cast<double>(k);
            sizes += (18 + 3 * degree) * c * std::pow(h, degree);
            if (k > 0) steep += degree * c * std::pow(h, degree - 1);
            // Errors of s_k, one of the product s_(k+1) t and one of the sum, times h^k.
            double product = 0;
            for (std::size_t i = k + 1; i < 10; ++i)
                product += std::fabs(piece.coefficients[i]) * std::pow(h, static_cast<double>(i - k));
            if (k < 9) horner += 0x1p-53 * (f(products) * product + f(sums) * (product + c)) * std::pow(h, degree);
        }
        const double nodes = (f(lebesgue) * 1.467 + 1) * (worst + f(roundings_of_p) * sizes * 0x1p-64),
                     chebyshev = std::cosh(10 * std::acosh(s));
        return {nodes + horner,
                f(steepness) * steep +
                    (f(markov) * 81 * nodes + f(cauchy) * variation * s / (s - 2) * 930249 / chebyshev) / h};
    }
};

}  // namespace

TEST_CASE("the bounds of a piece are those of their derivation, and each of their terms counts") {
    const Precision precision(128);
    std::array<bool, PieceTerms::count> counts{};
    const std::vector<KernelRecurrence> kernels{KernelRecurrence::normalized(3), KernelRecurrence::normalized(200),
                                                KernelRecurrence::residual(20, Rational(1, 5))};
    for (const KernelRecurrence& kernel : kernels) {
        const KernelWalk walk(kernel);
        for (const AngleSide side : {AngleSide::near, AngleSide::far})
            for (const auto& [lower, upper] :
                 {std::pair(0.25, 0.25 + 0x1p-38), {0.25, 0.2578125}, {0.5, 0.53125}, {0.125, 0.375}}) {
                const double allowed = kernel.maximum.approx_double() * (upper - lower > 0.1 ? 1 : 1e-9),
                             h = (upper - lower) / 2;
                const auto piece = kernel_piece(walk, side, lower, upper, allowed);
                CAPTURE(&kernel - kernels.data(), lower, side == AngleSide::near);
                if (!piece) continue;
                // The first radius of the list whose bound is allowed.
                double s = 0, variation = 0, remainder = 0;
                for (const double tried : {24.0, 18.0, 40.0, 12.0, 8.0, 5.0, 3.0}) {
                    variation = walk.variation(side, lower + h, tried * h);
                    remainder = variation * tried / (tried - 1) / std::cosh(10 * std::acosh(tried));
                    if (!(remainder <= allowed)) continue;
                    s = tried;
                    break;
                }
                REQUIRE(s > 0);
                const auto close = [](double a, double b) { return std::fabs(a - b) <= 1e-6 * std::fabs(b); };
                CHECK(close(piece->remainder, remainder));
                const auto bounds = PieceTerms()(walk, side, lower, upper, *piece, s, variation);
                INFO(std::scientific << piece->rounding << " and " << bounds.rounding << "; " << piece->slope << " and "
                                     << bounds.slope);
                CHECK(close(piece->rounding, bounds.rounding));
                CHECK(close(piece->slope, bounds.slope));
                for (std::size_t term = 0; term < PieceTerms::count; ++term) {
                    PieceTerms without;
                    without.factor[term] = 0;
                    const auto less = without(walk, side, lower, upper, *piece, s, variation);
                    counts[term] = counts[term] || less.rounding < piece->rounding * (1 - 1e-4) ||
                                   less.slope < piece->slope * (1 - 1e-4);
                }
            }
    }
    for (std::size_t term = 0; term < PieceTerms::count; ++term) {
        INFO("term " << term);
        CHECK(counts[term]);
    }
}

TEST_CASE("pieces of the table in other places are refused, and hopeless ones are none") {
    const KernelWalk walk(KernelRecurrence::normalized(3));
    CHECK_THROWS_AS(kernel_piece(walk, AngleSide::near, -0.25, 0.25, 1), std::domain_error);
    CHECK_THROWS_AS(kernel_piece(walk, AngleSide::near, 0.5, 1, 1), std::domain_error);
    CHECK_FALSE(kernel_piece(walk, AngleSide::near, 0.5, 0.75, 1e-30));
}
