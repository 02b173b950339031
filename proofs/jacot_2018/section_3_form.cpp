#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/matrix/rational_matrix.hpp"

#include <algorithm>

namespace proofs::jacot_2018::section_3_form {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// <f, g>_K is the mean of f(x)^first K(x, x') g(x')^second.
struct Reading {
    long first = 1, second = 1;
};

template <class T>
T power_of(const T& base, long exponent) {
    T product = base;
    for (long k = 1; k < exponent; ++k) product = product * base;
    return product;
}
/// At two data points with K = [k11, k12; k12, k22].
template <class T>
T form(const Reading& r, const std::array<T, 3>& k, const T& f1, const T& f2, const T& g1, const T& g2) {
    const T a1 = power_of(f1, r.first), a2 = power_of(f2, r.first), b1 = power_of(g1, r.second),
            b2 = power_of(g2, r.second);
    return (a1 * k[0] * b1 + a1 * k[1] * b2 + a2 * k[1] * b1 + a2 * k[2] * b2) / 4;
}

/// A Gram matrix U^T D U, U triangular with ones on the diagonal, D of any signs: positive definite with respect to the
/// seminorm exactly where its inertia says that it is positive definite. Where it is not, f = U^-1 e_i, i the least
/// entry of D, has <f, f>_K <= 0 and is not 0 on the data.
Truth definite_as_gram(claim::Sampler& sampler) {
    const long n = sampler.integer(1, 4);  // free: sizes
    RationalMatrix u = RationalMatrix::identity(n);
    for (long i = 0; i < n; ++i)
        for (long j = i + 1; j < n; ++j) u(i, j) = sampler.rational();
    std::vector<Rational> diagonal(static_cast<std::size_t>(n));
    const bool positive = sampler.coin();
    for (Rational& d : diagonal)
        d = positive ? sampler.positive_rational() : Rational(sampler.integer(-1, 2));  // free: which
    const auto least = std::min_element(diagonal.begin(), diagonal.end());
    const RationalMatrix gram = u.transpose() * RationalMatrix::diagonal(diagonal) * u;
    const bool definite = rigor::inertia(gram).positive == n;
    if (definite != (*least > 0)) return Truth::no;
    std::vector<Rational> f = sampler.vector(n);
    if (!definite) {  // by substitution, from below
        f.assign(f.size(), Rational(0));
        f[static_cast<std::size_t>(least - diagonal.begin())] = 1;
        for (long i = n - 1; i >= 0; --i)
            for (long j = i + 1; j < n; ++j) f[static_cast<std::size_t>(i)] -= u(i, j) * f[static_cast<std::size_t>(j)];
    }
    bool zero = true;
    for (const Rational& q : f) zero = zero && q == 0;
    const Rational value = rigor::quadratic_form(gram, f);
    return rigor::truth(definite ? zero || value > 0 : !zero && value <= 0);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every kernel, finite data set and n_L";
    const auto value = [&](const auto& f1, const auto& f2, const auto& g1, const auto& g2, const auto& k1,
                           const auto& k2, const auto& k3) {
        using T = std::decay_t<decltype(f1)>;
        return form<T>(reading, {k1, k2, k3}, f1, f2, g1, g2);
    };
    result.steps
        .carries(claim::identity<10>(
            "<f + c h, g>_K at two data points",
            [&](const auto& c, const auto& f1, const auto& f2, const auto& h1, const auto& h2, const auto& g1,
                const auto& g2, const auto& k1, const auto& k2, const auto& k3) {
                using T = std::decay_t<decltype(c)>;
                return value(T(f1 + c * h1), T(f2 + c * h2), g1, g2, k1, k2, k3);
            },
            "<f, g>_K + c <h, g>_K",
            [&](const auto& c, const auto& f1, const auto& f2, const auto& h1, const auto& h2, const auto& g1,
                const auto& g2, const auto& k1, const auto& k2,
                const auto& k3) { return value(f1, f2, g1, g2, k1, k2, k3) + c * value(h1, h2, g1, g2, k1, k2, k3); }))
        .carries(claim::identity<10>(
            "<g, f + c h>_K at two data points",
            [&](const auto& c, const auto& f1, const auto& f2, const auto& h1, const auto& h2, const auto& g1,
                const auto& g2, const auto& k1, const auto& k2, const auto& k3) {
                using T = std::decay_t<decltype(c)>;
                return value(g1, g2, T(f1 + c * h1), T(f2 + c * h2), k1, k2, k3);
            },
            "<g, f>_K + c <g, h>_K",
            [&](const auto& c, const auto& f1, const auto& f2, const auto& h1, const auto& h2, const auto& g1,
                const auto& g2, const auto& k1, const auto& k2,
                const auto& k3) { return value(g1, g2, f1, f2, k1, k2, k3) + c * value(g1, g2, h1, h2, k1, k2, k3); }))
        .carries(claim::written(context, "bilinear"))
        .carries(claim::written(context, "definite"))
        .supports(claim::instances("some f with |f|_pin > 0 has <f, f>_K <= 0 exactly where the Gram matrix is not "
                                   "positive definite; Gram matrices U^T D U of any signs, f from D",
                                   context.seed, 60,  // free: how many
                                   definite_as_gram));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-3-form", check)
        .control("f(x)^2 in place of f(x)", [](Reading& r) { r.first = 2; })
        .control("g(x')^2 in place of g(x')", [](Reading& r) { r.second = 2; })
        .property(claim::property(
            "the condition of positive definiteness against the inertia of a Gram matrix of the seed, exactly",
            [](long seed) {
                claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
                return definite_as_gram(sampler);
            },
            claim::Input{"seed", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_3_form
