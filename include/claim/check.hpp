// A compiled check of a claim: how its steps are made, what is changed in its controls, its property. The text of the
// claim stands on its page (claim/page.hpp); a check is registered by the id of the page.
//
//   struct Reading { Rational limit{1, 4}; };                     // the data of the statement, as printed
//   Result check(const Context&, const Reading&);                 // makes the steps
//   const Registered registered{[]() -> Check {
//       return checked("st-arnaud-2026/theorem-2-limit", check)
//           .control("limit 1/3", [](Reading& r) { r.limit = Rational(1, 3); })
//           .property(…);
//   }};
#pragma once

#include "claim/context.hpp"
#include "claim/finding.hpp"
#include "claim/property.hpp"

#include <functional>
#include <source_location>
#include <string>
#include <vector>

namespace claim {

/// The check with one datum changed. The engine runs it beside the unchanged one; its verdict must be another.
struct Control {
    enum class Of { statement, correction };
    Of of = Of::statement;
    std::string changed;
    std::function<Verdict(const Context&)> run;
};

struct Check {
    std::string id;
    std::function<Result(const Context&)> statement;
    std::function<Result(const Context&)> correction{};  ///< none: nothing to correct, or nothing known
    std::vector<Control> controls{};
    Property property{};
    std::source_location made{};

    /// The file of the check, from the project's root: "proofs/st_arnaud_2026/theorem_2.cpp".
    std::string source() const;
};

/// Builds a check whose statement is a function of the data of the statement, its reading as printed.
template <class Reading>
class CheckBuilder {
public:
    using Run = Result (*)(const Context&, const Reading&);
    using Change = std::function<void(Reading&)>;

    CheckBuilder(std::string id, Run run, Reading printed, std::source_location made) : printed_(printed), run_(run) {
        check_.id = std::move(id);
        check_.made = made;
        check_.statement = [run, printed](const Context& context) { return run(context, printed); };
    }

    /// One datum changed in the statement.
    CheckBuilder control(std::string changed, const Change& change) && {
        add(Control::Of::statement, std::move(changed), run_, printed_, change);
        return std::move(*this);
    }

    /// The correction: the same function, or another one of the same data, on a corrected reading. The engine runs the
    /// statement's own function on it as a control: what refutes the print must not refute the correction.
    CheckBuilder corrected(Run run, Reading reading) && {
        corrected_run_ = run;
        corrected_ = reading;
        check_.correction = [run, reading](const Context& context) { return run(context, reading); };
        if (run != run_) {
            add(Control::Of::statement, "the corrected reading in place of the printed one", run_, reading,
                [](Reading&) {});
        }
        return std::move(*this);
    }
    CheckBuilder corrected(Reading reading) && { return std::move(*this).corrected(run_, reading); }

    /// One datum changed in the correction.
    CheckBuilder correction_control(std::string changed, const Change& change) && {
        add(Control::Of::correction, std::move(changed), corrected_run_, corrected_, change);
        return std::move(*this);
    }

    CheckBuilder property(Property property) && {
        check_.property = std::move(property);
        return std::move(*this);
    }

    operator Check() && { return std::move(check_); }

private:
    void add(Control::Of of, std::string changed, Run run, Reading reading, const Change& change) {
        change(reading);
        check_.controls.push_back({of, std::move(changed),
                                   [run, reading](const Context& context) { return run(context, reading).verdict(); }});
    }

    Check check_;
    Reading printed_, corrected_{};
    Run run_, corrected_run_ = nullptr;
};

template <class Reading>
CheckBuilder<Reading> checked(std::string id, Result (*run)(const Context&, const Reading&), Reading printed = {},
                              std::source_location made = std::source_location::current()) {
    return {std::move(id), run, std::move(printed), made};
}

/// Puts a check into the list of all checks, before main; it is made when the list is first asked for.
class Registered {
public:
    explicit Registered(std::function<Check()> make);
};

/// All that were registered, in no order. Throws std::logic_error for two of the same id.
const std::vector<Check>& registered_checks();

}  // namespace claim
