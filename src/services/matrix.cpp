// The frame of matrix.hpp: what is asked, the method, and what follows from what it finds.
#include "services/matrix.hpp"

#include "services/matrix_conclusions.hpp"
#include "services/matrix_entries.hpp"
#include "services/matrix_jitter.hpp"
#include "services/matrix_methods.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace services {
namespace {

void check(const SquareMatrix& m, const MatrixOptions& options) {
    if (m.n < 1) throw BadInput("", "", fmt::format("a matrix of {} rows", m.n), "one row at least");
    const std::size_t size = static_cast<std::size_t>(m.n) * static_cast<std::size_t>(m.n);
    if (m.values.size() != size || (!m.exact.empty() && m.exact.size() != size))
        throw BadInput("", "", fmt::format("{} numbers of a {} x {} matrix", m.values.size(), m.n, m.n),
                       "as many numbers as entries");
    for (std::size_t k = 0; k < size; ++k)
        if (!std::isfinite(m.values[k]))
            throw BadInput("", "",
                           fmt::format("row {}, column {} (counted from 0) is {}", static_cast<long>(k) / m.n,
                                       static_cast<long>(k) % m.n, m.values[k]),
                           "a finite number");
    if (options.digits && (*options.digits < 1 || *options.digits > most_gram_digits))
        throw BadInput("digits", std::to_string(*options.digits), "",
                       fmt::format("an integer from 1 to {}", most_gram_digits));
    if (options.proof && !options.digits) throw BadInput("", "", "a proof of the method in doubles", "digits");
}

}  // namespace

void MatrixWork::tell(const char* stage) {
    if (options.progress) options.progress(std::min(step, matrix_steps), matrix_steps, stage);
    ++step;
}

void MatrixWork::method(const std::string& name, const std::string& how) {
    report.method += fmt::format("{}{}: {}", report.method.empty() ? "" : "; ", name, how);
}

double matrix_memory(long n, const MatrixOptions& options) {
    const double square = static_cast<double>(n) * static_cast<double>(n);
    // In doubles: the numbers read, the matrix, two factors, the radii. In balls: the rationals, the matrix, its
    // copies, factor, residual and products.
    if (!options.digits) return square * 8 * 5;
    return square * (160 + (48 + static_cast<double>(rigor::bits_for_digits(*options.digits) + 192) / 8) * 8);
}

MatrixReport matrix(const SquareMatrix& input, const MatrixOptions& options) {
    check(input, options);
    MatrixReport report;
    report.n = input.n;
    if (options.progress) options.progress(0, matrix_steps, "symmetry");
    report.asymmetry = largest_asymmetry(input);
    if (report.asymmetry && !options.symmetric_part) return report;
    report.answered = true;
    const SymmetricEntries entries(input, report.asymmetry.has_value());
    MatrixWork work{entries, options, report};
    options.digits ? answer_in_balls(work, *options.digits) : answer_in_doubles(work);
    take_witness(report);
    take_exact_zeros(report);
    judge_definiteness(report);
    bound_condition(report, work.least_size);
    if (options.jitter) {
        work.tell("jitter");
        report.jitter = matrix_jitter(entries, *report.smallest);
    }
    return report;
}

}  // namespace services
