// Exact form, leading term, enclosure and text of an expression, by recursion over its tree.
#include "rigor/rate/expression_tree.hpp"

#include <utility>

namespace rigor::detail::rates {

namespace {

/// Runs an exact computation for a node: what the constants cannot represent becomes an error at the node's column.
template <class Computation>
auto at_column(long column, Computation computation) {
    try {
        return computation();
    } catch (const std::domain_error& error) {
        throw ExpressionError(column, error.what());
    }
}

constexpr const char* scale = "the scale is sums of c*L^p*log(L)^q";

LogTerm constant_term(const ExpressionNode& atom) {
    using Kind = ExpressionNode::Kind;
    if (atom.kind == Kind::variable) return {1, 1, 0};
    if (atom.kind == Kind::pi) return {SymbolicConstant::pi(), 0, 0};
    return {atom.kind == Kind::symbol ? SymbolicConstant::symbol(atom.name) : SymbolicConstant(atom.number), 0, 0};
}

/// The single term of a sum that is divided by, or raised to a power that is no natural number.
const LogTerm& only_term(const LogSum& sum, long column, const char* purpose) {
    if (sum.terms().empty()) throw ExpressionError(column, std::string(purpose) + " zero");
    if (sum.terms().size() > 1) throw ExpressionError(column, std::string(purpose) + " a sum; " + scale);
    return sum.terms()[0];
}

}  // namespace

LogSum exact_sum(const ExpressionNode& node) {
    using Kind = ExpressionNode::Kind;
    const auto operand = [&](std::size_t i) { return exact_sum(*node.operands[i].node); };
    return at_column(node.column, [&]() -> LogSum {
        switch (node.kind) {
            case Kind::sum: {
                LogSum sum;
                for (const auto& [summand, subtracted] : node.operands) {
                    const LogSum part = exact_sum(*summand);
                    for (const LogTerm& term : part.terms())
                        sum.add({subtracted ? -term.coefficient : term.coefficient, term.power, term.log_power});
                }
                return sum;
            }
            case Kind::product: {
                LogSum product(LogTerm{1});
                for (const auto& [factor, divides] : node.operands) {
                    const long column = factor->column;
                    LogSum by = exact_sum(*factor);
                    if (divides)
                        by = at_column(column, [&] { return power(only_term(by, column, "division by"), -1); });
                    product = product * by;
                }
                return product;
            }
            case Kind::power: {
                LogSum base = operand(0);
                const bool natural = denominator(node.number) == 1 && node.number >= 0;
                if (base.terms().empty() && node.number > 0) return base;
                if (base.terms().size() == 1 || !natural)
                    return power(only_term(base, node.column, "a fractional or negative power of"), node.number);
                LogSum result(LogTerm{1});
                for (long n = static_cast<long>(numerator(node.number)); n > 0; n /= 2) {
                    if (n % 2 == 1) result = result * base;
                    if (n > 1) base = base * base;
                }
                return result;
            }
            case Kind::logarithm: {
                // log(L^p) = p log L; the logarithm of another coefficient is no constant of the form, and log(log L)
                // not in the scale.
                const LogSum inside = operand(0);
                const LogTerm& term = only_term(inside, node.column, "the logarithm of");
                if (term.coefficient != SymbolicConstant(1) || term.log_power != 0)
                    throw ExpressionError(node.column, std::string("the logarithm of what is no power of L; ") + scale);
                return LogTerm{term.power, 0, 1};
            }
            default: return constant_term(node);
        }
    });
}

std::optional<LogTerm> leading_term(const ExpressionNode& node) {
    using Kind = ExpressionNode::Kind;
    return at_column(node.column, [&]() -> std::optional<LogTerm> {
        switch (node.kind) {
            case Kind::sum: {
                std::optional<LogTerm> fastest;
                for (const auto& [summand, subtracted] : node.operands) {
                    auto term = leading_term(*summand);
                    if (!term) continue;
                    if (subtracted) term->coefficient = -term->coefficient;
                    if (!fastest || grows_faster(*term, *fastest))
                        fastest = term;
                    else if (!grows_faster(*fastest, *term))
                        fastest->coefficient += term->coefficient;
                }
                if (!fastest || !fastest->coefficient.is_formally_zero()) return fastest;
                // The leading terms cancel, and nothing is known of the next ones, except in an exact sum.
                LogSum sum;
                try {
                    sum = exact_sum(node);
                } catch (const ExpressionError& error) {
                    throw ExpressionError(
                        node.column,
                        std::string("the leading terms cancel, and the rest is not known exactly: ") + error.what());
                }
                return sum.terms().empty() ? std::nullopt : std::optional(sum.terms()[0]);
            }
            case Kind::product: {
                LogTerm product{1};
                bool zero = false;
                for (const auto& [factor, divides] : node.operands) {
                    auto by = leading_term(*factor);
                    if (!by && divides) throw ExpressionError(factor->column, "division by zero");
                    if (by && divides) by = at_column(factor->column, [&] { return power(*by, -1); });
                    zero = zero || !by;
                    if (by)
                        product = {product.coefficient * by->coefficient, product.power + by->power,
                                   product.log_power + by->log_power};
                }
                return zero ? std::nullopt : std::optional(product);
            }
            case Kind::power: {
                const auto base = leading_term(*node.operands[0].node);
                if (base || node.number == 0) return power(base.value_or(LogTerm{1}), node.number);
                if (node.number < 0) throw ExpressionError(node.column, "a negative power of zero");
                return base;
            }
            case Kind::logarithm: {
                const auto inside = leading_term(*node.operands[0].node);
                if (!inside || inside->coefficient.is_positive() != Truth::yes)
                    throw ExpressionError(
                        node.column, "the logarithm of " +
                                         (inside ? "a term with coefficient " + to_string(inside->coefficient) : "0") +
                                         "; expected a coefficient that is known to be positive");
                // f ~ c L^p gives log f = p log L + log c + o(1).
                if (inside->power != 0) return LogTerm{inside->power, 0, 1};
                if (inside->log_power != 0 || inside->coefficient != SymbolicConstant(1))
                    throw ExpressionError(
                        node.column,
                        std::string("the logarithm of what tends neither to 1 nor grows as a power of L; ") + scale);
                // log(1 + x) ~ x as x -> 0.
                LogSum excess = exact_sum(*node.operands[0].node);
                excess.add({-1});
                return excess.terms().empty() ? std::nullopt : std::optional(excess.terms()[0]);
            }
            default: {
                const LogTerm term = constant_term(node);
                return term.coefficient.is_formally_zero() ? std::nullopt : std::optional(term);
            }
        }
    });
}

Ball value(const ExpressionNode& node, const Ball& L, const Symbols& symbols) {
    using Kind = ExpressionNode::Kind;
    switch (node.kind) {
        case Kind::variable: return L;
        case Kind::logarithm: return log(value(*node.operands[0].node, L, symbols));
        case Kind::power: return power(value(*node.operands[0].node, L, symbols), node.number);
        case Kind::sum: {
            Ball sum(0);
            for (const auto& [summand, subtracted] : node.operands) {
                const Ball x = value(*summand, L, symbols);
                subtracted ? sum -= x : sum += x;
            }
            return sum;
        }
        case Kind::product: {
            Ball product(1);
            for (const auto& [factor, divides] : node.operands) {
                const Ball x = value(*factor, L, symbols);
                divides ? product /= x : product *= x;
            }
            return product;
        }
        default: return constant_term(node).coefficient.enclosure(symbols);
    }
}

std::string text(const ExpressionNode& node, Binding wanted) {
    using Kind = ExpressionNode::Kind;
    Binding binding = Binding::atom;
    std::string s;
    const auto exponent = [](const Rational& r) {
        return r >= 0 && denominator(r) == 1 ? r.str() : "(" + r.str() + ")";
    };
    switch (node.kind) {
        case Kind::number:
            s = node.number.str();
            if (denominator(node.number) != 1) binding = Binding::product;
            break;
        case Kind::pi: s = "pi"; break;
        case Kind::variable: s = "L"; break;
        case Kind::symbol: s = node.name; break;
        case Kind::logarithm: s = "log(" + text(*node.operands[0].node, Binding::sum) + ")"; break;
        case Kind::power:
            if (node.number == Rational(1, 2)) {
                s = "sqrt(" + text(*node.operands[0].node, Binding::sum) + ")";
            } else {
                s = text(*node.operands[0].node, Binding::atom) + "^" + exponent(node.number);
                binding = Binding::power;
            }
            break;
        case Kind::sum:
            binding = Binding::sum;
            for (const auto& [summand, subtracted] : node.operands)
                s += (s.empty() ? (subtracted ? "-" : "") : (subtracted ? " - " : " + ")) +
                     text(*summand, Binding::product);
            break;
        case Kind::product:
            binding = Binding::product;
            for (const auto& [factor, divides] : node.operands)
                s += (s.empty() ? ""
                      : divides ? "/"
                                : "*") +
                     text(*factor, s.empty() ? Binding::product : Binding::power);
    }
    return binding < wanted ? "(" + s + ")" : s;
}

}  // namespace rigor::detail::rates
