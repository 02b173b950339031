// The bounds of Collatz and Wielandt by the power iteration, and Cholesky factorizations of -A where they are wide.
#include "rigor/matrix/verified_largest_eigenvalue.hpp"

#include "rigor/matrix/verified_cholesky.hpp"

#include <algorithm>
#include <cmath>

namespace rigor {

namespace detail {

namespace {

/// max_i (|A| v)_i/v_i, rounded up; y ~ |A| v as computed. Infinite where a quotient is not a number or underflow is
/// near.
double collatz_bound(const Eigen::VectorXd& v, const Eigen::VectorXd& y) {
    double bound = 0;
    for (long i = 0; i < v.size(); ++i) {
        // A product below 2^-1022 would be off by more than a factor; with v >= 2^-60 those of sizable entries are
        // not.
        if (!(v(i) >= 0x1p-60) || !std::isfinite(y(i))) return infinity;
        bound = std::fmax(bound, y(i) / v(i));
    }
    // 2 n + 8 roundings of each term at most, one of the quotient; u = 2^-53; what is left of the factor covers the
    // roundings of this line. The last term is for underflow of n products.
    const double n = static_cast<double>(v.size());
    return bound * (1 + (n + 8) * 0x1p-52) + (n + 1) * 0x1p-1000;
}

/// How far the quotients y_i/v_i, between which the eigenvalue lies, have come to agree, relative to how they began.
class Agreement {
public:
    double operator()(const Eigen::VectorXd& v, const Eigen::VectorXd& y) {
        const Eigen::ArrayXd quotients = y.array() / v.array();
        const double most = quotients.maxCoeff(), apart = (most - quotients.minCoeff()) / most;
        if (!(apart > enough)) return apart <= enough ? 1 : 0;
        if (first_ == 0) first_ = apart;
        return first_ > enough ? std::clamp(std::log(first_ / apart) / std::log(first_ / enough), 0.0, 1.0) : 1;
    }

private:
    static constexpr double enough = 1e-12;
    double first_ = 0;
};

}  // namespace

PowerIteration power_iteration(long n, const std::function<Eigen::VectorXd(const Eigen::VectorXd&)>& absolute_product,
                               const std::function<void(double done)>& progress) {
    Agreement agreement;
    PowerIteration found{infinity, Eigen::VectorXd::Ones(n)};
    Eigen::VectorXd& v = found.vector;
    for (int i = 0; i < 60; ++i) {
        const Eigen::VectorXd y = absolute_product(v);
        const double bound = collatz_bound(v, y), norm = y.maxCoeff();
        if (progress) progress(agreement(v, y));
        const bool stalls = bound > found.upper * (1 - 1e-12) && i > 4;
        found.upper = std::fmin(found.upper, bound);
        if (!(norm > 0) || !std::isfinite(norm) || stalls) break;
        v = (y / norm).cwiseMax(0x1p-50);
    }
    return found;
}

VerifiedLargestEigenvalue verified_largest_eigenvalue(const ColumnBlocks& a, const RadiusNorm& radius_norm,
                                                      const VerifiedCholeskyOptions& options) {
    VerifiedLargestEigenvalue e;
    e.method = "none";
    if (!outline(a).finite || !radius_norm().is_finite() || !usual_floating_point()) return e;
    const Precision scope(128);
    const auto radius = [&] { return radius_norm().upper(); };
    const auto widened = [&](double bound) { return (Ball::exact_double(bound) + radius()).upper_double(); };

    // Its vector serves both bounds where A has no negative entries.
    const auto [best, v] = power_iteration(
        a.size(), [&](const Eigen::VectorXd& x) { return absolute_product(a, x); },
        [&](double done) {
            if (options.progress) options.progress("power iteration", done);
        });
    if (const auto quotient = rayleigh_quotient(a, v)) e.lower = (*quotient - radius()).lower_double();
    if (std::isfinite(best)) {
        e.upper = widened(best);
        e.method = "Collatz and Wielandt; Rayleigh quotient in long double";
    }
    // Wide: the sign pattern or the spectrum is not that of a positive matrix.
    if (!(e.upper - e.lower <= 1e-7 * std::fabs(e.upper) + 4 * radius().upper_double())) {
        const VerifiedEigenvalue other = verified_smallest_eigenvalue(NegatedBlocks(a), radius_norm, options);
        if (-other.upper > e.lower) e.lower = -other.upper;
        if (-other.lower < e.upper) {
            e.upper = -other.lower;
            e.method = other.method;
        }
    }
    return e;
}

}  // namespace detail

VerifiedLargestEigenvalue verified_largest_eigenvalue(const DoubleMatrix& a, const Ball& radius_norm) {
    detail::check_shape(a);
    return detail::verified_largest_eigenvalue(detail::DenseBlocks(a), [&] { return radius_norm; });
}

}  // namespace rigor
