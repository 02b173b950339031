#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::remark_2 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// Sigma^(L+1)(x, x') needs Sigma^(L) at (x, x'), and at (x, x) and (x', x') too, or not.
struct Reading {
    bool diagonal = true;
};

/// f at x, x' and a third point as a linear map of three independent N(0, 1) variables: a row for each point.
RationalMatrix process(const std::vector<long>& entries) {
    RationalMatrix a(3, 3);
    for (long i = 0; i < 3; ++i)
        for (long j = 0; j < 3; ++j) a(i, j) = entries[static_cast<std::size_t>(3 * i + j)];
    return a;
}

/// E sigma(f(x)) sigma(f(x')) for sigma(u) = c u + u^2, from the moments of the three variables: E g_i g_j g_k g_l is
/// the number of pairings, and odd moments are 0.
Rational mean_of_product(const RationalMatrix& a, const Rational& c) {
    Rational sum = 0;
    for (long i = 0; i < 3; ++i) {
        sum += c * c * a(0, i) * a(1, i);
        for (long j = 0; j < 3; ++j)
            for (long k = 0; k < 3; ++k)
                for (long l = 0; l < 3; ++l) {
                    const int pairings = (i == j && k == l) + (i == k && j == l) + (i == l && j == k);
                    sum += pairings * a(0, i) * a(0, j) * a(1, k) * a(1, l);
                }
    }
    return sum;
}

/// Two processes with the same covariance where the reading needs it: at (x, x') and, with the diagonal, at (x, x) and
/// (x', x'). They differ at the third point (and without the diagonal in the variances).
struct Pair {
    RationalMatrix first, second;
};
Pair processes(const Reading& reading) {
    const RationalMatrix a = process({1, 2, 2, 0, 3, 0, 1, 1, 1});  // variances 9, 9, covariance 6
    return {a, reading.diagonal ? process({3, 0, 0, 2, 1, 2, 0, 0, 5}) : process({1, 0, 0, 6, 1, 0, 0, 0, 5})};
}
Rational covariance(const RationalMatrix& a, long i, long j) { return rigor::row_products(a)(i, j); }

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all sigma with second moments (Lipschitz sigma among them), beta, L and pairs of points";
    const Pair pair = processes(reading);
    result.steps.carries(claim::written(context, "pair"))
        .carries(claim::written(context, "induction"))
        .carries(claim::written(context, "finite"))
        .carries(claim::exact({"Sigma(x, x') of one process", covariance(pair.first, 0, 1)}, Relation::equal,
                              {"of the other, which differs at a third point", covariance(pair.second, 0, 1)}))
        .carries(
            claim::exact({"E sigma(f(x)) sigma(f(x')), sigma(u) = u + u^2, of the one", mean_of_product(pair.first, 1)},
                         Relation::equal, {"of the other", mean_of_product(pair.second, 1)}))
        .carries(claim::identity<4>(
            "(s^2 + b^2) (t^2 + d^2) - (s t + b d)^2",
            [](const auto& s, const auto& t, const auto& b, const auto& d) {
                return (s * s + b * b) * (t * t + d * d) - (s * t + b * d) * (s * t + b * d);
            },
            "(s d - b t)^2",
            [](const auto& s, const auto& t, const auto& b, const auto& d) {
                return (s * d - b * t) * (s * d - b * t);
            }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/remark-2", check)
        .control("Sigma^(L)(x, x') alone, without the variances", [](Reading& r) { r.diagonal = false; })
        .property(claim::property(
            "E sigma(f(x)) sigma(f(x')), sigma(u) = c u + u^2, depends on Sigma at the pair only: a rotation of the "
            "variables changes neither, exactly",
            [](long number, const Rational& c) {
                claim::Sampler sampler(2, static_cast<std::uint64_t>(number));  // free: a seed
                const RationalMatrix a = sampler.matrix(3, 3);
                RationalMatrix turn = RationalMatrix::identity(3);  // by the angle of (3/5, 4/5)
                turn(0, 0) = turn(1, 1) = Rational(3, 5), turn(0, 1) = Rational(4, 5), turn(1, 0) = Rational(-4, 5);
                return rigor::truth(mean_of_product(a, c) == mean_of_product(a * turn, c));
            },
            claim::Input{"f", claim::integers(0, 1'000'000)}, claim::Input{"c", claim::positive_rationals()}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::remark_2
