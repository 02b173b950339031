// Values of expressions in MPFR numbers, computed from the definitions. It shares the syntax tree with the library and
// no function that computes.
#pragma once

#include "claim/language/statement.hpp"
#include "rigor/number/real.hpp"

#include <map>

namespace language_tests {

using namespace claim::language;
using rigor::Real;

/// Thrown where an expression certainly has no value, and where this evaluator has none.
struct NoValue {
    std::string why;
};
struct NotEvaluated {
    std::string why;
};

using JudgePoint = std::map<std::string, Real>;

class JudgeValues {
public:
    JudgeValues(JudgePoint at, const std::vector<Definition>& definitions)
        : at_(std::move(at)),
          definitions_(definitions) {}

    Real of(const Expression& e);
    /// A difference quotient was taken: the value has a third of the digits.
    bool is_approximate() const { return approximate_; }

    /// What counts as zero: 10^(-3/4 of the digits), 10^(-1/4) next to difference quotients.
    static Real zero_below(bool approximate);

private:
    Real call(const Expression& e);
    Real elementary(const std::string& name, const std::vector<Real>& a) const;
    Real layers(const std::string& name, const Real& z, const Real& depth) const;
    Real network(const std::string& name, const std::vector<Real>& a, const std::map<std::string, Real>& options) const;
    Real member(const Expression& e);
    Real big(const Expression& e);
    Real slope(const Expression& f, const std::string& name, const Real& at);
    Real inside(JudgePoint at, const Expression& e);

    JudgePoint at_;
    const std::vector<Definition>& definitions_;
    bool approximate_ = false;
};

Real pi_real();
long whole(const Real& x);

}  // namespace language_tests
