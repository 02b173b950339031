// verify run: adjudicates the claims selected, compares verdicts and evidence with the record, and writes the reports.
#include "verify/base/byte_source.hpp"
#include "verify/base/clean_up.hpp"
#include "verify/base/file_set.hpp"
#include "verify/base/standard_streams.hpp"
#include "verify/base/status.hpp"
#include "verify/base/terminal.hpp"
#include "verify/record/formal.hpp"
#include "verify/record/standing.hpp"
#include "verify/reports/html_pages.hpp"
#include "verify/reports/render.hpp"
#include "verify/verbs/adjudicate_all.hpp"
#include "verify/verbs/commands.hpp"
#include "verify/verbs/one_of.hpp"
#include "verify/verbs/option_values.hpp"
#include "verify/verbs/run_certificates.hpp"
#include "verify/verbs/selection.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <optional>

namespace verify {
namespace {

struct RunArguments {
    std::vector<std::string> patterns;
    claim::Context parameters;
    unsigned jobs = 0;
    std::string own, seconds, out, certificates, format = "text";  // own: the folder of --claims
};

/// A formula that has no meaning, which makes nothing true or false; not what a page says not to be checkable.
bool is_ill_posed(const Result& result) {
    return result.adjudication.finding.verdict == claim::Verdict::not_checkable &&
           result.claim->not_checkable.empty() && result.claim->check.id.empty();
}

/// What a pack may take in all; an hour if nothing is said.
double option_seconds(const std::string& text) {
    constexpr double usual = 3600, most = 1e6;
    if (text.empty()) return usual;
    const rigor::Rational given = option_number("seconds", text);
    if (given <= 0 || given > rigor::Rational(static_cast<long>(most)))
        throw BadInput(
            fmt::format("--seconds {}: expected a number above 0, at most {:.0f}", text.substr(0, 60), most));
    return std::max(1e-3, given.convert_to<double>());
}

bool is_default(const claim::Context& parameters) {
    const claim::Context usual;
    return parameters.digits == usual.digits && parameters.seed == usual.seed && parameters.cases == usual.cases &&
           parameters.thorough == usual.thorough;
}

/// Says on stderr what is other than recorded, or not recorded. Without a record, or for a claim that it does not have,
/// the verdict itself makes the status.
int compared_with_record(const Results& results, const std::map<std::string, Json>* recorded, bool everything) {
    const std::map<std::string, Json> record = recorded ? *recorded : std::map<std::string, Json>{};
    bool different = false, open = false;
    for (const Result& result : results.list) {
        if (const std::string difference = difference_from_record(result, record); !difference.empty()) {
            tell(fmt::format("{}: {}", result.claim->id, difference));
            different = true;
        }
        different = different || fails_unrecorded(result, record);
        open = open || undecided_unrecorded(result, record) || is_ill_posed(result);
        if (recorded && !record.count(result.claim->id))
            tell(fmt::format("{}: not in the record, now {}", result.claim->id,
                             verdict_with_evidence(result.adjudication.finding)));
    }
    if (everything)
        for (const std::string& id : recorded_but_gone(results, record)) {
            tell(
                fmt::format("{}: recorded as {}, now no claim of this name", id, verdict_with_evidence(record.at(id))));
            different = true;
        }
    return different ? differs : open ? undecided : done;
}

/// Is `inner` the folder `outer`, or below it? Links are followed, and what is not there yet counts as named.
bool is_within(const std::filesystem::path& inner, const std::filesystem::path& outer) {
    std::error_code error;
    const auto a = std::filesystem::weakly_canonical(inner / "", error),
               b = std::filesystem::weakly_canonical(outer / "", error);
    const auto end = b.filename().empty() ? std::prev(b.end()) : b.end();
    return std::mismatch(b.begin(), end, a.begin(), a.end()).first == end;
}

/// Reports on a user's pages never go into those of the suite, nor among the pages: they would be read as pages, or
/// replace a README.md.
void keep_reports_apart(const std::filesystem::path& out, const std::string& pages) {
    if (out.empty()) return;
    if (is_within(out, reports_folder()))
        throw BadInput(
            fmt::format("--out {}: the reports of the suite; expected a folder of your own", shown(out.string())));
    if (is_within(out, pages) || is_within(pages, out))
        throw BadInput(fmt::format("--out {}: {} the pages of --claims; expected a folder apart from them",
                                   shown(out.string()), is_within(out, pages) ? "among" : "around"));
}

using FileContents = std::vector<std::pair<std::string, std::string>>;  // by name

/// --certificates: what was proved, <paper>/<claim>.jsonl.
FileContents certificates_of(const Results& results, bool is_suite) {
    return run_certificates(
        results, is_suite && std::any_of(results.list.begin(), results.list.end(),
                                         [](const Result& r) { return r.claim->paper() == "st-arnaud-2026"; }));
}

/// Both sets are complete before the first is written. What can still happen to the second, a full disk, is said
/// together with what became of the first: certificates of one run beside reports of another look like one whole.
void write_both(const std::string& to, const FileContents& certificates, const std::filesystem::path& out,
                const FileContents& reports) {
    if (!to.empty()) {
        write_file_set(to, certificates);
        tell(fmt::format("wrote {} certificate{} to {}", certificates.size(), certificates.size() == 1 ? "" : "s", to));
    }
    if (out.empty()) return;
    const auto refuse = [&](const std::string& why) {
        throw BadInput(fmt::format("{}; the certificates in {} are of this run, the reports in {} are not", why, to,
                                   out.string()));
    };
    try {
        write_file_set(out, reports);
    } catch (const BadInput& error) {
        if (to.empty()) throw;
        refuse(error.what());
    } catch (const std::bad_alloc&) {
        if (to.empty()) throw;
        refuse("not enough memory");
    }
}

int run(const RunArguments& options) {
    const bool html = options.format == "html";
    if (html && options.out.empty())
        throw BadInput("--format html writes a page for each paper; expected --out DIR to say where");
    if (html) require_html_tools();
    const Catalogue catalogue = catalogue_of(options.own);
    if (!catalogue.is_suite()) keep_reports_apart(options.out, options.own);
    if (catalogue.is_suite() && !options.seconds.empty())
        throw BadInput("--seconds: for formulas of your own; expected it with --claims");
    const RunBudget budget{catalogue.is_suite() ? 0 : option_seconds(options.seconds), options.jobs};
    const auto claims = select_claims(options.patterns, catalogue);
    if (claims.empty()) throw NothingMatched(fmt::format("--claims {}: no page", shown(options.own)));
    if (!options.certificates.empty()) {
        if (is_within(options.certificates, reports_folder()) ||
            (!catalogue.is_suite() && is_within(options.certificates, options.own)))
            throw BadInput(fmt::format("--certificates {}: among {}; expected a folder of its own",
                                       shown(options.certificates),
                                       catalogue.is_suite() ? "the reports" : "the pages"));
        write_file_set(options.certificates, {});
    }
    if (!options.out.empty())
        write_file_set(options.out, {});  // a folder that cannot be made is known before the work is done
    if (catalogue.is_suite()) finish_file_set(reports_folder());  // of a run that was killed
    // A user's pages are compared with no record, and Coq has seen none of them.
    const std::optional<Json> recorded = catalogue.is_suite() ? recorded_results() : std::nullopt;
    const auto record = recorded ? by_id(*recorded) : std::map<std::string, Json>{};
    const FormalRecord formal =
        catalogue.is_suite() ? read_formal_record(reports_folder() / "formal.jsonl", reports_folder().parent_path())
                             : FormalRecord{};
    if (!formal.changed.empty())
        tell(fmt::format(
            "verify: {} of the files that Coq has checked {}, {} first; what rests on them is not formal until "
            "proofs/coq/build renews the record",
            formal.changed.size(), formal.changed.size() == 1 ? "has changed" : "have changed",
            formal.changed.front()));
    const std::string began = fmt::format("{:%Y-%m-%dT%H:%M:%S}Z", fmt::gmtime(std::time(nullptr)));
    auto [results, abandoned] = adjudicate_all(claims, options.parameters, budget, catalogue, formal);
    add_formal_proofs(results, formal);
    const auto broken =
        std::find_if(results.list.begin(), results.list.end(), [](const Result& r) { return !r.error.empty(); });
    if (broken != results.list.end()) {
        if (options.format == "junit")
            fmt::print("{}", render_junit(results, record, began));  // it has a place for errors
        throw std::runtime_error(broken->claim->id + ": " + broken->error);
    }

    FileContents certificates, reports;
    if (!options.certificates.empty()) certificates = certificates_of(results, catalogue.is_suite());
    const Json json = results_to_json(results);

    // The committed record is replaced only by a run of everything at the usual parameters.
    std::filesystem::path folder = options.out;
    const bool everything = options.patterns.empty();
    if (const auto root = project_root(); root && folder.empty() && everything && catalogue.is_suite() &&
                                          options.format == "text" && is_default(options.parameters))
        folder = *root / "reports";
    std::string complaint, of_pandoc;  // TeX of a user's may be any
    if (!folder.empty()) {
        reports = render_report(json, catalogue, complaint);
        if (html)
            for (auto& page : html_pages(reports, catalogue.is_suite() ? nullptr : &of_pandoc))
                reports.push_back(std::move(page));
    }
    write_both(options.certificates, certificates, folder, reports);
    if (!of_pandoc.empty()) tell("verify: pandoc, which leaves such a formula as it is: " + of_pandoc);
    if (!complaint.empty()) tell("verify: " + complaint);
    if (!folder.empty()) tell("wrote " + (folder / (html ? "index.html" : "README.md")).string());

    if (options.format == "json")
        fmt::print("{}\n", json_text(json));
    else if (options.format == "junit")
        fmt::print("{}", render_junit(results, record, began));
    else if (options.format == "markdown")
        fmt::print("{}", render_markdown(json, catalogue));
    else
        fmt::print("{}", output_is_terminal() ? render_laid_out(results, record, output_width())
                                              : render_text(results, record));

    for (const Result& result : results.list)
        if (!catalogue.is_suite() && is_ill_posed(result))
            tell(fmt::format("{}: {}", result.claim->id, result.adjudication.finding.scope));
    if (!recorded && catalogue.is_suite())
        tell(
            fmt::format("verify: no record to compare with ({} does not exist); the exit status is 0 if all hold, 1 if "
                        "one fails, 3 if one is undecided and none fails",
                        record_file().string()));
    const int status = compared_with_record(results, recorded ? &record : nullptr, everything);
    if (!abandoned) return status;
    // A thread that does not come to an end must not be waited for.
    const bool written = std::fflush(stdout) == 0;
    if (!written) tell("verify: standard output cannot be written");
    end_after_clean_up(written ? status : bad_input);
}

}  // namespace

void add_run(CLI::App& app, int& status) {
    auto options = std::make_shared<RunArguments>();
    CLI::App* command = app.add_subcommand("run", "Adjudicates claims and writes reports");
    command->add_option("claims", options->patterns,
                        "Ids, papers or globs, e.g. yu-2025 or '*/theorem-*'; all claims if none is given");
    command->add_option("--claims", options->own,
                        "The claims of your own paper: a folder with paper.md and a page each, decided by their "
                        "formulas (docs/your-paper.md)");
    command->add_option("--seconds", options->seconds,
                        "With --claims: what all formulas together may take (3600); the rest is undecided");
    command->add_option("--digits", options->parameters.digits, "Significant digits of the reported values (30)")
        ->check(CLI::Range(6L, 1000L));
    command->add_option("--seed", options->parameters.seed, "Seed of the random cases")->check(CLI::NonNegativeNumber);
    command->add_option("--cases", options->parameters.cases, "Random cases of each property (100)")
        ->check(CLI::Range(1, 1'000'000));
    command->add_option("--jobs", options->jobs, "Threads (all cores)")->check(CLI::Range(1, 1024));
    command->add_flag("--thorough", options->parameters.thorough, "Deeper certified ranges");
    command->add_option(
        "--out", options->out,
        "Folder for the reports; in the project a run of everything with the usual parameters writes reports/");
    command->add_option("--certificates", options->certificates,
                        "Folder for what was proved, as data for tools/check_certificates.py: a file for each formula "
                        "that was decided, and the boxes and arcs behind large depth");
    one_of(
        command->add_option(
            "--format", options->format,
            "text, json, junit or markdown, on standard output; html: pages for a browser in --out besides, and text"),
        {"text", "json", "junit", "markdown", "html"});
    command->footer(
        "Exit status: 0 done and as recorded; 1 a verdict differs from the record, or evidence is weaker; 4 a check "
        "broke off; 5 nothing matched.\n"
        "Without a record (reports/results.json), and with --claims: 0 all hold, 1 one fails, 3 one is undecided, or its formula ill-posed, and none fails.");
    command->callback([options, &status] { status = run(*options); });
}

}  // namespace verify
