#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/number/dual_number.hpp"

namespace proofs::jacot_2018::section_3_1_evolution {
namespace {

using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// theta_p' = sign (1/sqrt P)^root <d, f^(p)>; K~ = P^-power sum_p f^(p) ⊗ f^(p).
struct Reading {
    long sign = -1, root = 1, power = 1;
};

template <class T>
T power_of(const T& base, long exponent) {
    T product = base / base;
    for (long k = 0; k < exponent; ++k) product = product * base;
    return product;
}

/// P functions with several outputs at N data points and one more place, sqrt P = s: the velocity of f_theta against
/// -(1/N) sum_j K~(x, x_j) d(x_j), at all places.
Truth evolves(claim::Sampler& sampler, const Reading& reading) {
    const long s = sampler.integer(1, 3), N = sampler.integer(1, 3), outputs = sampler.integer(1, 2);  // free: sizes
    const long P = s * s, data = N * outputs, values = (N + 1) * outputs;
    const RationalMatrix f = sampler.matrix(P, values);
    const std::vector<Rational> d = sampler.vector(data);
    const Rational root = power_of(Rational(1, s), reading.root);
    std::vector<Rational> velocity;
    for (long p = 0; p < P; ++p) {
        Rational product = 0;
        for (long i = 0; i < data; ++i) product += d[static_cast<std::size_t>(i)] * f(p, i) / N;
        velocity.push_back(reading.sign * root * product);
    }
    for (long x = 0; x < values; ++x) {
        Rational moved = 0, gradient = 0;
        for (long p = 0; p < P; ++p) moved += velocity[static_cast<std::size_t>(p)] * f(p, x) / s;
        for (long j = 0; j < data; ++j) {
            Rational k = 0;
            for (long p = 0; p < P; ++p) k += power_of(Rational(1, P), reading.power) * f(p, x) * f(p, j);
            gradient += k * d[static_cast<std::size_t>(j)] / N;
        }
        if (moved != -gradient) return Truth::no;
    }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "every P, all functions, finite data sets and costs that are differentiable on the data";
    result.steps
        .carries(claim::identity<9>(
            "-d/dtheta_1 of C(F^lin(theta)), C(f) = mean of (f - y)^2/2 at two points, P = 2, by dual numbers",
            [](const auto& t1, const auto& t2, const auto& a1, const auto& a2, const auto& b1, const auto& b2,
               const auto& y1, const auto& y2, const auto& s) {
                using T = std::decay_t<decltype(s)>;
                using D = rigor::Dual<T>;
                const D first(t1, T(1)), second(t2);
                const D g1 = D(s) * (first * D(a1) + second * D(b1)) - D(y1),
                        g2 = D(s) * (first * D(a2) + second * D(b2)) - D(y2);
                return -(g1 * g1 + g2 * g2).derivative / 4;
            },
            fmt::format("{} s^{} <d, f^(1)>_pin, s = 1/sqrt P", reading.sign, reading.root),
            [&](const auto& t1, const auto& t2, const auto& a1, const auto& a2, const auto& b1, const auto& b2,
                const auto& y1, const auto& y2, const auto& s) {
                const auto d1 = s * (t1 * a1 + t2 * b1) - y1, d2 = s * (t1 * a2 + t2 * b2) - y2;
                return reading.sign * power_of(s, reading.root) * (d1 * a1 + d2 * a2) / 2;
            }))
        .carries(claim::written(context, "parameters"))
        .carries(claim::identity<9>(
            "(1/sqrt P) sum_p theta_p' f^(p)(x), P = 2, N = 2, x anywhere",
            [&](const auto& d1, const auto& d2, const auto& a, const auto& a1, const auto& a2, const auto& b,
                const auto& b1, const auto& b2, const auto& s) {
                const auto first = reading.sign * power_of(s, reading.root) * (d1 * a1 + d2 * a2) / 2,
                           second = reading.sign * power_of(s, reading.root) * (d1 * b1 + d2 * b2) / 2;
                return s * (first * a + second * b);
            },
            fmt::format("-(1/N) sum_j K~(x, x_j) d(x_j), K~ = P^-{} sum_p f^(p) ⊗ f^(p)", reading.power),
            [&](const auto& d1, const auto& d2, const auto& a, const auto& a1, const auto& a2, const auto& b,
                const auto& b1, const auto& b2, const auto& s) {
                const auto weight = power_of(s * s, reading.power);
                return -(weight * (a * a1 + b * b1) * d1 + weight * (a * a2 + b * b2) * d2) / 2;
            }))
        .carries(claim::cites(context, "jacot-2018/section-3-kernel-gradient"))
        .carries(claim::written(context, "functions"))
        .carries(claim::written(context, "converse"))
        .supports(
            claim::instances("the velocity of f_theta is the kernel gradient, P = 1, 4, 9, 1 to 3 points, 1 and 2 "
                             "outputs, on the data and off, exactly",
                             context.seed, 60,  // free: how many
                             [&](claim::Sampler& sampler) { return evolves(sampler, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-3.1-evolution", check)
        .control("1/P in place of 1/sqrt P in theta_p'", [](Reading& r) { r.root = 2; })
        .control("K~ without 1/P", [](Reading& r) { r.power = 0; })
        .control("K~ with 1/P^2", [](Reading& r) { r.power = 2; })
        .control("theta' = +(1/sqrt P) <d, f^(p)>", [](Reading& r) { r.sign = 1; })
        .property(claim::property(
            "the velocity of f_theta is the kernel gradient, for functions of the seed, exactly",
            [](long seed) {
                claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
                return evolves(sampler, {});
            },
            claim::Input{"seed", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_3_1_evolution
