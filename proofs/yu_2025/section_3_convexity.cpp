#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/matrix/rational_matrix.hpp"
#include "rigor/number/dual_number.hpp"

#include <algorithm>

namespace proofs::yu_2025::section_3_convexity {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// What the convergence is built on: that the cost is convex, l'' >= 0, or (convexity 1/1000) strongly convex. Of the
/// correction, with K >= lambda I: int |r| dt <= |r_0|/(rate lambda), and |f_t - f_0| <= factor max |K| int sum u_i dt.
struct Reading {
    Rational convexity = 0;
    Rational rate = 1, factor = 1;
};
const Reading corrected{.convexity = Rational(1, 1000)};  // free: any positive one

/// l'(z) of l(z) = ln(1 + e^-z) as a function of E = e^z.
template <class T>
T slope(const T& e) {
    return -1 / (1 + e);
}
/// l''(z), by dual numbers: d/dz = E d/dE.
template <class T>
T curvature(const T& e) {
    return e * slope(rigor::Dual<T>(e, T(1))).derivative;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope =
        "convexity of the cost does not make the NNK converge: the cross-entropy is strictly convex in every output, and "
        "theorem 2 holds for it";
    result.steps
        .carries(claim::identity<1>(
            "E d/dE (-1/(1 + E)), l'' for l = ln(1 + e^-z), by dual numbers, E = e^z",
            [](const auto& e) {
                using T = std::decay_t<decltype(e)>;
                return curvature<T>(e);
            },
            "E/(1 + E)^2", [](const auto& e) { return e / ((1 + e) * (1 + e)); }))
        .supports(
            claim::range("k", 1, 100, {"l'' at e^z = 2^k", [](long k) { return curvature(rigor::power_of_two(k)); }},
                         Relation::greater, {"the bound of l'' supposed", [=](long) { return reading.convexity; }}))
        .carries(claim::cites(context, "yu-2025/theorem-2-fully-connected"))
        .carries(claim::written(context, "convex"));
    return result;
}

/// r^T K r >= rate lambda |r|^2, so (|r|^2)' <= -2 rate lambda |r|^2; and |(K r)_i| <= factor max |K_ij| sum |r_j|.
Truth paths(const RationalMatrix& k, const std::vector<Rational>& r, const Rational& lambda, const Reading& reading) {
    Rational square = 0, sum = 0, largest = 0;
    for (long i = 0; i < k.rows(); ++i) {
        const Rational& entry = r[static_cast<std::size_t>(i)];
        square += entry * entry;
        sum += abs(entry);
        for (long j = 0; j < k.columns(); ++j) largest = std::max(largest, Rational(abs(k(i, j))));
    }
    bool all = rigor::quadratic_form(k, r) >= reading.rate * lambda * square;
    for (const Rational& row : k* r) all = all && abs(row) <= reading.factor * largest * sum;
    return rigor::truth(all);
}
/// Both are attained at K = lambda I, r = e_1.
Truth at_multiples_of_identity(long n, const Reading& reading) {
    const Rational lambda(3, 7);
    RationalMatrix k(n, n);
    for (long i = 0; i < n; ++i) k(i, i) = lambda;
    std::vector<Rational> r(static_cast<std::size_t>(n), 0);
    r[0] = 1;
    return paths(k, r, lambda, reading);
}
Truth at_random(claim::Sampler& sampler, const Reading& reading) {
    const long n = sampler.integer(1, 4);
    RationalMatrix k = sampler.positive_matrix(n);
    const Rational lambda = sampler.positive_rational();
    for (long i = 0; i < n; ++i) k(i, i) += lambda;
    const std::vector<Rational> r = sampler.vector(n);
    return paths(k, r, lambda, reading);
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every n, symmetric K, lambda > 0; every absolutely continuous solution of (2.7)";
    result.steps.carries(claim::cites(context, "yu-2025/eq-3.2"))
        .carries(claim::written(context, "paths"))
        .supports(claim::range("n", 1, 4,
                               "r^T K r >= rate lambda |r|^2 and |(K r)_i| <= factor max |K| sum |r| at K = lambda I, "
                               "r = e_1, where both are equalities",
                               [&](long n) { return at_multiples_of_identity(n, reading); }))
        .supports(claim::instances("the same at K = A A^T + lambda I, exactly", context.seed, 60,
                                   [&](claim::Sampler& sampler) { return at_random(sampler, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational little = rigor::parse_rational("1e-20");
    return claim::checked("yu-2025/section-3-convexity", check)
        .control("strong convexity, l'' >= 1e-20", [=](Reading& r) { r.convexity = little; })
        .corrected(check_correction, corrected)
        .correction_control("a path of length |r_0|/((1 + 1e-20) lambda)", [=](Reading& r) { r.rate += little; })
        .correction_control("(1 - 1e-20) max |K|", [=](Reading& r) { r.factor -= little; })
        .property(claim::property_where(
            "r^T K r >= lambda |r|^2 and |(K r)_i| <= max |K| sum |r|, K = b b^T + lambda I, r != 0, exactly",
            [](const std::vector<long>&, const std::vector<long>& r, const Rational&) {
                return rigor::truth(std::any_of(r.begin(), r.end(), [](long entry) { return entry != 0; }));
            },
            [](const std::vector<long>& b, const std::vector<long>& sevenths, const Rational& lambda) {
                const auto n = static_cast<long>(b.size());
                RationalMatrix k(n, n);
                std::vector<Rational> r;
                for (long i = 0; i < n; ++i) {
                    r.emplace_back(sevenths[static_cast<std::size_t>(i)], 7);
                    for (long j = 0; j < n; ++j)
                        k(i, j) = b[static_cast<std::size_t>(i)] * b[static_cast<std::size_t>(j)] +
                                  (i == j ? lambda : Rational(0));
                }
                return paths(k, r, lambda, {});
            },
            claim::Input{"b", rc::gen::container<std::vector<long>>(4, claim::integers(-5, 5))},
            claim::Input{"7 r", rc::gen::container<std::vector<long>>(4, claim::integers(-50, 50))},
            claim::Input{"lambda", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::section_3_convexity
