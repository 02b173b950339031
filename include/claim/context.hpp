// What a check is given: the parameters of the run, and the findings on other claims.
#pragma once

#include "claim/evidence.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace claim {

struct Finding;

/// A theorem that Coq has checked, as far as a step needs to know it. statement, refutation, correction: it says what
/// is printed, its negation, or the correction of the claim, up to the gap that it names. part: it says less.
struct CheckedTheorem {
    enum class Kind { statement, refutation, correction, part };
    std::string name;  ///< "st_arnaud_2026.theorem_2_fails"
    Kind kind = Kind::part;
    std::vector<std::string> axioms;
};

/// Parameters of a run, the same for all claims.
struct Context {
    long digits = 30;  ///< significant decimal digits of the reported values
    std::uint64_t seed = 20180620;
    int cases = 100;  ///< of each property
    bool thorough = false;
    /// A control runs: only the verdict is looked at, so values and texts need not be made.
    bool verdict_only = false;
    /// The finding on another claim. Set by who knows all claims (claim/library.hpp); throws BrokenPage for a circle or
    /// an unknown id.
    std::function<Finding(const std::string& id)> finding_of{};
    /// A theorem of Coq by its name; nothing if there is none, or if its files have changed.
    std::function<std::optional<CheckedTheorem>(const std::string& name)> theorem{};
    /// The theorems of Coq about a claim.
    std::function<std::vector<CheckedTheorem>(const std::string& id)> theorems_of{};

    /// Of the page that is adjudicated: how the paragraph of its proof with this anchor begins, and a reference of its
    /// literature. Set by the engine; they throw BrokenPage for a name that stands for nothing.
    std::function<std::string(const std::string& anchor)> paragraph{};
    std::function<std::string(const std::string& key)> reference{};

    /// That finding. Throws std::logic_error if nobody set finding_of.
    Finding finding(const std::string& id) const;
};

}  // namespace claim
