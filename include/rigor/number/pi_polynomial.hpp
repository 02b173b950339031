// Exact numbers sum_i q_i pi^i with rational q_i and integers i of either sign: Laurent polynomials in pi. As pi is
// transcendental, two such numbers are equal only if their coefficients are.
#pragma once

#include "rigor/number/ball_functions.hpp"

#include <concepts>
#include <string>
#include <utility>

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
    Rational coefficient(long exponent) const;

    PiPolynomial& operator+=(const PiPolynomial& b) { return add(b, fmpq_poly_add); }
    PiPolynomial& operator-=(const PiPolynomial& b) { return add(b, fmpq_poly_sub); }
    PiPolynomial& operator*=(const PiPolynomial& b);
    /// By a single power of pi with a coefficient only; throws std::domain_error otherwise.
    PiPolynomial& operator/=(const PiPolynomial& b);
    friend PiPolynomial operator+(PiPolynomial a, const PiPolynomial& b) { return a += b; }
    friend PiPolynomial operator-(PiPolynomial a, const PiPolynomial& b) { return a -= b; }
    friend PiPolynomial operator*(PiPolynomial a, const PiPolynomial& b) { return a *= b; }
    friend PiPolynomial operator/(PiPolynomial a, const PiPolynomial& b) { return a /= b; }
    friend PiPolynomial operator-(const PiPolynomial& a) { return PiPolynomial() - a; }
    friend bool operator==(const PiPolynomial& a, const PiPolynomial& b) { return (a - b).is_zero(); }

    Ball enclosure() const;

private:
    static void fmpq_poly_set_mpq(fmpq_poly_t poly, const Rational& q);
    void swap(PiPolynomial& other) noexcept {
        fmpq_poly_swap(poly_, other.poly_);
        std::swap(lowest_, other.lowest_);
    }
    /// Keeps the constant coefficient of poly_ different from zero, so that a term is recognised by its degree.
    void normalize();
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
std::string to_string(const PiPolynomial& number);

}  // namespace rigor
