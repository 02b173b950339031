// verify cite [REPORT]: how to cite the suite, the report on a paper, or one finding.
#include "proofs/registry.hpp"
#include "verify/base/byte_source.hpp"
#include "verify/base/checksum.hpp"
#include "verify/base/provenance.hpp"
#include "verify/base/status.hpp"
#include "verify/reports/claim_sections.hpp"
#include "verify/verbs/commands.hpp"
#include "verify/verbs/one_of.hpp"
#include "verify/verbs/selection.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <filesystem>

namespace verify {
namespace {

constexpr const char* authors = "The ntk-verify maintainers";
constexpr const char* suite_title = "ntk-verify: rigorous verification of the mathematics of the neural tangent kernel";

/// What is cited. No date stands in it: the version and the digests say what it was.
struct Citation {
    std::string key, title, version, file, identifier, note;
};

std::string committed(const std::string& name) {
    return whole_file((reports_folder() / name).string(), "a report of `verify run`");
}

Citation citation_of(const std::string& what) {
    const auto slash = what.find('/');
    const claim::Paper* paper = what.empty() ? nullptr : &paper_with_key(what.substr(0, slash), proofs::papers());
    const auto record = record_file();
    std::error_code error;
    if (what.empty() && std::filesystem::status(record, error).type() == std::filesystem::file_type::not_found)
        return {"ntk-verify", suite_title, suite_version(),
                "",           "",          "SHA-256 over the sources " + findings_sha256(proofs::papers())};
    const Json results = read_results(record);  // what is cited is the record, which another build may have made
    const Json suite = results.value("suite", Json::object());
    const std::string digests = fmt::format("SHA-256 over the sources {}, of results.json {}",
                                            text_of(suite, "sources"), sha256(committed("results.json")));
    if (!paper) return {"ntk-verify", suite_title, text_of(suite, "version"), "", "", digests};
    const std::string file = what + ".md";  // of a paper, or of a claim, which has a page of its own
    std::string note;
    if (slash != std::string::npos) {
        const ResultSet set(results);
        if (!set.find(what))
            throw BadInput(fmt::format(
                "no finding on '{}' in reports/results.json; expected the id of a claim (verify list shows all)",
                shown(what)));
        note = fmt::format("Finding {}: {}. ", what, set.standing(what));
    }
    Citation citation{"ntk-verify:" + what,
                      fmt::format("Verification report on {}: {}, {}", paper->authors, paper->title, paper->edition),
                      text_of(suite, "version"),
                      "reports/" + file,
                      software_heritage_id(committed(file)),
                      note};
    citation.note += digests;
    return citation;
}

/// Of a user's paper: its pages, and of a run its report, whose bytes say what it was.
Citation citation_of_own(const std::string& what, const std::string& folder, const std::string& reports) {
    const Catalogue catalogue = Catalogue::of_folder(folder);
    const auto slash = what.find('/');
    if (what.empty() && catalogue.papers().size() != 1)
        throw BadInput("--claims: several papers; expected the key of one, or an id");
    const claim::Paper& paper =
        what.empty() ? catalogue.papers().front() : paper_with_key(what.substr(0, slash), catalogue.papers());
    const std::string id = slash == std::string::npos ? "" : claim_with_id(what, catalogue.claims()).id;
    const std::string name = id.empty() ? paper.key : id;
    Citation citation{
        "ntk-verify:" + name,
        fmt::format("Statements of {}: {}, {}, decided by ntk-verify", paper.authors, paper.title, paper.edition),
        suite_version(),
        name + ".md",
        "",
        ""};
    if (reports.empty()) {
        citation.file = catalogue.folder();
        citation.note = fmt::format("{}SHA-256 over the front matter of the pages and the code {}, over their text {}",
                                    id.empty() ? "" : "Statement " + id + ". ", findings_sha256(catalogue.papers()),
                                    prose_sha256(catalogue.papers()));
        return citation;
    }
    const std::filesystem::path at = reports;
    const Json results = read_results(at / "results.json");
    const ResultSet set(results);
    if (!id.empty()) {
        if (!set.find(id)) throw BadInput(fmt::format("--reports {}: no finding on {}", shown(reports), id));
        citation.note = fmt::format("Finding {}: {}. ", id, set.standing(id));
    }
    const Json suite = results.value("suite", Json::object());
    citation.version = text_of(suite, "version");
    citation.identifier = software_heritage_id(whole_file((at / citation.file).string(), "a report of `verify run`"));
    citation.note += fmt::format("SHA-256 over the sources {}, of results.json {}", text_of(suite, "sources"),
                                 sha256(whole_file((at / "results.json").string(), "a report of `verify run`")));
    return citation;
}

/// TeX's special characters; the others of these texts are letters that BibTeX takes as they are in UTF-8.
std::string bibtex_escaped(const std::string& text) {
    std::string result;
    for (const char c : text) {
        if (c == '\\')
            result += "\\textbackslash{}";  // a title must not be a command
        else if (c == '~' || c == '^')
            result += fmt::format("\\{}{{}}", c);
        else
            result += std::string("&%$#_{}").find(c) == std::string::npos ? std::string(1, c) : std::string("\\") + c;
    }
    return result;
}

std::string bibtex(const Citation& c) {
    std::string text = fmt::format("@{}{{{},\n  author  = {{{{{}}}}},\n  title   = {{{{{}}}}},\n",
                                   c.file.empty() ? "software" : "misc", c.key, authors, bibtex_escaped(c.title));
    if (!c.file.empty())
        text += fmt::format("  howpublished = {{ntk-verify {}, {}}},\n", c.version, bibtex_escaped(c.file));
    text += fmt::format("  version = {{{}}},\n", c.version);
    if (!c.identifier.empty()) text += fmt::format("  swhid   = {{{}}},\n", c.identifier);
    return text + fmt::format("  note    = {{{}}}\n}}\n",
                              bibtex_escaped((c.identifier.empty() ? "" : c.identifier + ". ") + c.note));
}

std::string plain_citation(const Citation& c) {
    return fmt::format("{}. {}. ntk-verify {}{}.{} {}.\n", authors, c.title, c.version,
                       c.file.empty() ? "" : ", " + c.file, c.identifier.empty() ? "" : " " + c.identifier + ".",
                       c.note);
}

std::string yaml_string(const std::string& text) { return Json(text).dump(); }  // a JSON string is a YAML string

std::string cff(const Citation& c) {
    std::string text = fmt::format(
        "cff-version: 1.2.0\nmessage: \"If you rely on a finding of this suite, please cite it together with the version and the digests that the report names.\"\ntitle: {}\ntype: software\nversion: {}\nlicense: MIT\nauthors:\n  - name: {}\n",
        yaml_string(suite_title), c.version, yaml_string(authors));
    if (c.file.empty()) return text;
    return text +
           fmt::format(
               "preferred-citation:\n  type: report\n  title: {}\n  authors:\n    - name: {}\n  version: {}\n  filename: {}\n  notes: {}\n  identifiers:\n    - type: swh\n      value: {}\n      description: \"The bytes of the report\"\n",
               yaml_string(c.title), yaml_string(authors), c.version, yaml_string(c.file), yaml_string(c.note),
               yaml_string(c.identifier));
}

}  // namespace

void add_cite(CLI::App& app, int&) {
    struct Options {
        std::string what, own, reports, format = "all";
    };
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(
        "cite", "How to cite the suite, the report on a paper, or one finding: BibTeX, CFF, plain text");
    command->add_option(
        "report", options->what,
        "A paper, e.g. st-arnaud-2026, or a claim, e.g. st-arnaud-2026/theorem-2; the suite if nothing is said");
    command->add_option("--claims", options->own, "A paper of your own: a folder with paper.md and pages");
    command->add_option("--reports", options->reports,
                        "With --claims: the folder that run --out has written; without it the pages are cited");
    one_of(command->add_option("--format", options->format,
                               "bibtex, cff or text; all three if nothing is said; json: what they are made of"),
           {"bibtex", "cff", "text", "all", "json"});
    command->callback([options] {
        if (options->own.empty() && !options->reports.empty())
            throw BadInput("--reports: with the pages of your own; expected --claims DIR beside it");
        const Citation citation = options->own.empty() ? citation_of(options->what)
                                                       : citation_of_own(options->what, options->own, options->reports);
        if (options->format == "bibtex")
            fmt::print("{}", bibtex(citation));
        else if (options->format == "cff")
            fmt::print("{}", cff(citation));
        else if (options->format == "text")
            fmt::print("{}", plain_citation(citation));
        else if (options->format == "json")
            fmt::print("{}\n", json_text({{"schema", 1},
                                          {"key", citation.key},
                                          {"authors", authors},
                                          {"title", citation.title},
                                          {"version", citation.version},
                                          {"file", citation.file},
                                          {"identifier", citation.identifier},
                                          {"note", citation.note}}));
        else
            fmt::print("BibTeX\n\n{}\nCFF\n\n{}\nText\n\n{}", bibtex(citation), cff(citation),
                       plain_citation(citation));
    });
}

}  // namespace verify
