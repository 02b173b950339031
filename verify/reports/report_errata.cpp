// errata.md: all that fails, for each paper by how much depends on it, then what holds past a misprint; ready to be
// sent to its authors.
#include "verify/reports/markdown_text.hpp"
#include "verify/reports/page_navigation.hpp"
#include "verify/reports/report_pages.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace verify {
namespace {

std::string entry(int number, const Json& result, const Report& report) {
    const std::string paper = text_of(result, "paper");
    std::string text = fmt::format("{}. **{}**, {} ({}).\n   - Printed: {}\n   - Counterexample: {}\n", number,
                                   escaped(text_of(result, "where")), escaped(text_of(result, "title")),
                                   link(text_of(result, "id")), escaped(flat(text_of(result, "statement"))),
                                   linked(flat(text_of(result, "witness")), paper, report));
    if (const std::string code = text_of(result, "pari"); !code.empty())
        text += "\n     In PARI/GP:\n\n" + code_block(code, "     ", "gp") + "\n";
    if (const std::string code = text_of(result, "python"); !code.empty())
        text += "\n     In Python:\n\n" + code_block(code, "     ", "python") + "\n";
    const std::string correction = correction_line(result, report);
    text += fmt::format("   - Correct: {}\n", correction.empty() ? "no true statement near it is known." : correction);
    const std::string harm = text_of(result, "harm");
    return harm.empty() ? text : text + fmt::format("   - What depends on it: {}\n", linked(flat(harm), paper, report));
}

std::string misprint_entry(int number, const Json& result, const Report& report) {
    const std::string reading = text_of(result, "reading");
    return fmt::format(
        "{}. **{}**, {} ({}).\n   - Printed: {}\n   - Read as: {}\n   - Should be printed: {}\n", number,
        escaped(text_of(result, "where")), escaped(text_of(result, "title")), link(text_of(result, "id")),
        escaped(flat(text_of(result, "statement"))),
        reading.empty() ? "the correction says." : linked(flat(reading), text_of(result, "paper"), report),
        correction_line(result, report));
}

}  // namespace

std::vector<const Json*> read_past_misprints(const std::string& paper, const Report& report) {
    std::vector<const Json*> found;
    for (const Json* result : results_of(paper, report))
        if ((text_of(*result, "verdict") == "holds" || text_of(*result, "verdict") == "not-checkable") &&
            !correction_line(*result, report).empty())
            found.push_back(result);
    return found;
}

std::vector<WeighedErrata> weighed_errata(const claim::Paper& paper, const Report& report) {
    std::vector<std::string> failing;
    for (const Json* result : results_of(paper.key, report))
        if (text_of(*result, "verdict") == "fails") failing.push_back(text_of(*result, "id"));
    std::vector<WeighedErrata> parts;
    const auto take = [&](const std::string& heading, const std::vector<std::string>& ids) {
        WeighedErrata part{heading, {}};
        for (const std::string& id : ids) {
            const auto at = std::find(failing.begin(), failing.end(), id);
            if (at == failing.end()) continue;
            failing.erase(at);
            part.results.push_back(report.set.find(id));
        }
        if (!part.results.empty()) parts.push_back(std::move(part));
    };
    for (const claim::Errata& errata : paper.errata) take(to_string(errata.weight), errata.claims);
    take("Not yet ordered", std::vector<std::string>(failing));
    return parts;
}

std::string errata_page(const Report& report) {
    std::string contents, pages;
    for (const claim::Paper& paper : *report.papers) {
        std::string groups, tally;
        int number = 0;
        for (const WeighedErrata& part : weighed_errata(paper, report)) {
            tally += fmt::format("{}{}: {}", tally.empty() ? "" : ". ", part.heading, part.results.size());
            const Json severity = part.results.front()->value("weight", Json(nullptr));
            if (severity.is_string())
                groups += fmt::format("<a id=\"{}-{}\"></a>\n\n", paper.key, severity.get<std::string>());
            groups += fmt::format("### {}\n\n", part.heading);
            for (const Json* result : part.results) groups += entry(++number, *result, report);
            groups += "\n";
        }
        const auto misprints = read_past_misprints(paper.key, report);
        if (number == 0 && misprints.empty()) continue;
        if (!misprints.empty()) {
            tally += fmt::format("{}Read past a misprint: {}", tally.empty() ? "" : ". ", misprints.size());
            groups += fmt::format(
                "<a id=\"{}-misprints\"></a>\n\n### Read past a misprint\n\nThese hold in a reading that repairs the "
                "print, or are definitions in which something is misprinted.\n\n",
                paper.key);
            int misprint = 0;
            for (const Json* result : misprints) groups += misprint_entry(++misprint, *result, report);
            groups += "\n";
        }
        contents += fmt::format("- [{}](#{}): statements that fail: {}. {}.\n", paper.key, paper.key, number, tally);
        if (!pages.empty()) pages += to_top();
        pages += fmt::format(
            "<a id=\"{}\"></a>\n\n## {}\n\n{}: *{}*, {}. All statements: [{}]({}.md); the argument for each is on the page of the claim.\n\n{}",
            paper.key, paper.key, escaped(paper.authors), escaped(paper.title), escaped(paper.edition), paper.key,
            paper.key, groups);
    }
    if (pages.empty())
        return fmt::format(
            "# Errata\n\nNone. {}[Summary](README.md).\n",
            report.corrections ? "What this suite said wrongly itself: [corrections](corrections.md). " : "");
    pages += to_top();
    if (report.own_pages)
        return fmt::format(
            "# Errata\n\n<a id=\"top\"></a>Every statement whose formula fails: what is printed, a counterexample, and the correction, if "
            "the page has one. [Summary](README.md).\n\n{}\n{}",
            contents, pages);
    return fmt::format(
        "# Errata\n\n<a id=\"top\"></a>Every statement that fails exactly as printed: what is printed, the smallest counterexample "
        "known, the nearest true statement, and what depends on it. For each paper the list begins with what matters "
        "most; its last parts are harmless: slips, and what holds once a misprint is read past. What earlier reports "
        "of this suite said wrongly: [corrections](corrections.md). [Summary](README.md).\n\n{}\n{}",
        contents, pages);
}

}  // namespace verify
