// The Taylor form of an expression next to a point (z = a + s t^e, or z = s/t^e next to infinity) or over a box.
#pragma once

#include "claim/language/expression.hpp"
#include "claim/language/taylor_form.hpp"

#include <map>

namespace claim::language {

/// Thrown where a root needs another power of t; carries the denominator that is missing.
struct Ramify {
    long by;
};

struct Chart {
    rigor::SymbolicConstant at = {};
    rigor::Rational scale = 1;
    long power = 1;
    bool infinite = false;
};
std::string to_string(const Chart& c, const std::string& name);

/// sum_j F_j log(1/t)^j.
using LogForm = std::vector<Form>;

/// What is known exactly of a node does not depend on the length of D: kept from one D to the next.
struct ExactMemory {
    struct Entry {
        Expression keep;
        std::vector<long> v;
        std::vector<std::vector<rigor::Ball>> c;  ///< enclosures of the exact coefficients
    };
    std::map<const Node*, Entry> entries;
};

class LocalForm {
public:
    /// D = [lower, upper]; with a memory D begins at 0 and exact coefficients are kept.
    LocalForm(const std::string& name, Chart chart, const rigor::Rational& lower, const rigor::Rational& upper,
              long order, ExactMemory* memory);

    /// Throws Wide, Ramify. Expressions in elementary functions, kappa0 and kappa1 of the one name.
    const LogForm& of(const Expression& e);
    const FormRing& ring() const { return ring_; }
    /// The value at t = 0 is not the limit, or has none: a division by 0, a logarithm of 0, a step.
    bool is_singular() const { return singular_; }

private:
    LogForm compute(const Expression& e);
    const Form& plain(const Expression& e);
    LogForm product(const LogForm& a, const LogForm& b);
    Form inverse(const Form& a);
    Form power(const Form& a, const rigor::Rational& q);
    LogForm call_value(const Expression& e);
    Form network_range(const Expression& e);
    Form function(const std::string& name, const Form& a);
    Form at_one(const std::string& name, const Form& u, bool above);
    Form exponential(const Form& a);
    int sign(const Form& a);
    Form with_exact(Form f, const std::function<Exact()>& exact) const;

    std::string name_;
    Chart chart_;
    FormRing ring_;
    ExactMemory* memory_;
    bool singular_ = false;
    std::map<const Node*, LogForm> forms_;
    std::vector<Expression> kept_;
};

/// rho, T, theta_bar, U at literal depths as compositions of kappa0 and kappa1, h as kappa1; derivatives carried out.
Expression layered(const Expression& e);
/// Of a layered expression. Throws std::invalid_argument as derivative() does.
Expression layered_derivative(const Expression& e, const std::string& name);

/// The exact value of an expression without names, if it has one in Q[pi, 1/pi, roots].
std::optional<rigor::SymbolicConstant> exact_value(const Expression& e);

}  // namespace claim::language
