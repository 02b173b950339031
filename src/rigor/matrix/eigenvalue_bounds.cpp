// The bounds of eigenvalue_bounds.hpp, evaluated in balls: residual of LDL^T, and Gershgorin.
#include "rigor/matrix/eigenvalue_bounds.hpp"

#include <stdexcept>

namespace rigor {

void check_symmetric(const BallMatrix& a) {
    if (!a.is_square() || a.rows() < 1)
        throw std::invalid_argument("eigenvalues of a " + a.shape() + " matrix; expected square, at least 1 x 1");
    if (a.is_finite() && !a.certainly_symmetric())
        throw std::invalid_argument("eigenvalues of a " + a.shape() + " matrix whose triangles are not the same balls");
}

Ball residual_lower_bound(const BallMatrix& a, const Ball& shift, const ApproximateFactor& factor) {
    BallMatrix scaled(factor.lower());
    use_flint_on_this_thread();
    for (long i = 0; i < scaled.rows(); ++i)
        for (long j = 0; j <= i; ++j) scaled.set(i, j, scaled(i, j) * factor.pivots()[static_cast<std::size_t>(j)]);
    return (shift - (a.shifted(shift) - scaled * factor.lower().transpose()).row_sum_norm()).lower();
}

Ball gershgorin_lower_bound(const BallMatrix& a) {
    std::optional<Ball> least;
    for (long i = 0; i < a.rows(); ++i) {
        Ball end = a(i, i);
        for (long j = 0; j < a.columns(); ++j)
            if (j != i) end -= abs(a(i, j));
        end = end.lower();
        if (!least || certainly_less(end, *least) == Truth::yes) least = end;
    }
    return *least;
}

}  // namespace rigor
