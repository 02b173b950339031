// Taylor models: a power series cut off, with what is left as a ball that holds on a whole interval.
//
// A model of length n says of a function f on (0, y0]: there are numbers f_0, …, f_(n-1) in its first n balls and a
// function F with values in its last ball, such that f(y) = f_0 + … + f_(n-1) y^(n-1) + F(y) y^n for all y in (0, y0].
// Sums, products and series of models are models again: products of what is beyond y^n are evaluated on [0, y0].
// (Berz and Makino 1998, in one variable, with balls as coefficients.)
#pragma once

#include "rigor/number/ball.hpp"

#include <functional>
#include <vector>

namespace rigor {

class TaylorModel {
public:
    TaylorModel() = default;
    /// `balls`: the coefficients, the remainder last; at least one. `domain` contains [0, y0].
    /// Throws std::invalid_argument for an empty list.
    TaylorModel(std::vector<Ball> balls, Ball domain);
    static TaylorModel constant(const Ball& c, long length, const Ball& domain);

    long length() const { return static_cast<long>(balls_.size()) - 1; }
    /// The coefficient of y^i, i < length().
    const Ball& operator[](long i) const { return balls_.at(static_cast<std::size_t>(i)); }
    const Ball& remainder() const { return balls_.back(); }
    const Ball& domain() const { return domain_; }

    /// Encloses f at every point of (0, y0] that lies in y.
    Ball at(const Ball& y) const;
    /// Encloses f on (0, y0].
    Ball range() const { return at(domain_); }

    /// The same function with a shorter length; a longer one leaves it as it is.
    TaylorModel truncated(long length) const;
    /// f y^k, k >= 0: the length grows by k.
    TaylorModel times_power(long k) const;
    /// f/y^k, for a function whose first k coefficients are known to be 0 although their balls may be wider.
    /// Throws std::logic_error if one of these balls does not contain 0, or for k > length().
    TaylorModel over_power(long k) const;
    /// The same function with coefficient i replaced by 0, known from elsewhere; throws like over_power.
    TaylorModel without(long i) const;

    TaylorModel& operator+=(const TaylorModel& g);
    TaylorModel& operator-=(const TaylorModel& g) { return *this += g * Ball(-1); }
    friend TaylorModel operator+(TaylorModel f, const TaylorModel& g) { return f += g; }
    friend TaylorModel operator-(TaylorModel f, const TaylorModel& g) { return f -= g; }
    friend TaylorModel operator*(const TaylorModel& f, const TaylorModel& g);
    friend TaylorModel operator*(TaylorModel f, const Ball& c);
    friend TaylorModel operator+(TaylorModel f, const Ball& c) {
        f.balls_.front() += c;
        return f;
    }

private:
    std::vector<Ball> balls_;
    Ball domain_;
};

/// sum c_i p^i for a model with p(0) = 0 and |p| < 1, where |c_i| <= bound for i >= p.length(). The remainder is not
/// finite if |p| < 1 is not certain on the domain. Throws std::logic_error if p(0) does not contain 0.
TaylorModel series_of(const TaylorModel& p, const std::function<Ball(long)>& c, const Ball& bound);

/// 1/(1 - p), log(1 - p), sqrt(1 - p): by series_of.
TaylorModel geometric_of(const TaylorModel& p);
TaylorModel log_of_one_minus(const TaylorModel& p);
TaylorModel sqrt_of_one_minus(const TaylorModel& p);

}  // namespace rigor
