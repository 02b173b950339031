// One step of an argument: what was decided, by what kind of work, and whether the conclusion rests on it. A step is
// made from the objects that it is about (claim/decided_steps.hpp, claim/cited_steps.hpp) and never from a truth value:
// what it says and whether it is true come out of the same work.
#pragma once

#include "claim/evidence.hpp"

#include <string>
#include <vector>

namespace claim {

enum class Kind {
    everywhere,  ///< an inequality on a whole domain, in balls
    witness,     ///< a named point at which the printed relation is false
    exact,       ///< relations between exact numbers, matrices, polynomials; between balls that separate
    identity,    ///< a rational identity, settled by as many points as its degree demands
    induction,   ///< base and step
    cases,       ///< a split whose completeness was checked, a branch each
    range,       ///< every integer of a finite range
    instances,   ///< so many cases of a sampler
    written,     ///< a paragraph of the page's proof
    cites,       ///< another claim's finding
    literature,  ///< a theorem of the literature
    formal,      ///< a theorem of Coq
    simulated,   ///< floating point with a statistical error
    states,      ///< the page's formula is what the carrying steps decided
};

const char* to_string(Kind kind);

/// What a carrying step of this kind promises by itself. A split or an induction is as strong as its weakest part, a
/// citation as strong as what it cites: for these, `formal`, the neutral element.
Evidence strength(Kind kind);

/// Does the conclusion rest on the step, or is it a second computation, a table, a check of the check?
enum class Role { carries, supports };

class Step {
public:
    const std::string& says() const { return says_; }
    Kind kind() const { return kind_; }
    rigor::Truth truth() const { return truth_; }
    Role role() const { return role_; }
    /// The same step, on which nothing rests.
    Step as_support() const;

    /// Points, boxes or instances that the work took; 0 where nothing is counted.
    long cases() const { return cases_; }
    /// Of an identity, the degree that says how many points settle it; -1 for other kinds.
    long degree() const { return degree_; }
    /// What it names: the claim cited, the anchor, the theorem, the key of the literature; else empty.
    const std::string& name() const { return name_; }
    /// Of a simulation, its error in words.
    const std::string& error() const { return error_; }
    /// The parts of a split or an induction.
    const std::vector<Step>& parts() const { return parts_; }
    /// What it lets the conclusion be; the weakest of the parts, of what is cited.
    Evidence evidence() const { return evidence_; }
    /// Axioms of a theorem of Coq.
    const std::vector<std::string>& axioms() const { return axioms_; }

private:
    friend struct StepParts;  // src/claim/step_parts.hpp: the functions that make steps
    Step() = default;

    std::string says_, name_, error_;
    Kind kind_ = Kind::instances;
    rigor::Truth truth_ = rigor::Truth::unknown;
    Role role_ = Role::carries;
    Evidence evidence_ = Evidence::none;
    long cases_ = 0, degree_ = -1;
    std::vector<Step> parts_;
    std::vector<std::string> axioms_;
};

/// The steps of an argument.
class Steps {
public:
    Steps& carries(Step step) {
        list_.push_back(std::move(step));
        return *this;
    }
    Steps& supports(const Step& step) {
        list_.push_back(step.as_support());
        return *this;
    }
    Steps& append(const Steps& more) {
        list_.insert(list_.end(), more.list_.begin(), more.list_.end());
        return *this;
    }
    const std::vector<Step>& list() const& { return list_; }
    std::vector<Step> list() && { return std::move(list_); }  // no reference into steps that go away

    /// yes if something carries, every carrying step is true and no supporting one is false; else unknown, also where a
    /// step is false: a lemma that is false refutes itself and not the claim.
    rigor::Truth established() const;
    /// The weakest evidence among the carrying steps; at most `argued` if no `states`, `witness` or `formal` step
    /// carries, since then nobody but the author says that the steps amount to the statement. none without a carrying
    /// step.
    Evidence evidence() const;

private:
    std::vector<Step> list_;
};

}  // namespace claim
