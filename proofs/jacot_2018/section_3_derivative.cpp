#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/number/dual_number.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::section_3_derivative {
namespace {

using claim::Relation;
using rigor::Rational;

/// d = factor (f_0 - f*) for least squares; d_k(x_i) is N^power times the derivative of C by that value.
struct Reading {
    Rational factor = 1;
    long power = 1;
};

/// Values of f_0, f* and g at N points, from the seed.
struct Sample {
    claim::RationalVector f, goal, g;
    explicit Sample(long number) {
        claim::Sampler sampler(3, static_cast<std::uint64_t>(number));  // free: a seed
        const long points = sampler.integer(1, 4);
        f = sampler.vector(points);
        goal = sampler.vector(points);
        g = sampler.vector(points);
    }
    long size() const { return static_cast<long>(f.size()); }
};
/// C(f) = (1/2N) sum (f - f*)^2 along v, by dual numbers.
Rational derivative(const Sample& s, const claim::RationalVector& v) {
    using D = rigor::Dual<Rational>;
    D sum(0);
    for (std::size_t i = 0; i < s.f.size(); ++i) {
        const D error = D(s.f[i], v[i]) - D(s.goal[i]);
        sum += error * error;
    }
    return (sum / D(Rational(2 * s.size()))).derivative;
}
/// <d, g>_pin with d = factor (f_0 - f*).
Rational by_printed(const Reading& reading, const Sample& s) {
    Rational sum = 0;
    for (std::size_t i = 0; i < s.f.size(); ++i) sum += reading.factor * (s.f[i] - s.goal[i]) * s.g[i];
    return sum / s.size();
}
/// The same with the d that is made of the derivatives by the values.
Rational by_values(const Reading& reading, const Sample& s) {
    Rational sum = 0;
    for (std::size_t i = 0; i < s.f.size(); ++i) {
        claim::RationalVector unit(s.f.size());
        unit[i] = 1;
        Rational d = derivative(s, unit);
        for (long k = 0; k < reading.power; ++k) d *= s.size();
        sum += d * s.g[i];
    }
    return sum / s.size();
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all costs that are differentiable functions of the values at the data";
    const std::vector<long> numbers{0, 1, 2, 3, 4, 5, 6, 7};
    const claim::Side<long> along{"d/dr C(f_0 + r g) at r = 0, by dual numbers",
                                  [](long k) { return derivative(Sample(k), Sample(k).g); }};
    result.steps.carries(claim::written(context, "form"))
        .carries(claim::exact_for_each<long>(
            "eight samples of one to four points, least squares", numbers, along, Relation::equal,
            {fmt::format("<d, g>_pin, d_k(x_i) = N^{} times the derivative by f_k(x_i)", reading.power),
             [&](long k) { return by_values(reading, Sample(k)); }}))
        .carries(
            claim::exact_for_each<long>("the same", numbers, along, Relation::equal,
                                        {fmt::format("<d, g>_pin, d = {} (f_0 - f*)", rigor::to_string(reading.factor)),
                                         [&](long k) { return by_printed(reading, Sample(k)); }}))
        .carries(claim::written(context, "least-squares"))
        .carries(claim::cites(context, "jacot-2018/section-3-dual"));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-3-derivative", check)
        .control("d = 2 (f_0 - f*)", [](Reading& r) { r.factor = 2; })
        .control("d without the factor N", [](Reading& r) { r.power = 0; })
        .property(claim::property(
            "least squares: the derivative along g is <f_0 - f*, g>_pin, exactly",
            [](long k) {
                const Sample s(k);
                return rigor::truth(derivative(s, s.g) == by_printed({}, s) && derivative(s, s.g) == by_values({}, s));
            },
            claim::Input{"sample", claim::integers(0, 1'000'000)}));  // free: random inputs
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_3_derivative
