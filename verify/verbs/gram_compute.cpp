#include "verify/verbs/gram_compute.hpp"

#include "rigor/parallel/on_all_cores.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"
#include "rigor/matrix/verified_cholesky.hpp"
#include "rigor/matrix/verified_largest_eigenvalue.hpp"
#include "verify/verbs/gram_pairs.hpp"
#include "verify/readers/npz_file.hpp"
#include "verify/base/progress.hpp"
#include "verify/base/status.hpp"

#include <fmt/format.h>

#include <atomic>

namespace verify {
namespace {

using rigor::Ball, rigor::BallMatrix, rigor::Rational, rigor::Truth;

/// Of the line of progress.
constexpr std::size_t matrix_steps = 100;
/// From so many on a hint at a faster kernel is worth a line.
constexpr long many_points = 1000;

class GramComputation {
public:
    GramComputation(const DataSet& data, const GramOptions& options)
        : data_(data), options_(options), kernel_(options.kernel), points_(data, kernel_) {}

    GramReport report() {
        report_.n = data_.rows;
        report_.dimension = data_.columns;
        report_.rows_in_file = data_.rows_in_file;
        report_.format = data_.format;
        report_.notes = data_.notes;
        if (n() > 0) {
            progress_.emplace(matrix_steps + 8);
            unit_.emplace(points_.directions());
            options_.digits ? in_balls(*options_.digits) : in_doubles();
            notable_pairs();
        } else {
            decide({});
            report_.largest = EigenvalueBounds{Ball(0), Ball(0)};
            report_.method = "exact: all rows are 0";
        }
        progress_.reset();
        return std::move(report_);
    }

private:
    long n() const { return points_.size(); }
    bool homogeneous() const { return kernel_.theorem_class() == ntk::KernelClass::homogeneous; }

    /// Exact relations, and what they and the theorems say.
    void decide(const std::vector<long>& candidates) {
        relations_ = ntk::point_relations(candidates, data_.columns, points_.coordinates());
        if (!points_.zero_rows().empty()) {
            // They add eigenvalues 0 and change no other.
            verdict_ = {true, false,
                        fmt::format("row {} (counted from 0) is the zero vector, and so is its row of the matrix",
                                    points_.row_of_data(points_.zero_rows().front()))};
        } else {
            verdict_ = ntk::gram_verdict(kernel_.theorem_class(), kernel_.depth, n(), data_.columns, kernel_.directions_only, kernel_.alpha == 0, relations_,
                                         points_.coordinates(), [this](long i) { return points_.row(i); });
        }
        report_.because = verdict_.because;
        report_.positive_definite = verdict_.exactly_singular ? "no" : verdict_.strictly_positive ? "yes" : "unknown";
        if (verdict_.exactly_singular) report_.smallest = EigenvalueBounds{Ball(0), Ball(0)};
        const auto listed = [&](const std::vector<std::vector<long>>& groups, const char* what) {
            if (groups.empty()) return;
            std::string text;
            long more = 0;
            for (const auto& group : groups) {
                if (&group - groups.data() >= 3) {
                    ++more;
                    continue;
                }
                text += text.empty() ? "" : "; ";
                for (std::size_t k = 0; k < group.size() && k < 6; ++k) text += fmt::format("{}{}", k ? ", " : "", points_.row(group[k]));
                if (group.size() > 6) text += fmt::format(" and {} more", group.size() - 6);
            }
            report_.notes.push_back(fmt::format("{}: rows {}{} (counted from 0)", what, text,
                                                more ? fmt::format("; and {} more groups", more) : ""));
        };
        listed(relations_.same_point, "points coincide, so the matrix has equal rows");
        if (relations_.same_direction != relations_.same_point)
            listed(relations_.same_direction, homogeneous() && !kernel_.directions_only ? "points are positive multiples of one another, so the matrix has proportional rows"
                                              : kernel_.directions_only                 ? "points have the same direction, so the matrix has equal rows"
                                                                                        : "points have the same direction, which does no harm to a kernel with biases");
        if (!relations_.antipodal.empty()) {
            const auto [a, b] = relations_.antipodal.front();
            report_.notes.push_back(
                fmt::format("{} antipodal pair{} of directions, one in rows {} and {} (counted from 0): {}",
                            relations_.antipodal.size(), relations_.antipodal.size() == 1 ? "" : "s",
                            std::min(points_.row(a), points_.row(b)), std::max(points_.row(a), points_.row(b)),
                            !homogeneous()       ? "harmless with biases"
                            : kernel_.depth == 1 ? "singular at L = 1"
                            : kernel_.depth == 2 ? "at L = 2 without bias the matrix is singular if and only if their "
                                                   "directions are linearly dependent"
                                                 : "harmless at L >= 3"));
        }
    }
    static std::vector<long> flagged(const ntk::PairGeometry& geometry) {
        std::vector<long> points;
        for (std::size_t i = 0; i < geometry.may_coincide.size(); ++i)
            if (geometry.may_coincide[i] || geometry.may_oppose[i]) points.push_back(static_cast<long>(i));
        return points;
    }
    /// So many columns of the lower triangle are done, the long ones first.
    void columns_done(long columns, const char* name) {
        const double left = 1 - static_cast<double>(columns) / static_cast<double>(n());
        progress_->reaches(static_cast<std::size_t>((1 - left * left) * static_cast<double>(matrix_steps)), name);
    }
    std::function<void(long)> block_progress() {
        return [this](long columns) { columns_done(columns, "kernel matrix"); };
    }
    /// Biases at points of different norms: no table serves.
    bool sphere_is_faster() const { return kernel_.name == ntk::KernelName::fully_connected && !kernel_.has_table(); }
    const char* matrix_in_balls() const {
        return sphere_is_faster() ? "kernel matrix, each entry in balls (--normalize sphere, by a table, is faster)"
                                  : "kernel matrix, each entry in balls";
    }
    void stage(const char* name) { progress_->begins(name); }

    void in_doubles() {
        stage("kernel matrix");
        Eigen::MatrixXd values, radius;
        Ball radius_norm;
        const bool save = !options_.save.empty();
        if (const auto table = affordable_table()) {
            ntk::FastGram gram = ntk::fast_gram(*unit_, *table, kernel_.scales(), save, block_progress());
            geometry_.emplace(std::move(gram.geometry));
            values = std::move(gram.values);
            radius = std::move(gram.radius);
            radius_norm = gram.radius_norm;
            report_.method = fmt::format("entries by polynomials with a proved error, at most {:.2g}; ", gram.largest_radius);
        } else {
            geometry_.emplace(ntk::pair_geometry(*unit_));
            radius_norm = entries_from_balls(values, radius);
            report_.method = "entries in balls of 128 bits; ";
            if (sphere_is_faster() && n() >= many_points)
                report_.notes.push_back(
                    "with biases, at points of different norms, the kernel is no function of one angle, and each entry "
                    "was computed in balls; with --normalize sphere (the kernel at x/|x|) a table serves, which is much faster");
        }
        decide(flagged(*geometry_));
        stage("smallest eigenvalue");
        if (!verdict_.exactly_singular) {
            const rigor::VerifiedEigenvalue e = rigor::verified_smallest_eigenvalue(values, radius_norm);
            report_.method += e.method;
            take_smallest(std::isfinite(e.lower) ? Ball::exact_double(e.lower) : Ball(0), finite(e.upper), e.reason);
        } else {
            report_.method += "lambda_min by exact relations";
        }
        progress_->ends("smallest eigenvalue");
        stage("largest eigenvalue");
        const rigor::VerifiedLargestEigenvalue largest = rigor::verified_largest_eigenvalue(values, radius_norm);
        report_.largest = EigenvalueBounds{finite(largest.lower), finite(largest.upper)};
        report_.method += fmt::format("; lambda_max: {}", largest.method);
        if (save) write(std::move(values), std::move(radius));
    }
    static double within_range(double x) {
        if (!std::isfinite(x)) throw Undecided("the kernel matrix is beyond the range of doubles; expected points of smaller norm, or --digits");
        return x;
    }
    static Ball finite(double bound) { return Ball::exact_double(within_range(bound)); }
    /// Nothing if the kernel is no function of one angle, or the table would take longer than entries in balls or leave the range of doubles.
    std::optional<ntk::KernelApproximation> affordable_table() const {
        constexpr long largest_depth = 1000;
        if (!kernel_.has_table() || kernel_.depth > largest_depth) return std::nullopt;
        try {
            return kernel_.table();
        } catch (const std::invalid_argument&) {
            return std::nullopt;
        }
    }
    /// The kernel is positive semidefinite: a lower bound below 0 is replaced by 0.
    void take_smallest(Ball lower, Ball upper, const std::string& reason) {
        if (certainly_positive(lower) != Truth::yes) {
            report_.not_shown = reason;
            lower = Ball(0);
        } else if (report_.positive_definite == "unknown") {
            report_.positive_definite = "yes";
        }
        report_.smallest = EigenvalueBounds{std::move(lower), std::move(upper)};
    }

    Ball entries_from_balls(Eigen::MatrixXd& values, Eigen::MatrixXd& radius) {
        const rigor::Precision scope(128);
        values = Eigen::MatrixXd::Zero(n(), n());
        radius = Eigen::MatrixXd::Zero(n(), n());
        const ntk::BallPoints points = points_.in_balls();
        std::atomic<long> done{0};
        rigor::on_all_cores(n(), [&](long j) {
            for (long i = j; i < n(); ++i) store(ntk::gram_entry(kernel_, points, i, j), values(i, j), radius(i, j));
            columns_done(++done, matrix_in_balls());
        });
        return Ball::exact_double(rigor::detail::row_sum_bound(radius));
    }
    /// The double next to a ball, and how far it may be from what is inside.
    static void store(const Ball& entry, double& value, double& radius) {
        value = within_range(entry.approx_double());
        radius = rigor::abs(entry - Ball::exact_double(value)).upper_double();
    }

    void in_balls(long digits) {
        stage("angles");
        geometry_.emplace(ntk::pair_geometry(*unit_));
        decide(flagged(*geometry_));
        report_.digits = digits + 2;
        std::optional<BallMatrix> matrix;
        long known_bits = 0;
        const rigor::MatrixEntries entries = [&]() -> BallMatrix {
            if (known_bits == rigor::Precision::bits()) return *matrix;
            stage("kernel matrix in balls");
            const ntk::BallPoints points = points_.in_balls();
            BallMatrix gram(n(), n());
            std::atomic<long> done{0};
            rigor::on_all_cores(n(), [&](long j) {
                for (long i = j; i < n(); ++i) gram.set_symmetric(i, j, ntk::gram_entry(kernel_, points, i, j));
                columns_done(++done, "kernel matrix in balls");
            });
            stage("eigenvalues in balls");
            matrix = gram;
            known_bits = rigor::Precision::bits();
            return gram;
        };
        const long first = std::max(128L, rigor::bits_for_digits(digits) + 64);
        const rigor::SmallestEigenvalueOptions wanted{.relative_width = rigor::power(Rational(1, 10), static_cast<unsigned long>(digits)),
                                                      .ladder = {first, std::max(8192L, 4 * first)}};
        if (!verdict_.exactly_singular) {
            const rigor::EigenvalueEnclosure e = rigor::smallest_eigenvalue(entries, wanted);
            if (e.status == rigor::SmallestEigenvalueStatus::not_finite) throw std::runtime_error("an entry of the kernel matrix is not finite in balls");
            report_.method = "entries and eigenvalues in balls: " + e.method;
            take_smallest(e.lower, e.upper, fmt::format("{} digits were not reached with {} bits", digits, wanted.ladder.last));
        } else {
            report_.method = "lambda_min by exact relations";
        }
        const rigor::EigenvalueEnclosure e = rigor::largest_eigenvalue(entries, wanted);
        report_.largest = EigenvalueBounds{e.lower, e.upper};
        if (verdict_.exactly_singular) report_.method += "; lambda_max in balls: " + e.method;
        if (!options_.save.empty()) {
            Eigen::MatrixXd values(n(), n()), radius(n(), n());
            for (long i = 0; i < n(); ++i)
                for (long j = 0; j <= i; ++j) store((*matrix)(i, j), values(i, j), radius(i, j));
            write(std::move(values), std::move(radius));
        }
    }

    void notable_pairs() {
        if (n() < 2) return;
        const rigor::Precision scope(192);
        const long digits = std::min(report_.digits, 20L);
        const bool lifted = points_.lifted();
        report_.geometry =
            !lifted ? "angles between x and x'"
            : !kernel_.lifts()
                ? "angles between (x, beta sqrt(n0)) and (x', beta sqrt(n0)), which this kernel sees"
                : "angles between (x, 1) and (x', 1)" + std::string(kernel_.directions_only ? ", x on the sphere" : "");
        const ExtremePair closest = extreme_pair(points_, geometry_->closest, 1, unit_->cosine_error(), relations_, digits);
        report_.closest = closest.pair;
        report_.widest = extreme_pair(points_, geometry_->farthest, -1, unit_->cosine_error(), relations_, digits).pair;
        if (lifted || !homogeneous()) return;
        // h increases: the maximum over pairs of 1/sqrt(1 - h) is that of the closest pair. 1 - h = 2 sin^2(g/2).
        const Ball one(1), image = ntk::depth_map_of_angle(closest.angle, one / Ball::pi()).angle;
        const Ball bound = one / (rigor::sqrt(Ball(2)) * rigor::sin(image / Ball(2)));
        report_.depth_bound = closest.angle.is_exactly_zero() ? "infinity" : bound.is_finite() ? bound.enclosure(digits) : "not bounded";
    }

    /// The whole matrix with its error bounds; zero rows take their places.
    void write(Eigen::MatrixXd values, Eigen::MatrixXd radius) {
        values.triangularView<Eigen::StrictlyUpper>() = values.transpose();
        radius.triangularView<Eigen::StrictlyUpper>() = radius.transpose();
        if (!points_.zero_rows().empty()) {
            for (Eigen::MatrixXd* m : {&values, &radius}) {
                Eigen::MatrixXd whole = Eigen::MatrixXd::Zero(data_.rows, data_.rows);
                for (long i = 0; i < n(); ++i)
                    for (long j = 0; j < n(); ++j) whole(points_.rows()[static_cast<std::size_t>(i)], points_.rows()[static_cast<std::size_t>(j)]) = (*m)(i, j);
                *m = std::move(whole);
            }
        }
        stage("saving");
        const auto matrix = [](const Eigen::MatrixXd& m) { return NpyMatrix{m.rows(), m.cols(), m.data(), true}; };
        try {
            write_npz(options_.save, {{"kernel", matrix(values)}, {"radius", matrix(radius)}, {"rows", std::vector<std::int64_t>(data_.row_numbers.begin(), data_.row_numbers.end())}});
            report_.saved = options_.save.string();
        } catch (const BadInput& error) {
            report_.save_failed = error.what();  // the bounds are not lost with the file
        }
    }
    const DataSet& data_;
    const GramOptions& options_;
    const ntk::GramKernel& kernel_;
    GramPoints points_;
    std::optional<ntk::UnitPoints> unit_;
    std::optional<ntk::PairGeometry> geometry_;
    ntk::PointRelations relations_;
    ntk::GramVerdict verdict_;
    std::optional<Progress> progress_;
    GramReport report_;
};

}  // namespace

double gram_memory(long n, const GramOptions& options) {
    const double square = static_cast<double>(n) * static_cast<double>(n);
    // In doubles: the matrix, two factors, the matrix of radii. In balls: the matrix, its copies, factor, residual and products.
    if (!options.digits) return square * 8 * (options.save.empty() ? 4 : 5);
    return square * (48 + static_cast<double>(rigor::bits_for_digits(*options.digits) + 192) / 8) * 8;
}

GramReport compute_gram(const DataSet& data, const GramOptions& options) { return GramComputation(data, options).report(); }

}  // namespace verify
