// The truth of a formula at one exact point, three-valued, at the working precision of balls.
#pragma once

#include "claim/language/evaluate.hpp"
#include "claim/language/outcome.hpp"
#include "rigor/number/truth.hpp"

#include <map>
#include <string>
#include <vector>

namespace claim::language {

using ExactPoint = std::map<std::string, rigor::Rational>;

struct TruthAt {
    rigor::Truth truth = rigor::Truth::unknown;
    bool undefined = false;  ///< truth is then unknown, and `says` names the part
    std::string says = {};
    std::optional<Witness> witness = {};  ///< the relation that decided, of no and of undefined
};

/// Quantifiers over at most 64 integers or elements are carried out; other quantifiers, order terms, limits, shapes and
/// matrices are unknown. The conclusion of an implication counts only where its premise is not certainly false, and so
/// do the parts of "and" and "or" from left to right.
TruthAt truth_at(const Formula& f, const ExactPoint& point, const std::vector<Definition>& definitions = {});

}  // namespace claim::language
