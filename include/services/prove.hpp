// Is a statement true? The service behind `verify prove`: the statement is read (claim/language/parser.hpp), decided by
// the engines of the statement language (claim/language/decide.hpp), and set back into LaTeX and canonical text, so
// that one sees what was understood.
#pragma once

#include "claim/language/controls.hpp"
#include "services/errors.hpp"
#include "services/progress.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace services {

inline constexpr double usual_proof_seconds = 10, most_proof_seconds = 1e6;

struct ProveOptions {
    /// What the search may take in all, from just above 0 to most_proof_seconds. Engines look at it between their
    /// steps, so that an answer may come later; none comes for a statement that no engine had the time to see.
    double seconds = usual_proof_seconds;
    /// "invariant theta_bar(z, L) <= 1": how it may be proved; no hint changes what is proved.
    std::vector<std::string> hints = {};
    /// Asked between the steps of engines, which then end without an answer.
    std::function<bool()> interrupted = {};
    /// Negative controls of a statement that holds, and the verdicts of neighbouring lines; each have as much time
    /// again.
    bool controls = false;
    /// How many engines have been asked, and which one is at work.
    Progress progress = {};
};

/// What was understood of a statement.
struct ReadStatement {
    std::string latex;  ///< without dollar signs, with every quantifier
    std::string text;   ///< canonical: reads back as the same statement
};

struct ProveReport {
    claim::language::Answer answer = claim::language::Answer::undecided;
    std::string says;                                 ///< how; where it is stuck; what is undefined
    std::string would_help;                           ///< of undecided: what would
    std::string engine;                               ///< whose answer it is; empty if none took the statement
    bool out_of_time = false;                         ///< undecided because the seconds were used up
    std::optional<claim::language::Witness> witness;  ///< of fails, and of ill-posed
    std::vector<claim::language::CertificateItem> certificate;
    ReadStatement read;
    std::string vacuous;                 ///< of what holds: why it says nothing, "the domain of z is empty"
    claim::language::Controls controls;  ///< where they were asked for
    std::vector<claim::language::Neighbour> neighbours;

    /// holds and fails are theorems; of the others nothing is known.
    bool proved() const { return answer == claim::language::Answer::holds || answer == claim::language::Answer::fails; }
};

/// Throws BadInput with line and column for what is no statement.
ReadStatement read_statement(std::string_view statement);

/// Throws BadInput with the column for what is no hint, and for one with names that the statement does not bind.
void check_hints(std::string_view statement, const std::vector<std::string>& hints);

/// The names of the engines, in the order in which they are asked.
std::vector<std::string> proof_engines();

/// Throws BadInput with line and column for what is no statement or no hint, and for seconds out of range.
ProveReport prove(std::string_view statement, const ProveOptions& options = {});

}  // namespace services
