// A claim: what a paper says, where, and the check that adjudicates it; and the adjudication itself.
#pragma once

#include "claim/finding.hpp"
#include "claim/property.hpp"

#include <cstdint>
#include <functional>
#include <source_location>
#include <string>
#include <vector>

namespace claim {

/// Parameters of a run, the same for all claims.
struct Context {
    long digits = 30;  ///< significant decimal digits of the reported values
    std::uint64_t seed = 20180620;
    int cases = 100;  ///< of each property
    bool thorough = false;
    /// The finding on another claim, by its id: what a check may rest on that belongs to another paper. Set by who
    /// knows all claims.
    std::function<Finding(const std::string& id)> finding_of{};

    /// That finding; undecided if nobody set finding_of.
    Finding cited(const std::string& id) const { return finding_of ? finding_of(id) : Finding{}; }
};

/// A falsified variant of the check (a constant, sign, index or rate off). It must not come out as holds.
struct Control {
    std::string variant;
    std::function<Verdict(const Context&)> check;
};

struct Claim {
    std::string id;     ///< "st-arnaud-2026/theorem-2"; never changes
    std::string where;  ///< locator in the paper
    std::string title;
    std::string statement;  ///< what is printed, LaTeX between dollar signs
    std::string reading;    ///< choices made where the text leaves one open
    std::string method;     ///< how it is tried, and what the error bound is
    /// What was tried to break it; of a counterexample, the second computation that shares no code with the first.
    std::string attack{};
    std::vector<std::string> uses;  ///< ids of the claims that the check rests on
    std::function<Finding(const Context&)> check;
    std::vector<Control> controls;
    Property property;
    std::source_location made = std::source_location::current();  ///< of the list of these fields

    /// The file in which the argument stands, from the project's root: "proofs/st_arnaud_2026/theorem_2.cpp".
    std::string source() const {
        const std::string file = made.file_name();
        const auto root = file.rfind("proofs/");
        return root == std::string::npos ? file : file.substr(root);
    }
    std::string paper() const { return id.substr(0, id.find('/')); }
};

/// A finding with the outcome of controls and property.
struct Adjudication {
    Finding finding;
    int controls_tried = 0, controls_rejected = 0;
    std::vector<std::string> controls_accepted;  ///< variants that came out as holds: the check is worthless
    PropertyResult property;
};

/// Runs the check, every control and the property. A check that accepts a control, or whose own property has a case
/// that is false or could not be decided, has shown nothing: its verdict becomes undecided and the remark says which.
Adjudication adjudicate(const Claim& claim, const Context& context);

}  // namespace claim

extern template class std::vector<claim::Step>;
extern template class std::vector<claim::Value>;
extern template class std::vector<claim::Control>;
