#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/st_arnaud_2026/common/eigenvalue_map.hpp"

#include <fmt/format.h>

namespace proofs::st_arnaud_2026::remark_1 {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// With exp(-t K/n^division) the eigenvalues are mapped to (e^(-t lambda/n^map.division) - 1)/lambda. "Omitting 1/n" is
/// division = 0. The example is K = I with `points` points at t = 1.
struct Reading {
    long division = 0;
    EigenvalueMap map{.division = 1};
    long points = 2;
};

/// The first entry of K^-1 (exp(-K/n^division) - I) for K = I, by the exponential of an augmented matrix.
Ball entry_of_the_matrix(long points, long division) {
    const rigor::BallMatrix kernel(rigor::RationalMatrix::identity(points));
    const Rational time = division == 0 ? Rational(1) : Rational(1, points);
    return -ntk::flow_integral(kernel, Ball(time))(0, 0);
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "false for n = 2, lambda = t = 1; by the paragraph for every n >= 2, t != 0 and lambda != 0";
    result.steps
        .carries(claim::witness<long>(
            fmt::format("n = {}, K = I, t = 1, lambda = 1", reading.points), reading.points,
            {"the eigenvalue of the matrix",
             [&](long n) { return claim::Quantity(entry_of_the_matrix(n, reading.division)); }},
            Relation::equal, {reading.map.name(), [&](long n) { return claim::Quantity(reading.map.at(1, 1, n)); }}))
        .supports(claim::written(context, "every-n"));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    result.values = {
        {"lambda = 1, t = 1, n = 2: the eigenvalue for exp(-t K)", entry_of_the_matrix(2, 0).enclosure(context.digits)},
        {"the value printed, which is that for exp(-t K/n)", reading.map.at(1, 1, 2).enclosure(context.digits)}};
    return result;
}

/// Both conventions: without 1/n in the exponential and in the map, and with it in both.
claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n, all real t, all symmetric invertible K";
    EigenvalueMap kept = reading.map;
    ++kept.division;
    result.steps = solves_eigenvalue_equation(reading.map, reading.division);
    result.steps.append(solves_eigenvalue_equation(kept, reading.division + 1))
        .carries(claim::cites(context, "st-arnaud-2026/proposition-6-eigenvalues"))
        .carries(claim::written(context, "conventions"))
        .supports(claim::instances("both maps against the exponential of an augmented matrix, 2 to 6 points, to 2^-120",
                                   context.seed, 12, [&](claim::Sampler& sampler) {
                                       const long n = sampler.integer(2, 6);
                                       const DecomposedKernel kernel = unusual_kernel(n, sampler.integer(0, 1'000'000));
                                       const Rational t = sampler.positive_rational(4, 5);
                                       return eigenvectors_confirm(kernel, t, reading.map, reading.division) &&
                                              eigenvectors_confirm(kernel, t, kept, reading.division + 1);
                                   }));
    return result;
}

/// The printed map is not that of exp(-t K), where the corrected one is.
Truth maps_differ(long n, long number, const Rational& t) {
    const DecomposedKernel kernel = unusual_kernel(n, number);
    return !eigenvectors_confirm(kernel, t, EigenvalueMap{.division = 1}, 0) && eigenvectors_confirm(kernel, t, {}, 0);
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational small = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/remark-1", check)
        .control("1/n kept in the exponential", [](Reading& r) { r.division = 1; })
        .control("n = 1", [](Reading& r) { r.points = 1; })
        .corrected(check_correction, Reading{.map = {}})
        .correction_control("e^(-t lambda/n) for exp(-t K)", [](Reading& r) { r.map.division = 1; })
        .correction_control("e^(-t lambda) for exp(-t K/n)", [](Reading& r) { r.division = 1; })
        .correction_control("e^(-(1 + 1e-20) t lambda)", [=](Reading& r) { r.map.speed += small; })
        .correction_control("(1 + 1e-20) e^(-t lambda) - 1", [=](Reading& r) { r.map.factor += small; })
        .correction_control("e^(-t lambda) - 1 + 1e-20", [=](Reading& r) { r.map.constant += small; })
        .property(claim::property_where(
            "for t != 0 the matrix without 1/n has the eigenvalues (e^(-t lambda) - 1)/lambda and not "
            "(e^(-t lambda/n) - 1)/lambda",
            [](long, long, const Rational& t) { return rigor::truth(t != 0); }, maps_differ,
            claim::Input{"n", claim::integers(2, 4)}, claim::Input{"sample", claim::integers(0, 1'000'000)},
            claim::Input{"t", rc::gen::map(claim::integers(-50, 100), [](long p) { return Rational(p, 25); })}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::remark_1
