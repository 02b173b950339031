// The table of the summary by paper and kind of statement, as the ids of the claims name it.
#include "verify/reports/report_pages.hpp"

#include <fmt/format.h>

#include <array>

namespace verify {
namespace {

struct Kind {
    const char* name;
    std::vector<std::string> stems;  ///< the beginnings of ids, up to the first "-"
};

/// The last row takes what no other one does: no claim is lost.
const std::array<Kind, 8>& kinds() {
    static const std::array<Kind, 8> all{
        {{"theorems, propositions, lemmas, corollaries", {"theorem", "proposition", "lemma", "corollary"}},
         {"abstract", {"abstract"}},
         {"numbered equations", {"eq"}},
         {"definitions", {"definition"}},
         {"remarks, examples, footnotes", {"remark", "example", "footnote"}},
         {"figures, tables", {"figure", "table"}},
         {"lines of appendices", {"appendix", "a.1", "a.2", "a.3", "a.4"}},
         {"sentences of the text", {}}}};
    return all;
}

const Kind& kind_of(const std::string& id) {
    const std::string item = id.substr(id.find('/') + 1), stem = item.substr(0, item.find('-'));
    const auto found = std::find_if(kinds().begin(), kinds().end() - 1, [&](const Kind& kind) {
        return std::find(kind.stems.begin(), kind.stems.end(), stem) != kind.stems.end();
    });
    return *found;
}

}  // namespace

std::string kinds_section(const Report& report) {
    std::string rows;
    for (const claim::Paper& paper : *report.papers)
        for (const Kind& kind : kinds()) {
            Counts counts;
            for (const Json* result : results_of(paper.key, report))
                if (kind_of(text_of(*result, "id")).name == kind.name) counts.add(*result);
            if (counts.total == 0) continue;
            rows += fmt::format("| {} | {} | {}", paper.key, kind.name, counts.total);
            for (const EvidenceWord& each : evidence_words()) rows += fmt::format(" | {}", counts.with(each.word));
            rows += fmt::format(" | {} of {} |\n", counts.by_machine(), counts.decidable());
        }
    std::string head = "| paper | kind of statement | claims", line = "|---|---|---";
    for (const EvidenceWord& each : evidence_words()) {
        head += fmt::format(" | {}", each.word);
        line += "|---";
    }
    return "<a id=\"kinds\"></a>\n\n## By kind of statement\n\n" + head + " | decided by a machine |\n" + line +
           "|---|\n" + rows + "\n";
}

}  // namespace verify
