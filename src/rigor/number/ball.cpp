// The longer bodies of Ball: exact input, intervals, text. The enclosures are those of Arb (arb.h).
#include "rigor/number/ball.hpp"

#include <string>

namespace rigor {

Ball::Ball(const Rational& q) : Ball() {
    fmpq_t exact;
    fmpq_init(exact);
    fmpq_set_mpq(exact, q.backend().data());
    arb_set_fmpq(value_, exact, Precision::bits());
    fmpq_clear(exact);
}

Ball Ball::exact_double(double d) {
    Ball b;
    arb_set_d(b.value_, d);
    if (!arb_is_finite(b.value_))
        throw std::invalid_argument("a ball from " + std::to_string(d) + "; expected a finite number");
    return b;
}

Ball Ball::pi() {
    use_flint_on_this_thread();
    Ball b;
    arb_const_pi(b.value_, Precision::bits());
    return b;
}

Ball Ball::interval(const Rational& lower, const Rational& upper) {
    if (upper < lower) throw std::invalid_argument("the interval from " + lower.str() + " to " + upper.str());
    Ball b(Rational((lower + upper) / 2));
    const Rational half = Rational(upper - lower) / 2;
    if (half == 0) return b;
    mag_t radius;
    mag_init(radius);
    const Integer up(numerator(half)), down(denominator(half));
    if (mpz_popcount(up.backend().data()) == 1 && mpz_popcount(down.backend().data()) == 1) {
        mag_one(radius);
        mag_mul_2exp_si(radius, radius,
                        static_cast<slong>(mpz_sizeinbase(up.backend().data(), 2)) -
                            static_cast<slong>(mpz_sizeinbase(down.backend().data(), 2)));
    } else {
        arb_get_mag(radius, Ball(half).value_);
    }
    arb_add_error_mag(b.value_, radius);
    mag_clear(radius);
    return b;
}

bool Ball::contains(const Rational& q) const {
    fmpq_t exact;
    fmpq_init(exact);
    fmpq_set_mpq(exact, q.backend().data());
    const bool inside = arb_contains_fmpq(value_, exact);
    fmpq_clear(exact);
    return inside;
}

std::string Ball::enclosure(long digits) const {
    if (!is_finite()) throw std::domain_error("an enclosure of a ball that is not finite");
    char* text = arb_get_str(value_, digits, 0);
    std::string s(text);
    flint_free(text);
    // Arb prints a ball around zero without a midpoint.
    if (s.starts_with("[+/-")) s.replace(1, 0, "0 ");
    return s;
}

double Ball::end_double(bool below) const {
    arf_t end;
    arf_init(end);
    (below ? arb_get_lbound_arf : arb_get_ubound_arf)(end, value_, 128);
    const double d = arf_get_d(end, below ? ARF_RND_FLOOR : ARF_RND_CEIL);
    arf_clear(end);
    return d;
}

}  // namespace rigor
