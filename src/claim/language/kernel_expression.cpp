// Kernels in the inner product, matrices in their entries.
#include "claim/language/kernel_expression.hpp"

#include <algorithm>

namespace claim::language {

namespace {

struct NoKernel {};

/// A linear combination of two names.
struct Combination {
    Expression x = number(0), y = number(0);
};

class TwoPoints {
public:
    TwoPoints(const std::vector<std::string>& names, const Expression& xy, const Expression& xx, const Expression& yy)
        : x_(names[0]),
          y_(names[1]),
          xy_(xy),
          xx_(xx),
          yy_(yy) {}

    Expression of(const Expression& e) const {
        const auto& free = free_variables(e);
        if (!free.contains(x_) && !free.contains(y_)) return e;
        if (e->kind == Kind::inner) return form(combination(e->children[0]), combination(e->children[1]));
        if (e->kind == Kind::norm) {
            const Combination c = combination(e->children[0]);
            return call("sqrt", {form(c, c)});
        }
        if (e->kind == Kind::variable || e->kind == Kind::lambda || !bound_names(*e).empty()) throw NoKernel{};
        // |a|^2 without the root.
        if (e->kind == Kind::power && e->children[0]->kind == Kind::norm && is_literal(e->children[1], 2)) {
            const Combination c = combination(e->children[0]->children[0]);
            return form(c, c);
        }
        std::vector<Expression> children;
        for (const Expression& child : e->children) children.push_back(of(child));
        return with_children(e, std::move(children));
    }

private:
    Expression form(const Combination& a, const Combination& b) const {
        return a.x * b.x * xx_ + (a.x * b.y + a.y * b.x) * xy_ + a.y * b.y * yy_;
    }
    bool is_point(const Expression& e) const {
        return free_variables(e).contains(x_) || free_variables(e).contains(y_);
    }
    Combination combination(const Expression& e) const {
        switch (e->kind) {
            case Kind::variable:
                if (e->name == x_) return {number(1), number(0)};
                if (e->name == y_) return {number(0), number(1)};
                throw NoKernel{};
            case Kind::negate: {
                const Combination c = combination(e->children[0]);
                return {negate(c.x), negate(c.y)};
            }
            case Kind::sum: {
                Combination total;
                for (const Expression& child : e->children) {
                    const Combination c = combination(child);
                    total = {total.x + c.x, total.y + c.y};
                }
                return total;
            }
            case Kind::product: {
                const auto points = std::count_if(e->children.begin(), e->children.end(),
                                                  [&](const Expression& f) { return is_point(f); });
                if (points != 1) throw NoKernel{};
                std::vector<Expression> factors;
                Combination c;
                for (const Expression& f : e->children) is_point(f) ? void(c = combination(f)) : factors.push_back(f);
                const Expression scale = product(std::move(factors));
                return {scale * c.x, scale * c.y};
            }
            default: throw NoKernel{};
        }
    }

    const std::string &x_, &y_;
    const Expression &xy_, &xx_, &yy_;
};

std::optional<std::vector<Expression>> scalars_and_matrix(const Expression& e, const std::string& data_set,
                                                          std::vector<Expression>& matrices) {
    std::vector<Expression> scalars;
    for (const Expression& f : e->children) (has_matrix(f, data_set) ? matrices : scalars).push_back(f);
    return scalars;
}

}  // namespace

std::optional<Expression> kernel_at(const Expression& kernel, const Expression& xy, const Expression& xx,
                                    const Expression& yy) {
    if (kernel->kind == Kind::function) return call(kernel->name, {xy}, kernel->primes);
    if (kernel->kind != Kind::lambda) return std::nullopt;
    if (kernel->names.size() == 1) return substitute(kernel->children[0], kernel->names[0], xy);
    if (kernel->names.size() != 2) return std::nullopt;
    try {
        return TwoPoints(kernel->names, xy, xx, yy).of(kernel->children[0]);
    } catch (const NoKernel&) {
        return std::nullopt;
    }
}

bool has_matrix(const Expression& e, const std::string& data_set) {
    if (e->kind == Kind::constant) return e->name == "I" || e->name == "J" || e->name == "ones";
    if (e->kind == Kind::variable) return e->name == data_set;
    if (e->kind == Kind::call &&
        (e->name == "lambda_min" || e->name == "lambda_max" || e->name == "det" || e->name == "rank" ||
         e->name == "trace" || e->name == "norm_2" || e->name == "norm_F" || e->name == "angle"))
        return false;  // a number
    if (e->kind == Kind::call && e->name == "gram") return true;
    if (e->kind == Kind::index) return false;
    if (e->kind == Kind::transpose && point_set(e->children[0])) return true;
    return std::any_of(e->children.begin(), e->children.end(),
                       [&](const Expression& child) { return has_matrix(child, data_set); });
}

std::optional<Expression> kernel_of_matrix(const Expression& e, const std::string& data_set, const Expression& u) {
    const auto is_data = [&](const Expression& x) { return x->kind == Kind::variable && x->name == data_set; };
    const auto& c = e->children;
    switch (e->kind) {
        case Kind::constant: return e->name == "J" ? std::optional(number(1)) : std::nullopt;
        case Kind::call:
            if (e->name != "gram" || c.size() != 2 || !is_data(c[1])) return std::nullopt;
            return kernel_at(c[0], u, number(1), number(1));
        case Kind::negate: {
            const auto k = kernel_of_matrix(c[0], data_set, u);
            return k ? std::optional(negate(*k)) : std::nullopt;
        }
        case Kind::sum: {
            std::vector<Expression> terms;
            for (const Expression& child : c) {
                const auto k = kernel_of_matrix(child, data_set, u);
                if (!k) return std::nullopt;
                terms.push_back(*k);
            }
            return sum(std::move(terms));
        }
        case Kind::product: {
            if (c.size() == 2 && is_data(c[0]) && c[1]->kind == Kind::transpose && is_data(c[1]->children[0])) return u;
            std::vector<Expression> matrices;
            auto factors = scalars_and_matrix(e, data_set, matrices);
            if (matrices.size() != 1) return std::nullopt;
            const auto k = kernel_of_matrix(matrices[0], data_set, u);
            if (!k) return std::nullopt;
            factors->push_back(*k);
            return product(std::move(*factors));
        }
        case Kind::entrywise: {
            const auto a = kernel_of_matrix(c[0], data_set, u), b = kernel_of_matrix(c[1], data_set, u);
            return a && b ? std::optional(*a * *b) : std::nullopt;
        }
        case Kind::entrywise_power: {
            const auto a = kernel_of_matrix(c[0], data_set, u);
            return a ? std::optional(power(*a, c[1])) : std::nullopt;
        }
        default: return std::nullopt;
    }
}

}  // namespace claim::language
