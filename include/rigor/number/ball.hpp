// Ball: a real interval [m - r, m + r] over Arb's arb_t. Every operation returns
// a ball that contains all results for arguments in the given balls; this is the only
// type of the project whose results may be called rigorous.
#pragma once

#include "rigor/number/arb.hpp"
#include "rigor/number/precision.hpp"
#include "rigor/number/rational.hpp"
#include "rigor/number/truth.hpp"

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace rigor {

class Ball {
public:
    Ball() { arb_init(value_); }
    Ball(const Ball& other) : Ball() { arb_set(value_, other.value_); }
    Ball(Ball&& other) noexcept : Ball() { arb_swap(value_, other.value_); }
    Ball& operator=(const Ball& other) {
        arb_set(value_, other.value_);
        return *this;
    }
    Ball& operator=(Ball&& other) noexcept {
        arb_swap(value_, other.value_);
        return *this;
    }
    ~Ball() { arb_clear(value_); }

    /// An integer, exactly.
    template <std::integral I>
        requires(!std::same_as<I, bool> && sizeof(I) <= sizeof(long))
    Ball(I value) : Ball() {
        if constexpr (std::is_signed_v<I>)
            arb_set_si(value_, static_cast<slong>(value));
        else
            arb_set_ui(value_, static_cast<ulong>(value));
    }
    /// 0.1 is not 1/10: no ball comes from a floating-point number by accident.
    template <std::floating_point F>
    Ball(F) = delete;
    Ball(bool) = delete;

    /// The rational, rounded to the working precision with the error in the radius.
    Ball(const Rational& q);
    /// The decimal or fraction that the text denotes; throws std::invalid_argument.
    static Ball from_text(std::string_view text) { return Ball(parse_rational(text)); }

    /// mantissa * 2^exponent, exactly.
    static Ball dyadic(long mantissa, long exponent) {
        Ball b;
        arf_set_si_2exp_si(arb_midref(b.value_), mantissa, exponent);
        return b;
    }
    /// The exact value of a double (a dyadic number). Throws on nan and infinities.
    static Ball exact_double(double d);
    static Ball pi();
    /// A ball that contains [lower, upper]. It is exactly that interval when half the width is a power of two
    /// and the midpoint fits the working precision; otherwise it may spill over the ends.
    /// Throws std::invalid_argument if the ends are in the wrong order.
    static Ball interval(const Rational& lower, const Rational& upper);

    template <std::floating_point F>
    static Ball interval(F, F) = delete;

    arb_ptr raw() { return value_; }
    arb_srcptr raw() const { return value_; }

    bool is_finite() const { return arb_is_finite(value_); }
    bool is_exact() const { return arb_is_exact(value_); }
    bool is_exactly_zero() const { return arb_is_zero(value_); }

    /// Both throw nothing; a non-finite ball contains everything.
    bool contains(const Rational& q) const;
    bool contains(const Ball& other) const { return arb_contains(value_, other.value_); }
    bool overlaps(const Ball& other) const { return arb_overlaps(value_, other.value_); }

    /// log2(|m|/r), rounded: bits that are certain. Very large for exact balls, negative for wide ones.
    long accurate_bits() const { return arb_rel_accuracy_bits(value_); }

    Ball midpoint() const {
        Ball b;
        arf_set(arb_midref(b.value_), arb_midref(value_));
        return b;
    }
    /// The radius, as an exact ball.
    Ball radius() const {
        Ball b;
        arf_set_mag(arb_midref(b.value_), arb_radref(value_));
        return b;
    }
    /// The ends of the ball, as exact balls, rounded outward.
    Ball lower() const {
        Ball b;
        arb_get_lbound_arf(arb_midref(b.value_), value_, Precision::bits());
        return b;
    }
    Ball upper() const {
        Ball b;
        arb_get_ubound_arf(arb_midref(b.value_), value_, Precision::bits());
        return b;
    }
    /// A double near the midpoint, for guesses and for plotting.
    double approx_double() const { return arf_get_d(arb_midref(value_), ARF_RND_NEAR); }
    /// Doubles that bound the ball from below and above.
    double lower_double() const { return end_double(true); }
    double upper_double() const { return end_double(false); }

    /// This ball with its radius enlarged by |bound|.
    Ball widened(const Ball& bound) const {
        Ball b(*this);
        arb_add_error(b.value_, bound.value_);
        return b;
    }
    static Ball hull(const Ball& a, const Ball& b) {
        Ball c;
        arb_union(c.value_, a.value_, b.value_, Precision::bits());
        return c;
    }

    Ball& operator+=(const Ball& b) { return apply(arb_add, b); }
    Ball& operator-=(const Ball& b) { return apply(arb_sub, b); }
    Ball& operator*=(const Ball& b) { return apply(arb_mul, b); }
    Ball& operator/=(const Ball& b) { return apply(arb_div, b); }
    friend Ball operator+(Ball a, const Ball& b) { return a += b; }
    friend Ball operator-(Ball a, const Ball& b) { return a -= b; }
    friend Ball operator*(Ball a, const Ball& b) { return a *= b; }
    friend Ball operator/(Ball a, const Ball& b) { return a /= b; }
    friend Ball operator-(Ball a) {
        arb_neg(a.value_, a.value_);
        return a;
    }

    /// Arb's rendering with at most `digits` digits: the printed decimal ball contains this one.
    /// Throws std::domain_error for a ball that is not finite.
    std::string enclosure(long digits = 30) const;

private:
    template <class Op>
    Ball& apply(Op op, const Ball& b) {
        use_flint_on_this_thread();
        op(value_, value_, b.value_, Precision::bits());
        return *this;
    }
    double end_double(bool below) const;

    arb_t value_;
};

/// Comparisons are theorems: yes if every pair of points compares so, no if none does.
inline Truth certainly_less(const Ball& a, const Ball& b) {
    return arb_lt(a.raw(), b.raw()) ? Truth::yes : arb_ge(a.raw(), b.raw()) ? Truth::no : Truth::unknown;
}
inline Truth certainly_at_most(const Ball& a, const Ball& b) { return !certainly_less(b, a); }
inline Truth certainly_positive(const Ball& a) {
    return arb_is_positive(a.raw()) ? Truth::yes : arb_is_nonpositive(a.raw()) ? Truth::no : Truth::unknown;
}
inline Truth certainly_nonnegative(const Ball& a) {
    return arb_is_nonnegative(a.raw()) ? Truth::yes : arb_is_negative(a.raw()) ? Truth::no : Truth::unknown;
}
/// yes only for two exact, equal balls; no if they are disjoint.
inline Truth certainly_equal(const Ball& a, const Ball& b) {
    if (!arb_overlaps(a.raw(), b.raw())) return Truth::no;
    return a.is_exact() && b.is_exact() && a.is_finite() && arb_equal(a.raw(), b.raw()) ? Truth::yes : Truth::unknown;
}

}  // namespace rigor
