// What cholesky_jitter.hpp needs of a matrix: its diagonal, and by how much its entries change when they are rounded.
#include "services/matrix_jitter.hpp"

#include "rigor/matrix/cholesky_jitter.hpp"
#include "rigor/number/ball_functions.hpp"

#include <cmath>

namespace services {
namespace {

using rigor::Ball;

/// >= the spectral norm of the change of the off-diagonal entries when K is rounded to float32: |x - float(x)| is a
/// double, exactly. Not finite if an entry is beyond the range.
Ball rounding_to_float32(const SymmetricEntries& matrix) {
    const Eigen::MatrixXd& a = matrix.values();
    Eigen::MatrixXd change = Eigen::MatrixXd::Zero(a.rows(), a.cols());
    for (long j = 0; j < a.cols(); ++j)
        for (long i = j + 1; i < a.rows(); ++i) {
            const double x = std::ldexp(a(i, j), static_cast<int>(matrix.scale()));
            const double rounded = static_cast<double>(static_cast<float>(x));
            if (!std::isfinite(rounded)) return Ball(1) / Ball(0);
            change(i, j) = x - rounded;
        }
    const double norm = rigor::detail::row_sum_bound(change);
    // A machine that flushes subnormal floats changes an entry by up to 2^-126.
    return std::isfinite(norm) ? Ball::exact_double(norm) + Ball(a.rows()) * Ball::dyadic(1, -126) : Ball(1) / Ball(0);
}

}  // namespace

MatrixJitter matrix_jitter(const SymmetricEntries& matrix, const EigenvalueBounds& smallest) {
    const rigor::Precision scope(192);
    const Ball zero(0);
    MatrixJitter jitter;
    jitter.least = {rigor::maximum(-smallest.upper, zero).lower(), rigor::maximum(-smallest.lower, zero).upper()};
    // The doubles are off the true entries by so much, and a double nearest to a number is the double; a float nearest
    // to a number is at most as far from it as the float nearest to its double.
    const Ball reading = (matrix.radius_norm() * Ball::dyadic(1, matrix.scale())).upper();
    rigor::JitterProblem problem{{}, reading, smallest.lower, smallest.upper};
    for (long i = 0; i < matrix.size(); ++i)
        problem.diagonal_sizes.push_back((abs(matrix.unscaled(matrix.values()(i, i))) + reading).upper());
    for (const rigor::FloatingFormat& format : {rigor::float64, rigor::float32}) {
        problem.rounding_norm =
            format.precision == rigor::float32.precision ? (reading + rounding_to_float32(matrix)).upper() : reading;
        rigor::JitterBounds bounds = rigor::cholesky_jitter(format, problem);
        jitter.formats.push_back(
            {format.name, std::move(bounds.succeeds_from), std::move(bounds.fails_below), std::move(bounds.reason)});
    }
    return jitter;
}

}  // namespace services
