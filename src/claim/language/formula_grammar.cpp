// Formulas: connectives, quantifiers, relations, order terms, limits, shapes.
#include "claim/language/functions.hpp"
#include "claim/language/grammar.hpp"

#include <algorithm>

namespace claim::language {

namespace {

bool ends_factor(const Token& t) {
    if (t.kind == Token::Kind::number) return true;
    if (t.kind == Token::Kind::name) return t.text != "and" && t.text != "or" && t.text != "not" && t.text != "in";
    return t.is(")") || t.is("]") || t.is("}") || t.is("!") || t.is("'") || t.is("⟩");
}

/// Whether the parenthesis at `open` holds a formula: a relation or connective stands directly in it.
bool holds_formula(const std::vector<Token>& tokens, std::size_t open) {
    while (open + 1 < tokens.size() && tokens[open + 1].is("(")) {
        // "((a < b))": look into the inner one if it is all there is.
        long depth = 0;
        std::size_t i = open + 1;
        for (; i + 1 < tokens.size(); ++i) {
            depth += tokens[i].is("(") ? 1 : tokens[i].is(")") ? -1 : 0;
            if (depth == 0) break;
        }
        if (i + 1 < tokens.size() && tokens[i + 1].is(")"))
            ++open;
        else
            break;
    }
    long depth = 0, inner_products = 0;
    for (std::size_t i = open; i < tokens.size(); ++i) {
        const Token& t = tokens[i];
        if (t.is("(") || t.is("[") || t.is("{")) ++depth;
        if (t.is(")") || t.is("]") || t.is("}")) --depth;
        if (depth == 0) return false;
        if (depth != 1 || i == open) continue;
        if (t.kind == Token::Kind::name)
            for (const std::string_view word : {"forall", "exists", "and", "or", "not", "in", "lim", "increasing",
                                                "decreasing", "convex", "concave", "nondecreasing", "nonincreasing"})
                if (t.text == word) return true;
        if (i >= 2 && t.is("=") && tokens[i - 2].is_word("at")) continue;
        if (t.is("<=") || t.is("=") || t.is("!=") || t.is("~") || t.is("=>") || t.is("<=>")) return true;
        if (t.is("<")) {
            if (ends_factor(tokens[i - 1])) return true;
            ++inner_products;
        }
        if ((t.is(">") || t.is(">=")) && inner_products-- <= 0) return true;
    }
    return false;
}

}  // namespace

Formula Grammar::formula() {
    const Nesting level(*this);
    const Place place = next().place;
    const Formula left = disjunct();
    const bool implies = accept("=>");
    if (!implies && !accept("<=>")) return left;
    return Formula({.connective = implies ? Connective::implies : Connective::equivalent,
                    .place = place,
                    .parts = {left, formula()}});
}

Formula Grammar::disjunct() {
    const Place place = next().place;
    std::vector<Formula> parts{conjunct()};
    while (accept_word("or")) parts.push_back(conjunct());
    if (parts.size() == 1) return parts[0];
    return Formula({.connective = Connective::disjunction, .place = place, .parts = std::move(parts)});
}

Formula Grammar::conjunct() {
    const Place place = next().place;
    std::vector<Formula> parts{literal()};
    while (accept_word("and")) parts.push_back(literal());
    if (parts.size() == 1) return parts[0];
    return Formula({.connective = Connective::conjunction, .place = place, .parts = std::move(parts)});
}

Formula Grammar::literal() {
    const Nesting level(*this);
    const Place place = next().place;
    if (accept_word("not")) return Formula({.connective = Connective::negation, .place = place, .parts = {literal()}});
    if (accept_word("forall")) return quantified(Connective::forall);
    if (accept_word("exists")) return quantified(Connective::exists);
    if (next().is_word("best") && next(1).kind == Token::Kind::name && next(2).is(":")) return best();
    if (next().is_word("lim") && next(1).is("[")) return limit();
    if (next().is("(") && holds_formula(tokens_, at_)) {
        const std::size_t column = static_cast<std::size_t>(place.column);
        ++at_;
        const Formula inner = formula();
        expect(")", " for the '(' of column " + std::to_string(column));
        return inner;
    }
    return relation();
}

Formula Grammar::quantified(Connective connective) {
    FormulaNode node{.connective = connective, .place = tokens_[at_ - 1].place};
    node.bindings = bindings();
    std::vector<std::string> names;
    for (const Binding& b : node.bindings) names.insert(names.end(), b.names.begin(), b.names.end());
    expect(":", " after the domain");
    const Scope scope(*this, names);
    node.parts = {formula()};
    return Formula(std::move(node));
}

Formula Grammar::best() {
    const Place place = next().place;
    ++at_;
    const std::string name = new_name("the name of the constant");
    expect(":");
    const Scope scope(*this, {name});
    return Formula({.connective = Connective::best, .place = place, .parts = {formula()}, .names = {name}});
}

bool Grammar::at_landau() const {
    const Token& t = next();
    return t.kind == Token::Kind::name && (t.text == "O" || t.text == "o" || t.text == "Theta" || t.text == "Omega") &&
           next(1).is("(") && !defined_.contains(t.text);
}

Expression Grammar::side() {
    order_allowed_ = true;
    order_.reset();
    Expression e = at_landau() ? (static_cast<void>(sum()), number(0)) : sum();
    order_allowed_ = false;
    return at_points(e);
}

/// "D(f(u), u) at u = 1".
Expression Grammar::at_points(Expression e) {
    while (next().is_word("at") && next(1).kind == Token::Kind::name && next(2).is("=")) {
        const Place place = next().place;
        ++at_;
        const std::string name = new_name("a name");
        ++at_;
        const Expression value = sum();
        e = Expression({.kind = Kind::at, .place = place, .names = {name}, .children = {e, value}});
    }
    return e;
}

std::optional<Relation> Grammar::accept_relation() {
    for (const Relation r :
         {Relation::less, Relation::at_most, Relation::equal, Relation::unequal, Relation::at_least, Relation::greater})
        if (accept(to_string(r))) return r;
    return std::nullopt;
}

std::optional<Shape> Grammar::accept_shape() {
    for (int s = 0; s <= static_cast<int>(Shape::concave); ++s)
        if (accept_word(to_string(static_cast<Shape>(s)))) return static_cast<Shape>(s);
    return std::nullopt;
}

Formula Grammar::relation() {
    const Expression first = side();
    if (order_) throw StatementError(first->place, "an order term on the left side", "an expression");
    if (const auto s = accept_shape()) return shape(first, *s);
    return chain(first);
}

Formula Grammar::chain(Expression first) {
    const Place place = first->place;
    if (accept_word("in")) {
        if (accept("?")) return Formula({.connective = Connective::range, .place = place, .sides = {first}});
        return Formula({.connective = Connective::membership, .place = place, .sides = {first}, .domain = domain()});
    }
    if (accept("~")) return order({first, number(0), sum()}, place);
    FormulaNode node{.connective = Connective::chain, .place = place, .sides = {first}};
    while (const auto r = accept_relation()) {
        const Expression right = side();
        if (order_) {
            if (*r != Relation::equal || !node.relations.empty())
                throw StatementError(right->place, "an order term after '" + std::string(to_string(*r)) + "'",
                                     "a single '=' before it");
            return order({first, right}, place);
        }
        node.sides.push_back(right);
        node.relations.push_back(*r);
    }
    if (node.relations.empty()) unexpected("a relation such as '<=', '=' or 'increasing'");
    if (next().is_word("as")) unexpected("an order term, + O(…) or ~, before 'as'");
    return Formula(std::move(node));
}

Approach Grammar::approach() {
    Approach a{.name = new_name("the name that tends to a point"), .point = number(0)};
    expect("->");
    const Place place = next().place;
    const bool minus = accept("-");
    const Expression point = product();
    a.point = minus ? language::negate(point) : point;
    if (next().is("+") || next().is("-")) {
        a.side = next().text[0];
        ++at_;
    }
    if (a.side != ' ' && is_infinite(a.point)) throw StatementError(place, "a side of infinity", "inf or -inf alone");
    return a;
}

Formula Grammar::order(std::vector<Expression> sides, Place place) {
    FormulaNode node{.connective = Connective::order, .place = place, .sides = std::move(sides)};
    node.landau = order_ ? order_->first : Landau::similar;
    if (order_) node.sides.push_back(order_->second);
    order_.reset();
    if (!accept_word("as")) {
        if (next().is("+") || next().is("-"))
            throw StatementError(next().place, "found " + described(next()) + " after the order term",
                                 "the order term last in the sum");
        unexpected("'as' and a limit for the order term, such as 'as L -> inf'");
    }
    node.approach = approach();
    if (accept_word("uniformly")) {
        expect_word("in");
        node.approach->uniform = new_names("a name that the constants do not depend on");
    }
    return Formula(std::move(node));
}

Formula Grammar::limit() {
    const Place place = next().place;
    at_ += 2;
    const Approach a = approach();
    expect("]");
    const Scope scope(*this, {a.name});
    const Expression left = side();
    const auto r = accept_relation();
    if (!r || order_) unexpected("a relation between the limit and its value");
    const Expression right = side();
    if (order_) throw StatementError(right->place, "an order term after a limit", "an expression");
    return Formula(
        {.connective = Connective::limit, .place = place, .sides = {left, right}, .relations = {*r}, .approach = a});
}

Formula Grammar::shape(Expression function, Shape s) {
    FormulaNode node{.connective = Connective::shape, .place = function->place};
    node.shape = s;
    std::string name;
    if (accept_word("in")) name = new_name("the variable of the function");
    if (accept_word("on")) {
        if (name.empty() && next().kind == Token::Kind::name && next(1).is_word("in")) {
            name = new_name("the variable");
            ++at_;
        }
        const Token at = next();
        node.domain = domain();
        if (node.domain->kind != DomainKind::interval && node.domain->kind != DomainKind::reals)
            throw StatementError(at.place, "found " + described(at), "an interval");
    }
    if (function->kind == Kind::function || function->kind == Kind::lambda) {
        std::set<std::string> taken(scope_.begin(), scope_.end());
        for (const std::string& free : free_variables(function)) taken.insert(free);
        if (name.empty()) name = fresh_name("z", taken);
        if (function->kind == Kind::function) {
            function = call(function->name, {variable(name)}, function->primes);
        } else {
            if (function->names.size() != 1)
                throw StatementError(function->place, "a function of several variables", "one variable");
            function = substitute(function->children[0], function->names[0], variable(name));
        }
        if (!node.domain) unexpected("'on' and an interval");
    }
    if (name.empty()) unexpected("'in' and the variable, as in 'increasing in z on [-1, 1]'");
    node.names = {name};
    node.sides = {function};
    return Formula(std::move(node));
}

}  // namespace claim::language
