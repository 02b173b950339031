// The lemmas of matrix_rules.hpp as forms.
#include "claim/language/matrix_rules.hpp"

#include "claim/language/sign_of_index_sums.hpp"
#include "claim/language/text.hpp"

#include <algorithm>
#include <set>

namespace claim::language {

using rigor::Rational;

namespace {

/// A vector that occurs: its text, its entry [@1], and its size.
struct NamedVector {
    std::string text, size;
    IndexSum entry;
};

class Rules {
public:
    explicit Rules(NoncommutativeForm& form) : form_(form), data_(form.data()) {}

    std::vector<IndexSumFact> all(bool wide) {
        collect_vectors();
        matrices_ = form_.matrices();
        if (wide) add_differences();
        premises();
        for (const NamedMatrix& m : matrices_) unary(m);
        for (const NamedMatrix& x : matrices_)
            for (const NamedMatrix& y : matrices_) binary(x, y);
        for (const NamedVector& v : vectors_) of_vectors(v);
        domains();
        return std::move(facts_);
    }

private:
    void add(const std::string& rule, const std::string& of, const IndexSum& form, bool strict = false) {
        if (!form.is_zero() || strict) facts_.push_back({rule, of, form, strict});
    }

    void premises() {
        for (const Formula& p : data_.premises) {
            const Relation r = p->relations[0];
            const std::string text = to_text(p);
            if (r == Relation::unequal) {
                // v != 0
                const bool zero = is_literal(p->sides[1], 0);
                if (zero && type_of(p->sides[0], data_.scope).sort == Sort::vector)
                    add("premise", text, squared(form_.at(p->sides[0], "@1"), form_.size_of(p->sides[0])), true);
                continue;
            }
            if (r == Relation::equal) {
                if (!type_of(p->sides[0], data_.scope).is_scalar() || !type_of(p->sides[1], data_.scope).is_scalar())
                    continue;
                const IndexSum difference = form_.at(p->sides[0]) - form_.at(p->sides[1]);
                add("premise", text, difference);
                add("premise", text + " (turned)", Rational(-1) * difference);
                continue;
            }
            facts_.push_back(order_fact(p, form_));
            facts_.back().rule = "premise";
        }
    }

    void unary(const NamedMatrix& m) {
        const std::string text = to_text(m.written);
        const IndexSum n = size_value(m.size), norm = spectral_norm(m.entry, m.size);
        const IndexSum frobenius = frobenius_norm(m.entry, m.size), entry = largest_entry(m.entry, m.size);
        const IndexSum entries = sum_of_entries(m.entry, m.size);
        add("norm-order", text, frobenius - norm);
        add("norm-rank", text, function("sqrt", n) * norm - frobenius);
        add("entry", text, norm - entry);
        add("entries", text, n * entry - frobenius);
        add("entry-sum", text, entries - frobenius);
        add("sum-entries", text, n * n * entry - entries);
        add("sum-norm", text, n * frobenius - entries);
        for (const IndexSum& a : {norm, frobenius, entry, entries}) add("not-negative", a.text(), a);
        if (!m.symmetric) return;
        const IndexSum least = least_eigenvalue(m.entry, m.size), largest = largest_eigenvalue(m.entry, m.size);
        const IndexSum trace = trace_of(m.entry, m.size);
        add("order", text, largest - least);
        add("spectral-min", text, norm + least);
        add("spectral-max", text, norm - largest);
        add("trace-min", text, trace - n * least);
        add("trace-max", text, n * largest - trace);
        if (const auto sign = definiteness(m.written, form_)) add("definite", text, least, *sign);
        for (const NamedVector& v : vectors_) {
            if (v.size != m.size) continue;
            const IndexSum quadratic =
                sum_over(sum_over(renamed(v.entry, {{"@1", "@i"}}) * renamed(m.entry, {{"@1", "@i"}, {"@2", "@j"}}) *
                                      renamed(v.entry, {{"@1", "@j"}}),
                                  "@i", m.size),
                         "@j", m.size);
            const IndexSum length = squared(v.entry, v.size);
            add("rayleigh-min", text + " | " + v.text, quadratic - least * length);
            add("rayleigh-max", text + " | " + v.text, largest * length - quadratic);
        }
    }

    void binary(const NamedMatrix& x, const NamedMatrix& y) {
        if (x.size != y.size || x.entry == y.entry) return;
        const IndexSum difference = x.entry - y.entry;
        // Without it among the matrices, nothing else would speak of the difference.
        const IndexSum monic = without_content(difference).second;
        const bool known = std::any_of(matrices_.begin(), matrices_.end(), [&](const NamedMatrix& m) {
            return m.size == x.size && without_content(m.entry).second == monic;
        });
        if (!known) return;
        const std::string of = to_text(x.written) + " | " + to_text(y.written);
        const auto triangle = [&](const char* rule, auto norm) {
            add(rule, of, norm(y.entry, y.size) + norm(difference, x.size) - norm(x.entry, x.size));
        };
        triangle("triangle-2", spectral_norm);
        triangle("triangle-F", frobenius_norm);
        triangle("triangle-entry", largest_entry);
        if (!x.symmetric || !y.symmetric) return;
        add("weyl-min", of,
            least_eigenvalue(x.entry, x.size) - least_eigenvalue(y.entry, y.size) -
                least_eigenvalue(difference, x.size));
        add("weyl-max", of,
            largest_eigenvalue(y.entry, y.size) + largest_eigenvalue(difference, x.size) -
                largest_eigenvalue(x.entry, x.size));
    }

    void of_vectors(const NamedVector& v) {
        const IndexSum length = function("sqrt", squared(v.entry, v.size));
        add("not-negative", "norm(" + v.text + ")", length);
        add("not-negative", "norm(" + v.text + ")^2", squared(v.entry, v.size));
        for (const NamedVector& u : vectors_) {
            if (u.size != v.size || u.text == v.text) continue;
            const IndexSum product = sum_over(u.entry * v.entry, "@1", v.size);
            const IndexSum lengths = function("sqrt", squared(u.entry, u.size)) * length;
            const std::string of = u.text + " | " + v.text;
            if (u.text < v.text) {
                add("cauchy", of, lengths - product);
                add("cauchy-minus", of, lengths + product);
            }
            const IndexSum difference = u.entry - v.entry;
            const IndexSum monic = without_content(difference).second;
            const bool known = std::any_of(vectors_.begin(), vectors_.end(), [&](const NamedVector& w) {
                return w.size == v.size && without_content(w.entry).second == monic;
            });
            if (known)
                add("triangle", of,
                    length + function("sqrt", squared(difference, v.size)) -
                        function("sqrt", squared(u.entry, u.size)));
        }
        for (const NamedMatrix& m : matrices_) {
            if (m.size != v.size) continue;
            const IndexSum image =
                sum_over(renamed(m.entry, {{"@2", "@j"}}) * renamed(v.entry, {{"@1", "@j"}}), "@j", m.size);
            add("operator", to_text(m.written) + " | " + v.text,
                spectral_norm(m.entry, m.size) * length - function("sqrt", squared(image, v.size)));
        }
    }

    void domains() {
        for (const Binding& b : data_.bindings)
            for (const std::string& name : b.names) {
                if (!data_.scope.names.at(name).is_scalar() || data_.index_range(name)) continue;
                const IndexSum value = IndexSum::of({.factors = {{.head = name}}});
                const ValueRange r = range_of(value, data_);
                if (r.lower) add("domain", name + " from below", value - IndexSum(*r.lower), r.lower_open);
                if (r.upper) add("domain", name + " from above", IndexSum(*r.upper) - value, r.upper_open);
            }
        facts_.push_back({"domain", "1", IndexSum(1), true});
    }

    static IndexSum squared(const IndexSum& entry, const std::string& size) {
        return sum_over(entry * entry, "@1", size);
    }

    void collect_vectors() {
        for (const Binding& b : data_.bindings)
            for (const std::string& name : b.names)
                if (data_.scope.names.at(name).sort == Sort::vector) add_vector(variable(name));
        const auto visit = [&](const auto& self, const Expression& e) -> void {
            if (e->kind == Kind::norm || e->kind == Kind::inner)
                for (const Expression& child : e->children)
                    if (!has_bound_index(child) && type_of(child, data_.scope).sort == Sort::vector) add_vector(child);
            if (e->kind == Kind::big || e->kind == Kind::derivative) return;
            for (const Expression& child : e->children) self(self, child);
        };
        for (const auto* formulas : {&data_.premises, &data_.goals})
            for (const Formula& f : *formulas)
                for (const Expression& side : f->sides) visit(visit, side);
    }
    bool has_bound_index(const Expression& e) const {
        const auto& free = free_variables(e);
        return std::any_of(free.begin(), free.end(),
                           [&](const std::string& name) { return !data_.scope.names.contains(name); });
    }
    void add_vector(const Expression& v) {
        const IndexSum entry = form_.at(v, "@1");
        for (const NamedVector& known : vectors_)
            if (known.entry == entry) return;
        vectors_.push_back({to_text(v), form_.size_of(v), entry});
    }

    void add_differences() {
        const auto base = matrices_;
        constexpr std::size_t most = 4;
        if (base.size() > most) return;
        for (const NamedMatrix& x : base)
            for (const NamedMatrix& y : base) {
                const IndexSum entry = x.entry - y.entry;
                const IndexSum monic = without_content(entry).second;
                const bool known = std::any_of(matrices_.begin(), matrices_.end(), [&](const NamedMatrix& m) {
                    return without_content(m.entry).second == monic;
                });
                if (x.size != y.size || entry.is_zero() || known) continue;
                matrices_.push_back({x.written - y.written, entry, x.size, x.symmetric && y.symmetric});
            }
    }

    NoncommutativeForm& form_;
    const AbstractData& data_;
    std::vector<NamedMatrix> matrices_;
    std::vector<NamedVector> vectors_;
    std::vector<IndexSumFact> facts_;
};

}  // namespace

IndexSumFact order_fact(const Formula& link, NoncommutativeForm& form) {
    const Relation r = link->relations[0];
    if (r == Relation::equal || r == Relation::unequal) throw NoForm("the relation " + to_text(link));
    const TypeScope& scope = form.data().scope;
    Expression above = link->sides[0], below = link->sides[1];
    if (r == Relation::less || r == Relation::at_most) std::swap(above, below);
    IndexSumFact fact{.rule = "order", .of = to_text(link), .strict = r == Relation::less || r == Relation::greater};
    const Expression shaped = is_literal(above, 0) ? below : above;
    const Type type = type_of(shaped, scope);
    if (type.is_scalar()) {
        fact.form = form.at(above) - form.at(below);
        return fact;
    }
    if (type.sort != Sort::matrix) throw NoForm("the relation " + to_text(link));
    const Expression difference = is_literal(below, 0) ? above : is_literal(above, 0) ? negate(below) : above - below;
    const NamedMatrix m = form.matrix(difference, true);
    fact.form = least_eigenvalue(m.entry, m.size);
    return fact;
}

std::vector<IndexSumFact> matrix_facts(NoncommutativeForm& form, bool wide) { return Rules(form).all(wide); }

namespace {

/// A vector with a premise v != 0, or with entries that are none of them 0.
bool is_not_zero(const std::string& vector, const ValueRange& entries, const AbstractData& data) {
    if (entries.is_positive() || entries.is_negative()) return true;
    return std::any_of(data.premises.begin(), data.premises.end(), [&](const Formula& p) {
        return p->relations[0] == Relation::unequal && p->sides[0] == variable(vector) && is_literal(p->sides[1], 0);
    });
}

}  // namespace

std::vector<IndexSumFact> multipliers(NoncommutativeForm& form) {
    std::vector<IndexSumFact> all{{"multiplier", "1", IndexSum(1), true}};
    const AbstractData& data = form.data();
    std::set<std::string> used;
    for (const auto* formulas : {&data.premises, &data.goals})
        for (const Formula& f : *formulas)
            for (const Expression& side : f->sides) {
                const auto& free = free_variables(side);
                used.insert(free.begin(), free.end());
            }
    for (const Binding& b : data.bindings)
        for (const std::string& name : b.names) {
            const IndexSum value = IndexSum::of({.factors = {{.head = name}}});
            if (data.is_size(name)) {
                const IndexSum above = value - IndexSum(*rational_value(b.domain.ends[0]));
                for (const long k : {-2l, -1l, 0l, 1l, 2l}) {
                    const std::string text = name + "^" + std::to_string(k);
                    if (k != 0) all.push_back({"multiplier", text, power(value, k), true});
                    all.push_back({"multiplier", "(" + name + " - …)*" + text, above * power(value, k), false});
                }
            }
            if (!used.contains(name) || data.is_size(name)) continue;
            if (data.scope.names.at(name).sort == Sort::vector) {
                const std::string size = form.size_of(variable(name));
                const IndexSum entry = form.at(variable(name), "@1");
                const IndexSum square = sum_over(entry * entry, "@1", size);
                const bool strict = is_not_zero(name, range_of(entry, data), data);
                all.push_back({"multiplier", "norm(" + name + ")", function("sqrt", square), strict});
                all.push_back({"multiplier", "norm(" + name + ")^2", square, strict});
            } else if (data.scope.names.at(name).sort == Sort::real && range_of(value, data).is_nonnegative()) {
                const bool strict = range_of(value, data).is_positive();
                all.push_back({"multiplier", name, value, strict});
                if (strict) all.push_back({"multiplier", name + "^-1", power(value, -1), true});
            }
        }
    return all;
}

}  // namespace claim::language
