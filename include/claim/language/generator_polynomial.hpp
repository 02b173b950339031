// Polynomials with rational coefficients in numbered generators, reduced by the squares of roots, and their quotients.
#pragma once

#include "rigor/number/rational.hpp"

#include <map>
#include <string>
#include <vector>

namespace claim::language {

/// Sorted by generator; exponents of pi may be negative.
using GeneratorMonomial = std::vector<std::pair<int, long>>;

struct GeneratorPolynomial {
    std::map<GeneratorMonomial, rigor::Rational> terms;
    bool is_zero() const { return terms.empty(); }
    friend bool operator==(const GeneratorPolynomial&, const GeneratorPolynomial&) = default;
    friend bool operator<(const GeneratorPolynomial& a, const GeneratorPolynomial& b) { return a.terms < b.terms; }
};

struct GeneratorQuotient {
    GeneratorPolynomial n, d;
};

/// Thrown for polynomials beyond 4,000 terms.
struct TooLarge {};

class GeneratorRing {
public:
    static constexpr int pi = 0;
    using Poly = GeneratorPolynomial;
    using Quotient = GeneratorQuotient;

    GeneratorRing();
    int generator(const std::string& name, const std::string& meaning);
    /// generator^2 = square.
    void set_square(int generator, const Poly& square) { squares_[generator] = square; }
    const std::vector<std::string>& meanings() const { return meanings_; }

    static Poly constant(const rigor::Rational& q);
    static Poly gen(int g, long exponent = 1) { return {{{{{g, exponent}}, 1}}}; }
    static Poly add(Poly a, const Poly& b, const rigor::Rational& factor = 1);
    Poly multiply(const Poly& a, const Poly& b) const;
    Quotient quotient(Poly n, Poly d) const;
    Quotient whole(const Poly& n) const { return {n, constant(1)}; }
    Quotient add(const Quotient& a, const Quotient& b) const;
    Quotient multiply(const Quotient& a, const Quotient& b) const;
    static Quotient negate(const Quotient& a) { return {add({}, a.n, -1), a.d}; }
    bool same(const Quotient& a, const Quotient& b) const { return add(a, negate(b)).n.is_zero(); }
    std::string text(const Poly& p) const;

private:
    Poly reduced(Poly p) const;
    std::vector<std::string> names_, meanings_;
    std::map<int, Poly> squares_;
};

}  // namespace claim::language
