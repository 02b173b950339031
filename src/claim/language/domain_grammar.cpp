// Bindings, domains, and what the parser keeps of names.
#include "claim/language/functions.hpp"
#include "claim/language/grammar.hpp"
#include "claim/language/matrix_space.hpp"

#include <algorithm>
#include <utility>

namespace claim::language {

Grammar::Grammar(std::vector<Token> tokens, const Context& context)
    : tokens_(std::move(tokens)),
      definitions_(context.definitions) {
    for (const Definition& d : definitions_) defined_[d.name] = d.parameters.size();
    note_names();
}

/// Names that are bound after their use.
void Grammar::note_names() {
    for (std::size_t i = 0; i + 2 < tokens_.size(); ++i) {
        const bool as = tokens_[i].is_word("as") && tokens_[i + 2].is("->");
        const bool in = tokens_[i].is_word("in") && tokens_[i + 2].is_word("on");
        const bool on = tokens_[i].is_word("on") && tokens_[i + 2].is_word("in");
        if (as || in || on) late_.insert(tokens_[i + 1].text);
    }
}

void Grammar::unexpected(const std::string& expected) const {
    throw StatementError(next().place, "found " + described(next()), expected);
}
void Grammar::expect(std::string_view mark, const std::string& why) {
    if (!accept(mark)) unexpected("'" + std::string(mark) + "'" + why);
}
void Grammar::expect_word(std::string_view word) {
    if (!accept_word(word)) unexpected("'" + std::string(word) + "'");
}
void Grammar::expect_end() {
    if (next().kind != Token::Kind::end) unexpected("an operator, a relation or the end");
}

Grammar::Nesting::Nesting(Grammar& grammar) : grammar_(grammar) {
    constexpr int deepest = 200;
    if (++grammar.depth_ > deepest) {
        --grammar.depth_;
        throw StatementError(grammar.next().place, "an expression that is nested too deeply",
                             "at most " + std::to_string(deepest) + " levels");
    }
}
Grammar::Scope::Scope(Grammar& grammar, const std::vector<std::string>& names)
    : grammar_(grammar),
      size_(grammar.scope_.size()) {
    grammar.scope_.insert(grammar.scope_.end(), names.begin(), names.end());
}
bool Grammar::is_bound(const std::string& name) const {
    return std::find(scope_.begin(), scope_.end(), name) != scope_.end();
}

std::string Grammar::new_name(const std::string& what) {
    const Token token = next();
    if (token.kind != Token::Kind::name) unexpected(what);
    for (const std::string_view word :
         {"forall", "exists", "in", "and", "or", "not", "as", "on", "where", "at", "given"})
        if (token.text == word) unexpected(what);
    if (is_constant(token.text)) throw StatementError(token.place, "'" + token.text + "', a constant", what);
    ++at_;
    return token.text;
}
std::vector<std::string> Grammar::new_names(const std::string& what) {
    std::vector<std::string> names{new_name(what)};
    while (next().is(",") && next(1).kind == Token::Kind::name) {
        ++at_;
        names.push_back(new_name(what));
    }
    return names;
}

std::vector<Binding> Grammar::bindings() {
    std::vector<Binding> all;
    const std::size_t size = scope_.size();
    do {
        all.push_back(binding());
        scope_.insert(scope_.end(), all.back().names.begin(), all.back().names.end());
    } while (accept(","));
    scope_.resize(size);
    return all;
}

Binding Grammar::binding() {
    const Nesting level(*this);
    Binding b{.names = {}, .domain = {DomainKind::reals}, .place = next().place};
    b.names = {new_name("a name to bind, as in 'forall z in [-1, 1]'")};
    if (next().is("!=") && next(1).kind == Token::Kind::name && next(2).is_word("in")) {
        ++at_;
        b.names.push_back(new_name("a name"));
        b.multiplicity = Multiplicity::unequal;
    }
    while (next().is(",")) {
        ++at_;
        b.names.push_back(new_name("a name to bind"));
    }
    std::set<std::string> different(b.names.begin(), b.names.end());
    if (different.size() != b.names.size())
        throw StatementError(b.place, "a name that is bound twice", "different names");
    if (accept(">=")) {
        b.domain = {DomainKind::integers, {sum(), constant("inf")}};
        return b;
    }
    if (accept(">")) {
        b.domain = {DomainKind::positive_from, {sum()}};
        return b;
    }
    if (accept("!=")) {
        b.domain = {DomainKind::other_than, {sum()}};
        return b;
    }
    if (accept_word("subset")) {
        b.multiplicity = Multiplicity::subset;
    } else {
        if (accept_word("distinct")) b.multiplicity = Multiplicity::distinct;
        if (!accept_word("in")) {
            if (b.names.size() == 1 || b.multiplicity != Multiplicity::each)
                unexpected("'in', '>=', '>' or '!=' after the name " + b.names.back());
            unexpected("'in' and a domain for each name: n >= 1, A, B in Sym(n)");
        }
    }
    b.domain = domain();
    refine_data_sets(b);
    return b;
}

/// By convention a name with a capital letter in R^d or a sphere is a data set.
void Grammar::refine_data_sets(Binding& b) const {
    const DomainKind kind = b.domain.kind;
    const bool points = kind == DomainKind::space || kind == DomainKind::sphere || kind == DomainKind::half_sphere;
    const bool lists = b.multiplicity == Multiplicity::subset || b.multiplicity == Multiplicity::distinct;
    if (lists && !points) throw StatementError(b.place, "a data set in a domain without points", "R^d, S^d or S+^d");
    if (b.multiplicity == Multiplicity::unequal && kind != DomainKind::members && !points)
        throw StatementError(b.place, "names joined by '!='", "points of a data set, as in x != y in X");
    if (!points || b.multiplicity != Multiplicity::each || is_matrix_space(b.domain)) return;
    const auto capital = [](const std::string& name) { return name[0] >= 'A' && name[0] <= 'Z'; };
    const auto capitals = std::count_if(b.names.begin(), b.names.end(), capital);
    if (capitals == 0) return;
    if (static_cast<std::size_t>(capitals) != b.names.size())
        throw StatementError(b.place, "data sets (capital letters) and points (small letters) in one domain",
                             "one kind, or 'X subset …' for data sets");
    b.multiplicity = Multiplicity::subset;
}

Expression Grammar::end_point() { return sum(); }

Domain Grammar::interval() {
    Domain d{DomainKind::interval};
    const Token open = next();
    ++at_;
    d.lower_closed = open.is("[");
    d.ends.push_back(end_point());
    if (!accept(",")) unexpected("',' between the ends of the interval");
    d.ends.push_back(end_point());
    const Token close = next();
    if (!close.is("]") && !close.is(")") && !close.is("["))
        unexpected("']' or ')' for the '" + open.text + "' of column " + std::to_string(open.place.column));
    ++at_;
    d.upper_closed = close.is("]");
    for (const std::size_t end : {0u, 1u})
        if (is_infinite(d.ends[end]) && (end == 0 ? d.lower_closed : d.upper_closed))
            throw StatementError(end == 0 ? open.place : close.place, "a closed end at infinity", "'(' or ')' there");
    if (accept("^")) {
        d.kind = DomainKind::box;
        d.ends.push_back(factor());
    }
    return d;
}

Domain Grammar::domain() {
    const Token token = next();
    if (token.is("[") || token.is("(") || token.is("]")) return interval();
    if (token.is("{")) {
        const Expression set = primary();
        return {DomainKind::finite, set->children};
    }
    if (token.kind == Token::Kind::name && !is_bound(token.text)) {
        if (token.text == "R") {
            ++at_;
            if (!accept("^")) return {DomainKind::reals};
            const Domain space{DomainKind::space, {factor()}};
            if (space.ends[0]->kind == Kind::tuple && !is_matrix_space(space))
                throw StatementError(token.place, "a space with more than two sizes", "R^n, or R^(n, m) for matrices");
            return space;
        }
        if (token.text == "S" && next(1).is("^")) {
            at_ += 2;
            return {DomainKind::sphere, {factor()}};
        }
        if (token.text == "S" && next(1).is("+") && next(2).is("^")) {
            at_ += 3;
            return {DomainKind::half_sphere, {factor()}};
        }
        if (token.text == "Sym" && next(1).is("(")) {
            at_ += 2;
            const Expression size = sum();
            expect(")");
            return {DomainKind::symmetric, {size}};
        }
    }
    const Expression e = sum();
    if (accept("..")) return {DomainKind::integers, {e, end_point()}};
    const bool set =
        (e->kind == Kind::call && find_function(e->name) && find_function(e->name)->kind == Class::points) ||
        e->kind == Kind::variable;
    if (set) return {DomainKind::members, {e}};
    throw StatementError(token.place, "found " + described(token),
                         "a domain: [a, b], (a, b), 1..n, R, R^d, S^d, S+^d, Sym(n), {a, b} or a data set");
}

}  // namespace claim::language
