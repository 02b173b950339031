// A claim's page, and the pieces that pages share.
#include "verify/base/provenance.hpp"
#include "verify/reports/markdown_text.hpp"
#include "verify/reports/page_navigation.hpp"
#include "verify/reports/report_pages.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace verify {
namespace {

std::string with_label(const std::string& label) { return label.empty() ? "" : fmt::format("*{}:* ", label); }

/// Page and check of a claim stand in the project, two folders above the claim's page. A user's page stands anywhere.
std::string file_link(const std::string& file, const Report& report) {
    return report.up.empty() || !file.starts_with("proofs/") ||
                   !text_of(report.results.at("parameters"), "claims").empty()
               ? code_span(file)
               : fmt::format("[{0}](../{1}{0})", file, report.up);
}

std::string step_as_markdown(const StepLine& step, const std::string& paper, const Report& report) {
    std::string says = linked(flat(step.says), paper, report);
    if (!step.anchor.empty() && !report.up.empty()) says = fmt::format("[{}](#{})", says, step.anchor);
    std::string line = std::string(static_cast<std::size_t>(2 * step.depth), ' ') + "- ";
    line += fmt::format("**{}**: {}", step.kind, says);
    if (!step.many.empty()) line += fmt::format(" ({})", step.many);
    return line + (step.truth == "yes" ? "" : fmt::format(": **{}**", step.truth)) + "\n";
}

/// "**The sum.** …" begins with words that the page prints in bold.
std::string paragraph_as_markdown(const std::string& text, const std::string& paper, const Report& report) {
    const auto end = text.compare(0, 2, "**") == 0 ? text.find("**", 2) : std::string::npos;
    if (end == std::string::npos) return linked(text, paper, report);
    return "**" + linked(text.substr(2, end - 2), paper, report) + "**" + linked(text.substr(end + 2), paper, report);
}

std::string block_as_markdown(const Block& block, const std::string& paper, const Report& report) {
    std::string content;
    switch (block.kind) {
        case Block::Kind::text: return with_label(block.label) + linked(block.text, paper, report) + "\n\n";
        case Block::Kind::command: return code_span(block.text) + "\n\n";
        case Block::Kind::file: return fmt::format("*{}:* {}\n\n", block.label, file_link(block.text, report));
        case Block::Kind::code:
            return fmt::format("*{}:*\n\n{}\n", block.label, code_block(block.text, "", block.language));
        case Block::Kind::steps:
            for (const StepLine& step : block.steps) content += step_as_markdown(step, paper, report);
            return fmt::format("*{}:*\n\n{}\n", block.label, content);
        case Block::Kind::paragraphs:
            for (const auto& [name, text] : block.rows)
                content += (name.empty() || report.up.empty() ? "" : fmt::format("<a id=\"{}\"></a>", name)) +
                           paragraph_as_markdown(text, paper, report) + "\n\n";
            return content;
        case Block::Kind::list:
            for (const auto& [text, unused] : block.rows) content += "- " + linked(flat(text), paper, report) + "\n";
            return content + "\n";
        case Block::Kind::table:
            for (const auto& [name, enclosure] : block.rows)
                content += fmt::format("| {} | `{}` |\n", escaped(name), enclosure);
            return fmt::format(
                "<details>\n<summary>{} {}</summary>\n\n| quantity | enclosure |\n|---|---|\n{}\n</details>\n\n",
                block.rows.size(), block.rows.size() == 1 ? "number" : "numbers", content);
        default:
            for (const auto& [id, standing] : block.rows)
                content +=
                    fmt::format("{}{} ({})", content.empty() ? "" : "; ", reference(id, report, paper), standing);
            return with_label(block.label) + content + "\n\n";
    }
}

/// "rests-on"
std::string anchor_name(std::string title) {
    std::transform(title.begin(), title.end(), title.begin(),
                   [](unsigned char c) { return c == ' ' ? '-' : static_cast<char>(std::tolower(c)); });
    return title;
}

bool runs_in(const Block& block) {
    return block.kind == Block::Kind::text || block.kind == Block::Kind::command || block.kind == Block::Kind::claims;
}

/// All sections, each with its title in bold; those to which other pages lead have anchors.
std::string sections_as_markdown(const Json& result, const Report& report) {
    const std::string id = text_of(result, "id");
    std::string page;
    if (const std::string corrected = links_to_corrections(id, report); !corrected.empty())
        page += fmt::format("*An earlier report said otherwise; corrected in* {}.\n\n", corrected);
    bool figures_shown = figures_of(id, report).empty();
    for (const Section& section : sections_of(result, report.set)) {
        std::string content;
        for (const Block& block : section.blocks) content += block_as_markdown(block, text_of(result, "paper"), report);
        const bool numbered = section.title == "Numbers";
        if (!figures_shown && (numbered || section.title == "Reproduce")) {  // beside the numbers, if there are some
            (numbered ? content : page) += figures_of(id, report);
            figures_shown = true;
        }
        const std::string name = anchor_name(section.title);
        if (section.title == "Verdict") {  // the word that a reader looks for
            const std::string verdict = text_of(result, "verdict");
            if (content.compare(0, verdict.size(), verdict) == 0)
                content.replace(0, verdict.size(), "**" + verdict + "**");
        }
        page += fmt::format("{}**{}.**{}{}", report.up.empty() ? "" : fmt::format("<a id=\"section-{}\"></a>", name),
                            section.title, runs_in(section.blocks.front()) ? " " : "\n\n", content);
    }
    return page;
}

}  // namespace

void Counts::add(const Json& result) {
    ++total;
    ++verdicts[text_of(result, "verdict")];
    ++evidence[text_of(result, "evidence")];
    slips += text_of(result, "verdict") == "fails" && text_of(result, "weight") == "slip";
}

std::string Counts::failing() const {
    const std::string number = std::to_string(verdict("fails"));
    return slips == 0 ? number : fmt::format("{} ({} {})", number, slips, slips == 1 ? "slip" : "slips");
}

std::string reference(const std::string& id, const Report& report, const std::string& paper) {
    if (!report.set.find(id)) return "`" + id + "`";
    return id.substr(0, id.find('/')) == paper ? link_here(id, report.up) : link(id, report.up);
}

std::string linked(const std::string& text, const std::string& paper, const Report& report) {
    const std::string markdown = escaped(text), in_names = "abcdefghijklmnopqrstuvwxyz0123456789./-";
    std::string result;
    char inside = 0;  // a formula or code
    for (std::size_t i = 0; i < markdown.size();) {
        const char c = markdown[i];
        if (c == '\\' && !inside && i + 1 < markdown.size()) {  // an escaped character begins nothing
            result += markdown.substr(i, 2);
            i += 2;
            continue;
        }
        const std::size_t end = std::min(markdown.find_first_not_of(in_names, i), markdown.size());
        std::size_t size = end - i;
        while (size > 0 && !std::isalnum(static_cast<unsigned char>(markdown[i + size - 1])))
            --size;  // the point of a sentence
        if (inside || size == 0) {
            if (c == inside)
                inside = 0;
            else if (!inside && (c == '$' || c == '`'))
                inside = c;
            result += c;
            ++i;
            continue;
        }
        const std::string name = markdown.substr(i, size), own = paper + "/" + name;
        const bool starts = i == 0 || !(std::isalnum(static_cast<unsigned char>(markdown[i - 1])) ||
                                        markdown[i - 1] == '_' || markdown[i - 1] == '\\');
        if (starts && name.find('/') != std::string::npos && report.set.find(name))
            result += reference(name, report, paper);
        else if (starts && name.find('-') != std::string::npos && report.set.find(own))
            result += reference(own, report, paper);
        else
            result += name;
        i += size;
    }
    return result;
}

std::string claim_section(const Json& result, const Report& report) {
    const std::string id = text_of(result, "id");
    return fmt::format("<a id=\"{}\"></a>\n\n## {}: {}\n\n{}\n\n{}", anchor(id), id, escaped(text_of(result, "title")),
                       escaped(text_of(result, "where")), sections_as_markdown(result, report));
}

std::string claim_page(const Json& result, const Report& report) {
    const std::string id = text_of(result, "id"), paper = text_of(result, "paper");
    std::vector<std::string> ways{escaped(text_of(result, "where")),
                                  fmt::format("[{}]({}{}.md#{})", paper, report.up, paper, anchor(id))};
    for (std::string& way : neighbours_of_claim(result, report)) ways.push_back(std::move(way));
    ways.push_back(fmt::format("[summary]({}README.md)", report.up));
    const std::string sections = sections_as_markdown(result, report) + disagree_section(result, report);
    std::vector<std::pair<std::string, std::string>> parts;
    for (const Section& section : sections_of(result, report.set))
        parts.emplace_back("section-" + anchor_name(section.title), section.title);
    parts.emplace_back("section-disagree", "Disagree?");
    return fmt::format("# {}: {}\n\n{}{}{}{}{}", id, escaped(text_of(result, "title")), top_line(ways),
                       badge(text_of(result, "verdict"), report), contents_line(parts, sections), sections, to_top());
}

std::vector<const Json*> results_of(const std::string& paper, const Report& report) {
    std::vector<const Json*> found;
    for (const Json& result : report.results.at("results"))
        if (text_of(result, "paper") == paper) found.push_back(&result);
    return found;
}

std::string figures_of(const std::string& id, const Report& report) {
    std::string content;
    for (const DrawnFigure& each : report.figures) {
        const auto& claims = each.figure.claims;
        if (!id.empty() && std::find(claims.begin(), claims.end(), id) == claims.end()) continue;
        if (!each.svg.empty())
            content += fmt::format("![{}]({}{})\n\n", escaped(each.figure.plot.title), report.up, each.file());
        content += fmt::format("*{}.* {}{}", escaped(each.figure.plot.title), escaped(each.figure.caption),
                               each.svg.empty() ? fmt::format(" Not drawn: {}.", escaped(report.figures_missing)) : "");
        content += " Numbers:";
        for (const experiment::Table& table : each.figure.tables)
            content += fmt::format(" [{0}.csv]({1}figures/{0}.csv)", table.name, report.up);
        if (id.empty()) {
            content += ". Of:";
            for (const std::string& claim : claims) content += " " + reference(claim, report);
        }
        content += ".\n\n";
    }
    return content;
}

std::string provenance_section(const Report& report) {
    const Json &suite = report.results.at("suite"), &parameters = report.results.at("parameters");
    std::string versions;
    for (const auto& [name, version] : report.results.at("versions").items())
        versions +=
            fmt::format("{}{} {}", versions.empty() ? "" : ", ", escaped(name), escaped(version.get<std::string>()));
    return fmt::format(
        "<a id=\"provenance\"></a>\n\n## Provenance\n\n- ntk-verify {}; SHA-256 over the code and the front matter of the pages, which make the findings, `{}`\n"
        "- SHA-256 over the text of the pages{} `{}`, of what makes these pages `{}`\n"
        "- SHA-256 of `results.json`: `{}`\n- {}\n- {} digits, seed {}, {} cases a property{}\n",
        text_of(suite, "version"), text_of(suite, "sources"), report.own_pages ? "" : " in proofs/",
        prose_sha256(*report.papers), renderer_sha256(), report.digest, versions, parameters.at("digits").get<long>(),
        text_of(parameters, "seed"), parameters.at("cases").get<int>(),
        parameters.at("thorough").get<bool>() ? ", thorough" : "");
}

std::string correction_line(const Json& result, const Report& report) {
    const auto found = result.find("correction");
    if (found == result.end() || !found->is_object()) return "";
    const std::string paper = text_of(result, "paper");
    return fmt::format("{} (**{}**, {}; {})", linked(flat(text_of(*found, "statement")), paper, report),
                       text_of(*found, "verdict"), text_of(*found, "evidence"),
                       linked(flat(text_of(*found, "scope")), paper, report));
}

std::string assessment_line(const claim::Assessment& assessment, const Report& report) {
    if (assessment.says.empty()) return "";
    std::string claims, other;
    const auto look = [&](const std::string& id, const char* expected) {
        const Json* result = report.set.find(id);
        claims += (claims.empty() ? "" : ", ") + reference(id, report, id.substr(0, id.find('/')));
        if (!result)
            other += fmt::format("{}{} was not run", other.empty() ? "" : ", ", id);
        else if (text_of(*result, "verdict") != expected)
            other += fmt::format("{}{} is {} now", other.empty() ? "" : ", ", id, text_of(*result, "verdict"));
    };
    for (const std::string& id : assessment.holding) look(id, "holds");
    for (const std::string& id : assessment.failing) look(id, "fails");
    if (!other.empty())
        return fmt::format("*A sentence that rests on other verdicts is left out: {}.*", escaped(other));
    return escaped(assessment.says) + (claims.empty() ? "" : fmt::format(" ({})", claims));
}

}  // namespace verify
