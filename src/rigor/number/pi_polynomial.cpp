// Arithmetic, enclosure and text of the numbers sum_i q_i pi^i, over polynomials of FLINT (fmpq_poly).
#include "rigor/number/pi_polynomial.hpp"

#include <stdexcept>

namespace rigor {

Rational PiPolynomial::coefficient(long exponent) const {
    Rational q = 0;
    if (exponent < lowest() || exponent > highest()) return q;
    fmpq_t c;
    fmpq_init(c);
    fmpq_poly_get_coeff_fmpq(c, poly_, exponent - lowest_);
    fmpq_get_mpq(q.backend().data(), c);
    fmpq_clear(c);
    return q;
}

PiPolynomial& PiPolynomial::operator*=(const PiPolynomial& b) {
    fmpq_poly_mul(poly_, poly_, b.poly_);
    lowest_ += b.lowest_;
    return *this;
}

PiPolynomial& PiPolynomial::operator/=(const PiPolynomial& b) {
    if (b.is_zero() || fmpq_poly_degree(b.poly_) != 0)
        throw std::domain_error("division of a polynomial in pi by one that is not a single term");
    fmpq_poly_div(poly_, poly_, b.poly_);
    lowest_ -= b.lowest_;
    return *this;
}

Ball PiPolynomial::enclosure() const {
    Ball sum(0);
    const Ball pi = Ball::pi();
    for (long i = highest(); i >= lowest_; --i) sum = sum * pi + Ball(coefficient(i));
    const Ball scale = power(pi, static_cast<unsigned long>(lowest_ < 0 ? -lowest_ : lowest_));
    return lowest_ < 0 ? sum / scale : sum * scale;
}

void PiPolynomial::fmpq_poly_set_mpq(fmpq_poly_t poly, const Rational& q) {
    fmpq_t exact;
    fmpq_init(exact);
    fmpq_set_mpq(exact, q.backend().data());
    fmpq_poly_set_fmpq(poly, exact);
    fmpq_clear(exact);
}

void PiPolynomial::normalize() {
    const slong length = fmpq_poly_length(poly_);
    slong zeros = 0;
    while (zeros < length && fmpz_is_zero(fmpq_poly_numref(poly_) + zeros)) ++zeros;
    if (length == zeros) {
        lowest_ = 0;
    } else if (zeros > 0) {
        fmpq_poly_shift_right(poly_, poly_, zeros);
        lowest_ += zeros;
    }
}

std::string to_string(const PiPolynomial& number) {
    if (number.is_zero()) return "0";
    std::string text;
    for (long i = number.highest(); i >= number.lowest(); --i) {
        const Rational q = number.coefficient(i);
        if (q == 0) continue;
        const bool negative = q < 0;
        const Integer above(abs(Integer(numerator(q)))), below(denominator(q));
        text += text.empty() ? (negative ? "-" : "") : (negative ? " - " : " + ");
        const long exponent = i < 0 ? -i : i;
        const std::string pi = exponent == 1 ? "pi" : "pi^" + std::to_string(exponent);
        if (i == 0)
            text += above.str() + (below == 1 ? "" : "/" + below.str());
        else if (i > 0)
            text += (above == 1 ? "" : above.str() + " ") + pi + (below == 1 ? "" : "/" + below.str());
        else
            text += above.str() + "/" + (below == 1 ? pi : "(" + below.str() + " " + pi + ")");
    }
    return text;
}

}  // namespace rigor
