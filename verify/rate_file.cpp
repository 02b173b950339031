// `verify rate CLAIM --csv FILE`: what a user's own numbers say about a rate. Finite data prove none; the answer is supported, contradicted or undecided.
#include "rigor/rate_data.hpp"
#include "verify/number_table.hpp"
#include "verify/rate_report.hpp"
#include "verify/status.hpp"

#include <fmt/format.h>

#include <cmath>
#include <map>

namespace verify {
namespace {

using rigor::Ball, rigor::Boundedness, rigor::RateKind, rigor::RatioPoint;

Boundedness meaning(RateKind kind) {
    switch (kind) {
        case RateKind::big_o: return Boundedness::bounded;
        case RateKind::little_o: return Boundedness::vanishing;
        case RateKind::theta: return Boundedness::bounded_and_away_from_zero;
        default: return Boundedness::tends_to_one;
    }
}

/// At most this many rows in a bin of log L: a million rows say no more than some tens of thousands.
constexpr long rows_in_a_bin = 400;
constexpr double bins_per_unit = 50;

std::vector<const NumberRow*> thinned(const std::vector<NumberRow>& rows) {
    const auto bin = [](const NumberRow& row) { return static_cast<long>(std::floor(bins_per_unit * std::log(rigor::from_rational<double>(row.L)))); };
    std::map<long, long> count, seen;
    for (const NumberRow& row : rows) ++count[bin(row)];
    std::vector<const NumberRow*> kept;
    for (const NumberRow& row : rows) {
        const long b = bin(row), stride = (count[b] + rows_in_a_bin - 1) / rows_in_a_bin;
        if (seen[b]++ % stride == 0) kept.push_back(&row);
    }
    return kept;
}

}  // namespace

RateReport judge_file(const rigor::RateClaim& claim, const std::string& path) {
    const std::vector<NumberRow> rows = read_number_table(path);
    const rigor::Precision precision(256);
    std::vector<RatioPoint> points;
    long without_ratio = 0;
    for (const NumberRow* row : thinned(rows)) {
        const Ball L(row->L), g = claim.rate.at(L), error = Ball(row->value) - claim.approximation.at(L);
        const Ball ratio = error / g, uncertainty = rigor::abs(Ball(row->half_unit) / g);
        const RatioPoint point{rigor::log(L).approx_double(), ratio.approx_double(), uncertainty.upper_double()};
        // log L = 0 at L = 1, a root of a negative number: no ratio there. The ball's radius is nothing beside any rounding of the data.
        if (ratio.is_finite() && uncertainty.is_finite() && std::isfinite(point.ratio) && std::isfinite(point.uncertainty))
            points.push_back(point);
        else
            ++without_ratio;
    }
    const rigor::DataJudgement judgement = rigor::judge_ratio(meaning(claim.kind), points);
    RateReport report;
    using rigor::DataVerdict;
    report.verdict = judgement.verdict == DataVerdict::supported ? "supported" : judgement.verdict == DataVerdict::contradicted ? "contradicted" : "undecided";
    report.evidence = "none";
    report.why = judgement.reason;
    report.facts.emplace_back("rows", fmt::format("{} read, {} of them evaluated{}", rows.size(), points.size(), without_ratio ? fmt::format(", {} without a ratio left out", without_ratio) : ""));
    report.facts.emplace_back("note", "finite data prove no rate: this is how the numbers behave over their range");
    if (!rate_tends_to_zero(claim) && claim.kind != RateKind::equivalent)
        report.facts.emplace_back("note on the claim", fmt::format("{} does not tend to 0: the claim does not say that the sequence converges to a", to_string(claim.rate.leading())));
    return report;
}

}  // namespace verify
