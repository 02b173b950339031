#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/yu_2025/common/large_output.hpp"
#include "proofs/yu_2025/common/rest_at_kinks.hpp"
#include "proofs/yu_2025/common/strictly_positive.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace proofs::yu_2025::theorem_2_beyond_kinks {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// The rest of theorem-1-beyond-kinks at this width, K_t formed with this derivative of the ReLU at its kink.
struct Reading {
    long width = 3;           // free: of a claim that is open
    Rational derivative = 0;  // free: the same
};

/// Theta^(2) at the five points, by (3.4)-(3.7) or with one of the other constants.
rigor::BallMatrix limit_kernel(const BiasReading& bias) {
    static const Points points{{-4}, {-3}, {0}, {3}, {4}};
    return fully_connected_gram(points, bias, 2, ntk::GramKind::tangent);
}
/// max over the pairs of |K_t - K|.
Ball distance(const rigor::BallMatrix& rest, const rigor::BallMatrix& limit) {
    Ball largest(0);
    for (long i = 0; i < rest.rows(); ++i)
        for (long j = 0; j < rest.columns(); ++j)
            largest = rigor::maximum(largest, rigor::abs(rest(i, j) - limit(i, j)));
    return largest;
}
/// lambda_0/(2 n^2)
Ball band(const rigor::BallMatrix& limit) {
    return rigor::smallest_eigenvalue(limit).ball() / Ball(2 * limit.rows() * limit.rows());
}

/// Nothing carries: for the kernels of the paper neither a proof nor a refutation is known.
claim::Result check(const claim::Context& context, const Reading& reading) {
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 96);
    const RestAtKinks rest = RestAtKinks::find(rigor::Precision::bits());
    const rigor::BallMatrix kernel = rest.kernel_matrix(reading.width, reading.derivative);
    claim::Result result;
    result.steps.supports(claim::cites_refutation(context, "yu-2025/theorem-1-beyond-kinks"))
        .supports(claim::exact({fmt::format("lambda_min(K_t(X, X)) at the rest between kinks, m = {}", reading.width),
                                rigor::smallest_eigenvalue(kernel).ball()},
                               Relation::greater, {"0", 0}))
        .supports(claim::written(context, "arbitrary"));
    for (const BiasReading& bias : bias_readings()) {
        const rigor::BallMatrix limit = limit_kernel(bias);
        const Ball away = distance(kernel, limit), bound = band(limit);
        result.steps.supports(claim::exact({fmt::format("max |K_t - K^FC| at this rest, K^FC {}", bias.name), away},
                                           Relation::greater, {"lambda_0/(2 n^2)", bound}));
        const long few = std::min(context.digits, 15L);
        result.values.push_back({"five points at rest, max |K_t - K^FC|, " + bias.name, away.enclosure(few)});
        result.values.push_back({"lambda_0/(2 n^2), " + bias.name, bound.enclosure(few)});
    }
    // What is left of the proof on a kink: a large output has a large kernel, whatever moves the parameters.
    result.steps.supports(claim::written(context, "far"));
    const claim::Steps large = large_output_steps({ntk::Wiring::chain, ntk::Wiring::residual}, 2, context.seed);
    for (const claim::Step& step : large.list()) result.steps.supports(step);
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/theorem-2-beyond-kinks", check)
        .property(claim::property(
            "what is left of the proof on kinks: K(x, x) >= 2 s |f(x)| for networks of both kinds, exactly",
            [](const NetworkSample& chain, const NetworkSample& residual) {
                return output_bounded(chain, 2) && output_bounded(residual, 2);
            },
            claim::Input{"network (2.1)", fully_connected_samples()},
            claim::Input{"network (2.2)", residual_samples()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::theorem_2_beyond_kinks
