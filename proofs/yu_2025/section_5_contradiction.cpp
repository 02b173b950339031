#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"

namespace proofs::yu_2025 {
namespace {

using claim::Relation;
using rigor::Rational;

/// n = 2, K = I, and K_t^m = (1 + distance) I for all t and m: what is left when the assumption is refuted.
struct Reading {
    Rational distance{1, 16};
};

/// lambda_0/(2 n^2) for lambda_0 = 1.
Rational band(long n) { return Rational(1, 2 * n * n); }

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false of families of kernels at large, n = 2; of the networks of the paper theorem 2 is true";
    result.steps
        .carries(claim::exact({"the distance at every width m, which does not tend to 0", reading.distance},
                              Relation::greater, {"0", 0}))
        .carries(claim::witness<long>(
            "n = 2, K = I, K_t^m = (1 + d) I, d = " + rigor::to_string(reading.distance), 2,
            {"the distance, the supremum over t, x and x'", [&](long) { return reading.distance; }}, Relation::at_least,
            {"lambda_0/(2 n^2)", band}))
        .carries(claim::written(context, "gap"));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "both networks, as theorem 2";
    result.steps
        .carries(claim::exact({"the least distance that is left at n = 2, lambda_0 = 1", reading.distance},
                              Relation::at_least, {"lambda_0/(2 n^2)", band(2)}))
        .carries(claim::cites(context, "yu-2025/theorem-2-fully-connected"))
        .carries(claim::cites(context, "yu-2025/theorem-2-residual"))
        .carries(claim::written(context, "negation"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/section-5-contradiction", check)
        .control("distances of lambda_0/(2 n^2)", [](Reading& r) { r.distance = Rational(1, 8); })
        .control("distances of 0", [](Reading& r) { r.distance = 0; })
        .corrected(check_correction, {Rational(1, 8)})
        .correction_control("the assumption refuted up to lambda_0/(2 n^2) - 1e-20 only",
                            [](Reading& r) { r.distance -= rigor::parse_rational("1e-20"); });
}};

}  // namespace
}  // namespace proofs::yu_2025
