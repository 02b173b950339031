// A claim is a page: a Markdown file with TOML between lines "+++", then sections. Text is plain, with LaTeX between
// dollar signs and code between backticks; nothing in a page is executed.
//
//   +++
//   id = "theorem-2"
//   where = "section 6, theorem 2; proof in section 6.2"
//   title = "Rate of convergence of the normalized kernel to 1/4"
//   +++
//   ## Statement
//   For any $x, x' \in S^{n_0-1}$ …
//   ## Proof
//   {#sum} **The sum.** A paragraph that the step written("sum") names.
//
// Beside the formula, and beside that of [correction], stand: define (definitions that it uses), hint (a list; a hint
// never changes what is proved), witness (text, which is shown), seconds (that the decision may take).
//
// Sections: Statement, Reading, Method, Proof, Witness, Tried, Limits, Correction, Consequences, Stronger, Missing; in
// Witness, blocks ```gp and ```python are lines that a reader can run.
#pragma once

#include <map>
#include <stdexcept>
#include <string>
#include <vector>

namespace claim {

/// A page that cannot be used: "file:line: what is wrong; what was expected".
struct BrokenPage : std::runtime_error {
    BrokenPage(const std::string& file, long line, const std::string& what);
    explicit BrokenPage(const std::string& what) : std::runtime_error(what) {}
};

struct Paragraph {
    std::string anchor;  ///< may be empty
    std::string text;
};

/// What a page gives beside a formula. Its definitions stand in front of the formula already.
struct FormulaSettings {
    std::vector<std::string> hints;  ///< as language::parse_hint reads them
    std::string witness;             ///< that the page names; it is shown, and nothing looks at it
    double seconds = 0;              ///< that the decision may take; 0: the usual
};

struct Page {
    std::string id;     ///< "st-arnaud-2026/theorem-2"; never changes
    std::string where;  ///< locator in the paper
    std::string title;
    std::string formula;                            ///< the statement in the language, if it has one
    std::string not_checkable;                      ///< why there is nothing to decide; empty if there is
    std::string no_control;                         ///< why no control fits; empty if there are some
    std::vector<std::string> uses;                  ///< ids that the text rests on beside those that steps cite
    std::vector<std::string> breaks;                ///< of what fails, the claims at which its printed proof breaks
    std::map<std::string, std::string> literature;  ///< key to reference

    std::string statement;  ///< what is printed, LaTeX between dollar signs
    std::string reading;    ///< choices made where the text leaves one open
    std::string method;     ///< how it is tried, and what the error bound is
    std::vector<Paragraph> proof;
    std::string witness, pari, python;
    /// What was tried to break it; of a counterexample, the second computation that shares no code with the first.
    std::string tried;
    std::string limits;
    std::string correction, correction_formula;
    FormulaSettings with_formula, with_correction;
    std::string harm;      ///< section Consequences
    std::string stronger;  ///< section Stronger
    std::string missing;   ///< section Missing

    std::string file;         ///< as it was given to parse_page
    std::string front, body;  ///< as they stand in the file, for digests

    const Paragraph* paragraph(const std::string& anchor) const;
    std::string paper() const { return id.substr(0, id.find('/')); }
};

/// Why no file on any system can have this name of lower-case letters, digits, points and hyphens, as the end of a
/// sentence; empty if one can.
std::string unfit_as_file_name(const std::string& name);

/// `file` is named in errors; `paper` is the key that the id is completed with. Throws BrokenPage.
Page parse_page(const std::string& text, const std::string& file, const std::string& paper);

}  // namespace claim
