// Closed expressions in Q[pi, 1/pi, square roots, symbols].
#include "claim/language/constant_form.hpp"

#include "claim/language/text.hpp"
#include "ntk/kernel/arc_cosine_series.hpp"

namespace claim::language {

using rigor::Rational, rigor::SymbolicConstant;
using Constant = SymbolicConstant;

namespace {

struct NoValue {};

constexpr long deepest_exact_layer = 8;

Constant root_of(long n) { return Constant::sqrt_of(Rational(n)); }

/// cos(pi k/12) for k = 0 … 6.
Constant twelfth(long k) {
    const Rational half(1, 2), quarter(1, 4);
    switch (k) {
        case 0: return 1;
        case 1: return Constant(quarter) * (root_of(6) + root_of(2));
        case 2: return Constant(half) * root_of(3);
        case 3: return Constant(half) * root_of(2);
        case 4: return Constant(half);
        case 5: return Constant(quarter) * (root_of(6) - root_of(2));
        default: return 0;
    }
}

Constant from(const ntk::PiRational& c) { return Constant(c.plain) + Constant(c.over_pi) * Constant::pi().inverse(); }

/// q of a constant q pi.
std::optional<Rational> turns(const Constant& angle) {
    if (angle.is_formally_zero()) return Rational(0);
    return (angle * Constant::pi().inverse()).rational_value();
}

/// The cyclotomic polynomial of order n, coefficient of x^k at k.
std::vector<rigor::Integer> cyclotomic(long n) {
    std::vector<rigor::Integer> p(static_cast<std::size_t>(n) + 1, 0);
    p[0] = -1;
    p.back() = 1;
    for (long d = 1; d < n; ++d) {
        if (n % d != 0) continue;
        const std::vector<rigor::Integer> divisor = cyclotomic(d);
        std::vector<rigor::Integer> quotient(p.size() - divisor.size() + 1, 0);
        for (std::size_t i = quotient.size(); i-- > 0;) {
            quotient[i] = p[i + divisor.size() - 1];
            for (std::size_t j = 0; j < divisor.size(); ++j) p[i + j] -= quotient[i] * divisor[j];
        }
        p = std::move(quotient);
    }
    return p;
}

/// cos(2 pi k/n) = (z^k + z^(-k))/2 by its coordinates in 1, z, z^2, …, a basis of the field of z = exp(2 pi i/n).
std::vector<Rational> cyclotomic_cosine(long k, long n) {
    std::vector<Rational> c(static_cast<std::size_t>(n), 0);
    c[static_cast<std::size_t>(k % n)] += Rational(1, 2);
    c[static_cast<std::size_t>((n - k % n) % n)] += Rational(1, 2);
    const std::vector<rigor::Integer> p = cyclotomic(n);
    for (std::size_t i = c.size(); i-- >= p.size();) {
        const Rational top = c[i];
        for (std::size_t j = 0; j < p.size(); ++j) c[i + j + 1 - p.size()] -= top * Rational(p[j]);
    }
    c.resize(p.size() - 1);
    return c;
}

}  // namespace

std::optional<Constant> cosine_of_turn(const Rational& turn) {
    // To [0, 1], then to [0, 1/2].
    Rational q = abs(turn);
    const rigor::Integer periods = numerator(q) / (2 * denominator(q));
    q -= 2 * Rational(periods);
    if (q > 1) q = 2 - q;
    const bool obtuse = q > Rational(1, 2);
    if (obtuse) q = 1 - q;
    std::optional<Constant> c;
    if (denominator(Rational(12 * q)) == 1) c = twelfth(static_cast<long>(numerator(Rational(12 * q))));
    if (q == Rational(1, 5)) c = Constant(Rational(1, 4)) * (Constant(1) + root_of(5));
    if (q == Rational(2, 5)) c = Constant(Rational(1, 4)) * (root_of(5) - Constant(1));
    if (c && obtuse) c = -*c;
    return c;
}

std::optional<Constant> ConstantForms::of(const Expression& e) {
    try {
        return value(e);
    } catch (const NoValue&) {
    } catch (const std::domain_error&) {
    } catch (const std::invalid_argument&) {
    }
    return std::nullopt;
}

Constant ConstantForms::symbol(const std::string& meaning) {
    const auto [at, fresh] = symbols_.try_emplace(meaning, "s" + std::to_string(symbols_.size() + 1));
    return Constant::symbol(at->second);
}

Constant ConstantForms::value(const Expression& e) {
    const auto& c = e->children;
    switch (e->kind) {
        case Kind::number: return Constant(e->number);
        case Kind::constant:
            if (e->name == "pi") return Constant::pi();
            if (e->name == "euler") return symbol("euler");
            throw NoValue{};
        case Kind::sum: {
            Constant total;
            for (const Expression& child : c) total += value(child);
            return total;
        }
        case Kind::product: {
            Constant total = 1;
            for (const Expression& child : c) total *= value(child);
            return total;
        }
        case Kind::negate: return -value(c[0]);
        case Kind::reciprocal: return inverse(value(c[0]));
        case Kind::power: {
            const Constant base = value(c[0]), exponent = value(c[1]);
            if (const auto q = exponent.rational_value()) return power(base, *q);
            return symbol("power(" + rigor::to_string(base) + ", " + rigor::to_string(exponent) + ")");
        }
        case Kind::factorial: {
            const auto n = value(c[0]).rational_value();
            if (!n || denominator(*n) != 1 || *n < 0 || *n > 500) throw NoValue{};
            Rational f = 1;
            for (long i = 2; i <= static_cast<long>(numerator(*n)); ++i) f *= i;
            return Constant(f);
        }
        case Kind::call: return call_value(e);
        default: throw NoValue{};
    }
}

Constant ConstantForms::inverse(const Constant& c) {
    if (c.is_formally_zero()) throw NoValue{};
    if (c.terms().size() == 1 && !c.has_symbols()) return c.inverse();
    if (c.terms().size() == 2 && !c.has_symbols()) {
        // (x + y)(x - y) is a single term for x, y of one power of pi with rational squares.
        const auto& [m, q] = *c.terms().begin();
        const Constant x =
            Constant(q) * Constant::sqrt_of(Rational(m.radicand)) *
            (m.pi_power < 0 ? Constant::pi().inverse().power(-m.pi_power) : Constant::pi().power(m.pi_power));
        const Constant conjugate = x - (c - x), norm = c * conjugate;
        if (norm.terms().size() == 1) return conjugate * norm.inverse();
    }
    return symbol("inverse(" + rigor::to_string(c) + ")");
}

Constant ConstantForms::root(const Constant& c) {
    if (c.is_formally_zero()) return c;
    if (const auto q = c.rational_value()) return Constant::sqrt_of(*q);
    if (!c.has_symbols()) try {
            return c.sqrt();
        } catch (const std::domain_error&) {
        }
    return symbol("sqrt(" + rigor::to_string(c) + ")");
}

Constant ConstantForms::power(const Constant& base, const Rational& exponent) {
    if (abs(exponent) > 60 || denominator(exponent) > 2)
        return symbol("power(" + rigor::to_string(base) + ", " + exponent.str() + ")");
    const Constant b = denominator(exponent) == 2 ? root(base) : base;
    const long n = static_cast<long>(numerator(exponent));
    return n < 0 ? inverse(b).power(-n) : b.power(n);
}

Constant ConstantForms::arccos(const Constant& u) {
    for (const long parts : {12l, 5l})
        for (long k = 0; k <= parts; ++k)
            if (u == *cosine_of_turn(Rational(k, parts))) return Constant(Rational(k, parts)) * Constant::pi();
    const auto of_minus = symbols_.find("arccos(" + rigor::to_string(-u) + ")");
    if (of_minus != symbols_.end()) return Constant::pi() - Constant::symbol(of_minus->second);
    return symbol("arccos(" + rigor::to_string(u) + ")");
}

Constant ConstantForms::cosine(const Constant& angle, const std::string& name) {
    const auto q = turns(angle);
    if (q)
        if (const auto c = cosine_of_turn(*q)) return *c;
    if (q && denominator(*q) <= 64) {
        // Linear relations between cosines of one denominator are those of the coordinates.
        const long n = 2 * static_cast<long>(denominator(*q));
        const rigor::Integer turn = abs(numerator(*q)) % n;
        const std::vector<Rational> c = cyclotomic_cosine(static_cast<long>(turn), n);
        Constant total = c[0];
        for (std::size_t j = 1; j < c.size(); ++j)
            if (c[j] != 0)
                total += Constant(c[j]) * symbol("root of unity " + std::to_string(n) + "^" + std::to_string(j));
        return total;
    }
    return symbol(name + "(" + rigor::to_string(angle) + ")");
}

Constant ConstantForms::kappa0(const Constant& u) { return Constant(1) - arccos(u) * Constant::pi().inverse(); }
Constant ConstantForms::kappa1(const Constant& u) {
    return u * kappa0(u) + root(Constant(1) - u * u) * Constant::pi().inverse();
}

/// rho, T, theta_bar, theta, sigma and sigma_dot of u at a literal depth: with q the variance,
///   S_1 = u/n0 + beta^2,   S_(l + 1) = q/2 kappa1(S_l/q) + beta^2,   K_(l + 1) = kappa0(S_l/q)/2 K_l + S_(l + 1),
/// and without the factors 1/2 for rho and T.
Constant ConstantForms::layers(const Expression& e, const Constant& u) {
    const auto depth = value(e->children[1]).rational_value();
    if (!depth || denominator(*depth) != 1 || *depth < 1 || *depth > deepest_exact_layer) throw NoValue{};
    const bool network = e->name == "theta" || e->name == "sigma" || e->name == "sigma_dot";
    std::map<std::string, Rational> options{{"n0", 1}, {"beta", 0}};
    for (std::size_t i = 0; i < e->names.size(); ++i) {
        const auto q = value(e->children[2 + i]).rational_value();
        if (!q) throw NoValue{};
        options[e->names[i]] = *q;
    }
    if (options["n0"] < 1 || options["beta"] < 0) throw NoValue{};
    const Rational gain = network ? Rational(1, 2) : Rational(1), bias = options["beta"] * options["beta"];
    Rational variance = 1 / options["n0"] + bias;
    Constant covariance = Constant(Rational(1 / options["n0"])) * u + Constant(bias), kernel = covariance;
    Constant slope;
    for (long l = 1;; ++l) {
        const Constant correlation = covariance * Constant(Rational(1 / variance));
        slope = Constant(gain) * kappa0(correlation);
        if (l == static_cast<long>(numerator(*depth))) break;
        covariance = Constant(Rational(gain * variance)) * kappa1(correlation) + Constant(bias);
        kernel = slope * kernel + covariance;
        variance = gain * variance + bias;
    }
    if (e->name == "rho" || e->name == "sigma") return covariance;
    if (e->name == "sigma_dot") return slope;
    return e->name == "theta_bar" ? kernel * Constant(Rational(1 / *depth)) : kernel;
}

Constant ConstantForms::call_value(const Expression& e) {
    if (e->name == "coeff") {
        const Expression& f = e->children[0];
        const auto n = value(e->children[1]).rational_value();
        if (f->kind != Kind::function || f->primes > 0 || !n || denominator(*n) != 1 || *n < 0 || *n > 2000)
            throw NoValue{};
        const long index = static_cast<long>(numerator(*n));
        if (f->name == "kappa0") return from(ntk::kappa_0_coefficient(index));
        if (f->name == "kappa1" || f->name == "h") return from(ntk::kappa_1_coefficient(index));
        throw NoValue{};
    }
    std::vector<Constant> a;
    for (const Expression& child : e->children) a.push_back(value(child));
    const Constant half_pi = Constant(Rational(1, 2)) * Constant::pi();
    const bool arc_cosine = e->name == "kappa0" || e->name == "kappa1" || e->name == "h";
    if (e->primes == 0 || (arc_cosine && e->name != "kappa0" && e->primes == 1)) {
        if (e->name == "kappa0" || (arc_cosine && e->primes == 1)) return kappa0(a[0]);
        if (arc_cosine) return kappa1(a[0]);
        if (e->name == "sqrt") return root(a[0]);
        if (e->name == "arccos") return arccos(a[0]);
        if (e->name == "arcsin") return half_pi - arccos(a[0]);
        if (e->name == "cos") return cosine(a[0], "cos");
        if (e->name == "sin" && turns(a[0])) return cosine(half_pi - a[0], "cos");
        if (e->name == "exp" && a[0].is_formally_zero()) return 1;
        for (const char* known : {"rho", "T", "theta_bar", "theta", "sigma", "sigma_dot"})
            if (e->name == known) return layers(e, a[0]);
    }
    std::string meaning = e->name + std::string(static_cast<std::size_t>(e->primes), '\'') + "(";
    for (const Constant& x : a) meaning += rigor::to_string(x) + "; ";
    for (const std::string& option : e->names) meaning += option + " ";
    return symbol(meaning + ")");
}

Expression simplified_constant(const Expression& e) {
    if (e->kind == Kind::number) return e;
    ConstantForms exact;
    const auto c = exact.of(e);
    if (!c) return e;
    const auto q = c->rational_value();
    if (!q) return e;
    return *q < 0 ? negate(number(Rational(-*q))) : number(*q);
}

}  // namespace claim::language
