// What finite data say about a claimed rate: given ratios (s_L - a(L)) / g(L) at finitely many L, does the ratio look
// bounded, vanishing, ...?
//
// Data prove nothing about a limit. The judgement is a competition of models L^p (log L)^q (c + corrections), the
// usual forms of asymptotic expansions, that grow, tend to a constant other than zero, or decay. `supported` means
// that every model that these data allow makes the claim true, `contradicted` that every one makes it false,
// `undecided` all the rest. The rivals include slow ones (log log L, powers of log L, L^0.02), so that short or noisy
// data stay undecided: a wrong decided answer is the fault to avoid. Floating point; nothing here is rigorous.
// Two competitions are held, by the quality of fits (here) and by evidence (rate_evidence.hpp). What only one decides
// is decided; what they decide differently is not. The first is the better with noisy data, the second with exact
// ones, where every simple law is excluded.
// The thresholds are set so that tests/rigor/rate/rate_data_test.cpp, with thousands of random sequences, finds no
// wrong decided answer.
// More data, or more digits, sharpen a decision for sequences that have such an expansion (tested). For all sequences
// that cannot be: 1/L + 1e-6 log L/L is Theta(1/L) by its first four digits and by twelve it is not.
#pragma once

#include <limits>
#include <string>
#include <vector>

namespace rigor {

/// ratio = (s_L - a(L)) / g(L), with its sign; uncertainty >= 0 bounds its error from the rounding of the printed
/// data, in the same units.
struct RatioPoint {
    double log_L;
    double ratio;
    double uncertainty;
};

/// What is claimed of the ratio: O, o, Theta, ~.
enum class Boundedness { bounded, vanishing, bounded_and_away_from_zero, tends_to_one };
enum class DataVerdict { supported, contradicted, undecided };

constexpr const char* to_string(DataVerdict v) {
    return v == DataVerdict::supported ? "supported" : v == DataVerdict::contradicted ? "contradicted" : "undecided";
}

struct DataJudgement {
    DataVerdict verdict = DataVerdict::undecided;
    std::string reason;       ///< one sentence, with the numbers that decided
    double fitted_power = 0;  ///< the simplest model that fits is ratio ~ L^power (log L)^log_power
    double fitted_log_power = 0;
    /// How far the powers of all models that the data allow differ from it.
    double power_uncertainty = std::numeric_limits<double>::infinity();
    long points_used = 0;  ///< after thinning, without those buried in noise
    /// How many times worse than the best model the best one with the opposite answer fits; 0 if undecided, or by
    /// evidence.
    double excluded_by = 0;
    double odds = 0;  ///< log10 of the odds against the opposite answer, if it was decided by evidence
    /// Of the ratio, by the best law that tends to a constant; an estimate.
    double limit = std::numeric_limits<double>::quiet_NaN();
    double limit_uncertainty = std::numeric_limits<double>::infinity();
    std::string would_decide;  ///< if undecided: what data might
};

/// Judges the claim about the ratio by the points given, in any order. Left out are points with L < 2, and with L < 8
/// if two decades remain, values that are not finite, and repeated L.
/// Undecided with fewer than ten usable points or less than a factor of ten in L, and unless the last two thirds of
/// the range say the same.
DataJudgement judge_ratio(Boundedness claim, std::vector<RatioPoint> points);

}  // namespace rigor
