#include "services/rate_reading.hpp"

#include <fmt/format.h>

namespace services {

namespace {

/// For a name that the grammar does not know: what was meant.
std::string hint(const std::string& error) {
    static const std::string before = "the unknown name '";
    const std::size_t at = error.find(before);
    if (at == std::string::npos) return "";
    const std::string name =
        error.substr(at + before.size(), error.find('\'', at + before.size()) - at - before.size());
    if (name == "h" || name == "n" || name == "N" || name == "l" || name == "d")
        return name == "h" ? " (for a step size h write L = 1/h: h^2 is 1/L^2)" : " (the index is called L here)";
    if (name == "c" || name == "K" || name == "k" || name == "A" || name == "a" || name == "const")
        return " (for a constant that is not known claim Theta(g): the order g, up to a factor that neither vanishes "
               "nor grows)";
    return "";
}

/// "0.37 * log(L)/L", "1.2/L", "0.08".
std::string times(const std::string& constant, const std::string& growth) {
    return growth.starts_with("1") ? constant + growth.substr(1) : constant + " * " + growth;
}

}  // namespace

rigor::RateClaim read_rate_claim(const std::string& text, const std::set<std::string>& symbols) {
    const std::string shown = text.substr(0, 100);
    try {
        rigor::RateClaim claim = rigor::parse_rate_claim(text, symbols);
        // What the scale L^p log(L)^q cannot express is said now, with its column, not half-way.
        static_cast<void>(claim.rate.leading());
        static_cast<void>(claim.approximation.terms());
        return claim;
    } catch (const rigor::ExpressionError& error) {  // says what was expected
        throw BadInput("", shown, "", fmt::format("the claim '{}': {}{}", shown, error.what(), hint(error.what())), "");
    }
}

std::string sentence(const RateBound& bound) {
    std::string text = bound.lower.empty() ? "" : times(bound.lower, bound.growth) + " <= ";
    text += "|" + bound.quantity + "|";
    if (!bound.upper.empty()) text += " <= " + times(bound.upper, bound.growth);
    text = fmt::format("for all L >= {}: {}", bound.from, text);
    if (!bound.walked_from.empty()) text += fmt::format(" (by direct iteration from L = {} on)", bound.walked_from);
    return text;
}

}  // namespace services
