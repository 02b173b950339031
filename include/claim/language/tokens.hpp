// Tokens of the statement language, with Unicode forms read as their plain ones.
#pragma once

#include "claim/language/expression.hpp"

#include <stdexcept>
#include <string_view>

namespace claim::language {

/// Unusable text: one sentence with the place, what was found and what was expected. Exit status 2.
class StatementError : public std::invalid_argument {
public:
    StatementError(Place where, const std::string& what_found, const std::string& what_expected)
        : std::invalid_argument("line " + std::to_string(where.line) + ", column " + std::to_string(where.column) +
                                ": " + what_found + "; expected " + what_expected),
          place(where),
          found(what_found),
          expected(what_expected) {}
    Place place;
    std::string found, expected;
};

struct Token {
    enum class Kind { number, name, mark, end };
    Kind kind;
    std::string text;  ///< plain: "kappa0" for κ₀, "<=" for ≤
    Place place;
    bool spaced = false;  ///< after a space or at the start

    bool is(std::string_view mark) const { return kind == Kind::mark && text == mark; }
    bool is_word(std::string_view word) const { return kind == Kind::name && text == word; }
};

/// "'w'", or "the end".
std::string described(const Token& token);

inline constexpr std::size_t longest_text = 20'000;

/// The tokens of UTF-8 text, an end last. "#" begins a comment to the end of the line. Throws StatementError for
/// characters outside of the language, broken UTF-8, and more than longest_text bytes.
std::vector<Token> tokens_of(std::string_view text);

}  // namespace claim::language
