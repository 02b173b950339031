// Exact numbers sum_i q_i pi^i with rational q_i and integers i of either sign: Laurent polynomials in pi. As pi is transcendental, two such
// numbers are equal only if their coefficients are.
#pragma once

#include "rigor/number/ball_functions.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace rigor {

class PiPolynomial {
public:
    PiPolynomial() { fmpq_poly_init(poly_); }
    PiPolynomial(const Rational& q) : PiPolynomial() { fmpq_poly_set_mpq(poly_, q); }
    PiPolynomial(std::integral auto value) : PiPolynomial(Rational(value)) {}
    PiPolynomial(const PiPolynomial& other) : PiPolynomial() {
        fmpq_poly_set(poly_, other.poly_);
        lowest_ = other.lowest_;
    }
    PiPolynomial(PiPolynomial&& other) noexcept : PiPolynomial() { swap(other); }
    PiPolynomial& operator=(PiPolynomial other) noexcept {
        swap(other);
        return *this;
    }
    ~PiPolynomial() { fmpq_poly_clear(poly_); }

    /// pi^exponent.
    static PiPolynomial pi(long exponent = 1) {
        PiPolynomial power(1);
        power.lowest_ = exponent;
        return power;
    }

    bool is_zero() const { return fmpq_poly_is_zero(poly_); }
    /// Exponents of the lowest and highest power of pi; lowest > highest for zero.
    long lowest() const { return lowest_; }
    long highest() const { return lowest_ + fmpq_poly_degree(poly_); }
    Rational coefficient(long exponent) const {
        Rational q = 0;
        if (exponent < lowest() || exponent > highest()) return q;
        fmpq_t c;
        fmpq_init(c);
        fmpq_poly_get_coeff_fmpq(c, poly_, exponent - lowest_);
        fmpq_get_mpq(q.backend().data(), c);
        fmpq_clear(c);
        return q;
    }

    PiPolynomial& operator+=(const PiPolynomial& b) { return add(b, fmpq_poly_add); }
    PiPolynomial& operator-=(const PiPolynomial& b) { return add(b, fmpq_poly_sub); }
    PiPolynomial& operator*=(const PiPolynomial& b) {
        fmpq_poly_mul(poly_, poly_, b.poly_);
        lowest_ += b.lowest_;
        return *this;
    }
    /// By a single power of pi with a coefficient only; throws std::domain_error otherwise.
    PiPolynomial& operator/=(const PiPolynomial& b) {
        if (b.is_zero() || fmpq_poly_degree(b.poly_) != 0)
            throw std::domain_error("division of a polynomial in pi by one that is not a single term");
        fmpq_poly_div(poly_, poly_, b.poly_);
        lowest_ -= b.lowest_;
        return *this;
    }
    friend PiPolynomial operator+(PiPolynomial a, const PiPolynomial& b) { return a += b; }
    friend PiPolynomial operator-(PiPolynomial a, const PiPolynomial& b) { return a -= b; }
    friend PiPolynomial operator*(PiPolynomial a, const PiPolynomial& b) { return a *= b; }
    friend PiPolynomial operator/(PiPolynomial a, const PiPolynomial& b) { return a /= b; }
    friend PiPolynomial operator-(const PiPolynomial& a) { return PiPolynomial() - a; }
    friend bool operator==(const PiPolynomial& a, const PiPolynomial& b) { return (a - b).is_zero(); }

    Ball enclosure() const {
        Ball sum(0);
        const Ball pi = Ball::pi();
        for (long i = highest(); i >= lowest_; --i) sum = sum * pi + Ball(coefficient(i));
        const Ball scale = power(pi, static_cast<unsigned long>(lowest_ < 0 ? -lowest_ : lowest_));
        return lowest_ < 0 ? sum / scale : sum * scale;
    }

private:
    static void fmpq_poly_set_mpq(fmpq_poly_t poly, const Rational& q) {
        fmpq_t exact;
        fmpq_init(exact);
        fmpq_set_mpq(exact, q.backend().data());
        fmpq_poly_set_fmpq(poly, exact);
        fmpq_clear(exact);
    }
    void swap(PiPolynomial& other) noexcept {
        fmpq_poly_swap(poly_, other.poly_);
        std::swap(lowest_, other.lowest_);
    }
    /// Keeps the constant coefficient of poly_ different from zero, so that a term is recognised by its degree.
    void normalize() {
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
    template <class Op>
    PiPolynomial& add(const PiPolynomial& b, Op op) {
        if (b.is_zero()) return *this;
        if (is_zero()) lowest_ = b.lowest_;
        if (lowest_ > b.lowest_) {
            fmpq_poly_shift_left(poly_, poly_, lowest_ - b.lowest_);
            lowest_ = b.lowest_;
        }
        if (lowest_ == b.lowest_) {
            op(poly_, poly_, b.poly_);
        } else {
            PiPolynomial aligned(b);
            fmpq_poly_shift_left(aligned.poly_, aligned.poly_, b.lowest_ - lowest_);
            op(poly_, poly_, aligned.poly_);
        }
        normalize();
        return *this;
    }

    fmpq_poly_t poly_;  ///< times pi^lowest_
    long lowest_ = 0;
};

/// "9 pi^2/2 + 1/3 - 1/(3 pi)", highest power first; "0" for zero.
inline std::string to_string(const PiPolynomial& number) {
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
