// Checks ntk/kernel/hermite_dual.hpp: Mehler's coefficients of the step and the ReLU against exact series, 300 terms.
#include "ntk/kernel/hermite_dual.hpp"
#include "catch.hpp"
#include "rigor/series/power_series.hpp"

using namespace rigor;
using namespace ntk;

TEST_CASE("He_n(0)") {
    const long known[] = {1, 0, -1, 0, 3, 0, -15, 0, 105, 0, -945};
    for (long n = 0; n <= 10; ++n) CHECK(hermite_at_zero(n) == known[n]);
}

TEST_CASE("the duals have the Maclaurin coefficients of kappa_0 and kappa_1, 300 of them") {
    const PowerSeries u = PowerSeries::variable(300), arcsine = asin(u);
    const PowerSeries other = u * arcsine + sqrt(PowerSeries::constant(1, 300) - u * u);
    for (long k = 0; k < 300; ++k) {
        INFO(k);
        CHECK(step_dual_coefficient(k) == kappa_0_coefficient(k));
        CHECK(relu_dual_coefficient(k) == kappa_1_coefficient(k));
        CHECK(step_dual_coefficient(k).over_pi == arcsine[k]);
        CHECK(relu_dual_coefficient(k).over_pi == other[k]);
    }
}
