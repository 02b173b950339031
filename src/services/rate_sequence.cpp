// A claim about a built-in sequence: decided by the proved expansion of the sequence; the constants are checked once
// more by direct iteration.
#include "ntk/depth/depth_sequences.hpp"
#include "rigor/number/near_name.hpp"
#include "rigor/rate/rate_decision.hpp"
#include "services/rate.hpp"
#include "services/rate_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace services {
namespace {

using ntk::DepthSequence, ntk::DepthSequences;
using rigor::AsymptoticExpansion, rigor::Ball, rigor::Growth, rigor::LogTerm, rigor::Rational, rigor::SymbolicConstant,
    rigor::Truth;

constexpr long longest_check = 100'000;  // layers iterated directly beside the proof

/// One inequality to be checked layer by layer beside its proof.
struct Check {
    std::vector<LogTerm> subtracted;
    Growth growth;
    RateBound bound;
    std::optional<Ball> lower, upper;
    long holds_from = 2;
};

/// Where the inequalities hold below `from` too. A violation at `from` would contradict the proof: std::logic_error.
void walk(std::vector<Check>& checks, const DepthSequence& sequence, const Rational& z, long from,
          const rigor::Symbols& symbols) {
    const rigor::Precision precision(128);
    ntk::NormalizedKernelIteration<Ball> layers(z);
    for (long L = 2; L <= from; ++L) {
        layers.advance_to(L);
        const Ball depth(L), s = sequence.value(ntk::state_of(layers), depth);
        for (Check& check : checks) {
            const Ball size = rigor::abs(s - value_of_terms(check.subtracted, depth, symbols));
            const Ball scale = value_of_terms({unit(check.growth)}, depth, symbols);
            Truth inside = Truth::yes;
            if (check.upper) inside = inside && rigor::certainly_at_most(size, *check.upper * scale);
            if (check.lower) inside = inside && rigor::certainly_at_most(*check.lower * scale, size);
            if (inside != Truth::yes) check.holds_from = L + 1;
            if (inside == Truth::no && L == from)
                throw std::logic_error("direct iteration contradicts the bound on " + check.bound.quantity +
                                       " at L = " + std::to_string(L));
        }
    }
    for (Check& check : checks)
        if (check.holds_from < from) check.bound.walked_from = std::to_string(check.holds_from);
}

/// From where the constants are sought: well beyond |C|, where the expansion in C/L begins to be one.
Rational starting_depth(const DepthSequences& sequences) {
    const Ball C = rigor::abs(sequences.frame().symbols.at(DepthSequences::constant_name));
    Rational from = 1000;
    while (rigor::certainly_at_most(Ball(50) * C, Ball(from)) != Truth::yes) from *= 10;
    return from;
}

std::string power_of_ten(const Rational& from) {
    const std::string digits = to_string(from);
    const bool round = digits.size() > 7 && digits[0] == '1' && digits.find_first_not_of('0', 1) == std::string::npos;
    return round ? "1e" + std::to_string(digits.size() - 1) : digits;
}

std::vector<RateBound> explicit_bounds(const rigor::RateClaim& claim, const rigor::RateDecision& decision,
                                       const DepthSequence& sequence, const Rational& z) {
    Rational from = starting_depth(DepthSequences(z, 3));
    const auto expansion = [&] {
        return AsymptoticExpansion(DepthSequences(z, from).expansion(sequence), sequence.growth);
    };
    AsymptoticExpansion s = expansion(), error = s.minus(claim.approximation.terms());
    // Where the second term opposes the first, a lower bound needs more depth; where it takes e^(10^30) layers it is
    // given up.
    const auto has_lower_bound = [&] { return rigor::certainly_positive(error.infimum_over_leading()) == Truth::yes; };
    for (int tries = 0; tries < 12 && decision.error && !has_lower_bound(); ++tries) {
        from *= 10;
        s = expansion();
        error = s.minus(claim.approximation.terms());
    }
    const std::string start = power_of_ten(s.from);
    std::vector<Check> checks;
    const auto add = [&](const std::vector<LogTerm>& subtracted, const Growth& growth,
                         const std::optional<Decimal>& lower, const std::optional<Decimal>& upper) {
        if (!lower && !upper) return;
        const std::string quantity =
            subtracted.empty() ? sequence.says : sequence.says + " - [" + text_of_terms(subtracted) + "]";
        const auto text = [](const std::optional<Decimal>& bound) { return bound ? bound->text : ""; };
        const auto value = [](const std::optional<Decimal>& bound) {
            return bound ? std::optional(bound->value) : std::nullopt;
        };
        const RateBound bound{quantity, to_string(unit(growth)), text(lower), text(upper), start, ""};
        checks.push_back({subtracted, growth, bound, value(lower), value(upper)});
    };
    const std::vector<LogTerm> a = claim.approximation.terms();
    if (decision.error) {
        const Growth best = growth_of(*decision.error), claimed = growth_of(decision.rate);
        add(a, best, decimal_beside(error.infimum_over_leading(), false),
            decimal_beside(error.supremum_over(best), true));
        if (best < claimed) add(a, claimed, std::nullopt, decimal_beside(error.supremum_over(claimed), true));
    }
    const bool first_bound_given = !checks.empty();
    // The expansion cut after each power of L: the remainder is of the order of the next term.
    for (std::size_t i = 1; i < s.terms.size(); ++i) {
        if (s.terms[i].power == s.terms[i - 1].power) continue;
        const std::vector<LogTerm> kept(s.terms.begin(), s.terms.begin() + static_cast<long>(i));
        const Growth next = growth_of(s.terms[i]);
        if (first_bound_given && kept == a && next == checks.front().growth) continue;
        add(kept, next, std::nullopt, decimal_beside(s.minus(kept).supremum_over(next), true));
    }
    if (s.from <= longest_check) walk(checks, sequence, z, static_cast<long>(numerator(s.from)), s.symbols);
    std::vector<RateBound> bounds;
    for (Check& check : checks) bounds.push_back(std::move(check.bound));
    return bounds;
}

/// q as a decimal of the fewest digits after the point, and their number; nothing if it takes more than 40.
std::optional<std::pair<std::string, long>> as_decimal(const Rational& q) {
    Rational shifted = abs(q);
    for (long digits = 0; digits <= 40; ++digits, shifted *= 10) {
        if (denominator(shifted) != 1) continue;
        std::string text = shifted.str();
        if (static_cast<long>(text.size()) <= digits)
            text.insert(0, static_cast<std::size_t>(digits) + 1 - text.size(), '0');
        if (digits > 0) text.insert(text.size() - static_cast<std::size_t>(digits), ".");
        return std::pair((q < 0 ? "-" : "") + text, digits);
    }
    return std::nullopt;
}

/// "the exact constant 9/2*pi^2 = 44.413... rounds to the claimed 44.41", or "".
std::string rounding_of(const SymbolicConstant& exact, const SymbolicConstant& claimed, const rigor::Symbols& symbols) {
    const auto q = claimed.rational_value();
    if (!q || *q == 0 || exact == claimed) return "";
    const auto decimal = as_decimal(*q);
    if (!decimal) return "";
    const Ball value = exact.enclosure(symbols);
    const Ball unit = Ball(1) / rigor::power(Ball(10), static_cast<unsigned long>(decimal->second));
    const Ball off = rigor::abs(value - Ball(*q));
    if (!value.is_finite() || rigor::certainly_at_most(off, unit) != Truth::yes) return "";
    const bool rounds = rigor::certainly_less(unit, Ball(2) * off) != Truth::yes;
    return fmt::format("the exact constant {} = {} {} the claimed {}", to_string(exact), value.enclosure(12),
                       rounds ? "rounds to" : "is near", decimal->first);
}

/// What a refuted claim may have meant: named facts.
std::vector<std::pair<std::string, std::string>> near_misses(const rigor::RateClaim& claim,
                                                             const AsymptoticExpansion& s) {
    std::string constants;
    const auto compare = [&](const LogTerm& claimed) {
        for (const LogTerm& term : s.terms) {
            if (growth_of(term) != growth_of(claimed)) continue;
            const std::string text = rounding_of(term.coefficient, claimed.coefficient, s.symbols);
            if (!text.empty()) constants += (constants.empty() ? "" : "; ") + text;
        }
    };
    const std::vector<LogTerm> a = claim.approximation.terms();
    if (claim.kind == rigor::RateKind::equivalent) compare(claim.rate.leading());
    for (const LogTerm& term : a) compare(term);
    std::vector<std::pair<std::string, std::string>> facts;
    if (!constants.empty()) facts.emplace_back("note on the constant", constants);
    const bool limit_is_left_out = claim.kind != rigor::RateKind::equivalent && a.empty() && !s.terms.empty();
    if (limit_is_left_out && growth_of(s.terms.front()) == Growth{0, 0})
        facts.emplace_back("note on the limit",
                           fmt::format("read as 0 + {}; the sequence tends to {}", claim.text.substr(0, 200),
                                       to_string(s.terms.front().coefficient)));
    return facts;
}

}  // namespace

const DepthSequence& sequence_with_name(const std::string& name) {
    std::vector<std::string> names;
    for (const DepthSequence& sequence : ntk::depth_sequences()) {
        if (sequence.name == name) return sequence;
        names.push_back(sequence.name);
    }
    throw BadInput("", name.substr(0, 60), rigor::no_such_name("sequence", name, names),
                   fmt::format("one of {}", fmt::join(names, ", ")));
}

Ball value_of_terms(const std::vector<LogTerm>& terms, const Ball& L, const rigor::Symbols& symbols) {
    Ball sum(0);
    const Ball logarithm = rigor::log(L);
    for (const LogTerm& term : terms) {
        const Ball power_of_log = term.log_power == 0 ? Ball(1) : rigor::power(logarithm, term.log_power);
        sum += term.coefficient.enclosure(symbols) * rigor::power(L, term.power) * power_of_log;
    }
    return sum;
}

std::vector<RateSequence> rate_sequences() {
    std::vector<RateSequence> list;
    for (const DepthSequence& sequence : ntk::depth_sequences()) list.push_back({sequence.name, sequence.says});
    return list;
}

std::set<std::string> rate_symbols() { return {DepthSequences::constant_name}; }

const char* to_string(RateVerdict verdict) {
    switch (verdict) {
        case RateVerdict::holds: return "holds";
        case RateVerdict::fails: return "fails";
        case RateVerdict::supported: return "supported";
        case RateVerdict::contradicted: return "contradicted";
        case RateVerdict::described: return "described";
        case RateVerdict::undecided: return "undecided";
    }
    throw std::logic_error("a verdict without a name");
}

RateReport judge_sequence(const rigor::RateClaim& claim, const std::string& name, const std::optional<Rational>& z,
                          long digits, const RateWords& words) {
    if (z && (*z < -1 || *z >= 1)) throw BadInput("at", z->str().substr(0, 60), "", "a number in [-1, 1)");
    if (digits < 1 || digits > 1000) throw BadInput("digits", std::to_string(digits), "", "an integer from 1 to 1000");
    const DepthSequence& sequence = sequence_with_name(name);
    const rigor::Precision precision(256 + rigor::bits_for_digits(digits));
    const DepthSequences sequences = z ? DepthSequences(*z, 3) : DepthSequences();
    const AsymptoticExpansion s(sequences.expansion(sequence), sequence.growth);
    const rigor::RateDecision decision = decide(claim, s);

    RateReport report;
    report.verdict = verdict_of(decision.verdict);
    report.proved = decision.verdict != Truth::unknown;
    report.why = decision.why;
    const long shown = std::min(digits, 40L);
    report.facts.emplace_back(
        "expansion", fmt::format("{} = {} + O({})", sequence.says, text_of_terms(s.terms), to_string(unit(s.beyond))));
    for (const LogTerm& term : s.terms)
        if (z && term.coefficient.has_symbols() && term.power >= sequence.growth - 2)
            report.facts.emplace_back(fmt::format("coefficient of {}", to_string(unit(growth_of(term)))),
                                      fmt::format("{} = {}", to_string(term.coefficient),
                                                  term.coefficient.enclosure(s.symbols).enclosure(shown)));
    if (z) report.facts.emplace_back("C", s.symbols.at(DepthSequences::constant_name).enclosure(shown));
    if (decision.error) {
        const bool equivalent = claim.kind == rigor::RateKind::equivalent;
        report.facts.emplace_back(
            equivalent ? "leading term" : "error",
            fmt::format("{} ~ {}", equivalent ? sequence.says : "s - a", to_string(*decision.error)));
        if (!equivalent)
            report.facts.emplace_back("best rate", fmt::format("{} + Theta({})", claim.approximation.text(),
                                                               to_string(unit(growth_of(*decision.error)))));
    }
    if (decision.verdict == Truth::no)
        for (auto& fact : near_misses(claim, s)) report.facts.push_back(std::move(fact));
    if (!rate_tends_to_zero(claim) && claim.kind != rigor::RateKind::equivalent)
        report.facts.emplace_back(
            "note", fmt::format("{} does not tend to 0: the claim does not say that the sequence converges to a",
                                to_string(decision.rate)));
    if (z)
        report.bounds = explicit_bounds(claim, decision, sequence, *z);
    else
        report.facts.emplace_back(
            "scope", fmt::format("all z in [-1, 1), C = C(z) ({}); constants for all L >= L0 depend on z: give {}",
                                 words.depth_constant, words.one_correlation));
    return report;
}

}  // namespace services
