// Inverse and pseudo-inverse by FLINT's elimination over the rationals (fmpq_mat).
#include "rigor/matrix/rational_inverse.hpp"

#include <stdexcept>

namespace rigor {

namespace detail {

namespace {

/// A matrix of FLINT's rationals.
struct FlintRationals {
    explicit FlintRationals(const RationalMatrix& a) {
        fmpq_mat_init(value, a.rows(), a.columns());
        for (long i = 0; i < a.rows(); ++i)
            for (long j = 0; j < a.columns(); ++j) fmpq_set_mpq(fmpq_mat_entry(value, i, j), a(i, j).backend().data());
    }
    FlintRationals(const FlintRationals&) = delete;
    FlintRationals& operator=(const FlintRationals&) = delete;
    ~FlintRationals() { fmpq_mat_clear(value); }

    /// The first `rows` rows.
    RationalMatrix matrix(long rows) const {
        RationalMatrix a(rows, fmpq_mat_ncols(value));
        for (long i = 0; i < a.rows(); ++i)
            for (long j = 0; j < a.columns(); ++j) fmpq_get_mpq(a(i, j).backend().data(), fmpq_mat_entry(value, i, j));
        return a;
    }
    fmpq_mat_t value;
};

}  // namespace

}  // namespace detail

RationalMatrix inverse(const RationalMatrix& a) {
    if (a.rows() != a.columns())
        throw std::invalid_argument("the inverse of a " + detail::shape(a.rows(), a.columns()) + " matrix");
    use_flint_on_this_thread();
    detail::FlintRationals m(a);
    if (a.rows() > 0 && !fmpq_mat_inv(m.value, m.value))
        throw std::domain_error("the inverse of a singular " + detail::shape(a.rows(), a.columns()) + " matrix");
    return m.matrix(a.rows());
}

RationalMatrix pseudo_inverse(const RationalMatrix& a) {
    use_flint_on_this_thread();
    detail::FlintRationals echelon(a);
    const long r = fmpq_mat_rref(echelon.value, echelon.value);
    if (r == 0) return RationalMatrix(a.columns(), a.rows());
    const RationalMatrix c = echelon.matrix(r);
    RationalMatrix b(a.rows(), r);
    for (long k = 0; k < r; ++k) {
        long pivot = 0;
        while (c(k, pivot) == 0) ++pivot;
        for (long i = 0; i < a.rows(); ++i) b(i, k) = a(i, pivot);
    }
    return c.transpose() * inverse(c * c.transpose()) * inverse(b.transpose() * b) * b.transpose();
}

}  // namespace rigor
