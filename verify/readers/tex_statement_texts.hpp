// The texts of statements, made when all labels of a source are known.
#pragma once

#include "verify/readers/tex_statements.hpp"
#include "verify/readers/tex_text.hpp"

#include <string_view>
#include <vector>

namespace verify {

struct FoundStatement {
    TexStatement statement;
    std::string_view tex;
    bool is_row;  ///< of a display, and no environment
};

/// Adds the statements with their texts to the paper; of an empty one, and of commands that are not known, a note.
void add_texts(TexPaper& paper, std::vector<FoundStatement>& found, const TexMacros& macros, const TexLabels& labels);

}  // namespace verify
