#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "ntk/kernel/arc_cosine_series.hpp"
#include "proofs/yu_2025/common/strictly_positive.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::lemma_1 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::BallMatrix, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// sigma, and lambda_min(K_1(X, X)) after scaling: 1 for a strictly positive definite K_1, 0 for one that is singular.
struct Reading {
    claim::PiecewiseLinear sigma;
    Rational eigenvalue = 1;

    /// sigma(z) = even |z| + odd z.
    Rational even() const { return (sigma.above + sigma.below) / 2; }  // free: only signs are looked at
    Rational odd() const { return (sigma.above - sigma.below) / 2; }   // free: the same
    /// E[sigma sigma'] of a standard pair of correlation u is odd^2 u + even^2 (2 kappa_1(u) - u). Its value at 1, and
    /// the difference to that at 0: the share of lambda_min(K_1) that the layer keeps, (1 - 1/pi)/2 for the ReLU.
    Rational at_one() const { return odd() * odd() + even() * even(); }
    Ball kept() const { return Ball(at_one()) - Ball(Rational(2 * even() * even())) * ntk::kappa_1(Ball(0)); }
};

/// K_2(X, X) from K_1(X, X): homogeneity and the values above.
BallMatrix layer(const Reading& reading, const RationalMatrix& a) {
    const Ball odd(Rational(reading.odd() * reading.odd())), even(Rational(reading.even() * reading.even()));
    return ntk::gram_matrix(a.rows(), [&](long i, long j) {
        if (i == j) return Ball(Rational(reading.at_one() * a(i, i)));
        const Ball norms = rigor::sqrt(Ball(Rational(a(i, i) * a(j, j)))), u = Ball(a(i, j)) / norms;
        return norms * (odd * u + even * (Ball(2) * ntk::kappa_1(u) - u));
    });
}

/// D R D with correlations r between all pairs and D = diag(v^i).
RationalMatrix equicorrelated(long n, const Rational& r, const Rational& v) {
    RationalMatrix a(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j)
            a(i, j) = (i == j ? Rational(1) : r) * rigor::power(v, static_cast<unsigned long>(i + j));
    return a;
}
RationalMatrix hilbert(long n) {
    RationalMatrix a(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) a(i, j) = Rational(1, i + j + 1);
    return a;
}

/// lambda_min(K_2) > share lambda_min(K_1), certified.
Truth keeps(const Reading& reading, const RationalMatrix& a, const Ball& share) {
    const rigor::Precision precision(256);
    const Ball upper = rigor::smallest_eigenvalue(a).upper;
    return smallest_exceeds([&] { return layer(reading, a); }, share * upper);
}

claim::Step ill_conditioned(const Reading& reading) {
    const Rational near = rigor::power_of_two(-40);
    const std::vector<RationalMatrix> list{
        hilbert(7), equicorrelated(6, 1 - near, 1), equicorrelated(6, Rational(-1, 5) + near, 1),
        equicorrelated(5, Rational(1, 1000), 1), equicorrelated(5, Rational(9, 10), 100)};
    return claim::exact_for_each<RationalMatrix>(
        "K_1(X, X) the Hilbert matrix of order 7, and with correlations next to 1, -1/(n-1) and 0, variances 1 to "
        "10^16",
        list,
        {"lambda_min(K_2(X, X))/lambda_min(K_1(X, X))",
         [&](const RationalMatrix& a) {
             const rigor::Precision precision(256);
             const rigor::SmallestEigenvalueOptions narrow{.relative_width = Rational(1, 1'000'000),
                                                           .ladder = {64, 2048}};
             return rigor::smallest_eigenvalue([&] { return layer(reading, a); }, narrow).ball() /
                    rigor::smallest_eigenvalue(a, narrow).ball();
         }},
        Relation::greater, {"(1 - 1/pi)/2", [&](const RationalMatrix&) { return reading.kept(); }});
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all d, all strictly positive definite K_1, all n and all n different points";
    result.steps.carries(claim::cites(context, "yu-2025/lemma-4-k-2"))
        .carries(claim::cites(context, "yu-2025/lemma-3"))
        .carries(claim::written(context, "homogeneous"))
        .carries(claim::written(context, "correlations"))
        .carries(claim::written(context, "diagonal"))
        .carries(claim::exact(
            [&] {
                return claim::Named{"f(1) - f(0), f(u) = E[sigma sigma'] at the correlation u, times lambda_min(K_1)",
                                    reading.kept() * Ball(reading.eigenvalue)};
            },
            Relation::greater,
            [] {
                return claim::Named{"0", Rational(0)};
            }))
        .supports(ill_conditioned(reading));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    const RationalMatrix h = hilbert(7);
    result.values = {
        {"best constant (1 - 1/pi)/2", reading.kept().enclosure(context.digits)},
        {"lambda_min(K_1), K_1(X, X) the Hilbert matrix of order 7",
         rigor::smallest_eigenvalue(h).ball().enclosure(10)},
        {"lambda_min(K_2) there", rigor::smallest_eigenvalue([&] { return layer(reading, h); }).ball().enclosure(10)},
        {"lambda_min(K_2) at two points with K_1 = I",
         rigor::smallest_eigenvalue([&] { return layer(reading, RationalMatrix::identity(2)); }).ball().enclosure(10)}};
    return result;
}

using Entries = std::vector<std::vector<long>>;
/// B B^T - I/m
RationalMatrix first_kernel(const Entries& b, long m) {
    const auto n = static_cast<long>(b.size());
    RationalMatrix root(n, n);
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) root(i, j) = b[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
    return rigor::row_products(root).shifted(Rational(1, m));
}
Truth definite(const Entries& b, long m) { return rigor::positive_definite(first_kernel(b, m)); }
Truth keeps_its_share(const Entries& b, long m) {
    const rigor::Precision precision(256);
    return keeps({}, first_kernel(b, m), Ball(Rational(1 - rigor::power_of_two(-40))) * Reading{}.kept());
}

rc::Gen<Entries> square_arrays() {
    return rc::gen::mapcat(claim::integers(1, 5), [](long n) {
        const auto size = static_cast<std::size_t>(n);
        return rc::gen::container<Entries>(size, rc::gen::container<std::vector<long>>(size, claim::integers(-4, 4)));
    });
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/lemma-1", check)
        .control("K_1 only positive semidefinite", [](Reading& r) { r.eigenvalue = 0; })
        .control("a constant sigma, 0", [](Reading& r) { r.sigma.above = 0; })
        .property(claim::property_where(
            "K_1(X, X) = B B^T - I/m with a random integer B, n = 1 to 5, positive definite: lambda_min(K_2) > "
            "(1 - 2^-40) (1 - 1/pi)/2 lambda_min(K_1), certified",
            definite, keeps_its_share, claim::Input{"B", square_arrays()},
            claim::Input{"m", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::yu_2025::lemma_1
