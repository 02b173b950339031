// What a report says of one claim, in the fixed order of sections that every format has:
// Statement · Verdict · Correction · Witness · Steps · Proof · Numbers · Reading · Controls · Tried · Limits · Rests on
// · Reproduce; a section that would say nothing is left out. It is made from the JSON of a result (schema 2), so that a
// page and `verify show` say the same.
#pragma once

#include "verify/reports/result_set.hpp"
#include "verify/reports/sentences.hpp"

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

/// `result`: of `verify run`; or the record of a claim alone, whose later sections then say that nothing was found yet.
std::vector<Section> sections_of(const Json& result, const ResultSet& others);

}  // namespace verify
