// Checks the tails of the series for R and its derivatives in ntk/gram/kernel_series.hpp where nothing else is left;
// the series themselves are checked in kernel_approximation_test.cpp.
#include "ntk/gram/kernel_series.hpp"
#include "catch.hpp"
#include "rigor/number/ball_functions.hpp"

#include <cmath>
#include <vector>

using namespace ntk;
using namespace rigor;

namespace {

/// (4/pi) sum of b_n/((2n + 1)(2n + 3)) binomial(2n, j) v^(2n - j) over first <= n < end: what R^(j)/j! is the whole
/// of.
Ball part_of_derivative(long j, const Ball& v, long first, long end) {
    Ball b(1), sum(0);
    for (long n = 0; n < end; ++n) {
        Ball binomial(1);
        for (long i = 0; i < j; ++i) binomial = binomial * Ball(2 * n - i) / Ball(i + 1);
        if (n >= first && 2 * n >= j)
            sum += b * binomial * power(v, static_cast<unsigned long>(2 * n - j)) / Ball((2 * n + 1) * (2 * n + 3));
        b = b * Ball(2 * n + 1) / Ball(2 * n + 2);
    }
    return Ball(4) / Ball::pi() * sum;
}

}  // namespace

TEST_CASE("at a few bits the tails of the remainder's derivatives are what is left, and they are whole") {
    const long order = 30;  // the terms for j = 29 grow at first
    const Precision fine(400);
    int wide = 0;
    for (const long part : {5, 51, 77, 102}) {
        const Ball point = Ball::dyadic(part, -8);  // below 0.4, where the series serves
        std::vector<Ball> exact(order);
        for (long j = 0; j < order; ++j) exact[static_cast<std::size_t>(j)] = part_of_derivative(j, point, 0, 200);
        for (const long bits : {8, 12, 16, 24, 40}) {
            const auto r = [&] {
                const Precision coarse(bits);
                return KernelSeries(KernelRecurrence::normalized(1), order).expansion_at(point).r;
            }();
            for (long j = 0; j < order; ++j) {
                INFO(bits << " bits, v = " << part << "/256, derivative " << j);
                CHECK(r[j].contains(exact[static_cast<std::size_t>(j)]));
                wide += r[j].is_finite() && r[j].accurate_bits() < bits / 2;
            }
        }
    }
    CHECK(wide > 0);
}

TEST_CASE(
    "a tail of the remainder's derivatives is that of its derivation to 1e-6, and hardly more than what is left") {
    const Precision fine(1200);
    int compared = 0;
    for (const long order : {30L, 50L, 80L})
        for (const long part : {77, 90, 102})
            for (const long bits : {100, 240}) {
                const Ball v = Ball::dyadic(part, -8);
                const auto r = [&] {
                    const Precision coarse(bits);
                    return KernelSeries(KernelRecurrence::normalized(1), order).expansion_at(v).r;
                }();
                // The number of terms is a choice: any is proved.
                const double log2_of_v = std::log2(static_cast<double>(part)) - 8;
                const long terms = order + 2 + static_cast<long>(static_cast<double>(bits) / (-2 * log2_of_v));
                const Ball ratio = square(v) * square(Ball(2 * terms + 1) / Ball(2 * terms + 2 - order));
                for (long j = 3 * order / 4; j < order; ++j) {
                    const Ball whole = part_of_derivative(j, v, 0, 400),
                               first = part_of_derivative(j, v, terms, terms + 1),
                               left = part_of_derivative(j, v, terms, 400), tail = first / (Ball(1) - ratio);
                    // Where what is rounded is no part of it that counts.
                    if (certainly_at_most(scaled_by_power_of_two(whole, 12 - bits), tail * Ball::dyadic(1, -22)) !=
                        Truth::yes)
                        continue;
                    ++compared;
                    INFO("order " << order << ", v = " << part << "/256, " << bits << " bits, derivative " << j);
                    CHECK(certainly_at_most(abs(r[j].radius() / tail - Ball(1)), Ball(Rational(1, 1'000'000))) ==
                          Truth::yes);
                    CHECK(certainly_at_most(left, r[j].radius()) == Truth::yes);
                    CHECK(certainly_at_most(r[j].radius(), Ball(2) * left) == Truth::yes);
                }
            }
    CHECK(compared > 50);
}
