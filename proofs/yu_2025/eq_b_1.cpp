// (B.1): for any u in R^n, u^T K_2(X, X) u = E_(f ~ K_1)[(u^T sigma(f(X)))^2] >= 0. Expand the square: sum u_i u_j E[sigma(f(x_i)) sigma(f(x_j))], the expectation of a finite sum of integrable terms.
// (B.2), at u_0 with u_0^T K_2 u_0 = 0, is the same; a nonnegative variable with mean 0 is 0 almost surely. Nothing is used of K_1: it may be singular, and sigma any function with E sigma(f)^2 finite.
#include "claim/generators.hpp"
#include "ntk/kernel/arc_cosine_kernel.hpp"
#include "claim/legacy.hpp"
#include "rigor/matrix/rational_matrix.hpp"
#include "rigor/number/truth.hpp"

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// A discrete stand-in for the law of f(X): all sign vectors of A g, g in {-1, 1}^2, with equal weights. Both sides exactly. `cross` weighs the terms i != j.
bool expands(const std::vector<long>& a, const std::vector<long>& u, const Rational& cross) {
    const std::size_t n = u.size();
    Rational mean_square = 0;
    RationalMatrix k(static_cast<long>(n), static_cast<long>(n));
    for (const long g : {-1, 1})
        for (const long h : {-1, 1}) {
            std::vector<Rational> sigma;
            Rational sum = 0;
            for (std::size_t i = 0; i < n; ++i) {
                const long f = a[2 * i] * g + a[2 * i + 1] * h;
                sigma.push_back(f > 0 ? Rational(f) : Rational(0));
                sum += u[i] * sigma.back();
            }
            mean_square += sum * sum / 4;
            for (std::size_t i = 0; i < n; ++i)
                for (std::size_t j = 0; j < n; ++j) k(static_cast<long>(i), static_cast<long>(j)) += (i == j ? Rational(1) : cross) * sigma[i] * sigma[j] / 4;
        }
    std::vector<Rational> v(u.begin(), u.end());
    return rigor::quadratic_form(k, v) == mean_square && mean_square >= 0;
}

claim::legacy::Argument argue(const Rational& cross) {
    claim::legacy::Argument argument;
    bool all = true, zero = true;
    for (long k = 1; k <= 40; ++k) all = all && expands({k % 5 - 2, k % 7 - 3, 3 - k % 4, k % 3, k % 6 - 1, 2}, {k % 9 - 4, 5 - k % 8, k % 5 - 2}, cross);
    // Two equal points and u_0 = (1, -1): mean 0, and 0 at every outcome.
    zero = expands({1, 2, 1, 2}, {1, -1}, cross);
    return argument.step("the square expanded and summed over a discrete law of f(X): 40 cases with three points, exactly", rigor::truth(all)).step("a singular covariance: two equal points, u_0 = (1, -1), both sides 0", rigor::truth(zero));
}

claim::legacy::Check part(bool second) {
    return {
        .id = second ? "yu-2025/eq-b.2" : "yu-2025/eq-b.1",
        .check = [](const claim::Context&) { return conclude(argue(1), claim::Evidence::proved, "all n, points, u, and all K_1, singular ones included; any sigma with E sigma(f(x))^2 finite"); },
        .controls = {{"the terms i != j weighted 1 + 1e-20", [](const claim::Context&) { return claim::verdict_of(argue(1 + rigor::parse_rational("1e-20")).conclusion()); }}},
        .property = claim::property("both sides equal for a discrete law of f at three points, random coefficients and u, exactly", [](const std::vector<long>& a, const std::vector<long>& u) { return rigor::truth(expands(a, u, 1)); },
                                    claim::Input{"A", rc::gen::container<std::vector<long>>(6, claim::integers(-9, 9))}, claim::Input{"u", rc::gen::container<std::vector<long>>(3, claim::integers(-9, 9))}),
    };
}

}  // namespace

claim::legacy::Check eq_b_1() { return part(false); }
const claim::legacy::Registered registered_eq_b_1{eq_b_1};
claim::legacy::Check eq_b_2() { return part(true); }
const claim::legacy::Registered registered_eq_b_2{eq_b_2};

}  // namespace proofs::yu_2025
