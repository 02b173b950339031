// A judge of statements who knows nothing of the engines: points in MPFR, at two precisions, and growth measured close
// to a limit. What it says of a statement that it does not find false is evidence and no proof.
#pragma once

#include "claim/language/statement.hpp"

#include <string>

namespace language_tests {

enum class Opinion {
    certainly_false,  ///< a point of the domain, or a growth, far beyond rounding
    ill_posed,        ///< undefined at a point of the domain
    apparently_true,  ///< no counterexample among the points; nothing hinders a proof
    unknown
};

struct Judgement {
    Opinion opinion = Opinion::unknown;
    std::string why = {};  ///< the point
    long points = 0;
};

Judgement judge(const claim::language::Statement& s, unsigned long seed = 1, long most_points = 220);

}  // namespace language_tests
