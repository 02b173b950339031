// The work behind matrix.hpp: bounds of eigenvalues in balls or in doubles, their signs, and what follows from both.
#include "services/matrix.hpp"

#include "rigor/matrix/exact_rank.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"
#include "rigor/matrix/verified_cholesky.hpp"
#include "rigor/matrix/verified_largest_eigenvalue.hpp"
#include "rigor/matrix/verified_spectrum.hpp"
#include "rigor/number/ball_functions.hpp"
#include "rigor/number/scalar.hpp"
#include "services/matrix_conclusions.hpp"
#include "services/matrix_entries.hpp"
#include "services/matrix_jitter.hpp"
#include "services/matrix_witness.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace services {
namespace {

using rigor::Ball, rigor::BallMatrix, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

bool positive(const Ball& b) { return certainly_positive(b) == Truth::yes; }
bool negative(const Ball& b) { return certainly_positive(-b) == Truth::yes; }

class MatrixComputation {
public:
    MatrixComputation(const SquareMatrix& input, const MatrixOptions& options) : input_(input), options_(options) {}

    MatrixReport report() {
        report_.n = input_.n;
        tell("symmetry");
        report_.asymmetry = largest_asymmetry(input_);
        if (report_.asymmetry && !options_.symmetric_part) return std::move(report_);
        report_.answered = true;
        entries_.emplace(input_, report_.asymmetry.has_value());
        if (options_.digits)
            in_balls(*options_.digits);
        else
            in_doubles();
        take_exact_zeros(report_);
        judge_definiteness(report_);
        bound_condition(report_, least_);
        if (options_.jitter) {
            tell("jitter");
            report_.jitter = matrix_jitter(*entries_, *report_.smallest);
        }
        return std::move(report_);
    }

private:
    long n() const { return input_.n; }
    void tell(const char* stage) {
        if (options_.progress) options_.progress(std::min(step_, matrix_steps), matrix_steps, stage);
        ++step_;
    }

    void in_balls(long digits) {
        tell("exact elimination");
        const RationalMatrix a = entries_->rational();
        report_.digits = digits + 2;
        const double seconds = rigor::elimination_seconds(a);
        const bool affordable = seconds <= options_.elimination_seconds;
        if (affordable) {
            const rigor::Inertia exact = rigor::inertia(a);
            report_.inertia = MatrixInertia{exact.positive, exact.negative, exact.zero, 0};
            report_.rank = n() - exact.zero;
        } else {
            exact_rank(a);
        }
        const rigor::MatrixEntries balls = [&] { return BallMatrix(a); };
        const rigor::SmallestEigenvalueOptions wanted = wanted_width(digits);
        const auto semidefinite = [&](long of_this_sign) {
            return affordable && of_this_sign == 0 && report_.inertia->zero > 0;
        };
        tell("smallest eigenvalue in balls");
        std::vector<Rational> lowest;
        report_.method = affordable ? "exact elimination over the rationals" : "";
        const auto by = [&](const char* name, const std::string& method) {
            report_.method += fmt::format("{}{}: {}", report_.method.empty() ? "" : "; ", name, method);
        };
        if (semidefinite(affordable ? report_.inertia->negative : 1)) {
            report_.smallest = EigenvalueBounds{Ball(0), Ball(0)};
            if (auto x = rigor::null_vector(a)) lowest = std::move(*x);
        } else {
            const rigor::EigenvalueEnclosure e = rigor::smallest_eigenvalue(balls, wanted);
            take(report_.smallest, e);
            if (e.witness) lowest = *e.witness;
            by("lambda_min", e.method);
        }
        tell("largest eigenvalue in balls");
        if (semidefinite(affordable ? report_.inertia->positive : 1)) {
            report_.largest = EigenvalueBounds{Ball(0), Ball(0)};
        } else {
            const rigor::EigenvalueEnclosure e = rigor::largest_eigenvalue(balls, wanted);
            take(report_.largest, e);
            by("lambda_max", e.method);
        }
        if (!affordable) signs_from_bounds(seconds);
        if (!positive(report_.smallest->lower) && !(report_.inertia && report_.inertia->positive == n()))
            witness_near(lowest);
        const bool definite = positive(report_.smallest->lower) || negative(report_.largest->upper);
        if (!definite && !(affordable && report_.inertia->zero > 0)) {
            // |lambda| = sqrt of the eigenvalues of A^2.
            tell("smallest |lambda| in balls");
            const RationalMatrix square = rigor::row_products(a);
            const rigor::EigenvalueEnclosure e = rigor::smallest_eigenvalue([&] { return BallMatrix(square); }, wanted);
            const rigor::Precision scope(e.bits > 64 ? e.bits : 64);
            least_ = EigenvalueBounds{positive(e.lower) ? sqrt(e.lower).lower() : Ball(0), sqrt(e.upper).upper()};
            by("least |lambda|", e.method);
        }
    }
    static rigor::SmallestEigenvalueOptions wanted_width(long digits) {
        const long first = std::max(128L, rigor::bits_for_digits(digits) + 64);
        return {.relative_width = rigor::power(Rational(1, 10), static_cast<unsigned long>(digits)),
                .ladder = {first, std::max(8192L, 4 * first)}};
    }
    static void take(std::optional<EigenvalueBounds>& bounds, const rigor::EigenvalueEnclosure& e) {
        if (e.status == rigor::SmallestEigenvalueStatus::not_finite)
            throw std::runtime_error("an entry of the matrix is not finite in balls");
        bounds = EigenvalueBounds{e.lower, e.upper};
    }

    /// Where exact elimination takes too long: bounds of one sign say all.
    void signs_from_bounds(double seconds) {
        report_.notes.push_back(fmt::format(
            "exact elimination would take about {:.0f} s and was not tried: the signs are those of bounds", seconds));
        if (positive(report_.smallest->lower))
            report_.inertia = MatrixInertia{n(), 0, 0, 0};
        else if (negative(report_.largest->upper))
            report_.inertia = MatrixInertia{0, n(), 0, 0};
        else
            signs_of_spectrum();
    }

    void exact_rank(const RationalMatrix& a) {
        const rigor::RankBounds bounds = rigor::rank_within(a, options_.elimination_seconds);
        if (bounds.exact)
            report_.rank = bounds.at_least;
        else
            report_.no_rank = fmt::format("it is at least {}; exact elimination takes longer than {:.2g} s",
                                          bounds.at_least, options_.elimination_seconds);
    }
    /// The inertia from all eigenvalues in doubles, and bounds from them.
    void signs_of_spectrum() {
        const double bytes = rigor::spectrum_memory(n());
        if (bytes > options_.most_bytes) {
            report_.notes.push_back(
                fmt::format("the signs of all eigenvalues need eigenvectors, which take {:.1f} GB "
                            "of memory, more than there is",
                            bytes / 1e9));
            return;
        }
        tell("all eigenvalues");
        spectrum_ = rigor::verified_spectrum(entries_->values(), entries_->radius_norm());
        if (spectrum_->lower.empty()) {
            report_.notes.push_back("no bounds of all eigenvalues: " + spectrum_->reason);
            spectrum_.reset();
            return;
        }
        const auto signs = spectrum_->signs();
        report_.inertia = MatrixInertia{signs.positive, signs.negative, 0, signs.undecided};
        if (signs.undecided > 0) report_.inertia->within = entries_->unscaled(signs.within);
        report_.method += (report_.method.empty() ? "" : "; ") + std::string("signs: ") + spectrum_->method;
    }

    void in_doubles() {
        const Eigen::MatrixXd& a = entries_->values();
        tell("smallest eigenvalue");
        const rigor::VerifiedEigenvalue e = rigor::verified_smallest_eigenvalue(a, entries_->radius_norm());
        report_.smallest = EigenvalueBounds{unscaled(e.lower), unscaled(e.upper)};
        report_.method = "lambda_min: " + e.method;
        if (e.shown) {
            report_.inertia = MatrixInertia{n(), 0, 0, 0};
            report_.rank = n();
            tell("largest eigenvalue");
            largest_in_doubles();
            return;
        }
        report_.not_shown = e.reason;
        if (entries_->scale() != 0)
            report_.not_shown += fmt::format(" (of the matrix divided by 2^{})", entries_->scale());
        if (n() <= most_rows_for_exact_rank)
            exact_rank(entries_->rational());
        else
            report_.no_rank = fmt::format("not tried for more than {} rows", most_rows_for_exact_rank);
        signs_of_spectrum();
        if (spectrum_) {
            narrow(*report_.smallest, spectrum_->lower.front(), spectrum_->upper.front());
            report_.largest = EigenvalueBounds{unscaled(spectrum_->lower.back()), unscaled(spectrum_->upper.back())};
            const auto sizes = spectrum_->magnitudes();
            least_ = EigenvalueBounds{unscaled(sizes.least_lower), unscaled(sizes.least_upper)};
        } else {
            largest_in_doubles();
        }
        tell("a vector with x^T K x <= 0");
        report_.witness = sparse_witness(*entries_);
        if (!report_.witness && spectrum_) report_.witness = rounded_witness(*entries_, spectrum_->lowest_vector);
    }
    /// Nothing beyond the range of doubles: a user's matrix is scaled to moderate size before.
    Ball unscaled(double bound) const {
        if (!std::isfinite(bound)) throw std::runtime_error("no bound of an eigenvalue of a finite matrix");
        return entries_->unscaled(bound);
    }
    void largest_in_doubles() {
        const rigor::VerifiedLargestEigenvalue e =
            rigor::verified_largest_eigenvalue(entries_->values(), entries_->radius_norm());
        report_.largest = EigenvalueBounds{unscaled(e.lower), unscaled(e.upper)};
        report_.method += "; lambda_max: " + e.method;
    }
    void narrow(EigenvalueBounds& bounds, double lower, double upper) const {
        const Ball below = unscaled(lower), above = unscaled(upper);
        if (certainly_less(bounds.lower, below) == Truth::yes) bounds.lower = below;
        if (certainly_less(above, bounds.upper) == Truth::yes) bounds.upper = above;
    }
    void witness_near(const std::vector<Rational>& lowest) {
        report_.witness = sparse_witness(*entries_);
        if (report_.witness || lowest.empty()) return;
        Rational largest(0);
        for (const Rational& x : lowest) largest = std::max(largest, Rational(abs(x)));
        if (largest == 0) return;
        Eigen::VectorXd guess(n());
        for (long i = 0; i < n(); ++i)
            guess(i) = rigor::from_rational<double>(Rational(lowest[static_cast<std::size_t>(i)] / largest));
        report_.witness = rounded_witness(*entries_, guess);
        if (!report_.witness) report_.witness = witness_from(*entries_, as_integers(lowest));
    }

    const SquareMatrix& input_;
    const MatrixOptions& options_;
    std::optional<SymmetricEntries> entries_;
    std::optional<rigor::VerifiedSpectrum> spectrum_;
    std::optional<EigenvalueBounds> least_;  ///< of min |lambda|
    std::size_t step_ = 0;
    MatrixReport report_;
};

void check(const SquareMatrix& m, const MatrixOptions& options) {
    if (m.n < 1) throw BadInput("", "", fmt::format("a matrix of {} rows", m.n), "one row at least");
    const std::size_t size = static_cast<std::size_t>(m.n) * static_cast<std::size_t>(m.n);
    if (m.values.size() != size || (!m.exact.empty() && m.exact.size() != size))
        throw BadInput("", "", fmt::format("{} numbers of a {} x {} matrix", m.values.size(), m.n, m.n),
                       "as many numbers as entries");
    for (std::size_t k = 0; k < size; ++k)
        if (!std::isfinite(m.values[k]))
            throw BadInput("", "",
                           fmt::format("row {}, column {} (counted from 0) is {}", static_cast<long>(k) / m.n,
                                       static_cast<long>(k) % m.n, m.values[k]),
                           "a finite number");
    if (options.digits && (*options.digits < 1 || *options.digits > most_gram_digits))
        throw BadInput("digits", std::to_string(*options.digits), "",
                       fmt::format("an integer from 1 to {}", most_gram_digits));
}

}  // namespace

double matrix_memory(long n, const MatrixOptions& options) {
    const double square = static_cast<double>(n) * static_cast<double>(n);
    // In doubles: the numbers read, the matrix, two factors, the radii. In balls: the rationals, the matrix, its
    // copies, factor, residual and products.
    if (!options.digits) return square * 8 * 5;
    return square * (160 + (48 + static_cast<double>(rigor::bits_for_digits(*options.digits) + 192) / 8) * 8);
}

MatrixReport matrix(const SquareMatrix& input, const MatrixOptions& options) {
    check(input, options);
    return MatrixComputation(input, options).report();
}

}  // namespace services
