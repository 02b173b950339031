// The texts of rate_text.hpp.
#include "services/rate_text.hpp"

#include <fmt/format.h>

#include <cmath>

namespace services {

using rigor::Ball, rigor::Growth, rigor::LogTerm, rigor::SymbolicConstant, rigor::Truth;

LogTerm unit(const Growth& g) { return {SymbolicConstant(1), g.power, g.log_power}; }

std::string text_of_terms(const std::vector<LogTerm>& terms) {
    std::string text;
    for (const LogTerm& term : terms) {
        const std::string next = to_string(term);
        const bool negative = next.starts_with('-');
        text += text.empty() ? next : (negative ? " - " + next.substr(1) : " + " + next);
    }
    return text.empty() ? "0" : text;
}

std::optional<Decimal> decimal_beside(const Ball& bound, bool above) {
    if (!bound.is_finite() || rigor::certainly_positive(bound) != Truth::yes) return std::nullopt;
    const Ball scale_guess = rigor::log(bound) / rigor::log(Ball(10));
    const long exponent = static_cast<long>(std::floor(scale_guess.approx_double())) - 3;
    const Ball power_of_ten = rigor::power(Ball(10), static_cast<unsigned long>(std::labs(exponent)));
    const Ball unit_of_last = exponent < 0 ? Ball(1) / power_of_ten : power_of_ten;
    const long mantissa = static_cast<long>(std::floor((bound / unit_of_last).approx_double()));
    for (long m = above ? mantissa - 1 : mantissa + 2; m > 0; m += above ? 1 : -1) {
        const Ball candidate = Ball(m) * unit_of_last;
        const Truth beside = above ? certainly_at_most(bound, candidate) : certainly_at_most(candidate, bound);
        if (beside != Truth::yes) continue;
        if (exponent < -12 || exponent > 3)
            return Decimal{fmt::format("{}.{:03}e{}", m / 1000, m % 1000, exponent + 3), candidate};
        const double decimal = static_cast<double>(m) * std::pow(10.0, static_cast<double>(exponent));
        return Decimal{fmt::format("{:.{}f}", decimal, exponent < 0 ? -exponent : 0), candidate};
    }
    return std::nullopt;
}

RateVerdict verdict_of(Truth decided) {
    switch (decided) {
        case Truth::yes: return RateVerdict::holds;
        case Truth::no: return RateVerdict::fails;
        case Truth::unknown: return RateVerdict::undecided;
    }
    throw std::logic_error("a decision that is none");
}

}  // namespace services
