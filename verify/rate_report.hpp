// What `verify rate` answers, before it is printed.
#pragma once

#include "ntk/depth_sequences.hpp"
#include "rigor/rate_decision.hpp"

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

struct RateReport {
    std::string verdict;   ///< holds, fails, undecided; for data supported, contradicted, undecided
    std::string evidence;  ///< proved; for data "none": finite data prove no rate
    std::string why;
    std::vector<std::pair<std::string, std::string>> facts;
    std::vector<RateBound> bounds;
};

/// The claim about a built-in sequence, at one z in [-1, 1) or, if that is possible, at all of them. Throws BadInput, naming the known sequences.
RateReport judge_builtin(const rigor::RateClaim& claim, const std::string& sequence, const std::optional<rigor::Rational>& z, long digits);

/// The claim about a user's numbers.
RateReport judge_file(const rigor::RateClaim& claim, const std::string& path);

/// The symbols that a claim about a built-in sequence may use: the depth constant.
std::set<std::string> rate_symbols();

}  // namespace verify
