// Checks ntk/kernel/endpoint_expansion.hpp: two routes to the coefficients, the closed forms, and the sharp remainder
// bound.
#include "ntk/kernel/endpoint_expansion.hpp"
#include "catch.hpp"
#include "ntk/kernel/arc_cosine_kernel.hpp"

using namespace rigor;
using namespace ntk;

namespace {
constexpr EndpointSeries all[] = {EndpointSeries::sine, EndpointSeries::angle, EndpointSeries::gap};
}

TEST_CASE("FLINT's series and the ratios give the same 300 coefficients") {
    for (const EndpointSeries which : all) {
        const PowerSeries series = endpoint_series(which, 300);
        for (long n = 0; n < 300; ++n) CHECK(series[n] == endpoint_coefficient(which, n));
    }
}

TEST_CASE("first coefficients by hand") {
    CHECK(endpoint_coefficient(EndpointSeries::sine, 1) == Rational(-1, 4));
    CHECK(endpoint_coefficient(EndpointSeries::sine, 2) == Rational(-1, 32));
    CHECK(endpoint_coefficient(EndpointSeries::angle, 1) == Rational(1, 12));
    CHECK(endpoint_coefficient(EndpointSeries::angle, 2) == Rational(3, 160));
    CHECK(endpoint_coefficient(EndpointSeries::gap, 0) == 0);
    CHECK(endpoint_coefficient(EndpointSeries::gap, 1) == Rational(2, 3));
    CHECK(endpoint_coefficient(EndpointSeries::gap, 2) == Rational(1, 30));
}

TEST_CASE("partial sums plus the remainder bound enclose the closed form, and the bound is sharp at 2") {
    const Precision precision(256);
    for (const EndpointSeries which : all)
        for (const long M : {1L, 2L, 5L, 20L}) {
            const Ball bound = endpoint_remainder_bound(which, M);
            for (long k = 1; k <= 20; ++k) {
                const Rational x(k, 10);
                Ball sum(0), monomial(1);
                for (long n = 0; n < M; ++n) {
                    sum += Ball(endpoint_coefficient(which, n)) * monomial;
                    monomial *= Ball(x);
                }
                const Ball error =
                    abs(endpoint_value(which, Ball(x), angle_of<Ball>(Rational(1 - x))) - sum) / monomial;
                CHECK(certainly_less(error, bound + Ball::dyadic(1, -90)) == Truth::yes);
                if (k == 20) CHECK(error.overlaps(bound));
            }
        }
}
