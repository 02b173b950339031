// verify cite [REPORT]: how to cite the suite, the report on a paper, or one finding.
#include "proofs/registry.hpp"
#include "verify/checksum.hpp"
#include "verify/claim_sections.hpp"
#include "verify/commands.hpp"
#include "verify/provenance.hpp"
#include "verify/status.hpp"

#include <fmt/format.h>

#include <fstream>
#include <sstream>

namespace verify {
namespace {

constexpr const char* authors = "The ntk-verify maintainers";
constexpr const char* suite_title = "ntk-verify: rigorous verification of the mathematics of the neural tangent kernel";

/// What is cited. No date stands in it: the version and the digests say what it was.
struct Citation {
    std::string key, title, file, identifier, note;
};

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream) throw BadInput(fmt::format("{}: cannot be read; expected the reports of `verify run`", file.string()));
    return text.str();
}

const proofs::Paper& paper_with_key(const std::string& key) {
    std::string keys;
    for (const proofs::Paper& paper : proofs::papers()) {
        if (paper.key == key) return paper;
        keys += (keys.empty() ? "" : ", ") + paper.key;
    }
    throw BadInput(fmt::format("no report '{}'; expected one of {}, or the id of a claim", key.substr(0, 80), keys));
}

Citation citation_of(const std::string& what) {
    const auto record_file = project_root() / "reports" / "results.json";
    std::string sources = "SHA-256 over the sources " + sources_sha256();
    if (std::filesystem::exists(record_file)) sources += ", of results.json " + sha256(bytes_of(record_file));
    if (what.empty()) return {"ntk-verify", suite_title, "", "", sources};
    const auto slash = what.find('/');
    const proofs::Paper& paper = paper_with_key(what.substr(0, slash));
    const std::string file = paper.key + ".md";
    Citation citation{"ntk-verify:" + what, fmt::format("Verification report on {}: {}, {}", paper.authors, paper.title, paper.edition), "reports/" + file, software_heritage_id(bytes_of(project_root() / "reports" / file)), ""};
    if (slash != std::string::npos) {
        const ResultSet record(read_record());
        const Json* result = record.find(what);
        if (!result) throw BadInput(fmt::format("no finding on '{}' in reports/results.json; expected the id of a claim (verify list shows all)", what.substr(0, 80)));
        citation.note = fmt::format("Finding {}: {}. ", what, record.standing(what));
        citation.file += "#" + what.substr(slash + 1);
    }
    citation.note += sources;
    return citation;
}

/// TeX's special characters; the others of these texts are letters that BibTeX takes as they are in UTF-8.
std::string bibtex_escaped(const std::string& text) {
    std::string result;
    for (const char c : text) result += std::string("&%$#_{}").find(c) == std::string::npos ? std::string(1, c) : std::string("\\") + c;
    return result;
}

std::string bibtex(const Citation& c) {
    std::string text = fmt::format("@{}{{{},\n  author  = {{{{{}}}}},\n  title   = {{{{{}}}}},\n", c.file.empty() ? "software" : "misc", c.key, authors, bibtex_escaped(c.title));
    if (!c.file.empty()) text += fmt::format("  howpublished = {{ntk-verify {}, {}}},\n", suite_version(), bibtex_escaped(c.file));
    text += fmt::format("  version = {{{}}},\n", suite_version());
    if (!c.identifier.empty()) text += fmt::format("  swhid   = {{{}}},\n", c.identifier);
    return text + fmt::format("  note    = {{{}}}\n}}\n", bibtex_escaped((c.identifier.empty() ? "" : c.identifier + ". ") + c.note));
}

std::string plain_citation(const Citation& c) {
    return fmt::format("{}. {}. ntk-verify {}{}.{} {}.\n", authors, c.title, suite_version(), c.file.empty() ? "" : ", " + c.file, c.identifier.empty() ? "" : " " + c.identifier + ".", c.note);
}

std::string yaml_string(const std::string& text) { return Json(text).dump(); }  // a JSON string is a YAML string

std::string cff(const Citation& c) {
    std::string text = fmt::format("cff-version: 1.2.0\nmessage: \"If you rely on a finding of this suite, please cite it together with the version and the digests that the report names.\"\ntitle: {}\ntype: software\nversion: {}\nlicense: MIT\nauthors:\n  - name: {}\n", yaml_string(suite_title), suite_version(), yaml_string(authors));
    if (c.file.empty()) return text;
    return text + fmt::format("preferred-citation:\n  type: report\n  title: {}\n  authors:\n    - name: {}\n  version: {}\n  filename: {}\n  notes: {}\n  identifiers:\n    - type: swh\n      value: {}\n      description: \"The bytes of the report\"\n", yaml_string(c.title), yaml_string(authors), suite_version(), yaml_string(c.file), yaml_string(c.note), yaml_string(c.identifier));
}

}  // namespace

void add_cite(CLI::App& app, int&) {
    struct Options {
        std::string what, format = "all";
    };
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("cite", "How to cite the suite, the report on a paper, or one finding: BibTeX, CFF, plain text");
    command->add_option("report", options->what, "A paper, e.g. st-arnaud-2026, or a claim, e.g. st-arnaud-2026/theorem-2; the suite if nothing is said");
    command->add_option("--format", options->format, "bibtex, cff or text; all three if nothing is said")->check(CLI::IsMember({"bibtex", "cff", "text", "all"}));
    command->callback([options] {
        const Citation citation = citation_of(options->what);
        if (options->format == "bibtex") fmt::print("{}", bibtex(citation));
        else if (options->format == "cff") fmt::print("{}", cff(citation));
        else if (options->format == "text") fmt::print("{}", plain_citation(citation));
        else fmt::print("BibTeX\n\n{}\nCFF\n\n{}\nText\n\n{}", bibtex(citation), cff(citation), plain_citation(citation));
    });
}

}  // namespace verify
