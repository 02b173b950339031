#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sphere_points.hpp"
#include "rigor/matrix/rational_matrix.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace proofs::jacot_2018::theorem_3 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// The example f(rho) = pole/(pole - rho) - shift. Of the correction: infinitely many odd coefficients are asked for
/// too; how many antipodal pairs of the circle fewer than the argument has are said to be enough for a singular matrix;
/// the least dimension of "only if".
struct Reading {
    Rational pole = 2;
    Rational shift = 3;  // free: any from 2 on
    bool odd_too = true;
    long missing_pairs = 0;
    long least_dimension = 2;
};

std::string name_of_example(const Reading& r) {
    return fmt::format("{0}/({0} - rho) - {1}", rigor::to_string(r.pole), rigor::to_string(r.shift));
}

/// b_n = pole^-n for n >= 1: with p = pole, g = f - b_0 satisfies g = (rho/p)(1 + g), so that b_1 = 1/p and
/// b_n = b_(n-1)/p; and it is a closed form of the series by the next identity, whose remainder tends to 0.
claim::Step series_of_example(const Reading& reading) {
    return claim::identity<1>(
        name_of_example(reading), [&](const auto& rho) { return reading.pole / (reading.pole - rho) - reading.shift; },
        "b_0 + b_1 rho + … + b_8 rho^8 + rho^9 pole^-8/(pole - rho), b_0 = 1 - shift, b_n = pole^-n",
        [&](const auto& rho) {
            auto sum = rho - rho + (1 - reading.shift), power = rho / rho;
            for (long n = 1; n <= 8; ++n) {  // free: how many terms
                power = power * rho / reading.pole;
                sum = sum + power;
            }
            return sum + power * rho / (reading.pole - rho);
        });
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.aim = claim::Result::Aim::refute;
    result.scope = "\"if\" fails, for every n_0, where a coefficient may be negative";
    result.steps.carries(series_of_example(reading))
        .carries(claim::exact({"1/pole, the ratio of b_(n+1) and b_n, n >= 1", 1 / reading.pole}, Relation::greater,
                              {"0", 0}))
        .carries(claim::exact({"1/pole", 1 / reading.pole}, Relation::less, {"1 (convergence on [-1, 1])", 1}))
        .carries(claim::written(context, "example"))
        .carries(claim::witness<Rational>(
            "x' = x, any unit vector", Rational(1),
            {"K_f(x, x) = f(1) of f(rho) = " + name_of_example(reading),
             [&](const Rational& rho) { return Rational(reading.pole / (reading.pole - rho) - reading.shift); }},
            Relation::greater, {"0", [](const Rational&) { return 0; }}));
    return result;
}

RationalMatrix kernel_matrix(const RationalMatrix& points, const std::function<Rational(const Rational&)>& f) {
    const RationalMatrix inner = rigor::row_products(points);
    RationalMatrix k(inner.rows(), inner.rows());
    for (long i = 0; i < k.rows(); ++i)
        for (long j = 0; j < k.rows(); ++j) k(i, j) = f(inner(i, j));
    return k;
}

/// The smallest even n with (N - 1) r^n < 1, where r < 1 bounds |<x, x'>| over the pairs that are not antipodal.
unsigned long large_even_power(const RationalMatrix& points) {
    const RationalMatrix inner = rigor::row_products(points);
    Rational r = 0;
    for (long i = 0; i < inner.rows(); ++i)
        for (long j = 0; j < i; ++j)
            if (abs(inner(i, j)) < 1) r = std::max(r, Rational(abs(inner(i, j))));
    unsigned long n = 2;
    while ((inner.rows() - 1) * rigor::power(r, n) >= 1) n += 2;
    return n;
}
/// z^n + z^(n+1), or z^n alone.
RationalMatrix powers(const RationalMatrix& points, bool odd_too) {
    const unsigned long n = large_even_power(points);
    return kernel_matrix(points, [&](const Rational& z) {
        return Rational(rigor::power(z, n) + (odd_too ? rigor::power(z, n + 1) : Rational(0)));
    });
}

/// Even part 1 + z^2 + … + z^(2 m), or sum (z^2/4)^j; odd part likewise, times z.
Rational part(bool finite, long m, const Rational& square) {
    if (!finite) return 1 / (1 - square / 4);
    Rational sum = 0;
    for (long j = 0; j <= m; ++j) sum += rigor::power(square, static_cast<unsigned long>(j));
    return sum;
}
/// The numbers of zero eigenvalues at antipodal pairs of the circle, where one part of f has coefficients up to 2 m
/// (even) or 2 m + 1 (odd) only: at least one for 2 m + 2 and 2 m + 3 pairs.
claim::Step only_if(bool odd_finite, const Reading& reading) {
    const long more = odd_finite ? 3 : 2;
    return claim::range(
        "m", 0, 3,
        {fmt::format("zero eigenvalues at 2 m + {} antipodal pairs of the circle, {} coefficients up to {} only",
                     more - reading.missing_pairs, odd_finite ? "odd" : "even", odd_finite ? "2 m + 1" : "2 m"),
         [=](const long& m) {
             const long pairs = 2 * m + more - reading.missing_pairs;
             const rigor::Inertia inertia =
                 rigor::inertia(kernel_matrix(claim::antipodal_circle_points(pairs), [&](const Rational& z) {
                     return Rational(part(!odd_finite, m, z * z) + z * part(odd_finite, m, z * z));
                 }));
             return inertia.zero;
         }},
        Relation::greater, {"0", [](const long&) { return 0; }});
}
/// In dimension 1, f = 1 + 2 rho: finitely many coefficients. "Only if" says that the matrix at 1, -1 is singular.
claim::Step dimension_one() {
    const RationalMatrix two =
        kernel_matrix(claim::antipodal_circle_points(1), [](const Rational& z) { return Rational(1 + 2 * z); });
    return claim::exact({"negative and zero eigenvalues of f = 1 + 2 rho at the two points of the sphere of R^1",
                         2 - rigor::inertia(two).positive},
                        Relation::greater, {"0", 0});
}

claim::Result check_correction(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all f with b_n >= 0 and a series that converges on [-1, 1], all n_0 >= 1";
    result.steps.carries(claim::written(context, "if"))
        .carries(claim::written(context, "only-if"))
        .carries(claim::written(context, "dimension-one"));
    for (const auto& [name, points] : {std::pair{"12 points of S^2", claim::sphere_points()},
                                       std::pair{"6 antipodal pairs of the circle", claim::antipodal_circle_points(6)}})
        result.steps.supports(claim::exact_inertia(
            {fmt::format("z^n {}at {}, n even and large", reading.odd_too ? "+ z^(n+1) " : "", name),
             powers(points, reading.odd_too)},
            {.positive = points.rows()}));
    for (const bool odd_finite : {true, false}) result.steps.supports(only_if(odd_finite, reading));
    if (reading.least_dimension < 2) result.steps.supports(dimension_one());
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/theorem-3", check)
        .control("b_0 = 0: f = 2/(2 - rho) - 1, all coefficients >= 0", [](Reading& r) { r.shift = 1; })
        .control("f = 5/4/(5/4 - rho) - 3, whose sum of positive coefficients is larger than |b_0|",
                 [](Reading& r) { r.pole = Rational(5, 4); })
        .control("f = -2/(-2 - rho) - 3, whose odd coefficients are negative", [](Reading& r) { r.pole = -2; })
        .corrected(check_correction, {.shift = 1})
        .correction_control("infinitely many even coefficients suffice", [](Reading& r) { r.odd_too = false; })
        .correction_control("one antipodal pair fewer is singular too", [](Reading& r) { r.missing_pairs = 1; })
        .correction_control("\"only if\" for n_0 = 1 as well", [](Reading& r) { r.least_dimension = 1; })
        .property(claim::property_where(
            "z^n + z^(n+1), n even with (N - 1) r^n < 1, is positive definite, exactly, at N >= 2 of twelve points of "
            "S^2",
            [](long mask) { return rigor::truth((mask & (mask - 1)) != 0); },
            [](long mask) {
                const RationalMatrix points = claim::rows_of(claim::sphere_points(), mask);
                return rigor::truth(rigor::inertia(powers(points, true)).positive == points.rows());
            },
            claim::Input{"subset", claim::integers(1, 4095)}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::theorem_3
