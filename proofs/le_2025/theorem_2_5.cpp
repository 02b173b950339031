#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/number/ball_functions.hpp"

namespace proofs::le_2025::theorem_2_5 {
namespace {

using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// n^power (mean - mu) tends to N(0, variance Sigma).
struct Reading {
    Rational power{1, 2}, variance = 1;
};

/// X = A S with independent signs S_j = ±1 has the mean 0 and the covariance A A^T, singular or not. At t, with
/// u = A^T t, the characteristic function of n^power mean is prod_j cos(n^(power - 1) u_j)^n, that of the limit
/// exp(-variance |u|^2/2). With power = 1/2 the difference is at most sum_j u_j^4/(6 n).
struct Signs {
    RationalMatrix a{0, 0};  // free: drawn
    claim::RationalVector t;
    long n = 1;  // free: drawn

    static Signs draw(claim::Sampler& sampler) {
        const long d = sampler.integer(1, 3), s = sampler.integer(1, 3);  // free: sizes of the samples
        const RationalMatrix a = sampler.matrix(d, s);
        const claim::RationalVector t = sampler.vector(d);
        constexpr long numbers[] = {10, 10'000, 1'000'000'000'000};
        return {a, t, numbers[sampler.integer(0, 2)]};  // free: sizes of the samples
    }
};
Truth near_the_limit(const Signs& signs, const Reading& reading) {
    const rigor::Precision precision(512);
    const claim::RationalVector u = signs.a.transpose() * signs.t;
    const Ball scale = rigor::power(Ball(signs.n), Rational(reading.power - 1));
    Ball product(1);
    Rational square = 0, fourth = 0;
    for (const Rational& q : u) {
        product *= rigor::power(rigor::cos(scale * Ball(q)), static_cast<unsigned long>(signs.n));
        square += q * q;
        fourth += q * q * q * q;
    }
    if (fourth == 0) return Truth::yes;
    const Ball limit = rigor::exp(Ball(Rational(-reading.variance * square / 2)));
    return rigor::certainly_at_most(rigor::abs(product - limit),
                                    Ball(Rational(fourth / (6 * signs.n))));  // free: a bound
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all d, all distributions on R^d with second moments, singular covariances among them";
    result.steps.carries(claim::written(context, "characteristic"))
        .carries(claim::literature(context, "continuity"))
        .carries(claim::written(context, "limit"))
        .supports(claim::instances(
            "X = A S, S random signs: |E exp(i <t, sqrt n mean>) - exp(-|A^T t|^2/2)| <= sum_j (A^T t)_j^4/(6 n), "
            "n = 10, 10^4, 10^12",
            context.seed, 60, [&](claim::Sampler& sampler) { return near_the_limit(Signs::draw(sampler), reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/theorem-2.5", check)
        .control("covariance (1 + 1e-9) Sigma", [](Reading& r) { r.variance += rigor::parse_rational("1e-9"); })
        .control("n^(1/3) in place of n^(1/2)", [](Reading& r) { r.power = Rational(1, 3); })
        .property(claim::property(
            "X = A S, S random signs: the characteristic functions differ by at most sum_j (A^T t)_j^4/(6 n)",
            [](long number) {
                claim::Sampler sampler(25, static_cast<std::uint64_t>(number));  // free: a seed
                return near_the_limit(Signs::draw(sampler), {});
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::theorem_2_5
