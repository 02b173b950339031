// Sums, products, powers and atoms.
#include "claim/language/functions.hpp"
#include "claim/language/grammar.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace claim::language {

namespace {

constexpr std::array<std::string_view, 30> reserved = {
    "and",           "or",     "not",     "in",        "on",         "as",         "at",
    "where",         "given",  "forall",  "exists",    "increasing", "decreasing", "nondecreasing",
    "nonincreasing", "convex", "concave", "uniformly", "distinct",   "subset",     "best",
    "lim",           "sum",    "prod",    "sup",       "int",        "invariant",  "with",
    "iff",           "implies"};

bool is_reserved(std::string_view name) { return std::find(reserved.begin(), reserved.end(), name) != reserved.end(); }

bool is_big(std::string_view name) {
    return name == "sum" || name == "prod" || name == "max" || name == "min" || name == "sup" || name == "inf";
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
        if (next().is_word("o") && !is_bound("o") && !defined_.contains("o") && !next(1).is("=")) {
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
        else if (opens_index())
            e = index(e);
        else
            return e;
    }
}

/// "r[L]"; not the end of "]a, b[".
bool Grammar::opens_index() const {
    if (!next().is("[") || next().spaced) return false;
    const Token& after = next(1);
    return after.kind != Token::Kind::end && !after.is(":") && !after.is(",") && !after.is(")") && !after.is("^") &&
           !(after.kind == Token::Kind::name && is_reserved(after.text));
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
    if (at_ > 0 && token.is("=") && (tokens_[at_ - 1].is("<") || tokens_[at_ - 1].is(">"))) {
        const std::string relation = tokens_[at_ - 1].text;
        throw StatementError(tokens_[at_ - 1].place, "found '" + relation + " ='",
                             "'" + relation + "=', without a blank");
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
            if (part->kind != Kind::variable)
                throw StatementError(part->place, "an expression before '->'", "names, as in (x, y) -> x*y");
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
        const bool of_entries = token.text == "max" && next().is_word("abs");  // "max abs(A)"
        const bool bare = known && find_function(token.text)->kind == Class::elementary &&
                          (find_function(token.text)->most == 1 || of_entries) && ahead == 0;
        if (bare && (next().kind == Token::Kind::number || next().kind == Token::Kind::name || next().is("^")) &&
            !is_reserved(next().text))
            return bare_argument();
        return Expression({.kind = Kind::function, .place = token.place, .name = token.text, .primes = primes()});
    }
    if (calls) refuse_unknown_function(token);
    return placed(variable(token.text), token.place);
}

}  // namespace claim::language
