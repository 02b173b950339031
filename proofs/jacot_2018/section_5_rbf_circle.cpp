#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "rigor/number/ball_functions.hpp"

#include <fmt/format.h>

namespace proofs::jacot_2018::section_5_rbf_circle {
namespace {

using claim::Relation;
using rigor::Ball, rigor::Rational, rigor::Truth;

/// The eigenvalue of frequency k + 1 against that of k, of exp(-sign |x - x'|^2/(2 s^2)).
struct Reading {
    Relation next = Relation::less;
    long sign = 1;
    long shift = 1;  ///< I_(k-shift) I_(k+shift) against I_k^2
};

Rational factorial(long n) {
    Rational product = 1;
    for (long k = 2; k <= n; ++k) product *= k;
    return product;
}
/// 0 where n is negative.
Rational reciprocal_factorial(long n) { return n < 0 ? Rational(0) : Rational(1 / factorial(n)); }

/// I_k = sum_j (kappa/2)^(2j + k)/(j! (j + k)!); what is left out is below the last term times 2.
Ball bessel(long k, const Rational& kappa) {
    Ball sum(0), term(1);
    const Ball half{Rational(kappa / 2)};
    for (long i = 1; i <= k; ++i) term *= half / Ball(i);
    for (long j = 0; j < 400; ++j) {
        sum += term;
        term *= half * half / Ball(j + 1) / Ball(j + 1 + k);
    }
    return sum.widened(Ball(2) * rigor::abs(term));
}
/// At theta = 0 the series of e^(kappa cos theta) is e^kappa: how far I_0 + 2 (I_1 + … + I_60) is from it.
claim::Step series_at_zero(const Rational& kappa) {
    const rigor::Precision precision(256);
    Ball sum = bessel(0, kappa);
    for (long k = 1; k <= 60; ++k) sum += Ball(2) * bessel(k, kappa);
    return claim::exact({fmt::format("|I_0 + 2 (I_1 + … + I_60) - e^kappa| at kappa = {}", rigor::to_string(kappa)),
                         rigor::abs(sum - rigor::exp(Ball(kappa)))},
                        Relation::less, {"1e-50", rigor::parse_rational("1e-50")});
}

/// The eigenvalue of cos(k theta), up to a positive factor that k does not enter.
Truth next_is(long k, const Rational& kappa, const Reading& reading) {
    const rigor::Precision precision(256);
    const Rational signed_kappa = reading.sign * kappa;
    return claim::compare(bessel(k + 1, signed_kappa), reading.next, bessel(k, signed_kappa));
}

/// The coefficient of (kappa/2)^(2n + mu + nu) in I_mu I_nu: the convolution of both series.
Rational convolution(long n, long mu, long nu) {
    Rational sum = 0;
    for (long i = 0; i <= n; ++i)
        sum += reciprocal_factorial(i) * reciprocal_factorial(i + mu) * reciprocal_factorial(n - i) *
               reciprocal_factorial(n - i + nu);
    return sum;
}
/// (n + k)/(n + k + 1), the quotient of the coefficients of I_(k-1) I_(k+1) and of I_k^2, for all k up to n.
Truth quotients(long n, const Reading& reading) {
    for (long k = 0; k <= n; ++k)
        if (convolution(n, k - reading.shift, k + reading.shift) != Rational(n + k, n + k + 1) * convolution(n, k, k))
            return Truth::no;
    return Truth::yes;
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "the uniform distribution on the circle, every width s of the kernel";
    result.steps.carries(claim::written(context, "series"))
        .supports(series_at_zero(Rational(3, 2)))
        .carries(claim::written(context, "products"))
        .supports(claim::range("n", 0, 16,
                               "the coefficients of I_(k-1) I_(k+1) are those of I_k^2 times (n + k)/(n + k + 1), k up "
                               "to n, by convolution, exactly",
                               [&](long n) { return quotients(n, reading); }))
        .carries(claim::written(context, "turan"));
    for (const Rational& kappa : {Rational(1, 10), Rational(1), Rational(20), Rational(100)})
        result.steps.supports(claim::range(
            "k", 0, 30,
            fmt::format("the eigenvalue of frequency k + 1 is smaller than that of k, kappa = {}, in balls",
                        rigor::to_string(kappa)),
            [&](long k) { return next_is(k, kappa, reading); }));
    if (context.verdict_only) return result;
    const rigor::Precision precision(rigor::bits_for_digits(context.digits) + 64);
    for (const long k : {0L, 1L, 2L, 10L})
        result.values.push_back({fmt::format("e^-1 I_{}(1), the eigenvalue of frequency {} at s = 1", k, k),
                                 (bessel(k, 1) * rigor::exp(Ball(-1))).enclosure(context.digits)});
    return result;
}

const claim::Registered registered{[]() -> claim::Check {
    return claim::checked("jacot-2018/section-5-rbf-circle", check)
        .control("eigenvalues increase with the frequency", [](Reading& r) { r.next = Relation::greater; })
        .control("exp(+|x - x'|^2/(2 s^2))", [](Reading& r) { r.sign = -1; })
        .control("I_(k-2) I_(k+2) in place of I_(k-1) I_(k+1)", [](Reading& r) { r.shift = 2; })
        .property(claim::property(
            "kappa > 0: the eigenvalue of frequency k + 1 is smaller than that of k, in balls",
            [](long k, const Rational& kappa) { return next_is(k, kappa, {}); },
            claim::Input{"k", claim::integers(0, 20)},
            claim::Input{"kappa",
                         rc::gen::map(claim::integers(1, 500), [](long tenths) { return Rational(tenths, 10); })}));
}};

}  // namespace
}  // namespace proofs::jacot_2018::section_5_rbf_circle
