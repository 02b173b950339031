#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/jacot_2018/common/training_moment.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::a_2_no_influence {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// f = n^(-map_power/2) sum_i W_i sigma(z_i) + …; the influence on one neuron falls like n^(-rate/2).
struct Reading {
    unsigned long map_power = 1, rate = 1;
};

/// dz/dt at a neuron of the first hidden layer of n = root^2, due to the parameters of the first map, by dual numbers:
/// x = 1, beta = 1/2, sigma(z) = z, W = d = 1.
Rational influence(const Reading& reading, long root) {
    using D = rigor::Dual<Rational>;
    const Rational beta(1, 2), one = 1;  // free: any data; the speed does not depend on the parameters v and b
    const auto z = [&](const D& v, const D& b) { return v + D(beta) * b; };
    const auto velocity = [&](const D& v, const D& b) {
        return (z(v, b) / D(rigor::power(Rational(root), reading.map_power))).derivative;
    };
    return z(D(one, velocity(D(one, one), D(one))), D(one, velocity(D(one), D(one, one)))).derivative;
}

/// The velocity of the preactivations is the sum over the maps below of Phi of the part of the kernel that belongs to
/// the map, applied to the printed direction.
Truth parts_add_up(claim::Sampler& sampler) {
    const TrainingMoment t = TrainingMoment::sample(sampler, 3);
    const auto d = t.printed_direction(), velocity = t.preactivation_velocity(2);
    const long n = t.width(2);
    for (long x = 0; x < t.points(); ++x)
        for (long i = 0; i < n; ++i) {
            Rational sum = 0;
            for (long map = 0; map < 2; ++map)
                for (long y = 0; y < t.points(); ++y)
                    for (long k = 0; k < n; ++k) {
                        Rational part = 0;
                        for (long j = 0; j < t.width(map + 1); ++j) {
                            part += t.bias_derivative(2, x, i, map, j) * t.bias_derivative(2, y, k, map, j);
                            for (long m = 0; m < t.width(map); ++m)
                                part +=
                                    t.weight_derivative(2, x, i, map, m, j) * t.weight_derivative(2, y, k, map, m, j);
                        }
                        sum += part * d(y, k) / t.points();
                    }
            if (sum != velocity(x, i)) return Truth::no;
        }
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "layers l < l' < L, in probability, uniformly in t in [0, T], n_1 -> infinity first; hypotheses of "
        "theorem 2";
    result.steps.carries(claim::cites(context, "jacot-2018/theorem-1"))
        .carries(claim::cites(context, "jacot-2018/theorem-2"))
        .carries(claim::cites(context, "jacot-2018/a.1-split"))
        .carries(claim::written(context, "sub-kernels"))
        .carries(claim::cites(context, "jacot-2018/a.2-direction"))
        .carries(claim::cites(context, "jacot-2018/a.2-induction"))
        .carries(claim::cites(context, "jacot-2018/a.2-rate"))
        .carries(claim::cites(context, "jacot-2018/footnote-4"))
        .carries(claim::exact_for_each<long>(
            "x = 1, beta = 1/2, sigma(z) = z, W_i = d = 1, l = 0, l' = 1; n = 1, 4, 10^4, 10^8", {1, 2, 100, 10'000},
            {"dz_i/dt due to the first map, by dual numbers", [&](const long& r) { return influence(reading, r); }},
            Relation::at_most,
            {fmt::format("2 n^(-{}/2)", reading.rate),
             [&](const long& r) {
                 return Rational(2 / rigor::power(Rational(r), reading.rate));  // free: a constant
             }}))
        .carries(claim::written(context, "influence"));
    if (context.verdict_only) return result;
    result.steps.supports(claim::instances(
        "L = 2, finite widths: the velocity of z^(2) is the sum over the two maps of Phi of their parts of the kernel",
        context.seed, 10, parts_add_up));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.2-no-influence", check)
        .control("a map without the factor 1/sqrt(n)", [](Reading& r) { r.map_power = 0; })
        .control("1/n in place of 1/sqrt(n)", [](Reading& r) { r.rate = 2; })
        .property(claim::property(
            "the influences of the layers add up to the velocity, exactly: random networks with two hidden layers",
            [](long number) {
                claim::Sampler sampler(2018, static_cast<std::uint64_t>(number));
                return parts_add_up(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_2_no_influence
