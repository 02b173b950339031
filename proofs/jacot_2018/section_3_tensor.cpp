#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

namespace proofs::jacot_2018::section_3_tensor {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The kernel of the example is 1 at x = x' and `off` elsewhere; it is held against sums of so many products at two
/// points. The condition on a kernel is K(x, x') = K(x', x)^T, or without the transposition.
struct Reading {
    Rational off = 0;
    long products = 1;
    bool transposed = true;
};

/// (K(x_i, x_j)) at different points.
RationalMatrix at_points(const Reading& reading, long points) {
    RationalMatrix k(points, points);
    for (long i = 0; i < points; ++i)
        for (long j = 0; j < points; ++j) k(i, j) = i == j ? Rational(1) : reading.off;
    return k;
}
/// A sum of r products f ⊗ g at r + 1 points is singular.
Truth sum_is_singular(claim::Sampler& sampler) {
    const long r = sampler.integer(1, 4);  // free: sizes
    const RationalMatrix f = sampler.matrix(r + 1, r), g = sampler.matrix(r, r + 1);
    return rigor::truth(rigor::null_vector(f * g).has_value());
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "functions on R^n0: a kernel that is no finite sum of products, n_0 = n_L = 1";
    result.steps
        .carries(claim::exact_inertia(
            {fmt::format("K at two points, K(x, x) = 1, K(x, x') = {} for x != x'", rigor::to_string(reading.off)),
             at_points(reading, 2)},
            {.positive = 2}))
        .carries(claim::identity<8>(
            fmt::format("the determinant of a sum of {} product{} f ⊗ g at two points", reading.products,
                        reading.products == 1 ? "" : "s"),
            [&](const auto& f1, const auto& f2, const auto& g1, const auto& g2, const auto& p1, const auto& p2,
                const auto& q1, const auto& q2) {
                auto k11 = f1 * g1, k12 = f1 * g2, k21 = f2 * g1, k22 = f2 * g2;
                if (reading.products == 2) k11 += p1 * q1, k12 += p1 * q2, k21 += p2 * q1, k22 += p2 * q2;
                return k11 * k22 - k12 * k21;
            },
            "0",
            [](const auto& f1, const auto&, const auto&, const auto&, const auto&, const auto&, const auto&,
               const auto&) { return f1 - f1; }))
        .carries(claim::written(context, "rank"))
        .supports(claim::instances("sums of r products at r + 1 points, r = 1 … 4, are singular, exactly", context.seed,
                                   40,  // free: how many
                                   sum_is_singular));
    return result;
}

/// The coefficients of a tensor on two points and n_L = 2 outputs, row (i, k), column (j, k'); with the factors
/// exchanged; and whether K(z_i, z_j) = K(z_j, z_i)^T (or without the transposition) at all pairs.
RationalMatrix exchanged(const RationalMatrix& g) {
    RationalMatrix other(g.rows(), g.columns());
    for (long a = 0; a < g.rows(); ++a)
        for (long b = 0; b < g.columns(); ++b) other(b, a) = g(a, b);
    return other;
}
bool satisfies_condition(const RationalMatrix& g, bool transposed) {
    for (long i = 0; i < 2; ++i)
        for (long j = 0; j < 2; ++j)
            for (long k = 0; k < 2; ++k)
                for (long l = 0; l < 2; ++l)
                    if (g(2 * i + k, 2 * j + l) != (transposed ? g(2 * j + l, 2 * i + k) : g(2 * j + k, 2 * i + l)))
                        return false;
    return true;
}
/// A tensor that satisfies the condition, or that has one coefficient changed at a pair of different coordinates.
Truth symmetric_as_condition(claim::Sampler& sampler, bool transposed) {
    RationalMatrix g(4, 4);
    for (long i = 0; i < 2; ++i)
        for (long j = i; j < 2; ++j) {
            const RationalMatrix block = i == j && transposed ? sampler.symmetric_matrix(2) : sampler.matrix(2, 2);
            for (long k = 0; k < 2; ++k)
                for (long l = 0; l < 2; ++l) {
                    g(2 * i + k, 2 * j + l) = block(k, l);
                    g(2 * j + k, 2 * i + l) = transposed ? block(l, k) : block(k, l);
                }
        }
    if (sampler.coin())
        g(sampler.integer(0, 1), sampler.integer(2, 3)) += sampler.nonzero_rational();  // free: which one
    return rigor::truth((exchanged(g) == g) == satisfies_condition(g, transposed));
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every finite data set, functions that agree on the data identified";
    result.steps.carries(claim::written(context, "basis"))
        .carries(claim::identity<12>(
            "T(f, h) - T(h, f) for T = sum K_kk'(z_i, z_j) e_ik ⊗ e_jk', f at z_1 and h at z_2 only, n_L = 2",
            [](const auto& f1, const auto& f2, const auto& h1, const auto& h2, const auto& a11, const auto& a12,
               const auto& a21, const auto& a22, const auto& b11, const auto& b12, const auto& b21, const auto& b22) {
                const auto there = f1 * a11 * h1 + f1 * a12 * h2 + f2 * a21 * h1 + f2 * a22 * h2;
                const auto back = h1 * b11 * f1 + h1 * b12 * f2 + h2 * b21 * f1 + h2 * b22 * f2;
                return there - back;
            },
            fmt::format("f(z_1)^T (K(z_1, z_2) - K(z_2, z_1){}) h(z_2)", reading.transposed ? "^T" : ""),
            [&](const auto& f1, const auto& f2, const auto& h1, const auto& h2, const auto& a11, const auto& a12,
                const auto& a21, const auto& a22, const auto& b11, const auto& b12, const auto& b21, const auto& b22) {
                const auto &c12 = reading.transposed ? b21 : b12, &c21 = reading.transposed ? b12 : b21;
                return f1 * ((a11 - b11) * h1 + (a12 - c12) * h2) + f2 * ((a21 - c21) * h1 + (a22 - b22) * h2);
            }))
        .carries(claim::written(context, "exchange"))
        .supports(claim::instances("sum K_kk'(z_i, z_j) e_ik ⊗ e_jk' is unchanged when the factors are exchanged "
                                   "exactly where the condition holds; two points and outputs, with and without it",
                                   context.seed, 60,  // free: how many
                                   [&](claim::Sampler& s) { return symmetric_as_condition(s, reading.transposed); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-3-tensor", check)
        .control("K = 1 everywhere, which is 1 ⊗ 1", [](Reading& r) { r.off = 1; })
        .control("as many products as points", [](Reading& r) { r.products = 2; })
        .corrected(check_correction, {.products = 2})
        .correction_control("K(x, x') = K(x', x)", [](Reading& r) { r.transposed = false; })
        .property(claim::property(
            "a sum of r products at r + 1 points is singular, a tensor of the seed is symmetric exactly where "
            "K(z_i, z_j) = K(z_j, z_i)^T; exactly",
            [](long seed) {
                claim::Sampler first(static_cast<std::uint64_t>(seed), 0), second = first;
                return sum_is_singular(first) && symmetric_as_condition(second, true);
            },
            claim::Input{"seed", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_3_tensor
