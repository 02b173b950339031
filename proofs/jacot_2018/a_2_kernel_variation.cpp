#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/jacot_2018/common/printed_factors.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::a_2_kernel_variation {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// Where activations and weights of single neurons change by n^(-1/2), a summand changes by at most 3 n^(-summand/2),
/// the sum over the neurons by 3 n^(-sum/2), and the lower layers' part by 3 c^lipschitz_power n^(-lower/2). At a data
/// point |alpha(t) - alpha(0)| <= sqrt(N)^points_power c^activation_power (A(t) - A(0)).
struct Reading {
    unsigned long summand = 3, sum = 1, lower = 1, lipschitz_power = 2, points_power = 1;
    long activation_power = 0;
};

/// sigma(z) = c z, N = root^2 data points, of which one has its preactivation moved by z; W stays.
struct Moved {
    Rational c, z;
    long root;
    Rational change() const { return c * z; }         ///< of alpha at that point
    Rational growth() const { return c * z / root; }  ///< A(t) - A(0) = c |z(t) - z(0)|_pin
};
const std::vector<Moved>& moved() {
    static const std::vector<Moved> list{
        {2, 3, 1}, {Rational(1, 2), 3, 1}, {1, 1, 2}, {2, Rational(1, 3), 3}};  // free: any c > 1, c < 1, N > 1
    return list;
}

/// n = root^2 neurons with sigma(z) = c z.
struct Layer {
    Rational c;
    long root;
};

/// n = root^2 neurons with alpha_i = W_i = 1 that grow by 1/root.
Rational grown(long root) { return 1 + Rational(1, root); }
Rational summand(long root) { return (grown(root) * grown(root) - 1) / (Rational(root) * root); }
claim::Side<long> rate(unsigned long power) {
    return {fmt::format("3 n^(-{}/2)", power), [power](const long& root) {
                return Rational(3 / rigor::power(Rational(root), power));  // free: the constant of a rate
            }};
}

std::vector<Layer> layers(const std::vector<long>& roots) {
    std::vector<Layer> list;
    for (const Rational& c : {Rational(1), Rational(2), Rational(1, 2)})  // free: c > 1 and c < 1
        for (const long root : roots) list.push_back({c, root});
    return list;
}

/// (1/n) sum (a_i b_i - a0_i b0_i) where a_i and b_i are off by at most e_i, another e_i for each neuron.
Truth sum_of_products(claim::Sampler& sampler) {
    const long n = sampler.integer(1, 9);
    Rational sum = 0, bound = 0;
    for (long i = 0; i < n; ++i) {
        const Rational a = sampler.rational(), b = sampler.rational(), e = abs(sampler.rational()) / n;
        const Rational da = e * sampler.correlation(), db = e * sampler.correlation();
        sum += ((a + da) * (b + db) - a * b) / n;
        bound += e * (abs(a) + abs(b) + e) / n;
    }
    return rigor::truth(abs(sum) <= bound);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "in probability, uniformly in t in [0, T], n_1 -> infinity first, n_L last; all Lipschitz sigma";
    const std::vector<long> roots{1, 2, 100, 10'000};
    const std::string list = "alpha_i = W_i = 1 that grow by n^(-1/2), n = 1, 4, 10^4, 10^8";
    result.steps.carries(claim::cites(context, "jacot-2018/a.2-rate"))
        .carries(claim::cites(context, "jacot-2018/a.2-gronwall"))
        .carries(claim::cites(context, "jacot-2018/a.2-induction"))
        .carries(claim::cites(context, "jacot-2018/proposition-1"))
        .carries(claim::cites(context, "jacot-2018/a.2-top-weights"))
        .carries(claim::exact_for_each<Moved>(
            "sigma(z) = c z, (c, N) = (2, 1), (1/2, 1), (1, 4), (2, 9), one data point moves", moved(),
            {"|alpha(t)(x) - alpha(0)(x)|", [](const Moved& m) { return m.change(); }}, Relation::at_most,
            {factor("sqrt(N)", reading.points_power) +
                 (reading.activation_power == 0 ? "" : fmt::format("c^{} ", reading.activation_power)) +
                 "(A(t) - A(0))",
             [&](const Moved& m) {
                 Rational bound = m.growth() * rigor::power(Rational(m.root), reading.points_power);
                 for (long k = 0; k < reading.activation_power; ++k) bound *= m.c;
                 for (long k = 0; k > reading.activation_power; --k) bound /= m.c;
                 return bound;
             }}))
        .carries(claim::identity<4>(
            "(a + e)(b + f) - a b",
            [](const auto& a, const auto& b, const auto& e, const auto& f) { return (a + e) * (b + f) - a * b; },
            "e b + a f + e f",
            [](const auto& a, const auto& b, const auto& e, const auto& f) { return e * b + a * f + e * f; }))
        .carries(claim::exact_for_each<long>(list, roots, {"change of alpha_i^2/n", summand}, Relation::at_most,
                                             rate(reading.summand)))
        .carries(claim::written(context, "summands"))
        .carries(claim::exact_for_each<long>(
            list, roots, {"change of (1/n) sum alpha_i^2", [](const long& r) { return Rational(summand(r) * r * r); }},
            Relation::at_most, rate(reading.sum)))
        .carries(claim::written(context, "mean"))
        .carries(claim::exact_for_each<Layer>(
            list + "; sigma(z) = c z, c = 1, 2, 1/2", layers(roots),
            {"change of (1/n) sum Theta sigma'^2 W_i^2, Theta = 1",
             [](const Layer& l) { return Rational(l.c * l.c * summand(l.root) * l.root * l.root); }},
            Relation::at_most,
            {factor("c", reading.lipschitz_power) + rate(reading.lower).name,
             [&](const Layer& l) {
                 return Rational(3 * rigor::power(l.c, reading.lipschitz_power) /  // free: the constant of a rate
                                 rigor::power(Rational(l.root), reading.lower));
             }}))
        .carries(claim::written(context, "weights"));
    if (context.verdict_only) return result;
    result.steps.supports(
        claim::instances("neurons off by e_i: (1/n) sum alpha_i alpha_i' is off by at most "
                         "(1/n) sum e_i (|alpha_i| + |alpha_i'| + e_i), n = 1 to 9, e_i different",
                         context.seed, 60, sum_of_products));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.2-kernel-variation", check)
        .control("the summands at the rate n^-2", [](Reading& r) { r.summand = 4; })
        .control("the kernel at the rate 1/n", [](Reading& r) { r.sum = 2; })
        .control("the part of the lower layers at the rate 1/n", [](Reading& r) { r.lower = 2; })
        .control("c in place of c^2", [](Reading& r) { r.lipschitz_power = 1; })
        .control("c^3 in place of c^2", [](Reading& r) { r.lipschitz_power = 3; })
        .control("sqrt(N)/c in place of sqrt(N)", [](Reading& r) { r.activation_power = -1; })
        .control("c sqrt(N) in place of sqrt(N)", [](Reading& r) { r.activation_power = 1; })
        .control("1 in place of sqrt(N)", [](Reading& r) { r.points_power = 0; })
        .property(claim::property(
            "|(1/n) sum (a_i b_i - a0_i b0_i)| <= (1/n) sum e_i (|a0_i| + |b0_i| + e_i), exactly, n = 1 to 9",
            [](long number) {
                claim::Sampler sampler(2018, static_cast<std::uint64_t>(number));
                return sum_of_products(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_2_kernel_variation
