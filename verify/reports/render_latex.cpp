// Findings as LaTeX.
#include "verify/record/standing.hpp"
#include "verify/reports/latex_text.hpp"
#include "verify/reports/render.hpp"

#include <fmt/format.h>

namespace verify {
namespace {

std::string item(const std::string& label, const std::string& latex) {
    return latex.empty() ? "" : fmt::format("\\item[{}] {}\n", label, latex);
}

std::string item_of(const std::string& label, const Json& result, const char* key) {
    return item(label, latex_text(text_of(result, key)));
}

/// Lines of code as they are, but for what would end the environment.
std::string code_item(const std::string& label, std::string code) {
    constexpr const char* end = "\\end{verbatim}";
    for (std::size_t at = 0; (at = code.find(end, at)) != std::string::npos;) code.insert(at + 4, " ");
    return code.empty() ? "" : fmt::format("\\item[{}]\n\\begin{{verbatim}}\n{}\n\\end{{verbatim}}\n", label, code);
}

std::string verdict_in_words(const Json& result) {
    const std::string verdict = text_of(result, "verdict"), evidence = text_of(result, "evidence");
    if (verdict.empty()) return "not yet adjudicated.";
    if (evidence.empty() || evidence == "none") return latex_text(verdict + ".");
    return latex_text(fmt::format("{}. Evidence: {}: {}.", verdict, evidence, evidence_in_words(verdict, evidence)));
}

std::string correction_item(const Json& result) {
    const Json* correction = correction_in(result);
    if (!correction)
        return text_of(result, "verdict") == "fails" ? item("Correct", "no true statement near it is known.") : "";
    return item(text_of(result, "verdict") == "fails" ? "Correct" : "As it should be printed",
                fmt::format("({}) {}", latex_text(verdict_with_evidence(*correction)),
                            latex_text(text_of(*correction, "statement"))));
}

std::string claims_item(const std::string& label, const std::vector<std::string>& ids, const ResultSet& record) {
    std::string list;
    for (const std::string& id : ids)
        list += fmt::format("{}{} ({})", list.empty() ? "" : "; ", latex_text("`" + id + "`"),
                            latex_text(record.standing(id)));
    return item(label, list);
}

}  // namespace

std::string render_latex(const Json& result, const ResultSet& record, const std::string& version) {
    const std::string id = text_of(result, "id");
    std::string text = fmt::format(
        "% {} in ntk-verify {}. Needs \\usepackage{{amsmath,amssymb}}.\n"
        "% Entry of the bibliography: verify cite {} --format bibtex\n"
        "\\paragraph{{{} ({})}}\n\\begin{{description}}\n",
        id, version, id, latex_text(text_of(result, "title")), latex_text("`" + id + "`"));
    text += item("Printed", fmt::format("({}) {}", latex_text(text_of(result, "where")),
                                        latex_text(text_of(result, "statement"))));
    text += item_of("Read as", result, "reading") + item("Verdict", verdict_in_words(result)) +
            item_of("Scope", result, "scope") + item_of("Counterexample", result, "witness") +
            code_item("In PARI/GP", text_of(result, "pari")) + code_item("In Python", text_of(result, "python")) +
            correction_item(result) + item_of("What depends on it", result, "harm") +
            item_of("Stronger than printed", result, "stronger") + item_of("Open", result, "limits") +
            claims_item("Rests on", cited_by_carrying_steps(result), record);
    return text + "\\end{description}\n";
}

std::string render_errata_latex(const claim::Paper& paper, const std::vector<WeighedErrata>& parts,
                                const ResultSet& record, const std::string& version) {
    std::string text = fmt::format("\\subsection*{{Errata of {}: \\emph{{{}}}, {}}}\n", latex_text(paper.authors),
                                   latex_text(paper.title), latex_text(paper.edition));
    for (const WeighedErrata& part : parts) {
        text += fmt::format("\n\\subsubsection*{{{}}}\n", latex_text(part.heading));
        for (const Json* result : part.results) text += "\n" + render_latex(*result, record, version);
    }
    return text;
}

}  // namespace verify
