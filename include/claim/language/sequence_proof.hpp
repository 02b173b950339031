// A relation at n = start + residue + step j for every j >= valid, by the forms of its sides.
#pragma once

#include "claim/language/integer_goal.hpp"
#include "claim/language/sequence_sign.hpp"
#include "claim/language/sequence_values.hpp"

namespace claim::language {

struct SequenceClass {
    long start = 0, step = 1, residue = 0;
    std::string method = {};
    std::vector<std::size_t> eliminated = {};
    long valid = 0;

    /// The first n that is covered.
    long covered_from() const { return start + residue + step * valid; }
};

/// Fills method, eliminated and valid; false, with `why`, where nothing is shown. With search = false only the method
/// and the eliminations of the class are tried. Throws NeedLater and NeedClasses.
bool prove_class(const IntegerGoal& goal, SequenceValues& values, bool search, SequenceClass& c, std::string& why);

}  // namespace claim::language
