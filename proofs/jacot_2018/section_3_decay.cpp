#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/number/dual_number.hpp"

#include <array>

namespace proofs::jacot_2018::section_3_decay {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// f' = sign grad_K C, and d/dt C = -|d|_K^exponent with |d|_K^2 = d^T G d/N^power; exponent 1 or 2.
struct Reading {
    long sign = -1, exponent = 2, power = 2;
};

/// f^3 - f, not convex.
template <class T>
T cost(const T& f) {
    return f * f * f - f;
}

/// d^T G d at two data points, G = [k11, k12; k12, k22].
template <class T>
T form(const std::array<T, 3>& k, const T& d1, const T& d2) {
    return d1 * d1 * k[0] + 2 * d1 * d2 * k[1] + d2 * d2 * k[2];
}
template <class T>
T divided(const T& value, const Rational& N, long power) {
    T quotient = value;
    for (long k = 0; k < power; ++k) quotient = quotient / T(N);
    return quotient;
}

/// For a kernel of any rank on up to four values: the cost's rate by dual numbers.
Truth decays(claim::Sampler& sampler, const Reading& reading) {
    using D = rigor::Dual<Rational>;
    const long N = sampler.integer(1, 4), rank = sampler.integer(1, 4);  // free: sizes
    const RationalMatrix gram = sampler.positive_matrix(N, rank);
    const std::vector<Rational> f = sampler.vector(N);
    std::vector<Rational> d;
    for (const Rational& q : f) d.push_back(cost(D(q, 1)).derivative);
    const std::vector<Rational> image = gram * d;
    Rational rate = 0;
    for (std::size_t i = 0; i < f.size(); ++i)
        rate += cost(D(f[i], Rational(reading.sign * image[i] / N))).derivative / N;
    const Rational square = divided(rigor::quadratic_form(gram, d), N, reading.power);
    return rigor::truth(reading.exponent == 2 ? rate == -square : rate * rate == square);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every kernel, finite data set and n_L, every cost that is differentiable on the data";
    const Rational N = 2;
    const bool squared = reading.exponent == 2;
    result.steps.carries(claim::cites(context, "jacot-2018/section-3-kernel-gradient"))
        .carries(claim::written(context, "chain"))
        .carries(claim::identity<5>(
            squared ? "<d, f'>_pin for f' = -grad_K C, N = 2" : "the square of <d, f'>_pin for f' = -grad_K C, N = 2",
            [&](const auto& d1, const auto& d2, const auto& k1, const auto& k2, const auto& k3) {
                using T = std::decay_t<decltype(d1)>;
                const T v1 = reading.sign * (k1 * d1 + k2 * d2) / T(N), v2 = reading.sign * (k2 * d1 + k3 * d2) / T(N);
                const T rate = (d1 * v1 + d2 * v2) / T(N);
                return squared ? rate : T(rate * rate);
            },
            fmt::format("{}d^T G d/N^{}", squared ? "-" : "", reading.power),
            [&](const auto& d1, const auto& d2, const auto& k1, const auto& k2, const auto& k3) {
                using T = std::decay_t<decltype(d1)>;
                const T square = divided(form<T>({k1, k2, k3}, d1, d2), N, reading.power);
                return squared ? T(-square) : square;
            }))
        .supports(claim::instances("the same for the mean of f^3 - f by dual numbers, 1 to 4 points, singular kernels "
                                   "among them, exactly",
                                   context.seed, 60,  // free: how many
                                   [&](claim::Sampler& s) { return decays(s, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-3-decay", check)
        .control("-|d|_K without the square", [](Reading& r) { r.exponent = 1; })
        .control("f' = +grad_K C", [](Reading& r) { r.sign = 1; })
        .control("|d|_K^2 with 1/N in place of 1/N^2", [](Reading& r) { r.power = 1; })
        .property(claim::property(
            "the rate of the mean of f^3 - f for a kernel of the seed, by dual numbers, is -d^T G d/N^2, exactly",
            [](long seed) {
                claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
                return decays(sampler, {});
            },
            claim::Input{"seed", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_3_decay
