// What an adjudication says: verdict, evidence, scope, and the steps that they rest on. Evidence is computed from the
// steps (claim/step.hpp); no check writes it.
#pragma once

#include "claim/step.hpp"

#include <optional>
#include <string>
#include <vector>

namespace claim {

/// A number of the report: always an enclosure ("[0.25 +/- 1e-30]", or the exact decimal).
struct Value {
    std::string name, enclosure;
};

/// What one run of a check found, before engine and page have their say.
struct Result {
    enum class Aim {
        show,     ///< the steps show the statement: it holds if they are true
        refute,   ///< they show that it is false: it fails if they are true
        nothing,  ///< there is nothing to decide; the steps are what could be checked about it
    };
    Aim aim = Aim::show;
    std::string scope;  ///< the quantifiers really covered
    Steps steps;
    std::vector<Value> values;
    /// For a refutation, what a stranger can check, with the numbers computed; the page may say more.
    std::string witness;
    std::string stronger;  ///< what was shown beyond what is printed, with numbers computed; the page may say more
    std::string limits;    ///< what is open and what was run at it, with the numbers computed; the page may say more

    /// What the steps amount to: undecided unless every carrying step is true.
    Verdict verdict() const;
    /// none where there is no verdict.
    Evidence evidence() const;
};

/// The nearest true statement to one that fails (or what should be printed for one that is read past a misprint), with
/// what was found for it.
struct Correction {
    std::string statement, formula;
    Verdict verdict = Verdict::undecided;
    Evidence evidence = Evidence::none;
    std::string scope;
    std::vector<Step> steps;
};

struct Finding {
    Verdict verdict = Verdict::undecided;
    Evidence evidence = Evidence::none;
    std::string scope;
    std::vector<Step> steps;
    std::vector<Value> values;
    std::string witness;  ///< for "fails": what a stranger can check
    /// A few lines of PARI/GP that reproduce the witness; a test runs them and looks for each number that they print.
    std::string pari;
    /// The same in Python with mpmath, where it says more than PARI/GP; ends with "# prints: …", which a test compares.
    std::string python;
    std::string harm;      ///< for "fails": how much of the paper depends on it
    std::string stronger;  ///< what was shown beyond what is printed: a better constant, a hypothesis less, a rate
    std::string missing;   ///< what the paper does not give and a check or a reproduction needs
    std::string limits;    ///< what is open
    std::optional<Correction> correction;
};

}  // namespace claim
