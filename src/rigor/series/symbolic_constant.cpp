// The canonical form of SymbolicConstant, its enclosure, and its text. Equality is formal; the independence that makes
// it decide is said at is_zero.
#include "rigor/series/symbolic_constant.hpp"

#include "rigor/number/ladder.hpp"

#include <algorithm>
#include <cstdlib>
#include <functional>
#include <stdexcept>
#include <tuple>

namespace rigor {

bool SymbolicConstant::Monomial::operator<(const Monomial& other) const {
    return std::make_tuple(-degree(), std::cref(symbols), -pi_power, Integer(-radicand)) <
           std::make_tuple(-other.degree(), std::cref(other.symbols), -other.pi_power, Integer(-other.radicand));
}

long SymbolicConstant::Monomial::degree() const {
    long sum = 0;
    for (const auto& [name, exponent] : symbols) sum += exponent;
    return sum;
}

SymbolicConstant SymbolicConstant::symbol(const std::string& name) {
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto inner = [&](char c) { return letter(c) || (c >= '0' && c <= '9') || c == '_'; };
    if (name.empty() || !letter(name[0]) || !std::all_of(name.begin(), name.end(), inner) || name == "pi" ||
        name == "sqrt")
        throw std::invalid_argument(
            "'" + name + "' is no name of a symbol; expected a letter, then letters, digits and underscores");
    return single({.symbols = {{name, 1}}, .pi_power = 0, .radicand = 1}, 1);
}

SymbolicConstant SymbolicConstant::sqrt_of(const Rational& q) {
    if (q < 0) throw std::domain_error("sqrt(" + q.str() + ") is not real");
    if (q == 0) return {};
    // Coprime squarefree numbers have a squarefree product: with q = s^2 d/(t^2 e), sqrt(q) = s/(t e) sqrt(d e).
    const auto [s, d] = square_part(Integer(numerator(q)));
    const auto [t, e] = square_part(Integer(denominator(q)));
    return single({.symbols = {}, .pi_power = 0, .radicand = Integer(d * e)}, Rational(s, Integer(t * e)));
}

std::optional<Rational> SymbolicConstant::rational_value() const {
    if (terms_.empty()) return Rational(0);
    return terms_.size() == 1 && terms_.begin()->first == Monomial{} ? std::optional(terms_.begin()->second)
                                                                     : std::nullopt;
}

SymbolicConstant& SymbolicConstant::operator+=(const SymbolicConstant& b) {
    for (const auto& [monomial, q] : b.terms_) add_term(monomial, q);
    return *this;
}

SymbolicConstant& SymbolicConstant::operator*=(const SymbolicConstant& b) {
    if (terms_.size() * b.terms_.size() > largest_product)
        throw std::domain_error("a product of sums of " + std::to_string(terms_.size()) + " and " +
                                std::to_string(b.terms_.size()) + " terms; expected at most " +
                                std::to_string(largest_product) + " products of terms");
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

SymbolicConstant SymbolicConstant::power(long n) const {
    if (n < 0) throw std::invalid_argument("the power " + std::to_string(n) + "; expected an exponent of at least 0");
    SymbolicConstant result(1), square(*this);
    for (; n > 0; n /= 2) {
        if (n % 2 == 1) result *= square;
        if (n > 1) square *= square;
    }
    return result;
}

Ball SymbolicConstant::enclosure(const Symbols& symbols) const {
    Ball sum(0);
    for (const auto& [monomial, q] : terms_) {
        Ball term = Ball(q) * rigor::sqrt(Ball(Rational(monomial.radicand)));
        const Ball power_of_pi = rigor::power(Ball::pi(), static_cast<unsigned long>(std::abs(monomial.pi_power)));
        term = monomial.pi_power < 0 ? term / power_of_pi : term * power_of_pi;
        for (const auto& [name, exponent] : monomial.symbols) {
            const auto value = symbols.find(name);
            term *= value == symbols.end() ? Ball(0) / Ball(0)
                                           : rigor::power(value->second, static_cast<unsigned long>(exponent));
        }
        sum += term;
    }
    return sum;
}

Truth SymbolicConstant::is_zero(const Symbols& symbols) const {
    if (is_formally_zero()) return Truth::yes;
    if (!has_symbols() || !enclosure(symbols).contains(Rational(0))) return Truth::no;
    return Truth::unknown;
}

Truth SymbolicConstant::is_positive(const Symbols& symbols) const {
    if (is_formally_zero()) return Truth::no;
    if (has_symbols()) return certainly_positive(enclosure(symbols));
    return climb({.first = 64, .last = 1L << 20},
                 [&]() -> std::optional<Truth> {
                     const Truth sign = certainly_positive(enclosure());
                     return sign == Truth::unknown ? std::nullopt : std::optional(sign);
                 })
        .value_or(Truth::unknown);
}

SymbolicConstant SymbolicConstant::single(const Monomial& monomial, const Rational& q) {
    SymbolicConstant c;
    c.add_term(monomial, q);
    return c;
}

std::string to_string(const SymbolicConstant& c) {
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

SymbolicConstant SymbolicConstant::inverse() const {
    if (is_formally_zero()) throw std::domain_error("division by zero");
    const auto& [monomial, q] = *terms_.begin();
    if (terms_.size() != 1 || has_symbols())
        throw std::domain_error("the reciprocal of " + to_string(*this) + "; expected a single term without symbols");
    // 1/sqrt(d) = sqrt(d)/d.
    return single({.symbols = {}, .pi_power = -monomial.pi_power, .radicand = monomial.radicand},
                  1 / (q * Rational(monomial.radicand)));
}

SymbolicConstant SymbolicConstant::sqrt() const {
    if (is_formally_zero()) return {};
    const auto& [monomial, q] = *terms_.begin();
    if (terms_.size() != 1 || has_symbols() || monomial.pi_power % 2 != 0 || monomial.radicand != 1 || q < 0)
        throw std::domain_error("the square root of " + to_string(*this) +
                                "; expected a positive rational number times an even power of pi");
    return sqrt_of(q) * single({.symbols = {}, .pi_power = monomial.pi_power / 2, .radicand = 1}, 1);
}

std::pair<Integer, Integer> SymbolicConstant::square_part(Integer n) {
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
        throw std::domain_error("the square factors of " + given.str().substr(0, 60) +
                                " are out of reach; expected prime factors up to " + std::to_string(bound) +
                                " and a square, or a number up to 10^15");
    return {square, Integer(rest * n)};
}

void SymbolicConstant::add_term(const Monomial& monomial, const Rational& q) {
    if (q == 0) return;
    const auto entry = terms_.try_emplace(monomial, 0).first;
    entry->second += q;
    if (entry->second == 0) {
        terms_.erase(entry);
        return;
    }
    const auto bits = [](const Integer& n) { return static_cast<long>(mpz_sizeinbase(n.backend().data(), 2)); };
    const long size = std::max(
        {bits(Integer(numerator(entry->second))), bits(Integer(denominator(entry->second))), bits(monomial.radicand)});
    if (size > largest_bits)
        throw std::domain_error("a number of " + std::to_string(size) + " bits; expected at most " +
                                std::to_string(largest_bits));
    long exponent = std::abs(monomial.pi_power);
    for (const auto& [name, of_symbol] : monomial.symbols) exponent = std::max(exponent, of_symbol);
    if (exponent > largest_exponent)
        throw std::domain_error("an exponent of " + std::to_string(exponent) + "; expected at most " +
                                std::to_string(largest_exponent));
}

}  // namespace rigor
