// Sums, products, powers and atoms.
#include "claim/language/functions.hpp"
#include "claim/language/grammar.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace claim::language {

namespace {

constexpr std::array<std::string_view, 30> reserved = {
    "and", "or", "not", "in", "on", "as", "at", "where", "given", "forall", "exists", "increasing", "decreasing",
    "nondecreasing", "nonincreasing", "convex", "concave", "uniformly", "distinct", "subset", "best", "lim", "sum", "prod",
    "sup", "int", "invariant", "with", "iff", "implies"};

bool is_reserved(std::string_view name) { return std::find(reserved.begin(), reserved.end(), name) != reserved.end(); }

bool is_big(std::string_view name) {
    return name == "sum" || name == "prod" || name == "max" || name == "min" || name == "sup" || name == "inf";
}

Expression placed(const Expression& e, Place place) {
    Node node = *e;
    node.place = place;
    return Expression(std::move(node));
}

}  // namespace

Expression Grammar::sum() {
    std::vector<Expression> terms;
    const bool allowed = std::exchange(order_allowed_, false);
    bool subtracted = accept("-");
    if (!subtracted) accept("+");
    for (;;) {
        if (allowed && at_landau()) {
            const std::string& name = next().text;
            const Landau landau = name == "O"       ? Landau::big_o
                                  : name == "o"     ? Landau::little_o
                                  : name == "Theta" ? Landau::theta
                                                    : Landau::omega;
            ++at_;
            expect("(");
            const Expression rate = sum();
            expect(")");
            order_.emplace(landau, rate);
            break;
        }
        const Place place = next().place;
        const Expression term = product();
        terms.push_back(subtracted ? placed(negate(term), place) : term);
        subtracted = next().is("-");
        if (!subtracted && !next().is("+")) break;
        ++at_;
    }
    return language::sum(std::move(terms));
}

bool Grammar::starts_factor() const {
    const Token& t = next();
    if (t.kind == Token::Kind::name) {
        if (t.text == "o" && !is_bound("o") && !defined_.contains("o")) return false;
        return !is_reserved(t.text) || ((is_big(t.text) || t.text == "int") && next(1).is("["));
    }
    return t.is("(") || t.is("⟨");
}

Expression Grammar::product() {
    std::vector<Expression> factors{factor()};
    for (;;) {
        if (next().is_word("o") && !is_bound("o") && !defined_.contains("o") && !next(1).is("=") ) {
            const Place place = next().place;
            ++at_;
            const Expression left = language::product(std::move(factors));
            const Expression right = factor();
            factors = {Expression({.kind = Kind::entrywise, .place = place, .children = {left, right}})};
            continue;
        }
        const bool divides = accept("/");
        if (!divides && !accept("*") && !starts_factor()) break;
        const Expression f = factor();
        factors.push_back(divides ? reciprocal(f) : f);
    }
    if (next().kind == Token::Kind::number) unexpected("an operator before the number");
    return language::product(std::move(factors));
}

Expression Grammar::factor() {
    const Nesting level(*this);
    const Place place = next().place;
    if (accept("-")) return placed(negate(factor()), place);
    return powered();
}

Expression Grammar::powered() {
    const Place place = next().place;
    const Expression base = postfixed();
    if (!accept("^")) return base;
    if (next().is("(") && next(1).is_word("o") && !next(2).is(")") && !is_bound("o")) {
        at_ += 2;
        const Expression exponent = sum();
        expect(")");
        return Expression({.kind = Kind::entrywise_power, .place = place, .children = {base, exponent}});
    }
    const Expression exponent = factor();
    return placed(power(base, exponent), place);
}

int Grammar::primes() {
    int count = 0;
    while (accept("'")) ++count;
    return count;
}

Expression Grammar::postfixed() {
    Expression e = primary();
    for (;;) {
        const Place place = next().place;
        if (accept("!"))
            e = Expression({.kind = Kind::factorial, .place = place, .children = {e}});
        else if (accept("'"))
            e = Expression({.kind = Kind::transpose, .place = place, .children = {e}});
        else if (next().is("[") && !next().spaced)
            e = index(e);
        else
            return e;
    }
}

Expression Grammar::index(Expression base) {
    const Place place = next().place;
    expect("[");
    std::vector<Expression> parts{base};
    do parts.push_back(sum());
    while (accept(","));
    expect("]");
    return Expression({.kind = Kind::index, .place = place, .children = std::move(parts)});
}

Expression Grammar::number_literal() {
    const Token token = next();
    try {
        if (token.text.size() > 2000) throw std::invalid_argument("a number of more than 2000 characters");
        const rigor::Rational q = rigor::parse_rational(token.text);
        if (msb(numerator(q) + 1) > 20'000 || msb(denominator(q)) > 20'000)
            throw std::invalid_argument("a number of more than 6000 digits");
        ++at_;
        return placed(number(q), token.place);
    } catch (const std::invalid_argument& error) {
        throw StatementError(token.place, error.what(), "a number with exact decimals, such as 0.25 or 1e-20");
    }
}

Expression Grammar::primary() {
    const Token token = next();
    if (token.kind == Token::Kind::number) return number_literal();
    if (token.kind == Token::Kind::name) return named();
    if (token.is("(")) return parenthesized();
    if (token.is("<") || token.is("⟨")) return inner_product(token.is("<") ? ">" : "⟩");
    if (accept("‖")) {
        const Expression e = sum();
        expect("‖");
        return Expression({.kind = Kind::norm, .place = token.place, .children = {e}});
    }
    if (accept("{")) {
        std::vector<Expression> elements;
        do elements.push_back(sum());
        while (accept(","));
        expect("}");
        return Expression({.kind = Kind::set, .place = token.place, .children = std::move(elements)});
    }
    unexpected("a number, a name or '('");
}

Expression Grammar::parenthesized() {
    const Token open = next();
    ++at_;
    std::vector<Expression> parts;
    do parts.push_back(at_points(sum()));
    while (accept(","));
    expect(")", " for the '(' of column " + std::to_string(open.place.column));
    if (parts.size() == 1) return parts[0];
    if (next().is("->")) {
        ++at_;
        Node node{.kind = Kind::lambda, .place = open.place};
        for (const Expression& part : parts) {
            if (part->kind != Kind::variable) throw StatementError(part->place, "an expression before '->'", "names, as in (x, y) -> x*y");
            node.names.push_back(part->name);
        }
        const Scope scope(*this, node.names);
        node.children = {sum()};
        return Expression(std::move(node));
    }
    return Expression({.kind = Kind::tuple, .place = open.place, .children = std::move(parts)});
}

Expression Grammar::inner_product(std::string_view close) {
    const Place place = next().place;
    ++at_;
    const Expression left = sum();
    expect(",");
    const Expression right = sum();
    // "<x, y>= 1" is written without a space.
    if (close == ">" && next().is(">=")) {
        tokens_[at_].text = "=";
        ++tokens_[at_].place.column;
    } else {
        expect(close);
    }
    return Expression({.kind = Kind::inner, .place = place, .children = {left, right}});
}

Expression Grammar::named() {
    Token token = next();
    const bool local = is_bound(token.text) || defined_.contains(token.text);
    if (!local) token.text = canonical_name(token.text);
    if (is_big(token.text) && next(1).is("[")) return big(token);
    if (token.text == "int" && next(1).is("[")) return integral(token);
    if (token.text == "E" && next(1).is("[") && next(2).is("(")) return expectation(token);
    if (token.text == "E" && next(1).is("[") && next(3).is("~")) return expectation(token);
    if (is_reserved(token.text)) unexpected("a number, a name or '('");
    ++at_;
    const bool calls = next().is("(");
    if (token.text == "D" && calls) return derivative(token);
    if (token.text == "iterate" && calls) return iterate(token);
    if (token.text == "norm" && calls) {
        ++at_;
        const Expression e = sum();
        expect(")");
        return Expression({.kind = Kind::norm, .place = token.place, .children = {e}});
    }
    if (next().is("->") && !local && next().kind == Token::Kind::mark && !late_.contains(token.text)) {
        ++at_;
        const Scope scope(*this, {token.text});
        return Expression({.kind = Kind::lambda, .place = token.place, .names = {token.text}, .children = {sum()}});
    }
    if (!local && is_constant(token.text)) return placed(constant(token.text), token.place);
    const bool known = find_function(token.text) && !is_bound(token.text);
    if (known || (defined_.contains(token.text) && defined_[token.text] > 0)) {
        std::size_t ahead = 0;
        while (next(ahead).is("'")) ++ahead;
        if (next(ahead).is("(")) return function_call(token, primes());
        const bool bare = known && find_function(token.text)->kind == Class::elementary &&
                          find_function(token.text)->most == 1 && ahead == 0;
        if (bare && (next().kind == Token::Kind::number || next().kind == Token::Kind::name || next().is("^")) &&
            !is_reserved(next().text))
            return bare_argument();
        return Expression({.kind = Kind::function, .place = token.place, .name = token.text, .primes = primes()});
    }
    if (calls) refuse_unknown_function(token);
    return placed(variable(token.text), token.place);
}

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
        throw StatementError(name.place, name.text + " with " + std::to_string(given) + " argument" + (given == 1 ? "" : "s"),
                             least == most ? std::to_string(least) : std::to_string(least) + " to " + std::to_string(most));
    expect(")", " after the arguments of " + name.text);
    if ((name.text == "gram" || name.text == "coeff") && f) node.children[0] = gram_function(node.children[0], name);
    if (!partial) return Expression(std::move(node));
    std::set<std::string> taken;
    for (const Expression& child : node.children) taken.insert(free_variables(child).begin(), free_variables(child).end());
    const std::string parameter = fresh_name("u", taken);
    for (Expression& child : node.children) child = substitute(child, ".", variable(parameter));
    return Expression({.kind = Kind::lambda, .place = name.place, .names = {parameter}, .children = {Expression(std::move(node))}});
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
    if (body->kind != Kind::product || body->children.back()->kind != Kind::variable || body->children.back()->name.size() < 2 ||
        body->children.back()->name[0] != 'd')
        throw StatementError(name.place, "an integral without differential", "a name after 'd' at the end, as in int[0, 1] x^2 dx");
    std::vector<Expression> factors = body->children;
    const std::string variable_name = factors.back()->name.substr(1);
    factors.pop_back();
    return Expression({.kind = Kind::integral, .place = name.place, .names = {variable_name},
                       .children = {lower, upper, language::product(std::move(factors))}});
}

Expression Grammar::expectation(const Token& name) {
    at_ += 2;
    std::vector<std::string> names;
    if (accept("(")) {
        names = new_names("a random variable");
        expect(")");
    } else {
        names = {new_name("a random variable")};
    }
    expect("~");
    const Token law = next();
    const std::string law_name = new_name("a law, N(mean, variance) or N2(correlation)");
    const std::size_t arguments = law_name == "N" ? 2 : law_name == "N2" ? 1 : 0;
    if (arguments == 0) throw StatementError(law.place, described(law), "a law, N(mean, variance) or N2(correlation)");
    if ((law_name == "N2") != (names.size() == 2))
        throw StatementError(law.place, law_name + " for " + std::to_string(names.size()) + " names",
                             "N for one name, N2 for a pair (X, Y)");
    expect("(");
    std::vector<Expression> parameters{sum()};
    while (accept(",")) parameters.push_back(sum());
    if (parameters.size() != arguments)
        throw StatementError(law.place, law_name + " with " + std::to_string(parameters.size()) + " parameters", std::to_string(arguments));
    expect(")");
    expect("]");
    const Scope scope(*this, names);
    const Expression body = product();
    const Expression distribution({.kind = Kind::call, .place = law.place, .name = law_name, .children = parameters});
    return Expression({.kind = Kind::expectation, .place = name.place, .names = names, .children = {distribution, body}});
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

void Grammar::refuse_unknown_function(const Token& name) const {
    std::vector<std::string> candidates;
    for (const std::string& known : known_names()) candidates.push_back(known);
    for (const auto& [defined, arguments] : defined_) candidates.push_back(defined);
    // "theta-bar(z, L)" is a difference to the grammar.
    if (at_ >= 3 && tokens_[at_ - 2].is("-") && tokens_[at_ - 3].kind == Token::Kind::name) {
        const std::string joined = tokens_[at_ - 3].text + "_" + name.text;
        if (std::find(candidates.begin(), candidates.end(), joined) != candidates.end())
            throw StatementError(tokens_[at_ - 3].place, "'" + tokens_[at_ - 3].text + "-" + name.text + "(', a difference",
                                 "the name with an underscore, " + joined);
    }
    if (is_bound(name.text))
        throw StatementError(name.place, "the name '" + name.text + "' before '('",
                             "an operator, as in " + name.text + "*(…): a product with a parenthesis is written out");
    const std::string near = nearest_name(name.text, candidates);
    throw StatementError(name.place, "no function '" + name.text.substr(0, 40) + "'",
                         near.empty() ? "a function of the language, or a product written with *" : "perhaps '" + near + "'");
}

}  // namespace claim::language
