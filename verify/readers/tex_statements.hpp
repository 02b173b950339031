// The numbered statements of a paper, from its TeX source: theorem-like environments, and displays with a label.
#pragma once

#include "verify/readers/tex_source.hpp"

#include <string>
#include <vector>

namespace verify {

struct TexStatement {
    std::string kind;    ///< "Lemma", as \newtheorem says it; "Equation"
    std::string number;  ///< "3.2"
    std::string title;   ///< of the optional argument; may be empty
    std::string where;   ///< "section 3, lemma 3.2"
    std::string text;    ///< plain, with LaTeX between dollar signs; lines "- " are items
    TexPlace place;
};

struct TexPaper {
    std::string title, authors;
    std::vector<TexStatement> statements;  ///< in the order of the text
    /// Whatever was not read, or read on a guess: starred environments, macros with arguments that begin an
    /// environment, counters that are printed in an unknown way, files that are missing.
    std::vector<TexNote> notes;
};

TexPaper read_tex_paper(const TexSource& source);

}  // namespace verify
