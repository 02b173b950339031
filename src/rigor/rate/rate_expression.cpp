// Expressions as the tree that was read.
#include "rigor/rate/rate_expression.hpp"

#include "rigor/rate/expression_parser.hpp"

#include <stdexcept>

namespace rigor {

Expression::Expression(detail::rates::ExpressionNode root)
    : root_(std::make_shared<const detail::rates::ExpressionNode>(std::move(root))) {}

std::vector<LogTerm> Expression::terms() const { return detail::rates::exact_sum(*root_).terms(); }

LogTerm Expression::leading() const {
    if (auto term = detail::rates::leading_term(*root_)) return *std::move(term);
    throw ExpressionError(root_->column, "the expression is zero; expected one with a leading term");
}

Ball Expression::at(const Ball& L, const Symbols& symbols) const { return detail::rates::value(*root_, L, symbols); }

std::string Expression::text() const { return detail::rates::text(*root_, detail::rates::Binding::sum); }

Expression parse_expression(std::string_view text, const std::set<std::string>& symbols, long column_offset) {
    for (const std::string& symbol : symbols) {
        static_cast<void>(SymbolicConstant::symbol(symbol));
        if (symbol == "L" || symbol == "log" || symbol == "ln" || symbol == "exp")
            throw std::invalid_argument("the symbol '" + symbol + "' is a name of the grammar");
    }
    return Expression(detail::rates::parse(detail::rates::tokens(text, column_offset), symbols));
}

}  // namespace rigor
