// verify run: adjudicates the claims selected, compares verdicts and evidence with the record, and writes the reports.
#include "claim/claims.hpp"
#include "rigor/number/arb.hpp"
#include "rigor/parallel/start_thread.hpp"
#include "verify/base/byte_source.hpp"
#include "verify/base/progress.hpp"
#include "verify/base/standard_streams.hpp"
#include "verify/base/status.hpp"
#include "verify/base/whole_files.hpp"
#include "verify/record/formal.hpp"
#include "verify/record/standing.hpp"
#include "verify/reports/html_pages.hpp"
#include "verify/reports/render.hpp"
#include "verify/verbs/commands.hpp"
#include "verify/verbs/selection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <optional>
#include <thread>

namespace verify {
namespace {

struct RunArguments {
    std::vector<std::string> patterns;
    claim::Context parameters;
    unsigned jobs = 0;
    std::string own, out, format = "text";  // own: the folder of --claims
};

/// A check that throws leaves its message in place of the adjudication; what stands wrongly on a page ends the run.
Results adjudicate_all(const std::vector<const claim::Claim*>& claims, const RunArguments& options,
                       const Catalogue& catalogue, const FormalRecord& formal) {
    Results results{options.parameters, {}, catalogue};
    results.list.resize(claims.size());
    std::atomic<std::size_t> next{0};
    std::mutex of_broken_page;
    std::optional<claim::BrokenPage> broken_page;
    Progress progress(claims.size());
    const claim::Context context = claim::with_claims(catalogue.claims(), with_theorems(options.parameters, formal));
    const auto work = [&] {
        rigor::use_flint_on_this_thread();
        for (std::size_t i = next++; i < claims.size(); i = next++) {
            progress.begins(claims[i]->id);
            Result& result = results.list[i];
            result.claim = claims[i];
            const auto start = std::chrono::steady_clock::now();
            try {
                result.adjudication = claim::adjudicate(*claims[i], context);
            } catch (const claim::BrokenPage& broken) {
                const std::lock_guard lock(of_broken_page);
                if (!broken_page) broken_page = broken;
            } catch (const std::exception& error) {
                result.error = *error.what() ? error.what() : "an exception without a message";
            } catch (...) {
                result.error = "an exception of unknown type";
            }
            result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
            progress.ends(claims[i]->id);
        }
    };
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    const unsigned jobs = options.jobs ? options.jobs : cores;
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < std::min<std::size_t>(jobs, claims.size()) && rigor::start_thread(threads, work); ++i) {
    }
    work();
    threads.clear();
    if (broken_page) throw claim::BrokenPage(*broken_page);
    std::vector<std::string> ids;
    std::vector<claim::Adjudication*> adjudications;
    for (Result& result : results.list)
        if (result.error.empty()) {
            ids.push_back(result.claim->id);
            adjudications.push_back(&result.adjudication);
        }
    claim::settle(ids, adjudications);
    return results;
}

/// A formula that has no meaning, which makes nothing true or false; not what a page says not to be checkable.
bool is_ill_posed(const Result& result) {
    return result.adjudication.finding.verdict == claim::Verdict::not_checkable &&
           result.claim->not_checkable.empty() && result.claim->check.id.empty();
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

/// Reports on a user's pages never go into those of the suite.
void keep_reports_apart(const std::filesystem::path& out) {
    std::error_code error;
    if (!out.empty() &&
        std::filesystem::weakly_canonical(out, error) == std::filesystem::weakly_canonical(reports_folder(), error))
        throw BadInput(
            fmt::format("--out {}: the reports of the suite; expected a folder of your own", shown(out.string())));
}

int run(const RunArguments& options) {
    const bool html = options.format == "html";
    if (html && options.out.empty())
        throw BadInput("--format html writes a page for each paper; expected --out DIR to say where");
    if (html) require_html_tools();
    if (!options.out.empty())
        write_whole_files(options.out, {});  // a folder that cannot be made is known before the work is done
    const Catalogue catalogue = catalogue_of(options.own);
    if (!catalogue.is_suite()) keep_reports_apart(options.out);
    const auto claims = select_claims(options.patterns, catalogue);
    if (claims.empty()) throw NothingMatched(fmt::format("--claims {}: no page", shown(options.own)));
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
    Results results = adjudicate_all(claims, options, catalogue, formal);
    add_formal_proofs(results, formal);
    const auto broken =
        std::find_if(results.list.begin(), results.list.end(), [](const Result& r) { return !r.error.empty(); });
    if (broken != results.list.end()) {
        if (options.format == "junit") fmt::print("{}", render_junit(results, record));  // it has a place for errors
        throw std::runtime_error(broken->claim->id + ": " + broken->error);
    }

    const Json json = results_to_json(results);

    // The committed record is replaced only by a run of everything at the usual parameters.
    std::filesystem::path folder = options.out;
    const bool everything = options.patterns.empty();
    if (const auto root = project_root(); root && folder.empty() && everything && catalogue.is_suite() &&
                                          options.format == "text" && is_default(options.parameters))
        folder = *root / "reports";
    if (!folder.empty()) {
        std::string complaint;
        auto files = render_report(json, catalogue, complaint);
        if (html)
            for (auto& page : html_pages(files)) files.push_back(std::move(page));
        write_whole_files(folder, files);
        if (!complaint.empty()) tell("verify: " + complaint);
        tell("wrote " + (folder / (html ? "index.html" : "README.md")).string());
    }

    if (options.format == "json")
        fmt::print("{}\n", json_text(json));
    else if (options.format == "junit")
        fmt::print("{}", render_junit(results, record));
    else if (options.format == "markdown")
        fmt::print("{}", render_markdown(json, catalogue));
    else
        fmt::print("{}", render_text(results, record));

    for (const Result& result : results.list)
        if (!catalogue.is_suite() && is_ill_posed(result))
            tell(fmt::format("{}: {}", result.claim->id, result.adjudication.finding.scope));
    if (!recorded && catalogue.is_suite())
        tell(
            fmt::format("verify: no record to compare with ({} does not exist); the exit status is 0 if all hold, 1 if "
                        "one fails, 3 if one is undecided and none fails",
                        record_file().string()));
    return compared_with_record(results, recorded ? &record : nullptr, everything);
}

}  // namespace

void add_run(CLI::App& app, int& status) {
    auto options = std::make_shared<RunArguments>();
    CLI::App* command = app.add_subcommand("run", "Adjudicates claims and writes reports");
    command->add_option("claims", options->patterns,
                        "Ids, papers or globs, e.g. yu-2025 or '*/theorem-*'; all claims if none is given");
    command->add_option("--claims", options->own,
                        "The claims of your own paper: a folder with paper.md and a page each, decided by their "
                        "formulas (docs/language.md)");
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
    command
        ->add_option(
            "--format", options->format,
            "text, json, junit or markdown, on standard output; html: pages for a browser in --out besides, and text")
        ->check(CLI::IsMember({"text", "json", "junit", "markdown", "html"}));
    command->footer(
        "Exit status: 0 done and as recorded; 1 a verdict differs from the record, or evidence is weaker; 4 a check "
        "broke off; 5 nothing matched.\n"
        "Without a record (reports/results.json), and with --claims: 0 all hold, 1 one fails, 3 one is undecided, or its formula ill-posed, and none fails.");
    command->callback([options, &status] { status = run(*options); });
}

}  // namespace verify
