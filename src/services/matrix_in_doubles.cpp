// The method in doubles: a Cholesky factorization that completes, or bounds of all eigenvalues from eigenvectors.
#include "rigor/matrix/exact_rank.hpp"
#include "rigor/matrix/verified_cholesky.hpp"
#include "rigor/matrix/verified_largest_eigenvalue.hpp"
#include "rigor/number/ball_functions.hpp"
#include "services/matrix_methods.hpp"
#include "services/matrix_witness.hpp"

#include <fmt/format.h>

#include <cmath>

namespace services {
namespace {

using rigor::Ball, rigor::Truth;

class DoubleMethod {
public:
    explicit DoubleMethod(MatrixWork& work) : work_(work), report_(work.report) {}

    void answer() {
        if (definite()) {
            report_.inertia = MatrixInertia{work_.n(), 0, 0, 0};
            report_.rank = work_.n();
            return find_largest();
        }
        std::optional<rigor::RationalMatrix> exact;
        if (work_.n() <= most_rows_for_exact_rank)
            find_rank(work_, exact.emplace(work_.entries.rational()));
        else
            report_.no_rank = fmt::format("not tried for more than {} rows", most_rows_for_exact_rank);
        spectrum_ = signs_of_spectrum(work_);
        spectrum_ ? take_spectrum() : find_largest();
        find_witness(exact);
        if (exact && sign_is_open()) decide_in_balls(work_, *exact);
    }

private:
    bool definite() {
        work_.tell("smallest eigenvalue");
        const rigor::VerifiedEigenvalue e =
            rigor::verified_smallest_eigenvalue(work_.entries.values(), work_.entries.radius_norm());
        report_.smallest = EigenvalueBounds{unscaled(e.lower), unscaled(e.upper)};
        work_.method("lambda_min", e.method);
        if (e.shown) return true;
        report_.not_shown = e.reason;
        if (work_.entries.scale() != 0)
            report_.not_shown += fmt::format(" (of the matrix divided by 2^{})", work_.entries.scale());
        return false;
    }
    /// Nothing beyond the range of doubles: a user's matrix is scaled to moderate size before.
    Ball unscaled(double bound) const {
        if (!std::isfinite(bound)) throw std::runtime_error("no bound of an eigenvalue of a finite matrix");
        return work_.entries.unscaled(bound);
    }
    void find_largest() {
        work_.tell("largest eigenvalue");
        const rigor::VerifiedLargestEigenvalue e =
            rigor::verified_largest_eigenvalue(work_.entries.values(), work_.entries.radius_norm());
        report_.largest = EigenvalueBounds{unscaled(e.lower), unscaled(e.upper)};
        work_.method("lambda_max", e.method);
    }
    void take_spectrum() {
        const Ball below = unscaled(spectrum_->lower.front()), above = unscaled(spectrum_->upper.front());
        if (certainly_less(report_.smallest->lower, below) == Truth::yes) report_.smallest->lower = below;
        if (certainly_less(above, report_.smallest->upper) == Truth::yes) report_.smallest->upper = above;
        report_.largest = EigenvalueBounds{unscaled(spectrum_->lower.back()), unscaled(spectrum_->upper.back())};
        const auto sizes = spectrum_->magnitudes();
        work_.least_size = EigenvalueBounds{unscaled(sizes.least_lower), unscaled(sizes.least_upper)};
    }
    bool singular() const { return report_.rank && *report_.rank < work_.n(); }
    void find_witness(const std::optional<rigor::RationalMatrix>& exact) {
        work_.tell("a vector with x^T K x <= 0");
        report_.witness = sparse_witness(work_.entries);
        if (!report_.witness && spectrum_) report_.witness = rounded_witness(work_.entries, spectrum_->lowest_vector);
        // What the exact rank cost, its null vectors cost too.
        if (!report_.witness && exact && singular())
            if (const auto x = rigor::null_vector(*exact))
                report_.witness = witness_from(work_.entries, as_integers(*x));
    }
    /// The exact rank says that lambda_min has a sign, and nothing shows which.
    bool sign_is_open() const {
        return report_.rank == work_.n() && !report_.witness && report_.inertia && report_.inertia->negative == 0;
    }

    MatrixWork& work_;
    MatrixReport& report_;
    std::optional<rigor::VerifiedSpectrum> spectrum_;
};

}  // namespace

void answer_in_doubles(MatrixWork& work) { DoubleMethod(work).answer(); }

std::optional<rigor::VerifiedSpectrum> signs_of_spectrum(MatrixWork& work) {
    const double bytes = rigor::spectrum_memory(work.n());
    if (bytes > work.options.most_bytes) {
        work.report.notes.push_back(fmt::format(
            "the signs of all eigenvalues need eigenvectors, which take {:.1f} GB of memory, more than there is",
            bytes / 1e9));
        return std::nullopt;
    }
    work.tell("all eigenvalues");
    rigor::VerifiedSpectrum spectrum = rigor::verified_spectrum(work.entries.values(), work.entries.radius_norm());
    if (spectrum.lower.empty()) {
        work.report.notes.push_back("no bounds of all eigenvalues: " + spectrum.reason);
        return std::nullopt;
    }
    const auto signs = spectrum.signs();
    work.report.inertia = MatrixInertia{signs.positive, signs.negative, 0, signs.undecided};
    if (signs.undecided > 0) work.report.inertia->within = work.entries.unscaled(signs.within);
    work.method("signs", spectrum.method);
    return spectrum;
}

}  // namespace services
