// The two routes to E[relu(f) relu(f')] of ntk/kernel/relu_expectation.hpp: quadrature, and the series at the antipode.
#include "ntk/kernel/relu_expectation.hpp"

#include "rigor/proof/integral.hpp"

namespace ntk {

rigor::Ball relu_expectation_by_quadrature(const rigor::Ball& theta) {
    using rigor::Ball, rigor::ComplexBall;
    const Ball half_turn = Ball::pi() / Ball(2);
    return rigor::integral([&](const ComplexBall& phi) { return cos(phi) * cos(phi - ComplexBall(theta)); },
                           theta - half_turn, half_turn) /
           Ball::pi();
}

rigor::PowerSeries relu_expectation_series(long order) {
    using rigor::Integer;
    using rigor::Rational;
    rigor::PowerSeries series(order);
    for (long n = 3; n < order; n += 2) {
        Integer factorial;
        mpz_fac_ui(factorial.backend().data(), static_cast<unsigned long>(n));
        Rational sum = 0;
        for (long i = 1; i <= n - 2; i += 2) {
            const long j = n - 1 - i;
            sum += ((i - 1) / 2 + (j - 1) / 2) % 2 == 0 ? 1 : -1;
        }
        series.set(n, sum / Rational(factorial));
    }
    return series;
}

}  // namespace ntk
