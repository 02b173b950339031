// The kernels of layers in the calculus of dot-product kernels.
#include "claim/language/series_signs.hpp"

namespace claim::language {

using rigor::Rational;

std::optional<SeriesSigns> layer_signs(const Expression& e, const std::string& u,
                                       const std::vector<Binding>& parameters) {
    const auto free_of_u = [&](const Expression& f) { return !free_variables(f).contains(u); };
    constexpr SeriesSigns all{true, true, true, true, true};
    const bool network = e->name == "theta" || e->name == "sigma" || e->name == "sigma_dot";
    const bool plain = e->name == "rho" || e->name == "T" || e->name == "theta_bar";
    if (!network && !plain && e->name != "K_res") return std::nullopt;
    const auto depth = least_integer(e->children[1], parameters);
    if (!depth || *depth < 1) return std::nullopt;
    ParameterSign beta{true, true, false}, alpha{true, false, true};
    for (std::size_t i = 0; i < e->names.size(); ++i) {
        const Expression& value = e->children[2 + i];
        if (!free_of_u(value)) return std::nullopt;
        const ParameterSign s = parameter_sign(value, parameters);
        if (e->names[i] == "beta") beta = s;
        if (e->names[i] == "alpha") alpha = s;
        if (e->names[i] == "n0" && !parameter_sign(value - number(1), parameters).at_least_zero) return std::nullopt;
    }
    if (e->name == "K_res") {
        // r^(L) >= a (K_0 + 1) kappa0(u) + a, a = alpha^2 > 0, and K_0 = u.
        if (!alpha.nonzero) return std::nullopt;
        return all;
    }
    if (!beta.at_least_zero) return std::nullopt;
    // With a bias S_1 = u/n0 + beta^2 has a constant, and kappa0 and kappa1 of it all parities.
    const bool slope = e->name == "sigma_dot";
    if (beta.nonzero) {
        if (slope || *depth >= 2) return all;
        return SeriesSigns{.constant = true, .odd = true};
    }
    if (*depth >= 3 || (slope && *depth >= 2)) return all;  // kappa(kappa1(u)), kappa1 has a constant
    if (slope) return SeriesSigns{true, true, false, true, false};
    if (*depth == 2) return SeriesSigns{true, true, true, false, true};
    return SeriesSigns{.odd = true};
}

std::optional<std::string> remainder_of(const Expression& t, const std::string& u,
                                        const std::vector<Binding>& parameters) {
    if (t->kind != Kind::negate || t->children[0]->kind != Kind::product) return std::nullopt;
    const auto& c = t->children[0]->children;
    if (c.size() != 2 || c[0]->kind != Kind::call || c[0]->name != "coeff" || c[1]->kind != Kind::power)
        return std::nullopt;
    const Expression &f = c[0]->children[0], &r = c[0]->children[1];
    const auto least = least_integer(r, parameters);
    if (f->kind != Kind::function || f->primes > 0 || !least || *least < 0 || !(c[1]->children[1] == r) ||
        !(c[1]->children[0] == variable(u)))
        return std::nullopt;
    return f->name;
}
void expand_layers(std::vector<Expression>& terms) {
    std::vector<Expression> result;
    for (const Expression& t : terms) {
        const auto depth = t->kind == Kind::call && t->name == "T" ? rational_value(t->children[1]) : std::nullopt;
        if (!depth || *depth < 2) {
            result.push_back(t);
            continue;
        }
        const Expression below = number(Rational(*depth - 1)), &u = t->children[0];
        const bool first = *depth == 2;
        const Expression rho = first ? u : call("rho", {u, below});
        result.push_back(product({call("kappa0", {rho}), first ? u : call("T", {u, below})}));
        result.push_back(call("kappa1", {rho}));
    }
    terms = std::move(result);
}

}  // namespace claim::language
