// Expressions in the state of one layer, (w, T) = (rho(z, L), T(z, L)), as polynomials in T, L and 2^-L whose
// coefficients are functions of w: what inductions over L calculate with. Equal forms are equal expressions where both
// are defined.
#pragma once

#include "claim/language/expression.hpp"

#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace claim::language {

/// Names of the state in expressions; none of them is a name of the statement.
struct LayerNames {
    std::string correlation, kernel, layer;
};

/// Thrown for what has no such form; says which part.
struct NoLayerForm : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// An argument that must lie somewhere for the expression to be defined.
struct Obligation {
    enum class Kind { positive, nonnegative, nonzero, correlation } kind;
    Expression argument;
};

class LayerPolynomial {
public:
    struct Monomial {
        long kernel = 0, layer = 0, halvings = 0;  ///< T^kernel L^layer 2^(-L halvings)
        std::map<std::string, long> atoms = {};    ///< functions of w and constants, by their text
        auto operator<=>(const Monomial&) const = default;
    };
    using Terms = std::map<Monomial, rigor::Rational>;
    /// Polynomials in L (coefficients from L^0 on) by multiplicity: what the terms are divided by.
    using Divisors = std::map<std::vector<rigor::Rational>, long>;

    /// The form of e in the names. Throws NoLayerForm.
    LayerPolynomial(const Expression& e, const LayerNames& names, std::vector<Obligation>* obligations = nullptr);

    bool is_zero() const { return terms_.empty(); }
    long kernel_degree() const;
    long layer_degree() const;
    /// Divided by 2^(-L n) if all terms have this factor; false otherwise.
    bool without_halvings();
    const Divisors& divisors() const { return divisors_; }
    /// What the expression was multiplied by to be the numerator: divisors, and the power of 2^L that was divided out.
    Expression factor() const;
    /// The coefficient of T^kernel in the numerator, as an expression in w and L.
    Expression kernel_coefficient(long kernel) const;
    /// The coefficient of T^kernel L^layer, an expression in w alone.
    Expression coefficient(long kernel, long layer) const;
    /// The whole numerator.
    Expression numerator() const;
    const Terms& terms() const { return terms_; }
    const Expression& atom(const std::string& text) const { return atoms_.at(text); }
    /// The numerator, without T and L, with these powers of atoms taken out of each term.
    Expression divided_by(const std::map<std::string, long>& atoms) const;

private:
    LayerPolynomial() = default;
    friend class LayerForm;

    Terms terms_;
    Divisors divisors_;
    long halvings_ = 0;  ///< that were divided out
    LayerNames names_;
    std::map<std::string, Expression> atoms_;
};

/// Whether a polynomial in L, coefficients from L^0 on, is positive at all L >= first, by the signs of its coefficients
/// around `first`.
bool is_positive_from(const std::vector<rigor::Rational>& polynomial, const rigor::Rational& first);

}  // namespace claim::language
