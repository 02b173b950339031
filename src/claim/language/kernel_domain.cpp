// Definedness of kernels on [-1, 1].
#include "claim/language/kernel_domain.hpp"

#include "claim/language/kernel_expression.hpp"
#include "claim/language/parameter_signs.hpp"
#include "claim/language/text.hpp"

#include <algorithm>

namespace claim::language {

namespace {

constexpr const char* inner_name = "the inner product";

Segment correlations() {
    return {.name = inner_name,
            .lower = {.at = rigor::SymbolicConstant(-1), .closed = true},
            .upper = {.at = rigor::SymbolicConstant(1), .closed = true}};
}

class Walk {
public:
    Walk(const std::vector<Binding>& parameters, const Budget& budget) : parameters_(parameters), budget_(budget) {}

    /// Null where e is defined; otherwise why not, or why it is not known.
    std::optional<Outcome> stuck(const Expression& e) const {
        const auto& free = free_variables(e);
        if (is_total(e)) return children_stuck(e);
        if (!free.contains(inner_name)) {
            const ParameterSign s = parameter_sign(e, parameters_);
            if (s.at_least_zero || s.at_most_zero || s.nonzero) return std::nullopt;
        } else if (free.size() == 1) {
            const Outcome o = defined_on(correlations(), e, {}, budget_);
            if (o.answer == Answer::holds) return std::nullopt;
            return o;
        }
        return Outcome{.says = "it is not known whether " + to_text(e) + " is defined for all inner products",
                       .would_help = "a kernel that is defined on [-1, 1] for all parameters"};
    }

private:
    /// Defined wherever its children are.
    bool is_total(const Expression& e) const {
        switch (e->kind) {
            case Kind::number:
            case Kind::constant:
            case Kind::variable:
            case Kind::sum:
            case Kind::negate: return true;
            case Kind::product:
                return std::none_of(e->children.begin(), e->children.end(),
                                    [](const Expression& f) { return f->kind == Kind::reciprocal; });
            case Kind::power: {
                const auto q = rational_value(e->children[1]);
                return q && denominator(*q) == 1 && *q >= 0;
            }
            case Kind::call: return is_total_call(e);
            default: return false;
        }
    }
    bool is_total_call(const Expression& e) const {
        const bool slope = e->primes == 1 && (e->name == "kappa1" || e->name == "h");
        if ((e->primes > 0 && !slope) || e->name == "U") return false;
        for (const char* name : {"exp", "sin", "cos", "arctan", "abs", "relu", "step", "min", "max"})
            if (e->name == name) return true;
        if (!is_correlation(e->children[0]) || !e->names.empty()) return false;
        for (const char* name : {"kappa0", "kappa1", "h", "arccos", "arcsin"})
            if (e->name == name) return true;
        for (const char* name : {"rho", "T", "theta_bar", "theta", "sigma", "sigma_dot", "K_res"})
            if (e->name == name) {
                const auto depth = least_integer(e->children[1], parameters_);
                return depth && *depth >= 1;
            }
        return false;
    }
    /// In [-1, 1] wherever it is defined.
    static bool is_correlation(const Expression& e) {
        if (e == variable(inner_name)) return true;
        if (e->kind == Kind::negate) return is_correlation(e->children[0]);
        if (e->kind != Kind::call || e->primes > 0) return false;
        for (const char* name : {"kappa0", "kappa1", "h", "rho", "theta_bar"})
            if (e->name == name) return true;
        return false;
    }
    std::optional<Outcome> children_stuck(const Expression& e) const {
        for (const Expression& child : e->children)
            if (auto o = stuck(child)) return o;
        return std::nullopt;
    }

    const std::vector<Binding>& parameters_;
    const Budget& budget_;
};

void collect(const Expression& e, const std::set<std::string>& data_sets, std::vector<Expression>& kernels) {
    if (e->kind == Kind::call && e->name == "gram" && e->children[1]->kind == Kind::variable &&
        data_sets.contains(e->children[1]->name))
        kernels.push_back(e->children[0]);
    for (const Expression& child : e->children) collect(child, data_sets, kernels);
}
void collect(const Formula& f, const std::set<std::string>& data_sets, std::vector<Expression>& kernels) {
    for (const Formula& part : f->parts) collect(part, data_sets, kernels);
    for (const Expression& side : f->sides) collect(side, data_sets, kernels);
}

}  // namespace

Outcome kernels_are_defined(const OpenFormula& f, const Budget& budget) {
    std::vector<Binding> parameters;
    std::set<std::string> data_sets;
    for (const Binding& b : f.bindings)
        if (b.multiplicity == Multiplicity::each)
            parameters.push_back(b);
        else
            data_sets.insert(b.names.begin(), b.names.end());
    std::vector<Expression> kernels;
    collect(f.body, data_sets, kernels);
    const Walk walk(parameters, budget);
    for (const Expression& kernel : kernels) {
        const auto k = kernel_at(kernel, variable(inner_name), number(1), number(1));
        if (!k) return {.says = "a kernel that is no function of the inner product"};
        if (auto o = walk.stuck(*k)) return *o;
    }
    return {.answer = Answer::holds};
}

}  // namespace claim::language
