// The method in balls: exact elimination where it can be afforded, and enclosures of the ends of the spectrum.
#include "rigor/matrix/exact_rank.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"
#include "rigor/number/ball_functions.hpp"
#include "rigor/number/scalar.hpp"
#include "services/matrix_methods.hpp"
#include "services/matrix_witness.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace services {
namespace {

using rigor::Ball, rigor::BallMatrix, rigor::EigenvalueEnclosure, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

bool positive(const Ball& b) { return certainly_positive(b) == Truth::yes; }
bool negative(const Ball& b) { return certainly_positive(-b) == Truth::yes; }

rigor::SmallestEigenvalueOptions wanted_width(long digits) {
    const long first = std::max(128L, rigor::bits_for_digits(digits) + 64);
    return {.relative_width = rigor::power(Rational(1, 10), static_cast<unsigned long>(digits)),
            .ladder = {first, std::max(8192L, 4 * first)}};
}

EigenvalueBounds bounds_of(const EigenvalueEnclosure& e) {
    if (e.status == rigor::SmallestEigenvalueStatus::not_finite)
        throw std::runtime_error("an entry of the matrix is not finite in balls");
    return {e.lower, e.upper};
}

/// A witness near an exact vector of which the form is small.
std::optional<MatrixWitness> witness_near(const SymmetricEntries& entries, const std::vector<Rational>& lowest) {
    if (auto sparse = sparse_witness(entries)) return sparse;
    Rational largest(0);
    for (const Rational& x : lowest) largest = std::max(largest, Rational(abs(x)));
    if (largest == 0) return std::nullopt;
    Eigen::VectorXd guess(entries.size());
    for (long i = 0; i < entries.size(); ++i)
        guess(i) = rigor::from_rational<double>(Rational(lowest[static_cast<std::size_t>(i)] / largest));
    if (auto rounded = rounded_witness(entries, guess)) return rounded;
    return witness_from(entries, as_integers(lowest));
}

class BallMethod {
public:
    BallMethod(MatrixWork& work, long digits)
        : work_(work),
          report_(work.report),
          a_(work.entries.rational()),
          wanted_(wanted_width(digits)) {
        report_.digits = digits + 2;
        wanted_.keep_factor = work.options.proof;
    }

    void answer() {
        eliminate();
        find_smallest();
        find_largest();
        if (work_.options.proof) report_.proof = MatrixReport::Proof{std::move(smallest_), std::move(largest_)};
        if (!affordable_) signs_from_bounds();
        if (!positive(report_.smallest->lower) && !(report_.inertia && report_.inertia->positive == work_.n()))
            report_.witness = witness_near(work_.entries, lowest_);
        find_least_size();
    }

private:
    void eliminate() {
        work_.tell("exact elimination");
        seconds_ = rigor::elimination_seconds(a_);
        affordable_ = seconds_ <= work_.options.elimination_seconds;
        if (!affordable_) return find_rank(work_, a_);
        const rigor::Inertia exact = rigor::inertia(a_);
        report_.inertia = MatrixInertia{exact.positive, exact.negative, exact.zero, 0};
        report_.rank = work_.n() - exact.zero;
        report_.method = "exact elimination over the rationals";
    }
    /// By elimination: 0 is the end of the spectrum on the side of which there are so many.
    bool ends_at_zero(long on_this_side) const { return affordable_ && on_this_side == 0 && report_.inertia->zero > 0; }
    rigor::MatrixEntries balls() const {
        return [this] { return BallMatrix(a_); };
    }
    static EigenvalueEnclosure exactly_zero() {
        return {.status = rigor::SmallestEigenvalueStatus::exactly_zero,
                .lower = Ball(0),
                .upper = Ball(0),
                .positive = Truth::no};
    }
    void find_smallest() {
        work_.tell("smallest eigenvalue in balls");
        if (ends_at_zero(affordable_ ? report_.inertia->negative : 1)) {
            report_.smallest = EigenvalueBounds{Ball(0), Ball(0)};
            if (auto x = rigor::null_vector(a_)) lowest_ = std::move(*x);
            smallest_ = exactly_zero();
            smallest_.witness = lowest_;
            return;
        }
        const EigenvalueEnclosure e = rigor::smallest_eigenvalue(balls(), wanted_);
        report_.smallest = bounds_of(e);
        if (e.witness) lowest_ = *e.witness;
        smallest_ = e;
        work_.method("lambda_min", e.method);
    }
    void find_largest() {
        work_.tell("largest eigenvalue in balls");
        if (ends_at_zero(affordable_ ? report_.inertia->positive : 1)) {
            report_.largest = EigenvalueBounds{Ball(0), Ball(0)};
            largest_ = exactly_zero();
            return;
        }
        const EigenvalueEnclosure e = rigor::largest_eigenvalue(balls(), wanted_);
        report_.largest = bounds_of(e);
        largest_ = e;
        work_.method("lambda_max", e.method);
    }
    /// Where exact elimination takes too long: bounds of one sign say all.
    void signs_from_bounds() {
        report_.notes.push_back(fmt::format(
            "exact elimination would take about {:.0f} s and was not tried: the signs are those of bounds", seconds_));
        if (positive(report_.smallest->lower))
            report_.inertia = MatrixInertia{work_.n(), 0, 0, 0};
        else if (negative(report_.largest->upper))
            report_.inertia = MatrixInertia{0, work_.n(), 0, 0};
        else
            signs_of_spectrum(work_);
    }
    /// |lambda| = sqrt of the eigenvalues of A^2.
    void find_least_size() {
        if (positive(report_.smallest->lower) || negative(report_.largest->upper)) return;
        if (report_.rank && *report_.rank < work_.n()) return;
        work_.tell("smallest |lambda| in balls");
        const RationalMatrix square = rigor::row_products(a_);
        const EigenvalueEnclosure e = rigor::smallest_eigenvalue([&] { return BallMatrix(square); }, wanted_);
        const EigenvalueBounds bounds = bounds_of(e);
        const rigor::Precision scope(std::max(e.bits, 64L));
        work_.least_size =
            EigenvalueBounds{positive(bounds.lower) ? sqrt(bounds.lower).lower() : Ball(0), sqrt(bounds.upper).upper()};
        work_.method("least |lambda|", e.method);
    }

    MatrixWork& work_;
    MatrixReport& report_;
    const RationalMatrix a_;
    rigor::SmallestEigenvalueOptions wanted_;
    bool affordable_ = false;
    double seconds_ = 0;
    std::vector<Rational> lowest_;
    EigenvalueEnclosure smallest_, largest_;  ///< for MatrixReport::proof
};

}  // namespace

void answer_in_balls(MatrixWork& work, long digits) { BallMethod(work, digits).answer(); }

void find_rank(MatrixWork& work, const RationalMatrix& a) {
    const rigor::RankBounds bounds = rigor::rank_within(a, work.options.elimination_seconds);
    if (bounds.exact)
        work.report.rank = bounds.at_least;
    else
        work.report.no_rank = fmt::format("it is at least {}; exact elimination takes longer than {:.2g} s",
                                          bounds.at_least, work.options.elimination_seconds);
}

void decide_in_balls(MatrixWork& work, const RationalMatrix& a) {
    MatrixReport& report = work.report;
    constexpr long digits = 15;
    rigor::SmallestEigenvalueOptions wanted = wanted_width(digits);
    // Measured on one core: 1.1e-7 s n^3 for a rung at 128 bits, n = 200; in proportion to the bits.
    const double n = static_cast<double>(work.n()), rung = 1.5e-7 * n * n * n;
    const double bits = std::min(128 * work.options.elimination_seconds / rung / 2, 8192.0);  // the rungs below: half
    if (bits < 128 || matrix_memory(work.n(), {.digits = digits}) > work.options.most_bytes) return;
    wanted.ladder = {128, static_cast<long>(bits)};
    work.tell("smallest eigenvalue in balls");
    const EigenvalueEnclosure e = rigor::smallest_eigenvalue([&] { return BallMatrix(a); }, wanted);
    if (e.positive == Truth::unknown) return;
    const EigenvalueBounds found = bounds_of(e);
    if (certainly_less(report.smallest->lower, found.lower) == Truth::yes) report.smallest->lower = found.lower;
    if (certainly_less(found.upper, report.smallest->upper) == Truth::yes) report.smallest->upper = found.upper;
    work.method("sign of lambda_min in balls", e.method);
    if (e.positive == Truth::yes)
        report.inertia = MatrixInertia{work.n(), 0, 0, 0};
    else if (e.witness)
        report.witness = witness_near(work.entries, *e.witness);
}

}  // namespace services
