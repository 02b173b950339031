// verify cite [REPORT]: how to cite the suite, the report on a paper, or one finding.
#include "proofs/registry.hpp"
#include "verify/base/byte_source.hpp"
#include "verify/base/provenance.hpp"
#include "verify/base/status.hpp"
#include "verify/record/checksum.hpp"
#include "verify/reports/claim_sections.hpp"
#include "verify/verbs/commands.hpp"
#include "verify/verbs/selection.hpp"

#include <fmt/format.h>

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

/// TeX's special characters; the others of these texts are letters that BibTeX takes as they are in UTF-8.
std::string bibtex_escaped(const std::string& text) {
    std::string result;
    for (const char c : text)
        result += std::string("&%$#_{}").find(c) == std::string::npos ? std::string(1, c) : std::string("\\") + c;
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
        std::string what, format = "all";
    };
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(
        "cite", "How to cite the suite, the report on a paper, or one finding: BibTeX, CFF, plain text");
    command->add_option(
        "report", options->what,
        "A paper, e.g. st-arnaud-2026, or a claim, e.g. st-arnaud-2026/theorem-2; the suite if nothing is said");
    command->add_option("--format", options->format, "bibtex, cff or text; all three if nothing is said")
        ->check(CLI::IsMember({"bibtex", "cff", "text", "all"}));
    command->callback([options] {
        const Citation citation = citation_of(options->what);
        if (options->format == "bibtex")
            fmt::print("{}", bibtex(citation));
        else if (options->format == "cff")
            fmt::print("{}", cff(citation));
        else if (options->format == "text")
            fmt::print("{}", plain_citation(citation));
        else
            fmt::print("BibTeX\n\n{}\nCFF\n\n{}\nText\n\n{}", bibtex(citation), cff(citation),
                       plain_citation(citation));
    });
}

}  // namespace verify
