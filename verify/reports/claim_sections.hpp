// What a report says of one claim, in the fixed order of sections that every format has:
// Statement · Verdict · Correction · Witness · Steps · Proof · Numbers · Reading · Controls · Tried · Limits · Rests on
// · Reproduce; a section that would say nothing is left out. It is made from the JSON of a result (schema 2), so that a
// page and `verify show` say the same.
#pragma once

#include "verify/record/record.hpp"

#include <string>
#include <vector>

namespace verify {

/// A step as a line.
struct StepLine {
    std::string kind, says, truth;
    std::string many;           ///< "4096 boxes"; "6 points, degree 5"; may be empty
    std::string anchor, cites;  ///< what it names: a paragraph of the proof, a claim
    int depth = 0;              ///< 1 for a part of the step above, and so on
};

/// A piece of a section. Of the texts: plain, LaTeX between dollar signs.
struct Block {
    enum class Kind { text, steps, table, code, claims, command, paragraphs, list, file };
    Kind kind;
    std::string label, text;  ///< label: "Scope"; may be empty
    std::vector<std::pair<std::string, std::string>>
        rows{};  ///< table: quantity, enclosure; claims: id, its verdict; paragraphs: anchor, text; list: text
    std::string language{};  ///< of code, as Markdown names it
    std::vector<StepLine> steps{};
};

struct Section {
    std::string title;
    std::vector<Block> blocks;
};

/// All results of a run or record, and which rest on which.
class ResultSet {
public:
    explicit ResultSet(std::map<std::string, Json> by_id);
    /// Of the JSON that `verify run` writes.
    explicit ResultSet(const Json& results);
    const Json* find(const std::string& id) const;
    /// The ids of the claims whose checks use this one.
    std::vector<std::string> users_of(const std::string& id) const;
    /// "holds, proved"; of a claim that fails, what others may use is its correction: "fails, proved; corrected: holds,
    /// proved".
    std::string standing(const std::string& id) const;
    const std::map<std::string, Json>& all() const { return by_id_; }
    /// Of the run that made them; null where they are not known.
    const Json& parameters() const { return parameters_; }

private:
    void note_users();

    std::map<std::string, Json> by_id_;
    Json parameters_;
    std::map<std::string, std::vector<std::string>> users_;
};

/// `result`: of `verify run`; or the record of a claim alone, whose later sections then say that nothing was found yet.
std::vector<Section> sections_of(const Json& result, const ResultSet& others);

/// The words of evidence, strongest first, and what each promises, as a sentence that can follow it.
struct EvidenceWord {
    const char *word, *promises;
};
const std::vector<EvidenceWord>& evidence_words();

/// What such evidence for such a verdict is, in words.
std::string evidence_in_words(const std::string& verdict, const std::string& evidence);

/// Does a part of the result rest on a check that is not yet broken down into steps?
bool not_broken_down(const Json& result);
/// formal or proved: every case was decided by a machine.
bool decided_by_machine(const Json& result);

/// Up to the first full stop that ends a sentence, outside of formulas and code.
std::string first_sentence(const std::string& text);
/// At most about `most` bytes of it, on one line and no formula cut: its first sentence, or what fits and "…".
std::string beginning(const std::string& text, std::size_t most);
/// As many sentences as fit, at least the beginning of the first.
std::string beginning_sentences(const std::string& text, std::size_t most);

/// Where a claim is stronger than something that it uses: "a (proved) uses b (simulated)". A claim that fails may use
/// weaker ones for its correction, if that is not stronger; a definition that is not checkable weakens nothing.
std::vector<std::string> stronger_than_used(const ResultSet& results);

}  // namespace verify
