// The scale L^p (log L)^q is totally ordered: the leading term decides.
#include "claim/language/depth_rate_engine.hpp"

namespace claim::language {

using rigor::Growth, rigor::growth_of, rigor::Truth;

namespace {

std::string shown(const Growth& g) { return rigor::to_string(rigor::LogTerm{1, g.power, g.log_power}); }

/// What error = O(bound), or o(bound) if `little`, decides.
Truth from_above(Landau kind, const Growth& bound, bool little, const Growth& g) {
    const bool smaller = bound < g || (bound == g && little);
    switch (kind) {
        case Landau::big_o: return smaller || bound == g ? Truth::yes : Truth::unknown;
        case Landau::little_o: return smaller ? Truth::yes : Truth::unknown;
        default: return smaller ? Truth::no : Truth::unknown;
    }
}

}  // namespace

OrderDecision decide_order(Landau kind, const GrowthSeries& error, const GrowthSeries& rate,
                           const rigor::Symbols& symbols) {
    if (rate.terms().empty()) return {Truth::unknown, "the leading term of the rate is not known"};
    const rigor::LogTerm& r = rate.terms()[0];
    if (!is_certainly_nonzero(r.coefficient, symbols)) return {Truth::unknown, "the rate may vanish"};
    const Growth g = growth_of(r);
    const std::string series = "the difference is " + error.text();
    if (error.is_exactly_zero())
        return {rigor::truth(kind == Landau::big_o || kind == Landau::little_o), "the difference is exactly 0"};
    if (error.terms().empty()) {
        const auto& rest = *error.remainder();
        return {from_above(kind, rest.growth, rest.little, g), series};
    }
    const rigor::LogTerm& e = error.terms()[0];
    const Growth size = growth_of(e);
    if (!is_certainly_nonzero(e.coefficient, symbols))
        return {from_above(kind, size, false, g),
                series + ", where the coefficient " + rigor::to_string(e.coefficient) + " may vanish"};
    switch (kind) {
        case Landau::big_o: return {rigor::truth(!(g < size)), series};
        case Landau::little_o: return {rigor::truth(size < g), series};
        case Landau::theta: return {rigor::truth(size == g), series};
        case Landau::omega: return {rigor::truth(!(size < g)), series};
        default: break;
    }
    if (!(size == g)) return {Truth::no, "the left side is " + error.text()};
    return {(e.coefficient - r.coefficient).is_zero(symbols),
            "the left side is " + error.text() + ", of the order " + shown(g)};
}

}  // namespace claim::language
