// verify gram FILE: the kernel matrix of a user's own data, with certified bounds of its smallest and largest
// eigenvalue. The work is that of services/gram.hpp; the file is read by verify/readers.
#include "services/gram.hpp"
#include "verify/base/progress.hpp"
#include "verify/base/standard_streams.hpp"
#include "verify/base/status.hpp"
#include "verify/base/whole_files.hpp"
#include "verify/readers/data_file.hpp"
#include "verify/readers/npz_file.hpp"
#include "verify/verbs/commands.hpp"
#include "verify/verbs/data_options.hpp"
#include "verify/verbs/distributed_gram.hpp"
#include "verify/verbs/gram_certificate.hpp"
#include "verify/verbs/gram_report.hpp"
#include "verify/verbs/inversion_report.hpp"
#include "verify/verbs/kernel_options.hpp"
#include "verify/verbs/matrix.hpp"
#include "verify/verbs/one_of.hpp"
#include "verify/verbs/option_values.hpp"
#include "verify/verbs/plot_option.hpp"
#include "verify/verbs/spectrum_plot.hpp"
#include "verify/verbs/storage_options.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>

namespace verify {
namespace {

struct GramArguments {
    std::string file, digits, save, plot, certificate, condition = usual_condition, format = "text";
    KernelArguments kernel;
    bool fast = false, kernels = false;
    DataArguments data;
    MatrixArguments matrix;
    StorageArguments storage;
    const MatrixElsewhere* elsewhere = nullptr;
};

/// Of more a picture would take minutes.
constexpr long most_rows_of_a_plot = 3000;

/// What the command line calls what a message mentions.
const services::GramWords words{.points_as_they_are = "--normalize none",
                                .directions = "--normalize sphere",
                                .digits = "--digits",
                                .packed = "--packed",
                                .residual = "--residual",
                                .matrix = "--save"};

services::GramOptions parsed(const GramArguments& o) {
    services::GramOptions options{.kernel = chosen_kernel(o.kernel), .words = words};
    if (o.fast && !o.digits.empty())
        throw BadInput("--fast and --digits exclude each other: doubles, or balls to so many digits");
    if (o.fast && !o.certificate.empty())
        throw BadInput("--fast and --certificate exclude each other: a certificate comes from the method in balls");
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

/// What the kernel takes, as JSON names it.
std::vector<std::pair<std::string, std::string>> parameters_of(const ntk::GramKernel& kernel) {
    using ntk::KernelParameter;
    const auto takes = [&](KernelParameter parameter) { return kernel.kind.get().takes(parameter); };
    std::vector<std::pair<std::string, std::string>> list;
    if (takes(KernelParameter::variances)) {
        if (const auto beta = kernel.beta()) list.emplace_back("beta", rigor::to_string(*beta));
        list.emplace_back("weight_variance", rigor::to_string(kernel.weight_variance));
        list.emplace_back("bias_variance", rigor::to_string(kernel.bias_variance));
    }
    if (takes(KernelParameter::network)) {
        const rigor::Precision scope(128);
        const ntk::NetworkMap& map = kernel.network->map();
        const auto text = [](const std::optional<rigor::Rational>& exact, const rigor::Ball& value) {
            return exact ? rigor::to_string(*exact) : value.enclosure(20);
        };
        list.emplace_back("activation", map.name());
        list.emplace_back("phase", to_string(map.phase()));
        list.emplace_back("weight_variance", text(map.exact_weight_variance(), map.weight_variance()));
        list.emplace_back("bias_variance", text(map.exact_bias_variance(), map.bias_variance()));
        list.emplace_back("q", text(map.exact_variance(), map.variance()));
    }
    if (takes(KernelParameter::alpha)) list.emplace_back("alpha", rigor::to_string(kernel.alpha));
    if (takes(KernelParameter::order)) list.emplace_back("order", std::to_string(kernel.order));
    return list;
}

/// Of the answer, at a precision that its digits are worth.
std::optional<services::Inversion> inversion_of(const services::GramReport& answer, const rigor::Rational& condition) {
    if (!answer.smallest || !answer.largest) return std::nullopt;
    const rigor::Precision scope(std::max(128L, rigor::bits_for_digits(answer.digits) + 64));
    return services::inversion(*answer.smallest, *answer.largest, condition);
}

/// --state: what an interrupted computation found, and where this one puts what it finds.
void go_on_from(std::optional<GramStateFile>& state, const GramArguments& o, const DataSet& data,
                services::GramOptions& options, GramReport& report) {
    refuse_output_onto_input(o.file, o.storage.state, "--state");
    state.emplace(o.storage.state, data, options);
    options.storage.known = state->known();
    options.storage.keep = [&](const rigor::CholeskySearchState& found) { state->write(found, report.notes); };
    if (state->found())
        report.notes.push_back(fmt::format(
            "goes on from {}, which holds a guess of the eigenvector and {} factorization{} in double, and is trusted",
            o.storage.state, state->known().attempts.size(), state->known().attempts.size() == 1 ? "" : "s"));
}

/// --certificate: asks for the proof, which the method in balls gives.
void ask_for_proof(const GramArguments& o, const DataSet& data, services::GramOptions& options) {
    refuse_output_onto_input(o.file, o.certificate, "--certificate");
    check_rows_of_certificate(data.rows);
    options.proof = true;
    if (!options.digits) options.digits = services::usual_digits(1);
}

void describe(const ntk::GramKernel& kernel, const std::string& name, GramReport& report) {
    report.kernel_name = name;
    report.kernel = kernel.description();
    report.recursion = kernel.recursion();
    report.layers = kernel.layers();
    report.depth = std::to_string(kernel.depth);
    report.normalize = kernel.directions_only ? "sphere" : "none";
    report.parameters = parameters_of(kernel);
}

int gram(const GramArguments& o) {
    if (o.kernels) {
        fmt::print("{}", kernel_list());
        return done;
    }
    refuse_matrix_options_alone(o.matrix);
    if (o.file.empty())
        throw BadInput(o.elsewhere ? "no file; expected points (gram FILE)"
                                   : "no file; expected points (verify gram FILE), --matrix FILE, or --kernels, which "
                                     "lists the kernels");
    services::GramOptions options = parsed(o);
    DataOptions wanted = data_options(o.data);
    const rigor::Rational condition = wanted_condition(o.condition);
    const ntk::GramKernel& kernel = options.kernel;
    GramReport report;
    DataSet data;
    std::vector<double> spectrum;
    if (!o.save.empty()) refuse_output_onto_input(o.file, o.save, "--save");
    if (!o.plot.empty()) {
        refuse_output_onto_input(o.file, o.plot, "--plot");
        require_plot(o.plot);
    }
    if (!o.save.empty() || !o.plot.empty())
        options.take_matrix = [&](const services::GramMatrix& matrix) {
            if (!o.save.empty()) save(o.save, matrix, data, report);
            if (!o.plot.empty()) spectrum = eigenvalue_estimates(matrix.values);
        };
    wanted.most_rows = o.elsewhere ? o.elsewhere->most_rows : most_rows_in_memory(options);
    if (!o.elsewhere) wanted.bytes_an_entry = services::gram_memory(1, least_storage(options));
    data = read_data(o.file, wanted);
    if (data.columns < 1)
        throw BadInput(fmt::format("{}: points without coordinates; expected at least one column", o.file));
    if (kernel.kind.get().takes(ntk::KernelParameter::variances)) options.kernel.input_dimension = data.columns;
    if (o.elsewhere)
        options.elsewhere = &o.elsewhere->matrix;
    else if (!o.fast && o.digits.empty() && !o.storage.any())
        options.digits = services::usual_digits(data.rows);
    if (!o.certificate.empty()) ask_for_proof(o, data, options);
    if (!o.elsewhere) choose_storage(o.storage, o.file, data.rows, options, report.notes);
    if (!o.plot.empty() && data.rows > most_rows_of_a_plot)
        throw BadInput(
            fmt::format("--plot: {} rows; expected at most {} (--rows N takes fewer)", data.rows, most_rows_of_a_plot));
    std::optional<GramStateFile> state;
    if (!o.storage.state.empty()) go_on_from(state, o, data, options, report);
    if (!o.save.empty()) UnfinishedFile{o.save};  // before the work: can it be written?

    std::optional<UnfinishedFile> certificate;
    if (!o.certificate.empty()) certificate.emplace(o.certificate);

    report.answer = answered(data, options);
    if (o.elsewhere) report.distribution = o.elsewhere->distribution;
    report.file = o.file;
    report.format = data.format;
    report.rows_in_file = data.rows_in_file;
    report.notes.insert(report.notes.begin(), data.notes.begin(), data.notes.end());
    describe(kernel, kernel.kind.get().name(), report);
    report.inversion = inversion_of(report.answer, condition);
    if (!o.plot.empty()) plot_spectrum(o.plot, spectrum, report.answer, o.kernel.kernel + ", L = " + o.kernel.depth);
    fmt::print("{}", o.format == "json" ? gram_report_json(report) : gram_report_text(report));
    if (certificate) write_gram_certificate(*certificate, gram_certificate(report, data));
    if (!report.save_failed.empty()) throw BadInput(report.save_failed);
    if (report.answer.not_shown.empty()) return done;
    tell("verify: no positive lower bound of the smallest eigenvalue was shown: " + report.answer.not_shown);
    return undecided;
}

void add_common_options(CLI::App& command, GramArguments& options) {
    command.add_option("file", options.file,
                       "Points, one a row: CSV, NPY, NPZ or IDX (MNIST), gzipped or not; - is standard input");
    add_kernel_options(command, options.kernel);
    add_data_options(command, options.data);
    command.add_option("--condition", options.condition,
                       "The condition number for which the smallest ridge is given, exact (1e8)");
    one_of(command.add_option("--format", options.format, "text or json"), {"text", "json"});
    command.footer(
        "Exit status: 0 done (also if the matrix is proved singular); 3 no positive lower bound was shown, "
        "or --matrix is not symmetric (and no --symmetric-part).");
}

}  // namespace

void add_gram(CLI::App& app, int& status) {
    auto options = std::make_shared<GramArguments>();
    CLI::App* command = app.add_subcommand(
        "gram", "The kernel matrix of your own data: certified bounds of its smallest and largest eigenvalue");
    add_common_options(*command, *options);
    command->add_flag("--kernels", options->kernels,
                      "What is known of each kernel: equation, parameters, definiteness");
    command->add_option("--digits", options->digits, "In balls, to so many digits, 1 to 1000 (15 for up to 60 points)");
    command->add_flag("--fast", options->fast, "In doubles, with all errors bounded (usual for more than 60 points)");
    command->add_option("--save", options->save,
                        "An NPZ file for the matrix (kernel), its error bounds (radius) and the numbers of the rows "
                        "(rows); rows are counted from 0 everywhere");
    command->add_option("--plot", options->plot,
                        "An SVG file for the eigenvalues, estimated, between their proved bounds; up to 3000 rows");
    command->add_option(
        "--certificate", options->certificate,
        "A file for what shows the bounds, which tools/check_certificates.py checks on its own; up to 200 rows, in balls");
    add_matrix_options(*command, options->matrix);
    add_storage_options(*command, options->storage);
    command->callback([options, command, &status] {
        status = options->matrix.file.empty() ? gram(*options)
                                              : run_matrix(*command, options->matrix,
                                                           {options->digits, options->condition, options->certificate,
                                                            options->fast, options->format, options->data});
    });
}

void add_distributed_gram(CLI::App& app, int& status, const MatrixElsewhere& elsewhere) {
    auto options = std::make_shared<GramArguments>();
    options->elsewhere = &elsewhere;
    CLI::App* command = app.add_subcommand(
        "gram",
        "The kernel matrix of your own data over all processes: certified bounds of its smallest and largest "
        "eigenvalue");
    add_common_options(*command, *options);
    command->callback([options, &status] { status = gram(*options); });
}

}  // namespace verify
