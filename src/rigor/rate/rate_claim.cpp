// Reads rate claims: finds the order term among the tokens, and parses what stands before it and in it.
#include "rigor/rate/rate_claim.hpp"

#include "rigor/rate/expression_parser.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <vector>

namespace rigor {

namespace detail::rates {

namespace {

std::optional<RateKind> order_symbol(std::string_view name) {
    if (name == "O") return RateKind::big_o;
    if (name == "o") return RateKind::little_o;
    if (name == "Theta") return RateKind::theta;
    return std::nullopt;
}

/// Throws ExpressionError for a name that is no order symbol either, and for parentheses that do not match.
void check_names_and_parentheses(const std::vector<Token>& claim, const std::set<std::string>& symbols) {
    static const std::set<std::string> of_grammar{"L", "pi", "log", "ln", "sqrt", "exp"};
    std::vector<long> open;
    for (const Token& token : claim) {
        const std::string name(token.text);
        if (token.kind == Token::Kind::name && !of_grammar.contains(name) && !symbols.contains(name) &&
            !order_symbol(name))
            throw ExpressionError(token.column, "the unknown name " + described(token) + "; expected one of " +
                                                    known_names(symbols) + ", O, o, Theta");
        if (token.is("(")) open.push_back(token.column);
        if (token.is(")") && open.empty())
            throw ExpressionError(token.column, "a ')' without '('; expected an operator or the end");
        if (token.is(")")) open.pop_back();
    }
    if (!open.empty())
        throw ExpressionError(claim.back().column,
                              "expected ')' for the '(' of column " + std::to_string(open.back()) + ", found the end");
}

}  // namespace

}  // namespace detail::rates

RateClaim parse_rate_claim(std::string_view text, const std::set<std::string>& symbols) {
    using detail::rates::Token;
    for (const std::string& symbol : symbols)
        if (detail::rates::order_symbol(symbol))
            throw std::invalid_argument("the symbol '" + symbol + "' is a name of the grammar");
    const Expression zero = parse_expression("0", symbols);
    const auto skip_spaces = [&](std::size_t i) { return std::min(text.find_first_not_of(" \t", i), text.size()); };
    std::size_t from = skip_spaces(0);
    const bool equivalent = from < text.size() && text[from] == '~';
    if (from < text.size() && (equivalent || text[from] == '=')) from = skip_spaces(from + 1);
    if (from == text.size())
        throw ExpressionError(static_cast<long>(from) + 1,
                              "expected a claim, such as 1/4 + O(log(L)/L) or ~ 2*log(L), found the end");

    using Position = std::vector<Token>::const_iterator;
    const std::vector<Token> tokens = detail::rates::tokens(text.substr(from), static_cast<long>(from));
    const Position begin = tokens.begin(), end = tokens.end() - 1;
    detail::rates::check_names_and_parentheses(tokens, symbols);
    const auto parse = [&](Position first, Position last) {
        std::vector<Token> part(first, last);
        part.push_back({Token::Kind::end, last->text, last->column});
        return Expression(detail::rates::parse(std::move(part), symbols));
    };
    const auto parse_rate = [&](Position first, Position last) {
        Expression rate = parse(first, last);
        static_cast<void>(rate.leading());
        return rate;
    };

    const auto is_order = [](const Token& token) {
        return token.kind == Token::Kind::name && detail::rates::order_symbol(token.text);
    };
    const Position order = std::find_if(begin, end, is_order);
    if (equivalent) {
        if (order != end) throw ExpressionError(order->column, "an order term after '~'; expected an expression");
        return {RateKind::equivalent, zero, parse_rate(begin, end), std::string(text)};
    }
    if (order == end) {
        // An error of the expression itself comes first.
        static_cast<void>(parse(begin, end));
        throw ExpressionError(end->column, "expected an order term, as in " + std::string(text.substr(from, 60)) +
                                               " + O(1/L), found the end");
    }
    if (const Position second = std::find_if(order + 1, end, is_order); second != end)
        throw ExpressionError(second->column, "a second order term; expected exactly one");

    long depth = 0;
    const auto step = [&](const Token& token) { return depth += token.is("(") ? 1 : token.is(")") ? -1 : 0; };
    std::for_each(begin, order, step);
    if (depth != 0)
        throw ExpressionError(order->column, "an order term in parentheses; expected it at the end of the sum");
    if (order != begin && !(order - 1)->is("+") && !(order - 1)->is("-"))
        throw ExpressionError(order->column, "expected '+' or '-' before the order term, found " +
                                                 detail::rates::described(*(order - 1)));
    if (!order[1].is("("))
        throw ExpressionError(order[1].column, "expected '(' after " + detail::rates::described(*order) + ", found " +
                                                   detail::rates::described(order[1]));
    const Position close = std::find_if(order + 1, end, [&](const Token& token) { return step(token) == 0; });
    if (close + 1 != end)
        throw ExpressionError(close[1].column, "the order term is not the last; expected the end, found " +
                                                   detail::rates::described(close[1]));

    Expression approximation = order == begin ? zero : parse(begin, order - 1);
    static_cast<void>(approximation.terms());
    return {*detail::rates::order_symbol(order->text), std::move(approximation), parse_rate(order + 2, close),
            std::string(text)};
}

bool rate_tends_to_zero(const RateClaim& claim) { return grows_faster({1, 0, 0}, claim.rate.leading()); }

}  // namespace rigor
