#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/training_runs.hpp"
#include "rigor/number/dual_number.hpp"

#include <fmt/format.h>

namespace proofs::le_2025::corollary_4_4 {
namespace {

using rigor::Rational, rigor::Truth;

/// d/dt f = -grad C with respect to `multiple` Theta_infinity: in the simulation the same steps with this kernel.
struct Reading {
    double multiple = 1;
    Rational factor = 2;  ///< d = factor (f - f*)
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "beta > 0, sigma'' bounded, the quadratic cost, t in [0, T], T fixed, as the widths grow";
    result.steps.carries(claim::cites(context, "le-2025/remark-4.3"))
        .carries(claim::cites(context, "le-2025/section-3-functional-derivative"))
        .carries(claim::identity<4>(
            "one point, C = (f - y)^2: -d/d theta C, by dual numbers, for f + v theta",
            [](const auto& f, const auto& y, const auto& v, const auto& theta) {
                using D = rigor::Dual<std::decay_t<decltype(f)>>;
                const D moving = D(f) + D(v) * D(theta, v / v) - D(y);
                return 0 - (moving * moving).derivative;
            },
            fmt::format("-v {} (f(theta) - y)", rigor::to_string(reading.factor)),
            [&](const auto& f, const auto& y, const auto& v, const auto& theta) {
                return 0 - v * (reading.factor * (f + v * theta - y));
            }))
        .carries(claim::written(context, "stability"))
        .append(falls(training_means(context.seed, false, reading.multiple), &TrainingMeans::function_gap,
                      std::string("sup_t |f_t - g_t|, g the same steps with ") +
                          (reading.multiple == 1 ? "" : "(3/2) ") + "Theta_infinity",
                      -0.1, 0.035));
    return result;
}

/// The bound of the proof for one mode: |f_t - g_t| with kernels k and k + e, both from the residual r, in steps.
Truth stays_near(const Rational& k, const Rational& size, long steps) {
    const Rational e = k * size / 1000, eta = Rational(1, 8) / (k + 1);
    Rational f = 1, g = 1, change = 0;
    for (long t = 0; t < steps; ++t) {
        change += eta * abs(e) * abs(f);
        f -= eta * (k + e) * f;
        g -= eta * k * g;
    }
    return rigor::truth(abs(f - g) <= change);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/corollary-4.4", check)
        .control("steps with (3/2) Theta_infinity", [](Reading& r) { r.multiple = 1.5; })
        .control("d = f - f*", [](Reading& r) { r.factor = 1; })
        .property(claim::property("one mode: |f - g| is at most the sum of the changes that the kernels make, exactly",
                                  stays_near, claim::Input{"k", claim::positive_rationals()},
                                  claim::Input{"1000 e/k", claim::correlations()},
                                  claim::Input{"steps", claim::integers(1, 20)}));
}};

}  // namespace
}  // namespace proofs::le_2025::corollary_4_4
