// The searches for shifts at which pdpotrf completes; what completes proves the bounds of mpi/eigenvalue_bounds.hpp.
#include "mpi/eigenvalue_bounds.hpp"

#include "rigor/matrix/eigenvector_guess.hpp"

#include <cmath>

namespace mpi {

using rigor::Ball, rigor::Precision, rigor::Truth;
using rigor::detail::infinity, rigor::detail::CholeskyErrorTerms, rigor::detail::RadiusNorm;

namespace {

/// Shifts for lambda_min(sign A).
class ShiftSearch {
public:
    static constexpr int most_factorizations = 3;

    ShiftSearch(SymmetricMatrix& a, int sign, const RadiusNorm& radius, const rigor::VerifiedCholeskyOptions& options,
                const CholeskyErrorTerms& terms)
        : a_(a),
          sign_(sign),
          radius_(radius),
          options_(options),
          terms_(terms),
          noise_(rigor::detail::cholesky_error(a.diagonal().cwiseAbs(), {}, 0).upper_double()),
          x_(rigor::detail::start_of_iteration(a.size())),
          value_(quotient(x_)) {}

    /// From a factor in single precision; else from one of the shift 0, or of one that is negative enough: at the last
    /// one A - s I dominates.
    void from_factors() {
        if (guess()) {
            below_the_guess(std::fmax(2 * error_, noise_ / 4), 64, 2);
            if (lower_) return refine();
        }
        if (!attempt(0) && !attempt(-std::fmax(4 * noise_, a_.norm_bound() * 0x1p-50)) &&
            !attempt(-1.01 * a_.norm_bound() - 4 * noise_))
            return;
        iterate();
        // Usually it is the smallest eigenvalue that is so near the quotient, and then much nearer.
        if (shift_ >= 0) below_the_guess(std::fmax(error_ / 2, noise_ / 4), 16);
    }
    /// From products with A alone: an eigenvalue at the end of the spectrum that is large.
    void from_products() {
        tell("power iteration", 0);
        const auto found = rigor::detail::largest_by_lanczos(
            [&](Eigen::VectorXd& v) { v = -sign_ * a_.product(v); }, x_, options_.lanczos_steps,
            [&](double largest, double off) { return off <= 1e-9 * std::fabs(largest) + noise_; });
        take(found.vector);
        // Within `off` of the value there is an eigenvalue; where the next one is far, the square over the gap.
        const double gap = found.largest - found.next;
        error_ = gap > found.off ? found.off * (found.off / gap) : found.off;
        below_the_guess(std::fmax(error_, noise_ / 4), 64);
        if (lower_) refine();
    }

    const std::optional<Ball>& lower() const { return lower_; }
    const Eigen::VectorXd& vector() const { return x_; }
    double rounding() const { return rounding_; }
    int factorizations() const { return factorizations_; }
    int single_precision() const { return single_precision_; }

private:
    static constexpr int corrections = 16;

    void tell(const std::string& stage, double done) const {
        if (options_.progress) options_.progress(stage, done);
    }
    /// No further factorization is worth less.
    double resolution() const { return std::fmax(noise_, options_.relative_width * std::fabs(value_)); }
    /// Of lambda_min(A), with products in double and a factor of A in single precision.
    bool guess() {
        if (a_.size() < options_.single_from) return false;
        tell("factorization in single precision", 0);
        ++single_precision_;
        if (!a_.factorize_in_single_precision()) return false;
        tell("iteration in single precision", 0);
        const auto found = rigor::detail::guess_from_single_precision([&](Eigen::VectorXd& v) { a_.solve(v); },
                                                                      [&](Eigen::VectorXd& v) { v = a_.product(v); },
                                                                      x_, noise_ / 8, corrections);
        if (!found || !std::isfinite(found->value)) return false;
        x_ = found->vector;
        value_ = found->value;
        error_ = found->error;
        return true;
    }
    /// Where the bound is far below the guess, its factor finds the eigenvalue.
    void refine() {
        if (value_ - shift_ <= resolution() / 2 || factorizations_ == most_factorizations) return;
        iterate();
        below_the_guess(std::fmax(error_ / 2, noise_ / 4), 16);
    }
    void below_the_guess(double step, double growth, int most = most_factorizations) {
        if (!std::isfinite(value_) || !std::isfinite(step)) return;
        for (; factorizations_ < most; step *= growth) {
            if (lower_ && value_ - shift_ <= resolution() / 2) return;
            if (lower_ && value_ - step <= shift_) return;
            if (attempt(value_ - step)) return;
        }
    }
    bool attempt(double s) {
        ++factorizations_;
        tell("factorization " + std::to_string(factorizations_) + " in double",
             (factorizations_ - 1.0) / most_factorizations);
        if (!a_.factorize(sign_, s)) return false;
        const Precision scope(128);
        const Ball radius = Ball(terms_.radius) * radius_(),
                   bound = (Ball::exact_double(s) - a_.error(terms_) - radius).lower();
        if (!lower_ || certainly_less(*lower_, bound) == Truth::yes) {
            lower_ = bound;
            shift_ = s;
            rounding_ = (Ball::exact_double(s) - bound - radius).upper_double();
        }
        return true;
    }
    /// The quotient of x for |x| = 1, in floating point.
    double quotient(const Eigen::VectorXd& x) const { return sign_ * x.dot(a_.product(x)); }
    void take(Eigen::VectorXd y) {
        if (y.size() == 0 || !y.allFinite()) return;
        y.normalize();
        const double value = quotient(y);
        if (!(value < value_ + noise_ / 16)) return;
        x_ = std::move(y);
        value_ = value;
    }
    /// Lanczos with the inverse of the last factor. Leaves the vector in x, and how far from its quotient an eigenvalue
    /// is, up to rounding.
    void iterate() {
        tell("inverse iteration", 0.5);
        const auto error = [](double largest, double off) {
            return off < largest ? off / largest / (largest - off) : infinity;
        };
        const auto found = rigor::detail::largest_by_lanczos(
            [&](Eigen::VectorXd& v) { a_.solve(v); }, x_, options_.lanczos_steps,
            // The second condition: the vector is near enough for its quotient, which is off by the square.
            [&](double largest, double off) { return error(largest, off) <= noise_ / 4 && off <= 0x1p-26 * largest; });
        take(found.vector);
        error_ = error(found.largest, found.off);
    }

    SymmetricMatrix& a_;
    int sign_;
    const RadiusNorm& radius_;
    const rigor::VerifiedCholeskyOptions& options_;
    const CholeskyErrorTerms& terms_;
    double noise_;
    Eigen::VectorXd x_;
    double value_, error_ = infinity;
    int factorizations_ = 0, single_precision_ = 0;
    std::optional<Ball> lower_;
    double shift_ = -infinity, rounding_ = infinity;
};

/// Why nothing can be bounded; empty if something can.
std::string no_bounds(const SymmetricMatrix& a, const RadiusNorm& radius) {
    if (!a.finite()) return "an entry, or a sum of entries, of the matrix is not finite";
    if (!radius().is_finite()) return "the errors of the entries are not bounded";
    if (!a.usual_floating_point()) return "a process does not round to nearest, or flushes subnormal numbers";
    return "";
}

}  // namespace

rigor::VerifiedEigenvalue smallest_eigenvalue(SymmetricMatrix& a, const RadiusNorm& radius,
                                              const rigor::VerifiedCholeskyOptions& options,
                                              const CholeskyErrorTerms& terms) {
    rigor::VerifiedEigenvalue e;
    e.method = "none";
    e.reason = no_bounds(a, radius);
    if (!e.reason.empty()) return e;
    ShiftSearch search(a, 1, radius, options, terms);
    search.from_factors();
    const Precision scope(128);
    e.factorizations = search.factorizations();
    e.single_precision = search.single_precision();
    if (search.lower()) {
        e.lower = search.lower()->lower_double();
        e.rounding = search.rounding();
    }
    if (const auto quotient = a.rayleigh_quotient(search.vector()))
        e.upper = (*quotient + Ball(terms.radius) * radius()).upper_double();
    e.radius = radius().upper_double();
    e.positive = e.lower > 0 ? Truth::yes : e.upper <= 0 ? Truth::no : Truth::unknown;
    e.shown = e.positive == Truth::yes;
    e.method = search.lower() ? "ScaLAPACK's Cholesky with a bound of its rounding in any order"
                              : "no factorization completed";
    e.method += "; Rayleigh quotient in long double";
    if (!e.shown) e.reason = rigor::detail::why_not_shown(a.size(), a.norm_bound(), e);
    return e;
}

rigor::VerifiedLargestEigenvalue largest_eigenvalue(SymmetricMatrix& a, const RadiusNorm& radius_norm,
                                                    const rigor::VerifiedCholeskyOptions& options,
                                                    const CholeskyErrorTerms& terms) {
    rigor::VerifiedLargestEigenvalue e;
    e.method = "none";
    if (!no_bounds(a, radius_norm).empty()) return e;
    const Precision scope(128);
    const auto radius = [&] { return (Ball(terms.radius) * radius_norm()).upper(); };
    const auto [best, v] =
        rigor::detail::power_iteration(a.size(), [&](const Eigen::VectorXd& x) { return a.absolute_product(x); });
    if (const auto quotient = a.rayleigh_quotient(v)) e.lower = (*quotient - radius()).lower_double();
    if (std::isfinite(best)) {
        e.upper = (Ball::exact_double(best) + radius()).upper_double();
        e.method = "Collatz and Wielandt; Rayleigh quotient in long double";
    }
    if (e.upper - e.lower <= 1e-7 * std::fabs(e.upper) + 4 * radius().upper_double()) return e;
    // Wide: the sign pattern or the spectrum is not that of a positive matrix.
    ShiftSearch search(a, -1, radius_norm, options, terms);
    search.from_products();
    if (const auto quotient = a.rayleigh_quotient(search.vector()))
        e.lower = std::fmax(e.lower, (*quotient - radius()).lower_double());
    if (search.lower() && -search.lower()->lower_double() < e.upper) {
        e.upper = -search.lower()->lower_double();
        e.method = "ScaLAPACK's Cholesky with a bound of its rounding in any order; Rayleigh quotient in long double";
    }
    return e;
}

}  // namespace mpi
