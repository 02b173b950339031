// Expressions in named matrices and vectors as index sums.
#include "claim/language/noncommutative_form.hpp"

#include "claim/language/index_terms.hpp"
#include "claim/language/text.hpp"

#include <algorithm>

namespace claim::language {

using rigor::Rational;

NoncommutativeForm::NoncommutativeForm(const AbstractData& data) : data_(data), scope_(data.scope) {
    for (const Binding& b : data.bindings)
        for (const std::string& name : b.names)
            if (const auto end = data.index_range(name)) indices_[name] = range(*end);
}

Type NoncommutativeForm::type(const Expression& e) const {
    try {
        return type_of(e, scope_);
    } catch (const StatementError& error) {
        throw NoForm(error.found);
    }
}

std::string NoncommutativeForm::fresh() { return "$f" + std::to_string(++counter_); }

/// Sizes are names n >= 1 and numerals.
std::string NoncommutativeForm::range(const std::optional<Expression>& size) const {
    if (!size) throw NoForm("a size that is not known");
    if (const auto q = rational_value(*size); q && denominator(*q) == 1 && *q >= 1) return q->str();
    if ((*size)->kind == Kind::variable && data_.is_size((*size)->name)) return (*size)->name;
    throw NoForm("the size " + to_text(*size));
}

std::string NoncommutativeForm::size_of(const Expression& e) {
    const Type t = type(e);
    const std::string rows = range(t.rows);
    if (t.sort == Sort::matrix && range(t.columns) != rows) throw NoForm("a matrix that is not square");
    return rows;
}

IndexSum NoncommutativeForm::at(const Expression& e, const std::string& i, const std::string& j) {
    switch (e->kind) {
        case Kind::number: return IndexSum(e->number);
        case Kind::constant:
            if (e->name == "I") return IndexSum::of({.factors = {{.head = "delta", .indices = {i, j}}}});
            if (e->name == "J" || e->name == "ones") return IndexSum(1);
            if (e->name == "inf") throw NoForm("infinity");
            return IndexSum::of({.factors = {{.head = e->name}}});
        case Kind::variable: return variable_at(e, i, j);
        case Kind::sum: {
            IndexSum total;
            for (const Expression& child : e->children) total += at(child, i, j);
            return total;
        }
        case Kind::negate: return Rational(-1) * at(e->children[0], i, j);
        case Kind::product: return product_at(e->children, i, j);
        case Kind::reciprocal: {
            const IndexSum value = at(e->children[0]);
            obligations_.push_back({IndexObligation::Kind::not_zero, value, to_text(e->children[0])});
            if (value.is_zero()) throw NoForm("a division by 0");
            return power(value, -1);
        }
        case Kind::power: return power_at(e, i, j);
        case Kind::entrywise: return at(e->children[0], i, j) * at(e->children[1], i, j);
        case Kind::entrywise_power: {
            const auto k = rational_value(e->children[1]);
            if (!k || denominator(*k) != 1 || *k < 0 || *k > 16) throw NoForm("an entrywise power");
            return power(at(e->children[0], i, j), static_cast<long>(numerator(*k)));
        }
        case Kind::transpose:
            return type(e->children[0]).sort == Sort::vector ? at(e->children[0], j) : at(e->children[0], j, i);
        case Kind::inner: {
            if (type(e->children[0]).is_scalar()) return at(e->children[0]) * at(e->children[1]);
            const std::string k = fresh();
            return sum_over(at(e->children[0], k) * at(e->children[1], k), k, range(type(e->children[0]).rows));
        }
        case Kind::norm: return length(e->children[0]);
        case Kind::index: return index_at(e);
        case Kind::call: return call_at(e, i, j);
        case Kind::big: return big_at(e, i, j);
        case Kind::derivative:
            if (e->names[0] != "t") throw NoForm("a derivative in " + e->names[0]);
            return derivative(at(e->children[0], i, j));
        default: throw NoForm("the part " + to_text(e));
    }
}

IndexSum NoncommutativeForm::length(const Expression& v) {
    if (type(v).is_scalar()) return function("abs", at(v));
    const std::string k = fresh();
    const IndexSum entry = at(v, k);
    return function("sqrt", sum_over(entry * entry, k, range(type(v).rows)));
}

IndexSum NoncommutativeForm::variable_at(const Expression& e, const std::string& i, const std::string& j) {
    const Binding* b = data_.binding(e->name);
    if (!b || indices_.contains(e->name)) throw NoForm("the name " + e->name);
    IndexFactor f{.head = e->name};
    const Type t = type(e);
    if (t.sort == Sort::vector) f.indices = {i};
    if (t.sort == Sort::matrix) {
        f.indices = {i, j};
        f.symmetric = b->domain.kind == DomainKind::symmetric;
        f.is_function = range(t.rows) == range(t.columns);
    }
    return IndexSum::of({.factors = {f}});
}

/// The entry of a product from left to right; inner sizes are summed over.
IndexSum NoncommutativeForm::product_at(const std::vector<Expression>& factors, const std::string& i,
                                        const std::string& j) {
    const Expression& last = factors.back();
    if (factors.size() == 1) return at(last, i, j);
    const std::vector<Expression> before(factors.begin(), factors.end() - 1);
    const Type left = type(product(before)), right = type(last);
    if (right.is_scalar()) return product_at(before, i, j) * at(last);
    if (left.is_scalar()) return product_at(before, "", "") * at(last, i, j);
    const auto inner_right = right.rows;
    const auto inner_left = left.sort == Sort::vector ? std::optional(number(1)) : left.columns;
    const std::string size = range(inner_right ? inner_right : inner_left);
    if (inner_left && inner_right && range(inner_left) != range(inner_right)) throw NoForm("a product of shapes");
    const std::string k = size == "1" ? "1" : fresh();
    const IndexSum value = product_at(before, i, k) * at(last, k, j);
    return size == "1" ? value : sum_over(value, k, size);
}

/// (c K^p exp(q K))^k for one named matrix K, and exponentials of multiples of it.
IndexSum NoncommutativeForm::matrix_function(const Expression& m, long exponent, const std::string& i,
                                             const std::string& j) {
    const IndexSum entry = at(m, "@1", "@2");
    if (exponent < 0) obligations_.push_back({IndexObligation::Kind::invertible, entry, to_text(m)});
    if (entry.terms().size() != 1) throw NoForm("the inverse of " + to_text(m));
    IndexTerm term = entry.terms().begin()->second;
    bool found = false, mixed = !term.bound.empty();
    for (IndexFactor& f : term.factors) {
        if (f.is_function && f.indices.size() == 2 && f.power == 1 && !found) {
            const bool turned = f.indices == std::vector<std::string>{"@2", "@1"};
            f.indices = turned ? std::vector{j, i} : std::vector{i, j};
            f.matrix_power *= exponent;
            if (!f.arguments.empty()) f.arguments = {Rational(exponent) * f.arguments[0]};
            found = true;
        } else if (f.head == "delta" && !found) {
            f.indices = {i, j};
            found = true;
        } else {
            mixed |= detail::uses(f, "@1") || detail::uses(f, "@2");
            f.power *= exponent;
        }
    }
    term.coefficient = exponent < 0
                           ? Rational(1) / rigor::power(term.coefficient, static_cast<unsigned long>(-exponent))
                           : rigor::power(term.coefficient, static_cast<unsigned long>(exponent));
    if (!found || mixed) throw NoForm("the inverse of " + to_text(m));
    return IndexSum::of(term);
}

IndexSum NoncommutativeForm::power_at(const Expression& e, const std::string& i, const std::string& j) {
    const auto exponent = rational_value(e->children[1]);
    const Type base = type(e->children[0]);
    if (!exponent) throw NoForm("a power with the exponent " + to_text(e->children[1]));
    if (base.sort == Sort::matrix) {
        if (denominator(*exponent) != 1 || abs(*exponent) > 8) throw NoForm("a power of a matrix");
        const long k = static_cast<long>(numerator(*exponent));
        static_cast<void>(size_of(e->children[0]));
        if (k < 0) return matrix_function(e->children[0], k, i, j);
        if (k == 0) return at(constant("I"), i, j);
        return product_at(std::vector<Expression>(static_cast<std::size_t>(k), e->children[0]), i, j);
    }
    const IndexSum value = at(e->children[0]);
    if (denominator(*exponent) == 1 && abs(*exponent) <= 64) {
        const long k = static_cast<long>(numerator(*exponent));
        if (k < 0) {
            obligations_.push_back({IndexObligation::Kind::not_zero, value, to_text(e->children[0])});
            if (value.is_zero()) throw NoForm("a division by 0");
        }
        return power(value, k);
    }
    if (denominator(*exponent) != 2 || abs(*exponent) > 64) throw NoForm("the power " + to_text(e));
    const bool inverse = *exponent < 0;
    obligations_.push_back({inverse ? IndexObligation::Kind::positive : IndexObligation::Kind::not_negative, value,
                            to_text(e->children[0])});
    return power(function("sqrt", value), static_cast<long>(numerator(*exponent)));
}

std::string NoncommutativeForm::index_name(const Expression& index, const std::string& wanted) const {
    if (const auto q = rational_value(index)) {
        const bool literal = wanted[0] >= '0' && wanted[0] <= '9';
        const Rational end = literal ? rigor::parse_rational(wanted) : Rational(1);
        if (denominator(*q) == 1 && *q >= 1 && *q <= end) return q->str();
    } else if (index->kind == Kind::variable) {
        const auto found = indices_.find(index->name);
        if (found != indices_.end() && found->second == wanted) return index->name;
    }
    throw NoForm("the index " + to_text(index) + ", which may leave 1.." + wanted);
}

IndexSum NoncommutativeForm::index_at(const Expression& e) {
    const Expression& base = e->children[0];
    if (base->kind == Kind::variable && !scope_.names.contains(base->name))
        for (const Definition& d : data_.families)
            if (d.name == base->name && !d.index.empty() && e->children.size() == 2)
                return at(substitute(d.body, d.index, e->children[1]));
    const Type t = type(base);
    if (t.sort == Sort::vector) return at(base, index_name(e->children[1], range(t.rows)));
    if (t.sort != Sort::matrix) throw NoForm("the entry " + to_text(e));
    return at(base, index_name(e->children[1], range(t.rows)), index_name(e->children[2], range(t.columns)));
}

IndexSum NoncommutativeForm::big_at(const Expression& e, const std::string& i, const std::string& j) {
    const Binding& b = *e->binding;
    const Expression& body = e->children[0];
    if (b.domain.kind != DomainKind::integers || b.multiplicity != Multiplicity::each || is_infinite(b.domain.ends[1]))
        throw NoForm("the sum " + to_text(e));
    const bool free = std::none_of(b.names.begin(), b.names.end(),
                                   [&](const std::string& name) { return free_variables(body).contains(name); });
    if (e->name == "sum" && free) {
        IndexSum count = at(b.domain.ends[1]) - at(b.domain.ends[0]) + IndexSum(1);
        const auto least = rational_value(b.domain.ends[0]), most = rational_value(b.domain.ends[1]);
        const bool known = least && (most ? *most >= *least - 1 : *least <= 1 && !range(b.domain.ends[1]).empty());
        if (!known || denominator(*least) != 1) throw NoForm("the number of terms of " + to_text(e));
        return power(count, static_cast<long>(b.names.size())) * at(body, i, j);
    }
    if (!is_literal(b.domain.ends[0], 1)) throw NoForm("a sum that does not begin at 1");
    const std::string size = range(b.domain.ends[1]);
    // The names may be in use outside: they are replaced by new ones.
    const auto outer_indices = indices_;
    const TypeScope outer_scope = scope_;
    Expression inside = body;
    std::vector<std::string> names;
    for (const std::string& name : b.names) {
        names.push_back("$s" + std::to_string(++counter_));
        inside = substitute(inside, name, variable(names.back()));
        indices_[names.back()] = size;
        scope_.names[names.back()] = {Sort::integer};
    }
    const auto restore = [&] { indices_ = outer_indices, scope_ = outer_scope; };
    try {
        IndexSum value;
        if (e->name == "sum") {
            value = at(inside, i, j);
            for (const std::string& name : names) value = sum_over(value, name, size);
        } else if (e->name == "max" && names.size() == 2 && inside->kind == Kind::call && inside->name == "abs") {
            value = largest_entry(renamed(at(inside->children[0]), {{names[0], "@1"}, {names[1], "@2"}}), size);
        } else {
            throw NoForm("the part " + to_text(e));
        }
        restore();
        return value;
    } catch (...) {
        restore();
        throw;
    }
}

}  // namespace claim::language
