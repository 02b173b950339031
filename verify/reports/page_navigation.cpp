#include "verify/reports/page_navigation.hpp"

#include "verify/base/external_program.hpp"
#include "verify/reports/markdown_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>

namespace verify {
namespace {

/// Links to what stands before and behind the one at `at`.
std::vector<std::string> neighbours(std::size_t at, std::size_t size,
                                    const std::function<std::string(std::size_t)>& link_to) {
    std::vector<std::string> links;
    if (at > 0) links.push_back("previous: " + link_to(at - 1));
    if (at + 1 < size) links.push_back("next: " + link_to(at + 1));
    return links;
}

/// White on these, every word can be read.
struct BadgeColour {
    const char *verdict, *colour;
};
constexpr std::array<BadgeColour, 4> badge_colours{
    {{"holds", "#116329"}, {"fails", "#a40e26"}, {"undecided", "#7d4e00"}, {"not-checkable", "#59636e"}}};

std::string badge_file(const std::string& verdict) { return "figures/verdict-" + verdict + ".svg"; }

std::string badge_svg(const BadgeColour& badge) {
    const std::size_t width = 20 + 8 * std::string(badge.verdict).size();
    return fmt::format(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{0}\" height=\"24\" role=\"img\"><title>{1}</title>"
        "<rect width=\"{0}\" height=\"24\" rx=\"5\" fill=\"{2}\"/><text x=\"{3}\" y=\"17\" fill=\"#ffffff\" "
        "font-family=\"sans-serif\" font-size=\"14\" font-weight=\"bold\" text-anchor=\"middle\">{1}</text></svg>\n",
        width, badge.verdict, badge.colour, width / 2);
}

bool has(const Json& result, const char* key) { return !text_of(result, key).empty(); }

}  // namespace

std::string top_line(const std::vector<std::string>& ways) {
    return fmt::format("<a id=\"top\"></a>{}\n\n", fmt::join(ways, " · "));
}

std::string to_top() { return "[top](#top)\n\n"; }

std::vector<std::string> neighbours_of_claim(const Json& result, const Report& report) {
    const auto all = results_of(text_of(result, "paper"), report);
    const auto at = std::find_if(all.begin(), all.end(),
                                 [&](const Json* each) { return text_of(*each, "id") == text_of(result, "id"); });
    return neighbours(static_cast<std::size_t>(at - all.begin()), all.size(),
                      [&](std::size_t i) { return link_here(text_of(*all[i], "id"), report.up); });
}

std::vector<std::string> neighbours_of_paper(const std::string& key, const Report& report) {
    std::vector<std::string> keys;
    for (const claim::Paper& paper : *report.papers)
        if (!results_of(paper.key, report).empty()) keys.push_back(paper.key);
    const auto at = std::find(keys.begin(), keys.end(), key);
    return neighbours(static_cast<std::size_t>(at - keys.begin()), keys.size(),
                      [&](std::size_t i) { return fmt::format("[{0}]({0}.md)", keys[i]); });
}

std::string contents_line(const std::vector<std::pair<std::string, std::string>>& anchors_and_titles,
                          const std::string& page) {
    std::string line;
    for (const auto& [anchor, title] : anchors_and_titles)
        if (page.find("<a id=\"" + anchor + "\">") != std::string::npos)
            line += fmt::format("{}[{}](#{})", line.empty() ? "Contents: " : " · ", title, anchor);
    return line.empty() ? "" : line + "\n\n";
}

std::string badge(const std::string& verdict, const Report& report) {
    return report.own_pages || verdict.empty()
               ? ""
               : fmt::format("[![{}]({}{})](#section-verdict)\n\n", verdict, report.up, badge_file(verdict));
}

std::vector<std::pair<std::string, std::string>> badge_files(const Report& report) {
    std::vector<std::pair<std::string, std::string>> files;
    if (report.own_pages) return files;
    Counts counts;
    for (const Json& result : report.results.at("results")) counts.add(result);
    for (const BadgeColour& each : badge_colours)
        if (counts.verdict(each.verdict) > 0) files.emplace_back(badge_file(each.verdict), badge_svg(each));
    return files;
}

std::string disagree_section(const Json& result, const Report& report) {
    const std::string id = text_of(result, "id"), program = program_in(report.set.parameters()),
                      options = run_options(report.set.parameters()), formula = text_of(result, "formula");
    std::string text = "<a id=\"section-disagree\"></a>**Disagree? Do this.**\n\n";
    const auto add = [&](const std::string& doubt, const std::string& answer) {
        text += fmt::format("- *{}* {}\n", doubt, answer);
    };
    add("The paper says something else, or means it otherwise:",
        has(result, "reading") ? "quote the sentence of this edition that fixes the other [reading](#section-reading)."
                               : "quote the sentence of this edition that says so.");
    if (text_of(result, "verdict") == "fails")
        add("The counterexample is none:",
            has(result, "pari") || has(result, "python")
                ? "run the lines under [witness](#section-witness), which share no code with this suite."
                : "compute one side of the printed relation at the [witness](#section-witness).");
    if (!formula.empty() && formula.find('\n') == std::string::npos)
        add("The formula is not the sentence:",
            fmt::format("{} sets it back into LaTeX, with every quantifier.",
                        code_span(program + " prove --echo " + shell_quoted(formula))));
    if (!list_of(result, "proof").empty())
        add("A proof has a gap:", "name the first line of the [proof](#section-proof) that does not follow.");
    if (!list_of(result, "formal").empty())
        add("The theorem of Coq is another statement:",
            "name a case that the sentence covers and the theorem does not; the gap is under [steps](#section-steps).");
    if (has(result, "verdict"))
        add("The arithmetic is wrong:",
            fmt::format(
                "{} with other random cases; another verdict, or two disjoint enclosures of one number, settle it.",
                code_span(program + " run " + id + options + " --seed 7")));
    if (report.own_pages) return text + "\n";
    return text +
           fmt::format(
               "\nSend the id, the version that `{} cite {}` names, and what settles it: [how to dispute a verdict](../{}docs/dispute.md).\n\n",
               program, id, report.up);
}

}  // namespace verify
