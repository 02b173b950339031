// Free names and substitution without capture.
#include "claim/language/expression.hpp"

#include <algorithm>

namespace claim::language {

std::vector<std::string> bound_names(const Node& node) {
    switch (node.kind) {
        case Kind::lambda:
        case Kind::at:
        case Kind::integral:
        case Kind::expectation: return node.names;
        case Kind::big: return node.binding->names;
        default: return {};
    }
}

bool detail::is_outside(const Node& node, std::size_t child) {
    switch (node.kind) {
        case Kind::at: return child == 1;
        case Kind::integral: return child < 2;
        case Kind::expectation: return child == 0;
        default: return false;
    }
}

std::set<std::string> detail::free_names(const Node& node) {
    std::set<std::string> free;
    if (node.kind == Kind::variable) return {node.name};
    const std::vector<std::string> bound = bound_names(node);
    for (std::size_t i = 0; i < node.children.size(); ++i) {
        std::set<std::string> inside = free_variables(node.children[i]);
        if (!is_outside(node, i))
            for (const std::string& name : bound) inside.erase(name);
        free.merge(inside);
    }
    if (node.kind == Kind::derivative) free.insert(node.names[0]);
    if (node.binding) free.merge(free_variables(node.binding->domain));
    return free;
}

namespace {

using detail::is_outside;

Expression renamed(const Expression& e, std::size_t which, const std::string& to) {
    Node node = *e;
    const std::vector<std::string> bound = bound_names(*e);
    const std::string from = bound[which];
    if (node.binding) {
        Binding b = *node.binding;
        b.names[which] = to;
        node.binding = std::make_shared<const Binding>(std::move(b));
    } else {
        node.names[which] = to;
    }
    for (std::size_t i = 0; i < node.children.size(); ++i)
        if (!is_outside(node, i)) node.children[i] = substitute(node.children[i], from, variable(to));
    return Expression(std::move(node));
}

}  // namespace

std::set<std::string> free_variables(const Domain& d) {
    std::set<std::string> free;
    for (const Expression& end : d.ends) free.insert(free_variables(end).begin(), free_variables(end).end());
    return free;
}

std::string fresh_name(const std::string& wish, const std::set<std::string>& taken) {
    if (!taken.contains(wish)) return wish;
    for (long k = 1;; ++k)
        if (const std::string name = wish + "_" + std::to_string(k); !taken.contains(name)) return name;
}

Expression with_children(const Expression& e, std::vector<Expression> children, std::optional<Domain> domain) {
    // What is built again from parts keeps the invariants of sums and products.
    if (e->kind == Kind::product) return product(std::move(children));
    Node node = *e;
    node.children = std::move(children);
    if (domain && node.binding) {
        Binding b = *node.binding;
        b.domain = std::move(*domain);
        node.binding = std::make_shared<const Binding>(std::move(b));
    }
    return Expression(std::move(node));
}

Domain substitute(const Domain& d, const std::string& name, const Expression& value) {
    Domain result = d;
    for (Expression& end : result.ends) end = substitute(end, name, value);
    return result;
}

Expression substitute(const Expression& e, const std::string& name, const Expression& value) {
    if (e->kind == Kind::variable) return e->name == name ? value : e;
    const std::set<std::string> free = free_variables(e);
    if (!free.contains(name)) return e;
    const std::vector<std::string> bound = bound_names(*e);
    const std::set<std::string> incoming = free_variables(value);
    for (std::size_t i = 0; i < bound.size(); ++i) {
        if (bound[i] == name || !incoming.contains(bound[i])) continue;
        std::set<std::string> taken = free;
        taken.insert(incoming.begin(), incoming.end());
        taken.insert(bound.begin(), bound.end());
        return substitute(renamed(e, i, fresh_name(bound[i], taken)), name, value);
    }
    const bool hidden = std::find(bound.begin(), bound.end(), name) != bound.end();
    std::vector<Expression> children;
    for (std::size_t i = 0; i < e->children.size(); ++i)
        children.push_back(hidden && !is_outside(*e, i) ? e->children[i] : substitute(e->children[i], name, value));
    std::optional<Domain> domain;
    if (e->binding) domain = substitute(e->binding->domain, name, value);
    if (e->kind == Kind::derivative) {
        // D(f, z) at z = value: the derivative first, then the point.
        if (e->names[0] == name) {
            if (value->kind == Kind::variable && !free_variables(e->children[0]).contains(value->name)) {
                Node node = *with_children(e, std::move(children));
                node.names[0] = value->name;
                return Expression(std::move(node));
            }
            return Expression({.kind = Kind::at, .place = e->place, .names = {name}, .children = {e, value}});
        }
        if (incoming.contains(e->names[0])) {
            const std::string inner = fresh_name(e->names[0] + "_", [&] {
                std::set<std::string> taken = free;
                taken.insert(incoming.begin(), incoming.end());
                return taken;
            }());
            const Expression body = substitute(e->children[0], e->names[0], variable(inner));
            const Expression moved({.kind = Kind::derivative,
                                    .place = e->place,
                                    .names = {inner},
                                    .children = {substitute(body, name, value)}});
            return Expression(
                {.kind = Kind::at, .place = e->place, .names = {inner}, .children = {moved, variable(e->names[0])}});
        }
    }
    return with_children(e, std::move(children), std::move(domain));
}

}  // namespace claim::language
