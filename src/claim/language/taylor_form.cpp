// Arithmetic of Taylor forms. Above the length of a form its last interval answers for everything.
#include "claim/language/taylor_form.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Ball, rigor::Rational;

FormRing::FormRing(long order, const Rational& lower, const Rational& upper, bool keep_exact)
    : order_(order),
      lower_(lower),
      upper_(upper),
      keep_exact_(keep_exact) {
    const Ball a(lower), b(upper), largest(std::max(abs(lower), abs(upper)));
    for (long k = 0; k <= 4 * order + 8; ++k) {
        const auto n = static_cast<unsigned long>(k);
        if (k == 0)
            powers_.emplace_back(1);
        else if (lower >= 0 || k % 2 == 1)
            powers_.push_back(Ball::hull(rigor::power(a, n), rigor::power(b, n)));
        else
            powers_.push_back(Ball::hull(Ball(0), rigor::power(largest, n)));
    }
}

Ball FormRing::power(long k) const {
    if (k < static_cast<long>(powers_.size())) return powers_[static_cast<std::size_t>(k)];
    return powers_.back() * power(k - static_cast<long>(powers_.size()) + 1);
}

Form FormRing::constant(const Ball& value, Exact exact) const {
    if (value.is_exactly_zero()) return {.finite = true};
    Form f{.c = {value}, .finite = true};
    if (keep_exact_) f.e = std::move(exact);
    return f;
}

Exact FormRing::exact_of(const Form& a) const {
    Exact e = a.e;
    if (a.finite && e.size() == a.c.size()) e.resize(static_cast<std::size_t>(order_));
    return e;
}

void FormRing::fold(std::vector<Ball>& c, std::size_t m) const {
    if (c.size() <= m + 1) return;
    for (std::size_t k = m + 1; k < c.size(); ++k) c[m] += c[k] * power(static_cast<long>(k - m));
    c.resize(m + 1);
}

Form FormRing::flat(const Form& a) const {
    if (a.v == 0 || a.is_zero()) return {0, a.c, a.finite, a.e};
    if (a.v < 0) throw Wide{"a value without bound"};
    Form f = a;
    const auto shift = static_cast<std::size_t>(a.v);
    f.v = 0;
    f.c.insert(f.c.begin(), shift, Ball(0));
    if (keep_exact_) f.e.insert(f.e.begin(), shift, rigor::SymbolicConstant());
    const auto most = static_cast<std::size_t>(order_);
    if (f.c.size() > most + 1) {
        fold(f.c, most);
        f.finite = false;
    }
    if (!f.finite && f.e.size() >= f.c.size()) f.e.resize(f.c.size() - 1);
    return f;
}

Form FormRing::add(const Form& a, const Form& b) const {
    if (a.is_zero()) return b;
    if (b.is_zero()) return a;
    if (a.v > b.v) return add(b, a);
    const auto shift = static_cast<std::size_t>(b.v - a.v), most = static_cast<std::size_t>(order_);
    std::vector<Ball> x = a.c, y(shift, Ball(0));
    y.insert(y.end(), b.c.begin(), b.c.end());
    std::size_t m = most;
    if (!a.finite) m = std::min(m, x.size() - 1);
    if (!b.finite) m = std::min(m, y.size() - 1);
    Form sum{.v = a.v, .finite = a.finite && b.finite && std::max(x.size(), y.size()) <= m + 1};
    fold(x, m);
    fold(y, m);
    if (x.size() < y.size()) std::swap(x, y);
    for (std::size_t k = 0; k < y.size(); ++k) x[k] += y[k];
    if (!sum.finite) x.resize(m + 1, Ball(0));
    sum.c = std::move(x);
    if (keep_exact_) {
        Exact p = exact_of(a), q(shift);
        const Exact rest = exact_of(b);
        q.insert(q.end(), rest.begin(), rest.end());
        sum.e = exact::add(p, q);
        const std::size_t known = sum.finite ? sum.c.size() : m;
        if (sum.e.size() > known) sum.e.resize(known);
    }
    return sum;
}

Form FormRing::negate(Form a) const {
    for (Ball& x : a.c) x = -x;
    for (auto& x : a.e) x = -x;
    return a;
}

Form FormRing::multiply(const Form& a, const Form& b) const {
    if (a.is_zero() || b.is_zero()) return {.finite = true};
    const auto most = static_cast<std::size_t>(order_);
    std::size_t m = most;
    if (!a.finite) m = std::min(m, a.c.size() - 1);
    if (!b.finite) m = std::min(m, b.c.size() - 1);
    std::vector<Ball> r(a.c.size() + b.c.size() - 1);
    const bool swap = a.c.size() < b.c.size();
    const auto &x = swap ? b.c : a.c, &y = swap ? a.c : b.c;
    rigor::use_flint_on_this_thread();
    static_assert(sizeof(Ball) == sizeof(arb_struct));
    _arb_poly_mul(r.data()->raw(), x.data()->raw(), static_cast<slong>(x.size()), y.data()->raw(),
                  static_cast<slong>(y.size()), rigor::Precision::bits());
    Form p{.v = a.v + b.v, .finite = a.finite && b.finite && r.size() <= m + 1};
    if (!p.finite && r.size() <= m) r.resize(m + 1, Ball(0));
    fold(r, m);
    p.c = std::move(r);
    if (keep_exact_) {
        p.e = exact::multiply(exact_of(a), exact_of(b));
        const std::size_t known = p.finite ? p.c.size() : m;
        if (p.e.size() > known) p.e.resize(known);
    }
    return p;
}

Form FormRing::compose(const std::function<std::vector<Ball>(const Ball&, long)>& taylor, const Form& argument) const {
    Form a = flat(argument);
    if (a.c.empty()) return constant(taylor(Ball(0), 0)[0]);
    if (a.c.size() == 1 && a.finite) return constant(taylor(a.c[0], 0)[0]);
    a.e.clear();
    const long n = a.finite ? order_ : static_cast<long>(a.c.size()) - 1;
    const Ball all = range(a);
    if (n == 0) {
        Form f{.c = {taylor(all, 0)[0]}};
        return f;
    }
    const std::vector<Ball> thin = taylor(a.c[0], n), wide = taylor(Ball::hull(all, a.c[0]), n);
    Form y = a;
    y.c[0] = Ball(0);
    Form result{.c = {wide[static_cast<std::size_t>(n)]}, .finite = true};
    FormRing plain = *this;
    plain.keep_exact_ = false;
    for (long k = n; k-- > 0;) {
        result = plain.multiply(result, y);
        if (result.c.empty()) result.c.emplace_back(0);
        result.c[0] += thin[static_cast<std::size_t>(k)];
    }
    // The highest coefficient is an interval even if every step was a product of polynomials.
    if (result.finite) {
        result.finite = false;
        result.c.resize(static_cast<std::size_t>(n) + 1, Ball(0));
        fold(result.c, static_cast<std::size_t>(n));
    }
    return result;
}

Ball FormRing::range(const Form& a) const {
    if (a.c.empty()) return Ball(0);
    const Ball d = Ball::hull(Ball(lower_), Ball(upper_));
    Ball horner = a.c.back(), terms = a.c[0];
    for (std::size_t k = a.c.size() - 1; k-- > 0;) horner = horner * d + a.c[k];
    for (std::size_t k = 1; k < a.c.size(); ++k) terms += a.c[k] * power(static_cast<long>(k));
    Ball both;
    if (!arb_intersection(both.raw(), horner.raw(), terms.raw(), rigor::Precision::bits())) return terms;
    return both;
}

void FormRing::normalize(Form& a) const {
    std::size_t zeros = 0;
    while (zeros < a.e.size() && a.e[zeros].is_formally_zero()) ++zeros;
    if (zeros == 0) return;
    a.e.erase(a.e.begin(), a.e.begin() + static_cast<std::ptrdiff_t>(zeros));
    a.c.erase(a.c.begin(), a.c.begin() + static_cast<std::ptrdiff_t>(zeros));
    a.v = a.c.empty() ? 0 : a.v + static_cast<long>(zeros);
}

}  // namespace claim::language
