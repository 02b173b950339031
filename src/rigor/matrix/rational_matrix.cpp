// Exact linear algebra over the rationals: products, and elimination by FLINT over the integers or without fractions
// (Bareiss).
#include "rigor/matrix/rational_matrix.hpp"

#include "rigor/matrix/exact_rank.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace rigor {

RationalMatrix::RationalMatrix(long rows, long columns) : rows_(rows), columns_(columns) {
    if (rows < 0 || columns < 0) throw std::invalid_argument("a matrix of shape " + detail::shape(rows, columns));
    entries_.resize(static_cast<std::size_t>(rows * columns));
}

RationalMatrix RationalMatrix::identity(long n) {
    RationalMatrix a(n, n);
    for (long i = 0; i < n; ++i) a(i, i) = 1;
    return a;
}

RationalMatrix RationalMatrix::diagonal(std::span<const Rational> d) {
    RationalMatrix a(static_cast<long>(d.size()), static_cast<long>(d.size()));
    for (long i = 0; i < a.rows_; ++i) a(i, i) = d[static_cast<std::size_t>(i)];
    return a;
}

RationalMatrix RationalMatrix::transpose() const {
    RationalMatrix t(columns_, rows_);
    for (long i = 0; i < rows_; ++i)
        for (long j = 0; j < columns_; ++j) t(j, i) = (*this)(i, j);
    return t;
}

RationalMatrix operator*(const RationalMatrix& a, const RationalMatrix& b) {
    if (a.columns_ != b.rows_)
        throw std::invalid_argument("the product of matrices " + detail::shape(a.rows_, a.columns_) + " and " +
                                    detail::shape(b.rows_, b.columns_));
    RationalMatrix c(a.rows_, b.columns_);
    for (long i = 0; i < a.rows_; ++i)
        for (long k = 0; k < a.columns_; ++k)
            if (a(i, k) != 0)
                for (long j = 0; j < b.columns_; ++j) c(i, j) += a(i, k) * b(k, j);
    return c;
}

RationalMatrix RationalMatrix::shifted(const Rational& q) const {
    RationalMatrix a(*this);
    for (long i = 0; i < rows_; ++i) a(i, i) -= q;
    return a;
}

std::vector<Rational> RationalMatrix::operator*(std::span<const Rational> x) const {
    if (static_cast<long>(x.size()) != columns_)
        throw std::invalid_argument("the product of a " + detail::shape(rows_, columns_) +
                                    " matrix and a vector of length " + std::to_string(x.size()));
    std::vector<Rational> y(static_cast<std::size_t>(rows_));
    for (long i = 0; i < rows_; ++i)
        for (long j = 0; j < columns_; ++j)
            y[static_cast<std::size_t>(i)] += (*this)(i, j) * x[static_cast<std::size_t>(j)];
    return y;
}

Integer RationalMatrix::common_denominator() const {
    Integer d(1);
    for (const Rational& q : entries_) d = lcm(d, Integer(denominator(q)));
    return d;
}

Rational quadratic_form(const RationalMatrix& a, std::span<const Rational> x) {
    const std::vector<Rational> y = a * x;
    Rational sum(0);
    for (std::size_t i = 0; i < x.size(); ++i) sum += x[i] * y[i];
    return sum;
}

namespace detail {

IntegralMatrix::IntegralMatrix(const RationalMatrix& a) {
    fmpz_mat_init(value, a.rows(), a.columns());
    const Integer d = a.common_denominator();
    for (long i = 0; i < a.rows(); ++i)
        for (long j = 0; j < a.columns(); ++j) {
            const Integer entry(numerator(Rational(a(i, j) * d)));
            fmpz_set_mpz(fmpz_mat_entry(value, i, j), entry.backend().data());
        }
}

}  // namespace detail

RationalMatrix row_products(const RationalMatrix& a) {
    use_flint_on_this_thread();
    const detail::IntegralMatrix integral(a);
    const Integer d = a.common_denominator();
    fmpz_mat_t transpose, product;
    fmpz_mat_init(transpose, a.columns(), a.rows());
    fmpz_mat_init(product, a.rows(), a.rows());
    fmpz_mat_transpose(transpose, integral.value);
    fmpz_mat_mul(product, integral.value, transpose);
    RationalMatrix result(a.rows(), a.rows());
    for (long i = 0; i < a.rows(); ++i)
        for (long j = 0; j < a.rows(); ++j) {
            Integer entry;
            fmpz_get_mpz(entry.backend().data(), fmpz_mat_entry(product, i, j));
            result(i, j) = Rational(entry, Integer(d * d));
        }
    fmpz_mat_clear(transpose);
    fmpz_mat_clear(product);
    return result;
}

namespace detail {

void make_primitive(IntegralMatrix& a) {
    fmpz_t content;
    fmpz_init(content);
    fmpz_mat_content(content, a.value);
    if (!fmpz_is_zero(content) && !fmpz_is_one(content)) fmpz_mat_scalar_divexact_fmpz(a.value, a.value, content);
    fmpz_clear(content);
}

long rank_modulo_prime(const IntegralMatrix& a) {
    use_flint_on_this_thread();
    nmod_mat_t residues;
    nmod_mat_init(residues, fmpz_mat_nrows(a.value), fmpz_mat_ncols(a.value), n_nextprime(ulong{1} << 61, 1));
    fmpz_mat_get_nmod_mat(residues, a.value);
    const long below = nmod_mat_rank(residues);
    nmod_mat_clear(residues);
    return below;
}

}  // namespace detail

long rank(const RationalMatrix& a) {
    const detail::IntegralMatrix integral(a);
    const long below = detail::rank_modulo_prime(integral);  // if it is full, so is the rank; it costs next to nothing
    return below == std::min(a.rows(), a.columns()) ? below : fmpz_mat_rank(integral.value);
}

std::optional<std::vector<Rational>> null_vector(const RationalMatrix& a) {
    use_flint_on_this_thread();
    const detail::IntegralMatrix integral(a);
    fmpz_mat_t basis;
    fmpz_mat_init(basis, a.columns(), a.columns());
    std::optional<std::vector<Rational>> x;
    if (fmpz_mat_nullspace(basis, integral.value) > 0) {
        x.emplace();
        for (long i = 0; i < a.columns(); ++i) {
            Integer entry;
            fmpz_get_mpz(entry.backend().data(), fmpz_mat_entry(basis, i, 0));
            x->push_back(Rational(entry));
        }
    }
    fmpz_mat_clear(basis);
    return x;
}

Inertia inertia(const RationalMatrix& a) {
    if (!a.is_symmetric())
        throw std::invalid_argument("the inertia of a " + detail::shape(a.rows(), a.columns()) +
                                    " matrix that is not symmetric");
    const auto n = static_cast<std::size_t>(a.rows());
    detail::IntegralMatrix integral(a);
    detail::make_primitive(integral);
    std::vector<std::vector<Integer>> b(n, std::vector<Integer>(n));
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = 0; j < n; ++j)
            fmpz_get_mpz(b[i][j].backend().data(),
                         fmpz_mat_entry(integral.value, static_cast<long>(i), static_cast<long>(j)));
    const auto exchange = [&](std::size_t i, std::size_t j) {
        std::swap(b[i], b[j]);
        for (auto& row : b) std::swap(row[i], row[j]);
    };
    Inertia count;
    Integer previous(1);
    for (std::size_t k = 0; k < n; ++k) {
        std::size_t pivot = k;
        while (pivot < n && b[pivot][pivot] == 0) ++pivot;
        if (pivot == n) {
            std::size_t i = k, j = k;
            for (i = k; i < n; ++i) {
                for (j = i + 1; j < n && b[i][j] == 0;) ++j;
                if (j < n) break;
            }
            if (i == n) {
                count.zero += static_cast<long>(n - k);
                return count;
            }
            for (std::size_t m = k; m < n; ++m) b[i][m] += b[j][m];
            for (std::size_t m = k; m < n; ++m) b[m][i] += b[m][j];
            pivot = i;
        }
        exchange(k, pivot);
        const Integer& p = b[k][k];
        ++((p > 0) == (previous > 0) ? count.positive : count.negative);
        for (std::size_t i = k + 1; i < n; ++i)
            for (std::size_t j = k + 1; j <= i; ++j) {
                b[i][j] = (p * b[i][j] - b[i][k] * b[k][j]) / previous;
                b[j][i] = b[i][j];
            }
        previous = p;
    }
    return count;
}

}  // namespace rigor
