// The work behind gram.hpp: exact relations, the matrix in doubles or in balls, its eigenvalue bounds, notable pairs.
#include "services/gram.hpp"

#include "ntk/kernel/depth_map.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"
#include "rigor/matrix/verified_cholesky.hpp"
#include "rigor/matrix/verified_largest_eigenvalue.hpp"
#include "rigor/parallel/on_all_cores.hpp"
#include "services/gram_pairs.hpp"
#include "services/stage_text.hpp"

#include <fmt/format.h>

#include <atomic>
#include <memory>

namespace services {
namespace {

using rigor::Ball, rigor::BallMatrix, rigor::Rational, rigor::Truth;

/// Those of the matrix among the steps of progress.
constexpr std::size_t matrix_steps = 100, largest_steps = 50;
static_assert(matrix_steps + largest_steps < gram_steps);
/// Of the smallest eigenvalue: no further factorization is spent on less.
constexpr double worthwhile = 1e-9;
/// Beyond it a table takes longer than entries in balls.
constexpr long largest_table_depth = 1000;
/// From so many on a hint at a faster kernel is worth a line.
constexpr long many_points = 300;

class GramComputation {
public:
    GramComputation(const PointSet& data, const GramOptions& options)
        : data_(data),
          options_(options),
          kernel_(options.kernel),
          structure_(kernel_.structure()),
          points_(data, options) {}

    GramReport report() {
        report_.n = data_.rows;
        report_.dimension = data_.columns;
        if (n() > 0) {
            unit_.emplace(points_.directions());
            options_.digits ? in_balls(*options_.digits) : in_doubles();
            notable_pairs();
        } else {
            decide({});
            report_.largest = EigenvalueBounds{Ball(0), Ball(0)};
            report_.method = "exact: all rows are 0";
        }
        return std::move(report_);
    }

private:
    long n() const { return points_.size(); }
    bool homogeneous() const { return structure_.homogeneous; }

    /// Exact relations, and what they and the theorems say.
    void decide(const std::vector<long>& candidates) {
        relations_ = ntk::point_relations(candidates, data_.columns, points_.coordinates());
        if (!points_.zero_rows().empty()) {
            // They add eigenvalues 0 and change no other.
            verdict_ = {true, false,
                        fmt::format("row {} (counted from 0) is the zero vector, and so is its row of the matrix",
                                    points_.row_of_data(points_.zero_rows().front()))};
        } else {
            verdict_ = ntk::gram_verdict(structure_, n(), data_.columns, kernel_.of_directions(), relations_,
                                         points_.coordinates(), [this](long i) { return points_.row(i); });
        }
        report_.because = verdict_.because;
        report_.positive_definite = verdict_.exactly_singular    ? Truth::no
                                    : verdict_.strictly_positive ? Truth::yes
                                                                 : Truth::unknown;
        if (verdict_.exactly_singular) report_.smallest = EigenvalueBounds{Ball(0), Ball(0)};
        list_relations();
    }
    /// In the notes.
    void list_relations() {
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
                for (std::size_t k = 0; k < group.size() && k < 6; ++k)
                    text += fmt::format("{}{}", k ? ", " : "", points_.row(group[k]));
                if (group.size() > 6) text += fmt::format(" and {} more", group.size() - 6);
            }
            report_.notes.push_back(fmt::format("{}: rows {}{} (counted from 0)", what, text,
                                                more ? fmt::format("; and {} more groups", more) : ""));
        };
        listed(relations_.same_point, "points coincide, so the matrix has equal rows");
        if (relations_.same_direction != relations_.same_point)
            listed(relations_.same_direction,
                   homogeneous() && !kernel_.of_directions()
                       ? "points are positive multiples of one another, so the matrix has proportional rows"
                   : kernel_.of_directions()
                       ? "points have the same direction, so the matrix has equal rows"
                       : "points have the same direction, which does no harm to a kernel with biases");
        if (!relations_.antipodal.empty()) {
            const auto [a, b] = relations_.antipodal.front();
            report_.notes.push_back(
                fmt::format("{} antipodal pair{} of directions, one in rows {} and {} (counted from 0): {}",
                            relations_.antipodal.size(), relations_.antipodal.size() == 1 ? "" : "s",
                            std::min(points_.row(a), points_.row(b)), std::max(points_.row(a), points_.row(b)),
                            structure_.antipodes));
        }
    }
    static std::vector<long> flagged(const ntk::PairGeometry& geometry) {
        std::vector<long> points;
        for (std::size_t i = 0; i < geometry.may_coincide.size(); ++i)
            if (geometry.may_coincide[i] || geometry.may_oppose[i]) points.push_back(static_cast<long>(i));
        return points;
    }
    /// So many columns of the lower triangle are done, the long ones first.
    void columns_done(long columns, const std::string& name) {
        const double left = 1 - static_cast<double>(columns) / static_cast<double>(n());
        steps_ = static_cast<std::size_t>((1 - left * left) * static_cast<double>(matrix_steps));
        tell(name);
    }
    std::function<void(long)> block_progress() {
        return [this](long columns) {
            if (steps_ < matrix_steps) return columns_done(columns, "kernel matrix");
            const double left = 1 - static_cast<double>(columns) / static_cast<double>(n());
            tell(stage_text_("kernel matrix once more", 1 - left * left));
        };
    }
    /// Biases at points of different norms: no table serves.
    bool directions_are_faster() const { return kernel_.lift() == ntk::KernelLift::bias; }
    std::string matrix_in_balls() const {
        const std::string name = "kernel matrix, each entry in balls";
        return directions_are_faster() ? name + " (" + options_.words.directions + ", by a table, is faster)" : name;
    }
    void stage(const char* name) { tell(name); }
    void tell(const std::string& stage) const {
        if (options_.progress) options_.progress(steps_, gram_steps, stage);
    }

    void in_doubles() {
        stage("kernel matrix");
        const auto table = affordable_table();
        if (options_.storage.packed && !table)
            throw BadInput("", "",
                           fmt::format("{}: this kernel's entries are computed one by one in balls, of which the whole "
                                       "matrix is kept",
                                       options_.words.packed),
                           "a kernel with a table, and a depth up to 1000");
        if (table && !options_.take_matrix)
            half_in_doubles(*table);
        else
            full_in_doubles(table);
    }
    /// The lower triangle alone. Packed: until the largest eigenvalue is bounded; the smallest takes its place.
    void half_in_doubles(const ntk::KernelApproximation& table) {
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
    /// The whole matrix and its errors.
    void full_in_doubles(const std::optional<ntk::KernelApproximation>& table) {
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
    /// Returns its method.
    std::string largest_in_doubles(const rigor::detail::ColumnBlocks& a, const rigor::detail::RadiusNorm& radius) {
        stage("largest eigenvalue");
        const rigor::VerifiedLargestEigenvalue e = rigor::detail::verified_largest_eigenvalue(a, radius);
        report_.largest = EigenvalueBounds{finite(e.lower), finite(e.upper)};
        steps_ = matrix_steps + largest_steps;
        return fmt::format("; lambda_max: {}", e.method);
    }
    void smallest_in_doubles(const rigor::detail::ColumnBlocks& a, const rigor::detail::RadiusNorm& radius) {
        stage("smallest eigenvalue");
        constexpr std::size_t before = matrix_steps + largest_steps;
        if (verdict_.exactly_singular) {
            report_.method += "lambda_min by exact relations";
            return;
        }
        const rigor::VerifiedEigenvalue e = rigor::detail::verified_smallest_eigenvalue(
            a, radius,
            {.relative_width = worthwhile,
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
    double within_range(double x) const {
        if (!std::isfinite(x))
            throw Undecided("", "",
                            "the kernel matrix is beyond the range of doubles; expected points of smaller norm, or " +
                                options_.words.digits);
        return x;
    }
    Ball finite(double bound) const { return Ball::exact_double(within_range(bound)); }
    /// Nothing if the kernel is no function of one angle, or the table would take longer than entries in balls or leave
    /// the range of doubles.
    std::optional<ntk::KernelApproximation> affordable_table() const {
        if (!kernel_.has_table() || kernel_.depth > largest_table_depth) return std::nullopt;
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
        } else if (report_.positive_definite == Truth::unknown) {
            report_.positive_definite = Truth::yes;
        }
        report_.smallest = EigenvalueBounds{std::move(lower), std::move(upper)};
    }

    Ball entries_from_balls(Eigen::MatrixXd& values, Eigen::MatrixXd& radius) {
        const rigor::Precision scope(128);
        values = Eigen::MatrixXd::Zero(n(), n());
        radius = Eigen::MatrixXd::Zero(n(), n());
        const ntk::BallPoints points = points_.in_balls();
        std::atomic<long> done{0};
        const std::string name = matrix_in_balls();
        rigor::on_all_cores(n(), [&](long j) {
            for (long i = j; i < n(); ++i) store(ntk::gram_entry(kernel_, points, i, j), values(i, j), radius(i, j));
            columns_done(++done, name);
        });
        return Ball::exact_double(rigor::detail::row_sum_bound(radius));
    }
    /// The double next to a ball, and how far it may be from what is inside.
    void store(const Ball& entry, double& value, double& radius) const {
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
        const rigor::SmallestEigenvalueOptions wanted{
            .relative_width = rigor::power(Rational(1, 10), static_cast<unsigned long>(digits)),
            .ladder = {first, std::max(8192L, 4 * first)}};
        if (!verdict_.exactly_singular) {
            const rigor::EigenvalueEnclosure e = rigor::smallest_eigenvalue(entries, wanted);
            if (e.status == rigor::SmallestEigenvalueStatus::not_finite)
                throw std::runtime_error("an entry of the kernel matrix is not finite in balls");
            report_.method = "entries and eigenvalues in balls: " + e.method;
            take_smallest(e.lower, e.upper,
                          fmt::format("{} digits were not reached with {} bits", digits, wanted.ladder.last));
        } else {
            report_.method = "lambda_min by exact relations";
        }
        const rigor::EigenvalueEnclosure e = rigor::largest_eigenvalue(entries, wanted);
        report_.largest = EigenvalueBounds{e.lower, e.upper};
        if (verdict_.exactly_singular) report_.method += "; lambda_max in balls: " + e.method;
        if (options_.take_matrix) {
            Eigen::MatrixXd values(n(), n()), radius(n(), n());
            for (long i = 0; i < n(); ++i)
                for (long j = 0; j <= i; ++j) store((*matrix)(i, j), values(i, j), radius(i, j));
            hand_over(std::move(values), std::move(radius));
        }
    }

    std::string geometry() const {
        switch (kernel_.lift()) {
            case ntk::KernelLift::none: return "angles between x and x'";
            case ntk::KernelLift::one:
                return "angles between (x, 1) and (x', 1)" +
                       std::string(kernel_.directions_only ? ", x on the sphere" : "");
            case ntk::KernelLift::bias:
                return fmt::format("angles between (x, {0}) and (x', {0}), which this kernel sees",
                                   kernel_.bias_coordinate());
        }
        throw std::logic_error("a lift that is none");
    }
    void notable_pairs() {
        if (n() < 2) return;
        const rigor::Precision scope(192);
        report_.geometry = geometry();
        const double error = unit_->cosine_error();
        report_.closest = extreme_pair(points_, geometry_->closest, 1, error, relations_);
        report_.widest = extreme_pair(points_, geometry_->farthest, -1, error, relations_);
        if (points_.lifted() || !kernel_.kind.get().is_normalized_kernel(kernel_)) return;
        // h increases: the maximum over pairs of 1/sqrt(1 - h) is that of the closest pair. 1 - h = 2 sin^2(g/2).
        const Ball one(1), image = ntk::depth_map_of_angle(report_.closest->angle, one / Ball::pi()).angle;
        report_.depth_bound = one / (rigor::sqrt(Ball(2)) * rigor::sin(image / Ball(2)));
    }

    /// The whole matrix with its error bounds; zero rows take their places.
    void hand_over(Eigen::MatrixXd values, Eigen::MatrixXd radius) {
        values.triangularView<Eigen::StrictlyUpper>() = values.transpose();
        radius.triangularView<Eigen::StrictlyUpper>() = radius.transpose();
        if (!points_.zero_rows().empty()) {
            const auto place = [&](long i) { return points_.rows()[static_cast<std::size_t>(i)]; };
            for (Eigen::MatrixXd* m : {&values, &radius}) {
                Eigen::MatrixXd whole = Eigen::MatrixXd::Zero(data_.rows, data_.rows);
                for (long i = 0; i < n(); ++i)
                    for (long j = 0; j < n(); ++j) whole(place(i), place(j)) = (*m)(i, j);
                *m = std::move(whole);
            }
        }
        stage("saving");
        options_.take_matrix({values, radius});
    }

    const PointSet& data_;
    const GramOptions& options_;
    const ntk::GramKernel& kernel_;
    const ntk::KernelStructure structure_;
    GramPoints points_;
    std::optional<ntk::UnitPoints> unit_;
    std::optional<ntk::PairGeometry> geometry_;
    ntk::PointRelations relations_;
    ntk::GramVerdict verdict_;
    std::atomic<std::size_t> steps_{0};
    StageText stage_text_;
    GramReport report_;
};

bool acceptable(double x) { return x == 0 || (std::fabs(x) >= 1e-150 && std::fabs(x) <= 1e150); }

void check(const PointSet& points) {
    const auto number = [&](std::size_t i) { return static_cast<long>(i) / points.columns; };
    if (points.rows < 1 || points.columns < 1)
        throw BadInput("", "", fmt::format("{} points of {} coordinates", points.rows, points.columns),
                       "one point and one coordinate at least");
    const std::size_t size = static_cast<std::size_t>(points.rows) * static_cast<std::size_t>(points.columns);
    const std::size_t rows = static_cast<std::size_t>(points.rows);
    if (points.values.size() != size || (!points.exact.empty() && points.exact.size() != size) ||
        (!points.row_numbers.empty() && points.row_numbers.size() != rows))
        throw BadInput(
            "", "", fmt::format("{} numbers of {} x {} coordinates", points.values.size(), points.rows, points.columns),
            "as many numbers as coordinates, and as many row numbers as points");
    for (std::size_t i = 0; i < size; ++i)
        if (!acceptable(points.values[i]))
            throw BadInput("", fmt::format("{}", points.values[i]),
                           fmt::format("point {} (counted from 0) has a coordinate {}", number(i), points.values[i]),
                           "0, or a number between 1e-150 and 1e150 in absolute value");
}

void check(const GramOptions& options) {
    const ntk::GramKernel& kernel = options.kernel;
    const auto cut = [](const Rational& q) { return rigor::to_string(q).substr(0, 60); };
    if (kernel.depth < 1 || kernel.depth > deepest_gram_kernel)
        throw BadInput("depth", std::to_string(kernel.depth), "",
                       fmt::format("an integer from 1 to {}", deepest_gram_kernel));
    if (kernel.kind.get().takes(ntk::KernelParameter::variances)) {
        if (kernel.weight_variance <= 0)
            throw BadInput("weight-variance", cut(kernel.weight_variance), "", "a number > 0");
        if (kernel.bias_variance < 0) throw BadInput("bias-variance", cut(kernel.bias_variance), "", "a number >= 0");
        if (kernel.input_dimension < 1) throw BadInput("n0", cut(kernel.input_dimension), "", "a number >= 1");
    }
    if (kernel.kind.get().takes(ntk::KernelParameter::order)) {
        if (kernel.order < 0 || kernel.order > 2)
            throw BadInput("order", std::to_string(kernel.order), "", "0, 1 or 2");
        if (kernel.order == 2 && kernel.depth > ntk::deepest_of_order_2)
            throw BadInput("depth", std::to_string(kernel.depth), "",
                           fmt::format("at most {} for order 2, whose entries grow like |x|^(2^(L + 1))",
                                       ntk::deepest_of_order_2));
    }
    if (options.digits && (*options.digits < 1 || *options.digits > most_gram_digits))
        throw BadInput("digits", std::to_string(*options.digits), "",
                       fmt::format("an integer from 1 to {}", most_gram_digits));
    const GramWords& words = options.words;
    for (const auto& [wanted, name] :
         {std::pair(options.storage.packed, &words.packed), std::pair(options.storage.residual, &words.residual)})
        if (wanted && options.digits)
            throw BadInput("", "", *name + " belongs to the method in doubles", "no " + words.digits);
    if (options.storage.packed && options.take_matrix)
        throw BadInput("", "", words.packed + " keeps half of the matrix, and overwrites it",
                       "no " + words.matrix + ", which takes the whole");
}

}  // namespace

std::optional<long> usual_digits(long n) { return n <= 60 ? std::optional<long>(15) : std::nullopt; }

long GramReport::digits_of_pairs() const { return std::min(digits, 20L); }

GramReport::Condition GramReport::condition() const {
    Condition bounds;
    if (!smallest || !largest || certainly_positive(smallest->upper) != Truth::yes ||
        certainly_positive(largest->lower) != Truth::yes)
        return bounds;
    bounds.lower = (largest->lower / smallest->upper).lower();
    if (certainly_positive(smallest->lower) == Truth::yes) bounds.upper = (largest->upper / smallest->lower).upper();
    return bounds;
}

double gram_memory(long n, const GramOptions& options) {
    const double square = static_cast<double>(n) * static_cast<double>(n);
    // In doubles: half of the matrix, in packed storage overwritten by its factor, else beside it; or the matrix, its
    // radii and a factor. In balls: the matrix, its copies, factor, residual and products.
    if (!options.digits) return square * 8 * (!gram_can_be_packed(options) ? 2.5 : options.storage.packed ? 0.5 : 1);
    return square * (48 + static_cast<double>(rigor::bits_for_digits(*options.digits) + 192) / 8) * 8;
}

bool gram_can_be_packed(const GramOptions& options) {
    return !options.digits && !options.take_matrix && options.kernel.has_table() &&
           options.kernel.depth <= largest_table_depth;
}

GramReport gram(const PointSet& points, const GramOptions& options) {
    check(points);
    check(options);
    return GramComputation(points, options).report();
}

}  // namespace services
