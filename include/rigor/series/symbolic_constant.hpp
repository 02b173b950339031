// SymbolicConstant: exact constants of asymptotic expansions, finite sums of q pi^i sqrt(d) S with rational q, integer i, squarefree d and a
// monomial S in named symbols (constants whose value is not known exactly). The form is canonical: equal forms are equal formal expressions.
#pragma once

#include "rigor/number/ball_functions.hpp"
#include "rigor/number/ladder.hpp"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <map>
#include <optional>
#include <tuple>

namespace rigor {

/// Enclosures of the symbols' values.
using Symbols = std::map<std::string, Ball>;

/// Every operation that would leave the sizes below throws std::domain_error.
class SymbolicConstant {
public:
    static constexpr long largest_bits = 1 << 14;           ///< of a coefficient's numerator or denominator, and of a radicand
    static constexpr std::size_t largest_product = 1 << 12;  ///< products of single terms that one multiplication may take
    static constexpr long largest_exponent = 1'000'000;     ///< of pi and of a symbol

    /// pi^pi_power sqrt(radicand) prod symbol^exponent; radicand squarefree, exponents at least 1.
    struct Monomial {
        std::map<std::string, long> symbols;
        long pi_power = 0;
        Integer radicand = 1;

        bool operator==(const Monomial&) const = default;
        /// The order of printing: higher degree in the symbols first, then higher powers of pi, then larger radicands.
        bool operator<(const Monomial& other) const {
            return std::make_tuple(-degree(), std::cref(symbols), -pi_power, Integer(-radicand)) <
                   std::make_tuple(-other.degree(), std::cref(other.symbols), -other.pi_power, Integer(-other.radicand));
        }
        long degree() const {
            long sum = 0;
            for (const auto& [name, exponent] : symbols) sum += exponent;
            return sum;
        }
    };

    SymbolicConstant() = default;
    SymbolicConstant(std::integral auto value) : SymbolicConstant(Rational(value)) {}
    SymbolicConstant(const Rational& q) { add_term({}, q); }
    /// A floating-point number is no exact constant.
    SymbolicConstant(std::floating_point auto) = delete;

    static SymbolicConstant pi() { return single({.symbols = {}, .pi_power = 1, .radicand = 1}, 1); }
    /// A letter, then letters, digits and underscores, but neither pi nor sqrt; throws std::invalid_argument otherwise.
    static SymbolicConstant symbol(const std::string& name) {
        const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
        const auto inner = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_'; };
        if (name.empty() || !letter(name[0]) || !std::all_of(name.begin(), name.end(), inner) || name == "pi" || name == "sqrt")
            throw std::invalid_argument("'" + name + "' is no name of a symbol; expected a letter, then letters, digits and underscores");
        return single({.symbols = {{name, 1}}, .pi_power = 0, .radicand = 1}, 1);
    }
    /// sqrt(q). Throws std::domain_error for q < 0, and for numbers whose square factors are out of reach (see square_part).
    static SymbolicConstant sqrt_of(const Rational& q) {
        if (q < 0) throw std::domain_error("sqrt(" + q.str() + ") is not real");
        if (q == 0) return {};
        // Coprime squarefree numbers have a squarefree product: with q = s^2 d/(t^2 e), sqrt(q) = s/(t e) sqrt(d e).
        const auto [s, d] = square_part(Integer(numerator(q)));
        const auto [t, e] = square_part(Integer(denominator(q)));
        return single({.symbols = {}, .pi_power = 0, .radicand = Integer(d * e)}, Rational(s, Integer(t * e)));
    }

    /// The terms in the order of printing; no coefficient is zero.
    const std::map<Monomial, Rational>& terms() const { return terms_; }
    bool operator==(const SymbolicConstant&) const = default;

    bool is_formally_zero() const { return terms_.empty(); }
    bool has_symbols() const {
        // Monomials with symbols come first.
        return !terms_.empty() && !terms_.begin()->first.symbols.empty();
    }
    /// The constant as a rational number, if it formally is one.
    std::optional<Rational> rational_value() const {
        if (terms_.empty()) return Rational(0);
        return terms_.size() == 1 && terms_.begin()->first == Monomial{} ? std::optional(terms_.begin()->second) : std::nullopt;
    }

    SymbolicConstant& operator+=(const SymbolicConstant& b) {
        for (const auto& [monomial, q] : b.terms_) add_term(monomial, q);
        return *this;
    }
    SymbolicConstant& operator*=(const SymbolicConstant& b) {
        if (terms_.size() * b.terms_.size() > largest_product)
            throw std::domain_error("a product of sums of " + std::to_string(terms_.size()) + " and " + std::to_string(b.terms_.size()) +
                                    " terms; expected at most " + std::to_string(largest_product) + " products of terms");
        SymbolicConstant product;
        for (const auto& [m, p] : terms_)
            for (const auto& [n, q] : b.terms_) {
                // sqrt(d) sqrt(e) = g sqrt(d/g e/g) with g = gcd(d, e), and d/g e/g is squarefree.
                const Integer g = gcd(m.radicand, n.radicand);
                Monomial both = m;
                both.radicand = Integer(m.radicand / g) * Integer(n.radicand / g);
                both.pi_power += n.pi_power;
                for (const auto& [name, exponent] : n.symbols) both.symbols[name] += exponent;
                product.add_term(both, p * q * Rational(g));
            }
        return *this = std::move(product);
    }
    SymbolicConstant& operator-=(const SymbolicConstant& b) { return *this += -b; }
    friend SymbolicConstant operator+(SymbolicConstant a, const SymbolicConstant& b) { return a += b; }
    friend SymbolicConstant operator-(SymbolicConstant a, const SymbolicConstant& b) { return a -= b; }
    friend SymbolicConstant operator*(SymbolicConstant a, const SymbolicConstant& b) { return a *= b; }
    friend SymbolicConstant operator-(SymbolicConstant a) {
        for (auto& [monomial, q] : a.terms_) q = -q;
        return a;
    }

    /// The n-th power; the 0-th is 1. Throws std::invalid_argument for n < 0.
    SymbolicConstant power(long n) const {
        if (n < 0) throw std::invalid_argument("the power " + std::to_string(n) + "; expected an exponent of at least 0");
        SymbolicConstant result(1), square(*this);
        for (; n > 0; n /= 2) {
            if (n % 2 == 1) result *= square;
            if (n > 1) square *= square;
        }
        return result;
    }
    /// 1/x of a single term without symbols, the reciprocals that stay in the form; throws std::domain_error otherwise.
    SymbolicConstant inverse() const;
    /// The square root of q pi^i with rational q > 0 and even i; throws std::domain_error otherwise. sqrt(0) = 0.
    SymbolicConstant sqrt() const;

    /// At the working precision; not finite if a symbol has no value.
    Ball enclosure(const Symbols& symbols = {}) const {
        Ball sum(0);
        for (const auto& [monomial, q] : terms_) {
            Ball term = Ball(q) * rigor::sqrt(Ball(Rational(monomial.radicand)));
            const Ball power_of_pi = rigor::power(Ball::pi(), static_cast<unsigned long>(std::abs(monomial.pi_power)));
            term = monomial.pi_power < 0 ? term / power_of_pi : term * power_of_pi;
            for (const auto& [name, exponent] : monomial.symbols) {
                const auto value = symbols.find(name);
                term *= value == symbols.end() ? Ball(0) / Ball(0) : rigor::power(value->second, static_cast<unsigned long>(exponent));
            }
            sum += term;
        }
        return sum;
    }

    /// yes only if formally zero. Without symbols that decides: pi is transcendental, so the powers of pi are linearly independent
    /// over the algebraic numbers, and the square roots of distinct squarefree integers are linearly independent over the rationals.
    /// With symbols: no if the enclosure at the working precision excludes 0.
    Truth is_zero(const Symbols& symbols = {}) const {
        if (is_formally_zero()) return Truth::yes;
        if (!has_symbols() || !enclosure(symbols).contains(Rational(0))) return Truth::no;
        return Truth::unknown;
    }
    /// Without symbols the sign is decided, because a constant that is not formally zero is not zero (unknown only if 2^20 bits do not
    /// separate it from 0). With symbols: what the enclosure at the working precision shows.
    Truth is_positive(const Symbols& symbols = {}) const {
        if (is_formally_zero()) return Truth::no;
        if (has_symbols()) return certainly_positive(enclosure(symbols));
        return climb({.first = 64, .last = 1L << 20}, [&]() -> std::optional<Truth> {
            const Truth sign = certainly_positive(enclosure());
            return sign == Truth::unknown ? std::nullopt : std::optional(sign);
        }).value_or(Truth::unknown);
    }

private:
    static SymbolicConstant single(const Monomial& monomial, const Rational& q) {
        SymbolicConstant c;
        c.add_term(monomial, q);
        return c;
    }
    /// n = s^2 d with d squarefree, for n > 0. Trial division up to B = 10^5 leaves a cofactor without prime factors up to B: a square, or
    /// squarefree if it is at most B^3 (at most two prime factors), or out of reach: then std::domain_error.
    static std::pair<Integer, Integer> square_part(Integer n);
    void add_term(const Monomial& monomial, const Rational& q);

    std::map<Monomial, Rational> terms_;
};

/// Sums of products such as "3/8", "9/2*pi^2", "1/4*C - 1/8", "1/3*sqrt(2)/pi"; "0" for zero.
inline std::string to_string(const SymbolicConstant& c) {
    const auto with_exponent = [](const std::string& base, long exponent) {
        return exponent == 1 ? base : base + "^" + std::to_string(exponent);
    };
    std::string text;
    for (const auto& [monomial, q] : c.terms()) {
        const Rational size = abs(q);
        std::string product;
        const auto times = [&](const std::string& factor) { product += (product.empty() ? "" : "*") + factor; };
        if (size != 1) times(size.str());
        if (monomial.radicand != 1) times("sqrt(" + monomial.radicand.str() + ")");
        if (monomial.pi_power > 0) times(with_exponent("pi", monomial.pi_power));
        for (const auto& [name, exponent] : monomial.symbols) times(with_exponent(name, exponent));
        if (product.empty()) product = "1";
        if (monomial.pi_power < 0) product += "/" + with_exponent("pi", -monomial.pi_power);
        text += text.empty() ? (q < 0 ? "-" : "") : (q < 0 ? " - " : " + ");
        text += product;
    }
    return text.empty() ? "0" : text;
}

inline SymbolicConstant SymbolicConstant::inverse() const {
    if (is_formally_zero()) throw std::domain_error("division by zero");
    const auto& [monomial, q] = *terms_.begin();
    if (terms_.size() != 1 || has_symbols())
        throw std::domain_error("the reciprocal of " + to_string(*this) + "; expected a single term without symbols");
    // 1/sqrt(d) = sqrt(d)/d.
    return single({.symbols = {}, .pi_power = -monomial.pi_power, .radicand = monomial.radicand}, 1 / (q * Rational(monomial.radicand)));
}

inline SymbolicConstant SymbolicConstant::sqrt() const {
    if (is_formally_zero()) return {};
    const auto& [monomial, q] = *terms_.begin();
    if (terms_.size() != 1 || has_symbols() || monomial.pi_power % 2 != 0 || monomial.radicand != 1 || q < 0)
        throw std::domain_error("the square root of " + to_string(*this) + "; expected a positive rational number times an even power of pi");
    return sqrt_of(q) * single({.symbols = {}, .pi_power = monomial.pi_power / 2, .radicand = 1}, 1);
}

inline std::pair<Integer, Integer> SymbolicConstant::square_part(Integer n) {
    constexpr unsigned long bound = 100'000;
    const Integer given = n;
    Integer square = 1, rest = 1;
    for (unsigned long p = 2; p <= bound && n >= Integer(p) * p; p += p == 2 ? 1 : 2) {
        bool odd = false;
        while (mpz_divisible_ui_p(n.backend().data(), p)) {
            mpz_divexact_ui(n.backend().data(), n.backend().data(), p);
            if (odd) square *= p;
            odd = !odd;
        }
        if (odd) rest *= p;
    }
    if (mpz_perfect_square_p(n.backend().data())) return {Integer(square * boost::multiprecision::sqrt(n)), rest};
    if (n > Integer(bound) * bound * bound)
        throw std::domain_error("the square factors of " + given.str().substr(0, 60) + " are out of reach; expected prime factors up to " +
                                std::to_string(bound) + " and a square, or a number up to 10^15");
    return {square, Integer(rest * n)};
}

inline void SymbolicConstant::add_term(const Monomial& monomial, const Rational& q) {
    if (q == 0) return;
    const auto entry = terms_.try_emplace(monomial, 0).first;
    entry->second += q;
    if (entry->second == 0) {
        terms_.erase(entry);
        return;
    }
    const auto bits = [](const Integer& n) { return static_cast<long>(mpz_sizeinbase(n.backend().data(), 2)); };
    const long size =
        std::max({bits(Integer(numerator(entry->second))), bits(Integer(denominator(entry->second))), bits(monomial.radicand)});
    if (size > largest_bits)
        throw std::domain_error("a number of " + std::to_string(size) + " bits; expected at most " + std::to_string(largest_bits));
    long exponent = std::abs(monomial.pi_power);
    for (const auto& [name, of_symbol] : monomial.symbols) exponent = std::max(exponent, of_symbol);
    if (exponent > largest_exponent)
        throw std::domain_error("an exponent of " + std::to_string(exponent) + "; expected at most " + std::to_string(largest_exponent));
}

}  // namespace rigor
