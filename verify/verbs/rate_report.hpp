// What `verify rate` answers, before it is printed.
#pragma once

#include "ntk/depth/depth_sequences.hpp"
#include "rigor/rate/rate_decision.hpp"
#include "verify/readers/number_table.hpp"

#include <optional>
#include <string>
#include <vector>

namespace verify {

/// |quantity| between lower and upper times `growth`, for all L >= from. Decimals, rounded outward.
struct RateBound {
    std::string quantity, growth, lower, upper;
    std::string from;          ///< proved for all L >= from
    std::string walked_from;   ///< and by direct iteration for walked_from <= L < from, if not empty
};

/// A row of the user's table, as decimals.
struct RateRow {
    std::string L, value;
    std::string ratio;  ///< (value - a)/g; without a claim the local exponent; may be empty
};

struct RateReport {
    std::string verdict;   ///< holds, fails, undecided; for data supported, contradicted, undecided; "described" without a claim
    std::string evidence;  ///< proved; for data "none": finite data prove no rate
    std::string why;
    std::vector<std::pair<std::string, std::string>> facts;
    std::vector<RateBound> bounds;
    std::string ratio;          ///< what RateRow::ratio is
    std::vector<RateRow> rows;  ///< for data: six of the table, or all if there are fewer
};

/// The claim about a built-in sequence, at one z in [-1, 1) or, if that is possible, at all of them. Throws BadInput, naming the known sequences.
RateReport judge_builtin(const rigor::RateClaim& claim, const std::string& sequence, const std::optional<rigor::Rational>& z, long digits);

/// The claim about a user's numbers, or without one what they look like.
RateReport judge_file(const std::optional<rigor::RateClaim>& claim, const std::string& path, const TableOptions& options);

/// The symbols that a claim about a built-in sequence may use: the depth constant.
std::set<std::string> rate_symbols();

}  // namespace verify
