// See storage_options.hpp. The state is a JSON file: numbers are printed so that they are read back exactly, and a
// check sum tells damage.
#include "verify/verbs/storage_options.hpp"

#include "services/memory.hpp"
#include "verify/base/byte_source.hpp"
#include "verify/base/checksum.hpp"
#include "verify/base/json_text.hpp"
#include "verify/base/provenance.hpp"
#include "verify/base/status.hpp"
#include "verify/base/whole_files.hpp"

#include <fmt/format.h>

#include <cmath>

namespace verify {
namespace {

std::string bytes_of(const auto& numbers) {
    return {reinterpret_cast<const char*>(numbers.data()), numbers.size() * sizeof(numbers[0])};
}

/// Everything that the matrix and its bounds depend on besides the points.
std::string text_of_options(const services::GramOptions& options) {
    const ntk::GramKernel& kernel = options.kernel;
    return fmt::format("{}; depth {}, n0 {}, variances {} and {}, alpha {}, order {}, {}{}", kernel.description(),
                       kernel.depth, rigor::to_string(kernel.input_dimension), rigor::to_string(kernel.weight_variance),
                       rigor::to_string(kernel.bias_variance), rigor::to_string(kernel.alpha), kernel.order,
                       kernel.directions_only ? "x/|x|" : "x",
                       options.storage.residual ? ", bounds by the residual" : "");
}

/// JSON has no infinity.
Json number_or_null(double x) { return std::isfinite(x) ? Json(x) : Json(nullptr); }
double number_of(const Json& json) {
    return json.is_null() ? std::numeric_limits<double>::infinity() : json.get<double>();
}

/// Of the rest of a state: objects are printed with their keys in order, and numbers exactly.
std::string checksum(Json json) {
    json.erase("sha256");
    return sha256(json.dump());
}

}  // namespace

void add_storage_options(CLI::App& command, StorageArguments& arguments) {
    command.add_flag("--packed", arguments.packed,
                     "Half of the matrix and nothing else of that size, 4 n^2 bytes in place of 8 n^2; chosen without "
                     "being asked for where nothing else fits");
    command.add_flag("--residual", arguments.residual,
                     "Prove the lower bound by the residual of the factorization: nothing is assumed of LAPACK, and it "
                     "takes several times as long");
    command.add_option("--state", arguments.state,
                       "A small file that keeps what is found, and from which an interrupted run goes on: at most the "
                       "current factorization is lost");
}

services::GramOptions least_storage(const services::GramOptions& options) {
    services::GramOptions least = options;
    least.storage.packed = services::gram_can_be_packed(options);
    return least;
}

long most_rows_in_memory(const services::GramOptions& options) {
    return static_cast<long>(std::sqrt(services::usable_memory() / services::gram_memory(1, least_storage(options))));
}

void choose_storage(const StorageArguments& arguments, const std::string& file, long rows,
                    services::GramOptions& options, std::vector<std::string>& notes) {
    options.storage.packed = arguments.packed;
    options.storage.residual = arguments.residual;
    const double usual = services::gram_memory(rows, options);
    if (services::fit_into_memory(rows, options)) {
        if (options.storage.packed && !arguments.packed)
            notes.push_back(fmt::format(
                "half of the matrix is kept and overwritten by its factor, as --packed says: more would take "
                "{:.1f} GB{}",
                usual / 1e9, arguments.state.empty() ? "; --state FILE lets an interrupted run go on" : ""));
        return;
    }
    throw BadInput(
        fmt::format("{}: {} rows would take about {:.1f} GB{}, more than there is; expected fewer (--rows){}", file,
                    rows, services::gram_memory(rows, options) / 1e9, options.digits ? " in balls" : "",
                    options.digits ? " or --fast" : ""));
}

GramStateFile::GramStateFile(std::filesystem::path file, const DataSet& data, const services::GramOptions& options)
    : file_(std::move(file)),
      points_(sha256(fmt::format("{} x {}\n", data.rows, data.columns) + bytes_of(data.values) +
                     bytes_of(data.row_numbers))),
      options_(text_of_options(options)) {
    if (options.digits)
        throw BadInput(
            fmt::format("--state {}: belongs to the method in doubles; expected no --digits", file_.string()));
    if (options.take_matrix)
        throw BadInput(
            fmt::format("--state {}: the state is that of eigenvalues alone; expected no --save", file_.string()));
    if (!std::filesystem::exists(file_)) {
        UnfinishedFile{file_};  // before the work: can it be written?
        return;
    }
    const std::string expected = "a file written by --state, or the name of one that is not there yet";
    const auto refuse = [&](const std::string& what) {
        throw BadInput(fmt::format("--state {}: {}; expected {}", file_.string(), what, expected));
    };
    Json json;
    try {
        json = Json::parse(whole_file(file_.string(), expected));
        if (json.at("state_of") != "verify gram") refuse("no state of verify gram");
        if (json.at("sha256") != checksum(json)) refuse("damaged, or changed by hand: its check sum is another");
        if (json.at("points_sha256") != points_) refuse("belongs to other points");
        if (json.at("options") != options_)
            refuse(fmt::format("belongs to other options ({})", shown(json.at("options").get<std::string>())));
        if (json.at("code_sha256") != code_sha256()) refuse("belongs to another version of this program");
        known_.vector = json.at("vector").get<std::vector<double>>();
        known_.error = number_of(json.at("error"));
        known_.single_precision = json.at("single_precision").get<int>();
        for (const Json& attempt : json.at("attempts"))
            known_.attempts.push_back({.shift = attempt.at("shift").get<double>(),
                                       .completed = attempt.at("completed").get<bool>(),
                                       .error = number_of(attempt.at("error")),
                                       .radius = number_of(attempt.at("radius"))});
    } catch (const Json::exception&) {
        refuse("no state of verify gram");
    }
    found_ = true;
}

void GramStateFile::write(const rigor::CholeskySearchState& state, std::vector<std::string>& notes) const {
    Json attempts = Json::array();
    for (const rigor::CholeskyAttempt& attempt : state.attempts)
        attempts.push_back({{"shift", attempt.shift},
                            {"completed", attempt.completed},
                            {"error", number_or_null(attempt.error)},
                            {"radius", number_or_null(attempt.radius)}});
    Json json{{"state_of", "verify gram"},
              {"points_sha256", points_},
              {"options", options_},
              {"code_sha256", code_sha256()},
              {"single_precision", state.single_precision},
              {"attempts", attempts},
              {"error", number_or_null(state.error)},
              {"vector", state.vector}};
    json["sha256"] = checksum(json);
    try {
        UnfinishedFile(file_).complete(json_line(json));
    } catch (const BadInput& error) {
        if (notes.empty() || notes.back() != error.what()) notes.emplace_back(error.what());
    }
}

}  // namespace verify
