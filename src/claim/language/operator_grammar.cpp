// Operators that bind names: sums, integrals, expectations, derivatives, iterations.
#include "claim/language/grammar.hpp"

#include <memory>

namespace claim::language {

Expression Grammar::big(const Token& name) {
    at_ += 2;
    auto b = std::make_shared<Binding>(binding());
    expect("]");
    const Scope scope(*this, b->names);
    const Expression body = product();
    return Expression({.kind = Kind::big, .place = name.place, .name = name.text, .children = {body}, .binding = b});
}

Expression Grammar::integral(const Token& name) {
    at_ += 2;
    const Expression lower = end_point();
    expect(",");
    const Expression upper = end_point();
    expect("]");
    const Expression body = product();
    // The differential "dx" ends the product as a name of its own.
    if (body->kind != Kind::product || body->children.back()->kind != Kind::variable ||
        body->children.back()->name.size() < 2 || body->children.back()->name[0] != 'd')
        throw StatementError(name.place, "an integral without differential",
                             "a name after 'd' at the end, as in int[0, 1] x^2 dx");
    std::vector<Expression> factors = body->children;
    const std::string variable_name = factors.back()->name.substr(1);
    factors.pop_back();
    return Expression({.kind = Kind::integral,
                       .place = name.place,
                       .names = {variable_name},
                       .children = {lower, upper, language::product(std::move(factors))}});
}

/// Several laws are nested expectations, the later ones inside: E[X ~ N(0, 1), b ~ N(0, 2)] is E[X ~ N(0, 1)] E[b ~ …].
Expression Grammar::expectation(const Token& name) {
    at_ += 2;
    std::vector<Expression> laws;
    std::vector<std::vector<std::string>> names;
    std::vector<std::unique_ptr<Scope>> scopes;
    do {
        if (accept("(")) {
            names.push_back(new_names("a random variable"));
            expect(")");
        } else {
            names.push_back({new_name("a random variable")});
        }
        expect("~");
        laws.push_back(law(names.back().size()));
        scopes.push_back(std::make_unique<Scope>(*this, names.back()));
    } while (accept(","));
    expect("]");
    Expression body = product();
    while (!scopes.empty()) scopes.pop_back();
    for (std::size_t i = laws.size(); i-- > 0;)
        body = Expression(
            {.kind = Kind::expectation, .place = name.place, .names = names[i], .children = {laws[i], body}});
    return body;
}

Expression Grammar::law(std::size_t names) {
    const Token law = next();
    const std::string law_name = new_name("a law, N(mean, variance) or N2(correlation)");
    const std::size_t arguments = law_name == "N" ? 2 : law_name == "N2" ? 1 : 0;
    if (arguments == 0) throw StatementError(law.place, described(law), "a law, N(mean, variance) or N2(correlation)");
    if ((law_name == "N2") != (names == 2))
        throw StatementError(law.place, law_name + " for " + std::to_string(names) + " names",
                             "N for one name, N2 for a pair (X, Y)");
    expect("(");
    std::vector<Expression> parameters{sum()};
    while (accept(",")) parameters.push_back(sum());
    if (parameters.size() != arguments)
        throw StatementError(law.place, law_name + " with " + std::to_string(parameters.size()) + " parameters",
                             std::to_string(arguments));
    expect(")");
    return Expression({.kind = Kind::call, .place = law.place, .name = law_name, .children = parameters});
}

Expression Grammar::derivative(const Token& name) {
    expect("(");
    const Expression body = sum();
    expect(",", ", as in D(f(z), z)");
    const std::string with_respect_to = new_name("the name to differentiate with respect to");
    expect(")");
    return Expression({.kind = Kind::derivative, .place = name.place, .names = {with_respect_to}, .children = {body}});
}

Expression Grammar::iterate(const Token& name) {
    expect("(");
    const Expression function = sum();
    expect(",");
    const Expression count = sum();
    expect(")");
    expect("(");
    const Expression start = sum();
    expect(")");
    return Expression({.kind = Kind::iterate, .place = name.place, .children = {function, count, start}});
}

}  // namespace claim::language
