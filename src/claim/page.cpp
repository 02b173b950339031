#include "claim/page.hpp"

#include "claim/page_formula.hpp"
#include "claim/page_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace claim {

BrokenPage::BrokenPage(const std::string& file, long line, const std::string& what)
    : std::runtime_error(fmt::format("{}:{}: {}", file, line, what)) {}

const Paragraph* Page::paragraph(const std::string& anchor) const {
    const auto found = std::find_if(proof.begin(), proof.end(), [&](const Paragraph& p) { return p.anchor == anchor; });
    return found == proof.end() ? nullptr : &*found;
}

namespace {

/// "{#sum} The sum …" as an anchor and the rest.
Paragraph anchored(const std::string& text, const Section& section, const std::string& file) {
    if (text.compare(0, 2, "{#") != 0) return {"", text};
    const auto end = text.find('}');
    const std::string anchor = end == std::string::npos ? "" : text.substr(2, end - 2);
    if (anchor.empty() || anchor.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-.") != std::string::npos)
        throw BrokenPage(file, section.line,
                         "an anchor of section " + section.title + " that is not {#lower-case-letters}");
    const auto rest = text.find_first_not_of(' ', end + 1);
    return {anchor, rest == std::string::npos ? "" : text.substr(rest)};
}

void take_proof(Page& page, const Section& section) {
    std::set<std::string> anchors;
    for (const std::string& text : section.paragraphs) {
        page.proof.push_back(anchored(text, section, page.file));
        const std::string& anchor = page.proof.back().anchor;
        if (!anchor.empty() && !anchors.insert(anchor).second)
            throw BrokenPage(page.file, section.line, "the anchor " + anchor + " stands twice");
    }
}

void take_witness(Page& page, const Section& section) {
    page.witness = section.text();
    for (const CodeBlock& block : section.code) {
        std::string* place = block.language == "gp" ? &page.pari : block.language == "python" ? &page.python : nullptr;
        if (!place || !place->empty())
            throw BrokenPage(page.file, block.line,
                             "a code block '" + block.language + "'; expected at most one gp and one python");
        *place = block.text;
    }
}

}  // namespace

Page parse_page(const std::string& text, const std::string& file, const std::string& paper) {
    const PageText parts = split_page(text, file);
    const FrontMatter front(parts, file);
    Page page;
    page.file = file;
    page.front = parts.front;
    page.body = parts.body;
    front.allow({"id", "where", "title", "formula", "define", "hint", "witness", "seconds", "not_checkable",
                 "no_control", "uses", "breaks", "literature", "correction"});
    const std::string id = front.required("id");
    constexpr const char* in_ids = "abcdefghijklmnopqrstuvwxyz0123456789.-";
    if (id.find_first_not_of(in_ids) != std::string::npos || id.front() == '.' || id.front() == '-' || id.back() == '.')
        throw BrokenPage(file, front.line_of("id"),
                         fmt::format("id '{}'; expected lower-case letters, digits, points and hyphens", id));
    if (const std::string why = unfit_as_file_name(id); !why.empty())
        throw BrokenPage(file, front.line_of("id"), fmt::format("id '{}'{}", id.substr(0, 80), why));
    page.id = paper + "/" + id;
    page.where = front.required("where");
    page.title = front.required("title");
    PageFormula formula = read_formula(front, file);
    page.formula = std::move(formula.formula);
    page.with_formula = std::move(formula.settings);
    page.not_checkable = front.optional("not_checkable");
    page.no_control = front.optional("no_control");
    const std::vector<FrontMatter> corrections = front.tables("correction");
    if (corrections.size() > 1) throw BrokenPage(file, corrections[1].line(), "a second [correction]");
    for (const FrontMatter& correction : corrections) {
        correction.allow({"formula", "define", "hint", "witness", "seconds"});
        PageFormula corrected = read_formula(correction, file, formula.definitions);
        page.correction_formula = std::move(corrected.formula);
        page.with_correction = std::move(corrected.settings);
    }
    page.literature = front.table_of_texts("literature");
    const auto ids = [&](const char* key) {
        std::vector<std::string> list = front.list(key);
        for (std::string& named : list)
            if (named.find('/') == std::string::npos) named = paper + "/" + named;
        return list;
    };
    page.uses = ids("uses");
    page.breaks = ids("breaks");
    const std::array<std::pair<const char*, std::string Page::*>, 9> plain{{{"Statement", &Page::statement},
                                                                            {"Reading", &Page::reading},
                                                                            {"Method", &Page::method},
                                                                            {"Tried", &Page::tried},
                                                                            {"Limits", &Page::limits},
                                                                            {"Correction", &Page::correction},
                                                                            {"Consequences", &Page::harm},
                                                                            {"Stronger", &Page::stronger},
                                                                            {"Missing", &Page::missing}}};
    for (const Section& section : parts.sections) {
        if (section.title != "Witness" && !section.code.empty())
            throw BrokenPage(file, section.code.front().line, "a code block outside of section Witness");
        const auto known =
            std::find_if(plain.begin(), plain.end(), [&](const auto& entry) { return section.title == entry.first; });
        if (known != plain.end())
            page.*known->second = section.text();
        else if (section.title == "Proof")
            take_proof(page, section);
        else if (section.title == "Witness")
            take_witness(page, section);
        else
            throw BrokenPage(file, section.line,
                             fmt::format("section '{}'; expected Statement, Reading, Method, Proof, Witness, Tried, "
                                         "Limits, Correction, Consequences, Stronger or Missing",
                                         section.title));
    }
    if (page.statement.empty()) throw BrokenPage(file, 1, "no section Statement");
    return page;
}

}  // namespace claim
