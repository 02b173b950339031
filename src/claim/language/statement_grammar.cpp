// Statements with their definitions and data; the entry points of the parser.
#include "claim/language/functions.hpp"
#include "claim/language/grammar.hpp"
#include "claim/language/matrix_space.hpp"
#include "claim/language/types.hpp"

#include <algorithm>
#include <utility>

namespace claim::language {

namespace {

/// The positions of what stands outside of all brackets and satisfies the test.
template <class Test>
std::optional<std::size_t> find_outside(const std::vector<Token>& tokens, std::size_t from, Test test) {
    long depth = 0;
    for (std::size_t i = from; i < tokens.size(); ++i) {
        if (tokens[i].is("(") || tokens[i].is("{")) ++depth;
        if (tokens[i].is(")") || tokens[i].is("}")) --depth;
        if (depth == 0 && test(tokens[i])) return i;
    }
    return std::nullopt;
}

/// Whether a definition begins here: a name, perhaps with (…) or […], and "=".
bool begins_definition(const std::vector<Token>& tokens, std::size_t i) {
    if (tokens[i].kind != Token::Kind::name || i + 1 >= tokens.size()) return false;
    const std::string_view close = tokens[i + 1].is("(") ? ")" : tokens[i + 1].is("[") ? "]" : "";
    for (++i; !close.empty() && i < tokens.size() && !tokens[i].is(close);) ++i;
    if (!close.empty()) ++i;
    return i < tokens.size() && tokens[i].is("=");
}

}  // namespace

Statement Grammar::statement() {
    const auto where = find_outside(tokens_, 0, [](const Token& t) { return t.is_word("where"); });
    if (where) {
        const Token end = tokens_.back();
        std::vector<Token> before(tokens_.begin(), tokens_.begin() + static_cast<long>(*where));
        before.push_back({Token::Kind::end, "", tokens_[*where].place, true});
        at_ = *where + 1;
        definition_list();
        expect_end();
        tokens_ = std::move(before);
        at_ = 0;
    }
    while (find_outside(tokens_, at_, [](const Token& t) { return t.is(";"); }) && begins_definition(tokens_, at_)) {
        definition_list();
        if (!accept(";")) unexpected("';' after the definitions");
    }
    Statement s{.formula = Formula({.connective = Connective::conjunction})};
    if (accept_word("given")) given(s);
    std::vector<std::string> names;
    for (const Binding& b : s.given) names.insert(names.end(), b.names.begin(), b.names.end());
    const Scope scope(*this, names);
    s.formula = formula();
    expect_end();
    s.definitions = definitions_;
    return s;
}

/// "f' = -K*(f - y)" gives the derivative of f in time, D(f, t) = …; "u[i]' = …" that of each entry, forall i in 1..n.
/// The left side binds i, as that of a definition does; t is bound as a real number if nobody did so before.
Formula Grammar::fact(Statement& s) {
    const bool prime = next().kind == Token::Kind::name && next(1).is("'") && next(2).is("=");
    const bool entry = next().kind == Token::Kind::name && next(1).is("[") && next(2).kind == Token::Kind::name &&
                       next(3).is("]") && next(4).is("'") && next(5).is("=");
    if (!prime && !entry) return relation();
    const Token head = next(), index_token = next(2);

    const Binding* owner = nullptr;
    bool has_time = false;
    for (const Binding& b : s.given)
        for (const std::string& name : b.names) {
            if (name == head.text) owner = &b;
            has_time |= name == "t";
        }
    if (!owner)
        throw StatementError(head.place, "the derivative of '" + head.text.substr(0, 40) + "', a name without a domain",
                             "its domain before it, as in 'f in R^n, f' = …'");
    const bool of_entries = entry && owner->domain.kind == DomainKind::space && !is_matrix_space(owner->domain);
    const bool in_box = entry && owner->domain.kind == DomainKind::box;
    if (entry && !of_entries && !in_box)
        throw StatementError(head.place, "an entry of '" + head.text.substr(0, 40) + "'", "a vector, as in f in R^n");
    at_ += prime ? 3 : 6;
    std::vector<std::string> own;
    if (!has_time) own.push_back("t");
    if (entry) own.push_back(index_token.text);
    const Scope scope(*this, own);
    Expression left = placed(variable(head.text), head.place);
    std::vector<Binding> indices;
    if (entry) {
        const Expression size = owner->domain.ends[in_box ? 2 : 0];
        indices.push_back({.names = {index_token.text},
                           .domain = {DomainKind::integers, {number(1), size}},
                           .place = index_token.place});
        left = Expression({.kind = Kind::index,
                           .place = head.place,
                           .children = {left, placed(variable(index_token.text), index_token.place)}});
    }
    const Expression right = sum();
    if (!has_time) s.given.push_back({.names = {"t"}, .domain = {DomainKind::reals}, .place = head.place});
    const Expression rate({.kind = Kind::derivative, .place = head.place, .names = {"t"}, .children = {left}});
    const Formula equation(
        {.connective = Connective::chain, .place = head.place, .sides = {rate, right}, .relations = {Relation::equal}});
    if (!entry) return equation;
    return Formula({.connective = Connective::forall, .place = head.place, .bindings = indices, .parts = {equation}});
}

void Grammar::given(Statement& s) {
    std::vector<std::string> names;
    do {
        std::size_t ahead = 1;
        while (next(ahead).is(",") && next(ahead + 1).kind == Token::Kind::name) ahead += 2;
        const bool fresh =
            next().kind == Token::Kind::name && std::find(names.begin(), names.end(), next().text) == names.end();
        const Scope scope(*this, names);
        if (fresh && (next(ahead).is_word("in") || next(ahead).is_word("distinct") || next(ahead).is_word("subset") ||
                      next(ahead).is(">=") || next(ahead).is(">"))) {
            s.given.push_back(binding());
            names.insert(names.end(), s.given.back().names.begin(), s.given.back().names.end());
        } else {
            const std::size_t before = s.given.size();
            s.facts.push_back(next().is_word("forall") ? literal() : fact(s));
            if (s.given.size() > before) names.push_back("t");
        }
    } while (accept(","));
    expect(":", " after what is given");
}

std::vector<Definition> Grammar::definitions_to_end() {
    // A line that begins a definition ends the one before it.
    for (std::size_t i = 1; i < tokens_.size(); ++i)
        if (tokens_[i].place.line > tokens_[i - 1].place.line && begins_definition(tokens_, i) &&
            !tokens_[i - 1].is(",") && !tokens_[i - 1].is(";"))
            tokens_.insert(tokens_.begin() + static_cast<long>(i), {Token::Kind::mark, ";", tokens_[i].place, true}),
                ++i;
    while (next().kind != Token::Kind::end) {
        definition_list();
        if (!accept(";")) expect_end();
    }
    return definitions_;
}

void Grammar::definition_list() {
    do definition();
    while (accept(","));
}

void Grammar::definition() {
    const Token head = next();
    Definition d{.name = new_name("the name of a definition"), .body = number(0), .place = head.place};
    // h_prime is younger than statements that define it.
    if ((find_function(d.name) && d.name != "h_prime") || d.name == "E" || d.name == "D")
        throw StatementError(head.place, "a definition of '" + d.name + "', a name of the language", "another name");
    const auto known =
        std::find_if(definitions_.begin(), definitions_.end(), [&](const Definition& o) { return o.name == d.name; });
    if (accept("(")) {
        d.parameters = new_names("a parameter");
        expect(")");
    } else if (accept("[")) {
        if (next().kind == Token::Kind::number) {
            d.first = rational_value(number_literal());
            if (denominator(*d.first) != 1)
                throw StatementError(head.place, "an index that is no integer", "an integer");
        } else {
            d.index = new_name("the index of a recurrence, as in r[L+1] = …");
            const bool step = accept("+");
            if (step && !is_literal(number_literal(), 1)) unexpected("the step r[L+1]");
            if (step != (known != definitions_.end()))
                throw StatementError(head.place,
                                     step ? "the step of the recurrence '" + d.name + "' without a start"
                                          : "a second definition of '" + d.name + "'",
                                     step ? d.name + "[1] = … before it" : "one definition of each name");
        }
        expect("]");
    }
    expect("=", " in the definition of " + d.name);
    if (known != definitions_.end() && (d.index.empty() || !known->first || !known->index.empty()))
        throw StatementError(head.place, "a second definition of '" + d.name + "'", "one definition of each name");
    defined_[d.name] = d.parameters.size();
    std::vector<std::string> own = d.parameters;
    if (!d.index.empty()) own.push_back(d.index);
    const Scope scope(*this, own);
    const Expression body = sum();
    if (known != definitions_.end()) {
        known->index = d.index;
        known->body = body;
        return;
    }
    if (d.first) d.start = body;
    d.body = body;
    definitions_.push_back(std::move(d));
}

Expression Grammar::expression_to_end() {
    const Expression e = at_points(sum());
    expect_end();
    return e;
}

Hint Grammar::hint_to_end() {
    const Token head = next();
    Hint hint;
    if (accept_word("invariant")) {
        hint.kind = "invariant";
        hint.formula = relation();
    } else if (accept_word("induct")) {
        hint.kind = "induct";
        expect_word("on");
        hint.name = new_name("the name to induct on");
    } else if (accept_word("rule")) {
        hint.kind = "rule";
        hint.name = new_name("the name of a rule");
    } else if (accept_word("split") || accept_word("at")) {
        hint.kind = head.text;
        if (hint.kind == "split") expect_word("at");
        hint.expression = sum();
    } else {
        unexpected("a hint: 'invariant …', 'induct on L', 'at …', 'split at …' or 'rule …'");
    }
    expect_end();
    return hint;
}

Statement parse(std::string_view text, const Context& context) {
    Statement s = Grammar(tokens_of(text), context).statement();
    check(s);
    return s;
}
std::vector<Definition> parse_definitions(std::string_view text, const Context& context) {
    return Grammar(tokens_of(text), context).definitions_to_end();
}
Expression parse_expression(std::string_view text, const Context& context) {
    return Grammar(tokens_of(text), context).expression_to_end();
}
Hint parse_hint(std::string_view text, const Context& context) {
    return Grammar(tokens_of(text), context).hint_to_end();
}

}  // namespace claim::language
