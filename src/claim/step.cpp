#include "claim/step_parts.hpp"

#include <algorithm>

namespace claim {

using rigor::Truth;

std::optional<Evidence> evidence_named(const std::string& word) {
    for (const Evidence e : {Evidence::formal, Evidence::proved, Evidence::argued, Evidence::certified,
                             Evidence::tested, Evidence::simulated, Evidence::none})
        if (word == to_string(e)) return e;
    return std::nullopt;
}

const char* to_string(Kind kind) {
    switch (kind) {
        case Kind::everywhere: return "everywhere";
        case Kind::witness: return "witness";
        case Kind::exact: return "exact";
        case Kind::identity: return "identity";
        case Kind::induction: return "induction";
        case Kind::cases: return "cases";
        case Kind::range: return "range";
        case Kind::instances: return "instances";
        case Kind::written: return "written";
        case Kind::cites: return "cites";
        case Kind::literature: return "literature";
        case Kind::formal: return "formal";
        case Kind::simulated: return "simulated";
        case Kind::states: return "states";
    }
    return "";
}

Evidence strength(Kind kind) {
    switch (kind) {
        case Kind::everywhere:
        case Kind::witness:
        case Kind::exact:
        case Kind::identity:
        case Kind::states: return Evidence::proved;
        case Kind::written:
        case Kind::literature: return Evidence::argued;
        case Kind::range: return Evidence::certified;
        case Kind::instances: return Evidence::tested;
        case Kind::simulated: return Evidence::simulated;
        case Kind::formal:
        case Kind::induction:
        case Kind::cases:
        case Kind::cites: return Evidence::formal;
    }
    return Evidence::none;
}

Step StepParts::made() const {
    Step step;
    step.says_ = says;
    step.kind_ = kind;
    step.truth_ = truth;
    step.cases_ = cases;
    step.degree_ = degree;
    step.name_ = name;
    step.error_ = error;
    step.parts_ = parts;
    step.axioms_ = axioms;
    step.evidence_ = evidence.value_or(strength(kind));
    for (const Step& part : parts) step.evidence_ = weaker(step.evidence_, part.evidence());
    return step;
}

Step Step::as_support() const {
    Step support = *this;
    support.role_ = Role::supports;
    return support;
}

Truth Steps::established() const {
    bool something = false;
    for (const Step& step : list_) {
        // A second computation that comes to another end leaves nothing established, whichever of the two is wrong.
        if (step.role() == Role::supports && step.truth() == Truth::no) return Truth::unknown;
        if (step.role() != Role::carries) continue;
        something = true;
        if (step.truth() != Truth::yes) return Truth::unknown;
    }
    return something ? Truth::yes : Truth::unknown;
}

Evidence Steps::evidence() const {
    std::optional<Evidence> weakest;
    bool stated = false;
    for (const Step& step : list_) {
        if (step.role() != Role::carries) continue;
        weakest = weakest ? weaker(*weakest, step.evidence()) : step.evidence();
        stated = stated || step.kind() == Kind::states || step.kind() == Kind::witness || step.kind() == Kind::formal;
    }
    if (!weakest) return Evidence::none;
    return stated ? *weakest : weaker(*weakest, Evidence::argued);
}

}  // namespace claim
