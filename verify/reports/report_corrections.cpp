// corrections.md: what earlier reports of this suite said wrongly, and what they say now. People cite reports, so none
// of it is taken back silently.
#include "verify/reports/markdown_text.hpp"
#include "verify/reports/page_navigation.hpp"
#include "verify/reports/report_pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <set>

namespace verify {
namespace {

struct NewestFirst {
    bool operator()(const std::string& a, const std::string& b) const { return ::strverscmp(a.c_str(), b.c_str()) > 0; }
};

/// The entries on each paper.
using OnPapers = std::vector<std::pair<const claim::Paper*, std::vector<const claim::OwnErratum*>>>;

/// Of a version's entries on a paper, or on one claim.
std::string corrections_anchor(const std::string& version, const std::string& paper_or_id) {
    std::string name = "v" + version + "-" + paper_or_id;
    std::replace(name.begin(), name.end(), '/', '-');
    return name;
}

/// Those on papers that are in this report.
std::map<std::string, OnPapers, NewestFirst> entries_by_version(const Report& report) {
    std::map<std::string, OnPapers, NewestFirst> versions;
    for (const claim::Paper& paper : *report.papers) {
        if (results_of(paper.key, report).empty()) continue;
        for (const claim::OwnErratum& erratum : paper.own_errata) {
            OnPapers& papers = versions[erratum.version];
            if (papers.empty() || papers.back().first != &paper) papers.push_back({&paper, {}});
            papers.back().second.push_back(&erratum);
        }
    }
    return versions;
}

/// A claim, or the report on a paper as a whole.
std::string corrected_place(const std::string& id, const Report& report) {
    return id.find('/') == std::string::npos && !results_of(id, report).empty() ? fmt::format("[{0}]({0}.md)", id)
                                                                                : reference(id, report);
}

}  // namespace

std::string links_to_corrections(const std::string& paper_or_id, const Report& report) {
    const bool claim = paper_or_id.find('/') != std::string::npos;
    std::string links;
    for (const auto& [version, papers] : entries_by_version(report))
        for (const auto& [paper, errata] : papers) {
            const bool has = std::any_of(errata.begin(), errata.end(), [&](const claim::OwnErratum* e) {
                return claim ? e->id == paper_or_id : paper->key == paper_or_id;
            });
            if (has)
                links += fmt::format("{}[{}]({}corrections.md#{})", links.empty() ? "" : ", ", version, report.up,
                                     corrections_anchor(version, paper_or_id));
        }
    return links;
}

std::string corrections_page(const Report& report) {
    std::string page =
        "# Corrections\n\n<a id=\"top\"></a>What earlier reports of this suite said wrongly, the newest version first: what was said, "
        "what is said now, and why. The version is the first one that says it right; "
        "whoever cites an earlier one should look here. What the papers say wrongly: [errata](errata.md). "
        "[Summary](README.md).\n";
    const auto versions = entries_by_version(report);
    if (versions.empty()) return page + "\nNone.\n";
    std::string contents;
    for (const auto& [version, papers] : versions)
        contents += fmt::format("{}[{}](#v{})", contents.empty() ? "\nContents: " : " · ", version, version);
    page += contents + "\n";
    for (const auto& [version, papers] : versions) {
        page += fmt::format("\n<a id=\"v{}\"></a>\n\n## Version {}\n", version, version);
        for (const auto& [paper, errata] : papers) {
            page += fmt::format("\n<a id=\"{}\"></a>\n\n### [{}]({}.md)\n\n", corrections_anchor(version, paper->key),
                                paper->key, paper->key);
            std::set<std::string> named{paper->key};  // an anchor stands once
            for (const claim::OwnErratum* e : errata) {
                const std::string mark = named.insert(e->id).second
                                             ? fmt::format("<a id=\"{}\"></a>", corrections_anchor(version, e->id))
                                             : "";
                page += fmt::format("- {}**{}**\n  - Said: {}\n  - Now: {}\n  - Why: {}\n", mark,
                                    corrected_place(e->id, report), linked(flat(e->said), paper->key, report),
                                    linked(flat(e->now), paper->key, report), linked(flat(e->why), paper->key, report));
            }
        }
    }
    return page + "\n" + to_top();
}

}  // namespace verify
