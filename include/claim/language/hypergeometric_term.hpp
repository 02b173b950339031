// Sums of terms "rational function times powers, factorials and constants" in a canonical form: factorials become
// rising factorials (b)_l with b in (0, 1] and l a primitive linear form (Gauss' multiplication formula), numbers under
// symbolic exponents their prime factors. Equal forms are equal wherever both are defined; two hypergeometric terms in
// one integer name are equal only if their forms are.
#pragma once

#include "claim/language/named_polynomial.hpp"

#include <optional>
#include <string>

namespace claim::language {

/// Thrown, with the part, where an expression has no such form, or is perhaps undefined.
struct NotHypergeometric {
    std::string why;
};

/// What bears an exponent: (beta)_base (exponent an integer), a prime number or -1 (`number`), a polynomial (`base`),
/// a constant that is not rational (`constant`: "pi", "e", a text), or a sum without closed form (`constant`, "sum: …";
/// it depends on the name and may be 0, and is refused where that matters).
struct TermAtom {
    enum class Kind { rising, number, base, constant } kind;
    rigor::Rational number = 0;
    NamedPolynomial base = {};
    std::string constant = {};
    bool is_sum() const { return kind == Kind::constant && constant.starts_with("sum: "); }
    friend bool operator<(const TermAtom& a, const TermAtom& b);
    friend bool operator==(const TermAtom&, const TermAtom&) = default;
};

/// top * prod factor^exponent * prod atom^exponent.
class HypergeometricTerm {
public:
    using Rational = rigor::Rational;
    HypergeometricTerm() : HypergeometricTerm(Rational(1)) {}
    HypergeometricTerm(const NamedPolynomial& p);
    HypergeometricTerm(const Rational& q) : HypergeometricTerm(NamedPolynomial(q)) {}

    NamedPolynomial top = {};
    std::map<NamedPolynomial, long> factors = {};  ///< monic, not constant; exponents of either sign
    std::map<TermAtom, NamedPolynomial> kernel = {};

    bool is_zero() const { return top.is_zero(); }
    /// The kernel is empty: a rational function.
    bool is_rational() const { return kernel.empty(); }
    void multiply_factor(const NamedPolynomial& p, long exponent);
    /// An atom's exponent grows; integer parts of exponents of numbers and polynomials leave the kernel.
    void multiply_atom(const TermAtom& atom, const NamedPolynomial& exponent);
    /// (c)_l for a positive rational c and a linear form l without constant and with nonnegative integer coefficients:
    /// of exponent +1 or -1.
    void multiply_rising(const Rational& c, const NamedPolynomial& form, int exponent);
    /// q^exponent for q != 0.
    void multiply_number_power(const Rational& q, const NamedPolynomial& exponent);

    friend HypergeometricTerm operator*(HypergeometricTerm a, const HypergeometricTerm& b);
    HypergeometricTerm inverse() const;  ///< of a term that is not zero
    /// t at name -> name + shift for an integer shift >= 0; rational numbers come out exactly.
    HypergeometricTerm shifted(const std::string& name, long shift) const;
    /// At an integer value >= 0 of the name.
    HypergeometricTerm at(const std::string& name, long value) const;
    /// For a linear form with nonnegative integer coefficients.
    HypergeometricTerm replaced(const std::string& name, const NamedPolynomial& value) const;
    std::string text() const;
};

/// top and positive factors multiplied out over a common denominator.
class TermSum {
public:
    TermSum() = default;
    TermSum(const HypergeometricTerm& t) { add(t); }
    TermSum(const rigor::Rational& q) : TermSum(HypergeometricTerm(q)) {}

    /// One for each kernel; none is zero.
    const std::vector<HypergeometricTerm>& terms() const { return terms_; }
    bool is_zero() const { return terms_.empty(); }
    /// The value of a rational number.
    std::optional<rigor::Rational> rational() const;
    /// A polynomial, if all factors have exponents >= 0 and nothing else stands in it.
    std::optional<NamedPolynomial> polynomial() const;

    friend TermSum operator+(TermSum a, const TermSum& b);
    friend TermSum operator*(const TermSum& a, const TermSum& b);
    friend TermSum operator-(const TermSum& a, const TermSum& b) { return a + TermSum(rigor::Rational(-1)) * b; }
    TermSum shifted(const std::string& name, long shift) const;
    TermSum at(const std::string& name, long value) const;
    TermSum replaced(const std::string& name, const NamedPolynomial& value) const;
    std::string text() const;

private:
    void add(const HypergeometricTerm& t);
    std::vector<HypergeometricTerm> terms_;
};

/// All factors multiplied out: numerator and denominator of a term without kernel.
std::pair<NamedPolynomial, NamedPolynomial> numerator_and_denominator(const HypergeometricTerm& t);

}  // namespace claim::language
