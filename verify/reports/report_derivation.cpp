// derivation.md: what rests on what.
#include "verify/reports/markdown_text.hpp"
#include "verify/reports/report_pages.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace verify {

std::string derivation_page(const Report& report) {
    const auto& all = report.set.all();
    if (std::all_of(all.begin(), all.end(), [](const auto& each) { return list_of(each.second, "uses").empty(); }))
        return "# Derivation\n\nNo claim rests on another. [Summary](README.md).\n";
    std::string page =
        "# Derivation\n\nWhich claims a check rests on, and how they stand. A claim is never stronger than what it uses: a test compares them. Of a claim that fails, what others use is its refutation or its correction; a definition proves nothing and weakens nothing. "
        "Claims that are not named here rest on their own argument alone. [Summary](README.md).\n\n";
    std::vector<std::pair<std::size_t, std::string>> bases;
    for (const auto& [id, result] : report.set.all())
        if (const auto users = report.set.users_of(id); users.size() > 1) bases.emplace_back(users.size(), id);
    std::stable_sort(bases.begin(), bases.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    if (!bases.empty())
        page +=
            "<a id=\"bases\"></a>\n\n## What most others rest on\n\n| claim | stands as | used by |\n|---|---|---|\n";
    for (const auto& [count, id] : bases)
        page += fmt::format("| {} | {} | {} |\n", reference(id, report), report.set.standing(id), count);
    for (const claim::Paper& paper : *report.papers) {
        std::string rows;
        for (const Json* result : results_of(paper.key, report)) {
            std::string uses;
            for (const Json& used : list_of(*result, "uses"))
                uses += fmt::format("{}{} ({})", uses.empty() ? "" : "; ", reference(used.get<std::string>(), report),
                                    report.set.standing(used.get<std::string>()));
            if (!uses.empty())
                rows += fmt::format("| {} | {} | {} |\n", link(text_of(*result, "id")),
                                    report.set.standing(text_of(*result, "id")), uses);
        }
        if (!rows.empty())
            page += fmt::format("\n<a id=\"{}\"></a>\n\n## {}\n\n| claim | stands as | rests on |\n|---|---|---|\n{}",
                                paper.key, paper.key, rows);
    }
    return page;
}

}  // namespace verify
