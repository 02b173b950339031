#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "ntk/kernel/two_point_kernel.hpp"
#include "proofs/st_arnaud_2026/common/depth_map_steps.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::appendix_a_biases {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// Sigma' = second_moment (…) + bias beta^2 with E[relu^2] = second_moment; Theta' = slope Theta h' + Sigma'.
/// The limits of Theta in units of beta^2, on and off the diagonal; `points` points.
struct Reading {
    Rational second_moment{1, 2}, slope{1, 2}, bias = 1;
    Rational diagonal = 4, off_diagonal = 4;
    long points = 2;
    bool singular = false;  ///< what is said of the limit, in place of invertible
    DepthMapPrint h{};
};

/// The fixed points: q = q second_moment + bias b, b = beta^2, and Theta = Theta slope h'(1) + q, on and off the
/// diagonal, where the correlation tends to 1.
claim::Steps limits(const Reading& reading) {
    const Rational variance = reading.bias / (1 - reading.second_moment);
    const auto fixed = [&](const Rational& limit, const std::string& where) {
        return claim::exact({"Theta slope h'(1) + q " + where + " at Theta = " + rigor::to_string(limit),
                             Rational(limit * reading.slope * reading.h.slope_at(1) + variance)},
                            Relation::equal, {rigor::to_string(limit), limit});
    };
    claim::Steps steps;
    steps
        .carries(claim::identity<1>(
            fmt::format("q E[relu^2] + beta^2 at q = {} beta^2", rigor::to_string(variance)),
            [&](const auto& b) { return variance * b * reading.second_moment + reading.bias * b; }, "q",
            [&](const auto& b) { return variance * b; }))
        .carries(fixed(reading.diagonal, "on the diagonal"))
        .carries(fixed(reading.off_diagonal, "off the diagonal"))
        .carries(claim::exact({"(q - beta^2)/beta^2", Rational(variance - reading.bias)}, Relation::less,
                              {"q/beta^2", variance}));
    return steps;
}

RationalMatrix limit_matrix(const Reading& reading) {
    RationalMatrix matrix(reading.points, reading.points);
    for (long i = 0; i < reading.points; ++i)
        for (long j = 0; j < reading.points; ++j) matrix(i, j) = i == j ? reading.diagonal : reading.off_diagonal;
    return matrix;
}

/// Theta_infinity^(L) of Jacot et al. for two unit vectors with inner product z, n0 = 3.
Ball with_biases(const Rational& z, const Rational& beta, long L) {
    ntk::TwoPointKernelIteration<Ball> walk({1, z, 1}, ntk::FullyConnectedKernel::jacot(3, beta));
    walk.advance_to(L);
    return walk.tangent_kernel();
}

claim::Steps shared(const claim::Context& context, const Reading& reading) {
    claim::Steps steps = limits(reading);
    steps.carries(claim::cites(context, "st-arnaud-2026/definition-5"))
        .carries(claim::cites(context, "st-arnaud-2026/appendix-c-above-identity"))
        .carries(claim::written(context, "correlations"))
        .carries(claim::written(context, "kernel"));
    return steps;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "every beta > 0, n0 and data set of n >= 2 points of the sphere; every factor of L as normalization";
    result.steps = shared(context, reading);
    result.steps
        .carries(claim::exact(
            {fmt::format("the rank of the limit/beta^2, n = {}", reading.points), rigor::rank(limit_matrix(reading))},
            reading.singular ? Relation::equal : Relation::less, {"n", reading.points}))
        .carries(claim::written(context, "singular"));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 300);
    for (const long L : {10L, 40L, 160L})
        result.values.push_back({fmt::format("Theta(x, x) - Theta(x, x'), beta = 1, n0 = 3, x^T x' = 0, L = {}", L),
                                 (with_biases(1, 1, L) - with_biases(0, 1, L)).enclosure(context.digits)});
    return result;
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all beta > 0, all points of the sphere";
    result.steps = shared(context, reading);
    result.steps
        .carries(claim::exact(
            {fmt::format("the rank of the limit/beta^2, n = {}", reading.points), rigor::rank(limit_matrix(reading))},
            reading.singular ? Relation::less : Relation::equal, {"n", reading.points}))
        .carries(claim::written(context, "singular"));
    return result;
}

/// |Theta(x, x') - 4 beta^2| < beta^2 2^-40 at L = 160.
Truth near_limit(const Rational& z, long tenths) {
    const rigor::Precision precision(500);
    const Rational square = Rational(tenths, 10) * Rational(tenths, 10);
    return rigor::certainly_less(rigor::abs(with_biases(z, Rational(tenths, 10), 160) - Ball(Rational(4 * square))),
                                 Ball(Rational(square * rigor::power_of_two(-40))));
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational small = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/appendix-a-biases", check)
        .control("one point, n = 1", [](Reading& r) { r.points = 1; })
        .control("the limit 4 beta^2 on and 3 beta^2 off the diagonal", [](Reading& r) { r.off_diagonal = 3; })
        .control("no biases", [](Reading& r) { r.bias = 0; })
        .corrected(check_correction, Reading{.singular = true})
        .correction_control("the limit (4 + 1e-20) beta^2",
                            [=](Reading& r) {
                                r.diagonal += small;
                                r.off_diagonal += small;
                            })
        .correction_control("(4 - 1e-20) beta^2 off the diagonal", [=](Reading& r) { r.off_diagonal -= small; })
        .correction_control("an invertible limit", [](Reading& r) { r.singular = false; })
        .correction_control("beta^2 (1 + 1e-20) in a layer", [=](Reading& r) { r.bias += small; })
        .property(claim::property(
            "|Theta(x, x') - 4 beta^2| < beta^2 2^-40 at L = 160, n0 = 3, z in [-1, 1], beta from 1/10 to 10, in balls",
            near_limit, claim::Input{"z", claim::correlations()}, claim::Input{"10 beta", claim::integers(1, 100)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::appendix_a_biases
