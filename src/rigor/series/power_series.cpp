// Arithmetic of truncated power series over the rationals, by FLINT (fmpq_poly), and their value in balls by Horner's
// rule.
#include "rigor/series/power_series.hpp"

#include <stdexcept>
#include <string>

namespace rigor {

Rational PowerSeries::operator[](long k) const {
    if (k < 0 || k >= order_)
        throw std::out_of_range("coefficient " + std::to_string(k) + " of a series known to order " +
                                std::to_string(order_));
    fmpq_t c;
    fmpq_init(c);
    fmpq_poly_get_coeff_fmpq(c, poly_, k);
    Rational q;
    fmpq_get_mpq(q.backend().data(), c);
    fmpq_clear(c);
    return q;
}

void PowerSeries::set(long k, const Rational& value) {
    if (k < 0) throw std::out_of_range("coefficient " + std::to_string(k) + " of a power series");
    if (k >= order_) return;
    fmpq_t c;
    fmpq_init(c);
    fmpq_set_mpq(c, value.backend().data());
    fmpq_poly_set_coeff_fmpq(poly_, k, c);
    fmpq_clear(c);
}

PowerSeries PowerSeries::derivative() const {
    if (order_ < 2) throw std::domain_error("derivative of a series of which only the constant term is known");
    PowerSeries d(order_ - 1);
    fmpq_poly_derivative(d.poly_, poly_);
    return d;
}

PowerSeries PowerSeries::shifted_down(long k) const {
    if (k < 0 || k >= order_)
        throw std::domain_error("division by x^" + std::to_string(k) + " of a series known to order " +
                                std::to_string(order_));
    for (long i = 0; i < k; ++i)
        if ((*this)[i] != 0)
            throw std::domain_error("division by x^" + std::to_string(k) + " of a series with a lower term");
    PowerSeries s(order_ - k);
    fmpq_poly_shift_right(s.poly_, poly_, k);
    return s;
}

PowerSeries PowerSeries::shifted_up(long k) const {
    PowerSeries s(order_ + k);
    fmpq_poly_shift_left(s.poly_, poly_, k);
    return s;
}

Ball evaluate(std::span<const Rational> coefficients, const Ball& x) {
    Ball sum(0);
    for (std::size_t k = coefficients.size(); k-- > 0;) sum = sum * x + Ball(coefficients[k]);
    return sum;
}

}  // namespace rigor
