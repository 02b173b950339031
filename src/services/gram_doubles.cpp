// The method in doubles of gram_computation.hpp: entries with proved errors, from a table or rounded from balls, and
// bounds of the eigenvalues by Cholesky factorizations.
#include "services/gram_computation.hpp"

#include "rigor/matrix/verified_largest_eigenvalue.hpp"
#include "rigor/parallel/on_all_cores.hpp"

#include <fmt/format.h>

#include <memory>

namespace services {

using rigor::Ball;

namespace {

/// Of the smallest eigenvalue: no further factorization is spent on less.
constexpr double worthwhile = 1e-9;
/// From so many on a hint at a faster kernel is worth a line.
constexpr long many_points = 300;

}  // namespace

std::optional<ntk::KernelApproximation> affordable_table(const ntk::GramKernel& kernel) {
    if (!kernel.has_table() || kernel.depth > largest_table_depth) return std::nullopt;
    try {
        return kernel.table();
    } catch (const std::invalid_argument&) {
        return std::nullopt;
    }
}

void GramComputation::in_doubles() {
    stage("kernel matrix");
    const auto table = affordable_table(kernel_);
    if (options_.storage.packed && !table)
        throw BadInput("", "",
                       fmt::format("{}: this kernel's entries are computed one by one in balls, of which the whole "
                                   "matrix is kept",
                                   options_.words.packed),
                       "a kernel with a table, and a depth up to 1000");
    if (options_.elsewhere)
        doubles_elsewhere(table);
    else if (table && !options_.take_matrix)
        half_in_doubles(*table);
    else
        full_in_doubles(table);
}

void GramComputation::doubles_elsewhere(const std::optional<ntk::KernelApproximation>& table) {
    if (!table)
        throw BadInput("", "", "this kernel's entries are computed one by one in balls, which many processes do not",
                       fmt::format("a kernel with a table, and a depth up to {}{}", largest_table_depth,
                                   directions_are_faster() ? ", or " + options_.words.directions : ""));
    GramElsewhere& matrix = *options_.elsewhere;
    geometry_.emplace(n(), unit_->cosine_error());
    matrix.make(*unit_, *table, kernel_.scales(), *geometry_);
    report_.method =
        fmt::format("entries by polynomials with a proved error, at most {:.2g}; ", matrix.largest_radius());
    report_.storage = matrix.storage();
    decide(flagged(*geometry_));
    std::string largest =
        largest_in_doubles([&](const rigor::VerifiedCholeskyOptions& options) { return matrix.largest(options); });
    smallest_in_doubles([&](const rigor::VerifiedCholeskyOptions& options) { return matrix.smallest(options); });
    report_.method += largest;
}

void GramComputation::half_in_doubles(const ntk::KernelApproximation& table) {
    const ntk::GramBlocks entries(*unit_, table, kernel_.scales(), block_progress());
    auto half = std::make_unique<rigor::detail::PackedMatrix<double>>(n());
    geometry_.emplace(n(), unit_->cosine_error());
    entries.survey([&](const rigor::detail::ColumnBlock& block) { rigor::detail::fill(*half, block); }, *geometry_,
                   nullptr);
    report_.method =
        fmt::format("entries by polynomials with a proved error, at most {:.2g}; ", entries.largest_radius());
    report_.storage = options_.storage.packed ? "packed" : "half";
    decide(flagged(*geometry_));
    const rigor::detail::RadiusNorm radius = [&] { return entries.radius_norm(); };
    const rigor::detail::PackedBlocks kept(*half);
    std::string largest = largest_in_doubles(kept, radius);
    if (options_.storage.packed) {
        half.reset();
        smallest_in_doubles(entries, radius);
    } else {
        smallest_in_doubles(kept, radius);
    }
    report_.method += largest;
}

void GramComputation::full_in_doubles(const std::optional<ntk::KernelApproximation>& table) {
    Eigen::MatrixXd values, radius;
    Ball radius_norm;
    const bool keep = static_cast<bool>(options_.take_matrix);
    if (table) {
        ntk::FastGram gram = ntk::fast_gram(*unit_, *table, kernel_.scales(), keep, block_progress());
        geometry_.emplace(std::move(gram.geometry));
        values = std::move(gram.values);
        radius = std::move(gram.radius);
        radius_norm = gram.radius_norm;
        report_.method =
            fmt::format("entries by polynomials with a proved error, at most {:.2g}; ", gram.largest_radius);
    } else {
        geometry_.emplace(ntk::pair_geometry(*unit_));
        radius_norm = entries_from_balls(values, radius);
        report_.method = "entries in balls of 128 bits; ";
        if (n() >= many_points && !kernel_.has_table())
            report_.notes.push_back(kernel_.no_table() + ": each entry was computed in balls, which is slow" +
                                    (directions_are_faster()
                                         ? fmt::format("; with {} (the kernel at x/|x|) a table serves, which is "
                                                       "much faster",
                                                       options_.words.directions)
                                         : ""));
    }
    report_.storage = "full";
    decide(flagged(*geometry_));
    const rigor::detail::RadiusNorm norm = [&] { return radius_norm; };
    const rigor::detail::DenseBlocks blocks(values);
    std::string largest = largest_in_doubles(blocks, norm);
    smallest_in_doubles(blocks, norm);
    report_.method += largest;
    if (keep) hand_over(std::move(values), std::move(radius));
}

std::string GramComputation::largest_in_doubles(const rigor::detail::ColumnBlocks& a,
                                                const rigor::detail::RadiusNorm& radius) {
    return largest_in_doubles([&](const rigor::VerifiedCholeskyOptions& options) {
        return rigor::detail::verified_largest_eigenvalue(a, radius, options);
    });
}

std::string GramComputation::largest_in_doubles(const LargestBounds& bounds) {
    stage("largest eigenvalue");
    const rigor::VerifiedLargestEigenvalue e = bounds({.progress = [this](const std::string& what, double done) {
        steps_ = matrix_steps + static_cast<std::size_t>(done * static_cast<double>(largest_steps));
        tell(stage_text_("largest eigenvalue: " + what, done));
    }});
    report_.largest = EigenvalueBounds{finite(e.lower), finite(e.upper)};
    steps_ = matrix_steps + largest_steps;
    return fmt::format("; lambda_max: {}", e.method);
}

void GramComputation::smallest_in_doubles(const rigor::detail::ColumnBlocks& a,
                                          const rigor::detail::RadiusNorm& radius) {
    smallest_in_doubles([&](const rigor::VerifiedCholeskyOptions& options) {
        return rigor::detail::verified_smallest_eigenvalue(a, radius, options);
    });
}

void GramComputation::smallest_in_doubles(const SmallestBounds& bounds) {
    stage("smallest eigenvalue");
    constexpr std::size_t before = matrix_steps + largest_steps;
    if (verdict_.exactly_singular) {
        report_.method += "lambda_min by exact relations";
        return;
    }
    const rigor::VerifiedEigenvalue e =
        bounds({.relative_width = worthwhile,
                .residual = options_.storage.residual,
                .progress =
                    [this](const std::string& what, double done) {
                        steps_ = before + static_cast<std::size_t>(done * static_cast<double>(gram_steps - before));
                        tell(stage_text_("smallest eigenvalue: " + what, done));
                    },
                .known = options_.storage.known,
                .keep = options_.storage.keep});
    report_.method += e.method;
    report_.factorizations = e.factorizations;
    take_smallest(std::isfinite(e.lower) ? Ball::exact_double(e.lower) : Ball(0), finite(e.upper), e.reason);
}

std::string GramComputation::matrix_in_balls() const {
    const std::string name = "kernel matrix, each entry in balls";
    return directions_are_faster() ? name + " (" + options_.words.directions + ", by a table, is faster)" : name;
}

Ball GramComputation::entries_from_balls(Eigen::MatrixXd& values, Eigen::MatrixXd& radius) {
    const rigor::Precision scope(128);
    values = Eigen::MatrixXd::Zero(n(), n());
    radius = Eigen::MatrixXd::Zero(n(), n());
    const ntk::BallPoints points = points_.in_balls();
    std::atomic<long> done{0};
    const std::string name = matrix_in_balls();
    rigor::on_all_cores(n(), [&](long j) {
        for (long i = j; i < n(); ++i) store(entry(points, i, j), values(i, j), radius(i, j));
        columns_done(++done, name);
    });
    return Ball::exact_double(rigor::detail::row_sum_bound(radius));
}

}  // namespace services
