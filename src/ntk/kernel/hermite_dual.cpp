// Mehler's coefficients of the unit step and the ReLU: ntk/kernel/hermite_dual.hpp has the formulas.
#include "ntk/kernel/hermite_dual.hpp"

namespace ntk {

namespace {

/// 2 (phi(0) He_n(0))^2/k! as a multiple of 1/pi.
PiRational dual_term(long n, long k) {
    rigor::Integer factorial;
    mpz_fac_ui(factorial.backend().data(), static_cast<unsigned long>(k));
    const rigor::Integer he = hermite_at_zero(n);
    return {0, rigor::Rational(rigor::Integer(he * he), factorial)};
}

}  // namespace

rigor::Integer hermite_at_zero(long n) {
    if (n % 2 != 0) return 0;
    rigor::Integer value = 1;
    for (long k = 1; k < n; k += 2) value *= -k;
    return value;
}

PiRational step_dual_coefficient(long k) { return k == 0 ? PiRational{rigor::Rational(1, 2), 0} : dual_term(k - 1, k); }

PiRational relu_dual_coefficient(long k) {
    if (k == 0) return {0, 1};
    return k == 1 ? PiRational{rigor::Rational(1, 2), 0} : dual_term(k - 2, k);
}

}  // namespace ntk
