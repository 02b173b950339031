// (B.4): k(X, X) = sum a_n M_n, M_n = (<x_i, x_j>^n): (B.3) at u = <x_i, x_j> in [-1, 1], entry by entry. (B.5): "Since |<x_i, x_j>| < 1, we have M_n -> I_n": off the diagonal rho^n -> 0, on it 1^n = 1. The inequality is for
// i != j, and needs different points of the open half sphere: neither equal nor antipodal. (n is at once the exponent and, in I_n and x_n, the number of points.)
#include "claim/generators.hpp"
#include "proofs/common/finding_parts.hpp"
#include "claim/legacy.hpp"
#include "proofs/yu_2025/common/half_sphere.hpp"
#include "rigor/matrix/rational_matrix.hpp"
#include "rigor/number/truth.hpp"

#include <algorithm>

namespace proofs::yu_2025 {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// Rational points (2 t, 1 - t^2)/(1 + t^2) of the circle, in the open half for |t| < 1.
Vector on_circle(const Rational& t) { return {2 * t / (1 + t * t), (1 - t * t) / (1 + t * t)}; }

/// Entry by entry: sum over k < terms of a_k M_k for a_k = q^-k is (1 - (u/q)^terms)/(1 - u/q).
bool is_series(const std::vector<Rational>& parameters, const Rational& q, unsigned long terms, unsigned long shift) {
    bool all = true;
    for (const Rational& s : parameters)
        for (const Rational& t : parameters) {
            const Rational u = inner(on_circle(s), on_circle(t));
            Rational sum = 0;
            for (unsigned long k = 0; k < terms; ++k) sum += rigor::power(Rational(1 / q), k) * rigor::power(u, k + shift);
            all = all && sum == (1 - rigor::power(Rational(u / q), terms)) / (1 - u / q);
        }
    return all;
}

/// |M_N - I|_max <= eps for the exponent N = 1 + floor(2 ln(1/eps)/s) … any N with (1 - s)^(N/2) <= eps, s = 1 - max rho^2: found by squaring; exact.
bool tends_to_identity(const std::vector<Rational>& parameters) {
    Rational largest = 0;
    for (std::size_t i = 0; i < parameters.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) largest = std::max(largest, Rational(abs(inner(on_circle(parameters[i]), on_circle(parameters[j])))));
    if (largest >= 1) return false;
    // (1 - s)^N <= 1/(1 + N s) (Bernoulli): at N = 10^6/s it is below 10^-6. No power need be formed.
    const Rational s = 1 - largest, n = 1'000'000 / s;
    return s > 0 && 1 / (1 + n * s) < Rational(1, 1'000'000);
}

claim::legacy::Argument series(unsigned long shift) {
    claim::legacy::Argument argument;
    return argument.step("entry by entry, a_k = 2^-k and 3^-k, 1 to 12 terms, four points of the half circle: the geometric sum, exactly",
                         rigor::truth([&] {
                             bool all = true;
                             for (unsigned long terms = 1; terms <= 12; ++terms)
                                 for (const long q : {2, 3}) all = all && is_series({0, Rational(1, 2), Rational(-1, 2), Rational(9, 10)}, q, terms, shift);
                             return all;
                         }()));
}
claim::legacy::Argument limit(const std::vector<Rational>& parameters) {
    claim::legacy::Argument argument;
    return argument.step("|rho| <= 1 - s with s > 0 off the diagonal, so |rho|^N <= 1/(1 + N s) -> 0 (Bernoulli); on the diagonal <x_i, x_i>^N = 1", rigor::truth(tends_to_identity(parameters)));
}
const std::vector<Rational> half_circle{0, Rational(1, 1000), Rational(-999, 1000), Rational(999, 1000), Rational(1, 2)};

}  // namespace

claim::legacy::Check eq_b_4() {
    return {
        .id = "yu-2025/eq-b.4",
        .check = [](const claim::Context&) { return conclude(series(0), claim::Evidence::proved, "all f as in (B.3), all points of the sphere"); },
        .controls = {{"M_n with exponent n + 1", [](const claim::Context&) { return claim::verdict_of(series(1).conclusion()); }}},
        .property = claim::property("the geometric sum entry by entry at random points of the circle, exactly", [](const Rational& s, const Rational& t, long terms) { return rigor::truth(is_series({s, t}, 2, static_cast<unsigned long>(terms), 0)); },
                                    claim::Input{"s", claim::correlations()}, claim::Input{"t", claim::correlations()}, claim::Input{"terms", claim::integers(1, 10)}),
    };
}
const claim::legacy::Registered registered_eq_b_4{eq_b_4};

claim::legacy::Check eq_b_5() {
    return {
        .id = "yu-2025/eq-b.5",
        .check = with_misprint([](const claim::Context&) {
            claim::legacy::Finding finding = conclude(limit(half_circle), claim::Evidence::proved, "all d, all n, all different points of the open half sphere");
            finding.stronger = "A rate: |M_N - I|_max <= (max |<x_i, x_j>|)^N, and M_N is positive definite as soon as (n - 1) (max |<x_i, x_j>|)^N < 1.";
            return finding;
        }, R"(Since $|\langle x_i,x_j\rangle|<1$ for $i\ne j$, $M_k\to I_n$ as $k\to\infty$.)"),
        .controls = {{"antipodes: t = 1/2 and -2", [](const claim::Context&) { return claim::verdict_of(limit({Rational(1, 2), -2}).conclusion()); }},
                     {"a repeated point", [](const claim::Context&) { return claim::verdict_of(limit({Rational(1, 2), Rational(1, 2)}).conclusion()); }}},
        .property = claim::property("off the diagonal |rho| < 1 with the bound 1/(1 + N s) for different random points of the open half circle, exactly",
                                    [](const Rational& s, const Rational& t) { return rigor::truth(s == t || tends_to_identity({s, t})); }, claim::Input{"s", claim::interior_correlations()}, claim::Input{"t", claim::interior_correlations()}),
    };
}
const claim::legacy::Registered registered_eq_b_5{eq_b_5};

}  // namespace proofs::yu_2025
