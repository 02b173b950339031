// Must not compile: everywhere runs the prover on two sides; a predicate that answers is no side.
#include "claim/decided_steps.hpp"

using namespace claim;

const Domain unit{{{"x", {rigor::Rational(0), rigor::Rational(1)}}}};
#ifdef CONTROL
Step f() {
    return everywhere(unit, {"x", [](const rigor::Point& x) { return Quantity(x[0]); }}, Relation::less, constant(2));
}
#else
Step f() {
    return everywhere(unit, {"x", [](const rigor::Point&) { return rigor::Truth::yes; }}, Relation::less, constant(2));
}
#endif
