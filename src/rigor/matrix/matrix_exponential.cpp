// The exponential by arb_mat_exp; its error bound is in matrix_exponential.hpp.
#include "rigor/matrix/matrix_exponential.hpp"

#include <stdexcept>

namespace rigor {

BallMatrix matrix_exponential(const BallMatrix& a) {
    if (!a.is_square()) throw std::invalid_argument("the exponential of a " + a.shape() + " matrix");
    use_flint_on_this_thread();
    BallMatrix e(a.rows(), a.columns());
    arb_mat_exp(e.raw(), a.raw(), Precision::bits());
    return e;
}

}  // namespace rigor
