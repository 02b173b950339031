#include "verify/verbs/matrix.hpp"

#include "rigor/matrix/verified_spectrum.hpp"
#include "services/memory.hpp"
#include "verify/base/progress.hpp"
#include "verify/base/standard_streams.hpp"
#include "verify/base/status.hpp"
#include "verify/base/whole_files.hpp"
#include "verify/readers/matrix_file.hpp"
#include "verify/readers/npz_file.hpp"
#include "verify/verbs/gram_certificate.hpp"
#include "verify/verbs/inversion_report.hpp"
#include "verify/verbs/matrix_report.hpp"
#include "verify/verbs/option_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace verify {
namespace {

/// What a matrix of one's own takes, beside its file; every other option is about points and their kernel.
void refuse_options_of_points(const CLI::App& command) {
    static constexpr std::string_view for_matrices[] = {"--matrix", "--symmetric-part", "--jitter", "--witness",
                                                        "--digits", "--fast",           "--format", "--certificate",
                                                        "--header", "--decimal-comma",  "--array",  "--condition"};
    for (const CLI::Option* option : command.get_options()) {
        const std::string name = option->get_name();
        if (option->count() == 0 ||
            std::find(std::begin(for_matrices), std::end(for_matrices), name) != std::end(for_matrices))
            continue;
        throw BadInput(name.starts_with("--")
                           ? fmt::format("{} is for points; expected --matrix FILE, a kernel matrix, without it", name)
                           : fmt::format("a file of points and --matrix; expected one of them"));
    }
}

services::MatrixOptions parsed(const MatrixArguments& o, const SharedArguments& shared) {
    if (shared.fast && !shared.digits.empty())
        throw BadInput("--fast and --digits exclude each other: doubles, or balls to so many digits");
    if (shared.fast && !shared.certificate.empty())
        throw BadInput("--fast and --certificate exclude each other: a certificate comes from the method in balls");
    services::MatrixOptions options;
    options.proof = !shared.certificate.empty();
    options.symmetric_part = o.symmetric_part;
    options.jitter = o.jitter;
    if (!shared.digits.empty()) options.digits = option_integer("digits", shared.digits, 1, services::most_gram_digits);
    return options;
}

std::optional<services::Inversion> inversion_of(const services::MatrixReport& answer,
                                                const rigor::Rational& condition) {
    if (!answer.answered) return std::nullopt;
    const rigor::Precision scope(std::max(128L, rigor::bits_for_digits(answer.digits) + 64));
    return services::inversion({answer.condition_lower, answer.condition_upper, answer.singular}, *answer.smallest,
                               *answer.largest, condition);
}

/// As numpy's int64, or as float64 where all entries are doubles.
void save(const std::filesystem::path& file, const services::MatrixWitness& witness, MatrixReport& report) {
    std::vector<std::int64_t> integers;
    std::vector<double> doubles;
    bool all_integers = true, all_doubles = true;
    static const rigor::Integer limit = rigor::power(rigor::Integer(2), 63);
    for (const rigor::Integer& x : witness.vector) {
        all_integers = all_integers && abs(x) < limit;
        doubles.push_back(static_cast<double>(x));
        all_doubles =
            all_doubles && std::isfinite(doubles.back()) && rigor::Rational(doubles.back()) == rigor::Rational(x);
        integers.push_back(all_integers ? static_cast<std::int64_t>(x) : 0);
    }
    if (!all_integers && !all_doubles) {
        report.save_failed = fmt::format(
            "--witness {}: the integers of the vector are too long for NPY's 64 bits; --format json prints them",
            file.string());
        return;
    }
    try {
        write_npy(file,
                  all_integers ? NpyArray{"witness", std::move(integers)} : NpyArray{"witness", std::move(doubles)});
        report.witness_file = file.string();
    } catch (const BadInput& error) {
        report.save_failed = error.what();
    }
}

}  // namespace

void add_matrix_options(CLI::App& command, MatrixArguments& arguments) {
    command.add_option("--matrix", arguments.file,
                       "In place of points and kernel: your own symmetric matrix, in CSV, NPY, NPZ or Matrix Market, "
                       "gzipped or not; its numbers are taken as exact");
    command.add_flag("--symmetric-part", arguments.symmetric_part,
                     "With --matrix, if it is not symmetric: the answer for (K + K^T)/2");
    command.add_flag("--jitter", arguments.jitter,
                     "With --matrix: the least delta for which K + delta I is positive definite, and for which its "
                     "Cholesky factorization in float64 and in float32 must succeed");
    command.add_option("--witness", arguments.witness,
                       "With --matrix, if it is not positive definite: an NPY file for integers x with x^T K x <= 0");
}

void refuse_matrix_options_alone(const MatrixArguments& arguments) {
    for (const auto& [given, name] :
         {std::pair(arguments.symmetric_part, "--symmetric-part"), std::pair(arguments.jitter, "--jitter"),
          std::pair(!arguments.witness.empty(), "--witness")})
        if (given) throw BadInput(fmt::format("{} is for a matrix of your own; expected --matrix FILE too", name));
}

int run_matrix(const CLI::App& command, const MatrixArguments& o, const SharedArguments& shared) {
    refuse_options_of_points(command);
    services::MatrixOptions options = parsed(o, shared);
    const rigor::Rational condition = wanted_condition(shared.condition);
    if (!o.witness.empty()) {
        refuse_output_onto_input(o.file, o.witness, "--witness");
        UnfinishedFile{o.witness};  // before the work: can it be written?
    }
    const auto most = static_cast<long>(std::sqrt(services::usable_memory() / services::matrix_memory(1, options)));
    DataOptions wanted = data_options(shared.data);
    wanted.most_rows = std::max(1L, most);
    const MatrixData data = read_matrix(o.file, wanted);
    if (!shared.fast && shared.digits.empty()) options.digits = services::usual_digits(data.n);
    std::optional<UnfinishedFile> certificate;
    if (options.proof) {
        refuse_output_onto_input(o.file, shared.certificate, "--certificate");
        check_rows_of_certificate(data.n);
        if (!options.digits) options.digits = services::usual_digits(1);
        certificate.emplace(shared.certificate);
    }
    if (!services::fit_into_memory(data.n, options))
        throw BadInput(fmt::format("{}: {} rows would take about {:.1f} GB, more than there is; expected fewer{}",
                                   o.file, data.n, services::matrix_memory(data.n, options) / 1e9,
                                   options.digits ? ", or --fast" : ""));
    Progress line(services::matrix_steps, Pace::stages);
    options.progress = [&](std::size_t finished, std::size_t, const std::string& stage) {
        line.reaches(finished, stage);
    };
    MatrixReport report;
    report.answer = services::matrix({data.n, data.values, data.exact}, options);
    line.erase();
    report.file = o.file;
    report.format = data.format;
    report.answer.notes.insert(report.answer.notes.begin(), data.notes.begin(), data.notes.end());
    report.inversion = inversion_of(report.answer, condition);
    if (!o.witness.empty() && report.answer.witness) save(o.witness, *report.answer.witness, report);
    fmt::print("{}", shared.format == "json" ? matrix_report_json(report) : matrix_report_text(report));
    if (certificate) write_gram_certificate(*certificate, matrix_certificate(report.answer, data, o.symmetric_part));
    if (!report.save_failed.empty()) throw BadInput(report.save_failed);
    if (!report.answer.answered) {
        tell("verify: the matrix is not symmetric: nothing else was shown; --symmetric-part answers for (K + K^T)/2");
        return undecided;
    }
    if (report.answer.not_shown.empty()) return done;
    tell("verify: not shown whether the matrix is positive definite: " + report.answer.not_shown +
         (options.digits ? "" : " (--digits 15)"));
    return undecided;
}

}  // namespace verify
