#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/number/dual_number.hpp"

namespace proofs::le_2025::section_3_3_derivative {
namespace {

using rigor::Rational, rigor::Truth;

/// d|_f = factor (f - f*).
struct Reading {
    Rational factor = 2;
};

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all data sets, f, f* and h";
    result.steps
        .carries(claim::identity<6>(
            "two data points: the derivative of C along h, by dual numbers",
            [](const auto& f1, const auto& f2, const auto& g1, const auto& g2, const auto& h1, const auto& h2) {
                using D = rigor::Dual<std::decay_t<decltype(f1)>>;
                const D first = D(f1, h1) - D(g1), second = D(f2, h2) - D(g2);
                return (first * first + second * second).derivative / 2;
            },
            "<" + rigor::to_string(reading.factor) + " (f - f*), h>_pin",
            [&](const auto& f1, const auto& f2, const auto& g1, const auto& g2, const auto& h1, const auto& h2) {
                return reading.factor * ((f1 - g1) * h1 + (f2 - g2) * h2) / 2;
            }))
        .carries(claim::written(context, "expansion"));
    return result;
}

/// C(f + h) - C(f) - <2 (f - f*), h>_pin = |h|^2_pin.
Truth expands(claim::Sampler& s) {
    const long m = s.integer(1, 6);
    const claim::RationalVector f = s.vector(m), goal = s.vector(m), h = s.vector(m);
    Rational change = 0, linear = 0, square = 0;
    for (std::size_t i = 0; i < f.size(); ++i) {
        const Rational before = f[i] - goal[i], after = before + h[i];
        change += (after * after - before * before) / m;
        linear += 2 * before * h[i] / m;
        square += h[i] * h[i] / m;
    }
    return rigor::truth(change - linear == square);
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("le-2025/section-3.3-derivative", check)
        .control("the factor 1 of the convention of Jacot et al.", [](Reading& r) { r.factor = 1; })
        .control("the factor 2 + 1e-20", [](Reading& r) { r.factor += rigor::parse_rational("1e-20"); })
        .property(claim::property(
            "1 to 6 points: C(f + h) - C(f) - <2 (f - f*), h>_pin = |h|^2_pin, exactly",
            [](long number) {
                claim::Sampler sampler(33, static_cast<std::uint64_t>(number));  // free: a seed
                return expands(sampler);
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: how many samples
}};

}  // namespace
}  // namespace proofs::le_2025::section_3_3_derivative
