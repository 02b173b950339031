// What an adjudication says: verdict, evidence, scope, and what they rest on.
#pragma once

#include "rigor/number/truth.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace claim {

enum class Verdict { holds, fails, undecided, not_checkable };
/// Strongest first.
enum class Evidence { formal, proved, certified, tested, simulated, none };

constexpr const char* to_string(Verdict v) {
    switch (v) {
        case Verdict::holds: return "holds";
        case Verdict::fails: return "fails";
        case Verdict::undecided: return "undecided";
        default: return "not-checkable";
    }
}
constexpr const char* to_string(Evidence e) {
    switch (e) {
        case Evidence::formal: return "formal";
        case Evidence::proved: return "proved";
        case Evidence::certified: return "certified";
        case Evidence::tested: return "tested";
        case Evidence::simulated: return "simulated";
        default: return "none";
    }
}
/// yes: holds; no: fails; unknown: undecided.
constexpr Verdict verdict_of(rigor::Truth t) {
    return t == rigor::Truth::yes ? Verdict::holds : t == rigor::Truth::no ? Verdict::fails : Verdict::undecided;
}

/// A number of the report: always an enclosure ("[0.25 +/- 1e-30]", or the exact decimal).
struct Value {
    std::string name, enclosure;
};

/// One line of an argument with what the machine found for it.
struct Step {
    std::string says;
    rigor::Truth truth;
};

/// The lines of a proof; it proves its conclusion only if every line is certain.
class Argument {
public:
    Argument& step(std::string says, rigor::Truth truth) {
        steps_.push_back({std::move(says), truth});
        return *this;
    }
    rigor::Truth conclusion() const {
        rigor::Truth all = steps_.empty() ? rigor::Truth::unknown : rigor::Truth::yes;
        for (const Step& s : steps_) all = all && s.truth;
        return all;
    }
    const std::vector<Step>& steps() const { return steps_; }

private:
    std::vector<Step> steps_;
};

/// The nearest true statement to one that fails, with what was found for it.
struct Correction {
    std::string statement;
    Verdict verdict = Verdict::undecided;
    Evidence evidence = Evidence::none;
    std::string scope;
};

struct Finding {
    Verdict verdict = Verdict::undecided;
    Evidence evidence = Evidence::none;
    std::string scope;  ///< the quantifiers really covered
    std::vector<Value> values;
    std::string witness;  ///< for "fails": what a stranger can check
    /// A few lines of PARI/GP that reproduce the witness; a test runs them and looks for each number that they print.
    std::string pari;
    /// The same in Python with mpmath, where it says more than PARI/GP; ends with "# prints: …", which a test compares.
    std::string python;
    std::string harm;  ///< for "fails": how much of the paper depends on it
    /// What was shown beyond what is printed: a better constant, a hypothesis less, a rate.
    std::string stronger;
    std::string missing;  ///< what the paper does not give and a check or a reproduction needs
    std::string remark;   ///< limits, what is open
    std::optional<Correction> correction;
    std::vector<Step> argument;
};

/// A finding whose verdict is what the argument shows: every line yes gives holds, evidence as stated.
Finding conclude(const Argument& argument, Evidence evidence, std::string scope);

/// A finding from an argument that shows a statement to be false: every line yes gives fails; otherwise nothing is
/// known.
Finding refute(const Argument& argument, Evidence evidence, std::string scope);

/// A finding about what asserts nothing that could be decided: a definition, an assumption, an experiment without its
/// data. The argument is what could be checked about it; if a line of it is not yes, the finding is what `conclude`
/// makes of that.
Finding unchecked(const Argument& argument, std::string scope);

}  // namespace claim
