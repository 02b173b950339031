// What every method of gram_computation.hpp needs: exact relations and their verdict, progress, notable pairs.
#include "services/gram_computation.hpp"

#include "ntk/kernel/depth_map.hpp"
#include "services/gram_pairs.hpp"
#include "services/network_errors.hpp"

#include <fmt/format.h>

namespace services {

using rigor::Ball, rigor::Truth;

GramReport GramComputation::report() {
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

void GramComputation::decide(const std::vector<long>& candidates) {
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

void GramComputation::list_relations() {
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
        report_.notes.push_back(fmt::format(
            "{} antipodal pair{} of directions, one in rows {} and {} (counted from 0): {}",
            relations_.antipodal.size(), relations_.antipodal.size() == 1 ? "" : "s",
            std::min(points_.row(a), points_.row(b)), std::max(points_.row(a), points_.row(b)), structure_.antipodes));
    }
}

std::vector<long> GramComputation::flagged(const ntk::PairGeometry& geometry) {
    std::vector<long> points;
    for (std::size_t i = 0; i < geometry.may_coincide.size(); ++i)
        if (geometry.may_coincide[i] || geometry.may_oppose[i]) points.push_back(static_cast<long>(i));
    return points;
}

void GramComputation::take_smallest(Ball lower, Ball upper, const std::string& reason) {
    if (certainly_positive(lower) != Truth::yes) {
        report_.not_shown = reason;
        lower = Ball(0);
    } else if (report_.positive_definite == Truth::unknown) {
        report_.positive_definite = Truth::yes;
    }
    report_.smallest = EigenvalueBounds{std::move(lower), std::move(upper)};
}

void GramComputation::columns_done(long columns, const std::string& name) {
    const double left = 1 - static_cast<double>(columns) / static_cast<double>(n());
    steps_ = static_cast<std::size_t>((1 - left * left) * static_cast<double>(matrix_steps));
    tell(name);
}

std::function<void(long)> GramComputation::block_progress() {
    return [this](long columns) {
        const double left = 1 - static_cast<double>(columns) / static_cast<double>(n()), done = 1 - left * left;
        if (steps_ < matrix_steps)
            columns_done(columns, stage_text_("kernel matrix", done));
        else
            tell(stage_text_("kernel matrix once more", done));
    };
}

void GramComputation::tell(const std::string& stage) const {
    if (options_.progress) options_.progress(steps_, gram_steps, stage);
}

std::string GramComputation::geometry() const {
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

void GramComputation::notable_pairs() {
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

Ball GramComputation::entry(const ntk::BallPoints& points, long i, long j) const {
    return with_network_errors([&] { return ntk::gram_entry(kernel_, points, i, j); });
}

double GramComputation::within_range(double x) const {
    if (!std::isfinite(x))
        throw Undecided("", "",
                        "the kernel matrix is beyond the range of doubles; expected points of smaller norm, or " +
                            options_.words.digits);
    return x;
}

void GramComputation::store(const Ball& entry, double& value, double& radius) const {
    value = within_range(entry.approx_double());
    radius = rigor::abs(entry - Ball::exact_double(value)).upper_double();
}

void GramComputation::hand_over(Eigen::MatrixXd values, Eigen::MatrixXd radius) {
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

}  // namespace services
