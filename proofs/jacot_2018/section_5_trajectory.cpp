#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/jacot_2018/common/least_squares.hpp"
#include "rigor/number/dual_number.hpp"

namespace proofs::jacot_2018::section_5_trajectory {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;
using Function = LeastSquares::Function;

/// f* + null Delta^0 + rest sum_i e^(-speed lambda_i t) Delta^i with the Delta of f* - f_0. The example has one data
/// point with these values.
struct Reading {
    Rational null = 1, rest = 1, speed = 1;
    Rational kernel = 1, start = 0, goal = 1;  // free: any with start != goal
};
Reading corrected() { return {.null = -1, .rest = -1}; }

/// The coefficients of t^0 … t^order.
std::vector<Function> series(const Reading& reading, const LeastSquares& sample, long order) {
    const auto parts = sample.components(combination(sample.goal, -1, sample.start));
    std::vector<Function> all{sample.goal};
    all.resize(static_cast<std::size_t>(order) + 1, Function(sample.goal.size()));
    for (const auto& [eigenvalue, part] : parts) {
        Rational factor = eigenvalue == 0 ? reading.null : reading.rest;
        for (long k = 0; k <= order; ++k) {
            Function& coefficient = all[static_cast<std::size_t>(k)];
            coefficient = combination(coefficient, factor, part);
            factor *= -reading.speed * eigenvalue / (k + 1);
        }
    }
    return all;
}

LeastSquares drawn(claim::Sampler& sampler) {
    const long points = sampler.integer(1, 3), outputs = sampler.integer(1, 2), zeros = sampler.integer(0, 1);
    return least_squares(points, outputs, zeros, sampler.integer(0, 1'000'000));  // free: which sample
}
/// Every Delta^i is an eigenfunction of Pi with its lambda_i (0 for Delta^0), their sum is f* - f_0, and the formula
/// has the coefficients of t^0 … t^8 that the differential equation determines one after the other.
Truth solves(claim::Sampler& sampler, const Reading& reading) {
    const LeastSquares sample = drawn(sampler);
    const Function difference = combination(sample.goal, -1, sample.start);
    Function rest = difference;
    for (const auto& [eigenvalue, part] : sample.components(difference)) {
        if (sample.map(part) != combination(Function(part.size()), eigenvalue, part)) return Truth::no;
        rest = combination(rest, -1, part);
    }
    constexpr long order = 8;  // free: how far
    return rigor::truth(rest == Function(rest.size()) && series(reading, sample, order) == sample.flow(order));
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
    result.scope = "false whenever f_0 != f*, at every t: the formula is 2 f* - f_t";
    result.steps.carries(claim::witness<LeastSquares>(
        fmt::format("one data point, K(x_1, x_1) = {}, f_0 = {}, f* = {}, t = 0", rigor::to_string(reading.kernel),
                    rigor::to_string(reading.start), rigor::to_string(reading.goal)),
        one_point(reading),
        {"the formula for f_t at x_1", [&](const LeastSquares& s) { return series(reading, s, 0)[0][0]; }},
        Relation::equal, {"f_0 at x_1", [](const LeastSquares& s) { return s.start[0]; }}));
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all t, f_0, f*, all finite data sets and positive semidefinite kernels";
    // With E_i = e^(-lambda_i t): f_t = f* + null Delta^0 + rest (E_1 Delta^1 + E_2 Delta^2), dE_i/dt = -speed lambda_i
    // E_i.
    result.steps.carries(claim::cites(context, "jacot-2018/section-5-solution"))
        .carries(claim::identity<4>(
            "the formula at t = 0, f* = f_0 + Delta^0 + Delta^1 + Delta^2",
            [&](const auto& start, const auto& null, const auto& d1, const auto& d2) {
                return start + null + d1 + d2 + reading.null * null + reading.rest * (d1 + d2);
            },
            "f_0", [](const auto& start, const auto&, const auto&, const auto&) { return start; }))
        .carries(claim::identity<8>(
            "d/dt of the formula, by dual numbers, E_i = e^(-lambda_i t)",
            [&](const auto& goal, const auto& null, const auto& l1, const auto& l2, const auto& e1, const auto& e2,
                const auto& d1, const auto& d2) {
                using T = std::decay_t<decltype(e1)>;
                using D = rigor::Dual<T>;
                const D E1(e1, T(-reading.speed * l1 * e1)), E2(e2, T(-reading.speed * l2 * e2));
                const D rest = D(T(reading.rest)) * (E1 * D(d1) + E2 * D(d2));
                return (D(goal) + D(T(reading.null)) * D(null) + rest).derivative;
            },
            "Pi (f* - f_t), Pi (u Delta^0 + v Delta^1 + w Delta^2) = lambda_1 v Delta^1 + lambda_2 w Delta^2",
            [&](const auto&, const auto&, const auto& l1, const auto& l2, const auto& e1, const auto& e2,
                const auto& d1, const auto& d2) {
                const auto v = -(reading.rest * e1), w = -(reading.rest * e2);
                return l1 * v * d1 + l2 * w * d2;
            }))
        .carries(claim::written(context, "components"))
        .supports(claim::instances("Delta^i are eigenfunctions with the sum f* - f_0, and the formula has the "
                                   "coefficients of t^0 … t^8 of the differential equation; 1 to 3 points, 1 and 2 "
                                   "outputs, on the data and off, exactly",
                                   context.seed, 30,  // free: how many
                                   [&](claim::Sampler& s) { return solves(s, reading); }));
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-5-trajectory", check)
        .control("f_0 = f*", [](Reading& r) { r.start = r.goal; })
        .corrected(check_correction, corrected())
        .correction_control("the sign of Delta^0 as printed", [](Reading& r) { r.null = 1; })
        .correction_control("the sign of the sum as printed", [](Reading& r) { r.rest = 1; })
        .correction_control("e^(-(1 + 1e-20) t lambda_i)",
                            [](Reading& r) { r.speed = 1 + rigor::parse_rational("1e-20"); })
        .property(claim::property_where(
            "f_0 != f* on the data: the corrected trajectory solves the equation to order 8 in t, and the printed one is 2 "
            "f* minus it, exactly",
            [](long seed) {
                claim::Sampler sampler(static_cast<std::uint64_t>(seed), 0);
                const LeastSquares sample = drawn(sampler);
                return rigor::truth(
                    !std::equal(sample.start.begin(), sample.start.begin() + sample.on_data(), sample.goal.begin()));
            },
            [](long seed) {
                claim::Sampler first(static_cast<std::uint64_t>(seed), 0), second = first;
                const LeastSquares sample = drawn(first);
                const auto flow = sample.flow(4), mirror = series({}, sample, 4);
                for (std::size_t k = 0; k < flow.size(); ++k)
                    if (combination(mirror[k], 1, flow[k]) !=
                        combination(Function(sample.goal.size()), k == 0 ? 2 : 0, sample.goal))
                        return Truth::no;
                return solves(second, corrected());
            },
            claim::Input{"seed", claim::integers(1, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_5_trajectory
