// Normal forms of expressions over Q[pi, 1/pi] with generators: s = sqrt((1 - z)/2) and c = sqrt((1 + z)/2) for z in
// [-1, 1] (then z = 1 - 2s^2, c^2 = 1 - s^2, sqrt(1 - z^2) = 2 s c), arccos of every other argument, square roots with
// their squares, and other functions as they are. Equal forms prove equality where both sides are defined; different
// forms prove nothing.
#pragma once

#include "claim/language/decide.hpp"
#include "claim/language/sign_on_interval.hpp"

namespace claim::language {

struct NormalForm {
    bool zero = false;
    std::string text;                     ///< of the numerator
    std::vector<std::string> generators;  ///< "A1 = arccos(...)"
};

/// Of e (layered) with the segment's name in the segment. Empty: beyond the sizes that are tried.
std::optional<NormalForm> normal_form(const Expression& e, const Segment& segment);
bool has_zero_normal_form(const Expression& e, const Segment& segment);

/// left = right for all points of the segment: by normal form, refuted at rational points. `check` gives the truth of
/// the equation at a point.
Outcome identity_on(const Segment& segment, const Expression& left, const Expression& right,
                    const std::function<TruthAt(const rigor::Rational&)>& check,
                    const std::vector<Definition>& definitions, const Budget& budget);

/// Whether e is defined on the whole segment: holds, ill-posed with the point, or undecided.
Outcome defined_on(const Segment& segment, const Expression& e, const std::vector<Definition>& definitions,
                   const Budget& budget);

}  // namespace claim::language
