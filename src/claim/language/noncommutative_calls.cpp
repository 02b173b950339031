// Functions of matrices and numbers as index sums, and their derivatives in time.
#include "claim/language/index_terms.hpp"
#include "claim/language/noncommutative_form.hpp"
#include "claim/language/text.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational;

NamedMatrix NoncommutativeForm::matrix(const Expression& m, bool symmetric) {
    NamedMatrix named{.written = m, .entry = at(m, "@1", "@2"), .size = size_of(m), .symmetric = false};
    named.symmetric = renamed(named.entry, {{"@1", "@2"}, {"@2", "@1"}}) == named.entry;
    if (symmetric && !named.symmetric) throw NoForm(to_text(m) + ", which is not shown to be symmetric");
    for (const NamedMatrix& known : matrices_)
        if (known.entry == named.entry && known.size == named.size) return known;
    matrices_.push_back(named);
    return named;
}

IndexSum NoncommutativeForm::call_at(const Expression& e, const std::string& i, const std::string& j) {
    const std::string& f = e->name;
    const Expression& argument = e->children[0];
    if (e->primes > 0 || !e->names.empty()) throw NoForm("the part " + to_text(e));
    const bool of_matrix = type(argument).sort == Sort::matrix;
    if (f == "lambda_min" || f == "lambda_max") {
        const NamedMatrix m = matrix(argument, true);
        return f == "lambda_min" ? least_eigenvalue(m.entry, m.size) : largest_eigenvalue(m.entry, m.size);
    }
    if (f == "norm_F" && type(argument).sort == Sort::matrix) {
        const std::string p = fresh(), q = fresh();
        const IndexSum entry = at(argument, p, q);
        const Type t = type(argument);
        if (range(t.rows) == range(t.columns)) static_cast<void>(matrix(argument, false));
        return function("sqrt", sum_over(sum_over(entry * entry, p, range(t.rows)), q, range(t.columns)));
    }
    if (f == "norm_2" || f == "trace") {
        const NamedMatrix m = matrix(argument, false);
        return f == "norm_2" ? spectral_norm(m.entry, m.size) : trace_of(m.entry, m.size);
    }
    if (f == "max" && e->children.size() == 1 && argument->kind == Kind::call && argument->name == "abs") {
        const NamedMatrix m = matrix(argument->children[0], false);
        return largest_entry(m.entry, m.size);
    }
    if (f == "diag" && type(argument).sort == Sort::vector)
        return IndexSum::of({.factors = {{.head = "delta", .indices = {i, j}}}}) * at(argument, i);
    if (f == "exp" && of_matrix) {
        const NamedMatrix m = matrix(argument, false);
        if (m.entry.is_zero()) return at(constant("I"), i, j);
        if (m.entry.terms().size() == 1) {
            IndexTerm term = m.entry.terms().begin()->second;
            const auto k = std::find_if(term.factors.begin(), term.factors.end(), [](const IndexFactor& factor) {
                return factor.is_function && factor.matrix_power == 1 && factor.arguments.empty();
            });
            if (k != term.factors.end()) {
                IndexFactor exponential = *k;
                term.factors.erase(k);
                const IndexSum q = IndexSum::of(term);
                const bool straight = exponential.indices == std::vector<std::string>{"@1", "@2"};
                if (!has_index(q, "@1") && !has_index(q, "@2")) {
                    exponential.matrix_power = 0;
                    exponential.arguments = {q};
                    exponential.indices = straight ? std::vector{i, j} : std::vector{j, i};
                    return IndexSum::of({.factors = {exponential}});
                }
            }
        }
        throw NoForm("the exponential of what is no multiple of one named matrix, " + to_text(e));
    }
    if (of_matrix && f == "abs") return function("abs", at(argument, i, j));
    if (e->children.size() != 1 || !type(argument).is_scalar()) throw NoForm("the part " + to_text(e));
    const IndexSum value = at(argument);
    if (f == "log") obligations_.push_back({IndexObligation::Kind::positive, value, to_text(argument)});
    if (f == "sqrt") obligations_.push_back({IndexObligation::Kind::not_negative, value, to_text(argument)});
    for (const char* known : {"exp", "sqrt", "log", "abs", "sin", "cos"})
        if (f == known) return f == "exp" && value.is_zero() ? IndexSum(1) : function(f, value);
    throw NoForm("the part " + to_text(e));
}

bool NoncommutativeForm::varies(const IndexSum& a) const {
    for (const auto& [key, term] : a.terms())
        for (const IndexFactor& f : term.factors)
            if (f.head == "t" || data_.rate(f.head) ||
                std::any_of(f.arguments.begin(), f.arguments.end(), [&](const IndexSum& b) { return varies(b); }))
                return true;
    return false;
}

IndexSum NoncommutativeForm::rate_at(const Rate& rate, const std::vector<std::string>& indices) {
    if (rate.index.empty()) {
        std::map<std::string, std::string> names;
        for (std::size_t k = 0; k < indices.size(); ++k) names["@r" + std::to_string(k)] = indices[k];
        const std::string i = indices.empty() ? "" : "@r0", j = indices.size() < 2 ? "" : "@r1";
        return renamed(at(rate.value, i, j), names);
    }
    const auto outer_indices = indices_;
    const TypeScope outer_scope = scope_;
    const std::string name = "$r" + std::to_string(++counter_);
    indices_[name] = range(type(variable(rate.name)).rows);
    scope_.names[name] = {Sort::integer};
    try {
        const IndexSum value = at(substitute(rate.value, rate.index, variable(name)));
        indices_ = outer_indices, scope_ = outer_scope;
        return renamed(value, {{name, indices[0]}});
    } catch (...) {
        indices_ = outer_indices, scope_ = outer_scope;
        throw;
    }
}

/// The derivative of a factor to the first power.
IndexSum NoncommutativeForm::derivative_of(const IndexFactor& f) {
    if (const Rate* rate = data_.rate(f.head)) {
        if (f.is_function && (f.matrix_power != 1 || !f.arguments.empty()))
            throw NoForm("the derivative of a function of " + f.head + ", which depends on time");
        return rate_at(*rate, f.indices);
    }
    if (f.head == "t") return IndexSum(1);
    if (std::none_of(f.arguments.begin(), f.arguments.end(), [&](const IndexSum& a) { return varies(a); })) return {};
    const IndexSum inner = derivative(f.arguments[0]);
    IndexFactor once = f;
    once.power = 1;
    if (f.is_function) {
        once.matrix_power += 1;
        return inner * IndexSum::of({.factors = {once}});
    }
    if (f.head == "()") return inner;
    if (f.head == "exp") return inner * IndexSum::of({.factors = {once}});
    if (f.head == "log") return inner * power(f.arguments[0], -1);
    if (f.head == "sin") return inner * function("cos", f.arguments[0]);
    if (f.head == "cos") return Rational(-1) * (inner * function("sin", f.arguments[0]));
    if (f.head == "sqrt") {
        obligations_.push_back({IndexObligation::Kind::positive, f.arguments[0], "the derivative of a root"});
        once.power = -1;
        return Rational(1, 2) * (inner * IndexSum::of({.factors = {once}}));
    }
    throw NoForm("the derivative of " + f.head);
}

IndexSum NoncommutativeForm::derivative(const IndexSum& a) {
    IndexSum total;
    for (const auto& [key, term] : a.terms()) {
        const auto [open, indices] = detail::opened(term);
        for (std::size_t k = 0; k < open.factors.size(); ++k) {
            IndexTerm rest = open;
            const IndexFactor f = open.factors[k];
            rest.coefficient *= f.power;
            rest.factors[k].power -= 1;
            if (rest.factors[k].power == 0) rest.factors.erase(rest.factors.begin() + static_cast<long>(k));
            IndexFactor base = f;
            base.power = 1;
            total += detail::closed(IndexSum::of(rest) * derivative_of(base), indices);
        }
    }
    return total;
}

}  // namespace claim::language
