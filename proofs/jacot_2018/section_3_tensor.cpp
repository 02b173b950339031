#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"

namespace proofs::jacot_2018 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// K(x, x') = K(x', x)^T, or without the transposition.
struct Reading {
    bool transposed = true;
};

/// The coefficients K_kk'(x_i, x_j) of e_ik ⊗ e_jk', row (i, k), column (j, k'), for a K that is drawn at the pairs
/// i <= j and follows from the condition at the others.
RationalMatrix coefficients(claim::Sampler& sampler, long points, long outputs, bool transposed) {
    RationalMatrix g(points * outputs, points * outputs);
    for (long i = 0; i < points; ++i)
        for (long j = i; j < points; ++j) {
            const RationalMatrix block =
                i == j ? (transposed ? sampler.symmetric_matrix(outputs) : sampler.matrix(outputs, outputs))
                       : sampler.matrix(outputs, outputs);
            for (long k = 0; k < outputs; ++k)
                for (long l = 0; l < outputs; ++l) {
                    g(i * outputs + k, j * outputs + l) = block(k, l);
                    g(j * outputs + k, i * outputs + l) = transposed ? block(l, k) : block(k, l);
                }
        }
    return g;
}
/// The tensor with the factors exchanged, by its values at all pairs of coordinate functions: (f, h) -> T(h, f).
RationalMatrix exchanged(const RationalMatrix& g) {
    const long n = g.rows();
    RationalMatrix other(n, n);
    for (long a = 0; a < n; ++a)
        for (long b = 0; b < n; ++b) {
            std::vector<Rational> f(static_cast<std::size_t>(n)), h(static_cast<std::size_t>(n));
            f[static_cast<std::size_t>(a)] = h[static_cast<std::size_t>(b)] = 1;
            const std::vector<Rational> image = g * f;
            for (std::size_t i = 0; i < h.size(); ++i) other(a, b) += h[i] * image[i];
        }
    return other;
}
Truth is_symmetric(claim::Sampler& sampler, bool transposed) {
    const long points = sampler.integer(1, 3), outputs = sampler.integer(1, 3);  // free: sizes
    const RationalMatrix g = coefficients(sampler, points, outputs, transposed);
    return rigor::truth(exchanged(g) == g);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every finite data set, functions that agree on the data identified";
    claim::Sampler sampler(1, 0);                                              // free: any kernel
    const RationalMatrix g = coefficients(sampler, 2, 2, reading.transposed);  // free: sizes of the example
    result.steps.carries(claim::written(context, "basis"))
        .carries(claim::exact({"the coefficients of a kernel with two points and two outputs", g}, Relation::equal,
                              {"those with the factors exchanged", exchanged(g)}))
        .carries(claim::written(context, "exchange"))
        .supports(claim::instances(
            "sum K_kk'(x_i, x_j) e_ik ⊗ e_jk' is unchanged when the factors are exchanged; 1 to 3 points and outputs",
            context.seed, 60,  // free: how many
            [&](claim::Sampler& s) { return is_symmetric(s, reading.transposed); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-3-tensor", check)
        .control("K(x, x') = K(x', x)", [](Reading& r) { r.transposed = false; })
        .property(claim::property(
            "coefficients of the seed, with and without the transposition: unchanged when the factors are exchanged "
            "exactly where K(x, x') = K(x', x)^T at all pairs",
            [](long seed, long transposed) {
                claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
                const RationalMatrix g = coefficients(sampler, 2, 2, transposed == 1);
                bool all = true;
                for (long i = 0; i < 2; ++i)
                    for (long j = 0; j < 2; ++j)
                        for (long k = 0; k < 2; ++k)
                            for (long l = 0; l < 2; ++l)
                                all = all && g(2 * i + k, 2 * j + l) == g(2 * j + l, 2 * i + k);
                return rigor::truth((exchanged(g) == g) == all);
            },
            claim::Input{"seed", claim::integers(1, 1'000'000)}, claim::Input{"transposed", claim::integers(0, 1)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018
