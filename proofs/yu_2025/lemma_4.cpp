#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/definite_at_hard_data.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::lemma_4 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// (3.4): <x, x'> + input_bias; (3.6): gain kappa_1 + bias, 2 (E + 1) as printed; and the layer whose covariance is
/// meant.
struct Reading {
    ntk::FullyConnectedKernel kernel = ntk::FullyConnectedKernel::yu_as_printed();
    long layer = 2;
};

GramAt covariance(const Reading& reading) {
    return [reading](const Points& points) {
        return ntk::gram_matrix(matrix_of(points), reading.kernel, reading.layer, ntk::GramKind::covariance);
    };
}

/// |x~|^2 |x'~|^2 - <x~, x'~>^2 for x~ = (x, root of the constant of (3.4)), in terms of |x|^2, |x'|^2 and <x, x'>.
claim::Step gap(const Rational& c) {
    return claim::identity<3>(
        fmt::format("(|x|^2 + {0}) (|x'|^2 + {0}) - (<x, x'> + {0})^2", rigor::to_string(c)),
        [=](const auto& xx, const auto& yy, const auto& xy) { return (xx + c) * (yy + c) - (xy + c) * (xy + c); },
        fmt::format("{} |x - x'|^2 + (|x|^2 |x'|^2 - <x, x'>^2)", rigor::to_string(c)),
        [=](const auto& xx, const auto& yy, const auto& xy) { return c * (xx + yy - 2 * xy) + (xx * yy - xy * xy); });
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all d, all n, all n different points of R^d; any constant >= 0 in place of the bias of (3.6)";
    const Rational zero = 0;
    result.steps.carries(gap(reading.kernel.input_bias))
        .carries(claim::exact({"the constant of (3.4), the weight of |x - x'|^2", reading.kernel.input_bias},
                              Relation::greater, {"0", zero}))
        .carries(claim::written(context, "apart"))
        .carries(claim::cites(context, "yu-2025/lemma-4-k-2"))
        .carries(claim::exact({"the weight of kappa_1 in (3.6)", reading.kernel.gain}, Relation::greater, {"0", zero}))
        .carries(claim::exact({"the constant that (3.6) adds", reading.kernel.bias}, Relation::at_least, {"0", zero}))
        .carries(claim::cites(context, "yu-2025/lemma-3"))
        .carries(claim::cites(context, "yu-2025/lemma-2"))
        .carries(claim::written(context, "congruence"));
    if (reading.kernel.bias < 0) return result;  // no such kernel
    result.steps.supports(exceeds_at_hard_data(fmt::format("Sigma^({})", reading.layer), covariance(reading),
                                               "min |x~|^2/(12 (pi M)^(3/2))", covariance_bound));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    result.values = eigenvalues_at_hard_data("Sigma^(2)", covariance(reading), covariance_bound);
    return result;
}

/// The constants of (3.6): 2 as printed, 1 with "+1" outside of the bracket, 0 as (B.8) has it, and any other.
Truth exceeds(const Points& points, const Rational& bias) {
    Reading reading;
    reading.kernel.bias = bias;
    return smallest_exceeds([&] { return covariance(reading)(points); }, covariance_bound(points));
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/lemma-4", check)
        .control("no bias in (3.4): on a ray of rank one", [](Reading& r) { r.kernel.input_bias = 0; })
        .control("Sigma^(1) in place of Sigma^(2)", [](Reading& r) { r.layer = 1; })
        .control("\"-1\" for \"+1\" in (3.6): negative at x = 0", [](Reading& r) { r.kernel.bias = -2; })
        .property(claim::property(
            "lambda_min(Sigma^(2)) exceeds the explicit bound, certified, for random data and a "
            "random constant in (3.6); d = 1 to 3, n <= 6",
            exceeds, claim::Input{"X", random_data()},
            claim::Input{"constant", rc::gen::map(claim::integers(0, 30), [](long k) { return Rational(k, 10); })}));
}};

}  // namespace
}  // namespace proofs::yu_2025::lemma_4
