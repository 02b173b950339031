// Negative controls of a statement that was decided: variants that are false, of which the engines must confirm none.
// That a variant is false is found before they see it, by points and growth (second_opinion.hpp), or follows because it
// contradicts the statement itself.
#pragma once

#include "claim/language/decide.hpp"

#include <string>
#include <vector>

namespace claim::language {

struct Control {
    std::string changed;                ///< "strict", "literal 2 (1 + 1e-20)"
    std::string text;                   ///< the variant
    std::string why_false;              ///< a point with both sides, or what it contradicts
    Answer answer = Answer::undecided;  ///< of the engines

    bool accepted() const { return answer == Answer::holds; }
};

struct Controls {
    std::vector<Control> tried = {};
    long not_found_false = 0;  ///< variants that may well be true, and are no controls
    bool more = false;         ///< variants that were not tried: enough were, or the time was over
    std::string none = {};     ///< why there is no control; empty where there are some

    /// The first control that the engines confirm: they are not to be trusted about this statement. Null if none.
    const Control* accepted() const;
};

struct ControlLimits {
    std::size_t most = 16;  ///< controls
    double seconds = 1;     ///< on each variant
};

/// Of a statement that holds. One that fails or is ill-posed shows its point and has no controls; of one that is
/// undecided there is nothing to control. Spends at most budget.seconds.
Controls controls(const Statement& s, Answer answer, const Budget& budget, const std::vector<NamedEngine>& engines,
                  const ControlLimits& limits = {});

/// The verdict of a neighbouring line: the same with < for <= or the other way round, an end opened or closed, one
/// layer more or less.
struct Neighbour {
    std::string changed, text;
    Answer answer = Answer::undecided;
};
std::vector<Neighbour> neighbours(const Statement& s, const Budget& budget, const std::vector<NamedEngine>& engines);

/// "the domain of z is empty", "the premise x > 2 is never true": why a statement that holds says nothing. Empty where
/// nothing of the kind was found.
std::string vacuity(const Statement& s, const Budget& budget, const std::vector<NamedEngine>& engines);

}  // namespace claim::language
