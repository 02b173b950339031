#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/kernel_flow.hpp"

namespace proofs::le_2025::proposition_4_5_zero {
namespace {

using rigor::Rational, rigor::Truth;

/// The start is start times any f_0; among the minimisers of the cost plus ridge |f|^2 the smallest is the limit.
struct Reading {
    Rational start = 0, ridge = 0;
};

/// One data point: the limit, coordinate by coordinate, against y_1 K(x_1, .)/(K(x_1, x_1) + ridge).
claim::Step limit_is_smallest(std::size_t i, const Reading& reading) {
    const std::string name = i == 0 ? "first" : "second";
    return claim::identity<5>(
        "m = 1: the " + name + " coordinate of f_infinity",
        [&](const auto& p, const auto& q, const auto& y, const auto& u, const auto& v) {
            using T = std::decay_t<decltype(p)>;
            const T s(reading.start);
            return OnePoint<T>{p, q, y, T(s * u), T(s * v)}.at(T(0), T(1))[i];
        },
        "that of the smallest minimiser, y_1 K(x_1, .)/K(x_1, x_1)",
        [&](const auto& p, const auto& q, const auto& y, const auto&, const auto&) {
            return y * (i == 0 ? p : q) / (p * p + q * q + reading.ridge);
        });
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all kernels, finite data sets, f_0 = 0, quadratic cost";
    result.steps.carries(flow_equation(0, 1, reading.start))
        .carries(flow_equation(1, 1, reading.start))
        .carries(limit_is_smallest(0, reading))
        .carries(limit_is_smallest(1, reading))
        .carries(claim::written(context, "flow"))
        .carries(claim::written(context, "smallest"));
    if (context.verdict_only) return result;
    result.steps.supports(claim::instances(
        "the flow of m points from 0, run in balls by the exponential of its matrix, ends within 1e-20 of the "
        "smallest minimiser Phi^+ y (1 to 4 points, singular Gram matrices among them)",
        context.seed, 30, [](claim::Sampler& s) { return flow_ends(FlowSample::draw(s, true)); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/proposition-4.5-zero", check)
        .control("from any f_0", [](Reading& r) { r.start = 1; })
        .control("the minimiser of the cost + (1/10) |f|^2", [](Reading& r) { r.ridge = Rational(1, 10); })
        .property(claim::property(
            "from 0 the flow, run in balls, ends within 1e-20 of Phi^+ y, singular Gram matrices too",
            [](long number) {
                claim::Sampler sampler(450, static_cast<std::uint64_t>(number));
                return flow_ends(FlowSample::draw(sampler, true));
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::proposition_4_5_zero
