// Functionals of symmetric matrices in index sums.
#include "claim/language/noncommutative_form.hpp"

namespace claim::language {

using rigor::Rational;

IndexSum size_value(const std::string& n) {
    if (n[0] >= '0' && n[0] <= '9') return IndexSum(rigor::parse_rational(n));
    return IndexSum::of({.factors = {{.head = n}}});
}

namespace {

/// The indices of the matrix are bound by the functional: no renaming outside reaches them.
IndexSum functional(const std::string& head, const IndexSum& m, const std::string& n) {
    if (has_index(m, "&1") || has_index(m, "&2")) throw NoForm("a functional of a matrix inside of another");
    const IndexSum own = renamed(m, {{"@1", "&1"}, {"@2", "&2"}});
    return IndexSum::of({.factors = {{.head = head, .arguments = {own, size_value(n)}}}});
}

/// M = shift I + rest.
std::pair<IndexSum, IndexSum> without_identity(const IndexSum& m) {
    IndexSum shift, rest;
    for (const auto& [key, term] : m.terms()) {
        IndexTerm scalar = term;
        const auto erased = std::erase_if(scalar.factors, [](const IndexFactor& f) {
            return f.head == "delta" && f.indices == std::vector<std::string>{"@1", "@2"};
        });
        const IndexSum value = IndexSum::of(scalar);
        if (erased == 1 && !has_index(value, "@1") && !has_index(value, "@2"))
            shift += value;
        else
            rest += IndexSum::of(term);
    }
    return {shift, rest};
}

/// Scalar factors that all terms have in common are not looked for: content is a number.
IndexSum eigenvalue(const IndexSum& m, const std::string& n, bool least) {
    const auto [shift, rest] = without_identity(m);
    const auto [content, monic] = without_content(rest);
    if (content == 0) return shift;
    return shift + content * functional(least == (content > 0) ? "lambda_min" : "lambda_max", monic, n);
}

IndexSum even(const std::string& head, const IndexSum& m, const std::string& n) {
    const auto [content, monic] = without_content(m);
    if (content == 0) return {};
    return abs(content) * functional(head, monic, n);
}

}  // namespace

IndexSum least_eigenvalue(const IndexSum& m, const std::string& n) { return eigenvalue(m, n, true); }
IndexSum largest_eigenvalue(const IndexSum& m, const std::string& n) { return eigenvalue(m, n, false); }
IndexSum spectral_norm(const IndexSum& m, const std::string& n) { return even("norm_2", m, n); }
IndexSum largest_entry(const IndexSum& m, const std::string& n) { return even("max_abs", m, n); }
IndexSum frobenius_norm(const IndexSum& m, const std::string& n) {
    return function("sqrt", sum_over(sum_over(m * m, "@1", n), "@2", n));
}
IndexSum sum_of_entries(const IndexSum& m, const std::string& n) {
    return sum_over(sum_over(function("abs", m), "@1", n), "@2", n);
}
IndexSum trace_of(const IndexSum& m, const std::string& n) {
    return sum_over(renamed(m, {{"@1", "@d"}, {"@2", "@d"}}), "@d", n);
}

}  // namespace claim::language
