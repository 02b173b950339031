#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/sampler.hpp"
#include "proofs/yu_2025/common/half_sphere.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::eq_3_8 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::Truth;

/// x~ = (x, appended), phi(x) = x~/|x~|.
struct Reading {
    Rational appended = 1;

    Rational lifted(const Vector& x, const Vector& y) const { return inner(x, y) + appended * appended; }
};

/// |x~|^2 = |x|^2 + appended^2 in units of 1 + |x|^2.
claim::Step defined(const Reading& reading) {
    const rigor::Ball square(Rational(reading.appended * reading.appended));
    return claim::everywhere({{{"w = 1/(1 + |x|^2)", {0, 1}}}},
                             {fmt::format("w |x~|^2 = 1 - w + {}^2 w", rigor::to_string(reading.appended)),
                              [=](const rigor::Point& at) { return 1 - at[0] + square * at[0]; }},
                             Relation::greater, claim::constant(0));
}

claim::Step gap(const Reading& reading) {
    const Rational c = reading.appended * reading.appended;
    return claim::identity<3>(
        "|x~|^2 |x'~|^2 - <x~, x'~>^2",
        [=](const auto& xx, const auto& yy, const auto& xy) { return (xx + c) * (yy + c) - (xy + c) * (xy + c); },
        fmt::format("{} |x - x'|^2 + (|x|^2 |x'|^2 - <x, x'>^2)", rigor::to_string(c)),
        [=](const auto& xx, const auto& yy, const auto& xy) { return c * (xx + yy - 2 * xy) + (xx * yy - xy * xy); });
}

/// Lagrange's identity for x~, x'~, and what it leaves out: the products of the x_i, x'_i among themselves.
Truth separated(const Vector& x, const Vector& y, const Reading& reading) {
    Vector a = x, b = y;
    a.push_back(reading.appended);
    b.push_back(reading.appended);
    Rational lagrange = 0, distance = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = i + 1; j < a.size(); ++j) {
            const Rational minor = a[i] * b[j] - a[j] * b[i];
            lagrange += minor * minor;
        }
    for (std::size_t i = 0; i < x.size(); ++i) distance += (x[i] - y[i]) * (x[i] - y[i]);
    const Rational xy = reading.lifted(x, y);
    return rigor::truth(reading.lifted(x, x) * reading.lifted(y, y) - xy * xy == lagrange && lagrange >= distance);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all d >= 1, all x, x' in R^d";
    result.steps.carries(defined(reading))
        .carries(claim::exact({"the last coordinate of x~", reading.appended}, Relation::greater, {"0", Rational(0)}))
        .carries(claim::written(context, "values"))
        .carries(gap(reading))
        .carries(claim::written(context, "injective"))
        .supports(claim::instances("|x~|^2 |x'~|^2 - <x~, x'~>^2 is the sum of the squares of all minors, and at least "
                                   "|x - x'|^2, exactly, d = 1 to 6",
                                   context.seed, 60, [&](claim::Sampler& sampler) {
                                       const long d = sampler.integer(1, 6);
                                       const Vector x = sampler.vector(d);
                                       const Vector y = sampler.vector(d);
                                       return separated(x, y, reading);
                                   }));
    return result;
}

Truth different(const std::pair<Vector, Vector>& p) { return rigor::truth(p.first != p.second); }
/// -1 < <phi(x), phi(x')> < 1.
Truth apart(const std::pair<Vector, Vector>& p) {
    const Rational xy = lifted_inner(p.first, p.second);
    return rigor::truth(xy * xy < lifted_inner(p.first, p.first) * lifted_inner(p.second, p.second)) &&
           separated(p.first, p.second, {});
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("yu-2025/eq-3.8", check)
        .control("x~ = (x, 0): not defined at 0, rays fall together", [](Reading& r) { r.appended = 0; })
        .control("x~ = (x, -1): the lower half sphere", [](Reading& r) { r.appended = -1; })
        .property(claim::property_where(
            "different rational vectors, near-duplicates, antipodes and zero among them, d = 1 to 6: |<phi(x), "
            "phi(x')>| < 1 and 1 - <phi(x), phi(x')>^2 >= |x - x'|^2/(|x~|^2 |x'~|^2), exactly",
            different, apart, claim::Input{"(x, x')", vector_pairs()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_3_8
