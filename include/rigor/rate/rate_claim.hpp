// Rate claims as they are printed: "1/4 + 3/8 log L / L + O(1/L)", "a + o(g)", "a + Theta(g)", "~ 2 log L", as L ->
// infinity.
#pragma once

#include "rigor/rate/rate_expression.hpp"

#include <set>
#include <string>
#include <string_view>

namespace rigor {

enum class RateKind { big_o, little_o, theta, equivalent };

/// f = approximation + O(rate), + o(rate) or + Theta(rate), the orders in absolute value; or f ~ rate, with the
/// approximation 0.
/// The approximation is an exact finite sum (its terms() do not throw), and the rate has a leading term.
struct RateClaim {
    RateKind kind;
    Expression approximation, rate;
    std::string text;
};

/// Reads "a + O(g)", "a - O(g)" (the same), "= a + O(g)", "O(g)", the same with o and Theta, and "~ g". The order term
/// is the only one, and the last of the sum. Throws ExpressionError, with the column in the text;
/// std::invalid_argument if a symbol has a name of the grammar.
RateClaim parse_rate_claim(std::string_view text, const std::set<std::string>& symbols = {});

/// Whether the rate g tends to 0; for "~ g", whether what is claimed equivalent to it does. Symbols are generic, as in
/// leading().
bool rate_tends_to_zero(const RateClaim& claim);

}  // namespace rigor
