#include "services/kernel_block.hpp"

#include "rigor/matrix/lapack.hpp"
#include "rigor/parallel/on_all_cores.hpp"
#include "services/gram_checks.hpp"
#include "services/gram_computation.hpp"
#include "services/gram_points.hpp"

#include <fmt/format.h>

#include <cmath>
#include <mutex>

namespace services {

using rigor::Ball;

namespace {

/// Both sets, one after the other.
struct Both {
    std::vector<double> values;
    std::vector<rigor::Rational> exact;
    std::vector<long> numbers;
    long rows, columns;

    Both(const PointSet& x, const PointSet& y) : rows(x.rows + y.rows), columns(x.columns) {
        if (x.columns != y.columns)
            throw BadInput("", "", fmt::format("points of {} and of {} coordinates", x.columns, y.columns),
                           "the same dimension");
        for (const PointSet* set : {&x, &y}) {
            values.insert(values.end(), set->values.begin(), set->values.end());
            for (long i = 0; i < set->rows; ++i) numbers.push_back(set->row_numbers.empty() ? i : set->row_numbers[i]);
        }
        if (x.exact.empty() && y.exact.empty()) return;
        for (const PointSet* set : {&x, &y})
            for (std::size_t i = 0; i < set->values.size(); ++i)
                exact.push_back(set->exact.empty() ? rigor::Rational(set->values[i]) : set->exact[i]);
    }
    PointSet points() const {
        return {.rows = rows, .columns = columns, .values = values, .exact = exact, .row_numbers = numbers};
    }
};

/// The double nearest to the middle of a ball, and how far it is from the rest.
double rounded(const Ball& entry, const GramOptions& options, double& error) {
    const double value = entry.approx_double();
    if (!std::isfinite(value))
        throw Undecided("", "",
                        "the kernel is beyond the range of doubles; expected points of smaller norm" +
                            std::string(options.kernel.of_directions() ? "" : ", or " + options.words.directions));
    error = rigor::abs(entry - Ball::exact_double(value)).upper_double();
    return value;
}

/// Of what each column found.
class Largest {
public:
    void take(double error) {
        const std::lock_guard lock(mutex_);
        value_ = std::fmax(value_, error);
    }
    double value() const { return value_; }

private:
    std::mutex mutex_;
    double value_ = 0;
};

/// The kernel at points i of the list, for a block of the matrix: which of the points that have a direction stand
/// where.
struct Places {
    std::vector<long> rows, columns;  // points
    std::vector<long> row, column;    // where their entries go
};

void by_table(const GramPoints& points, const ntk::KernelApproximation& table, const GramOptions& options,
              const Places& at, KernelBlock& block) {
    const ntk::UnitPoints unit = points.directions();
    const ntk::GramEntries entries(unit, table, options.kernel.scales());
    const long n = static_cast<long>(at.rows.size()), m = static_cast<long>(at.columns.size());
    if (n == 0 || m == 0) return;
    const long first = at.rows.front(), first_column = at.columns.front();  // the points of a set are consecutive
    constexpr long width = 64;
    Largest largest;
    largest.take(entries.largest_common_error());
    std::atomic<long> done{0};
    const rigor::detail::OneThreadACall each;
    rigor::on_cores(rigor::detail::lapack_threads(), (m + width - 1) / width, [&](long k) {
        const long from = k * width, columns = std::min(width, m - from);
        Eigen::MatrixXd cosines(n, columns);
        Eigen::VectorXd values(n);
        double error = 0;
        unit.cosines(first, n, first_column + from, columns, cosines.data(), n);
        for (long j = 0; j < columns; ++j) {
            entries.strip(first_column + from + j, first, {cosines.col(j).data(), static_cast<std::size_t>(n)},
                          values.data(), [&](long, double e) { error = std::fmax(error, e); });
            const long column = at.column[static_cast<std::size_t>(from + j)];
            for (long i = 0; i < n; ++i) block.values(at.row[static_cast<std::size_t>(i)], column) = values(i);
        }
        largest.take(error);
        if (options.progress)
            options.progress(static_cast<std::size_t>((done += columns) * long{gram_steps} / m), gram_steps, "kernel");
    });
    block.radius = largest.value();
    if (!block.values.allFinite() || !std::isfinite(block.radius))
        throw Undecided("", "", "the kernel is beyond the range of doubles; expected points of smaller norm");
}

void in_balls(const GramPoints& points, const GramOptions& options, const Places& at, KernelBlock& block) {
    const rigor::Precision scope(128);
    const ntk::BallPoints balls = points.in_balls();
    const long m = static_cast<long>(at.columns.size());
    Largest largest;
    std::atomic<long> done{0};
    rigor::on_all_cores(m, [&](long j) {
        for (std::size_t i = 0; i < at.rows.size(); ++i) {
            double error = 0;
            block.values(at.row[i], at.column[static_cast<std::size_t>(j)]) =
                rounded(ntk::gram_entry(options.kernel, balls, at.rows[i], at.columns[static_cast<std::size_t>(j)]),
                        options, error);
            largest.take(error);
        }
        if (options.progress)
            options.progress(static_cast<std::size_t>(++done * long{gram_steps} / m), gram_steps, "kernel in balls");
    });
    block.radius = largest.value();
}

/// No more than so many entries are worth a table.
constexpr long few_entries = 400;

}  // namespace

KernelBlock kernel_between(const PointSet& x, const PointSet& y, const GramOptions& options) {
    for (const PointSet* set : {&x, &y}) check(*set, options);
    const Both both(x, y);
    const PointSet all = both.points();
    const GramPoints points(all, options);
    Places at;
    for (long p = 0; p < points.size(); ++p) {
        const long row = points.rows()[static_cast<std::size_t>(p)];
        (row < x.rows ? at.rows : at.columns).push_back(p);
        (row < x.rows ? at.row : at.column).push_back(row < x.rows ? row : row - x.rows);
    }
    KernelBlock block{Eigen::MatrixXd::Zero(x.rows, y.rows)};
    if (x.rows * y.rows > few_entries)
        if (const auto table = affordable_table(options.kernel)) {
            by_table(points, *table, options, at, block);
            return block;
        }
    in_balls(points, options, at, block);
    return block;
}

KernelBlock kernel_diagonal(const PointSet& x, const GramOptions& options) {
    check(x, options);
    const GramPoints points(x, options);
    const rigor::Precision scope(128);
    const ntk::BallPoints balls = points.in_balls();
    KernelBlock block{Eigen::MatrixXd::Zero(x.rows, 1)};
    Largest largest;
    rigor::on_all_cores(points.size(), [&](long i) {
        double error = 0;
        block.values(points.rows()[static_cast<std::size_t>(i)], 0) =
            rounded(ntk::gram_entry(options.kernel, balls, i, i), options, error);
        largest.take(error);
    });
    block.radius = largest.value();
    return block;
}

}  // namespace services
