// Builders for the passages of one paper, whose ids have the paper in common.
#pragma once

#include "claim/passage.hpp"

#include <utility>

namespace proofs {

/// Reasons for passages without a claim.
inline constexpr const char* literature = "What other papers have shown, cited; not a statement of this paper.";
inline constexpr const char* outlook = "An opinion or an aim; nothing in it is true or false.";

struct PaperText {
    using Ids = std::vector<std::string>;
    std::string paper;

    /// Ids without the paper, completed.
    Ids full(Ids short_ids) const {
        for (std::string& id : short_ids) id = paper + "/" + id;
        return short_ids;
    }
    claim::Passage passage(std::string where, std::string says, Ids short_ids) const { return {std::move(where), std::move(says), full(std::move(short_ids)), ""}; }
    claim::Passage aside(std::string where, std::string says, std::string reason) const { return {std::move(where), std::move(says), {}, std::move(reason)}; }
};

}  // namespace proofs
