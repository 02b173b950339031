#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/number/dual_number.hpp"

namespace proofs::jacot_2018::section_3_kernel_gradient {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// grad_K C(x) = N^-power sum_j K(x, x_j) d(x_j), or with K(x, x_j)^T.
struct Reading {
    long power = 1;
    bool transposed = false;
};

Rational weight(long points, long power) {
    Rational w = 1;
    for (long k = 0; k < power; ++k) w /= points;
    return w;
}
/// f^4 - 3 f, an example of a cost (1/N) sum_j c(f(x_j)).
template <class T>
T cost(const T& f) {
    return f * f * f * f - T(3) * f;
}

/// At `places`, the first N of which are the data, several outputs: the form <d, .>_pin applied to each K_i,.(x, .),
/// against the sum of matrices times vectors.
Truth both_sides(claim::Sampler& sampler, const Reading& reading) {
    const long N = sampler.integer(1, 3), outputs = sampler.integer(1, 3), places = N + 1;  // free: sizes
    const RationalMatrix k = sampler.symmetric_matrix(places * outputs);
    const std::vector<Rational> d = sampler.vector(N * outputs);
    for (long x = 0; x < places; ++x) {
        std::vector<Rational> sum(static_cast<std::size_t>(outputs));
        for (long j = 0; j < N; ++j) {
            RationalMatrix block(outputs, outputs);
            for (long a = 0; a < outputs; ++a)
                for (long b = 0; b < outputs; ++b) block(a, b) = k(x * outputs + a, j * outputs + b);
            if (reading.transposed) block = block.transpose();
            const auto product =
                block * std::span(d).subspan(static_cast<std::size_t>(j * outputs), static_cast<std::size_t>(outputs));
            for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += weight(N, reading.power) * product[i];
        }
        for (long i = 0; i < outputs; ++i) {
            Rational form = 0;
            for (long j = 0; j < N; ++j)
                for (long l = 0; l < outputs; ++l)
                    form += d[static_cast<std::size_t>(j * outputs + l)] * k(x * outputs + i, j * outputs + l) / N;
            if (form != sum[static_cast<std::size_t>(i)]) return Truth::no;
        }
    }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every kernel, finite data set and n_L, every cost that is differentiable on the data";
    const long N = 2, outputs = 2;
    const Rational w = weight(N, reading.power);
    result.steps
        .carries(claim::identity<4>(
            "the derivative along g of (c(f_1) + c(f_2))/2, c(f) = f^4 - 3 f, by dual numbers",
            [](const auto& f1, const auto& f2, const auto& g1, const auto& g2) {
                using D = rigor::Dual<std::decay_t<decltype(f1)>>;
                return (cost(D(f1, g1)) + cost(D(f2, g2))).derivative / 2;
            },
            "<d, g>_pin, d = c'(f)",
            [](const auto& f1, const auto& f2, const auto& g1, const auto& g2) {
                return ((4 * f1 * f1 * f1 - 3) * g1 + (4 * f2 * f2 * f2 - 3) * g2) / 2;
            }))
        .carries(claim::cites(context, "jacot-2018/section-3-dual"))
        .carries(claim::written(context, "definition"))
        .carries(claim::identity<10>(
            fmt::format("<d, K_1,.(x, .)>_pin, N = {}, n_L = {}", N, outputs),
            [&](const auto& a11, const auto& a12, const auto&, const auto& b11, const auto& b12, const auto&,
                const auto& d1, const auto& d2, const auto& e1,
                const auto& e2) { return ((d1 * a11 + d2 * a12) + (e1 * b11 + e2 * b12)) / N; },
            fmt::format("output 1 of N^-{} sum_j {} d(x_j)", reading.power,
                        reading.transposed ? "K(x, x_j)^T" : "K(x, x_j)"),
            [&](const auto& a11, const auto& a12, const auto& a21, const auto& b11, const auto& b12, const auto& b21,
                const auto& d1, const auto& d2, const auto& e1, const auto& e2) {
                const auto first = a11 * d1 + (reading.transposed ? a21 : a12) * d2;
                const auto second = b11 * e1 + (reading.transposed ? b21 : b12) * e2;
                return w * first + w * second;
            }))
        .supports(
            claim::instances("the same for random kernels, 1 to 3 points and outputs, on the data and off, exactly",
                             context.seed, 60,  // free: how many
                             [&](claim::Sampler& s) { return both_sides(s, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-3-kernel-gradient", check)
        .control("without 1/N", [](Reading& r) { r.power = 0; })
        .control("1/N^2 in place of 1/N", [](Reading& r) { r.power = 2; })
        .control("K(x, x_j)^T in place of K(x, x_j)", [](Reading& r) { r.transposed = true; })
        .property(claim::property(
            "both sides for a kernel of the seed, on the data and off, exactly",
            [](long seed) {
                claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
                return both_sides(sampler, {});
            },
            claim::Input{"seed", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_3_kernel_gradient
