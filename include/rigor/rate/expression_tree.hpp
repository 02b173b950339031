// The tree of an expression in L and what is computed from it: its exact form as a sum of terms c L^p (log L)^q, its
// leading term, its enclosure at a given L, and its text. Identities are meant for all large L, where log L > 0. The
// grammar is in expression_parser.hpp.
#pragma once

#include "rigor/series/log_term.hpp"

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace rigor {

/// What is wrong with an expression, and where: the column (from 1) in the text that the user typed.
class ExpressionError : public std::invalid_argument {
public:
    ExpressionError(long where, const std::string& what)
        : std::invalid_argument("column " + std::to_string(where) + ": " + what),
          column(where) {}
    long column;
};

namespace detail::rates {

struct ExpressionNode;

/// A summand or factor; subtracted or divided by if inverse.
struct Operand {
    std::shared_ptr<const ExpressionNode> node;
    bool inverse = false;
};

/// Sums and products hold all their operands, so that the tree is no deeper than the text is nested.
struct ExpressionNode {
    enum class Kind { number, pi, variable, symbol, logarithm, power, sum, product };
    Kind kind;
    long column;            ///< of its first character
    Rational number = 0;    ///< the number; of a power, its exponent
    std::string name = {};  ///< of the symbol
    std::vector<Operand> operands = {};
};

/// The node as an exact finite sum; throws ExpressionError.
LogSum exact_sum(const ExpressionNode& node);

/// A term that the node is asymptotically equivalent to, if the symbols in its coefficient do not make it vanish;
/// empty if the node is formally zero. Throws ExpressionError.
std::optional<LogTerm> leading_term(const ExpressionNode& node);

Ball value(const ExpressionNode& node, const Ball& L, const Symbols& symbols);

/// How tightly the printed form of a node binds.
enum class Binding { sum, product, power, atom };

/// The node as text that reads back as the same value, in parentheses if it binds less tightly than its surroundings
/// ask for.
std::string text(const ExpressionNode& node, Binding wanted);

}  // namespace detail::rates

}  // namespace rigor
