// Calls of functions: arguments, options, kernels, and what is said of unknown names.
#include "claim/language/functions.hpp"
#include "claim/language/grammar.hpp"
#include "claim/language/networks.hpp"

#include <algorithm>

namespace claim::language {

/// "sqrt 2", "log L", "log log L", "log^2 L": a function takes the next number, name or function alone.
Expression Grammar::bare_argument() {
    const Nesting level(*this);
    const Token name = tokens_[at_ - 1];
    std::optional<Expression> exponent;
    if (accept("^")) exponent = factor();
    const Expression inner = next().is("(") ? parenthesized() : postfixed();
    if (!exponent && next().is("^"))
        throw StatementError(next().place, "'^' after " + name.text + " without parentheses, which is read in two ways",
                             "parentheses, as in " + name.text + "(x)^2");
    const Expression value = placed(call(canonical_name(name.text), {inner}), name.place);
    return exponent ? power(value, *exponent) : value;
}

Expression Grammar::argument(const std::string& function, bool& partial) {
    if (next().is(".")) {
        if (partial) throw StatementError(next().place, "a second '.' in " + function + "(…)", "one free argument");
        ++at_;
        partial = true;
        return variable(".");
    }
    return sum();
}

Expression Grammar::function_call(const Token& name, int prime_count) {
    expect("(");
    Node node{.kind = Kind::call, .place = name.place, .name = name.text, .primes = prime_count};
    bool partial = false;
    do node.children.push_back(argument(name.text, partial));
    while (accept(","));
    const KnownFunction* f = defined_.contains(name.text) ? nullptr : find_function(name.text);
    const std::size_t given = node.children.size();
    const std::size_t least = f ? static_cast<std::size_t>(f->least) : defined_[name.text];
    const std::size_t most = f ? static_cast<std::size_t>(f->most) : least;
    if (accept(";")) {
        if (!f || f->options.empty())
            throw StatementError(next().place, "an option of " + name.text + ", which has none", "')'");
        if (f->takes_activation())
            network_options(node, *f);
        else
            do {
                const Token option = next();
                const std::string option_name = new_name("the name of an option");
                if ((" " + std::string(f->options) + " ").find(" " + option_name + " ") == std::string::npos)
                    throw StatementError(option.place, "the option '" + option_name + "' of " + name.text,
                                         "one of: " + std::string(f->options));
                expect("=");
                node.names.push_back(option_name);
                node.children.push_back(sum());
            } while (accept(","));
    }
    if (given < least || given > most)
        throw StatementError(
            name.place, name.text + " with " + std::to_string(given) + " argument" + (given == 1 ? "" : "s"),
            least == most ? std::to_string(least) : std::to_string(least) + " to " + std::to_string(most));
    expect(")", " after the arguments of " + name.text);
    if (f && name.text == "h_prime" && !network_function(node.name)) {  // the ReLU's
        node.name = "h";
        ++node.primes;
    }
    if ((name.text == "gram" || name.text == "coeff") && f) node.children[0] = gram_function(node.children[0], name);
    if (!partial) return Expression(std::move(node));
    std::set<std::string> taken;
    for (const Expression& child : node.children)
        taken.insert(free_variables(child).begin(), free_variables(child).end());
    const std::string parameter = fresh_name("u", taken);
    for (Expression& child : node.children) child = substitute(child, ".", variable(parameter));
    return Expression(
        {.kind = Kind::lambda, .place = name.place, .names = {parameter}, .children = {Expression(std::move(node))}});
}

/// "erf", "relu^2", "leaky_relu(1/10)", "hermite(0, 1/2, 1/2)", as ntk::activation reads it.
std::string Grammar::activation_name() {
    const Token first = next();
    if (first.kind != Token::Kind::name) unexpected("an activation, such as erf or leaky_relu(1/10)");
    ++at_;
    const auto exact = [&](const Expression& e) {
        const auto value = rational_value(e);
        if (!value) throw StatementError(e->place, "a parameter of " + first.text, "a rational number");
        return rigor::to_string(*value);
    };
    std::string name = first.text;
    std::replace(name.begin(), name.end(), '_', '-');
    if (accept("^")) name += "^" + exact(factor());
    if (accept("(")) {
        name += ":" + exact(sum());
        while (accept(",")) name += "," + exact(sum());
        expect(")", " after the parameters of " + first.text);
    }
    try {
        static_cast<void>(ntk::activation(name));
    } catch (const std::invalid_argument& error) {
        const std::string text = error.what(), joint = "; expected ";
        const std::size_t at = text.find(joint);
        throw StatementError(first.place, text.substr(0, at),
                             at == std::string::npos ? "an activation" : text.substr(at + joint.size()));
    }
    return name;
}

/// "phi = erf, q = 1" or "phi = erf, w = 2, b = 1/10": the call gets the name of that network's function.
void Grammar::network_options(Node& call, const KnownFunction& f) {
    const Place place = next().place;
    std::string activation;
    std::map<std::string, rigor::Rational> values;
    do {
        const Token option = next();
        const std::string name = new_name("the name of an option");
        if (name != "phi" && name != "q" && name != "w" && name != "b")
            throw StatementError(option.place, "the option '" + name + "' of " + call.name,
                                 "one of: " + std::string(f.options));
        if (values.contains(name) || (name == "phi" && !activation.empty()))
            throw StatementError(option.place, "the option '" + name + "' a second time", "it once");
        expect("=");
        if (name == "phi") {
            activation = activation_name();
            continue;
        }
        const Expression value = sum();
        const auto exact = rational_value(value);
        if (!exact) throw StatementError(value->place, "the option '" + name + "'", "a rational number");
        values[name] = *exact;
        call.names.push_back(name);
        call.children.push_back(value);
    } while (accept(","));
    if (activation.empty())
        throw StatementError(place, "a variance without an activation", "phi = …, such as phi = erf");
    if (values.contains("q") == (values.contains("w") || values.contains("b")))
        throw StatementError(place, values.contains("q") ? "q and another variance" : "no variance",
                             "q = … (the edge of chaos), or w = … and b = …");
    if (!values.contains("q") && !values.contains("w"))
        throw StatementError(place, "a bias variance alone", "w = … and b = …");
    if (call.name == "h" && call.primes == 1) {
        call.name = "h_prime";
        call.primes = 0;
    }
    if (call.primes > 0)
        throw StatementError(call.place, "a derivative of " + call.name + " of a network", "h or its first derivative");
    try {
        static_cast<void>(network(activation, values));
    } catch (const ntk::NoSuchNetwork& error) {
        throw StatementError(place, error.what(), "another q, or other variances");
    } catch (const std::runtime_error&) {
        // Not decided, or too costly: those who evaluate it say so.
    }
    call.name += ":" + activation;
}

/// A kernel that is written as an expression in a name of its own, "u + a^2*kappa1(u)", is a function of that name.
Expression Grammar::gram_function(Expression given, const Token& name) const {
    if (given->kind == Kind::function || given->kind == Kind::lambda) return given;
    std::vector<std::string> own;
    for (const std::string& free : free_variables(given))
        if (!is_bound(free) && !late_.contains(free) && !defined_.contains(free)) own.push_back(free);
    if (own.empty() && given->kind == Kind::variable) return given;
    if (own.empty() || own.size() > 2)
        throw StatementError(given->place, "the first argument of " + name.text,
                             "a function, such as kappa1, theta(., 2) or u -> u + u^2");
    return Expression({.kind = Kind::lambda, .place = given->place, .names = own, .children = {given}});
}

void Grammar::refuse_unknown_function(const Token& name) const {
    std::vector<std::string> candidates;
    for (const std::string& known : known_names()) candidates.push_back(known);
    for (const auto& [defined, arguments] : defined_) candidates.push_back(defined);
    // "theta-bar(z, L)" is a difference to the grammar.
    if (at_ >= 3 && tokens_[at_ - 2].is("-") && tokens_[at_ - 3].kind == Token::Kind::name) {
        const std::string joined = tokens_[at_ - 3].text + "_" + name.text;
        if (std::find(candidates.begin(), candidates.end(), joined) != candidates.end())
            throw StatementError(tokens_[at_ - 3].place,
                                 "'" + tokens_[at_ - 3].text + "-" + name.text + "(', a difference",
                                 "the name with an underscore, " + joined);
    }
    if (is_bound(name.text))
        throw StatementError(name.place, "the name '" + name.text + "' before '('",
                             "an operator, as in " + name.text + "*(…): a product with a parenthesis is written out");
    const std::string near = nearest_name(name.text, candidates);
    throw StatementError(
        name.place, "no function '" + name.text.substr(0, 40) + "'",
        near.empty() ? "a function of the language, or a product written with *" : "perhaps '" + near + "'");
}

}  // namespace claim::language
