// Correlation maps with known germs, for the tests of the depth law. Each is a closed form of its own.
#pragma once

#include "ntk/activation/correlation_map.hpp"
#include "rigor/number/ball_functions.hpp"

namespace correlation_maps {

using ntk::GermKind;
using rigor::Ball, rigor::Rational;

class Smooth : public ntk::CorrelationMap {
public:
    GermKind germ() const override { return GermKind::smooth; }
};

/// h = exp(rho - 1): all derivatives are 1.
class Exponential : public Smooth {
public:
    std::string name() const override { return "exp"; }
    Ball h(const Ball& rho) const override { return rigor::exp(rho - Ball(1)); }
    Ball h_prime(const Ball& rho) const override { return h(rho); }
    Ball derivative_at_one(int) const override { return Ball(1); }
};

/// h = 1/(2 - rho): h^(k)(1) = k!.
class Geometric : public Smooth {
public:
    std::string name() const override { return "geometric"; }
    Ball h(const Ball& rho) const override { return Ball(1) / (Ball(2) - rho); }
    Ball h_prime(const Ball& rho) const override { return Ball(1) / rigor::square(Ball(2) - rho); }
    Ball derivative_at_one(int k) const override {
        rigor::Integer factorial = 1;
        for (int i = 2; i <= k; ++i) factorial *= i;
        return Ball(Rational(factorial));
    }
};

/// A polynomial sum p_k rho^k with p_k >= 0.
class Polynomial : public Smooth {
public:
    explicit Polynomial(std::vector<Rational> p) : p_(std::move(p)) {}
    std::string name() const override { return "polynomial"; }
    Ball h(const Ball& rho) const override { return derivative(0, rho); }
    Ball h_prime(const Ball& rho) const override { return derivative(1, rho); }
    Ball derivative_at_one(int k) const override { return derivative(static_cast<std::size_t>(k), Ball(1)); }

private:
    Ball derivative(std::size_t order, const Ball& rho) const {
        Ball sum(0);
        for (std::size_t k = p_.size(); k-- > order;) {
            Rational c = p_[k];
            for (std::size_t i = 0; i < order; ++i) c *= static_cast<long>(k - i);
            sum = sum * rho + Ball(c);
        }
        return sum;
    }
    std::vector<Rational> p_;
};

/// erf at the edge of chaos, q the variance, s = 2 q/(1 + 2 q): E erf erf = (2/pi) arcsin(s rho), so with
/// w = 1/E erf'(u)^2 = (pi/4) sqrt(1 + 4 q) and b = q - w (2/pi) arcsin s
///   h' = sqrt(1 - s^2)/sqrt(1 - s^2 rho^2), h = 1 - g (arcsin s - arcsin(s rho)), g = sqrt(1 - s^2)/s.
/// Derivatives at 1 from u = s^2/(1 - s^2): h'' = u, h''' = u + 3 u^2, h'''' = 9 u^2 + 15 u^3.
class Erf : public Smooth {
public:
    explicit Erf(Rational q) : s_(2 * q / (1 + 2 * q)) {}
    std::string name() const override { return "erf"; }
    const Rational& s() const { return s_; }
    Ball h(const Ball& rho) const override {
        const Ball s(s_);
        return Ball(1) - rigor::sqrt(Ball(1) - s * s) / s * (rigor::asin(s) - rigor::asin(s * rho));
    }
    Ball h_prime(const Ball& rho) const override {
        const Ball s(s_);
        return rigor::sqrt((Ball(1) - s * s) / (Ball(1) - s * s * rho * rho));
    }
    Ball derivative_at_one(int k) const override {
        const Rational u = s_ * s_ / (1 - s_ * s_);
        switch (k) {
            case 0:
            case 1: return Ball(1);
            case 2: return Ball(u);
            case 3: return Ball(Rational(u + 3 * u * u));
            case 4: return Ball(Rational(9 * u * u + 15 * u * u * u));
            default: throw std::logic_error("erf: derivatives up to the fourth");
        }
    }

private:
    Rational s_;
};

/// Says that its fourth derivative at 1 is infinite, as that of relu^3 is.
class ThreeDerivatives : public Exponential {
public:
    Ball derivative_at_one(int k) const override { return k < 4 ? Ball(1) : Ball(1) / Ball(0); }
};

/// phi(s) = a s + b |s|.
class Kinked : public ntk::CorrelationMap {
public:
    explicit Kinked(Rational delta) : delta_(std::move(delta)) {}
    std::string name() const override { return "kinked"; }
    GermKind germ() const override { return GermKind::kinked; }
    Ball h(const Ball& rho) const override {
        const Ball root = rigor::sqrt_on_domain(Ball(1) - rho * rho);
        const Ball theta = rigor::acos_on_domain(rho);
        return rho + Ball(2) * Ball(delta_) / Ball::pi() * (root - theta * rho);
    }
    Ball h_prime(const Ball& rho) const override {
        return Ball(1) - Ball(2) * Ball(delta_) / Ball::pi() * rigor::acos_on_domain(rho);
    }
    Ball derivative_at_one(int) const override { throw std::logic_error("kinked"); }
    Ball delta() const override { return Ball(delta_); }

private:
    Rational delta_;
};

/// phi = relu^2 at the edge of chaos: h = 1/4 + J_2/(4 pi), J_2 = 3 sin cos + (pi - theta) (1 + 2 cos^2) (Cho and Saul
/// 2009), h' = (sin + (pi - theta) cos)/pi. a = 1/2, d = 4 sqrt 2/(15 pi).
/// The bound M: R = h - (1 - x + x^2/2 - d x^(5/2)) with h''(1 - x) = 1 - theta/pi, so
///   R'' = -theta/pi + (15/4) d sqrt x = (sqrt(2 x) - theta)/pi, and sqrt(2 x) = 2 sin(theta/2) >= theta - theta^3/24,
///   theta <= (pi/2) sqrt(2 x): |R''| <= theta^3/(24 pi) <= (pi^2/192) (2 x)^(3/2) <= (pi^2 sqrt 2/96) x < (3/20) x on
///   [0, 1], |R'| <= (3/40) x^2, |R| <= (1/40) x^3: M = 1/40.
class ReluSquare : public ntk::CorrelationMap {
public:
    std::string name() const override { return "relu^2"; }
    GermKind germ() const override { return GermKind::between; }
    Ball h(const Ball& rho) const override {
        const Ball theta = rigor::acos_on_domain(rho), sine = rigor::sqrt_on_domain(Ball(1) - rho * rho);
        return Ball(Rational(1, 4)) +
               (Ball(3) * sine * rho + (Ball::pi() - theta) * (Ball(1) + Ball(2) * rho * rho)) / (Ball(4) * Ball::pi());
    }
    Ball h_prime(const Ball& rho) const override {
        const Ball theta = rigor::acos_on_domain(rho), sine = rigor::sqrt_on_domain(Ball(1) - rho * rho);
        return (sine + (Ball::pi() - theta) * rho) / Ball::pi();
    }
    Ball derivative_at_one(int) const override { throw std::logic_error("between"); }
    Between between() const override {
        return {Ball(Rational(1, 2)), Ball(4) * rigor::sqrt(Ball(2)) / (Ball(15) * Ball::pi()), Ball(Rational(1, 40))};
    }
};

}  // namespace correlation_maps
