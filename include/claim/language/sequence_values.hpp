// Coefficients of series, sums and products at n as hypergeometric forms, and the differential equations that they rest
// on.
#pragma once

#include "claim/language/holonomic_series.hpp"
#include "claim/language/outcome.hpp"

#include <map>

namespace claim::language {

/// Thrown: the form holds from a later n on.
struct NeedLater {
    long by;
};
/// Thrown: the form differs for n modulo this.
struct NeedClasses {
    long modulus;
};

/// A sum over k = lower, …, n + lower of a term without closed form.
struct OpaqueSum {
    TermSum term;
    std::string over;
    long lower = 0;
};

class SequenceValues {
public:
    /// With search = false only the equations of `given` (items "equation") are used, each proved again.
    explicit SequenceValues(bool search = true, const std::vector<CertificateItem>& given = {});

    /// The value of e = coeff(f, a n + b), sum[k in …] or prod[k in …]; n is the name `in` >= 0 of the context. Empty
    /// for other expressions. Throws NeedLater, NeedClasses, NotHypergeometric.
    std::optional<TermSum> of(const Expression& e, const std::string& in, const FormContext& context);

    const OpaqueSum* opaque_sum(const std::string& atom) const;
    /// "equation": function, name, p0, p1, … with sum_i p_i D^i f = 0; one for each that was used.
    std::vector<CertificateItem> items() const { return items_; }

private:
    struct Piece {
        rigor::SymbolicConstant factor;
        long shift = 0;
        std::shared_ptr<const HolonomicSeries> series;
    };
    TermSum coefficient(const Expression& e, const std::string& in, const FormContext& context);
    TermSum finite_sum(const Expression& e, const std::string& in, const FormContext& context);
    TermSum finite_product(const Expression& e, const std::string& in, const FormContext& context);
    const std::vector<Piece>& pieces(const Expression& f);
    std::shared_ptr<const HolonomicSeries> series(const Expression& body, const std::string& name);
    TermSum sum_without_form(const TermSum& t, const std::string& k, const NamedPolynomial& lower,
                             const NamedPolynomial& upper, const std::string& in);

    bool search_;
    std::map<std::string, DifferentialEquation> given_;
    std::map<std::string, std::vector<Piece>> pieces_;
    std::map<std::string, std::shared_ptr<const HolonomicSeries>> series_;
    std::map<std::string, OpaqueSum> sums_;
    std::vector<CertificateItem> items_;
};

}  // namespace claim::language
