// SymbolicConstant: exact constants of asymptotic expansions, finite sums of q pi^i sqrt(d) S with rational q, integer
// i, squarefree d and a monomial S in named symbols (constants whose value is not known exactly). The form is
// canonical: equal forms are equal formal expressions.
#pragma once

#include "rigor/number/ball_functions.hpp"

#include <concepts>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace rigor {

/// Enclosures of the symbols' values.
using Symbols = std::map<std::string, Ball>;

/// Every operation that would leave the sizes below throws std::domain_error.
class SymbolicConstant {
public:
    /// Of a coefficient's numerator or denominator, and of a radicand.
    static constexpr long largest_bits = 1 << 14;
    /// Products of single terms that one multiplication may take.
    static constexpr std::size_t largest_product = 1 << 12;
    static constexpr long largest_exponent = 1'000'000;  ///< of pi and of a symbol

    /// pi^pi_power sqrt(radicand) prod symbol^exponent; radicand squarefree, exponents at least 1.
    struct Monomial {
        std::map<std::string, long> symbols;
        long pi_power = 0;
        Integer radicand = 1;

        bool operator==(const Monomial&) const = default;
        /// The order of printing: higher degree in the symbols first, then higher powers of pi, then larger radicands.
        bool operator<(const Monomial& other) const;
        long degree() const;
    };

    SymbolicConstant() = default;
    SymbolicConstant(std::integral auto value) : SymbolicConstant(Rational(value)) {}
    SymbolicConstant(const Rational& q) { add_term({}, q); }
    /// A floating-point number is no exact constant.
    SymbolicConstant(std::floating_point auto) = delete;

    static SymbolicConstant pi() { return single({.symbols = {}, .pi_power = 1, .radicand = 1}, 1); }
    /// A letter, then letters, digits and underscores, but neither pi nor sqrt; throws std::invalid_argument
    /// otherwise.
    static SymbolicConstant symbol(const std::string& name);
    /// sqrt(q). Throws std::domain_error for q < 0, and for numbers whose square factors are out of reach (see
    /// square_part).
    static SymbolicConstant sqrt_of(const Rational& q);

    /// The terms in the order of printing; no coefficient is zero.
    const std::map<Monomial, Rational>& terms() const { return terms_; }
    bool operator==(const SymbolicConstant&) const = default;

    bool is_formally_zero() const { return terms_.empty(); }
    bool has_symbols() const {
        // Monomials with symbols come first.
        return !terms_.empty() && !terms_.begin()->first.symbols.empty();
    }
    /// The constant as a rational number, if it formally is one.
    std::optional<Rational> rational_value() const;

    SymbolicConstant& operator+=(const SymbolicConstant& b);
    SymbolicConstant& operator*=(const SymbolicConstant& b);
    SymbolicConstant& operator-=(const SymbolicConstant& b) { return *this += -b; }
    friend SymbolicConstant operator+(SymbolicConstant a, const SymbolicConstant& b) { return a += b; }
    friend SymbolicConstant operator-(SymbolicConstant a, const SymbolicConstant& b) { return a -= b; }
    friend SymbolicConstant operator*(SymbolicConstant a, const SymbolicConstant& b) { return a *= b; }
    friend SymbolicConstant operator-(SymbolicConstant a) {
        for (auto& [monomial, q] : a.terms_) q = -q;
        return a;
    }

    /// The n-th power; the 0-th is 1. Throws std::invalid_argument for n < 0.
    SymbolicConstant power(long n) const;
    /// 1/x of a single term without symbols, the reciprocals that stay in the form; throws std::domain_error
    /// otherwise.
    SymbolicConstant inverse() const;
    /// The square root of q pi^i with rational q > 0 and even i; throws std::domain_error otherwise. sqrt(0) = 0.
    SymbolicConstant sqrt() const;

    /// At the working precision; not finite if a symbol has no value.
    Ball enclosure(const Symbols& symbols = {}) const;

    /// yes only if formally zero. Without symbols that decides: pi is transcendental, so the powers of pi are linearly
    /// independent over the algebraic numbers, and the square roots of distinct squarefree integers are linearly
    /// independent over the rationals.
    /// With symbols: no if the enclosure at the working precision excludes 0.
    Truth is_zero(const Symbols& symbols = {}) const;
    /// Without symbols the sign is decided, because a constant that is not formally zero is not zero (unknown only if
    /// 2^20 bits do not separate it from 0). With symbols: what the enclosure at the working precision shows.
    Truth is_positive(const Symbols& symbols = {}) const;

private:
    static SymbolicConstant single(const Monomial& monomial, const Rational& q);
    /// n = s^2 d with d squarefree, for n > 0. Trial division up to B = 10^5 leaves a cofactor without prime factors
    /// up to B: a square, or squarefree if it is at most B^3 (at most two prime factors), or out of reach: then
    /// std::domain_error.
    static std::pair<Integer, Integer> square_part(Integer n);
    void add_term(const Monomial& monomial, const Rational& q);

    std::map<Monomial, Rational> terms_;
};

/// Sums of products such as "3/8", "9/2*pi^2", "1/4*C - 1/8", "1/3*sqrt(2)/pi"; "0" for zero.
std::string to_string(const SymbolicConstant& c);

}  // namespace rigor
