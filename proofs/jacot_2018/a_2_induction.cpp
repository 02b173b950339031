#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/polynomial_dual.hpp"
#include "proofs/jacot_2018/common/training_moment.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::a_2_induction {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// It is enough to bound |W(0)/n^(width_power/2)|, which stays bounded as n grows; the network is stopped where the
/// norm reaches `stop` times what it is at the start in the mean, and the stopped direction has int |d'| <= c M J.
struct Reading {
    unsigned long width_power = 1;
    Rational stop = 2;
};
constexpr long outputs = 2;

/// The mean of |W(0)|_F^2/n^power for `outputs` rows of n independent standard Gaussians.
Rational mean_square_start(long n, unsigned long power) {
    return outputs * n * ntk::gaussian_mean({0, 0, 1}, 1) / rigor::power(Rational(n), power);
}

/// |d'|_pin^2 <= c^2 |W/sqrt(n)|_F^2 |d|_pin^2, what the stopping uses.
Truth stopped_direction(claim::Sampler& sampler) {
    const TrainingMoment t = TrainingMoment::sample(sampler, sampler.integer(2, 3));
    const long l = t.maps() - 1;
    Rational frobenius = 0;
    for (long i = 0; i < t.width(l); ++i)
        for (long j = 0; j < t.width(l + 1); ++j) frobenius += t.weight(l, i, j) * t.weight(l, i, j) / t.width(l);
    const Rational c = t.sigma().lipschitz();
    return rigor::truth(mean_square(t.printed_direction()) <= c * c * frobenius * mean_square(t.direction()));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "the hypotheses of theorem 2, given the theorem for networks of depth L";
    result.steps.carries(claim::cites(context, "jacot-2018/a.2-direction"))
        .carries(claim::cites(context, "jacot-2018/a.2-direction-bound"))
        .carries(claim::cites(context, "jacot-2018/lemma-1"))
        .carries(claim::cites_correction(context, "jacot-2018/a.2-row-norm"))
        .carries(
            claim::exact_for_each<long>("n_(L+1) = 2, n = n_L = 1, 100, 10^6", {1, 100, 1'000'000},
                                        {reading.width_power == 1 ? "E |W(0)|_F^2/n" : "E |W(0)|_F^2",
                                         [&](const long& n) { return mean_square_start(n, reading.width_power); }},
                                        Relation::less,
                                        {fmt::format("M^2, M = {} sqrt(n_(L+1))", rigor::to_string(reading.stop)),
                                         [&](const long&) { return Rational(reading.stop * reading.stop * outputs); }}))
        .carries(claim::written(context, "enough"))
        .carries(claim::written(context, "stopping"))
        .carries(claim::written(context, "limit"));
    if (context.verdict_only) return result;
    result.steps.supports(claim::instances(
        "|d'|_pin <= c |W/sqrt(n)|_F |d|_pin: one and two hidden layers, one to three points, c = 1/2, 1, 2",
        context.seed, 20, stopped_direction));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/a.2-induction", check)
        .control("W(0) in place of W(0)/sqrt(n)", [](Reading& r) { r.width_power = 0; })
        .control("stopped where the norm is that of the start", [](Reading& r) { r.stop = 1; })
        .property(claim::property(
            "|d'|_pin <= c |W/sqrt(n)|_F |d|_pin, exactly: random networks, c = 1/2, 1, 2",
            [](long number) {
                claim::Sampler sampler(2018, static_cast<std::uint64_t>(number));
                return stopped_direction(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::a_2_induction
