// Polynomials with rational coefficients in named variables, and their signs on boxes of integers and real numbers.
#pragma once

#include "rigor/number/rational.hpp"

#include <concepts>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace claim::language {

class NamedPolynomial {
public:
    using Rational = rigor::Rational;
    using Monomial = std::map<std::string, long>;  ///< exponents, all positive
    /// Thrown for polynomials beyond the size that is tried.
    struct TooLong {};

    NamedPolynomial() = default;
    NamedPolynomial(const Rational& q) { add({}, q); }
    NamedPolynomial(std::integral auto q) : NamedPolynomial(Rational(q)) {}
    static NamedPolynomial name(const std::string& name);

    const std::map<Monomial, Rational>& terms() const { return terms_; }
    bool is_zero() const { return terms_.empty(); }
    /// The value of a polynomial without names.
    std::optional<Rational> constant() const;
    Rational constant_term() const;
    std::set<std::string> names() const;
    long degree(const std::string& name) const;
    long total_degree() const;
    /// The coefficient of name^k.
    NamedPolynomial coefficient(const std::string& name, long k) const;
    NamedPolynomial substituted(const std::string& name, const NamedPolynomial& value) const;
    /// Times 1/c, so that the last coefficient is 1; c is returned. Not for zero.
    Rational make_monic();
    NamedPolynomial power(long n) const;
    std::string text() const;

    friend NamedPolynomial operator+(NamedPolynomial a, const NamedPolynomial& b);
    friend NamedPolynomial operator-(const NamedPolynomial& a) { return a * NamedPolynomial(-1); }
    friend NamedPolynomial operator-(const NamedPolynomial& a, const NamedPolynomial& b) { return a + -b; }
    friend NamedPolynomial operator*(const NamedPolynomial& a, const NamedPolynomial& b);
    friend bool operator==(const NamedPolynomial&, const NamedPolynomial&) = default;
    friend bool operator<(const NamedPolynomial& a, const NamedPolynomial& b) { return a.terms_ < b.terms_; }

private:
    void add(const Monomial& m, const Rational& q);
    std::map<Monomial, Rational> terms_;
};

/// What a name runs through.
struct NameRange {
    bool integer = true;
    std::optional<rigor::Rational> lower = {}, upper = {};
    bool lower_closed = true, upper_closed = true;
};

/// Independent ranges of names. All answers are proofs for the whole box; `false` says nothing.
struct NameBox {
    std::map<std::string, NameRange> names;

    bool is_positive(const NamedPolynomial& p) const;
    bool is_nonnegative(const NamedPolynomial& p) const;
    bool is_nonzero(const NamedPolynomial& p) const;
    /// Integer coefficients and integer names only.
    bool is_integer(const NamedPolynomial& p) const;
    /// The same box with another first value of an integer name.
    NameBox from(const std::string& name, const rigor::Rational& first) const;
};

/// The integer zeros >= first of a polynomial in one name that is not zero; empty optional: too many to look through.
std::optional<std::vector<long>> integer_zeros(const NamedPolynomial& p, const std::string& name, long first);

}  // namespace claim::language
