#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/jacot_2018/common/least_squares.hpp"

#include <algorithm>

namespace proofs::jacot_2018::section_5_components {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;
using Function = LeastSquares::Function;

/// f* + from_goal Delta^0 and f_0 + from_start sum_i Delta^i, the Delta of f* - f_0. The example has one data point
/// with K(x_1, x_1) = kernel and these values.
struct Reading {
    Rational from_goal = 1, from_start = -1;   // free: most pairs refute; the correction has controls for each
    Rational kernel = 1, start = 0, goal = 1;  // free: any with start != goal
};

struct Limits {
    Function by_goal, by_start;
};
Limits limits(const Reading& reading, const LeastSquares& sample) {
    Limits found{sample.goal, sample.start};
    for (const auto& [eigenvalue, part] : sample.components(combination(sample.goal, -1, sample.start))) {
        if (eigenvalue == 0)
            found.by_goal = combination(found.by_goal, reading.from_goal, part);
        else
            found.by_start = combination(found.by_start, reading.from_start, part);
    }
    return found;
}

/// f is where the flow goes: at rest, Pi (f* - f) = 0, and f_0 - f has no part in the null-space, so that
/// e^(-t Pi)(f_0 - f) -> 0. There is one such f.
bool is_limit(const Function& f, const LeastSquares& sample) {
    const Function zero(f.size());
    return sample.map(combination(sample.goal, -1, f)) == zero &&
           sample.components(combination(sample.start, -1, f)).back().part == zero;
}
LeastSquares drawn(claim::Sampler& sampler) {
    const long points = sampler.integer(1, 4), outputs = sampler.integer(1, 2);   // free: sizes
    const long zeros = std::min(sampler.integer(0, 2), points * outputs);         // free: sizes
    return least_squares(points, outputs, zeros, sampler.integer(0, 1'000'000));  // free: which sample
}
Truth both_are_the_limit(claim::Sampler& sampler, const Reading& reading) {
    const LeastSquares sample = drawn(sampler);
    const Limits found = limits(reading, sample);
    return rigor::truth(is_limit(found.by_goal, sample) && is_limit(found.by_start, sample));
}

/// One data point, no others.
LeastSquares one_point(const Reading& reading) {
    LeastSquares sample;
    sample.vectors = RationalMatrix::identity(1);
    sample.gram_eigenvalues = {reading.kernel};
    sample.across = RationalMatrix(0, 1);
    sample.start = {reading.start};
    sample.goal = {reading.goal};
    return sample;
}

claim::Result check(const claim::Context&, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "the two printed expressions differ by 2 (f* - f_0): false whenever f_0 != f*";
    result.steps.carries(claim::witness<LeastSquares>(
        fmt::format("one data point, K(x_1, x_1) = {}, f_0 = {}, f* = {}", rigor::to_string(reading.kernel),
                    rigor::to_string(reading.start), rigor::to_string(reading.goal)),
        one_point(reading),
        {"f* + Delta^0 at x_1", [&](const LeastSquares& s) { return limits(reading, s).by_goal[0]; }}, Relation::equal,
        {"f_0 - sum Delta^i at x_1", [&](const LeastSquares& s) { return limits(reading, s).by_start[0]; }}));
    return result;
}

/// Two data points with K = k everywhere, of which Pi takes the mean times k: (1, 1) is an eigenfunction, (1, -1) is in
/// the null-space. The part of (u, v) along it, at x_1; minus it at x_2.
template <class T>
T null_part(const T& u, const T& v) {
    return (u - v) / 2;
}
/// At x_1: c Pi (f* - f) + the null part of f_0 - f. It is 0 for every c exactly where f is the limit (see is_limit).
template <class T>
T not_the_limit(const T& c, const T& k, const T& z1, const T& z2, const T& y1, const T& y2, const T& f1, const T& f2) {
    const T at_rest = k * (y1 - f1 + (y2 - f2)) / 2, null = null_part<T>(z1 - f1, z2 - f2);
    return c * at_rest + null;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all f_0, f*, all finite data sets and positive semidefinite kernels";
    const auto zero = [](const auto& c, const auto&, const auto&, const auto&, const auto&, const auto&) {
        return c - c;
    };
    result.steps.carries(claim::cites(context, "jacot-2018/section-5-solution"))
        .carries(claim::cites_correction(context, "jacot-2018/section-5-trajectory"))
        .carries(claim::written(context, "limit"))
        .carries(claim::identity<6>(
            fmt::format("c Pi (f* - f) + the null part of f_0 - f, f = f* + ({}) Delta^0, K = k at two data points",
                        rigor::to_string(reading.from_goal)),
            [&](const auto& c, const auto& k, const auto& z1, const auto& z2, const auto& y1, const auto& y2) {
                const auto null = null_part(y1 - z1, y2 - z2);  // Delta^0 at x_1, minus it at x_2
                return not_the_limit(c, k, z1, z2, y1, y2, y1 + reading.from_goal * null,
                                     y2 - reading.from_goal * null);
            },
            "0, for every c", zero))
        .carries(claim::identity<6>(
            fmt::format("c Pi (f* - f) + the null part of f_0 - f, f = f_0 + ({}) Delta^1, K = k at two data points",
                        rigor::to_string(reading.from_start)),
            [&](const auto& c, const auto& k, const auto& z1, const auto& z2, const auto& y1, const auto& y2) {
                const auto mean = (y1 - z1 + (y2 - z2)) / 2;  // Delta^1 at both
                return not_the_limit(c, k, z1, z2, y1, y2, z1 + reading.from_start * mean,
                                     z2 + reading.from_start * mean);
            },
            "0, for every c", zero))
        .supports(
            claim::instances("both are at rest, and f_0 minus them has no part in the null-space; 1 to 4 points, 1 "
                             "and 2 outputs, singular kernels among them, exactly",
                             context.seed, 30,  // free: how many
                             [&](claim::Sampler& s) { return both_are_the_limit(s, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-5-components", check)
        .control("f_0 = f*", [](Reading& r) { r.start = r.goal; })
        .corrected(check_correction, {.from_goal = -1, .from_start = 1})
        .correction_control("f* + Delta^0", [](Reading& r) { r.from_goal = 1; })
        .correction_control("f_0 - sum Delta^i", [](Reading& r) { r.from_start = -1; })
        .correction_control("(1 + 1e-20) sum Delta^i",
                            [](Reading& r) { r.from_start = 1 + rigor::parse_rational("1e-20"); })
        .property(claim::property_where(
            "Pi (f_0 - f*) != 0: the corrected expressions are the limit of the flow, f_0 - sum Delta^i is not, exactly",
            [](long seed) {
                claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
                const LeastSquares sample = drawn(sampler);
                const Function moved = sample.map(combination(sample.start, -1, sample.goal));
                return rigor::truth(moved != Function(moved.size()));
            },
            [](long seed) {
                claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
                const LeastSquares sample = drawn(sampler);
                const Limits right = limits({.from_goal = -1, .from_start = 1}, sample);
                return rigor::truth(is_limit(right.by_goal, sample) && right.by_goal == right.by_start &&
                                    !is_limit(limits({}, sample).by_start, sample));
            },
            claim::Input{"seed", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_5_components
