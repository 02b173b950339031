// Is a claimed rate of convergence right? The service behind `verify rate`: proved or refuted for a built-in sequence,
// by its expansion (ntk/depth/depth_sequences.hpp, rigor/rate/rate_decision.hpp); judged for a user's own numbers,
// which prove nothing about a limit (rigor/rate/rate_data.hpp).
#pragma once

#include "rigor/number/ball.hpp"
#include "rigor/rate/rate_claim.hpp"
#include "services/errors.hpp"

#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace services {

/// holds and fails are proved, of a built-in sequence; supported and contradicted are opinions, of data; described: no
/// claim was made.
enum class RateVerdict { holds, fails, supported, contradicted, described, undecided };
const char* to_string(RateVerdict verdict);

/// |quantity| between lower and upper times `growth`, for all L >= from. Decimals, rounded outward; an empty one is not
/// given.
struct RateBound {
    std::string quantity, growth, lower, upper;
    std::string from;         ///< proved for all L >= from
    std::string walked_from;  ///< and by direct iteration for walked_from <= L < from, if not empty
};

/// A row of the user's table, as decimals.
struct RateRow {
    std::string L, value;
    std::string ratio;  ///< (value - a)/g; without a claim the local exponent; may be empty
};

struct RateReport {
    RateVerdict verdict = RateVerdict::undecided;
    bool proved = false;  ///< the verdict is a theorem; never for data
    std::string why;
    std::vector<std::pair<std::string, std::string>> facts;  ///< name and text
    std::vector<RateBound> bounds;
    std::string ratio;          ///< what RateRow::ratio is
    std::vector<RateRow> rows;  ///< for data: six of the table, or all if there are fewer
};

/// What a report calls the things that its reader may use next: a program that has other names for them puts those.
struct RateWords {
    std::string depth_constant = "evaluate depth-constant";  ///< where C(z) is found
    std::string one_correlation = "a correlation z";         ///< what is given to judge one z
    std::string before_claim = "";                           ///< what stands before a claim that is suggested
};

/// A built-in sequence: its name, and what it is in a formula.
struct RateSequence {
    std::string name, says;
};
std::vector<RateSequence> rate_sequences();

/// The symbols that a claim about a built-in sequence may use: the depth constant C = C(z).
std::set<std::string> rate_symbols();

/// The claim about a built-in sequence, at one z in [-1, 1) or, if that is possible, at all of them: without z there
/// are no explicit constants. `digits`, from 1 to 1000, of the constants. Throws BadInput, naming the known sequences,
/// for another, and for z or digits out of range.
RateReport judge_sequence(const rigor::RateClaim& claim, const std::string& sequence,
                          const std::optional<rigor::Rational>& z, long digits, const RateWords& words = {});

/// One of a user's numbers: the value of s_L.
struct Observation {
    rigor::Rational L, value;
    /// Half a unit in the last digit that is known of the value: what its rounding may amount to. Zero only where the
    /// number is exact.
    rigor::Rational half_unit;
    rigor::Rational L_half_unit;  ///< the same for L
};

/// Two observations at least, in the order of L, each L > 0 once.
struct ObservedSequence {
    std::vector<Observation> rows;
    /// How the numbers came about; sentences without a full stop, repeated in the report.
    std::vector<std::string> remarks;
};

/// What a picture of a claim shows at one L.
struct RateSample {
    rigor::Ball L;
    rigor::Ball ratio;  ///< (s_L - a)/g, or s_L/g for "~ g"; without a claim s_L
};

/// At L up to 10^5, about twenty to a power of ten, for z in [-1, 1): enclosures, by a walk through the layers. Throws
/// BadInput as judge_sequence does.
std::vector<RateSample> rate_samples(const rigor::RateClaim& claim, const std::string& sequence,
                                     const rigor::Rational& z);
/// At every row of a user's table, from the numbers as they are printed; rows at which g is 0 or not defined (log L at
/// L = 1) are left out.
std::vector<RateSample> rate_samples(const std::optional<rigor::RateClaim>& claim, const ObservedSequence& data);

/// The claim about a user's numbers, or without one what they look like. A verdict stands only if it stands however the
/// last digits were rounded or cut off. Throws BadInput for fewer than two rows and for L out of order.
RateReport judge_data(const std::optional<rigor::RateClaim>& claim, const ObservedSequence& data,
                      const RateWords& words = {});

}  // namespace services
