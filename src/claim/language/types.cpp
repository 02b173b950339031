// Types of expressions.
#include "claim/language/types.hpp"

#include "claim/language/functions.hpp"
#include "claim/language/matrix_space.hpp"

#include <algorithm>

namespace claim::language {

namespace {

std::string shown(const Type& t) {
    constexpr const char* names[] = {"a number", "an integer", "a vector", "a matrix", "a data set", "a function"};
    return names[static_cast<int>(t.sort)];
}

/// Two sizes that differ for certain: both literal.
bool differ(const std::optional<Expression>& a, const std::optional<Expression>& b) {
    if (!a || !b) return false;
    const auto x = rational_value(*a), y = rational_value(*b);
    if (x && y) return *x != *y;
    // Two different names of sizes are two sizes.
    return (*a)->kind == Kind::variable && (*b)->kind == Kind::variable && !(*a == *b);
}

class Typing {
public:
    explicit Typing(const TypeScope& scope) : scope_(scope) {}

    /// Each node once: what asks for the type of a child asks again for what stands in it.
    Type of(const Expression& e) const {
        if (e->children.empty()) return computed(e);
        if (const auto found = known_.find(&*e); found != known_.end()) return found->second.second;
        const Type type = computed(e);
        known_.emplace(&*e, std::pair(e, type));
        return type;
    }

private:
    Type computed(const Expression& e) const {
        switch (e->kind) {
            case Kind::number: return {denominator(e->number) == 1 ? Sort::integer : Sort::real};
            case Kind::constant:
                if (e->name == "ones") return {Sort::vector};
                if (e->name == "I" || e->name == "J") return {Sort::matrix};
                return {};
            case Kind::variable: return variable_type(e);
            case Kind::sum: return sum_type(e);
            case Kind::product: return product_type(e);
            case Kind::negate: return of(e->children[0]);
            case Kind::reciprocal: return scalar(e->children[0]), Type{};
            case Kind::power: return power_type(e);
            case Kind::entrywise:
            case Kind::entrywise_power: return entrywise_type(e);
            case Kind::call: return call_type(e);
            case Kind::function: return function_type(e);
            case Kind::lambda: return {.sort = Sort::function, .arity = e->names.size()};
            case Kind::index: return index_type(e);
            case Kind::factorial: return integer(e->children[0]), Type{Sort::integer};
            case Kind::inner: return inner_type(e);
            case Kind::norm:
                if (of(e->children[0]).sort != Sort::vector && !of(e->children[0]).is_scalar())
                    wrong(e->children[0], "a vector");
                return {};
            case Kind::transpose: return transpose_type(e);
            case Kind::tuple: return tuple_type(e);
            case Kind::set: return set_type(e);
            case Kind::derivative: bound(e->names[0], e->place); return derivative_type(e->children[0]);
            case Kind::at: return scalar(e->children[1]), inside(e->names, {}, e->children[0]);
            case Kind::big: {
                const TypeScope inner = with(scope_, *e->binding);
                const Type t = Typing(inner).of(e->children[0]);
                return t;
            }
            case Kind::integral:
                return scalar(e->children[0]), scalar(e->children[1]), inside(e->names, {}, e->children[2]);
            case Kind::expectation:
                for (const Expression& parameter : e->children[0]->children) scalar(parameter);
                return inside(e->names, {}, e->children[1]);
            case Kind::iterate:
                function(e->children[0]);
                integer(e->children[1]);
                return scalar(e->children[2]), Type{};
        }
        return {};
    }

    [[noreturn]] void wrong(const Expression& e, const std::string& expected) const {
        throw StatementError(e->place, "found " + shown(of(e)), expected);
    }
    void scalar(const Expression& e) const {
        if (!of(e).is_scalar()) wrong(e, "a number");
    }
    void integer(const Expression& e) const {
        scalar(e);
        const auto q = rational_value(e);
        if (q && denominator(*q) != 1) throw StatementError(e->place, "found " + q->str(), "an integer");
    }
    Type inside(const std::vector<std::string>& names, const Type& type, const Expression& body) const {
        TypeScope inner = scope_;
        for (const std::string& name : names) inner.names[name] = type;
        return Typing(inner).of(body);
    }
    void bound(const std::string& name, Place place) const {
        if (scope_.names.contains(name)) return;
        std::vector<std::string> candidates;
        for (const auto& [known, type] : scope_.names) candidates.push_back(known);
        for (const std::string& known : known_names()) candidates.push_back(known);
        for (const Definition& d : scope_.definitions) candidates.push_back(d.name);
        const std::string near = name.size() > 2 ? nearest_name(name, candidates) : "";
        throw StatementError(place, "the free name '" + name.substr(0, 40) + "'",
                             near.empty() ? "a quantifier for it, such as 'forall " + name.substr(0, 40) + " in …'"
                                          : "a bound name, perhaps '" + near + "'");
    }
    const Definition* defined(const std::string& name) const {
        for (const Definition& d : scope_.definitions)
            if (d.name == name) return &d;
        return nullptr;
    }
    Type variable_type(const Expression& e) const {
        if (const auto found = scope_.names.find(e->name); found != scope_.names.end()) return found->second;
        const Definition* d = defined(e->name);
        if (!d) bound(e->name, e->place);
        if (d->is_recurrence() || !d->index.empty())
            throw StatementError(e->place, "the sequence '" + e->name + "' without index", e->name + "[L]");
        return of(d->body);
    }
    Type sum_type(const Expression& e) const {
        Type total = of(e->children[0]);
        for (const Expression& child : e->children) {
            const Type t = of(child);
            if (t.is_scalar() != total.is_scalar() ||
                (!t.is_scalar() &&
                 (t.sort != total.sort || differ(t.rows, total.rows) || differ(t.columns, total.columns))))
                throw StatementError(child->place, "a sum of " + shown(total) + " and " + shown(t),
                                     "summands of one type and size");
            if (total.sort == Sort::integer && t.sort == Sort::real) total.sort = Sort::real;
            if (!total.rows) total.rows = t.rows;
            if (!total.columns) total.columns = t.columns;
        }
        return total;
    }
    Type product_type(const Expression& e) const {
        Type total = of(e->children[0]);
        for (std::size_t i = 1; i < e->children.size(); ++i) {
            const Expression& child = e->children[i];
            const Type t = of(child);
            if (t.sort == Sort::function || total.sort == Sort::function)
                wrong(t.sort == Sort::function ? child : e->children[0], "a number, or the function's argument");
            if (t.is_scalar()) {
                if (t.sort == Sort::real && total.sort == Sort::integer) total.sort = Sort::real;
                continue;
            }
            if (total.is_scalar()) {
                total = t;
                continue;
            }
            total = matrix_product(total, t, child);
        }
        return total;
    }
    /// Vectors are columns; a transposed vector is a matrix of one row.
    static Type as_matrix(const Type& t) {
        if (t.sort == Sort::vector) return {Sort::matrix, t.rows, number(1)};
        if (t.sort == Sort::points) return {Sort::matrix, std::nullopt, t.columns};
        return t;
    }
    /// A number of columns 1 meets a named number of rows, n: they agree for n = 1 only.
    static bool one_and_name(const std::optional<Expression>& a, const std::optional<Expression>& b) {
        return a && b &&
               ((is_literal(*a, 1) && (*b)->kind == Kind::variable) ||
                (is_literal(*b, 1) && (*a)->kind == Kind::variable));
    }
    static Type matrix_product(const Type& a, const Type& b, const Expression& at) {
        const Type x = as_matrix(a), y = as_matrix(b);
        if (differ(x.columns, y.rows) || one_and_name(x.columns, y.rows))
            throw StatementError(at->place, "a product of shapes that do not fit",
                                 "as many rows as the left factor has columns");
        if (x.rows && y.columns && is_literal(*x.rows, 1) && is_literal(*y.columns, 1)) return {};
        if (y.columns && is_literal(*y.columns, 1)) return {Sort::vector, x.rows};
        return {Sort::matrix, x.rows, y.columns};
    }
    Type power_type(const Expression& e) const {
        const Type base = of(e->children[0]);
        scalar(e->children[1]);
        if (base.sort == Sort::matrix) return integer(e->children[1]), base;
        scalar(e->children[0]);
        const Type exponent = of(e->children[1]);
        return {base.sort == Sort::integer && exponent.sort == Sort::integer && e->children[1]->kind == Kind::number
                    ? Sort::integer
                    : Sort::real};
    }
    Type entrywise_type(const Expression& e) const {
        const Type left = as_matrix(of(e->children[0]));
        if (left.sort != Sort::matrix) wrong(e->children[0], "a matrix");
        if (e->kind == Kind::entrywise_power) return scalar(e->children[1]), left;
        const Type right = as_matrix(of(e->children[1]));
        if (right.sort != Sort::matrix) wrong(e->children[1], "a matrix");
        if (differ(left.rows, right.rows) || differ(left.columns, right.columns))
            throw StatementError(e->children[1]->place, "an entrywise product of different shapes",
                                 "matrices of one shape");
        return left;
    }
    /// Entry by entry, of vectors and matrices too.
    Type derivative_type(const Expression& e) const {
        const Type t = of(e);
        if (t.sort == Sort::points || t.sort == Sort::function) wrong(e, "numbers");
        return t.sort == Sort::integer ? Type{} : t;
    }
    /// {(3/5, 4/5), (-1, 0)}, a data set.
    Type set_type(const Expression& e) const {
        for (const Expression& child : e->children) {
            if (child->kind != Kind::tuple)
                throw StatementError(
                    e->place, "found a set",
                    "a number, vector or matrix; a set stands after 'in', or is a data set {(a, b), …}");
            if (child->children.size() != e->children[0]->children.size())
                wrong(child, "a point with as many coordinates as the first one");
        }
        return {Sort::points, std::nullopt, of(e->children[0]).rows};
    }
    std::size_t function(const Expression& e) const {
        const Type t = of(e);
        if (t.sort != Sort::function) wrong(e, "a function");
        return t.arity;
    }
    Type function_type(const Expression& e) const {
        if (const Definition* d = defined(e->name)) return {.sort = Sort::function, .arity = d->parameters.size()};
        return {.sort = Sort::function, .arity = static_cast<std::size_t>(find_function(e->name)->least)};
    }
    void points(const Expression& e) const {
        const Type t = of(e);
        if (t.sort != Sort::points && t.sort != Sort::matrix) wrong(e, "a data set");
    }
    void lambda_body(const Expression& e) const {
        if (e->kind != Kind::lambda) return;
        TypeScope inner = scope_;
        for (const std::string& name : e->names) inner.names[name] = {};
        static_cast<void>(Typing(inner).of(e->children[0]));
    }
    Type call_type(const Expression& e) const {
        if (defined(e->name)) {
            for (const Expression& argument : e->children) scalar(argument);
            if (e->primes > 0 && e->children.size() != 1)
                throw StatementError(e->place, "a derivative of " + e->name + " with several arguments",
                                     "D(" + e->name + "(…), name)");
            return {};
        }
        const KnownFunction& f = *find_function(e->name);
        if (e->primes > 0 && f.kind != Class::elementary && f.kind != Class::field)
            throw StatementError(e->place, "a derivative of " + e->name, "a function of numbers");
        for (std::size_t i = 0; i < e->children.size(); ++i) {
            if (static_cast<int>(i) == f.depth)
                depth(e->children[i], e->name);
            else if (i >= e->children.size() - e->names.size())
                scalar(e->children[i]);
        }
        switch (f.kind) {
            case Class::elementary:
            case Class::field: return number_call_type(e, f);
            case Class::matrix:
                if (e->name != "angle" && of(e->children[0]).sort != Sort::matrix) wrong(e->children[0], "a matrix");
                return {};
            case Class::points:
                if (e->name == "stereographic")
                    points(e->children[0]);
                else
                    scalar(e->children[0]);
                return {Sort::points, std::nullopt, number(e->name == "triple" ? 3 : 2)};
            case Class::to_matrix: break;
        }
        if (e->name == "diag") {
            const Type t = of(e->children[0]);
            return t.sort == Sort::vector ? Type{Sort::matrix, t.rows, t.rows} : Type{Sort::matrix};
        }
        if (e->name == "gram") {
            if (function(e->children[0]) > 2) wrong(e->children[0], "a kernel, a function of one or two arguments");
            lambda_body(e->children[0]);
            points(e->children[1]);
            if (e->children.size() == 2) return {Sort::matrix};
            static_cast<void>(of(e->children[2]));
            return {Sort::vector};
        }
        if (of(e->children[0]).sort != Sort::matrix) wrong(e->children[0], "a matrix");
        return e->name == "v1" ? Type{Sort::vector} : of(e->children[0]);
    }
    Type number_call_type(const Expression& e, const KnownFunction& f) const {
        if (e->name == "coeff") {
            function(e->children[0]);
            return integer(e->children[1]), Type{};
        }
        const bool entries =
            e->name == "exp" || e->name == "abs";  // the matrix exponential; absolute values of entries
        if (entries && of(e->children[0]).sort == Sort::matrix) return of(e->children[0]);
        const bool max_of_vector = (e->name == "max" || e->name == "abs") && e->children.size() == 1 &&
                                   of(e->children[0]).sort != Sort::function;
        for (const Expression& argument : e->children)
            if (!max_of_vector || e->name == "abs") scalar(argument);
        static_cast<void>(f);
        return {e->name == "binom" ? Sort::integer : Sort::real};
    }
    void depth(const Expression& e, const std::string& of_what) const {
        integer(e);
        const auto q = rational_value(e);
        if (q && *q < 1) throw StatementError(e->place, "depth " + q->str() + " of " + of_what, "an integer >= 1");
    }
    Type index_type(const Expression& e) const {
        const Expression& base = e->children[0];
        for (std::size_t i = 1; i < e->children.size(); ++i) integer(e->children[i]);
        if (base->kind == Kind::variable && !scope_.names.contains(base->name)) {
            const Definition* d = defined(base->name);
            if (!d) bound(base->name, base->place);
            if (d->is_recurrence() || !d->index.empty()) return {};
        }
        const Type t = of(base);
        const std::size_t wanted = t.sort == Sort::matrix                             ? 2
                                   : t.sort == Sort::vector || t.sort == Sort::points ? 1
                                                                                      : 0;
        if (e->children.size() != wanted + 1)
            throw StatementError(e->place, "an index of " + shown(t),
                                 wanted == 2 ? "two indices, K[i, j]" : "one index of a vector or a data set");
        return t.sort == Sort::points ? Type{Sort::vector, t.columns} : Type{};
    }
    Type inner_type(const Expression& e) const {
        const Type a = of(e->children[0]), b = of(e->children[1]);
        for (const std::size_t i : {0u, 1u})
            if ((i == 0 ? a : b).sort != Sort::vector && !(i == 0 ? a : b).is_scalar())
                wrong(e->children[i], "a vector");
        if (a.sort != b.sort && !(a.is_scalar() && b.is_scalar())) wrong(e->children[1], shown(a));
        if (differ(a.rows, b.rows))
            throw StatementError(e->place, "an inner product of different dimensions", "vectors of one space");
        return {};
    }
    Type transpose_type(const Expression& e) const {
        const Type t = as_matrix(of(e->children[0]));
        if (t.sort != Sort::matrix)
            wrong(e->children[0], "a vector or a matrix before '''; the derivative of f at z is f'(z)");
        return {Sort::matrix, t.columns, t.rows};
    }
    Type tuple_type(const Expression& e) const {
        const Type first = of(e->children[0]);
        for (const Expression& child : e->children)
            if (of(child).is_scalar() != first.is_scalar()) wrong(child, shown(first));
        const auto size = number(static_cast<long>(e->children.size()));
        if (first.is_scalar()) return {Sort::vector, size};
        return {Sort::points, std::nullopt, first.rows};
    }

    const TypeScope& scope_;
    mutable std::map<const Node*, std::pair<Expression, Type>> known_;  ///< the expression keeps its address
};

}  // namespace

Type type_of(const Expression& e, const TypeScope& scope) { return Typing(scope).of(e); }

TypeScope with(const TypeScope& scope, const Binding& b) {
    TypeScope inner = scope;
    const Domain& d = b.domain;
    for (const Expression& end : d.ends) {
        if (d.kind == DomainKind::members) {
            const Sort sort = type_of(end, scope).sort;
            if (sort != Sort::points && sort != Sort::matrix)
                throw StatementError(end->place, "a name that is no data set after 'in'",
                                     "an interval, a range 1..n, a space or a data set");
        } else if (is_matrix_space(d)) {
            for (const Expression& size : end->children) static_cast<void>(type_of(size, scope));
        } else if (!is_infinite(end) && !type_of(end, scope).is_scalar() && d.kind != DomainKind::finite) {
            throw StatementError(end->place, "an end of a domain that is no number", "a number");
        }
    }
    Type type;
    switch (d.kind) {
        case DomainKind::integers: type = {Sort::integer}; break;
        case DomainKind::space:
            type = is_matrix_space(d) ? Type{Sort::matrix, d.ends[0]->children[0], d.ends[0]->children[1]}
                                      : Type{Sort::vector, d.ends[0]};
            break;
        case DomainKind::sphere:
        case DomainKind::half_sphere: type = {Sort::vector, d.ends[0] + number(1)}; break;
        case DomainKind::symmetric: type = {Sort::matrix, d.ends[0], d.ends[0]}; break;
        case DomainKind::box: type = {Sort::vector, d.ends[2]}; break;
        case DomainKind::members: type = {Sort::vector, type_of(d.ends[0], scope).columns}; break;
        case DomainKind::finite: type = {type_of(d.ends[0], scope)}; break;
        default: break;
    }
    if (b.multiplicity == Multiplicity::subset || b.multiplicity == Multiplicity::distinct)
        type = {Sort::points, std::nullopt, type.rows};
    for (const std::string& name : b.names) inner.names[name] = type;
    return inner;
}

}  // namespace claim::language
