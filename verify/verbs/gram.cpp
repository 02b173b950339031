// verify gram FILE: the kernel matrix of a user's own data, with certified bounds of its smallest and largest
// eigenvalue. The work is that of services/gram.hpp; the file is read by verify/readers.
#include "services/gram.hpp"
#include "verify/base/memory_limits.hpp"
#include "verify/base/progress.hpp"
#include "verify/base/standard_streams.hpp"
#include "verify/base/status.hpp"
#include "verify/base/whole_files.hpp"
#include "verify/readers/data_file.hpp"
#include "verify/readers/npz_file.hpp"
#include "verify/verbs/commands.hpp"
#include "verify/verbs/data_options.hpp"
#include "verify/verbs/gram_report.hpp"
#include "verify/verbs/option_values.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace verify {
namespace {

struct GramArguments {
    std::string file, kernel, depth, beta, alpha, normalize, digits, save, format = "text";
    bool fast = false;
    DataArguments data;
};

/// What the command line calls what a message mentions.
const services::GramWords words{
    .points_as_they_are = "--normalize none", .directions = "--normalize sphere", .digits = "--digits"};

/// The names of the kernels, of those only that pass, in alphabetical order.
std::vector<std::string> kernel_names(bool (*passes)(const ntk::DeepKernel&)) {
    std::vector<std::string> names;
    for (const ntk::DeepKernel* kernel : ntk::deep_kernels())
        if (passes(*kernel)) names.push_back(kernel->name());
    std::sort(names.begin(), names.end());
    return names;
}

/// "fc, normalized or res".
std::string listed(const std::vector<std::string>& names, const std::string& last) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : i + 1 == names.size() ? " " + last + " " : ", ") + names[i];
    return text;
}

std::vector<std::string> all_kernel_names() {
    return kernel_names([](const ntk::DeepKernel&) { return true; });
}
std::string kernels_with_beta() {
    return listed(kernel_names([](const ntk::DeepKernel& kernel) { return kernel.takes_beta(); }), "and");
}
std::string kernels_with_alpha() {
    return listed(kernel_names([](const ntk::DeepKernel& kernel) { return kernel.takes_alpha(); }), "and");
}

services::GramOptions parsed(const GramArguments& o) {
    if (o.kernel.empty()) throw BadInput("no --kernel; expected " + listed(all_kernel_names(), "or"));
    if (o.depth.empty()) throw BadInput("no --depth; expected the number of layers L");
    const ntk::DeepKernel& kind = ntk::deep_kernel(o.kernel);
    services::GramOptions options{.kernel = {kind}, .words = words};
    ntk::GramKernel& kernel = options.kernel;
    kernel.depth = option_integer("depth", o.depth, 1, services::deepest_gram_kernel);
    if (!o.beta.empty() && !kind.takes_beta())
        throw BadInput(fmt::format("--beta belongs to --kernel {}, not to {}", kernels_with_beta(), o.kernel));
    if (!o.alpha.empty() && !kind.takes_alpha())
        throw BadInput(fmt::format("--alpha belongs to --kernel {}, not to {}", kernels_with_alpha(), o.kernel));
    if (!o.beta.empty()) kernel.beta = option_number("beta", o.beta);
    if (kernel.beta < 0) throw BadInput(fmt::format("--beta {}: expected a number >= 0", o.beta.substr(0, 60)));
    if (!o.alpha.empty()) kernel.alpha = option_number("alpha", o.alpha);
    kernel.directions_only = o.normalize.empty() ? kind.usually_of_directions() : o.normalize == "sphere";
    if (o.fast && !o.digits.empty())
        throw BadInput("--fast and --digits exclude each other: doubles, or balls to so many digits");
    if (!o.digits.empty()) options.digits = option_integer("digits", o.digits, 1, services::most_gram_digits);
    return options;
}

/// The matrix and its error bounds into the file; what happened into the report: the bounds are not lost with the file.
void save(const std::filesystem::path& file, const services::GramMatrix& matrix, const DataSet& data,
          GramReport& report) {
    const auto array = [](const Eigen::MatrixXd& m) { return NpyMatrix{m.rows(), m.cols(), m.data(), true}; };
    try {
        write_npz(file, {{"kernel", array(matrix.values)},
                         {"radius", array(matrix.radius)},
                         {"rows", std::vector<std::int64_t>(data.row_numbers.begin(), data.row_numbers.end())}});
        report.saved = file.string();
    } catch (const BadInput& error) {
        report.save_failed = error.what();
    }
}

/// The answer, with a line of progress while it is looked for.
services::GramReport answered(const DataSet& data, services::GramOptions& options) {
    Progress line(services::gram_steps);
    options.progress = [&](std::size_t finished, std::size_t, const std::string& stage) {
        line.reaches(finished, stage);
    };
    return services::gram({.rows = data.rows,
                           .columns = data.columns,
                           .values = data.values,
                           .exact = data.exact,
                           .row_numbers = data.row_numbers},
                          options);
}

int gram(const GramArguments& o) {
    services::GramOptions options = parsed(o);
    DataOptions wanted = data_options(o.data);
    const ntk::GramKernel& kernel = options.kernel;
    GramReport report;
    DataSet data;
    if (!o.save.empty()) {
        refuse_output_onto_input(o.file, o.save, "--save");
        options.take_matrix = [&](const services::GramMatrix& matrix) { save(o.save, matrix, data, report); };
    }
    wanted.most_rows = static_cast<long>(std::sqrt(0.8 * memory_available() / services::gram_memory(1, options)));
    data = read_data(o.file, wanted);
    if (data.columns < 1)
        throw BadInput(fmt::format("{}: points without coordinates; expected at least one column", o.file));
    if (kernel.kind.get().takes_beta()) options.kernel.input_dimension = data.columns;
    if (!o.fast && o.digits.empty()) options.digits = services::usual_digits(data.rows);
    const double needed = services::gram_memory(data.rows, options);
    if (needed > 0.8 * memory_available())
        throw BadInput(
            fmt::format("{}: {} rows would take about {:.1f} GB in balls, more than there is; expected fewer "
                        "(--rows) or --fast",
                        o.file, data.rows, needed / 1e9));

    if (!o.save.empty()) UnfinishedFile{o.save};  // before the work: can it be written?

    report.answer = answered(data, options);
    report.file = o.file;
    report.format = data.format;
    report.rows_in_file = data.rows_in_file;
    report.notes = data.notes;
    report.kernel_name = o.kernel;
    report.kernel = kernel.description();
    report.depth = std::to_string(kernel.depth);
    report.normalize = kernel.directions_only ? "sphere" : "none";
    if (kernel.kind.get().takes_beta()) report.beta = rigor::to_string(kernel.beta);
    if (kernel.kind.get().takes_alpha()) report.alpha = rigor::to_string(kernel.alpha);
    fmt::print("{}", o.format == "json" ? gram_report_json(report) : gram_report_text(report));
    if (!report.save_failed.empty()) throw BadInput(report.save_failed);
    if (report.answer.not_shown.empty()) return done;
    tell("verify: no positive lower bound of the smallest eigenvalue was shown: " + report.answer.not_shown);
    return undecided;
}

}  // namespace

void add_gram(CLI::App& app, int& status) {
    auto options = std::make_shared<GramArguments>();
    CLI::App* command = app.add_subcommand(
        "gram", "The kernel matrix of your own data: certified bounds of its smallest and largest eigenvalue");
    command
        ->add_option("file", options->file,
                     "Points, one a row: CSV, NPY, NPZ or IDX (MNIST), gzipped or not; - is standard input")
        ->required();
    std::string kernels;
    for (const ntk::DeepKernel* kernel : ntk::deep_kernels())
        kernels += (kernels.empty() ? "" : "; ") + kernel->name() + ": " + kernel->summary("--");
    command->add_option("--kernel", options->kernel, kernels)->check(CLI::IsMember(all_kernel_names()));
    command->add_option("--depth", options->depth, "L: layers, or hidden layers of res");
    command->add_option("--beta", options->beta, "Bias factor of fc, exact (0)");
    command->add_option("--alpha", options->alpha, "Scaling factor of res, exact (1)");
    command
        ->add_option("--normalize", options->normalize,
                     "sphere: points x/|x|; none: points as they are (normalized: sphere, otherwise none)")
        ->check(CLI::IsMember({"sphere", "none"}));
    command->add_option("--digits", options->digits, "In balls, to so many digits, 1 to 1000 (15 for up to 60 points)");
    command->add_flag("--fast", options->fast, "In doubles, with all errors bounded (usual for more than 60 points)");
    add_data_options(*command, options->data);
    command->add_option("--save", options->save,
                        "An NPZ file for the matrix (kernel), its error bounds (radius) and the numbers of the rows "
                        "(rows); rows are counted from 0 everywhere");
    command->add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}));
    command->footer(
        "Exit status: 0 done (also if the matrix is proved singular); 3 no positive lower bound was shown.");
    command->callback([options, &status] { status = gram(*options); });
}

}  // namespace verify
