// A statement with one datum changed: for controls, which must be false (controls.hpp), and for the table of fidelity.
#pragma once

#include "claim/language/statement.hpp"

namespace claim::language {

/// One relation, order term, limit, shape or existence claim of a statement, with what it stands under.
struct Leaf {
    std::vector<Binding> bindings;  ///< of the quantifiers outside
    std::vector<Formula> premises;  ///< of the implications outside
    Formula formula;
};

/// The leaves that a universal statement asserts: through quantifiers, conjunctions and conclusions. A chain is one
/// leaf a relation.
std::vector<Leaf> leaves(const Formula& f);

/// The leaf as a statement of its own.
Formula to_formula(const Leaf& leaf);

struct Variant {
    std::string changed;  ///< "strict", "L >= 2"
    Formula formula;
    /// Why it cannot hold together with the statement, whatever the statement is; empty: it may.
    std::string contradicts = {};
};

/// Variants of a statement that holds: those of which some must be false.
std::vector<Variant> control_variants(const Formula& f);

/// The same line with < for <= and the other way round, each end opened or closed, the first integer moved by one.
std::vector<Variant> fidelity_variants(const Formula& f);

}  // namespace claim::language
