// verify run: adjudicates the claims selected, compares the verdicts with the record, and writes the reports.
#include "proofs/registry.hpp"
#include "rigor/arb.hpp"
#include "rigor/start_thread.hpp"
#include "verify/commands.hpp"
#include "verify/html_pages.hpp"
#include "verify/progress.hpp"
#include "verify/render.hpp"
#include "verify/selection.hpp"
#include "verify/standard_streams.hpp"
#include "verify/status.hpp"
#include "verify/whole_files.hpp"

#include <fmt/format.h>

#include <atomic>
#include <exception>
#include <thread>

namespace verify {
namespace {

struct RunArguments {
    std::vector<std::string> patterns;
    claim::Context parameters;
    unsigned jobs = 0;
    std::string out, format = "text";
};

Results adjudicate_all(const std::vector<const claim::Claim*>& claims, const RunArguments& options) {
    Results results{options.parameters, {}};
    results.list.resize(claims.size());
    std::vector<std::exception_ptr> errors(claims.size());
    std::atomic<std::size_t> next{0};
    Progress progress(claims.size());
    const auto work = [&] {
        rigor::use_flint_on_this_thread();
        for (std::size_t i = next++; i < claims.size(); i = next++) {
            progress.begins(claims[i]->id);
            try {
                results.list[i] = {claims[i], claim::adjudicate(*claims[i], options.parameters)};
            } catch (...) {
                errors[i] = std::current_exception();
            }
            progress.ends(claims[i]->id);
        }
    };
    const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
    const unsigned jobs = options.jobs ? options.jobs : cores;
    std::vector<std::jthread> threads;
    for (unsigned i = 1; i < std::min<std::size_t>(jobs, claims.size()) && rigor::start_thread(threads, work); ++i) {}
    work();
    threads.clear();
    for (std::size_t i = 0; i < claims.size(); ++i) {
        if (!errors[i]) continue;
        try {
            std::rethrow_exception(errors[i]);
        } catch (const std::exception& error) {
            throw std::runtime_error(claims[i]->id + ": " + error.what());
        }
    }
    return results;
}

bool is_default(const claim::Context& parameters) {
    const claim::Context usual;
    return parameters.digits == usual.digits && parameters.seed == usual.seed && parameters.cases == usual.cases && parameters.thorough == usual.thorough;
}

int run(const RunArguments& options) {
    const bool html = options.format == "html";
    if (html && options.out.empty()) throw BadInput("--format html writes a page for each paper; expected --out DIR to say where");
    if (html) require_html_tools();
    if (!options.out.empty()) write_whole_files(options.out, {});  // a folder that cannot be made is known before the work is done
    const auto claims = select_claims(options.patterns);
    const auto record = read_record();
    const Results results = adjudicate_all(claims, options);

    const Json json = results_to_json(results);

    // The committed record is replaced only by a run of everything at the usual parameters.
    std::filesystem::path folder = options.out;
    const bool everything = options.patterns.empty();
    if (folder.empty() && everything && options.format == "text" && is_default(options.parameters)) folder = project_root() / "reports";
    if (!folder.empty()) {
        std::string complaint;
        auto files = render_report(json, complaint);
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
        fmt::print("{}", render_markdown(json));
    else
        fmt::print("{}", render_text(results, record));

    int status = done;
    for (const Result& result : results.list) {
        const std::string before = differing_record(result, record);
        if (before.empty()) {
            const bool new_and_open = record.find(result.claim->id) == record.end() && result.adjudication.finding.verdict == claim::Verdict::undecided;
            if (new_and_open && status == done) status = undecided;
            continue;
        }
        tell(fmt::format("{}: recorded as {}, now {}", result.claim->id, before, to_string(result.adjudication.finding.verdict)));
        status = differs;
    }
    return status;
}

}  // namespace

void add_run(CLI::App& app, int& status) {
    auto options = std::make_shared<RunArguments>();
    CLI::App* command = app.add_subcommand("run", "Adjudicates claims and writes reports");
    command->add_option("claims", options->patterns, "Ids or globs, e.g. 'yu-2025/*'; all claims if none is given");
    command->add_option("--digits", options->parameters.digits, "Significant digits of the reported values (30)")->check(CLI::Range(6L, 1000L));
    command->add_option("--seed", options->parameters.seed, "Seed of the random cases")->check(CLI::NonNegativeNumber);
    command->add_option("--cases", options->parameters.cases, "Random cases of each property (100)")->check(CLI::Range(1, 1'000'000));
    command->add_option("--jobs", options->jobs, "Threads (all cores)")->check(CLI::Range(1, 1024));
    command->add_flag("--thorough", options->parameters.thorough, "Deeper certified ranges");
    command->add_option("--out", options->out, "Folder for the reports; a run of everything with the usual parameters writes reports/");
    command->add_option("--format", options->format, "text, json, junit or markdown, on standard output; html: pages for a browser in --out besides, and text")
        ->check(CLI::IsMember({"text", "json", "junit", "markdown", "html"}));
    command->callback([options, &status] { status = run(*options); });
}

}  // namespace verify
