// A claim about Theta_bar^(L) of a network, by its depth law: include/services/rate_network.hpp.
#include "services/rate_network.hpp"

#include "services/network_errors.hpp"
#include "services/rate_text.hpp"

#include <fmt/format.h>

namespace services {

using rigor::AsymptoticExpansion, rigor::Ball, rigor::Growth, rigor::LogTerm, rigor::Rational, rigor::SymbolicConstant,
    rigor::Truth;

namespace {

constexpr const char* coefficient_name = "c";
constexpr const char* sequence_says = "Theta_bar^(L)";

/// limit + coefficient s(L) + O(beyond); the coefficient is a symbol where it is not known exactly.
AsymptoticExpansion expansion_of(const ntk::NetworkMap& map, const ntk::DepthLawForm& form) {
    const bool logarithmic = form.scale == ntk::DepthLawForm::Scale::log_over_depth;
    const auto q = map.exact_variance();
    const auto exact = q ? map.activation().exact_next_coefficient(*q) : std::nullopt;
    std::vector<LogTerm> terms{{SymbolicConstant(form.limit), 0, 0}};
    const SymbolicConstant c = exact ? *exact : SymbolicConstant::symbol(coefficient_name);
    if (!c.is_formally_zero()) terms.push_back(logarithmic ? LogTerm{c, -1, 1} : LogTerm{c, Rational(-1, 2), 0});
    AsymptoticExpansion s(terms, logarithmic ? Growth{-1, 0} : Growth{-1, 1});
    if (!exact) s.symbols[coefficient_name] = form.coefficient;
    return s;
}

/// The remainder's constant for one z: |constant + slope log(L/from)| <= that times 1, or log L.
void bound_remainder(AsymptoticExpansion& s, const ntk::DepthLawBounds& bounds) {
    const Ball constant = rigor::abs(bounds.constant).upper();
    s.from = std::max(bounds.from, 3L);
    s.remainder =
        s.beyond.log_power == 0 ? constant : (constant / rigor::log(Ball(s.from)) + rigor::abs(bounds.slope)).upper();
}

void add_bounds(RateReport& report, const AsymptoticExpansion& s, const AsymptoticExpansion& error,
                const rigor::RateDecision& decision, const std::vector<LogTerm>& approximation) {
    const auto add = [&](const std::vector<LogTerm>& subtracted, const Growth& growth, const Ball& bound) {
        const auto upper = decimal_beside(bound, true);
        if (!upper) return;
        const std::string quantity =
            subtracted.empty() ? sequence_says : fmt::format("{} - [{}]", sequence_says, text_of_terms(subtracted));
        report.bounds.push_back({quantity, to_string(unit(growth)), "", upper->text, rigor::to_string(s.from), ""});
    };
    if (decision.error) add(approximation, growth_of(*decision.error), error.supremum_over(growth_of(*decision.error)));
    add(s.terms, s.beyond, s.remainder);
}

}  // namespace

RateReport judge_network_sequence(const rigor::RateClaim& claim, const std::string& sequence,
                                  const NetworkChoice& choice, const std::optional<Rational>& z) {
    if (sequence != "theta-bar")
        throw BadInput("", "", fmt::format("no sequence '{}' of a network with an activation", sequence.substr(0, 60)),
                       "theta-bar");
    if (z && (*z < -1 || *z >= 1)) throw BadInput("at", z->str().substr(0, 60), "", "a number in [-1, 1)");
    const auto map = chosen_network(choice);
    if (map->phase() != ntk::Phase::edge)
        throw BadInput("activation", choice.activation.substr(0, 60),
                       fmt::format("{} phase: Theta_bar^(L) is T_L/L with a T_L that converges geometrically",
                                   to_string(map->phase())),
                       "the edge of chaos; eval depth-law tells the limit of T_L");
    if (z && is_fixed(*map, *z))
        throw BadInput("at", z->str(), fmt::format("h of {} is even: Theta_bar^(L) = 1 from layer 2 on", map->name()),
                       "a number in (-1, 1)");
    return with_network_errors([&] {
        const rigor::Precision precision(192);
        AsymptoticExpansion s = expansion_of(*map, ntk::depth_law_form(*map));
        if (z) bound_remainder(s, network_bounds(*map, *z));
        const rigor::RateDecision decision = decide(claim, s);
        RateReport report;
        report.verdict = verdict_of(decision.verdict);
        report.proved = decision.verdict != Truth::unknown;
        report.why = decision.why;
        report.facts.emplace_back("expansion", fmt::format("{} = {} + O({})", sequence_says, text_of_terms(s.terms),
                                                           to_string(unit(s.beyond))));
        if (s.symbols.count(coefficient_name))
            report.facts.emplace_back(coefficient_name, s.symbols.at(coefficient_name).enclosure(30));
        report.facts.emplace_back(
            "network", fmt::format("{}, weight variance {}, bias variance {}, q = {}", map->name(),
                                   map->weight_variance().enclosure(12),
                                   map->bias_variance().is_exactly_zero() ? "0" : map->bias_variance().enclosure(12),
                                   map->variance().enclosure(12)));
        const std::vector<LogTerm> a = claim.approximation.terms();
        if (decision.error) {
            report.facts.emplace_back("error", fmt::format("s - a ~ {}", to_string(*decision.error)));
            report.facts.emplace_back("best rate", fmt::format("{} + Theta({})", claim.approximation.text(),
                                                               to_string(unit(growth_of(*decision.error)))));
        }
        if (z)
            add_bounds(report, s, s.minus(a), decision, a);
        else
            report.facts.emplace_back("scope", "every z in (-1, 1); constants for all L >= L0 depend on z");
        return report;
    });
}

}  // namespace services
