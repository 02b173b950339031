// Mehler's formula for polynomials, exactly: ntk/kernel/polynomial_dual.hpp.
#include "ntk/kernel/polynomial_dual.hpp"

namespace ntk {

RationalPolynomial derivative(const RationalPolynomial& p) {
    RationalPolynomial d;
    for (std::size_t k = 1; k < p.size(); ++k) d.push_back(p[k] * static_cast<long>(k));
    return d;
}

rigor::Rational gaussian_mean(const RationalPolynomial& p, const rigor::Rational& v) {
    rigor::Rational sum = 0, moment = 1;
    for (std::size_t k = 0; k < p.size(); k += 2) {
        sum += p[k] * moment;
        moment *= v * static_cast<long>(k + 1);
    }
    return sum;
}

RationalPolynomial dual_of_polynomial(RationalPolynomial p, const rigor::Rational& v) {
    RationalPolynomial q;
    rigor::Rational factorial = 1;
    for (long k = 0; !p.empty(); p = derivative(p), ++k) {
        if (k > 0) factorial *= k;
        const rigor::Rational mean = gaussian_mean(p, v);
        q.push_back(mean * mean / factorial);
    }
    return q;
}

rigor::Rational evaluate(const RationalPolynomial& p, const rigor::Rational& x) {
    rigor::Rational sum = 0;
    for (std::size_t k = p.size(); k-- > 0;) sum = sum * x + p[k];
    return sum;
}

}  // namespace ntk
