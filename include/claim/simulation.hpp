// Estimates in a finding: what a simulated claim says about a number, and when it takes a deviation for an error. An
// estimate is a mean over independent samples with its standard error; nothing here is proved, and a finding that
// rests on it has evidence `simulated`.
#pragma once

#include "claim/finding.hpp"

#include <string>

namespace claim {

/// mean ± 2.576 standard errors (99 % if the error is normal), in the form of an enclosure; the name says that it is
/// an estimate.
/// Throws std::invalid_argument for a number that is not finite or a standard error that is not positive.
Value estimated_value(const std::string& name, double mean, double standard_error);

/// How many standard errors decide. No verdict may depend on the seed: of a normal error one in 1.7 million is larger
/// than 5, and the comparisons of all simulated claims together are some hundred. Numbers of networks are chosen so
/// that what is true lies 5 more on the right side.
constexpr double certain = 5, refuted = 7;

/// Is an estimate that lies z standard errors from the claimed value compatible with it? yes up to 5, no from 7 on, in
/// between it is open. For few samples, whose errors are not normal, this is no more than a convention; the scope says
/// how many there were.
rigor::Truth compatible(double z);

}  // namespace claim
