#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/divergence_steps.hpp"
#include "proofs/yu_2025/common/large_output.hpp"

namespace proofs::yu_2025::eq_5_7 {
namespace {

using rigor::Rational, rigor::Truth;

/// What is supposed of the kernel, (5.3); and K(x, x) >= factor s |f(x)|.
struct Reading {
    KernelBound bound;
    Rational factor = 2;
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope =
        "every n, samples, labels, widths and depths, every alpha in (2.2), every absolutely continuous solution of "
        "(2.7) on [0, infinity) with (5.3)";
    result.steps.carries(claim::cites(context, "yu-2025/lemma-8"))
        .append(comparison_steps(reading.bound))
        .append(large_output_steps({ntk::Wiring::chain, ntk::Wiring::residual}, reading.factor, context.seed))
        .carries(claim::written(context, "large"))
        .carries(claim::written(context, "unbounded"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-5.7", check)
        .control("(5.3) with 0 in place of C > 0", [](Reading& r) { r.bound.scale = 0; })
        .control("(5.3) with C/(1 + t)^2: positive at each time", [](Reading& r) { r.bound.decay = 2; })
        .control("K(x, x) >= (2 + 1e-20) s |f(x)|", [](Reading& r) { r.factor = 2 + rigor::parse_rational("1e-20"); })
        .property(claim::property_where(
            "where f(x) != 0, K(x, x) >= 2 s |f(x)|: random networks of both kinds, exactly",
            [](const NetworkSample& chain, const NetworkSample& residual) {
                const auto moves = [](const NetworkSample& s) { return ntk::network_output(s.network, s.x)(0) != 0; };
                return rigor::truth(moves(chain) || moves(residual));
            },
            [](const NetworkSample& chain, const NetworkSample& residual) {
                return output_bounded(chain, 2) && output_bounded(residual, 2);
            },
            claim::Input{"network (2.1)", fully_connected_samples()},
            claim::Input{"network (2.2)", residual_samples()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_5_7
