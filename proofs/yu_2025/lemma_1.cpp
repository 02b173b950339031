#include "ntk/kernel/arc_cosine_series.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/strictly_positive.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Ball, rigor::BallMatrix, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// 2 K_2(X, X) from A = K_1(X, X).
BallMatrix twice_k_2(const RationalMatrix& a) {
    return ntk::gram_matrix(a.rows(), [&](long i, long j) {
        ntk::TwoPointKernelIteration<Ball> walk({a(i, i), a(i, j), a(j, j)}, ntk::FullyConnectedKernel::without_bias());
        walk.advance();
        return walk.covariance();
    });
}

/// A of correlation r between all pairs, variances v^i.
RationalMatrix equicorrelated(long n, const Rational& r, const Rational& v) {
    RationalMatrix a(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) {
            a(i, j) = i == j ? Rational(1) : r;
            // Scaling by D A D with D = diag(v^i) keeps A positive definite.
            a(i, j) *= rigor::power(v, static_cast<unsigned long>(i + j));
        }
    return a;
}
RationalMatrix hilbert(long n) {
    RationalMatrix a(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) a(i, j) = Rational(1, i + j + 1);
    return a;
}

/// Is lambda_min(2 K_2) > factor (1 - 1/pi) lambda_min(A)? Certified.
Truth keeps_its_share(const RationalMatrix& a, const Rational& factor) {
    const rigor::Precision precision(256);
    const Ball upper = rigor::smallest_eigenvalue(a).upper;
    return smallest_exceeds([&] { return twice_k_2(a); }, Ball(factor) * layer_gain() * upper);
}

/// Two points with K_1 = I: 2 K_2 has kappa_1(1) = 1 on and kappa_1(0) off the diagonal, so the eigenvalues 1 -+ kappa_1(0), of which the first is the smaller.
/// Is factor (1 - 1/pi) at most that? Exact where they are equal.
Truth at_most_at_identity(const Rational& factor) {
    const rigor::Precision precision(256);
    const ntk::PiRational off = ntk::kappa_1_coefficient(0), smallest{1 - off.plain, -off.over_pi}, bound{factor, -factor};
    const BallMatrix k = twice_k_2(RationalMatrix::identity(2));
    if (!(k(0, 0) - k(0, 1)).overlaps(smallest.value<Ball>()) || rigor::certainly_positive(k(0, 1)) != Truth::yes) return Truth::unknown;
    return smallest == bound ? Truth::yes : rigor::certainly_at_most(bound.value<Ball>(), smallest.value<Ball>());
}

/// lambda_min(K_2) >= factor (1 - 1/pi)/2 lambda_min(K_1), for all kernels and points.
claim::legacy::Argument argue(const Rational& factor) {
    claim::legacy::Argument argument;
    argument.step("the Maclaurin coefficients c_k of kappa_1 are >= 0, every index: entry by entry, kappa_1 keeps correlation matrices positive semidefinite",
                  nonnegative_coefficients(true))
        .step("kappa_1(1) = sum c_k = 1 exactly, and kappa_1(0) = c_0 = 1/pi: 1 - kappa_1(1 - s) >= (1 - 1/pi) s on [0, 1]",
              rigor::certainly_equal(ntk::kappa_1_of_angle(Ball(0)), 1) && rigor::truth(ntk::kappa_1_coefficient(0) == ntk::PiRational{0, 1}))
        .step("factor (1 - 1/pi) > 0, factor " + to_string(factor), rigor::certainly_positive(Ball(factor) * layer_gain()))
        .step("no larger factor: at K_1 = I, two points, factor (1 - 1/pi) is at most lambda_min(2 K_2) = kappa_1(1) - kappa_1(0)", at_most_at_identity(factor));
    Truth certified = Truth::yes;
    for (const RationalMatrix& a : {hilbert(7), equicorrelated(6, 1 - rigor::power_of_two(-40), 1), equicorrelated(6, Rational(-1, 5) + rigor::power_of_two(-40), 1),
                                    equicorrelated(5, Rational(1, 1000), 1), equicorrelated(5, Rational(9, 10), 100)})
        certified = certified && keeps_its_share(a, factor);
    argument.step("certified for five ill-conditioned matrices A: Hilbert's, correlations next to 1, -1/(n-1) and 0, variances from 1 to 10^16", certified);
    return argument;
}

claim::Verdict at_semidefinite() {
    RationalMatrix ones(2, 2);
    for (long i = 0; i < 2; ++i)
        for (long j = 0; j < 2; ++j) ones(i, j) = 1;
    // Correlation 1 everywhere: 2 K_2 = 1 1^T exactly.
    return verdict_at(ones, twice_k_2(ones));
}

claim::legacy::Finding check(const claim::Context& context) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    claim::legacy::Finding finding = conclude(argue(1), claim::Evidence::proved, "all d, all strictly positive definite K_1, all n and all n different points");
    const RationalMatrix h = hilbert(7);
    finding.values = {{"best constant (1 - 1/pi)/2", (layer_gain() / Ball(2)).enclosure(context.digits)},
                      {"lambda_min(K_1), K_1(X, X) the Hilbert matrix of order 7", rigor::smallest_eigenvalue(h).ball().enclosure(10)},
                      {"lambda_min(K_2) there", (rigor::smallest_eigenvalue([&] { return twice_k_2(h); }).ball() / Ball(2)).enclosure(10)}};
    finding.stronger = "lambda_min(K_2(X, X)) >= ((1 - 1/pi)/2) lambda_min(K_1(X, X)), and no larger constant will do (K_1 = I at two points); at one point K_2 = K_1/2.";
    finding.remark = "The printed proof is correct up to slips: g is defined by itself (read sigma(v_i) for sigma(g(v_i)), sigma(w_i) and sigma(v_n) for g(w_i) and g(v_n)), "
                     "\"g(v) > 0\" should be \"g(v) != 0\", and the x_i must be different. It works for any continuous activation that is not constant, but gives no constant.";
    return finding;
}

/// B B^T + I/m for a random integer matrix B.
RationalMatrix random_positive_definite(const std::vector<std::vector<long>>& b, long m) {
    const long n = static_cast<long>(b.size());
    RationalMatrix root(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) root(i, j) = b[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
    return (root * root.transpose()).shifted(Rational(-1, m));
}

rc::Gen<std::vector<std::vector<long>>> square_arrays() {
    return rc::gen::mapcat(claim::integers(1, 5), [](long n) {
        const auto size = static_cast<std::size_t>(n);
        return rc::gen::container<std::vector<std::vector<long>>>(size, rc::gen::container<std::vector<long>>(size, claim::integers(-4, 4)));
    });
}

}  // namespace

claim::legacy::Check lemma_1() {
    return {
        .id = "yu-2025/lemma-1",
        .check = check,
        .controls = {{"constant larger than (1 - 1/pi)/2 by 1e-20, relatively", [](const claim::Context&) { return claim::verdict_of(argue(1 + rigor::parse_rational("1e-20")).conclusion()); }},
                     {"constant 1/2, true at one point", [](const claim::Context&) {
                          const Ball half = Ball(1) / layer_gain();  // 1/2 = factor (1 - 1/pi)/2
                          return claim::verdict_of(argue(rigor::rational_midpoint(half)).conclusion());
                      }},
                     {"K_1 only positive semidefinite (two points, all entries 1)", [](const claim::Context&) { return at_semidefinite(); }}},
        .property = claim::property("lambda_min(K_2) > (1 - 2^-40) ((1 - 1/pi)/2) lambda_min(K_1), certified, K_1 = B B^T + I/m with random integer B, n = 1 to 5",
                                    [](const std::vector<std::vector<long>>& b, long m) { return keeps_its_share(random_positive_definite(b, m), 1 - rigor::power_of_two(-40)); },
                                    claim::Input{"B", square_arrays()}, claim::Input{"m", claim::integers(1, 1'000'000)}),
    };
}
const claim::legacy::Registered registered_lemma_1{lemma_1};

}  // namespace proofs::yu_2025
