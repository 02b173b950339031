// Appendix B.1, proof of proposition 2: "the Hadamard product of positive definite matrices is still positive definite, and the sum of positive definite matrices is also still positive definite." With M = P P^T,
// N = Q Q^T: x^T (M o N) x = |P^T diag(x) Q|^2 (Frobenius), which is >= 0, and 0 only if P^T diag(x) Q = 0, so x = 0 for invertible P, Q. The sum: x^T M x + x^T N x. What the proof uses is Theta o dotSigma + Sigma
// with Sigma strictly positive definite and Theta o dotSigma semidefinite; both sentences hold for semidefinite matrices too, and definite + semidefinite is definite.
#include "claim/generators.hpp"
#include "proofs/yu_2025/claims.hpp"
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

claim::Argument argue(bool ordinary) {
    claim::Argument argument;
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

claim::Finding check(const claim::Context&) {
    claim::Finding finding = conclude(argue(false), claim::Evidence::proved, "every n, symmetric positive definite matrices; the same for positive semidefinite ones, and definite + semidefinite");
    finding.stronger = "M o N >= lambda_min(N) diag(M), so lambda_min(M o N) >= min M_ii lambda_min(N): the quantitative form used for proposition 2 here.";
    return finding;
}

}  // namespace

claim::Claim section_b_1_products_and_sums() {
    return {
        .id = "yu-2025/section-b.1-products-and-sums",
        .where = "appendix B.1, proof of proposition 2",
        .title = "Hadamard products and sums",
        .statement = R"(The Hadamard product of positive definite matrices is still positive definite, and the sum of positive definite matrices is also still positive definite.)",
        .reading = "Symmetric matrices; entry by entry.",
        .method = "Schur's identity (argument in the file), instances and inertia exactly.",
        .attack = "Tried: singular factors (semidefinite, as dotSigma may be: still semidefinite), n = 1, the ordinary matrix product in place of the Hadamard product (not symmetric, control).",
        .uses = {},
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

}  // namespace proofs::yu_2025
