// What a user's own numbers say about a rate. Finite data prove none; the answer is supported, contradicted or
// undecided.
#include "rigor/rate/rate_data.hpp"
#include "rigor/number/ball_functions.hpp"
#include "rigor/number/scalar.hpp"
#include "rigor/rate/rate_decision.hpp"
#include "services/rate.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace services {
namespace {

using rigor::Ball, rigor::Boundedness, rigor::DataJudgement, rigor::DataVerdict, rigor::RateKind, rigor::Rational,
    rigor::RatioPoint;

Boundedness meaning(RateKind kind) {
    switch (kind) {
        case RateKind::big_o: return Boundedness::bounded;
        case RateKind::little_o: return Boundedness::vanishing;
        case RateKind::theta: return Boundedness::bounded_and_away_from_zero;
        case RateKind::equivalent: return Boundedness::tends_to_one;
    }
    throw std::logic_error("a claim of no kind");
}

/// At most this many rows in a bin of log L: a million rows say no more than some tens of thousands.
constexpr long rows_in_a_bin = 400;
constexpr double bins_per_unit = 50;

/// Of any size: 1e400 is no double.
double log_of(const Rational& q) {
    const double near = rigor::from_rational<double>(q);
    return std::isfinite(near) && near > 0 ? std::log(near) : rigor::log(Ball(q)).approx_double();
}

std::vector<const Observation*> thinned(const std::vector<Observation>& rows) {
    const auto bin = [](const Observation& row) {
        return static_cast<long>(std::floor(bins_per_unit * log_of(row.L)));
    };
    std::map<long, long> count, seen;
    for (const Observation& row : rows) ++count[bin(row)];
    std::vector<const Observation*> kept;
    for (const Observation& row : rows) {
        const long b = bin(row), stride = (count[b] + rows_in_a_bin - 1) / rows_in_a_bin;
        if (seen[b]++ % stride == 0) kept.push_back(&row);
    }
    return kept;
}

/// What the numbers are held against: (value - a(L))/g(L) for a claim, the values themselves without one.
struct Target {
    std::optional<rigor::RateClaim> claim;

    Ball approximation(const Ball& L) const { return claim ? claim->approximation.at(L) : Ball(0); }
    Ball rate(const Ball& L) const { return claim ? claim->rate.at(L) : Ball(1); }
    /// How fast the ratio may change with L: what a rounded L does to it.
    double steepness() const {
        return claim ? 4 + std::abs(rigor::from_rational<double>(claim->rate.leading().power)) : 4;
    }
};

/// Nothing where there is no ratio: log L = 0 at L = 1, the root of a negative number.
std::optional<RatioPoint> point(const Target& target, const Observation& row, const Rational& shift) {
    const Ball L(row.L), g = target.rate(L), ratio = (Ball(Rational(row.value + shift)) - target.approximation(L)) / g;
    const Ball uncertainty = rigor::abs(Ball(row.half_unit) / g);
    // The ball's radius is nothing beside any rounding of the data.
    const RatioPoint p{
        rigor::log(L).approx_double(), ratio.approx_double(),
        uncertainty.upper_double() + std::abs(ratio.approx_double()) * target.steepness() *
                                         rigor::from_rational<double>(Rational(row.L_half_unit / row.L))};
    if (!ratio.is_finite() || !uncertainty.is_finite() || !std::isfinite(p.ratio) || !std::isfinite(p.uncertainty))
        return std::nullopt;
    return p;
}

struct Judged {
    DataJudgement judgement;
    std::size_t points = 0, without_ratio = 0;
};

/// The last digits may have been rounded or cut off, towards zero or downwards; a verdict stands only if it stands for
/// all of these.
Judged judge(const Target& target, const std::vector<Observation>& rows, Boundedness meaning) {
    const std::vector<const Observation*> kept = thinned(rows);
    bool exact = true, positive = true, negative = true;
    for (const Observation* row : kept) {
        exact = exact && row->half_unit == 0;
        positive = positive && row->value >= 0;
        negative = negative && row->value <= 0;
    }
    using Shift = Rational (*)(const Observation&);
    std::vector<Shift> shifts{[](const Observation&) { return Rational(0); }};
    if (!exact) {
        shifts.push_back([](const Observation& row) { return row.half_unit; });
        shifts.push_back([](const Observation& row) { return Rational(-row.half_unit); });
    }
    if (!exact && !positive && !negative) {
        shifts.push_back(
            [](const Observation& row) { return row.value < 0 ? Rational(-row.half_unit) : row.half_unit; });
        shifts.push_back(
            [](const Observation& row) { return row.value < 0 ? row.half_unit : Rational(-row.half_unit); });
    }
    Judged result;
    for (const Shift shift : shifts) {
        std::vector<RatioPoint> points;
        for (const Observation* row : kept)
            if (const auto p = point(target, *row, shift(*row))) points.push_back(*p);
        DataJudgement judgement = rigor::judge_ratio(meaning, points);
        if (shift == shifts.front()) {
            result = {std::move(judgement), points.size(), kept.size() - points.size()};
        } else if (judgement.verdict != result.judgement.verdict) {
            result.judgement.verdict = DataVerdict::undecided;
            result.judgement.reason =
                "it depends on whether the last digits were rounded or cut off" +
                (judgement.verdict == DataVerdict::undecided ? ": if cut off, " + judgement.reason : std::string());
            result.judgement.would_decide = judgement.would_decide.empty() ? "more digits" : judgement.would_decide;
        }
        if (result.judgement.verdict == DataVerdict::undecided) break;
    }
    return result;
}

std::string short_number(const Rational& q) {
    const double near = rigor::from_rational<double>(q);
    return std::isfinite(near) && (near != 0 || q == 0) ? fmt::format("{:.12g}", near) : Ball(q).enclosure(12);
}

/// Six rows, evenly over log L.
std::vector<const Observation*> six(const std::vector<Observation>& rows) {
    constexpr std::size_t number = 6;
    std::vector<const Observation*> chosen;
    const double first = log_of(rows.front().L), last = log_of(rows.back().L);
    std::size_t at = 0;
    for (std::size_t i = 0; i < number && at < rows.size(); ++i) {
        const double goal = first + (last - first) * static_cast<double>(i) / (number - 1);
        // As many rows must remain as are still to be chosen.
        while (at + (number - i) < rows.size() && log_of(rows[at].L) < goal - 1e-9) ++at;
        chosen.push_back(&rows[i + 1 == number ? rows.size() - 1 : at++]);
    }
    return chosen;
}

std::string number(double x) { return fmt::format("{:.8g}", x); }

/// "0.25 (an estimate, give or take 1e-05)".
std::string estimate(double x, double uncertainty) {
    return fmt::format("{:.8g} (an estimate, give or take {:.1g})", x, std::max(uncertainty, 1e-15 * std::abs(x)));
}

void add_common_facts(RateReport& report, const ObservedSequence& table, const Judged& judged) {
    report.facts.emplace_back(
        "rows",
        fmt::format("{} read, {} of them evaluated{}", table.rows.size(), judged.points,
                    judged.without_ratio ? fmt::format(", {} without a ratio left out", judged.without_ratio) : ""));
    std::string remarks;
    for (const std::string& remark : table.remarks) remarks += (remarks.empty() ? "" : "; ") + remark;
    if (!remarks.empty()) report.facts.emplace_back("read as", remarks);
}

RateReport describe(const ObservedSequence& table, const RateWords& words) {
    const Judged judged = judge({}, table.rows, Boundedness::bounded);
    const DataJudgement& law = judged.judgement;
    RateReport report;
    report.verdict = RateVerdict::described;
    report.why = fmt::format("{} rows from L = {} to {}; no claim was given", table.rows.size(),
                             short_number(table.rows.front().L), short_number(table.rows.back().L));
    report.ratio = "local exponent (log of the quotient of values over that of L)";
    const Observation* before = nullptr;
    for (const Observation* row : six(table.rows)) {
        std::string exponent;
        if (before && before->value != 0 && row->value != 0) {
            exponent = number(log_of(abs(Rational(row->value / before->value))) / log_of(Rational(row->L / before->L)));
        }
        report.rows.push_back({short_number(row->L), short_number(row->value), exponent});
        before = row;
    }
    add_common_facts(report, table, judged);
    const auto by_value = [](const Observation& a, const Observation& b) { return a.value < b.value; };
    const auto [least, most] = std::minmax_element(table.rows.begin(), table.rows.end(), by_value);
    report.facts.emplace_back(
        "values", fmt::format("from {} (L = {}) to {} (L = {})", short_number(least->value), short_number(least->L),
                              short_number(most->value), short_number(most->L)));
    if (std::isfinite(law.limit) && std::abs(law.limit) > 10 * law.limit_uncertainty) {
        report.facts.emplace_back("looks like", "a limit of " + estimate(law.limit, law.limit_uncertainty));
        report.facts.emplace_back("next",
                                  fmt::format("claim how fast it is approached: {}\"a + O(1/L)\" with a near {:.6g}",
                                              words.before_claim, law.limit));
    } else if (law.verdict != DataVerdict::undecided) {
        report.facts.emplace_back("looks like",
                                  fmt::format("a multiple of L^{:.3g} (log L)^{:.3g}, with corrections (an estimate)",
                                              law.fitted_power, law.fitted_log_power));
    } else {
        report.facts.emplace_back("looks like", "nothing that is told from other laws: " + law.reason);
    }
    report.facts.emplace_back("note", "finite data prove no rate: this is how the numbers behave over their range");
    return report;
}

RateVerdict verdict_of(DataVerdict verdict) {
    switch (verdict) {
        case DataVerdict::supported: return RateVerdict::supported;
        case DataVerdict::contradicted: return RateVerdict::contradicted;
        case DataVerdict::undecided: return RateVerdict::undecided;
    }
    throw std::logic_error("a judgement that is none");
}

void check(const ObservedSequence& table) {
    const auto& rows = table.rows;
    if (rows.size() < 2) throw BadInput("", "", fmt::format("{} rows", rows.size()), "two at least");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::string row = fmt::format("row {} (counted from 0)", i);
        if (rows[i].L <= 0) throw BadInput("", row, row + ": L is not positive", "L > 0");
        if (i > 0 && rows[i].L <= rows[i - 1].L)
            throw BadInput("", row, row + ": L is not larger than in the row before", "rows in the order of L");
        if (rows[i].half_unit < 0 || rows[i].L_half_unit < 0)
            throw BadInput("", row, row + ": half a unit is negative", "zero or more");
    }
}

}  // namespace

RateReport judge_data(const std::optional<rigor::RateClaim>& claim, const ObservedSequence& table,
                      const RateWords& words) {
    check(table);
    const rigor::Precision precision(256);
    if (!claim) return describe(table, words);
    const Target target{claim};
    const Judged judged = judge(target, table.rows, meaning(claim->kind));
    const DataJudgement& judgement = judged.judgement;
    RateReport report;
    report.verdict = verdict_of(judgement.verdict);
    report.why = judgement.reason;
    report.ratio = claim->approximation.terms().empty()
                       ? fmt::format("value/({})", claim->rate.text())
                       : fmt::format("(value - ({}))/({})", claim->approximation.text(), claim->rate.text());
    for (const Observation* row : six(table.rows)) {
        const auto p = point(target, *row, 0);
        report.rows.push_back({short_number(row->L), short_number(row->value), p ? number(p->ratio) : "none"});
    }
    add_common_facts(report, table, judged);

    const rigor::LogTerm leading = claim->rate.leading();
    const double claimed = leading.coefficient.enclosure().approx_double();
    const std::string growth = to_string(rigor::LogTerm{rigor::SymbolicConstant(1), leading.power, leading.log_power});
    const bool equivalent = claim->kind == RateKind::equivalent;
    const std::string beside = equivalent ? fmt::format("; claimed {:.8g}", claimed) : "";
    if (std::isfinite(judgement.limit))
        report.facts.emplace_back(
            "fitted constant",
            fmt::format("{} times {}{}",
                        estimate(claimed * judgement.limit, std::abs(claimed) * judgement.limit_uncertainty), growth,
                        beside));
    else if (equivalent)
        report.facts.emplace_back("fitted constant",
                                  "none: the ratio does not look like one that tends to a constant" + beside);
    if (judgement.verdict == DataVerdict::undecided && !judgement.would_decide.empty())
        report.facts.emplace_back("what would decide", judgement.would_decide);
    if (!equivalent && judgement.verdict != DataVerdict::supported && claim->approximation.terms().empty()) {
        const DataJudgement values = judge({}, table.rows, Boundedness::bounded).judgement;
        if (std::isfinite(values.limit) && std::abs(values.limit) > 10 * values.limit_uncertainty)
            report.facts.emplace_back(
                "note on the limit",
                fmt::format("read as 0 + {}; the values look as if they tended to {}", claim->text.substr(0, 200),
                            estimate(values.limit, values.limit_uncertainty)));
    }
    report.facts.emplace_back("note", "finite data prove no rate: this is how the numbers behave over their range");
    if (!rate_tends_to_zero(*claim) && !equivalent)
        report.facts.emplace_back(
            "note on the claim",
            fmt::format("{} does not tend to 0: the claim does not say that the sequence converges to a",
                        to_string(leading)));
    return report;
}

}  // namespace services
