#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/decided_steps.hpp"
#include "proofs/yu_2025/common/kernel_perturbation.hpp"

#include <fmt/format.h>

namespace proofs::yu_2025::eq_c_20 {
namespace {

using claim::Relation;
using rigor::Rational, rigor::RationalMatrix, rigor::Truth;

/// Entries of at most lambda_0/(2 n^power); factors of the larger side of the first three links; the last member is
/// last lambda_0; the norms in the printed order or exchanged.
struct Reading {
    unsigned long power = 2;
    Rational weyl{1}, norms{1}, entries{1}, last{1, 2};
    bool exchanged = false;
};

Rational square(const Rational& q) { return q * q; }

using Member = std::function<Rational(const Perturbation&)>;

/// A link at the matrices where one of the links is an equality.
claim::Step at_extremes(const Reading& reading, const std::string& left, const Member& smaller, const Rational& factor,
                        const std::string& right, const Member& larger) {
    const auto extremal =
        extremal_perturbations([&](long n) { return Rational(1 / (2 * rigor::power(Rational(n), reading.power))); });
    return claim::exact_for_each<Perturbation>(
        fmt::format("K = I, E = -eps 1 1^T, -eps I, -eps e_1 e_1^T, n = 1 to 6, eps = 1/(2 n^{})", reading.power),
        extremal, {left, smaller}, Relation::at_most,
        {factor == 1 ? right : rigor::to_string(factor) + " " + right,
         [=](const Perturbation& p) { return Rational(factor * larger(p)); }});
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n >= 1, all symmetric K(X, X) and K_t(X, X) with (C.18), all t";
    const Member change = [](const Perturbation& p) { return p.change; },
                 norm = [](const Perturbation& p) { return p.spectral; },
                 spectral = [](const Perturbation& p) { return square(p.spectral); },
                 frobenius = [](const Perturbation& p) { return p.frobenius_square; },
                 total = [](const Perturbation& p) { return square(p.total); };
    result.steps.carries(claim::written(context, "weyl"))
        .supports(at_extremes(reading, "|lambda_min(K + E) - lambda_min(K)|, by exact inertia", change, reading.weyl,
                              "|E|_2", norm))
        .carries(claim::written(context, "norms"))
        .supports(reading.exchanged
                      ? at_extremes(reading, "|E|_F^2", frobenius, 1, "|E|_2^2", spectral)
                      : at_extremes(reading, "|E|_2^2", spectral, square(reading.norms), "|E|_F^2", frobenius))
        .carries(claim::written(context, "entries"))
        .supports(at_extremes(reading, "|E|_F^2", frobenius, square(reading.entries), "(sum |E_ij|)^2", total))
        .carries(claim::identity<1>(
            fmt::format("n^2 terms 1/(2 n^{}), the most that sum |E_ij|/lambda_0 can be", reading.power),
            [&](const auto& n) {
                auto entry = n / n / 2;
                for (unsigned long k = 0; k < reading.power; ++k) entry /= n;
                return n * n * entry;
            },
            "the last member, " + rigor::to_string(reading.last),
            [&](const auto& n) { return reading.last * (n / n); }))
        .carries(claim::written(context, "last"));
    return result;
}

/// All links for a random pair, E scaled to the hypothesis: largest entry at most below/(2 n^2), below <= lambda_0.
Truth links(const PerturbedKernel& pair) {
    const RationalMatrix k = pair.kernel();
    RationalMatrix e = pair.perturbation();
    const long n = pair.points();
    const Rational below = n == 1 ? k(0, 0) : rigor::rational_midpoint(rigor::smallest_eigenvalue(k).lower);
    Rational sum_of_squares = 0, total = 0;
    for (long i = 0; i < n; ++i)
        for (long j = 0; j < n; ++j) {
            e(i, j) *= below / (2 * n * n);
            sum_of_squares += e(i, j) * e(i, j);
            total += abs(e(i, j));
        }
    // |E|_2 from above, through the largest eigenvalue of E^2; then Weyl with that number.
    const Rational spectral =
        sum_of_squares == 0 ? Rational(0)
                            : root_above(n == 1 ? Rational(e(0, 0) * e(0, 0))
                                                : rigor::rational_midpoint(rigor::largest_eigenvalue(e * e).upper));
    return spectral_norm_at_most(e, spectral) && eigenvalue_within(k, e, spectral) &&
           rigor::truth(rigor::inertia((e * e).shifted(sum_of_squares)).positive == 0 &&
                        sum_of_squares <= total * total && total <= below / 2);
}
/// (C.18): E_ij is a multiple of lambda_0/(2 n^2) by at most 1.
Truth within_hypothesis(const PerturbedKernel& pair) {
    const RationalMatrix e = pair.perturbation();
    bool all = true, some = false;
    for (long i = 0; i < e.rows(); ++i)
        for (long j = 0; j < e.columns(); ++j) {
            all = all && abs(e(i, j)) <= 1;
            some = some || e(i, j) != 0;
        }
    return rigor::truth(all && some);
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational little = rigor::parse_rational("1e-20");
    return claim::checked("yu-2025/eq-c.20", check)
        .control("|lambda~_0 - lambda_0| <= (1 - 1e-20) |E|_2", [=](Reading& r) { r.weyl -= little; })
        .control("the two norms exchanged", [](Reading& r) { r.exchanged = true; })
        .control("|E|_2 <= (1 - 1e-20) |E|_F", [=](Reading& r) { r.norms -= little; })
        .control("|E|_F <= (1 - 1e-20) sum |E_ij|", [=](Reading& r) { r.entries -= little; })
        .control("hypothesis lambda_0/(2n)", [](Reading& r) { r.power = 1; })
        .control("last member (1/2 - 1e-20) lambda_0", [=](Reading& r) { r.last -= little; })
        .property(claim::property_where(
            "all links for K = B B^T + I and random symmetric E != 0 with |E_ij| <= lambda_0/(2 n^2), by exact "
            "inertia, n = 1 to 5",
            within_hypothesis, links, claim::Input{"K, E", perturbed_kernels()}));
}};

}  // namespace
}  // namespace proofs::yu_2025::eq_c_20
