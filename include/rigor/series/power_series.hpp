// Exact truncated power series over the rationals (FLINT's fmpq_poly), and rigorous evaluation
// of a convergent series whose tail is bounded.
#pragma once

#include "rigor/number/ball_functions.hpp"

#include <algorithm>
#include <span>
#include <stdexcept>
#include <string>

namespace rigor {

/// sum_{k < order} c_k x^k + O(x^order), with exact rational c_k.
class PowerSeries {
public:
    explicit PowerSeries(long order) : order_(order) {
        if (order < 1)
            throw std::invalid_argument("a power series of order " + std::to_string(order) + "; expected at least 1");
        fmpq_poly_init(poly_);
    }
    PowerSeries(const PowerSeries& other) : PowerSeries(other.order_) { fmpq_poly_set(poly_, other.poly_); }
    PowerSeries& operator=(const PowerSeries& other) {
        order_ = other.order_;
        fmpq_poly_set(poly_, other.poly_);
        return *this;
    }
    ~PowerSeries() { fmpq_poly_clear(poly_); }

    static PowerSeries constant(const Rational& c, long order) {
        PowerSeries s(order);
        s.set(0, c);
        return s;
    }
    /// The series of x itself.
    static PowerSeries variable(long order) {
        PowerSeries s(order);
        s.set(1, 1);
        return s;
    }

    long order() const { return order_; }

    Rational operator[](long k) const;
    void set(long k, const Rational& value);

    friend PowerSeries operator+(const PowerSeries& a, const PowerSeries& b) {
        return combine(fmpq_poly_add_series, a, b);
    }
    friend PowerSeries operator-(const PowerSeries& a, const PowerSeries& b) {
        return combine(fmpq_poly_sub_series, a, b);
    }
    friend PowerSeries operator*(const PowerSeries& a, const PowerSeries& b) { return combine(fmpq_poly_mullow, a, b); }
    /// Throws std::domain_error if b has no constant term.
    friend PowerSeries operator/(const PowerSeries& a, const PowerSeries& b) {
        if (b[0] == 0) throw std::domain_error("division by a power series without constant term");
        return combine(fmpq_poly_div_series, a, b);
    }
    friend PowerSeries operator*(const Rational& c, const PowerSeries& a) { return constant(c, a.order_) * a; }
    friend bool operator==(const PowerSeries& a, const PowerSeries& b) {
        return a.order_ == b.order_ && fmpq_poly_equal(a.poly_, b.poly_);
    }

    /// f(g(x)); g must have no constant term (std::domain_error).
    friend PowerSeries compose(const PowerSeries& f, const PowerSeries& g) {
        require_no_constant(g, "compose");
        return combine(fmpq_poly_compose_series, f, g);
    }
    /// sqrt of a series with constant term 1 (std::domain_error otherwise).
    friend PowerSeries sqrt(const PowerSeries& a) {
        if (a[0] != 1) throw std::domain_error("sqrt of a power series whose constant term is not 1");
        return map(fmpq_poly_sqrt_series, a);
    }
    friend PowerSeries sin(const PowerSeries& a) { return map(fmpq_poly_sin_series, require_no_constant(a, "sin")); }
    friend PowerSeries cos(const PowerSeries& a) { return map(fmpq_poly_cos_series, require_no_constant(a, "cos")); }
    friend PowerSeries asin(const PowerSeries& a) { return map(fmpq_poly_asin_series, require_no_constant(a, "asin")); }

    PowerSeries derivative() const;
    /// (this series)/x^k; throws std::domain_error unless the first k coefficients vanish.
    PowerSeries shifted_down(long k) const;
    PowerSeries shifted_up(long k) const;

private:
    static const PowerSeries& require_no_constant(const PowerSeries& a, const char* what) {
        if (a[0] != 0) throw std::domain_error(std::string(what) + " of a power series with a constant term");
        return a;
    }
    template <class Op>
    static PowerSeries map(Op op, const PowerSeries& a) {
        use_flint_on_this_thread();
        PowerSeries s(a.order_);
        op(s.poly_, a.poly_, a.order_);
        return s;
    }
    template <class Op>
    static PowerSeries combine(Op op, const PowerSeries& a, const PowerSeries& b) {
        use_flint_on_this_thread();
        PowerSeries s(std::min(a.order_, b.order_));
        op(s.poly_, a.poly_, b.poly_, s.order_);
        return s;
    }

    fmpq_poly_t poly_;
    long order_;
};

/// sum_k coefficients[k] x^k by Horner's rule, in balls.
Ball evaluate(std::span<const Rational> coefficients, const Ball& x);

}  // namespace rigor
