// Inverse iteration for the smallest eigenvalue: it finds the guesses, and eigenvalue_bounds.hpp proves what follows
// from them.
#include "rigor/matrix/smallest_eigenvalue.hpp"

#include "rigor/matrix/approximate_factor.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace rigor {

namespace detail {

namespace {

/// The bounds so far and the guesses that led to them; refine() improves them with the entries of one precision.
class SmallestEigenvalueSearch {
public:
    explicit SmallestEigenvalueSearch(const SmallestEigenvalueOptions& options) : options_(options) {
        if (options.relative_width < 0 || options.absolute_width < 0)
            throw std::invalid_argument("an enclosure of negative width was asked for");
    }
    /// One rung. True if the width asked for is reached.
    bool refine(const BallMatrix& a) { return reached_ = improve(a); }

    /// At any precision: whether the width was reached is what refine() said.
    EigenvalueEnclosure result() const {
        EigenvalueEnclosure e;
        if (!lower_) {
            e.method = "none: an entry is not finite";
            return e;
        }
        e.status = reached_ ? SmallestEigenvalueStatus::enclosed : SmallestEigenvalueStatus::width_not_reached;
        e.lower = *lower_;
        e.upper = *upper_;
        e.positive = certainly_positive(*lower_) == Truth::yes  ? Truth::yes
                     : certainly_positive(*upper_) == Truth::no ? Truth::no
                                                                : Truth::unknown;
        e.witness = witness_;
        e.factor = shown_by_;
        e.bits = bits_;
        e.method = method_ + ", " + std::to_string(bits_) + " bits";
        return e;
    }

private:
    bool improve(const BallMatrix& a) {
        check_symmetric(a);
        if (!a.is_finite()) return false;
        if (!x_.empty() && static_cast<long>(x_.size()) != a.rows())
            throw std::invalid_argument("the shape of the matrix changed with the precision to " + a.shape());
        // Entries that did not improve cannot improve bounds that are already as wide as they are.
        const Ball uncertainty = a.uncertainty();
        if (lower_ && certainly_less(uncertainty * 2, uncertainty_) != Truth::yes &&
            certainly_less(uncertainty_ * 8, width()) != Truth::yes)
            return reached();
        uncertainty_ = uncertainty;
        const BallMatrix c = a.midpoint();
        const Ball norm = c.row_sum_norm().upper(), scale = norm.is_exactly_zero() ? Ball(1) : norm;
        improve_lower(gershgorin_lower_bound(a));
        if (x_.empty()) start_vector(a.rows());
        improve_upper(a, x_);
        if (reached()) return true;
        const Ball noise = scaled_by_power_of_two(scale * a.rows(), -Precision::bits()).upper();
        // Below every eigenvalue, and far enough for the factorization to succeed soon.
        Ball shift = descend(a, c, *lower_, noise, std::nullopt).value();
        for (int stalls = 0; stalls < 2;) {
            const Ball before = width();
            for (int i = 0; i < 4; ++i) x_ = normalized(factor_->solve(std::move(x_)));
            improve_upper(a, x_);
            const Ball mu = rayleigh_quotient(c, x_).midpoint();
            BallVector residual = c * x_;
            for (std::size_t i = 0; i < x_.size(); ++i) residual[i] -= mu * x_[i];
            // An eigenvalue lies within ||Cx - mu x||/||x|| of mu, usually the smallest, and then much closer.
            const Ball step =
                maximum(scaled_by_power_of_two(sqrt_on_domain(dot(residual, residual) / dot(x_, x_)), -3), noise)
                    .upper();
            if (const auto found = descend(a, c, mu, step, shift)) shift = *found;
            if (reached()) return true;
            stalls = certainly_less(width() * 4, before * 3) == Truth::yes ? 0 : stalls + 1;
        }
        return false;
    }
    Ball width() const { return *upper_ - *lower_; }
    bool reached() const {
        if (!lower_) return false;
        const Ball smallest = maximum(maximum(*lower_, -*upper_), Ball(0));
        return certainly_at_most(width(), smallest * Ball(options_.relative_width)) == Truth::yes ||
               certainly_at_most(width(), Ball(options_.absolute_width)) == Truth::yes;
    }
    /// `from`: the factor with that shift whose residual it is; none: Gershgorin.
    void improve_lower(const Ball& bound, const Ball& shift = {}, const ApproximateFactor* from = nullptr) {
        if (!bound.is_finite() || (lower_ && certainly_less(*lower_, bound) != Truth::yes)) return;
        lower_ = bound;
        shown_by_.reset();
        if (from && options_.keep_factor) shown_by_ = ShiftedFactor{shift, from->lower(), from->pivots()};
        bits_ = Precision::bits();
        method_ = factor_ ? "residual of LDL^T, Rayleigh quotient" : "Gershgorin, Rayleigh quotient";
    }
    void improve_upper(const BallMatrix& a, const BallVector& x) {
        const Ball bound = rayleigh_quotient(a, x).upper();
        if (!bound.is_finite() || (upper_ && certainly_less(bound, *upper_) != Truth::yes)) return;
        upper_ = bound;
        bits_ = Precision::bits();
        witness_.clear();
        for (const Ball& entry : x) witness_.push_back(rational_midpoint(entry));
    }
    /// Factors C - s I for s = from - step, from - 4 step, … until the pivots are positive, and proves what follows
    /// from that. Gives up (nothing) when s falls to the limit. Without a limit it ends: for s < -||C|| the matrix is
    /// diagonally dominant.
    std::optional<Ball> descend(const BallMatrix& a, const BallMatrix& c, const Ball& from, Ball step,
                                const std::optional<Ball>& limit) {
        for (;; step = scaled_by_power_of_two(step, 2)) {
            const Ball s = (from - step).midpoint();
            if (limit && certainly_less(*limit, s) != Truth::yes) return std::nullopt;
            ApproximateFactor factor(c, s);
            if (factor.positive()) {
                factor_ = std::move(factor);
                improve_lower(residual_lower_bound(a, s, *factor_), s, &*factor_);
                return s;
            }
            // Its quotient is about s or less: below the eigenvector found so far if that one belongs to a larger
            // eigenvalue.
            BallVector y = normalized(factor.descent_direction());
            if (certainly_less(rayleigh_quotient(c, y), rayleigh_quotient(c, x_)) == Truth::yes) {
                x_ = std::move(y);
                improve_upper(a, x_);
            }
        }
    }
    /// Divided by a power of two to largest entry in [1/2, 1); entries below 2^-(2 bits) become zero, to keep the
    /// exact witness short.
    static BallVector normalized(BallVector x) {
        Ball largest(0);
        for (const Ball& entry : x) largest = maximum(largest, abs(entry));
        if (largest.is_exactly_zero()) return x;
        const long exponent = arf_abs_bound_lt_2exp_si(arb_midref(largest.raw()));
        for (Ball& entry : x) {
            entry = scaled_by_power_of_two(entry.midpoint(), -exponent);
            if (arf_cmpabs_2exp_si(arb_midref(entry.raw()), -2 * Precision::bits()) < 0) entry = Ball(0);
        }
        return x;
    }
    /// Entries in [1/2, 3/2) without a symmetry that an eigenvector could be orthogonal to.
    void start_vector(long n) {
        for (unsigned long i = 1; i <= static_cast<unsigned long>(n); ++i)
            x_.push_back(Ball::dyadic(512 + static_cast<long>(i * i * 389 + i * 751) % 1021, -10));
    }

    SmallestEigenvalueOptions options_;
    std::optional<Ball> lower_, upper_;
    Ball uncertainty_;
    bool reached_ = false;
    BallVector x_;
    std::optional<ApproximateFactor> factor_;
    std::vector<Rational> witness_;
    std::optional<ShiftedFactor> shown_by_;
    long bits_ = 0;
    std::string method_;
};

EigenvalueEnclosure climb_to_smallest_eigenvalue(SmallestEigenvalueSearch& search, const MatrixEntries& entries,
                                                 const Ladder& ladder) {
    climb(ladder,
          [&]() -> std::optional<bool> { return search.refine(entries()) ? std::optional(true) : std::nullopt; });
    return search.result();
}

/// The largest eigenvalue of A from the smallest of -A.
EigenvalueEnclosure negated(EigenvalueEnclosure e) {
    std::swap(e.lower, e.upper);
    e.lower = -e.lower;
    e.upper = -e.upper;
    e.positive = certainly_positive(e.lower) == Truth::yes  ? Truth::yes
                 : certainly_positive(e.upper) == Truth::no ? Truth::no
                                                            : Truth::unknown;
    return e;
}

}  // namespace

}  // namespace detail

EigenvalueEnclosure smallest_eigenvalue(const MatrixEntries& entries, const SmallestEigenvalueOptions& options) {
    detail::SmallestEigenvalueSearch search(options);
    return detail::climb_to_smallest_eigenvalue(search, entries, options.ladder);
}

EigenvalueEnclosure smallest_eigenvalue(const BallMatrix& a, const SmallestEigenvalueOptions& options) {
    return smallest_eigenvalue([&] { return a; }, options);
}

EigenvalueEnclosure smallest_eigenvalue(const RationalMatrix& a, const SmallestEigenvalueOptions& options) {
    // Rounded triangles may agree where the exact ones do not.
    if (!a.is_symmetric())
        throw std::invalid_argument("eigenvalues of a " + detail::shape(a.rows(), a.columns()) +
                                    " matrix that is not symmetric");
    const MatrixEntries entries = [&] { return BallMatrix(a); };
    detail::SmallestEigenvalueSearch search(options);
    // Most matrices are not singular, and then one rung is cheaper than exact elimination.
    const Ladder& ladder = options.ladder;
    EigenvalueEnclosure e = detail::climb_to_smallest_eigenvalue(search, entries, {ladder.first, ladder.first});
    if (certainly_positive(e.lower) != Truth::yes && certainly_positive(-e.upper) != Truth::yes && rank(a) < a.rows() &&
        inertia(a).negative == 0)
        return {.status = SmallestEigenvalueStatus::exactly_zero,
                .lower = Ball(0),
                .upper = Ball(0),
                .positive = Truth::no,
                .witness = null_vector(a),
                .method = "exact elimination over the rationals"};
    if (e.status != SmallestEigenvalueStatus::enclosed && ladder.first < ladder.last)
        e = detail::climb_to_smallest_eigenvalue(search, entries,
                                                 {std::min(2 * ladder.first, ladder.last), ladder.last});
    if (e.positive == Truth::unknown) {
        e.positive = positive_definite(a);
        e.method += "; sign by exact elimination";
    }
    return e;
}

EigenvalueEnclosure largest_eigenvalue(const MatrixEntries& entries, const SmallestEigenvalueOptions& options) {
    return detail::negated(smallest_eigenvalue([&] { return -entries(); }, options));
}

EigenvalueEnclosure largest_eigenvalue(const BallMatrix& a, const SmallestEigenvalueOptions& options) {
    return detail::negated(smallest_eigenvalue(-a, options));
}

EigenvalueEnclosure largest_eigenvalue(const RationalMatrix& a, const SmallestEigenvalueOptions& options) {
    EigenvalueEnclosure e = detail::negated(smallest_eigenvalue(-a, options));
    if (e.positive == Truth::unknown) e.positive = truth(inertia(a).positive > 0);
    return e;
}

Ball largest_eigenvalue_upper_bound(const BallMatrix& a) {
    const EigenvalueEnclosure e = largest_eigenvalue(a, {.ladder = {Precision::bits(), Precision::bits()}});
    if (e.status == SmallestEigenvalueStatus::not_finite)
        throw std::domain_error("the eigenvalues of a matrix with an entry that is not finite");
    return e.upper;
}

Definiteness definiteness(const BallMatrix& a) {
    check_symmetric(a);
    if (!a.is_finite()) return {};
    use_flint_on_this_thread();
    BallMatrix factor(a.rows(), a.columns());
    if (arb_mat_ldl(factor.raw(), a.raw(), Precision::bits())) return {.positive = Truth::yes, .witness = {}};
    // A relative width of 1 tells the sign already.
    const EigenvalueEnclosure e =
        smallest_eigenvalue(a, {.relative_width = Rational(1), .ladder = {Precision::bits(), Precision::bits()}});
    return {.positive = e.positive, .witness = e.positive == Truth::no ? e.witness : std::nullopt};
}

}  // namespace rigor
