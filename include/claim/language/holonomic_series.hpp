// Taylor coefficients at 0 of functions that solve a linear differential equation with polynomial coefficients: the
// equation is found by linear algebra on exact series and proved by normal form, and gives a recurrence; where that has
// two terms the coefficients are hypergeometric, from an exact first one. Nothing of a function is looked up but its
// definition by elementary ones.
#pragma once

#include "claim/language/exact_series.hpp"
#include "claim/language/hypergeometric_form.hpp"

#include <memory>

namespace claim::language {

/// c_0, …, c_(order - 1) of f at name = 0. Empty where f is not analytic there by its parts, or has coefficients beyond
/// Q[pi, 1/pi, roots].
std::optional<Exact> taylor_series(const Expression& f, const std::string& name, long order);

/// sum_i coefficients[i] D^i f = 0, polynomials in the function's name.
struct DifferentialEquation {
    std::vector<NamedPolynomial> coefficients;
};

/// Looks for an equation of small order and degree that the exact series satisfy, then proves it.
std::optional<DifferentialEquation> differential_equation(const Expression& f, const std::string& name);
/// By normal form, next to 0.
bool satisfies(const Expression& f, const std::string& name, const DifferentialEquation& equation);

/// sum_s terms[s](m) c_(m + s) = 0 for every integer m, with c_k = 0 for k < 0; polynomials in "m".
struct CoefficientRecurrence {
    std::map<long, NamedPolynomial> terms;
    long lowest() const { return terms.begin()->first; }
    long highest() const { return terms.rbegin()->first; }
    long stride() const;  ///< c_k is tied to c_(k + stride), c_(k + 2 stride), … only
};
CoefficientRecurrence recurrence_of(const DifferentialEquation& equation, const std::string& name);

/// c_(step n + start) for n >= from, in the name, counted from there: value(0) is the coefficient at n = from.
struct CoefficientForm {
    long from = 0;
    TermSum value = {};
};

class HolonomicSeries {
public:
    /// Searches; null if there is no equation of the size that is tried, or none with a recurrence of two terms.
    static std::shared_ptr<const HolonomicSeries> of(const Expression& f, const std::string& name);
    /// With a given equation; null unless it is proved.
    static std::shared_ptr<const HolonomicSeries> with(const Expression& f, const std::string& name,
                                                       const DifferentialEquation& equation);

    const DifferentialEquation& equation() const { return equation_; }
    const CoefficientRecurrence& recurrence() const { return recurrence_; }
    /// The exact coefficient; empty beyond the indices that are computed.
    std::optional<rigor::SymbolicConstant> coefficient(long k) const;
    /// step is a multiple of the stride, start >= 0. Empty where a ratio has no rational zeros and poles.
    std::optional<CoefficientForm> form(long step, long start, const std::string& in) const;

private:
    HolonomicSeries() = default;
    Expression function_ = number(0);
    std::string name_;
    DifferentialEquation equation_;
    CoefficientRecurrence recurrence_;
    mutable Exact known_;
};

/// The body of a function given by name or as a lambda of one name, with that name.
std::optional<std::pair<Expression, std::string>> function_body(const Expression& f);
TermSum to_term_sum(const rigor::SymbolicConstant& c);

}  // namespace claim::language
