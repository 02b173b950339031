// A claim's section of a page, and the pieces that pages share.
#include "verify/base/provenance.hpp"
#include "verify/reports/markdown_text.hpp"
#include "verify/reports/report_pages.hpp"

#include <fmt/format.h>

#include <cctype>

namespace verify {
namespace {

std::string bold_label(const std::string& label) { return label.empty() ? "" : fmt::format("*{}:* ", label); }

std::string block_as_markdown(const Block& block, const std::string& paper, const Report& report) {
    std::string content;
    switch (block.kind) {
        case Block::Kind::text:
            return bold_label(block.label) +
                   (block.label == "Argument" ? "`" + block.text + "`" : linked(block.text, paper, report)) + "\n\n";
        case Block::Kind::command: return "`" + block.text + "`\n\n";
        case Block::Kind::code:
            return fmt::format("*{}:*\n\n{}\n", block.label, code_block(block.text, "", block.language));
        case Block::Kind::steps:
            for (const auto& [says, found] : block.rows)
                content += fmt::format("- {}: *{}*\n", linked(says, paper, report), found);
            return fmt::format("*{}:*\n\n{}\n", block.label, content);
        case Block::Kind::table:
            for (const auto& [name, enclosure] : block.rows)
                content += fmt::format("| {} | `{}` |\n", escaped(name), enclosure);
            return "| quantity | enclosure |\n|---|---|\n" + content + "\n";
        default:
            for (const auto& [id, standing] : block.rows)
                content +=
                    fmt::format("{}{} ({})", content.empty() ? "" : "; ", reference(id, report, paper), standing);
            return fmt::format("*{}:* {}\n\n", block.label, content);
    }
}

}  // namespace

void Counts::add(const Json& result) {
    ++total;
    ++verdicts[text_of(result, "verdict")];
    ++evidence[text_of(result, "evidence")];
}

std::string reference(const std::string& id, const Report& report, const std::string& paper) {
    if (!report.set.find(id)) return "`" + id + "`";
    const std::string of = id.substr(0, id.find('/'));
    return of == paper ? fmt::format("[{}]({}.md#{})", anchor(id), of, anchor(id)) : link(id);
}

std::string linked(const std::string& text, const std::string& paper, const Report& report) {
    const std::string markdown = escaped(text), in_names = "abcdefghijklmnopqrstuvwxyz0123456789./-";
    std::string result;
    char inside = 0;  // a formula or code
    for (std::size_t i = 0; i < markdown.size();) {
        const char c = markdown[i];
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
    std::string page =
        fmt::format("<a id=\"{}\"></a>\n\n## {}: {}\n\n{} · **{}**{}\n\n", anchor(id), id,
                    escaped(text_of(result, "title")), escaped(text_of(result, "where")), text_of(result, "verdict"),
                    text_of(result, "evidence") == "none" ? "" : fmt::format(" ({})", text_of(result, "evidence")));
    if (const std::string corrected = links_to_corrections(id, report); !corrected.empty())
        page += fmt::format("*An earlier report said otherwise; corrected in* {}.\n\n", corrected);
    for (const Section& section : sections_of(result, report.set)) {
        std::string content;
        bool heading_runs_in = true;
        for (const Block& block : section.blocks) {
            const bool paragraph = block.kind == Block::Kind::text || block.kind == Block::Kind::command;
            if (content.empty()) heading_runs_in = paragraph;
            content += block_as_markdown(block, text_of(result, "paper"), report);
        }
        if (section.title == "Evidence") content += figures_of(id, report);
        page += fmt::format("**{}.**{}{}", section.title, heading_runs_in ? " " : "\n\n",
                            content.empty() ? "As printed.\n\n" : content);
    }
    return page;
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
        if (!each.svg.empty()) content += fmt::format("![{}]({})\n\n", escaped(each.figure.plot.title), each.file());
        content += fmt::format("*{}.* {}{}", escaped(each.figure.plot.title), escaped(each.figure.caption),
                               each.svg.empty() ? fmt::format(" Not drawn: {}.", escaped(report.figures_missing)) : "");
        content += " Numbers:";
        for (const experiment::Table& table : each.figure.tables)
            content += fmt::format(" [{0}.csv](figures/{0}.csv)", table.name);
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
        "<a id=\"provenance\"></a>\n\n## Provenance\n\n- ntk-verify {}; SHA-256 over the sources of the findings `{}`\n"
        "- SHA-256 over the sources of what is said about a paper as a whole `{}`, of what makes these pages `{}`\n"
        "- SHA-256 of `results.json`: `{}`\n- {}\n- {} digits, seed {}, {} cases a property{}\n",
        text_of(suite, "version"), text_of(suite, "sources"), prose_sha256(), renderer_sha256(), report.digest,
        versions, parameters.at("digits").get<long>(), text_of(parameters, "seed"), parameters.at("cases").get<int>(),
        parameters.at("thorough").get<bool>() ? ", thorough" : "");
}

std::string correction_line(const Json& result, const Report& report) {
    const auto found = result.find("correction");
    if (found == result.end() || !found->is_object()) return "";
    const std::string paper = text_of(result, "paper");
    return fmt::format("{} (**{}**, {}; {})", linked(text_of(*found, "statement"), paper, report),
                       text_of(*found, "verdict"), text_of(*found, "evidence"),
                       linked(text_of(*found, "scope"), paper, report));
}

std::string assessment_line(const claim::Assessment& assessment, const Report& report) {
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
    return fmt::format("{} ({})", escaped(assessment.says), claims);
}

}  // namespace verify
