#include "claim/check.hpp"
#include "claim/cited_steps.hpp"
#include "claim/generators.hpp"
#include "claim/sampler.hpp"
#include "proofs/st_arnaud_2026/common/eigenvalue_map.hpp"

#include <algorithm>

namespace proofs::st_arnaud_2026::proposition_6_proof {
namespace {

using rigor::Ball, rigor::Rational, rigor::Truth;

/// The formula with exp(-t K/n^map.division) solves f_t'(x) = -k(x, X) (f_t(X) - f*(X))/n^division; remark 1 leaves the
/// division = 1 of Jacot et al. out.
struct Reading {
    EigenvalueMap map{};
    long division = 0;
};

/// |f_t(x) - f_inf(x)| = |k K^-1 exp(-t K) r| is at most |k| |r| e^(-t lambda)/lambda, up to 2^-900 for equality.
Truth approaches_limit(const ExactFlow& flow, long t) {
    const rigor::Precision precision(2048);
    const ntk::KernelFlow balls(rigor::BallMatrix(flow.kernel.matrix()),
                                rigor::BallVector(flow.residual.begin(), flow.residual.end()),
                                rigor::BallVector(static_cast<std::size_t>(flow.kernel.size())));
    const rigor::BallVector now = balls.coefficients(Ball(t)), limit = balls.limit_coefficients();
    const Ball least(*std::min_element(flow.kernel.eigenvalues.begin(), flow.kernel.eigenvalues.end()));
    Ball gap(0), k(0), r(0);
    for (std::size_t i = 0; i < now.size(); ++i) {
        gap += Ball(flow.at_x[i]) * (now[i] - limit[i]);
        k += rigor::square(Ball(flow.at_x[i]));
        r += rigor::square(Ball(flow.residual[i]));
    }
    return rigor::certainly_less(rigor::abs(gap),
                                 rigor::sqrt(k * r) * rigor::exp(-Ball(t) * least) / least + Ball::dyadic(1, -900));
}

claim::Result check(const claim::Context& context, const Reading& reading) {
    claim::Result result;
    result.scope = "all n, all positive definite kernel matrices";
    EigenvalueMap slower = reading.map;
    ++slower.division;
    result.steps = solves_eigenvalue_equation(reading.map, reading.division);
    result.steps.append(solves_eigenvalue_equation(slower, reading.division + 1))
        .carries(claim::cites(context, "st-arnaud-2026/proposition-6"))
        .carries(claim::written(context, "flows"))
        .carries(claim::written(context, "limit"))
        .supports(claim::instances(
            "|f_t(x) - f_inf(x)| <= |k(x, X)| |r| e^(-t lambda_n)/lambda_n, f_inf of proposition 3, t = 1, 10, 100",
            context.seed, 6, [](claim::Sampler& sampler) {
                const long n = sampler.integer(1, 5);
                const ExactFlow flow = exact_flow(n, sampler.integer(0, 1'000'000));
                return approaches_limit(flow, 1) && approaches_limit(flow, 10) && approaches_limit(flow, 100);
            }));
    return result;
}

/// The printed slope at 0 is n times that of Jacot et al., and f_(t/n) solves their equation to order 10.
Truth slopes(long n, long number) {
    const ExactFlow flow = exact_flow(n, number);
    const std::vector<Rational> printed = flow.series_of_closed_form(1, 1);
    return rigor::truth(printed[1] == n * flow.series_of_flow(Rational(1, n), 1)[1] &&
                        printed[1] != flow.series_of_flow(Rational(1, n), 1)[1] &&
                        flow.series_of_closed_form(Rational(1, n), 10) == flow.series_of_flow(Rational(1, n), 10));
}

const claim::Registered registered{[]() -> claim::Check {
    const Rational small = rigor::parse_rational("1e-20");
    return claim::checked("st-arnaud-2026/proposition-6-proof", check)
        .control("the equation with 1/n", [](Reading& r) { r.division = 1; })
        .control("the formula with exp(-t K/n)", [](Reading& r) { r.map.division = 1; })
        .control("exp(-(1 + 1e-20) t K)", [=](Reading& r) { r.map.speed += small; })
        .property(claim::property_where(
            "k(x, X) r != 0, n >= 2: the printed f_t has n times the slope at t = 0 of the flow of Jacot et al., and "
            "f_(t/n) solves that flow to order 10 in t, exactly",
            [](long n, long number) { return rigor::truth(exact_flow(n, number).series_of_flow(1, 1)[1] != 0); },
            slopes, claim::Input{"n", claim::integers(2, 6)}, claim::Input{"sample", claim::integers(0, 1'000'000)}));
}};

}  // namespace
}  // namespace proofs::st_arnaud_2026::proposition_6_proof
