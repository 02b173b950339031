#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/kernel_flow.hpp"
#include "rigor/matrix/matrix_exponential.hpp"

#include <fmt/format.h>

namespace proofs::le_2025::section_4_1_global_minimum {
namespace {

using claim::RationalVector;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// f' = sign grad_K C with the quadratic cost; G of rank m - missing; the exponent of f_t - y = e^(-rate t G/m)(f_0 -
/// y).
struct Reading {
    long sign = -1, missing = 0;
    Rational rate = 2;
};

/// One mode of the residual, r_t = E r_0 with dE/dt = -rate lambda E/m: r' by a dual number, against f' = sign grad_K
/// C.
claim::Step mode(const Reading& reading) {
    return claim::identity<4>(
        fmt::format("d/dt of r_t = E r_0, dE/dt = -({} lambda/m) E, by dual numbers", rigor::to_string(reading.rate)),
        [&](const auto& E, const auto& r, const auto& lambda, const auto& m) {
            using T = std::decay_t<decltype(E)>;
            return (rigor::Dual<T>(E, 0 - reading.rate * lambda * E / m) * rigor::Dual<T>(r)).derivative;
        },
        std::string(reading.sign < 0 ? "-" : "") + "(lambda/m) d, d = d/df (f - y)^2 at f - y = r_t",
        [&](const auto& E, const auto& r, const auto& lambda, const auto& m) {
            using T = std::decay_t<decltype(E)>;
            const rigor::Dual<T> f(E * r, E / E);
            return T(reading.sign) * lambda / m * (f * f).derivative;
        });
}

/// The residual e^(-2 t G/m) r_0 in balls at t = 30 m trace(G^+): at most |r_0| e^-60 where G is invertible.
Truth residual_vanishes(claim::Sampler& sampler, long missing) {
    const rigor::Precision precision(512);           // free: a precision
    const long m = sampler.integer(1 + missing, 4);  // free: sizes of the samples
    const RationalMatrix g = sampler.positive_matrix(m, m - missing);
    RationalVector start = sampler.vector(m);
    if (start == RationalVector(start.size())) start[0] = 1;
    const RationalMatrix inverse = rigor::pseudo_inverse(g);
    Rational trace = 0;
    for (long i = 0; i < m; ++i) trace += inverse(i, i);
    RationalMatrix exponent(m, m);
    for (long i = 0; i < m; ++i)
        for (long j = 0; j < m; ++j) exponent(i, j) = -60 * trace * g(i, j);
    const rigor::BallMatrix e = rigor::matrix_exponential(rigor::BallMatrix(exponent));
    Truth all = Truth::yes;
    for (long i = 0; i < m; ++i) {
        Ball sum(0);
        for (long j = 0; j < m; ++j) sum += e(i, j) * Ball(start[static_cast<std::size_t>(j)]);
        all = all && rigor::certainly_less(rigor::abs(sum), Ball(rigor::parse_rational("1e-20")));
    }
    return all;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "if the dynamics is that of corollary 4.4, the cost quadratic, the Gram matrix positive definite";
    result.steps.carries(mode(reading))
        .carries(claim::written(context, "flow"))
        .carries(claim::written(context, "interpolation"))
        .supports(claim::instances(
            fmt::format(
                "1 to 4 points, G of rank m{}: the residual, by the exponential of the matrix in balls, is below "
                "1e-20 in the end",
                reading.missing == 0 ? "" : fmt::format(" - {}", reading.missing)),
            context.seed, 20, [&](claim::Sampler& sampler) { return residual_vanishes(sampler, reading.missing); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-4.1-global-minimum", check)
        .control("singular Gram matrices", [](Reading& r) { r.missing = 1; })
        .control("f' = +grad_K C", [](Reading& r) { r.sign = 1; })
        .control("e^(-t G/m)", [](Reading& r) { r.rate = 1; })
        .property(claim::property_where(
            "G of full rank: the flow, by the exponential of the matrix in balls, ends at f_infinity with f_infinity(X) "
            "= y",
            [](long number) {
                claim::Sampler sampler(41, static_cast<std::uint64_t>(number));  // free: a seed
                const FlowSample s = FlowSample::draw(sampler, false);
                return rigor::truth(rigor::rank(s.features) == s.points());
            },
            [](long number) {
                claim::Sampler sampler(41, static_cast<std::uint64_t>(number));  // free: a seed
                const FlowSample s = FlowSample::draw(sampler, false);
                return flow_ends(s) && rigor::truth(s.features * s.end() == s.targets);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: how many samples
}};

}  // namespace
}  // namespace proofs::le_2025::section_4_1_global_minimum
