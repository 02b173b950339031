// The separation bound and its comparison with an enclosure.
#include "claim/language/algebraic_zero.hpp"

#include "claim/language/evaluate.hpp"
#include "claim/language/sign_on_interval.hpp"
#include "rigor/number/ball_functions.hpp"
#include "rigor/number/ladder.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace claim::language {

using rigor::Ball, rigor::Rational, rigor::Truth;

namespace {

struct NoBound {};
constexpr long most_bits = 70'000;

double log2_of(const rigor::Integer& n) { return n == 0 ? 0 : static_cast<double>(msb(abs(n))) + 1; }

/// log2 of upper bounds for the conjugates of U and L, at least 0.
struct Size {
    double u = 0, l = 0;
};

class Bound {
public:
    Size of(const Expression& e) {
        const auto& c = e->children;
        switch (e->kind) {
            case Kind::number: return {log2_of(numerator(e->number)), log2_of(denominator(e->number))};
            case Kind::negate: return of(c[0]);
            case Kind::sum: {
                Size total = of(c[0]);
                for (std::size_t i = 1; i < c.size(); ++i) {
                    const Size b = of(c[i]);
                    total = {std::max(total.u + b.l, b.u + total.l) + 1, total.l + b.l};
                }
                return total;
            }
            case Kind::product: {
                Size total;
                for (const Expression& factor : c) {
                    const Size b = of(factor);
                    total = {total.u + b.u, total.l + b.l};
                }
                return total;
            }
            case Kind::reciprocal: {
                const Size b = of(c[0]);
                return {b.l, b.u};
            }
            case Kind::power: return power(e);
            case Kind::call: return cosine(e);
            default: throw NoBound{};
        }
    }
    double degree() const {
        double d = static_cast<double>(order_);
        for (const auto& [base, k] : roots_) d *= static_cast<double>(k);
        return d;
    }

private:
    Size power(const Expression& e) {
        const auto q = rational_value(e->children[1]);
        if (!q || abs(numerator(*q)) > 10'000 || denominator(*q) > 1000) throw NoBound{};
        const long n = static_cast<long>(numerator(*q)), k = static_cast<long>(denominator(*q));
        Size s = of(e->children[0]);
        if (k > 1) {
            const auto root = std::pair(e->children[0], k);
            if (std::find(roots_.begin(), roots_.end(), root) == roots_.end()) roots_.push_back(root);
            // (U L^(k - 1))^(1/k) / L or U / (U^(k - 1) L)^(1/k).
            const double rest = static_cast<double>(k - 1);
            if (s.u >= s.l)
                s.u = (s.u + rest * s.l) / static_cast<double>(k) + 1e-6;
            else
                s.l = (rest * s.u + s.l) / static_cast<double>(k) + 1e-6;
        }
        if (n < 0) std::swap(s.u, s.l);
        const double m = std::abs(static_cast<double>(n));
        return {s.u * m, s.l * m};
    }
    /// 2 cos(pi a/b) is an algebraic integer of Q(exp(i pi/b)), its conjugates at most 2.
    Size cosine(const Expression& e) {
        if (e->name != "cos" || e->children.size() != 1 || e->primes > 0) throw NoBound{};
        const auto& c = e->children[0];
        if (c->kind != Kind::product || c->children.size() != 2) throw NoBound{};
        const auto q = rational_value(c->children[0]);
        const bool times_pi = c->children[1]->kind == Kind::constant && c->children[1]->name == "pi";
        if (!q || !times_pi || denominator(*q) > 10'000) throw NoBound{};
        order_ = std::lcm(order_, 2 * static_cast<long>(denominator(*q)));
        if (order_ > 1'000'000) throw NoBound{};
        return {1, 1};
    }

    std::vector<std::pair<Expression, long>> roots_;
    long order_ = 1;
};

}  // namespace

std::optional<long> separation_bits(const Expression& e) {
    try {
        Bound bound;
        const Size s = bound.of(e);
        const double bits = (bound.degree() - 1) * s.u + s.l;
        if (!(bits < static_cast<double>(most_bits))) return std::nullopt;
        return static_cast<long>(std::ceil(bits * (1 + 1e-9))) + 2;
    } catch (const NoBound&) {
        return std::nullopt;
    }
}

Truth is_algebraic_zero(const Expression& e) {
    if (const auto q = rational_value(e)) return rigor::truth(*q == 0);
    const auto bits = separation_bits(e);
    if (!bits) return Truth::unknown;
    const auto found = rigor::climb({128, 2 * *bits + 512}, [&]() -> std::optional<Truth> {
        const auto value = evaluate(e, Assignment<Ball>{});
        if (value.status == Status::unknown) return std::nullopt;
        if (!value) return Truth::unknown;
        if (value.result.exact) return rigor::truth(*value.result.exact == 0);
        const Ball& v = value.result.value;
        if (!v.contains(Rational(0))) return Truth::no;
        if (certainly_less(abs(v), Ball::dyadic(1, -*bits)) == Truth::yes) return Truth::yes;
        return std::nullopt;
    });
    return found.value_or(Truth::unknown);
}

std::optional<int> algebraic_sign(const Expression& e) {
    if (const auto q = rational_value(e)) return *q > 0 ? 1 : *q < 0 ? -1 : 0;
    const Truth zero = is_algebraic_zero(e);
    if (zero == Truth::yes) return 0;
    if (zero == Truth::unknown) return std::nullopt;
    return rigor::climb({128, most_bits}, [&]() -> std::optional<int> {
        const auto value = evaluate(e, Assignment<Ball>{});
        if (!value || value.result.value.contains(Rational(0))) return std::nullopt;
        return certainly_positive(value.result.value) == Truth::yes ? 1 : -1;
    });
}

std::optional<Rational> rational_of(const Expression& e) {
    if (const auto q = rational_value(e)) return q;
    const rigor::Precision bits(192);
    const auto value = evaluate(e, Assignment<Ball>{});
    if (!value) return std::nullopt;
    const Rational middle = rigor::rational_midpoint(value.result.value), slack = rigor::power_of_two(-80);
    const Rational q = simplest_between(middle - slack, middle + slack);
    if (msb(denominator(q)) > 30) return std::nullopt;
    const Expression guess = q < 0 ? number(-q) : negate(number(q));
    if (is_algebraic_zero(sum({e, guess})) != Truth::yes) return std::nullopt;
    return q;
}

}  // namespace claim::language
