// A claim: its page, its check if it has one, and the adjudication.
#pragma once

#include "claim/check.hpp"
#include "claim/page.hpp"

#include <memory>

namespace claim {

struct Claim : Page {
    Check check;  ///< empty functions where the page has no compiled check

    /// Where the argument stands, from the project's root: the check's file, else the page.
    std::string source() const { return check.id.empty() ? file : check.source(); }
};

/// A control and what came out: it must differ from the verdict of what it is a control of.
struct ControlOutcome {
    Control::Of of;
    std::string changed;
    Verdict outcome;
    bool rejected;
};

struct Adjudication {
    Finding finding;
    std::vector<ControlOutcome> controls;
    PropertyResult property;
    std::string no_control;  ///< of a verdict that comes from the formula: why it has no control; else empty

    int controls_tried() const { return static_cast<int>(controls.size()); }
    int controls_rejected() const;
    /// Changed data that made no difference: the check is not about them.
    std::vector<std::string> controls_accepted() const;
};

/// Runs the check, with what page and Coq say of it; no control and no property. Throws BrokenPage where a step names
/// an anchor or a key that the page does not have.
Finding find(const Claim& claim, const Context& context);

/// The verdict becomes undecided, and the limits begin with the reason.
void withdraw(Finding& finding, const std::string& why);

/// Besides, every control and the property. A check that a changed datum does not change, or whose own property has a
/// case that is false or could not be decided, has shown nothing: its verdict becomes undecided and the limits say why.
Adjudication adjudicate(const Claim& claim, const Context& context);

}  // namespace claim
