// Intervals with exact ends, charts at them, and the leading term of a form.
#include "claim/language/sign_on_interval.hpp"

#include "rigor/number/ladder.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Ball, rigor::Rational, rigor::SymbolicConstant, rigor::Truth;

namespace {

/// -1, 0, 1 as a < b, a = b, a > b; exact.
int compare(const SymbolicConstant& a, const SymbolicConstant& b) {
    const SymbolicConstant d = a - b;
    if (d.is_formally_zero()) return 0;
    return d.is_positive() == Truth::yes ? 1 : -1;
}

}  // namespace

bool Segment::is_point() const {
    return !lower.infinite && !upper.infinite && compare(lower.at, upper.at) == 0 && lower.closed && upper.closed;
}
bool Segment::is_empty() const {
    if (lower.infinite || upper.infinite) return false;
    const int c = compare(lower.at, upper.at);
    return c > 0 || (c == 0 && !(lower.closed && upper.closed));
}
bool Segment::has_inside(const Rational& q) const {
    return (lower.infinite || compare(lower.at, SymbolicConstant(q)) < 0) &&
           (upper.infinite || compare(SymbolicConstant(q), upper.at) < 0);
}
bool Segment::has(const Rational& q) const {
    const auto at = [&](const DomainEnd& e) {
        return !e.infinite && e.closed && compare(e.at, SymbolicConstant(q)) == 0;
    };
    return has_inside(q) || at(lower) || at(upper);
}

Rational simplest_between(const Rational& lower, const Rational& upper) {
    if (lower <= 0 && upper >= 0) return 0;
    if (upper < 0) return -simplest_between(-upper, -lower);
    const rigor::Integer whole = numerator(lower) / denominator(lower);
    if (Rational(whole) == lower) return lower;
    if (Rational(whole + 1) <= upper) return Rational(whole + 1);
    return Rational(whole) + 1 / simplest_between(1 / (upper - Rational(whole)), 1 / (lower - Rational(whole)));
}

Chart chart_for(const Expression& e, const std::string& name, const DomainEnd& at, int direction) {
    long power = 1;
    for (int attempt = 0; attempt < 6; ++attempt) {
        // 2 t^2 keeps sqrt((1 - z)/2) rational.
        const Rational scale = Rational(direction * (power == 2 && !at.infinite ? 2 : 1));
        Chart chart{.at = at.at, .scale = scale, .power = power, .infinite = at.infinite};
        for (const long bits : {6, 24, 60}) {
            try {
                ExactMemory memory;
                LocalForm form(name, chart, 0, rigor::power_of_two(-bits), 6, &memory);
                form.of(e);
                return chart;
            } catch (const Ramify& r) {
                power *= r.by;
                break;
            } catch (const Wide&) {
                if (bits == 60) return chart;
            }
        }
        if (power > 12) break;
    }
    throw Wide{"a root of high order at an end"};
}

namespace {

/// sup of t^v log(1/t)^j over (0, r], v > 0 or v = 0 >= j.
Ball largest(long v, long j, const Rational& r) {
    const Ball t{r}, ell = -log(t);
    if (j <= 0)
        return rigor::power(t, static_cast<unsigned long>(v)) / rigor::power(ell, static_cast<unsigned long>(-j));
    const Ball turn = Ball(j) / Ball(v);
    if (certainly_at_most(turn, ell) == Truth::yes)
        return rigor::power(t, static_cast<unsigned long>(v)) * rigor::power(ell, static_cast<unsigned long>(j));
    return rigor::power(turn / exp(Ball(1)), static_cast<unsigned long>(j));
}

}  // namespace

Leading leading(const LogForm& f, const FormRing& ring) {
    Leading best;
    const Form* dominant = nullptr;
    for (std::size_t j = 0; j < f.size(); ++j) {
        if (f[j].is_zero()) continue;
        if (dominant && f[j].v > best.v) continue;
        dominant = &f[j];
        best.v = f[j].v;
        best.j = j;
    }
    if (!dominant) {
        best.identically_zero = true;
        return best;
    }
    best.rest = ring.range(*dominant);
    best.only_remainder = dominant->c.size() == 1 && !dominant->finite;
    if (!dominant->e.empty() && !dominant->e[0].is_formally_zero()) best.exact = dominant->e[0];
    for (std::size_t j = 0; j < f.size(); ++j) {
        if (f[j].is_zero() || j == best.j) continue;
        const Ball factor = Ball::hull(
            Ball(0), largest(f[j].v - best.v, static_cast<long>(j) - static_cast<long>(best.j), ring.upper()));
        best.rest += ring.range(f[j]) * factor;
    }
    return best;
}

}  // namespace claim::language
