// Elementary functions of numbers, with exact values where they are rational.
#include "claim/language/evaluation_functions.hpp"

#include "claim/language/evaluation_kernels.hpp"
#include "rigor/number/scalar.hpp"

#include <cmath>

namespace claim::language::detail {

using rigor::Ball, rigor::Rational, rigor::Real, rigor::Truth;

template <class T>
std::string shown(const Coordinate<T>& x) {
    if (x.exact) return x.exact->str();
    if constexpr (std::same_as<T, Ball>)
        return x.value.is_finite() ? x.value.enclosure(10) : "a ball without bound";
    else
        return x.value.str(10);
}

template <class T>
long integer(const Coordinate<T>& x, const std::string& what) {
    if (!x.exact) throw Stop{Status::unsupported, what + " that is not known exactly"};
    if (denominator(*x.exact) != 1)
        throw Stop{Status::undefined, what + " " + x.exact->str() + ", which is no integer"};
    if (abs(*x.exact) > 1'000'000'000) throw Stop{Status::unsupported, what + " beyond 10^9"};
    return static_cast<long>(numerator(*x.exact));
}

namespace {

std::optional<Rational> exact_root(const Rational& q) {
    if (q < 0) return std::nullopt;
    const rigor::Integer n = sqrt(numerator(q)), d = sqrt(denominator(q));
    if (n * n != numerator(q) || d * d != denominator(q)) return std::nullopt;
    return Rational(n, d);
}

/// x is at least (or above) the bound, three-valued; points count as inside up to rounding.
template <class T>
Truth above(const Coordinate<T>& x, long bound, bool strict) {
    if (x.exact) return rigor::truth(strict ? *x.exact > bound : *x.exact >= bound);
    if constexpr (std::same_as<T, Ball>) {
        if (!x.value.is_finite()) return Truth::unknown;
        return strict ? certainly_less(Ball(bound), x.value) : certainly_at_most(Ball(bound), x.value);
    } else {
        const Real slack = ldexp(Real(1), static_cast<int>(20 - rigor::working_bits<Real>()));
        return rigor::truth(strict ? x.value > bound : x.value >= bound - slack);
    }
}

template <class T>
void require(Truth inside, const std::string& function, const Coordinate<T>& x) {
    if (inside == Truth::yes) return;
    throw Stop{inside == Truth::no ? Status::undefined : Status::unknown, function + " of " + shown(x)};
}

template <class T>
Coordinate<T> inexact(T value) {
    if constexpr (std::same_as<T, Ball>)
        if (!value.is_finite()) throw Stop{Status::unknown, "a value without bound"};
    return {std::move(value)};
}

template <class T>
Coordinate<T> trigonometric(const std::string& name, const Coordinate<T>& x) {
    using std::acos, std::asin, std::atan, std::cos, std::sin;
    const T pi = rigor::pi<T>();
    const auto is = [&](long v) { return x.exact && *x.exact == v; };
    if (name == "sin") return is(0) ? exactly<T>(0) : inexact<T>(sin(x.value));
    if (name == "cos") return is(0) ? exactly<T>(1) : inexact<T>(cos(x.value));
    if (name == "arctan") return is(0) ? exactly<T>(0) : inexact<T>(atan(x.value));
    require(above(x, -1, false) &&
                above(Coordinate<T>{-x.value, x.exact ? std::optional<Rational>(-*x.exact) : std::nullopt}, -1, false),
            name, x);
    if (name == "arcsin") {
        if (is(0)) return exactly<T>(0);
        if (is(1)) return {T(pi / T(2))};
        if (is(-1)) return {T(-pi / T(2))};
        return inexact<T>(asin(x.value));
    }
    if (is(1)) return exactly<T>(0);
    if (is(-1)) return {pi};
    T y = x.value;
    if constexpr (std::same_as<T, Real>)
        if (abs(y) > 1) y = y > 0 ? Real(1) : Real(-1);
    return inexact<T>(acos(y));
}

template <class T>
Coordinate<T> gamma_of(const Coordinate<T>& x) {
    if (x.exact && denominator(*x.exact) == 1) {
        require(above(x, 0, true), "Gamma", x);
        if (*x.exact > 3000) throw Stop{Status::unsupported, "Gamma beyond 3000"};
        Rational f = 1;
        for (long k = 2; k < static_cast<long>(numerator(*x.exact)); ++k) f *= k;
        return exactly<T>(f);
    }
    T y;
    if constexpr (std::same_as<T, Ball>)
        arb_gamma(y.raw(), x.value.raw(), rigor::Precision::bits());
    else
        mpfr_gamma(y.backend().data(), x.value.backend().data(), MPFR_RNDN);
    return inexact<T>(y);
}

template <class T>
Coordinate<T> positive_part(const Coordinate<T>& x, bool step) {
    const Truth positive = above(x, 0, true);
    if (positive == Truth::yes) return step ? exactly<T>(1) : x;
    if (positive == Truth::no) return exactly<T>(0);
    if constexpr (std::same_as<T, Ball>)
        return {step ? Ball::interval(Rational(0), Rational(1)) : rigor::maximum(x.value, Ball(0))};
    return exactly<T>(0);
}

template <class T>
Coordinate<T> extremum(const std::vector<Coordinate<T>>& arguments, bool largest) {
    Coordinate<T> best = arguments[0];
    for (std::size_t i = 1; i < arguments.size(); ++i) {
        const Coordinate<T>& x = arguments[i];
        if (best.exact && x.exact) {
            if (largest ? *x.exact > *best.exact : *x.exact < *best.exact) best = x;
        } else if constexpr (std::same_as<T, Ball>) {
            best = {largest ? rigor::maximum(best.value, x.value) : rigor::minimum(best.value, x.value)};
        } else if (largest ? x.value > best.value : x.value < best.value) {
            best = x;
        }
    }
    return best;
}

template <class T>
Coordinate<T> binomial(const Coordinate<T>& n, const Coordinate<T>& k) {
    const long lower = integer(k, "a binomial with");
    if (lower < 0) return exactly<T>(0);
    if (lower > 5000) throw Stop{Status::unsupported, "a binomial beyond 5000"};
    if (!n.exact) throw Stop{Status::unsupported, "a binomial of what is not known exactly"};
    Rational value = 1;
    for (long i = 0; i < lower; ++i) value *= (*n.exact - i) / Rational(i + 1);
    return exactly<T>(value);
}

}  // namespace

template <class T>
Coordinate<T> power(const Coordinate<T>& base, const Coordinate<T>& exponent) {
    using std::exp, std::log;
    if (exponent.exact) {
        const Rational& q = *exponent.exact;
        const bool whole = denominator(q) == 1;
        if (q == 0) return exactly<T>(1);
        if (q < 0 && whole) {
            if (base.exact && *base.exact == 0) throw Stop{Status::undefined, "0 to the power " + q.str()};
        } else if (!whole) {
            require(above(base, 0, q < 0), "the power " + q.str(), base);
        }
        if (base.exact) {
            const auto value = rational_value(language::power(number(*base.exact), number(q)));
            if (value) return exactly<T>(*value);
            if (denominator(q) == 2)
                if (const auto root = exact_root(*base.exact))
                    if (const auto rooted = rational_value(language::power(number(*root), number(2 * q))))
                        return exactly<T>(*rooted);
        }
        if constexpr (std::same_as<T, Ball>) {
            if (q < 0 && base.value.contains(Rational(0))) throw Stop{Status::unknown, "a power of what may be 0"};
            return inexact<T>(rigor::power(base.value, q));
        } else {
            if (whole && abs(q) < 1'000'000'000) {
                Real y;
                mpfr_pow_si(y.backend().data(), base.value.backend().data(), static_cast<long>(numerator(q)),
                            MPFR_RNDN);
                return {y};
            }
            return {Real(pow(abs(base.value), rigor::from_rational<Real>(q)))};
        }
    }
    if (base.exact && *base.exact == 1) return exactly<T>(1);
    require(above(base, 0, true), "a power with irrational exponent", base);
    const T logarithm = log(base.value);
    return inexact<T>(T(exp(T(exponent.value * logarithm))));
}

template <class T>
Coordinate<T> apply(const std::string& name, int primes, const std::vector<Coordinate<T>>& a,
                    const std::map<std::string, Rational>& options) {
    using std::abs, std::exp, std::log, std::sqrt;
    const Coordinate<T>& x = a.at(0);
    if (is_kernel(name)) {
        const bool unit = name != "coeff";
        if (unit)
            require(above(x, -1, false) &&
                        above(Coordinate<T>{-x.value, x.exact ? std::optional<Rational>(-*x.exact) : std::nullopt}, -1,
                              false),
                    name, x);
        return kernel(name, primes, a, options);
    }
    if (primes > 0) throw Stop{Status::unsupported, "a derivative of " + name};
    if (name == "sqrt") {
        require(above(x, 0, false), name, x);
        if (x.exact)
            if (const auto root = exact_root(*x.exact)) return exactly<T>(*root);
        if constexpr (std::same_as<T, Real>) return {x.value > 0 ? Real(sqrt(x.value)) : Real(0)};
        return inexact<T>(sqrt(x.value));
    }
    if (name == "exp") return x.exact && *x.exact == 0 ? exactly<T>(1) : inexact<T>(exp(x.value));
    if (name == "log") {
        require(above(x, 0, true), name, x);
        return x.exact && *x.exact == 1 ? exactly<T>(0) : inexact<T>(log(x.value));
    }
    if (name == "abs")
        return x.exact ? exactly<T>(Rational(*x.exact < 0 ? Rational(-*x.exact) : *x.exact))
                       : inexact<T>(T(abs(x.value)));
    if (name == "relu" || name == "step") return positive_part(x, name == "step");
    if (name == "max" || name == "min") return extremum(a, name == "max");
    if (name == "Gamma") return gamma_of(x);
    if (name == "binom") return binomial(x, a.at(1));
    for (const char* known : {"sin", "cos", "arcsin", "arccos", "arctan"})
        if (name == known) return trigonometric(name, x);
    throw Stop{Status::unsupported, "a value of " + name};
}

template Coordinate<Ball> apply(const std::string&, int, const std::vector<Coordinate<Ball>>&,
                                const std::map<std::string, Rational>&);
template Coordinate<Real> apply(const std::string&, int, const std::vector<Coordinate<Real>>&,
                                const std::map<std::string, Rational>&);
template Coordinate<Ball> power(const Coordinate<Ball>&, const Coordinate<Ball>&);
template Coordinate<Real> power(const Coordinate<Real>&, const Coordinate<Real>&);
template std::string shown(const Coordinate<Ball>&);
template std::string shown(const Coordinate<Real>&);
template long integer(const Coordinate<Ball>&, const std::string&);
template long integer(const Coordinate<Real>&, const std::string&);

}  // namespace claim::language::detail
