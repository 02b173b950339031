// Asks engines, one after the other, for the truth of a statement.
#pragma once

#include "claim/language/outcome.hpp"
#include "claim/language/statement.hpp"
#include "claim/language/truth_at.hpp"

namespace claim::language {

/// Empty: not of this engine's kind. An undecided outcome is kept in case that no other engine decides. The statement
/// has its definitions unfolded.
using Engine = std::function<std::optional<Outcome>(const Statement&, const Budget&)>;

/// Whether the items alone show the answer to the statement: empty if they do, else why not. It searches nothing: each
/// item is computed again, once. The statement has its definitions unfolded.
using Replay = std::function<std::string(const Statement&, Answer, const std::vector<CertificateItem>&)>;

struct NamedEngine {
    std::string name;
    Engine engine;
    Replay replay = {};  ///< empty: its certificates say what was done, and cannot be replayed
};

/// Asks the engines in order; the first answer other than undecided counts. Without one: the first undecided outcome,
/// or one that says that no engine takes the statement. A conjunction, under quantifiers too, is decided part by part,
/// each by the engine that can; its certificate has an item `part` with formula, engine and answer before the items of
/// each part. If a part is undecided, the engines see the whole (an induction may need all parts together).
Outcome decide(const Statement& s, const Budget& budget, const std::vector<NamedEngine>& engines);

/// With the engines of this library: closed_engine, one_variable_engine, those for all layers, then points_engine.
Outcome decide(const Statement& s, const Budget& budget = {});
std::vector<NamedEngine> standard_engines();

/// Statements without names to bind: comparisons of constants, in exact rationals where both sides are rational, in
/// balls up to last_bits otherwise. Decides holds, fails and ill-posed; equal constants that are not rational stay
/// undecided.
std::optional<Outcome> closed_engine(const Statement& s, const Budget& budget);

/// Special and random rational points of the domain: a point at which the relation is certainly false refutes, one at
/// which it is undefined makes the statement ill-posed. Never confirms. Takes statements of the form forall …: formula
/// and conjunctions of them.
std::optional<Outcome> points_engine(const Statement& s, const Budget& budget);

/// Statements about one real variable: relations on intervals, identities, shapes, order terms, ranges and best
/// constants (one_variable.hpp).
std::optional<Outcome> one_variable_engine(const Statement& s, const Budget& budget);

/// Asked about the statements to which an engine reduces its own: those with one real name and no layer.
using OneVariable = std::function<Outcome(const Statement&, const Budget&)>;
/// The engines of this library but those for all layers.
Outcome other_engines(const Statement& s, const Budget& budget);

}  // namespace claim::language
