// The recursive descent behind parser.hpp.
#pragma once

#include "claim/language/functions.hpp"
#include "claim/language/parser.hpp"

#include <algorithm>
#include <map>

namespace claim::language {

class Grammar {
public:
    Grammar(std::vector<Token> tokens, const Context& context);

    Statement statement();
    std::vector<Definition> definitions_to_end();
    Expression expression_to_end();
    Hint hint_to_end();

private:
    // Tokens.
    const Token& next(std::size_t ahead = 0) const { return tokens_[std::min(at_ + ahead, tokens_.size() - 1)]; }
    bool accept(std::string_view mark) { return next().is(mark) && (++at_, true); }
    bool accept_word(std::string_view word) { return next().is_word(word) && (++at_, true); }
    [[noreturn]] void unexpected(const std::string& expected) const;
    void expect(std::string_view mark, const std::string& why = "");
    void expect_word(std::string_view word);
    void expect_end();
    std::string new_name(const std::string& what);
    std::vector<std::string> new_names(const std::string& what);

    /// Counts the recursion, so that no text can exhaust the stack.
    struct Nesting {
        explicit Nesting(Grammar& grammar);
        ~Nesting() { --grammar_.depth_; }
        Grammar& grammar_;
    };
    /// Names that are bound while it lives.
    struct Scope {
        Scope(Grammar& grammar, const std::vector<std::string>& names);
        ~Scope() { grammar_.scope_.resize(size_); }
        Grammar& grammar_;
        std::size_t size_;
    };
    bool is_bound(const std::string& name) const;

    // Expressions (expression_grammar.cpp).
    Expression sum();
    Expression product();
    bool starts_factor() const;
    Expression factor();
    Expression powered();
    Expression postfixed();
    Expression primary();
    Expression number_literal();
    Expression parenthesized();
    Expression inner_product(std::string_view close);
    Expression named();
    Expression function_call(const Token& name, int primes);
    void network_options(Node& call, const KnownFunction& f);
    std::string activation_name();
    Expression gram_function(Expression given, const Token& name) const;
    Expression bare_argument();
    Expression big(const Token& name);
    Expression integral(const Token& name);
    Expression expectation(const Token& name);
    Expression law(std::size_t names);
    Expression derivative(const Token& name);
    Expression iterate(const Token& name);
    bool opens_index() const;
    Expression index(Expression base);
    Expression argument(const std::string& function, bool& partial);
    void refuse_unknown_function(const Token& name) const;
    int primes();

    // Domains (domain_grammar.cpp).
    Binding binding();
    std::vector<Binding> bindings();
    Domain domain();
    Domain interval();
    Expression end_point();
    void refine_data_sets(Binding& b) const;

    // Formulas (formula_grammar.cpp).
    Formula formula();
    Formula disjunct();
    Formula conjunct();
    Formula literal();
    Formula quantified(Connective connective);
    Formula relation();
    Formula chain(Expression first);
    Formula limit();
    Formula best();
    Formula shape(Expression function, Shape shape);
    Formula order(std::vector<Expression> sides, Place place);
    std::optional<Relation> accept_relation();
    std::optional<Shape> accept_shape();
    Approach approach();
    Expression side();
    Expression at_points(Expression e);
    bool at_landau() const;

    // Definitions and data (statement_grammar.cpp).
    void definition_list();
    void definition();
    void given(Statement& statement);
    Formula fact(Statement& statement);
    void note_names();

    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    int depth_ = 0;
    std::vector<std::string> scope_;
    std::set<std::string> late_;  ///< bound after their use: "as L -> inf", "increasing in z"
    std::vector<Definition> definitions_;
    std::map<std::string, std::size_t> defined_;          ///< name to the number of its arguments
    std::optional<std::pair<Landau, Expression>> order_;  ///< the order term at the end of the sum just read
    bool order_allowed_ = false;
};

}  // namespace claim::language
