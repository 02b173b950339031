// Expressions in L such as "1/4 + 3/8 log L / L": read from text (grammar: expression_parser.hpp), reduced exactly to
// sums of c L^p (log L)^q, their leading term as L -> infinity, and their enclosure at a given L. Identities are meant
// for all large L, where log L > 0.
#pragma once

#include "rigor/rate/expression_tree.hpp"

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace rigor {

/// An expression that was read from text; immutable, and cheap to copy.
class Expression {
public:
    explicit Expression(detail::rates::ExpressionNode root);

    /// The expression as an exact finite sum of terms of different growth, the fastest first; none for zero.
    /// Throws ExpressionError, at the part that is no such sum, for 1/(L + 1), log(L + 1), log(log L), …
    std::vector<LogTerm> terms() const;

    /// The term that the expression is asymptotically equivalent to as L -> infinity, also for sqrt(L^2 + 1), log(2
    /// L^3 + L), 1/(L + 1), … Symbols in its coefficient are taken to be generic: the caller checks that their values
    /// do not make it zero.
    /// Throws ExpressionError if the expression is zero, if leading terms cancel in what is no exact finite sum, if a
    /// coefficient under a logarithm or a fractional power is not known to be positive, and if the term is not of the
    /// form.
    LogTerm leading() const;

    /// Encloses the value at every L in the ball, at the working precision; not finite outside the domain, or if a
    /// symbol has no value.
    Ball at(const Ball& L, const Symbols& symbols = {}) const;

    /// A canonical rendering that reads back as an expression of the same value.
    std::string text() const;

private:
    std::shared_ptr<const detail::rates::ExpressionNode> root_;
};

/// Reads an expression in L, pi and the given symbols. Columns in errors, now and later, count from column_offset + 1.
/// Throws ExpressionError; std::invalid_argument if a symbol has a name of the grammar, or one that is no name.
Expression parse_expression(std::string_view text, const std::set<std::string>& symbols = {}, long column_offset = 0);

}  // namespace rigor
