// Taylor forms: t^v (c_0 + c_1 t + … + c_m t^m), c_m an interval that holds for every t of D. Next to an end the first
// coefficients are known exactly as well, so that the power of t that vanishes is certain.
#pragma once

#include "claim/language/analytic.hpp"
#include "claim/language/exact_series.hpp"

#include <functional>

namespace claim::language {

struct Form {
    long v = 0;
    std::vector<rigor::Ball> c = {};
    bool finite = false;  ///< a polynomial: the last coefficient is no interval over D; without coefficients: 0
    Exact e = {};         ///< exact values of the first coefficients

    bool is_zero() const { return finite && c.empty(); }
};

/// Arithmetic of the forms over one D.
class FormRing {
public:
    /// Forms keep coefficients up to t^order; exact ones as long as keep_exact.
    FormRing(long order, const rigor::Rational& lower, const rigor::Rational& upper, bool keep_exact);

    Form constant(const rigor::Ball& value, Exact exact = {}) const;
    Form add(const Form& a, const Form& b) const;
    Form negate(Form a) const;
    Form multiply(const Form& a, const Form& b) const;
    /// f(a), from Taylor coefficients of f at a_0 and over the range of a.
    Form compose(const std::function<std::vector<rigor::Ball>(const rigor::Ball&, long)>& taylor, const Form& a) const;
    /// The form with the factor t^v multiplied out; throws Wide for v < 0.
    Form flat(const Form& a) const;
    /// Of the form without its factor t^v.
    rigor::Ball range(const Form& a) const;
    /// t^k over D.
    rigor::Ball power(long k) const;
    /// The exact coefficients, continued by zeros up to the order for a polynomial of exact ones.
    Exact exact_of(const Form& a) const;
    /// Exact zeros at the front go to v.
    void normalize(Form& a) const;

    long order() const { return order_; }
    const rigor::Rational& upper() const { return upper_; }
    const rigor::Rational& lower() const { return lower_; }
    bool keeps_exact() const { return keep_exact_; }

private:
    void fold(std::vector<rigor::Ball>& c, std::size_t m) const;

    long order_;
    rigor::Rational lower_, upper_;
    bool keep_exact_;
    std::vector<rigor::Ball> powers_;
};

}  // namespace claim::language
