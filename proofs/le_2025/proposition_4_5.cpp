#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/kernel_flow.hpp"

#include <fmt/format.h>

namespace proofs::le_2025::proposition_4_5 {
namespace {

using claim::RationalVector, claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// |f_infinity|^2 = |smallest|^2 + excess |f_0 - P f_0|^2, P the projection to the span of the K(x_i, .): as printed
/// there is no second term. The example: K(x, x') = 1 + x x', one data point x_1 = 1, f_0 = start[0] K(1, .) +
/// start[1] K(0, .).
struct Reading {
    Rational excess = 0;
    RationalVector start{1, -2};
    Rational target = 0;
    Rational subtracted = 1;  ///< the limit is f_0 + g, g with the values y_i - subtracted f_0(x_i)
};

/// K at the points 1 and 0.
Rational kernel(long x, long y) { return 1 + x * y; }
Rational start_at_datum(const Reading& r) { return r.start[0] * kernel(1, 1) + r.start[1] * kernel(0, 1); }
/// By the reproducing property, from the kernel.
Rational start_norm(const Reading& r) {
    return r.start[0] * r.start[0] * kernel(1, 1) + 2 * r.start[0] * r.start[1] * kernel(1, 0) +
           r.start[1] * r.start[1] * kernel(0, 0);
}
/// The same in the coordinates phi(x) = (1, x).
FlowSample coordinates(const Reading& r) {
    RationalMatrix features(1, 2);
    features(0, 0) = features(0, 1) = 1;
    return {features, {r.target}, {r.start[0] + r.start[1], r.start[0]}};
}
Rational smallest_norm(const FlowSample& s) { return square_of(rigor::pseudo_inverse(s.features) * s.targets); }
/// |f_0 - P f_0|^2.
Rational rest_norm(const FlowSample& s) {
    RationalVector rest = s.start;
    const RationalVector projection = rigor::pseudo_inverse(s.features) * RationalVector(s.features * s.start);
    for (std::size_t i = 0; i < rest.size(); ++i) rest[i] -= projection[i];
    return square_of(rest);
}

claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope =
        "an example; for an invertible Gram matrix every f_0 outside the span of the K(x_i, .), by the correction";
    result.steps
        .carries(claim::exact({"d(x_1) = 2 (f_0(x_1) - y_1): where it is 0 the descent stands still",
                               2 * (start_at_datum(reading) - reading.target)},
                              Relation::equal, {"0", 0}))
        .carries(claim::witness<Reading>(
            "K(x, x') = 1 + x x', x_1 = 1, f_infinity = f_0 = " + rigor::to_string(reading.start[0]) + " K(1, .) + (" +
                rigor::to_string(reading.start[1]) + ") K(0, .), y_1 = " + rigor::to_string(reading.target),
            reading, {"|f_infinity|^2", start_norm}, Relation::equal,
            {"the smallest squared norm of an interpolant" +
                 (reading.excess == 0 ? std::string()
                                      : fmt::format(" + {} |f_0 - P f_0|^2", rigor::to_string(reading.excess))),
             [](const Reading& r) {
                 const FlowSample s = coordinates(r);
                 return Rational(smallest_norm(s) + r.excess * rest_norm(s));
             }}));
    return result;
}

Truth pythagoras(const FlowSample& s) { return rigor::truth(square_of(s.end()) == smallest_norm(s) + rest_norm(s)); }

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all kernels with an invertible Gram matrix, quadratic cost; f_0 in the RKHS for the second part";
    const Rational& taken = reading.subtracted;
    result.steps.carries(flow_equation(0, taken, 1))
        .carries(flow_equation(1, taken, 1))
        .carries(claim::written(context, "flow"))
        .carries(claim::written(context, "smallest"))
        .carries(claim::identity<5>(
            "m = 1: |f_infinity|^2",
            [&](const auto& p, const auto& q, const auto& y, const auto& u, const auto& v) {
                using T = std::decay_t<decltype(p)>;
                const auto w = OnePoint<T>{p, q, y, u, v}.at(T(0), T(taken));
                return w[0] * w[0] + w[1] * w[1];
            },
            "y_1^2/K(x_1, x_1) + " + (reading.excess == 1 ? "" : rigor::to_string(reading.excess) + " ") +
                "|f_0 - P f_0|^2",
            [&](const auto& p, const auto& q, const auto& y, const auto& u, const auto& v) {
                const auto square = p * p + q * q, value = u * p + v * q;
                return y * y / square + reading.excess * (u * u + v * v - value * value / square);
            }))
        .carries(claim::written(context, "span"));
    if (context.verdict_only) return result;
    result.steps
        .supports(claim::instances(
            "the flow of m points, run in balls by the exponential of its matrix, ends within 1e-20 of f_0 + g from "
            "the pseudo-inverse (1 to 4 points, singular Gram matrices among them)",
            context.seed, 30, [](claim::Sampler& s) { return flow_ends(FlowSample::draw(s, false)); }))
        .supports(claim::instances("|f_0 + g|^2 = |smallest|^2 + |f_0 - P f_0|^2, m = 1 to 4, exactly", context.seed,
                                   30, [](claim::Sampler& s) { return pythagoras(FlowSample::draw(s, false)); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/proposition-4.5", check)
        .control("f_0 = 0",
                 [](Reading& r) {
                     r.start = {0, 0};
                 })
        .control("f_0 in the span of K(x_1, .)",
                 [](Reading& r) {
                     r.start = {1, 0};
                     r.target = 2;
                 })
        .corrected(check_correction, {.excess = 1})
        .correction_control("twice |f_0 - P f_0|^2", [](Reading& r) { r.excess = 2; })
        .correction_control("g with the values y_i in place of y_i - f_0(x_i)", [](Reading& r) { r.subtracted = 0; })
        .property(claim::property_where(
            "f_0 outside the span: f_0 + g is larger than the smallest interpolant, by |f_0 - P f_0|^2 exactly",
            [](long number) {
                claim::Sampler sampler(45, static_cast<std::uint64_t>(number));
                return rigor::truth(rest_norm(FlowSample::draw(sampler, false)) > 0);
            },
            [](long number) {
                claim::Sampler sampler(45, static_cast<std::uint64_t>(number));
                const FlowSample s = FlowSample::draw(sampler, false);
                return pythagoras(s) && rigor::truth(square_of(s.end()) > smallest_norm(s));
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::le_2025::proposition_4_5
