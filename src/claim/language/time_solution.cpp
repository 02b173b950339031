// Solutions of what is given of derivatives: f = g(t) by uniqueness.
#include "claim/language/index_sums_engine.hpp"
#include "claim/language/index_terms.hpp"
#include "claim/language/text.hpp"

#include <algorithm>
#include <functional>

namespace claim::language {

using rigor::Rational;

namespace {

using Value = std::function<IndexSum(const std::vector<std::string>&)>;

bool mentions(const IndexSum& a, const std::string& head) {
    for (const auto& [key, term] : a.terms())
        for (const IndexFactor& f : term.factors)
            if (f.head == head || std::any_of(f.arguments.begin(), f.arguments.end(),
                                              [&](const IndexSum& b) { return mentions(b, head); }))
                return true;
    return false;
}

IndexSum replaced(const IndexSum& a, const std::string& head, const Value& value);

IndexSum replaced(const IndexFactor& f, const std::string& head, const Value& value) {
    if (f.head == head) return power(value(f.indices), f.power);
    const bool inside =
        std::any_of(f.arguments.begin(), f.arguments.end(), [&](const IndexSum& b) { return mentions(b, head); });
    if (!inside) return IndexSum::of({.factors = {f}});
    const IndexSum argument = replaced(f.arguments[0], head, value);
    IndexFactor g = f;
    if (f.is_function) {
        g.arguments.clear();
        if (!argument.is_zero()) g.arguments = {argument};
        if (argument.is_zero() && g.matrix_power == 0) g = {.head = "delta", .indices = f.indices};
        return IndexSum::of({.factors = {g}});
    }
    if (f.head == "exp" && argument.is_zero()) return IndexSum(1);
    if (f.head == "()") return power(argument, f.power);
    for (const char* known : {"exp", "sqrt", "log", "abs", "sin", "cos"})
        if (f.head == known) return power(function(f.head, argument), f.power);
    throw NoForm("a value put into " + f.head);
}

/// a with the value in the place of each factor with this head.
IndexSum replaced(const IndexSum& a, const std::string& head, const Value& value) {
    IndexSum total;
    for (const auto& [key, term] : a.terms()) {
        const auto [open, indices] = detail::opened(term);
        IndexSum one(open.coefficient);
        for (const IndexFactor& f : open.factors) one = one * replaced(f, head, value);
        total += detail::closed(one, indices);
    }
    return total;
}

/// A polynomial in the entries of `head`, in which no other name depends on time.
bool is_polynomial_in(const IndexSum& a, const std::string& head, const AbstractData& data) {
    for (const auto& [key, term] : a.terms())
        for (const IndexFactor& f : term.factors) {
            if (f.head == head && (f.power < 0 || (f.is_function && (f.matrix_power < 0 || !f.arguments.empty()))))
                return false;
            if (f.head != head && data.rate(f.head)) return false;
            for (const IndexSum& b : f.arguments)
                for (const Rate& r : data.rates)
                    if (mentions(b, r.name)) return false;
        }
    return true;
}

bool begins_at_zero(const AbstractData& data) {
    const Binding* t = data.binding("t");
    if (!t) return false;
    if (t->domain.kind == DomainKind::reals) return true;
    if (t->domain.kind != DomainKind::interval) return false;
    const auto low = rational_value(t->domain.ends[0]), high = rational_value(t->domain.ends[1]);
    return low && *low <= 0 && (is_infinite(t->domain.ends[1]) || (high && *high >= 0));
}

}  // namespace

std::optional<CertificateItem> solution_item(const Formula& goal, NoncommutativeForm& form) {
    const AbstractData& data = form.data();
    if (!begins_at_zero(data)) return std::nullopt;
    for (const auto& [name, start] : data.starts) {
        const Rate* rate = data.rate(name);
        if (!rate) continue;
        const Expression f = variable(name);
        const IndexSum entry = general_entry(f, f, form);
        const IndexSum difference =
            general_entry(goal->sides[0], goal->sides[1], form) - general_entry(goal->sides[1], goal->sides[0], form);
        // difference = c f - …: f = g.
        const auto found = difference.terms().find(entry.terms().begin()->first);
        if (found == difference.terms().end()) continue;
        const IndexSum g = entry - Rational(1) / found->second.coefficient * difference;
        if (std::any_of(data.rates.begin(), data.rates.end(), [&](const Rate& r) { return mentions(g, r.name); }))
            continue;
        const IndexSum law = form.derivative(entry);
        if (!is_polynomial_in(law, name, data)) continue;
        const IndexSum put_in = replaced(law, name, [&](const std::vector<std::string>& indices) {
            std::map<std::string, std::string> names;
            for (std::size_t k = 0; k < indices.size(); ++k) names["@" + std::to_string(k + 1)] = indices[k];
            return renamed(g, names);
        });
        const IndexSum derivative = form.derivative(g);
        const IndexSum at_zero = replaced(g, "t", [](const std::vector<std::string>&) { return IndexSum(); });
        if (!(derivative == put_in) || !(at_zero == general_entry(start, f, form))) continue;
        return CertificateItem{
            "solution",
            {{"goal", to_text(goal)}, {"name", name}, {"derivative", derivative.text()}, {"start", at_zero.text()}}};
    }
    return std::nullopt;
}

}  // namespace claim::language
