// Forms below series with nonnegative coefficients.
#include "claim/language/arcsine_series.hpp"
#include "claim/language/series_signs.hpp"

namespace claim::language {

using rigor::Rational;

std::optional<Expression> minorant(const Expression& e, const std::string& u) {
    const auto free_of_u = [&](const Expression& f) { return !free_variables(f).contains(u); };
    if (!free_of_u(e) && free_variables(e).size() == 1 && arcsine_form(e, u)) return e;
    const auto& c = e->children;
    const Expression pi = constant("pi");
    if (e->kind == Kind::call && e->primes == 0 && e->names.empty()) {
        const bool kappa1 = e->name == "kappa1" || e->name == "h";
        if (kappa1 || e->name == "kappa0") {
            const auto below = minorant(c[0], u);
            if (!below) return std::nullopt;
            return kappa1 ? number(1) / pi + *below / number(2) : number(Rational(1, 2)) + *below / pi;
        }
        const auto depth = c.size() == 2 ? rational_value(c[1]) : std::nullopt;
        if (!depth || *depth < 3 || *depth > 6) return std::nullopt;
        const Expression below = number(Rational(*depth - 1));
        const Expression rho = call("rho", {c[0], below});
        if (e->name == "rho") return minorant(call("kappa1", {rho}), u);
        if (e->name == "T") {
            const auto kernel = minorant(call("T", {c[0], below}), u), image = minorant(call("kappa1", {rho}), u);
            return kernel && image ? std::optional(*kernel / number(2) + *image) : std::nullopt;
        }
        const bool network = e->name == "theta" || e->name == "sigma";
        if (!network && e->name != "theta_bar") return std::nullopt;
        const auto inner = minorant(call(e->name == "sigma" ? "rho" : "T", {c[0], c[1]}), u);
        if (!inner) return std::nullopt;
        return *inner / (network ? power(number(2), below) : number(*depth));
    }
    if (e->kind == Kind::product) {
        std::vector<Expression> factors;
        std::size_t with_u = 0;
        for (const Expression& f : c) {
            if (free_of_u(f) && !free_variables(f).empty()) return std::nullopt;
            with_u += !free_of_u(f);
            const auto below = free_of_u(f) ? std::optional(f) : minorant(f, u);
            if (!below || with_u > 1) return std::nullopt;
            factors.push_back(*below);
        }
        return product(std::move(factors));
    }
    return std::nullopt;
}

}  // namespace claim::language
