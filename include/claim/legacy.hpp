// Checks that are not yet broken down into steps: their lines carry a truth value that the author computed in some way,
// and their evidence is a word that the author wrote. The adapter takes the word for no more than `argued`, marks every
// line `legacy`, and the reports say "not yet broken down". New checks use claim/check.hpp.
#pragma once

#include "claim/check.hpp"

namespace claim::legacy {

struct Line {
    std::string says;
    rigor::Truth truth;
};

/// The lines of an argument; it gives its conclusion only if every line is certain.
class Argument {
public:
    Argument& step(std::string says, rigor::Truth truth) {
        steps_.push_back({std::move(says), truth});
        return *this;
    }
    rigor::Truth conclusion() const;
    const std::vector<Line>& steps() const { return steps_; }

private:
    std::vector<Line> steps_;
};

struct Correction {
    std::string statement;
    Verdict verdict = Verdict::undecided;
    Evidence evidence = Evidence::none;
    std::string scope;
};

struct Finding {
    Verdict verdict = Verdict::undecided;
    Evidence evidence = Evidence::none;
    std::string scope;
    std::vector<Value> values;
    std::string witness, pari, python, harm, stronger, missing, remark;
    std::optional<Correction> correction;
    std::vector<Line> argument;
};

/// Every line yes gives holds, one that is no gives fails.
Finding conclude(const Argument& argument, Evidence evidence, std::string scope);
/// Every line yes gives fails; otherwise nothing is known.
Finding refute(const Argument& argument, Evidence evidence, std::string scope);
/// Every line yes gives not-checkable.
Finding unchecked(const Argument& argument, std::string scope);

/// A falsified variant of the check. It must not come out as holds.
struct Control {
    std::string variant;
    std::function<Verdict(const Context&)> check;
};

struct Check {
    std::string id;
    std::function<Finding(const Context&)> check;
    std::vector<Control> controls;
    Property property;
    std::source_location made = std::source_location::current();
};

/// The adapter.
claim::Finding adapted(const Finding& finding);
claim::Check adapted(const Check& check);

/// Registers an old check.
class Registered {
public:
    explicit Registered(Check (*make)());
};

}  // namespace claim::legacy

extern template class std::vector<claim::legacy::Line>;
extern template class std::vector<claim::legacy::Control>;
extern template class std::vector<claim::Value>;
