// derivation.md: what rests on what.
#include "verify/reports/markdown_text.hpp"
#include "verify/reports/page_navigation.hpp"
#include "verify/reports/report_pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

namespace verify {
namespace {

constexpr const char* introduction =
    "# Derivation\n\n<a id=\"top\"></a>Which claims a verdict rests on, and how they stand. Where a step that carries a verdict cites "
    "another claim, the evidence is no stronger than that claim's (a test compares them). What the text of a page "
    "refers to besides stands in the last column: a theorem of Coq, a computation or a proof on the page decides "
    "without it. Of a claim that fails, what others use is its refutation or its correction; a definition proves "
    "nothing and weakens nothing. Claims that are not named here rest on their own argument alone. "
    "[Summary](README.md).\n\n";

/// Uses beyond which a claim is among the bases.
constexpr std::size_t few_users = 2;

struct Base {
    std::string id;
    std::size_t carried = 0, users = 0;  ///< verdicts that rest on it; claims that use it
};

/// What more than a few claims use, most verdicts first.
std::vector<Base> bases(const Report& report) {
    std::map<std::string, std::size_t> carried;
    for (const auto& [id, result] : report.set.all())
        for (const std::string& cited : cited_by_carrying_steps(result)) ++carried[cited];
    std::vector<Base> found;
    for (const auto& [id, result] : report.set.all())
        if (const auto users = report.set.users_of(id); users.size() > few_users)
            found.push_back({id, carried[id], users.size()});
    std::stable_sort(found.begin(), found.end(), [](const Base& a, const Base& b) {
        return std::tie(a.carried, a.users) > std::tie(b.carried, b.users);
    });
    return found;
}

std::string listed(const std::vector<std::string>& ids, const Report& report) {
    std::string text;
    for (const std::string& id : ids)
        text += fmt::format("{}{} ({})", text.empty() ? "" : "; ", reference(id, report), report.set.standing(id));
    return text;
}

/// A row of the table of its paper; empty where it uses nothing.
std::string row(const Json& result, const Report& report) {
    const std::vector<std::string> carrying = cited_by_carrying_steps(result);
    std::vector<std::string> others;
    for (const Json& used : list_of(result, "uses"))
        if (std::find(carrying.begin(), carrying.end(), used.get<std::string>()) == carrying.end())
            others.push_back(used.get<std::string>());
    if (carrying.empty() && others.empty()) return "";
    const std::string id = text_of(result, "id");
    return fmt::format("| {} | {} | {} | {} |\n", link(id), report.set.standing(id), listed(carrying, report),
                       listed(others, report));
}

}  // namespace

std::string derivation_page(const Report& report) {
    const auto& all = report.set.all();
    if (std::all_of(all.begin(), all.end(), [](const auto& each) { return list_of(each.second, "uses").empty(); }))
        return "# Derivation\n\nNo claim rests on another. [Summary](README.md).\n";
    std::string page;
    std::vector<std::pair<std::string, std::string>> parts{{"bases", "What most others rest on"}};
    const std::vector<Base> most = bases(report);
    if (!most.empty())
        page +=
            "<a id=\"bases\"></a>\n\n## What most others rest on\n\n| claim | stands as | verdicts that rest on it | "
            "claims that use it |\n|---|---|---|---|\n";
    for (const auto& [id, carried, users] : most)
        page += fmt::format("| {} | {} | {} | {} |\n", reference(id, report), report.set.standing(id), carried, users);
    for (const claim::Paper& paper : *report.papers) {
        std::string rows;
        for (const Json* result : results_of(paper.key, report)) rows += row(*result, report);
        parts.emplace_back(paper.key, paper.key);
        if (!rows.empty())
            page += fmt::format(
                "\n<a id=\"{}\"></a>\n\n## {}\n\n| claim | stands as | its verdict rests on | its page "
                "refers to |\n|---|---|---|---|\n{}",
                paper.key, paper.key, rows);
    }
    return introduction + contents_line(parts, page) + page + "\n" + to_top();
}

}  // namespace verify
