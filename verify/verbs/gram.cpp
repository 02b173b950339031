// verify gram FILE: the kernel matrix of a user's own data, with certified bounds of its smallest and largest eigenvalue.
#include "verify/verbs/commands.hpp"
#include "verify/verbs/gram_compute.hpp"
#include "verify/base/memory_limits.hpp"
#include "verify/verbs/option_values.hpp"
#include "verify/base/standard_streams.hpp"
#include "verify/base/status.hpp"
#include "verify/base/whole_files.hpp"

#include <fmt/format.h>

#include <cmath>

namespace verify {
namespace {

struct GramArguments {
    std::string file, kernel, depth, beta, alpha, normalize, digits, rows, seed, save, format = "text";
    bool fast = false;
};

constexpr long deepest_kernel = 1'000'000;
/// Points for which balls are the usual method.
constexpr long few_points = 60;

GramOptions parsed(const GramArguments& o) {
    GramOptions options;
    ntk::GramKernel& kernel = options.kernel;
    if (o.kernel.empty()) throw BadInput("no --kernel; expected fc, normalized, res or res-corrected");
    if (o.depth.empty()) throw BadInput("no --depth; expected the number of layers L");
    kernel.name = o.kernel == "fc" ? ntk::KernelName::fully_connected : o.kernel == "res" ? ntk::KernelName::residual : o.kernel == "res-corrected" ? ntk::KernelName::residual_corrected
                                                                                                                                       : ntk::KernelName::normalized;
    kernel.depth = option_integer("depth", o.depth, 1, deepest_kernel);
    if (!o.beta.empty() && o.kernel != "fc") throw BadInput(fmt::format("--beta belongs to --kernel fc, not to {}", o.kernel));
    if (!o.alpha.empty() && !kernel.lifts()) throw BadInput(fmt::format("--alpha belongs to --kernel res and res-corrected, not to {}", o.kernel));
    if (!o.beta.empty()) kernel.beta = option_number("beta", o.beta);
    if (kernel.beta < 0) throw BadInput(fmt::format("--beta {}: expected a number >= 0", o.beta.substr(0, 60)));
    if (!o.alpha.empty()) kernel.alpha = option_number("alpha", o.alpha);
    kernel.directions_only = o.normalize.empty() ? o.kernel == "normalized" : o.normalize == "sphere";
    if (o.fast && !o.digits.empty()) throw BadInput("--fast and --digits exclude each other: doubles, or balls to so many digits");
    if (!o.digits.empty()) options.digits = option_integer("digits", o.digits, 1, 1000);
    if (!o.seed.empty() && o.rows.empty()) throw BadInput("--seed draws the rows of --rows N; expected --rows too");
    options.save = o.save;
    return options;
}

std::string described(const GramOptions& options) {
    const ntk::GramKernel& k = options.kernel;
    const char* at = k.directions_only ? " at x/|x|" : "";
    switch (k.name) {
        case ntk::KernelName::normalized:
            return fmt::format("{}Theta_bar^({}){} (St-Arnaud et al., definition 4)", k.directions_only ? "" : "|x| |x'| ", k.depth,
                               k.directions_only ? at : " at x/|x|");
        case ntk::KernelName::fully_connected:
            return fmt::format("Theta_infinity^({}){}, beta = {}, n0 = {} (Jacot et al., theorem 1, for the ReLU)", k.depth, at, rigor::to_string(k.beta),
                               rigor::to_string(k.input_dimension));
        default:
            return fmt::format("K^Res{} with {} hidden layers, alpha = {}, {}", at, k.depth, rigor::to_string(k.alpha),
                               k.name == ntk::KernelName::residual ? "as printed (Yu et al., (3.9)), which is not the limit of their network: see res-corrected"
                                                                   : "the limit of network (2.2) of Yu et al. (yu-2025/eq-3.9, corrected)");
    }
}

int gram(const GramArguments& o) {
    GramOptions options = parsed(o);
    if (!options.save.empty()) refuse_output_onto_input(o.file, options.save, "--save");
    DataOptions wanted;
    if (!o.rows.empty()) wanted.rows = option_integer("rows", o.rows, 1, 1'000'000'000);
    if (!o.seed.empty()) wanted.seed = static_cast<std::uint64_t>(option_integer("seed", o.seed, 0, std::numeric_limits<long>::max()));
    wanted.most_rows = static_cast<long>(std::sqrt(0.8 * memory_available() / gram_memory(1, options)));
    const DataSet data = read_data(o.file, wanted);
    if (data.columns < 1) throw BadInput(fmt::format("{}: points without coordinates; expected at least one column", o.file));
    if (options.kernel.name == ntk::KernelName::fully_connected) options.kernel.input_dimension = data.columns;
    if (!o.fast && o.digits.empty() && data.rows <= few_points) options.digits = 15;
    const double needed = gram_memory(data.rows, options);
    if (needed > 0.8 * memory_available())
        throw BadInput(fmt::format("{}: {} rows would take about {:.1f} GB in balls, more than there is; expected fewer (--rows) or --fast", o.file, data.rows, needed / 1e9));

    if (!options.save.empty()) UnfinishedFile{options.save};  // before the work: can it be written?

    GramReport report = compute_gram(data, options);
    report.file = o.file;
    report.kernel_name = o.kernel;
    report.kernel = described(options);
    report.depth = std::to_string(options.kernel.depth);
    report.normalize = options.kernel.directions_only ? "sphere" : "none";
    if (o.kernel == "fc") report.beta = rigor::to_string(options.kernel.beta);
    if (options.kernel.lifts()) report.alpha = rigor::to_string(options.kernel.alpha);
    fmt::print("{}", o.format == "json" ? gram_report_json(report) : gram_report_text(report));
    if (!report.save_failed.empty()) throw BadInput(report.save_failed);
    if (report.not_shown.empty()) return done;
    tell("verify: no positive lower bound of the smallest eigenvalue was shown: " + report.not_shown);
    return undecided;
}

}  // namespace

void add_gram(CLI::App& app, int& status) {
    auto options = std::make_shared<GramArguments>();
    CLI::App* command = app.add_subcommand("gram", "The kernel matrix of your own data: certified bounds of its smallest and largest eigenvalue");
    command->add_option("file", options->file, "Points, one a row: CSV, NPY or IDX (MNIST), gzipped or not; - is standard input")->required();
    command->add_option("--kernel", options->kernel, "normalized: Theta_bar^(L); fc: Theta_infinity^(L) with --beta; res: K^Res with --alpha, as printed; res-corrected: the limit of the residual network")
        ->check(CLI::IsMember({"fc", "normalized", "res", "res-corrected"}));
    command->add_option("--depth", options->depth, "L: layers, or hidden layers of res");
    command->add_option("--beta", options->beta, "Bias factor of fc, exact (0)");
    command->add_option("--alpha", options->alpha, "Scaling factor of res, exact (1)");
    command->add_option("--normalize", options->normalize, "sphere: points x/|x|; none: points as they are (normalized: sphere, otherwise none)")
        ->check(CLI::IsMember({"sphere", "none"}));
    command->add_option("--digits", options->digits, "In balls, to so many digits, 1 to 1000 (15 for up to 60 points)");
    command->add_flag("--fast", options->fast, "In doubles, with all errors bounded (usual for more than 60 points)");
    command->add_option("--rows", options->rows, "Only so many rows: the first, or with --seed drawn at random");
    command->add_option("--seed", options->seed, "Draws the rows of --rows, the same for the same seed");
    command->add_option("--save", options->save,
                        "An NPZ file for the matrix (kernel), its error bounds (radius) and the numbers of the rows "
                        "(rows); rows are counted from 0 everywhere");
    command->add_option("--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}));
    command->footer("Exit status: 0 done (also if the matrix is proved singular); 3 no positive lower bound was shown.");
    command->callback([options, &status] { status = gram(*options); });
}

}  // namespace verify
