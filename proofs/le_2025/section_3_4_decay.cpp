#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "proofs/le_2025/common/cost_descent.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::le_2025::section_3_4_decay {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// d/dt C = -|d|_K^power along f' = sign grad_K C. The example: one data point, K(x_1, x_1) = kernel, C = f^2, f = 1.
struct Reading {
    long power = 1, sign = -1;
    Rational kernel = 1;
};

Rational slope(const Rational& f) {
    const rigor::Dual<Rational> x(f, 1);
    return (x * x).derivative;
}
Rational rate(const Rational& kernel) {
    const rigor::Dual<Rational> x(1, Rational(-kernel * slope(1)));
    return (x * x).derivative;
}

claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "an example; wherever |d|_K is neither 0 nor 1, by the correction";
    result.steps.carries(claim::witness<Rational>(
        fmt::format("one data point, K = {}, C = f^2, f = 1, d = 2", rigor::to_string(reading.kernel)), reading.kernel,
        {"d/dt C along f' = -K d, by dual numbers", rate}, Relation::equal,
        {reading.power == 1 ? "-|d|_K" : fmt::format("-|d|_K^{}", reading.power), [&](const Rational& kernel) {
             const Ball norm = rigor::sqrt(Ball(Rational(slope(1) * kernel * slope(1))));
             return -rigor::power(norm, static_cast<unsigned long>(reading.power));
         }}));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all kernels, data sets and differentiable costs";
    result.steps.carries(claim::cites_correction(context, "le-2025/section-3.4-cost"))
        .carries(claim::identity<5>(
            fmt::format("two points, C the mean of f^3 - f: d/dt C along f' = {}grad_K C, by dual numbers",
                        reading.sign < 0 ? "-" : "+"),
            [&](const auto& f1, const auto& f2, const auto& a, const auto& b, const auto& c) {
                using T = std::decay_t<decltype(f1)>;
                return TwoPoints<T>{{f1, f2}, a, b, c}.cost_rate(T(reading.sign));
            },
            fmt::format("-(E d(x) K(x, x') d(x'))^{}", reading.power / 2),
            [&](const auto& f1, const auto& f2, const auto& a, const auto& b, const auto& c) {
                using T = std::decay_t<decltype(f1)>;
                const T square = TwoPoints<T>{{f1, f2}, a, b, c}.double_sum();
                T product(-1);
                for (long k = 0; k < reading.power / 2; ++k) product = product * square;
                return product;
            }))
        .carries(claim::written(context, "square"));
    return result;
}

CostDescent drawn(long number) {
    claim::Sampler sampler(35, static_cast<std::uint64_t>(number));  // free: a seed
    return CostDescent::draw(sampler);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-3.4-decay", check)
        .control("K = 1/4, so that |d|_K = 1", [](Reading& r) { r.kernel = Rational(1, 4); })
        .corrected(check_correction, {.power = 2})
        .correction_control("the fourth power of |d|_K", [](Reading& r) { r.power = 4; })
        .correction_control("f' = +grad_K C", [](Reading& r) { r.sign = 1; })
        .property(claim::property_where(
            "several outputs, |d|_K neither 0 nor 1: d/dt C is -|d|_K^2 and not -|d|_K, exactly",
            [](long n) {
                const Rational square = drawn(n).double_sum();
                return rigor::truth(square != 0 && square != 1);
            },
            [](long n) {
                const CostDescent s = drawn(n);
                const Rational rate = s.cost_rate(-1), square = s.double_sum();
                return rigor::truth(rate == -square && rate * rate != square);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: how many samples
}};

}  // namespace
}  // namespace proofs::le_2025::section_3_4_decay
