#include "verify/gram_compute.hpp"

#include "ntk/fast_gram.hpp"
#include "rigor/smallest_eigenvalue.hpp"
#include "rigor/verified_largest_eigenvalue.hpp"
#include "verify/npz_file.hpp"
#include "verify/progress.hpp"
#include "verify/status.hpp"

#include <fmt/format.h>

#include <atomic>
#include <exception>
#include <fstream>
#include <thread>
#include <unistd.h>

namespace verify {
namespace {

using rigor::Ball, rigor::BallMatrix, rigor::Rational, rigor::Truth;

/// Calls work(i) for i = 0 … n - 1 on all cores; the caller's precision holds in each of them.
template <class Work>
void on_all_cores(long n, Work work) {
    std::atomic<long> next{0};
    std::atomic<bool> failed{false};
    std::exception_ptr error;
    const long bits = rigor::Precision::bits();
    const auto run = [&] {
        rigor::use_flint_on_this_thread();
        const rigor::Precision scope(bits);
        try {
            for (long i = next++; i < n && !failed; i = next++) work(i);
        } catch (...) {
            if (!failed.exchange(true)) error = std::current_exception();
        }
    };
    {
        std::vector<std::jthread> threads;
        for (unsigned t = 1; t < std::max(1U, std::thread::hardware_concurrency()); ++t) threads.emplace_back(run);
        run();
    }
    if (error) std::rethrow_exception(error);
}

class GramComputation {
public:
    GramComputation(const DataSet& data, const GramOptions& options)
        : data_(data), options_(options), kernel_(options.kernel), points_(data.values.data(), data.columns, data.rows) {}

    GramReport report() {
        report_.n = data_.rows;
        report_.dimension = data_.columns;
        report_.rows_in_file = data_.rows_in_file;
        report_.format = data_.format;
        set_zero_rows_apart();
        // A constant kernel of nothing but zero rows has no directions.
        if (!rows_.empty()) {
            progress_.emplace(static_cast<std::size_t>(rows_.size() / 128 + 8));
            unit_.emplace(make_unit_points());
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
    /// Row of the file, from 1, of point i.
    long row(long i) const { return data_.row_numbers[static_cast<std::size_t>(rows_.empty() ? i : rows_[static_cast<std::size_t>(i)])] + 1; }
    Rational exact(long i, long k) const {
        const auto at = static_cast<std::size_t>(rows_[static_cast<std::size_t>(i)] * data_.columns + k);
        return data_.exact.empty() ? Rational(data_.values[at]) : data_.exact[at];
    }
    ntk::ExactCoordinate coordinates() const {
        return [this](long i, long k) { return exact(i, k); };
    }
    long n() const { return static_cast<long>(rows_.size()); }
    bool homogeneous() const { return kernel_.theorem_class() == ntk::KernelClass::homogeneous; }
    /// The angles are those of (x, 1).
    bool lifted() const { return kernel_.lifts() || !kernel_.has_table(); }

    void set_zero_rows_apart() {
        for (long i = 0; i < data_.rows; ++i) {
            if (lifted() && !kernel_.directions_only) {
                rows_.push_back(i);
                continue;
            }
            if (points_.col(i).isZero(0)) {
                if (kernel_.directions_only)
                    throw BadInput(fmt::format("row {} is the zero vector, which has no direction; expected nonzero rows{}",
                                               data_.row_numbers[static_cast<std::size_t>(i)] + 1,
                                               kernel_.name == ntk::KernelName::normalized ? "" : ", or --normalize none"));
                zero_rows_.push_back(i);
            } else {
                rows_.push_back(i);
            }
        }
        if (zero_rows_.empty()) return;
        // Their rows of the kernel matrix are 0: they add eigenvalues 0 and change no other.
        kept_.resize(data_.columns, static_cast<long>(rows_.size()));
        for (std::size_t i = 0; i < rows_.size(); ++i) kept_.col(static_cast<long>(i)) = points_.col(rows_[i]);
    }
    Eigen::Ref<const Eigen::MatrixXd> columns() const {
        if (zero_rows_.empty()) return points_;
        return kept_;
    }
    ntk::UnitPoints make_unit_points() const {
        const double error = data_.exact.empty() ? 0 : 0x1p-53;
        return kernel_.directions_only ? ntk::UnitPoints::on_the_sphere(columns(), error, lifted()) : ntk::UnitPoints(columns(), error, lifted());
    }

    /// Exact relations, and what they and the theorems say.
    void decide(const std::vector<long>& candidates) {
        relations_ = ntk::point_relations(candidates, data_.columns, coordinates());
        if (!zero_rows_.empty()) {
            const long first = data_.row_numbers[static_cast<std::size_t>(zero_rows_.front())] + 1;
            verdict_ = {true, false, fmt::format("row {} is the zero vector, and so is its row of the matrix", first)};
        } else {
            verdict_ = ntk::gram_verdict(kernel_.theorem_class(), kernel_.depth, n(), data_.columns, kernel_.directions_only, kernel_.alpha == 0, relations_,
                                         coordinates(), [this](long i) { return row(i); });
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
                for (std::size_t k = 0; k < group.size() && k < 6; ++k) text += fmt::format("{}{}", k ? ", " : "", row(group[k]));
                if (group.size() > 6) text += fmt::format(" and {} more", group.size() - 6);
            }
            report_.notes.push_back(fmt::format("{}: rows {}{}", what, text, more ? fmt::format("; and {} more groups", more) : ""));
        };
        listed(relations_.same_point, "points coincide, so the matrix has equal rows");
        if (relations_.same_direction != relations_.same_point)
            listed(relations_.same_direction, homogeneous() && !kernel_.directions_only ? "points are positive multiples of one another, so the matrix has proportional rows"
                                              : kernel_.directions_only                 ? "points have the same direction, so the matrix has equal rows"
                                                                                        : "points have the same direction, which does no harm to a kernel with biases");
        if (!relations_.antipodal.empty()) {
            const auto [a, b] = relations_.antipodal.front();
            report_.notes.push_back(fmt::format("{} antipodal pair{} of directions, one in rows {} and {}: {}", relations_.antipodal.size(),
                                                relations_.antipodal.size() == 1 ? "" : "s", std::min(row(a), row(b)), std::max(row(a), row(b)),
                                                !homogeneous()       ? "harmless with biases"
                                                : kernel_.depth == 1 ? "singular at L = 1"
                                                : kernel_.depth == 2 ? "at L = 2 without bias the matrix is singular if and only if their directions are linearly dependent"
                                                                     : "harmless at L >= 3"));
        }
    }
    static std::vector<long> flagged(const ntk::PairGeometry& geometry) {
        std::vector<long> points;
        for (std::size_t i = 0; i < geometry.may_coincide.size(); ++i)
            if (geometry.may_coincide[i] || geometry.may_oppose[i]) points.push_back(static_cast<long>(i));
        return points;
    }
    std::function<void(long)> block_progress() {
        return [this](long) { progress_->ends("kernel matrix"); };
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
    static Ball finite(double bound) {
        if (!std::isfinite(bound)) throw Undecided("the kernel matrix is beyond the range of doubles; expected points of smaller norm, or --digits");
        return Ball::exact_double(bound);
    }
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

    /// The points at the working precision.
    ntk::BallPoints ball_points() const {
        BallMatrix rows(n(), data_.columns);
        for (long i = 0; i < n(); ++i)
            for (long k = 0; k < data_.columns; ++k) rows.set(i, k, Ball(exact(i, k)));
        return ntk::BallPoints(std::move(rows));
    }
    Ball entries_from_balls(Eigen::MatrixXd& values, Eigen::MatrixXd& radius) {
        const rigor::Precision scope(128);
        values = Eigen::MatrixXd::Zero(n(), n());
        radius = Eigen::MatrixXd::Zero(n(), n());
        const ntk::BallPoints points = ball_points();
        std::atomic<long> done{0};
        on_all_cores(n(), [&](long j) {
            for (long i = j; i < n(); ++i) store(ntk::gram_entry(kernel_, points, i, j), values(i, j), radius(i, j));
            if (++done % 128 == 0) progress_->ends("kernel matrix");
        });
        return Ball::exact_double(rigor::detail::row_sum_bound(radius));
    }
    /// The double next to a ball, and how far it may be from what is inside.
    static void store(const Ball& entry, double& value, double& radius) {
        value = entry.approx_double();
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
            const ntk::BallPoints points = ball_points();
            BallMatrix gram(n(), n());
            on_all_cores(n(), [&](long j) {
                for (long i = j; i < n(); ++i) gram.set_symmetric(i, j, ntk::gram_entry(kernel_, points, i, j));
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
        report_.geometry = lifted() ? "angles between (x, 1) and (x', 1)" + std::string(kernel_.directions_only ? ", x on the sphere" : "")
                                    : "angles between x and x'";
        const Ball one(1);
        Ball cosine, angle;
        report_.closest = best_pair(geometry_->closest, 1, cosine, angle);
        // h increases: the maximum over pairs of 1/sqrt(1 - h) is that of the closest pair. 1 - h = 2 sin^2(g/2).
        if (!lifted() && kernel_.theorem_class() != ntk::KernelClass::biased) {
            const Ball image = ntk::depth_map_of_angle(angle, one / Ball::pi()).angle;
            const Ball bound = one / (rigor::sqrt(Ball(2)) * rigor::sin(image / Ball(2)));
            report_.depth_bound = report_.closest->angle == "0" ? "infinity" : bound.is_finite() ? bound.enclosure(std::min(report_.digits, 20L)) : "not bounded";
        }
        report_.most_antipodal = best_pair(geometry_->farthest, -1, cosine, angle);
    }
    /// The pair with the largest sign · cosine among all candidates, and balls that contain its cosine and its angle.
    NotablePair best_pair(const ntk::ExtremePairs& extreme, int sign, Ball& cosine, Ball& angle) {
        const Ball one(1);
        // Exact relations first.
        if (sign > 0 && !relations_.same_direction.empty() && (!lifted() || !relations_.same_point.empty() || kernel_.directions_only)) {
            const auto& group = (lifted() && !kernel_.directions_only ? relations_.same_point : relations_.same_direction).front();
            cosine = one;
            angle = Ball(0);
            return {row(group[0]), row(group[1]), "1", "0", static_cast<long>(extreme.pairs().size()) - 1};
        }
        if (sign < 0 && !lifted() && !relations_.antipodal.empty()) {
            cosine = -one;
            angle = Ball::pi();
            const long a = row(relations_.antipodal.front().first), b = row(relations_.antipodal.front().second);
            return {std::min(a, b), std::max(a, b), "-1", angle.enclosure(std::min(report_.digits, 20L)),
                    static_cast<long>(relations_.antipodal.size()) - 1};
        }
        const auto& pairs = extreme.pairs();
        const auto candidates = [&](std::size_t k) { return angle_of_pair(pairs[k].i, pairs[k].j); };
        std::vector<Ball> angles(pairs.size());
        on_all_cores(static_cast<long>(pairs.size()), [&](long k) { angles[static_cast<std::size_t>(k)] = candidates(static_cast<std::size_t>(k)); });
        std::size_t best = 0;
        for (std::size_t k = 1; k < pairs.size(); ++k)
            if (certainly_less(sign > 0 ? angles[k] : -angles[k], sign > 0 ? angles[best] : -angles[best]) == Truth::yes) best = k;
        // The extreme angle is that of one of those that could not be told apart.
        long ties = -1;
        angle = angles[best];
        for (const Ball& other : angles)
            if (other.overlaps(angles[best])) {
                ++ties;
                angle = Ball::hull(angle, other);
            }
        cosine = rigor::cos(angle);
        if (!extreme.complete()) {
            // Pairs that were not kept are within the error of the cosines in doubles.
            cosine = Ball::hull(cosine, cosine + Ball(sign) * Ball::exact_double(4 * unit_->cosine_error()));
            angle = rigor::acos_on_domain(cosine);
        }
        const long digits = std::min(report_.digits, 20L);
        return {std::min(row(pairs[best].i), row(pairs[best].j)), std::max(row(pairs[best].i), row(pairs[best].j)), cosine.enclosure(digits), angle.enclosure(digits), ties};
    }
    Ball angle_of_pair(long i, long j) const {
        Ball xx(0), xy(0), yy(0);
        for (long k = 0; k < data_.columns; ++k) {
            const Ball a(exact(i, k)), b(exact(j, k));
            xx += a * a;
            xy += a * b;
            yy += b * b;
        }
        const Ball one(1);
        if (!lifted()) return ntk::angle_between(xx, xy, yy);
        if (kernel_.directions_only) return ntk::angle_between(Ball(2), xy / rigor::sqrt(xx * yy) + one, Ball(2));
        return ntk::angle_between(xx + one, xy + one, yy + one);
    }

    /// The whole matrix with its error bounds; zero rows take their places.
    void write(Eigen::MatrixXd values, Eigen::MatrixXd radius) {
        values.triangularView<Eigen::StrictlyUpper>() = values.transpose();
        radius.triangularView<Eigen::StrictlyUpper>() = radius.transpose();
        if (!zero_rows_.empty()) {
            for (Eigen::MatrixXd* m : {&values, &radius}) {
                Eigen::MatrixXd whole = Eigen::MatrixXd::Zero(data_.rows, data_.rows);
                for (long i = 0; i < n(); ++i)
                    for (long j = 0; j < n(); ++j) whole(rows_[static_cast<std::size_t>(i)], rows_[static_cast<std::size_t>(j)]) = (*m)(i, j);
                *m = std::move(whole);
            }
        }
        stage("saving");
        const auto matrix = [](const Eigen::MatrixXd& m) { return NpyMatrix{m.rows(), m.cols(), m.data(), true}; };
        write_npz(options_.save, {{"kernel", matrix(values)}, {"radius", matrix(radius)}, {"rows", std::vector<std::int64_t>(data_.row_numbers.begin(), data_.row_numbers.end())}});
        report_.saved = options_.save.string();
    }
    const DataSet& data_;
    const GramOptions& options_;
    const ntk::GramKernel& kernel_;
    Eigen::Map<const Eigen::MatrixXd> points_;  ///< a column a point
    std::vector<long> rows_, zero_rows_;        ///< of the data set
    Eigen::MatrixXd kept_;
    std::optional<ntk::UnitPoints> unit_;
    std::optional<ntk::PairGeometry> geometry_;
    ntk::PointRelations relations_;
    ntk::GramVerdict verdict_;
    std::optional<Progress> progress_;
    GramReport report_;
};

}  // namespace

double memory_available() {
    std::ifstream file("/proc/meminfo");
    std::string name, rest;
    double kilobytes = 0;
    while (file >> name >> kilobytes && std::getline(file, rest))
        if (name == "MemAvailable:") return kilobytes * 1024;
    return static_cast<double>(sysconf(_SC_PHYS_PAGES)) * static_cast<double>(sysconf(_SC_PAGESIZE));
}

double gram_memory(long n, const GramOptions& options) {
    const double square = static_cast<double>(n) * static_cast<double>(n);
    // In doubles: the matrix, two factors, the matrix of radii. In balls: the matrix, its copies, factor, residual and products.
    if (!options.digits) return square * 8 * (options.save.empty() ? 4 : 5);
    return square * (48 + static_cast<double>(rigor::bits_for_digits(*options.digits) + 192) / 8) * 8;
}

GramReport compute_gram(const DataSet& data, const GramOptions& options) { return GramComputation(data, options).report(); }

}  // namespace verify
