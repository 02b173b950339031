// Decides a claimed rate by the order of the scale: see rate_decision.hpp.
#include "rigor/rate/rate_decision.hpp"

#include <algorithm>

namespace rigor {

Ball supremum_of_ratio(const Growth& growth, const Growth& other, const Rational& from) {
    return log_power_supremum(Rational(growth.log_power - other.log_power), Rational(other.power - growth.power),
                              Ball(from));
}

AsymptoticExpansion::AsymptoticExpansion(std::vector<LogTerm> known, Growth remainder_growth)
    : terms(std::move(known)),
      beyond(std::move(remainder_growth)),
      remainder(Ball(0) / Ball(0)),
      from(3) {
    sort();
}

AsymptoticExpansion::AsymptoticExpansion(const LogSeries& series, long growth)
    : beyond{growth - (series.frame().order + 1), series.frame().order + 1},
      remainder(series.remainder()),
      from(series.frame().from),
      symbols(series.frame().symbols) {
    for (const auto& [index, c] : series.terms())
        terms.push_back({c, Rational(growth - index.first), Rational(index.second)});
    sort();
}

AsymptoticExpansion AsymptoticExpansion::minus(const std::vector<LogTerm>& a) const {
    AsymptoticExpansion difference(*this);
    for (const LogTerm& term : a) {
        const auto same = std::find_if(difference.terms.begin(), difference.terms.end(),
                                       [&](const LogTerm& t) { return growth_of(t) == growth_of(term); });
        if (same == difference.terms.end())
            difference.terms.push_back({-term.coefficient, term.power, term.log_power});
        else
            same->coefficient = same->coefficient - term.coefficient;
    }
    std::erase_if(difference.terms, [](const LogTerm& t) { return t.coefficient.is_formally_zero(); });
    difference.sort();
    return difference;
}

std::vector<LogTerm> AsymptoticExpansion::terms_above(const Growth& g) const {
    std::vector<LogTerm> above;
    for (const LogTerm& term : terms)
        if (g < growth_of(term)) above.push_back(term);
    return above;
}

Ball AsymptoticExpansion::supremum_over(const Growth& g) const {
    Ball sum = remainder * supremum_of_ratio(beyond, g, from);
    for (const LogTerm& term : terms)
        sum += abs(term.coefficient.enclosure(symbols)) * supremum_of_ratio(growth_of(term), g, from);
    return sum.upper();
}

Ball AsymptoticExpansion::infimum_over_leading() const {
    const Growth g = growth_of(terms.front());
    const Ball leading = terms.front().coefficient.enclosure(symbols);
    Ball rest = remainder * supremum_of_ratio(beyond, g, from);
    for (std::size_t i = 1; i < terms.size(); ++i) {
        const Ball c = terms[i].coefficient.enclosure(symbols);
        // A term of the leading one's sign only helps.
        if (certainly_positive(c * leading) != Truth::yes)
            rest += abs(c) * supremum_of_ratio(growth_of(terms[i]), g, from);
    }
    return (abs(leading) - rest).lower();
}

RateDecision decide(RateKind kind, const std::vector<LogTerm>& a, const LogTerm& rate, const AsymptoticExpansion& s) {
    RateDecision decision;
    decision.rate = rate;
    if (rate.coefficient.is_zero(s.symbols) != Truth::no) {
        decision.why = "the coefficient " + to_string(rate.coefficient) + " of the rate may vanish: it depends on z";
        return decision;
    }
    const Growth g = growth_of(decision.rate);
    const AsymptoticExpansion error = s.minus(a);
    const std::string rate_text = to_string(decision.rate);
    const auto unit = [](const Growth& growth) {
        return to_string(LogTerm{SymbolicConstant(1), growth.power, growth.log_power});
    };
    // What an upper bound s - a = O(bound) alone decides.
    const auto from_above = [&](const Growth& bound) {
        if (bound < g) return truth(kind == RateKind::big_o || kind == RateKind::little_o);
        return bound == g && kind == RateKind::big_o ? Truth::yes : Truth::unknown;
    };
    if (error.terms.empty() || !(error.beyond < growth_of(error.terms.front()))) {
        decision.verdict = from_above(error.beyond);
        decision.why = "s - a = O(" + unit(error.beyond) + ")" +
                       (error.beyond < g                 ? ", so the ratio to " + rate_text + " tends to 0"
                        : decision.verdict == Truth::yes ? ""
                                                         : " is all that the expansion shows");
        return decision;
    }
    const LogTerm leading = error.terms.front();
    if (leading.coefficient.is_zero(error.symbols) != Truth::no) {
        decision.verdict = from_above(growth_of(leading));
        decision.why = "s - a = O(" + unit(growth_of(leading)) + "), and the coefficient " +
                       to_string(leading.coefficient) + " there may vanish: it depends on z";
        return decision;
    }
    decision.error = leading;
    const Growth e = growth_of(leading);
    const Growth quotient{e.power - g.power, e.log_power - g.log_power};
    if (e == g) {
        const SymbolicConstant difference = leading.coefficient - decision.rate.coefficient;
        const Truth same = difference.is_zero(error.symbols);
        switch (kind) {
            case RateKind::big_o:
            case RateKind::theta: decision.verdict = Truth::yes; break;
            case RateKind::little_o: decision.verdict = Truth::no; break;
            case RateKind::equivalent: decision.verdict = same; break;
        }
        const bool single = decision.rate.coefficient.terms().size() == 1 && !decision.rate.coefficient.has_symbols();
        const std::string limit =
            single ? to_string(leading.coefficient * decision.rate.coefficient.inverse())
                   : "(" + to_string(leading.coefficient) + ")/(" + to_string(decision.rate.coefficient) + ")";
        decision.why = "the ratio to " + rate_text + " tends to " + limit +
                       (kind != RateKind::equivalent ? ", which is not 0"
                        : same == Truth::no          ? ", not to 1"
                                                     : "");
        if (kind == RateKind::equivalent && same == Truth::unknown) decision.why += "; whether it is 1 is not decided";
        return decision;
    }
    const bool smaller = e < g;
    decision.verdict = truth(smaller && (kind == RateKind::big_o || kind == RateKind::little_o));
    decision.why = "the ratio to " + rate_text + " is asymptotic to a multiple of " + unit(quotient) +
                   ", which tends to " + (smaller ? "0" : "infinity");
    return decision;
}

RateDecision decide(const RateClaim& claim, const AsymptoticExpansion& s) {
    return decide(claim.kind, claim.approximation.terms(), claim.rate.leading(), s);
}

}  // namespace rigor
