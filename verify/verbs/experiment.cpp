// verify experiment NAME: an experiment of a paper, run again: CSV files, figures and a page. What is interrupted goes
// on where it was.
#include "experiments/registry.hpp"
#include "rigor/number/near_name.hpp"
#include "verify/base/file_set.hpp"
#include "verify/base/json_text.hpp"
#include "verify/base/made_folders.hpp"
#include "verify/base/progress.hpp"
#include "verify/base/provenance.hpp"
#include "verify/base/standard_streams.hpp"
#include "verify/base/status.hpp"
#include "verify/base/whole_files.hpp"
#include "verify/readers/data_file.hpp"
#include "verify/record/experiment_state.hpp"
#include "verify/reports/experiment_page.hpp"
#include "verify/reports/figure.hpp"
#include "verify/verbs/commands.hpp"
#include "verify/verbs/one_of.hpp"
#include "verify/verbs/option_values.hpp"

#include <fmt/format.h>
#include <zlib.h>
#include <CLI/CLI.hpp>

#include <chrono>

namespace verify {
namespace {

using experiment::Experiment, experiment::Settings;

struct ExperimentArguments {
    std::string name, width, steps, rate, seed, rows, images, labels, out, threads, save_every, format = "text";
};

const Experiment& find_experiment(const std::string& name) {
    std::vector<std::string> names;
    for (const Experiment& e : experiments::all_experiments()) {
        if (e.name == name) return e;
        names.push_back(e.name);
    }
    const std::string near = rigor::nearest_name(name, names);
    throw BadInput(fmt::format("{}: no such experiment{}; expected one of {}", name.substr(0, 60),
                               near.empty() ? "" : ", did you mean " + near, fmt::join(names, ", ")));
}

/// An option that the experiment does not take is refused: it would change nothing.
void require_taken(const Experiment& e, const char* option, const std::string& text, bool taken) {
    if (!text.empty() && !taken)
        throw BadInput(fmt::format("--{} {}: {} does not take it; expected none", option, text.substr(0, 60), e.name));
}

double learning_rate(const std::string& text) {
    const rigor::Rational value = option_number("rate", text);
    const double rate = value.convert_to<double>();
    if (!(rate > 0) || !std::isfinite(rate))
        throw BadInput(
            fmt::format("--rate {}: expected a positive number within the range of doubles", text.substr(0, 60)));
    return rate;
}

experiment::Data load_data(const Experiment& e, const ExperimentArguments& o, Settings& settings) {
    if (o.images.empty() || (e.labels_needed && o.labels.empty()))
        throw BadInput(fmt::format("{} needs {}", e.name, e.data_needed));
    experiment::Data data;
    std::optional<DataSet> labels;
    if (e.labels_needed) {
        labels = read_data(o.labels);
        if (labels->columns != 1)
            throw BadInput(
                fmt::format("{}: {} numbers a row; expected labels, one number a row", o.labels, labels->columns));
        if (o.rows.empty()) settings.rows = std::min(settings.rows, labels->rows);
    }
    DataOptions wanted;
    wanted.rows = settings.rows;
    wanted.seed = settings.seed;
    const DataSet points = read_data(o.images, wanted);
    if (labels && labels->rows != points.rows_in_file)
        throw BadInput(fmt::format("{}: {} labels; expected {}, the number of points in {}", o.labels, labels->rows,
                                   points.rows_in_file, o.images));
    data.rows = points.rows;
    data.columns = points.columns;
    data.values = points.values;
    if (labels)
        for (const long row : points.row_numbers) data.labels.push_back(labels->values[static_cast<std::size_t>(row)]);
    data.described = fmt::format("Data: {} of {} points with {} coordinates ({}), drawn with the seed", points.rows,
                                 points.rows_in_file, points.columns, points.format);
    return data;
}

/// Different data are another configuration.
unsigned long data_checksum(const experiment::Data& data) {
    unsigned long sum =
        ::crc32_z(0, reinterpret_cast<const Bytef*>(data.values.data()), data.values.size() * sizeof(double));
    return ::crc32_z(sum, reinterpret_cast<const Bytef*>(data.labels.data()), data.labels.size() * sizeof(double));
}

Settings parsed(const Experiment& e, const ExperimentArguments& o) {
    Settings settings = e.defaults;
    require_taken(e, "width", o.width, e.defaults.width > 0);
    require_taken(e, "steps", o.steps, e.defaults.steps > 0);
    require_taken(e, "rate", o.rate, e.defaults.rate > 0);
    require_taken(e, "rows", o.rows, e.defaults.rows > 0);
    require_taken(e, "images", o.images, !e.data_needed.empty());
    require_taken(e, "labels", o.labels, e.labels_needed);
    if (!o.width.empty()) settings.width = option_integer("width", o.width, 1, 100'000);
    if (!o.steps.empty()) settings.steps = option_integer("steps", o.steps, 1, 1'000'000'000);
    if (!o.rate.empty()) settings.rate = learning_rate(o.rate);
    if (!o.seed.empty())
        settings.seed = static_cast<std::uint64_t>(option_integer("seed", o.seed, 0, std::numeric_limits<long>::max()));
    if (!o.rows.empty()) settings.rows = option_integer("rows", o.rows, 1, 1'000'000);
    if (!o.threads.empty()) settings.threads = static_cast<int>(option_integer("threads", o.threads, 1, 1024));
    if (!e.data_needed.empty()) settings.data = load_data(e, o, settings);
    return settings;
}

std::string in_words(const Experiment& e, const Settings& s) {
    std::string text;
    const auto add = [&](const char* name, const std::string& value) {
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name, value);
    };
    if (e.defaults.width > 0) add("width", std::to_string(s.width));
    if (e.defaults.steps > 0) add("steps", std::to_string(s.steps));
    if (e.defaults.rate > 0) add("learning rate", fmt::format("{}", s.rate));
    add("seed", std::to_string(s.seed));
    return text + "." + (s.data.described.empty() ? "" : " " + s.data.described + ".");
}

std::string command_of(const Experiment& e, const Settings& s) {
    std::string text = "verify/run experiment " + e.name;
    if (e.defaults.width > 0) text += fmt::format(" --width {}", s.width);
    if (e.defaults.steps > 0) text += fmt::format(" --steps {}", s.steps);
    if (e.defaults.rate > 0) text += fmt::format(" --rate {}", s.rate);
    if (e.defaults.rows > 0) text += fmt::format(" --rows {}", s.rows);
    if (!e.data_needed.empty()) text += e.labels_needed ? " --images FILE --labels FILE" : " --images FILE";
    return text + fmt::format(" --seed {}", s.seed);
}

/// Runs to the end, from the saved state if there is one, and saves the state every so many seconds, less often if
/// saving is slow, but once in a minute.
void run_to_the_end(experiment::Run& run, const std::string& name, const std::filesystem::path& file,
                    const std::string& configuration, long save_every) {
    using Clock = std::chrono::steady_clock;
    if (const auto state = load_state(file, configuration)) {
        experiment::StateReader reader(*state);
        run.load(reader);
        reader.end();
        tell(fmt::format("going on from {} ({:.0f} %)", file.string(), 100 * run.progress()));
    }
    Progress progress(1000);
    const std::chrono::duration<double> shortest = std::chrono::seconds(save_every), longest = std::chrono::seconds(45);
    auto interval = shortest;
    for (auto saved = Clock::now(); run.advance();) {
        const auto now = Clock::now();
        progress.reaches(static_cast<std::size_t>(1000 * run.progress()), name);
        if (now - saved < interval) continue;
        experiment::StateWriter writer;
        run.save(writer);
        save_state(file, configuration, writer.bytes());
        saved = Clock::now();
        interval = std::clamp<std::chrono::duration<double>>(20 * (saved - now), shortest, longest);
    }
}

int list_experiments(const std::string& format) {
    if (format == "json") {
        Json list = Json::array();
        for (const Experiment& e : experiments::all_experiments())
            list.push_back({{"name", e.name}, {"title", e.title}, {"where", e.where}});
        fmt::print("{}\n", json_text({{"schema", 1}, {"experiments", list}}));
        return done;
    }
    for (const Experiment& e : experiments::all_experiments()) fmt::print("{:<26} {} ({})\n", e.name, e.title, e.where);
    return done;
}

int run_experiment(const ExperimentArguments& o) {
    if (o.name.empty()) return list_experiments(o.format);
    const Experiment& e = find_experiment(o.name);
    const Settings settings = parsed(e, o);
    const std::filesystem::path folder = o.out.empty() ? std::filesystem::path(e.name) : std::filesystem::path(o.out),
                                state = folder / "interrupted.state";
    require_gnuplot();
    std::error_code error;
    const MadeFolders made(folder);
    UnfinishedFile{folder / "README.md"};  // before the work: can it be written?

    const std::string configuration =
        fmt::format("experiment={};width={};steps={};rate={};seed={};rows={};data={:08x};suite={};sources={}", e.name,
                    settings.width, settings.steps, settings.rate, settings.seed, settings.rows,
                    data_checksum(settings.data), suite_version(), code_sha256());
    std::unique_ptr<experiment::Run> run;
    try {
        run = e.make(settings);
    } catch (const std::invalid_argument& refused) {
        throw BadInput(fmt::format("{}: {}", e.name, refused.what()));
    }
    run_to_the_end(*run, e.name, state, configuration,
                   o.save_every.empty() ? 15 : option_integer("save-every", o.save_every, 0, 45));
    const experiment::Outcome outcome = run->outcome();
    const ExperimentFiles results = experiment_files(e, outcome, in_words(e, settings), command_of(e, settings));
    write_file_set(folder, results.files);
    std::filesystem::remove(state, error);
    if (o.format == "json") {
        Json files = Json::array();
        for (const auto& file : results.files) files.push_back(file.first);
        fmt::print("{}\n", json_text({{"schema", 1},
                                      {"experiment", e.name},
                                      {"folder", folder.string()},
                                      {"files", files},
                                      {"shows", outcome.shows},
                                      {"found", outcome.found},
                                      {"stopped", outcome.stopped.empty() ? Json(nullptr) : Json(outcome.stopped)}}));
    } else {
        fmt::print("{}\n", outcome.found.empty() ? e.title : outcome.found);
    }
    tell("wrote " + (folder / "README.md").string());
    if (!results.not_drawn.empty())
        throw BadInput(fmt::format("{}; the tables are in {}", results.not_drawn, folder.string()));
    if (!outcome.stopped.empty())
        throw BadInput(
            fmt::format("not finished: {}expected a smaller learning rate; what there was until then is in {}",
                        outcome.stopped, folder.string()));
    return done;
}

}  // namespace

void add_experiment(CLI::App& app, int& status) {
    auto options = std::make_shared<ExperimentArguments>();
    CLI::App* command = app.add_subcommand(
        "experiment", "Runs an experiment of a paper again: CSV, figures, page; without NAME the list");
    command->add_option("name", options->name, "e.g. yu-2025-figure-1; nothing: a list of all");
    command->add_option("--width", options->width, "Hidden width; of the widest network where there are several");
    command->add_option("--steps", options->steps, "Steps of gradient descent");
    command->add_option("--rate", options->rate, "Learning rate");
    command->add_option("--seed", options->seed, "Seed of the networks, and of the choice of data");
    command->add_option("--rows", options->rows, "How many points of the data");
    command->add_option("--images", options->images, "A user's data (MNIST): IDX, NPY or CSV, gzipped or not");
    command->add_option("--labels", options->labels, "Their labels, one a row");
    command->add_option("--threads", options->threads, "Threads (all cores); no result depends on it");
    command->add_option("--save-every", options->save_every, "Seconds between saved states, 0 to 45 (15)");
    command->add_option("--out", options->out, "Folder for the results (the name of the experiment)");
    one_of(command->add_option("--format", options->format, "text or json, on standard output"), {"text", "json"});
    command->footer(
        "An interrupted run leaves interrupted.state in its folder, at most a minute old; the same command goes on from there, to the same bytes.\n"
        "Exit status: 0 done; 2 unusable input, or a learning rate at which the network leaves the range of numbers (what there was is kept).");
    command->callback([options, &status] { status = run_experiment(*options); });
}

}  // namespace verify
