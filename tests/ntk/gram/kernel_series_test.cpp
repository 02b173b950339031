// Checks the tails of the series for R and its derivatives in ntk/gram/kernel_series.hpp where nothing else is left;
// the series themselves are checked in kernel_approximation_test.cpp.
#include "ntk/gram/kernel_series.hpp"
#include "catch.hpp"
#include "rigor/number/ball_functions.hpp"

#include <vector>

using namespace ntk;
using namespace rigor;

TEST_CASE("at a few bits the tails of the remainder's derivatives are what is left, and they are whole") {
    // R^(j)/j! = (4/pi) sum_n b_n/((2n + 1)(2n + 3)) binomial(2n, j) v^(2n - j): the terms for j = 29 grow at first.
    const long order = 30;
    const Precision fine(400);
    int wide = 0;
    for (const long part : {5, 51, 77, 102}) {
        const Ball point = Ball::dyadic(part, -8);  // below 0.4, where the series serves
        std::vector<Ball> exact(order);
        for (long j = 0; j < order; ++j) {
            Ball b(1);
            for (long n = 0; n < 200; ++n) {
                Ball binomial(1);
                for (long i = 0; i < j; ++i) binomial = binomial * Ball(2 * n - i) / Ball(i + 1);
                if (2 * n >= j)
                    exact[static_cast<std::size_t>(j)] += b * binomial *
                                                          power(point, static_cast<unsigned long>(2 * n - j)) /
                                                          Ball((2 * n + 1) * (2 * n + 3));
                b = b * Ball(2 * n + 1) / Ball(2 * n + 2);
            }
        }
        for (const long bits : {8, 12, 16, 24, 40}) {
            const auto r = [&] {
                const Precision coarse(bits);
                return KernelSeries(KernelRecurrence::normalized(1), order).expansion_at(point).r;
            }();
            for (long j = 0; j < order; ++j) {
                INFO(bits << " bits, v = " << part << "/256, derivative " << j);
                CHECK(r[j].contains(Ball(4) / Ball::pi() * exact[static_cast<std::size_t>(j)]));
                wide += r[j].is_finite() && r[j].accurate_bits() < bits / 2;
            }
        }
    }
    CHECK(wide > 0);
}
