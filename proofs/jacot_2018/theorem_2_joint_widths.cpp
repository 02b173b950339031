#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/polynomial_dual.hpp"

namespace proofs::jacot_2018::theorem_2_joint_widths {
namespace {

using claim::Relation;
using rigor::Rational;

/// n_2 = n_1^power.
struct Reading {
    unsigned long power = 2;  // free: any above 1
};

/// E |W W^T/n - Id|_F^2/m for an m x n matrix of independent N(0, 1) variables, from their second and fourth moments.
Rational mean_square_eigenvalue(const Rational& n, const Rational& m) {
    const Rational second = ntk::gaussian_mean({0, 0, 1}, 1), fourth = ntk::gaussian_mean({0, 0, 0, 0, 1}, 1);
    const Rational on = (n * fourth + n * (n - 1) * second * second) / (n * n) - 2 * second + 1,
                   off = n * second * second / (n * n);
    return (m * on + m * (m - 1) * off) / m;
}

/// Nothing carries: neither a proof nor a refutation is known.
claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "L >= 3, m = min(n_1, …, n_(L-1)) -> infinity, some n_(l+1)/n_l that grows faster than "
        "a small power of m: neither shown nor refuted";
    const auto second = [&](long n) { return rigor::power(Rational(n), reading.power); };
    result.steps.supports(claim::cites(context, "jacot-2018/theorem-2"))
        .supports(claim::cites(context, "jacot-2018/theorem-2-equal-widths"))
        .supports(claim::written(context, "start"))
        .supports(claim::exact_for_each<long>("n_1 = 1, 10, 10^3, 10^4, n_2 = n_1^2", {1, 10, 1000, 10'000},
                                              {"E of the mean square of the eigenvalues of W W^T/n_1 - Id",
                                               [&](long n) { return mean_square_eigenvalue(n, second(n)); }},
                                              Relation::at_least,
                                              {"n_2/n_1", [&](long n) { return Rational(second(n) / n); }}))
        .supports(claim::written(context, "obstacle"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/theorem-2-joint-widths", check)
        .property(claim::property(
            "E of the mean square of the eigenvalues of W W^T/n_1 - Id is (n_2 + 1)/n_1, exactly",
            [](long n, long m) { return rigor::truth(mean_square_eigenvalue(n, m) == Rational(m + 1, n)); },
            claim::Input{"n_1", claim::integers(1, 1'000'000)},    // free: random inputs
            claim::Input{"n_2", claim::integers(1, 1'000'000)}));  // free: random inputs
}};

}  // namespace
}  // namespace proofs::jacot_2018::theorem_2_joint_widths
