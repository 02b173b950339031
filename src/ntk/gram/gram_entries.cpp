// Entries and the sums of their errors: ntk/gram/gram_entries.hpp.
#include "ntk/gram/gram_entries.hpp"

#include <cmath>
#include <limits>

namespace ntk {

GramEntries::GramEntries(const UnitPoints& points, const KernelApproximation& f, bool scaled)
    : points_(points),
      f_(f),
      scaled_(scaled),
      s_(scaled ? points.norms() : Eigen::VectorXd::Ones(points.size()).eval()) {
    // Beyond `cut_` the cosine's error costs more than four times what it costs at 0.
    const double eps = points.cosine_error();
    double margin = 0.25;
    while (margin > 0x1p-40 && f.error_bound_at(1 - margin / 2, eps) <= 4 * f.error_bound_at(0, eps)) margin /= 2;
    cut_ = 1 - margin;
    common_ = f.error_bound_at(cut_, eps);
}

double GramEntries::entry_error(double scale, double error_of_f) const {
    // s s' f is off by s s' (error of f) and by the relative errors of the two norms and of two products; 2^-30 covers
    // the products of small errors.
    const double relative = scaled_ ? 1.0001 * (2 * points_.norm_error() + 2 * 0x1p-53) : 0;
    // What underflows is below 2^-1070, in the entry and here; fewer than 2^40 entries make a sum.
    return scale * (error_of_f * (1 + 0x1p-30) + f_.maximum() * (1 + 0x1p-30) * relative) + 0x1p-1030;
}

void GramEntries::strip(long column, long from, std::span<const double> z, double* values,
                        const std::function<void(long row, double error)>& refined) const {
    const long count = static_cast<long>(z.size());
    if (count == 0) return;
    f_.evaluate(z, {values, z.size()});
    for (long i = 0; i < count; ++i) {
        const double cosine = z[static_cast<std::size_t>(i)];
        if (std::fabs(cosine) <= cut_) continue;
        const long row = from + i;
        const bool near = cosine > 0;
        const UnitPoints::HalfChord chord = near ? points_.half_distance(row, column) : points_.half_sum(row, column);
        values[i] = near ? f_.at_half_distance(chord.value) : f_.at_half_sum(chord.value);
        refined(row, entry_error(s_(column) * s_(row), near ? f_.error_bound_at_half_distance(chord.value, chord.error)
                                                            : f_.error_bound_at_half_sum(chord.value, chord.error)));
    }
    if (scaled_)
        for (long i = 0; i < count; ++i) values[i] *= s_(column) * s_(from + i);
}

void GramEntries::add(long i, long j, double error, RefinedErrors& errors) const {
    if (const double more = error - common_error(i, j); more > 0) {
        errors.more(i) += more;
        errors.more(j) += more;
    }
    errors.largest = std::fmax(errors.largest, error);
    ++errors.count;
}

double GramEntries::largest_row_sum(const Eigen::VectorXd& more) const {
    const double all = s_.sum();
    double largest = 0;
    for (long i = 0; i < size(); ++i) {
        const double sum = entry_error(s_(i) * all, common_) + diagonal_error(i) + more(i);
        if (!(sum <= std::numeric_limits<double>::max())) return std::numeric_limits<double>::infinity();
        largest = std::fmax(largest, sum);
    }
    return largest;
}

rigor::Ball GramEntries::radius_norm(double largest_row_sum) {
    const double largest = largest_row_sum * (1 + 0x1p-30);
    return largest >= 0 && std::isfinite(largest) ? rigor::Ball::exact_double(largest)
                                                  : rigor::Ball(1) / rigor::Ball(0);
}

}  // namespace ntk
