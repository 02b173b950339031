// All results of a run or record, which rest on which, and what their words of evidence promise.
#pragma once

#include "verify/record/record.hpp"

#include <map>
#include <string>
#include <vector>

namespace verify {

/// Of a step in the JSON of a result: does the conclusion rest on it?
bool is_carrying(const Json& step);

/// The claims that its verdict, or that of its correction, rests on: its evidence is no stronger than theirs. What
/// `uses` names besides is what the text of its page refers to, and weakens nothing.
std::vector<std::string> cited_by_carrying_steps(const Json& result);

/// All results of a run or record, and which rest on which.
class ResultSet {
public:
    explicit ResultSet(std::map<std::string, Json> by_id);
    /// Of the JSON that `verify run` writes.
    explicit ResultSet(const Json& results);
    const Json* find(const std::string& id) const;
    /// The ids of the claims that use this one: their verdicts rest on it, or their pages refer to it.
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

/// What is wrong in a paper and weighs the same.
struct WeighedErrata {
    std::string heading;
    std::vector<const Json*> results;
};

/// The words of evidence, strongest first, and what each promises, as a sentence that can follow it.
struct EvidenceWord {
    const char *word, *promises;
};
const std::vector<EvidenceWord>& evidence_words();

/// What such evidence for such a verdict is, in words.
std::string evidence_in_words(const std::string& verdict, const std::string& evidence);

/// formal or proved: every case was decided by a machine.
bool decided_by_machine(const Json& result);

}  // namespace verify
