// The table of functions and the definitions of those of the field.
#include "claim/language/functions.hpp"

#include "rigor/number/near_name.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace claim::language {

namespace {

constexpr std::string_view network_options = "phi q w b";

constexpr std::array functions = {
    KnownFunction{"sqrt", 1, 1, Class::elementary, "\\sqrt"},
    KnownFunction{"exp", 1, 1, Class::elementary, "\\exp"},
    KnownFunction{"log", 1, 1, Class::elementary, "\\log"},
    KnownFunction{"sin", 1, 1, Class::elementary, "\\sin"},
    KnownFunction{"cos", 1, 1, Class::elementary, "\\cos"},
    KnownFunction{"arccos", 1, 1, Class::elementary, "\\arccos"},
    KnownFunction{"arcsin", 1, 1, Class::elementary, "\\arcsin"},
    KnownFunction{"arctan", 1, 1, Class::elementary, "\\arctan"},
    KnownFunction{"abs", 1, 1, Class::elementary, "\\operatorname{abs}"},
    KnownFunction{"min", 2, 8, Class::elementary, "\\min"},
    KnownFunction{"max", 1, 8, Class::elementary, "\\max"},
    KnownFunction{"relu", 1, 1, Class::elementary, "\\operatorname{relu}"},
    KnownFunction{"step", 1, 1, Class::elementary, "\\operatorname{step}"},
    KnownFunction{"Gamma", 1, 1, Class::elementary, "\\Gamma"},
    KnownFunction{"binom", 2, 2, Class::elementary, "\\operatorname{binom}"},
    KnownFunction{"kappa0", 1, 1, Class::field, "\\kappa_0"},
    KnownFunction{"kappa1", 1, 1, Class::field, "\\kappa_1"},
    KnownFunction{"h", 1, 1, Class::field, "h", network_options},
    KnownFunction{"h_prime", 1, 1, Class::field, "h'", network_options},
    KnownFunction{"rho", 2, 2, Class::field, "\\rho", network_options, 1},
    KnownFunction{"T", 2, 2, Class::field, "T", network_options, 1},
    KnownFunction{"theta_bar", 2, 2, Class::field, "\\bar\\Theta", network_options, 1},
    KnownFunction{"U", 2, 2, Class::field, "U", {}, 1},
    KnownFunction{"theta", 2, 2, Class::field, "\\Theta", "n0 beta", 1},
    KnownFunction{"sigma", 2, 2, Class::field, "\\Sigma", "n0 beta", 1},
    KnownFunction{"sigma_dot", 2, 2, Class::field, "\\dot\\Sigma", "n0 beta", 1},
    KnownFunction{"K_res", 2, 2, Class::field, "K^{\\mathrm{Res}}", "alpha", 1},
    KnownFunction{"coeff", 2, 2, Class::field, "\\operatorname{coeff}"},
    KnownFunction{"lambda_min", 1, 1, Class::matrix, "\\lambda_{\\min}"},
    KnownFunction{"lambda_max", 1, 1, Class::matrix, "\\lambda_{\\max}"},
    KnownFunction{"det", 1, 1, Class::matrix, "\\det"},
    KnownFunction{"rank", 1, 1, Class::matrix, "\\operatorname{rank}"},
    KnownFunction{"trace", 1, 1, Class::matrix, "\\operatorname{tr}"},
    KnownFunction{"norm_2", 1, 1, Class::matrix, "\\operatorname{norm}_2"},
    KnownFunction{"norm_F", 1, 1, Class::matrix, "\\operatorname{norm}_F"},
    KnownFunction{"angle", 2, 2, Class::matrix, "\\angle"},
    KnownFunction{"gram", 2, 3, Class::to_matrix, "\\operatorname{gram}"},
    KnownFunction{"diag", 1, 1, Class::to_matrix, "\\operatorname{diag}"},
    KnownFunction{"P1", 1, 1, Class::to_matrix, "P_1"},
    KnownFunction{"v1", 1, 1, Class::to_matrix, "v_1"},
    KnownFunction{"circle", 1, 1, Class::points, "\\operatorname{circle}"},
    KnownFunction{"pair", 1, 1, Class::points, "\\operatorname{pair}"},
    KnownFunction{"triple", 1, 1, Class::points, "\\operatorname{triple}"},
    KnownFunction{"antipodal", 1, 1, Class::points, "\\operatorname{antipodal}"},
    KnownFunction{"stereographic", 1, 1, Class::points, "\\operatorname{stereographic}"},
};

constexpr std::array constants = {"pi", "euler", "inf", "ones", "I", "J"};

const std::map<std::string, std::string, std::less<>> spellings = {
    {"acos", "arccos"},    {"asin", "arcsin"},        {"atan", "arctan"}, {"ln", "log"},        {"kappa_0", "kappa0"},
    {"kappa_1", "kappa1"}, {"thetabar", "theta_bar"}, {"gamma", "Gamma"}, {"binomial", "binom"}};

}  // namespace

const KnownFunction* find_function(std::string_view name) {
    name = name.substr(0, name.find(':'));  // of a network with an activation: the same arguments
    const auto found = std::find_if(functions.begin(), functions.end(), [&](const auto& f) { return f.name == name; });
    return found == functions.end() ? nullptr : &*found;
}

const std::vector<std::string>& known_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const KnownFunction& f : functions) all.emplace_back(f.name);
        all.insert(all.end(), constants.begin(), constants.end());
        return all;
    }();
    return names;
}

bool is_constant(std::string_view name) {
    return std::find(constants.begin(), constants.end(), name) != constants.end();
}

std::string canonical_name(std::string_view name) {
    const auto found = spellings.find(name);
    return found == spellings.end() ? std::string(name) : found->second;
}

std::string nearest_name(std::string_view name, const std::vector<std::string>& names) {
    return rigor::nearest_name(name, names);
}

std::optional<Expression> definition(std::string_view function, const Expression& u) {
    const Expression pi = constant("pi");
    const Expression root = call("sqrt", {number(1) - power(u, number(2))});
    if (function == "kappa0") return (pi - call("arccos", {u})) / pi;
    if (function == "kappa1") return (u * sum({pi, negate(call("arccos", {u}))}) + root) / pi;
    if (function == "h") return u * call("arcsin", {u}) / pi + root / pi + u / number(2);
    return std::nullopt;
}

Expression unfold(const Expression& e, long deepest) {
    std::vector<Expression> children;
    for (const Expression& child : e->children) children.push_back(unfold(child, deepest));
    if (e->kind != Kind::call || e->primes != 0 || !e->names.empty()) return with_children(e, std::move(children));
    if (const auto body = definition(e->name, children[0])) return *body;
    const KnownFunction* f = find_function(e->name);
    const auto depth = f && f->depth == 1 ? rational_value(children[1]) : std::nullopt;
    const bool network = e->name == "theta" || e->name == "sigma";
    const bool sequence = network || e->name == "rho" || e->name == "T" || e->name == "theta_bar" || e->name == "U";
    if (!sequence || !depth || denominator(*depth) != 1 || *depth < 1 || *depth > deepest)
        return with_children(e, std::move(children));
    Expression rho = children[0], kernel = children[0];
    for (long layer = 1; layer < static_cast<long>(numerator(*depth)); ++layer) {
        const Expression image = *definition("kappa1", rho);
        kernel = *definition("kappa0", rho) * kernel + image;
        rho = image;
    }
    if (e->name == "rho") return rho;
    if (e->name == "T") return kernel;
    if (e->name == "theta_bar") return kernel / number(*depth);
    if (network) {
        const rigor::Rational scale = rigor::power_of_two(static_cast<long>(numerator(*depth)) - 1);
        return (e->name == "theta" ? kernel : rho) / number(scale);
    }
    return number(3) * constant("pi") / call("sqrt", {number(2) * (number(1) - rho)});
}

}  // namespace claim::language
