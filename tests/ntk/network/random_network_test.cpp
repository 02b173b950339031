// Checks that initial parameters depend on seed and sample alone, are what the papers say, and have the moments of N(0,
// 1).
#include "ntk/network/random_network.hpp"
#include "generators.hpp"

using namespace ntk;
using namespace rigor;

TEST_CASE("a sample is determined by its seed and number") {
    FiniteNetwork<double> a = yu_residual<double>(3, 4, 2, 1), b = a, c = a, d = a;
    initialize(a, 7, 3);
    initialize(b, 1, 1);
    initialize(b, 7, 3);  // whatever was there before
    initialize(c, 7, 4);
    initialize(d, 8, 3);
    for (std::size_t i = 0; i < a.maps.size(); ++i) {
        CHECK(a.maps[i].weights == b.maps[i].weights);
        CHECK(a.maps[i].bias == b.maps[i].bias);
        CHECK(a.maps[i].weights != c.maps[i].weights);
        CHECK(a.maps[i].weights != d.maps[i].weights);
        const bool zero = i > 0 && i + 1 < a.maps.size();  // b^(l), d^(l)
        if (a.maps[i].has_bias()) CHECK(a.maps[i].bias.isZero(0) == zero);
    }
    // The same number from another implementation of the three steps, in Python; up to the last bits of the logarithm.
    NormalStream stream(7, 3);
    CHECK(stream() == a.maps[0].weights(0, 0));
    CHECK(NormalStream(7, 3)() == Approx(1.1208562526326185).epsilon(1e-14));
    CHECK(ntk::detail::splitmix64(0) == 0xe220a8397b1dcdafULL);  // the first output of splitmix64 from state 0
}

TEST_CASE("the numbers have the moments and the distribution function of N(0, 1)") {
    // 10^6 numbers over 1000 samples. The bounds are 5 standard errors of each statistic.
    constexpr int samples = 1000, each = 1000;
    const double n = samples * each;
    double sum[9] = {};
    double below_one = 0, product = 0, across = 0, previous_first = 0;
    for (int s = 0; s < samples; ++s) {
        NormalStream normal(42, static_cast<std::uint64_t>(s));
        double last = 0;
        for (int i = 0; i < each; ++i) {
            const double x = normal();
            if (i == 0) across += x * std::exchange(previous_first, x);  // neighbouring samples
            double power = 1;
            for (double& total : sum) {
                total += power;
                power *= x;
            }
            below_one += x < 1;
            product += x * last;
            last = x;
        }
    }
    // E x^k = (k - 1)!!, variance of x^k: (2k - 1)!! - (k - 1)!!^2.
    const double expected[] = {1, 0, 1, 0, 3, 0, 15, 0, 105},
                 second[] = {1, 1, 3, 15, 105, 945, 10395, 135135, 2027025};
    for (int k = 1; k <= 8; ++k) {
        CAPTURE(k, sum[k] / n);
        CHECK(std::fabs(sum[k] / n - expected[k]) <= 5 * std::sqrt((second[k] - expected[k] * expected[k]) / n));
    }
    const double p = 0.8413447460685429;  // P(x < 1)
    CHECK(std::fabs(below_one / n - p) <= 5 * std::sqrt(p * (1 - p) / n));
    CHECK(std::fabs(product / n) <= 5 / std::sqrt(n));
    CHECK(std::fabs(across) <= 5 * std::sqrt(samples));
}
