#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/matrix/smallest_eigenvalue.hpp"

namespace proofs::yu_2025::section_b_1_products_and_sums {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The product entry by entry, or the ordinary one; M - shift I, N - shift I for positive definite M, N of lambda_min
/// >= 1.
struct Reading {
    bool entry_by_entry = true;
    Rational shift = 0;
};

RationalMatrix product(const RationalMatrix& m, const RationalMatrix& n, const Reading& reading) {
    if (!reading.entry_by_entry) return m * n;
    RationalMatrix result(m.rows(), m.rows());
    for (long i = 0; i < m.rows(); ++i)
        for (long j = 0; j < m.rows(); ++j) result(i, j) = m(i, j) * n(i, j);
    return result;
}
RationalMatrix sum(const RationalMatrix& m, const RationalMatrix& n) {
    RationalMatrix result = m;
    for (long i = 0; i < m.rows(); ++i)
        for (long j = 0; j < m.rows(); ++j) result(i, j) += n(i, j);
    return result;
}

/// x^T (M o N) x = |P^T diag(x) Q|^2 for M = P P^T, N = Q Q^T.
Truth schur(claim::Sampler& sampler, const Reading& reading) {
    const long n = sampler.integer(1, 4);
    const RationalMatrix p = sampler.matrix(n, n);
    const RationalMatrix q = sampler.matrix(n, n);
    const claim::RationalVector x = sampler.vector(n);
    const RationalMatrix middle = p.transpose() * RationalMatrix::diagonal(x) * q;
    Rational norm = 0;
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) norm += middle(i, j) * middle(i, j);
    return rigor::truth(rigor::quadratic_form(product(rigor::row_products(p), rigor::row_products(q), reading), x) ==
                        norm);
}

/// I + P P^T, shifted: with shift 1 it is only semidefinite, and 0 at P = 0.
RationalMatrix definite(const RationalMatrix& p, const Reading& reading) {
    return rigor::row_products(p).shifted(reading.shift - 1);
}
Truth both_definite(const RationalMatrix& p, const RationalMatrix& q, const Reading& reading) {
    const RationalMatrix m = definite(p, reading), n = definite(q, reading), mn = product(m, n, reading);
    if (!mn.is_symmetric()) return Truth::no;
    return rigor::positive_definite(mn) && rigor::positive_definite(sum(m, n));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every n, all symmetric positive definite matrices of n rows";
    result.steps.carries(claim::written(context, "schur"))
        .carries(claim::written(context, "sum"))
        .supports(claim::instances("x^T (M o N) x = |P^T diag(x) Q|^2 for M = P P^T, N = Q Q^T, n = 1 to 4, exactly",
                                   context.seed, 60, [&](claim::Sampler& sampler) { return schur(sampler, reading); }))
        .supports(claim::instances("M o N and M + N are positive definite, M = I + P P^T, N = I + Q Q^T of low rank or "
                                   "not, by exact elimination",
                                   context.seed, 60, [&](claim::Sampler& sampler) {
                                       const long n = sampler.integer(1, 4);
                                       const long rank = sampler.integer(1, n);
                                       const RationalMatrix p = sampler.matrix(n, rank);
                                       const RationalMatrix q = sampler.matrix(n, rank);
                                       return both_definite(p, q, reading);
                                   }));
    return result;
}

using Array = std::vector<std::vector<long>>;
RationalMatrix square(const Array& entries) {
    const auto n = static_cast<long>(entries.size());
    RationalMatrix a(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) a(i, j) = entries[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
    return a;
}
using Pair = std::pair<Array, Array>;
Truth invertible(const Pair& p) {
    const RationalMatrix a = square(p.first), b = square(p.second);
    return rigor::truth(rank(a) == a.rows() && rank(b) == b.rows());
}
Truth stays_definite(const Pair& p) {
    const RationalMatrix m = rigor::row_products(square(p.first)), n = rigor::row_products(square(p.second));
    return rigor::positive_definite(product(m, n, {})) && rigor::positive_definite(sum(m, n));
}
rc::Gen<Pair> square_arrays() {
    return rc::gen::mapcat(claim::integers(1, 4), [](long n) {
        const auto size = static_cast<std::size_t>(n);
        const auto array =
            rc::gen::container<Array>(size, rc::gen::container<std::vector<long>>(size, claim::integers(-3, 3)));
        return rc::gen::pair(array, array);
    });
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/section-b.1-products-and-sums", check)
        .control("the ordinary matrix product", [](Reading& r) { r.entry_by_entry = false; })
        .control("semidefinite factors", [](Reading& r) { r.shift = 1; })
        .property(claim::property_where(
            "P, Q invertible integer matrices, n = 1 to 4: the product of P P^T and Q Q^T entry by entry, and the sum, "
            "are positive definite, exactly",
            invertible, stays_definite, claim::Input{"P, Q", square_arrays()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::section_b_1_products_and_sums
