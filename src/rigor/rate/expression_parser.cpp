// Reads tokens and expressions by recursive descent over the grammar of expression_parser.hpp.
#include "rigor/rate/expression_parser.hpp"

#include <new>
#include <optional>
#include <stdexcept>
#include <utility>

namespace rigor::detail::rates {

std::string described(const Token& token) {
    return token.text.empty() ? "the end" : "'" + std::string(token.text.substr(0, 30)) + "'";
}

std::vector<Token> tokens(std::string_view text, long column_offset) {
    constexpr std::size_t longest = 10'000;
    if (text.size() > longest)
        throw ExpressionError(column_offset + 1,
                              std::to_string(text.size()) + " characters; expected at most " + std::to_string(longest));
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    const auto at = [&](std::size_t i) { return i < text.size() ? text[i] : '\0'; };
    std::vector<Token> found;
    std::size_t i = 0;
    while (i < text.size()) {
        const std::size_t from = i;
        const char c = text[i];
        const long column = column_offset + static_cast<long>(from) + 1;
        const auto take = [&](Token::Kind kind) { found.push_back({kind, text.substr(from, i - from), column}); };
        if (c == ' ' || c == '\t') {
            ++i;
        } else if (digit(c) || (c == '.' && digit(at(i + 1)))) {
            while (digit(at(i))) ++i;
            if (at(i) == '.') ++i;
            while (digit(at(i))) ++i;
            // An e that no digits follow begins a name.
            const std::size_t sign = at(i + 1) == '+' || at(i + 1) == '-' ? 1 : 0;
            if ((at(i) == 'e' || at(i) == 'E') && digit(at(i + 1 + sign))) {
                i += 1 + sign;
                while (digit(at(i))) ++i;
            }
            take(Token::Kind::number);
        } else if (letter(c)) {
            while (letter(at(i)) || digit(at(i)) || at(i) == '_') ++i;
            take(Token::Kind::name);
        } else if (std::string_view("+-*/^()").find(c) != std::string_view::npos) {
            ++i;
            if (c == '*' && at(i) == '*') {
                ++i;
                found.push_back({Token::Kind::mark, "^", column});
            } else {
                take(Token::Kind::mark);
            }
        } else {
            const bool printable = c > ' ' && c < 127;
            const std::string shown = printable ? std::string("character '") + c + "'"
                                                : "byte " + std::to_string(static_cast<unsigned char>(c));
            throw ExpressionError(column,
                                  "the " + shown + "; expected ASCII letters, digits, spaces and . + - * / ^ ( )");
        }
    }
    found.push_back({Token::Kind::end, {}, column_offset + static_cast<long>(text.size()) + 1});
    return found;
}

std::string known_names(const std::set<std::string>& symbols) {
    std::string names = "L, pi, log, ln, sqrt";
    for (const std::string& symbol : symbols) names += ", " + symbol;
    return names;
}

namespace {

/// Recursive descent over the grammar of expression_parser.hpp.
class ExpressionParser {
public:
    /// The tokens end with an end.
    ExpressionParser(std::vector<Token> tokens, const std::set<std::string>& symbols)
        : symbols_(symbols),
          tokens_(std::move(tokens)) {}

    ExpressionNode all() {
        ExpressionNode node = sum();
        if (next().kind != Token::Kind::end) unexpected("an operator or the end");
        return node;
    }

private:
    using Node = ExpressionNode;
    using Kind = Node::Kind;

    static constexpr int deepest = 200;
    /// Counts the recursion, so that no text can exhaust the stack.
    struct Nesting {
        explicit Nesting(ExpressionParser& parser) : depth(parser.depth_) {
            if (++depth > deepest)
                throw ExpressionError(parser.next().column,
                                      "nested too deeply; expected at most " + std::to_string(deepest) + " levels");
        }
        ~Nesting() { --depth; }
        int& depth;
    };

    const Token& next() const { return tokens_[at_]; }
    bool accept(const char* mark) { return next().is(mark) && ++at_; }
    [[noreturn]] void unexpected(const std::string& expected) const {
        throw ExpressionError(next().column, "expected " + expected + ", found " + described(next()));
    }
    static Operand operand(Node node, bool inverse = false) {
        return {std::make_shared<const Node>(std::move(node)), inverse};
    }

    Node sum() {
        Node node{.kind = Kind::sum, .column = next().column};
        bool subtracted = accept("-");
        do {
            node.operands.push_back(operand(product(), subtracted));
        } while ((subtracted = accept("-")) || accept("+"));
        return unwrapped(std::move(node));
    }
    Node product() {
        Node node{.kind = Kind::product, .column = next().column};
        node.operands.push_back(operand(factor()));
        for (;;) {
            const bool divides = accept("/"), marked = divides || accept("*");
            if (!marked && next().kind != Token::Kind::name && !next().is("(")) break;
            node.operands.push_back(operand(factor(), divides));
        }
        if (next().kind == Token::Kind::number) unexpected("an operator before the number");
        return unwrapped(std::move(node));
    }
    static Node unwrapped(Node node) {
        if (node.operands.size() > 1 || node.operands[0].inverse) return node;
        return *node.operands[0].node;
    }
    Node factor() {
        const Nesting level(*this);
        const long column = next().column;
        if (!accept("-")) return powered();
        return {.kind = Kind::sum, .column = column, .operands = {operand(factor(), true)}};
    }
    Node powered() {
        const long column = next().column;
        Node base = primary();
        if (!accept("^")) return base;
        return {.kind = Kind::power, .column = column, .number = exponent(), .operands = {operand(std::move(base))}};
    }
    /// The rational number that the next factor reduces to.
    Rational exponent() {
        const Node node = factor();
        const LogSum sum = exact_sum(node);
        const auto r = sum.terms().empty() ? Rational(0)
                       : sum.is_constant() ? sum.terms()[0].coefficient.rational_value()
                                           : std::nullopt;
        if (!r) throw ExpressionError(node.column, "expected a rational number as exponent");
        if (abs(*r) > SymbolicConstant::largest_exponent || denominator(*r) > Integer("1000000000000000000"))
            throw ExpressionError(node.column, "an exponent that is too large; expected at most " +
                                                   std::to_string(SymbolicConstant::largest_exponent) +
                                                   ", and at most 18 decimals");
        return *r;
    }
    Node primary() {
        const Token token = next();
        if (token.kind == Token::Kind::number) {
            ++at_;
            return {.kind = Kind::number, .column = token.column, .number = number(token)};
        }
        if (token.kind == Token::Kind::name) return named();
        if (!token.is("(")) unexpected("a number, a name or '('");
        return parenthesized();
    }
    static Rational number(const Token& token) {
        try {
            // The constant refuses numbers that are too large.
            return *SymbolicConstant(parse_rational(token.text)).rational_value();
        } catch (const std::bad_alloc&) {
            throw;
        } catch (const std::exception& error) {
            throw ExpressionError(token.column, error.what());
        }
    }
    Node parenthesized() {
        const long opened = next().column;
        ++at_;
        Node node = sum();
        if (!accept(")")) unexpected("')' for the '(' of column " + std::to_string(opened));
        return node;
    }
    Node named() {
        const Token token = next();
        const std::string name(token.text);
        if (name == "log" || name == "ln" || name == "sqrt") return function();
        ++at_;
        if (name == "L") return {.kind = Kind::variable, .column = token.column};
        if (name == "pi") return {.kind = Kind::pi, .column = token.column};
        if (symbols_.contains(name)) return {.kind = Kind::symbol, .column = token.column, .name = name};
        throw ExpressionError(token.column,
                              (name == "exp" ? "exp is not supported" : "the unknown name " + described(token)) +
                                  "; expected one of " + known_names(symbols_));
    }
    Node function() {
        const Nesting level(*this);
        const Token token = next();
        ++at_;
        std::optional<Rational> raised;
        if (accept("^")) raised = exponent();
        const bool bare = next().kind == Token::Kind::name;
        if (!bare && !next().is("(")) unexpected("'(' or a name after '" + std::string(token.text) + "'");
        Node argument = bare ? named() : parenthesized();
        Node node{.kind = token.text == "sqrt" ? Kind::power : Kind::logarithm,
                  .column = token.column,
                  .operands = {operand(std::move(argument))}};
        if (node.kind == Kind::power) node.number = Rational(1, 2);
        if (raised)
            node = {
                .kind = Kind::power, .column = token.column, .number = *raised, .operands = {operand(std::move(node))}};
        if ((bare || raised) && next().is("^"))
            throw ExpressionError(
                next().column,
                "a power that can be read in two ways; expected parentheses, as in log(L)^2 or log(L^2)");
        return node;
    }

    const std::set<std::string>& symbols_;
    std::vector<Token> tokens_;
    std::size_t at_ = 0;
    int depth_ = 0;
};

}  // namespace

ExpressionNode parse(std::vector<Token> tokens, const std::set<std::string>& symbols) {
    return ExpressionParser(std::move(tokens), symbols).all();
}

}  // namespace rigor::detail::rates
